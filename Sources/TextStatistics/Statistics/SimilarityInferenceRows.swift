// Rows of an article-by-feature matrix times weights of the articles: the counts of every outlet in one replicate.
//
// SAFETY: the innermost loop adds through bare pointers, once for each stored entry of each replicate: ten thousand million
// times for a thousand replicates of a large corpus. Columns of a matrix are below its `columnCount`, which `add` checks.

/// Adds up weighted rows of a sparse matrix, into rows of another.
///
/// Owned by one thread.
final class RowSums {
  private let columnCount: Int
  private let sums: UnsafeMutablePointer<UInt32>
  /// A bit for every column that has a sum: found again in order without sorting.
  private let marks: UnsafeMutablePointer<UInt64>
  private let markCount: Int
  private var offsets = [0]
  private var columns: [UInt32] = []
  private var values: [UInt32] = []

  init(columnCount: Int) {
    self.columnCount = columnCount
    markCount = (columnCount + 63) / 64
    sums = .allocate(capacity: columnCount)
    sums.initialize(repeating: 0, count: columnCount)
    marks = .allocate(capacity: markCount)
    marks.initialize(repeating: 0, count: markCount)
  }

  deinit {
    sums.deallocate()
    marks.deallocate()
  }

  /// Adds a row of `matrix`, `weight` times. Sums are exact below 2³².
  func add(_ row: Int, of matrix: SparseMatrix<UInt32>, times weight: UInt32 = 1) {
    precondition(matrix.columnCount == columnCount, "the columns differ")
    let (sums, marks) = (sums, marks)
    matrix.columns.withUnsafeBufferPointer { columns in
      matrix.values.withUnsafeBufferPointer { values in
        for entry in matrix.range(ofRow: row) {
          let column = Int(columns[entry])
          sums[column] &+= weight &* values[entry]
          marks[column >> 6] |= 1 &<< UInt64(column & 63)
        }
      }
    }
  }

  /// Ends a row of sums; the next one starts from zeros.
  func endRow() {
    for word in 0..<markCount where marks[word] != 0 {
      var bits = marks[word]
      marks[word] = 0
      while bits != 0 {
        let column = word << 6 | bits.trailingZeroBitCount
        bits &= bits &- 1
        if sums[column] > 0 {
          columns.append(UInt32(column))
          values.append(sums[column])
          sums[column] = 0
        }
      }
    }
    offsets.append(columns.count)
  }

  /// The rows ended since the last call.
  func take() -> SparseMatrix<UInt32> {
    defer {
      offsets = [0]
      columns.removeAll(keepingCapacity: true)
      values.removeAll(keepingCapacity: true)
    }
    return SparseMatrix(columnCount: columnCount, rowOffsets: offsets, columns: columns, values: values)
  }
}
