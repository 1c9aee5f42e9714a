import Testing

@testable import TextStatistics

@Suite struct SimilarityInferenceTests {
  private static let resampled = SimilarityMeasure.allCases.filter(\.canBeResampled)

  private func all(replicates: Int = 60, permutations: Int = 40) -> SimilarityResampling {
    var resampling = SimilarityResampling()
    resampling.replicates = replicates
    resampling.permutations = permutations
    resampling.hasFloor = true
    resampling.rarefaction = .smallest
    return resampling
  }

  @Test func namesAreThoseOfTheMeasuresAndOne() {
    #expect(SimilarityMethod.allCases.count == SimilarityMeasure.allCases.count + 1)
    for method in SimilarityMethod.allCases { #expect(SimilarityMethod(name: method.name) == method) }
    #expect(SimilarityMethod(name: "pi_lo") == .separability && SimilarityMethod(name: "cosin") == nil)
  }

  /// Values, replicates and intervals of NumPy and SciPy from the same weights.
  @Test func replicatesAndIntervalsAreNumPys() throws {
    let lines = similarityReplicates.split(separator: "\n").map { $0.split(separator: " ") }
    func rows(_ name: String) -> [[Double]] {
      lines.filter { $0[0] == name }.map { $0.dropFirst().map { Double($0)! } }
    }
    let articles = ["0", "1"].map { rows($0).map { $0.map { UInt32($0) } } }
    let grouped = try groupedArticles(articles)
    let (idf, weights) = (rows("idf")[0], rows("weights"))
    let sums = RowSums(columnCount: idf.count)
    func groups(_ weights: [Double]) -> SparseMatrix<UInt32> {
      for group: UInt32 in 0...1 {
        for (article, weight) in weights.enumerated() where grouped.groups[article] == group {
          sums.add(article, of: grouped.matrix.counts, times: UInt32(weight))
        }
        sums.endRow()
      }
      return sums.take()
    }
    let whole = Similarities(
      counts: groups(weights[0].map { _ in 1 }), weighting: Weighting(),
      idf: Weighting().idf(
        documentFrequency: grouped.matrix.documentFrequencies, count: grouped.matrix.articleCount))
    for (a, b) in zip(whole.idf, idf) { #expect(agree(a, b)) }
    var seen = 0
    for measure in Self.resampled {
      let golden = rows(measure.rawValue)
      guard golden.count == 2 else { continue }
      seen += 1
      let similarity = ReplicateSimilarity([measure], whole)
      #expect(agree(similarity.allPairs(whole.counts)[0][0], golden[0][0], tolerance: 1e-11))
      var drawn = weights.map { similarity.allPairs(groups($0))[0][0] }
      for (ours, theirs) in zip(drawn, golden[0].dropFirst()) { #expect(agree(ours, theirs, tolerance: 1e-10)) }
      var row = SimilarityInferenceRow(
        a: "A", b: "B", articles: (7, 9), tokens: (0, 0), method: .measure(measure), value: golden[0][0])
      drawn.withUnsafeMutableBufferPointer { row.bound(by: $0, level: 0.95) }
      let clipped = golden[1][2...].map { min(measure.bounds.upperBound, max(measure.bounds.lowerBound, $0)) }
      for (ours, theirs) in zip([row.corrected, row.deviation, row.low, row.high], golden[1][..<2] + clipped) {
        #expect(agree(ours, theirs, tolerance: 1e-9), "\(measure)")
      }
    }
    #expect(seen == 8)
    #expect(
      agree(
        try SimilarityInference(grouped, [.separability], resampling: SimilarityResampling()).rows[0].value,
        rows("pi_lo")[0][0]))
  }

  /// SciPy 1.17.1, `scipy.stats.t.ppf(p, degrees)`.
  @Test(arguments: [
    (0.975, 1.0, 12.706204736174694), (0.975, 6, 2.4469118511449786), (0.95, 29, 1.6991270265334972),
    (0.995, 400, 2.5881760800347395),
  ])
  func studentQuantilesAreSciPys(p: Double, degrees: Double, expected: Double) {
    #expect(agree(studentQuantile(p, degrees: degrees), expected, tolerance: 1e-11))
  }

  @Test func valuesAreThoseWithoutResampling() throws {
    var random = SeededGenerator(3)
    let grouped = try groupedArticles(randomOutlets([0.2, 0.5, 0.9], articles: 6, &random))
    let result = try SimilarityInference(
      grouped, Self.resampled.map { .measure($0) }, resampling: all(replicates: 2, permutations: 1))
    let plain = try SimilarityInference(
      grouped, SimilarityMeasure.allCases.map { .measure($0) }, resampling: SimilarityResampling())
    #expect(result.rows.count == 3 * Self.resampled.count && plain.rows.count == 45)
    for row in result.rows {
      #expect(
        plain.rows.contains { $0.method == row.method && $0.a == row.a && $0.b == row.b && $0.value == row.value })
    }
    // All have six articles: six of each are all of them.
    for row in result.rows { #expect(agree(row.rarefied, row.value)) }
    #expect(result.rarefiedArticleCount == 6)
  }

  @Test func threadsChangeNothing() throws {
    var random = SeededGenerator(4)
    let grouped = try groupedArticles(
      randomOutlets([0.2, 0.5, 0.9, 0.1], articles: 5, &random), strata: (0..<20).map { $0 % 2 })
    let methods = Self.resampled.map { SimilarityMethod.measure($0) }
    let texts = try [1, 2, 7].map { threads in
      try [methods, [.separability]].map { methods in
        var resampling = all(replicates: 9, permutations: 9)
        if methods == [.separability] { resampling.replicates = 0 }
        return try SimilarityInference(grouped, methods, resampling: resampling, threads: threads).table
          .formatted(as: .csv)
      }
    }
    #expect(texts[0] == texts[1] && texts[0] == texts[2])
    var other = all(replicates: 9, permutations: 9)
    other.seed = 2
    #expect(try SimilarityInference(grouped, methods, resampling: other).table.formatted(as: .csv) != texts[0][0])
  }

  @Test func outletsOfIdenticalArticlesDoNotVary() throws {
    let (x, y): ([UInt32], [UInt32]) = ([3, 1, 0, 2], [1, 1, 5, 0])
    let grouped = try groupedArticles([[x, x, x], [y, y, y, y]])
    let rows = try SimilarityInference(
      grouped, Self.resampled.map { .measure($0) }, resampling: all()
    ).rows
    for row in rows {
      #expect(agree(row.low, row.value, tolerance: 1e-9) && agree(row.high, row.value, tolerance: 1e-9), "\(row)")
      #expect(row.deviation < 1e-9 && row.floors.a == row.method.measure!.identity, "\(row)")
    }
    // The same articles in both: no permutation changes anything.
    for row in try SimilarityInference(
      groupedArticles([[x, x], [x, x, x]]), Self.resampled.map { .measure($0) }, resampling: all()
    ).rows {
      #expect(row.p == 1 && [row.nullMean, row.low, row.high].allSatisfy { agree($0, row.value) }, "\(row)")
    }
  }

  @Test func strataOfOneArticleOfOneOutletEachLeaveNothingToChange() throws {
    var random = SeededGenerator(5)
    let outlets = randomOutlets([0.1, 0.9], articles: 4, &random)
    let rows = try SimilarityInference(
      groupedArticles(outlets, strata: Array(0..<8)), Self.resampled.map { .measure($0) }, resampling: all()
    ).rows
    for row in rows {
      #expect(row.p == 1 && agree(row.nullP95, row.value, tolerance: 1e-9) && row.deviation < 1e-9)
    }
    let grouped = try groupedArticles(outlets, strata: Array(0..<8))
    #expect(grouped.singleArticleShare == 1)
    #expect(try groupedArticles(outlets).singleArticleShare == 0)
  }

  @Test func whatIsUndefinedIsEmpty() throws {
    let (x, none): ([UInt32], [UInt32]) = ([3, 1, 0, 2], [0, 0, 0, 0])
    let grouped = try groupedArticles([[x, [0, 1, 0, 0]], [x], [none, none], [none, none, x]])
    #expect(grouped.groupNames == ["A", "B", "C", "D"])
    let result = try SimilarityInference(
      grouped, [.measure(.cosine), .measure(.jsd), .separability], resampling: all())
    #expect(result.emptyGroupCount == 1 && result.termCount == 3)
    for row in result.rows where row.method != .separability {
      let hasValue = row.a != "C" && row.b != "C"
      let isTested = hasValue && row.a != "B" && row.b != "B"
      #expect(row.value.isNaN != hasValue && row.p.isNaN != isTested && row.q.isNaN != isTested)
      // Replicates without the one article of D that has a word are undefined.
      #expect(row.low.isNaN && row.high.isNaN && row.corrected.isNaN && row.deviation.isNaN)
    }
    for row in result.rows where row.method == .separability { #expect(row.value.isNaN && row.p.isNaN) }
    for line in try result.table.formatted(as: .csv).split(separator: "\n") {
      #expect(!line.lowercased().contains("nan") && !line.contains("inf"))
    }
    #expect(throws: InputError.self) {
      try SimilarityInference(groupedArticles([[x, x]]), [.separability], resampling: all())
    }
    #expect(throws: InputError.self) {
      try SimilarityInference(grouped, [.measure(.jsd)], resampling: all(), memory: 1000)
    }
  }

  /// The whole simulation is in Tests/Oracles/similarity_inference.py.
  @Test func basicIntervalsOfTheCosineCoverAndPercentilesWouldNot() throws {
    var random = SeededGenerator(6)
    // Of 60 words each outlet has 45, in common 30, all equally likely.
    let truth = 30.0 / 45
    var weighting = Weighting()
    weighting.inverseDocumentFrequency = .none
    var resampling = SimilarityResampling()
    resampling.replicates = 99
    let runs = 60
    var (covered, inPercentiles) = (0, 0)
    for _ in 0..<runs {
      let grouped = try groupedArticles(randomOutlets([1, 0], articles: 20, words: 60, &random))
      let row = try SimilarityInference(grouped, [.measure(.cosine)], weighting: weighting, resampling: resampling)
        .rows[0]
      covered += row.low <= truth && truth <= row.high ? 1 : 0
      inPercentiles += 2 * row.value - row.high <= truth && truth <= 2 * row.value - row.low ? 1 : 0
    }
    #expect(covered >= runs * 9 / 10 && inPercentiles <= runs * 6 / 10, "\(covered) \(inPercentiles)")
  }

  @Test func thePermutationTestHoldsItsLevelAndFindsDifferences() throws {
    var random = SeededGenerator(7)
    var resampling = SimilarityResampling()
    resampling.permutations = 39
    let runs = 120
    var below = [0, 0]
    for _ in 0..<runs {
      let grouped = try groupedArticles(randomOutlets([0.4, 0.4], articles: 8, &random))
      let rows = try SimilarityInference(grouped, [.measure(.jsd), .separability], resampling: resampling).rows
      for (index, row) in rows.enumerated() where row.p <= 0.05 { below[index] += 1 }
    }
    // Expected are 6 of 120; more than 13 have a probability of 0.003.
    #expect(below.allSatisfy { $0 <= 13 }, "\(below)")
    let grouped = try groupedArticles(randomOutlets([0, 1, 1], articles: 8, &random))
    let rows = try SimilarityInference(grouped, [.measure(.cosine), .separability], resampling: resampling).rows
    for row in rows where row.a == "A" { #expect(row.p == 0.025 && row.q < 0.05) }
  }
}
