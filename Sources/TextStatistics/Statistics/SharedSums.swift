/// What is added up over the terms two rows share.
enum SharedSum: Sendable, Hashable {
  /// `Σ x·y`.
  case product
  /// `Σ min(x, y)`, of non-negative values.
  case minimum
  /// `Σ (x + y) log₂(x + y) − x log₂ x − y log₂ y` over the terms of both: what the Jensen-Shannon divergence of two
  /// rows of sum 1 falls short of 1 by, twice.
  case entropy
  /// `Σ |x − y|`, of rows that store every column.
  case difference
}

/// One pass over the terms that rows of `a` share with rows of `b`.
///
/// Unsafe because the innermost loops add to one place per shared term of a pair: hundreds of millions for a few
/// hundred outlets. A sum takes its terms in rising order, whatever the number of threads, and does not depend on which
/// of the two rows comes first.
struct SharedSums: Sendable {
  let sum: SharedSum
  private let a: RowVectors
  private let b: RowVectors
  private let isSymmetric: Bool
  private let left: TermVectors
  private let right: TermVectors
  /// Where the entries of `a` stand in `left`; empty for the sums of some terms.
  private let places: [UInt32]

  /// Prepares the sums of pairs of `vectors` row by row, given the transpositions of both sides.
  init(_ sum: SharedSum, _ vectors: VectorPair, _ postingsOfA: Postings, _ postingsOfB: Postings) {
    let withLogs = sum == .entropy
    let left = TermVectors(postingsOfA, vectors.a.matrix.values, withLogs: withLogs)
    let right = vectors.isSymmetric ? left : TermVectors(postingsOfB, vectors.b.matrix.values, withLogs: withLogs)
    self.init(sum, vectors, left, right, places: postingsOfA.places)
  }

  private init(
    _ sum: SharedSum, _ vectors: VectorPair, _ left: TermVectors, _ right: TermVectors, places: [UInt32] = []
  ) {
    self.sum = sum
    (a, b, isSymmetric) = (vectors.a, vectors.b, vectors.isSymmetric)
    (self.left, self.right, self.places) = (left, right, places)
  }

  /// Values in the order of their terms, and of a term in the order of the rows.
  private struct TermVectors: Sendable {
    /// The term that comes first.
    private let first: Int
    /// Where the values of each term begin.
    private let offsets: [Int]
    let rows: [UInt32]
    private(set) var values: [Double]
    /// x log₂ x of every value, for the entropy.
    private(set) var logs: [Double] = []
    /// What the entropy needs of scratch: the longest list of rows, and the lanes beyond its end.
    private(set) var room = 0

    /// No values.
    init() { (first, offsets, rows, values) = (0, [0], [], []) }

    /// The values of all terms.
    init(_ postings: Postings, _ rowValues: [Double], withLogs: Bool) {
      (first, offsets, rows) = (0, postings.offsets, postings.rows)
      values = postings.ordered(rowValues)
      if withLogs { addLogs() }
    }

    /// The values of `terms`, each row of `matrix` read from its entry in `entries` on.
    ///
    /// `counts` says how many rows hold each term, 0 for one that is left out.
    init(
      _ terms: Range<Int>, of matrix: SparseMatrix<Double>, _ counts: [Int], from entries: inout [Int], withLogs: Bool
    ) {
      var offsets = [0]
      for term in terms { offsets.append(offsets.last! + counts[term]) }
      var next = offsets
      var rows = [UInt32](repeating: 0, count: offsets.last!)
      values = [Double](unsafeUninitializedCapacity: rows.count) { values, count in
        for row in entries.indices {
          var entry = entries[row]
          while entry < matrix.rowOffsets[row + 1], matrix.columns[entry] < terms.upperBound {
            let term = Int(matrix.columns[entry]) - terms.lowerBound
            if next[term] < offsets[term + 1] {
              rows[next[term]] = UInt32(row)
              values[next[term]] = matrix.values[entry]
              next[term] += 1
            }
            entry += 1
          }
          entries[row] = entry
        }
        count = rows.count
      }
      (first, self.offsets, self.rows) = (terms.lowerBound, offsets, rows)
      if withLogs { addLogs() }
    }

    /// Where the values of `term` are.
    @inline(__always)
    func range(ofTerm term: Int) -> Range<Int> { offsets[term - first]..<offsets[term - first + 1] }

