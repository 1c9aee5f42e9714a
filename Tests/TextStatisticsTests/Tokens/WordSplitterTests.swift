import Testing

@testable import TextStatistics

/// The words of the fast path, without those of underscores alone, which the tokeniser removes later.
private func fastWords(_ bytes: [UInt8], _ splitter: inout WordSplitter) -> [Range<Int>] {
  withPadded(bytes) { text in
    let count = splitter.split(text)
    return (0..<count).map { Int(splitter.starts[$0])..<Int(splitter.ends[$0]) }
      .filter { range in !text[range].allSatisfy { $0 == UInt8(ascii: "_") } }
  }
}

/// The words by the rules, one segment after the other.
private func slowWords(_ bytes: [UInt8], _ table: WordBreakTable) -> [Range<Int>] {
  var words: [Range<Int>] = []
  bytes.withUnsafeBufferPointer { text in
    var start = 0
    while start < text.count {
      let (end, isWord) = nextWordBoundary(text.baseAddress!, from: start, end: text.count, table: table)
      if isWord { words.append(start..<end) }
      start = end
    }
  }
  return words
}

private let tables = [WordBreakTable.standard, Tokenizer.wordBreaks(for: .standard)]

private let pieces: [String] = [
  "a", "B", "zz", "don't", "I'm", "\u{2019}", "a\u{2019}b", "1\u{2019}0", "\u{2018}", "\u{201C}", "\u{201D}",
  "\u{2026}",
  "\u{2013}", "\u{2014}", "\u{2010}", "e\u{301}", "\u{301}", "\u{308}", "\u{5D0}\u{5D1}", "\u{5D0}\"\u{5D1}",
  "\u{5D0}'", "\"",
  "'", ".", ",", ";", ":", ":", "_", "__", "1", "23", "3.14", "1,000", "5;6", "U.S.", "\u{200D}", "\u{2764}\u{FE0F}",
  "\u{1F600}", "\u{1F468}\u{200D}\u{1F469}", "\u{1F1E9}", "\u{AD}", "co\u{AD}op", "\r\n", "\n", " ", "  ", "\t",
  "\u{A0}", "\u{202F}", "\u{2BC}", "\u{201B}", "\u{3000}", "\u{30AB}\u{30BF}", "\u{6771}", "\u{3072}",
  "\u{E44}\u{E17}\u{E22}",
  "\u{E9}", "\u{DF}", "\u{416}", "\u{BD}", "\u{FF07}", "\u{FF0E}", "\u{FF3F}", "\u{661}", "\u{66C}", "\u{200B}",
  "\u{FEFF}",
  "\u{B7}", "\u{387}", "-", "/", "@", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFD}", "\u{10400}",
]

@Suite struct WordSplitterTests {
  @Test func randomTextHasTheWordsOfTheRules() {
    var random = SeededGenerator(7)
    for table in tables {
      var splitter = WordSplitter(rule: .unicode, table: table)
      for round in 0..<5000 {
        let length = Int.random(in: 0...300, using: &random)
        // Half of the texts are nearly ASCII, as news is; a few pieces that meet often are what breaks rules.
        let few = (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        var text = ""
        while text.utf8.count < length {
          switch Int.random(in: 0..<10, using: &random) {
          case 0..<(round % 2 == 0 ? 7 : 1): text += ["a", "b ", "C", "the", " ", "7"].randomElement(using: &random)!
          case 9: text += pieces.randomElement(using: &random)!
          default: text += few.randomElement(using: &random)!
          }
        }
        let bytes = Array(text.utf8)
        #expect(fastWords(bytes, &splitter) == slowWords(bytes, table), "\(text.debugDescription)")
      }
    }
  }

  @Test func wordsMayCrossBlocksAnywhere() {
    for table in tables {
      var splitter = WordSplitter(rule: .unicode, table: table)
      for piece in pieces {
        for (before, after) in [
          (" ", " "), ("a", "b"), ("1", "2"), ("\u{E9}", "\u{E9}"), ("\u{5D0}", "\u{5D0}"), ("a", ""),
        ] {
          for offset in [0, 1] + Array(56...66) + Array(124...130) {
            let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: offset) + Array((before + piece + after).utf8)
            #expect(fastWords(bytes, &splitter) == slowWords(bytes, table), "\(before + piece + after) at \(offset)")
          }
        }
      }
    }
  }

  @Test func allCasesOfWordBreakTestHaveTheirWords() {
    var splitter = WordSplitter(rule: .unicode, table: .standard)
    let cases = wordBreakTestCases.split(separator: ",")
    #expect(cases.count == 1823)
    for testCase in cases {
      let segments = testCase.split(separator: "|").map { segment in
        segment.split(whereSeparator: \.isWhitespace).map { Unicode.Scalar(UInt32($0, radix: 16)!)! }
      }
      var expected: [Range<Int>] = []
      var bytes: [UInt8] = []
      for segment in segments {
        let start = bytes.count
        for scalar in segment { bytes += Array(String(scalar).utf8) }
        if segment.contains(where: { WordBreakTable.standard[$0.value] & WordBreakTable.word != 0 }) {
          expected.append(start..<bytes.count)
        }
      }
      #expect(fastWords(bytes, &splitter) == expected, "\(testCase)")
    }
  }

  @Test func seedArticlesHaveTheWordsOfTheRules() throws {
    for table in tables {
      var splitter = WordSplitter(rule: .unicode, table: table)
      for text in try seedTexts() {
        let words = fastWords(text, &splitter)
        #expect(words == slowWords(text, table))
        #expect(words.count > 200)
      }
    }
  }

  /// The bytes behind the end are only read in order not to ask where it is.
  @Test func whatStandsBehindTheEndDoesNotMatter() {
    var splitter = WordSplitter(rule: .unicode, table: .standard)
    for count in [1, 5, 63, 64, 65, 128] {
      let bytes = [UInt8](repeating: UInt8(ascii: "w"), count: count + 64)
      let words = bytes.withUnsafeBufferPointer { splitter.split(UnsafeBufferPointer(rebasing: $0.dropLast(64))) }
      #expect(words == 1 && splitter.starts[0] == 0 && splitter.ends[0] == count)
    }
    #expect(splitter.split(UnsafeBufferPointer(start: nil, count: 0)) == 0)
  }

  @Test(arguments: sklearnWords) func sklearnRuleIsPythonsRegularExpression(text: String, words: [String]) throws {
    let found = try terms(text) {
      $0.rule = .sklearn
      $0.folding = [.lowercase]
    }
    // Scalar by scalar: equal strings may differ in their form of normalisation.
    #expect(found.map { Array($0.utf8) } == words.map { Array($0.utf8) }, "\(text.debugDescription)")
  }
}
