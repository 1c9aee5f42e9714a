/// What marks a row of a matrix: one of its terms and the weight of it.
public struct TermWeightRow: TableRow, Sendable {
  /// The term.
  public let term: String
  /// Its occurrences in the row.
  public let tf: Int
  /// The articles, or groups, that hold it.
  public let df: Int
  /// Its inverse document frequency.
  public let idf: Double
  /// Its weight in the row.
  public let tfidf: Double
  /// Its place by weight, from 1; equal weights follow in code-point order.
  public let rank: Int

  /// The columns of the table of weights.
  public static var columns: [Column<Self>] {
    [
      .text("term", "The term, after folding and stemming.") { $0.term },
      .integer("tf", "Occurrences in the row.", unit: "tokens") { $0.tf },
      .integer("df", "Articles that hold the term, or groups with --idf-over groups.") { $0.df },
      .real("idf", "Inverse document frequency of the term.") { $0.idf },
      .real("tfidf", "Weight of the term, after the norm.", formula: "tf * idf / norm") { $0.tfidf },
      .integer("rank", "Place by weight; ties in code-point order.") { $0.rank },
    ]
  }
}

/// What a document is when the rarity of a term is measured.
public enum DocumentFrequencyUnit: String, CaseIterable, Sendable {
  /// The article, whatever the rows are: the default.
  ///
  /// With a handful of outlets, nearly every word is in all of them, and an idf over outlets can no longer tell the common
  /// from the telling; over articles it keeps its meaning, and is the same however the articles are grouped.
  case articles
  /// The row of the matrix.
  case groups
}

extension DocumentFeatureMatrix {
  /// In how many units each term occurs, and how many units there are.
  public func documentFrequencies(over unit: DocumentFrequencyUnit) -> (frequencies: [UInt32], count: Int) {
    switch unit {
    case .articles: return (documentFrequencies, articleCount)
    case .groups:
      var frequencies = [UInt32](repeating: 0, count: terms.count)
      for column in counts.columns { frequencies[Int(column)] += 1 }
      return (frequencies, rows.count)
    }
  }

  /// The table of term weights: every row in order, its terms by falling weight.
  ///
  /// - Parameters:
  ///   - weighting: The scheme.
  ///   - unit: What idf counts.
  ///   - top: How many terms of each row; nil for all.
  ///   - threads: How many threads may work.
  /// - Returns: A table with a row for every term of every row of the matrix.
  public func termWeightTable(
    _ weighting: Weighting, idfOver unit: DocumentFrequencyUnit = .articles, top: Int? = nil, threads: Int = 1
  ) -> Table {
    let (frequencies, count) = documentFrequencies(over: unit)
    let idf = weighting.idf(documentFrequency: frequencies, count: count)
    let weights = weighting.apply(to: counts, idf: idf, threads: threads).values
    return labelledTable(TermWeightRow.columns) { row, write in
      let order = counts.range(ofRow: row).sorted { (weights[$1], $0) < (weights[$0], $1) }
      for (index, entry) in order.prefix(top ?? order.count).enumerated() {
        let term = Int(counts.columns[entry])
        try write(
          TermWeightRow(
            term: terms[term], tf: Int(counts.values[entry]), df: Int(frequencies[term]), idf: idf[term],
            tfidf: weights[entry], rank: index + 1))
      }
    }
  }
}
