/// How often each term occurs in each article, or in each group of articles.
///
/// Counts are integers and terms stand in code-point order, so the same corpus gives the same matrix for any number of
/// threads. Articles keep the order of the input; groups are sorted by their labels.
public struct DocumentFeatureMatrix: Sendable {
  /// A row: one article, or one group.
  public struct Row: Sendable, Equatable {
    /// The values of the columns that name the row, in the order of `labelNames`.
    public var labels: [String]
    /// How many articles the row stands for.
    public var articleCount: Int
    /// How many tokens were counted in them, before terms were dropped by `VocabularyLimits`.
    public var tokenCount: Int
    /// Which of the corpora that were read together the row is from.
    public var corpus: Int
  }

  /// The counts: a row per article or group, a column per term.
  public let counts: SparseMatrix<UInt32>
  /// What the columns stand for.
  public let terms: TermList
  /// What the rows stand for.
  public let rows: [Row]
  /// The names of the columns that label the rows, such as `outlet`.
  public let labelNames: [String]
  /// In how many articles each term occurs.
  public let documentFrequencies: [UInt32]
  /// The number of articles behind `documentFrequencies`.
  public let articleCount: Int
  /// For every entry of `counts`, how many articles of the row hold the term; empty unless it was asked for.
  public let entryArticleCounts: [UInt32]
  /// For every entry of `counts`, the sum in which an article of a cluster of k copies counts 1/k; empty unless it was asked for.
  public let weighedCounts: [Double]
  /// How many terms the limits dropped.
  public let droppedTermCount: Int
  /// How many corpora were read together; one of them may have no row.
  public let corpusCount: Int
  /// Whether a row is a group of articles.
  let isGrouped: Bool

  /// Merges what several threads counted.
  ///
  /// Rows are sized first and then written to their final place, so that the matrix is never held twice. `onMerging` is told
  /// where the ids of every thread went, and into which row each of its groups; of counts on disk it is told nothing.
  init(
    merging states: [CountingState], labelNames: [String], limits: VocabularyLimits, threads: Int,
    memory: MemoryLimit? = nil,
    onMerging: (MergedTerms, _ rowsOfGroups: [[Int]]) -> Void = { _, _ in }
  ) throws {
    corpusCount = 1 + (states.map(\.corpus).max() ?? 0)
    isGrouped = states.contains(where: \.isGrouped)
    articleCount = states.reduce(0) { $0 + $1.articleCount }
    self.labelNames = labelNames
    weighedCounts = []
    let (rows, rowOfKey) = Self.rowsInOrder(states)
    self.rows = rows
    let inMemory = memory?.inMemory ?? .max
    if states.contains(where: { $0.runs != nil }) || states.reduce(0, { $0 + $1.counter.byteCount }) > inMemory {
      nonisolated(unsafe) let unsafeStates = states
      try parallel(states.count, threads: threads, throwing: { index, _ in try unsafeStates[index].spill() })
      let spilled = try SpilledCounts(
        states, rowOfKey: rowOfKey, rowCount: rows.count, limits: limits, articleCount: articleCount,
        countsArticles: states.contains { $0.counter.countsArticles }, memory: memory)
      (terms, documentFrequencies, counts) = (spilled.terms, spilled.documentFrequencies, spilled.counts)
      (entryArticleCounts, droppedTermCount) = (spilled.articles, spilled.droppedTermCount)
      return
    }
    let counters = states.map(\.counter)
    nonisolated(unsafe) let unfinished = counters
    parallel(counters.count, threads: threads) { index, _ in unfinished[index].finish() }
    var merged = MergedTerms(counters, threads: threads)
    droppedTermCount = try merged.apply(limits, counters, articleCount: articleCount)
    var frequencies = [UInt32](repeating: 0, count: merged.terms.count)
    for (counter, positions) in zip(counters, merged.positions) {
      for (id, position) in positions.enumerated() where position != MergedTerms.absent {
        frequencies[Int(position)] += counter.documentFrequency(of: id)
      }
    }
    documentFrequencies = frequencies
    terms = merged.terms
    var sources = [[Source]](repeating: [], count: rows.count)
    for (index, counter) in counters.enumerated() {
      for (row, counted) in counter.rows.enumerated() {
        sources[rowOfKey[index][counted.key]].append(Source(state: index, row: row))
      }
    }
    onMerging(merged, rowOfKey)
    let built = Self.build(sources, counters, merged, threads: threads)
    counts = built.counts
    entryArticleCounts = built.articles
    try memory?.require(
      rows: rows.count, terms: terms.count, termBytes: terms.bytes.count, entries: counts.columns.count)
  }

  /// Where a part of a row was counted.
  struct Source {
    var state: Int
    var row: Int
  }

