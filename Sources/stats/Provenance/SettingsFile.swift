import TextStatistics

/// The settings of a file in the part of TOML that settings need: tables, and keys with strings, numbers, truth values and
/// arrays of them on one line.
///
/// Everything else of TOML (dates, inline tables, arrays of tables, strings of several lines, numbers in other bases) is
/// an error that names the line: nothing is read as something else than TOML reads it. There is a library that reads all
/// of TOML, but none of them says in which line a key stands, which whoever mistyped one has to be told.
struct SettingsFile {
  struct Setting {
    /// The name of the table, `default` or that of a command, with points between the names of one within another.
    var table: String
    var key: String
    /// As they would be typed.
    var values: [String]
    /// Whether the value is `true` or `false` without quotes.
    var isBoolean: Bool
    var line: Int
  }

  let path: String
  private(set) var settings: [Setting] = []
  /// The tables, with the lines of their headers.
  private(set) var tables: [(name: String, line: Int)] = []

  /// Reads a file.
  init(path: String, bytes: [UInt8]) throws {
    self.path = path
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError(path: path, reason: "is not UTF-8")
    }
    var table: String?
    // A carriage return and a line feed are one character.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      var reader = LineReader(path: path, line: index + 1, rest: line.unicodeScalars[...])
      reader.skipBlanks()
      if reader.isAtEnd { continue }
      if reader.take("[") {
        if reader.take("[") { throw reader.fault("arrays of tables are not for settings") }
        let name = try reader.dottedKey().joined(separator: ".")
        guard reader.take("]") else { throw reader.fault("the name of a table ends with ]") }
        guard !tables.contains(where: { $0.name == name }) else { throw reader.fault("[\(name)] is there twice") }
        tables.append((name, index + 1))
        table = name
      } else {
        guard let table else { throw reader.fault("a key stands in a table, such as [default]") }
        let key = try reader.dottedKey()
        guard key.count == 1 else { throw reader.fault("a key of settings has no points: write [\(key[0])]") }
        guard reader.take("=") else { throw reader.fault("a key is followed by =") }
        let (values, isBoolean) = try reader.values()
        guard !settings.contains(where: { $0.table == table && $0.key == key[0] }) else {
          throw reader.fault("'\(key[0])' is there twice")
        }
        settings.append(
          Setting(table: table, key: key[0], values: values, isBoolean: isBoolean, line: index + 1))
      }
      reader.skipBlanks()
      guard reader.isAtEnd else { throw reader.fault("something follows on the same line") }
    }
  }
}

/// Reads what stands in one line.
private struct LineReader {
  let path: String
  let line: Int
  var rest: Substring.UnicodeScalarView

  /// Whether nothing is left but a comment.
  var isAtEnd: Bool { rest.isEmpty || rest.first == "#" }

  func fault(_ reason: String) -> InputError { InputError(path: path, line: line, reason: reason) }

  mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\t" } }

  /// Steps over a character and blanks around it, if it comes next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    skipBlanks()
    return true
  }

  mutating func dottedKey() throws -> [String] {
    var names: [String] = []
    repeat {
      if rest.first == "\"" || rest.first == "'" {
        names.append(try string())
      } else {
        let name = String(takeWhile { "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" || $0 == "-" })
        guard !name.isEmpty else { throw fault("a name of letters, digits, - and _ is expected") }
        names.append(name)
      }
      skipBlanks()
    } while take(".")
    return names
  }

  mutating func values() throws -> (values: [String], isBoolean: Bool) {
    guard take("[") else { return try value() }
    var values: [String] = []
    if take("]") { return ([], false) }
    repeat {
      if rest.first == "]" { break }
      guard rest.first != "[" else { throw fault("arrays of arrays are not for settings") }
      values += try value().values
    } while take(",")
    guard take("]") else { throw fault("an array stands on one line, with commas, and ends with ]") }
    return (values, false)
  }

  private mutating func value() throws -> (values: [String], isBoolean: Bool) {
    if rest.first == "\"" || rest.first == "'" { return ([try string()], false) }
    let word = String(takeWhile { !" \t,]#".unicodeScalars.contains($0) })
    if word == "true" || word == "false" { return ([word], true) }
    guard let number = Self.number(word) else {
      throw fault("'\(word)' is no string in quotes, number, true or false, or array of them")
    }
    return ([number], false)
  }

  /// A decimal number without its underscores.
  private static func number(_ word: String) -> String? {
    let digits = word.replacing("_", with: "")
    let isPlain =
      word.wholeMatch(of: /[+-]?(0|[1-9](_?[0-9])*)(\.[0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?/) != nil
    guard isPlain, Double(digits) != nil else { return nil }
    return digits.hasPrefix("+") ? String(digits.dropFirst()) : digits
  }

  private mutating func takeWhile(_ isWanted: (Unicode.Scalar) -> Bool) -> Substring.UnicodeScalarView {
    let taken = rest.prefix(while: isWanted)
    rest.removeFirst(taken.count)
    return taken
  }

  private mutating func string() throws -> String {
    let quote = rest.removeFirst()
    if rest.starts(with: [quote, quote]) { throw fault("strings of several lines are not for settings") }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == quote { return String(text) }
      guard scalar == "\t" || scalar.properties.generalCategory != .control else {
        throw fault("a control character stands in a string")
      }
      if scalar == "\\", quote == "\"" { text.append(try escaped()) } else { text.append(scalar) }
    }
    throw fault("a string is not closed")
  }

  private mutating func escaped() throws -> Unicode.Scalar {
    let code = rest.popFirst()
    switch code {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "\"", "\\": return code!
    case "u", "U":
      let digits = rest.prefix(code == "u" ? 4 : 8)
      rest.removeFirst(digits.count)
      guard digits.count == (code == "u" ? 4 : 8), digits.allSatisfy(\.properties.isHexDigit),
        let scalar = UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
      else { throw fault("\\\(code!) is not followed by the digits of a character") }
      return scalar
    default: throw fault("a backslash is followed by something that TOML does not know")
    }
  }
}
