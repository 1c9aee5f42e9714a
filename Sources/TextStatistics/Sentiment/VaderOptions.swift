/// How closely `VaderScorer` keeps to the library.
struct VaderOptions: Sendable {
  /// Curly quotation marks and apostrophes, dashes and ellipses are read as their ASCII forms.
  ///
  /// The library knows ASCII only: "It isn't good." has a compound of -0.3412 there, "It isn’t good." one of 0.4404.
  /// An em dash becomes a space, and invisible characters (soft hyphens, zero-width spaces and joiners, variation
  /// selectors) are dropped.
  var straightensQuotes: Bool
  /// The idioms with a valence of their own are read word by word.
  ///
  /// They are slang: "Police said the bomb killed 12 people." has a compound of 0.8402 by "the bomb".
  var dropsSlangIdioms: Bool

  /// The scores of vaderSentiment 3.3.2, as it prints them, on any text.
  static let strict = VaderOptions(straightensQuotes: false, dropsSlangIdioms: false)
  /// For news: curly punctuation straightened and slang idioms dropped. All other quirks of the library are kept.
  static let news = VaderOptions(straightensQuotes: true, dropsSlangIdioms: true)
}
