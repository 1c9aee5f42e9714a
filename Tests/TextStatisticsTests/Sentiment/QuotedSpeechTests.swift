import Testing

@testable import TextStatistics

@Suite struct QuotedSpeechTests {
  @Test func straightAndCurlyMarksQuote() {
    expectQuotes([
      "He said {“yes,”} then {“no.”} Nobody cared.",
      "He said {\"yes,\"} then {\"no.\"} Nobody cared.",
      "{\"Yes,\"} he said ({\"no\"}), {\"...and so on\"}; pro-{\"life\"}.",
      "{\"No matter what,”} he said. It {\"has not seen\"} it, nor {“that\"}.",
      "{„Nein“}, sagte er, {„nie”} und {«rien»}, {« rien du tout »}, {»nichts«}, {”aldrig”}.",
      "{\"A rise of 5%\"}, {\"in 2022\"}, {“$5”}.",
    ])
  }

  @Test func theOutermostQuotationCounts() {
    expectQuotes([
      "{“She told me ‘no, “never” again’ and left,”} he said.",
      "{\"She told me 'no' and left,\"} he said.",
      "{“It was a “so-called” truce,”} he said.",
      "{\"It was a \"so-called\" truce,\"} he said.",
      "{‘She told me “no” and left,’} he said; {“x «y» z”}.",
      "{\"'Yes,' he said, 'no.'\"} {“‘Yes,’ he said.”}",
    ])
  }

  @Test func apostrophesAreNoMarks() {
    expectQuotes([
      "It's the members' and the members’ vote of '98, ’98 and ‘98: don't, don’t, rock 'n' roll and rock ’n’ roll.",
      "'Tis the season, ’tis late, ‘twas early; get 'em, the '90s' end, O'Neill's and Russia 's workers ' rights.",
      "The ‘ mark, a ' mark and a lone ‘word are none.\nHe’s here’.",
    ])
  }

  @Test func singleMarksQuoteWhereTheyAreClosed() {
    expectQuotes([
      "China Stands with Russia, Its {‘Most Important Strategic Partner’}\n\nBy John",
      "The {‘no-limits’} friendship of China's {'no-limits'} leaders, {‘don’t go’}.",
      "{‘The members’ concerns were heard,’} he said. {'The members' concerns were heard,'} she said.",
      "{‘Yes,’} he said. {‘The boys’} kept the boys’ toys.",
    ])
  }

  @Test func paragraphsThatOpenWithAMarkContinueTheQuotation() {
    expectQuotes([
      "{“It is late.\n\n“We go,”} he said.",
      "{“It is late.\n“We go.\n“Now,”} he said. They went.",
      "{\"It is late.\n\n\"We go,\"} he said.",
      "{“It is late.\n\n\"We go,\"} he said.",
      "{«Il est tard.\n\n«On y va»}, dit-il.",
      "{“It is late, he said.}\n\nOthers {“stayed.”}",
      "{“It is} {“late”}.\n\n{“We go, he said.}",
    ])
  }

  @Test func unclosedQuotationsEndWithTheirParagraphOrBeforeTheNext() {
    expectQuotes([
      "{“It is late.}\n\nHe left. {“Good.”}",
      "{\"It is late. He left.}\nThen {\"we\"} left.\nAll was well.",
      "{“It is late, he said.} {“We must go,”} she said, and left.\n\nThe end.",
      "{“It is late}",
      "{“It is late}  \r\n \r\nThe end.",
      "{“It is late}\u{2029}The end.",
    ])
  }

  @Test func wrappedLinesDoNotEndQuotations() {
    expectQuotes([
      "He said {“it is\nlate and\nwe go,”} and left.",
      "He said {“it is for\nChina to act,”} and left.",
      "He said {\"it is for\nChina to act\nand to speak,\"} and left.\nThe end.",
      "He said {“it is late.}\nThe end\nThe bitter end.” Nothing more.",
    ])
  }

  @Test func strayMarksAreNoQuotations() {
    expectQuotes([
      "He is 5'11\" tall, a 27\" screen, 6’2\" and the end.\nThe rest {\"is here.\"}",
      "{\"He is 6'2\" tall,\"} she said.",
      "The end.” Then {“this”} was. More” and more» and \" so \" on.\nAnd this.",
      "\"", "”", "’", "‘", "' ", "\u{E2}", "", "\n\n", "it was so“ and so on",
    ])
  }

