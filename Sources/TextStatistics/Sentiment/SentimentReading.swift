/// Makes rows of one article after another; one to a thread.
final class SentimentReader {
  private let options: SentimentOptions
  private let scorer: ArticleScorer
  private var keys: [SentimentTally?] = []

  init(_ options: SentimentOptions, needsMatches: Bool = false) {
    scorer = ArticleScorer(options, needsMatches: needsMatches)
    self.options = options
  }

  /// The values of the label columns, nil for an article that lacks one it is grouped by.
  func labels(of document: borrowing Document) -> [String]? {
    var labels: [String] = []
    for column in options.labelNames.indices {
      let value = document.column(column)
      if value == nil, options.needsLabels { return nil }
      labels.append(value.map { String(decoding: $0, as: UTF8.self) } ?? "")
    }
    return labels
  }

  /// What was found in an article, by key; nil where there was no unit.
  func tallies(of document: borrowing Document) -> [SentimentTally?] {
    keys = [SentimentTally?](repeating: nil, count: options.keyCount)
    scorer.score(document.text) { unit in
      var tally = keys[unit.key] ?? SentimentTally()
      tally.add(unit.score, hits: unit.hits, withoutMatch: options.countsUnmatched)
      keys[unit.key] = tally
    }
    return keys
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
///   - rows: Makes the rows of an article with labels.
///   - afterReading: Called when the last row was handed out.
///   - body: Gets every row, with the identifier of its article.
func stream<Row>(
  _ reader: CorpusReader, _ options: SentimentOptions,
  of rows: @escaping @Sendable (SentimentReader, borrowing Document, [String]) -> [Row],
  _ afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void,
  _ body: (Row, _ id: String) throws -> Void
) throws {
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
      makeState: {
        (
          reader: SentimentReader(options, needsMatches: Row.self == SentimentMatchRow.self), thread: order.join(),
          missing: 0
        )
      }
    ) { state, document in
      let labels = state.reader.labels(of: document)
      if labels == nil { state.missing += 1 }
      let id = document.column(idColumn).map { String(decoding: $0, as: UTF8.self) }
      let rows = labels.map { rows(state.reader, document, $0) } ?? []
      try state.thread.add(ArticleRows(id: id, rows: rows), batch: document.batch)
    }
    for state in states { try state.thread.finish() }
    try afterReading(report, states.reduce(0) { $0 + $1.missing })
  }
}
