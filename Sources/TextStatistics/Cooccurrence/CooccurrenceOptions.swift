/// What counts as a co-occurrence of two words.
///
/// For words at the places i and j of one unit (an article, a paragraph, a sentence) with -`left` <= j - i <= `right` and
/// i != j, one event of the pair (word at i, word at j) is counted. With equal sides every event has its mirror image and
/// the counts are symmetric. Tokens that are removed (stop words) keep their places and have no events.
public struct CooccurrenceOptions: Sendable {
  /// What an event adds to the count of its pair.
  public enum Weights: String, CaseIterable, Sendable {
    /// 1.
    case flat
    /// 1 / |i - j|, as GloVe does (Pennington, Socher & Manning 2014, section 4.2); exact, in fractions.
    case harmonic
  }

  /// What is counted.
  public enum Counting: String, CaseIterable, Sendable {
    /// Every event.
    case events
    /// Every unit that has an event of the pair, once; the margins are then the units that have each word.
    case boolean
  }

  /// What a pair's count is measured against.
  public enum Margins: String, CaseIterable, Sendable {
    /// Events: R1 = all events of the first word, C1 = all events of the second, N = all events.
    case directed
    /// Node and collocate: tokens of the second word within the joined spans around the first; R1 = tokens within the spans,
    /// C1 = tokens of the second word, N = tokens that are not the node (Evert 2008, section 4).
    case span
    /// Tokens: R1 and C1 = the frequencies of the words, N = tokens, as in corpus tools; an expected count that knows nothing
    /// of the window, which raises `mi` by log2(left + right).
    case corpus
  }

  /// How many places before a word its window reaches.
  public var left = 5
  /// How many places behind it.
  public var right = 5
  /// What an event adds.
  public var weights = Weights.flat
  /// What is counted.
  public var counting = Counting.events
  /// What counts are measured against.
  public var margins = Margins.directed
  /// Pairs counted less often are left out; no count or measure of the others changes. Of weighted events the weights are
  /// counted.
  public var minimumCount = 0.0
  /// Whether removed words, and words that are not kept, hold their places; if not, their neighbours close ranks, as in GloVe,
  /// and words that are not kept do not count in the margins.
  public var keepsPositions = true
  /// How much memory counting may take, in bytes, beside the program and the counts of the terms: see
  /// ``Cooccurrences/memory(within:beside:threads:)``. Pairs that do not fit are on disk; if those that are kept do not
  /// fit, that is an error.
  public var memory = Int.max
  /// How many threads work at most.
  public var threads = 1

  /// A window as wide as the unit.
  public static let wholeUnit = 1 << 30
  /// The widest window that 1 / distance is defined for: its fractions have a common denominator below 2^28.
  public static let widestHarmonic = 20

  /// Creates options for windows of five words on both sides.
  public init() {}

  /// Whether a pair's count is that of its mirror image, so that one of both is enough.
  public var isSymmetric: Bool { left == right && margins != .span && !countsBothOrders }

  /// Whether symmetric pairs are counted from both of their words all the same: of which one the hits are wanted is known only
  /// when the whole corpus is.
  var countsBothOrders = false

  /// What a whole count is in the units of a `PairRecord`: the common denominator of the weights.
  var scale: UInt64 {
    guard weights == .harmonic else { return 1 }
    var scale: UInt64 = 1
    for distance in 1...UInt64(max(left, right)) {
      var (a, b) = (scale, distance)
      while b > 0 { (a, b) = (b, a % b) }
      scale *= distance / a
    }
    return scale
  }

  /// What an event at each distance adds, in units of 1 / `scale`; empty when it is 1 at any distance.
  var distanceWeights: [UInt64] {
    let scale = scale
    return weights == .flat ? [] : [0] + (1...UInt64(max(left, right))).map { scale / $0 }
  }

  /// The least count that is kept, in units of 1 / `scale`.
  var scaledMinimum: UInt64 { UInt64(max(1, (minimumCount * Double(scale)).rounded(.up))) }

  /// The count that is shown: a word's events with itself are met from both ends of a symmetric window.
  @inline(__always)
  func published(_ count: UInt64, isSelf: Bool) -> UInt64 {
    isSelf && isSymmetric && counting == .events ? count / 2 : count
  }

  func validate() {
    precondition(left >= 0 && right >= 0 && left + right > 0, "a window of no word")
    precondition(
      weights == .flat || max(left, right) <= Self.widestHarmonic && counting == .events && margins == .directed,
      "weighted events have no other counting, margins or wider windows")
    precondition(counting == .events || margins == .directed, "a count of units has its own margins")
  }
}
