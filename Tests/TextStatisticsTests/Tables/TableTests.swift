import Foundation
import Testing

@testable import TextStatistics

@Suite struct TableTests {
  struct Sample: TableRow {
    var outlet: String?
    var count: Int?
    var share: Double?
    var day: String?
    static let columns: [Column<Self>] = [
      .text("outlet", "The outlet.") { $0.outlet },
      .integer("n_tokens", "Number of tokens.", unit: "tokens") { $0.count },
      .real("share", "Its share.", formula: "n_tokens / total") { $0.share },
      .date("day", "The first day.") { $0.day },
    ]
  }

  static let table = Table(rows: [
    Sample(outlet: "A, B", count: 12, share: 0.1, day: "2024-02-29"),
    Sample(outlet: "C|\"D\"\n", count: -1_234_567, share: .nan, day: nil),
    Sample(outlet: "文字 e\u{301}", count: nil, share: 2, day: "2024-03-01"),
  ])

  @Test func declarationGivesHeaderCellsAndSchema() throws {
    #expect(Self.table.columns.map(\.name) == ["outlet", "n_tokens", "share", "day"])
    #expect(Self.table.columns.map(\.kind) == [.text, .integer, .real, .date])
    #expect(Self.table.columns[1].unit == "tokens")
    #expect(Self.table.columns[2].formula == "n_tokens / total")
  }

  @Test func csv() throws {
    let expected = """
      outlet,n_tokens,share,day
      "A, B",12,0.1,2024-02-29
      "C|""D""\n",-1234567,,
      文字 e\u{301},,2,2024-03-01

      """
    #expect(try Self.table.formatted(as: .csv) == expected)
  }

  @Test func tsv() throws {
    let expected = [
      "outlet\tn_tokens\tshare\tday", "A, B\t12\t0.1\t2024-02-29", "\"C|\"\"D\"\"\n\"\t-1234567\t\t",
      "文字 e\u{301}\t\t2\t2024-03-01", "",
    ]
    #expect(try Self.table.formatted(as: .tsv) == expected.joined(separator: "\n"))
  }

