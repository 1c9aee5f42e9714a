import Testing

@testable import TextStatistics

@Suite struct CellTextTests {
  private func delimited(_ rows: [[String]], as format: TableFormat) throws -> String {
    let columns = rows[0].indices.map { index in Column<[String]>.text("c\(index)", "A cell.") { $0[index] } }
    let text = try Table(columns: columns, rows: rows).formatted(as: format)
    return String(text.unicodeScalars.drop { $0 != "\n" }.dropFirst())
  }

  @Test func linesAreThoseOfPython() throws {
    #expect(try delimited(CSVGolden.rows, as: .csv).utf8.elementsEqual(CSVGolden.csv.utf8))
    #expect(try delimited(CSVGolden.rows, as: .tsv).utf8.elementsEqual(CSVGolden.tsv.utf8))
  }

  @Test(arguments: [TableFormat.csv, .tsv], 1...4)
  func everyTextIsReadBack(format: TableFormat, columns: Int) throws {
    var random = SeededGenerator(UInt64(columns))
    let rows = (0..<500).map { _ in (0..<columns).map { _ in random.text() } }
    let text = try delimited(rows, as: format)
    let read = parseDelimited(text, delimiter: format == .csv ? "," : "\t")
    #expect(read.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
  }

  @Test(arguments: [
    "NA", "na", "N/A", "null", "NULL", "nan", "NaN", "None", "inf", "TRUE", "True", "false", " x", "x\t",
  ])
  func textThatReadersWouldChangeIsQuoted(text: String) throws {
    #expect(try delimited([[text, "x"]], as: .csv) == "\"\(text)\",x\n")
  }

  @Test(arguments: ["N", "nab", "nulls", "truer", "nil", "a b", "'", "x;y", "=1+1", "9-11", "a\tb"])
  func otherTextIsLeftAsItIs(text: String) throws {
    #expect(try delimited([[text, "x"]], as: .csv) == "\(text),x\n")
  }

  @Test(arguments: 1...40) func aCharacterThatAsksForQuotesIsSeenWhereverItStands(length: Int) throws {
    let letters = [UInt8](repeating: UInt8(ascii: "z"), count: length)
    for place in 0..<length {
      for (byte, isInnerSpecial) in [(",", true), ("\n", true), ("\r", true), (" ", false), ("'", false), ("-", false)]
      {
        let isBlank = byte == " " && (place == 0 || place == length - 1)
        var bytes = letters
        bytes[place] = byte.utf8.first!
        let text = String(decoding: bytes, as: UTF8.self)
        let expected = isInnerSpecial || isBlank ? "\"\(text)\"" : text
        #expect(try delimited([[text, "x"]], as: .csv).utf8.elementsEqual("\(expected),x\n".utf8))
      }
    }
  }

  @Test func jsonEscapesOnlyWhatItMust() throws {
    let table = Table(columns: [.text("a\"b", "Text.") { $0 }], rows: ["\u{0}\u{1F}\u{7F}/\\\"\n\r\té"])
    #expect(try table.formatted(as: .jsonl) == #"{"a\"b":"\u0000\u001f\#u{7F}/\\\"\n\r\té"}"# + "\n")
  }

  @Test func markdownKeepsPipesAndBackslashes() throws {
    let table = Table(columns: [.text("a|b", "Text.") { $0 }], rows: [#"x|y\|z"#, "1\r\n2"])
    #expect(try table.formatted(as: .md) == #"| a\|b |\#n| --- |\#n| x\|y\\\|z |\#n| 1  2 |\#n"#)
  }
}

/// Reads RFC 4180 the naive way: one scalar after the other, every line ended by a line feed.
func parseDelimited(_ text: String, delimiter: Unicode.Scalar) -> [[String]] {
  let scalars = Array(text.unicodeScalars)
  var rows: [[String]] = []
  var row: [String] = []
  var position = 0
  while position < scalars.count {
    var cell = String.UnicodeScalarView()
    if scalars[position] == "\"" {
      position += 1
      while scalars[position] != "\"" || scalars[position + 1] == "\"" {
        if scalars[position] == "\"" { position += 1 }
        cell.append(scalars[position])
        position += 1
      }
      position += 1
    } else {
      while scalars[position] != delimiter && scalars[position] != "\n" {
        cell.append(scalars[position])
        position += 1
      }
    }
    row.append(String(cell))
    if scalars[position] == "\n" {
      rows.append(row)
      row = []
    }
    position += 1
  }
  return rows
}
