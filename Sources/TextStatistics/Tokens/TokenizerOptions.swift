/// How text becomes terms. The defaults keep every word, lower-cased and with its typography straightened.
public struct TokenizerOptions: Sendable {
  /// Where words begin and end.
  public enum WordRule: String, CaseIterable, Sendable {
    /// The default word boundaries of Unicode (UAX #29); segments without a letter or digit are dropped.
    case unicode
    /// scikit-learn's `\b\w\w+\b` on lower-cased text: runs of two or more letters, digits and underscores.
    ///
    /// Words are found before they are lower-cased, there after; two characters show it. `İ` becomes `i` and a combining dot,
    /// at which Python breaks the word; and whether `Σ` is final is seen from the word alone, where Python looks beyond
    /// punctuation (`ΟΔΟΣ.ΑΒ`).
    case sklearn
  }

  /// What is made equal before a word is looked up anywhere.
  public var folding: Folding = .standard
  /// Where words begin and end.
  public var rule = WordRule.unicode
  /// Whether `well-known` is one token; by default UAX #29 makes it two.
  public var keepsHyphens = false
  /// Whether tokens without a letter (`2022`, `3.5`) are counted.
  public var keepsNumbers = true
  /// Whether the words inside web addresses are counted.
  public var keepsURLs = true
  /// Shorter tokens, in Unicode scalars, are not counted.
  public var minimumCharacters = 1
  /// Words that are not counted; they go through the same tokeniser before they are compared.
  public var stopwords: [String] = []
  /// The Snowball stemmer to apply, by name or ISO code; nil for none.
  public var stemmer: String?
  /// The lengths of the n-grams to count, from 1 to 4.
  public var ngramSizes = [1]
  /// How sentences are found, where sentences matter.
  public var sentences = SentenceRule.news
  /// Multi-word expressions that become one token, their words joined by `_`.
  public var expressions: [String] = []

  /// Creates the default options.
  public init() {}
}
