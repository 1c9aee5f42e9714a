import Testing

@testable import TextStatistics

/// The ends of all segments, and those that are words.
private func segments(
  _ bytes: [UInt8], table: WordBreakTable = .standard
) -> (ends: [Int], words: [String]) {
  var ends: [Int] = []
  var words: [String] = []
  bytes.withUnsafeBufferPointer { buffer in
    var start = 0
    while start < buffer.count {
      let (end, isWord) = nextWordBoundary(buffer.baseAddress!, from: start, end: buffer.count, table: table)
      precondition(end > start && end <= buffer.count)
      ends.append(end)
      if isWord { words.append(String(decoding: buffer[start..<end], as: UTF8.self)) }
      start = end
    }
  }
  return (ends, words)
}

private func words(_ text: String, table: WordBreakTable = .standard) -> [String] {
  segments(Array(text.utf8), table: table).words
}

/// The rules one by one in their order, as the annex states them: whether there is a boundary between two scalars is asked
/// anew at every place, and looks as far back and ahead as it likes.
private func naiveBoundaries(_ scalars: [Unicode.Scalar]) -> [Int] {
  let entries = scalars.map { WordBreakTable.standard[$0.value] }
  let classes = entries.map { WordBreak(rawValue: $0 & WordBreakTable.classMask)! }
  let ignored: Set<WordBreak> = [.extend, .format, .zeroWidthJoiner]
  let newlines: Set<WordBreak> = [.carriageReturn, .lineFeed, .newline]
  let letter: Set<WordBreak> = [.aLetter, .hebrewLetter]

  /// The class at or before `index` that WB4 does not ignore, and where; an ignored one counts after a line end only.
  func back(_ index: Int) -> (WordBreak, Int)? {
    var at = index
    while at > 0, ignored.contains(classes[at]), !newlines.contains(classes[at - 1]) { at -= 1 }
    return at < 0 ? nil : (classes[at], at)
  }
  func ahead(_ index: Int) -> WordBreak? { classes[index...].first { !ignored.contains($0) } }

  func isBoundary(_ i: Int) -> Bool {
    let (before, after) = (classes[i - 1], classes[i])
    if before == .carriageReturn, after == .lineFeed { return false }  // WB3
    if newlines.contains(before) || newlines.contains(after) { return true }  // WB3a, WB3b
    if before == .zeroWidthJoiner, entries[i] & WordBreakTable.pictographic != 0 { return false }  // WB3c
    if before == .wSegSpace, after == .wSegSpace { return false }  // WB3d
    if ignored.contains(after) { return false }  // WB4
    let (left, leftAt) = back(i - 1)!
    let farLeft = leftAt > 0 ? back(leftAt - 1)?.0 : nil
    let farRight = i + 1 < classes.count ? ahead(i + 1) : nil
    let isQuoteLike = { (value: WordBreak) in value == .midNumLet || value == .singleQuote }
    if letter.contains(left), letter.contains(after) { return false }  // WB5
    if letter.contains(left), after == .midLetter || isQuoteLike(after), let farRight, letter.contains(farRight) {
      return false  // WB6
    }
    if let farLeft, letter.contains(farLeft), left == .midLetter || isQuoteLike(left), letter.contains(after) {
      return false  // WB7
    }
    if left == .hebrewLetter, after == .singleQuote { return false }  // WB7a
    if left == .hebrewLetter, after == .doubleQuote, farRight == .hebrewLetter { return false }  // WB7b
    if farLeft == .hebrewLetter, left == .doubleQuote, after == .hebrewLetter { return false }  // WB7c
    if left == .numeric, after == .numeric { return false }  // WB8
    if letter.contains(left), after == .numeric { return false }  // WB9
    if left == .numeric, letter.contains(after) { return false }  // WB10
    if farLeft == .numeric, left == .midNum || isQuoteLike(left), after == .numeric { return false }  // WB11
    if left == .numeric, after == .midNum || isQuoteLike(after), farRight == .numeric { return false }  // WB12
    if left == .katakana, after == .katakana { return false }  // WB13
    let connects = letter.union([.numeric, .katakana])
    if connects.contains(left) || left == .extendNumLet, after == .extendNumLet { return false }  // WB13a
    if left == .extendNumLet, connects.contains(after) { return false }  // WB13b
    if left == .regionalIndicator, after == .regionalIndicator {  // WB15, WB16
      var count = 0
      var at = i - 1
      while at >= 0, let (value, where_) = back(at), value == .regionalIndicator {
        count += 1
        at = where_ - 1
      }
      return count % 2 == 0
    }
    return true  // WB999
  }

  return (1..<max(scalars.count, 1)).filter(isBoundary) + (scalars.isEmpty ? [] : [scalars.count])
}