  /// The rows in their final order, and by state and key of a counter's rows where they went.
  private static func rowsInOrder(_ states: [CountingState]) -> ([Row], rowOfKey: [[Int]]) {
    struct Place {
      var row: Row
      var order: (Int, UInt64, UInt64)
      /// The states that have it, and their keys.
      var keys: [(state: Int, key: Int)]
    }
    var places: [Place] = []
    if states.allSatisfy({ !$0.isGrouped }) {
      for (index, state) in states.enumerated() {
        for (row, article) in state.articles.enumerated() {
          let place = article.key.map { ($0.high, $0.low) } ?? (UInt64(article.batch), UInt64(article.index))
          places.append(
            Place(row: article.row, order: (article.row.corpus, place.0, place.1), keys: [(index, row)]))
        }
      }
      places.sort { $0.order < $1.order }
      // An article without an identifier is called by its place in its corpus.
      var first = 0
      for index in places.indices {
        if places[index].row.corpus != places[first].row.corpus { first = index }
        if places[index].row.labels[0].isEmpty { places[index].row.labels[0] = String(index - first + 1) }
      }
    } else {
      struct Group: Hashable {
        var corpus: Int
        // As bytes: strings are equal in other forms of normalisation too, of which the first thread's would be kept.
        var labels: [[UInt8]]
      }
      var placeOfGroup: [Group: Int] = [:]
      for (index, state) in states.enumerated() {
        for (key, row) in state.groups.enumerated() {
          let group = Group(corpus: row.corpus, labels: row.labels.map { Array($0.utf8) })
          if let place = placeOfGroup[group] {
            places[place].row.articleCount += row.articleCount
            places[place].row.tokenCount += row.tokenCount
            places[place].keys.append((index, key))
          } else {
            placeOfGroup[group] = places.count
            places.append(Place(row: row, order: (0, 0, 0), keys: [(index, key)]))
          }
        }
      }
      places.sort {
        $0.row.corpus == $1.row.corpus
          ? $0.row.labels.lexicographicallyPrecedes($1.row.labels) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
          : $0.row.corpus < $1.row.corpus
      }
    }
    var rowOfKey = states.map { [Int](repeating: 0, count: max($0.groups.count, $0.articles.count)) }
    for (row, place) in places.enumerated() {
      for (state, key) in place.keys { rowOfKey[state][key] = row }
    }
    return (places.map(\.row), rowOfKey)
  }

  private static func build(
    _ sources: [[Source]], _ counters: [FeatureCounter], _ merged: MergedTerms, threads: Int
  ) -> (counts: SparseMatrix<UInt32>, articles: [UInt32]) {
    let hasArticles = counters.contains { $0.articleCounts.count > 0 }
    let rowsPerBlock = max(1, min(64, sources.count / max(1, threads * 8)))
    let blocks = (sources.count + rowsPerBlock - 1) / rowsPerBlock
    let scratch = (0..<max(1, threads)).map { _ in
      RowAccumulator(columnCount: merged.terms.count, countsArticles: hasArticles)
    }
    nonisolated(unsafe) let (unsafeScratch, unsafeCounters) = (scratch, counters)

    var sizes = [Int](repeating: 0, count: sources.count)
    sizes.withUnsafeMutableBufferPointer { sizes in
      nonisolated(unsafe) let sizes = sizes
      parallel(blocks, threads: threads) { block, thread in
        for row in block * rowsPerBlock..<min(sources.count, (block + 1) * rowsPerBlock) {
          sizes[row] = unsafeScratch[thread].size(of: sources[row], unsafeCounters, merged.positions)
        }
      }
    }
    var offsets = [0]
    offsets.reserveCapacity(sources.count + 1)
    for size in sizes { offsets.append(offsets.last! + size) }
    let total = offsets.last!

    var (columns, values, articles): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    columns = Array(unsafeUninitializedCapacity: total) { columns, columnCount in
      values = Array(unsafeUninitializedCapacity: total) { values, valueCount in
        articles = Array(unsafeUninitializedCapacity: hasArticles ? total : 0) { articles, articleCount in
          // Empty buffers have no address; nothing is written to them.
          guard total > 0, let columnStart = columns.baseAddress, let valueStart = values.baseAddress else { return }
          nonisolated(unsafe) let (columns, values) = (columnStart, valueStart)
          nonisolated(unsafe) let articles = articles.baseAddress ?? columnStart
          let starts = offsets
          parallel(blocks, threads: threads) { block, thread in
            for row in block * rowsPerBlock..<min(sources.count, (block + 1) * rowsPerBlock) {
              unsafeScratch[thread].write(
                sources[row], unsafeCounters, merged.positions,
                to: columns + starts[row], values + starts[row], hasArticles ? articles + starts[row] : nil)
            }
          }
          articleCount = hasArticles ? total : 0
        }
        valueCount = total
      }
      columnCount = total
    }
    return (
      SparseMatrix(columnCount: merged.terms.count, rowOffsets: offsets, columns: columns, values: values), articles
    )
  }
}
