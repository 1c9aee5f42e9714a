import Testing

@testable import TextStatistics

@Suite struct GuardedTablesTests {
  private static let rows = [
    ["=id", "'tis"], ["2", "-2.3, \"quoted\"\nand, more;"], ["''3", "plain text"], ["\u{301}", "'"],
  ]

  private static func table() -> Table {
    Table(
      columns: ["id", "text"].enumerated().map { index, name in .text(name, "Text.") { $0[index] } },
      rows: rows)
  }

  private static let description = #"{"note": "\"guard\": \"no\"", "stats": { "csv" : {"guard" :"apostrophe"}}}"#

  private func read(_ path: String, _ undoesGuard: Bool? = nil) throws -> [[String]] {
    var options = ReadingOptions()
    options.undoesGuard = undoesGuard
    let reader = try CorpusReader(paths: [path], columns: [.id], options: options)
    return try reader.all().documents.map { [$0.columns[0]!, $0.text].map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test(arguments: [TableFormat.csv, .tsv], CSVDialect.Decimal.allCases)
  func aCorpusForSpreadsheetsIsReadAsItWas(format: TableFormat, decimal: CSVDialect.Decimal) throws {
    var dialect = CSVDialect.excel
    dialect.decimal = decimal
    let folder = try TemporaryFolder()
    let path = try folder.write("a.b.\(format)", Self.table().formatted(as: format, dialect: dialect))
    #expect(try read(path, true) == Self.rows)
    try folder.write("a.b.datapackage.json", Self.description)
    #expect(try read(path) == Self.rows)
    try folder.write("a.b.datapackage.json", String(repeating: " ", count: 200_000) + Self.description)
    #expect(try read(path) == Self.rows)
  }

  @Test(arguments: [
    "", "{}", #"{"guard": "none"}"#, #"{"description": "\"guard\": \"apostrophe\""}"#, "\u{0}",
    #"{"guard" "apostrophe"}"#,
  ])
  func withoutAWordAboutItTheGuardStays(description: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", "id,text\n1,'tis\n''2,=x\n")
    try folder.write("a.datapackage.json", description)
    #expect(try read(path) == [["1", "'tis"], ["''2", "=x"]])
    try folder.write("b.datapackage.json", Self.description)
    #expect(try read(path) == [["1", "'tis"], ["''2", "=x"]])
  }

  @Test func anOptionIsStrongerThanTheDescription() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", "id,text\n1,'tis\n")
    try folder.write("a.datapackage.json", Self.description)
    #expect(try read(path, false) == [["1", "'tis"]])
    #expect(try read(path) == [["1", "tis"]])
  }

  @Test func jsonLinesHaveNoGuard() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", "{\"id\":\"1\",\"text\":\"'tis\"}\n")
    try folder.write("a.datapackage.json", Self.description)
    #expect(try read(path) == [["1", "'tis"]])
    #expect(try read(path, true) == [["1", "'tis"]])
  }
}