@Suite struct WordBoundariesTests {
  @Test func allCasesOfWordBreakTestPass() {
    let cases = wordBreakTestCases.split(separator: ",")
    #expect(cases.count == 1823)
    for testCase in cases {
      var bytes: [UInt8] = []
      var expected: [Int] = []
      for segment in testCase.split(separator: "|") {
        for scalar in segment.split(whereSeparator: \.isWhitespace) {
          bytes += Array(String(Unicode.Scalar(UInt32(scalar, radix: 16)!)!).utf8)
        }
        expected.append(bytes.count)
      }
      #expect(segments(bytes).ends == expected, "\(testCase)")
    }
  }

  @Test func randomTextIsSegmentedAsTheRulesSayOneByOne() {
    var random = SeededGenerator(29)
    // Scalars by class, so that every class is as frequent as ALetter.
    var samples: [UInt8: [Unicode.Scalar]] = [:]
    for scalar in (0..<UInt32(0x110000)).lazy.compactMap(Unicode.Scalar.init) {
      samples[WordBreakTable.standard[scalar.value], default: []].append(scalar)
    }
    let classes = samples.sorted { $0.key < $1.key }.map(\.value)
    for _ in 0..<20_000 {
      // Of few classes: a run of one class is what the rules are about.
      let few = (0..<Int.random(in: 1...5, using: &random)).map { _ in classes.randomElement(using: &random)! }
      let scalars = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        few.randomElement(using: &random)!.randomElement(using: &random)!
      }
      var offsets = [0]
      var bytes: [UInt8] = []
      for scalar in scalars {
        bytes += Array(String(scalar).utf8)
        offsets.append(bytes.count)
      }
      let expected = naiveBoundaries(scalars).map { offsets[$0] }
      #expect(segments(bytes).ends == expected, "\(scalars.map { $0.escaped(asASCII: true) }.joined())")
    }
  }

  @Test func wordsHoldALetterOrADigit() {
    #expect(
      words("Don't pay $3.14 -- U.S. don\u{2019}t, _ \u{2026} e-mail!") == [
        "Don't", "pay", "3.14", "U.S", "don\u{2019}t", "e", "mail",
      ])
    #expect(
      words("\u{6771}\u{4EAC} \u{3072} \u{30AB}\u{30CA} \u{BD} \u{1F600} \u{1F1E9}\u{1F1EA}") == [
        "\u{6771}", "\u{4EAC}", "\u{3072}", "\u{30AB}\u{30CA}", "\u{BD}",
      ])
    #expect(words("co\u{AD}op \u{AD}x") == ["co\u{AD}op", "x"])
  }

  @Test func anOverriddenClassChangesTheSegments() {
    let table = WordBreakTable(overriding: ["\u{202F}": .wSegSpace, "\u{2BC}": .singleQuote])
    #expect(words("5\u{202F}000 \u{2BC}tis don\u{2BC}t") == ["5\u{202F}000", "\u{2BC}tis", "don\u{2BC}t"])
    #expect(words("5\u{202F}000 \u{2BC}tis don\u{2BC}t", table: table) == ["5", "000", "tis", "don\u{2BC}t"])
  }

  @Test func invalidBytesAreReplacementCharactersOfLengthOne() {
    let invalid: [[UInt8]] = [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80], [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F, 0x98],
    ]
    for bytes in invalid {
      #expect(segments(bytes).ends == Array(1...bytes.count))
      #expect(segments(bytes + [0x61]).ends == Array(1...bytes.count + 1), "\(bytes)")
    }
    #expect(segments([0x61, 0x3A, 0xC3, 0xA9, 0x3A, 0xC3]).ends == [4, 5, 6])
  }

  @Test func everyScalarIsDecoded() {
    var wrong = 0
    for scalar in (0..<UInt32(0x110000)).lazy.compactMap(Unicode.Scalar.init) {
      let encoded = UTF8.encode(scalar)!
      let read = Array(encoded).withUnsafeBufferPointer { decodeScalar($0.baseAddress!, at: 0, end: $0.count) }
      if read != (scalar.value, encoded.count) { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  /// Were it quadratic, a single unit would take minutes.
  @Test(arguments: ["a", "a:", "a::", "a:\u{308}", "\u{200D}", "\u{AD}:", "1,\u{AD}", "\u{5D0}\"", "\u{1F1E6}"])
  func nastyTextTakesLinearTime(unit: String) {
    let bytes = Array("a:".utf8) + Array(String(repeating: unit, count: 1_000_000 / unit.utf8.count).utf8)
    #expect(processorSeconds { segments(bytes) }.seconds < 5)
  }
}
