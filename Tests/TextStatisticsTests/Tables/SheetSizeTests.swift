import Testing

@testable import TextStatistics

@Suite struct SheetSizeTests {
  private func table(rows: Int, columns: Int = 1, threads: Int? = nil, _ text: String = "a") -> Table {
    let schemas = (0..<columns).map { ColumnSchema("c\($0)", .text, "Text.") }
    guard let threads else {
      return Table(columns: schemas) { writer in
        for _ in 0..<rows {
          for _ in 0..<columns { writer.write(text.utf8Span.span) }
          try writer.endRow()
        }
      }
    }
    return Table(columns: schemas, rowCount: rows, threads: threads) { _, writer in
      for _ in 0..<columns { writer.write(text.utf8Span.span) }
    }
  }

  /// The size of a table that was written, or the one thrown.
  private func size(_ table: Table, _ dialect: CSVDialect = CSVDialect()) throws -> SheetSize {
    try table.write(to: OutputFile("/dev/null"), as: .csv, dialect: dialect)
  }

  @Test func rowsAreCountedWithTheirHeader() throws {
    let limit = SheetSize.rowLimit
    #expect(try size(table(rows: limit - 1), .excel) == SheetSize(columns: 1, rows: limit, longCells: 0))
    let refused = SheetSize(columns: 1, rows: limit + 1, longCells: 0)
    #expect(throws: refused) { try size(table(rows: limit), .excel) }
    for threads in [1, 3] {
      #expect(try size(table(rows: 5000, threads: threads)) == SheetSize(columns: 1, rows: 5001, longCells: 0))
      let numbered = Table(columns: [ColumnSchema("c", .text, "Text.")], rowCount: limit, threads: threads) { _, _ in
        Issue.record("a row was asked for")
      }
      #expect(throws: refused) { try size(numbered, .excel) }
    }
  }

  @Test func columnsAreRefusedBeforeAByteIsWritten() throws {
    let limit = SheetSize.columnLimit
    #expect(try size(table(rows: 1, columns: limit), .excel).fits)
    let wide = Table(columns: (0...limit).map { ColumnSchema("c\($0)", .text, "Text.") }) { _ in
      Issue.record("the rows were asked for")
    }
    #expect(throws: SheetSize.self) { try size(wide, .excel) }
    #expect(try size(table(rows: 2, columns: limit + 1)) == SheetSize(columns: limit + 1, rows: 3, longCells: 0))
  }

  /// A character beyond the first plane is two units.
  @Test(arguments: ["a", "é", "文", "😀"], [nil, 1, 3])
  func charactersAreUnitsOfUTF16(character: String, threads: Int?) throws {
    let limit = SheetSize.cellLimit
    let units = character.utf16.count
    let full = String(repeating: "b", count: limit % units) + String(repeating: character, count: limit / units)
    #expect(full.utf16.count == limit)
    #expect(try size(table(rows: 5, threads: threads, full), .excel).longCells == 0)
    #expect(try size(table(rows: 5, threads: threads, full + "b")).longCells == 5)
    #expect(throws: SheetSize.self) { try size(table(rows: 5, threads: threads, full + "b"), .excel) }
  }

  @Test func theMarkOfTheGuardCounts() throws {
    let formula = "=" + String(repeating: "b", count: SheetSize.cellLimit - 1)
    #expect(try size(table(rows: 1, formula)).longCells == 0)
    #expect(throws: SheetSize(columns: 1, rows: 2, longCells: 1)) { try size(table(rows: 1, formula), .excel) }
    #expect(try size(table(rows: 1, String(formula.dropLast())), .excel).fits)
  }

  @Test func otherFormatsHaveNoLimits() throws {
    let long = table(rows: 1, String(repeating: "a", count: 40_000))
    for format in [TableFormat.jsonl, .md] {
      #expect(try long.formatted(as: format, dialect: .excel) == long.formatted(as: format))
    }
  }
}
