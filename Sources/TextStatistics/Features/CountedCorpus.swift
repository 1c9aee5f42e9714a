/// What is counted of a corpus: which rows, which terms.
public struct CountingOptions: Sendable {
  /// What a row of the matrix is.
  public enum Unit: Sendable, Equatable {
    /// Every article is a row, labelled by its identifier and outlet.
    case documents
    /// The articles that agree in these columns are a row; no columns at all make one row of everything.
    case groups(by: [String])

    /// The columns that a reader has to be asked for.
    public var columns: [DocumentColumn] {
      switch self {
      case .documents: [.id, .outlet]
      case .groups(let names): names.map(DocumentColumn.init(name:))
      }
    }

    /// What the label columns of a table are called.
    public var labelNames: [String] {
      switch self {
      case .documents: ["id", "outlet"]
      case .groups(let names): names
      }
    }
  }

  /// What a row of the matrix is.
  public var unit = Unit.groups(by: ["outlet"])
  /// How text becomes terms.
  public var tokenization: Tokenization
  /// Which terms are kept.
  public var limits = VocabularyLimits()
  /// Whether it is also counted in how many articles of a group each term occurs.
  public var countsArticles = false
  /// Whether an article of a cluster of k copies counts as 1/k of one, for groups only; the reader finds the clusters.
  public var weighsCopies = false
  /// Whether articles stand in the order of their keys, and not in that of the input.
  var sortsByKey = false
  /// How many threads work at most.
  public var threads = 1
  /// How many bytes the process may take: beyond that counts are sorted on disk. Nil for no limit.
  ///
  /// The program, its libraries and the buffers of two threads are counted as 32 MB, of which less than 64 MB leave little.
  public var memory: Int?
  /// What the caller makes of the matrix; one that `memory` does not allow for is refused.
  public var resultMemory = ResultMemory()

  /// What a reader has to be asked for.
  public var columns: [DocumentColumn] { unit.columns + (weighsCopies ? [.copyClusterSize] : []) }

  /// Creates options for counts by outlet.
  public init(tokenization: Tokenization) { self.tokenization = tokenization }
}

extension DocumentColumn {
  /// The column that a user calls `name`: a role under its own name, any other column as it is.
  public init(name: String) {
    switch name {
    case "id": self = .id
    case "outlet": self = .outlet
    case "date": self = .date
    case "title": self = .title
    case "copies": self = .copyCluster
    default: self = .named(name)
    }
  }
}

/// A corpus after one pass: its matrix, and what became of every record.
public struct CountedCorpus: Sendable {
  /// The counts.
  public let matrix: DocumentFeatureMatrix
  /// What was met while reading, for each corpus.
  public let reports: [ReadingReport]
  /// Articles that were left out because they lack a value they were to be grouped by.
  public let missingLabelCount: Int

  /// Counts one corpus, or several over the same vocabulary.
  ///
  /// - Parameters:
  ///   - readers: Readers made with the columns of `options`.
  ///   - options: What to count.
  ///   - afterReading: Called between reading and merging, so that a caller can stop at dropped records.
  /// - Throws: `InputError` for input that cannot be used, and what `afterReading` throws.
  /// - Complexity: One pass; memory grows with the vocabulary and the rows' entries, not with the text.
  public init(
    _ readers: [CorpusReader], _ options: CountingOptions,
    afterReading: ([ReadingReport], _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    var options = options
    if let memory = options.memory { options.threads = MemoryLimit.threads(options.threads, within: memory) }
    let counting = options.weighsCopies ? options.byCopies : options
    var states: [CountingState] = []
    var reports: [ReadingReport] = []
    for (corpus, reader) in readers.enumerated() {
      try reader.requireLabels(options.unit)
      let (counted, report) = try reader.read(
        threads: options.threads, makeState: { CountingState(counting, corpus: corpus) }
      ) { state, document in
        state.add(document)
        try state.keepWithinMemory()
      }
      states += counted
      reports.append(report)
    }
    missingLabelCount = states.reduce(0) { $0 + $1.missingLabelCount }
    self.reports = reports
    try afterReading(reports, missingLabelCount)
    let counts = try DocumentFeatureMatrix(
      merging: states, labelNames: counting.unit.labelNames, limits: options.limits, threads: options.threads,
      memory: MemoryLimit(options))
    matrix = options.weighsCopies ? DocumentFeatureMatrix(weighing: counts) : counts
  }
}

extension CorpusReader {
  /// Checks that the columns to group by are there; the reader itself only insists on those asked for by name.
  func requireLabels(_ unit: CountingOptions.Unit) throws {
    guard case .groups(let names) = unit, !files.isEmpty else { return }
    for (name, column) in zip(names, columnNames) where column == nil {
      throw InputError(
        path: "",
        reason:
          "no column or folder tells the \(name) of an article; name the column with --\(name), or group --by another")
    }
  }
}
