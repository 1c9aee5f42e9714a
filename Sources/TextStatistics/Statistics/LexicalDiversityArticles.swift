/// What is measured of each article of a corpus, beside the counts of its terms.
///
/// Groups have what was measured of all their articles, in the order of the input.
struct MeasuredArticles<Value: Sendable>: Sendable {
  let matrix: DocumentFeatureMatrix
  let report: ReadingReport
  let missingLabelCount: Int
  /// By row of the matrix.
  let values: [[Value]]

  private final class State<Measurer> {
    let counting: CountingState
    var measurer: Measurer
    var articles: [(order: (Int, Int), group: Int, value: Value)] = []

    init(_ options: CountingOptions, _ measurer: Measurer) {
      counting = CountingState(options)
      self.measurer = measurer
    }
  }

  /// Reads a corpus once.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns of `options.unit`.
  ///   - options: The rows, the tokeniser and the threads. Limits of the vocabulary are left aside.
  ///   - makeMeasurer: Makes what a thread measures with.
  ///   - measure: Measures an article, whose tokens the tokeniser holds; it may change their ids.
  ///   - afterReading: Called between reading and merging, so that a caller can stop at dropped records.
  /// - Throws: `InputError` for input that cannot be used, and what `afterReading` throws.
  init<Measurer>(
    _ reader: CorpusReader, _ options: CountingOptions, makeMeasurer: @escaping @Sendable () -> Measurer,
    measure: @escaping @Sendable (inout Measurer, borrowing Tokenizer, borrowing Document) -> Value,
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void
  ) throws {
    precondition(options.tokenization.options.ngramSizes == [1], "n-grams are no sequence")
    try reader.requireLabels(options.unit)
    let (states, report) = try reader.read(
      threads: options.threads, makeState: { State(options, makeMeasurer()) }
    ) { state, document in
      guard let counted = state.counting.add(document) else { return }
      let value = measure(&state.measurer, state.counting.counter.tokenizer, document)
      state.articles.append(((document.batch, document.index), counted.row, value))
    }
    self.report = report
    missingLabelCount = states.reduce(0) { $0 + $1.counting.missingLabelCount }
    try afterReading(report, missingLabelCount)
    var rowsOfGroups: [[Int]] = []
    let matrix = try DocumentFeatureMatrix(
      merging: states.map(\.counting), labelNames: options.unit.labelNames, limits: VocabularyLimits(),
      threads: options.threads
    ) { _, rows in rowsOfGroups = rows }
    self.matrix = matrix
    var articles = states.indices.flatMap { state in
      states[state].articles.map {
        (order: $0.order, row: matrix.isGrouped ? rowsOfGroups[state][$0.group] : 0, $0.value)
      }
    }
    articles.sort { $0.order < $1.order }
    var values = matrix.rows.map { _ in [Value]() }
    // Articles that are rows stand in the order of the input, too.
    for (index, article) in articles.enumerated() { values[matrix.isGrouped ? article.row : index].append(article.2) }
    self.values = values
  }
}
