#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// How often a term occurs in a target and in a reference, and what a prior adds to either.
public struct KeynessCounts: Sendable, Equatable {
  /// Occurrences in the target.
  public var f1: Double
  /// Tokens of the target.
  public var n1: Double
  /// Occurrences in the reference.
  public var f2: Double
  /// Tokens of the reference.
  public var n2: Double
  /// Tokens of the term that a prior adds to each side, for ``KeynessMeasure/logOdds`` alone.
  public var alpha: Double
  /// Tokens that a prior adds to each side in all, for ``KeynessMeasure/logOdds`` alone.
  public var alpha0: Double

  /// Counts of a term.
  ///
  /// - Parameters:
  ///   - f1: Occurrences in the target.
  ///   - n1: Tokens of the target.
  ///   - f2: Occurrences in the reference.
  ///   - n2: Tokens of the reference.
  ///   - alpha: Tokens of the term that a prior adds.
  ///   - alpha0: All tokens that a prior adds.
  public init(_ f1: Double, of n1: Double, _ f2: Double, of n2: Double, alpha: Double = 0, alpha0: Double = 0) {
    self.f1 = f1
    self.n1 = n1
    self.f2 = f2
    self.n2 = n2
    self.alpha = alpha
    self.alpha0 = alpha0
  }

  /// `f1 n2 − f2 n1`: positive if the term is more frequent in the target, 0 for equal frequencies. Exact below 2⁵³.
  var excess: Double { f1 * n2 - f2 * n1 }

  /// The four cells of the term and all other tokens, in target and reference.
  var table: ContingencyTable { ContingencyTable(o11: f1, r1: n1, c1: f1 + f2, n: n1 + n2) }
}

extension KeynessMeasure {
  /// The value of the measure; NaN where it is undefined.
  ///
  /// Costs four logarithms or fewer, but for the ends of the exact interval, which solve an equation.
  ///
  /// - Parameter counts: The counts of a term.
  /// - Returns: The value, finite or NaN.
  public func value(_ counts: KeynessCounts) -> Double {
    guard counts.n1 > 0, counts.n2 > 0 else { return .nan }
    let value = formula(counts)
    return value.isFinite ? value : .nan
  }

  private func formula(_ c: KeynessCounts) -> Double {
    let (f1, n1, f2, n2) = (c.f1, c.n1, c.f2, c.n2)
    let n = n1 + n2
    switch self {
    case .g2: return AssociationMeasure.g2.value(c.table)
    case .g2TwoCell:
      let t = c.table
      let d = t.determinant / n
      let g2 = 2 * (deviance(f1, t.e11, difference: d) + deviance(f2, t.e21, difference: -d))
      return d < 0 ? -g2 : g2
    case .g2Williams:
      let (c1, c2) = (f1 + f2, n - f1 - f2)
      guard c2 > 0 else { return .nan }
      return Self.g2.formula(c) / (1 + (n / c1 + n / c2 - 1) * (n / n1 + n / n2 - 1) / (6 * n))
    case .chi2: return AssociationMeasure.chi2.value(c.table)
    case .chi2Yates: return AssociationMeasure.chi2Yates.value(c.table)
    case .logRatio:
      guard f1 + f2 > 0 else { return .nan }
      return log2((f1 == 0 ? 0.5 : f1) * n2 / ((f2 == 0 ? 0.5 : f2) * n1))
    case .logRatioWalter: return log2((f1 + 0.5) * (n2 + 0.5) / ((f2 + 0.5) * (n1 + 0.5)))
    case .logRatioLow: return logRatioLowerBound(f1, of: n1, f2, of: n2, alpha: 0.05)
    case .logRatioHigh: return -logRatioLowerBound(f2, of: n2, f1, of: n1, alpha: 0.05)
    case .lrc: return conservativeLogRatio(f1, of: n1, f2, of: n2, alpha: 0.05)
    case .percentDifference: return 100 * c.excess / (f2 * n1)
    case .din: return c.excess / (f1 * n2 + f2 * n1)
    case .relativeRisk:
      let c = c.withoutZeros
      return c.f1 * c.n2 / (c.f2 * c.n1)
    case .oddsRatio:
      let c = c.withoutZeros
      return c.f1 * (c.n2 - c.f2) / (c.f2 * (c.n1 - c.f1))
    case .simpleMaths: return (1e6 * f1 / n1 + 1) / (1e6 * f2 / n2 + 1)
    case .bic: return abs(Self.g2.formula(c)) - log(n)
    case .ell:
      let least = min(n1, n2) * (f1 + f2) / n
      return least > 1 ? abs(Self.g2.formula(c)) / (n * log(least)) : .nan
    case .logOdds:
      guard c.alpha > 0 else { return .nan }
      let (y1, y2) = (f1 + c.alpha, f2 + c.alpha)
      return log(y1 / (n1 + c.alpha0 - y1)) - log(y2 / (n2 + c.alpha0 - y2))
    case .logOddsSE: return c.alpha > 0 ? (1 / (f1 + c.alpha) + 1 / (f2 + c.alpha)).squareRoot() : .nan
    case .logOddsZ: return Self.logOdds.formula(c) / Self.logOddsSE.formula(c)
    }
  }
}

extension KeynessCounts {
  /// With ½ added to each of the four cells if one of them is 0.
  fileprivate var withoutZeros: KeynessCounts {
    guard f1 == 0 || f2 == 0 || f1 == n1 || f2 == n2 else { return self }
    return KeynessCounts(f1 + 0.5, of: n1 + 1, f2 + 0.5, of: n2 + 1)
  }
}
