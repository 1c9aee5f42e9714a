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
  private let dialect: CSVDialect
  /// What stands between cells, where that is a single byte.
  private let delimiter: UInt8?
  /// What stands before the cell of each column, where that is more, and after a row.
  private let before: [[UInt8]]
  private let rowEnd: [UInt8]
  /// What the columns hold; in the header it is text.
  private var kinds: [ColumnSchema.Kind]
  /// Text of more bytes than this needs more than its delimiters.
  private let plainLimit: Int
  private let hasDecimalCommas: Bool
  private var column = 0
  private var rows = 0
  /// How many rows there may be; none any more once something else does not fit.
  private var rowLimit: Int
  /// The cells that are too long for a spreadsheet.
  private var longCells = 0
  private var cellStart = 0
  private var buffer: OutputBuffer
  private var aligned: AlignedRows?

  init(
    columns: [ColumnSchema], format: TableFormat, digits: Int?, width: Int?,
    dialect: CSVDialect = CSVDialect(), sink: @escaping (Span<UInt8>) throws -> Void
  ) {
    self.init(
      columns: columns, format: format, digits: digits, width: width, dialect: dialect, into: OutputBuffer(), sink: sink
    )
    writeHeader(columns)
  }

  /// A writer of rows without their header, which are kept in `buffer` if there is no `sink`.
  init(
    columns: [ColumnSchema], format: TableFormat, digits: Int?, width: Int? = nil,
    dialect: CSVDialect = CSVDialect(), into buffer: consuming OutputBuffer, sink: ((Span<UInt8>) throws -> Void)? = nil
  ) {
    precondition(digits.map { 1...17 ~= $0 } ?? true, "a Double has 1 to 17 significant digits")
    columnCount = columns.count
    self.format = format
    self.digits = digits
    self.sink = sink
    self.buffer = buffer
    self.dialect = dialect
    delimiter = format == .csv ? dialect.delimiter : format == .tsv ? Ascii.tab : nil
    kinds = columns.map(\.kind)
    plainLimit = dialect.guardsFormulas || dialect.decimal == .comma ? -1 : SheetSize.cellLimit
    rowLimit = dialect.keepsToSheet ? SheetSize.rowLimit : .max
    hasDecimalCommas = dialect.decimal == .comma
    switch format {
    case .csv, .tsv:
      before = []
      rowEnd = dialect.endsLinesWithCarriageReturn ? [Ascii.carriageReturn, Ascii.lineFeed] : [Ascii.lineFeed]
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
    if dialect.hasByteOrderMark { buffer.append("\u{FEFF}") }
    kinds = columns.map { _ in .text }
    for column in columns { write(column.name.utf8Span.span) }
    kinds = columns.map(\.kind)
    buffer.append(rowEnd)
    (column, rows) = (0, 1)
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
    case .csv, .tsv:
      if text.count <= plainLimit { buffer.appendDelimited(text, delimiter: delimiter!) } else { appendWithCare(text) }
    case .jsonl: buffer.appendJSON(text)
    case .md: buffer.appendMarkdown(text)
    case .table: buffer.append(text)
    }
    endCell()
  }

  /// Appends text with the mark of the guard if it needs it, and counts it if it is too long.
  @inline(never)
  private mutating func appendWithCare(_ text: Span<UInt8>) {
    let isMarked = dialect.guardsFormulas && CSVGuard.marks(text, kind: kinds[column - 1])
    if text.count >= SheetSize.cellLimit, text.utf16Count + (isMarked ? 1 : 0) > SheetSize.cellLimit {
      longCells += 1
      if dialect.keepsToSheet { rowLimit = 0 }
    }
    guard isMarked else { return buffer.appendQuoted(text, delimiter: delimiter!) }
    let marked = [CSVGuard.mark] + text.withUnsafeBufferPointer(Array.init)
    buffer.appendQuoted(marked.span, delimiter: delimiter!)
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
    let start = buffer.count
    if let digits { buffer.append(value, digits: digits) } else { buffer.append(value) }
    if hasDecimalCommas { buffer.replace(Ascii.point, by: Ascii.comma, from: start) }
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
  /// - Throws: What the output throws when it cannot take the bytes gathered so far; `SheetSize` if the dialect keeps to
  ///   a sheet and the table does not.
  public mutating func endRow() throws {
    precondition(column == columnCount, "a row needs a cell for every column")
    column = 0
    rows += 1
    if rows > rowLimit { throw size }
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

  /// What has been written.
  var size: SheetSize { SheetSize(columns: columnCount, rows: rows, longCells: longCells) }

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

extension Span<UInt8> {
  /// The units of UTF-16 the text takes: one for every character of UTF-8's first three lengths, two for the fourth.
  fileprivate var utf16Count: Int {
    var count = 0
    for index in indices { count += (self[index] & 0xC0 == 0x80 ? 0 : 1) + (self[index] >= 0xF0 ? 1 : 0) }
    return count
  }
}
