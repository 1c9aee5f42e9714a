/// The rows of a matrix as one family of measures sees them.
///
/// All kinds but the scores have a value in the places of the counts; two kinds share the pattern and its transposition.
struct RowVectors: Sendable {
  /// Which vectors a row becomes.
  enum Kind: Sendable, Hashable {
    /// The weighted rows.
    case weighted
    /// Mid-ranks of the weights over all terms, less the rank the absent terms share.
    case ranks
    /// 1 for every term held.
    case incidence
    /// Shares of the row's tokens that the vocabulary keeps.
    case shares
    /// Square roots of the shares: their products add up to the Bhattacharyya coefficient.
    case rootShares
    /// Shares divided by the root of the column's share.
    case scaledShares
    /// z-scores of the shares of the most frequent words; every word is stored.
    case scores
  }

  /// Rows, columns and values.
  var matrix: SparseMatrix<Double>
  /// Σ x of every row.
  var sums: [Double]
  /// Σ x² of every row.
  var squares: [Double]
  /// √Σ (x − mean)² of every row, over all columns.
  var deviations: [Double]
  /// False for rows that have nothing to compare.
  var defined: [Bool]

  /// Takes the row sums of `matrix`; a row is defined when it holds anything but zeros.
  init(_ matrix: SparseMatrix<Double>, threads: Int) {
    self.matrix = matrix
    let width = Double(matrix.columnCount)
    let moments = parallelMap(matrix.rowCount, threads: threads) { row, _ in
      let x = matrix.values[matrix.range(ofRow: row)]
      var sum = 0.0
      var square = 0.0
      for value in x {
        sum += value
        square += value * value
      }
      let mean = sum / width
      var deviation = (width - Double(x.count)) * mean * mean
      for value in x { deviation += (value - mean) * (value - mean) }
      // A constant row must have no deviation at all; its mean is rounded.
      if x.count == matrix.columnCount, x.allSatisfy({ $0 == x.first }) { deviation = 0 }
      return (sum, square, deviation.squareRoot())
    }
    sums = moments.map(\.0)
    squares = moments.map(\.1)
    deviations = moments.map(\.2)
    defined = squares.map { $0 > 0 }
  }
}
