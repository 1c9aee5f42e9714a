/// Adds up the parts of a row and gives its entries in the order of their columns; one to a thread.
///
/// A bit per column, and a bit per 64 of those, put the columns in order without sorting.
///
/// SAFETY: every position is below the column count that the memory was made for, or `MergedTerms.absent`; `write` fills as
/// many entries as `size` counted.
final class RowAccumulator {
  private let counts: UnsafeMutablePointer<UInt32>
  private let articles: UnsafeMutablePointer<UInt32>?
  private let present: UnsafeMutablePointer<UInt64>
  private let blocks: UnsafeMutablePointer<UInt64>
  private let blockCount: Int

  init(columnCount: Int, countsArticles: Bool) {
    func zeros<T: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<T> {
      let pointer = UnsafeMutablePointer<T>.allocate(capacity: count)
      pointer.initialize(repeating: 0, count: count)
      return pointer
    }
    blockCount = columnCount / 4096 + 1
    counts = zeros(columnCount + 1)
    articles = countsArticles ? zeros(columnCount + 1) : nil
    present = zeros(blockCount * 64)
    blocks = zeros(blockCount)
  }

  deinit {
    counts.deallocate()
    articles?.deallocate()
    present.deallocate()
    blocks.deallocate()
  }

  /// How many different columns the parts of a row have.
  func size(of sources: [DocumentFeatureMatrix.Source], _ counters: [FeatureCounter], _ positions: [[UInt32]]) -> Int {
    if let source = sources.first, sources.count == 1 {
      // The row of one article, or of one thread's group, has each column once.
      let counter = counters[source.state]
      return positions[source.state].withUnsafeBufferPointer { positions in
        let columns = counter.columns.pointer
        var size = 0
        for entry in counter.range(ofRow: source.row) where positions[Int(columns[entry])] != MergedTerms.absent {
          size &+= 1
        }
        return size
      }
    }
    var size = 0
    for source in sources {
      forEachEntry(of: source, counters, positions) { column, _ in
        size &+= present[column &>> 6] & (1 &<< UInt64(column & 63)) == 0 ? 1 : 0
        mark(column)
      }
    }
    drain { _ in }
    return size
  }

  /// Writes the columns of a row in order, with their counts.
  func write(
    _ sources: [DocumentFeatureMatrix.Source], _ counters: [FeatureCounter], _ positions: [[UInt32]],
    to columns: UnsafeMutablePointer<UInt32>, _ values: UnsafeMutablePointer<UInt32>,
    _ entryArticles: UnsafeMutablePointer<UInt32>?
  ) {
    for source in sources {
      let values = counters[source.state].counts.pointer
      forEachEntry(of: source, counters, positions) { column, entry in
        mark(column)
        counts[column] += values[entry]
      }
      if let articles {
        let values = counters[source.state].articleCounts.pointer
        forEachEntry(of: source, counters, positions) { column, entry in articles[column] += values[entry] }
      }
    }
    var written = 0
    drain { column in
      columns[written] = UInt32(truncatingIfNeeded: column)
      values[written] = counts[column]
      counts[column] = 0
      if let entryArticles, let articles {
        entryArticles[written] = articles[column]
        articles[column] = 0
      }
      written &+= 1
    }
  }

  @inline(__always)
  private func mark(_ column: Int) {
    present[column &>> 6] |= 1 &<< UInt64(column & 63)
    blocks[column &>> 12] |= 1 &<< UInt64((column &>> 6) & 63)
  }

  /// Visits the entries of a counted row whose terms were kept.
  @inline(__always)
  private func forEachEntry(
    of source: DocumentFeatureMatrix.Source, _ counters: [FeatureCounter], _ positions: [[UInt32]],
    _ visit: (_ column: Int, _ entry: Int) -> Void
  ) {
    let counter = counters[source.state]
    let ids = counter.columns.pointer
    positions[source.state].withUnsafeBufferPointer { positions in
      for entry in counter.range(ofRow: source.row) {
        let column = positions[Int(ids[entry])]
        if column != MergedTerms.absent { visit(Int(column), entry) }
      }
    }
  }

  /// Visits the columns that are present, in order, and clears them.
  @inline(__always)
  private func drain(_ visit: (Int) -> Void) {
    for block in 0..<blockCount where blocks[block] != 0 {
      var words = blocks[block]
      blocks[block] = 0
      while words != 0 {
        let word = block &* 64 &+ words.trailingZeroBitCount
        words &= words &- 1
        var bits = present[word]
        present[word] = 0
        while bits != 0 {
          visit(word &* 64 &+ bits.trailingZeroBitCount)
          bits &= bits &- 1
        }
      }
    }
  }
}
