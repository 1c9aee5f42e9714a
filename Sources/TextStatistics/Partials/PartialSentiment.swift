extension SentimentRow {
  /// Scores the articles of a part of a corpus and writes them as a partial, ``PartialCounts`` reads them.
  ///
  /// - Parameters:
  ///   - reader: A reader made with `options.columns` and for a part: see `ReadingOptions.isPart`.
  ///   - reading: The options of the reader.
  ///   - options: What is scored, by groups; the interval is for whoever has all parts.
  ///   - output: Where the partial goes.
  ///   - afterReading: Called between reading and writing.
  /// - Throws: `InputError` for input that cannot be used or output that cannot be written, and what `afterReading` throws.
  public static func writePartial(
    _ reader: CorpusReader, _ reading: ReadingOptions, _ options: SentimentOptions, to output: OutputFile,
    afterReading: (SentimentReading) throws -> Void = { _ in }
  ) throws {
    precondition(options.level == .outlet, "articles and sentences do not add up")
    try options.check(reader)
    let scored = try ScoredArticles(reader, options)
    try afterReading(scored.reading)
    var writer = try PartialWriter(
      "sentiment", PartialOptions(reading, options), columns: reader.resolvedNames, to: output)
    var cell = OutputBuffer(capacity: 1 << 10)
    for group in scored.groups {
      let labels = PartialFormat.escaped(labels: group.labels)
      for article in group.sortedArticles {
        cell.append(article)
        if cell.count == 0 { cell.append(PartialFormat.empty) }
        let (key, found) = (Array(article.key.digits.utf8), cell.removeSuffix(from: 0))
        let wordCount = article.tallies.reduce(0) { $0 + ($1?.total.wordCount ?? 0) }
        try writer.write(.article, cells: labels.span, key.span, found.span, 1, wordCount)
      }
    }
    let hasNeutralTerms = !options.neutralTerms.isEmpty && !scored.reading.lacksNeutralTerms
    try writer.end(
      scored.reading.report, missingLabels: scored.reading.missingLabelCount,
      [(SentimentOptions.neutralEnd, hasNeutralTerms ? 1 : 0)])
  }
}

extension OutputBuffer {
  /// Appends the tallies of an article: of each its key, then its counts, then its weights, which are empty where they are NaN.
  fileprivate mutating func append(_ article: ScoredArticles.Article) {
    for (key, tally) in article.tallies.enumerated() {
      guard let tally else { continue }
      for number in [key] + tally.counts {
        if count > 0 { append(PartialFormat.separator) }
        append(number)
      }
      for weight in tally.weights {
        append(PartialFormat.separator)
        if !weight.isNaN { append(weight) }
      }
    }
  }
}

extension ScoredArticles.Article {
  /// Articles as a cell of a partial has them; nil if they are not that.
  fileprivate init?(_ article: PartialCounts.Article, _ cell: UnsafeBufferPointer<UInt8>, keyCount: Int) {
    (key, count) = (article.key, article.count)
    tallies = [SentimentTally?](repeating: nil, count: keyCount)
    if cell.elementsEqual(PartialFormat.empty) {
      guard article.tokens == 0 else { return nil }
      return
    }
    var (counts, weights): ([Int], [Double]) = ([], [])
    var (wordCount, last) = (0, -1)
    let areTallies = PartialFormat.allTexts(of: cell) { text in
      if counts.count < 7 {
        guard let count = PartialSums.number(text).flatMap(UInt32.init(exactly:)), !text.isEmpty else { return false }
        counts.append(Int(count))
        return true
      }
      guard let weight = text.isEmpty ? .nan : Double(String(decoding: text, as: UTF8.self)), !weight.isInfinite else {
        return false
      }
      weights.append(weight)
      guard weights.count == 2 + SentimentMeasure.allCases.count else { return true }
      guard last < counts[0], counts[0] < keyCount,
        let tally = SentimentTally(counts: Array(counts.dropFirst()), weights: weights)
      else { return false }
      last = counts[0]
      tallies[last] = tally
      wordCount += tally.total.wordCount
      counts.removeAll(keepingCapacity: true)
      weights.removeAll(keepingCapacity: true)
      return true
    }
    guard areTallies, counts.isEmpty, wordCount == article.tokens else { return nil }
  }
}