  /// Words of the bodies, and words within quotations, counted by hand: what white space separates.
  @Test func countsOfTheSeedsAgree() throws {
    let expected = [(311, 79), (365, 103), (662, 155), (341, 58), (410, 153)]
    // Badges, headlines, bylines and links, from 1; the first article opens with its date.
    let otherLines: [Set<Int>] = [[], [1, 4, 7, 10, 13], [1, 3, 17], [1, 3, 9, 17], []]
    for ((text, counts), others) in zip(zip(try seedTexts(), expected), otherLines) {
      var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
      if lines[0].starts(with: " date ".utf8) { lines[0].removeFirst(" date 2022-03-07 ".utf8.count) }
      let body = Array(
        lines.enumerated().filter { !others.contains($0.offset + 1) }.map(\.element).joined(separator: [10]))
      func words(_ bytes: ArraySlice<UInt8>) -> Int {
        // Not the dashes that stand alone.
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
          .count { $0.contains { $0.isLetter || $0.isNumber } }
      }
      #expect(words(body[...]) == counts.0)
      #expect(quotes(body).reduce(0) { $0 + words(body[$1]) } == counts.1)
    }
  }

  @Test func randomNestingIsFound() {
    var random = SeededGenerator(4)
    for _ in 0..<2_000 {
      var article = RandomArticle()
      article.write(&random)
      #expect(quotes(article.text) == article.quotations, "\(String(decoding: article.text, as: UTF8.self))")
    }
  }

  @Test func rangesOfAnyTextAreDisjointAndNotEmpty() {
    var random = SeededGenerator(5)
    let pieces = [
      "“", "”", "\"", "'", "‘", "’", "«", "»", "„", "\n", "\n\n", " ", "a", "B", ",", ".", "5", "—", "(", "é",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      let bytes = Array(text.utf8)
      var end = 0
      for range in quotes(bytes) {
        #expect(range.lowerBound >= end && !range.isEmpty && range.upperBound <= bytes.count, "\(text)")
        #expect(String(validating: bytes[range], as: UTF8.self) != nil, "\(text)")
        end = range.upperBound
      }
    }
  }
}

/// The quotations of a text.
private func quotes(_ bytes: [UInt8]) -> [Range<Int>] {
  var ranges = [0..<1]
  withPadded(bytes) { quotedRanges($0, into: &ranges) }
  return ranges
}

/// Expects the quotations that braces are around.
private func expectQuotes(_ marked: [String], sourceLocation: SourceLocation = #_sourceLocation) {
  for expected in marked {
    let bytes = Array(expected.filter { $0 != "{" && $0 != "}" }.utf8)
    var found: [UInt8] = []
    var end = 0
    for range in quotes(bytes) {
      found += bytes[end..<range.lowerBound] + "{".utf8 + bytes[range] + "}".utf8
      end = range.upperBound
    }
    found += bytes[end...]
    #expect(String(decoding: found, as: UTF8.self) == expected, sourceLocation: sourceLocation)
  }
}

/// Paragraphs of words, traps and nested quotations, of which the outermost are known.
private struct RandomArticle {
  var text: [UInt8] = []
  var quotations: [Range<Int>] = []

  private static let words = [
    "China", "said", "talks", "don't", "don’t", "Russia's", "the", "5'11\"", "'90s", "2022,", "sanctions", "U.S.", "é",
    "(now)", "—",
  ]
  private static let doubles = [("“", "”"), ("\"", "\""), ("„", "“"), ("“", "\""), ("\"", "”")]
  private static let singles = [("‘", "’"), ("'", "'")]

  mutating func write(_ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      writeWords(&random)
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let start = text.count
        let isDouble = Int.random(in: 0..<4, using: &random) > 0
        let marks = (isDouble ? Self.doubles : Self.singles).randomElement(using: &random)!
        text += marks.0.utf8
        let isLeftOpen = isDouble && marks.0 != "„" && Int.random(in: 0..<6, using: &random) == 0
        writeSpeech(&random, isDouble: isDouble, depth: isLeftOpen ? 1 : 2)
        if isLeftOpen {
          // Continued, or broken off.
          text += ".\n\n".utf8
          if Bool.random(using: &random) {
            text += marks.0.utf8
            writeSpeech(&random, isDouble: true, depth: 0)
          } else {
            quotations.append(start..<text.count - 2)
            writeWords(&random)
            continue
          }
        }
        text += ",\(marks.1)".utf8
        quotations.append(start..<text.count)
        text.append(0x20)
        writeWords(&random)
      }
      text += "The end.\n\n".utf8
    }
  }

  private mutating func writeWords(_ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      text += Self.words.randomElement(using: &random)!.utf8
      text.append(0x20)
    }
  }

  /// Words that begin and end with a letter, with quotations of the other kind inside.
  private mutating func writeSpeech(_ random: inout SeededGenerator, isDouble: Bool, depth: Int) {
    text += "We ".utf8
    writeWords(&random)
    if depth > 0, Bool.random(using: &random) {
      let marks = (isDouble ? Self.singles : Self.doubles).randomElement(using: &random)!
      text += marks.0.utf8
      writeSpeech(&random, isDouble: !isDouble, depth: depth - 1)
      text += ",\(marks.1)".utf8
      text.append(0x20)
    }
    text += "go".utf8
  }
}
