import Testing

@testable import TextStatistics

private func fold(_ bytes: [UInt8], _ folding: Folding) -> [UInt8] {
  var output: [UInt8] = [1, 2, 3]  // what an earlier token left behind
  bytes.withUnsafeBufferPointer { TokenFolder(folding).fold($0, into: &output) }
  return output
}

/// Folds scalars to scalars: strings would compare equal whatever their normal form.
private func fold(_ text: String, _ folding: Folding) -> [Unicode.Scalar] {
  Array(String(decoding: fold(Array(text.utf8), folding), as: UTF8.self).unicodeScalars)
}

private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

/// Reads scalars written in hexadecimal.
private func text(_ hexadecimal: some StringProtocol) -> String {
  var view = String.UnicodeScalarView()
  for scalar in hexadecimal.split(whereSeparator: \.isWhitespace) {
    view.append(Unicode.Scalar(UInt32(scalar, radix: 16)!)!)
  }
  return String(view)
}

private func pairs(_ table: String) -> [(String, String)] {
  table.split(separator: ",").map { pair in
    let sides = pair.split(separator: ":")
    return (text(sides[0]), text(sides[1]))
  }
}

@Suite struct FoldingTests {
  @Test func asciiIsLowerCasedAndOtherwiseKept() {
    let ascii = Array(UInt8(0)..<128)
    let lower = ascii.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    #expect(fold(ascii, .standard) == lower)
    #expect(fold(ascii, Folding.standard.subtracting(.lowercase)) == ascii)
    #expect(fold([], .standard) == [])
    for length in 1...20 { #expect(fold(Array(repeating: 0x5A, count: length), .lowercase).allSatisfy { $0 == 0x7A }) }
  }

  @Test(arguments: [
    (Folding.lowercase, "CAFÉ", "café"),
    (.quotes, "don\u{2019}t \u{2018}a\u{201A}\u{201B}\u{2BC}\u{FF07}", "don't 'a''''"),
    (.quotes, "\u{201C}\u{201D}\u{201E}\u{201F}\u{FF02}", "\"\"\"\"\""),
    (.dashes, "a\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{FE58}\u{FE63}\u{FF0D}b", "a----------b"),
    (.spaces, "a\u{A0}\u{2007}\u{202F}b", "a   b"),
    (.softHyphens, "co\u{AD}op\u{2060}er\u{FEFF}ate", "cooperate"),
    (.width, "\u{FF21}\u{FF5A}\u{FF11}\u{FF01}\u{FF5E}\u{3000}", "Az1!~ "),
    (.nfc, "e\u{301}\u{212B}", "\u{E9}\u{C5}"),
    (.accents, "Vi\u{1EC7}t e\u{301}", "Viet e"),
  ])
  func eachOptionFoldsItsOwn(option: Folding, written: String, folded: String) {
    #expect(fold(written, option) == scalars(folded))
    // The full-width quotes and dash belong to two options, and accents imply the composed form.
    var others = Folding(rawValue: .max).subtracting([option, .lowercase])
    if [.quotes, .dashes, .nfc].contains(option) { others.subtract([.width, .accents]) }
    if option != .lowercase { #expect(fold(written, others) != scalars(folded)) }
    #expect(fold(written, []) == scalars(written))
  }

  @Test func standardIsAllButAccents() {
    #expect(Folding.standard == Folding(rawValue: .max).subtracting(.accents))
    #expect(fold("\u{FF24}on\u{2019}T co\u{AD}\u{C9}\u{2010}e\u{301}", .standard) == scalars("don't co\u{E9}-\u{E9}"))
  }

  @Test func separatorsOfWordsStay() {
    #expect(fold("a\u{200B}b\u{200C}c", .standard) == scalars("a\u{200B}b\u{200C}c"))
  }

  @Test func lowerCasingIsThatOfPython() {
    let changed = pairs(lowercasePairs)
    for (written, folded) in changed + pairs(lowercaseWordPairs) {
      #expect(fold(written, .lowercase) == scalars(folded), "\(written)")
    }
    // Every other scalar stays. The standard library may know capitals that are younger than Python's tables.
    let known = Set(changed.map(\.0.unicodeScalars.first!))
    let more = (0x80..<UInt32(0x110000)).lazy.compactMap(Unicode.Scalar.init).filter {
      $0.properties.changesWhenLowercased && !known.contains($0) && ($0.properties.age ?? (0, 0)) <= (14, 0)
    }
    #expect(more.isEmpty)
  }

  @Test func formCIsThatOfNormalizationTest() {
    let cases = normalizationTestCases.split(separator: ",")
    #expect(cases.count == 1807)
    for testCase in cases {
      let columns = testCase.split(separator: "|", omittingEmptySubsequences: false)
      let source = text(columns[0])
      let composed = columns.count > 1 && !columns[1].isEmpty ? text(columns[1]) : source
      let decomposed = columns.count > 2 ? text(columns[2]) : composed
      let expected = scalars(composed)
      #expect(fold(source, .nfc) == expected, "\(testCase)")
      #expect(fold(composed, .nfc) == expected, "\(testCase)")
      #expect(fold(decomposed, .nfc) == expected, "\(testCase)")
      // Long tokens are decomposed another way.
      let tail = String(repeating: "x", count: 65)
      #expect(fold(source + tail, .nfc) == expected + scalars(tail), "\(testCase)")
      // Spellings that mean the same fold alike.
      #expect(fold(source, .standard) == fold(decomposed, .standard), "\(testCase)")
    }
  }

  @Test func accentsAreRemovedAsByPython() {
    for (written, folded) in pairs(accentPairs) { #expect(fold(written, .accents) == scalars(folded), "\(written)") }
  }

  @Test func foldingTwiceIsFoldingOnce() {
    var random = SeededGenerator(7)
    let special = scalars(
      "aEiI'\u{AD}\u{FEFF}\u{2060}\u{2019}\u{201C}\u{2BC}\u{2011}\u{A0}\u{3000}\u{FF07}\u{FF0D}\u{FF21}\u{3A3}\u{3C3}\u{3B1}"
        + "\u{130}\u{131}\u{1E9E}\u{212A}\u{212B}\u{1FBC}\u{1F88}\u{1C5}\u{300}\u{301}\u{307}\u{308}\u{323}\u{327}\u{345}"
        + "\u{338}\u{1100}\u{1161}\u{11A8}\u{AC00}\u{3099}\u{304B}\u{9C7}\u{9BE}\u{226E}\u{1FEF}\u{37E}\u{2126}")
    func check(_ sample: [Unicode.Scalar], _ folding: Folding) {
      let once = fold(Array(String(String.UnicodeScalarView(sample)).utf8), folding)
      #expect(fold(once, folding) == once, "\(sample.map { $0.escaped(asASCII: true) }.joined()), \(folding.rawValue)")
    }
    for round in 0..<12_000 {
      let sample = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        Int.random(in: 0..<4, using: &random) > 0
          ? special.randomElement(using: &random)!
          : Unicode.Scalar(UInt32.random(in: 0x80..<0x3000, using: &random))!
      }
      check(sample, round % 2 == 0 ? .standard : Folding(rawValue: .random(in: 0...255, using: &random)))
    }
  }

  @Test func marksInTheWrongOrderTakeNoLonger() {
    let count = 150_000
    let marks = (0..<count).flatMap { _ in scalars("\u{301}\u{323}") }
    let bytes = Array(String(String.UnicodeScalarView(scalars("a") + marks)).utf8)
    let (folded, seconds) = processorSeconds { fold(bytes, .nfc) }
    #expect(seconds < 10)
    let expected =
      scalars("\u{1EA1}") + Array(repeating: "\u{323}", count: count - 1) + Array(repeating: "\u{301}", count: count)
    #expect(folded == Array(String(String.UnicodeScalarView(expected)).utf8))
  }

  @Test func invalidBytesBecomeReplacementCharacters() {
    #expect(fold([0x41, 0xFF, 0x42], .standard) == Array("a\u{FFFD}b".utf8))
    #expect(fold([0xC3], []) == Array("\u{FFFD}".utf8))
  }
}
