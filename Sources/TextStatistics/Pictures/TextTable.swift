// Reads whole tables by the parsers of the corpus, which work on raw memory: see `CSVParser`, `JSONLineParser`.

/// A table as text, read back from a file.
///
/// Reads what this program writes as CSV, TSV or JSON lines, plain, `.gz` or `.zst`, and what a spreadsheet makes of it:
/// with byte order mark, CR LF, semicolons and decimal commas. Apostrophes that guard cells against spreadsheets are
/// dropped where the lines end with CR LF and no cell of text begins as a formula does.
public struct TextTable: Sendable, Equatable {
  /// The names of the columns.
  public var columns: [String]
  /// The rows, each with a cell per column; an empty cell is an empty text.
  public var rows: [[String]]
  /// What columns hold, in a sentence, by their names: pictures say it.
  public var meanings: [String: String] = [:]
  /// Where it is from, for messages; empty for none.
  public var path: String
  /// The sign between whole and fraction of numbers: a comma where semicolons are between the fields.
  private var decimalSign: Character = "."

  /// More rows than this are not read: a picture shows far fewer.
  static let largestRowCount = 1_000_000

  /// Makes a table of text that is at hand.
  ///
  /// - Parameters:
  ///   - columns: The names of the columns.
  ///   - rows: The rows.
  ///   - path: A name for messages.
  /// - Precondition: Every row has as many cells as there are columns.
  public init(columns: [String], rows: [[String]], path: String = "") {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row has a cell for each column")
    (self.columns, self.rows, self.path) = (columns, rows, path)
  }

  /// Reads a file, or standard input for `-`.
  ///
  /// - Parameter path: The file.
  /// - Throws: `InputError` with the line if the file cannot be read, is no table, or has more than a million rows.
  public init(path: String) throws {
    let stream = try openStream(path, encoding: nil, bytesRead: Tally())
    let buffer = ByteBuffer(capacity: 1 << 16)
    while try buffer.fill(from: stream) {
      if buffer.count >= 1 << 30 {
        throw InputError(path: path, reason: "is larger than 1 GB: too large for a picture")
      }
      buffer.reserve(2 * buffer.capacity)
    }
    self.init(columns: [], rows: [], path: path)
    let start = buffer.bytes.first { $0 != Ascii.space && $0 != Ascii.lineFeed && $0 != Ascii.carriageReturn }
    guard let start else { throw InputError(path: path, reason: "is empty: a table with a header is expected") }
    if start == UInt8(ascii: "{") { try readObjects(buffer) } else { try readDelimited(buffer) }
    if columns.isEmpty || columns.allSatisfy(\.isEmpty) {
      throw InputError(path: path, line: 1, reason: "has no columns: a table with a header is expected")
    }
  }

  /// The number in a cell; nil if it is empty, holds anything else, or a number that is not finite.
  public func number(_ row: Int, _ column: Int) -> Double? { number(rows[row][column]) }

