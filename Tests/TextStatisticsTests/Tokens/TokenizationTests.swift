import Testing

@testable import TextStatistics

private func tokenization(_ configure: (inout TokenizerOptions) -> Void) throws -> Tokenization {
  var options = TokenizerOptions()
  configure(&options)
  return try Tokenization(options)
}

@Suite struct TokenizationTests {
  @Test func stopwordsThatNoTokenEqualsAreNamed() throws {
    let list = [
      "the", "of course", "---", "well-known", "and/or", "\u{6771}\u{4EAC}", "don\u{2019}t", "C#", "U.S.", "",
    ]
    let made = try tokenization { $0.stopwords = list }
    #expect(made.unmatchableStopwords == ["of course", "---", "well-known", "and/or", "\u{6771}\u{4EAC}", ""])
    #expect(made.stopwords.map { String(decoding: $0, as: UTF8.self) } == ["the", "don't", "c", "u.s"])
    #expect(
      try tokenization {
        $0.stopwords = ["well-known"]
        $0.keepsHyphens = true
      }.unmatchableStopwords.isEmpty)
  }

  @Test func piecesAtAnApostropheAreStopwordsWhereItSeparates() throws {
    let made = try tokenization {
      $0.rule = .sklearn
      $0.stopwords = ["they've", "don\u{2019}t", "i'm", "a"]
    }
    #expect(made.stopwords.map { String(decoding: $0, as: UTF8.self) } == ["they", "ve", "don"])
    #expect(made.unmatchableStopwords == ["i'm", "a"])
  }

  @Test func expressionsOfASingleWordAreNamed() throws {
    let made = try tokenization { $0.expressions = ["New York", "Moscow", "- -", "U.S. Army"] }
    #expect(made.unmatchableExpressions == ["Moscow", "- -"])
    #expect(made.expressions.count == 2)
  }

  @Test func impossibleOptionsAreErrors() throws {
    for sizes in [[], [0], [1, 5]] {
      let error = #expect(throws: InputError.self) { try tokenization { $0.ngramSizes = sizes } }
      #expect(error?.reason == "n-gram sizes go from 1 to 4, not \(sizes)")
    }
    let error = #expect(throws: InputError.self) { try tokenization { $0.stemmer = "englsh" } }
    #expect(error?.reason.contains("did you mean 'english'?") == true)
  }
}
