import Testing

@testable import TextStatistics

@Suite struct PhraseIndexTests {
  @Test func randomGlobsAndPhrasesAreFoundAsByTryingAll() throws {
    var random = SeededGenerator(11)
    var tokenizer = Tokenizer(try Tokenization())
    let pieces = ["a", "b", "a", "b", "é", "*", "?"]
    var found = 0
    for _ in 0..<100 {
      let terms = (0..<Int.random(in: 1...12, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          (0..<Int.random(in: 1...4, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
        }.joined(separator: " ")
      }
      var index = PhraseIndex()
      for (entry, term) in terms.enumerated() {
        if let words = try? TokenPattern.words(of: term, &tokenizer) { index.add(words, entry: entry) }
      }
      let words = (0..<60).map { _ in
        (0..<Int.random(in: 1...4, using: &random)).map { _ in ["a", "b", "é"].randomElement(using: &random)! }.joined()
      }
      withPadded(Array(words.joined(separator: " ").utf8)) { text in
        tokenizer.tokenize(text)
        var tokens = ClauseTokens(tokenizer)
        tokens.take(text, tokenizer)
        while index.typeCount < tokenizer.vocabulary.count {
          index.learn(tokenizer.vocabulary.bytes(of: index.typeCount))
        }
        for place in words.indices {
          let match = index.longest(at: place, &tokens)
          let expected = naiveMatch(terms, words[place...])
          #expect(match?.entry == expected, "\(terms) \(words[place...].prefix(3))")
          #expect((match?.length ?? 0) == (expected.map { terms[$0].split(separator: " ").count } ?? 0))
          found += match == nil ? 0 : 1
        }
      }
    }
    #expect(found > 1_000)
  }
}

/// The longest term that the words begin with; among those the one with most bytes given, then without wildcards, then
/// the last.
private func naiveMatch(_ terms: [String], _ words: ArraySlice<String>) -> Int? {
  func rank(_ entry: Int) -> [Int] {
    let term = terms[entry]
    let given = term.utf8.count { !" *?".utf8.contains($0) }
    return [term.split(separator: " ").count, given, term.contains("*") || term.contains("?") ? 0 : 1, entry]
  }
  return terms.indices.filter { entry in
    let globs = terms[entry].split(separator: " ")
    // A pattern that any token would match is none.
    return globs.count <= words.count && !globs.allSatisfy { $0.allSatisfy { $0 == "*" } }
      && zip(globs, words).allSatisfy { naiveGlob(Substring($0), Substring($1)) }
  }.max { rank($0).lexicographicallyPrecedes(rank($1)) }
}

private func naiveGlob(_ glob: Substring, _ word: Substring) -> Bool {
  guard let first = glob.first else { return word.isEmpty }
  if first == "*" { return naiveGlob(glob.dropFirst(), word) || !word.isEmpty && naiveGlob(glob, word.dropFirst()) }
  return !word.isEmpty && (first == "?" || first == word.first) && naiveGlob(glob.dropFirst(), word.dropFirst())
}
