/// What a timeline counts.
public struct TimelineOptions: Sendable {
  /// How text becomes terms: what `terms` were made with.
  public var tokenization: Tokenization
  /// What is looked for; without any, only articles and tokens are counted.
  public var terms: [TokenPattern] = []
  /// How long a period is.
  public var period = TimelinePeriod.week
  /// The columns that articles are grouped by.
  public var groupNames = ["outlet"]
  /// The confidence of the intervals, above 0 and below 1.
  public var level = 0.95
  /// How many threads work at most.
  public var threads = 1

  /// Creates options for articles and tokens by outlet and week.
  public init(_ tokenization: Tokenization) { self.tokenization = tokenization }

  /// The columns that a reader has to be asked for.
  public var columns: [DocumentColumn] { groupNames.map(DocumentColumn.init(name:)) + [.date] }
}

/// What one group wrote in one period, of one term.
public struct TimelineRow: Sendable {
  /// The first day of the period.
  public let start: CalendarDate
  /// The values of the columns that articles are grouped by.
  public let labels: [String]
  /// The term as it was written; nil when none were asked for.
  public let term: String?
  /// Articles of the group with a date in the period.
  public let articleCount: Int
  /// Their tokens.
  public let tokenCount: Int
  /// Articles that hold the term.
  public let matchingCount: Int
  /// Occurrences of the term; those of one term do not overlap.
  public let count: Int
  /// The interval of the share; NaN without an article.
  public let interval: (low: Double, high: Double)

  /// The share of the articles that hold the term; NaN without an article.
  public var share: Double { Double(matchingCount) / Double(articleCount) }
  /// Occurrences per million tokens; NaN without a token.
  public var perMillion: Double { Double(count) * 1e6 / Double(tokenCount) }

  /// The columns before and behind the labels.
  static func columns(_ labelNames: [String], hasTerms: Bool) -> [Column<Self>] {
    let labels = labelNames.indices.map { label in
      Column.text(labelNames[label], "The \(labelNames[label]) of the articles.") { (row: Self) in row.labels[label] }
    }
    let articles = Column<Self>.integer("n_articles", "Articles dated within the period.", unit: "articles") {
      $0.articleCount
    }
    let start = Column<Self>.date("period_start", "The first day of the period.") { $0.start.description }
    guard hasTerms else {
      return [start] + labels + [articles, .integer("n_tokens", "Their tokens.", unit: "tokens") { $0.tokenCount }]
    }
    return [start] + labels + [
      .text("term", "The word, glob or phrase.") { $0.term },
      articles,
      .integer("n_articles_matching", "Articles that hold the term.", unit: "articles") { $0.matchingCount },
      .real("share", "Share of the articles that hold the term.", formula: "n_articles_matching / n_articles") {
        $0.share
      },
      .integer("count", "Occurrences of the term.", unit: "occurrences") { $0.count },
      .real(
        "per_million", "Occurrences per million tokens.", unit: "per million tokens",
        formula: "1e6 * count / tokens of the period"
      ) { $0.perMillion },
      .real("low", "Lower end of Wilson's interval of share.") { $0.interval.low },
      .real("high", "Upper end of Wilson's interval of share.") { $0.interval.high },
    ]
  }
}

/// How often groups of articles, such as outlets, have terms over time.
///
/// Every group has a row for each period from its first dated article to its last, also where it has no article: there the
/// shares are undefined. Articles without a date that means one day are left out and counted.
///
/// The interval of a share is that of Wilson (1927), over articles: with `k` of `n` articles, `p = k / n` and the normal
/// quantile `z` of the level, `(p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n)`. It takes the articles of a period as a
/// sample of what the outlet could have written, independent of each other. The rate per million tokens has no interval.
public struct Timeline: Sendable {
  /// What was met while reading.
  public let report: ReadingReport
  /// Articles left out because they lack a value they were to be grouped by.
  public let missingLabelCount: Int
  /// Articles in a group, but without a date.
  public let undatedCount: Int
  /// Articles in a group whose date cannot be read, or means different days in different countries.
  public let unreadableDateCount: Int
  /// The first of these, with the days it can mean; nil without any.
  public let firstUnreadableDate: InputError?
  /// The occurrences of each term.
  public let termCounts: [Int]

