#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The lower end of the confidence interval of `log₂((f1/n1) / (f2/n2))`, by Clopper and Pearson on `f1 / (f1 + f2)`.
///
/// With counts that are rare in their totals, `f1` given `f1 + f2` is binomial; its interval is exact, and carries over
/// to the ratio (Fay 2010; Evert 2022). The upper end is minus the lower end with both sides exchanged. With `m`
/// comparisons at once, `alpha / m` is Bonferroni's correction.
///
/// - Parameters:
///   - f1: The count on the first side.
///   - n1: The total of the first side.
///   - f2: The count on the second side.
///   - n2: The total of the second side.
///   - alpha: The probability that the interval, of two sides, misses the ratio.
/// - Returns: The bound in bits; NaN if `f1` is 0, which has no lower bound, or a total is.
func logRatioLowerBound(_ f1: Double, of n1: Double, _ f2: Double, of n2: Double, alpha: Double) -> Double {
  guard f1 > 0, f2 >= 0, n1 > 0, n2 > 0 else { return .nan }
  return log2(n2 / n1) + BetaDistribution(f1, f2 + 1).quantileLogOdds(alpha / 2) / M_LN2
}

/// The bound of the interval of `log₂((f1/n1) / (f2/n2))` that is nearer to 0, and 0 if the interval spans it. Evert
/// 2022.
///
/// NaN if a total is 0. Where `f1` and `f2` are, any ratio is possible and the value 0.
func conservativeLogRatio(_ f1: Double, of n1: Double, _ f2: Double, of n2: Double, alpha: Double) -> Double {
  guard f1 >= 0, f2 >= 0, n1 > 0, n2 > 0 else { return .nan }
  let (x, y) = (f1 * n2, f2 * n1)
  if x == y { return 0 }
  return x > y
    ? max(logRatioLowerBound(f1, of: n1, f2, of: n2, alpha: alpha), 0)
    : min(-logRatioLowerBound(f2, of: n2, f1, of: n1, alpha: alpha), 0)
}
