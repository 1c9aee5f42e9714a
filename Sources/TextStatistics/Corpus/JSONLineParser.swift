// Reads one JSON object (RFC 8259) per line from bytes. Unsafe because it loads whole vectors and copies into raw memory; the
// line ends with a line feed, which no string may contain, so nothing runs past it.

/// Reads the values of some keys from lines of JSON.
struct JSONLineParser {
  /// What became of a line.
  enum Outcome: Equatable {
    /// Its values are in the fields.
    case record
    /// It has nothing but white space.
    case blank
    /// It is not one JSON object.
    case broken(Fault, at: Int)
  }

  /// What is wrong with a line.
  enum Fault: String {
    case notAnObject = "an object in braces is expected"
    case expectedKey = "a key in double quotes is expected"
    case expectedColon = "a colon is expected"
    case expectedComma = "a comma or a closing brace is expected"
    case expectedValue = "a value is expected"
    case unclosedString = "a string is not closed"
    case badEscape = "a backslash is followed by something that JSON does not know"
    case tooDeep = "values are nested more than 500 deep"
    case trailing = "something follows the object"
  }

  private let bytes: UnsafePointer<UInt8>
  private let fields: RecordFields
  private var position: Int
  private var fault = Fault.notAnObject

  private static let deepest = 500

  init(_ bytes: UnsafePointer<UInt8>, at position: Int, into fields: RecordFields) {
    self.bytes = bytes
    self.position = position
    self.fields = fields
  }

  /// Reads one line.
  ///
  /// - Parameters:
  ///   - bytes: The memory that holds the line; a line feed ends it and `bytePadding` bytes may be read beyond that.
  ///   - start: Where the line starts; moved to the start of the next line.
  ///   - fields: Where the values go.
  ///   - slot: Says for a key which slot its value goes to, nil for none; of equal keys the first that is not null counts.
  /// - Returns: What the line was.
  @inline(__always)
  static func parse(
    _ bytes: UnsafePointer<UInt8>, _ start: inout Int, into fields: RecordFields,
    slot: (UnsafeBufferPointer<UInt8>) -> Int?
  ) -> Outcome {
    var parser = JSONLineParser(bytes, at: start, into: fields)
    parser.skipSpace()
    if bytes[parser.position] == UInt8(ascii: "\n") {
      start = parser.position + 1
      return .blank
    }
    if parser.readObject(slot) {
      parser.skipSpace()
      if bytes[parser.position] == UInt8(ascii: "\n") {
        start = parser.position + 1
        return .record
      }
      parser.fault = .trailing
    }
    let place = parser.position - start
    while bytes[parser.position] != UInt8(ascii: "\n") { parser.position += 1 }
    start = parser.position + 1
    return .broken(parser.fault, at: place)
  }

  private mutating func failed(_ fault: Fault) -> Bool {
    self.fault = fault
    return false
  }

  @inline(__always)
  private mutating func skipSpace() {
    while bytes[position] == 0x20 || bytes[position] == 0x09 || bytes[position] == 0x0D { position += 1 }
  }

