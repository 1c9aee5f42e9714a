// Lists within a line: "1) Peace 2) Bread", "a. Peace b. Bread", "• Peace • Bread".
extension SentenceScanner {
  /// The start of the item of a list whose mark ends at or is the candidate at `position`, if an item of the same list
  /// opens the sentence; nil if there is none.
  ///
  /// The first item is what makes it a list, and a number or letter must be the next one: "chapter 2) of" is none.
  func listMark(at position: Int, sentence: Int) -> Int? {
    switch text[position] {
    case 0xE2:
      guard isBullet(at: position), isBullet(at: sentence), position > sentence, text[position - 1] == 0x20 else {
        return nil
      }
      return text[position + 1] == text[sentence + 1] && text[position + 2] == text[sentence + 2] ? position : nil
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      guard let start = markStart(before: position), start > sentence, text[start - 1] == 0x20,
        position + 1 < text.count, let first = ordinal(from: sentence), let this = ordinal(from: start),
        this.value == first.value + 1, text[first.end] == text[position]
      else { return nil }
      // "1.)" and "1." are not of one list.
      let isFirstClosed = text[first.end + 1] == UInt8(ascii: ")")
      return text[position + 1] == (isFirstClosed ? UInt8(ascii: ")") : 0x20) ? start : nil
    default: return nil
    }
  }

  /// Whether the range is no more than the mark of a list: up to three digits or a letter, with a bullet or without.
  func isListMark(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    if isBullet(at: start) { start = skipOneSpace(from: start + 3) }
    guard 1...3 ~= range.upperBound - start else { return false }
    let mark = text[start..<range.upperBound]
    return mark.allSatisfy(isDigit) || mark.count == 1 && mark.allSatisfy(isLetterASCII)
  }

  /// The start of up to three digits or of a lower-case letter that stands alone in front of `position`.
  private func markStart(before position: Int) -> Int? {
    var start = position
    while start > 0, position - start < 4, isDigit(text[start - 1]) { start -= 1 }
    if start == position, start > 0, text[start - 1] &- 0x61 < 26 { start -= 1 }
    return 1...3 ~= position - start ? start : nil
  }

  /// The number or the letter from `start`, letters being above all numbers, and where it ends; something follows it.
  private func ordinal(from start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = start
    while end < text.count, end - start < 4, isDigit(text[end]) {
      value = 10 * value + Int(text[end] &- 0x30)
      end += 1
    }
    if end == start, end < text.count, text[end] &- 0x61 < 26 {
      value = 1000 + Int(text[end])
      end += 1
    }
    return 1...3 ~= end - start && end + 1 < text.count ? (value, end) : nil
  }

  /// One of • ‣ ⁃ ▪ ●.
  private func isBullet(at position: Int) -> Bool {
    guard position < text.count, text[position] == 0xE2 else { return false }
    return has(0x80, 0xA2, after: position) || has(0x80, 0xA3, after: position) || has(0x81, 0x83, after: position)
      || has(0x96, 0xAA, after: position) || has(0x97, 0x8F, after: position)
  }
}
