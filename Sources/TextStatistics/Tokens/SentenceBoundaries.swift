/// Finds where the sentence that begins at `start` ends, by the default sentence rules of UAX #29 (Unicode 15.0.0).
///
/// The end is that of the annex: white space after a sentence belongs to it. A walk over a text takes time linear in its
/// bytes, whatever they are: only after a full stop is read ahead (SB8), as far as the next letter, stop or line end, so
/// that no byte is read ahead twice.
///
/// Unsafe because every byte of the text passes here.
/// SAFETY: reads below `end` only; `decodeScalar` gives no scalar outside the table.
///
/// - Parameters:
///   - bytes: UTF-8; an invalid byte counts as U+FFFD.
///   - start: A sentence boundary below `end`: the first byte of the text, or the end of the sentence before.
///   - end: The end of the text; nothing is read at or past it.
///   - table: `SentenceBreak.table`, which the caller holds so that it is not looked for at every sentence.
/// - Returns: The end of the sentence, above `start`.
func nextSentenceBoundary(
  _ bytes: UnsafePointer<UInt8>, from start: Int, end: Int, table: UnsafePointer<SentenceBreak>
) -> Int {
  var index = start
  var phase = Phase.text
  // SB6 to SB8 are about full stops only, which also stand in numbers and abbreviations.
  var isPoint = false
  var isAfterCase = false
  var last = SentenceBreak.other
  while index < end {
    if phase == .text {
      let from = index
      while index < end, isInside(bytes[index]) { index += 1 }
      if index > from { last = table[Int(bytes[index - 1])] }
      if index == end { break }
    }
    let (scalar, length) = decodeScalar(bytes, at: index, end: end)
    let value = table[Int(scalar)]
    switch value {
    case .extend, .format: break  // SB5
    case .carriageReturn:  // SB3, SB4, SB9, SB10
      return index + (index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1)
    case .lineFeed, .separator: return index + length
    case .stop, .stopOrPoint:  // SB8a
      isAfterCase = phase == .text && (last == .upper || last == .lower)
      isPoint = value == .stopOrPoint
      phase = .stop
    case _ where phase == .text: last = value
    case .close where phase < .spaces: phase = .closers  // SB9
    case .space: phase = .spaces  // SB9, SB10
    case .sentenceContinue,  // SB8a
      .numeric where isPoint && phase == .stop,  // SB6
      .upper where isPoint && phase == .stop && isAfterCase,  // SB7
      _ where isPoint && continuesInLowerCase(bytes, from: index, end: end, table: table):  // SB8
      phase = .text
      last = value
    default: return index  // SB11
    }
    index += length
  }
  return index
}

/// What was read since the last stop: nothing yet, closing marks (SB9), or spaces after them (SB10).
private enum Phase: Int, Comparable {
  case text, stop, closers, spaces
  static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }
}

/// Whether the byte is an ASCII character that can end no sentence.
@inline(__always) private func isInside(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x0A, 0x0D, UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): false
  default: byte < 0x80
  }
}

/// SB8: whether the first letter from `start` is of lower case and comes before any stop or line end.
private func continuesInLowerCase(
  _ bytes: UnsafePointer<UInt8>, from start: Int, end: Int, table: UnsafePointer<SentenceBreak>
) -> Bool {
  var index = start
  while index < end {
    let (scalar, length) = decodeScalar(bytes, at: index, end: end)
    switch table[Int(scalar)] {
    case .lower: return true
    case .upper, .otherLetter, .carriageReturn, .lineFeed, .separator, .stop, .stopOrPoint: return false
    default: index += length
    }
  }
  return false
}
