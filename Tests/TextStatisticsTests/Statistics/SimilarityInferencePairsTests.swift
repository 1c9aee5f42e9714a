import Testing

@testable import TextStatistics

@Suite struct SimilarityInferencePairsTests {
  private let measures: [SimilarityMeasure] = [.cosine, .pearson]

  private func resampling(replicates: Int = 0, permutations: Int = 0) -> SimilarityResampling {
    var resampling = SimilarityResampling()
    resampling.replicates = replicates
    resampling.permutations = permutations
    resampling.seed = 9
    return resampling
  }

  /// Outlets of so many articles each; an article of the last one is a thousand times as long as others.
  private func made(_ sizes: [Int], words: Int = 30, strata: Int? = nil, seed: UInt64) throws -> GroupedArticles {
    var random = SeededGenerator(seed)
    var outlets = sizes.enumerated().map { group, size in
      randomOutlets([Double(group + 1) / Double(sizes.count + 1)], articles: size, words: words, &random)[0]
    }
    outlets[sizes.count - 1][0] = outlets[sizes.count - 1][0].map { 1000 * $0 }
    outlets[0][0] = outlets[0][0].map { _ in 0 }
    let strata = strata.map { count in
      outlets.flatMap { $0.map { _ in UInt32.random(in: 0..<UInt32(count), using: &random) } }
    }
    return try groupedArticles(outlets, strata: strata)
  }

  private func members(_ articles: GroupedArticles) -> [[Int]] {
    articles.groupNames.indices.map { group in
      articles.groups.indices.filter { articles.groups[$0] == UInt32(group) }
    }
  }

  private func idf(_ articles: GroupedArticles) -> [Double] {
    Weighting().idf(documentFrequency: articles.matrix.documentFrequencies, count: articles.matrix.articleCount)
  }

  @Test(arguments: [[3, 5, 2], [40, 30, 7, 1], [600, 500, 3]])
  func tilesHoldTheProductsOfAllArticles(sizes: [Int]) throws {
    let articles = try made(sizes, seed: 1)
    let idf = idf(articles)
    let products = ArticleProducts(articles.matrix.counts, idf: idf, members: members(articles))
    #expect(products.blocks.count == (sizes[0] > 500 ? 2 : 1))
    let rows = dense(articles.matrix.counts).map { zip($0, idf).map { Double($0) * $1 } }
    for a in products.blocks.indices {
      for b in products.blocks.indices {
        let (x, y) = (ArticleBlock(products, a, withPostings: false), ArticleBlock(products, b, withPostings: true))
        let tile = UnsafeMutablePointer<Double>.allocate(capacity: x.places.count * y.places.count)
        defer { tile.deallocate() }
        products.fill(tile, x, y)
        for (row, i) in x.places.enumerated() {
          for (column, j) in y.places.enumerated() where (row + column) % 11 == 0 {
            let naive = zip(rows[products.articles[i]], rows[products.articles[j]]).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(agree(tile[row * y.places.count + column], naive, tolerance: 1e-12))
          }
        }
      }
    }
  }

  /// Both ways of adding up permutations, with few articles beside many, and one article that outweighs all others.
  @Test(arguments: [([6, 4, 9], nil), ([50, 40, 30], 3), ([80, 4, 5], nil), ([3, 90, 70], 2)] as [([Int], Int?)])
  func replicatesAndPermutationsAreThoseOfSummedWords(sizes: [Int], strata: Int?) throws {
    let articles = try made(sizes, strata: strata, seed: 2)
    let (members, idf) = (members(articles), idf(articles))
    let sums = RowSums(columnCount: idf.count)
    for group in members {
      for article in group { sums.add(article, of: articles.matrix.counts) }
      sums.endRow()
    }
    let whole = Similarities(counts: sums.take(), weighting: Weighting(), idf: idf)
    let slow = SimilarityResampler(
      articles, ReplicateSimilarity(measures, whole), members: members, seed: 9, threads: 2)
    let count = 140
    let replicates = slow.bootstrap(count) {}
    nonisolated(unsafe) var found: [Int: PairResampler.Found] = [:]
    PairResampler(
      articles, idf: idf, members: members, resampling(replicates: count, permutations: count), threads: 1
    ).run { found[$0.a + $0.b - 1] = $0 }
    #expect(found.count == 3)
    for (index, measure) in measures.enumerated() {
      for pair in 0..<3 {
        let ours = found[pair]!
        let permutations = slow.permutations(count, ours.a, ours.b, sums)[index]
        for r in 0..<count {
          let value = replicates[(index * 3 + pair) * count + r]
          let fast = measure.value(ours.replicates[r], columnCount: idf.count)
          #expect(fast.isNaN ? value.isNaN : abs(fast - value) < 1e-11)
          let permuted = measure.value(ours.permutations[r], columnCount: idf.count)
          #expect(permuted.isNaN ? permutations[r].isNaN : abs(permuted - permutations[r]) < 1e-11)
        }
      }
    }
  }

