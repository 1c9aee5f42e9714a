import Synchronization

// Looks at the first records of a file to learn its format and columns.

/// What the start of a file showed.
struct InspectedFile: Sendable {
  /// The file.
  let file: ListedFile
  /// Its columns; nil for a text.
  let layout: TableLayout?
  /// The stream with everything from the start, for what can't be opened again.
  let pipe: StreamBox?

  /// Opens the file at its start; what is not a regular file, only once.
  func open(_ encoding: TextEncoding?, _ bytesRead: Tally) throws(InputError) -> any ByteStream {
    guard let pipe else {
      return try openStream(file.path, encoding: encoding, bytesRead: bytesRead)
    }
    guard let stream = pipe.take() else {
      throw InputError(path: file.path, reason: "is not a file and can be read only once", kind: .io)
    }
    return stream
  }
}

/// A stream that whoever comes first takes and nobody after; sharing it is safe because of the lock.
final class StreamBox: @unchecked Sendable {
  private let lock = Mutex(())
  private var stream: (any ByteStream)?
  init(_ stream: any ByteStream) { self.stream = stream }
  func take() -> (any ByteStream)? {
    lock.withLock { _ in
      defer { stream = nil }
      return stream
    }
  }
}

/// How many records are looked at to learn the keys of a JSONL file.
private let sampledRecords = 100

/// How many bytes are looked at most, if they have a whole record.
private let sampledBytes = 1 << 24

/// Looks at a file; nil when it is a table without a single byte.
func inspect(
  _ file: ListedFile, columns: [DocumentColumn], options: ReadingOptions, bytesRead: Tally
) throws(InputError) -> InspectedFile? {
  if options.format ?? file.format == .text, file.isRegular {
    return InspectedFile(file: file, layout: nil, pipe: nil)
  }
  let stream = try openStream(file.path, encoding: options.encoding, bytesRead: bytesRead)
  return try inspect(file, stream, columns: columns, options: options)
}

/// Looks at what a stream starts with.
func inspect(
  _ file: ListedFile, _ stream: any ByteStream, columns: [DocumentColumn], options: ReadingOptions
) throws(InputError) -> InspectedFile? {
  let promised = options.format ?? file.format
  let sample = ByteBuffer(capacity: 1 << 16)
  var isComplete = try !sample.fill(from: stream)
  if sample.count == 0, promised != .text { return nil }
  func grow(_ path: String) throws(InputError) {
    if sample.count >= longestAllowedRecord { throw tooLong(path) }
    sample.reserve(2 * sample.count)
    isComplete = try !sample.fill(from: stream)
  }
  if promised == .jsonl, let names = options.columnNames {
    let layout = try TableLayout(file, syntax: .jsonl, names: names, columns: columns, options: options)
    let prefixed = file.isRegular ? nil : StreamBox(PrefixedStream(Array(sample.bytes), stream))
    return InspectedFile(file: file, layout: layout, pipe: prefixed)
  }
  let format = promised ?? guessFormat(sample.bytes, options)
  let layout: TableLayout?
  switch format {
  case .text: layout = nil
  case .jsonl:
    while !isComplete, newlineCount(sample.base, sample.count) < sampledRecords,
      sample.count < sampledBytes || lastNewline(sample.base, 0..<sample.count) == nil
    {
      try grow(file.path)
    }
    let keys = try sampleKeys(sample, file.path)
    layout = try TableLayout(file, syntax: .jsonl, names: keys, columns: columns, options: options)
  case .csv, .tsv:
    let delimiter = options.delimiter ?? (format == .tsv ? UInt8(ascii: "\t") : guessDelimiter(sample.bytes))
    var ends = CSVRowEnds(delimiter: delimiter)
    ends.scan(sample.base, sample.count)
    while !isComplete, ends.lastEnd == 0 {
      try grow(file.path)
      ends.scan(sample.base, sample.count)
    }
    layout = try csvLayout(sample, delimiter, file, columns: columns, options: options)
  }
  let prefixed = file.isRegular ? nil : StreamBox(PrefixedStream(Array(sample.bytes), stream))
  return InspectedFile(file: file, layout: layout, pipe: prefixed)
}

/// How long a record may be; what is longer has lost a quote or a line feed, and would fill the memory.
let longestAllowedRecord = 1 << 28

func tooLong(_ path: String) -> InputError {
  InputError(
    path: path, reason: "a record that starts here is longer than 256 MB: a closing quote or line feed is missing")
}

