import Testing

@testable import TextStatistics

@Suite struct CopyWeightsTests {
  private static let outlets = ["a", "b", "c", "d"]

  /// Articles of words that repeat across articles but not in the same order, of which every fourth is printed again by one or
  /// two others, with a word of their own at the end.
  private func corpus(_ random: inout SeededGenerator) -> [Article] {
    (0..<60).flatMap { number in
      let text = (0..<30).map { _ in "w\(Int.random(in: 0..<200, using: &random))" }.joined(separator: " ")
      let printed = number % 4 == 0 ? 2 + number % 3 / 2 : 1
      return Self.outlets.shuffled(using: &random).prefix(printed).map { Article(outlet: $0, text: "\(text) \($0)") }
    }.shuffled(using: &random)
  }

  private func weights(_ articles: [Article]) -> [Double] {
    var weights = articles.map { _ in 1.0 }
    for cluster in naiveClusters(naivePairs(articles, threshold: 0.5), count: articles.count) {
      for article in cluster { weights[article] = 1 / Double(cluster.count) }
    }
    return weights
  }

  private func matrices(_ matrix: DocumentFeatureMatrix, _ weighting: Weighting = Weighting()) throws -> [[UInt8]] {
    let tables = SimilarityTables(matrix, weighting: weighting, mostFrequentWords: 40)
    return try SimilarityMeasure.allCases.map { Array(try tables.wideTable($0).formatted(as: .csv).utf8) }
  }

  @Test(arguments: [1, 2, 8]) func weighedCountsAreThoseOfADictionary(threads: Int) throws {
    var random = SeededGenerator(5)
    let articles = corpus(&random)
    let weights = weights(articles)
    #expect(Set(weights) == [1, 1.0 / 2, 1.0 / 3])
    var expected: [String: [String: Double]] = [:]
    for (article, weight) in zip(articles, weights) {
      for word in article.text.split(separator: " ") {
        expected[article.outlet!, default: [:]][String(word), default: 0] += weight
      }
    }
    let matrix = try count(articles, threads: threads) { $0.weighsCopies = true }.matrix
    let plain = try count(articles).matrix
    #expect(matrix.rows == plain.rows && matrix.counts == plain.counts && matrix.labelNames == ["outlet"])
    #expect(matrix.documentFrequencies == plain.documentFrequencies && matrix.articleCount == articles.count)
    for row in matrix.rows.indices {
      let held = expected[matrix.rows[row].labels[0]]!
      #expect(matrix.counts.range(ofRow: row).count == held.count)
      for entry in matrix.counts.range(ofRow: row) {
        #expect(abs(matrix.weighedCounts[entry] - held[matrix.terms[Int(matrix.counts.columns[entry])]]!) < 1e-12)
      }
    }
    let single = try count(articles) { $0.weighsCopies = true }.matrix
    #expect(matrix.weighedCounts == single.weighedCounts)
  }

  @Test func everyMeasureTakesRealNumbers() throws {
    var random = SeededGenerator(6)
    let matrix = try count(corpus(&random)) { $0.weighsCopies = true }.matrix
    // Six times as much is a whole number, and the same in all measures of rows of unit length or of shares.
    let whole = SparseMatrix(
      columnCount: matrix.counts.columnCount, rowOffsets: matrix.counts.rowOffsets, columns: matrix.counts.columns,
      values: matrix.weighedCounts.map { UInt32(($0 * 6).rounded()) })
    let (frequencies, count) = matrix.documentFrequencies(over: .articles)
    for frequency in TermFrequency.allCases where !frequency.takesLogarithms {
      let weighting = Weighting(termFrequency: frequency)
      let idf = weighting.idf(documentFrequency: frequencies, count: count)
      let expected = Similarities(counts: whole, weighting: weighting, idf: idf, mostFrequentWords: 40)
        .matrices(of: SimilarityMeasure.allCases)
      let found = Similarities(
        matrix.counts, weighed: matrix.weighedCounts, weighting, idf: idf, mostFrequentWords: 40, threads: 2
      ).matrices(of: SimilarityMeasure.allCases)
      for (found, expected) in zip(found, expected) {
        // Ranks of counts that are equal but for their last digit differ.
        let tolerance = found.measure == .spearman ? 1e-2 : 1e-9
        #expect(zip(found.values, expected.values).allSatisfy { abs($0 - $1) < tolerance }, "\(found.measure)")
      }
    }
  }

  @Test func withoutCopiesNothingChanges() throws {
    var random = SeededGenerator(7)
    let articles = corpus(&random)
    let alone = zip(articles, weights(articles)).filter { $1 == 1 }.map(\.0)
    let (weighed, plain) = (try count(alone) { $0.weighsCopies = true }.matrix, try count(alone).matrix)
    #expect(try matrices(weighed) == matrices(plain))
    // Nor does an outlet that prints everything thrice, but for what documents count.
    let thrice = try count(alone + alone + alone) { $0.weighsCopies = true }.matrix
    let weighting = Weighting(inverseDocumentFrequency: .plain)
    #expect(try matrices(thrice, weighting) == matrices(plain, weighting))
  }

  @Test func aStoryThatEverybodyPrintsCountsOnce() throws {
    var random = SeededGenerator(8)
    func text(_ first: Int, _ count: Int) -> String {
      (0..<count).map { _ in "w\(first + Int.random(in: 0..<300, using: &random))" }.joined(separator: " ")
    }
    let wire = text(1000, 200)
    let articles = Self.outlets.enumerated().flatMap { index, outlet in
      (0..<4).map { _ in Article(outlet: outlet, text: text(index * 150, 60)) } + [Article(outlet: outlet, text: wire)]
    }
    func cosines(_ matrix: DocumentFeatureMatrix) throws -> [Double] {
      try cells(SimilarityTables(matrix).pairTable([.cosine])).dropFirst().map { Double($0[7])! }
    }
    let keep = try cosines(try count(articles).matrix)
    let weighed = try cosines(try count(articles) { $0.weighsCopies = true }.matrix)
    let drop = try cosines(try count(articles.enumerated().filter { $0 < 5 || $1.text != wire }.map(\.1)).matrix)
    #expect(zip(keep, weighed).allSatisfy { $0 > $1 } && zip(weighed, drop).allSatisfy { $0 > $1 })
  }
}
