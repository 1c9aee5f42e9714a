/// How rich the vocabulary of an article, or of a group of articles, is.
public struct LexicalDiversityRow: Sendable {
  /// Why a value is missing, or is not what its column says.
  public enum Flag: String, CaseIterable, Sendable {
    /// There is no token.
    case empty = "empty_doc"
    /// The article has fewer tokens than a window, or some articles of the group do.
    case belowWindow = "n_lt_window"
    /// There are fewer than 42 tokens.
    case belowHDD = "n_lt_42"
    /// There are fewer tokens than the text is to be rarefied to.
    case belowRarefied = "n_lt_rarefy"
  }

  /// The values of the columns that name the row.
  public let labels: [String]
  /// Articles.
  public let articleCount: Int
  /// Articles of at least a window of tokens: those that ``LexicalDiversityMeasure/mattr`` of a group is a mean over.
  public let windowedCount: Int
  /// Tokens.
  public let tokenCount: Int
  /// Different terms.
  public let typeCount: Int
  /// What has to be known of the values.
  public let flags: [Flag]
  private let values: [(mean: Double, low: Double, high: Double)]

  /// The value of a measure; NaN where it is undefined.
  public subscript(measure: LexicalDiversityMeasure) -> Double { values[measure.index].mean }

  /// The interval of the mean over articles of a measure of sequences; NaN where there is none.
  public func interval(of measure: LexicalDiversityMeasure) -> (low: Double, high: Double) {
    (values[measure.index].low, values[measure.index].high)
  }

  init(
    _ row: DocumentFeatureMatrix.Row, _ spectrum: FrequencySpectrum,
    _ articles: [(tokens: Int, values: SequentialDiversity.Values)], isGrouped: Bool,
    _ options: LexicalDiversity.Options
  ) {
    labels = row.labels
    articleCount = row.articleCount
    tokenCount = spectrum.tokenCount
    typeCount = spectrum.typeCount
    let windowed = articles.filter { $0.tokens >= options.window }
    windowedCount = windowed.count
    var flags: [Flag] = []
    if tokenCount == 0 {
      flags.append(.empty)
    } else {
      if windowed.count < articles.count { flags.append(.belowWindow) }
      if tokenCount < 42 { flags.append(.belowHDD) }
      if let rarefied = options.rarefied, tokenCount < rarefied { flags.append(.belowRarefied) }
    }
    self.flags = flags
    values = LexicalDiversityMeasure.allCases.map { measure in
      guard measure.isSequential else { return (spectrum.value(measure, rarefied: options.rarefied), .nan, .nan) }
      guard isGrouped else { return (articles[0].values[measure], .nan, .nan) }
      let articles = measure == .mattr ? windowed : articles
      return resampledMean(of: articles.map { $0.values[measure] }.filter { !$0.isNaN }, options.resampling)
    }
  }
}

extension LexicalDiversityMeasure {
  fileprivate var index: Int { Self.allCases.firstIndex(of: self)! }
}

/// The lexical diversity of articles or groups.
///
/// In a group, what counts alone decide is of all its tokens together, as of one long text: compare groups by
/// ``LexicalDiversityMeasure/rarefiedTypes``, because the others grow or fall with the number of tokens. What depends on the
/// order of tokens is a mean over articles, with an interval from resampling articles: that of
/// ``LexicalDiversityMeasure/mattr`` and ``LexicalDiversityMeasure/msttr`` over articles of at least a window of tokens,
/// since shorter ones would have windows of other sizes, that of ``LexicalDiversityMeasure/mtld`` over articles that have it.
public struct LexicalDiversity: Sendable {
  /// How diversity is measured.
  public struct Options: Sendable {
    /// The tokens of a window and of a segment; at least 1.
    public var window = 100
    /// To how many tokens types are rarefied; nil for not at all.
    public var rarefied: Int?
    /// How intervals of groups are made; its permutations are of no use here.
    public var resampling = CollocateComparison.Resampling()

    /// Creates the defaults: windows of 100 tokens, no rarefaction, a thousand replicates for intervals of 95 %.
    public init() {}
  }

