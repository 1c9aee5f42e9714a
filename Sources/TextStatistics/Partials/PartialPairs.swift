extension Cooccurrences {
  /// Counts the pairs of a part of a corpus and writes them as a partial.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns of `counting.unit` and for a part: see `ReadingOptions.isPart`.
  ///   - reading: The options of the reader.
  ///   - counting: Groups and tokeniser, and the limits that the words were chosen by.
  ///   - options: What counts as a pair; all pairs are written, however rare.
  ///   - within: What windows stay within.
  ///   - terms: The words of the whole corpus that are within the limits.
  ///   - output: Where the partial goes.
  ///   - afterReading: Called between reading and counting.
  /// - Throws: `InputError` for input that cannot be used, pairs that do not fit into the memory or output that cannot be
  ///   written, and what `afterReading` throws.
  public static func writePartial(
    _ reader: CorpusReader, _ reading: ReadingOptions, _ counting: CountingOptions, _ options: CooccurrenceOptions,
    within: TextUnit, terms: [String], to output: OutputFile,
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    var inPart = counting
    inPart.countsArticles = true
    inPart.limits = VocabularyLimits()
    inPart.limits.vocabulary = terms
    var all = options
    all.minimumCount = 0
    all.countsBothOrders = options.isSymmetric
    let corpus = try TokenizedCorpus(
      reader, inPart, within: within, tokenLimit: options.memory / 32, afterReading: afterReading)
    let (report, missing) = (corpus.report, corpus.missingLabelCount)
    all.memory = try memory(within: options.memory, beside: corpus, threads: options.threads)
    let counts = try Cooccurrences(corpus, all)
    let columns = PartialOptions(reading, counting, options, within: within, terms: terms)
    var writer = try PartialWriter("pairs", columns, columns: reader.resolvedNames, to: output)
    let matrix = counts.matrix
    try writer.write(matrix, weights: counts.totals)
    for row in matrix.rows.indices {
      let labels = PartialFormat.escaped(labels: matrix.rows[row].labels)
      for entry in matrix.counts.range(ofRow: row) {
        let word = counts.margins[entry]
        guard word.row > 0 || word.column > 0 else { continue }
        let term = matrix.terms.utf8(at: Int(word.term))
        try writer.write(.margin, group: labels, term, [], Int(word.row), Int(word.column))
      }
      for pair in counts.pairs(ofRow: row, areSymmetric: options.isSymmetric) {
        let (first, second) = (counts.margins[Int(pair.term)], counts.margins[Int(pair.second)])
        try writer.write(
          .pair, group: labels, matrix.terms.utf8(at: Int(first.term)), matrix.terms.utf8(at: Int(second.term)),
          Int(pair.count), Int(pair.articles), Int(pair.hits), Int(pair.secondHits))
      }
    }
    try writer.end(report, missingLabels: missing)
  }

  /// The pairs of a row; of symmetric ones, counted from both words, one of each two.
  private func pairs(ofRow row: Int, areSymmetric: Bool) -> [PartialCounts.Entry] {
    var pairs = self.pairs.parts[row].map(self.pairs.pairs).joined().map { record in
      var pair = PartialCounts.Entry(
        group: record.row, term: record.first, second: record.second, count: record.count,
        articles: UInt64(record.articles), hits: UInt64(record.hits))
      if areSymmetric, pair.term > pair.second {
        // The other record of the pair has the same events.
        (pair.term, pair.second, pair.count, pair.articles) = (pair.second, pair.term, 0, 0)
        (pair.hits, pair.secondHits) = (0, pair.hits)
      }
      return pair
    }
    PartialCounts.addUp(&pairs)
    return pairs
  }

  /// The pairs of a corpus whose parts were counted one by one: the same as of the corpus in one piece.
  ///
  /// - Parameters:
  ///   - partials: The counts of all parts.
  ///   - names: The columns to group by, in any order but all of them.
  ///   - vocabulary: The words that were given, whether they occur or not; nil for those that do.
  ///   - options: What counts as a pair.
  /// - Throws: An `InputError` for other columns than the partials have, and for counts beyond four billion.
  /// - Complexity: O(*n* log *n*) in the rows of the partials.
  public init(
    _ partials: PartialCounts, by names: [String], vocabulary: [String]?, _ options: CooccurrenceOptions
  ) throws {
    options.validate()
    if names.count < partials.names.count {
      throw InputError(
        path: "",
        reason:
          "the partials are by \(partials.names.joined(separator: ",")), and hits of pairs are of the rarer word of "
          + "each group: give the same --by")
    }
    var limits = VocabularyLimits()
    limits.vocabulary = vocabulary
    let matrix = try DocumentFeatureMatrix(partials, by: names, limits: limits, countsArticles: true)
    let rowOfGroup = try partials.rows(by: names).rowOfGroup
    let (order, position) = partials.sortedTerms()
    // The words are those of the matrix, all of them: what was not within the limits was not counted in the parts either.
    let column = partials.terms(order).map { matrix.terms.firstIndex(of: $0).map { UInt32($0) } ?? .max }
    let counts = matrix.counts
    func entry(_ row: UInt32, _ term: UInt32) throws -> UInt32 {
      let range = counts.range(ofRow: Int(row))
      let wanted = column[Int(position[Int(term)])]
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if counts.columns[middle] < wanted { low = middle + 1 } else { high = middle }
      }
      guard low < range.upperBound, counts.columns[low] == wanted else {
        throw InputError(path: "", reason: "a pair of the partials has a word that its group has not: count again")
      }
      return UInt32(low)
    }
    var margins = counts.columns.indices.map { WordMargins(count: counts.values[$0], term: counts.columns[$0]) }
    for margin in partials.margins {
      let entry = Int(try entry(rowOfGroup[Int(margin.group)], margin.term))
      margins[entry].row += margin.count
      margins[entry].column += margin.articles
    }
    var pairs = partials.pairs
    for index in pairs.indices {
      let row = rowOfGroup[Int(pairs[index].group)]
      pairs[index].term = try entry(row, pairs[index].term)
      pairs[index].second = try entry(row, pairs[index].second)
      pairs[index].group = row
    }
    PartialCounts.addUp(&pairs)
    let records = PairRecords()
    for pair in pairs {
      guard options.published(pair.count, isSelf: pair.term == pair.second) >= options.scaledMinimum else { continue }
      // Of a symmetric pair the hits are those of the rarer word, of equally frequent ones of that behind.
      let isSecond =
        options.isSymmetric && pair.term != pair.second
        && counts.values[Int(pair.term)] >= counts.values[Int(pair.second)]
      guard let articles = UInt32(exactly: pair.articles),
        let hits = UInt32(exactly: isSecond ? pair.secondHits : pair.hits)
      else {
        throw InputError(path: "", reason: "a pair of the partials occurs four billion times")
      }
      records.buffer.append(
        PairRecord(
          row: pair.group, first: pair.term, second: pair.second,
          PairSum(count: pair.count, articles: articles, hits: hits)))
    }
    var totals = [UInt64](repeating: 0, count: matrix.rows.count)
    for (group, row) in zip(partials.groups, rowOfGroup) { totals[Int(row)] += UInt64(group.weight) }
    (self.matrix, self.options, scale) = (matrix, options, options.scale)
    (self.pairs, self.margins, self.totals) = (try PairList(records, rowCount: matrix.rows.count), margins, totals)
  }
}

extension PartialCounts {
  /// Checks that what is asked for now is what was counted: see `PartialOptions.check`.
  ///
  /// - Throws: An `InputError` that names the first option that differs.
  public func check(_ options: PartialOptions, defaults: PartialOptions) throws(InputError) {
    try options.check(against: self.options, defaults: defaults, except: ["by"])
  }

  /// The terms that are within limits, in code-point order: what partials of pairs are counted with.
  ///
  /// - Throws: An `InputError` when there is none.
  public func terms(within limits: VocabularyLimits) throws -> [String] {
    let matrix = try DocumentFeatureMatrix(self, by: names, limits: limits)
    // Words that were given are terms even if they occur too seldom to be counted.
    return matrix.terms.indices.filter { matrix.documentFrequencies[$0] > 0 }.map { matrix.terms[$0] }
  }
}
