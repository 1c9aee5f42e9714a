/// How copies are found.
public struct CopyOptions: Sendable, Equatable {
  /// What candidates come from and how exact values are.
  public enum Method: String, Sendable, CaseIterable {
    /// All shingles are kept, 4 bytes for each word of the corpus; values are exact, but for a shared shingle too many in a few of
    /// ten thousand pairs.
    case exact
    /// 128 minima of each article are kept, 512 bytes; values are estimates.
    case minhash
  }

  /// The containment from which on two articles are copies; above 0, at most 1.
  public var threshold = 0.5
  /// How they are found; nil for exactly, but of more than `CopyEstimate.largestExact` shingles by minima.
  public var method: Method?
  /// How many threads work at most.
  public var threads = 1

  /// Creates the default options.
  public init() {}
}

/// What the containment of two articles says of them.
///
/// Bounds from measured pairs: independent articles on one topic share up to 0.023 of their shingles, rewritten wire copy 0.23,
/// machine-reworded copies 0.23 to 0.35, an edited reprint 0.56.
public enum CopyLabel: String, Sendable, CaseIterable {
  /// Containment of 0.5 and more.
  case reprint
  /// Containment of 0.15 and more.
  case sharedCopy = "shared copy"
  /// Containment of 0.05 and more: quotations, boilerplate.
  case sharedQuotes = "shared quotes"

  /// The least containment it is given for.
  public var leastContainment: Double {
    switch self {
    case .reprint: 0.5
    case .sharedCopy: 0.15
    case .sharedQuotes: 0.05
    }
  }

  /// The label of two articles; nil for those that share less than any label asks for.
  public init?(containment: Double) {
    guard let label = Self.allCases.first(where: { containment >= $0.leastContainment }) else { return nil }
    self = label
  }
}

/// What two articles share.
public struct CopyOverlap: Sendable, Equatable {
  /// Shared shingles over those of the article that has fewer, |A∩B| / min(|A|, |B|).
  public var containment: Double
  /// Shared shingles over those of both, |A∩B| / |A∪B|.
  public var jaccard: Double

  init(shared: Int, _ a: Int, _ b: Int) {
    containment = Double(shared) / Double(min(a, b))
    jaccard = Double(shared) / Double(a + b - shared)
  }

  /// From an estimate of Jaccard's coefficient and the numbers of shingles.
  init(jaccard: Double, _ a: Int, _ b: Int) {
    self.jaccard = jaccard
    containment = min(1, jaccard * Double(a + b) / ((1 + jaccard) * Double(min(a, b))))
  }
}
