import Testing

@testable import TextStatistics

@Suite struct CSVDialectTests {
  private struct Line: TableRow {
    var term: String?
    var count: Int?
    var share: Double?
    var day: String?
    static let columns: [Column<Self>] = [
      .text("term", "The term.") { $0.term },
      .integer("n", "A count.") { $0.count },
      .real("-share", "A share.") { $0.share },
      .date("day", "A day.") { $0.day },
    ]
  }

  private static let table = Table(rows: [
    Line(term: "=a;b", count: -12, share: -0.5, day: "2022-03-01"),
    Line(term: "NA", count: nil, share: 1.5e-7, day: nil),
    Line(term: "a,\"b\".c", count: 1000, share: .nan, day: "1/2/2022"),
  ])

  private func dialect(_ change: (inout CSVDialect) -> Void) -> CSVDialect {
    var dialect = CSVDialect()
    change(&dialect)
    return dialect
  }

  @Test func excel() throws {
    let expected = [
      "\u{FEFF}term,n,'-share,day", "'=a;b,-12,-0.5,2022-03-01", "\"NA\",,1.5e-07,",
      "\"a,\"\"b\"\".c\",1000,,'1/2/2022", "",
    ]
    #expect(
      try Self.table.formatted(as: .csv, dialect: .excel).unicodeScalars
        .elementsEqual(expected.joined(separator: "\r\n").unicodeScalars))
  }

  @Test func decimalCommasStandBetweenSemicolons() throws {
    #expect(
      try Self.table.formatted(as: .csv, dialect: dialect { $0.decimal = .comma }) == """
        term;n;-share;day
        "=a;b";-12;-0,5;2022-03-01
        "NA";;1,5e-07;
        "a,""b"".c";1000;;1/2/2022

        """)
    #expect(
      try Self.table.formatted(as: .tsv, digits: 1, dialect: dialect { $0.decimal = .comma })
        .hasPrefix("term\tn\t-share\tday\n=a;b\t-12\t-0,5\t"))
  }

  @Test func everyOptionStandsAlone() throws {
    let plain = try Self.table.formatted(as: .csv)
    #expect(try Self.table.formatted(as: .csv, dialect: dialect { $0.hasByteOrderMark = true }) == "\u{FEFF}" + plain)
    #expect(
      try Self.table.formatted(as: .csv, dialect: dialect { $0.endsLinesWithCarriageReturn = true })
        .unicodeScalars.elementsEqual(plain.split(separator: "\n").map { $0 + "\r\n" }.joined().unicodeScalars))
    #expect(
      try Self.table.formatted(as: .csv, dialect: dialect { $0.guardsFormulas = true }) == """
        term,n,'-share,day
        '=a;b,-12,-0.5,2022-03-01
        "NA",,1.5e-07,
        "a,""b"".c",1000,,'1/2/2022

        """)
    #expect(try Self.table.formatted(as: .csv, dialect: dialect { $0.keepsToSheet = true }) == plain)
  }

  @Test(arguments: [TableFormat.jsonl, .md, .table])
  func otherFormatsHaveNoDialect(format: TableFormat) throws {
    var dialect = CSVDialect.excel
    dialect.decimal = .comma
    #expect(try Self.table.formatted(as: format, dialect: dialect) == Self.table.formatted(as: format))
  }

  /// All dialects there are.
  private static let dialects = (0..<32).map { (bits: Int) in
    var dialect = CSVDialect()
    dialect.hasByteOrderMark = bits & 1 != 0
    dialect.endsLinesWithCarriageReturn = bits & 2 != 0
    dialect.guardsFormulas = bits & 4 != 0
    dialect.decimal = bits & 8 != 0 ? .comma : .point
    dialect.keepsToSheet = bits & 16 != 0
    return dialect
  }

  @Test(arguments: dialects, [TableFormat.csv, .tsv])
  func everyTextIsReadBack(dialect: CSVDialect, format: TableFormat) throws {
    var random = SeededGenerator(7)
    let rows = (0..<100).map { ["\($0)", random.riskyText(), random.text(), "7"] }
    let names = ["id", "'=a", "b", "n"]
    let columns = names.indices.map { index in
      index == 3
        ? Column<[String]>.integer("n", "A number.") { Int($0[3]) } : .text(names[index], "Text.") { $0[index] }
    }
    var text = String(try Table(columns: columns, rows: rows).formatted(as: format, dialect: dialect))
    if dialect.hasByteOrderMark { #expect(text.unicodeScalars.removeFirst() == "\u{FEFF}") }
    let comma: Unicode.Scalar = dialect.decimal == .comma ? ";" : ","
    var read = parseDelimited(text, delimiter: format == .tsv ? "\t" : comma)
    if dialect.endsLinesWithCarriageReturn {
      for row in read.indices { #expect(read[row][3].unicodeScalars.removeLast() == "\r") }
    }
    if dialect.guardsFormulas { read = read.map { $0.map(CSVGuard.undo) } }
    #expect(read.map { $0.map { Array($0.utf8) } } == ([names] + rows).map { $0.map { Array($0.utf8) } })
  }

  @Test(arguments: [CSVDialect(), .excel, dialects[31]], [nil, 3])
  func severalThreadsWriteWhatOneWrites(dialect: CSVDialect, digits: Int?) throws {
    var random = SeededGenerator(11)
    // Three blocks and a bit.
    let rows = (0..<6200).map { _ in (random.riskyText(), random.finiteDouble()) }
    let columns = [ColumnSchema("text", .text, "Text."), ColumnSchema("number", .real, "A number.")]
    let texts = try [1, 3].map { threads in
      try Table(columns: columns, rowCount: rows.count, threads: threads) { row, writer in
        writer.write(rows[row].0.utf8Span.span)
        writer.write(rows[row].1)
      }.formatted(as: .csv, digits: digits, dialect: dialect)
    }
    #expect(texts[0].utf8.elementsEqual(texts[1].utf8))
  }

  @Test func numbersAreThoseOfPointsWithCommas() throws {
    var random = SeededGenerator(5)
    let numbers = (0..<2000).map { _ in random.finiteDouble() }
    let table = Table(columns: [Column<Double>.real("x", "A number.") { $0 }], rows: numbers)
    for digits in [nil, 1, 6, 17] {
      let points = try table.formatted(as: .csv, digits: digits)
      let commas = try table.formatted(as: .csv, digits: digits, dialect: dialect { $0.decimal = .comma })
      #expect(commas == points.replacing(".", with: ","))
      #expect(commas.contains(","))
    }
  }
}

extension SeededGenerator {
  /// Text that begins as formulas, values and marks do.
  fileprivate mutating func riskyText() -> String {
    let starts = ["'", "''", "=", "+", "-", "@", "\t", "\r", " =", "9-", "1e", "TRUE", ";", "\u{FEFF}", "＝", "$", ""]
    return starts.randomElement(using: &self)! + (Bool.random(using: &self) ? text() : "5")
  }
}
