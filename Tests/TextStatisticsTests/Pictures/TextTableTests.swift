import Foundation
import Testing

@testable import TextStatistics

@Suite struct TextTableTests {
  private func read(_ text: String, _ name: String = "t.csv") throws -> TextTable {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)").path
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      var table = try TextTable(path: path)
      table.path = name
      return table
    } catch var error as InputError {
      error.path = name
      throw error
    }
  }

  @Test(arguments: [TableFormat.csv, .tsv, .jsonl])
  func whatTheVerbsWriteIsReadBack(format: TableFormat) throws {
    struct Row: TableRow {
      var term: String
      var count: Int
      var share: Double
      static let columns: [Column<Self>] = [
        .text("term", "A term.") { $0.term }, .integer("count", "Its count.") { $0.count },
        .real("share", "Its share.") { $0.share },
      ]
    }
    let written = try Table(rows: [
      Row(term: "a, \"b\"\nc\t\\", count: -3, share: 0.125), Row(term: "=1", count: 0, share: .nan),
      Row(term: "文字", count: 12, share: 1e-7),
    ]).formatted(as: format)
    let table = try read(written)
    #expect(table.columns == ["term", "count", "share"])
    #expect(table.rows[1] == ["=1", "0", ""])
    // TSV has no tabs and line ends in cells.
    if format != .tsv { #expect(table.rows[0] == ["a, \"b\"\nc\t\\", "-3", "0.125"]) }
    #expect(table.number(2, 2) == 1e-7 && table.number(0, 1) == -3 && table.number(1, 2) == nil)
  }

  @Test func whatSpreadsheetsMakeOfItIsReadAsWell() throws {
    let table = try read("\u{FEFF}term;tfidf\r\n'=a;0,5\r\n\"'x;y\";-1,5e-3\r\nb;\r\n")
    #expect(table.columns == ["term", "tfidf"])
    #expect(table.rows.map { $0[0] } == ["=a", "x;y", "b"])
    #expect(table.number(0, 1) == 0.5 && table.number(1, 1) == -0.0015 && table.number(2, 1) == nil)
  }

  @Test func apostrophesStayWhereNothingGuards() throws {
    #expect(try read("term,n\n'tis,1\n").rows[0][0] == "'tis")
    // A cell that would be a formula shows that there is no guard.
    #expect(try read("term,n\r\n'tis,1\r\n=a,2\r\n").rows[0][0] == "'tis")
    #expect(try read("n,term\r\n-2,'tis\r\n").rows[0] == ["-2", "tis"])
  }

  @Test func numbersAreFiniteDecimals() throws {
    let texts = ["", "nan", "inf", "0x10", "1e999", "1,5", "TRUE", " 1", "1_000", "--1", "1e"]
    let table = TextTable(columns: ["n"], rows: texts.map { [$0] })
    for row in texts.indices { #expect(table.number(row, 0) == nil) }
    #expect(table.number("1e3") == 1000 && table.number("-.5") == -0.5)
    #expect(!table.isNumeric(0) && TextTable(columns: ["n"], rows: [["1"], [""]]).isNumeric(0))
    #expect(!TextTable(columns: ["n"], rows: [[""]]).isNumeric(0))
  }

  @Test func whatIsNoTableIsAnErrorWithItsLine() throws {
    #expect(message { _ = try read("") } == "t.csv: is empty: a table with a header is expected")
    #expect(message { _ = try read("a,b\n1,2\n\"x\ny\",2\n1\n") } == "t.csv:5: has 1 fields, not 2")
    #expect(message { _ = try read("a,b\n1,\"2\n") } == "t.csv:2: a quote that opens here is never closed")
    #expect(message { _ = try read("a,a\n1,2\n") } == "t.csv:1: the header has two columns \"a\": rename one")
    #expect(
      message { _ = try read("{\"a\":1}\n{\"a\":}\n") } == "t.csv:2: is no JSON object: in column 6 a value is expected"
    )
    #expect(message { _ = try TextTable(path: "/nowhere/t.csv") } == "/nowhere/t.csv: no such file or folder")
  }

  @Test func rowsOfObjectsMayLackKeys() throws {
    let table = try read("{\"a\":\"x\",\"n\":1}\n\n{\"n\":null,\"b\":true}\n")
    #expect(table.columns == ["a", "n", "b"] && table.rows == [["x", "1", ""], ["", "", "true"]])
  }
}
