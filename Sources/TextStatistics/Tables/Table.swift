import Synchronization

/// A table to be written: its columns, and a way to produce its rows one after the other.
///
/// Rows are never collected: a table of twenty million rows takes the memory of its write buffer.
///
/// ```swift
/// let table = Table(rows: [TermCount(term: "peace", count: 7)])
/// try table.formatted(as: .csv)  // "term,count\npeace,7\n"
/// ```
///
/// Columns need not be known beforehand. A square matrix is a table whose rows are indices:
///
/// ```swift
/// Table(
///   columns: [.text("outlet", "The outlet.") { labels[$0] }]
///     + labels.indices.map { j in .real(labels[j], "Similarity to it.") { i in matrix[i, j] } },
///   rows: labels.indices)
/// ```
public struct Table: Sendable {
  /// What each column holds, in order.
  public let columns: [ColumnSchema]
  private let produce: @Sendable (inout TableWriter) throws -> Void
  /// Rows that know their number, which several threads can write.
  private var numbered: NumberedRows?

  private struct NumberedRows {
    var count: Int
    var threads: Int
    var write: @Sendable (Int, inout TableWriter) -> Void
  }

  /// A table written cell by cell, for producers too fast or too odd for rows that are values.
  ///
  /// - Parameters:
  ///   - columns: What each column holds, in order.
  ///   - produce: Writes every row to the writer it is given; called once per writing of the table.
  public init(columns: [ColumnSchema], produce: @escaping @Sendable (inout TableWriter) throws -> Void) {
    precondition(!columns.isEmpty, "a table needs at least one column")
    self.columns = columns
    self.produce = produce
  }

  /// A table whose row `index` is written, cell by cell, by `write`: large tables are written by several threads.
  ///
  /// - Parameters:
  ///   - columns: What each column holds, in order.
  ///   - rowCount: How many rows there are.
  ///   - threads: How many threads may write.
  ///   - write: Writes the cells of a row, not its end; called in any order.
  public init(
    columns: [ColumnSchema], rowCount: Int, threads: Int, write: @escaping @Sendable (Int, inout TableWriter) -> Void
  ) {
    self.init(columns: columns) { writer in
      for row in 0..<rowCount {
        write(row, &writer)
        try writer.endRow()
      }
    }
    numbered = NumberedRows(count: rowCount, threads: threads, write: write)
  }

  /// A table of `rows` with columns put together at run time.
  public init<Row>(columns: [Column<Row>], rows: some Sequence<Row> & Sendable) {
    self.init(columns: columns.map(\.schema)) { writer in
      for row in rows { try writer.write(row, columns) }
    }
  }

  /// A table of `rows` with the columns their type declares.
  public init<Row: TableRow>(rows: some Sequence<Row> & Sendable) {
    self.init(columns: Row.columns, rows: rows)
  }

  /// Writes the table.
  ///
  /// - Parameters:
  ///   - output: Where to; not committed here, so that a command can still fail and leave nothing behind.
  ///   - format: How cells, rows and header look.
  ///   - digits: Significant digits of reals, 1 to 17; nil for the shortest text that reads back as the same value.
  ///   - width: Columns of the terminal, which only `TableFormat.table` respects; nil for as wide as need be.
  ///   - dialect: How a CSV or TSV is written; other formats have none.
  /// - Returns: How large the table is.
  /// - Throws: What the producer throws, and what `OutputFile.write` throws; `SheetSize` if the dialect keeps to a sheet and
  ///   the table does not.
  @discardableResult
  public func write(
    to output: OutputFile, as format: TableFormat, digits: Int? = nil, width: Int? = nil,
    dialect: CSVDialect = CSVDialect()
  ) throws -> SheetSize {
    try write(as: format, digits: digits, width: width, dialect: dialect) { try output.write($0) }
  }

