#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A test of whether the articles of a target use a term otherwise than those of a reference.
///
/// The articles are what was drawn, not the tokens: a term that one article repeats a hundred times is evidence of one
/// article. All tests are two-sided, and undefined if a side has fewer than two articles.
public enum KeynessTest: String, CaseIterable, Sendable {
  /// Mann and Whitney's test of the relative frequencies of articles, with mid-ranks, the correction for ties and the one for
  /// continuity. Mann and Whitney 1947; for keyness Kilgarriff 2001.
  ///
  /// `auc` is the probability that an article of the target has a greater relative frequency than one of the reference, ties
  /// counted half; `cliff_delta = 2 auc − 1`. Undefined where all articles have the same relative frequency.
  ///
  /// The normal approximation fails for rare terms: one article of an outlet's ten, where a hundred thousand have five, is
  /// twenty standard errors from the mean. Where fewer than ten articles with the term are expected on the smaller side, p is
  /// therefore that of ``df``.
  case mwu
  /// The numbers of articles that hold the term: Egbert and Biber 2019, who rank by their ``KeynessMeasure/g2``.
  ///
  /// p is Fisher's, of the hypergeometric distribution that articles changing sides have, as mid-p (Lancaster 1961): twice the
  /// smaller tail, with half of the number seen. Of a term in few articles, `g2` is not distributed as chi-squared: all four
  /// of four in one of two equal halves would have p = .02, and come in one of eight cases. Mid-p keeps the level on average
  /// over terms, if not of each.
  ///
  /// Blind to how often an article repeats a term, and to how long it is: outlets with longer articles have more of every
  /// word.
  case df
  /// The share of bootstrap replicates, for which articles are drawn anew, in which the target does not have the greater
  /// frequency: `(1 + 2B min(p̄, 1 − p̄)) / (1 + B)`. Lijffijt et al. 2016.
  ///
  /// Undefined if a side does not have the term: no replicate would, either, and every p be the smallest. Too small where few
  /// articles hold it on a side.
  case boot
  /// The share of permutations, for which articles change sides, in which the frequencies differ at least as much:
  /// `(1 + extreme) / (1 + permutations)`.
  case perm

  /// The columns of the test, p and q last.
  ///
  /// - Parameter adjustment: What makes q of p.
  /// - Returns: The columns.
  public func schemas(adjustedBy adjustment: Adjustment = .bh) -> [ColumnSchema] {
    let p = ColumnSchema("\(rawValue)_p", .real, "Probability of such a difference, either way, in \(title).")
    let q = ColumnSchema(
      "\(rawValue)_q", .real, "\(rawValue)_p adjusted for all tested terms, by \(adjustment.authors).")
    let statistics: [ColumnSchema]
    switch self {
    case .mwu:
      statistics = [
        ColumnSchema(
          "auc", .real, "Probability that the term is more frequent in an article of the target than of the reference.",
          formula: "U / (articles of target · articles of reference)"),
        ColumnSchema("cliff_delta", .real, "Cliff's delta, −1 to 1.", formula: "2 auc - 1"),
      ]
    case .df:
      statistics = [ColumnSchema("g2_df", .real, "Log-likelihood ratio of document frequencies, minus if rarer.")]
    case .boot:
      statistics = [
        ColumnSchema(
          "boot_low", .real, "Lower end of the interval of log_ratio over articles drawn anew.", unit: "bits"),
        ColumnSchema(
          "boot_high", .real, "Upper end of the interval of log_ratio over articles drawn anew.", unit: "bits"),
        ColumnSchema(
          "log_odds_boot_low", .real, "Lower end of the interval of log_odds over articles drawn anew.", unit: "nats"),
        ColumnSchema(
          "log_odds_boot_high", .real, "Upper end of the interval of log_odds over articles drawn anew.", unit: "nats"),
      ]
    case .perm: statistics = []
    }
    return statistics + [p, q]
  }

  private var title: String {
    switch self {
    case .mwu: "Mann and Whitney's test of relative frequencies"
    case .df: "a test of the numbers of articles that hold the term"
    case .boot: "articles drawn anew"
    case .perm: "articles that change sides"
    }
  }
}

/// Mann and Whitney's U of a sample of `n1` against one of `n2`, from the sum of its ranks among all.
///
/// - Parameters:
///   - rankSum: The sum of its mid-ranks, from 1.
///   - n1: The size of the sample.
///   - n2: The size of the other one.
///   - ties: Σ (t³ − t) over groups of `t` equal values.
/// - Returns: U/(n1 n2), which is ½ if neither tends to be greater, and the two-sided p of the normal approximation with
///   corrections for ties and continuity; NaN where all values are equal, or a sample is empty.
func mannWhitney(rankSum: Double, n1: Double, n2: Double, ties: Double) -> (auc: Double, p: Double) {
  let n = n1 + n2
  let u = rankSum - n1 * (n1 + 1) / 2
  let variance = n1 * n2 / 12 * ((n + 1) - ties / (n * (n - 1)))
  guard variance > 0 else { return (.nan, .nan) }
  let z = (abs(u - n1 * n2 / 2) - 0.5) / variance.squareRoot()
  return (u / (n1 * n2), min(1, erfc(z * 0.5.squareRoot())))
}

/// The two-sided mid-p of `x` articles with a term among the `n1` of a sample, if `df` of all `n` have it.
///
/// Twice the smaller tail of the hypergeometric distribution, with half of `x` itself: `P(X ≥ x) + P(X > x)` if that is the
/// upper one, and 1 at most. Lancaster 1961.
func hypergeometricMidP(_ x: Int, of n1: Int, _ df: Int, of n: Int) -> Double {
  // A lower tail is the upper one of the other sample.
  let (count, size) = x * n >= n1 * df ? (x, n1) : (df - x, n - n1)
  func tail(_ count: Int) -> Double {
    guard count <= min(size, df) else { return 0 }
    let table = ContingencyTable(o11: Double(count), r1: Double(size), c1: Double(df), n: Double(n))
    return exp(logHypergeometricUpperTail(table))
  }
  return min(1, tail(count) + tail(count + 1))
}
