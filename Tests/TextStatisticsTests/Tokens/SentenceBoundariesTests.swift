import Testing

@testable import TextStatistics

/// The ends of all sentences, white space and all.
private func ends(_ bytes: [UInt8]) -> [Int] {
  var ends: [Int] = []
  SentenceBreak.table.withUnsafeBufferPointer { table in
    bytes.withUnsafeBufferPointer { text in
      while let start = Optional(ends.last ?? 0), start < text.count {
        let end = nextSentenceBoundary(text.baseAddress!, from: start, end: text.count, table: table.baseAddress!)
        precondition(end > start && end <= text.count)
        ends.append(end)
      }
    }
  }
  return ends
}

/// The rules one by one in their order, as the annex states them: whether there is a boundary between two scalars is asked
/// anew at every place, and looks as far back and ahead as it likes.
private func naiveBoundaries(_ scalars: [Unicode.Scalar]) -> [Int] {
  let values = scalars.map { SentenceBreak.table[Int($0.value)] }
  let paragraphEnds: Set<SentenceBreak> = [.separator, .carriageReturn, .lineFeed]
  let stops: Set<SentenceBreak> = [.stop, .stopOrPoint]
  let ignored: Set<SentenceBreak> = [.extend, .format]

  func isBoundary(_ i: Int) -> Bool {
    if values[i - 1] == .carriageReturn, values[i] == .lineFeed { return false }  // SB3
    if paragraphEnds.contains(values[i - 1]) { return true }  // SB4
    if ignored.contains(values[i]) { return false }  // SB5
    // From here on ignored scalars are absent, those excepted that begin a text or a paragraph.
    let left = values[..<i].enumerated().filter { at, value in
      !ignored.contains(value) || at == 0 || paragraphEnds.contains(values[at - 1])
    }.map(\.element)
    let right = values[i...].filter { !ignored.contains($0) }
    let next = right[0]
    if left.last == .stopOrPoint, next == .numeric { return false }  // SB6
    if left.last == .stopOrPoint, left.count > 1, [.upper, .lower].contains(left[left.count - 2]), next == .upper {
      return false  // SB7
    }
    let beforeSpaces = left.reversed().drop { $0 == .space }
    let beforeClosers = beforeSpaces.drop { $0 == .close }
    let stop = beforeClosers.first
    let ahead = right.first { [.otherLetter, .upper, .lower].contains($0) || paragraphEnds.union(stops).contains($0) }
    if stop == .stopOrPoint, ahead == .lower { return false }  // SB8
    guard let stop, stops.contains(stop) else {
      // SB11 with the line end before is SB4; SB998.
      return false
    }
    if next == .sentenceContinue || stops.contains(next) { return false }  // SB8a
    let hasSpaces = left.last == .space
    if !hasSpaces, next == .close || next == .space || paragraphEnds.contains(next) { return false }  // SB9
    return !(next == .space || paragraphEnds.contains(next))  // SB10, SB11
  }

  return (1..<max(scalars.count, 1)).filter(isBoundary) + (scalars.isEmpty ? [] : [scalars.count])
}

@Suite struct SentenceBoundariesTests {
  @Test func allCasesOfSentenceBreakTestPass() {
    let cases = sentenceBreakTestCases.split(separator: ",")
    #expect(cases.count == 502)
    for testCase in cases {
      var bytes: [UInt8] = []
      var expected: [Int] = []
      for sentence in testCase.split(separator: "|") {
        for scalar in sentence.split(whereSeparator: \.isWhitespace) {
          bytes += Array(String(Unicode.Scalar(UInt32(scalar, radix: 16)!)!).utf8)
        }
        expected.append(bytes.count)
      }
      #expect(ends(bytes) == expected, "\(testCase)")
    }
  }

  @Test func randomTextIsBrokenAsTheRulesSayOneByOne() {
    var random = SeededGenerator(31)
    // Scalars by value, so that every value is as frequent as OLetter.
    var samples = [[Unicode.Scalar]](repeating: [], count: SentenceBreak.allCases.count)
    for scalar in (0..<UInt32(0x110000)).lazy.compactMap(Unicode.Scalar.init) {
      samples[Int(SentenceBreak.table[Int(scalar.value)].rawValue)].append(scalar)
    }
    for _ in 0..<6_000 {
      var offsets = [0]
      var bytes: [UInt8] = []
      var scalars: [Unicode.Scalar] = []
      // Of few values, most of which matter after a stop.
      let few =
        (0..<Int.random(in: 1...5, using: &random)).map { _ in samples.randomElement(using: &random)! } + [samples[11]]
      for _ in 0..<Int.random(in: 1...14, using: &random) {
        scalars.append(few.randomElement(using: &random)!.randomElement(using: &random)!)
        bytes += Array(String(scalars.last!).utf8)
        offsets.append(bytes.count)
      }
      let expected = naiveBoundaries(scalars).map { offsets[$0] }
      #expect(ends(bytes) == expected, "\(scalars.map { $0.escaped(asASCII: true) }.joined())")
    }
  }

  @Test func invalidBytesAreReplacementCharacters() {
    #expect(ends([0x2E, 0x20, 0xFF, 0x41, 0x2E, 0x20, 0xC3]) == [2, 6, 7])
    #expect(ends([0xFF, 0x2E, 0x0A, 0x80]) == [3, 4])
  }

  /// Were it quadratic, a single piece would take a minute.
  @Test(arguments: [".", "a.", ". ", ".\"", "\" ", ".1)", ".\u{308}", ",", "1", ". \u{AD}(", "A.B", "?\n"])
  func nastyTextTakesLinearTime(piece: String) {
    let bytes = Array("a. ".utf8) + Array(String(repeating: piece, count: 300_000 / piece.utf8.count).utf8)
    #expect(processorSeconds { ends(bytes) }.seconds < 3)
  }
}
