/// How often a term occurs, in one group of articles.
public struct TermFrequencyRow: TableRow, Sendable {
  /// The term.
  public let term: String
  /// Its occurrences.
  public let count: Int
  /// Its occurrences per million counted tokens of the group.
  public let perMillion: Double
  /// Its place by count, from 1; equally frequent terms follow in code-point order.
  public let rank: Int
  /// The articles of the group that hold it.
  public let df: Int
  /// The same as a share of the group's articles.
  public let dfShare: Double

  /// The columns of the table of frequencies.
  public static var columns: [Column<Self>] {
    [
      .text("term", "The term, after folding and stemming.") { $0.term },
      .integer("count", "Occurrences in the group.", unit: "tokens") { $0.count },
      .real(
        "per_million", "Occurrences per million tokens of the group.", unit: "1/1,000,000 tokens",
        formula: "1e6 * count / tokens"
      ) { $0.perMillion },
      .integer("rank", "Place by count; ties in code-point order.") { $0.rank },
      .integer("df", "Articles of the group that hold the term.", unit: "articles") { $0.df },
      .real("df_share", "The same as a share.", unit: "1", formula: "df / articles") { $0.dfShare },
    ]
  }
}

extension DocumentFeatureMatrix {
  /// The table of term frequencies: every group in order, its terms by falling count.
  ///
  /// - Parameter top: How many terms of each group; nil for all.
  /// - Returns: A table with a row for every term of every group.
  /// - Precondition: The matrix was made with `countsArticles`.
  public func vocabularyTable(top: Int? = nil) -> Table {
    precondition(entryArticleCounts.count == counts.values.count, "count the articles of the terms, too")
    return labelledTable(TermFrequencyRow.columns) { row, write in
      for (index, entry) in entriesByCount(ofRow: row, top: top).enumerated() {
        try write(frequencyRow(ofEntry: entry, row: row, rank: index + 1))
      }
    }
  }

  /// The entries of a row by falling count, then in code-point order.
  func entriesByCount(ofRow row: Int, top: Int?) -> [Int] {
    let order = counts.range(ofRow: row).sorted {
      (counts.values[$1], counts.columns[$0]) < (counts.values[$0], counts.columns[$1])
    }
    return top.map { Array(order.prefix($0)) } ?? order
  }

  /// The line of the table for an entry of a row.
  func frequencyRow(ofEntry entry: Int, row: Int, rank: Int) -> TermFrequencyRow {
    TermFrequencyRow(
      term: terms[Int(counts.columns[entry])], count: Int(counts.values[entry]),
      perMillion: 1e6 * Double(counts.values[entry]) / Double(rows[row].tokenCount), rank: rank,
      df: Int(entryArticleCounts[entry]),
      dfShare: Double(entryArticleCounts[entry]) / Double(rows[row].articleCount))
  }

  /// A table with the labels of the rows in front of `columns`, made row of the matrix by row.
  func labelledTable<Line>(
    _ columns: [Column<Line>], lines: @escaping @Sendable (_ row: Int, _ write: (Line) throws -> Void) throws -> Void
  ) -> Table {
    Table(columns: labelSchemas + columns.map(\.schema)) { writer in
      for row in rows.indices {
        try lines(row) { line in
          for label in rows[row].labels { writer.write(.text(label)) }
          try writer.write(line, columns)
        }
      }
    }
  }

  /// The columns that name the rows.
  var labelSchemas: [ColumnSchema] {
    labelNames.map { ColumnSchema($0, .text, "The \($0) that the articles of the row have in common.") }
  }
}