    private mutating func addLogs() {
      values += [0, 0, 0]
      logs = [Double](unsafeUninitializedCapacity: values.count) { out, count in
        count = values.count
        out.initialize(repeating: 0)
        values.withUnsafeBufferPointer { values in
          for place in stride(from: 0, to: values.count - 3, by: 4) {
            let x = values.lanes(at: place)
            out.store(x * binaryLogarithm(x), at: place)
          }
        }
      }
      room = (zip(offsets, offsets.dropFirst()).map { $1 - $0 }.max() ?? 0) + 3
    }
  }

  /// Adds the sums of one row of `a` with the rows of `b`, with those behind it when the result is symmetric.
  ///
  /// - Parameters:
  ///   - row: a row of `a`.
  ///   - totals: one number per row of `b`.
  func add(row: Int, to totals: UnsafeMutablePointer<Double>) {
    if sum == .difference { return addDifferences(row: row, to: totals) }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: right.room) { scratch in
      for entry in a.matrix.range(ofRow: row) {
        let shared = right.range(ofTerm: Int(a.matrix.columns[entry]))
        let place = Int(places[entry])
        add(place, (isSymmetric ? place + 1 : shared.lowerBound)..<shared.upperBound, to: totals, scratch)
      }
    }
  }

  /// Adds the sums of a block of rows of `a`, term by term: better than row by row as long as the block of the result
  /// stays in the cache, because the values are read in their order.
  ///
  /// - Parameters:
  ///   - rows: rows of `a`.
  ///   - terms: the terms to add up, in rising order.
  ///   - totals: one number per row of `a` and of `b`.
  private func add(rows: Range<Int>, _ terms: ArraySlice<Int>, to totals: UnsafeMutablePointer<Double>) {
    let width = b.matrix.rowCount
    withUnsafeTemporaryAllocation(of: Double.self, capacity: right.room) { scratch in
      left.rows.withUnsafeBufferPointer { leftRows in
        for term in terms {
          let shared = right.range(ofTerm: term)
          let end = left.range(ofTerm: term).upperBound
          guard leftRows[end - 1] >= rows.lowerBound else { continue }
          var place = left.range(ofTerm: term).lowerBound
          while leftRows[place] < rows.lowerBound { place += 1 }
          while place < end, leftRows[place] < rows.upperBound {
            let start = isSymmetric ? place + 1 : shared.lowerBound
            add(place, start..<shared.upperBound, to: totals + Int(leftRows[place]) * width, scratch)
            place += 1
          }
        }
      }
    }
  }

  /// Adds what the value at `place` of the left side makes with the values at `shared` of the right side.
  @inline(__always)
  private func add(
    _ place: Int, _ shared: Range<Int>, to totals: UnsafeMutablePointer<Double>,
    _ scratch: UnsafeMutableBufferPointer<Double>
  ) {
    let x = left.values[place]
    right.rows.withUnsafeBufferPointer { rows in
      right.values.withUnsafeBufferPointer { values in
        switch sum {
        case .product: for other in shared { totals[Int(rows[other])] += x * values[other] }
        case .minimum: for other in shared { totals[Int(rows[other])] += values[other] < x ? values[other] : x }
        case .entropy:
          let xLog = left.logs[place]
          right.logs.withUnsafeBufferPointer { logs in
            // Four at a time, up to three beyond the end, before the scattered additions.
            for other in stride(from: shared.lowerBound, to: shared.upperBound, by: 4) {
              let sum = values.lanes(at: other) + x
              let term = sum * binaryLogarithm(sum) - (logs.lanes(at: other) + xLog)
              scratch.store(term, at: other - shared.lowerBound)
            }
          }
          for other in shared { totals[Int(rows[other])] += scratch[other - shared.lowerBound] }
        case .difference: break
        }
      }
    }
  }

  private func addDifferences(row: Int, to totals: UnsafeMutablePointer<Double>) {
    let width = a.matrix.columnCount
    a.matrix.values.withUnsafeBufferPointer { x in
      b.matrix.values.withUnsafeBufferPointer { y in
        for column in (isSymmetric ? row + 1 : 0)..<b.matrix.rowCount {
          var total = 0.0
          for word in 0..<width { total += abs(x[row * width + word] - y[column * width + word]) }
          totals[column] += total
        }
      }
    }
  }
}

