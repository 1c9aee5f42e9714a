/// The scalar at `index` and its length in bytes; an invalid byte reads as U+FFFD of length 1.
///
/// Unsafe because the word rules call it for every scalar that is not ASCII.
/// SAFETY: reads below `end` only; overlong forms, surrogates and values above U+10FFFF are invalid, so the scalar can index
/// a `WordBreakTable`.
@inline(__always)
func decodeScalar(_ bytes: UnsafePointer<UInt8>, at index: Int, end: Int) -> (scalar: UInt32, length: Int) {
  let first = UInt32(bytes[index])
  if first < 0x80 { return (first, 1) }
  let invalid: (UInt32, Int) = (0xFFFD, 1)
  let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard first >= 0xC2, first < 0xF5, index + length <= end else { return invalid }
  var scalar = first & (0x7F >> UInt32(length))
  for offset in 1..<length {
    let next = UInt32(bytes[index + offset])
    guard next & 0xC0 == 0x80 else { return invalid }
    scalar = scalar << 6 | next & 0x3F
  }
  switch length {
  case 2: return (scalar, 2)
  case 3: return scalar < 0x800 || scalar & 0xF800 == 0xD800 ? invalid : (scalar, 3)
  default: return scalar < 0x10000 || scalar > 0x10FFFF ? invalid : (scalar, 4)
  }
}

/// Finds where the segment that begins at `start` ends, by the default word rules of UAX #29 (Unicode 15.0.0).
///
/// The rules are those of the annex as it stands; a tailoring is a table with overridden classes. A walk over a text takes
/// time linear in its bytes, whatever they are: only a middle character (as in `a:b`) makes a segment read ahead, over the
/// marks that follow it, and each of these is read once more at most, by the segment it belongs to.
///
/// - Parameters:
///   - bytes: UTF-8; an invalid byte counts as U+FFFD.
///   - start: A word boundary below `end`: the first byte of the text, or the end of the segment before.
///   - end: The end of the text; nothing is read at or past it.
///   - table: The classes.
/// - Returns: The end of the segment, and whether it holds a letter or a digit.
func nextWordBoundary(
  _ bytes: UnsafePointer<UInt8>, from start: Int, end: Int, table: WordBreakTable
) -> (end: Int, isWord: Bool) {
  let (scalar, length) = decodeScalar(bytes, at: start, end: end)
  var entry = table[scalar]
  var index = start + length
  if isOne(entry, of: lineEnds) {  // WB3, WB3a, WB3b
    let isPair = scalar == 0x0D && index < end && bytes[index] == 0x0A
    return (isPair ? index + 1 : index, false)
  }
  // The class of the last scalar that counts, and of the very last one: they differ after those that WB4 ignores.
  var left = entry & WordBreakTable.classMask
  var last = left
  var flags = entry
  while index < end {
    let (scalar, length) = decodeScalar(bytes, at: index, end: end)
    entry = table[scalar]
    if isOne(entry, of: ignored) {  // WB4
      last = entry & WordBreakTable.classMask
      flags |= entry
      index += length
      continue
    }
    // A middle character comes first: it and what follows it are taken in one step.
    let beyond = beyond(left, middle: entry)
    if beyond != 0, let next = firstCounting(bytes, from: index + length, end: end, table: table),
      isOne(next.entry, of: beyond)
    {
      entry = next.entry
      index = next.end
    } else if isOne(entry, of: following(left))
      || last == WordBreak.zeroWidthJoiner.rawValue && entry & WordBreakTable.pictographic != 0  // WB3c
      || last == WordBreak.wSegSpace.rawValue && entry & WordBreakTable.classMask == last  // WB3d
    {
      index += length
    } else {
      break
    }
    last = entry & WordBreakTable.classMask
    // WB15, WB16: two regional indicators are a flag, and those before `start` are paired: a third begins the next one.
    let isFlag = left == WordBreak.regionalIndicator.rawValue && last == left
    left = isFlag ? WordBreak.other.rawValue : last
    flags |= entry
  }
  return (index, flags & WordBreakTable.word != 0)
}

/// The first scalar at or after `start` that WB4 does not ignore: its entry, and where it ends.
private func firstCounting(
  _ bytes: UnsafePointer<UInt8>, from start: Int, end: Int, table: WordBreakTable
) -> (entry: UInt8, end: Int)? {
  var index = start
  while index < end {
    let (scalar, length) = decodeScalar(bytes, at: index, end: end)
    index += length
    if !isOne(table[scalar], of: ignored) { return (table[scalar], index) }
  }
  return nil
}

// Sets of classes, a bit each.
private let lineEnds = bit(.carriageReturn) | bit(.lineFeed) | bit(.newline)
private let ignored = bit(.extend) | bit(.format) | bit(.zeroWidthJoiner)
private let letters = bit(.aLetter) | bit(.hebrewLetter)
private let wordParts = letters | bit(.numeric) | bit(.extendNumLet)
private let betweenLetters = bit(.midLetter) | bit(.midNumLet) | bit(.singleQuote)
private let betweenDigits = bit(.midNum) | bit(.midNumLet) | bit(.singleQuote)

@inline(__always) private func bit(_ value: WordBreak) -> UInt32 { 1 &<< UInt32(value.rawValue) }

/// Whether the class of a table's entry is one of `classes`.
@inline(__always) private func isOne(_ entry: UInt8, of classes: UInt32) -> Bool {
  classes &>> UInt32(entry & WordBreakTable.classMask) & 1 != 0
}

/// What joins the class `left` directly: WB5, WB7a, WB8, WB9, WB10, WB13, WB13a, WB13b, WB15.
@inline(__always) private func following(_ left: UInt8) -> UInt32 {
  switch left {
  case WordBreak.aLetter.rawValue, WordBreak.numeric.rawValue: wordParts
  case WordBreak.hebrewLetter.rawValue: wordParts | bit(.singleQuote)
  case WordBreak.katakana.rawValue: bit(.katakana) | bit(.extendNumLet)
  case WordBreak.extendNumLet.rawValue: wordParts | bit(.katakana)
  case WordBreak.regionalIndicator.rawValue: bit(.regionalIndicator)
  default: 0
  }
}

/// What must follow `middle` for it to join `left` and what follows: WB6 and WB7, WB7b and WB7c, WB11 and WB12.
@inline(__always) private func beyond(_ left: UInt8, middle: UInt8) -> UInt32 {
  if isOne(left, of: letters) {
    if isOne(middle, of: betweenLetters) { return letters }
    if isOne(left, of: bit(.hebrewLetter)), isOne(middle, of: bit(.doubleQuote)) { return bit(.hebrewLetter) }
  }
  return isOne(left, of: bit(.numeric)) && isOne(middle, of: betweenDigits) ? bit(.numeric) : 0
}