  private let options: TimelineOptions
  /// Sorted by their labels.
  private let groups: [(labels: [String], periods: [Int: TimelineCell])]

  /// Reads a corpus once.
  ///
  /// - Parameters:
  ///   - reader: A reader made with `options.columns`.
  ///   - options: What to count.
  /// - Throws: `InputError` for input that cannot be used, and if no column has dates.
  /// - Complexity: One pass. Memory grows with the periods that have an article.
  public init(_ reader: CorpusReader, _ options: TimelineOptions) throws {
    precondition(options.level > 0 && options.level < 1, "a confidence is above 0 and below 1")
    try reader.requireLabels(.groups(by: options.groupNames))
    guard reader.columnNames[options.groupNames.count] != nil else {
      throw InputError(path: "", reason: "no column tells the date of an article; name the column with --date")
    }
    let (counters, report) = try reader.read(
      threads: options.threads, makeState: { TimelineCounter(options) }
    ) { counter, document in counter.add(document) }
    self.options = options
    self.report = report
    missingLabelCount = counters.reduce(0) { $0 + $1.missingLabelCount }
    undatedCount = counters.reduce(0) { $0 + $1.undatedCount }
    unreadableDateCount = counters.reduce(0) { $0 + $1.unreadableDateCount }
    firstUnreadableDate = counters.compactMap(\.unreadableDate).min { $0.place < $1.place }.map { date in
      let (path, line) = report.location(of: date.place)
      return InputError(path: path, line: line, reason: CalendarDate.refusal(of: date.text))
    }

    // By bytes: equal strings may differ in them.
    var groups: [[[UInt8]]: [Int: TimelineCell]] = [:]
    for group in counters.flatMap(\.groups) {
      groups[group.labels, default: [:]].merge(group.periods) { $0.adding($1) }
    }
    self.groups = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) { $0.lexicographicallyPrecedes($1) } }
      .map { (labels: $0.key.map { String(decoding: $0, as: UTF8.self) }, periods: $0.value) }
    termCounts = options.terms.indices.map { term in
      groups.values.reduce(0) { $1.values.reduce($0) { $0 + $1.counts[term] } }
    }
  }

  /// The rows as a table, ordered by labels, by term as they were given, and by period.
  public var table: Table {
    let columns = TimelineRow.columns(options.groupNames, hasTerms: !options.terms.isEmpty)
    return Table(columns: columns.map(\.schema)) { writer in
      for (labels, periods) in groups {
        guard let first = periods.keys.min(), let last = periods.keys.max() else { continue }
        for term in 0..<max(1, options.terms.count) {
          for period in first...last {
            try writer.write(row(labels, period, periods[period] ?? TimelineCell(options.terms.count), term), columns)
          }
        }
      }
    }
  }

  private func row(_ labels: [String], _ period: Int, _ cell: TimelineCell, _ term: Int) -> TimelineRow {
    let hasTerms = !options.terms.isEmpty
    let matching = hasTerms ? cell.matching[term] : 0
    return TimelineRow(
      start: options.period.start(of: period), labels: labels, term: hasTerms ? options.terms[term].text : nil,
      articleCount: cell.articleCount, tokenCount: cell.tokenCount, matchingCount: matching,
      count: hasTerms ? cell.counts[term] : 0,
      interval: wilsonInterval(matching, of: cell.articleCount, level: options.level))
  }
}

/// Wilson's score interval of a share (Wilson 1927; Brown, Cai and DasGupta 2001, section 3.1.1); NaN for `count` 0.
///
/// Where no article matches it begins at exactly 0, and where all do it ends at exactly 1.
func wilsonInterval(_ matching: Int, of count: Int, level: Double) -> (low: Double, high: Double) {
  guard count > 0 else { return (.nan, .nan) }
  let (n, z) = (Double(count), normalQuantile((1 + level) / 2))
  let p = Double(matching) / n
  let center = (p + z * z / (2 * n)) / (1 + z * z / n)
  let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
  return (matching == 0 ? 0 : center - half, matching == count ? 1 : center + half)
}
