import Testing

@testable import TextStatistics

@Suite struct SimilarityTablesTests {
  private func corpora() throws -> (joint: CountedCorpus, both: CountedCorpus) {
    var random = SeededGenerator(41)
    var articles = randomArticles(24, &random)
    for index in articles.indices { articles[index].id = "id\(index)" }
    articles[5].text = ""
    articles[20].text = "-"
    let joint = try count(articles) { $0.unit = .documents }
    let both = try count(Array(articles[..<15]), Array(articles[15...])) { $0.unit = .documents }
    return (joint, both)
  }

  private func text(_ value: Double) -> String {
    Table(columns: [ColumnSchema("a", .text, ""), ColumnSchema("x", .real, "")]) {
      $0.write(.text("v"))
      $0.write(value)
      try $0.endRow()
    }.text.split(separator: "\n")[1].dropFirst(2).description
  }

  @Test func wideTableIsTheMatrix() throws {
    let matrix = try corpora().joint.matrix
    let tables = SimilarityTables(matrix, threads: 2)
    #expect(tables.emptyRowCount == 2)
    let (frequencies, count) = matrix.documentFrequencies(over: .articles)
    let idf = Weighting().idf(documentFrequency: frequencies, count: count)
    for measure in [SimilarityMeasure.cosine, .jaccard, .jsd] {
      let values = Similarities(counts: matrix.counts, weighting: Weighting(), idf: idf).matrices(of: [measure])[0]
      let lines = try cells(tables.wideTable(measure))
      #expect(lines[0] == ["id"] + matrix.rows.map { $0.labels[0] })
      #expect(lines.count == 25)
      for (row, line) in lines.dropFirst().enumerated() {
        #expect(line == [matrix.rows[row].labels[0]] + (0..<24).map { text(values[row, $0]) })
      }
      // Nothing is similar to the rows without a word.
      #expect(lines[6][1] == "" && lines[1][21] == "")
    }
  }

  @Test func pairsAreTheWideTableOnce() throws {
    let matrix = try corpora().joint.matrix
    let tables = SimilarityTables(matrix)
    let measures = [SimilarityMeasure.dice, .euclidean]
    let wide = try measures.map { try cells(tables.wideTable($0)) }
    var lines = try cells(tables.pairTable(measures))
    #expect(lines.removeFirst() == ["a", "b", "n_a", "n_b", "tokens_a", "tokens_b", "method", "value"])
    var expected: [[String]] = []
    for (measure, values) in zip(measures, wide) {
      for row in 0..<24 {
        for column in row + 1..<24 {
          let (a, b) = (matrix.rows[row], matrix.rows[column])
          expected.append([
            a.labels[0], b.labels[0], "1", "1", "\(a.tokenCount)", "\(b.tokenCount)", measure.rawValue,
            values[row + 1][column + 1],
          ])
        }
      }
    }
    #expect(lines == expected)
  }

  @Test func neighboursAreTheBestPairsOfTheWideTable() throws {
    let tables = SimilarityTables(try corpora().joint.matrix)
    for measure in [SimilarityMeasure.cosine, .manhattan] {
      let wide = try cells(tables.wideTable(measure))
      var lines = try cells(tables.neighbourTable([measure], top: 3, threshold: nil))
      #expect(lines.removeFirst().suffix(2) == ["value", "rank"])
      var expected: [[String]] = []
      for (row, line) in wide.dropFirst().enumerated() {
        let others = (0..<24).filter { $0 != row && !line[$0 + 1].isEmpty }
        let best = others.map { (measure.isDistance ? Double(line[$0 + 1])! : -Double(line[$0 + 1])!, $0) }.sorted(
          by: <)
        for (rank, (_, column)) in best.prefix(3).enumerated() {
          expected.append([line[0], wide[0][column + 1], measure.rawValue, line[column + 1], "\(rank + 1)"])
        }
      }
      #expect(lines.map { [$0[0], $0[1], $0[6], $0[7], $0[8]] } == expected)
    }
  }

