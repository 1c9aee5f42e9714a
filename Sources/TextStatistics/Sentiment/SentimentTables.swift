/// What lexicons say of a sentence, an article or a group of articles.
///
/// The columns depend on the options, see `table(of:_:afterReading:)`.
public struct SentimentRow: Sendable {
  var labels: [String]
  var id: String?
  var sentence: Int?
  /// The target, lexicon and voice: see `SentimentOptions.key`.
  var key: Int
  var tally = SentimentTally()
  /// What VADER gives the unit of a row that is one.
  var vader: VaderScores?
  /// The articles of a group, whether they hold the target or not.
  var articleCount = 0
  var interval: (low: Double, high: Double) = (.nan, .nan)
  /// The words of all voices.
  var wordsOfVoices = 0
}

extension SentimentRow {
  /// The table of a corpus, which is read when the table is written.
  ///
  /// Rows of sentences, articles and documents stand in the order of the input and are written while it is read; rows of
  /// groups are sorted by their labels and need what was counted of every article, not its text. Of one sentence, article
  /// or group the rows are ordered by target, then by lexicon, as they were given, then by voice. Articles and groups
  /// have a row even if nothing was found, with the exception of articles without the target.
  ///
  /// - Parameters:
  ///   - reader: A reader made with `options.columns`.
  ///   - options: What is scored and how.
  ///   - afterReading: Called when everything was read.
  /// - Returns: A table whose columns depend on the level and on whether there are targets, voices and VADER's rules.
  /// - Throws: `InputError` if no column says what group an article is of.
  public static func table(
    of reader: CorpusReader, _ options: SentimentOptions,
    afterReading: @escaping @Sendable (SentimentReading) throws -> Void = { _ in }
  ) throws -> Table {
    let columns = columns(options)
    guard options.level == .outlet else {
      return try options.table(
        of: reader, columns, id: \.id, rows: { $0.rows(of: $1, labels: $2) }, afterReading: afterReading)
    }
    try options.check(reader)
    return Table(columns: columns.map(\.schema)) { writer in
      let groups = try SentimentGroups(reader, options)
      try afterReading(groups.reading)
      for row in groups.rows { try writer.write(row, columns) }
    }
  }

  /// The table of a corpus whose parts were scored one by one: the same as of the corpus in one piece.
  ///
  /// - Parameters:
  ///   - partials: The articles of all parts.
  ///   - options: Groups and interval; what was scored and how is known from the partials.
  ///   - afterReading: Called before the table is made.
  /// - Returns: A table of groups.
  /// - Throws: An `InputError` for other columns than the partials have, for a measure that they cannot have, and for
  ///   articles that are not as ``writePartial(_:_:_:to:afterReading:)`` writes them.
  public static func table(
    of partials: PartialCounts, _ options: SentimentOptions, afterReading: (SentimentReading) throws -> Void = { _ in }
  ) throws -> Table {
    precondition(options.level == .outlet, "articles and sentences do not add up")
    let options = try options.scored(as: partials)
    let groups = try SentimentGroups(partials, options)
    try afterReading(groups.reading)
    let columns = columns(options)
    return Table(columns: columns.map(\.schema)) { writer in
      for row in groups.rows { try writer.write(row, columns) }
    }
  }
}

/// An entry of a lexicon found in an article, and what it contributes.
public struct SentimentMatchRow: Sendable {
  var labels: [String]
  var id: String?
  var word: String
  var match: PlacedMatch
}

extension SentimentMatchRow {
  /// The table of every match in a corpus, in the order of the input; the corpus is read when the table is written.
  ///
  /// Of one sentence, or part of one, all matches of the first lexicon come first; with targets, those of the first target.
  /// A match within the windows of two targets is listed for both.
  ///
  /// - Parameters:
  ///   - reader: A reader made with `options.columns`.
  ///   - options: What is scored and how.
  ///   - afterReading: Called when everything was read.
  /// - Returns: A table with a row for every match.
  /// - Throws: `InputError` if no column says what group an article is of.
  public static func table(
    of reader: CorpusReader, _ options: SentimentOptions,
    afterReading: @escaping @Sendable (SentimentReading) throws -> Void = { _ in }
  ) throws -> Table {
    try options.table(
      of: reader, columns(options), id: \.id, rows: { $0.matches(of: $1, labels: $2) }, afterReading: afterReading)
  }

