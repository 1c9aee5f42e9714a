#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What a score of a unit of text is called, and how it is computed from what a lexicon found in it.
///
/// A unit is a sentence, a part of one, the words around a target in one, or a whole article. `pos` and `neg` are the sums
/// of what positive and negative matches contribute after shifters. The score of an article is the mean over its units
/// that hold a match, the score of a group the mean over its articles: a unit without a match is missing, not neutral.
///
/// The raw value is the name of the column.
public enum SentimentMeasure: String, CaseIterable, Sendable {
  /// `(pos − neg) / n_words`: how much tone a text has. Undefined without words.
  case scoreProp = "score_prop"
  /// `(pos − neg) / (pos + neg)`: which tone prevails, −1 to 1. Undefined if nothing contributes.
  case scoreRel = "score_rel"
  /// `ln((pos + ½) / (neg + ½))`, in nats: Lowe, Benoit, Mikhaylov and Laver 2011 (Legislative Studies Quarterly 36).
  case scoreLogit = "score_logit"
  /// `(pos − neg) / n_matched`: the mean of what matches contribute, in the units of the lexicon. Undefined without one.
  case scoreValence = "score_valence"
  /// VADER's compound, −1 to 1: Hutto and Gilbert 2014. Undefined by other rules.
  case compound
  /// Whether a unit is positive: compound at least 0.05, or pos above neg if it has none. Its mean is a share.
  case sharePositive = "share_positive"
  /// Whether a unit is negative: compound at most −0.05, or neg above pos if it has none. Its mean is a share.
  case shareNegative = "share_negative"

  /// The value of a unit; NaN if it is undefined.
  func value(of score: SentimentScore) -> Double {
    let balance = score.positive - score.negative
    switch self {
    case .scoreProp: return score.wordCount == 0 ? .nan : balance / Double(score.wordCount)
    case .scoreRel:
      let sum = score.positive + score.negative
      return sum == 0 ? .nan : balance / sum
    case .scoreLogit: return log((score.positive + 0.5) / (score.negative + 0.5))
    case .scoreValence: return score.matchedCount == 0 ? .nan : balance / Double(score.matchedCount)
    case .compound: return score.vader?.compound ?? .nan
    case .sharePositive: return (score.vader.map { $0.compound >= 0.05 } ?? (balance > 0)) ? 1 : 0
    case .shareNegative: return (score.vader.map { $0.compound <= -0.05 } ?? (balance < 0)) ? 1 : 0
    }
  }

  /// What the column of the measure holds in a row of several units.
  var isShare: Bool { self == .sharePositive || self == .shareNegative }

  /// The column without the level that it describes.
  var schema: ColumnSchema {
    let (description, formula): (String, String) =
      switch self {
      case .scoreProp: ("Tone per word", "(pos - neg) / n_words")
      case .scoreRel: ("Which tone prevails, -1 to 1", "(pos - neg) / (pos + neg)")
      case .scoreLogit: ("Logarithm of positive over negative tone", "ln((pos + 1/2) / (neg + 1/2))")
      case .scoreValence: ("Mean of what matches contribute, in the unit of the lexicon", "(pos - neg) / n_matched")
      case .compound: ("VADER's compound, -1 to 1", "s / sqrt(s^2 + 15), s = VADER's sum")
      case .sharePositive: ("Share of units that are positive", "compound >= 0.05; without a compound pos > neg")
      case .shareNegative: ("Share of units that are negative", "compound <= -0.05; without a compound neg > pos")
      }
    return ColumnSchema(rawValue, .real, description, unit: self == .scoreLogit ? "nats" : nil, formula: formula)
  }
}

/// What adds up over units: counts, and the means of every measure.
struct SentimentTally: Sendable {
  /// A mean that grows.
  struct Mean: Sendable {
    var sum = 0.0
    var count = 0

    /// NaN of nothing.
    var value: Double { count == 0 ? .nan : sum / Double(count) }

    /// Takes in a value; what is undefined is left out.
    mutating func add(_ value: Double) {
      guard !value.isNaN else { return }
      sum += value
      count += 1
    }
  }

  private(set) var unitCount = 0
  private(set) var matchedUnitCount = 0
  /// Places of the target.
  private(set) var hitCount = 0
  private(set) var articleCount = 0
  private(set) var matchedArticleCount = 0
  /// The counts and weights of all units together.
  private(set) var total = SentimentScore()
  private var means = InlineArray<7, Mean>(repeating: Mean())

  /// The mean of a measure over the units of an article, or over the articles of a group; NaN of nothing.
  func mean(_ measure: SentimentMeasure) -> Double { means[measure.index].value }

  /// Takes in a unit of an article.
  ///
  /// - Parameters:
  ///   - score: What was found in it.
  ///   - hits: Places of the target in it.
  ///   - withoutMatch: Whether it is part of the means although nothing was found.
  mutating func add(_ score: SentimentScore, hits: Int, withoutMatch: Bool) {
    unitCount += 1
    matchedUnitCount += score.matchedCount > 0 ? 1 : 0
    hitCount += hits
    add(counts: score)
    guard withoutMatch || score.matchedCount > 0 else { return }
    for measure in SentimentMeasure.allCases { means[measure.index].add(measure.value(of: score)) }
  }

  /// Takes in an article of a group.
  mutating func add(article: SentimentTally) {
    unitCount += article.unitCount
    matchedUnitCount += article.matchedUnitCount
    hitCount += article.hitCount
    articleCount += 1
    matchedArticleCount += article.matchedUnitCount > 0 ? 1 : 0
    add(counts: article.total)
    for measure in SentimentMeasure.allCases { means[measure.index].add(article.mean(measure)) }
  }

  /// The whole numbers of an article: units and matched ones, places of the target, words, matches, and those turned round.
  var counts: [Int] {
    [unitCount, matchedUnitCount, hitCount, total.wordCount, total.matchedCount, total.negatedCount]
  }

  /// The real numbers of an article: what positive and negative matches contribute, and the means; NaN of nothing.
  var weights: [Double] { [total.positive, total.negative] + SentimentMeasure.allCases.map(mean) }

  /// An empty tally.
  init() {}

  /// The tally of an article with these `counts` and `weights`; nil if none has them.
  init?(counts: [Int], weights: [Double]) {
    let sums = weights.prefix(2)
    guard counts.count == 6, weights.count == 2 + SentimentMeasure.allCases.count, sums.allSatisfy({ $0 >= 0 }),
      counts[0] > 0, counts[1] <= counts[0]
    else { return nil }
    (unitCount, matchedUnitCount, hitCount) = (counts[0], counts[1], counts[2])
    (total.wordCount, total.matchedCount, total.negatedCount) = (counts[3], counts[4], counts[5])
    (total.positive, total.negative) = (weights[0], weights[1])
    for (measure, mean) in zip(SentimentMeasure.allCases, weights.dropFirst(2)) { means[measure.index].add(mean) }
  }

  private mutating func add(counts score: SentimentScore) {
    total.wordCount += score.wordCount
    total.matchedCount += score.matchedCount
    total.negatedCount += score.negatedCount
    total.positive += score.positive
    total.negative += score.negative
  }
}

extension SentimentMeasure {
  fileprivate var index: Int {
    switch self {
    case .scoreProp: 0
    case .scoreRel: 1
    case .scoreLogit: 2
    case .scoreValence: 3
    case .compound: 4
    case .sharePositive: 5
    case .shareNegative: 6
    }
  }
}
