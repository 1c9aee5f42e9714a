extension KeynessArticles {
  /// Counts the terms of every article of a part of a corpus and writes them as a partial, ``PartialCounts`` reads them.
  ///
  /// - Parameters:
  ///   - reader: A reader made with ``columns(by:within:)`` and for a part: see `ReadingOptions.isPart`.
  ///   - reading: The options of the reader.
  ///   - names: The columns to group by.
  ///   - stratum: The column whose values are strata.
  ///   - options: How text is counted; limits of the vocabulary are for whoever has all parts.
  ///   - output: Where the partial goes.
  ///   - afterReading: Called between reading and writing.
  /// - Throws: `InputError` for input that cannot be used or output that cannot be written, and what `afterReading` throws.
  public static func writePartial(
    _ reader: CorpusReader, _ reading: ReadingOptions, by names: [String], within stratum: String?,
    _ options: CountingOptions, to output: OutputFile,
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    var counting = options
    counting.limits = VocabularyLimits()
    let articles = try KeynessArticles([reader], by: names, within: stratum, counting) { try afterReading($0[0], $1) }
    var writer = try PartialWriter(
      "articles", PartialOptions(reading, options.tokenization, by: names, within: stratum),
      columns: reader.resolvedNames, to: output)
    let (matrix, strata) = (articles.matrix, articles.strata.map { String(decoding: $0, as: UTF8.self) })
    // As cells, so that a term is looked at once and not for every article.
    var terms = TermList()
    for term in matrix.terms.indices { terms.append(PartialFormat.escaped(matrix.terms.utf8(at: term))) }
    let letters = terms.bytes.span
    var found = OutputBuffer(capacity: 1 << 16)
    for row in matrix.rows.indices {
      var labels = articles.groups[Int(articles.groupOfRow[row]!)]
      if stratum != nil { labels.append(strata[Int(articles.stratumOfRow[row])]) }
      found.removeAll()
      for entry in matrix.counts.range(ofRow: row) {
        let term = Int(matrix.counts.columns[entry])
        if found.count > 0 { found.append(PartialFormat.separator) }
        found.append(letters.extracting(terms.offsets[term]..<terms.offsets[term + 1]))
        found.append(PartialFormat.separator)
        found.append(Int(matrix.counts.values[entry]))
      }
      if found.count == 0 { found.append(PartialFormat.empty) }
      try found.withBytes { found in
        try writer.write(
          .article, cells: PartialFormat.escaped(labels: labels).span, Array(articles.keys[row].digits.utf8).span,
          found,
          1, matrix.rows[row].tokenCount)
      }
    }
    try writer.end(articles.reports[0], missingLabels: articles.missingLabelCount)
  }

  /// The articles of a corpus whose parts were counted one by one.
  ///
  /// - Parameters:
  ///   - partials: The articles of all parts.
  ///   - names: The columns to group by: those of the partials, or some of them.
  ///   - stratum: The column whose values are strata, which is that of the partials, or nil.
  ///   - limits: Which terms are kept.
  /// - Throws: An `InputError` for other columns than the partials have, when no term is within the limits, and for articles
  ///   whose terms are not in order.
  /// - Complexity: O(*n* log *n*) in the articles, linear in their terms.
  public init(
    _ partials: PartialCounts, by names: [String], within stratum: String? = nil, limits: VocabularyLimits
  ) throws {
    let (rows, rowOfGroup) = try partials.rows(by: names)
    guard stratum == nil || stratum == partials.options["within"] else {
      throw InputError(path: "", reason: "the partials were not counted with --within \(stratum ?? ""): count again")
    }
    let labels = rows.map { $0.labels.map { Array($0.utf8) } }
    let strata = partials.groups.map { stratum == nil ? [] : Array($0.labels.last!.utf8) }
    var articles: [Article] = []
    for article in partials.articles {
      let group = Int(article.group)
      let one = Article(key: article.key, labels: labels[Int(rowOfGroup[group])], stratum: strata[group])
      articles += repeatElement(one, count: article.count)
    }
    self.init(
      try DocumentFeatureMatrix(articlesOf: partials, limits: limits), articles, by: names, [partials.report],
      missingLabelCount: partials.missingLabelCount)
  }
}