  /// The whole text of the table, for small ones.
  ///
  /// - Parameters:
  ///   - format: How cells, rows and header look.
  ///   - digits: Significant digits of reals, 1 to 17; nil for the shortest text that reads back as the same value.
  ///   - width: Columns of the terminal, which only `TableFormat.table` respects; nil for as wide as need be.
  ///   - dialect: How a CSV or TSV is written; other formats have none.
  /// - Returns: What `write` would write.
  /// - Throws: What the producer throws; `SheetSize` if the dialect keeps to a sheet and the table does not.
  public func formatted(
    as format: TableFormat, digits: Int? = nil, width: Int? = nil, dialect: CSVDialect = CSVDialect()
  ) throws -> String {
    let text = TextBox()
    try write(as: format, digits: digits, width: width, dialect: dialect) { text.append($0) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @discardableResult
  private func write(
    as format: TableFormat, digits: Int?, width: Int?, dialect: CSVDialect, sink: @escaping (Span<UInt8>) throws -> Void
  ) throws -> SheetSize {
    let dialect = format == .csv || format == .tsv ? dialect : CSVDialect()
    var writer = TableWriter(
      columns: columns, format: format, digits: digits, width: width, dialect: dialect, sink: sink)
    var size = writer.size
    if let numbered { size.rows += numbered.count }
    if dialect.keepsToSheet, !size.fits { throw size }
    // The cells of an aligned table depend on all others.
    if let numbered, numbered.threads > 1, format != .table {
      try writer.finish()
      size.longCells += try write(numbered, as: format, digits: digits, dialect: dialect, sink: sink)
    } else {
      try produce(&writer)
      size = writer.size
      try writer.finish()
    }
    return size
  }

  /// Writes blocks of rows side by side; while some threads write a wave of blocks one passes on the wave before.
  /// Returns how many cells are too long for a spreadsheet.
  private func write(
    _ rows: NumberedRows, as format: TableFormat, digits: Int?, dialect: CSVDialect, sink: (Span<UInt8>) throws -> Void
  ) throws -> Int {
    let (block, wave) = (2048, 16 * rows.threads)
    var (ready, next) = ((0..<wave).map { _ in BlockText() }, (0..<wave).map { _ in BlockText() })
    for first in stride(from: 0, through: rows.count, by: block * wave) {
      let blocks = min(wave, (rows.count - first + block - 1) / block)
      let failure = Mutex<(any Error)?>(nil)
      nonisolated(unsafe) let (unsafeReady, unsafeNext, unsafeSink) = (ready, next, sink)
      parallel(blocks + 1, threads: rows.threads) { index, _ in
        do {
          if index == 0 { return try Self.pass(unsafeReady, to: unsafeSink) }
          let text = unsafeNext[index - 1]
          var writer = TableWriter(
            columns: columns, format: format, digits: digits, dialect: dialect, into: text.buffer.take()!)
          let start = first + (index - 1) * block
          for row in start..<min(rows.count, start + block) {
            rows.write(row, &writer)
            try writer.endRow()
          }
          text.longCells += writer.size.longCells
          text.buffer = writer.text()
        } catch {
          failure.withLock { $0 = error }
        }
      }
      if let error = failure.withLock({ $0 }) { throw error }
      swap(&ready, &next)
    }
    try Self.pass(ready, to: sink)
    return (ready + next).reduce(0) { $0 + $1.longCells }
  }

  private static func pass(_ texts: [BlockText], to sink: (Span<UInt8>) throws -> Void) throws {
    for text in texts {
      try text.buffer!.withBytes(sink)
      text.buffer!.removeAll()
    }
  }
}

/// The text of a block of rows; its memory is used again for a later block.
private final class BlockText {
  var buffer: OutputBuffer? = OutputBuffer()
  var longCells = 0
}

/// Bytes that a stored closure can add to.
private final class TextBox {
  var bytes: [UInt8] = []
  func append(_ more: Span<UInt8>) { more.withUnsafeBufferPointer { bytes.append(contentsOf: $0) } }
}