  /// The articles in the order of the input, or the groups sorted by their labels.
  public let rows: [LexicalDiversityRow]
  /// The names of the columns that label the rows.
  public let labelNames: [String]
  /// What was met while reading.
  public let report: ReadingReport
  /// Articles left out because they lack a value they were to be grouped by.
  public let missingLabelCount: Int
  private let labelSchemas: [ColumnSchema]
  private let isGrouped: Bool
  private let isRarefied: Bool

  /// Reads a corpus once.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns of `counting.unit`.
  ///   - counting: The rows, the tokeniser and the threads; limits of the vocabulary are left aside. Words that the
  ///     tokeniser removes leave no gap.
  ///   - options: How diversity is measured.
  ///   - afterReading: Called between reading and measuring, so that a caller can stop at dropped records.
  /// - Throws: `InputError` for input that cannot be used, and what `afterReading` throws.
  /// - Complexity: Linear in the tokens; every replicate of a group takes a step per article.
  public init(
    _ reader: CorpusReader, _ counting: CountingOptions, _ options: Options = Options(),
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    let window = options.window
    let articles = try MeasuredArticles(
      reader, counting, makeMeasurer: { SequentialDiversity(window: window) },
      measure: { sequences, tokenizer, _ in
        let ids = tokenizer.ids
        var count = 0
        for index in 0..<tokenizer.count where ids[index] != Vocabulary.removed {
          ids[count] = ids[index]
          count += 1
        }
        return (
          tokens: count,
          values: sequences.values(
            UnsafeBufferPointer(start: ids, count: count), idCount: tokenizer.vocabulary.count)
        )
      }, afterReading: afterReading)
    let matrix = articles.matrix
    isGrouped = counting.unit != .documents
    isRarefied = options.rarefied != nil
    let isGrouped = isGrouped
    rows = parallelMap(matrix.rows.count, threads: counting.threads, block: isGrouped ? 1 : 64) { row, _ in
      LexicalDiversityRow(
        matrix.rows[row], FrequencySpectrum(matrix.counts.values[matrix.counts.range(ofRow: row)]),
        articles.values[row], isGrouped: isGrouped, options)
    }
    labelNames = matrix.labelNames
    labelSchemas = matrix.labelSchemas
    report = articles.report
    missingLabelCount = articles.missingLabelCount
  }

  /// The table: a row for each article or group, with ``LexicalDiversityMeasure`` as columns.
  ///
  /// Groups have also their articles, those of at least a window, and the ends of intervals.
  public var table: Table {
    var columns: [Column<LexicalDiversityRow>] = labelSchemas.enumerated().map { index, schema in
      Column(schema: schema) { .text($0.labels[index]) }
    }
    if isGrouped {
      columns += [
        .integer("n_articles", "Articles.", unit: "articles") { $0.articleCount },
        .integer("n_window", "Articles of at least a window of tokens.", unit: "articles") { $0.windowedCount },
      ]
    }
    columns += [
      .integer("n_tokens", "Tokens that are counted, N.", unit: "tokens") { $0.tokenCount },
      .integer("n_types", "Different terms, V.", unit: "types") { $0.typeCount },
    ]
    for measure in LexicalDiversityMeasure.allCases where measure != .rarefiedTypes || isRarefied {
      var schema = measure.schema
      if isGrouped, measure.isSequential { schema.description += " Mean over articles." }
      columns.append(Column(schema: schema) { .real($0[measure]) })
      guard isGrouped, measure.isSequential else { continue }
      columns += [
        .real("\(measure.rawValue)_low", "Lower end of its interval, from resampling articles.", unit: schema.unit) {
          $0.interval(of: measure).low
        },
        .real("\(measure.rawValue)_high", "Upper end of its interval, from resampling articles.", unit: schema.unit) {
          $0.interval(of: measure).high
        },
      ]
    }
    columns.append(
      .text("flag", "Codes of what is to be known of the values, separated by spaces.") { row in
        row.flags.isEmpty ? nil : row.flags.map(\.rawValue).joined(separator: " ")
      })
    return Table(columns: columns, rows: rows)
  }
}
