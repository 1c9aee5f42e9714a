import Testing

@testable import TextStatistics

@Suite struct WeightingTests {
  @Test(arguments: weightingGolden.split(separator: "\n"))
  func weightsAreThoseOfScikitLearnAndNumPy(line: Substring) throws {
    let fields = line.split(separator: " ")
    let weighting = Weighting(
      termFrequency: try #require(TermFrequency(rawValue: String(fields[0]))),
      inverseDocumentFrequency: try #require(InverseDocumentFrequency(rawValue: String(fields[1]))),
      logBase: Double(fields[2]), norm: try #require(VectorNorm(rawValue: String(fields[3]))))
    let idf = weighting.idf(documentFrequency: documentFrequencies(awkwardCounts), count: awkwardCounts.rowCount)
    let weights = dense(weighting.apply(to: awkwardCounts, idf: idf)).flatMap { $0 }
    let golden = fields.dropFirst(4).map { Double($0)! }
    #expect(weights.count == golden.count)
    #expect(zip(weights, golden).allSatisfy { agree($0, $1) })
  }

  @Test func everySchemeHasAGoldenValue() {
    let names = Set(weightingGolden.split(whereSeparator: \.isWhitespace))
    for name in TermFrequency.allCases.map(\.rawValue) + InverseDocumentFrequency.allCases.map(\.rawValue)
      + VectorNorm.allCases.map(\.rawValue)
    {
      #expect(names.contains(Substring(name)))
    }
  }

  @Test(arguments: InverseDocumentFrequency.allCases)
  func noInverseDocumentFrequencyIsNegativeOrInfinite(scheme: InverseDocumentFrequency) {
    let idf = Weighting(inverseDocumentFrequency: scheme).idf(documentFrequency: [0, 1, 4, 7, 8], count: 8)
    #expect(idf.allSatisfy { $0 >= 0 && $0.isFinite })
    #expect(zip(idf.dropFirst(), idf.dropFirst(2)).allSatisfy { $0 >= $1 })
  }

  @Test(arguments: TermFrequency.allCases)
  func weightsDoNotDependOnThreads(scheme: TermFrequency) {
    let counts = randomCounts(rows: 200, columns: 40, seed: 3)
    let weighting = Weighting(termFrequency: scheme)
    let idf = weighting.idf(documentFrequency: documentFrequencies(counts), count: 200)
    let alone = weighting.apply(to: counts, idf: idf)
    for threads in [2, 8] { #expect(weighting.apply(to: counts, idf: idf, threads: threads) == alone) }
  }

  @Test func countsAbove255HaveLogarithmsToo() {
    let counts = counts([[1, 255, 256, 4_000_000_000]])
    let weighting = Weighting(termFrequency: .log, inverseDocumentFrequency: .none, logBase: 2, norm: .none)
    let values = weighting.apply(to: counts, idf: [1, 1, 1, 1]).values
    #expect(values[0] == 1 && values[2] == 9)
    #expect(agree(values[1], 8.994353436858858) && agree(values[3], 32.89735285398626))
  }

  @Test func aRowWithoutWeightStaysZero() {
    let weights = Weighting(inverseDocumentFrequency: .plain).apply(to: counts([[2, 0], [1, 1]]), idf: [0, 1])
    #expect(weights.values == [0, 0, 1])
  }
}
