/// A collocate of a node in one group of articles.
public struct CollocateRow: TableRow, Sendable {
  /// The node as the user wrote it.
  public let node: String
  /// The term beside it.
  public let collocate: String
  /// Its tokens to the left of the node.
  public let countLeft: Int
  /// Its tokens to the right of the node.
  public let countRight: Int
  /// Its tokens on both sides.
  public var count: Int { countLeft + countRight }
  /// All tokens in the spans of the node.
  public let spanTokens: Int
  /// Its tokens in the group that are not part of the node.
  public let collocateCount: Int
  /// Occurrences of the node in the group.
  public let nodeCount: Int
  /// Its expected tokens in the spans, were it spread evenly.
  public let expected: Double
  /// The articles of the group in which it is beside the node.
  public let df: Int
  /// The values of the measures.
  public internal(set) var values: [Double]
  /// The p of the test; NaN without one.
  public internal(set) var p: Double
  /// The false discovery rate at which the pair would be called.
  public internal(set) var q: Double

  /// The columns that every table of collocates has.
  public static var columns: [Column<Self>] {
    [
      .text("node", "The node.") { $0.node },
      .text("collocate", "The term beside it.") { $0.collocate },
      .integer("count_left", "Tokens of the collocate to the left of the nearest node.", unit: "tokens") {
        $0.countLeft
      },
      .integer("count_right", "Tokens of the collocate to the right of the nearest node.", unit: "tokens") {
        $0.countRight
      },
      .integer("count", "Tokens of the collocate beside the node.", unit: "tokens", formula: "count_left + count_right")
      {
        $0.count
      },
      .integer("span_tokens", "All tokens beside the node.", unit: "tokens") { $0.spanTokens },
      .integer("collocate_count", "Tokens of the collocate in the group, but for those in the node.", unit: "tokens") {
        $0.collocateCount
      },
      .integer("node_count", "Occurrences of the node in the group.") { $0.nodeCount },
      .real(
        "expected", "Tokens of the collocate that chance would put beside the node.", unit: "tokens",
        formula: "span_tokens * collocate_count / (tokens of the group - tokens of the node)"
      ) { $0.expected },
      .integer("df", "Articles of the group in which the collocate is beside the node.", unit: "articles") { $0.df },
    ]
  }

  /// The columns of a test.
  static var testColumns: [Column<Self>] {
    [
      .real("p", "Probability of such a pair by chance, if tokens were independent, which those of an article are not.")
      {
        $0.p
      },
      .real("q", "p adjusted for all collocates of the node in the group, by Benjamini and Hochberg.") { $0.q },
    ]
  }
}

extension CollocateCounts {
  /// The collocates of every node in every group.
  ///
  /// Rows are ordered by group, by node as they were given, by the first measure from the highest, where undefined values
  /// come last, by count from the highest, and by collocate in code-point order.
  ///
  /// The p of a test takes tokens as independent; they are not, and p is too small, most of all for pairs in few articles.
  /// q is adjusted for all collocates of the same node and group that pass the limits.
  ///
  /// - Parameters:
  ///   - measures: A column each; at least one.
  ///   - test: Adds p and q.
  ///   - limits: Which pairs are listed, judged in each group.
  ///   - top: How many collocates of each node and group; nil for all.
  /// - Returns: A table with a row for every collocate.
  /// - Throws: `InputError` if the limits leave none of the collocates.
  /// - Precondition: The counts are those of groups.
  public func table(
    _ measures: [AssociationMeasure], test: AssociationTest? = nil, limits: CollocateLimits = CollocateLimits(),
    top: Int? = nil
  ) throws -> Table {
    precondition(!measures.isEmpty, "collocates are ordered by a measure")
    precondition(!isPerArticle, "a table of collocates is made of groups")
    var pairs = LimitedPairs(limits)
    for pair in collocates { _ = pairs.admit(count: Int(pair.count), articles: Int(pair.articles)) }
    try pairs.requireAny()
    // Where the runs of each row start.
    var starts = [Int](repeating: 0, count: matrix.rows.count + 1)
    for run in runs { starts[run.row + 1] += 1 }
    for row in matrix.rows.indices { starts[row + 1] += starts[row] }
    let columns =
      CollocateRow.columns
      + measures.enumerated().map { index, measure in Column(schema: measure.schema) { .real($0.values[index]) } }
      + (test == nil ? [] : CollocateRow.testColumns)
    return matrix.labelledTable(columns) { [starts] row, write in
      for run in runs[starts[row]..<starts[row + 1]] {
        for line in lines(of: run, measures, test, limits).prefix(top ?? .max) { try write(line) }
      }
    }
  }

  private func lines(
    of run: CollocateRun, _ measures: [AssociationMeasure], _ test: AssociationTest?, _ limits: CollocateLimits
  ) -> [CollocateRow] {
    var lines: [CollocateRow] = []
    for index in run.collocates {
      let pair = collocates[index]
      guard limits.admit(count: Int(pair.count), articles: Int(pair.articles)) else { continue }
      let table = contingencyTable(pair, in: run)
      lines.append(
        CollocateRow(
          node: nodes[run.node].text, collocate: matrix.terms[Int(pair.term)], countLeft: Int(pair.left),
          countRight: Int(pair.right), spanTokens: run.spanTokenCount, collocateCount: Int(table.c1),
          nodeCount: run.nodeCount, expected: table.e11, df: Int(pair.articles),
          values: measures.map { $0.value(table) }, p: test?.pValue(table) ?? .nan, q: .nan))
    }
    if test != nil {
      for (index, q) in benjaminiHochberg(lines.map(\.p)).enumerated() { lines[index].q = q }
    }
    return lines.sorted { a, b in
      let (x, y) = (a.values[0], b.values[0])
      if x != y && !(x.isNaN && y.isNaN) { return x > y || y.isNaN }
      return a.count != b.count
        ? a.count > b.count : a.collocate.utf8.lexicographicallyPrecedes(b.collocate.utf8)
    }
  }

  /// Tokens in and outside the spans, of the collocate and of all terms; the node's own tokens are in neither.
  func contingencyTable(_ pair: CollocateCount, in run: CollocateRun) -> ContingencyTable {
    let tokens = matrix.count(of: pair.term, inRow: run.row) - Int(pair.inside)
    return ContingencyTable(
      o11: Double(pair.count), r1: Double(run.spanTokenCount), c1: Double(tokens),
      n: Double(matrix.rows[run.row].tokenCount - run.nodeTokenCount), frequency1: Double(run.nodeCount),
      // A token between two occurrences is in both their spans, and is still one token.
      frequency2: Double(tokens), hits: Double(min(pair.hits, pair.count)))
  }
}

extension DocumentFeatureMatrix {
  /// How often a term occurs in a row: a binary search.
  func count(of term: UInt32, inRow row: Int) -> Int {
    var range = counts.range(ofRow: row)
    while range.count > 1 {
      let middle = (range.lowerBound + range.upperBound) / 2
      range = counts.columns[middle] <= term ? middle..<range.upperBound : range.lowerBound..<middle
    }
    return range.first.map { counts.columns[$0] == term ? Int(counts.values[$0]) : 0 } ?? 0
  }
}
