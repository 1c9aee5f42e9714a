/// The terms of every article, the group it is from, and the stratum it is compared within: what ``KeynessComparison`` reads.
public struct KeynessArticles: Sendable {
  /// The counts: a row per article, those of a second corpus last.
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

  /// What a thread keeps.
  private struct Part {
    struct Article {
      var order: (Int, Int, Int)
      /// The values of the columns to group by, and of the stratum.
      var labels: [[UInt8]]
    }

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
    let first = options.unit.columns.count
    for (name, column) in zip(names, readers[0].columnNames.dropFirst(first)) where column == nil {
      throw InputError(
        path: "",
        reason:
          "no column or folder tells the \(name) of an article; name the column with --\(name), or group --by another")
    }
    if let stratum, readers.contains(where: { $0.columnNames.last == .some(nil) }) {
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
        if stratum != nil { labels.append(document.column(first + labelCount).map(Array.init) ?? []) }
        part.counting.add(document)
        part.articles.append(Part.Article(order: (corpus, document.batch, document.index), labels: labels))
      }
      parts += read
      reports.append(report)
    }
    let missing = parts.reduce(0) { $0 + $1.missingLabelCount }
    try afterReading(reports, missing)
    matrix = try DocumentFeatureMatrix(
      merging: parts.map(\.counting), labelNames: options.unit.labelNames, limits: options.limits,
      threads: options.threads)

    // In the order that the rows of the matrix have.
    let articles = parts.flatMap(\.articles).sorted { $0.order < $1.order }
    let (groupNumbers, groups) = Self.numbered(
      articles.map { $0.order.0 == 0 ? Array($0.labels.prefix(names.count)) : nil })
    let (strata, _) = Self.numbered(articles.map { Array($0.labels.dropFirst($0.order.0 == 0 ? names.count : 0)) })
    groupOfRow = groupNumbers
    stratumOfRow = strata.map { $0! }
    groupNames = names
    self.groups = groups.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    self.reports = reports
    missingLabelCount = missing
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
