import Foundation
import Testing

@testable import TextStatistics

@Suite struct SentencesTests {
  @Test func stopsBeforeACapitalEndSentences() {
    expectSplits([
      "Talks began on Monday. |They ended on Friday.",
      "Will it hold? |Nobody knows! |We wait.",
      "He voted no. |The bill failed.",
      "It rose 3.5 percent. |Then it fell to 1.2.",
      "Did they really?! |Yes.",
      "He paused.   |Then he left.\u{A0} |She stayed.",
      "Turnout was low. |40 districts reported. |$3 million was spent.",
      "Er kam. |Über Nacht blieb er. |Élise aussi.",
    ])
  }

  @Test func stopsBeforeALowercaseWordDoNot() {
    expectSplits([
      "The firm, Yahoo! as it was, folded.",
      "“Why now?” he asked. |“Why not?” she said.",
      "He said (on May 3.) that it was over.",
      "Der Beschluss vom 3. über die Wahl.",
      "Все... и потом. |И да. да.",
      "Vào ngày 3. ế ẩm. |Ế ẩm.",
      "“Stop!” — he cried. |Nobody did.",
      "They shouted “Fire!”, then ran.",
    ])
  }

  @Test func titlesNeverEndSentences() {
    expectSplits([
      "On Friday Gov. Jane Roe met Sen. John Doe, Lt. Col. Ann Lee and Mr. The.",
      "Dr. He and Prof. An spoke.",
      "The case is Roe v. Wade, or Smith vs. The State.",
      "Mr.\nSmith came.",
    ])
  }

  @Test func abbreviationsEndSentencesOnlyBeforeFrequentStarters() {
    expectSplits([
      "He moved to the U.S. |The family stayed.",
      "The U.S. Government and the U.N. Security Council met; U.K. Prime Minister.",
      "It left at 5 p.m. |But it was late. |At 6 a.m. Monday it came.",
      "He runs Acme Inc. |In May he sold Foo Corp. Class A shares.",
      "Martin Luther King Jr. |He spoke in Washington, D.C. Mayor Roe listened.",
      "A Ph.D. |It took years, i.e. The hard way, e.g. This.",
      "He lives in Springfield, Mass. |They moved to Fla. Governor Roe stayed.",
      "“It is by the U.S.” |We agree. |(Acme Inc.) |The rest. |(Acme Inc.) Monday.",
      "WASHINGTON, D.C. — The talks began.",
      "It began on Jan. 5, or in Feb. |The date is open.",
    ])
  }

  @Test func initialsDoNotEndSentences() {
    expectSplits([
      "J. Smith and J.K. Rowling met George W. Bush. |They spoke.",
      "A. A. Milne wrote it. |World War I. |The end. |It is you and I. |Did he know?",
    ])
  }

  @Test func numberAbbreviationsHoldOnlyBeforeNumbers() {
    expectSplits([
      "He is No. 5 on p. 12 of Vol. 3.",
      "Is it over? |No. |Talks go on.",
    ])
  }

  @Test func numbersThatOpenASentenceAreEnumerators() {
    expectSplits(["1. Peace now. |2. Bread. |In 2022. |Then."])
  }

  @Test func ellipsesEndSentencesBeforeCapitals() {
    expectSplits([
      "I waited... and waited… but no one came. . . . |Then it rang.",
      "He was . . . late. |Well ... I left. |The end…. |I left.",
      "It was [...] The President (!) It went on.",
    ])
  }

  @Test func closingQuotesAndBracketsStayWithTheirSentence() {
    expectSplits([
      "“We go.” |“We stay.” |\"They left.\" |'Us too.' |(Them as well.) |[All.] |Done.",
      "He called it “a mistake.”) |So it was.",
      "«Non.» |Il part. |»Nein.« |„Doch.“ |Gut.",
      "He said, “Go now.”\n|“Then stay.”",
    ])
  }

  @Test func wideStopsNeedNoSpace() {
    expectSplits(["他来了。|她走了！|为什么？|「好。」|完", "終わり。 |次"])
  }

  @Test func linesAreParagraphsUnlessWrapped() {
    expectSplits([
      "Ministers meet in Rome\n|Talks began on Monday.\n|they said more.\r\n|Done",
      "The talks that began\non Monday in the U.S.\nended.\n|They\n\n|next\u{2029}|paragraph",
      "Headline with “quote”\n|“Then text.\n|“and more",
      "A list:\n|- one\n|- two\n|7 dwarfs",
    ])
  }

