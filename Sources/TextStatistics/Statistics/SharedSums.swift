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

  /// Prepares the sums of all pairs of `vectors`, given the transpositions of both sides.
  init(_ sum: SharedSum, _ vectors: VectorPair, _ postingsOfA: Postings, _ postingsOfB: Postings) {
    self.sum = sum
    a = vectors.a
    b = vectors.b
    isSymmetric = vectors.isSymmetric
    left = TermVectors(a.matrix.values, postingsOfA, withLogs: sum == .entropy)
    right = isSymmetric ? left : TermVectors(b.matrix.values, postingsOfB, withLogs: sum == .entropy)
  }

  /// The values of a matrix in the order of its postings.
  private struct TermVectors: Sendable {
    let postings: Postings
    private(set) var values: [Double]
    /// x log₂ x of every value, for the entropy.
    private(set) var logs: [Double] = []
    /// What the entropy needs of scratch: the longest list of rows, and the lanes beyond its end.
    private(set) var room = 0

    init(_ rowValues: [Double], _ postings: Postings, withLogs: Bool) {
      self.postings = postings
      values = postings.ordered(rowValues)
      guard withLogs else { return }
      values += [0, 0, 0]
      logs = values.withUnsafeBufferPointer { values in
        (0..<values.count - 3).map { place in
          let x = values.lanes(at: place)
          return (x * binaryLogarithm(x))[0]
        } + [0, 0, 0]
      }
      room = (zip(postings.offsets, postings.offsets.dropFirst()).map { $1 - $0 }.max() ?? 0) + 3
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
        let term = Int(a.matrix.columns[entry])
        let place = Int(left.postings.places[entry])
        let start = isSymmetric ? place + 1 : right.postings.offsets[term]
        add(place, start..<right.postings.offsets[term + 1], to: totals, scratch)
      }
    }
  }

  /// Adds the sums of a block of rows of `a`, term by term: better than row by row as long as the block of the result
  /// stays in the cache, because the values are read in their order.
  ///
  /// - Parameters:
  ///   - rows: rows of `a`.
  ///   - totals: one number per row of `a` and of `b`.
  ///   - isDense: terms to leave out because somebody else adds them; empty when there are none.
  func add(rows: Range<Int>, to totals: UnsafeMutablePointer<Double>, except isDense: [Bool]) {
    if sum == .difference {
      for row in rows { addDifferences(row: row, to: totals + row * b.matrix.rowCount) }
      return
    }
    let width = b.matrix.rowCount
    withUnsafeTemporaryAllocation(of: Double.self, capacity: right.room) { scratch in
      left.postings.rows.withUnsafeBufferPointer { leftRows in
        for term in 0..<a.matrix.columnCount where isDense.isEmpty || !isDense[term] {
          let end = left.postings.offsets[term + 1]
          let shared = right.postings.offsets[term]..<right.postings.offsets[term + 1]
          var place = left.postings.offsets[term]
          while place < end, leftRows[place] < rows.lowerBound { place += 1 }
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
    right.postings.rows.withUnsafeBufferPointer { rows in
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
              UnsafeMutableRawPointer(scratch.baseAddress! + (other - shared.lowerBound))
                .storeBytes(of: term, as: SIMD4<Double>.self)
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

extension SharedSums {
  /// The share of all pairs a term must be in to be worth a dense column: a multiply-add of the dense product costs about
  /// this part of a sparse one, measured on 491 rows of 165,000 terms.
  static let denseShare = 0.05
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
  /// A hybrid: products of terms that many rows share come from dense panels through BLAS, all else from the postings.
  ///
  /// - Parameters:
  ///   - threads: how many threads may work; the result does not depend on it.
  ///   - denseShare: which share of all pairs makes a term dense; nil for the measured rule.
  /// - Returns: the sums of row 0 with every row, then those of row 1, and so on.
  /// - Complexity: the stored entries of each column, squared and added up.
  func matrix(threads: Int, denseShare: Double? = nil) -> [Double] {
    let height = a.matrix.rowCount
    let width = b.matrix.rowCount
    var totals = [Double](repeating: 0, count: height * width)
    let dense = denseTerms(share: denseShare)
    var isDense: [Bool] = []
    totals.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      nonisolated(unsafe) let totals = start
      if !dense.isEmpty {
        isDense = [Bool](repeating: false, count: a.matrix.columnCount)
        for term in dense { isDense[term] = true }
        addDense(dense, to: totals, threads: threads)
      }
      let sparse = isDense
      let size = Self.sparseBlockSize
      parallel((height + size - 1) / size, threads: threads) { index, _ in
        add(rows: index * size..<min(height, (index + 1) * size), to: totals, except: sparse)
      }
    }
    return totals
  }

  /// The terms whose products are taken densely, in rising order.
  private func denseTerms(share: Double?) -> [Int] {
    let height = a.matrix.rowCount
    let width = b.matrix.rowCount
    guard sum == .product, share != nil || min(height, width) >= Self.denseMinimumRows else { return [] }
    let cut = (share ?? Self.denseShare) * Double(height) * Double(width)
    return (0..<a.matrix.columnCount).filter {
      Double(left.postings.count(ofTerm: $0) * right.postings.count(ofTerm: $0)) > cut
    }
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