  /// Steps over `byte`, with white space around it, if it stands here.
  @inline(__always)
  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard bytes[position] == UInt8(ascii: byte) else { return false }
    position += 1
    skipSpace()
    return true
  }

  @inline(__always)
  private mutating func readObject(_ slot: (UnsafeBufferPointer<UInt8>) -> Int?) -> Bool {
    guard skip("{") else { return failed(.notAnObject) }
    if skip("}") { return true }
    repeat {
      guard bytes[position] == UInt8(ascii: "\"") else { return failed(.expectedKey) }
      position += 1
      guard let keyLength = readString() else { return false }
      var wanted = slot(UnsafeBufferPointer(start: fields.next, count: keyLength))
      if let slot = wanted, fields.slots[slot].kind != .absent { wanted = nil }
      guard skip(":") else { return failed(.expectedColon) }
      let surrogates = fields.loneSurrogates
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        guard let length = readString() else { return false }
        if let wanted {
          fields.slots[wanted] = Field(kind: .string, bytes: fields.take(length))
        } else {
          fields.loneSurrogates = surrogates
        }
      } else {
        let start = position
        guard skipValue(depth: 1) else { return false }
        fields.loneSurrogates = surrogates
        if let wanted { fields.slots[wanted] = other(start) }
      }
    } while skip(",")
    return skip("}") || failed(.expectedComma)
  }

  /// The value from `start` to here, which is not a string.
  private func other(_ start: Int) -> Field {
    switch bytes[start] {
    // NaN is what Python's json module writes for a missing number.
    case UInt8(ascii: "n"), UInt8(ascii: "N"): Field()
    case UInt8(ascii: "{"), UInt8(ascii: "["): Field(kind: .nested)
    default:
      Field(
        kind: .scalar, bytes: fields.copy(UnsafeBufferPointer(start: bytes + start, count: position - start)))
    }
  }

  private mutating func skipValue(depth: Int) -> Bool {
    guard depth < Self.deepest else { return failed(.tooDeep) }
    switch bytes[position] {
    case UInt8(ascii: "\""):
      position += 1
      return readString() != nil
    case UInt8(ascii: "{"):
      _ = skip("{")
      if skip("}") { return true }
      repeat {
        guard bytes[position] == UInt8(ascii: "\"") else { return failed(.expectedKey) }
        position += 1
        guard readString() != nil else { return false }
        guard skip(":") else { return failed(.expectedColon) }
        guard skipValue(depth: depth + 1) else { return false }
      } while skip(",")
      return skip("}") || failed(.expectedComma)
    case UInt8(ascii: "["):
      _ = skip("[")
      if skip("]") { return true }
      repeat { guard skipValue(depth: depth + 1) else { return false } } while skip(",")
      return skip("]") || failed(.expectedComma)
    case UInt8(ascii: "t"): return skipWord("true")
    case UInt8(ascii: "f"): return skipWord("false")
    case UInt8(ascii: "n"): return skipWord("null")
    case UInt8(ascii: "N"): return skipWord("NaN")
    default: return skipNumber() || failed(.expectedValue)
    }
  }

  private mutating func skipWord(_ word: StaticString) -> Bool {
    for offset in 0..<word.utf8CodeUnitCount where bytes[position + offset] != word.utf8Start[offset] {
      return failed(.expectedValue)
    }
    position += word.utf8CodeUnitCount
    return true
  }

  private mutating func skipNumber() -> Bool {
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    if bytes[position] == UInt8(ascii: "0") { position += 1 } else if !skipDigits() { return false }
    if bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() else { return false }
    }
    if bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() else { return false }
    }
    return true
  }

  private mutating func skipDigits() -> Bool {
    let start = position
    while bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    return position > start
  }

  /// Copies the string that starts here to `fields.next`, its escapes resolved, and steps past its closing quote.
  ///
  /// - Returns: Its length, or nil when it is not a string.
  @inline(__always)
  private mutating func readString() -> Int? {
    let (quote, escape, newline) = (
      Vector(repeating: UInt8(ascii: "\"")), Vector(repeating: UInt8(ascii: "\\")),
      Vector(repeating: UInt8(ascii: "\n"))
    )
    let output = fields.next
    var written = 0
    while true {
      let first = loadVector(bytes + position)
      let second = loadVector(bytes + position + 16)
      storeVector(first, output + written)
      storeVector(second, output + written + 16)
      let firstHits = words((first .== quote) .| (first .== escape) .| (first .== newline))
      let secondHits = words((second .== quote) .| (second .== escape) .| (second .== newline))
      let hits = firstHits | secondHits
      if hits[0] | hits[1] == 0 {
        position += 32
        written += 32
        continue
      }
      let step = firstHits[0] | firstHits[1] != 0 ? firstLane(firstHits) : 16 + firstLane(secondHits)
      position += step
      written += step
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        return written
      }
      while bytes[position] == UInt8(ascii: "\\") {
        let length = readEscape(output + written)
        if length == 0 { return nil }
        written += length
      }
      if bytes[position] == UInt8(ascii: "\n") {
        fault = .unclosedString
        return nil
      }
    }
  }

  /// Writes what the escape sequence here stands for and steps past it; returns the length, 0 for none.
  @inline(__always)
  private mutating func readEscape(_ output: UnsafeMutablePointer<UInt8>) -> Int {
    let code = bytes[position + 1]
    let plain: UInt8
    switch code {
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = code
    case UInt8(ascii: "u"): return readUnicodeEscape(output)
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    default:
      fault = .badEscape
      return 0
    }
    output[0] = plain
    position += 2
    return 1
  }

  private mutating func readUnicodeEscape(_ output: UnsafeMutablePointer<UInt8>) -> Int {
    guard var scalar = hexadecimal(at: position + 2) else {
      fault = .badEscape
      return 0
    }
    position += 6
    if 0xD800...0xDFFF ~= scalar {
      if scalar < 0xDC00, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u"),
        let low = hexadecimal(at: position + 2), 0xDC00...0xDFFF ~= low
      {
        scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
        position += 6
      } else {
        scalar = 0xFFFD
        fields.loneSurrogates += 1
      }
    }
    return encodeUTF8(scalar, output)
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    var value: UInt32 = 0
    for offset in 0..<4 {
      let byte = bytes[start + offset]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
