/// What is compared with what, and how.
public struct KeynessOptions: Sendable {
  /// What a target is compared with.
  public enum Reference: Sendable, Equatable {
    /// All other groups together.
    case rest
    /// The group of this name.
    case group(String)
    /// The second corpus, called by this name.
    case corpus(String)
  }

  /// The group to compare; nil for each.
  public var target: String?
  /// What it is compared with.
  public var reference = Reference.rest
  /// The columns of measures; the first one orders the rows.
  public var measures: [KeynessMeasure] = [.logOddsZ, .logRatio, .logRatioLow, .logRatioHigh, .lrc, .g2]
  /// The tests.
  public var tests: [KeynessTest] = [.mwu]
  /// How p are adjusted for the number of terms.
  public var adjustment = Adjustment.bh
  /// Which terms are tested.
  public var limits = KeynessLimits()
  /// What ``KeynessMeasure/logOdds`` adds.
  public var prior = KeynessPrior()
  /// Replicates of the bootstrap.
  public var replicates = 1000
  /// Permutations of the test that permutes.
  public var permutations = 1000
  /// The confidence of the bootstrap's interval.
  public var level = 0.95
  /// What random numbers start from.
  public var seed: UInt64 = 1
  /// How many terms of each target, and direction, make rows; nil for all.
  public var top: Int?
  /// Whether terms that the target has more rarely make rows, too.
  public var includesNegative = false
  /// How many threads may work. Results do not depend on it.
  public var threads = 1

  /// Creates the defaults: each group against all others, tested by ``KeynessTest/mwu``.
  public init() {}
}

/// The tokens that a Dirichlet prior adds to either side.
public struct KeynessPrior: Sendable, Equatable {
  /// How they are spread over the terms.
  public enum Kind: String, CaseIterable, Sendable {
    /// As the terms are in all that was read.
    case pooled
    /// The same for each term.
    case uniform
  }

  /// How they are spread.
  public var kind = Kind.pooled
  /// How many there are: 500 as in Monroe, Colaresi and Quinn 2008.
  public var alpha0 = 500.0

  /// Creates an informative prior of 500 tokens.
  public init() {}

  /// What the prior adds of a term, and in all.
  struct Share {
    var alpha: Double
    var alpha0: Double
  }

  /// The shares of all columns of a matrix.
  func shares(_ matrix: DocumentFeatureMatrix) -> [Share] {
    switch kind {
    case .uniform:
      let alpha = alpha0 / Double(max(1, matrix.terms.count))
      return matrix.terms.map { _ in Share(alpha: alpha, alpha0: alpha0) }
    case .pooled:
      var counts = [Int](repeating: 0, count: matrix.terms.count)
      for (column, count) in zip(matrix.counts.columns, matrix.counts.values) { counts[Int(column)] += Int(count) }
      let tokens = Double(matrix.rows.reduce(0) { $0 + $1.tokenCount })
      return counts.map { Share(alpha: alpha0 * Double($0) / tokens, alpha0: alpha0) }
    }
  }
}