extension UnsafeBufferPointer<Double> {
  /// The elements from `index` on, as lanes.
  @inline(__always)
  fileprivate func lanes(at index: Int) -> SIMD4<Double> {
    UnsafeRawPointer(baseAddress! + index).loadUnaligned(as: SIMD4<Double>.self)
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Overwrites the elements from `index` on.
  @inline(__always)
  fileprivate func store(_ lanes: SIMD4<Double>, at index: Int) {
    UnsafeMutableRawPointer(baseAddress! + index).storeBytes(of: lanes, as: SIMD4<Double>.self)
  }
}

extension SharedSums {
  /// The share of all pairs a term must be in to be worth a dense column: a multiply-add of the dense product costs about
  /// this part of a sparse one, measured on 491 rows of 165,000 terms.
  static let denseShare = 0.1
  /// With fewer rows than this on either side there is no dense part, so that small tables have the same bytes everywhere.
  static let denseMinimumRows = 64
  /// Terms in one dense panel: what is held at a time is this many numbers per row.
  private static let panelWidth = 512
  /// Rows of one block of the sparse sums.
  private static let sparseBlockSize = 64
  /// Rows and columns of one block of the dense product.
  private static let blockSize = 128

  /// All sums, row by row; on and below the diagonal of a symmetric result they are not complete.
  ///
  /// A hybrid: products of terms that many rows share come from dense panels through BLAS, all else from values in the order
  /// of their terms, some terms at a time, so that no more than the rows are in memory as a whole.
  ///
  /// - Parameters:
  ///   - sum: what is added up.
  ///   - vectors: the rows.
  ///   - threads: how many threads may work; the result does not depend on it.
  ///   - denseShare: which share of all pairs makes a term dense; nil for the measured rule.
  ///   - termBlockSize: how many values are held in the order of their terms, about; the result does not depend on it.
  /// - Returns: one number per row of `a` and of `b`.
  /// - Complexity: the stored entries of each column, squared and added up.
  static func matrix(
    _ sum: SharedSum, _ vectors: VectorPair, threads: Int, denseShare: Double? = nil, termBlockSize: Int = 1 << 19
  ) -> [Double] {
    let (height, width) = (vectors.a.matrix.rowCount, vectors.b.matrix.rowCount)
    var totals = [Double](repeating: 0, count: height * width)
    totals.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      nonisolated(unsafe) let totals = start
      func addRows(_ body: @Sendable (Range<Int>) -> Void) {
        parallel((height + sparseBlockSize - 1) / sparseBlockSize, threads: threads) { index, _ in
          body(index * sparseBlockSize..<min(height, (index + 1) * sparseBlockSize))
        }
      }
      let whole = SharedSums(sum, vectors, TermVectors(), TermVectors())
      if sum == .difference {
        return addRows { rows in for row in rows { whole.addDifferences(row: row, to: totals + row * width) } }
      }
      var leftCounts = vectors.a.matrix.columnCounts
      var rightCounts = vectors.isSymmetric ? leftCounts : vectors.b.matrix.columnCounts
      let (dense, sparse) = whole.terms(leftCounts, rightCounts, denseShare: denseShare)
      if !dense.isEmpty { whole.addDense(dense, to: totals, threads: threads) }
      for term in dense { (leftCounts[term], rightCounts[term]) = (0, 0) }
      // Rows are read once for all blocks: each goes on where the last block ended.
      var leftEntries = Array(vectors.a.matrix.rowOffsets.dropLast())
      var rightEntries = Array(vectors.b.matrix.rowOffsets.dropLast())
      var (first, firstSparse) = (0, 0)
      while firstSparse < sparse.count {
        var (end, size) = (first, 0)
        while end < leftCounts.count, size < termBlockSize {
          size += max(leftCounts[end], rightCounts[end])
          end += 1
        }
        let left = TermVectors(
          first..<end, of: vectors.a.matrix, leftCounts, from: &leftEntries, withLogs: sum == .entropy)
        let right =
          vectors.isSymmetric
          ? left
          : TermVectors(first..<end, of: vectors.b.matrix, rightCounts, from: &rightEntries, withLogs: sum == .entropy)
        let block = SharedSums(sum, vectors, left, right)
        let ofBlock = sparse[firstSparse...].prefix { $0 < end }
        addRows { rows in block.add(rows: rows, ofBlock, to: totals) }
        (first, firstSparse) = (end, ofBlock.endIndex)
      }
    }
    return totals
  }

