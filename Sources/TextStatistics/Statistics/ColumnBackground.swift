/// What the vectors of a row take from all rows.
struct ColumnBackground: Sendable {
  /// The share of each column in the tokens of all rows of both sets; empty when not needed.
  var shares: [Double] = []
  /// The words of the scores, most frequent first, with the mean and standard deviation of their shares.
  var words: [(column: UInt32, mean: Double, deviation: Double)] = []

  init(_ kind: RowVectors.Kind, _ a: Similarities, _ b: Similarities?) {
    switch kind {
    case .scaledShares:
      var totals = a.columnTotals()
      if let b { for (column, total) in b.columnTotals().enumerated() { totals[column] += total } }
      let grand = totals.reduce(0, +)
      shares = totals.map { $0 / grand }
    case .scores: words = (b ?? a).frequentWords()
    default: break
    }
  }
}

extension Similarities {
  /// The tokens of every column.
  fileprivate func columnTotals() -> [Double] {
    var totals = [Double](repeating: 0, count: counts.columnCount)
    for entry in counts.columns.indices { totals[Int(counts.columns[entry])] += count(entry) }
    return totals
  }

  /// What an entry counts as.
  @inline(__always)
  private func count(_ entry: Int) -> Double {
    weighedCounts.isEmpty ? Double(counts.values[entry]) : weighedCounts[entry]
  }

  /// The tokens of every row.
  private var rowTotals: [Double] {
    (0..<counts.rowCount).map { row in
      guard weighedCounts.isEmpty else { return weighedCounts[counts.range(ofRow: row)].reduce(0, +) }
      return Double(counts.values[counts.range(ofRow: row)].reduce(into: 0 as UInt64) { $0 += UInt64($1) })
    }
  }

  /// The most frequent words whose shares vary over the rows that are not empty.
  fileprivate func frequentWords() -> [(column: UInt32, mean: Double, deviation: Double)] {
    let totals = columnTotals()
    let frequent = totals.indices.filter { totals[$0] > 0 }
      .sorted { (totals[$1], $0) < (totals[$0], $1) }.prefix(mostFrequentWords)
    var slots = [Int](repeating: -1, count: totals.count)
    for (slot, column) in frequent.enumerated() { slots[column] = slot }
    var shares = [[Double]](repeating: [], count: frequent.count)
    let rowTotals = rowTotals
    for row in 0..<counts.rowCount {
      for entry in counts.range(ofRow: row) where slots[Int(counts.columns[entry])] >= 0 {
        shares[slots[Int(counts.columns[entry])]].append(count(entry) / rowTotals[row])
      }
    }
    let n = Double(rowTotals.count { $0 > 0 })
    guard n > 1 else { return [] }
    return zip(frequent, shares).compactMap { column, held in
      let mean = held.reduce(0, +) / n
      let absent = n - Double(held.count)
      let square = held.reduce(absent * mean * mean) { $0 + ($1 - mean) * ($1 - mean) }
      // Equal shares must have no deviation at all; their mean is rounded.
      let isConstant = absent == 0 && held.allSatisfy { $0 == held[0] }
      return isConstant ? nil : (UInt32(column), mean, (square / (n - 1)).squareRoot())
    }
  }

  /// The rows as `kind` of vectors.
  func vectors(_ kind: RowVectors.Kind, _ background: ColumnBackground) -> RowVectors {
    switch kind {
    case .weighted: return RowVectors(weighted(), threads: threads)
    case .incidence: return RowVectors(entries { count, _, _ in count > 0 ? 1 : 0 }, threads: threads)
    case .shares: return RowVectors(entries { count, total, _ in count / total }, threads: threads)
    case .rootShares: return RowVectors(entries { count, total, _ in (count / total).squareRoot() }, threads: threads)
    case .scaledShares:
      return RowVectors(entries { $0 / $1 / background.shares[$2].squareRoot() }, threads: threads)
    case .ranks: return ranks()
    case .scores: return scores(background)
    }
  }

  /// The weighted rows.
  private func weighted() -> SparseMatrix<Double> {
    weighedCounts.isEmpty
      ? weighting.apply(to: counts, idf: idf, threads: threads)
      : weighting.apply(to: counts, weighed: weighedCounts, idf: idf, threads: threads)
  }

  /// A vector with a value in every place of the counts, from the count, the row's tokens and the column.
  private func entries(_ value: @Sendable (_ count: Double, _ total: Double, _ column: Int) -> Double)
    -> SparseMatrix<Double>
  {
    let values = [Double](unsafeUninitializedCapacity: counts.values.count) { buffer, initialized in
      nonisolated(unsafe) let out = buffer
      let totals = rowTotals
      parallelRows(counts.rowCount, threads: threads) { row, _ in
        for entry in counts.range(ofRow: row) {
          out[entry] = value(count(entry), totals[row], Int(counts.columns[entry]))
        }
      }
      initialized = counts.values.count
    }
    return SparseMatrix(
      columnCount: counts.columnCount, rowOffsets: counts.rowOffsets, columns: counts.columns, values: values)
  }

  /// Mid-ranks of the weights, less the rank that the absent terms of the row share.
  private func ranks() -> RowVectors {
    let weighted = weighted()
    let width = counts.columnCount
    let values = [Double](unsafeUninitializedCapacity: counts.values.count) { buffer, initialized in
      nonisolated(unsafe) let out = buffer
      parallelRows(counts.rowCount, threads: threads) { row, _ in
        let range = counts.range(ofRow: row)
        var held: [(weight: Double, entry: Int)] = []
        for entry in range {
          out[entry] = 0
          if weighted.values[entry] > 0 { held.append((weighted.values[entry], entry)) }
        }
        held.sort { $0.weight < $1.weight }
        // The absent terms share the ranks 1 ... zeros, their mean is (zeros + 1) / 2.
        let zeros = Double(width - held.count)
        var start = 0
        while start < held.count {
          var end = start + 1
          while end < held.count, held[end].weight == held[start].weight { end += 1 }
          let rank = zeros + Double(start + end + 1) / 2
          for index in start..<end { out[held[index].entry] = rank - (zeros + 1) / 2 }
          start = end
        }
      }
      initialized = counts.values.count
    }
    return RowVectors(
      SparseMatrix(columnCount: width, rowOffsets: counts.rowOffsets, columns: counts.columns, values: values),
      threads: threads)
  }

  /// z-scores of the words of `background`, a dense row for every row.
  private func scores(_ background: ColumnBackground) -> RowVectors {
    let words = background.words
    var slots = [Int](repeating: -1, count: counts.columnCount)
    for (slot, word) in words.enumerated() { slots[Int(word.column)] = slot }
    let totals = rowTotals
    var values: [Double] = []
    values.reserveCapacity(counts.rowCount * words.count)
    for row in 0..<counts.rowCount {
      let start = values.count
      values += words.map { (0 - $0.mean) / $0.deviation }
      for entry in counts.range(ofRow: row) {
        let slot = slots[Int(counts.columns[entry])]
        guard slot >= 0 else { continue }
        values[start + slot] = (count(entry) / totals[row] - words[slot].mean) / words[slot].deviation
      }
    }
    var vectors = RowVectors(
      SparseMatrix(
        columnCount: words.count, rowOffsets: (0...counts.rowCount).map { $0 * words.count },
        columns: (0..<counts.rowCount).flatMap { _ in words.indices.map { UInt32($0) } }, values: values),
      threads: threads)
    vectors.defined = totals.map { $0 > 0 && !words.isEmpty }
    return vectors
  }
}
