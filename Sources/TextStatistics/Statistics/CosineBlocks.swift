import CTextStatistics

/// How the products of each term are added up.
struct TermRoles: Sendable {
  /// The dense column of each term; −1 for a term no pair shares; −2 − s for the sparse term s.
  private let roles: [Int32]
  let denseCount: Int
  let sparseCount: Int

  init(_ vectors: VectorPair, denseShare: Double) {
    func frequencies(_ matrix: SparseMatrix<Double>) -> [Int] {
      matrix.columns.reduce(into: [Int](repeating: 0, count: matrix.columnCount)) { $0[Int($1)] += 1 }
    }
    let left = frequencies(vectors.a.matrix)
    let right = vectors.isSymmetric ? left : frequencies(vectors.b.matrix)
    let cut = denseShare * Double(vectors.a.matrix.rowCount) * Double(vectors.b.matrix.rowCount)
    var (dense, sparse) = (0, 0)
    roles = zip(left, right).map { left, right in
      if Double(left * right) > cut {
        dense += 1
        return Int32(dense - 1)
      }
      // The one row of a term meets only itself.
      guard vectors.isSymmetric ? left > 1 : left * right > 0 else { return -1 }
      sparse += 1
      return Int32(-1 - sparse)
    }
    denseCount = dense
    sparseCount = sparse
  }

  /// The dense column of a term, or a negative number.
  func dense(_ column: UInt32) -> Int { Int(roles[Int(column)]) }
  /// The number of a sparse term, or a negative number.
  func sparse(_ column: UInt32) -> Int { -2 - Int(roles[Int(column)]) }
}

/// The frequent terms of rows of unit length, as dense columns in single precision.
struct DenseRows: Sendable {
  private let values: [Float]
  private let columnCount: Int

  init(_ vectors: RowVectors, _ roles: TermRoles, threads: Int) {
    let width = roles.denseCount
    columnCount = width
    values = [Float](unsafeUninitializedCapacity: vectors.matrix.rowCount * width) { buffer, count in
      count = vectors.matrix.rowCount * width
      buffer.initialize(repeating: 0)
      nonisolated(unsafe) let out = buffer
      parallelRows(vectors.matrix.rowCount, threads: threads) { row, _ in
        let norm = vectors.norm(row)
        for entry in vectors.matrix.range(ofRow: row) {
          let column = roles.dense(vectors.matrix.columns[entry])
          if column >= 0 { out[row * width + column] = Float(vectors.matrix.values[entry] / norm) }
        }
      }
    }
  }

  /// Writes the products of `rows` with the rows `columns` of `other`.
  func product(
    _ rows: Range<Int>, _ other: DenseRows, _ columns: Range<Int>, into out: UnsafeMutablePointer<Float>, stride: Int
  ) {
    guard columnCount > 0 else {
      for row in 0..<rows.count { (out + row * stride).update(repeating: 0, count: columns.count) }
      return
    }
    values.withUnsafeBufferPointer { left in
      other.values.withUnsafeBufferPointer { right in
        BLAS.product(
          .init(start: left.baseAddress! + rows.lowerBound * columnCount, stride: columnCount),
          .init(start: right.baseAddress! + columns.lowerBound * columnCount, stride: columnCount),
          rows: rows.count, columns: columns.count, depth: columnCount, into: out, stride: stride)
      }
    }
  }
}

/// The postings of the sparse terms in a block of rows of unit length, in single precision.
struct SparseBlock: Sendable {
  let rows: Range<Int>
  /// Where the rows of each term start.
  let offsets: [UInt32]
  private let postings: [Posting]

  /// A row, counted from the start of the block, and its weight: side by side, because most lists are short.
  private struct Posting {
    var row: UInt32
    var weight: Float
  }

  init(_ vectors: RowVectors, _ rows: Range<Int>, _ roles: TermRoles) {
    self.rows = rows
    let matrix = vectors.matrix
    let entries = matrix.rowOffsets[rows.lowerBound]..<matrix.rowOffsets[rows.upperBound]
    // Each count one place further on: after filling, a term's next place is where the following term starts.
    var next = [UInt32](repeating: 0, count: roles.sparseCount + 2)
    for entry in entries {
      let term = roles.sparse(matrix.columns[entry])
      if term >= 0 { next[term + 2] += 1 }
    }
    for term in 1..<next.count { next[term] += next[term - 1] }
    let count = Int(next.last!)
    var postings = [Posting](repeating: Posting(row: 0, weight: 0), count: count)
    for row in rows {
      let norm = vectors.norm(row)
      for entry in matrix.range(ofRow: row) {
        let term = roles.sparse(matrix.columns[entry])
        guard term >= 0 else { continue }
        postings[Int(next[term + 1])] = Posting(
          row: UInt32(row - rows.lowerBound), weight: Float(matrix.values[entry] / norm))
        next[term + 1] += 1
      }
    }
    offsets = Array(next.dropLast())
    self.postings = postings
  }

  /// Adds the products of a row with the rows of the block from `first` on.
  ///
  /// - Parameters:
  ///   - terms: the sparse terms of the row.
  ///   - sums: one number per row of the block.
  ///   - first: the first row wanted.
  ///   - cursors: for each term a place at or before its first posting from `first` on; moved there. Not used when
  ///     `first` is 0.
  func add(
    _ terms: UnsafeBufferPointer<(term: UInt32, weight: Float)>, to sums: UnsafeMutablePointer<Float>, from first: Int,
    _ cursors: UnsafeMutableBufferPointer<UInt32>
  ) {
    offsets.withUnsafeBufferPointer { offsets in
      postings.withUnsafeBufferPointer { postings in
        for index in terms.indices {
          // Lists lie scattered; without these the processor waits for each in turn.
          if index + 16 < terms.count { prefetch_read(offsets.baseAddress! + Int(terms[index + 16].term)) }
          if index + 8 < terms.count {
            prefetch_read(postings.baseAddress! + Int(offsets[Int(terms[index + 8].term)]))
          }
          let (term, weight) = terms[index]
          let end = Int(offsets[Int(term) + 1])
          var place = Int(offsets[Int(term)])
          if first > 0 {
            place = Int(cursors[Int(term)])
            while place < end, Int(postings[place].row) < first { place += 1 }
            cursors[Int(term)] = UInt32(place)
          }
          while place < end {
            sums[Int(postings[place].row)] += weight * postings[place].weight
            place += 1
          }
        }
      }
    }
  }
}
