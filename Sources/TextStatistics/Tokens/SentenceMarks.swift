// Stops, what closes and opens a sentence beside them, and white space.
extension SentenceScanner {
  /// What a run of stops can mean: a full stop may be that of an abbreviation, an ellipsis may stand within a sentence,
  /// and a wide stop needs no white space after it.
  enum StopKind { case period, ellipsis, strong, wide }

  /// A run of stops and of the marks that close the sentence.
  struct Stops {
    var end: Int
    /// Nil if there is no stop.
    var kind: StopKind?
    /// Whether the last mark is a quote.
    var closesQuote = false
  }

  /// The run of stops and closing marks from `start`, where it has to start with a stop.
  func stops(from start: Int) -> Stops {
    var stops = Stops(end: start)
    var periods = 0
    var hasClosers = false
    while stops.end < text.count {
      if let stop = stop(at: stops.end) {
        periods += stop.kind == .period ? 1 : 0
        stops.kind =
          switch (stops.kind, stop.kind) {
          case (nil, let first): first
          case (.wide, _), (_, .wide): .wide
          case (.period, .period) where !hasClosers: .ellipsis
          case (.ellipsis, .period) where 2...3 ~= periods && !hasClosers: .ellipsis
          default: .strong
          }
        stops.end += stop.width
      } else if stops.kind == nil {
        break
      } else if text[stops.end] == 0x20, isSpacedPeriod(at: stops.end + 1) {
        stops.end += 1
      } else if case let width = closerWidth(at: stops.end), width > 0 {
        hasClosers = true
        stops.closesQuote = !isBracket(at: stops.end)
        stops.end += width
      } else if case let width = spacedGuillemetWidth(at: stops.end), width > 0 {
        hasClosers = true
        stops.closesQuote = true
        stops.end += width
      } else {
        break
      }
    }
    return stops
  }

  private func stop(at position: Int) -> (width: Int, kind: StopKind)? {
    switch text[position] {
    case UInt8(ascii: "."): (1, .period)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): (1, .strong)
    case 0xD8 where has(0x9F, after: position), 0xDB where has(0x94, after: position): (2, .strong)  // ؟ ۔
    case 0xE0 where has(0xA5, 0xA4, after: position) || has(0xA5, 0xA5, after: position): (3, .strong)  // । ॥
    case 0xE2 where has(0x80, 0xA6, after: position): (3, .ellipsis)
    case 0xE3 where has(0x80, 0x82, after: position): (3, .wide)
    case 0xEF where has(0xBC, 0x81, after: position) || has(0xBC, 0x9F, after: position): (3, .wide)
    default: nil
    }
  }

  /// A stop of an ellipsis typed as ". . .": not the one of ".22".
  private func isSpacedPeriod(at position: Int) -> Bool {
    guard position < text.count, text[position] == UInt8(ascii: ".") else { return false }
    return position + 1 == text.count || !(isDigit(text[position + 1]) || isLetterASCII(text[position + 1]))
  }

  /// The width of a quote or a bracket that closes the sentence before it, 0 for anything else.
  ///
  /// Next to a stop every quote closes, opening ones too: German text closes with “ and «.
  private func closerWidth(at position: Int) -> Int {
    switch text[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): 1
    case 0xC2 where isGuillemet(at: position): 2
    case 0xE2: isCurlyQuote(at: position) ? 3 : 0
    case 0xE3 where has(0x80, 0x8D, after: position) || has(0x80, 0x8F, after: position): 3  // 」 』
    case 0xEF where has(0xBC, 0x89, after: position): 3  // ）
    default: 0
    }
  }

  private func isBracket(at position: Int) -> Bool {
    switch text[position] {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), 0xEF: true
    default: false
    }
  }

  /// The width of a space and the » after it, as French text closes quotes; 0 if it opens one or there is none.
  private func spacedGuillemetWidth(at position: Int) -> Int {
    let width =
      switch text[position] {
      case 0x20: 1
      case 0xC2 where has(0xA0, after: position): 2
      case 0xE2 where has(0x80, 0xAF, after: position): 3
      default: 0
      }
    let end = position + width + 2
    guard width > 0, end <= text.count, text[end - 2] == 0xC2, text[end - 1] == 0xBB else { return 0 }
    return end == text.count || text[end] <= 0x20 ? width + 2 : 0
  }

  /// The first place from `start` that is no opening quote or bracket nor, if `dashes`, a dash with the space after
  /// it.
  ///
  /// Looks at four of them: more is not text.
  func skipOpeners(from start: Int, dashes: Bool) -> Int {
    var position = start
    for _ in 0..<4 where position < text.count {
      switch text[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["): position += 1
      case UInt8(ascii: "-") where dashes: position = skipOneSpace(from: position + 1)
      case 0xC2 where isGuillemet(at: position): position += 2
      case 0xE2 where isCurlyQuote(at: position): position += 3
      case 0xE2 where dashes && (has(0x80, 0x93, after: position) || has(0x80, 0x94, after: position)):
        position = skipOneSpace(from: position + 3)
      default: return position
      }
    }
    return min(position, text.count)
  }

  func skipOneSpace(from position: Int) -> Int {
    position < text.count && text[position] == 0x20 ? position + 1 : position
  }

  /// One of « ».
  private func isGuillemet(at position: Int) -> Bool { has(0xAB, after: position) || has(0xBB, after: position) }

  /// One of ‘ ’ ‚ ‛ “ ” „ ‟, U+2018 to U+201F.
  private func isCurlyQuote(at position: Int) -> Bool {
    position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] & 0xF8 == 0x98
  }

  typealias Gap = (end: Int, lines: Int)

  /// The end of the white space that starts at `start`, and how many lines end in it; a paragraph separator counts as
  /// two.
  func space(from start: Int) -> Gap {
    var position = start
    var lines = 0
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0B, 0x0C: position += 1
      case 0x0A:
        lines += 1
        position += 1
      case 0x0D:
        lines += has(0x0A, after: position) ? 0 : 1
        position += 1
      case 0xC2 where has(0xA0, after: position) || has(0x85, after: position): position += 2
      case 0xE2 where has(0x80, after: position) && position + 2 < text.count:
        switch text[position + 2] {
        case 0x80...0x8B, 0xAF: break
        case 0xA8: lines += 1
        case 0xA9: lines += 2
        default: return (position, lines)
        }
        position += 3
      case 0xE3 where has(0x80, 0x80, after: position), 0xEF where has(0xBB, 0xBF, after: position): position += 3
      default: return (position, lines)
      }
    }
    return (text.count, lines)
  }

  @inline(__always)
  func has(_ byte: UInt8, after position: Int) -> Bool {
    position + 1 < text.count && text[position + 1] == byte
  }

  @inline(__always)
  func has(_ second: UInt8, _ third: UInt8, after position: Int) -> Bool {
    position + 2 < text.count && text[position + 1] == second && text[position + 2] == third
  }
}
