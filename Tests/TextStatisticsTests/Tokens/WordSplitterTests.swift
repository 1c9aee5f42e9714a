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

private let tables = [WordBreakTable.standard, Tokenizer.wordBreaks(for: .standard)]

@Suite struct WordSplitterTests {
  @Test func randomTextHasTheWordsOfTheRules() {
    var random = SeededGenerator(7)
    for table in tables {
      var splitter = WordSplitter(rule: .unicode, table: table)
      for _ in 0..<5000 {
        let text = randomText(&random)
        let bytes = Array(text.utf8)
        #expect(fastWords(bytes, &splitter) == slowWords(bytes, table), "\(text.debugDescription)")
      }
    }
  }

  @Test func wordsMayCrossBlocksAnywhere() {
    for table in tables {
      var splitter = WordSplitter(rule: .unicode, table: table)
      for piece in awkwardPieces {
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

  @Test func whatStandsBehindTheEndDoesNotMatter() {
    var splitter = WordSplitter(rule: .unicode, table: .standard)
    for count in [1, 5, 63, 64, 65, 128] {
      for behind in ["www", " x ", ".x."] {
        let word = [UInt8](repeating: UInt8(ascii: "w"), count: count)
        let bytes = word + Array(String(repeating: behind, count: 22).utf8)
        let words = bytes.withUnsafeBufferPointer { splitter.split(UnsafeBufferPointer(rebasing: $0[..<count])) }
        #expect(words == 1 && splitter.starts[0] == 0 && splitter.ends[0] == count)
      }
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
