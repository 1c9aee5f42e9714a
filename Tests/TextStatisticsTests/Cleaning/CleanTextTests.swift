import Foundation
import Testing

@testable import TextStatistics

@Suite struct CleanTextTests {
  @Test(arguments: [1, 2]) func hostileTextsPassThrough(threads: Int) throws {
    let texts: [[UInt8]] = [
      [], [0x0A], [0x0A, 0x0A], Array("\r\n\r\n".utf8), [0], Array("a\0b\n\0".utf8),
      [UInt8](repeating: UInt8(ascii: "A"), count: 1 << 20), Array(String(repeating: "a\n", count: 1 << 14).utf8),
      Array("Sign up".utf8), Array("Sign up\r\nBody goes here.\r\n".utf8), Array("It is.\r\nSign up".utf8),
      Array("\u{A0}\u{FEFF}".utf8),
      Array("Sign up \u{FFFD}".utf8), Array("By \u{FFFD}".utf8),
    ]
    let expected = texts.map { text -> [UInt8] in
      switch String(decoding: text, as: UTF8.self) {
      case "Sign up", "Sign up \u{FFFD}", "By \u{FFFD}": []
      case "Sign up\r\nBody goes here.\r\n": Array("Body goes here.\r\n".utf8)
      case "It is.\r\nSign up": Array("It is.".utf8)
      default: text
      }
    }
    let folder = try TemporaryFolder()
    for (number, text) in texts.enumerated() { try folder.write("in/\(number + 10).txt", text) }
    var options = ReadingOptions()
    options.cleaning = CleaningOptions()
    let reader = try CorpusReader(paths: [folder.path + "/in"], columns: [.id], options: options)
    let (documents, report) = try reader.all(threads: threads)
    #expect(documents.map(\.text) == expected)
    #expect(report.cleaning?.lines == 5 && report.documents == texts.count)
    // Nothing is removed that an audit of the same text does not count.
    let audit = try CorpusAudit(
      try CorpusReader(paths: [folder.path + "/in"], columns: AuditOptions().columns), AuditOptions())
    #expect(audit.rows.filter { $0.cleaning == "removed" }.reduce(0) { $0 + $1.count } == 5)
  }

  @Test func invalidBytesAreRepairedBeforeLinesAreLookedAt() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.txt", [0xFF, 0x0A] + Array("Sign up".utf8) + [0xE2, 0x80])
    #expect(try cleanedTexts(folder.path).texts == [Array("\u{FFFD}".utf8)])
  }

  @Test func whatCanBeReadOnceIsRefused() throws {
    var options = ReadingOptions()
    options.cleaning = CleaningOptions()
    let reader = try CorpusReader(
      bytes: Array("{\"text\":\"a\"}\n".utf8), format: .jsonl, columns: [.outlet], options: options)
    #expect {
      _ = try reader.all()
    } throws: { error in
      "\(error)" == "memory: can be read only once, and cleaning reads its input twice: save it in a file first"
    }
  }

  @Test func titlesThatAreReadAreLookedAtToo() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", "title,text\nPeace talks go on,\"Peace talks go on\nBody goes here.\"\n")
    var options = ReadingOptions()
    options.cleaning = CleaningOptions()
    options.includeTitle = true
    let text = try CorpusReader(paths: [path], columns: [], options: options).all().documents[0].text
    #expect(String(decoding: text, as: UTF8.self) == "Peace talks go on\nBody goes here.")
  }

  @Test func theNoteNamesTheChecksInTheirOrder() {
    var summary = CleaningSummary()
    summary.add(.init(check: .teaser, lines: 2, articles: 1))
    summary.add(.init(check: .promotion, lines: 1, articles: 1))
    var other = CleaningSummary(articles: 1, longestCountedLine: 80)
    other.add(.init(check: .teaser, lines: 1, articles: 1))
    summary.articles = 2
    summary.merge(other)
    #expect(
      summary.note == "lines removed: 4 in 3 articles (promotion 1, teaser 3); too many lines to compare those of more "
        + "than 80 bytes with each other")
    #expect(CleaningSummary().note == "lines removed: 0 in 0 articles")
  }
}
