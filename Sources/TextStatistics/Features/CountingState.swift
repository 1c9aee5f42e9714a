/// What one thread counts: the terms of its articles, and which articles or groups they are.
final class CountingState {
  /// An article as a row of its own, with its place in the input.
  struct Article {
    var row: DocumentFeatureMatrix.Row
    var batch: Int
    var index: Int
    /// Its key, if articles are sorted by it.
    var key: ArticleKey?
  }

  private(set) var counter: FeatureCounter
  /// What was counted and is on disk.
  private(set) var runs: CountRuns?
  let isGrouped: Bool
  let corpus: Int
  private(set) var articles: [Article] = []
  private(set) var groups: [DocumentFeatureMatrix.Row] = []
  private(set) var articleCount = 0
  /// Articles that lack a value in a column they are grouped by.
  private(set) var missingLabelCount = 0

  private var groupOfKey: [[UInt8]: Int] = [:]
  private var key: [UInt8] = []
  private let labelColumns: Range<Int>
  private let options: CountingOptions
  /// How many bytes the counter may take, and how many if it makes no runs.
  private let (limit, limitWithoutRuns): (Int, Int)

  /// - Parameters:
  ///   - options: What to count; the reader's first columns are the labels of `options.unit`.
  ///   - corpus: Which of the corpora that are read together this is.
  init(_ options: CountingOptions, corpus: Int = 0) {
    isGrouped = options.unit != .documents
    self.options = options
    let memory = MemoryLimit(options)
    (limit, limitWithoutRuns) = (memory?.counter ?? .max, memory?.counterWithoutRuns ?? .max)
    counter = Self.counter(options, limit: limit)
    labelColumns = options.unit.columns.indices
    self.corpus = corpus
  }

  private static func counter(_ options: CountingOptions, limit: Int) -> FeatureCounter {
    FeatureCounter(
      options.tokenization, isGrouped: options.unit != .documents, isSingle: options.unit == .groups(by: []),
      countsArticles: options.countsArticles, compactionLimit: min(1 << 20, max(1 << 12, limit / 64)))
  }

  /// Writes the counts to disk if they have outgrown the memory.
  ///
  /// - Throws: `InputError` if the disk is full.
  func keepWithinMemory() throws {
    if counter.byteCount > limit { try spill() }
  }

  /// Refuses counts that leave too little memory for what is made of them, where none are sorted on disk.
  func requireMemory() throws {
    guard counter.byteCount > limitWithoutRuns else { return }
    throw InputError(
      path: "",
      reason: "the counts of \(counter.tokenizer.vocabulary.count) terms of \(groups.count) groups take too much of "
        + "--memory; group by a column of fewer values, or raise it")
  }

  /// Writes the counts to disk and begins anew.
  func spill() throws {
    let runs = try runs ?? CountRuns(partCount: options.threads)
    self.runs = runs
    try runs.append(counter)
    counter = Self.counter(options, limit: limit)
  }

  /// Counts an article; nil, and the article is left out, when it lacks a value it is to be grouped by.
  @discardableResult
  func add(_ document: borrowing Document) -> (row: Int, tokens: Int, types: Int)? {
    guard isGrouped else {
      let labels = labels(of: document)
      let counted = counter.add(document.text, key: articles.count)
      let key = options.sortsByKey ? ArticleKey(document, idColumn: 0) : nil
      let row = DocumentFeatureMatrix.Row(labels: labels, articleCount: 1, tokenCount: counted.tokens, corpus: corpus)
      articles.append(Article(row: row, batch: document.batch, index: document.index, key: key))
      articleCount += 1
      return (articles.count - 1, counted.tokens, counted.types)
    }
    guard let group = group(of: document) else {
      missingLabelCount += 1
      return nil
    }
    let counted = counter.add(document.text, key: group)
    articleCount += 1
    groups[group].articleCount += 1
    groups[group].tokenCount += counted.tokens
    return (group, counted.tokens, counted.types)
  }

  private func group(of document: borrowing Document) -> Int? {
    key.removeAll(keepingCapacity: true)
    for column in labelColumns {
      guard let value = document.column(column) else { return nil }
      // Its length first: no byte is sure not to stand in a value.
      withUnsafeBytes(of: value.count) { key.append(contentsOf: $0) }
      key.append(contentsOf: value)
    }
    if let group = groupOfKey[key] { return group }
    groups.append(
      DocumentFeatureMatrix.Row(labels: labels(of: document), articleCount: 0, tokenCount: 0, corpus: corpus))
    groupOfKey[key] = groups.count - 1
    return groups.count - 1
  }

  private func labels(of document: borrowing Document) -> [String] {
    var labels: [String] = []
    for column in labelColumns {
      labels.append(document.column(column).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }
    return labels
  }
}