  func number(_ cell: String) -> Double? {
    // `Double` also reads hexadecimal digits and words.
    guard !cell.isEmpty, cell.utf8.allSatisfy({ $0 &- 0x30 < 10 || "+-.,eE".utf8.contains($0) }) else { return nil }
    let text = decimalSign == "," ? String(cell.map { $0 == "," ? "." : $0 }) : cell
    guard let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// Whether a column has a number, and in no cell anything else.
  func isNumeric(_ column: Int) -> Bool {
    var hasNumber = false
    for row in rows where !row[column].isEmpty {
      guard number(row[column]) != nil else { return false }
      hasNumber = true
    }
    return hasNumber
  }

  private mutating func add(_ row: [String]) throws {
    if rows.count == Self.largestRowCount {
      throw InputError(path: path, reason: "has more than 1000000 rows: write fewer, for example by --top")
    }
    rows.append(row)
  }

  private mutating func readDelimited(_ buffer: ByteBuffer) throws {
    let end = buffer.endRecords()
    let header = buffer.bytes.prefix { $0 != Ascii.lineFeed }
    let delimiters = [Ascii.comma, UInt8(ascii: ";"), Ascii.tab].map { sign in (sign, header.count { $0 == sign }) }
    // The first of those that are as common.
    let delimiter = delimiters.reduce(delimiters[0]) { $1.1 > $0.1 ? $1 : $0 }.0
    if delimiter == UInt8(ascii: ";") { decimalSign = "," }
    let isCRLF = header.last == Ascii.carriageReturn
    let slotCount = 1 + header.count { $0 == delimiter }
    let fields = RecordFields(slotCount: slotCount)
    fields.reserve(end, fieldCount: slotCount)
    var (position, line) = (0, 1)
    while position < end {
      let start = position
      fields.clear()
      let (count, unclosed) = CSVParser(delimiter: delimiter).parseRow(buffer.base, &position, end: end, into: fields) {
        $0 < slotCount ? $0 : nil
      }
      if unclosed != nil { throw InputError(path: path, line: line, reason: "a quote that opens here is never closed") }
      if count > 0 {
        let row = fields.slots.prefix(count).map { String(decoding: $0.bytes, as: UTF8.self) }
        if columns.isEmpty {
          columns = row
        } else if count != columns.count {
          throw InputError(path: path, line: line, reason: "has \(count) fields, not \(columns.count)")
        } else {
          try add(row)
        }
      }
      line += newlineCount(buffer.base + start, position - start)
    }
    try checkNames()
    if isCRLF { dropGuards() }
  }

  private func checkNames() throws {
    var seen: Set<String> = []
    if let name = columns.first(where: { !seen.insert($0).inserted }) {
      throw InputError(path: path, line: 1, reason: "the header has two columns \"\(name)\": rename one")
    }
  }

  private mutating func dropGuards() {
    let texts = columns.indices.filter { !isNumeric($0) }
    let formulas = "=+-@"
    let isGuarded = rows.allSatisfy { row in
      texts.allSatisfy { column in row[column].first { $0 != " " }.map { !formulas.contains($0) } ?? true }
    }
    guard isGuarded else { return }
    for row in rows.indices {
      for column in texts where rows[row][column].hasPrefix("'") { rows[row][column].removeFirst() }
    }
    for column in columns.indices where columns[column].hasPrefix("'") { columns[column].removeFirst() }
  }

  private mutating func readObjects(_ buffer: ByteBuffer) throws {
    let end = buffer.endRecords()
    var keys: [String: Int] = [:]
    try eachObject(buffer, end, RecordFields(slotCount: 0)) { key in
      let name = String(decoding: key, as: UTF8.self)
      if keys.updateValue(keys[name] ?? columns.count, forKey: name) == nil { columns.append(name) }
      return nil
    } record: { _ in
    }
    let slots = keys
    try eachObject(buffer, end, RecordFields(slotCount: columns.count)) { key in
      slots[String(decoding: key, as: UTF8.self)]
    } record: { fields in
      try add(fields.slots.map { String(decoding: $0.bytes, as: UTF8.self) })
    }
  }

  private func eachObject(
    _ buffer: ByteBuffer, _ end: Int, _ fields: RecordFields, slot: (UnsafeBufferPointer<UInt8>) -> Int?,
    record: (RecordFields) throws -> Void
  ) throws {
    fields.reserve(end, fieldCount: fields.slots.count)
    var (position, line) = (0, 1)
    while position < end {
      fields.clear()
      switch JSONLineParser.parse(buffer.base, &position, into: fields, slot: slot) {
      case .record: try record(fields)
      case .blank: break
      case .broken(let fault, let place):
        throw InputError(path: path, line: line, reason: "is no JSON object: in column \(place + 1) \(fault.rawValue)")
      }
      line += 1
    }
  }
}
