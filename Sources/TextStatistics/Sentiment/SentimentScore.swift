/// What a lexicon finds in one unit of text: a sentence, a part of one, or an article.
public struct SentimentScore: Equatable, Sendable {
  /// Words of the unit, as its scorer splits them.
  public var wordCount = 0
  /// Entries of the lexicon that were found; one of several words is one.
  public var matchedCount = 0
  /// Those of them that a negation turned round.
  public var negatedCount = 0
  /// The sum of what positive matches contribute, after shifters; at least 0.
  public var positive = 0.0
  /// The sum of the sizes of what negative matches contribute, after shifters; at least 0.
  public var negative = 0.0
  /// The four scores of VADER, if its rules were used.
  public var vader: VaderScores?

  /// A unit without words.
  public init() {}
}

/// The four scores that VADER gives a text, rounded as it prints them.
public struct VaderScores: Equatable, Sendable {
  /// The shares of negative, neutral and positive words, 0 to 1, three decimals.
  public var negative, neutral, positive: Double
  /// The normalised sum of valences, -1 to 1, four decimals.
  public var compound: Double
}

/// An entry of a lexicon found in a text.
public struct SentimentMatch: Equatable, Sendable {
  /// Where it is: bytes of the text that was scored.
  public var range: Range<Int>
  /// Which entry of the lexicon.
  public var entry: Int
  /// What the lexicon says.
  public var valence: Double
  /// What the words around it did, in the order applied, such as `negation` or `booster`; empty for nothing.
  public var shifters: [String]
  /// What it adds to the score of its unit.
  public var contribution: Double
}
