/// The nearest rows by cosine: single precision finds the candidates, double precision decides.
///
/// All products of non-negative numbers are non-negative, so that a sum of m of them in single precision, in any order and
/// fused or not, is off by at most the part γ = mu / (1 − mu) of itself, u = 2⁻²⁴ (Higham 2002, lemma 3.1; each factor and
/// product is rounded once more, which the three added to m stand for). A pair whose approximate cosine falls short of a
/// row's k-th best by more than the part 2γ can't be among the k best; all others are computed again in double precision.
/// What comes out does not depend on the kernel of the BLAS, the blocks or the threads.
///
/// The approximate products are a hybrid: frequent terms as dense columns through BLAS, all other terms by postings in
/// blocks of rows short enough for the sums to stay in the first-level cache. Each pair is computed once for both rows.
/// Unsafe because almost all the time goes into one addition per shared term of a pair.
struct CosineShortcut: Sendable {
  /// How the work is cut.
  struct Tiling: Sendable {
    /// Rows of the left side in one step; the more, the cheaper the dense product, until its result leaves the cache.
    var panelRows = 128
    /// Rows of the right side in one block, a multiple of `panelRows`: their sums about fill the first-level cache.
    var blockRows = 8192
    /// The share of all pairs a term must be in to be worth a dense column, measured on 37,500 articles.
    var denseShare = 0.015
  }

  private let tiling: Tiling
  private let comparison: Comparison
  private let limits: NeighbourLimits
  private var isSymmetric: Bool { comparison.vectors.isSymmetric }
  private var height: Int { comparison.vectors.a.matrix.rowCount }
  private var width: Int { comparison.vectors.b.matrix.rowCount }

  init(_ comparison: Comparison, _ limits: NeighbourLimits, _ tiling: Tiling) {
    self.tiling = tiling
    self.comparison = comparison
    self.limits = limits
  }

