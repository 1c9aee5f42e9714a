/// A matrix in compressed sparse row form (CSR).
///
/// Row `r` holds the entries `rowOffsets[r]..<rowOffsets[r + 1]` of `columns` and `values`; columns rise strictly within
/// a row. Absent entries are zero.
public struct SparseMatrix<Value: Sendable>: Sendable {
  /// The number of columns, stored or not.
  public let columnCount: Int
  /// Where each row starts in `columns` and `values`; `rowCount + 1` rising numbers.
  public let rowOffsets: [Int]
  /// The column of every stored entry, row by row, strictly rising within a row.
  public let columns: [UInt32]
  /// The value of every stored entry, in the order of `columns`.
  public let values: [Value]

  /// Creates a matrix from its three arrays.
  ///
  /// - Precondition: `rowOffsets` starts at 0 and ends at `columns.count`, and `values` is as long as `columns`.
  public init(columnCount: Int, rowOffsets: [Int], columns: [UInt32], values: [Value]) {
    precondition(
      rowOffsets.first == 0 && rowOffsets.last == columns.count && columns.count == values.count,
      "the arrays of a sparse matrix do not fit together")
    self.columnCount = columnCount
    self.rowOffsets = rowOffsets
    self.columns = columns
    self.values = values
  }

  /// The number of rows.
  public var rowCount: Int { rowOffsets.count - 1 }

  /// The positions in `columns` and `values` that row `row` occupies.
  public func range(ofRow row: Int) -> Range<Int> { rowOffsets[row]..<rowOffsets[row + 1] }
}

extension SparseMatrix: Equatable where Value: Equatable {}

extension SparseMatrix {
  /// How many rows hold each column.
  var columnCounts: [Int] {
    var counts = [Int](repeating: 0, count: columnCount)
    for column in columns { counts[Int(column)] += 1 }
    return counts
  }

  /// The rows of `range` as a matrix of their own.
  func rows(_ range: Range<Int>) -> SparseMatrix {
    let entries = rowOffsets[range.lowerBound]..<rowOffsets[range.upperBound]
    return SparseMatrix(
      columnCount: columnCount,
      rowOffsets: rowOffsets[range.lowerBound...range.upperBound].map { $0 - entries.lowerBound },
      columns: Array(columns[entries]), values: Array(values[entries]))
  }
}