  static func columns(_ options: SentimentOptions) -> [Column<Self>] {
    var columns: [Column<Self>] = options.labelColumns { $0.labels }
    columns.append(.text("id", "The article.") { $0.id })
    if options.level != .document {
      columns.append(.integer("sentence", "The sentence within the article, from 1.") { $0.match.sentence })
    }
    columns.append(
      .integer("position", "The first token of the match within the article, from 1.") { $0.match.position })
    columns += options.keyColumns { $0.match.key }
    return columns + [
      .text("word", "The match as the text has it.") { $0.word },
      .text("term", "The entry of the lexicon.") {
        let entries = options.parts(ofKey: $0.match.key).lexicon.entries
        return entries.indices.contains($0.match.match.entry) ? entries[$0.match.match.entry].term : nil
      },
      .real("valence", "What the lexicon says.") { $0.match.match.valence },
      .text("shifters", "What the words around it did, in the order applied; empty for nothing.") {
        $0.match.match.shifters.joined(separator: "; ")
      },
      .real("contribution", "What it adds to the score of its unit.") { $0.match.match.contribution },
    ]
  }
}

extension SentimentRow {
  static func columns(_ options: SentimentOptions) -> [Column<Self>] {
    let isGroup = options.level == .outlet
    let isUnit = options.level == .sentence || options.level == .document
    let units = options.level == .document ? "document" : options.voices.isEmpty ? "sentence" : "part of a sentence"
    var columns: [Column<Self>] = options.labelColumns { $0.labels }
    if !isGroup { columns.append(.text("id", "The article.") { $0.id }) }
    if options.level == .sentence {
      columns.append(.integer("sentence", "The sentence within the article, from 1.") { $0.sentence })
    }
    columns += options.keyColumns(\.key)
    if isGroup {
      columns.append(.integer("n_articles", "Articles of the group.", unit: "articles") { $0.articleCount })
      if !options.targets.isEmpty {
        columns.append(
          .integer("n_articles_target", "Those of them that hold the target.", unit: "articles") {
            $0.tally.articleCount
          })
      }
      columns.append(
        .integer("n_articles_matched", "Those of them with a match, which the means are over.", unit: "articles") {
          $0.tally.matchedArticleCount
        })
    }
    if !options.targets.isEmpty {
      columns.append(.integer("n_hits", "Places of the target.") { $0.tally.hitCount })
    }
    if !isUnit {
      columns += [
        .integer("n_sentences", "Units that were scored: each is a \(units).", unit: "units") { $0.tally.unitCount },
        .integer("n_sentences_matched", "Those of them that hold a match.", unit: "units") {
          $0.tally.matchedUnitCount
        },
      ]
    }
    columns += [
      .integer("n_words", "Words that were scored.", unit: "words") { $0.tally.total.wordCount },
      .integer("n_matched", "Matches of the lexicon; one of several words is one.") { $0.tally.total.matchedCount },
      .integer("n_negated", "Those of them that a negation turned round.") { $0.tally.total.negatedCount },
      .real("coverage", "Matches per word.", formula: "n_matched / n_words") { $0.coverage },
      .real("pos", "Sum of what positive matches contribute.") { $0.tally.total.positive },
      .real("neg", "Sum of what negative matches contribute, without sign.") { $0.tally.total.negative },
    ]
    if !isUnit, !options.voices.isEmpty {
      columns.append(
        .real("quoted_share", "Share of words within quotation marks, of all words of the \(options.level.noun).") {
          row in
          guard row.wordsOfVoices > 0 else { return nil }
          let words = row.tally.total.wordCount
          let isQuoted = options.parts(ofKey: row.key).voice == .quoted
          return Double(isQuoted ? words : row.wordsOfVoices - words) / Double(row.wordsOfVoices)
        })
    }
    for measure in SentimentMeasure.allCases {
      if measure == .compound && !options.hasCompound || measure.isShare && isUnit { continue }
      if measure == .compound, isUnit { columns += vaderColumns }
      columns.append(column(measure, options, units: units))
      if isGroup, measure == options.intervalMeasure { columns += intervalColumns(measure) }
    }
    return columns
  }

