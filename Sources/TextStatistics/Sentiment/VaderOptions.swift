/// How closely `VaderScorer` keeps to the library.
public struct VaderOptions: Sendable {
  /// Curly quotation marks and apostrophes, dashes and ellipses are read as their ASCII forms.
  ///
  /// The library knows ASCII only: "It isn't good." has a compound of -0.3412 there, "It isn’t good." one of 0.4404.
  /// An em dash becomes a space, and invisible characters (soft hyphens, zero-width spaces and joiners, variation
  /// selectors) are dropped.
  public var straightensQuotes: Bool
  /// The idioms with a valence of their own are read word by word.
  ///
  /// They are slang: "Police said the bomb killed 12 people." has a compound of 0.8402 by "the bomb".
  public var dropsSlangIdioms: Bool
  /// Words that are taken out of the lexicon: in lower case, as its entries are, each for itself.
  ///
  /// Empty in both presets: which words are names is a judgement on the corpus, and the scores of other lists cannot be
  /// compared. `newsTerms` is a start.
  public var neutralTerms: Set<String>

  /// Creates options.
  public init(straightensQuotes: Bool, dropsSlangIdioms: Bool, neutralTerms: Set<String> = []) {
    self.straightensQuotes = straightensQuotes
    self.dropsSlangIdioms = dropsSlangIdioms
    self.neutralTerms = neutralTerms
  }

  /// The scores of vaderSentiment 3.3.2, as it prints them, on any text.
  public static let strict = VaderOptions(straightensQuotes: false, dropsSlangIdioms: false)
  /// For news: curly punctuation straightened and slang idioms dropped. All other quirks of the library are kept.
  public static let news = VaderOptions(straightensQuotes: true, dropsSlangIdioms: true)

  /// Words with a valence that news has mostly in names and terms: the United States, a party, the Supreme Court, the
  /// justice department, the Security Council, a special counsel, interest rates, shares, natural gas, gross product.
  ///
  /// For `neutralTerms`. Of the 195 matches in the articles of `seeds` 14 are among them, all positive: in four of the
  /// five, the mean compound of sentences falls by 0.01 to 0.05 without them. Words that praise as often as they name,
  /// such as "trust", "support" or "freedom", are not in the list.
  public static let newsTerms: Set<String> = [
    "united", "party", "parties", "supreme", "justice", "security", "special", "interest", "interests", "share",
    "shares",
    "novel", "natural", "gross",
  ]
}
