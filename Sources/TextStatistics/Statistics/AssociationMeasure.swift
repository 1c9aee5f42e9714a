/// How strongly two words attract each other, or how surely, from the counts of a ``ContingencyTable``.
///
/// `O` is `o11`, `E` the `e11` expected of independent words, `R1`, `C1` and `N` the margins, `O12` to `O22` the other
/// cells, `D = O·O22 − O12·O21`. The raw value is the name of the column. "Signed" means minus when `O < E`, which
/// makes attraction positive. A value that is undefined or infinite is NaN: empty in a table.
///
/// Every measure is 0 for independent words unless its comment says otherwise. The measures ``npmi``, ``dice``,
/// ``jaccard`` and ``minSensitivity`` are undefined when `O` is above `R1` or `C1`, and those with `D`, `O21` or all
/// cells in their formula when any cell is negative: the margins are then of another kind than the events.
public enum AssociationMeasure: String, CaseIterable, Sendable {
  /// Pointwise mutual information: `log₂(O/E)`, in bits up to `log₂ N`. Church and Hanks 1990.
  ///
  /// Undefined for `O = 0`. High for rare words on the strength of a few events.
  case mi
  /// `max(0, mi)`, in bits, and 0 for `O = 0`. Church and Hanks 1990; Bullinaria and Levy 2007.
  case ppmi
  /// `log₂(O²/E)`, in bits; not 0 for independent words. Daille 1994.
  ///
  /// Undefined for `O = 0`. Not the square of ``mi``.
  case mi2
  /// `log₂(O³/E)`, in bits; not 0 for independent words. Daille 1994; Oakes 1998.
  ///
  /// Undefined for `O = 0`. WordSmith prints another expression under this name.
  case mi3
  /// `mi / −log₂(O/N)`, in −1...1: 1 for words that never occur without each other, −1 for `O = 0`. Bouma 2009.
  case npmi
  /// `O · log₂(O/E)`, in bits, and 0 for `O = 0`. Evert 2005.
  case localMI = "local_mi"
  /// `mi · ln(O + 1)`. Sketch Engine.
  ///
  /// Undefined for `O = 0`.
  case miLogF = "mi_log_f"
  /// `(O − E) / √O`, up to `√O`. Church et al. 1991.
  ///
  /// Undefined for `O = 0`.
  case tScore = "t_score"
  /// `(O − E) / √E`, and `−√E` for `O = 0`. Berry-Rogghe 1973.
  ///
  /// WordSmith divides by `√(E (1 − E/N))`.
  case zScore = "z_score"
  /// The log-likelihood ratio `2 Σ O ln(O/E)` over the four cells, signed, with `0 ln 0 = 0`. Dunning 1993.
  ///
  /// Without its sign `2 N ln 2` times the mutual information of the two words in bits.
  case g2
  /// `2 (O ln(O/E) − (O − E))`, signed, and `−2E` for `O = 0`: ``g2`` of the one cell, as of a Poisson variable. Evert
  /// 2008.
  case simpleLL = "simple_ll"
  /// Pearson's chi-squared `N D² / (R1 R2 C1 C2)`, signed, in `−N...N`. Pearson 1900.
  ///
  /// Undefined if a margin is 0.
  case chi2
  /// ``chi2`` with the correction for continuity: `N max(|D| − N/2, 0)² / (R1 R2 C1 C2)`, signed. Yates 1934; Evert
  /// 2004.
  ///
  /// Undefined if a margin is 0. Also 0 near independence.
  case chi2Yates = "chi2_yates"
  /// `−log₁₀ P(X ≥ O)`, where `X` is hypergeometric with the margins: Fisher's test for attraction, one-sided. From 0;
  /// not 0 for independent words, but for `O = 0`. Fisher 1934; Pedersen 1996.
  ///
  /// Undefined for counts that are not whole.
  case fisher = "fisher_neg_log10_p"
  /// `2 O / (R1 + C1)`, in 0...1, and 0 for `O = 0`; not 0 for independent words. Dice 1945.
  case dice
  /// `14 + log₂(2 hits / (frequency1 + frequency2))`, up to 14, one more for words twice as close; not 0 for
  /// independent words. Rychlý 2008.
  ///
  /// Counts tokens, not events, so that windows and margins do not matter. Undefined for `hits = 0`, and without the
  /// three numbers.
  case logDice = "log_dice"
  /// `O / (R1 + C1 − O)`, in 0...1, and 0 for `O = 0`; not 0 for independent words. Jaccard 1901.
  case jaccard
  /// `min(O/R1, O/C1)`, in 0...1, and 0 for `O = 0`; not 0 for independent words. Pedersen and Bruce 1996.
  case minSensitivity = "min_sensitivity"
  /// ΔP of the second word given the first: `O/R1 − O21/R2`, in −1...1. Ellis 2006; Gries 2013.
  ///
  /// Undefined if `R1` or `R2` is 0. Not symmetric.
  case deltaPBGivenA = "delta_p_b_given_a"
  /// ΔP of the first word given the second: `O/C1 − O12/C2`, in −1...1. Ellis 2006; Gries 2013.
  ///
  /// Undefined if `C1` or `C2` is 0. Not symmetric.
  case deltaPAGivenB = "delta_p_a_given_b"
  /// The correlation of both words: `D / √(R1 R2 C1 C2)`, in −1...1. Yule 1912.
  ///
  /// Undefined if a margin is 0.
  case phi
  /// `D / (O·O22 + O12·O21)`, in −1...1. Yule 1900.
  ///
  /// Undefined if both products are 0.
  case yuleQ = "yule_q"
  /// The logarithm of the odds ratio, `ln((O + ½)(O22 + ½) / ((O12 + ½)(O21 + ½)))`, always defined; near 0 for
  /// independent words, because of the halves. Haldane 1956; Anscombe 1956.
  ///
  /// Quanteda's λ of two words.
  case oddsRatioLog = "odds_ratio_log"
  /// ``oddsRatioLog`` in standard errors: divided by `√Σ 1/(O + ½)` over the four cells. Blaheta and Johnson 2001.
  case lambdaZ = "lambda_z"
  /// `log₂((O/R1) / (O21/R2))`, in bits, with `O21 = ½` for 0. Hardie 2014.
  ///
  /// Undefined for `O = 0`. Not symmetric: how much more frequent the second word is beside the first than elsewhere.
  case logRatio = "log_ratio"
  /// ``logRatio``, conservatively: the end of its 95 % interval that is nearer to 0, and 0 if the interval spans it.
  /// Evert 2022.
  ///
  /// The interval is exact (Clopper and Pearson) and not corrected for the number of pairs. Undefined if `R1` or `R2`
  /// is 0. Also 0 near independence. Not symmetric.
  case lrc

