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
  /// therefore the exact one of their number, twice the smaller tail of the hypergeometric distribution.
  case mwu
  /// ``KeynessMeasure/g2`` of the numbers of articles that hold the term, as chi-squared with one degree of freedom. Egbert
  /// and Biber 2019.
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
  public var schemas: [ColumnSchema] {
    let p = ColumnSchema("\(rawValue)_p", .real, "Probability of such a difference, either way, in \(title).")
    let q = ColumnSchema(
      "\(rawValue)_q", .real, "\(rawValue)_p adjusted for all tested terms, by Benjamini and Hochberg.")
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
