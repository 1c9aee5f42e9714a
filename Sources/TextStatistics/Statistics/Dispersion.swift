/// How evenly each term of each group is spread over the articles of the group.
///
/// Articles without a token are no parts. The sizes of articles count all their tokens but removed ones, also those of
/// terms that limits of the vocabulary dropped.
public struct Dispersion: Sendable {
  private let matrix: DocumentFeatureMatrix
  /// By row of the matrix.
  private let groups: [GroupDispersion]

  /// Finds where the terms of a corpus are.
  ///
  /// - Parameters:
  ///   - corpus: The corpus, counted with `countsArticles`.
  ///   - threads: How many threads may work. Results do not depend on it.
  /// - Throws: `InputError` if a temporary file of the corpus cannot be read.
  /// - Complexity: One pass over the tokens; eight bytes for every different term of every article.
  public init(_ corpus: TokenizedCorpus, threads: Int = 1) throws {
    let matrix = corpus.matrix
    precondition(
      matrix.entryArticleCounts.count == matrix.counts.values.count, "count the articles of the terms, too")
    self.matrix = matrix
    var groups: [GroupDispersion] = []
    // One chunk, so that each group has all its articles.
    try corpus.forEachChunk { articles, _ in
      var articlesOfRow = matrix.rows.map { _ in [TokenizedCorpus.Article]() }
      for article in articles { articlesOfRow[article.row].append(article) }
      nonisolated(unsafe) let unsafeArticles = articlesOfRow
      groups = parallelMap(matrix.rows.count, threads: threads, block: 1) { row, _ in
        GroupDispersion(matrix, row: row, unsafeArticles[row])
      }
    }
    self.groups = groups
  }

  /// The table of term frequencies with the columns of ``DispersionMeasure`` behind them.
  ///
  /// - Parameters:
  ///   - top: How many terms of each group, by count; nil for all.
  ///   - threads: How many threads may write.
  /// - Returns: A table with the rows of ``DocumentFeatureMatrix/vocabularyTable(top:)``.
  public func table(top: Int? = nil, threads: Int = 1) -> Table {
    var lines: [(row: Int, entry: Int, rank: Int)] = []
    for row in matrix.rows.indices {
      for (index, entry) in matrix.entriesByCount(ofRow: row, top: top).enumerated() {
        lines.append((row, entry, index + 1))
      }
    }
    let (columns, rows) = (TermFrequencyRow.columns, lines)
    return Table(
      columns: matrix.labelSchemas + columns.map(\.schema) + DispersionMeasure.allCases.map(\.schema),
      rowCount: rows.count, threads: threads
    ) { index, writer in
      let (row, entry, rank) = rows[index]
      for label in matrix.rows[row].labels { writer.write(.text(label)) }
      let frequencies = matrix.frequencyRow(ofEntry: entry, row: row, rank: rank)
      for column in columns { writer.write(column.cell(frequencies)) }
      let term = dispersion(ofEntry: entry, row: row)
      for measure in DispersionMeasure.allCases {
        if measure == .range { writer.write(Int(term[measure])) } else { writer.write(term[measure]) }
      }
    }
  }

  /// How the term of an entry of a row of the matrix is spread.
  func dispersion(ofEntry entry: Int, row: Int) -> TermDispersion {
    groups[row].dispersion(
      ofTerm: entry - matrix.counts.range(ofRow: row).lowerBound, frequency: matrix.counts.values[entry])
  }
}

/// Where the terms of one group are; terms go by their number in the row of the group.
private struct GroupDispersion {
  private let parts: DispersionParts
  /// Where the parts that hold each term start in `places` and `counts`.
  private let offsets: [Int]
  private let places: [UInt32]
  private let counts: [UInt32]
  private let reducedFrequencies: [Double]
  private var expectedRanges: [UInt32: Double] = [:]

  /// Goes through the articles of the group, which stand in the order of the input.
  init(_ matrix: DocumentFeatureMatrix, row: Int, _ articles: [TokenizedCorpus.Article]) {
    let entries = matrix.counts.range(ofRow: row)
    var offsets = [0]
    for articles in matrix.entryArticleCounts[entries] { offsets.append(offsets.last! + Int(articles)) }
    var numbers = [UInt32](repeating: 0, count: matrix.terms.count)
    for (number, term) in matrix.counts.columns[entries].enumerated() { numbers[Int(term)] = UInt32(number) }
    var next = offsets
    var places = [UInt32](repeating: 0, count: offsets.last!)
    var counts = places
    var sizes: [UInt32] = []
    // The places of the first and the last token of each term among those of the group, and its sum of distances.
    var first = [Int](repeating: -1, count: entries.count)
    var last = first
    var distances = [Double](repeating: 0, count: entries.count)
    let tokenCount = matrix.rows[row].tokenCount
    let widths = matrix.counts.values[entries].map { Double(tokenCount) / Double($0) }
    var position = 0
    var codes = GrowableBuffer<UInt32>()
    for article in articles {
      let start = position
      for code in article.codes(in: &codes) where code != TokenCode.removed && code != TokenCode.unitEnd {
        if TokenCode.isTerm(code) {
          let term = Int(numbers[Int(code)])
          if last[term] < start {
            places[next[term]] = UInt32(sizes.count)
            counts[next[term]] = 1
            next[term] += 1
          } else {
            counts[next[term] - 1] += 1
          }
          if first[term] < 0 {
            first[term] = position
          } else {
            distances[term] += min(Double(position - last[term]), widths[term])
          }
          last[term] = position
        }
        position += 1
      }
      if position > start { sizes.append(UInt32(position - start)) }
    }
    reducedFrequencies = widths.indices.map { term in
      let around = min(Double(first[term] + tokenCount - last[term]), widths[term])
      return (distances[term] + around) / widths[term]
    }
    parts = DispersionParts(sizes: sizes)
    for frequency in Set(matrix.counts.values[entries]) {
      expectedRanges[frequency] = parts.expectedRange(frequency: Double(frequency))
    }
    self.offsets = offsets
    self.places = places
    self.counts = counts
  }

  func dispersion(ofTerm term: Int, frequency: UInt32) -> TermDispersion {
    let range = offsets[term]..<offsets[term + 1]
    return TermDispersion(
      parts: parts, places: places[range], counts: counts[range], frequency: Double(frequency),
      averageReducedFrequency: reducedFrequencies[term], expectedRange: expectedRanges[frequency]!)
  }
}
