/// The ASCII characters that mean something in a table.
enum Ascii {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let point = UInt8(ascii: ".")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let zero = UInt8(ascii: "0")
  static let backslash = UInt8(ascii: "\\")
  static let pipe = UInt8(ascii: "|")
}

/// Text with what a format wants escaped.
extension OutputBuffer {
  /// Appends a cell of delimited text, not empty, in quotes if it needs them: see `TableFormat.csv`.
  mutating func appendDelimited(_ text: Span<UInt8>, delimiter: UInt8) {
    if !appendPlain(text) { appendQuoted(text, delimiter: delimiter) }
  }

  /// As `appendDelimited`, for any delimiter: a semicolon is not below `-`.
  mutating func appendQuoted(_ text: Span<UInt8>, delimiter: UInt8) {
    guard needsQuotes(text, delimiter: delimiter) else { return append(text) }
    append(Ascii.quote)
    for index in text.indices {
      if text[index] == Ascii.quote { append(Ascii.quote) }
      append(text[index])
    }
    append(Ascii.quote)
  }

  /// Appends text if it is seen in passing that it needs no quotes: it is neither a word that reads as a value nor has
  /// characters below `-`, among which are all that can ask for quotes.
  ///
  /// Eight bytes at a time, because a loop over the bytes of a short cell costs twice as much.
  private mutating func appendPlain(_ text: Span<UInt8>) -> Bool {
    text.withUnsafeBytes { text in
      var isPlain = false
      append(upTo: text.count + 8) { end in
        let end = UnsafeMutableRawPointer(end)
        // SAFETY: what is read lies within the text, what is written within `text.count + 8` bytes.
        func word(at index: Int) -> UInt64 { text.loadUnaligned(fromByteOffset: index, as: UInt64.self) }
        func store(_ word: UInt64, at index: Int) { end.storeBytes(of: word, toByteOffset: index, as: UInt64.self) }
        if text.count >= 8 {
          let last = word(at: text.count - 8)
          var special = bytesBelowMinus(last)
          for index in stride(from: 0, to: text.count - 8, by: 8) {
            special |= bytesBelowMinus(word(at: index))
            store(word(at: index), at: index)
          }
          store(last, at: text.count - 8)
          isPlain = special == 0
        } else {
          let short = shortWord(text)
          store(short.littleEndian, at: 0)
          isPlain = bytesBelowMinus(short) == 0 && !readsAsValue(short)
        }
        return isPlain ? text.count : 0
      }
      return isPlain
    }
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
  if isBlank(text[0]) || isBlank(text[text.count - 1]) { return true }
  for index in text.indices {
    switch text[index] {
    case delimiter, Ascii.quote, Ascii.lineFeed, Ascii.carriageReturn: return true
    default: break
    }
  }
  return text.count < 8 && text.withUnsafeBytes { readsAsValue(shortWord($0)) }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == Ascii.space || byte == Ascii.tab }

/// Not 0 if one of the eight bytes is below `-`: if taking `-` from it borrows, and not because it was 128 or more.
private func bytesBelowMinus(_ word: UInt64) -> UInt64 {
  (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & 0x8080_8080_8080_8080
}

/// Up to seven bytes as a number, the first lowest; above them 255, which no UTF-8 has.
private func shortWord(_ text: UnsafeRawBufferPointer) -> UInt64 {
  let count = text.count
  var word: UInt64 = .max &<< UInt64(8 * count)
  if count >= 4 {
    // Two loads that overlap.
    func half(_ index: Int) -> UInt64 {
      UInt64(UInt32(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt32.self))) &<< UInt64(8 * index)
    }
    word |= half(0) | half(count - 4)
  } else {
    for index in text.indices { word |= UInt64(text[index]) &<< UInt64(8 * index) }
  }
  return word
}

/// Whether pandas, R or spreadsheets take a word for a missing value, a truth value or a number.
private func readsAsValue(_ word: UInt64) -> Bool {
  // Capitals as small letters.
  switch word | 0x2020_2020_2020_2020 {
  case 0xFFFF_FFFF_FFFF_616E,  // na
    0xFFFF_FFFF_FF61_2F6E,  // n/a
    0xFFFF_FFFF_FF6E_616E,  // nan
    0xFFFF_FFFF_6C6C_756E,  // null
    0xFFFF_FFFF_656E_6F6E,  // none
    0xFFFF_FFFF_FF66_6E69,  // inf
    0xFFFF_FFFF_6575_7274,  // true
    0xFFFF_FF65_736C_6166:  // false
    true
  default: false
  }
}
