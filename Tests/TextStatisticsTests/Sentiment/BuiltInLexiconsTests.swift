import Testing

@testable import TextStatistics

private func score(_ term: String, in name: String) throws -> [Double] {
  try #require(Lexicon.builtIn(name)).entries.filter { $0.term == term }.map(\.score)
}

@Test func builtInLexiconsHaveTheirPublishedSizes() throws {
  let sizes = try Lexicon.builtInNames.prefix(4).map { name in
    let entries = try #require(Lexicon.builtIn(name)).entries
    return "\(name) \(entries.count) \(entries.count { $0.score > 0 }) \(entries.count { $0.score < 0 })"
  }
  #expect(
    sizes == [
      "vader 7520 3347 4173", "hu-liu 6789 2006 4783", "pattern 1528 575 679", "pattern-subjectivity 1528 1374 0",
    ])
  #expect(Lexicon.builtIn("liwc") == nil)
}

@Test func builtInLexiconsSayWhatTheirAuthorsSay() throws {
  // Lines of vader_lexicon.txt; where a token stands twice VADER takes the later.
  #expect(try score("good", in: "vader") == [1.9] && score("lol", in: "vader") == [2.9, 1.8])
  #expect(try score(":(", in: "vader") == [-1.9])
  #expect(try score("good", in: "hu-liu") == [1] && score("envious", in: "hu-liu") == [1, -1])
  for word in ["a+", "abound", "zippy"] { #expect(try score(word, in: "hu-liu") == [1]) }
  for word in ["2-faced", "naïve", "f**k", "zombie"] { #expect(try score(word, in: "hu-liu") == [-1]) }
  // As TextBlob 0.20.1 prints for the word alone, to four digits.
  #expect(try score("good", in: "pattern") == [0.7] && score("good", in: "pattern-subjectivity") == [0.6])
  #expect(try score("terrible", in: "pattern") == [-1] && score("terrible", in: "pattern-subjectivity") == [1])
  #expect(try score("adequate to", in: "pattern") == [-0.4])
}

@Test func ourListsCountOneForEachEntry() throws {
  #expect(Lexicon.builtInNames.suffix(3) == ["hedges", "boosters", "negators"])
  for (name, list, term) in [
    ("hedges", ShifterLists.hedges, "reportedly"), ("boosters", ShifterLists.boosters, "very"),
    ("negators", ShifterLists.negators, "no longer"),
  ] {
    let lexicon = try #require(Lexicon.builtIn(name))
    #expect(lexicon.entries.map(\.term) == list && list.contains(term))
    #expect(lexicon.entries.allSatisfy { $0.score == 1 })
    #expect(lexicon.notice == "stats, short lists of its own for news in English, MIT")
  }
}

@Test(arguments: ["hedges", "boosters", "negators"])
func everyEntryOfOurListsCanMatchOnce(name: String) throws {
  let lexicon = try #require(Lexicon.builtIn(name))
  let findings = lexicon.findings(.tokens(try Tokenization()))
  #expect(findings.filter { $0.kind != .splits } == [])
}

@Test func builtInLexiconsCarryLicenceAndHolder() throws {
  let notices = try Lexicon.builtInNames.map { try #require(Lexicon.builtIn($0)?.notice) }
  #expect(notices[0].contains("Copyright (c) 2016 C.J. Hutto") && notices[0].hasSuffix("MIT"))
  #expect(notices[1].contains("Copyright (C) 2011 Bing Liu") && notices[1].hasSuffix("CC BY 4.0"))
  #expect(notices[2].contains("Tom De Smedt and Walter Daelemans") && notices[2].hasSuffix("PDDL"))
  #expect(notices[3] == notices[2])
}

@Test func signsOfBuiltInWordsAreNoWildcards() throws {
  for name in Lexicon.builtInNames {
    #expect(try #require(Lexicon.builtIn(name)).entries.allSatisfy { !$0.isGlob || $0.term == "*n't" })
  }
}

@Test func builtInScoresAreFiniteAndTermsTrimmed() throws {
  for name in Lexicon.builtInNames {
    for entry in try #require(Lexicon.builtIn(name)).entries {
      #expect(entry.score.isFinite && entry.line > 0 && !entry.term.isEmpty)
      #expect(entry.term.first?.isWhitespace == false && entry.term.last?.isWhitespace == false)
    }
  }
}