  @Test func paragraphsAreLinesUnlessWrapped() {
    for text in [
      "Ministers meet in Rome\n|Talks began on Monday. They went on.\n\n|The talks\nended.\n|“Why?”\r\n|they asked",
      "\n A list:\n|1) one 2) two\u{2029}|next\n \n|after a blank line\n \nor two",
      "He saw Mr.\nSmith of the U.S.\ngovernment.\n|Then\u{2028}|他来了。她走了！\n|完",
    ] {
      let expected = text.replacingOccurrences(of: "line\n \nor", with: "line\n \n|or")
      let plain = text.filter { $0 != "|" }
      var starts = [-1]
      Array(plain.utf8).withUnsafeBufferPointer { paragraphStarts($0, into: &starts) }
      #expect(marked(plain, at: starts) == expected)
    }
  }

  @Test func unicodeSentencesStartAfterTheirWhiteSpace() {
    expectSplits(
      [
        "  Mr. |Smith said so. |He left at 5 p.m. on Monday...  and\n|\n|came back.".replacingOccurrences(
          of: "\n|\n|", with: "\n\n|"),
        "“Why?” |Wang said.\u{A0} |“No.” |他来了。|她走了！\u{2029}|完",
        "The U.S.A. is 3.4 percent. x. y. |Z",
      ], rule: .uax29)
    for text in ["", " ", "\n\n\t \r\n", "\u{FEFF}\u{A0}\u{3000}\u{2029}"] {
      #expect(starts(in: Array(text.utf8), rule: .uax29) == [])
    }
  }

  @Test func blankTextsHaveNoSentence() {
    for text in ["", " ", "\n\n\t \r\n", "\u{FEFF}\u{A0}\u{3000}"] { #expect(starts(in: Array(text.utf8)) == []) }
    #expect(starts(in: Array("  \n a".utf8)) == [4])
    #expect(starts(in: Array("...".utf8)) == [0])
  }

  /// Counted by hand: every paragraph of the article read, a headline, a caption and an advertisement line taken as one
  /// sentence each.
  @Test(arguments: [
    ("000_d05244e1de6111a6", 14), ("001_540f3b872570b370", 19), ("002_7babc8d97271ac54", 21),
    ("003_1eed2c8763c3bb27", 21), ("004_b581cc2d512466e3", 12),
  ])
  func seedArticlesHaveAsManySentencesAsAReaderFinds(name: String, count: Int) throws {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../seeds").standardized
    let text = try Data(contentsOf: root.appendingPathComponent("\(name).txt"))
    #expect(starts(in: Array(text)).count == count)
  }

  @Test func sentencesOfRandomTextsFollowStopsOrLineEnds() {
    let pieces = [
      ".", "..", "!", "?", "…", "。", "？", " ", " ", "\n", "\r\n", "\u{A0}", "\"", "'", "”", "“", ")", "(", "»", "Mr",
      "U.S",
      "The", "the", "I", "No", "5", "é", "É", "中", "—", ",", "a.m", "word", "\u{2029}", "\u{3000}", "1",
    ]
    var random = SeededGenerator(1)
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      check(text)
    }
  }

  /// What must hold of any text, said with characters instead of bytes.
  private func check(_ text: String) {
    let starts = starts(in: Array(text.utf8))
    let scalars = Array(text.unicodeScalars)
    let offsets = scalars.reduce(into: [0]) { $0.append($0.last! + UTF8.width($1)) }
    #expect(starts.first == scalars.firstIndex { !$0.properties.isWhitespace }.map { offsets[$0] })
    #expect(zip(starts, starts.dropFirst()).allSatisfy(<))
    for start in starts.dropFirst() {
      let index = offsets.firstIndex(of: start)!
      #expect(!scalars[index].properties.isWhitespace)
      let lineEnds: [Unicode.Scalar] = ["\r", "\n", "\u{2029}"]
      let stop = scalars[..<index].last {
        lineEnds.contains($0) || !($0.properties.isWhitespace || "\"'”“)»".unicodeScalars.contains($0))
      }
      #expect(stop.map { ".!?…。？\r\n\u{2029}".unicodeScalars.contains($0) } == true, "\(text.debugDescription)")
    }
  }

