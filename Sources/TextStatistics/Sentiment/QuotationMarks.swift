/// The quotation marks of a text: where they are, and what each can be from what stands beside it.
///
/// SAFETY: every index is checked against `text.count`.
struct QuotationMarks {
  let text: UnsafeBufferPointer<UInt8>

  // MARK: Candidates

  /// A bit for each of the 64 bytes from `start` that can begin a mark or a line end.
  @inline(__always)
  func candidates(inBlockAt start: Int) -> UInt64 {
    markedBytes(of: text, inBlockAt: start, where: Self.isCandidate, Self.areCandidates)
  }

  /// `"`, `'`, line feed, carriage return, and the first bytes of curly marks and of guillemets.
  static func isCandidate(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, 0x22, 0x27, 0xC2, 0xE2: true
    default: false
    }
  }

  /// The same for sixteen bytes at once.
  @inline(__always)
  static func areCandidates(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    typealias Bytes = SIMD16<UInt8>
    let ascii =
      (bytes .== Bytes(repeating: 0x0A)) .| (bytes .== Bytes(repeating: 0x0D)) .| (bytes .== Bytes(repeating: 0x22))
      .| (bytes .== Bytes(repeating: 0x27))
    // 0xC2 and 0xE2 differ in one bit.
    return ascii .| (bytes & Bytes(repeating: 0xDF) .== Bytes(repeating: 0xC2))
  }

  // MARK: Kinds

  /// What a candidate is.
  enum Mark {
    /// `"`
    case straight
    /// `“` and `‟`
    case left
    /// `”`
    case right
    /// `„`
    case low
    /// `‘`, `’` and `'`
    case single
    /// `«`
    case leftGuillemet
    /// `»`
    case rightGuillemet
    case lineEnd

    var isGuillemet: Bool { self == .leftGuillemet || self == .rightGuillemet }
  }

  /// The mark at a candidate and its width; nil if it is something else.
  @inline(__always)
  func mark(at position: Int) -> (mark: Mark, width: Int)? {
    switch text[position] {
    case 0x22: return (.straight, 1)
    case 0x27: return (.single, 1)
    case 0x0A, 0x0D: return (.lineEnd, 1)
    case 0xC2:
      guard position + 1 < text.count else { return nil }
      switch text[position + 1] {
      case 0xAB: return (.leftGuillemet, 2)
      case 0xBB: return (.rightGuillemet, 2)
      case 0x85: return (.lineEnd, 2)
      default: return nil
      }
    default:
      guard position + 2 < text.count, text[position + 1] == 0x80 else { return nil }
      switch text[position + 2] {
      case 0x98, 0x99: return (.single, 3)
      case 0x9C, 0x9F: return (.left, 3)
      case 0x9D: return (.right, 3)
      case 0x9E: return (.low, 3)
      case 0xA8, 0xA9: return (.lineEnd, 3)
      default: return nil
      }
    }
  }

  // MARK: Neighbours

  /// What stands on one side of a mark.
  enum Side {
    /// White space, an end of the text, a bracket or a stop that belongs outside of a quotation.
    case outside
    /// A dash, a slash or another mark, which may be on either side.
    case either
    case word
  }

  func before(_ position: Int) -> Side {
    guard position > 0 else { return .outside }
    switch text[position - 1] {
    case ...0x20, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return .outside
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"): return .either
    case ..<0x80: return .word
    default:
      let hasTwoBytes = position > 1 && text[position - 2] & 0xC0 != 0x80
      return wideSide(at: position - (hasTwoBytes ? 2 : 3))
    }
  }

  func after(_ end: Int) -> Side {
    guard end < text.count else { return .outside }
    switch text[end] {
    case ...0x20, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      return .outside
    // An ellipsis may open a quotation.
    case UInt8(ascii: "."): return end + 1 < text.count && text[end + 1] == UInt8(ascii: ".") ? .word : .outside
    case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"): return .either
    case 0xC2, 0xE2: return wideSide(at: end)
    default: return .word
    }
  }

  /// What the character that starts at `position` is, if it is general punctuation or a no-break space.
  private func wideSide(at position: Int) -> Side {
    guard position >= 0, position + 1 < text.count else { return .word }
    if text[position] == 0xC2 {
      switch text[position + 1] {
      case 0xA0, 0x85: return .outside
      case 0xAB, 0xBB: return .either
      default: return .word
      }
    }
    guard text[position] == 0xE2, text[position + 1] == 0x80, position + 2 < text.count else { return .word }
    switch text[position + 2] {
    case 0x80...0x8B, 0xA8, 0xA9, 0xAF: return .outside
    case 0x90...0x9F: return .either
    default: return .word
    }
  }

  /// Whether the `"` at `position` stands for inches, as in `5'11"`.
  func isInches(_ position: Int) -> Bool {
    var start = position
    while start > 0, position - start < 3, text[start - 1] &- 0x30 < 10 { start -= 1 }
    guard start < position, start > 1 else { return false }
    if text[start - 1] == 0x27 { return text[start - 2] &- 0x30 < 10 }
    return start > 3 && text[start - 1] == 0x99 && text[start - 3] == 0xE2 && text[start - 4] &- 0x30 < 10
  }

  // MARK: Single marks

  /// Whether an ASCII letter or digit stands before `position`.
  @inline(__always)
  func endsWord(before position: Int) -> Bool {
    guard position > 0 else { return false }
    return text[position - 1] &- 0x30 < 10 || (text[position - 1] | 0x20) &- 0x61 < 26
  }

  /// Whether the single mark at `range` may open a quotation: it stands before a word, which is not one that has an
  /// apostrophe there, as `'90s` and `'em`.
  func mayOpen(_ range: Range<Int>) -> Bool {
    guard range.count == 1 || text[range.upperBound - 1] == 0x98, before(range.lowerBound) != .word else {
      return false
    }
    var end = range.upperBound
    while end < text.count, end - range.upperBound < 5, (text[end] | 0x20) &- 0x61 < 26 { end += 1 }
    if end == range.upperBound {
      return end < text.count && (text[end] >= 0x80 || text[end] == 0x22) && after(end) != .outside
    }
    let word = text[range.upperBound..<end].map { $0 | 0x20 }
    return !Self.elisions.contains { $0.utf8.elementsEqual(word) }
  }

  /// Words that begin with an apostrophe, clitics that were set apart among them.
  private static let elisions = ["s", "t", "d", "m", "n", "re", "ve", "ll", "em", "til", "tis", "twas", "twill"]

  /// Whether the single mark at `range` may close a quotation: it stands after something and in front of no word.
  func mayClose(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    guard range.count == 1 || text[end - 1] == 0x99, before(range.lowerBound) != .outside else { return false }
    guard end < text.count, text[end] < 0x80 else { return after(end) != .word }
    return !(text[end] &- 0x30 < 10 || (text[end] | 0x20) &- 0x61 < 26)
  }

  /// Whether a mark that may close may as well be the apostrophe of a plural: "the members’ concerns".
  func mayBePossessive(_ range: Range<Int>) -> Bool {
    let (start, end) = (range.lowerBound, range.upperBound)
    guard start > 0, text[start - 1] | 0x20 == UInt8(ascii: "s"), end + 1 < text.count else { return false }
    return text[end] == 0x20 && text[end + 1] &- 0x61 < 26
  }
}
