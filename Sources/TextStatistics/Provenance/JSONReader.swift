extension JSONValue {
  /// Reads a file that holds one value, strictly by RFC 8259; of equal names in an object none is allowed.
  ///
  /// For descriptions and settings of some megabytes; corpora are read by `CorpusReader`.
  ///
  /// - Parameter path: The file.
  /// - Throws: `InputError` with the line of what is wrong, or if the file cannot be read.
  public init(contentsOf path: String) throws {
    let stream = try FileStream(path, Tally())
    var bytes: [UInt8] = []
    let buffer = ByteBuffer(capacity: 1 << 16)
    while case let count = try stream.read(into: buffer.base, 1 << 16), count > 0 {
      bytes.append(contentsOf: UnsafeBufferPointer(start: buffer.base, count: count))
      guard bytes.count <= 1 << 28 else { throw InputError(path: path, reason: "is too long for a description") }
    }
    try self.init(parsing: bytes, path: path)
  }

  /// Reads the bytes of one value.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8.
  ///   - path: Where it is from, for messages.
  /// - Throws: `InputError` with the line of what is wrong.
  public init(parsing bytes: [UInt8], path: String = "") throws {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw InputError(path: path, reason: "is not UTF-8")
    }
    var reader = JSONReader(bytes: bytes, path: path)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    self = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.fault("something follows the value") }
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  let path: String
  var position = 0

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func fault(_ reason: String) -> InputError {
    let line = 1 + bytes.prefix(position).count { $0 == 0x0A }
    return InputError(path: path, line: line, reason: "is not JSON: \(reason)")
  }

  mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws -> JSONValue {
    guard depth < 100 else { throw fault("values are nested more than 100 deep") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["):
      position += 1
      if take("]") { return .array([]) }
      var elements: [JSONValue] = []
      repeat { elements.append(try value(depth: depth + 1)) } while take(",")
      guard take("]") else { throw fault("a comma or ] is expected") }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(_ depth: Int) throws -> JSONValue {
    position += 1
    var (members, names) = ([JSONValue.Member](), Set<String>())
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a name in double quotes is expected") }
      let name = try string()
      guard names.insert(name).inserted else { throw fault("'\(name)' is there twice") }
      guard take(":") else { throw fault("a colon is expected") }
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw fault("a comma or } is expected") }
    return .object(members)
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("a value is expected") }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws -> JSONValue {
    let start = position
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 &- 0x30 < 10 } ?? false }
    func digits() throws {
      guard isDigit(next) else { throw fault("a value is expected") }
      while isDigit(next) { position += 1 }
    }
    if next == UInt8(ascii: "-") { position += 1 }
    if next == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func string() throws -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("a control character stands in a string") }
      position += 1
      if byte == UInt8(ascii: "\\") { text += try escaped().utf8 } else { text.append(byte) }
    }
    guard next != nil else { throw fault("a string is not closed") }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escaped() throws -> String {
    guard let code = next else { throw fault("a string is not closed") }
    position += 1
    switch code {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(UnicodeScalar(code))
    case UInt8(ascii: "u"): return String(try unicode())
    default: throw fault("a backslash is followed by something that JSON does not know")
    }
  }

  private mutating func unicode() throws -> Unicode.Scalar {
    var scalar = try hexadecimal()
    if 0xD800..<0xDC00 ~= scalar, bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      position += 2
      let low = try hexadecimal()
      guard 0xDC00..<0xE000 ~= low else { throw fault("half a surrogate pair stands alone") }
      scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(scalar) else { throw fault("half a surrogate pair stands alone") }
    return scalar
  }

  private mutating func hexadecimal() throws -> UInt32 {
    guard position + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+")
    else { throw fault("\\u is not followed by four hexadecimal digits") }
    position += 4
    return value
  }
}
