/// The counts of a corpus put together from runs on disk: what `DocumentFeatureMatrix` makes of what is in memory.
struct SpilledCounts {
  let terms: TermList
  let documentFrequencies: [UInt32]
  let droppedTermCount: Int
  let counts: SparseMatrix<UInt32>
  /// For every entry of `counts` the articles of the row that hold the term; empty unless it was asked for.
  let articles: [UInt32]

  /// Merges the runs of all threads, each part of the terms on a thread, into runs of those that are within the limits; and reads
  /// these twice: for the sizes of the rows, and for the entries; once more to find the most frequent terms.
  ///
  /// - Parameters:
  ///   - states: What the threads have counted; all of it is in runs.
  ///   - rowOfKey: By thread and row of the thread, the row of the matrix.
  ///   - rowCount: The rows of the matrix.
  ///   - limits: The terms that are kept.
  ///   - articleCount: All articles.
  ///   - countsArticles: Whether `articles` is wanted.
  ///   - memory: What the process may take; nil for no limit.
  /// - Throws: `InputError` for limits that leave nothing, a matrix that is too large and a disk that fails.
  init(
    _ states: [CountingState], rowOfKey: [[Int]], rowCount: Int, limits: VocabularyLimits, articleCount: Int,
    countsArticles: Bool, memory: MemoryLimit?
  ) throws {
    var kept = KeptTerms(limits, articleCount: articleCount)
    let runs = states.map { $0.runs!.runs }
    var candidates = [Candidates?](repeating: nil, count: runs[0].count)
    try candidates.withUnsafeMutableBufferPointer { candidates in
      nonisolated(unsafe) let (candidates, runs) = (candidates, runs)
      let (kept, count) = (kept, candidates.count)
      // Each reads all runs of its part, and holds the sums and the entries of a term.
      let bytes = memory?.merging ?? .max
      let least = runs.reduce(48 * rowCount + 1) { $0 + RunMerging.leastBytes * $1[0].count }
      let threads = max(1, min(count, bytes / least))
      try parallel(
        count, threads: threads,
        throwing: { part, _ in
          let merging = RunMerging(runs.map { $0[part] }, memory: bytes / threads)
          candidates[part] = try Candidates(merging, kept, rowOfKey: rowOfKey, rowCount: rowCount)
        })
    }
    let termCount = candidates.reduce(0) { $0 + $1!.termCount }
    let merging = RunMerging(candidates.map { [$0!.run] }, memory: memory?.merging ?? .max)
    if limits.maximumFeatures != nil {
      try merging.forEach { term, entries in
        kept.append(count: entries.reduce(0) { $0 + UInt64($1.count) }, documentFrequency: term.frequency)
      }
      kept.finish()
    }
    let wanted = limits.vocabulary.map(TermList.init)

    /// Calls `body` with every term of the matrix, its column and its entries; returns how many terms they are.
    func forEachTerm(
      _ body: (RunTerm, _ column: Int, UnsafeBufferPointer<RunMerging.Entry>) throws -> Void
    ) throws -> Int {
      var (number, count) = (0, 0)
      try merging.forEach { term, entries in
        number += 1
        guard limits.maximumFeatures == nil || kept[number - 1],
          let column = wanted.map({ $0.firstIndex(ofUTF8: term.bytes) }) ?? count
        else { return }
        count += 1
        try body(term, column, entries)
      }
      return count
    }
    var sizes = [Int](repeating: 0, count: rowCount)
    var terms = wanted ?? TermList()
    var documentFrequencies = [UInt32](repeating: 0, count: terms.count)
    // What the matrix will be, known to the end even if it turns out too large to be made.
    var (entryCount, termBytes, isTooLarge) = (0, terms.bytes.count, false)
    let keptCount = try forEachTerm { term, column, entries in
      if wanted != nil {
        documentFrequencies[column] = term.frequency
      } else {
        termBytes += term.length
        if let memory, !memory.allows(rows: rowCount, terms: column + 1, termBytes: termBytes, entries: entryCount) {
          isTooLarge = true
        }
        if !isTooLarge {
          terms.append(term.bytes)
          documentFrequencies.append(term.frequency)
        }
      }
      entryCount += entries.count
      for entry in entries { sizes[entry.row] += 1 }
    }
    if terms.isEmpty, termCount > 0, !isTooLarge {
      throw limits.leavesNothing(of: termCount, articleCount: articleCount)
    }
    try memory?.require(
      rows: rowCount, terms: wanted?.count ?? keptCount, termBytes: termBytes, entries: entryCount)

    var offsets = [0]
    for size in sizes { offsets.append(offsets.last! + size) }
    var columns = [UInt32](repeating: 0, count: entryCount)
    var values = [UInt32](repeating: 0, count: entryCount)
    var articles = [UInt32](repeating: 0, count: countsArticles ? entryCount : 0)
    var next = offsets
    _ = try forEachTerm { _, column, entries in
      for entry in entries {
        let place = next[entry.row]
        (columns[place], values[place]) = (UInt32(column), entry.count)
        if countsArticles { articles[place] = entry.articles }
        next[entry.row] += 1
      }
    }
    counts = SparseMatrix(columnCount: terms.count, rowOffsets: offsets, columns: columns, values: values)
    (self.terms, self.documentFrequencies, self.articles) = (terms, documentFrequencies, articles)
    droppedTermCount = termCount - keptCount
  }
}

/// The terms of a part that are within the limits, in a run with the rows of the matrix.
private struct Candidates {
  let run: CountRuns.Run
  /// How many terms the part has.
  let termCount: Int

  init(_ merging: RunMerging, _ kept: KeptTerms, rowOfKey: [[Int]], rowCount: Int) throws {
    var writer = RunWriter(try SpillFile())
    var count = 0
    // By row of the matrix, what the term has there: its count and articles.
    var sums = [(count: UInt32, articles: UInt32)](repeating: (0, 0), count: rowCount)
    var rows: [Int] = []
    try merging.forEach { term, entries in
      count += 1
      let total = entries.reduce(0) { $0 + UInt64($1.count) }
      guard kept.allows(count: total, documentFrequency: term.frequency) else { return }
      for entry in entries {
        let row = rowOfKey[entry.state][entry.row]
        if sums[row].count == 0 { rows.append(row) }
        sums[row].count += entry.count
        sums[row].articles += entry.articles
      }
      try writer.append(term, entryCount: rows.count)
      for row in rows {
        try writer.append(row: UInt32(row), count: sums[row].count, articles: sums[row].articles)
        sums[row] = (0, 0)
      }
      rows.removeAll(keepingCapacity: true)
    }
    (run, termCount) = (try writer.finish(), count)
  }
}