  private var coverage: Double? {
    tally.total.wordCount == 0 ? nil : Double(tally.total.matchedCount) / Double(tally.total.wordCount)
  }

  private static func column(
    _ measure: SentimentMeasure, _ options: SentimentOptions, units: String
  ) -> Column<Self> {
    var schema = measure.schema
    switch options.level {
    case .sentence, .document: schema.description += "."
    case .article: schema.description += "; mean over its units, each a \(units)."
    case .outlet: schema.description += "; mean over articles of the mean over units, each a \(units)."
    }
    // On any text, the strict preset gives what vaderSentiment gives, also if that is 0 for want of a match.
    let isExact = measure == .compound && options.rules == .vader && !options.level.isMean
    return Column(schema: schema) { row in .real(isExact ? row.vader?.compound ?? .nan : row.tally.mean(measure)) }
  }

  private static var vaderColumns: [Column<Self>] {
    [
      .real("vader_neg", "VADER's share of negative words.") { $0.vader?.negative },
      .real("vader_neu", "VADER's share of neutral words.") { $0.vader?.neutral },
      .real("vader_pos", "VADER's share of positive words.") { $0.vader?.positive },
    ]
  }

  private static func intervalColumns(_ measure: SentimentMeasure) -> [Column<Self>] {
    [
      .real("low", "Lower end of the interval of \(measure.rawValue), from resampling articles.") { $0.interval.low },
      .real("high", "Upper end of the interval of \(measure.rawValue), from resampling articles.") { $0.interval.high },
    ]
  }
}

extension SentimentOptions.Level {
  /// Whether scores are means of several units.
  var isMean: Bool { self == .article || self == .outlet }

  fileprivate var noun: String { self == .outlet ? "group" : "article" }
}

extension SentimentOptions {
  /// Checks that articles can be grouped as they are to be.
  func check(_ reader: CorpusReader) throws {
    precondition(!lexicons.isEmpty, "there is nothing to score without a lexicon")
    if needsLabels { try reader.requireLabels(.groups(by: labelNames)) }
  }

  /// The table of rows that are written, in the order of the input, while it is read.
  fileprivate func table<Row: Sendable>(
    of reader: CorpusReader, _ columns: [Column<Row>], id: any WritableKeyPath<Row, String?> & Sendable,
    rows: @escaping @Sendable (SentimentReader, borrowing Document, [String]) -> [Row],
    afterReading: @escaping @Sendable (SentimentReading) throws -> Void
  ) throws -> Table {
    try check(reader)
    return Table(columns: columns.map(\.schema)) { writer in
      try stream(reader, self, of: rows, afterReading) { row, name in
        var row = row
        row[keyPath: id] = name
        try writer.write(row, columns)
      }
    }
  }

  fileprivate func labelColumns<Row>(_ labels: @escaping @Sendable (Row) -> [String]) -> [Column<Row>] {
    labelNames.enumerated().map { index, name in
      .text(name, "The \(name) of the article.") { labels($0)[index] }
    }
  }

  /// The columns that tell the rows of one sentence, article or group apart.
  fileprivate func keyColumns<Row>(_ key: @escaping @Sendable (Row) -> Int) -> [Column<Row>] {
    var columns: [Column<Row>] = []
    if !targets.isEmpty {
      columns.append(.text("target", "The target.") { parts(ofKey: key($0)).target?.text })
    }
    columns.append(.text("lexicon", "The lexicon.") { parts(ofKey: key($0)).lexicon.name })
    if !voices.isEmpty {
      columns.append(
        .text("speech", "Who speaks: narration or quoted.") { parts(ofKey: key($0)).voice?.rawValue })
    }
    return columns
  }
}
