/// The columns of a sparse matrix: for every term the rows that hold it, in rising order.
///
/// Holds no values. Several value arrays over the same places share one transposition.
struct Postings: Sendable {
  /// Where the rows of each term start in `rows`; one more than there are terms.
  let offsets: [Int]
  /// The rows of each term, rising.
  let rows: [UInt32]
  /// Where each stored entry of the matrix, row by row, stands in `rows`.
  let places: [UInt32]

  /// Transposes the pattern of `matrix`.
  ///
  /// - Complexity: linear in the stored entries plus the columns.
  init<Value>(_ matrix: SparseMatrix<Value>) {
    precondition(matrix.columns.count <= UInt32.max, "more than 2³² stored entries")
    var offsets = [Int](repeating: 0, count: matrix.columnCount + 1)
    for column in matrix.columns { offsets[Int(column) + 1] += 1 }
    for term in 0..<matrix.columnCount { offsets[term + 1] += offsets[term] }
    var next = offsets
    var rows = [UInt32](repeating: 0, count: matrix.columns.count)
    var places = rows
    next.withUnsafeMutableBufferPointer { next in
      rows.withUnsafeMutableBufferPointer { rows in
        for row in 0..<matrix.rowCount {
          for entry in matrix.range(ofRow: row) {
            let term = Int(matrix.columns[entry])
            rows[next[term]] = UInt32(row)
            places[entry] = UInt32(next[term])
            next[term] += 1
          }
        }
      }
    }
    self.offsets = offsets
    self.rows = rows
    self.places = places
  }

  /// The number of rows that hold `term`.
  func count(ofTerm term: Int) -> Int { offsets[term + 1] - offsets[term] }

  /// The values of the matrix in the order of ``rows``.
  func ordered(_ values: [Double]) -> [Double] {
    [Double](unsafeUninitializedCapacity: values.count) { buffer, count in
      for entry in values.indices { buffer[Int(places[entry])] = values[entry] }
      count = values.count
    }
  }
}
