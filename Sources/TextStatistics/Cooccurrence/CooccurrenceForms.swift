/// Co-occurrences as matrices and networks.
extension Cooccurrences {
  /// Whether no pair is left.
  public var isEmpty: Bool { pairs.count == 0 }

  /// A square table of one group: a line and a column per term.
  ///
  /// - Parameter measure: What the cells show; nil for counts, 0 where a pair was left out. Of a measure such cells are empty.
  /// - Returns: The table, symmetric if the counts are.
  /// - Throws: `InputError` for more terms than a spreadsheet has columns.
  public func wideTable(_ measure: AssociationMeasure? = nil) throws -> Table {
    let (terms, limit) = (matrix.terms, 16_383)
    guard terms.count <= limit else {
      throw InputError(
        path: "",
        reason: "a square table of \(terms.count) terms is wider than the \(limit) of a spreadsheet;"
          + " use --to mtx or --to csv, or keep fewer words with --max-features or --min-df")
    }
    var rows = [[Int: Double]](repeating: [:], count: terms.count)
    for record in pairs.all {
      let pair = pair(record)
      let value = measure?.value(pair.table) ?? pair.table.o11
      rows[pair.term1][pair.term2] = value
      if options.isSymmetric { rows[pair.term2][pair.term1] = measure?.value(pair.table.transposed) ?? value }
    }
    let cells = rows
    let description = measure.map { "\($0.rawValue) with this term." } ?? "Count with this term."
    let columns = terms.map { ColumnSchema($0, .real, description) }
    return Table(columns: [ColumnSchema("term", .text, "The term.")] + columns) { writer in
      for row in terms.indices {
        writer.write(terms.utf8(at: row).span)
        for column in terms.indices { writer.write(cells[row][column] ?? (measure == nil ? 0 : .nan)) }
        try writer.endRow()
      }
    }
  }

  /// Writes the counts of one group as a Matrix Market coordinate file, counted from 1.
  ///
  /// Symmetric counts are written as their lower triangle, as the format wants it; on the diagonal stand the events of a
  /// word with itself, two to each pair, as in quanteda's `fcm`. Row and column i are the term in line i of the terms; entries
  /// stand in the order of the first terms of the pairs, then of the second.
  /// Format: Boisvert, Pozo & Remington (1996), NISTIR 5935.
  public func writeMatrixMarket(to output: OutputFile) throws {
    let isWhole = options.weights == .flat
    var buffer = OutputBuffer(capacity: 1 << 19)
    buffer.append(
      "%%MatrixMarket matrix coordinate \(isWhole ? "integer" : "real") \(options.isSymmetric ? "symmetric" : "general")\n"
    )
    buffer.append("\(matrix.terms.count) \(matrix.terms.count) \(pairs.count)\n")
    for record in CooccurrenceTable(self, measures: [], threads: options.threads).records {
      let pair = pair(record)
      let (row, column) = options.isSymmetric ? (pair.term2, pair.term1) : (pair.term1, pair.term2)
      buffer.append(row + 1)
      buffer.append(" ")
      buffer.append(column + 1)
      buffer.append(" ")
      buffer.append(pair.table.o11)
      buffer.append("\n")
      if buffer.count > 1 << 18 {
        try buffer.withBytes(output.write)
        buffer.removeAll()
      }
    }
    try buffer.withBytes(output.write)
  }
}

extension ContingencyTable {
  /// The same with both words exchanged.
  var transposed: ContingencyTable {
    ContingencyTable(
      o11: o11, r1: c1, c1: r1, n: n, frequency1: frequency2, frequency2: frequency1, hits: hits)
  }
}

/// The pairs as a network: terms are nodes, pairs are edges with their counts as weights.
extension CooccurrenceTable {
  /// The terms that have an edge, in code-point order, with their counts.
  private var nodes: [(term: Int, count: Int)] {
    var counts: [Int: Int] = [:]
    for record in records {
      let pair = cooccurrences.pair(record)
      counts[pair.term1] = Int(pair.table.frequency1)
      counts[pair.term2] = Int(pair.table.frequency2)
    }
    return counts.keys.sorted().map { ($0, counts[$0]!) }
  }

