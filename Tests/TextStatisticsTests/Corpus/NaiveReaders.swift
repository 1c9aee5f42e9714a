@testable import TextStatistics

// Readers that look at one byte after the other, to compare the fast ones with.

/// Splits CSV into rows of fields; a row that is not closed is nil and the last one.
func naiveRows(_ bytes: [UInt8], delimiter: UInt8) -> [[[UInt8]]?] {
  enum State { case fieldStart, plain, quoted, quoteInQuoted }
  let (quote, newline) = (UInt8(ascii: "\""), UInt8(ascii: "\n"))
  var rows: [[[UInt8]]?] = []
  var row: [[UInt8]] = []
  var field: [UInt8] = []
  var wasQuoted = false
  var state = State.fieldStart
  func endsWithCR() -> Bool { field.last == 0x0D }
  var plainLength = 0
  for byte in bytes.last == newline || bytes.isEmpty ? bytes : bytes + [newline] {
    if state == .quoted {
      if byte == quote { state = .quoteInQuoted } else { field.append(byte) }
      continue
    }
    if state == .quoteInQuoted, byte == quote {
      field.append(byte)
      state = .quoted
      continue
    }
    switch byte {
    case newline:
      if endsWithCR(), plainLength > 0 { field.removeLast() }
      row.append(field)
      if row.count > 1 || !field.isEmpty || wasQuoted { rows.append(row) }
      (row, field, wasQuoted, plainLength, state) = ([], [], false, 0, .fieldStart)
    case delimiter:
      row.append(field)
      (field, wasQuoted, plainLength, state) = ([], false, 0, .fieldStart)
      // Only the first field tells an empty line.
      wasQuoted = true
    case quote where state == .fieldStart:
      state = .quoted
      wasQuoted = true
    default:
      field.append(byte)
      plainLength += 1
      state = .plain
    }
  }
  if state == .quoted || state == .quoteInQuoted { rows.append(nil) }
  return rows
}

/// A value of JSON as far as the reader tells them apart.
enum NaiveJSON: Equatable {
  case null, nested
  case scalar([UInt8])
  case string([UInt8])
}

/// Reads one line of JSON, one byte after the other.
struct NaiveJSONParser {
  var rest: ArraySlice<UInt8>

  /// The pairs of an object, or nil when the line is not one.
  static func object(_ line: [UInt8]) -> [(key: [UInt8], value: NaiveJSON)]? {
    var parser = NaiveJSONParser(rest: line[...])
    guard let pairs = parser.object(depth: 0) else { return nil }
    return parser.rest.isEmpty ? pairs : nil
  }

  private mutating func space() { rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func token(_ text: String) -> Bool {
    space()
    defer { space() }
    return take(text)
  }

  private mutating func object(depth: Int) -> [(key: [UInt8], value: NaiveJSON)]? {
    guard depth < 500, token("{") else { return nil }
    var pairs: [(key: [UInt8], value: NaiveJSON)] = []
    if token("}") { return pairs }
    repeat {
      guard let key = string(), token(":"), let value = value(depth: depth + 1) else { return nil }
      pairs.append((key, value))
    } while token(",")
    return token("}") ? pairs : nil
  }

  private mutating func value(depth: Int) -> NaiveJSON? {
    guard depth < 500 else { return nil }
    switch rest.first {
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "{"): return object(depth: depth).map { _ in .nested }
    case UInt8(ascii: "["):
      _ = token("[")
      if token("]") { return .nested }
      repeat { if value(depth: depth + 1) == nil { return nil } } while token(",")
      return token("]") ? .nested : nil
    default: break
    }
    for word in ["true", "false"] where take(word) { return .scalar(Array(word.utf8)) }
    for word in ["null", "NaN"] where take(word) { return .null }
    return number().map { .scalar($0) }
  }

  /// The longest number there is, as RFC 8259 has them.
  private mutating func number() -> [UInt8]? {
    let start = rest
    func taken() -> [UInt8] { Array(start.prefix(start.count - rest.count)) }
    func digits() -> Bool {
      let before = rest.count
      rest = rest.drop { 0x30...0x39 ~= $0 }
      return rest.count < before
    }
    _ = take("-")
    guard take("0") || digits() else { return nil }
    if take("."), !digits() { return nil }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      guard digits() else { return nil }
    }
    return taken()
  }

  private mutating func string() -> [UInt8]? {
    guard take("\"") else { return nil }
    var units: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return units }
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      guard let code = rest.popFirst() else { return nil }
      switch Character(Unicode.Scalar(code)) {
      case "n": units.append(0x0A)
      case "t": units.append(0x09)
      case "r": units.append(0x0D)
      case "b": units.append(0x08)
      case "f": units.append(0x0C)
      case "\"", "\\", "/": units.append(code)
      case "u":
        guard let unit = hexadecimal() else { return nil }
        var code16 = [unit]
        let before = rest
        if 0xD800...0xDBFF ~= unit, take("\\u"), let low = hexadecimal(), 0xDC00...0xDFFF ~= low {
          code16.append(low)
        } else {
          rest = before
        }
        units += String(decoding: code16, as: UTF16.self).utf8
      default: return nil
      }
    }
    return nil
  }

  private mutating func hexadecimal() -> UInt16? {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }) else {
      return nil
    }
    rest = rest.dropFirst(4)
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}

/// What the reader should make of JSON lines; the columns by their keys.
func naiveLines(_ bytes: [UInt8], columns: [String]) -> (documents: [SeenDocument], broken: Int, dropped: Int) {
  var documents: [SeenDocument] = []
  var (broken, dropped) = (0, 0)
  for line in bytes.split(separator: 0x0A) where !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
    guard let pairs = NaiveJSONParser.object(Array(line)) else {
      broken += 1
      continue
    }
    func value(_ name: String) -> NaiveJSON {
      // An object or array is like an absent value for a column, but its place is taken.
      pairs.first { $0.key == Array(name.utf8) && $0.value != .null }?.value ?? .null
    }
    guard case .string(let text) = value("text") else {
      dropped += 1
      continue
    }
    let values = columns.map { column -> [UInt8]? in
      switch value(column) {
      case .string(let bytes), .scalar(let bytes): bytes.isEmpty ? nil : repaired(bytes)
      case .null, .nested: nil
      }
    }
    documents.append(SeenDocument(text: repaired(text), columns: values))
  }
  return (documents, broken, dropped)
}
