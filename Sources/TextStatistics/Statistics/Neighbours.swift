/// One of the rows nearest to a row.
public struct Neighbour: Sendable, Equatable {
  /// The row that was asked about.
  public let row: Int
  /// The row found: of the same set, or of the other.
  public let column: Int
  /// 1 for the nearest, 2 for the next, ...
  public let rank: Int
  /// The measure of the two rows.
  public let value: Double
}

extension Similarities {
  /// The nearest rows of every row, exact to double precision, without the matrix of all pairs.
  ///
  /// A row is no neighbour of itself, and pairs whose measure is undefined are left out. Nearest means the largest value
  /// of a similarity and the smallest of a distance; equal values are ordered by column. Values and order are those of the
  /// sorted rows of a matrix made without BLAS, on every machine and with any number of threads.
  ///
  /// Memory, besides the counts: cosine takes a shortcut that needs 8 bytes per entry for the weights, 4 for every row and
  /// frequent term (one that an eighth of the rows hold), 8 for every other entry, and for each thread 4 MB, 8 bytes per
  /// column and up to 32 · `top` + 700 bytes per row. The other measures need 24 bytes per entry (32 for jsd) and, for each
  /// thread, 8 bytes per row and up to 32 · `top` + 256 bytes per row.
  ///
  /// - Parameters:
  ///   - measure: what nearest means.
  ///   - top: how many neighbours of each row are wanted; nil for all that meet the threshold.
  ///   - threshold: the least similarity or the largest distance of a neighbour, itself included; nil for any.
  ///   - other: rows over the same vocabulary to search; nil for the rows themselves.
  /// - Returns: the neighbours of row 0, nearest first, then those of row 1, and so on.
  /// - Precondition: `top` or `threshold` is given, and `top` is positive.
  public func neighbours(
    of measure: SimilarityMeasure, top: Int? = nil, threshold: Double? = nil, against other: Similarities? = nil
  ) -> [Neighbour] {
    precondition(top ?? 1 > 0 && (top != nil || threshold != nil), "neighbours need a number or a threshold")
    return neighbours(of: measure, top: top, threshold: threshold, against: other, tiling: nil)
  }

  /// The same, with the `tiling` of ``CosineShortcut`` chosen; nil for its usual way, when there are rows enough for it.
  func neighbours(
    of measure: SimilarityMeasure, top: Int?, threshold: Double?, against other: Similarities?,
    tiling: CosineShortcut.Tiling?
  ) -> [Neighbour] {
    var pair = RowPair(self, other)
    let vectors = pair.vectors(for: measure)
    let comparison = pair.comparison(measure, vectors)
    // No row has more neighbours than there are rows, and a number of that size can be doubled.
    let most = Swift.max(1, (other ?? self).counts.rowCount)
    let limits = NeighbourLimits(
      top: top.map { Swift.min($0, most) }, threshold: threshold, isDistance: measure.isDistance)
    let isLarge = Swift.min(counts.rowCount, (other ?? self).counts.rowCount) >= 64
    let found =
      measure == .cosine && (isLarge || tiling != nil)
      ? CosineShortcut(comparison, limits, tiling ?? .init()).candidates(threads: threads)
      : comparison.candidates(from: pair.sums(for: measure, vectors), within: limits, threads: threads)
    return found.enumerated().flatMap { row, candidates in
      candidates.enumerated().map { rank, candidate in
        Neighbour(
          row: row, column: Int(candidate.column), rank: rank + 1,
          value: measure.isDistance ? -candidate.score : candidate.score)
      }
    }
  }
}

/// A row that may turn out a neighbour; a higher score is nearer, so distances count negative.
struct Candidate: Sendable {
  var column: UInt32
  var score: Double

  static func isNearer(_ a: Candidate, _ b: Candidate) -> Bool { (b.score, a.column) < (a.score, b.column) }
}

/// Which candidates are wanted.
struct NeighbourLimits: Sendable {
  let top: Int?
  /// Scores must be above it.
  let floor: Double

  init(top: Int?, threshold: Double?, isDistance: Bool) {
    self.top = top
    floor = threshold.map { (isDistance ? -$0 : $0).nextDown } ?? -.infinity
  }

  /// The wanted ones among candidates with exact scores, nearest first.
  func best(_ candidates: [Candidate]) -> [Candidate] {
    let sorted = candidates.filter { $0.score > floor }.sorted(by: Candidate.isNearer)
    return Array(sorted.prefix(top ?? sorted.count))
  }
}

/// The candidates one thread has met, for every row.
///
/// Candidates of a row must arrive in rising column order, so that an equal score can be turned away.
struct CandidateLists: Sendable {
  private(set) var lists: [[Candidate]]
  /// For every row the score that a new candidate has to exceed.
  private(set) var floors: [Double]
  private let limits: NeighbourLimits
  private let capacity: Int

  init(rowCount: Int, limits: NeighbourLimits) {
    lists = [[Candidate]](repeating: [], count: rowCount)
    floors = [Double](repeating: limits.floor, count: rowCount)
    self.limits = limits
    capacity = limits.top.map { 2 * $0 + 16 } ?? .max
  }

  /// Takes `column` as a candidate of `row` if its exact score is above the floor.
  mutating func offer(_ column: Int, of row: Int, score: Double) {
    guard score > floors[row] else { return }
    lists[row].append(Candidate(column: UInt32(column), score: score))
    guard lists[row].count >= capacity else { return }
    lists[row] = limits.best(lists[row])
    floors[row] = lists[row].last!.score
  }
}

extension Comparison {
  /// The neighbours of every row, from the exact value of every pair.
  fileprivate func candidates(
    from sums: SharedSums, within limits: NeighbourLimits, threads: Int
  ) -> [[Candidate]] {
    let height = vectors.a.matrix.rowCount
    let width = vectors.b.matrix.rowCount
    var lists = [CandidateLists](repeating: CandidateLists(rowCount: height, limits: limits), count: threads)
    var totals = [Double](repeating: 0, count: threads * width)
    lists.withUnsafeMutableBufferPointer { lists in
      totals.withUnsafeMutableBufferPointer { totals in
        nonisolated(unsafe) let lists = lists
        nonisolated(unsafe) let totals = totals
        parallelRows(height, threads: threads, block: 16) { row, thread in
          guard width > 0 else { return }
          let first = vectors.isSymmetric ? row + 1 : 0
          let sum = totals.baseAddress! + thread * width
          (sum + first).update(repeating: 0, count: width - first)
          sums.add(row: row, to: sum)
          for column in first..<width {
            let value = value(row, column, sum: sum[column])
            // A NaN is above no floor.
            let score = measure.isDistance ? -value : value
            lists[thread].offer(column, of: row, score: score)
            if vectors.isSymmetric { lists[thread].offer(row, of: column, score: score) }
          }
        }
      }
    }
    return parallelMap(height, threads: threads) { [lists] row, _ in
      limits.best(lists.flatMap { $0.lists[row] })
    }
  }
}
