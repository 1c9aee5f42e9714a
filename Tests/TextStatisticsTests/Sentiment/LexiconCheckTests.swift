import Testing

@testable import TextStatistics

private func findings(_ entries: [Lexicon.Entry], _ matching: Lexicon.Matching) -> [String] {
  Lexicon(name: "test", entries: entries).findings(matching).map {
    "\($0.entry.line) \($0.kind.rawValue) '\($0.normalized)' \($0.detail)"
  }
}

/// Entries on lines from 1.
private func findings(_ entries: [(String, Double)]) throws -> [String] {
  let numbered = entries.enumerated().map { Lexicon.Entry(term: $1.0, score: $1.1, line: $0 + 1) }
  return findings(numbered, .tokens(try Tokenization()))
}

@Test func wordsPhrasesAndGlobsAreAllRight() throws {
  #expect(
    try findings([("Good", 1), ("don’t", -1), ("not good", -1), ("abandon*", -1), ("no *", -1), ("U.S.", 1)]) == [])
}

@Test func whatIsNoTokenIsFound() throws {
  #expect(
    try findings([(":)", 1), ("<3", 1), ("well-known", 1), ("#metoo", -1), ("self-help*", 1)]) == [
      "1 never_matches '' has no letter or digit, so it is no token",
      "2 never_matches '3' has signs that are no part of a token; '3' alone would be something else",
      "3 splits 'well known' is found as the words 'well known'",
      "4 loses_signs 'metoo' is found wherever 'metoo' is: '#' is no part of a token",
      "5 splits 'self help*' is found as the words 'self help*'",
    ])
}

@Test func entriesThatAreTheSameToTheTokeniserAreFound() throws {
  #expect(
    try findings([("good", 1), ("bad", -1), ("GOOD", 2), ("bad", -1), ("don't", -1), ("don’t", 1), ("nil", 0)]) == [
      "1 conflict 'good' line 3 says 2.0, which counts", "2 duplicate 'bad' is the same as line 4",
      "5 both_signs 'don't' line 6 says 1.0; the last counts", "6 both_signs 'don't' line 5 says -1.0; the last counts",
      "7 no_score 'nil' adds nothing to a score",
    ])
  var options = TokenizerOptions()
  options.folding = []
  let kept = [Lexicon.Entry(term: "good", score: 1, line: 1), Lexicon.Entry(term: "GOOD", score: 2, line: 2)]
  #expect(findings(kept, .tokens(try Tokenization(options))) == [])
  #expect(
    findings([Lexicon.Entry(term: "x", score: .nan, line: 1)], .tokens(try Tokenization()))
      == ["1 no_score 'x' adds nothing to a score"])
}

@Test func globsOfTheOtherSignAreFound() throws {
  #expect(
    try findings([("care*", 1), ("careless", -1), ("careless*", -1), ("caring", -1), ("car?", -2), ("careful", 1)]) == [
      "2 opposite_glob 'careless' 'care*' on line 1 says 1.0",
      "3 opposite_glob 'careless*' 'care*' on line 1 says 1.0",
    ])
  #expect(try findings([("wom?n", -1), ("woman", 1)]) == ["2 opposite_glob 'woman' 'wom?n' on line 1 says -1.0"])
}

/// Looking up every beginning of it would take the square of its length.
@Test func aWordWithoutEndIsChecked() throws {
  let long = String(repeating: "x", count: 1_000_000)
  #expect(
    try findings([(long, 1), ("bad*", -1), ("badly", 1)]) == ["3 opposite_glob 'badly' 'bad*' on line 2 says -1.0"])
}

@Test func vaderNeverFindsNineteenOfItsEntries() throws {
  let lexicon = try #require(Lexicon.builtIn("vader"))
  let found = lexicon.findings(.vader)
  #expect(
    Set(found.filter { $0.kind == .neverMatches }.map(\.entry.term)) == [
      "( '}{' )", "(-:O", "(:O", ":-D", ":-Þ", ":D", ":P", ":Þ", ";D", "=-D", "=D", "O.o", "o.O", "O_o", "o_O", "^urs",
      "can't stand", "fed up", "screwed up",
    ])
  // The keys that stand there twice.
  let twice = found.filter { [.conflict, .duplicate, .bothSigns].contains($0.kind) }
  #expect(
    Set(twice.map(\.normalized)) == [
      ":-p", "d:", "d=", "fav", "lmao", "lol", "muah", "o.o", "ok", "sob", "x-d", "x-p", "xd", "xp",
    ])
  #expect(found.allSatisfy { $0.kind != .oppositeGlob })
  #expect(
    findings([Lexicon.Entry(term: "good*", score: 1, line: 1)], .vader)
      == ["1 never_matches 'good*' is a glob, which VADER's rules do not have"])
}

@Test func theTableOfFindingsHasARowForEach() throws {
  let lexicon = Lexicon(name: "x", entries: [.init(term: "a+", score: 1, line: 3)])
  #expect(
    try Table(rows: lexicon.findings(.tokens(Tokenization()))).formatted(as: .csv) == """
      entry,line,score,normalised,finding,detail
      a+,3,1,a,never_matches,has signs that are no part of a token; 'a' alone would be something else

      """)
}
