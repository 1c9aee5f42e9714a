import Testing

@testable import TextStatistics

@Suite struct WordBreakPropertyTests {
  /// The "Total code points" lines of WordBreakProperty.txt 15.0.0.
  @Test func everyClassHasAsManyScalarsAsUnicodeSays() {
    var counts = [Int](repeating: 0, count: 32)
    for scalar in 0..<UInt32(0x110000) { counts[Int(WordBreakTable.standard[scalar] & WordBreakTable.classMask)] += 1 }
    let expected: [(WordBreak, Int)] = [
      (.carriageReturn, 1), (.lineFeed, 1), (.newline, 5), (.extend, 2554), (.zeroWidthJoiner, 1), (.format, 71),
      (.katakana, 331), (.hebrewLetter, 75), (.aLetter, 29489), (.singleQuote, 1), (.doubleQuote, 1), (.midNumLet, 7),
      (.midLetter, 9), (.midNum, 15), (.numeric, 681), (.extendNumLet, 11), (.regionalIndicator, 26), (.wSegSpace, 14),
    ]
    for (value, count) in expected { #expect(counts[Int(value.rawValue)] == count, "\(value)") }
    #expect(counts.reduce(0, +) - counts[0] == expected.reduce(0) { $0 + $1.1 })
  }

  @Test func aWordScalarIsALetterANumberOrOfAWordClass() {
    let wordClasses: [WordBreak] = [.aLetter, .hebrewLetter, .numeric, .katakana]
    var wrong: [Unicode.Scalar] = []
    for scalar in (0..<UInt32(0x110000)).lazy.compactMap(Unicode.Scalar.init) {
      let entry = WordBreakTable.standard[scalar.value]
      var isWord = wordClasses.contains(WordBreak(rawValue: entry & WordBreakTable.classMask)!)
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber, .otherNumber:
        // The standard library may know a later Unicode than the table.
        if let age = scalar.properties.age, age.major <= 15, age.minor == 0 || age.major < 15 { isWord = true }
      default: break
      }
      if isWord != (entry & WordBreakTable.word != 0) { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func pictographicScalarsAreMarked() {
    let pictographic = "\u{A9}\u{AE}\u{203C}\u{2139}\u{231A}\u{2701}\u{3299}\u{1F004}\u{1F600}\u{1FAF8}\u{1FFFD}"
    for scalar in pictographic.unicodeScalars {
      #expect(
        WordBreakTable.standard[scalar.value] & WordBreakTable.pictographic != 0, "\(scalar.escaped(asASCII: true))")
    }
    // Emoji, but not Extended_Pictographic: keycap bases, regional indicators, skin tones.
    for scalar in "#*0\u{1F1E6}\u{1F3FB}a\u{4E00}".unicodeScalars {
      #expect(
        WordBreakTable.standard[scalar.value] & WordBreakTable.pictographic == 0, "\(scalar.escaped(asASCII: true))")
    }
  }

  @Test func overridesChangeTheirScalarsOnly() {
    let table = WordBreakTable(overriding: ["\u{202F}": .wSegSpace, "\u{2BC}": .singleQuote, "$": .aLetter])
    #expect(table[0x202F] == WordBreak.wSegSpace.rawValue)
    #expect(table[0x2BC] == WordBreak.singleQuote.rawValue, "an apostrophe alone is no word")
    #expect(table[0x24] == WordBreak.aLetter.rawValue | WordBreakTable.word)
    let changed = (0..<UInt32(0x110000)).filter { table[$0] != WordBreakTable.standard[$0] }
    #expect(changed == [0x24, 0x2BC, 0x202F])
  }
}
