/// Tokeniser options, checked and made ready: what every thread's tokeniser is made from.
public struct Tokenization: Sendable {
  /// The options as they were given.
  public let options: TokenizerOptions
  /// Stop words that no token can ever equal, as they stand in the list: they are split into several words, or hold none.
  public let unmatchableStopwords: [String]
  /// Multi-word expressions of fewer than two words.
  public let unmatchableExpressions: [String]

  /// The classes of the word rules, one table for all threads.
  let wordBreaks: WordBreakTable
  /// The folded stop words, each one token.
  let stopwords: [[UInt8]]
  /// The folded words of every expression.
  let expressions: [[[UInt8]]]

  /// Passes stop words and expressions through the tokeniser that will meet them.
  ///
  /// - Throws: `InputError` when there is no stemmer of the given name or an n-gram size is not within 1...4.
  public init(_ options: TokenizerOptions = TokenizerOptions()) throws {
    guard !options.ngramSizes.isEmpty, options.ngramSizes.allSatisfy({ (1...4).contains($0) }) else {
      throw InputError(path: "", reason: "n-gram sizes go from 1 to 4, not \(options.ngramSizes)")
    }
    if let language = options.stemmer { _ = try Stemmer(language: language) }
    self.options = options
    wordBreaks = Tokenizer.wordBreaks(for: options.folding)

    var bare = TokenizerOptions()
    bare.folding = options.folding
    bare.rule = options.rule
    bare.keepsHyphens = options.keepsHyphens
    var splitter = Tokenizer(Tokenization(bare: bare, wordBreaks))
    var (unmatchable, stopwords): ([String], [[UInt8]]) = ([], [])
    for entry in options.stopwords {
      let pieces = splitter.foldedWords(of: entry)
      // An apostrophe may split an entry (`don't`, by scikit-learn's rule): its pieces are what the text will show.
      let isOneWord = !entry.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "-") }
      let apostrophes = isOneWord ? entry.unicodeScalars.count { $0 == "'" || $0 == "\u{2019}" } : 0
      if pieces.isEmpty || pieces.count > 1 + apostrophes {
        unmatchable.append(entry)
      } else {
        stopwords += pieces
      }
    }
    self.stopwords = stopwords
    unmatchableStopwords = unmatchable
    var (expressions, unmatchableExpressions): ([[[UInt8]]], [String]) = ([], [])
    for entry in options.expressions {
      let words = splitter.foldedWords(of: entry)
      if words.count > 1 { expressions.append(words) } else { unmatchableExpressions.append(entry) }
    }
    self.expressions = expressions
    self.unmatchableExpressions = unmatchableExpressions
  }

  private init(bare options: TokenizerOptions, _ wordBreaks: WordBreakTable) {
    self.options = options
    self.wordBreaks = wordBreaks
    (stopwords, expressions, unmatchableStopwords, unmatchableExpressions) = ([], [], [], [])
  }
}
