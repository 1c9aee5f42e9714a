#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A test of whether two words are independent, which gives every pair its p.
///
/// The tests take events as independent of each other, which words of one article are not: p is too small, most of all
/// for pairs that few articles hold.
public enum AssociationTest: String, CaseIterable, Sendable {
  /// ``AssociationMeasure/g2`` as chi-squared with one degree of freedom: two-sided.
  case g2
  /// ``AssociationMeasure/chi2`` as chi-squared with one degree of freedom: two-sided, and too small where an expected
  /// cell is below 5.
  case chi2
  /// Fisher's exact test for attraction, P(X ≥ O) for hypergeometric `X`: one-sided.
  case fisher

  /// The probability of a table at least as far from independence, if the words are independent.
  ///
  /// - Parameter table: The counts.
  /// - Returns: p in 0...1, exact down to the smallest numbers; NaN where the measure is undefined.
  public func pValue(_ table: ContingencyTable) -> Double {
    switch self {
    case .g2: chiSquaredUpperTail(abs(AssociationMeasure.g2.value(table)))
    case .chi2: chiSquaredUpperTail(abs(AssociationMeasure.chi2.value(table)))
    case .fisher: exp(logHypergeometricUpperTail(table))
    }
  }
}