  private var edgeType: String { cooccurrences.options.isSymmetric ? "Undirected" : "Directed" }

  /// The nodes as Gephi's spreadsheet import takes them: `Id`, `Label`, `Count`.
  public var nodeTable: Table {
    let terms = cooccurrences.matrix.terms
    let columns: [Column<(term: Int, count: Int)>] = [
      .text("Id", "The term.") { terms[$0.term] },
      .text("Label", "The term.") { terms[$0.term] },
      .integer("Count", "Occurrences of the term.", unit: "tokens") { $0.count },
    ]
    return Table(columns: columns, rows: nodes)
  }

  /// The edges as Gephi's spreadsheet import takes them, every undirected edge once: `Source`, `Target`, `Type`, `Weight` (the
  /// count), then `df` and the measures.
  public var edgeTable: Table {
    let terms = cooccurrences.matrix.terms
    let columns: [Column<WordPair>] = [
      .text("Source", "The first term.") { terms[$0.term1] },
      .text("Target", "The second term.") { terms[$0.term2] },
      .text("Type", "Undirected, or Directed from the node to its collocate.") { [edgeType] _ in edgeType },
      .real("Weight", "How often the pair was counted.") { $0.count },
      .integer("df", "Articles in which the pair occurs.", unit: "articles") { $0.articles },
    ]
    let values = measures.map { measure in
      Column<WordPair>(schema: measure.schema) { .real(measure.value($0.table)) }
    }
    return Table(columns: columns + values, rows: records.map { cooccurrences.pair($0) })
  }

  /// Writes the network as GEXF 1.3 (gexf.net): nodes with `count`, edges with `weight`, `df` and the measures.
  public func writeGEXF(to output: OutputFile) throws {
    var buffer = OutputBuffer(capacity: 1 << 19)
    func flush() throws {
      try buffer.withBytes(output.write)
      buffer.removeAll()
    }
    let type = edgeType.lowercased()
    buffer.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
      <graph mode="static" defaultedgetype="\(type)">
      <attributes class="node"><attribute id="count" title="count" type="long"/></attributes>
      <attributes class="edge"><attribute id="df" title="df" type="long"/>

      """)
    for measure in measures {
      buffer.append("<attribute id=\"\(measure.rawValue)\" title=\"\(measure.rawValue)\" type=\"double\"/>\n")
    }
    buffer.append("</attributes>\n<nodes>\n")
    for node in nodes {
      buffer.append("<node id=\"\(node.term)\" label=\"")
      buffer.appendXML(cooccurrences.matrix.terms.utf8(at: node.term))
      buffer.append("\"><attvalues><attvalue for=\"count\" value=\"\(node.count)\"/></attvalues></node>\n")
      if buffer.count > 1 << 18 { try flush() }
    }
    buffer.append("</nodes>\n<edges>\n")
    for (number, record) in records.enumerated() {
      let pair = cooccurrences.pair(record)
      buffer.append("<edge id=\"\(number)\" source=\"\(pair.term1)\" target=\"\(pair.term2)\" weight=\"")
      buffer.append(pair.count)
      buffer.append("\"><attvalues><attvalue for=\"df\" value=\"\(pair.articles)\"/>")
      for measure in measures {
        let value = measure.value(pair.table)
        guard value.isFinite else { continue }
        buffer.append("<attvalue for=\"\(measure.rawValue)\" value=\"")
        buffer.append(value)
        buffer.append("\"/>")
      }
      buffer.append("</attvalues></edge>\n")
      if buffer.count > 1 << 18 { try flush() }
    }
    buffer.append("</edges>\n</graph>\n</gexf>\n")
    try flush()
  }
}

extension OutputBuffer {
  /// Appends text as the value of an XML attribute.
  fileprivate mutating func appendXML(_ text: ArraySlice<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: "\""): append("&quot;")
      default: append(byte)
      }
    }
  }
}
