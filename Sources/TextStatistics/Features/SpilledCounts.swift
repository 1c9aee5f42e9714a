/// The counts of a corpus put together from runs on disk: what `DocumentFeatureMatrix` makes of what is in memory.
struct SpilledCounts {
  let terms: TermList
  let documentFrequencies: [UInt32]
  let droppedTermCount: Int
  let counts: SparseMatrix<UInt32>
  /// For every entry of `counts` the articles of the row that hold the term; empty unless it was asked for.
  let articles: [UInt32]

  /// Merges the runs of all threads into one of the terms that are within the limits, and reads that twice: for the sizes of the
  /// rows, and for the entries.
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
    let wanted = limits.vocabulary.map(TermList.init)
    var kept = KeptTerms(limits, articleCount: articleCount)
    let file = try SpillFile()
    var writer = RunWriter(file)
    var termCount = 0
    // By row of the matrix, what the term has there: its count and articles.
    var sums = [(count: UInt32, articles: UInt32)](repeating: (0, 0), count: rowCount)
    var (rows, total): ([Int], UInt64) = ([], 0)
    try RunMerging(states, memory: memory?.merging ?? .max).forEach { state, key, count, articles in
      let row = rowOfKey[state][key]
      if sums[row].count == 0 { rows.append(row) }
      sums[row].count += count
      sums[row].articles += articles
      total += UInt64(count)
    } _: { term in
      termCount += 1
      let isCandidate = kept.allows(count: total, documentFrequency: term.frequency)
      if isCandidate {
        kept.append(count: total, documentFrequency: term.frequency)
        try writer.append(term, entryCount: rows.count)
      }
      for row in rows {
        if isCandidate {
          try writer.append(row: UInt32(row), count: sums[row].count, articles: sums[row].articles)
        }
        sums[row] = (0, 0)
      }
      rows.removeAll(keepingCapacity: true)
      total = 0
    }
    kept.finish()
    let run = try writer.finish()

    /// Calls `body` with every term of the matrix and its column; returns how many they are.
    func forEachTerm(_ body: (RunTerm, RunReader, _ column: Int) throws -> Void) throws -> Int {
      let reader = RunReader(run, of: file)
      var (number, count) = (0, 0)
      while let term = try reader.next() {
        if kept[number], let column = wanted.map({ $0.firstIndex(ofUTF8: term.bytes) }) ?? count {
          count += 1
          try body(term, reader, column)
        }
        try reader.forEachEntry { _, _, _ in }
        number += 1
      }
      return count
    }
    var sizes = [Int](repeating: 0, count: rowCount)
    var terms = wanted ?? TermList()
    var documentFrequencies = [UInt32](repeating: 0, count: terms.count)
    // What the matrix will be, known to the end even if it turns out too large to be made.
    var (entryCount, termBytes, isTooLarge) = (0, terms.bytes.count, false)
    let keptCount = try forEachTerm { term, reader, column in
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
      entryCount += reader.entryCount
      try reader.forEachEntry { row, _, _ in sizes[row] += 1 }
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
    _ = try forEachTerm { _, reader, column in
      try reader.forEachEntry { row, count, entryArticles in
        let entry = next[row]
        (columns[entry], values[entry]) = (UInt32(column), count)
        if countsArticles { articles[entry] = entryArticles }
        next[row] += 1
      }
    }
    counts = SparseMatrix(columnCount: terms.count, rowOffsets: offsets, columns: columns, values: values)
    (self.terms, self.documentFrequencies, self.articles) = (terms, documentFrequencies, articles)
    droppedTermCount = termCount - keptCount
  }
}
