import Testing

@testable import TextStatistics

func numbers(_ text: String) -> [[Double]] {
  text.split(separator: "\n").map { $0.split(separator: " ").map { Double($0)! } }
}

/// A group for each row, of one article with so many of each of the words.
func corpus(of rows: [[Int]], words: [String]) throws -> TokenizedCorpus {
  try tokenized(
    rows.enumerated().map { number, counts in
      PlainArticle(
        outlet: String(UnicodeScalar(UInt8(97 + number))),
        units: [zip(words, counts).flatMap { [String](repeating: $0, count: $1) }])
    })
}

@Suite struct CorrespondenceAnalysisTests {
  /// Smoking habits of the staff of a fictitious firm: Greenacre 1984, Theory and Applications of Correspondence Analysis,
  /// section 3.1; the figures, in thousandths, are those that Nenadić and Greenacre 2007, Journal of Statistical Software
  /// 20(3), print. The second dimension has the other sign here.
  @Test func theSmokersAreWhereGreenacreHasThem() throws {
    let smokers = [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]]
    let analysis = try CorrespondenceAnalysis(corpus(of: smokers, words: ["never", "light", "medium", "heavy"]))
    #expect(analysis.eigenvalues.map { ($0 * 1e6).rounded() } == [74759, 10017, 414])
    #expect((analysis.totalInertia * 1e6).rounded() == 85190)
    #expect(analysis.shares.map { ($0 * 1000).rounded() } == [878, 118, 5])
    func thousandths(_ table: Table, _ names: [String]) throws -> [[Int]] {
      let lines = try cells(table)
      let columns = names.map { lines[0].firstIndex(of: $0)! }
      return lines.dropFirst().map { line in columns.map { Int((Double(line[$0])! * 1000).rounded()) } }
    }
    let names = ["mass", "inertia", "dim1", "cos2_1", "contribution1", "dim2", "cos2_2", "contribution2"]
    #expect(
      try thousandths(analysis.table, names) == [
        [57, 31, -66, 92, 3, 194, 800, 214], [93, 139, 259, 526, 84, 243, 465, 551],
        [264, 450, -381, 999, 512, 11, 1, 3], [456, 308, 233, 942, 331, -58, 58, 152],
        [130, 71, -201, 865, 70, -79, 133, 81],
      ])
    let terms = analysis.termTable()
    #expect(try cells(terms).map { $0[0] } == ["term", "never", "heavy", "medium", "light"])
    #expect(
      try thousandths(terms, ["dim1", "contribution1", "dim2", "contribution2"]) == [
        [-393, 654, 30, 29], [294, 150, 198, 506], [196, 166, -7, 2], [99, 31, -141, 463],
      ])
    #expect(try cells(analysis.termTable(top: 1)).count == 2)
    #expect(
      try analysis.dimensionTable.formatted(as: .csv, digits: 3)
        == "dimension,eigenvalue,share\n1,0.0748,0.878\n2,0.01,0.118\n3,0.000414,0.00485\n")
  }

  @Test func awkwardCountsAgreeWithTheSingularValuesOfNumPy() throws {
    let analysis = try #require(
      CorrespondenceAnalysis.analyse(ArticleCounts(awkwardCounts), weights: nil, dimensions: 3))
    let (inertias, rows) = (numbers(awkwardInertias)[0], numbers(awkwardCoordinates))
    #expect(analysis.map.eigenvalues.count == inertias.count)
    for (value, expected) in zip(analysis.map.eigenvalues, inertias) {
      #expect(agree(value, expected, tolerance: 1e-10))
    }
    #expect(agree(analysis.total, inertias.reduce(0, +), tolerance: 1e-10))
    // Row 3 is empty.
    for (group, row) in zip([0, 1, 2, 4, 5, 6, 7], rows) {
      for k in 0..<3 { #expect(abs(analysis.map[point: group, dimension: k] - row[k]) < 1e-10) }
    }
    #expect((0..<3).allSatisfy { analysis.map[point: 3, dimension: $0].isNaN } && analysis.inertias[3].isNaN)
  }

  @Test func totalInertiaIsChiSquaredOverN() throws {
    let counts = randomCounts(rows: 30, columns: 40, seed: 3)
    let analysis = try #require(CorrespondenceAnalysis.analyse(ArticleCounts(counts), weights: nil, dimensions: 2))
    let rows = dense(counts).map { $0.map(Double.init) }
    let total = rows.reduce(0) { $0 + $1.reduce(0, +) }
    var chi = 0.0
    for row in rows {
      let sum = row.reduce(0, +)
      for column in row.indices where sum > 0 {
        let expected = sum * rows.reduce(0) { $0 + $1[column] } / total
        if expected > 0 { chi += (row[column] - expected) * (row[column] - expected) / expected }
      }
    }
    #expect(agree(analysis.total, chi / total, tolerance: 1e-10))
    #expect(agree(analysis.map.eigenvalues.reduce(0, +), analysis.total, tolerance: 1e-10))
  }

  @Test func twoGroupsHaveOneDimensionAndEqualOnesNone() throws {
    let two = try CorrespondenceAnalysis(corpus(of: [[1, 2], [2, 1]], words: ["x", "y"]))
    // On either side of the middle, a third of 1 away: profiles 1/3, 2/3 and 2/3, 1/3 with c = 1/2.
    #expect(
      try cells(two.table, digits: 12).map { Array($0.prefix(3)) }
        == [["outlet", "dim1", "dim2"], ["a", "0.333333333333", ""], ["b", "-0.333333333333", ""]])
    let equal = try CorrespondenceAnalysis(corpus(of: [[1, 2], [3, 6], [2, 4]], words: ["x", "y"]))
    #expect(equal.eigenvalues.isEmpty)
    for line in try cells(equal.table).dropFirst() { #expect(line[1...6].allSatisfy { $0.isEmpty }) }
    #expect(try cells(equal.termTable()).count == 3)
    #expect(try cells(equal.dimensionTable).count == 1)
  }

  @Test func emptyGroupsHaveNoPlaceAndOneGroupIsAnError() throws {
    let analysis = try CorrespondenceAnalysis(corpus(of: [[1, 2], [0, 0], [2, 1]], words: ["x", "y"]))
    let lines = try cells(analysis.table)
    #expect(lines.count == 4 && lines[2][0] == "b" && lines[2][1].isEmpty && !lines[3][1].isEmpty)
    for rows in [[[1, 2]], [[1, 2], [0, 0]], [[0, 0]]] {
      #expect(throws: InputError.self) { try CorrespondenceAnalysis(corpus(of: rows, words: ["x", "y"])) }
    }
  }

  @Test func threadsChangeNoByteOfAMap() throws {
    var random = SeededGenerator(11)
    let corpus = try tokenized(plainArticles(80, words: 60, units: 3, length: 30, &random), threads: 3)
    let texts = try [1, 4].map { threads in
      var options = MapOptions()
      (options.replicates, options.threads) = (40, threads)
      return try CorrespondenceAnalysis(corpus, options).table.formatted(as: .csv)
    }
    #expect(texts[0] == texts[1] && !texts[0].contains(",,"))
  }
}
