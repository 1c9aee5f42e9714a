extension CountingOptions {
  /// The same with groups told apart by how many copies there are of their articles too.
  var byCopies: CountingOptions {
    guard case .groups(let names) = unit else { preconditionFailure("copies are weighed in groups") }
    precondition(!countsArticles, "what is weighed is not counted by articles")
    var options = self
    // A label alone: the reader is asked for `columns`.
    options.unit = .groups(by: names + ["copies"])
    return options
  }
}

extension DocumentFeatureMatrix {
  /// Adds up groups whose last label is the number of articles in the clusters that their articles are from.
  ///
  /// Counts of articles in equally large clusters are whole numbers before they are divided: the sums depend neither on
  /// threads nor on the order of the input, and are the counts where nothing is a copy.
  init(weighing parts: DocumentFeatureMatrix) {
    var rows: [Row] = []
    var (offsets, columns, counts, weighed) = ([0], [UInt32](), [UInt32](), [Double]())
    var sums = [(count: UInt32, weighed: Double)](repeating: (0, 0), count: parts.terms.count)
    var first = 0
    // Rows are sorted by their labels, of which the size is the last.
    while first < parts.rows.count {
      var row = parts.rows[first]
      row.labels.removeLast()
      (row.articleCount, row.tokenCount) = (0, 0)
      var end = first
      var held: [UInt32] = []
      while end < parts.rows.count, parts.rows[end].corpus == row.corpus,
        parts.rows[end].labels.dropLast().elementsEqual(row.labels, by: { $0.utf8.elementsEqual($1.utf8) })
      {
        guard let size = Double(parts.rows[end].labels.last!) else { preconditionFailure("a size is a number") }
        row.articleCount += parts.rows[end].articleCount
        row.tokenCount += parts.rows[end].tokenCount
        for entry in parts.counts.range(ofRow: end) {
          let (term, count) = (Int(parts.counts.columns[entry]), parts.counts.values[entry])
          if sums[term].count == 0 { held.append(UInt32(term)) }
          sums[term].count += count
          sums[term].weighed += Double(count) / size
        }
        end += 1
      }
      for term in held.sorted() {
        columns.append(term)
        counts.append(sums[Int(term)].count)
        weighed.append(sums[Int(term)].weighed)
        sums[Int(term)] = (0, 0)
      }
      offsets.append(columns.count)
      rows.append(row)
      first = end
    }
    self.rows = rows
    self.counts = SparseMatrix(
      columnCount: parts.terms.count, rowOffsets: offsets, columns: columns, values: counts)
    weighedCounts = weighed
    terms = parts.terms
    labelNames = parts.labelNames.dropLast()
    documentFrequencies = parts.documentFrequencies
    articleCount = parts.articleCount
    entryArticleCounts = []
    droppedTermCount = parts.droppedTermCount
    corpusCount = parts.corpusCount
    isGrouped = parts.isGrouped
  }
}
