#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A word or phrase of a stop list, as its author spelled it.
public struct StopwordEntry: Sendable, Equatable {
  /// The word or phrase, without white space around it.
  public var text: String
  /// The line of the list it stands on, counted from 1.
  public var line: Int

  /// Creates an entry.
  public init(text: String, line: Int) {
    self.text = text
    self.line = line
  }
}

/// Lists of words that are too frequent to tell texts apart.
///
/// An entry only removes something if it is a token, so a list has to pass through the tokeniser that the text passed
/// through; `StopwordEntry.line` lets a program name the entries that can never match.
public enum Stopwords {
  /// The names that `list(named:)` knows, sorted.
  public static let names = ["en"]

  /// The built-in list of a language.
  ///
  /// `en` is the English list of the Snowball project with its 174 words: pronouns, forms of be, have and do, their
  /// contractions, prepositions and conjunctions. It holds negations and words of degree too ("not", "no", "against",
  /// "more"), so removing it changes what a text says. It leaves out "will" and "us" for their other meanings.
  ///
  /// - Parameter name: One of `names`.
  /// - Returns: The entries in the order of the list, all in lower case.
  /// - Throws: `InputError` if there is no such list.
  public static func list(named name: String) throws(InputError) -> [StopwordEntry] {
    guard name == "en" else {
      throw InputError(
        path: "", reason: "no stop list is named '\(name)'; there is \(names.joined(separator: ", ")), or a file")
    }
    return entries(in: snowballEnglishStopwords)
  }

  /// Reads a stop list from a file in UTF-8 with one word or phrase on each line.
  ///
  /// A comment starts at `|` anywhere (the format of Snowball's lists) and at `#` at the start of a line or after
  /// white space, and runs to the end of the line. Empty lines and a byte order mark are skipped. Entries are not
  /// changed and doubles are kept.
  ///
  /// - Parameter path: The file.
  /// - Returns: The entries in the order of the file.
  /// - Throws: `InputError` if the file cannot be read, is not UTF-8 (with the line) or holds no entry.
  public static func read(_ path: String) throws(InputError) -> [StopwordEntry] {
    let bytes = try contents(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      // Lines are independent in UTF-8: the first bad one is the one to name.
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw InputError(path: path, line: bad.map { $0 + 1 }, reason: "is not UTF-8")
    }
    let entries = entries(in: text)
    guard !entries.isEmpty else { throw InputError(path: path, reason: "holds no entry") }
    return entries
  }

  private static func entries(in text: String) -> [StopwordEntry] {
    var text = text[...]
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var entries: [StopwordEntry] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in lines.enumerated() {
      let entry = trimmed(line[..<commentStart(in: line)])
      if !entry.isEmpty { entries.append(StopwordEntry(text: String(entry), line: index + 1)) }
    }
    return entries
  }

  private static func commentStart(in line: Substring) -> String.Index {
    var followsSpace = true
    for index in line.indices {
      if line[index] == "|" || line[index] == "#" && followsSpace { return index }
      followsSpace = line[index].isWhitespace
    }
    return line.endIndex
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func contents(of path: String) throws(InputError) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw InputError(path: path, reason: "cannot be opened: \(String(cString: strerror(errno)))", kind: .missing)
    }
    defer { fclose(file) }
    InputRecord.note(path)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    guard ferror(file) == 0 else {
      throw InputError(path: path, reason: "cannot be read: \(String(cString: strerror(errno)))", kind: .io)
    }
    return bytes
  }
}
