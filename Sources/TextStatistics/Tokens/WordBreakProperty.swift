/// The values of Unicode's Word_Break property (UAX #29, table 3).
enum WordBreak: UInt8, Sendable {
  case other, carriageReturn, lineFeed, newline, extend, zeroWidthJoiner, format, katakana, hebrewLetter, aLetter
  case singleQuote, doubleQuote, midNumLet, midLetter, midNum, numeric, extendNumLet, regionalIndicator, wSegSpace
}

/// What the word rules must know of every scalar, in one byte each: `table[0x61] & 0x1F` is a `WordBreak`.
///
/// The table is flat, 1.1 MB: one load per scalar, and text only ever touches a few lines of it.
///
/// Unsafe because every character outside ASCII is looked up here: a bounds check would cost more than the load.
/// SAFETY: the memory holds 0x110000 bytes, is written by `init` only and lives as long as the object.
final class WordBreakTable: @unchecked Sendable {
  /// Masks the `WordBreak` class out of an entry.
  static let classMask: UInt8 = 0x1F
  /// Set for Extended_Pictographic scalars, which a zero width joiner ties together.
  static let pictographic: UInt8 = 0x20
  /// Set for scalars that make a segment a word: of the classes ALetter, Hebrew_Letter, Numeric, Katakana, or of a
  /// general category L* or N*, as ideographs, hiragana and Thai letters are.
  static let word: UInt8 = 0x40

  /// The table of Unicode 15.0.0.
  static let standard = WordBreakTable()

  /// One entry for each of the 0x110000 code points.
  let entries: UnsafePointer<UInt8>

  /// Makes Unicode's table, in which the scalars of `overrides` have another class and lose what else was known of them.
  init(overriding overrides: KeyValuePairs<Unicode.Scalar, WordBreak> = [:]) {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 0x110000)
    var scalar = 0
    var length = 0
    for byte in UnsafeBufferPointer(start: wordBreakRuns.utf8Start, count: wordBreakRuns.utf8CodeUnitCount) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): length = length << 4 | Int(byte & 0xF)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): length = length << 4 | Int(byte & 0xF) + 9
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        let run = max(length, 1)
        precondition(scalar + run <= 0x110000, "the Word_Break runs must fit the code space")
        (table + scalar).initialize(repeating: wordBreakValues[Int(byte - UInt8(ascii: "A"))], count: run)
        scalar += run
        length = 0
      default: break
      }
    }
    precondition(scalar == 0x110000, "the Word_Break runs must cover the code space")
    let words: [WordBreak] = [.aLetter, .hebrewLetter, .numeric, .katakana]
    for (scalar, value) in overrides {
      table[Int(scalar.value)] = value.rawValue | (words.contains(value) ? Self.word : 0)
    }
    entries = UnsafePointer(table)
  }

  deinit { entries.deallocate() }

  /// The entry of a scalar, which must be below 0x110000; this is not checked.
  @inline(__always) subscript(scalar: UInt32) -> UInt8 { entries[Int(scalar)] }
}
