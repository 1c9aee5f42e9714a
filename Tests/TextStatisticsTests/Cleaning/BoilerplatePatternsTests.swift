import Testing

@testable import TextStatistics

@Suite struct BoilerplatePatternsTests {
  /// The pattern as the standard library's regular expression.
  private func regex(_ pattern: BoilerplatePattern) throws -> Regex<AnyRegexOutput> {
    let word = "[A-Za-z0-9]"
    func quoted(_ part: [UInt8]) -> String { "\\Q\(String(decoding: part, as: UTF8.self))\\E" }
    var text = pattern.isAtStart ? "^[^A-Za-z0-9]*" : "(?:^|[^A-Za-z0-9])"
    for (index, part) in pattern.parts.enumerated() {
      let isLast = index == pattern.parts.count - 1
      if index > 0 { text += "[^A-Za-z0-9](?:.*[^A-Za-z0-9])?" }
      text += quoted(part)
      if !(isLast && pattern.isOpen), isWordByte(part.last!) { text += "(?!\(word))" }
    }
    if pattern.isAtEnd { text += "[^A-Za-z0-9]*$" }
    return try Regex(text).ignoresCase().matchingSemantics(.unicodeScalar)
  }

  @Test func phrasesAreFoundAsByRegularExpressions() throws {
    var random = SeededGenerator(17)
    let patterns = BoilerplatePattern.all
    let signs = [" ", " ", " ", ", ", "x", "é", "“", "”", ": ", "-", "(", ")", "*", "[", "1", "\u{A0}", ""]
    let words = patterns.flatMap { $0.parts.map { String(decoding: $0, as: UTF8.self) } }
    for pattern in patterns {
      let matcher = BoilerplateMatcher([pattern])
      let regex = try regex(pattern)
      let own = pattern.parts.map { String(decoding: $0, as: UTF8.self) }
      for _ in 0..<5 {
        var line = ""
        for _ in 0..<Int.random(in: 0...2, using: &random) { line += signs.randomElement(using: &random)! }
        for part in own {
          line += Bool.random(using: &random) ? part.uppercased() : part
          for _ in 0..<Int.random(in: 0...2, using: &random) { line += signs.randomElement(using: &random)! }
          if Int.random(in: 0..<4, using: &random) == 0 { line += words.randomElement(using: &random)! }
        }
        if Int.random(in: 0..<4, using: &random) == 0 { line += " the end" }
        let found = withText(Array(line.utf8)) { matcher.kinds(in: $0, hasStop: false) }
        let expected = line.utf8.count <= pattern.longest && line.contains(regex)
        #expect(found == (expected ? pattern.kind : []), "\(pattern.source): \(line)")
      }
    }
  }

  @Test func allPhrasesAtOnceAreEachOfThem() {
    var random = SeededGenerator(18)
    let words = BoilerplatePattern.all.flatMap { $0.parts.map { String(decoding: $0, as: UTF8.self) } }
    let matcher = BoilerplateMatcher()
    let single = BoilerplatePattern.all.map { BoilerplateMatcher([$0]) }
    for _ in 0..<60 {
      let line = (0..<Int.random(in: 1...6, using: &random)).map { _ in words.randomElement(using: &random)! }
        .joined(separator: [" ", "", ", "].randomElement(using: &random)!)
      withText(Array(line.utf8)) { bytes in
        #expect(
          matcher.kinds(in: bytes, hasStop: false)
            == single.reduce(into: []) { $0.formUnion($1.kinds(in: bytes, hasStop: false)) }, "\(line)")
      }
    }
  }

  @Test func phrasesAreWrittenInSmallLettersAndStartWithAWord() {
    for pattern in BoilerplatePattern.all {
      #expect(pattern.parts.allSatisfy { !$0.isEmpty && $0.map(lowered) == $0 }, "\(pattern.source)")
      #expect(isWordByte(pattern.parts[0][0]), "\(pattern.source)")
    }
    #expect(Set(BoilerplatePattern.all.map(\.source)).count == BoilerplatePattern.all.count)
  }
}
