import Testing

@testable import TextStatistics

@Suite struct VaderContrastTests {
  /// What the library does, in its own words: the first valence equal to this one is scaled.
  private func naive(_ valences: [Double], but: Int) -> [Double] {
    var valences = valences
    for index in valences.indices {
      let first = valences.firstIndex(of: valences[index])!
      if first < but { valences[first] *= 0.5 }
      if first > but { valences[first] *= 1.5 }
    }
    return valences
  }

  @Test func theFirstEqualValenceIsScaled() {
    var random = SeededGenerator(11)
    var contrast = VaderContrast()
    let values = [0, 1, -1, 0.5, 2, 1.5, 0.75, 3, 2.25, 0.25]
    for _ in 0..<2_000 {
      let valences = (0..<Int.random(in: 1...40, using: &random)).map { _ in values.randomElement(using: &random)! }
      let but = Int.random(in: valences.indices, using: &random)
      var matches = valences.enumerated().map { VaderMatch(index: $0, valence: $1) }
      matches.withUnsafeMutableBufferPointer { contrast.scale($0, around: but) }
      #expect(matches.map(\.valence) == naive(valences, but: but))
    }
  }
}

@Suite struct VaderVocabularyTests {
  private func code(_ word: String, in vocabulary: borrowing VaderVocabulary) -> VaderCode {
    // What follows a word must not matter.
    (Array(word.utf8) + Array("following".utf8)).withUnsafeBufferPointer {
      vocabulary.code($0.baseAddress!, word.utf8.count)
    }
  }

  @Test func wordsAreFoundInSmallLettersAndCapitalsAndNothingElseIs() {
    var random = SeededGenerator(3)
    let letters: [Character] = ["a", "b", "z", "@", "[", "`", "{", "é", "\0"]
    func word() -> String {
      String((0..<Int.random(in: 1...20, using: &random)).map { _ in letters.randomElement(using: &random)! })
    }
    let terms = (0..<3_000).map { _ in word() }
    let entries = terms.map { Lexicon.Entry(term: $0, score: 1, category: nil, line: 1) }
    let vocabulary = VaderVocabulary(Lexicon(name: "", notice: nil, entries: entries))
    let places = Dictionary(terms.enumerated().map { ($1, $0 + 1) }) { _, last in last }
    for term in terms + (0..<3_000).map({ _ in word() }) {
      #expect(code(term, in: vocabulary).entry == places[term] ?? 0)
      let capitals = String(term.map { $0.isASCII ? Character($0.uppercased()) : $0 })
      #expect(code(capitals, in: vocabulary).entry == places[term] ?? 0)
    }
  }

  @Test func wordsOfTheRulesHaveTheirFlagsBesideTheirEntry() {
    let vocabulary = VaderVocabulary(vaderLexicon)
    #expect(VaderRules.amplifiers.count == 60 && VaderRules.dampeners.count == 21 && VaderRules.negations.count == 59)
    #expect(code("VERY", in: vocabulary).has(VaderCode.amplifier) && code("very", in: vocabulary).is(.very))
    #expect(
      code("sort-of", in: vocabulary).has(VaderCode.dampener) && code("uh-uh", in: vocabulary).has(VaderCode.negation))
    #expect(code("no", in: vocabulary).is(.no) && code("no", in: vocabulary).entry > 0)
    #expect(code("for", in: vocabulary).is(.for) && code("none", in: vocabulary).is(.none))
    #expect(code("ministers", in: vocabulary).bits == 0)
  }
}

@Suite struct VaderLexiconTests {
  @Test func theLexiconHasAllLinesOfTheFile() {
    #expect(VaderLexicon.entries.count == 7_520)
    let last = Dictionary(VaderLexicon.entries.map { ($0.term, $0.score) }) { _, last in last }
    #expect(last.count == 7_506)
    #expect(last.values.count { $0 > 0 } == 3_337 && last.values.count { $0 < 0 } == 4_169)
    #expect(last["lol"] == 1.8 && last["ok"] == 1.2 && last["d:"] == 1.2 && last["sob"] == -1)
    #expect(VaderLexicon.emoji.count == 1_212 && VaderLexicon.entries.last?.line == 7_520)
  }
}
