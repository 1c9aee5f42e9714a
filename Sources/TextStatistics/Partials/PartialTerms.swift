extension DocumentFeatureMatrix {
  /// Counts the terms of a part of a corpus and writes them as a partial, ``PartialCounts`` reads them.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns of `options.unit` and for a part: see `ReadingOptions.isPart`.
  ///   - reading: The options of the reader.
  ///   - options: What to count, by groups; limits of the vocabulary are for whoever has all parts.
  ///   - output: Where the partial goes.
  ///   - afterReading: Called between reading and writing.
  /// - Throws: `InputError` for input that cannot be used or output that cannot be written, and what `afterReading` throws.
  public static func writePartial(
    _ reader: CorpusReader, _ reading: ReadingOptions, _ options: CountingOptions, to output: OutputFile,
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    var counting = options
    counting.countsArticles = true
    counting.limits = VocabularyLimits()
    let counted = try CountedCorpus([reader], counting) { try afterReading($0[0], $1) }
    var writer = try PartialWriter(
      "tf", PartialOptions(reading, options), columns: reader.resolvedNames, to: output)
    try writer.write(counted.matrix)
    try writer.end(counted.reports[0], missingLabels: counted.missingLabelCount)
  }
}

extension CorpusReader {
  /// The names of the columns that were asked for; nil where there was nothing to tell them by.
  var resolvedNames: [String?]? { files.isEmpty ? nil : columnNames }
}

extension PartialWriter {
  /// Writes the groups and their terms.
  ///
  /// - Parameters:
  ///   - matrix: Counts with those of articles.
  ///   - weights: By row, the weight of its pairs.
  /// - Throws: `InputError` if they cannot be written.
  mutating func write(_ matrix: borrowing DocumentFeatureMatrix, weights: [UInt64]? = nil) throws {
    for (row, group) in matrix.rows.enumerated() {
      let labels = PartialFormat.escaped(labels: group.labels)
      try write(.group, group: labels, [], [], group.articleCount, group.tokenCount, Int(weights?[row] ?? 0))
      for entry in matrix.counts.range(ofRow: row) {
        try write(
          .term, group: labels, matrix.terms.utf8(at: Int(matrix.counts.columns[entry])), [],
          Int(matrix.counts.values[entry]), Int(matrix.entryArticleCounts[entry]))
      }
    }
  }
}

extension DocumentFeatureMatrix {
  /// The matrix of a corpus whose parts were counted one by one: the same as of the corpus in one piece.
  ///
  /// - Parameters:
  ///   - partials: The counts of all parts.
  ///   - names: The columns to group by: those of the partials, or some of them.
  ///   - limits: Which terms are kept.
  ///   - countsArticles: Whether `entryArticleCounts` is wanted.
  /// - Throws: An `InputError` for other columns than the partials have, when no term is within the limits, and for counts
  ///   beyond four billion.
  /// - Complexity: O(*n* log *n*) in the rows of the partials.
  public init(
    _ partials: PartialCounts, by names: [String], limits: VocabularyLimits, countsArticles: Bool = false
  ) throws {
    let (rows, rowOfGroup) = try partials.rows(by: names)
    let (order, position) = partials.sortedTerms()
    var entries = partials.entries.map { entry in
      var entry = entry
      (entry.group, entry.term) = (rowOfGroup[Int(entry.group)], position[Int(entry.term)])
      return entry
    }
    PartialCounts.addUp(&entries)

    let articleCount = rows.reduce(0) { $0 + $1.articleCount }
    var totals = [UInt64](repeating: 0, count: order.count)
    var frequencies = [UInt32](repeating: 0, count: order.count)
    for entry in entries {
      guard let articles = UInt32(exactly: entry.articles), UInt32(exactly: entry.count) != nil else {
        throw InputError(path: "", reason: "a term of the partials occurs four billion times")
      }
      totals[Int(entry.term)] += entry.count
      frequencies[Int(entry.term)] += articles
    }
    let (list, column) = try partials.terms(order).within(limits, totals, frequencies, articleCount: articleCount)
    entries.removeAll { column[Int($0.term)] == MergedTerms.absent }
    var (offsets, next) = ([0], 0)
    for row in rows.indices {
      while next < entries.count, entries[next].group == row { next += 1 }
      offsets.append(next)
    }
    var keptFrequencies = [UInt32](repeating: 0, count: list.count)
    for (column, frequency) in zip(column, frequencies) where column != MergedTerms.absent {
      keptFrequencies[Int(column)] = frequency
    }
    counts = SparseMatrix(
      columnCount: list.count, rowOffsets: offsets, columns: entries.map { column[Int($0.term)] },
      values: entries.map { UInt32($0.count) })
    entryArticleCounts = countsArticles ? entries.map { UInt32($0.articles) } : []
    weighedCounts = []
    terms = list
    self.rows = rows
    labelNames = names
    documentFrequencies = keptFrequencies
    self.articleCount = articleCount
    droppedTermCount = column.count { $0 == MergedTerms.absent }
    corpusCount = 1
    isGrouped = true
  }
}
