import Testing

@testable import TextStatistics

@Test func aTermWithWildcardsIsAGlobUnlessSaidOtherwise() {
  #expect(Lexicon.Entry(term: "abandon*", score: -1).isGlob && Lexicon.Entry(term: "wom?n", score: 1).isGlob)
  #expect(
    !Lexicon.Entry(term: "good", score: 1).isGlob && !Lexicon.Entry(term: "f**k", score: -1, isGlob: false).isGlob)
}

@Test(arguments: [
  "good", "not good", "well-known", "don't", "don’t", "U.S.", "and/or", "r&b", "#metoo", "good, old", "naïve", "x-d",
  "24/7",
])
func termsOfWordsCanBeFoundInTokens(term: String) { #expect(Lexicon.Entry(term: term, score: 1).isMadeOfWords) }

@Test(arguments: ["a+", "<3", ":)", ":d", "8)", "f**k", "bull****", "bull----", "wtf?", "-o", "%", ""])
func termsThatAreNothingWithoutTheirSignsCannot(term: String) {
  #expect(!Lexicon.Entry(term: term, score: 1, isGlob: false).isMadeOfWords)
}

@Test func globsCanBeFoundInTokens() {
  for term in ["abandon*", "*n't", "a* lie", "wom?n"] { #expect(Lexicon.Entry(term: term, score: 1).isMadeOfWords) }
}
