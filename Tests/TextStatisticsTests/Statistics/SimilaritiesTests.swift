import Testing

@testable import TextStatistics

@Suite struct SimilaritiesTests {
  @Test(arguments: similarityGolden.split(separator: "\n"))
  func valuesAreThoseOfSciPyAndScikitLearn(line: Substring) throws {
    let fields = line.split(separator: " ")
    let measure = try #require(SimilarityMeasure(rawValue: String(fields[0])))
    let golden = fields.dropFirst().map { Double($0)! }
    let matrix = Similarities(awkwardCounts).matrices(of: [measure])[0]
    #expect(matrix.values.count == golden.count)
    for (place, pair) in zip(matrix.values, golden).enumerated() {
      // SciPy's own distance of a row and its double is rounding: a square root of 1e-16 is 1e-8.
      let isSame = [0, 2, 6].contains(place / 8) && [0, 2, 6].contains(place % 8)
      #expect(isSame ? abs(pair.0 - pair.1) < 1e-7 : agree(pair.0, pair.1), "\(place / 8), \(place % 8)")
    }
  }

  @Test func everyMeasureHasGoldenValues() {
    #expect(
      similarityGolden.split(separator: "\n").map { String($0.split(separator: " ")[0]) }
        == SimilarityMeasure.allCases.map(\.rawValue))
  }

  @Test(arguments: SimilarityMeasure.allCases)
  func matricesAreSymmetricAndInRange(measure: SimilarityMeasure) {
    let matrix = Similarities(randomCounts(rows: 40, columns: 30, seed: 1)).matrices(of: [measure])[0]
    let range: ClosedRange<Double> =
      switch measure {
      case .pearson, .spearman: -1...1
      case .euclidean, .manhattan, .chi2Dist, .burrowsDelta: 0 ... .infinity
      case .cosineDelta: 0...2
      default: 0...1
      }
    for i in 0..<40 {
      for j in 0..<40 where !matrix[i, j].isNaN {
        #expect(matrix[i, j] == matrix[j, i] && range.contains(matrix[i, j]))
      }
    }
    #expect(matrix.values.contains { !$0.isNaN && $0 != 0 && $0 != 1 })
  }

  @Test(arguments: SimilarityMeasure.allCases)
  func aRowIsExactlyItselfAndItsCopies(measure: SimilarityMeasure) {
    let matrix = Similarities(awkwardCounts).matrices(of: [measure])[0]
    let identity: Double = measure.isDistance ? 0 : 1
    for row in [0, 1, 2, 4, 5, 6] { #expect(matrix[row, row] == identity) }
    #expect(matrix[0, 2] == identity)
    #expect(matrix[0, 1] != identity)
  }

  @Test(arguments: SimilarityMeasure.allCases)
  func emptyRowsAreUndefined(measure: SimilarityMeasure) {
    let matrix = Similarities(awkwardCounts).matrices(of: [measure])[0]
    for row in 0..<8 { #expect(matrix[3, row].isNaN && matrix[row, 3].isNaN) }
    #expect(matrix.values.count { $0.isNaN } == 15)
  }

  @Test func correlationsWithoutVarianceAndDeltasWithoutReferenceAreUndefined() {
    let weighting = Weighting(inverseDocumentFrequency: .none)
    let constant = Similarities(counts([[2, 2, 2], [1, 2, 3]]), weighting: weighting)
    for matrix in constant.matrices(of: [.pearson, .spearman]) {
      #expect(matrix[0, 0].isNaN && matrix[0, 1].isNaN && matrix[1, 1] == 1)
    }
    let single = Similarities(counts([[2, 1, 2], [0, 0, 0]]))
    for matrix in single.matrices(of: [.burrowsDelta, .cosineDelta]) { #expect(matrix[0, 0].isNaN) }
    let weightless = Similarities(counts([[1, 0], [1, 1]]), weighting: Weighting(inverseDocumentFrequency: .plain))
    #expect(weightless.matrices(of: [.cosine])[0][0, 0].isNaN)
    #expect(weightless.matrices(of: [.jaccard])[0][0, 1] == 0.5)
  }

  @Test(arguments: SimilarityMeasure.allCases)
  func doublingAllCountsChangesNothing(measure: SimilarityMeasure) {
    let rows = dense(randomCounts(rows: 20, columns: 30, seed: 5))
    let once = Similarities(counts(rows)).matrices(of: [measure])[0]
    let twice = Similarities(counts(rows.map { $0.map { 2 * $0 } })).matrices(of: [measure])[0]
    #expect(zip(once.values, twice.values).allSatisfy { agree($0, $1) })
  }

  @Test(arguments: SimilarityMeasure.allCases.filter { ![.chi2Dist, .burrowsDelta, .cosineDelta].contains($0) })
  func theLengthOfOneRowDoesNotMatter(measure: SimilarityMeasure) {
    let matrix = Similarities(awkwardCounts).matrices(of: [measure])[0]
    for row in [1, 4, 5, 7] { #expect(agree(matrix[0, row], matrix[6, row])) }
  }

  @Test(arguments: SimilarityMeasure.allCases)
  func aSetAgainstItselfIsTheSymmetricMatrix(measure: SimilarityMeasure) {
    let rows = Similarities(randomCounts(rows: 40, columns: 30, seed: 2))
    let symmetric = rows.matrices(of: [measure])[0]
    let against = rows.matrices(of: [measure], against: rows)[0]
    #expect(symmetric.values.map(\.bitPattern) == against.values.map(\.bitPattern))
  }

  @Test func aRectangleHasTheRowsOfOneAndTheColumnsOfTheOther() {
    let matrix = Similarities(counts([[1, 0], [1, 1], [0, 2]]))
      .matrices(of: [.jaccard], against: Similarities(counts([[1, 1], [1, 0]])))[0]
    #expect(matrix.rowCount == 3 && matrix.columnCount == 2)
    #expect(matrix.values == [0.5, 1, 1, 0.5, 0.5, 0])
  }

  @Test(arguments: SimilarityMeasure.allCases)
  func denseAndSparseProductsAgree(measure: SimilarityMeasure) {
    let rows = Similarities(randomCounts(rows: 80, columns: 30, seed: 4), threads: 2)
    let other = Similarities(randomCounts(rows: 70, columns: 30, seed: 6))
    for against in [nil, other] {
      let sparse = rows.matrices(of: [measure], against: against, denseShare: .infinity)[0]
      for share in [-1, 0.05] {
        let dense = rows.matrices(of: [measure], against: against, denseShare: share)[0]
        #expect(zip(sparse.values, dense.values).allSatisfy { agree($0, $1) })
      }
    }
  }

  @Test func resultsDoNotDependOnThreadsOrCompany() {
    let counts = randomCounts(rows: 80, columns: 40, seed: 7)
    let all = Similarities(counts).matrices(of: SimilarityMeasure.allCases)
    #expect(all.map(\.measure) == SimilarityMeasure.allCases)
    for threads in [2, 8] {
      let again = Similarities(counts, threads: threads).matrices(of: SimilarityMeasure.allCases)
      for (a, b) in zip(all, again) { #expect(a.values.map(\.bitPattern) == b.values.map(\.bitPattern)) }
    }
    let reversed = Similarities(counts, threads: 2).matrices(of: SimilarityMeasure.allCases.reversed())
    for (a, b) in zip(all, reversed.reversed()) { #expect(a.values.map(\.bitPattern) == b.values.map(\.bitPattern)) }
  }

  @Test func smallDistancesKeepTheirDigits() {
    // One token in a million differs: a difference of sums keeps four digits of it, the rows themselves ten.
    let rows = Similarities(
      counts([[1_000_000, 999_999, 1], [1_000_000, 1_000_000, 0]]),
      weighting: Weighting(inverseDocumentFrequency: .none))
    let measures: [SimilarityMeasure] = [.euclidean, .manhattan, .hellinger, .jsd]
    // The formulas with 60 digits, by mpmath 1.3.0.
    let golden = [
      8.6602583679711347543e-7, 1.414214269479699458e-6, 5.0000006250002734377e-4, 2.5000009016848513981e-7,
    ]
    for (matrix, golden) in zip(rows.matrices(of: measures), golden) {
      #expect(abs(matrix[0, 1] / golden - 1) < 1e-9)
    }
  }
}
