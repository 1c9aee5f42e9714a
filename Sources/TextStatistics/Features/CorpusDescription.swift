/// What a group of articles consists of.
public struct GroupDescription: TableRow, Sendable {
  /// The values of the columns that the articles were grouped by.
  public internal(set) var labels: [String]
  /// The tokens of every article, in no particular order.
  var tokens: [Int] = []
  /// Different terms.
  public internal(set) var typeCount = 0
  /// Sentences.
  public internal(set) var sentenceCount = 0
  /// The earliest and the latest date.
  public internal(set) var dates: ClosedRange<CalendarDate>?
  /// Articles without a date.
  public internal(set) var undatedCount = 0
  /// Articles whose date cannot be read, or means different days in different countries.
  public internal(set) var unreadableDateCount = 0
  /// Articles without a token.
  public internal(set) var emptyCount = 0
  /// Articles whose text is that of an earlier article, of any group.
  public internal(set) var duplicateCount = 0
  /// Lines that cleaning would remove.
  public internal(set) var boilerplateLineCount = 0
  /// Articles that are copies of another one, of any group, and not the original of their cluster.
  public internal(set) var copyCount = 0
  /// Articles with a credit or dateline of a news agency.
  public internal(set) var wireCount = 0

  /// The sum of all tokens.
  public var tokenCount: Int { tokens.reduce(0, +) }
  /// The middle one of the token counts, or the mean of the two in the middle; nil without an article.
  public var medianTokens: Double? {
    guard !tokens.isEmpty else { return nil }
    let sorted = tokens.sorted()
    return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The columns of the overview.
  public static var columns: [Column<Self>] {
    [
      .integer("n_articles", "Articles.", unit: "articles") { $0.tokens.count },
      .integer("n_tokens", "Tokens that are counted.", unit: "tokens") { $0.tokenCount },
      .integer("n_types", "Different terms.", unit: "types") { $0.typeCount },
      .integer("n_sentences", "Sentences; headlines count as one.", unit: "sentences") { $0.sentenceCount },
      .real("mean_tokens", "Tokens per article.", unit: "tokens", formula: "n_tokens / n_articles") {
        Double($0.tokenCount) / Double($0.tokens.count)
      },
      .real("median_tokens", "Median of the tokens per article.", unit: "tokens") { $0.medianTokens },
      .date("first_date", "The earliest date.") { $0.dates?.lowerBound.description },
      .date("last_date", "The latest date.") { $0.dates?.upperBound.description },
      .integer("n_no_date", "Articles without a date.", unit: "articles") { $0.undatedCount },
      .integer("n_bad_date", "Articles with a date that cannot be read or is ambiguous.", unit: "articles") {
        $0.unreadableDateCount
      },
      .integer("n_empty", "Articles without a token.", unit: "articles") { $0.emptyCount },
      .integer("n_exact_dup", "Articles whose text is byte for byte that of an earlier one.", unit: "articles") {
        $0.duplicateCount
      },
      .integer("n_boilerplate_lines", "Lines that cleaning would remove.", unit: "lines") { $0.boilerplateLineCount },
      .integer(
        "n_copies", "Articles that share half of their shingles with an earlier one; see stats dedupe.",
        unit: "articles"
      ) { $0.copyCount },
      .integer("n_wire", "Articles with a credit or dateline of a news agency.", unit: "articles") { $0.wireCount },
    ]
  }
}

/// An overview of a corpus, group by group.
public struct CorpusDescription: Sendable {
  /// The names of the columns that the articles were grouped by.
  public let labelNames: [String]
  /// The groups, sorted by their labels.
  public let groups: [GroupDescription]
  /// What was met while reading.
  public let report: ReadingReport
  /// Articles left out because they lack a value they were to be grouped by.
  public let missingLabelCount: Int

  /// The overview as a table.
  public var table: Table {
    let labels = labelNames.indices.map { label in
      Column<GroupDescription>.text(labelNames[label], "The \(labelNames[label]) of the articles.") { $0.labels[label] }
    }
    return Table(columns: labels + GroupDescription.columns, rows: groups)
  }

