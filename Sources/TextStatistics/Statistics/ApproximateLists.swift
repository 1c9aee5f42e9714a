/// The candidates one thread has met for every row, with approximate scores.
struct ApproximateLists: Sendable {
  private var lists: [[Candidate]]
  /// A new candidate must exceed it; padded so that eight can be read from any row on.
  private var floors: [Float]
  /// By which part of itself the k-th best may exceed a score that could still be better.
  private let margins: [Double]
  private let limits: NeighbourLimits
  private let capacity: Int

  init(margins: [Double], limits: NeighbourLimits) {
    lists = [[Candidate]](repeating: [], count: margins.count)
    self.margins = margins
    self.limits = limits
    floors = margins.map { Self.floor(limits.floor, margin: $0) } + [Float](repeating: 0, count: 8)
    capacity = limits.top.map { 2 * $0 + 44 } ?? .max
  }

  /// The largest number that turns nothing away that could reach `score`.
  private static func floor(_ score: Double, margin: Double) -> Float {
    // Cosines that are exactly 0 share no term: later ones tie and lose.
    if score == 0 { return 0 }
    return score > 0 ? Float(score * (1 - margin)).nextDown : -1
  }

  @inline(__always)
  func floor(ofRow row: Int) -> Float { floors[row] }

  /// The floors of eight rows.
  @inline(__always)
  func floors(from row: Int) -> SIMD8<Float> {
    floors.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress! + row).loadUnaligned(as: SIMD8<Float>.self) }
  }

  /// Takes `column` as a candidate of `row` unless it can't be a neighbour; columns of a row come in rising order.
  ///
  /// - Returns: whether the list has grown so long that it must be shortened.
  @inline(__always)
  mutating func offer(_ column: Int, of row: Int, _ score: Float) -> Bool {
    guard score > floors[row] else { return false }
    lists[row].append(Candidate(column: UInt32(column), score: Double(score)))
    return lists[row].count >= capacity
  }

  /// Drops the candidates of `row` that can't be neighbours.
  ///
  /// The exact scores of the candidates are asked for when too many are as good as equal.
  mutating func shorten(_ row: Int, exact: (_ column: Int) -> Double) {
    guard let top = limits.top else { return }
    var kept = Self.possible(lists[row], top: top, margin: margins[row])
    if kept.count > (top + capacity) / 2 {
      kept = limits.best(kept.map { Candidate(column: $0.column, score: exact(Int($0.column))) })
    }
    lists[row] = kept
    if kept.count >= top { floors[row] = max(floors[row], Self.floor(kept[top - 1].score, margin: margins[row])) }
  }

  /// Those of `candidates` that may be among the best `top`, nearest first.
  private static func possible(_ candidates: [Candidate], top: Int, margin: Double) -> [Candidate] {
    let sorted = candidates.sorted(by: Candidate.isNearer)
    guard sorted.count > top else { return sorted }
    let last = sorted[top - 1].score
    if last == 0 { return Array(sorted.prefix(top)) }
    return Array(sorted.prefix { $0.score >= last * (1 - margin) })
  }

  /// The candidates of `row` in several lists that may be among the best.
  static func possible(_ lists: [ApproximateLists], row: Int) -> [Candidate] {
    let met = lists.flatMap { $0.lists[row] }
    return lists[0].limits.top.map { possible(met, top: $0, margin: lists[0].margins[row]) } ?? met
  }
}
