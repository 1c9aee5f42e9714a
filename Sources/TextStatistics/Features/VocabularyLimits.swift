/// Which terms of a corpus become columns of a matrix.
public struct VocabularyLimits: Sendable, Equatable {
  /// A number of articles, or a share of all of them.
  public enum Frequency: Sendable, Equatable {
    /// So many articles.
    case count(Int)
    /// This share of the articles, from 0 to 1.
    case share(Double)

    /// The number of articles, of `total`, that this stands for; a fraction is possible and is compared as it is.
    func resolved(of total: Int) -> Double {
      switch self {
      case .count(let count): Double(count)
      case .share(let share): share * Double(total)
      }
    }
  }

  /// Terms that occur less often are dropped.
  public var minimumCount = 1
  /// Terms in fewer articles are dropped.
  public var minimumDocumentFrequency = Frequency.count(1)
  /// Terms in more articles are dropped.
  public var maximumDocumentFrequency = Frequency.share(1)
  /// Only so many terms are kept, the most frequent ones; of equally frequent ones those first in code-point order.
  public var maximumFeatures: Int?
  /// The columns, whether they occur or not; nil to take them from the corpus.
  public var vocabulary: [String]?

  /// Creates limits that keep every term.
  public init() {}

  /// Whether every term of the corpus is kept.
  var keepsAll: Bool { self == VocabularyLimits() }

  /// Which of the terms, by their counts and document frequencies, are kept.
  func kept(counts: [UInt64], documentFrequencies: [UInt32], articleCount: Int) -> [Bool] {
    var kept = KeptTerms(self, articleCount: articleCount)
    for (count, frequency) in zip(counts, documentFrequencies) {
      kept.append(count: count, documentFrequency: frequency)
    }
    kept.finish()
    return counts.indices.map { kept[$0] }
  }

  /// What to say where no term is kept.
  func leavesNothing(of termCount: Int, articleCount: Int) -> InputError {
    InputError(
      path: "",
      reason: "none of the \(counted(termCount, "term")) of \(counted(articleCount, "article")) is within the limits;"
        + " lower --min-count or --min-df, or raise --max-df")
  }
}

/// Which terms are kept, told term by term: a bit for each, and the most frequent ones where only so many are wanted.
struct KeptTerms {
  private let minimumCount: UInt64
  private let (least, most): (Double, Double)
  private let limit: Int?
  private var count = 0
  private var bits: [UInt64] = []
  /// The most frequent so far, up to twice as many as are wanted.
  private var best: [(count: UInt64, term: Int)] = []

  init(_ limits: VocabularyLimits, articleCount: Int) {
    minimumCount = UInt64(max(0, limits.minimumCount))
    least = limits.minimumDocumentFrequency.resolved(of: articleCount)
    most = limits.maximumDocumentFrequency.resolved(of: articleCount)
    limit = limits.maximumFeatures
  }

  /// Tells of the next term.
  mutating func append(count total: UInt64, documentFrequency: UInt32) {
    if count % 64 == 0 { bits.append(0) }
    if allows(count: total, documentFrequency: documentFrequency) { keep(count, total) }
    count += 1
  }

  /// Whether a term is kept if there is no other.
  func allows(count: UInt64, documentFrequency: UInt32) -> Bool {
    count >= minimumCount && Double(documentFrequency) >= least && Double(documentFrequency) <= most
  }

  private mutating func keep(_ term: Int, _ total: UInt64) {
    bits[term / 64] |= 1 << UInt64(term % 64)
    guard let limit else { return }
    best.append((total, term))
    if best.count / 2 > limit { finish() }
  }

  /// Drops what is beyond the number that is wanted; to be called when all terms are told.
  mutating func finish() {
    guard let limit else { return }
    best.sort { ($1.count, $0.term) < ($0.count, $1.term) }
    for (_, term) in best.dropFirst(limit) { bits[term / 64] &= ~(1 << UInt64(term % 64)) }
    best.removeLast(max(0, best.count - limit))
  }

  subscript(term: Int) -> Bool { bits[term / 64] >> UInt64(term % 64) & 1 == 1 }
}

extension TermList {
  /// The terms that limits keep, and by term the place among these, or `MergedTerms.absent`.
  ///
  /// - Parameters:
  ///   - limits: What is kept; words that are given are terms whether they occur or not.
  ///   - totals: How often each term occurs.
  ///   - frequencies: In how many articles.
  ///   - articleCount: Of how many.
  /// - Returns: The terms, and the places.
  /// - Throws: An `InputError` if none is left.
  func within(
    _ limits: VocabularyLimits, _ totals: [UInt64], _ frequencies: [UInt32], articleCount: Int
  ) throws(InputError) -> (terms: TermList, column: [UInt32]) {
    var kept = [Bool](repeating: true, count: count)
    if !limits.keepsAll {
      kept = limits.kept(counts: totals, documentFrequencies: frequencies, articleCount: articleCount)
    }
    var list = limits.vocabulary.map { TermList($0) } ?? TermList()
    var column = [UInt32](repeating: MergedTerms.absent, count: count)
    for term in indices where kept[term] {
      if limits.vocabulary == nil {
        column[term] = UInt32(list.count)
        list.append(utf8(at: term))
      } else if let found = list.firstIndex(of: self[term]) {
        column[term] = UInt32(found)
      }
    }
    if list.isEmpty && !isEmpty { throw limits.leavesNothing(of: count, articleCount: articleCount) }
    return (list, column)
  }
}