extension DocumentFeatureMatrix {
  /// A row without labels for every article of partials, as often as there are equal ones, in the order of their keys.
  init(articlesOf partials: PartialCounts, limits: VocabularyLimits) throws {
    let articles = partials.articles.sorted { $0.key < $1.key }
    rows = articles.flatMap { article in
      repeatElement(Row(labels: [], articleCount: 1, tokenCount: article.tokens, corpus: 0), count: article.count)
    }
    let sorted = partials.sortedTerms().order
    var totals = [UInt64](repeating: 0, count: sorted.count)
    var frequencies = [UInt32](repeating: 0, count: sorted.count)
    for article in articles {
      for term in partials.articleTerms[article.found] {
        totals[Int(term.term)] += UInt64(term.count) * UInt64(article.count)
        frequencies[Int(term.term)] += UInt32(article.count)
      }
    }
    // Articles that were left out may have had terms of their own.
    let order = sorted.filter { frequencies[$0] > 0 }
    var position = [UInt32](repeating: MergedTerms.absent, count: sorted.count)
    for (place, term) in order.enumerated() { position[term] = UInt32(place) }
    frequencies = order.map { frequencies[$0] }
    let column: [UInt32]
    (terms, column) = try partials.terms(order).within(
      limits, order.map { totals[$0] }, frequencies, articleCount: rows.count)
    var (columns, values, offsets): ([UInt32], [UInt32], [Int]) = ([], [], [0])
    for article in articles {
      let first = columns.count
      var last = -1
      for term in partials.articleTerms[article.found] {
        let place = Int(position[Int(term.term)])
        guard place > last else {
          throw InputError(path: "", reason: "an article of the partials has terms that are not in order: count again")
        }
        last = place
        guard column[place] != MergedTerms.absent else { continue }
        columns.append(column[place])
        values.append(term.count)
      }
      offsets.append(columns.count)
      let range = first..<columns.count
      for _ in 1..<article.count {
        columns += columns[range]
        values += values[range]
        offsets.append(columns.count)
      }
    }
    counts = SparseMatrix(columnCount: terms.count, rowOffsets: offsets, columns: columns, values: values)
    var kept = [UInt32](repeating: 0, count: terms.count)
    for (column, frequency) in zip(column, frequencies) where column != MergedTerms.absent {
      kept[Int(column)] = frequency
    }
    documentFrequencies = kept
    (articleCount, corpusCount, isGrouped, labelNames) = (rows.count, 1, false, [])
    (entryArticleCounts, weighedCounts) = ([], [])
    droppedTermCount = column.count { $0 == MergedTerms.absent }
  }
}

extension PartialSums {
  /// Takes in articles of the same key; false if they are none.
  ///
  /// - Parameters:
  ///   - cell: What was found in each.
  ///   - group: The number of their group.
  ///   - key: Their key.
  ///   - articles: How many there are.
  ///   - tokens: The tokens of all of them.
  ///   - counts: Where they go.
  /// - Returns: Whether they are as they should be.
  func add(
    _ cell: UnsafeBufferPointer<UInt8>, of group: Int, _ key: ArticleKey, articles: Int, tokens: Int,
    to counts: inout PartialCounts
  ) -> Bool {
    guard articles > 0, articles <= UInt32.max, tokens % articles == 0 else { return false }
    let first = counts.articleTerms.count
    // Texts of another partial are no terms: it is refused when all is read.
    let areTerms = what == "articles" && begun.keys.allSatisfy { $0.hasPrefix("\(what) ") }
    if areTerms, !addTerms(of: cell, tokens: tokens / articles, to: &counts) { return false }
    counts.add(
      PartialCounts.Article(
        group: UInt32(group), count: articles, tokens: tokens / articles, key: key,
        found: areTerms ? first..<counts.articleTerms.count : counts.addTexts(cell)))
    return true
  }

  /// Takes in terms and their counts by turns; false if they are not that, or do not make up the tokens.
  private func addTerms(
    of cell: UnsafeBufferPointer<UInt8>, tokens: Int, to counts: inout PartialCounts
  ) -> Bool {
    if cell.elementsEqual(PartialFormat.empty) { return tokens == 0 }
    var (term, sum): (Int?, Int) = (nil, 0)
    let areTerms = PartialFormat.allTexts(of: cell) { text in
      guard let known = term else {
        term = text.isEmpty ? nil : terms.number(of: text, &counts)
        return term != nil
      }
      guard let count = Self.number(text).flatMap(UInt32.init(exactly:)), count > 0 else { return false }
      counts.add(PartialCounts.ArticleTerm(term: UInt32(known), count: count))
      term = nil
      sum += Int(count)
      return true
    }
    return areTerms && term == nil && sum == tokens
  }
}
