/// The ASCII characters that mean something in a table.
enum Ascii {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let point = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")
  static let zero = UInt8(ascii: "0")
  static let backslash = UInt8(ascii: "\\")
  static let pipe = UInt8(ascii: "|")
}

/// Text with what a format wants escaped.
extension OutputBuffer {
  /// Appends a cell of delimited text, in quotes if it needs them: see `TableFormat.csv`.
  mutating func appendDelimited(_ text: Span<UInt8>, delimiter: UInt8) {
    guard needsQuotes(text, delimiter: delimiter) else { return append(text) }
    append(Ascii.quote)
    for index in text.indices {
      if text[index] == Ascii.quote { append(Ascii.quote) }
      append(text[index])
    }
    append(Ascii.quote)
  }

  /// Appends a JSON string with its quotes; escapes only what RFC 8259 section 7 says must be.
  mutating func appendJSON(_ text: Span<UInt8>) {
    append(Ascii.quote)
    var special: UInt8 = 0
    for index in text.indices {
      let byte = text[index]
      special |= (byte < Ascii.space ? 1 : 0) | (byte == Ascii.quote ? 1 : 0) | (byte == Ascii.backslash ? 1 : 0)
    }
    if special == 0 { append(text) } else { appendEscapedJSON(text) }
    append(Ascii.quote)
  }

  private mutating func appendEscapedJSON(_ text: Span<UInt8>) {
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case Ascii.quote: append("\\\"")
      case Ascii.backslash: append("\\\\")
      case Ascii.lineFeed: append("\\n")
      case Ascii.carriageReturn: append("\\r")
      case Ascii.tab: append("\\t")
      case ..<Ascii.space:
        append(byte < 16 ? "\\u000" : "\\u001")
        append(Array("0123456789abcdef".utf8)[Int(byte & 15)])
      default: append(byte)
      }
    }
  }

  /// Appends a cell of a Markdown table. Backslashes are escaped too: else one before a pipe would undo its escape.
  mutating func appendMarkdown(_ text: Span<UInt8>) {
    for index in text.indices {
      let byte = text[index]
      switch byte {
      case Ascii.pipe, Ascii.backslash:
        append(Ascii.backslash)
        append(byte)
      case Ascii.lineFeed, Ascii.carriageReturn: append(Ascii.space)
      default: append(byte)
      }
    }
  }
}

/// Whether delimited text needs quotes to be read back as it is, and as text.
private func needsQuotes(_ text: Span<UInt8>, delimiter: UInt8) -> Bool {
  guard let last = text.indices.last else { return false }
  // No early exit: without branches the loop is compiled to vector instructions.
  var special: UInt8 = 0
  for index in text.indices {
    let byte = text[index]
    special |=
      (byte == delimiter ? 1 : 0) | (byte == Ascii.quote ? 1 : 0) | (byte == Ascii.lineFeed ? 1 : 0)
      | (byte == Ascii.carriageReturn ? 1 : 0)
  }
  return special != 0 || isBlank(text[0]) || isBlank(text[last])
    || (2...5 ~= text.count && wordsReadAsValues.contains(packed(text)))
}

private func isBlank(_ byte: UInt8) -> Bool { byte == Ascii.space || byte == Ascii.tab }

/// Words that pandas, R or spreadsheets take for a missing value, a truth value or a number.
private let wordsReadAsValues = ["na", "n/a", "nan", "null", "none", "inf", "true", "false"]
  .map { packed($0.utf8Span.span) }

/// Up to eight bytes as a number, capitals as small letters.
private func packed(_ word: Span<UInt8>) -> UInt64 {
  var result: UInt64 = 0
  for index in word.indices { result = result << 8 | UInt64(word[index] | 0x20) }
  return result
}
