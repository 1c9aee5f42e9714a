extension DocumentFeatureMatrix.Row {
  /// The labels as one name: of a document its identifier, of a group its labels joined by ` / `.
  func name(in matrix: DocumentFeatureMatrix) -> String {
    matrix.isGrouped ? labels.joined(separator: " / ") : labels[0]
  }
}

/// Tables of the similarity of rows of one document-term matrix.
///
/// With two corpora, the rows of the first are compared with those of the second; document frequencies are those of both, so
/// that a term weighs the same on either side. Rows in which copies are weighed are compared by their `weighedCounts`; terms
/// are weighed as if all copies were articles.
public struct SimilarityTables: Sendable {
  /// The matrix.
  public let matrix: DocumentFeatureMatrix
  /// Rows that hold no counted term, whose similarity to others is undefined.
  public var emptyRowCount: Int { matrix.rows.indices.count { matrix.counts.range(ofRow: $0).isEmpty } }

  private let similarities: Similarities
  private let other: Similarities?
  private let firstCount: Int
  private let names: [String]

  /// Weighs the rows of `matrix`.
  ///
  /// - Parameters:
  ///   - matrix: The counts, of one corpus or of two.
  ///   - weighting: The scheme of the weighted rows.
  ///   - unit: What idf counts.
  ///   - mostFrequentWords: How many words the delta measures take.
  ///   - threads: How many threads may work.
  /// - Precondition: Where copies are weighed, there is one corpus, and the term frequency takes no logarithms.
  public init(
    _ matrix: DocumentFeatureMatrix, weighting: Weighting = Weighting(),
    idfOver unit: DocumentFrequencyUnit = .articles,
    mostFrequentWords: Int = 150, threads: Int = 1
  ) {
    self.matrix = matrix
    let (frequencies, count) = matrix.documentFrequencies(over: unit)
    let idf = weighting.idf(documentFrequency: frequencies, count: count)
    func similarities(_ counts: SparseMatrix<UInt32>) -> Similarities {
      Similarities(
        counts, weighed: matrix.weighedCounts, weighting, idf: idf, mostFrequentWords: mostFrequentWords,
        threads: threads)
    }
    firstCount = matrix.rows.count { $0.corpus == 0 }
    names = matrix.rows.map { $0.name(in: matrix) }
    if matrix.corpusCount == 1 {
      self.similarities = similarities(matrix.counts)
      other = nil
    } else {
      self.similarities = similarities(matrix.counts.rows(0..<firstCount))
      other = similarities(matrix.counts.rows(firstCount..<matrix.rows.count))
    }
  }

  private func matrices(_ measures: [SimilarityMeasure]) -> [SimilarityMatrix] {
    other.map { similarities.matrices(of: measures, against: $0) } ?? similarities.matrices(of: measures)
  }

  /// The square matrix of one measure, or with two corpora the rectangular one: a labelled line per row, a column per row.
  public func wideTable(_ measure: SimilarityMeasure) -> Table {
    let values = matrices([measure])[0]
    let (rowNames, columnNames) = (names[..<firstCount], other == nil ? names[...] : names[firstCount...])
    let columns = columnNames.map { ColumnSchema($0, .real, "\(measure.rawValue) to this row.") }
    let label = matrix.isGrouped ? matrix.labelNames.joined(separator: " / ") : matrix.labelNames[0]
    return Table(columns: [ColumnSchema(label, .text, "The row.")] + columns) { writer in
      for row in rowNames.indices {
        writer.write(rowNames[row].utf8Span.span)
        for column in 0..<values.columnCount { writer.write(values[row, column]) }
        try writer.endRow()
      }
    }
  }

  /// Tidy pairs: a line per measure and pair, each pair once and without the diagonal; with two corpora every pair.
  public func pairTable(_ measures: [SimilarityMeasure]) -> Table {
    let all = matrices(measures)
    return pairs { write in
      for (measure, values) in zip(measures, all) {
        for row in 0..<values.rowCount {
          for column in (other == nil ? row + 1 : 0)..<values.columnCount {
            try write(row, column, measure, values[row, column], nil)
          }
        }
      }
    }
  }

  /// The nearest neighbours of every row, best first.
  public func neighbourTable(_ measures: [SimilarityMeasure], top: Int?, threshold: Double?) -> Table {
    pairs(hasRank: true) { write in
      for measure in measures {
        let neighbours = similarities.neighbours(of: measure, top: top, threshold: threshold, against: other)
        for neighbour in neighbours {
          try write(neighbour.row, neighbour.column, measure, neighbour.value, neighbour.rank)
        }
      }
    }
  }

  /// A table of pairs: labels of both rows, sizes, measure, value, and the rank among neighbours if there is one.
  ///
  /// Written cell by cell: 491 outlets by fifteen measures are two million lines.
  private func pairs(
    hasRank: Bool = false,
    _ produce:
      @escaping @Sendable (
        _ write: (_ row: Int, _ column: Int, SimilarityMeasure, _ value: Double, _ rank: Int?) throws -> Void
      ) throws -> Void
  ) -> Table {
    let schemas = [
      ColumnSchema("a", .text, "The first row."),
      ColumnSchema("b", .text, "The second row."),
      ColumnSchema("n_a", .integer, "Articles of a.", unit: "articles"),
      ColumnSchema("n_b", .integer, "Articles of b.", unit: "articles"),
      ColumnSchema("tokens_a", .integer, "Tokens of a.", unit: "tokens"),
      ColumnSchema("tokens_b", .integer, "Tokens of b.", unit: "tokens"),
      ColumnSchema("method", .text, "The measure."),
      ColumnSchema("value", .real, "The similarity, or distance; empty where it is undefined."),
    ]
    let rank = ColumnSchema("rank", .integer, "Place of b among the neighbours of a, from 1.")
    let offset = other == nil ? 0 : firstCount
    let names = names.map { Array($0.utf8) }
    let sizes = matrix.rows.map { (articles: $0.articleCount, tokens: $0.tokenCount) }
    return Table(columns: hasRank ? schemas + [rank] : schemas) { writer in
      try produce { a, column, measure, value, rank in
        let b = offset + column
        let (nameOfA, nameOfB) = (names[a], names[b])
        writer.write(nameOfA.span)
        writer.write(nameOfB.span)
        writer.write(sizes[a].articles)
        writer.write(sizes[b].articles)
        writer.write(sizes[a].tokens)
        writer.write(sizes[b].tokens)
        writer.write(measure.rawValue.utf8Span.span)
        writer.write(value)
        if let rank { writer.write(rank) }
        try writer.endRow()
      }
    }
  }
}
