extension Lexicon {
  /// Reads a lexicon from a file, plain, `.gz` or `.zst`.
  ///
  /// | format | known by | |
  /// |---|---|---|
  /// | table | `.csv`, tabs, or its header | columns `word` or `term`, and `score`, `valence`, ... or `category`; with or without header |
  /// | table of members | its header | a column for each category, such as the master file of Loughran and McDonald: above 0 is a member |
  /// | word list | anything else | a word or phrase on a line; `positive` or `negative` in the name of the file is the sign, else 1 |
  /// | LIWC | `.dic`, or `%` in the first line | a legend of categories, words with their numbers |
  /// | Lexicoder | `.lc3` | `+category`, then its entries |
  /// | quanteda | `.yml`, `.yaml` | maps and lists, also within each other |
  /// | WordStat | `.cat` | categories and words by indentation with tabs |
  /// | MPQA | `.tff`, or its keys | `word1=... priorpolarity=...`; words that are `weaksubj` count half |
  ///
  /// Lines may end in LF, CR LF or CR. Text is UTF-8, UTF-16 with its mark, or, where it cannot be UTF-8, Windows-1252.
  /// In tables and word lists lines that begin with `#` or `;` are comments.
  ///
  /// Words of categories count 1 or -1. Without `positive` and `negative` the categories positive, pos, posemo, positiv,
  /// emo_pos, tone_pos and negative, neg, negemo, negativ, emo_neg, tone_neg are known, and neg_positive (-1) and
  /// neg_negative (1), the negated keys of the Lexicoder dictionary. A category within another is also known by the other's
  /// name. Case does not matter. All other categories are among the `omissions`.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - positive: The categories that count 1; if this or `negative` is given, no others are known.
  ///   - negative: The categories that count -1.
  /// - Throws: `InputError` with the line if the file cannot be read or is inconsistent, if it holds nothing that counts, and
  ///   if it has no category of a name that is asked for.
  public init(path: String, positive: [String] = [], negative: [String] = []) throws(InputError) {
    let lines = try LexiconLines(path)
    var reading = LexiconReading(path: path, positive: positive, negative: negative)
    switch LexiconFormat(path, lines) {
    case .liwc: try reading.readLIWC(lines)
    case .lexicoder: try reading.readLexicoder(lines)
    case .yaml: try reading.readYAML(lines)
    case .wordStat: try reading.readWordStat(lines)
    case .mpqa: try reading.readMPQA(lines)
    case .table(let delimiter): try reading.readTable(lines, delimiter)
    case .words: try reading.readWords(lines)
    }
    try reading.check()
    let name = fileName(path)
    self.init(
      name: name, notice: lexiconNotice(name: name, reading: reading), entries: reading.entries,
      omissions: reading.omissions)
  }
}

/// The part of a path behind its last slash.
func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

/// How a file of a lexicon is to be read.
enum LexiconFormat: Equatable {
  case liwc, lexicoder, yaml, wordStat, mpqa, words
  case table(delimiter: Character)

  /// Goes by the end of the name where that says it, else by the first lines.
  init(_ path: String, _ lines: LexiconLines) {
    var parts = fileName(path).lowercased().split(separator: ".").dropFirst()
    if let last = parts.last, ["gz", "zst"].contains(last) { parts.removeLast() }
    let first = lines.content.first?.text ?? ""
    switch parts.last {
    case "dic": self = .liwc
    case "lc3": self = .lexicoder
    case "yml", "yaml": self = .yaml
    case "cat": self = .wordStat
    case "tff": self = .mpqa
    default:
      if trimmed(first) == "%" {
        self = .liwc
      } else if first.contains("word1="), first.contains("priorpolarity=") {
        self = .mpqa
      } else if let delimiter = Self.delimiter(lines, isCSV: parts.last == "csv") {
        self = .table(delimiter: delimiter)
      } else {
        self = .words
      }
    }
  }