  @Test func twoCorporaAreABlockOfTheJointMatrix() throws {
    let (joint, both) = try corpora()
    #expect(joint.matrix.counts == both.matrix.counts)
    let whole = SimilarityTables(joint.matrix)
    let block = SimilarityTables(both.matrix, threads: 2)
    #expect(block.emptyRowCount == 2)
    // The deltas take their means from the second corpus, not from both.
    for measure in SimilarityMeasure.allCases where measure != .burrowsDelta && measure != .cosineDelta {
      let lines = try cells(whole.wideTable(measure))
      let expected = [lines[0]] + lines[1...15]
      let wide = try cells(block.wideTable(measure))
      #expect(wide == expected.map { [$0[0]] + $0[16...] }, "\(measure)")
      let pairs = try cells(block.pairTable([measure])).dropFirst().map { [$0[0], $0[1], $0[7]] }
      #expect(
        pairs
          == wide.dropFirst().flatMap { line in (1...9).map { [line[0], wide[0][$0], line[$0]] } })
    }
    let nearest = try cells(block.neighbourTable([.cosine], top: 1, threshold: 0.01)).dropFirst()
    #expect(!nearest.isEmpty && nearest.allSatisfy { Int($0[1].dropFirst(2))! >= 15 && $0[8] == "1" })
  }

  @Test func rowsAreCalledByTheirLabels() throws {
    let articles = [
      Article(id: "1", outlet: "A", date: "2022", text: "x y"), Article(id: "2", outlet: "B", date: "2022", text: "x"),
    ]
    let groups = try count(articles) { $0.unit = .groups(by: ["outlet", "date"]) }.matrix
    #expect(
      try SimilarityTables(groups).wideTable(.jaccard).formatted(as: .csv) == """
        outlet / date,A / 2022,B / 2022
        A / 2022,1,0.5
        B / 2022,0.5,1

        """)
    let documents = try count(articles) { $0.unit = .documents }.matrix
    #expect(
      try SimilarityTables(documents).pairTable([.jaccard]).formatted(as: .csv)
        == "a,b,n_a,n_b,tokens_a,tokens_b,method,value\n1,2,1,1,2,1,jaccard,0.5\n")
  }

  @Test func aCorpusWithoutRowsIsNotLeftOut() throws {
    let articles = ["A", "B"].map { Article(outlet: $0, text: "peace") }
    let matrix = try count(articles, [Article(id: "1", outlet: "", text: "war")]).matrix
    let tables = SimilarityTables(matrix)
    #expect(try tables.wideTable(.cosine).formatted(as: .jsonl) == "{\"outlet\":\"A\"}\n{\"outlet\":\"B\"}\n")
    #expect(try cells(tables.pairTable([.cosine])).count == 1)
    #expect(try cells(tables.neighbourTable([.cosine, .jsd], top: 1, threshold: nil)).count == 1)
  }

  @Test func groupsByIdentifierAndOutletAreNamedByBoth() throws {
    let articles = ["A", "B"].map { Article(id: "1", outlet: $0, text: "peace") }
    let matrix = try count(articles) { $0.unit = .groups(by: ["id", "outlet"]) }.matrix
    #expect(try cells(SimilarityTables(matrix).wideTable(.cosine))[0] == ["id / outlet", "1 / A", "1 / B"])
  }

  @Test func idfOverGroupsCountsRows() throws {
    let articles = ["a b", "a c", "a c"].enumerated().map { Article(outlet: ["A", "B", "B"][$0], text: $1) }
    let matrix = try count(articles).matrix
    let values = try DocumentFrequencyUnit.allCases.map { unit in
      try cells(SimilarityTables(matrix, idfOver: unit).wideTable(.cosine))[1][2]
    }
    // a is in all articles and rows: idf 1; b is in one of three or of two, c in two of three or one of two.
    func cosine(_ b: Double, _ c: Double) -> Double { 4 / ((1 + b * b) * 4 * (4 + 4 * c * c) / 4).squareRoot() / 2 }
    #expect(abs(Double(values[0])! - cosine(1.6931471805599454, 1.2876820724517808)) < 1e-12)
    #expect(abs(Double(values[1])! - cosine(1.4054651081081644, 1.4054651081081644)) < 1e-12)
  }

  @Test func rowsOfAMatrixAreAMatrix() {
    let matrix = SparseMatrix(
      columnCount: 3, rowOffsets: [0, 2, 2, 3, 4], columns: [0, 2, 1, 0], values: [1, 2, 3, 4])
    #expect(matrix.rows(0..<4) == matrix)
    #expect(matrix.rows(1..<3) == SparseMatrix(columnCount: 3, rowOffsets: [0, 0, 1], columns: [1], values: [3]))
    #expect(matrix.rows(2..<2) == SparseMatrix(columnCount: 3, rowOffsets: [0], columns: [], values: []))
  }
}

extension Table {
  fileprivate var text: String { (try? formatted(as: .csv)) ?? "" }
}
