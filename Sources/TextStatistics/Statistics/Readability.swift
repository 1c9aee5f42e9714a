/// How hard an article, or a group of articles, is to read.
public struct ReadabilityRow: Sendable {
  /// The values of the columns that name the row.
  public let labels: [String]
  /// Articles.
  public let articleCount: Int
  /// What the measures are computed from.
  public let counts: ReadabilityCounts
}

/// The readability of articles or groups.
///
/// A group is read as one long text: its counts are the sums of those of its articles, so that a short article weighs little.
/// Words are those of ``TokenizerOptions`` as they are by default, `well-known` being two.
public struct Readability: Sendable {
  /// The articles in the order of the input, or the groups sorted by their labels.
  public let rows: [ReadabilityRow]
  /// The names of the columns that label the rows.
  public let labelNames: [String]
  /// What was met while reading.
  public let report: ReadingReport
  /// Articles left out because they lack a value they were to be grouped by.
  public let missingLabelCount: Int
  private let labelSchemas: [ColumnSchema]
  private let isGrouped: Bool

  /// Reads a corpus once.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns of `unit`.
  ///   - unit: What the rows are.
  ///   - sentences: How sentences are found.
  ///   - threads: How many threads may work. Results do not depend on it.
  ///   - afterReading: Called when all was read, so that a caller can stop at dropped records.
  /// - Throws: `InputError` for input that cannot be used, and what `afterReading` throws.
  public init(
    _ reader: CorpusReader, unit: CountingOptions.Unit, sentences: SentenceRule = .news, threads: Int = 1,
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    var counting = CountingOptions(tokenization: try Tokenization())
    counting.unit = unit
    counting.threads = threads
    let articles = try MeasuredArticles(
      reader, counting, makeMeasurer: { WordLengths(rule: sentences) },
      measure: { lengths, tokenizer, document in lengths.counts(tokenizer, document.text) }, afterReading: afterReading)
    rows = articles.matrix.rows.enumerated().map { index, row in
      var counts = ReadabilityCounts()
      for article in articles.values[index] { counts += article }
      return ReadabilityRow(labels: row.labels, articleCount: row.articleCount, counts: counts)
    }
    isGrouped = unit != .documents
    labelNames = articles.matrix.labelNames
    labelSchemas = articles.matrix.labelSchemas
    report = articles.report
    missingLabelCount = articles.missingLabelCount
  }

  /// The table: a row for each article or group, with its counts and then ``ReadabilityMeasure`` as columns.
  public var table: Table {
    var columns: [Column<ReadabilityRow>] = labelSchemas.enumerated().map { index, schema in
      Column(schema: schema) { .text($0.labels[index]) }
    }
    if isGrouped { columns.append(.integer("n_articles", "Articles.", unit: "articles") { $0.articleCount }) }
    columns += [
      .integer("n_sentences", "Sentences with a word; headlines count as one.", unit: "sentences") {
        $0.counts.sentences
      },
      .integer("n_words", "Words and numbers.", unit: "words") { $0.counts.words },
      .integer("n_syllables", "Syllables, by rules for English.", unit: "syllables") { $0.counts.syllables },
      .integer("n_characters", "Letters and digits.", unit: "characters") { $0.counts.characters },
      .integer("n_polysyllables", "Words of three or more syllables.", unit: "words") { $0.counts.polysyllables },
      .integer("n_long_words", "Words of more than six characters.", unit: "words") { $0.counts.longWords },
    ]
    columns += ReadabilityMeasure.allCases.map { measure in Column(schema: measure.schema) { .real($0.counts[measure]) }
    }
    return Table(columns: columns, rows: rows)
  }
}

/// Counts what readability needs of one article after another; each type is looked at once.
private struct WordLengths {
  private struct Word {
    var syllables: Int32
    var characters: Int32
  }

  let rule: SentenceRule
  /// By id.
  private var words: [Word] = []
  private var starts: [Int] = []

  init(rule: SentenceRule) { self.rule = rule }

  mutating func counts(_ tokenizer: borrowing Tokenizer, _ text: UnsafeBufferPointer<UInt8>) -> ReadabilityCounts {
    for id in words.count..<max(words.count, tokenizer.vocabulary.count) {
      let bytes = tokenizer.vocabulary.bytes(of: id)
      words.append(Word(syllables: Int32(syllableCount(bytes)), characters: Self.characters(bytes)))
    }
    sentenceStarts(text, rule: rule, into: &starts)
    var counts = ReadabilityCounts()
    var (sentence, next) = (0, 0)
    for index in 0..<tokenizer.count where tokenizer.ids[index] != Vocabulary.removed {
      let word = words[Int(tokenizer.ids[index])]
      counts.words += 1
      counts.syllables += Int(word.syllables)
      counts.characters += Int(word.characters)
      counts.polysyllables += word.syllables > 2 ? 1 : 0
      counts.longWords += word.characters > 6 ? 1 : 0
      let start = Int(tokenizer.starts[index])
      if start >= next {
        while sentence < starts.count, starts[sentence] <= start { sentence += 1 }
        next = sentence < starts.count ? starts[sentence] : .max
        counts.sentences += 1
      }
    }
    return counts
  }

  private static func characters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return Int32(bytes.count { ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 &- UInt8(ascii: "0") < 10 })
    }
    return Int32(
      String(decoding: bytes, as: UTF8.self).unicodeScalars.count {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      })
  }
}
