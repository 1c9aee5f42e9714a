/// The articles of a corpus one by one, each with the group it belongs to: what statistics about groups are resampled from.
public struct GroupedArticles: Sendable {
  /// A row for every article, in the order of their keys, so that the order of the input is of no account.
  public let matrix: DocumentFeatureMatrix
  /// The names of the groups: their labels joined by ` / `, sorted by label.
  public let groupNames: [String]
  /// The group of every article.
  let groups: [UInt32]
  /// The stratum of every article, such as its day; all 0 without strata.
  let strata: [UInt32]
  /// Whether strata were asked for.
  let hasStrata: Bool

  /// What a reader has to be asked for.
  ///
  /// - Parameters:
  ///   - names: The columns to group by.
  ///   - within: The column whose values are the strata; `date` stands for days, however they are written.
  /// - Returns: The columns, in the order `init` wants them.
  public static func columns(by names: [String], within: String?) -> [DocumentColumn] {
    CountingOptions.Unit.documents.columns + (names + [within].compactMap { $0 }).map(DocumentColumn.init(name:))
  }

  /// Counts the articles of a corpus.
  ///
  /// - Parameters:
  ///   - reader: A reader made with `columns(by:within:)`.
  ///   - options: What to count; the unit is the article whatever they say.
  ///   - names: The columns to group by.
  ///   - within: The column whose values are the strata.
  ///   - afterReading: Called between reading and merging, with the number of articles left out because they have no
  ///     value in one of the columns, or a date that is none.
  /// - Throws: `InputError` for input that cannot be used, and what `afterReading` throws.
  public init(
    _ reader: CorpusReader, _ options: CountingOptions, by names: [String], within: String? = nil,
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    var options = options
    options.unit = .documents
    options.sortsByKey = true
    let first = options.unit.columns.count
    for (name, column) in zip(names + [within].compactMap { $0 }, reader.columnNames.dropFirst(first))
    where column == nil {
      throw InputError(
        path: "", reason: "no column or folder tells the \(name) of an article; name the column with --\(name)")
    }
    let hasDays = within == "date"
    let (counting, labelCount) = (options, names.count)
    let (states, report) = try reader.read(
      threads: options.threads,
      makeState: {
        LabelledState(counting, labels: first..<first + labelCount, stratum: within == nil ? nil : first + labelCount)
      }
    ) { state, document in state.add(document, hasDays: hasDays) }
    try afterReading(report, states.reduce(0) { $0 + $1.missingLabelCount })
    matrix = try DocumentFeatureMatrix(
      merging: states.map(\.counting), labelNames: options.unit.labelNames, limits: options.limits,
      threads: options.threads)
    let articles = states.flatMap(\.articles)
    let (labels, groups) = Self.ranks(of: articles.map(\.labels))
    let strata = Self.ranks(of: articles.map { [$0.stratum] }).ranks
    // Rows of the same key are equal: which is of which group is of no account, as long as it is always the same.
    let order = articles.indices.sorted {
      (articles[$0].key, groups[$0], strata[$0]) < (articles[$1].key, groups[$1], strata[$1])
    }
    groupNames = labels.map { $0.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " / ") }
    self.groups = order.map { groups[$0] }
    self.strata = order.map { strata[$0] }
    hasStrata = within != nil
  }

  /// The articles of a corpus whose parts were counted one by one.
  ///
  /// - Parameters:
  ///   - partials: The articles of all parts.
  ///   - names: The columns to group by: those of the partials, or some of them.
  ///   - within: The column whose values are the strata, which is that of the partials, or nil.
  ///   - limits: Which terms are kept.
  ///   - afterReading: Called before counts are merged, with the number of articles left out.
  /// - Throws: What ``KeynessArticles/init(_:by:within:limits:)`` does, and what `afterReading` throws.
  public init(
    _ partials: PartialCounts, by names: [String], within: String? = nil, limits: VocabularyLimits,
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    let (kept, missing) = within == nil ? (partials, 0) : partials.leavingOutNoStratum()
    try afterReading(partials.report, partials.missingLabelCount + missing)
    let articles = try KeynessArticles(kept, by: names, within: within, limits: limits)
    self.init(
      articles.matrix, groupNames: articles.groups.indices.map(articles.name),
      groups: articles.groupOfRow.map { $0! }, strata: within == nil ? nil : articles.stratumOfRow)
  }

  /// Takes articles that are counted.
  init(_ matrix: DocumentFeatureMatrix, groupNames: [String], groups: [UInt32], strata: [UInt32]?) {
    self.matrix = matrix
    self.groupNames = groupNames
    self.groups = groups
    self.strata = strata ?? groups.map { _ in 0 }
    hasStrata = strata != nil
  }

  /// The share of the articles that are the only one of their group in their stratum: drawing leaves them as they are.
  public var singleArticleShare: Double {
    let keys = groupStrata
    let sizes = keys.reduce(into: [UInt32: Int]()) { $0[$1, default: 0] += 1 }
    return Double(keys.count { sizes[$0] == 1 }) / Double(keys.count)
  }

  /// A number for every group and stratum that occur together, the same for all of their articles.
  var groupStrata: [UInt32] {
    let keys = zip(groups, strata).map { UInt64($0) << 32 | UInt64($1) }
    let sorted = Set(keys).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: zip(sorted, 0 as UInt32..<UInt32(sorted.count)))
    return keys.map { ranks[$0]! }
  }

  /// The different labels in the order of their bytes, and the rank of each article's.
  private static func ranks(of labels: [[[UInt8]]]) -> (labels: [[[UInt8]]], ranks: [UInt32]) {
    let sorted = Set(labels).sorted { $0.lexicographicallyPrecedes($1) { $0.lexicographicallyPrecedes($1) } }
    let ranks = Dictionary(uniqueKeysWithValues: zip(sorted, 0 as UInt32..<UInt32(sorted.count)))
    return (sorted, labels.map { ranks[$0]! })
  }
}

/// What one thread counts of articles that are to be resampled.
private final class LabelledState {
  struct Article {
    var key: ArticleKey
    var labels: [[UInt8]]
    var stratum: [UInt8]
  }

  let counting: CountingState
  private(set) var articles: [Article] = []
  private(set) var missingLabelCount = 0
  private let labels: Range<Int>
  private let stratum: Int?

  init(_ options: CountingOptions, labels: Range<Int>, stratum: Int?) {
    counting = CountingState(options)
    self.labels = labels
    self.stratum = stratum
  }

  func add(_ document: borrowing Document, hasDays: Bool) {
    var values: [[UInt8]] = []
    for column in labels {
      if let value = document.column(column) { values.append(Array(value)) }
    }
    var stratumValue: [UInt8]? = []
    if let stratum {
      stratumValue = document.column(stratum).flatMap { value in
        hasDays ? CalendarDate(parsing: value).map { Array($0.description.utf8) } : Array(value)
      }
    }
    guard values.count == labels.count, let stratumValue else {
      missingLabelCount += 1
      return
    }
    counting.add(document)
    articles.append(Article(key: counting.articles.last!.key!, labels: values, stratum: stratumValue))
  }
}
