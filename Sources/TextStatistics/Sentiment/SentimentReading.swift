/// What was met while a corpus was read and scored.
public struct SentimentReading: Sendable {
  /// What was met while reading.
  public let report: ReadingReport
  /// Articles left out because they lack a value that they are grouped by.
  public let missingLabelCount: Int
  /// The targets that no article holds, as they were written.
  public let absentTargets: [String]
  /// Whether there are neutral terms and no article holds any of them.
  public let lacksNeutralTerms: Bool

  /// The same of a corpus whose parts were scored one by one.
  init(_ partials: PartialCounts, absentTargets: [String], lacksNeutralTerms: Bool) {
    report = partials.report
    missingLabelCount = partials.missingLabelCount
    self.absentTargets = absentTargets
    self.lacksNeutralTerms = lacksNeutralTerms
  }

  init(_ report: ReadingReport, _ readers: [SentimentReader], _ options: SentimentOptions) {
    self.report = report
    missingLabelCount = readers.reduce(0) { $0 + $1.missingLabelCount }
    absentTargets = options.targets.indices.filter { target in
      readers.allSatisfy { $0.scorer.hitCounts[target] == 0 }
    }.map { options.targets[$0].text }
    lacksNeutralTerms = !options.neutralTerms.isEmpty && readers.allSatisfy { !$0.scorer.hasMetNeutralTerm }
  }
}

/// Makes rows of one article after another; one to a thread.
final class SentimentReader {
  let scorer: ArticleScorer
  private(set) var missingLabelCount = 0
  private let options: SentimentOptions

  init(_ options: SentimentOptions, needsMatches: Bool = false) {
    scorer = ArticleScorer(options, needsMatches: needsMatches)
    self.options = options
  }

  /// The values of the label columns, nil for an article that lacks one it is grouped by.
  func labels(of document: borrowing Document) -> [String]? {
    var labels: [String] = []
    for column in options.labelNames.indices {
      let value = document.column(column)
      if value == nil, options.needsLabels {
        missingLabelCount += 1
        return nil
      }
      labels.append(value.map { String(decoding: $0, as: UTF8.self) } ?? "")
    }
    return labels
  }

  /// What was found in an article, by key; nil where there was no unit.
  func tallies(of document: borrowing Document) -> [SentimentTally?] {
    var tallies = [SentimentTally?](repeating: nil, count: options.keyCount)
    scorer.score(document.text) { unit in
      var tally = tallies[unit.key] ?? SentimentTally()
      tally.add(unit.score, hits: unit.hits, withoutMatch: options.countsUnmatched)
      tallies[unit.key] = tally
    }
    return tallies
  }

  /// The rows of an article, or of its sentences.
  func rows(of document: borrowing Document, labels: [String]) -> [SentimentRow] {
    if options.level.isMean {
      let tallies = tallies(of: document)
      return tallies.indices.compactMap { key in
        if tallies[key] == nil && !options.targets.isEmpty || !options.shows(key) { return nil }
        return SentimentRow(
          labels: labels, key: key, tally: tallies[key] ?? SentimentTally(),
          wordsOfVoices: options.wordsOfVoices(key, tallies))
      }
    }
    var rows: [SentimentRow] = []
    scorer.score(document.text) { unit in
      guard options.shows(unit.key) else { return }
      var tally = SentimentTally()
      tally.add(unit.score, hits: unit.hits, withoutMatch: options.countsUnmatched)
      rows.append(
        SentimentRow(labels: labels, sentence: unit.sentence, key: unit.key, tally: tally, vader: unit.score.vader))
    }
    return rows
  }

  /// The matches of an article.
  func matches(of document: borrowing Document, labels: [String]) -> [SentimentMatchRow] {
    var rows: [SentimentMatchRow] = []
    let text = document.text
    scorer.score(text) { _ in
    } onMatch: { match in
      guard options.shows(match.key) else { return }
      let word = String(decoding: text[match.match.range], as: UTF8.self)
      rows.append(SentimentMatchRow(labels: labels, word: word, match: match))
    }
    return rows
  }
}

extension SentimentOptions {
  /// The words of all voices that share the rest of a key.
  func wordsOfVoices(_ key: Int, _ tallies: [SentimentTally?]) -> Int {
    let first = key / voiceCount * voiceCount
    return tallies[first..<first + voiceCount].reduce(0) { $0 + ($1?.total.wordCount ?? 0) }
  }
}

/// What is passed on of an article: its rows, which know its identifier, or in their place its number, only then.
private struct ArticleRows<Row> {
  var id: String?
  var rows: [Row]
}

/// Reads a corpus and hands out the rows of its articles in the order of the input.
///
/// - Parameters:
///   - reader: A reader made with `options.columns`.
///   - options: What is scored and how.
///   - rows: Makes the rows of an article with labels.
///   - afterReading: Called when the last row was handed out.
///   - body: Gets every row, with the identifier of its article.
/// - Throws: `InputError` for input that cannot be used, and what `afterReading` and `body` throw.
func stream<Row>(
  _ reader: CorpusReader, _ options: SentimentOptions,
  of rows: @escaping @Sendable (SentimentReader, borrowing Document, [String]) -> [Row],
  _ afterReading: (SentimentReading) throws -> Void, _ body: (Row, _ id: String) throws -> Void
) throws {
  let needsMatches = Row.self == SentimentMatchRow.self
  try withoutActuallyEscaping(body) { body in
    var number = 0
    let order = InputOrder<ArticleRows<Row>> { article in
      number += 1
      let id = article.id ?? String(number)
      for row in article.rows { try body(row, id) }
    }
    let idColumn = options.labelNames.count
    let (states, report) = try reader.read(
      threads: options.threads,
      makeState: { (reader: SentimentReader(options, needsMatches: needsMatches), thread: order.join()) }
    ) { state, document in
      let id = document.column(idColumn).map { String(decoding: $0, as: UTF8.self) }
      let rows = state.reader.labels(of: document).map { rows(state.reader, document, $0) } ?? []
      try state.thread.add(ArticleRows(id: id, rows: rows), batch: document.batch)
    }
    for state in states { try state.thread.finish() }
    try afterReading(SentimentReading(report, states.map(\.reader), options))
  }
}