extension SentimentGroups {
  /// The groups of a corpus whose parts were scored one by one.
  ///
  /// - Parameters:
  ///   - partials: The articles of all parts.
  ///   - options: With what was scored: see `SentimentOptions.scored(as:)`.
  /// - Throws: An `InputError` for other columns than the partials have, and for articles that are none.
  init(_ partials: PartialCounts, _ options: SentimentOptions) throws {
    let (rows, rowOfGroup) = try partials.rows(by: options.labelNames)
    var groups = rows.map { ScoredArticles.Group(labels: $0.labels) }
    var keysMet = [Bool](repeating: false, count: options.keyCount)
    try partials.articleTexts.withUnsafeBufferPointer { texts in
      for article in partials.articles {
        let cell = UnsafeBufferPointer(rebasing: texts[article.found])
        guard let scored = ScoredArticles.Article(article, cell, keyCount: options.keyCount) else {
          throw InputError(
            path: "", reason: "the article \(article.key.digits) of the partials has no such scores: count again")
        }
        for (key, tally) in scored.tallies.enumerated() where tally != nil { keysMet[key] = true }
        groups[Int(rowOfGroup[Int(article.group)])].articles.append(scored)
      }
    }
    let keysOfTarget = options.lexicons.count * options.voiceCount
    let absentTargets = options.targets.enumerated().filter { target, _ in
      !keysMet[target * keysOfTarget..<(target + 1) * keysOfTarget].contains(true)
    }.map(\.element.text)
    let lacksNeutralTerms =
      partials.options["neutral"]?.isEmpty == false && partials.end[SentimentOptions.neutralEnd] == nil
    self.init(
      SentimentReading(partials, absentTargets: absentTargets, lacksNeutralTerms: lacksNeutralTerms), groups, options)
  }
}

extension SentimentOptions {
  /// What counts, at the end of a partial, the parts that have a neutral term.
  fileprivate static let neutralEnd = "neutral"

  /// The same options with all that a table shows of how partials were scored.
  func scored(as partials: PartialCounts) throws(InputError) -> SentimentOptions {
    var options = self
    func texts(_ name: String) -> [String] {
      let cell = partials.options[name] ?? ""
      return cell.isEmpty ? [] : (PartialFormat.texts(of: cell.utf8) ?? []).map { String(decoding: $0, as: UTF8.self) }
    }
    // Behind the last space stands the hash of the entries.
    options.lexicons = texts("lexicon").map { text in
      Lexicon(name: String(text[..<(text.lastIndex(of: " ") ?? text.endIndex)]), entries: [])
    }
    guard !options.lexicons.isEmpty, let rules = SentimentRules(rawValue: partials.options["preset"] ?? "") else {
      throw InputError(path: "", reason: "the partials do not say what they were scored with: count again")
    }
    options.rules = rules
    options.voices = texts("speech").compactMap(SpeechVoice.init(rawValue:))
    options.targets = []
    for text in texts("target") { options.targets.append(try SentimentTarget(text, tokenization)) }
    if options.measure == .compound, !options.hasCompound {
      throw InputError(
        path: "", reason: "only VADER's rules have a compound, and windows around a target have none")
    }
    return options
  }
}

extension PartialOptions {
  /// The options of scores of lexicons.
  ///
  /// - Parameters:
  ///   - reading: How articles are read.
  ///   - scoring: What is scored with which lexicons, and the groups; the interval is of no account.
  public init(_ reading: ReadingOptions, _ scoring: SentimentOptions) {
    self.init(reading, by: scoring.labelNames)
    add(
      "lexicon",
      Self.list(
        scoring.lexicons.map { lexicon in
          "\(lexicon.name) \(Self.digest(lexicon.entries.map { "\($0.term)\t\($0.score)\t\($0.isGlob)" }))"
        }))
    add("preset", scoring.rules.rawValue)
    add("neutral", Self.digest(scoring.neutralTerms.map(\.text)))
    add("all-sentences", scoring.countsUnmatched)
    add("sentences", scoring.tokenization.options.sentences.rawValue)
    add("speech", Self.list(scoring.voices.map(\.rawValue)))
    add("target", Self.list(scoring.targets.map(\.text)))
    add("window", scoring.targets.isEmpty ? nil : scoring.window.description)
  }

  /// Several texts as one, as the labels of a group are; of one that is without signs the text itself.
  private static func list(_ texts: [String]) -> String {
    texts.isEmpty ? "" : String(decoding: PartialFormat.escaped(labels: texts), as: UTF8.self)
  }
}