  /// The column that holds the measure.
  var schema: ColumnSchema {
    func column(_ description: String, _ formula: String, unit: String? = nil) -> ColumnSchema {
      ColumnSchema(rawValue, .real, description, unit: unit, formula: formula)
    }
    return switch self {
    case .mi: column("Pointwise mutual information.", "log2(O/E)", unit: "bits")
    case .ppmi: column("Positive pointwise mutual information.", "max(0, mi)", unit: "bits")
    case .mi2: column("Mutual information with the square of the count.", "log2(O²/E)", unit: "bits")
    case .mi3: column("Mutual information with the cube of the count.", "log2(O³/E)", unit: "bits")
    case .npmi: column("Normalised pointwise mutual information, −1 to 1.", "mi / -log2(O/N)")
    case .localMI: column("Mutual information times the count.", "O·mi", unit: "bits")
    case .miLogF: column("Mutual information times the logarithm of the count.", "mi·ln(O+1)")
    case .tScore: column("t-score.", "(O-E)/√O")
    case .zScore: column("z-score.", "(O-E)/√E")
    case .g2: column("Log-likelihood ratio, minus if O < E.", "2 Σ Oij ln(Oij/Eij)")
    case .simpleLL: column("Log-likelihood ratio of the one cell, minus if O < E.", "2 (O ln(O/E) - (O-E))")
    case .chi2: column("Pearson's chi-squared, minus if O < E.", "N D² / (R1 R2 C1 C2)")
    case .chi2Yates:
      column("Chi-squared with Yates' correction, minus if O < E.", "N max(|D| - N/2, 0)² / (R1 R2 C1 C2)")
    case .fisher: column("Fisher's exact test for attraction, one-sided.", "-log10 P(X >= O)")
    case .dice: column("Dice coefficient, 0 to 1.", "2 O / (R1+C1)")
    case .logDice: column("Logarithm of the Dice coefficient of tokens, up to 14.", "14 + log2(2 hits / (f1+f2))")
    case .jaccard: column("Jaccard coefficient, 0 to 1.", "O / (R1+C1-O)")
    case .minSensitivity: column("Minimum sensitivity, 0 to 1.", "min(O/R1, O/C1)")
    case .deltaPBGivenA: column("Delta P of the second word given the first, −1 to 1.", "O/R1 - O21/R2")
    case .deltaPAGivenB: column("Delta P of the first word given the second, −1 to 1.", "O/C1 - O12/C2")
    case .phi: column("Phi, the correlation of both words, −1 to 1.", "D / √(R1 R2 C1 C2)")
    case .yuleQ: column("Yule's Q, −1 to 1.", "D / (O O22 + O12 O21)")
    case .oddsRatioLog:
      column("Logarithm of the odds ratio.", "ln((O+½)(O22+½) / ((O12+½)(O21+½)))", unit: "nats")
    case .lambdaZ: column("Logarithm of the odds ratio in standard errors.", "odds_ratio_log / √Σ 1/(Oij+½)")
    case .logRatio:
      column("Log ratio of the second word beside the first and elsewhere.", "log2((O/R1) / (O21/R2))", unit: "bits")
    case .lrc:
      column("Conservative log ratio: the end of its 95 % interval nearer to 0.", "log_ratio's bound", unit: "bits")
    }
  }
}
