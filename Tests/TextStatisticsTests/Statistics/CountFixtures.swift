@testable import TextStatistics

/// The matrix of `Tests/Oracles/awkward_counts.py`: rows 0 and 2 are the same, row 3 is empty, row 4 has one term, row 5
/// shares nothing with row 0, row 6 is twice row 0, row 7 has every term.
let awkwardCounts = counts([
  [3, 1, 0, 2, 0, 5, 0, 1, 0, 1],
  [1, 0, 4, 2, 1, 7, 0, 0, 2, 1],
  [3, 1, 0, 2, 0, 5, 0, 1, 0, 1],
  [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 6, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 3, 0, 2, 0, 4, 0, 1, 0],
  [6, 2, 0, 4, 0, 10, 0, 2, 0, 2],
  [300, 1, 1, 2, 9, 4, 1, 8, 3, 2],
])

/// A sparse matrix of dense rows.
func counts(_ rows: [[UInt32]]) -> SparseMatrix<UInt32> {
  var offsets = [0]
  var columns: [UInt32] = []
  var values: [UInt32] = []
  for row in rows {
    for (column, count) in row.enumerated() where count > 0 {
      columns.append(UInt32(column))
      values.append(count)
    }
    offsets.append(columns.count)
  }
  return SparseMatrix(columnCount: rows[0].count, rowOffsets: offsets, columns: columns, values: values)
}

/// The rows of a sparse matrix as dense ones.
func dense<Value: Numeric>(_ matrix: SparseMatrix<Value>) -> [[Value]] {
  (0..<matrix.rowCount).map { row in
    var out = [Value](repeating: 0, count: matrix.columnCount)
    for entry in matrix.range(ofRow: row) { out[Int(matrix.columns[entry])] = matrix.values[entry] }
    return out
  }
}

/// How many rows hold each term.
func documentFrequencies(_ counts: SparseMatrix<UInt32>) -> [UInt32] {
  counts.columns.reduce(into: [UInt32](repeating: 0, count: counts.columnCount)) { $0[Int($1)] += 1 }
}

/// Rows with frequent and rare terms; every ninth row is empty, every seventh the same as an earlier one.
func randomCounts(rows: Int, columns: Int, seed: UInt64) -> SparseMatrix<UInt32> {
  var random = SeededGenerator(seed)
  var out: [[UInt32]] = []
  for row in 0..<rows {
    if row % 9 == 8 {
      out.append([UInt32](repeating: 0, count: columns))
    } else if row % 7 == 6 {
      out.append(out[row / 2])
    } else {
      out.append(
        (0..<columns).map { column in
          Int.random(in: 0...(column / 2), using: &random) == 0 ? UInt32.random(in: 1...9, using: &random) : 0
        })
    }
  }
  return counts(out)
}

/// Whether two numbers agree to `tolerance` of the larger, or both are undefined.
func agree(_ a: Double, _ b: Double, tolerance: Double = 1e-12) -> Bool {
  a.isNaN || b.isNaN ? a.isNaN && b.isNaN : abs(a - b) <= tolerance * max(abs(a), abs(b)) || abs(a - b) < 1e-15
}

extension Similarities {
  /// The rows with idf over themselves.
  init(
    _ counts: SparseMatrix<UInt32>, weighting: Weighting = Weighting(), mostFrequentWords: Int = 6, threads: Int = 1
  ) {
    let idf = weighting.idf(documentFrequency: documentFrequencies(counts), count: counts.rowCount)
    self.init(
      counts: counts, weighting: weighting, idf: idf, mostFrequentWords: mostFrequentWords, threads: threads)
  }
}
