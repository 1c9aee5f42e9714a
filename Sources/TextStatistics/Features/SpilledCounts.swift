/// The counts of a corpus put together from runs on disk: what `DocumentFeatureMatrix` makes of what is in memory.
struct SpilledCounts {
  let terms: TermList
  let documentFrequencies: [UInt32]
  let droppedTermCount: Int
  let counts: SparseMatrix<UInt32>
  /// For every entry of `counts` the articles of the row that hold the term; empty unless it was asked for.
  let articles: [UInt32]

  /// Merges the runs of all threads: once for the limits, once for the sizes of the rows, once for the entries.
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
    let runs = RunMerging(states, memory: memory?.merging ?? .max)
    // Terms of the corpus, in their order, that are kept.
    var kept: KeptTerms?
    if !limits.keepsAll {
      var terms = KeptTerms(limits, articleCount: articleCount)
      var (total, frequency): (UInt64, UInt32?) = (0, nil)
      try runs.forEach { term in
        if let frequency { terms.append(count: total, documentFrequency: frequency) }
        (total, frequency) = (0, term.frequency)
      } entry: { _, _, count, _ in
        total += UInt64(count)
      }
      if let frequency { terms.append(count: total, documentFrequency: frequency) }
      terms.finish()
      kept = terms
    }
    let wanted = limits.vocabulary.map(TermList.init)
    var sizes = [Int](repeating: 0, count: rowCount)
    var lastTerm = [Int](repeating: -1, count: rowCount)
    var terms = wanted ?? TermList()
    var documentFrequencies = [UInt32](repeating: 0, count: terms.count)
    var (number, column, keptCount) = (-1, -1, 0)
    // What the matrix will be, known to the end even if it turns out too large to be made.
    var (total, termBytes, isTooLarge) = (0, terms.bytes.count, false)

    /// The column of the next term of the corpus, -1 for none.
    func nextColumn(_ term: RunMerging.Term) -> Int {
      number += 1
      guard kept?[number] ?? true else { return -1 }
      guard let wanted else {
        keptCount += 1
        return keptCount - 1
      }
      guard let place = wanted.firstIndex(ofUTF8: term.bytes) else { return -1 }
      keptCount += 1
      return place
    }
    try runs.forEach { term in
      column = nextColumn(term)
      guard column >= 0 else { return }
      guard wanted == nil else {
        documentFrequencies[column] = term.frequency
        return
      }
      termBytes += term.bytes.count
      if let memory, !memory.allows(rows: rowCount, terms: keptCount, termBytes: termBytes, entries: total) {
        isTooLarge = true
      }
      if isTooLarge { return }
      terms.append(term.bytes)
      documentFrequencies.append(term.frequency)
    } entry: { state, key, _, _ in
      let row = rowOfKey[state][key]
      guard column >= 0, lastTerm[row] != number else { return }
      lastTerm[row] = number
      sizes[row] += 1
      total += 1
    }
    let termCount = number + 1
    if terms.isEmpty, termCount > 0, !isTooLarge {
      throw limits.leavesNothing(of: termCount, articleCount: articleCount)
    }
    try memory?.require(
      rows: rowCount, terms: wanted?.count ?? keptCount, termBytes: termBytes, entries: total)

    var offsets = [0]
    for size in sizes { offsets.append(offsets.last! + size) }
    var columns = [UInt32](repeating: 0, count: total)
    var values = [UInt32](repeating: 0, count: total)
    var articles = [UInt32](repeating: 0, count: countsArticles ? total : 0)
    var next = offsets
    (number, keptCount) = (-1, 0)
    for row in lastTerm.indices { lastTerm[row] = -1 }
    try runs.forEach { term in
      column = nextColumn(term)
    } entry: { state, key, count, entryArticles in
      guard column >= 0 else { return }
      let row = rowOfKey[state][key]
      if lastTerm[row] != number {
        lastTerm[row] = number
        columns[next[row]] = UInt32(column)
        next[row] += 1
      }
      values[next[row] - 1] += count
      if countsArticles { articles[next[row] - 1] += entryArticles }
    }
    counts = SparseMatrix(columnCount: terms.count, rowOffsets: offsets, columns: columns, values: values)
    (self.terms, self.documentFrequencies, self.articles) = (terms, documentFrequencies, articles)
    droppedTermCount = termCount - keptCount
  }
}
