import Testing

@testable import TextStatistics

@Suite struct QuotationMarksTests {
  @Test func vectorScanFindsWhatTheByteScanFinds() {
    var random = SeededGenerator(6)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : [10, 13, 34, 39, 0xC2, 0xE2].randomElement(using: &random)!
      }
      bytes.withUnsafeBufferPointer { text in
        let marks = QuotationMarks(text: text)
        for start in stride(from: 0, to: text.count, by: 64) {
          let naive = text[start..<min(start + 64, text.count)].enumerated()
            .reduce(0 as UInt64) { $0 | (QuotationMarks.isCandidate($1.element) ? 1 << UInt64($1.offset) : 0) }
          #expect(marks.candidates(inBlockAt: start) == naive)
        }
      }
    }
  }

  @Test func marksAndTheirWidthsAreTold() {
    let marks: [(String, QuotationMarks.Mark?)] = [
      ("\"", .straight), ("“", .left), ("‟", .left), ("”", .right), ("„", .low), ("'", .single), ("‘", .single),
      ("’", .single), ("«", .leftGuillemet), ("»", .rightGuillemet), ("\n", .lineEnd), ("\r", .lineEnd),
      ("\u{85}", .lineEnd), ("\u{2028}", .lineEnd), ("\u{2029}", .lineEnd), ("…", nil), ("–", nil), ("©", nil),
      ("€", nil),
    ]
    for (text, mark) in marks {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        let found = QuotationMarks(text: bytes).mark(at: 0)
        #expect(found?.mark == mark && (found == nil || found?.width == bytes.count), "\(text)")
        // A mark that is cut off is none.
        if bytes.count > 1 {
          #expect(QuotationMarks(text: UnsafeBufferPointer(rebasing: bytes.dropLast())).mark(at: 0) == nil)
        }
      }
    }
  }

  @Test func neighboursAreOutsideOrWordsOrEither() {
    let sides: [(String, QuotationMarks.Side)] = [
      ("", .outside), (" ", .outside), ("\n", .outside), ("\u{A0}", .outside), ("\u{202F}", .outside), ("-", .either),
      ("—", .either), ("“", .either), ("»", .either), ("\"", .either), ("a", .word), ("é", .word), ("5", .word),
      ("…", .word), ("$", .word), ("東", .word), ("à", .word), ("…", .word), ("..", .word),
    ]
    for (text, side) in sides {
      Array("\(text)\"\(text)".utf8).withUnsafeBufferPointer { bytes in
        let marks = QuotationMarks(text: bytes)
        #expect(marks.before(text.utf8.count) == side, "\(text)")
        #expect(marks.after(text.utf8.count + 1) == side, "\(text)")
      }
    }
    for (text, before, after) in [
      ("(", QuotationMarks.Side.outside, QuotationMarks.Side.word), (")", .word, .outside), (",", .word, .outside),
      (".", .word, .outside),
    ] {
      Array("\(text)\"\(text)".utf8).withUnsafeBufferPointer { bytes in
        #expect(QuotationMarks(text: bytes).before(1) == before && QuotationMarks(text: bytes).after(2) == after)
      }
    }
  }
}
