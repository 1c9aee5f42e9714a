import Testing

@testable import TextStatistics

private func glob(_ pattern: String) -> Glob {
  var glob = Glob()
  for byte in pattern.utf8 {
    if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") {
      glob.append(wildcard: byte)
    } else {
      glob.append(literal: [byte])
    }
  }
  return glob
}

private func matches(_ pattern: String, _ term: String) -> Bool {
  Array(term.utf8).withUnsafeBufferPointer { glob(pattern).matches($0) }
}

/// By the definition, trying everything that a `*` could take.
private func naivelyMatches(_ pattern: Substring.UnicodeScalarView, _ term: Substring.UnicodeScalarView) -> Bool {
  guard let first = pattern.first else { return term.isEmpty }
  if first == "*" {
    return naivelyMatches(pattern.dropFirst(), term) || !term.isEmpty && naivelyMatches(pattern, term.dropFirst())
  }
  return (first == "?" && !term.isEmpty || first == term.first) && naivelyMatches(pattern.dropFirst(), term.dropFirst())
}

@Suite struct GlobTests {
  @Test func whatIsGivenIsWhatIsNoWildcard() {
    for (pattern, prefix, count) in [("ab*c", "ab", 3), ("*", "", 0), ("a?é*", "a", 3), ("abc", "abc", 3)] {
      #expect(glob(pattern).prefix == Array(prefix.utf8) && glob(pattern).literalCount == count)
    }
  }

  @Test func randomGlobsMatchAsTheirDefinitionSays() {
    var random = SeededGenerator(1)
    var hits = 0
    for _ in 0..<5_000 {
      let pattern = String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in "ab\u{E9}**??".randomElement(using: &random)! })
      let term = String(
        (0..<Int.random(in: 0...8, using: &random)).map { _ in "ab\u{E9}\u{1F600}".randomElement(using: &random)! })
      let expected = naivelyMatches(pattern[...].unicodeScalars, term[...].unicodeScalars)
      hits += expected ? 1 : 0
      #expect(matches(pattern, term) == expected, "\(pattern) \(term)")
    }
    #expect((500...4_500).contains(hits))
  }

  @Test func aQuestionMarkIsOneScalarHoweverManyBytes() {
    #expect(matches("caf?", "caf\u{E9}") && matches("?", "\u{1F600}"))
    #expect(!matches("caf??", "caf\u{E9}") && !matches("?", "e\u{301}"))
  }

  @Test func manyStarsTakeNoTime() {
    let pattern = String(repeating: "a*", count: 2_000) + "b"
    #expect(!matches(pattern, String(repeating: "a", count: 4_000)))
    #expect(matches(pattern, String(repeating: "a", count: 4_000) + "b"))
  }
}
