/// Groups of articles: what was found in all articles of each, and the means over them.
struct SentimentGroups {
  let reading: SentimentReading
  /// Sorted by labels, then by key.
  let rows: [SentimentRow]

  /// What a thread keeps of an article.
  private struct Article {
    var batch: Int
    var index: Int
    var group: Int
    /// By key; nil where it has no unit.
    var tallies: [SentimentTally?]
  }

  /// What a thread reads.
  private struct Part {
    let reader: SentimentReader
    var articles: [Article] = []
    var groups: [[[UInt8]]: Int] = [:]
    var labels: [[String]] = []

    mutating func add(_ document: borrowing Document) {
      guard let labels = reader.labels(of: document) else { return }
      let group = groups[labels.bytes] ?? self.labels.count
      if group == self.labels.count {
        groups[labels.bytes] = group
        self.labels.append(labels)
      }
      articles.append(
        Article(
          batch: document.batch, index: document.index, group: group, tallies: reader.tallies(of: document)))
    }
  }

  init(_ reader: CorpusReader, _ options: SentimentOptions) throws {
    let (parts, report) = try reader.read(
      threads: options.threads, makeState: { Part(reader: SentimentReader(options)) }
    ) { part, document in part.add(document) }
    reading = SentimentReading(report, parts.map(\.reader), options)

    var groups: [[[UInt8]]: (labels: [String], articles: [Article])] = [:]
    for part in parts {
      for article in part.articles {
        let labels = part.labels[article.group]
        groups[labels.bytes, default: (labels, [])].articles.append(article)
      }
    }
    // Sums of numbers depend on their order: that of the input.
    let sorted = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) { $0.lexicographicallyPrecedes($1) } }.map {
      (labels: $0.value.labels, articles: $0.value.articles.sorted { ($0.batch, $0.index) < ($1.batch, $1.index) })
    }

    let keyCount = options.keyCount
    var rows: [SentimentRow] = []
    for (labels, articles) in sorted {
      let tallies: [SentimentTally?] = (0..<keyCount).map { key in
        articles.reduce(into: SentimentTally()) { sum, article in
          if let tally = article.tallies[key] { sum.add(article: tally) }
        }
      }
      for key in 0..<keyCount where options.shows(key) {
        var row = SentimentRow(labels: labels, key: key, tally: tallies[key]!)
        row.articleCount = articles.count
        row.wordsOfVoices = options.wordsOfVoices(key, tallies)
        rows.append(row)
      }
    }
    let (keys, shownCount) = (rows.map(\.key), rows.count / max(1, sorted.count))
    let intervals = [(low: Double, high: Double)](unsafeUninitializedCapacity: rows.count) { intervals, count in
      count = rows.count
      nonisolated(unsafe) let intervals = intervals
      parallel(rows.count, threads: options.threads) { row, _ in
        let values = sorted[row / shownCount].articles.compactMap { article in
          article.tallies[keys[row]]?.mean(options.intervalMeasure)
        }.filter { !$0.isNaN }
        let mean = resampledMean(of: values, options.resampling)
        intervals.initializeElement(at: row, to: (mean.low, mean.high))
      }
    }
    for row in rows.indices { rows[row].interval = intervals[row] }
    self.rows = rows
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
