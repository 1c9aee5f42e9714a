/// The forms a document-term matrix is written in.
extension DocumentFeatureMatrix {
  /// Tidy form: a line per entry, with the row's labels, the term and its count.
  public func longTable() -> Table {
    let columns =
      labelSchemas + [
        ColumnSchema("term", .text, "The term, after folding and stemming."),
        ColumnSchema("count", .integer, "Occurrences in the row.", unit: "tokens"),
      ]
    return Table(columns: columns) { writer in
      for row in rows.indices {
        for entry in counts.range(ofRow: row) {
          for label in rows[row].labels { writer.write(label.utf8Span.span) }
          writer.write(terms.utf8(at: Int(counts.columns[entry])).span)
          writer.write(Int(counts.values[entry]))
          try writer.endRow()
        }
      }
    }
  }

  /// Wide form: a line per row, a column per term, zeros written out.
  public func wideTable() -> Table {
    let columns = labelSchemas + terms.map { ColumnSchema($0, .integer, "Occurrences of the term.", unit: "tokens") }
    return Table(columns: columns) { writer in
      for row in rows.indices {
        for label in rows[row].labels { writer.write(label.utf8Span.span) }
        var next = 0
        for entry in counts.range(ofRow: row) {
          while next < counts.columns[entry] {
            writer.write(0)
            next += 1
          }
          writer.write(Int(counts.values[entry]))
          next += 1
        }
        while next < counts.columnCount {
          writer.write(0)
          next += 1
        }
        try writer.endRow()
      }
    }
  }

  /// What the rows of the matrix are, in order.
  public var rowTable: Table {
    let columns: [Column<Int>] = [
      .integer("row", "The row of the matrix, from 1.") { $0 + 1 },
      .integer("n_articles", "Articles in the row.") { rows[$0].articleCount },
      .integer("n_tokens", "Tokens in the row, before rare or frequent terms were dropped.") { rows[$0].tokenCount },
    ]
    let labels = labelNames.indices.map { label in
      Column<Int>.text(labelNames[label], "The \(labelNames[label]) that the articles of the row have in common.") {
        rows[$0].labels[label]
      }
    }
    return Table(columns: [columns[0]] + labels + columns[1...], rows: rows.indices)
  }

  /// What the columns of the matrix are, in order.
  public var termTable: Table {
    Table(
      columns: [
        .integer("column", "The column of the matrix, from 1.") { $0 + 1 },
        .text("term", "The term.") { terms[$0] },
        .integer("df", "Articles that hold the term.") { Int(documentFrequencies[$0]) },
      ] as [Column<Int>],
      rows: terms.indices)
  }

  /// Writes the counts as a Matrix Market coordinate file, `matrix coordinate integer general`, counted from 1.
  ///
  /// Read by R's `Matrix::readMM` and SciPy's `mmread`. Format: Boisvert, Pozo & Remington (1996), NISTIR 5935.
  public func writeMatrixMarket(to output: OutputFile) throws {
    var buffer = OutputBuffer(capacity: 1 << 19)
    buffer.append("%%MatrixMarket matrix coordinate integer general\n")
    buffer.append("\(counts.rowCount) \(counts.columnCount) \(counts.columns.count)\n")
    for row in 0..<counts.rowCount {
      for entry in counts.range(ofRow: row) {
        buffer.append(row + 1)
        buffer.append(" ")
        buffer.append(Int(counts.columns[entry]) + 1)
        buffer.append(" ")
        buffer.append(Int(counts.values[entry]))
        buffer.append("\n")
      }
      if buffer.count > 1 << 18 {
        try buffer.withBytes(output.write)
        buffer.removeAll()
      }
    }
    try buffer.withBytes(output.write)
  }
}
