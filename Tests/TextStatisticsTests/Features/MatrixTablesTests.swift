import Foundation
import Testing

@testable import TextStatistics

@Suite struct MatrixTablesTests {
  private func matrix() throws -> DocumentFeatureMatrix {
    var random = SeededGenerator(23)
    return try count(randomArticles(60, &random)) {
      $0.unit = .groups(by: ["date", "outlet"])
      $0.limits.minimumDocumentFrequency = .count(2)
    }.matrix
  }

  @Test func longTableHasALinePerEntry() throws {
    let matrix = try matrix()
    let lines = try cells(matrix.longTable())
    #expect(lines[0] == ["date", "outlet", "term", "count"])
    var rows = matrix.rows.map { NaiveRow(labels: $0.labels) }
    for line in lines.dropFirst() {
      rows[matrix.rows.firstIndex { $0.labels == Array(line[..<2]) }!].counts[line[2]] = Int(line[3])!
    }
    #expect(rows.map(\.counts) == matrix.naiveRows.map(\.counts))
    #expect(lines.count == matrix.counts.columns.count + 1)
    #expect(lines.dropFirst().map { $0[0] } == lines.dropFirst().map { $0[0] }.sorted())
  }

  @Test func wideTableHasAColumnPerTerm() throws {
    let matrix = try matrix()
    let lines = try cells(matrix.wideTable())
    #expect(lines[0] == ["date", "outlet"] + matrix.terms)
    for (row, line) in zip(matrix.naiveRows, lines.dropFirst()) {
      #expect(line == row.labels + matrix.terms.map { String(row.counts[$0] ?? 0) })
    }
    #expect(lines.count == matrix.rows.count + 1)
  }

  @Test func rowAndTermTablesNameRowsAndColumns() throws {
    let matrix = try matrix()
    let rows = matrix.rows.enumerated().map { index, row in
      ["\(index + 1)"] + row.labels + ["\(row.articleCount)", "\(row.tokenCount)"]
    }
    #expect(try cells(matrix.rowTable) == [["row", "date", "outlet", "n_articles", "n_tokens"]] + rows)
    let terms = matrix.terms.enumerated().map { ["\($0 + 1)", $1, "\(matrix.documentFrequencies[$0])"] }
    #expect(try cells(matrix.termTable) == [["column", "term", "df"]] + terms)
  }

  @Test func matrixMarketFileIsReadBack() throws {
    let matrix = try matrix()
    let folder = try TemporaryFolder()
    let output = try OutputFile(folder.path + "/matrix.mtx")
    try matrix.writeMatrixMarket(to: output)
    try output.commit()
    let lines = try String(contentsOfFile: folder.path + "/matrix.mtx", encoding: .utf8).split(separator: "\n")
    #expect(lines[0] == "%%MatrixMarket matrix coordinate integer general")
    let numbers = lines.dropFirst().map { $0.split(separator: " ").map { Int($0)! } }
    #expect(numbers[0] == [matrix.rows.count, matrix.terms.count, lines.count - 2])
    var counts = matrix.rows.map { _ in [String: Int]() }
    for entry in numbers.dropFirst() { counts[entry[0] - 1][matrix.terms[entry[1] - 1]] = entry[2] }
    #expect(counts == matrix.naiveRows.map(\.counts))
  }
}
