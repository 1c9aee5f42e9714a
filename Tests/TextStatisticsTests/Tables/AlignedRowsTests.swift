import Testing

@testable import TextStatistics

@Suite struct AlignedRowsTests {
  private func lines(_ rows: [(String, Int)], width: Int?) throws -> [Substring] {
    let table = Table(
      columns: [.text("title", "A title.") { $0.0 }, .integer("count", "A count.") { $0.1 }] as [Column<(String, Int)>],
      rows: rows)
    return try table.formatted(as: .table, width: width).split(separator: "\n")
  }

  @Test func longTextIsCutToTheTerminal() throws {
    let lines = try lines([("peace talks resume in Geneva", 7)], width: 20)
    #expect(lines == ["title          count", "─────────────  ─────", "peace talks …      7"])
  }

  @Test func wideCharactersAreNotCutInHalf() throws {
    let lines = try lines([("漢字漢字漢字漢字", 1), ("ascii", 2)], width: 17)
    #expect(lines.dropFirst(2) == ["漢字漢字…       1", "ascii           2"])
  }

  @Test func numbersAndNarrowColumnsAreNeverCut() throws {
    #expect(try lines([("abcdefghij", 123_456)], width: 3).last == "abcdefg…  123456")
  }

  @Test func controlCharactersCannotReachTheTerminal() throws {
    #expect(try lines([("a\u{1B}[2J\r\nb\u{9B}", 1)], width: nil).last == "a [2J  b       1")
  }

  @Test func rowsBelowTheSampleKeepItsWidths() throws {
    let rows = Array(repeating: ("short", 1), count: 1000) + [("longer than that", 1_234_567)]
    let lines = try lines(rows, width: nil)
    #expect(lines.count == 1003)
    #expect(lines[2] == "short      1")
    #expect(lines[1002] == "long…  1234567")
  }
}
