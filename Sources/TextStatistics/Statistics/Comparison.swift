#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// One measure between the rows of two sets, or of one set with itself: how a sum over shared terms becomes the value.
struct Comparison: Sendable {
  let measure: SimilarityMeasure
  let vectors: VectorPair
  /// The counts of the two sets, to recognise rows that are the same.
  let a: RowIdentities
  let b: RowIdentities

  /// Whether the rows hold the same counts.
  func isSame(_ row: Int, _ column: Int) -> Bool {
    if vectors.isSymmetric && row == column { return true }
    guard a.hashes[row] == b.hashes[column] else { return false }
    let x = a.counts.range(ofRow: row)
    let y = b.counts.range(ofRow: column)
    guard a.counts.columns[x] == b.counts.columns[y] else { return false }
    return a.weighedCounts.isEmpty
      ? a.counts.values[x] == b.counts.values[y] : a.weighedCounts[x] == b.weighedCounts[y]
  }

  /// The value of a pair from its sum; NaN when the measure is undefined for one of the two rows.
  func value(_ row: Int, _ column: Int, sum: Double) -> Double {
    let x = vectors.a
    let y = vectors.b
    guard x.defined[row], y.defined[column] else { return .nan }
    switch measure {
    case .pearson, .spearman: if x.deviations[row] == 0 || y.deviations[column] == 0 { return .nan }
    case .cosineDelta: if x.squares[row] == 0 || y.squares[column] == 0 { return .nan }
    default: break
    }
    if isSame(row, column) { return measure.identity }
    switch measure {
    case .cosine: return clamped(sum / (x.norm(row) * y.norm(column)), 0, 1)
    case .pearson, .spearman:
      let covariance = sum - x.sums[row] * y.sums[column] / Double(x.matrix.columnCount)
      return clamped(covariance / (x.deviations[row] * y.deviations[column]), -1, 1)
    case .jaccard: return sum / (x.sums[row] + y.sums[column] - sum)
    case .dice: return 2 * sum / (x.sums[row] + y.sums[column])
    case .overlap: return sum / Swift.min(x.sums[row], y.sums[column])
    case .ruzicka: return clamped(sum / (x.sums[row] + y.sums[column] - sum), 0, 1)
    case .brayCurtis:
      let total = x.sums[row] + y.sums[column]
      return precise(total - 2 * sum, of: total, row, column) { abs($0 - $1) } / total
    case .manhattan:
      let total = x.sums[row] + y.sums[column]
      return precise(total - 2 * sum, of: total, row, column) { abs($0 - $1) }
    case .euclidean, .hellinger, .chi2Dist:
      let total = x.squares[row] + y.squares[column]
      let square = precise(total - 2 * sum, of: total, row, column) { ($0 - $1) * ($0 - $1) }
      return (measure == .hellinger ? Swift.min(1, square / 2) : square).squareRoot()
    case .jsd: return clamped(precise(1 - sum / 2, of: 1, row, column, Self.divergence), 0, 1)
    case .burrowsDelta: return sum / Double(x.matrix.columnCount)
    case .cosineDelta: return clamped(1 - sum / (x.norm(row) * y.norm(column)), 0, 2)
    }
  }

  private func clamped(_ value: Double, _ low: Double, _ high: Double) -> Double {
    Swift.min(high, Swift.max(low, value))
  }

  /// `difference`, unless it is so small a part of the `total` it came from that cancellation left fewer than twelve
  /// digits of it: then the sum of `term` over all terms of the two rows.
  @inline(__always)
  private func precise(
    _ difference: Double, of total: Double, _ row: Int, _ column: Int, _ term: (Double, Double) -> Double
  ) -> Double {
    guard difference < total / 4096 else { return difference }
    let x = vectors.a.matrix
    let y = vectors.b.matrix
    var (i, j) = (x.rowOffsets[row], y.rowOffsets[column])
    let (end, otherEnd) = (x.rowOffsets[row + 1], y.rowOffsets[column + 1])
    var sum = 0.0
    while i < end || j < otherEnd {
      let p = i < end ? x.columns[i] : .max
      let q = j < otherEnd ? y.columns[j] : .max
      sum += term(p <= q ? x.values[i] : 0, q <= p ? y.values[j] : 0)
      i += p <= q ? 1 : 0
      j += q <= p ? 1 : 0
    }
    return sum
  }

  /// What a term with the shares `p` and `q` adds to the Jensen-Shannon divergence, without cancellation.
  ///
  /// With d = (p − q)/(p + q) it is (p + q)/4 · [(1 + d) log₂(1 + d) + (1 − d) log₂(1 − d)]; for small d the bracket is
  /// the series 2/ln 2 · Σ d²ᵏ / (2k (2k − 1)).
  private static func divergence(_ p: Double, _ q: Double) -> Double {
    guard p > 0, q > 0 else { return (p + q) / 2 }
    let d = (p - q) / (p + q)
    let z = d * d
    guard z < 0.01 else { return (p * log2(1 + d) + q * log2(1 - d)) / 2 }
    let series =
      z * (1.0 / 2 + z * (1.0 / 12 + z * (1.0 / 30 + z * (1.0 / 56 + z * (1.0 / 90 + z * (1.0 / 132 + z / 182))))))
    return (p + q) / 2 * series * 1.4426950408889634
  }
}

extension RowVectors {
  /// √Σ x² of a row.
  func norm(_ row: Int) -> Double { squares[row].squareRoot() }
}

/// The vectors of the rows of two sets, or of one with itself.
struct VectorPair: Sendable {
  let a: RowVectors
  let b: RowVectors
  /// Whether both are the same rows, so that only the pairs above the diagonal need computing.
  let isSymmetric: Bool

  init(_ a: RowVectors, _ b: RowVectors?) {
    self.a = a
    self.b = b ?? a
    isSymmetric = b == nil
  }
}

/// Counts with a fingerprint of each row, to find rows that are the same without comparing all.
struct RowIdentities: Sendable {
  let counts: SparseMatrix<UInt32>
  /// What they count as, if not as themselves.
  let weighedCounts: [Double]
  let hashes: [UInt64]

  init(_ counts: SparseMatrix<UInt32>, weighed weighedCounts: [Double] = [], threads: Int) {
    self.counts = counts
    self.weighedCounts = weighedCounts
    hashes = parallelMap(counts.rowCount, threads: threads) { row, _ in
      counts.range(ofRow: row).reduce(into: 0xcbf2_9ce4_8422_2325) { hash, entry in
        let value = weighedCounts.isEmpty ? UInt64(counts.values[entry]) : weighedCounts[entry].bitPattern
        hash = (hash ^ UInt64(counts.columns[entry]) << 32 ^ value) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 29
      }
    }
  }
}
