/// Rows set in columns for a terminal.
struct AlignedRows {
  /// How many rows are held to find the widths.
  private static let sample = 1000
  /// A column of text keeps this width however narrow the terminal.
  private static let narrowest = 8

  private let columns: [ColumnSchema]
  private let terminalWidth: Int?
  private var row: [String] = []
  private var held: [[String]] = []
  private var widths: [Int]?

  init(columns: [ColumnSchema], terminalWidth: Int?) {
    self.columns = columns
    self.terminalWidth = terminalWidth
  }

  /// Adds a cell to the row. Control characters become spaces: a line end would break the table, an escape the terminal.
  mutating func add(_ cell: [UInt8]) {
    let text = String(decoding: cell, as: UTF8.self)
    let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control }
    guard text.unicodeScalars.contains(where: isControl) else { return row.append(text) }
    row.append(String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 })))
  }

  /// Ends the row: held while the widths are unknown, else written.
  mutating func endRow(into buffer: inout ByteBuffer) {
    defer { row.removeAll() }
    if let widths { return write(row, widths, into: &buffer) }
    held.append(row)
    if held.count == Self.sample { layOut(into: &buffer) }
  }

  /// Writes what is held.
  mutating func finish(into buffer: inout ByteBuffer) {
    if widths == nil { layOut(into: &buffer) }
  }

  private mutating func layOut(into buffer: inout ByteBuffer) {
    let header = columns.map(\.name)
    var widths = columns.indices.map { column in
      held.reduce(header[column].displayWidth) { max($0, $1[column].displayWidth) }
    }
    if let terminalWidth { shrink(&widths, to: terminalWidth - 2 * (columns.count - 1)) }
    write(header, widths, into: &buffer)
    write(widths.map { String(repeating: "─", count: $0) }, widths, into: &buffer)
    for row in held { write(row, widths, into: &buffer) }
    held.removeAll()
    self.widths = widths
  }

  /// Cuts the widest columns of text, and no others, until all fit or none can give more.
  private func shrink(_ widths: inout [Int], to room: Int) {
    let textColumns = columns.indices.filter { !columns[$0].kind.isNumeric }
    var excess = widths.reduce(0, +) - room
    while excess > 0, let widest = textColumns.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest {
      widths[widest] -= 1
      excess -= 1
    }
  }

  private func write(_ row: [String], _ widths: [Int], into buffer: inout ByteBuffer) {
    for (column, cell) in row.enumerated() {
      let isNumeric = columns[column].kind.isNumeric
      let text = isNumeric ? cell : cell.cut(toWidth: widths[column])
      let padding = max(0, widths[column] - text.displayWidth)
      if column > 0 { buffer.append("  ") }
      if isNumeric { buffer.appendSpaces(padding) }
      buffer.append(text)
      // No spaces at the end of a line.
      if !isNumeric && column + 1 < row.count { buffer.appendSpaces(padding) }
    }
    buffer.append(Ascii.lineFeed)
  }
}

extension ByteBuffer {
  fileprivate mutating func appendSpaces(_ count: Int) {
    for _ in 0..<count { append(Ascii.space) }
  }
}
