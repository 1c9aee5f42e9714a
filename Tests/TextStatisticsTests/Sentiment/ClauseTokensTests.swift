import Testing

@testable import TextStatistics

@Suite struct ClauseTokensTests {
  @Test func clauseMarksAndEndsOfSentencesAreBounds() throws {
    var tokenizer = Tokenizer(try Tokenization())
    let gaps: [(String, Bool)] = [
      (" ", false), ("-", false), (" - ", false), (" – ", false), ("...", false), (" (", false), (") ", false),
      ("  ", false),
      (" ‘", false), ("’ ", false), ("\n", true), (", ", true), ("; ", true), (": ", true), (" \"", true),
      ("\" ", true),
      (" “", true), ("” ", true), (" „", true), (" «", true), ("» ", true), (". ", true), ("? “", true), ("!\n", true),
    ]
    for (gap, isBound) in gaps {
      withPadded(Array("Talks\(gap)Talks".utf8)) { text in
        tokenizer.tokenize(text)
        var tokens = ClauseTokens(tokenizer)
        tokens.take(text, tokenizer)
        #expect(tokens.isBound(after: 0) == isBound, "\(gap)")
      }
    }
    // Sentences are those of each text anew.
    var tokens = ClauseTokens(tokenizer)
    for (text, bounds) in [
      ("They left. The end", [false, true, false]), ("The U.S. Navy left", [false, false, false]),
    ] {
      withPadded(Array(text.utf8)) { bytes in
        tokenizer.tokenize(bytes)
        tokens.take(bytes, tokenizer)
        #expect((0..<tokens.count - 1).map { tokens.isBound(after: $0) } == bounds)
      }
    }
  }
}