  /// Sums of weighted rows, from the definition.
  @Test func matchedGroupsHaveTheSameMixOfStrata() throws {
    let articles = try made([20, 70, 9], strata: 6, seed: 3)
    let (members, idf) = (members(articles), idf(articles))
    let rows = dense(articles.matrix.counts).map { zip($0, idf).map { Double($0) * $1 } }
    let count = 20
    let weights = BootstrapWeights(ArticleStrata(articles.groupStrata), replicates: count, seed: 9)
    nonisolated(unsafe) var found: [Int: PairResampler.Found] = [:]
    PairResampler(
      articles, idf: idf, members: members, resampling(replicates: count, permutations: count), threads: 1
    ).run { found[$0.a + $0.b - 1] = $0 }

    func cosine(_ a: [Int], _ b: [Int], times: (Int) -> Double) -> (value: Double, count: Int) {
      var sums = [[Double](repeating: 0, count: idf.count), [Double](repeating: 0, count: idf.count)]
      var matched = 0
      for stratum: UInt32 in 0..<6 {
        let sides = [a, b].map { $0.filter { articles.strata[$0] == stratum } }
        let least = min(sides[0].count, sides[1].count)
        matched += least
        for (side, members) in sides.enumerated() where least > 0 {
          for article in members {
            for column in idf.indices {
              sums[side][column] += Double(least) / Double(members.count) * times(article) * rows[article][column]
            }
          }
        }
      }
      func product(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
      return (
        product(sums[0], sums[1]) / (product(sums[0], sums[0]) * product(sums[1], sums[1])).squareRoot(), matched
      )
    }
    for pair in 0..<3 {
      let ours = found[pair]!
      func value(_ moments: SumMoments) -> Double { SimilarityMeasure.cosine.value(moments, columnCount: idf.count) }
      let (a, b) = (members[ours.a], members[ours.b])
      let naive = cosine(a, b) { _ in 1 }
      #expect(ours.matchedCount == naive.count && agree(value(ours.matched!), naive.value, tolerance: 1e-11))
      var dealt = DealtArticles((a + b).map { articles.strata[$0] }, firstCount: a.count, seed: 9)
      for r in 0..<count {
        let drawn = cosine(a, b) { Double(weights[replicate: r, article: $0]) }.value
        #expect(agree(value(ours.matchedReplicates[r]), drawn, tolerance: 1e-11))
        dealt.deal(r)
        let sides = [true, false].map { first in
          (a + b).indices.filter { (dealt.drawn.contains($0) == dealt.drawsFirst) == first }.map { (a + b)[$0] }
        }
        let permuted = cosine(sides[0], sides[1]) { _ in 1 }.value
        #expect(agree(value(ours.matchedPermutations[r]), permuted, tolerance: 1e-11))
      }
    }
  }

  /// Outlets that word days alike, but cover other days: alike when matched, unlike when not.
  @Test func coverageIsToldFromWording() throws {
    var random = SeededGenerator(4)
    let words = 60
    // A day has 20 words of its own; wording 1 takes other words of the day than wording 0.
    func article(day: Int, wording: Int) -> [UInt32] {
      var row = [UInt32](repeating: 0, count: words)
      for _ in 0..<60 { row[20 * day + 8 * wording + Int.random(in: 0..<12, using: &random)] += 1 }
      return row
    }
    let days = [[0, 1, 2], [0, 1, 2], [0, 1, 2]]
    let shares = [[12, 6, 2], [2, 6, 12], [2, 6, 12]]
    var (outlets, strata): ([[[UInt32]]], [UInt32]) = ([[], [], []], [])
    for outlet in 0..<3 {
      for (day, count) in zip(days[outlet], shares[outlet]) {
        for _ in 0..<count {
          outlets[outlet].append(article(day: day, wording: outlet == 2 ? 1 : 0))
          strata.append(UInt32(day))
        }
      }
    }
    var options = resampling(replicates: 99, permutations: 99)
    options.hasFloor = true
    let rows = try SimilarityInference(
      groupedArticles(outlets, strata: strata), [.measure(.cosine)], resampling: options
    ).rows
    // A and B word days alike: matched they are as alike as halves of one outlet, and as chance would have it.
    let (alike, unlike) = (rows[0].matched!, rows[2].matched!)
    #expect(rows[0].value < 0.7 && alike.value > 0.9 && alike.articles == 10)
    #expect(alike.value > min(rows[0].floors.a, rows[0].floors.b) - 0.05)
    #expect(alike.p > 0.05 && abs(alike.value - alike.nullMean) < 0.05)
    #expect(alike.interval.low > 0.85 && alike.interval.high > alike.value)
    // B and C cover the same days in other words.
    #expect(unlike.articles == 20 && unlike.value < 0.5 && unlike.p == 0.01 && unlike.q < 0.02)
    #expect(agree(unlike.value, rows[2].value, tolerance: 1e-11))
    // Intervals and p can be left out; other measures have no matched value.
    let plain = try SimilarityInference(
      groupedArticles(outlets, strata: strata), [.measure(.cosine), .measure(.jsd)], resampling: resampling())
    #expect(plain.rows[0].matched!.value == alike.value && plain.rows[0].matched!.p.isNaN)
    #expect(plain.rows[0].low.isNaN && plain.rows[3].matched == nil && !plain.hasMatched(.measure(.jsd)))
  }

  @Test func withoutASharedStratumNothingIsMatched() throws {
    let row: [UInt32] = [1, 2, 3]
    let rows = try SimilarityInference(
      groupedArticles([[row, row], [row, row]], strata: [0, 0, 1, 1]), [.measure(.cosine)],
      resampling: resampling(replicates: 5, permutations: 5)
    ).rows
    #expect(rows[0].matched!.articles == 0 && rows[0].matched!.value.isNaN && rows[0].matched!.p.isNaN)
    #expect(agree(rows[0].value, 1) && rows[0].matched!.interval.low.isNaN)
  }
}