  /// What stands between the cells of a table, nil if the file is none.
  ///
  /// In a list of phrases there may be a comma; a table has a number or a known header behind it.
  private static func delimiter(_ lines: LexiconLines, isCSV: Bool) -> Character? {
    let first = lines.content.first { !isComment($0.text) }?.text ?? ""
    if first.contains("\t") { return "\t" }
    for delimiter in [",", ";"] as [Character] where first.contains(delimiter) {
      let cells = lexiconCells(first, delimiter) ?? []
      if isCSV || cells.dropFirst().contains(where: { isNumber($0) }) || LexiconColumns(header: cells) != nil {
        return delimiter
      }
    }
    return isCSV ? "," : nil
  }
}

/// Whether a line of a table or list says nothing; a hashtag or the emoticon `;)` with a score behind it is none.
func isComment(_ line: Substring) -> Bool {
  guard line.first == "#" || line.first == ";" else { return false }
  let cells = line.split(omittingEmptySubsequences: false) { $0 == "\t" || $0 == "," }
  return line.dropFirst().first?.isWhitespace ?? true || cells.count < 2 || !isNumber(trimmed(cells[1]))
}

/// Whether a text reads as a number; the words "nan" and "infinity" are words.
func isNumber(_ text: some StringProtocol) -> Bool { text.contains(where: \.isNumber) && Double(text) != nil }

/// The text without white space at its ends.
func trimmed(_ text: Substring) -> Substring {
  var text = text.drop(while: \.isWhitespace)
  while text.last?.isWhitespace == true { text.removeLast() }
  return text
}

/// The lines of a text file with their numbers.
struct LexiconLines {
  /// The lines that are not blank.
  var content: [(number: Int, text: Substring)] = []

  init(_ path: String) throws(InputError) {
    var bytes = try Self.bytes(of: path, nil)
    if let bad = Self.firstBadLine(bytes) {
      guard bad.isWindows1252 else {
        throw InputError(path: path, line: bad.number, reason: "is not UTF-8: save the file in that encoding")
      }
      bytes = try Self.bytes(of: path, .windows1252)
    }
    for (index, line) in Self.lines(bytes).enumerated() {
      if line.contains(0) {
        throw InputError(path: path, line: index + 1, reason: "has a zero byte: the file is no text")
      }
      let text = String(decoding: line, as: UTF8.self)[...]
      if text.contains(where: { !$0.isWhitespace }) { content.append((index + 1, text)) }
    }
  }

  private static func bytes(of path: String, _ encoding: TextEncoding?) throws(InputError) -> [UInt8] {
    let stream = try openStream(path, encoding: encoding, bytesRead: Tally())
    let buffer = ByteBuffer(capacity: 1 << 16)
    var bytes: [UInt8] = []
    repeat {
      buffer.count = try stream.read(into: buffer.base, buffer.capacity)
      bytes += buffer.bytes
    } while buffer.count > 0
    return bytes
  }

  /// Ends of lines as any system writes them: LIWC dictionaries with a lone CR are about.
  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x0D {
      // The LF of CR LF ends nothing more.
      if byte == 0x0D || index == 0 || bytes[index - 1] != 0x0D { lines.append(bytes[start..<index]) }
      start = index + 1
    }
    return lines + [bytes[start...]]
  }

  /// The first line that is not UTF-8, and whether the whole file may be Windows-1252.
  ///
  /// That has one byte to a letter, so other letters stand alone or in twos among those of ASCII; and if any line has other
  /// letters in UTF-8, the bad one is damaged.
  private static func firstBadLine(_ bytes: [UInt8]) -> (number: Int, isWindows1252: Bool)? {
    var first: Int?
    var isWindows1252 = true
    for (index, line) in lines(bytes).enumerated() {
      let isASCII = line.allSatisfy { $0 < 0x80 }
      if isASCII { continue }
      if String(validating: line, as: UTF8.self) != nil {
        isWindows1252 = false
      } else {
        first = first ?? index + 1
        if line.split(whereSeparator: { $0 < 0x80 }).contains(where: { $0.count > 2 }) { isWindows1252 = false }
      }
    }
    return first.map { ($0, isWindows1252) }
  }
}