  @Test func arbitraryBytesAreReadWithoutFault() {
    var random = SeededGenerator(2)
    let bytes: [UInt8] = [
      0x2E, 0x20, 0x0A, 0x0D, 0xE2, 0x80, 0xA6, 0x9D, 0xE3, 0x82, 0xEF, 0xBC, 0x81, 0xC2, 0xFF, 0x41, 0x61,
    ]
    for length in 0..<2000 {
      let text = (0..<(length % 150)).map { _ in bytes.randomElement(using: &random)! }
      let starts = starts(in: text)
      #expect(zip(starts, starts.dropFirst()).allSatisfy(<) && starts.allSatisfy(text.indices.contains))
    }
  }

  @Test func textsThatStopAnywhereAreReadWithoutFault() {
    var random = SeededGenerator(4)
    let pieces = [
      "?”", "!'", "…»", ". ", " ", " ", " ", "Wang", "Yi", "Mr.", "U.S.", "J", ",", "said", "told", "de", "he", "The",
      "Yahoo!", "1", "2", "3.)", ")", "a.", "b)", "•", "⁃", "N°.", "\n", "é", "»", "\u{A0}", "Monday", "iPhone", "—",
      "(",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }
      // The end of the text falls into the middle of characters, too.
      let bytes = Array(text.joined().utf8).dropLast(Int.random(in: 0...2, using: &random))
      let starts = starts(in: Array(bytes))
      #expect(zip(starts, starts.dropFirst()).allSatisfy(<) && starts.allSatisfy(bytes.indices.contains))
      var paragraphs: [Int] = []
      Array(bytes).withUnsafeBufferPointer { paragraphStarts($0, into: &paragraphs) }
      #expect(paragraphs.first == starts.first && Set(paragraphs).isSubset(of: starts))
    }
  }

  @Test func vectorScanFindsWhatAByteByByteScanFinds() {
    var random = SeededGenerator(3)
    let candidates: [UInt8] = Array(".!?)\n\r".utf8) + [0xD8, 0xD9, 0xDA, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF]
    let bytes = (0..<64 * 1000 + 17).map { _ in UInt8.random(in: 0...255, using: &random) }
    bytes.withUnsafeBufferPointer { text in
      let scanner = SentenceScanner(text: text)
      for start in stride(from: 0, to: text.count, by: 64) {
        let found = scanner.candidates(inBlockAt: start)
        for (lane, byte) in text[start...].prefix(64).enumerated() {
          let isFound = found >> UInt64(lane) & 1 == 1
          if isFound != candidates.contains(byte) { Issue.record("byte \(byte) at \(start + lane)") }
        }
      }
    }
  }

  @Test func sentencesDoNotDependOnWhereTheTextLies() {
    // The vector scan and the scan of the last bytes must agree: pad the text so that they share it differently.
    let text = "He came. “Why?” It…  Well. 好。好\nThe U.S. The end"
    let expected = starts(in: Array(text.utf8)).dropFirst()
    for padding in 1..<130 {
      let padded = starts(in: Array((String(repeating: "x", count: padding) + text).utf8)).dropFirst()
      #expect(padded.map { $0 - padding } == Array(expected))
      let trailed = starts(in: Array((text + String(repeating: "x", count: padding)).utf8)).dropFirst()
      #expect(Array(trailed) == Array(expected))
    }
  }

  @Test(arguments: [
    ".", "\"", "\n", ". ", ".\"", "“", "A.", "…", ". . ", "\u{A0}", ".\u{A0}\"", "U.S. “", "a.a.", "?” A ", "!” A, ",
    "1) ", "• ", "۔",
  ])
  func timeIsLinearInNastyTexts(piece: String) {
    func seconds(_ size: Int, _ rule: SentenceRule) -> Double {
      let bytes = Array(("a" + String(repeating: piece, count: size / piece.utf8.count)).utf8)
      let begin = threadSeconds()
      _ = starts(in: bytes, rule: rule)
      return threadSeconds() - begin
    }
    // 32 times the text: quadratic work would take a thousand times as long.
    for rule in SentenceRule.allCases {
      #expect(seconds(1 << 19, rule) < 200 * max(seconds(1 << 14, rule), 1e-3), "\(rule)")
    }
  }

  /// The processor time of this thread, which other tests at the same time don't lengthen.
  private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