  /// Reads a corpus once.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns of `options.unit`, then `.date`, and somewhere `.outlet`, without which
  ///     lines are repeated if all articles together have them often enough.
  ///   - options: The groups, the tokeniser and the threads; limits of the vocabulary are not for an overview.
  /// - Throws: `InputError` for input that cannot be used.
  public init(_ reader: CorpusReader, _ options: CountingOptions) throws {
    try reader.requireLabels(options.unit)
    let dateColumn = options.unit.columns.count
    let outletColumn = reader.firstIndex(of: [.outlet, .named("outlet")])
    let (budget, copyBudget) = (LineBudget(), CopyBudget())
    let (states, report) = try reader.read(
      threads: options.threads,
      makeState: { DescriptionState(options, dateColumn: dateColumn, outletColumn: outletColumn, budget, copyBudget) }
    ) { state, document in state.add(document) }
    self.report = report
    labelNames = options.unit.labelNames
    missingLabelCount = states.reduce(0) { $0 + $1.counting.missingLabelCount }

    let matrix = try DocumentFeatureMatrix(
      merging: states.map(\.counting), labelNames: labelNames, limits: VocabularyLimits(), threads: options.threads)
    var groups = matrix.rows.indices.map { row in
      var group = GroupDescription(labels: matrix.rows[row].labels)
      group.typeCount = matrix.counts.range(ofRow: row).count
      return group
    }
    func key(_ labels: [String]) -> [[UInt8]] { labels.map { Array($0.utf8) } }
    var position: [[[UInt8]]: Int] = [:]
    for (index, group) in groups.enumerated() { position[key(group.labels)] = index }
    let places = states.map { $0.counting.groups.map { position[key($0.labels)]! } }
    for (state, places) in zip(states, places) {
      for (place, part) in zip(places, state.groups) { groups[place].add(part) }
    }
    let lines = MergedLines(states.map(\.lines), rows: places)
    for (row, totals) in lines.totals(rowCount: groups.count, threads: options.threads).enumerated() {
      (groups[row].boilerplateLineCount, groups[row].wireCount) = totals
    }
    // Of articles with the same text, all but the first in the input are copies.
    var first: [TextFingerprint: (order: (Int, Int), group: Int)] = [:]
    for (state, places) in zip(states, places) {
      for article in state.articles {
        let entry = (order: article.order, group: places[article.group])
        guard let other = first[article.fingerprint] else {
          first[article.fingerprint] = entry
          continue
        }
        let isEarlier = entry.order < other.order
        groups[isEarlier ? other.group : entry.group].duplicateCount += 1
        if isEarlier { first[article.fingerprint] = entry }
      }
    }
    var copying = CopyOptions()
    copying.threads = options.threads
    let copies = Copies(states.map(\.copies), copying)
    for copy in copies.clusters.flatMap({ $0.dropFirst() }).map({ copies.articles[$0] }) {
      groups[places[copy.collector][copy.group]].copyCount += 1
    }
    self.groups = groups
  }
}

extension GroupDescription {
  /// Adds what another thread found of the same group.
  mutating func add(_ other: GroupDescription) {
    tokens += other.tokens
    sentenceCount += other.sentenceCount
    for date in [other.dates?.lowerBound, other.dates?.upperBound].compactMap({ $0 }) { add(date) }
    undatedCount += other.undatedCount
    unreadableDateCount += other.unreadableDateCount
    emptyCount += other.emptyCount
  }

  mutating func add(_ date: CalendarDate) {
    dates = dates.map { min($0.lowerBound, date)...max($0.upperBound, date) } ?? date...date
  }
}

/// What one thread finds out for an overview.
private final class DescriptionState {
  let counting: CountingState
  /// As many as `counting.groups`, in the same order; labels are there.
  var groups: [GroupDescription] = []
  var articles: [(fingerprint: TextFingerprint, order: (Int, Int), group: Int)] = []
  let copies: CopyCollector
  var lines: LineCounts
  private let dateColumn: Int
  private let outletColumn: Int?
  private let rule: SentenceRule
  /// Whether the words that are counted are those of shingles: then they are not looked for twice.
  private let hasShingleWords: Bool
  private var starts: [Int] = []

  init(
    _ options: CountingOptions, dateColumn: Int, outletColumn: Int?, _ budget: LineBudget, _ copyBudget: CopyBudget
  ) {
    counting = CountingState(options)
    lines = LineCounts(removed: BoilerplateCheck.removedByDefault, budget)
    self.dateColumn = dateColumn
    copies = CopyCollector(budget: copyBudget, date: dateColumn)
    self.outletColumn = outletColumn
    rule = options.tokenization.options.sentences
    hasShingleWords = ShingleReader.hasWords(of: options.tokenization.options)
  }

  func add(_ document: borrowing Document) {
    guard let counted = counting.add(document) else { return }
    if counted.row == groups.count { groups.append(GroupDescription(labels: [])) }
    if hasShingleWords {
      copies.add(document, readBy: counting.counter.tokenizer, group: counted.row)
    } else {
      copies.add(document, group: counted.row)
    }
    sentenceStarts(document.text, rule: rule, into: &starts)
    groups[counted.row].tokens.append(counted.tokens)
    groups[counted.row].sentenceCount += starts.count
    if let bytes = document.column(dateColumn) {
      if let date = CalendarDate(parsing: bytes) {
        groups[counted.row].add(date)
      } else {
        groups[counted.row].unreadableDateCount += 1
      }
    } else {
      groups[counted.row].undatedCount += 1
    }
    if counted.tokens == 0 { groups[counted.row].emptyCount += 1 }
    if let outletColumn {
      lines.add(document.text, outlet: document.column(outletColumn), row: counted.row)
    } else {
      lines.add(document.text, outlet: nil, row: counted.row)
    }
    if !document.text.isEmpty {
      articles.append((TextFingerprint(document.text), (document.batch, document.index), counted.row))
    }
  }
}

/// 128 bits that two different texts share with a chance of one in 10^38.
struct TextFingerprint: Hashable, Sendable {
  private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var high: UInt64 = 0xD1B5_4A32_D192_ED03

  init(_ text: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(text)
    var index = 0
    while index + 8 <= raw.count {
      mix(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    mix(rest)
    mix(UInt64(raw.count))
  }

  private mutating func mix(_ word: UInt64) {
    let first = (low ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    low = first.high ^ first.low
    let second = (high &+ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    high = (second.high ^ second.low) &+ low
  }
}
