/// Keeps spreadsheets from running or converting text, by an apostrophe before it.
enum CSVGuard {
  static let mark = UInt8(ascii: "'")

  /// Whether a cell of text gets the mark. One that begins with the mark gets another, so that undoing is exact.
  static func marks(_ text: Span<UInt8>) -> Bool {
    !text.isEmpty && (text[0] == mark || text[0] == UInt8(ascii: "="))
  }

  /// The text without the mark, if it has one.
  static func undo(_ text: String) -> String { text.utf8.first == mark ? String(text.dropFirst()) : text }
}