  /// The terms whose products are taken densely, and all others that a pair can share; both in rising order.
  ///
  /// - Parameters: how many rows of `a` and of `b` hold each term.
  private func terms(_ left: [Int], _ right: [Int], denseShare: Double?) -> (dense: [Int], sparse: [Int]) {
    let height = a.matrix.rowCount
    let width = b.matrix.rowCount
    let mayBeDense = sum == .product && (denseShare != nil || min(height, width) >= Self.denseMinimumRows)
    let cut = mayBeDense ? (denseShare ?? Self.denseShare) * Double(height) * Double(width) : .infinity
    var result: (dense: [Int], sparse: [Int]) = ([], [])
    for term in 0..<a.matrix.columnCount {
      let pairs = left[term] * right[term]
      guard pairs > (isSymmetric ? 1 : 0) else { continue }
      if Double(pairs) > cut { result.dense.append(term) } else { result.sparse.append(term) }
    }
    return result
  }

  /// Adds the products over `terms`, panel by panel.
  private func addDense(_ terms: [Int], to totals: UnsafeMutablePointer<Double>, threads: Int) {
    let height = a.matrix.rowCount
    let width = b.matrix.rowCount
    nonisolated(unsafe) let totals = totals
    nonisolated(unsafe) let left = UnsafeMutablePointer<Double>.allocate(capacity: height * Self.panelWidth)
    nonisolated(unsafe) let right =
      isSymmetric ? left : UnsafeMutablePointer<Double>.allocate(capacity: width * Self.panelWidth)
    defer {
      left.deallocate()
      if !isSymmetric { right.deallocate() }
    }
    let size = Self.blockSize
    let blocks = stride(from: 0, to: height, by: size).flatMap { row in
      stride(from: isSymmetric ? row : 0, to: width, by: size).map { (row: row, column: $0) }
    }
    let slots = Slots(terms, columnCount: a.matrix.columnCount)
    // Rows are read once for all panels: each goes on where the last panel ended.
    var leftEntries = Array(a.matrix.rowOffsets.dropLast())
    var rightEntries = Array(b.matrix.rowOffsets.dropLast())
    for start in stride(from: 0, to: terms.count, by: Self.panelWidth) {
      let panel = start..<min(terms.count, start + Self.panelWidth)
      fill(left, with: a, panel, slots, from: &leftEntries, threads: threads)
      if !isSymmetric { fill(right, with: b, panel, slots, from: &rightEntries, threads: threads) }
      parallel(blocks.count, threads: threads) { index, _ in
        let (row, column) = blocks[index]
        BLAS.addProduct(
          .init(start: left + row * panel.count, stride: panel.count),
          .init(start: right + column * panel.count, stride: panel.count),
          rows: min(size, height - row), columns: min(size, width - column), depth: panel.count,
          to: totals + row * width + column, stride: width)
      }
    }
  }

  /// The place of each term among the dense ones.
  private struct Slots {
    var ofTerm: [Int32]
    init(_ terms: [Int], columnCount: Int) {
      ofTerm = [Int32](repeating: -1, count: columnCount)
      for (slot, term) in terms.enumerated() { ofTerm[term] = Int32(slot) }
    }
  }

  /// Writes the values in the dense slots `panel` as dense rows, reading each row from its entry in `entries` on.
  private func fill(
    _ out: UnsafeMutablePointer<Double>, with rows: RowVectors, _ panel: Range<Int>, _ slots: Slots,
    from entries: inout [Int], threads: Int
  ) {
    nonisolated(unsafe) let out = out
    entries.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let entries = buffer
      parallelRows(rows.matrix.rowCount, threads: threads) { row, _ in
        let start = out + row * panel.count
        start.initialize(repeating: 0, count: panel.count)
        var entry = entries[row]
        while entry < rows.matrix.rowOffsets[row + 1] {
          let slot = Int(slots.ofTerm[Int(rows.matrix.columns[entry])])
          if slot >= panel.upperBound { break }
          if slot >= panel.lowerBound { start[slot - panel.lowerBound] = rows.matrix.values[entry] }
          entry += 1
        }
        entries[row] = entry
      }
    }
  }
}
