#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

extension AssociationMeasure {
  /// The value of the measure for a table; NaN where it is undefined.
  ///
  /// Costs four logarithms or fewer, except ``fisher``, which sums over tables, and ``lrc``, which solves an equation.
  ///
  /// - Parameter table: The counts.
  /// - Returns: The value, finite or NaN.
  public func value(_ table: ContingencyTable) -> Double {
    let value = formula(table)
    return value.isFinite ? value : .nan
  }

  /// The value, with infinities where a formula has them.
  private func formula(_ t: ContingencyTable) -> Double {
    let o = t.o11
    switch self {
    case .mi: return t.information
    case .ppmi:
      if o == 0 { return 0 }
      let mi = t.information
      return mi < 0 ? 0 : mi
    case .mi2: return log2(o * o / t.e11)
    case .mi3: return log2(o * o * o / t.e11)
    case .npmi:
      if t.o12 < 0 || t.o21 < 0 { return .nan }
      if o == 0 { return -1 }
      if o == t.n { return 1 }
      let npmi = t.information / log2(t.n / o)
      // Only rounding is beyond.
      return min(max(npmi, -1), 1)
    case .localMI: return o == 0 ? 0 : o * t.information
    case .miLogF: return t.information * log1p(o)
    case .tScore: return t.determinant / (t.n * o.squareRoot())
    case .zScore: return o == 0 ? -t.e11.squareRoot() : t.determinant / (t.n * t.e11.squareRoot())
    case .g2: return t.isConsistent ? t.signed(likelihoodRatio(t)) : .nan
    case .simpleLL: return t.signed(2 * deviance(o, t.e11, difference: t.determinant / t.n))
    case .chi2:
      guard t.isConsistent else { return .nan }
      return t.signed(t.n * t.determinant * t.determinant / (t.r1 * t.r2 * t.c1 * t.c2))
    case .chi2Yates:
      guard t.isConsistent else { return .nan }
      let excess = max(abs(t.determinant) - t.n / 2, 0)
      return t.signed(t.n * excess * excess / (t.r1 * t.r2 * t.c1 * t.c2))
    case .fisher: return 0 - logHypergeometricUpperTail(t) / M_LN10
    case .dice: return t.share(of: (t.r1 + t.c1) / 2)
    case .logDice: return 14 + log2(2 * t.hits / (t.frequency1 + t.frequency2))
    case .jaccard: return t.share(of: t.r1 + t.o21)
    case .minSensitivity: return t.share(of: max(t.r1, t.c1))
    case .deltaPBGivenA: return t.isConsistent ? t.determinant / (t.r1 * t.r2) : .nan
    case .deltaPAGivenB: return t.isConsistent ? t.determinant / (t.c1 * t.c2) : .nan
    case .phi: return t.isConsistent ? t.determinant / (t.r1 * t.r2 * t.c1 * t.c2).squareRoot() : .nan
    case .yuleQ: return t.isConsistent ? t.determinant / (o * t.o22 + t.o12 * t.o21) : .nan
    case .oddsRatioLog:
      guard t.isConsistent else { return .nan }
      return log((o + 0.5) * (t.o22 + 0.5) / ((t.o12 + 0.5) * (t.o21 + 0.5)))
    case .lambdaZ:
      let variance = 1 / (o + 0.5) + 1 / (t.o12 + 0.5) + 1 / (t.o21 + 0.5) + 1 / (t.o22 + 0.5)
      return Self.oddsRatioLog.formula(t) / variance.squareRoot()
    case .logRatio:
      guard t.isConsistent else { return .nan }
      return log2(o * t.r2 / (t.r1 * (t.o21 == 0 ? 0.5 : t.o21)))
    case .lrc:
      guard t.isConsistent else { return .nan }
      return conservativeLogRatio(o, of: t.r1, t.o21, of: t.r2, alpha: 0.05)
    }
  }
}

extension ContingencyTable {
  /// `log₂(o11 / e11)`, exact to the last digits also near independence; not finite for `o11 = 0`.
  fileprivate var information: Double {
    let product = r1 * c1
    let excess = determinant / product
    return abs(excess) < 0.5 ? log1p(excess) / M_LN2 : log2(o11 * n / product)
  }

  /// `value` with the sign of `o11 − e11`.
  fileprivate func signed(_ value: Double) -> Double { determinant < 0 ? -value : value }

  /// `o11` as a share of `total`, 0 for 0; NaN if it is above a margin.
  fileprivate func share(of total: Double) -> Double {
    o12 >= 0 && o21 >= 0 ? (o11 == 0 ? 0 : o11 / total) : .nan
  }
}
