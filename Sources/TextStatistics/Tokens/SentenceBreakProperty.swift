/// The values of Unicode's Sentence_Break property (UAX #29, table 4); `stopOrPoint` is its ATerm, `stop` its STerm.
enum SentenceBreak: UInt8, CaseIterable, Sendable {
  case other, carriageReturn, lineFeed, separator, extend, format, space, lower, upper, otherLetter, numeric
  case stopOrPoint, sentenceContinue, stop, close

  /// The value of each of the 0x110000 code points in Unicode 15.0.0.
  ///
  /// The table is flat, 1.1 MB: one load per scalar, and text only ever touches a few lines of it.
  static let table: [SentenceBreak] = {
    var table: [SentenceBreak] = []
    table.reserveCapacity(0x110000)
    var length = 0
    for byte in UnsafeBufferPointer(start: sentenceBreakRuns.utf8Start, count: sentenceBreakRuns.utf8CodeUnitCount) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): length = length << 4 | Int(byte & 0xF)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): length = length << 4 | Int(byte & 0xF) + 9
      case UInt8(ascii: "Z"):
        for _ in 0..<length { table += [.upper, .lower] }
        length = 0
      case UInt8(ascii: "A")...UInt8(ascii: "O"):
        table += repeatElement(SentenceBreak(rawValue: byte - UInt8(ascii: "A"))!, count: max(length, 1))
        length = 0
      default: break
      }
    }
    precondition(table.count == 0x110000, "the Sentence_Break runs must cover the code space")
    return table
  }()
}
