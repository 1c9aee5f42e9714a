import Testing

@testable import TextStatistics

@Suite struct SimilarityInferenceResamplingTests {
  private let measures = SimilarityMeasure.allCases.filter(\.canBeResampled)

  /// What the existing similarity says of a corpus whose articles were repeated.
  private func naive(_ articles: GroupedArticles, _ drawn: [[Int]], idf: [Double]) -> [SimilarityMatrix] {
    let rows = dense(articles.matrix.counts)
    let groups = drawn.map { group in
      group.reduce([UInt32](repeating: 0, count: idf.count)) { zip($0, rows[$1]).map { $0 + $1 } }
    }
    return Similarities(counts: counts(groups), weighting: Weighting(), idf: idf).matrices(of: measures)
  }

  private func resampler(_ articles: GroupedArticles, threads: Int = 1) -> (SimilarityResampler, idf: [Double]) {
    let members = articles.groupNames.indices.map { group in
      articles.groups.indices.filter { articles.groups[$0] == UInt32(group) }
    }
    let idf = Weighting().idf(
      documentFrequency: articles.matrix.documentFrequencies, count: articles.matrix.articleCount)
    let sums = RowSums(columnCount: idf.count)
    for group in members {
      for article in group { sums.add(article, of: articles.matrix.counts) }
      sums.endRow()
    }
    let whole = Similarities(counts: sums.take(), weighting: Weighting(), idf: idf)
    return (
      SimilarityResampler(
        articles, ReplicateSimilarity(measures, whole), members: members, seed: 9, threads: threads), idf
    )
  }

  private func made(_ seed: UInt64) throws -> GroupedArticles {
    var random = SeededGenerator(seed)
    let outlets = randomOutlets([0.2, 0.5, 0.8], articles: 7, &random)
    return try groupedArticles([outlets[0], Array(outlets[1].prefix(4)), outlets[2]], strata: (0..<18).map { $0 % 3 })
  }

  /// But for the shares of the columns in `chi2_dist`, which replicates take from the whole corpus.
  @Test func replicatesAreTheSimilarityOfRepeatedArticles() throws {
    let articles = try made(1)
    let (resampler, idf) = resampler(articles, threads: 3)
    let values = resampler.bootstrap(25) {}
    let weights = BootstrapWeights(ArticleStrata(articles.groupStrata), replicates: 25, seed: 9)
    for replicate in 0..<25 {
      let drawn = resampler.members.map { group in
        group.flatMap { Array(repeating: $0, count: weights[replicate: replicate, article: $0]) }
      }
      #expect(drawn.map(\.count) == [7, 4, 7])
      for (index, matrix) in naive(articles, drawn, idf: idf).enumerated() where matrix.measure != .chi2Dist {
        for (pair, (a, b)) in [(0, 1), (0, 2), (1, 2)].enumerated() {
          let value = values[(index * 3 + pair) * 25 + replicate]
          #expect(agree(value, matrix[a, b], tolerance: 1e-11), "\(matrix.measure) \(value) \(matrix[a, b])")
        }
      }
    }
  }

  @Test func permutationsAreTheSimilarityOfExchangedArticles() throws {
    let articles = try made(2)
    let (resampler, idf) = resampler(articles)
    let sums = RowSums(columnCount: idf.count)
    // More than fit into one block.
    let values = resampler.permutations(70, 0, 2, sums)
    let pool = resampler.members[0] + resampler.members[2]
    var dealt = DealtArticles(pool.map { articles.strata[$0] }, firstCount: resampler.members[0].count, seed: 9)
    for permutation in 0..<70 {
      dealt.deal(permutation)
      let drawn = [0, 1, 2].map { group in
        pool.indices.filter { (dealt.drawn.contains($0) == dealt.drawsFirst) == (group == 0) && group != 1 }
          .map { pool[$0] }
      }
      for (index, matrix) in naive(articles, drawn, idf: idf).enumerated() where matrix.measure != .chi2Dist {
        #expect(agree(values[index][permutation], matrix[0, 2], tolerance: 1e-11), "\(matrix.measure)")
      }
    }
  }

  @Test func columnSharesOfTheWholeCorpusWeighItsReplicates() throws {
    let articles = try made(3)
    let (resampler, _) = resampler(articles)
    let values = resampler.bootstrap(5) {}
    let weights = BootstrapWeights(ArticleStrata(articles.groupStrata), replicates: 5, seed: 9)
    let rows = dense(articles.matrix.counts).map { $0.map(Double.init) }
    func shares(_ weight: (Int) -> Double) -> [Double] {
      let sums = rows.enumerated().reduce([Double](repeating: 0, count: topicWords)) { sums, row in
        zip(sums, row.element).map { $0 + $1 * weight(row.offset) }
      }
      return sums.map { $0 / sums.reduce(0, +) }
    }
    let c = shares { _ in 1 }
    let index = measures.firstIndex(of: .chi2Dist)!
    for replicate in 0..<5 {
      let (p, q) = (UInt32(0), UInt32(1))
      let (x, y) = (
        shares { articles.groups[$0] == p ? Double(weights[replicate: replicate, article: $0]) : 0 },
        shares { articles.groups[$0] == q ? Double(weights[replicate: replicate, article: $0]) : 0 }
      )
      let naive = c.indices.reduce(0) { $0 + (c[$1] > 0 ? (x[$1] - y[$1]) * (x[$1] - y[$1]) / c[$1] : 0) }
      #expect(agree(values[index * 3 * 5 + replicate], naive.squareRoot(), tolerance: 1e-11))
    }
  }

  @Test func halvesOfTwoArticlesAreTheTwo() throws {
    let articles = try groupedArticles([[[1, 2, 0], [0, 1, 4]], [[1, 1, 1]], [[2, 0, 1], [1, 1, 0], [0, 0, 3]]])
    let (resampler, idf) = resampler(articles)
    let floors = resampler.floors()
    for (index, matrix) in naive(articles, [[0], [1]], idf: idf).enumerated() where matrix.measure != .chi2Dist {
      #expect(agree(floors[0][index], matrix[0, 1], tolerance: 1e-11) && floors[1][index].isNaN)
    }
    #expect(floors[2].allSatisfy { !$0.isNaN })
  }

  @Test func thinnedGroupsAreOfOneSize() throws {
    // Each article has a word of its own: the number of words is that of articles drawn.
    let unit = (0..<8).map { word in (0..<8).map { UInt32($0 == word ? 1 : 0) } }
    let articles = try groupedArticles([Array(unit[..<5]), Array(unit[5...]) + [unit[0]], [unit[1]]])
    let (resampler, _) = resampler(articles)
    let means = resampler.rarefied(to: 4)
    // Of the second group all four are drawn, of the first four of five, word 0 with probability 4/5; the third is too small.
    let overlap = means[measures.firstIndex(of: .overlap)!]
    #expect(abs(overlap[0] - 0.25 * 0.8) < 0.05 && overlap[1].isNaN && overlap[2].isNaN)
  }
}
