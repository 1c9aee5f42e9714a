/// Groups of articles: what was found in all articles of each, and the means over them.
struct SentimentGroups {
  let reading: SentimentReading
  /// Sorted by labels, then by key.
  let rows: [SentimentRow]

  init(_ reader: CorpusReader, _ options: SentimentOptions) throws {
    let scored = try ScoredArticles(reader, options)
    self.init(scored.reading, scored.groups, options)
  }

  /// Sums of numbers, and what is drawn, depend on the order of articles: that of their keys.
  init(_ reading: SentimentReading, _ groups: [ScoredArticles.Group], _ options: SentimentOptions) {
    self.reading = reading
    let groups = groups.map { (labels: $0.labels, articles: $0.sortedArticles) }
    let keyCount = options.keyCount
    var rows: [SentimentRow] = []
    for (labels, articles) in groups {
      let tallies: [SentimentTally?] = (0..<keyCount).map { key in
        articles.reduce(into: SentimentTally()) { sum, article in
          guard let tally = article.tallies[key] else { return }
          for _ in 0..<article.count { sum.add(article: tally) }
        }
      }
      let articleCount = articles.reduce(0) { $0 + $1.count }
      for key in 0..<keyCount where options.shows(key) {
        var row = SentimentRow(labels: labels, key: key, tally: tallies[key]!)
        row.articleCount = articleCount
        row.wordsOfVoices = options.wordsOfVoices(key, tallies)
        rows.append(row)
      }
    }
    let (keys, shownCount) = (rows.map(\.key), rows.count / max(1, groups.count))
    let intervals = [(low: Double, high: Double)](unsafeUninitializedCapacity: rows.count) { intervals, count in
      count = rows.count
      nonisolated(unsafe) let intervals = intervals
      parallel(rows.count, threads: options.threads) { row, _ in
        var values: [Double] = []
        for article in groups[row / shownCount].articles {
          guard let value = article.tallies[keys[row]]?.mean(options.intervalMeasure), !value.isNaN else { continue }
          values.append(contentsOf: repeatElement(value, count: article.count))
        }
        let mean = resampledMean(of: values, options.resampling)
        intervals.initializeElement(at: row, to: (mean.low, mean.high))
      }
    }
    for row in rows.indices { rows[row].interval = intervals[row] }
    self.rows = rows
  }
}

/// The articles of a corpus by group, each with what was found in it.
struct ScoredArticles {
  /// What is kept of an article, or of several that are equal.
  struct Article {
    var key: ArticleKey
    /// By key of `SentimentOptions`; nil where it has no unit.
    var tallies: [SentimentTally?]
    var count = 1
  }

  /// The articles of the same labels, in no order.
  struct Group {
    var labels: [String]
    var articles: [Article] = []

    /// The articles in the order of their keys.
    var sortedArticles: [Article] { articles.sorted { $0.key < $1.key } }
  }

  let reading: SentimentReading
  /// Sorted by labels.
  let groups: [Group]

  /// What a thread reads.
  private struct Part {
    let reader: SentimentReader
    var groups: [[[UInt8]]: Group] = [:]

    mutating func add(_ document: borrowing Document, idColumn: Int) {
      guard let labels = reader.labels(of: document) else { return }
      let article = Article(
        key: ArticleKey(document, idColumn: idColumn), tallies: reader.tallies(of: document))
      groups[labels.bytes, default: Group(labels: labels)].articles.append(article)
    }
  }

  init(_ reader: CorpusReader, _ options: SentimentOptions) throws {
    let idColumn = options.labelNames.count
    let (parts, report) = try reader.read(
      threads: options.threads, makeState: { Part(reader: SentimentReader(options)) }
    ) { part, document in part.add(document, idColumn: idColumn) }
    reading = SentimentReading(report, parts.map(\.reader), options)
    var groups: [[[UInt8]]: Group] = [:]
    for part in parts {
      for (labels, group) in part.groups {
        groups[labels, default: Group(labels: group.labels)].articles += group.articles
      }
    }
    self.groups = groups.sorted {
      $0.key.lexicographicallyPrecedes($1.key) { $0.lexicographicallyPrecedes($1) }
    }.map(\.value)
  }
}

extension SentimentOptions {
  fileprivate var resampling: CollocateComparison.Resampling {
    var resampling = CollocateComparison.Resampling()
    (resampling.replicates, resampling.level, resampling.seed) = (replicates, confidence, seed)
    return resampling
  }
}

extension [String] {
  /// Equal strings may differ in them.
  fileprivate var bytes: [[UInt8]] { map { [UInt8]($0.utf8) } }
}
