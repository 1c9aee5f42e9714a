/// How many columns of a terminal text takes.
extension StringProtocol {
  /// The sum over the characters: 2 for East Asian wide ones and emoji, 0 for marks on their own, else 1.
  var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

  /// The text if it fits into `width` columns, else as much of it as fits before a `…`; characters stay whole.
  func cut(toWidth width: Int) -> String {
    guard displayWidth > width else { return String(self) }
    var room = width - 1
    let kept = prefix { character in
      room -= character.displayWidth
      return room >= 0
    }
    return kept + "…"
  }
}

extension Character {
  /// The width of the widest of its scalars: marks stand on their letter, and an emoji sequence is one picture.
  fileprivate var displayWidth: Int { isASCII ? 1 : unicodeScalars.lazy.map(\.displayWidth).max() ?? 0 }
}

extension Unicode.Scalar {
  fileprivate var displayWidth: Int {
    switch properties.generalCategory {
    // The soft hyphen is a format character that terminals show.
    case .nonspacingMark, .enclosingMark, .format: return value == 0xAD ? 1 : 0
    case .control: return 0
    default: return properties.isEmojiPresentation || isEastAsianWide ? 2 : 1
    }
  }

  /// Whether UAX #11 calls it wide or full width, by blocks: Hangul, kana, Han, their symbols, and full-width forms.
  private var isEastAsianWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1B000...0x1B2FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