  /// The neighbours of every row, nearest first.
  func candidates(threads: Int) -> [[Candidate]] {
    let roles = TermRoles(comparison.vectors, denseShare: tiling.denseShare)
    let left = DenseRows(comparison.vectors.a, roles, threads: threads)
    let right = isSymmetric ? left : DenseRows(comparison.vectors.b, roles, threads: threads)
    let blocks = parallelMap((width + tiling.blockRows - 1) / tiling.blockRows, threads: threads, block: 1) {
      block, _ in
      let start = block * tiling.blockRows
      return SparseBlock(comparison.vectors.b, start..<min(width, start + tiling.blockRows), roles)
    }
    let margins = (0..<height).map { row in
      let error = Double(comparison.vectors.a.matrix.range(ofRow: row).count + 3) * 0x1p-24
      // A row of so many terms that the bound says nothing: every candidate is told apart in double precision.
      return error < 0.25 ? 2 * error / (1 - error) : 1
    }
    var workers = (0..<threads).map { _ in
      Worker(
        lists: ApproximateLists(margins: margins, limits: limits), termCount: roles.sparseCount,
        pairCount: tiling.panelRows * tiling.blockRows)
    }
    workers.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let workers = buffer
      parallel((height + tiling.panelRows - 1) / tiling.panelRows, threads: threads) { panel, thread in
        let start = panel * tiling.panelRows
        search(start..<min(height, start + tiling.panelRows), roles, left, right, blocks, &workers[thread])
      }
    }
    return decide(workers.map(\.lists), threads: threads)
  }

  /// The neighbours among what all threads have met, in double precision.
  private func decide(_ lists: [ApproximateLists], threads: Int) -> [[Candidate]] {
    let x = comparison.vectors.a.matrix
    let y = comparison.vectors.b.matrix
    // Spread out, a row is multiplied with another in one pass over the other; what it does not hold adds exact zeros.
    var spread = [Double](repeating: 0, count: threads * x.columnCount)
    return spread.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let spread = buffer
      return parallelMap(height, threads: threads) { row, thread in
        let base = thread * x.columnCount
        for entry in x.range(ofRow: row) { spread[base + Int(x.columns[entry])] = x.values[entry] }
        defer { for entry in x.range(ofRow: row) { spread[base + Int(x.columns[entry])] = 0 } }
        let exact = ApproximateLists.possible(lists, row: row).map { candidate in
          var sum = 0.0
          for entry in y.range(ofRow: Int(candidate.column)) {
            sum += spread[base + Int(y.columns[entry])] * y.values[entry]
          }
          let cosine = comparison.value(row, Int(candidate.column), sum: sum)
          return Candidate(column: candidate.column, score: cosine)
        }
        return limits.best(exact)
      }
    }
  }

  /// What one thread keeps between panels.
  private struct Worker: Sendable {
    var lists: ApproximateLists
    /// Cosines of a panel with a block.
    var cosines: [Float]
    /// In the block that holds the panel itself, how far the rows before the panel reach in each term's postings.
    var cursors: [UInt32]
    var cursorBlock = -1
    /// The sparse terms of the panel's rows.
    var terms: [(term: UInt32, weight: Float)] = []

    init(lists: ApproximateLists, termCount: Int, pairCount: Int) {
      self.lists = lists
      cosines = [Float](repeating: 0, count: pairCount)
      cursors = [UInt32](repeating: 0, count: termCount)
    }
  }

  /// Offers all pairs of the rows `panel` with later rows, or with all rows of the other side.
  private func search(
    _ panel: Range<Int>, _ roles: TermRoles, _ left: DenseRows, _ right: DenseRows, _ blocks: [SparseBlock],
    _ worker: inout Worker
  ) {
    worker.terms.removeAll(keepingCapacity: true)
    var offsets = [0]
    for row in panel {
      let norm = comparison.vectors.a.norm(row)
      for entry in comparison.vectors.a.matrix.range(ofRow: row) {
        let term = roles.sparse(comparison.vectors.a.matrix.columns[entry])
        if term >= 0 { worker.terms.append((UInt32(term), Float(comparison.vectors.a.matrix.values[entry] / norm))) }
      }
      offsets.append(worker.terms.count)
    }
    let firstBlock = isSymmetric ? panel.lowerBound / tiling.blockRows : 0
    for index in firstBlock..<blocks.count {
      let block = blocks[index]
      // Columns of the block before the panel have met it already, when they were the panel.
      let skipped = isSymmetric ? max(0, panel.lowerBound - block.rows.lowerBound) : 0
      if skipped > 0, worker.cursorBlock != index {
        worker.cursorBlock = index
        for term in worker.cursors.indices { worker.cursors[term] = block.offsets[term] }
      }
      worker.cosines.withUnsafeMutableBufferPointer { cosines in
        let cosines = cosines.baseAddress!
        left.product(
          panel, right, block.rows.lowerBound + skipped..<block.rows.upperBound, into: cosines + skipped,
          stride: tiling.blockRows)
        for (place, row) in panel.enumerated() {
          let sums = cosines + place * tiling.blockRows
          worker.terms.withUnsafeBufferPointer { terms in
            let terms = UnsafeBufferPointer(rebasing: terms[offsets[place]..<offsets[place + 1]])
            worker.cursors.withUnsafeMutableBufferPointer { block.add(terms, to: sums, from: skipped, $0) }
          }
          let first = isSymmetric ? max(block.rows.lowerBound, row + 1) : block.rows.lowerBound
          guard first < block.rows.upperBound else { continue }
          offer(row, first..<block.rows.upperBound, sums + (first - block.rows.lowerBound), &worker.lists)
        }
      }
    }
  }

  /// Offers the pairs of `row` with `columns`.
  @inline(__always)
  private func offer(
    _ row: Int, _ columns: Range<Int>, _ cosines: UnsafeMutablePointer<Float>, _ lists: inout ApproximateLists
  ) {
    guard comparison.vectors.a.defined[row] else { return }
    var column = columns.lowerBound
    while column < columns.upperBound {
      // Eight pairs at a time are turned down together: almost all are.
      if column + 8 <= columns.upperBound {
        let floor = SIMD8(repeating: lists.floor(ofRow: row))
        let values = UnsafeRawPointer(cosines + (column - columns.lowerBound)).loadUnaligned(as: SIMD8<Float>.self)
        let others = isSymmetric ? lists.floors(from: column) : floor
        let bars = others.replacing(with: floor, where: others .> floor)
        if !any(values .> bars) {
          column += 8
          continue
        }
      }
      for other in column..<min(column + 8, columns.upperBound) where comparison.vectors.b.defined[other] {
        let cosine = cosines[other - columns.lowerBound]
        if lists.offer(other, of: row, cosine) { lists.shorten(row) { exactCosine(row, $0) } }
        if isSymmetric, lists.offer(row, of: other, cosine) { lists.shorten(other) { exactCosine(other, $0) } }
      }
      column += 8
    }
  }

  /// The cosine in double precision, its sum in term order as in ``SharedSums``.
  private func exactCosine(_ row: Int, _ column: Int) -> Double {
    let x = comparison.vectors.a.matrix
    let y = comparison.vectors.b.matrix
    var (i, j) = (x.rowOffsets[row], y.rowOffsets[column])
    let (end, otherEnd) = (x.rowOffsets[row + 1], y.rowOffsets[column + 1])
    var sum = 0.0
    while i < end, j < otherEnd {
      let (p, q) = (x.columns[i], y.columns[j])
      if p == q { sum += x.values[i] * y.values[j] }
      i += p <= q ? 1 : 0
      j += q <= p ? 1 : 0
    }
    return comparison.value(row, column, sum: sum)
  }
}