extension ByteBuffer {
  /// Reads until the buffer is full; false when the stream ended before.
  func fill(from stream: any ByteStream) throws(InputError) -> Bool {
    // Streams that decode want room for a character at least.
    while capacity - count >= bytePadding {
      let got = try stream.read(into: base + count, capacity - count)
      if got == 0 { return false }
      count += got
    }
    return true
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

private func guessFormat(_ bytes: UnsafeBufferPointer<UInt8>, _ options: ReadingOptions) -> InputFormat {
  let start = bytes.prefix(4096).drop(while: isSpace)
  if let first = start.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
    let next = start.dropFirst().drop(while: isSpace).first
    if next == UInt8(ascii: "\"") || next == UInt8(ascii: "{") || next == UInt8(ascii: "}") { return .jsonl }
  }
  // A table's header names the text or the files with it.
  let names = headerRow(bytes, options.delimiter ?? guessDelimiter(bytes)).names.map { $0.lowercased() }
  let telling = ColumnRole.text.obviousNames + ColumnRole.file.obviousNames
  let isTable = names.contains { telling.contains($0) || $0 == options.textColumn?.lowercased() }
  return isTable ? .csv : .text
}

/// The commonest delimiter of the first line, a comma when there is none.
private func guessDelimiter(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
  var best = (delimiter: UInt8(ascii: ","), count: 0)
  for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
    var isQuoted = false
    var count = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") { break }
      if byte == delimiter { count += 1 }
    }
    if count > best.count { best = (delimiter, count) }
  }
  return best.delimiter
}

/// The fields of the first row that is not blank, where it ends, and where a quote in it opens that is never closed.
private func headerRow(
  _ bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8
) -> (names: [String], length: Int, unclosedQuote: Int?) {
  let row = ByteBuffer(capacity: bytes.count + 2)
  if let base = bytes.baseAddress { row.append(base, bytes.count) }
  let end = row.endRecords()
  // No row has more fields than delimiters and one.
  let fieldLimit = 1 + bytes.lazy.filter { $0 == delimiter }.count
  let fields = RecordFields(slotCount: fieldLimit)
  fields.reserve(row.count, fieldCount: fieldLimit)
  var position = 0
  var parsed: (fieldCount: Int, unclosedQuote: Int?)
  repeat {
    fields.clear()
    parsed = CSVParser(delimiter: delimiter).parseRow(row.base, &position, end: end, into: fields) { $0 }
  } while parsed.fieldCount == 0 && parsed.unclosedQuote == nil && position < end
  let names = fields.slots.prefix(parsed.fieldCount).map { String(decoding: $0.bytes, as: UTF8.self) }
  return (names, min(position, bytes.count), parsed.unclosedQuote)
}

extension ByteBuffer {
  /// Ends the last record with a line feed where it has none, and lets a double quote and zeros follow; returns the end.
  func endRecords() -> Int {
    if count == 0 || base[count - 1] != 0x0A {
      reserve(count + 1)
      base[count] = 0x0A
      count += 1
    }
    pad()
    base[count] = UInt8(ascii: "\"")
    return count
  }
}

private func csvLayout(
  _ sample: ByteBuffer, _ delimiter: UInt8, _ file: ListedFile, columns: [DocumentColumn], options: ReadingOptions
) throws(InputError) -> TableLayout {
  var (names, length, unclosedQuote) = headerRow(sample.bytes, delimiter)
  if unclosedQuote != nil {
    throw InputError(path: file.path, line: 1, reason: "the quote opened in the header is never closed")
  }
  let isGuarded = options.undoesGuard ?? DataPackage.saysGuarded(file.path)
  if isGuarded { names = names.map(CSVGuard.undo) }
  var seen: Set<String> = []
  for name in names where !name.isEmpty && !seen.insert(name).inserted {
    throw InputError(path: file.path, line: 1, reason: "the header has two columns \"\(name)\": rename one")
  }
  let syntax = TableLayout.Syntax.csv(
    delimiter: delimiter, fieldCount: names.count, headerLength: length, isGuarded: isGuarded)
  return try TableLayout(file, syntax: syntax, names: names, columns: columns, options: options)
}

/// The keys of the first records, in the order they are first met.
private func sampleKeys(_ sample: ByteBuffer, _ path: String) throws(InputError) -> [String] {
  if sample.bytes.first(where: { !isSpace($0) }) == UInt8(ascii: "[") {
    throw InputError(
      path: path, line: 1,
      reason: "is one JSON array, not one object per line: convert it, for example with jq -c '.[]'")
  }
  let count = sample.count
  defer { sample.count = count }
  let end = sample.endRecords()
  let fields = RecordFields(slotCount: 0)
  fields.reserve(end, fieldCount: 0)
  var keys: [String] = []
  var seen: Set<String> = []
  var position = 0
  var records = 0
  var firstFault: (fault: JSONLineParser.Fault, column: Int)?
  while position < end, records < sampledRecords {
    var found: [String] = []
    fields.clear()
    let outcome = JSONLineParser.parse(sample.base, &position, into: fields) { key in
      found.append(String(decoding: key, as: UTF8.self))
      return nil
    }
    if case .broken(let fault, let offset) = outcome, firstFault == nil { firstFault = (fault, offset + 1) }
    guard outcome == .record else { continue }
    records += 1
    for key in found where seen.insert(key).inserted { keys.append(key) }
  }
  if records == 0 {
    let found = firstFault.map { ", in column \($0.column) \($0.fault.rawValue)" } ?? ""
    throw InputError(path: path, line: 1, reason: "one JSON object per line is expected\(found)")
  }
  return keys
}