  @Test func jsonl() throws {
    let expected = #"""
      {"outlet":"A, B","n_tokens":12,"share":0.1,"day":"2024-02-29"}
      {"outlet":"C|\"D\"\n","n_tokens":-1234567,"share":null,"day":null}
      {"outlet":"文字 é","n_tokens":null,"share":2,"day":"2024-03-01"}

      """#
    #expect(try Self.table.formatted(as: .jsonl) == expected)
  }

  @Test func md() throws {
    let expected = #"""
      | outlet | n_tokens | share | day |
      | --- | ---: | ---: | --- |
      | A, B | 12 | 0.1 | 2024-02-29 |
      | C\|"D"  | -1234567 |  |  |
      | 文字 é |  | 2 | 2024-03-01 |

      """#
    #expect(try Self.table.formatted(as: .md) == expected)
  }

  @Test func alignedTable() throws {
    let expected = [
      "outlet  n_tokens  share  day", "──────  ────────  ─────  ──────────", "A, B          12    0.1  2024-02-29",
      "C|\"D\"   -1234567         ", "文字 e\u{301}                2  2024-03-01", "",
    ]
    #expect(try Self.table.formatted(as: .table) == expected.joined(separator: "\n"))
  }

  @Test(arguments: TableFormat.allCases) func tableWithoutRowsHasOnlyItsHeader(format: TableFormat) throws {
    let text = try Table(rows: [Sample]()).formatted(as: format)
    let expected: [TableFormat: String] = [
      .csv: "outlet,n_tokens,share,day\n", .tsv: "outlet\tn_tokens\tshare\tday\n", .jsonl: "",
      .md: "| outlet | n_tokens | share | day |\n| --- | ---: | ---: | --- |\n",
      .table: "outlet  n_tokens  share  day\n──────  ────────  ─────  ───\n",
    ]
    #expect(text == expected[format])
  }

  @Test func digitsRoundRealsAndNoIntegers() throws {
    let table = Table(rows: [Sample(outlet: "0.123456789", count: 123_456_789, share: 0.123456789)])
    #expect(try table.formatted(as: .csv, digits: 3).hasSuffix("\n0.123456789,123456789,0.123,\n"))
  }

  @Test func squareMatrixIsATableOfIndices() throws {
    let labels = ["x", "y,z"]
    let table = Table(
      columns: [.text("outlet", "The outlet.") { labels[$0] }]
        + labels.indices.map { j in .real(labels[j], "Similarity.") { i in i == j ? 1 : 0.5 } },
      rows: labels.indices)
    #expect(try table.formatted(as: .csv) == "outlet,x,\"y,z\"\nx,1,0.5\n\"y,z\",0.5,1\n")
  }

  @Test func emptyCellOfAOneColumnTableIsNoEmptyLine() throws {
    let table = Table(columns: [.text("term", "A term.") { $0 }], rows: ["a", "", nil] as [String?])
    #expect(try table.formatted(as: .csv) == "term\na\n\"\"\n\"\"\n")
    #expect(try table.formatted(as: .jsonl) == #"{"term":"a"}\#n{"term":""}\#n{"term":null}\#n"#)
  }

  @Test func rowsAreStreamedInLargePieces() throws {
    var pieces: [Int] = []
    var writer = TableWriter(
      columns: [ColumnSchema("n", .integer, "A number.")], format: .csv, digits: nil, width: nil,
      sink: { pieces.append($0.count) })
    for number in 0..<200_000 {
      writer.write(number)
      try writer.endRow()
    }
    try writer.finish()
    #expect(pieces.count == 5)
    #expect(pieces.dropLast().allSatisfy { 262_144..<262_160 ~= $0 })
    let digits = (0..<200_000).map { String($0).utf8.count }.reduce(0, +)
    #expect(pieces.reduce(0, +) == "n\n".utf8.count + digits + 200_000)
  }

  @Test func errorOfTheProducerComesThrough() {
    struct Stop: Error {}
    let table = Table(columns: [ColumnSchema("n", .integer, "A number.")]) { _ in throw Stop() }
    #expect(throws: Stop.self) { try table.formatted(as: .csv) }
  }

  @Test func jsonLinesSurviveFoundation() throws {
    var random = SeededGenerator(3)
    let rows = (0..<300).map { _ in
      Sample(
        outlet: random.text(), count: Int(truncatingIfNeeded: Int32(truncatingIfNeeded: random.next())),
        share: Double.random(in: -1e9...1e9, using: &random))
    }
    let lines = try Table(rows: rows).formatted(as: .jsonl).utf8.split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == rows.count)
    for (row, line) in zip(rows, lines) {
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
      #expect((object["outlet"] as? String)?.unicodeScalars.elementsEqual(row.outlet!.unicodeScalars) == true)
      #expect(object["n_tokens"] as? Int == row.count)
      // Foundation reads decimals with an error of a few units in the last place; exactness is a matter of NumberTextTests.
      let share = try #require(object["share"] as? Double)
      #expect(abs(share - row.share!) <= 1e-14 * abs(row.share!))
      #expect(object["day"] is NSNull)
    }
  }
}

extension SeededGenerator {
  /// Text full of what formats have to escape.
  mutating func text() -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "N", "é", "文", "😀", "\"", "\\", ",", "\t", "\n", "\r", " ", "|", "\u{0}", "\u{1B}", "\u{7F}", "\u{2028}",
    ]
    let count = Int.random(in: 0...12, using: &self)
    return String(String.UnicodeScalarView((0..<count).map { _ in alphabet.randomElement(using: &self)! }))
  }

  /// Any finite bit pattern.
  mutating func finiteDouble() -> Double {
    while true {
      let value = Double(bitPattern: next())
      if value.isFinite { return value }
    }
  }
}
