/// The terms of every article, the group it is from, and the stratum it is compared within: what ``KeynessComparison`` reads.
public struct KeynessArticles: Sendable {
  /// The counts: a row per article in the order of their keys, so that the order of the input is of no account; those of a
  /// second corpus last.
  public let matrix: DocumentFeatureMatrix
  /// The names of the columns that articles are grouped by.
  public let groupNames: [String]
  /// The labels of each group, sorted by code points.
  public let groups: [[String]]
  /// What was met while reading, for each corpus.
  public let reports: [ReadingReport]
  /// Articles that were left out because they lack a value they were to be grouped by.
  public let missingLabelCount: Int
  /// The group of each article; nil for those of the second corpus.
  let groupOfRow: [UInt32?]
  /// The stratum of each article, 0 for all without strata.
  let stratumOfRow: [UInt32]
  /// The key of each article.
  let keys: [ArticleKey]
  /// The values of the strata, sorted; without strata one of no value.
  let strata: [[UInt8]]

  /// The columns that readers have to be made with.
  ///
  /// - Parameters:
  ///   - names: The columns to group by.
  ///   - stratum: The column whose values are strata; `date` stands for days, however they are written.
  /// - Returns: The columns, in the order that ``init(_:by:within:_:afterReading:)`` expects.
  public static func columns(by names: [String], within stratum: String? = nil) -> [DocumentColumn] {
    // Dates may have times; articles of one event share the day.
    CountingOptions.Unit.documents.columns + names.map(DocumentColumn.init(name:))
      + (stratum.map { [$0 == "date" ? .period(.day) : DocumentColumn(name: $0)] } ?? [])
  }

  /// An article, but for its terms.
  struct Article {
    var key: ArticleKey
    /// The values of the columns to group by; nil in a second corpus.
    var labels: [[UInt8]]?
    var stratum: [UInt8]
  }

  /// What a thread keeps.
  private struct Part {
    let counting: CountingState
    var articles: [Article] = []
    var missingLabelCount = 0
  }

  /// Reads one corpus, or a second one to compare with.
  ///
  /// - Parameters:
  ///   - readers: A reader made with ``columns(by:within:)``, and one of a reference, made with the stratum alone.
  ///   - names: The columns to group by.
  ///   - stratum: The column whose values are strata; articles without a value make one.
  ///   - options: How text is counted; its unit is not looked at.
  ///   - afterReading: Called before counts are merged, so that a caller can stop at dropped records.
  /// - Throws: `InputError` for input that cannot be used, and what `afterReading` throws.
  /// - Complexity: One pass; memory grows with the number of different terms of each article.
  public init(
    _ readers: [CorpusReader], by names: [String], within stratum: String? = nil, _ options: CountingOptions,
    afterReading: ([ReadingReport], _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    var options = options
    options.unit = .documents
    options.sortsByKey = true
    let first = options.unit.columns.count
    // A part of a corpus may be empty, and have no columns.
    let hasColumns = !readers[0].files.isEmpty
    for (name, column) in zip(names, readers[0].columnNames.dropFirst(first)) where hasColumns && column == nil {
      throw InputError(
        path: "",
        reason:
          "no column or folder tells the \(name) of an article; name the column with --\(name), or group --by another")
    }
    if let stratum, hasColumns, readers.contains(where: { $0.columnNames.last == .some(nil) }) {
      throw InputError(
        path: "", reason: "no column tells the \(stratum) of an article; name the column with --\(stratum)")
    }
    var parts: [Part] = []
    var reports: [ReadingReport] = []
    for (corpus, reader) in readers.enumerated() {
      let (counting, labelCount) = (options, corpus == 0 ? names.count : 0)
      let (read, report) = try reader.read(
        threads: options.threads, makeState: { Part(counting: CountingState(counting, corpus: corpus)) }
      ) { part, document in
        var labels: [[UInt8]] = []
        for column in first..<first + labelCount {
          guard let value = document.column(column) else {
            part.missingLabelCount += 1
            return
          }
          labels.append(Array(value))
        }
        let stratum = stratum == nil ? nil : document.column(first + labelCount)
        part.counting.add(document)
        part.articles.append(
          Article(
            key: part.counting.articles.last!.key!, labels: corpus == 0 ? labels : nil,
            stratum: stratum.map(Array.init) ?? []))
      }
      parts += read
      reports.append(report)
    }
    let missing = parts.reduce(0) { $0 + $1.missingLabelCount }
    try afterReading(reports, missing)
    let matrix = try DocumentFeatureMatrix(
      merging: parts.map(\.counting), labelNames: options.unit.labelNames, limits: options.limits,
      threads: options.threads)
    self.init(matrix, parts.flatMap(\.articles), by: names, reports, missingLabelCount: missing)
  }

  /// Takes articles, in any order, that are the rows of a matrix, in the order of their keys.
  init(
    _ matrix: DocumentFeatureMatrix, _ articles: [Article], by names: [String], _ reports: [ReadingReport],
    missingLabelCount: Int
  ) {
    let (groups, groupKeys) = Self.numbered(articles.map(\.labels))
    let (strata, strataKeys) = Self.numbered(articles.map { [$0.stratum] })
    // Rows of the same key are equal: which is of which group is of no account, as long as it is always the same.
    let order = articles.indices.sorted { a, b in
      if (groups[a] == nil) != (groups[b] == nil) { return groups[b] == nil }
      return (articles[a].key, groups[a] ?? 0, strata[a]!) < (articles[b].key, groups[b] ?? 0, strata[b]!)
    }
    self.matrix = matrix
    keys = order.map { articles[$0].key }
    self.strata = strataKeys.map { $0[0] }
    self.groups = groupKeys.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    self.reports = reports
    self.missingLabelCount = missingLabelCount
    groupOfRow = order.map { groups[$0] }
    stratumOfRow = order.map { strata[$0]! }
    groupNames = names
  }

  /// The different keys, sorted, and the number of each one's.
  private static func numbered(_ keys: [[[UInt8]]?]) -> (numbers: [UInt32?], keys: [[[UInt8]]]) {
    let sorted = Set(keys.compactMap { $0 }).sorted {
      $0.lexicographicallyPrecedes($1) { $0.lexicographicallyPrecedes($1) }
    }
    let numbers = Dictionary(uniqueKeysWithValues: zip(sorted, 0 as UInt32..<UInt32(sorted.count)))
    return (keys.map { $0.map { numbers[$0]! } }, sorted)
  }

  /// What a group is called.
  func name(_ group: Int) -> String { groups[group].joined(separator: " / ") }
}
