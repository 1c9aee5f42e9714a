/// How much more frequent a term is in a target than in a reference, from its ``KeynessCounts``.
///
/// `f1` of the target's `n1` tokens and `f2` of the reference's `n2` are the term; `N = n1 + n2`, `p1 = f1/n1`, `p2 = f2/n2`,
/// and `E1 = n1 (f1 + f2)/N`, `E2` likewise, are the counts expected of equal frequencies. The raw value is the name of the
/// column. "Signed" means minus where `p1 < p2`. A value that is undefined or infinite is NaN: empty in a table. Every measure
/// is undefined if a side has no token.
///
/// All of them are effect sizes, or ways to rank: they count tokens as if each were drawn by itself. The words of one article
/// are not, so that none of these numbers says whether a difference is significant; ``KeynessTest`` does.
public enum KeynessMeasure: String, CaseIterable, Sendable {
  /// The log-likelihood ratio `2 Σ O ln(O/E)` over four cells, the term and all other tokens of both sides, signed. Dunning
  /// 1993.
  ///
  /// What AntConc calls log-likelihood (4-term). `2 N ln 2` times the divergence ``SimilarityMeasure/jsd``, weighted by the
  /// sizes of both sides, of the term against all others.
  case g2
  /// ``g2`` of the two cells of the term alone: `2 (f1 ln(f1/E1) + f2 ln(f2/E2))`, signed. Rayson and Garside 2000.
  case g2TwoCell = "g2_2cell"
  /// ``g2`` divided by Williams' correction `1 + (N/(f1+f2) + N/(N−f1−f2) − 1)(N/n1 + N/n2 − 1)/(6N)`. Williams 1976.
  ///
  /// Undefined if all tokens are the term.
  case g2Williams = "g2_williams"
  /// Pearson's chi-squared of the four cells, signed.
  ///
  /// Undefined if all tokens are the term.
  case chi2
  /// ``chi2`` with the correction for continuity of Yates 1934.
  ///
  /// Undefined if all tokens are the term.
  case chi2Yates = "chi2_yates"
  /// `log₂(p1/p2)` in bits, with ½ for a count of 0. Hardie 2014.
  case logRatio = "log_ratio"
  /// `log₂((f1+½)/(n1+½)) − log₂((f2+½)/(n2+½))` in bits. Walter 1975.
  case logRatioWalter = "log_ratio_walter"
  /// The lower end of the exact 95 % interval of ``logRatio``, by Clopper and Pearson, in bits. Fay 2010.
  ///
  /// Undefined for `f1 = 0`. Exact for independent tokens only: for words of articles it is too narrow.
  case logRatioLow = "log_ratio_low"
  /// The upper end of the exact 95 % interval of ``logRatio``, by Clopper and Pearson, in bits. Fay 2010.
  ///
  /// Undefined for `f2 = 0`. Exact for independent tokens only: for words of articles it is too narrow.
  case logRatioHigh = "log_ratio_high"
  /// The end of the exact interval of ``logRatio`` that is nearer to 0, and 0 if the interval spans it, in bits. Evert 2022.
  ///
  /// Without a correction for the number of terms.
  case lrc
  /// `100 (p1 − p2)/p2`: how many per cent more. Gabrielatos and Marchi 2011.
  ///
  /// Undefined for `f2 = 0`.
  case percentDifference = "pct_diff"
  /// `(p1 − p2)/(p1 + p2)`, in −1...1. Hofland and Johansson 1982.
  case din
  /// `p1/p2`; if any of the four cells is 0, with ½ added to each.
  case relativeRisk = "relative_risk"
  /// `f1 (n2−f2) / (f2 (n1−f1))`; if any of the four cells is 0, with ½ added to each. Haldane 1956; Anscombe 1956.
  case oddsRatio = "odds_ratio"
  /// `(10⁶ p1 + 1)/(10⁶ p2 + 1)`. Kilgarriff 2009.
  case simpleMaths = "simple_maths"
  /// `|g2| − ln N`: the Bayesian information criterion, above 10 very strong, below 0 for no difference. Wilson 2013.
  case bic
  /// `|g2| / (N ln Emin)` with the smaller of `E1` and `E2`, in 0...1. Johnston et al. 2006.
  ///
  /// Undefined for `Emin ≤ 1`.
  case ell
  /// `ln((f1+α)/(n1+α0−f1−α)) − ln((f2+α)/(n2+α0−f2−α))`: the difference of log odds with a Dirichlet prior that adds `α`
  /// tokens of the term, of `α0` in all, to either side. Monroe, Colaresi and Quinn 2008.
  ///
  /// Undefined if `α` is 0.
  case logOdds = "log_odds"
  /// The standard error of ``logOdds``, `√(1/(f1+α) + 1/(f2+α))`, for independent tokens.
  case logOddsSE = "log_odds_se"
  /// ``logOdds`` in standard errors. Monroe, Colaresi and Quinn 2008.
  ///
  /// A rank, no z of a test: its standard error is that of independent tokens.
  case logOddsZ = "log_odds_z"

