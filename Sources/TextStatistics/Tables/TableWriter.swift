/// Turns cells into the text of a table, and hands the text on in large pieces.
///
/// Only `Table` makes writers. Every row is as many calls of `write` as there are columns, in order, then `endRow()`.
public struct TableWriter: ~Copyable {
  /// Buffered bytes after which a row's end passes them on: large enough that system calls cost nothing.
  private static let flushSize = 1 << 18

  private let columnCount: Int
  private let format: TableFormat
  private let digits: Int?
  /// Nil for a writer that keeps everything until it is asked for its buffer.
  private let sink: ((Span<UInt8>) throws -> Void)?
  /// What stands between cells, where that is a single byte.
  private let delimiter: UInt8?
  /// What stands before the cell of each column, where that is more, and after a row.
  private let before: [[UInt8]]
  private let rowEnd: [UInt8]
  private var column = 0
  private var cellStart = 0
  private var buffer: OutputBuffer
  private var aligned: AlignedRows?

  init(
    columns: [ColumnSchema], format: TableFormat, digits: Int?, width: Int?,
    sink: @escaping (Span<UInt8>) throws -> Void
  ) {
    self.init(columns: columns, format: format, digits: digits, width: width, into: OutputBuffer(), sink: sink)
    writeHeader(columns)
  }

  /// A writer of rows without their header, which are kept in `buffer` if there is no `sink`.
  init(
    columns: [ColumnSchema], format: TableFormat, digits: Int?, width: Int? = nil, into buffer: consuming OutputBuffer,
    sink: ((Span<UInt8>) throws -> Void)? = nil
  ) {
    precondition(digits.map { 1...17 ~= $0 } ?? true, "a Double has 1 to 17 significant digits")
    columnCount = columns.count
    self.format = format
    self.digits = digits
    self.sink = sink
    self.buffer = buffer
    delimiter = format == .csv ? Ascii.comma : format == .tsv ? Ascii.tab : nil
    switch format {
    case .csv, .tsv:
      before = []
      rowEnd = [Ascii.lineFeed]
    case .jsonl:
      before = columns.enumerated().map { index, column in
        var key = OutputBuffer(capacity: 64)
        key.append(index == 0 ? "{" : ",")
        key.appendJSON(column.name.utf8Span.span)
        key.append(":")
        return key.removeSuffix(from: 0)
      }
      rowEnd = Array("}\n".utf8)
    case .md:
      before = columns.indices.map { Array(($0 == 0 ? "| " : " | ").utf8) }
      rowEnd = Array(" |\n".utf8)
    case .table:
      before = columns.map { _ in [] }
      rowEnd = []
      aligned = AlignedRows(columns: columns, terminalWidth: width)
    }
  }

  private mutating func writeHeader(_ columns: [ColumnSchema]) {
    guard format != .jsonl && format != .table else { return }
    for column in columns { write(column.name.utf8Span.span) }
    buffer.append(rowEnd)
    column = 0
    guard format == .md else { return }
    for (column, before) in zip(columns, before) {
      buffer.append(before)
      buffer.append(column.kind.isNumeric ? "---:" : "---")
    }
    buffer.append(rowEnd)
  }

  /// Writes the next cell of the row.
  public mutating func write(_ cell: Cell) {
    switch cell {
    case .text(let text): write(text.utf8Span.span)
    case .integer(let value): write(value)
    case .real(let value): write(value)
    case .empty: writeEmpty()
    }
  }

  /// Writes text, which must be valid UTF-8, as the next cell of the row.
  public mutating func write(_ text: Span<UInt8>) {
    guard !text.isEmpty || format == .jsonl else { return writeEmpty() }
    beginCell()
    switch format {
    case .csv, .tsv: buffer.appendDelimited(text, delimiter: delimiter!)
    case .jsonl: buffer.appendJSON(text)
    case .md: buffer.appendMarkdown(text)
    case .table: buffer.append(text)
    }
    endCell()
  }

  /// Writes a whole number as the next cell of the row.
  public mutating func write(_ value: Int) {
    beginCell()
    buffer.append(value)
    endCell()
  }

  /// Writes a number as the next cell of the row; NaN and the infinities are an empty cell.
  public mutating func write(_ value: Double) {
    guard value.isFinite else { return writeEmpty() }
    beginCell()
    if let digits { buffer.append(value, digits: digits) } else { buffer.append(value) }
    endCell()
  }

  /// Writes an empty cell as the next one of the row.
  public mutating func writeEmpty() {
    beginCell()
    switch format {
    case .jsonl: buffer.append("null")
    case .csv, .tsv: if columnCount == 1 { buffer.append("\"\"") }
    case .md, .table: break
    }
    endCell()
  }

  /// Ends the row.
  ///
  /// - Throws: What the output throws when it cannot take the bytes gathered so far.
  public mutating func endRow() throws {
    precondition(column == columnCount, "a row needs a cell for every column")
    column = 0
    buffer.append(rowEnd)
    aligned?.endRow(into: &buffer)
    if buffer.count >= Self.flushSize { try flush() }
  }

  /// Writes a whole row by the columns of its type.
  mutating func write<Row>(_ row: Row, _ columns: [Column<Row>]) throws {
    for column in columns { write(column.cell(row)) }
    try endRow()
  }

  /// Passes on what is left; nothing may be written afterwards.
  mutating func finish() throws {
    precondition(column == 0, "a row was begun and not ended")
    aligned?.finish(into: &buffer)
    try flush()
  }

  @inline(__always)
  private mutating func beginCell() {
    precondition(column < columnCount, "a row has no more cells than columns")
    if let delimiter {
      if column > 0 { buffer.append(delimiter) }
    } else {
      buffer.append(before[column])
      cellStart = buffer.count
    }
    column += 1
  }

  @inline(__always)
  private mutating func endCell() {
    if delimiter == nil { aligned?.add(buffer.removeSuffix(from: cellStart)) }
  }

  /// The text of the rows, of a writer without a sink.
  consuming func text() -> OutputBuffer { buffer }

  private mutating func flush() throws {
    guard let sink else { return }
    try buffer.withBytes(sink)
    buffer.removeAll()
  }
}