  /// The column that holds the measure.
  public var schema: ColumnSchema {
    func column(_ description: String, _ formula: String, unit: String? = nil) -> ColumnSchema {
      ColumnSchema(rawValue, .real, description, unit: unit, formula: formula)
    }
    return switch self {
    case .g2: column("Log-likelihood ratio of four cells, minus if rarer in the target.", "2 Σ O ln(O/E)")
    case .g2TwoCell:
      column("Log-likelihood ratio of two cells, minus if rarer in the target.", "2 (f1 ln(f1/E1) + f2 ln(f2/E2))")
    case .g2Williams: column("Log-likelihood ratio with Williams' correction.", "g2 / q")
    case .chi2: column("Pearson's chi-squared, minus if rarer in the target.", "Σ (O-E)²/E")
    case .chi2Yates: column("Chi-squared with Yates' correction, minus if rarer.", "N max(|D| - N/2, 0)² / margins")
    case .logRatio: column("Log ratio of the frequencies, ½ for a count of 0.", "log2((f1/n1) / (f2/n2))", unit: "bits")
    case .logRatioWalter:
      column("Log ratio with ½ added.", "log2((f1+½)/(n1+½)) - log2((f2+½)/(n2+½))", unit: "bits")
    case .logRatioLow:
      column(
        "Lower end of the exact 95 % interval of log_ratio, tokens taken as independent.", "Clopper-Pearson",
        unit: "bits")
    case .logRatioHigh:
      column(
        "Upper end of the exact 95 % interval of log_ratio, tokens taken as independent.", "Clopper-Pearson",
        unit: "bits")
    case .lrc:
      column("Conservative log ratio: the end of its interval nearer to 0, or 0.", "bound of log_ratio", unit: "bits")
    case .percentDifference:
      column("How much more frequent in the target.", "100 (p1 - p2) / p2", unit: "per cent")
    case .din: column("Difference coefficient, −1 to 1.", "(p1 - p2) / (p1 + p2)")
    case .relativeRisk: column("Ratio of the frequencies, ½ added if a cell is 0.", "p1 / p2")
    case .oddsRatio: column("Ratio of the odds, ½ added if a cell is 0.", "f1 (n2-f2) / (f2 (n1-f1))")
    case .simpleMaths: column("Ratio of frequencies per million plus one.", "(1e6 p1 + 1) / (1e6 p2 + 1)")
    case .bic: column("Bayesian information criterion.", "|g2| - ln N")
    case .ell: column("Effect size of the log-likelihood, 0 to 1.", "|g2| / (N ln Emin)")
    case .logOdds:
      column(
        "Difference of log odds with a Dirichlet prior.", "ln((f1+a)/(n1+a0-f1-a)) - ln((f2+a)/(n2+a0-f2-a))",
        unit: "nats")
    case .logOddsSE:
      column("Standard error of log_odds, tokens taken as independent.", "√(1/(f1+a) + 1/(f2+a))", unit: "nats")
    case .logOddsZ: column("log_odds in standard errors: a rank, not a test.", "log_odds / log_odds_se")
    }
  }
}
