// Counts signs in the bytes of a text. Unsafe because it looks at the bytes around a position without leaving the text by
// more than the zeros that follow it.

/// The signs of one text after another.
struct TypographyScan {
  /// How often each check was met in the text scanned last, by its place among `AuditCheck.allCases`.
  private(set) var counts = [Int](repeating: 0, count: AuditCheck.allCases.count)
  /// Where each was met first.
  private(set) var first = [Range<Int>](repeating: 0..<0, count: AuditCheck.allCases.count)
  /// What white space separates.
  private(set) var words = 0
  private var dateWordEnd = 0

  /// 0 for bytes that need no look, 1 for white space, else 2.
  private static let classes: [UInt8] = (0..<256).map { byte in
    if isWhiteSpace(UInt8(byte)) { return 1 }
    return "\"'-&<0123456789".utf8.contains(UInt8(byte)) || [0xC2, 0xC3, 0xE2, 0xEF].contains(byte) || byte == 0xF0
      ? 2 : 0
  }

  mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
    for index in counts.indices { counts[index] = 0 }
    (words, dateWordEnd) = (0, 0)
    Self.classes.withUnsafeBufferPointer { classes in
      var isSpace = true
      var position = 0
      while position < text.count {
        let kind = classes[Int(text[position])]
        words += isSpace && kind != 1 ? 1 : 0
        isSpace = kind == 1
        position += kind == 2 ? look(text, position) : 1
      }
    }
  }

  private mutating func found(_ check: AuditCheck, _ range: Range<Int>) {
    let index = Int(Self.place[check]!)
    if counts[index] == 0 { first[index] = range }
    counts[index] += 1
  }

  private static let place = Dictionary(uniqueKeysWithValues: AuditCheck.allCases.enumerated().map { ($1, $0) })

  /// Looks at what starts at `position`; returns how far to go on.
  private mutating func look(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    let rest = text.count - position
    switch text[position] {
    case UInt8(ascii: "\""): found(.straightQuote, position..<position + 1)
    case UInt8(ascii: "'"):
      found(isBetweenLetters(text, position, 1) ? .straightApostrophe : .straightQuote, position..<position + 1)
    case UInt8(ascii: "-"):
      if rest > 1, text[position + 1] == UInt8(ascii: "-") {
        var end = position + 2
        while end < text.count, text[end] == UInt8(ascii: "-") { end += 1 }
        found(.doubleHyphen, position..<end)
        return end - position
      }
    case UInt8(ascii: "&"):
      if let length = entityLength(text, position) { found(.htmlEntity, position..<position + length) }
    case UInt8(ascii: "<"):
      if let length = tagLength(text, position) { found(.htmlTag, position..<position + length) }
    case 0x30...0x39:
      if position >= dateWordEnd { lookForDate(text, position) }
    case 0xC2, 0xC3, 0xE2, 0xEF, 0xF0: return lookAtCharacter(text, position)
    default: break
    }
    return 1
  }

  private mutating func lookAtCharacter(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    let (lead, second) = (text[position], position + 1 < text.count ? text[position + 1] : 0)
    let third = position + 2 < text.count ? text[position + 2] : 0
    switch (lead, second, third) {
    case (0xC2, 0xA0, _): found(.nbsp, position..<position + 2)
    case (0xC2, 0xAD, _): found(.softHyphen, position..<position + 2)
    case (0xE2, 0x80, 0x93): found(.enDash, position..<position + 3)
    case (0xE2, 0x80, 0x94):
      let isSpaced =
        position == 0 || isWhiteSpace(text[position - 1]) || position + 3 >= text.count
        || isWhiteSpace(text[position + 3])
      found(isSpaced ? .emDash : .emDashGlued, position..<position + 3)
    case (0xE2, 0x80, 0x98), (0xE2, 0x80, 0x9C...0x9E): found(.curlyQuote, position..<position + 3)
    case (0xE2, 0x80, 0x99):
      found(isBetweenLetters(text, position, 3) ? .curlyApostrophe : .curlyQuote, position..<position + 3)
    case (0xE2, 0x80, 0xA6): found(.ellipsis, position..<position + 3)
    case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): found(.zeroWidth, position..<position + 3)
    case (0xEF, 0xBF, 0xBD): found(.replacementCharacter, position..<position + 3)
    case (0xC2, 0x82...0x83, _), (0xC3, 0x82...0x83, _), (0xC3, 0xA2, _), (0xC3, 0xB0, _), (0xC3, 0xAF, _):
      if let length = mojibakeLength(text, position) {
        found(.mojibake, position..<position + length)
        return length
      }
    default: break
    }
    return lead == 0xF0 ? 1 : lead >= 0xE0 ? 3 : 2
  }

  /// Letters are those of ASCII and all beyond it but punctuation.
  private func isBetweenLetters(_ text: UnsafeBufferPointer<UInt8>, _ position: Int, _ length: Int) -> Bool {
    guard position > 0, position + length < text.count else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
    let (before, after) = (text[position - 1], text[position + length])
    let isAfter = isLetter(after) || after >= 0xC3 && after != 0xE2
    // A continuation byte ends a letter unless the character is one of general punctuation.
    let isSign = position >= 3 && text[position - 3] == 0xE2 || position >= 2 && text[position - 2] == 0xC2
    let isBefore = isLetter(before) || before >= 0x80 && !isSign
    return isBefore && isAfter
  }

  private func entityLength(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var end = start + 1
    let limit = min(text.count, start + 34)
    if end < limit, text[end] == UInt8(ascii: "#") { end += 1 }
    let first = end
    while end < limit, isWordByte(text[end]) { end += 1 }
    guard end > first, end < limit, text[end] == UInt8(ascii: ";") else { return nil }
    let isNumber = first == start + 2
    let digits = text[first..<end]
    if isNumber {
      let isHex = digits.first! | 0x20 == UInt8(ascii: "x") && digits.count > 1
      guard
        isHex
          ? digits.dropFirst().allSatisfy({ $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 })
          : digits.allSatisfy({ $0 &- 0x30 < 10 })
      else { return nil }
    } else if digits.first! &- 0x30 < 10 || digits.count < 2 {
      return nil
    }
    return end + 1 - start
  }

  private func tagLength(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var position = start + 1
    let limit = min(text.count, start + 300)
    if position < limit, text[position] == UInt8(ascii: "/") { position += 1 }
    guard position < limit, (text[position] | 0x20) &- 0x61 < 26 else { return nil }
    while position < limit, isWordByte(text[position]) { position += 1 }
    guard position < limit,
      isWhiteSpace(text[position]) || text[position] == UInt8(ascii: "/")
        || text[position] == UInt8(ascii: ">")
    else { return nil }
    while position < limit, text[position] != UInt8(ascii: ">"), text[position] != UInt8(ascii: "<"),
      text[position] != 0x0A
    {
      position += 1
    }
    return position < limit && text[position] == UInt8(ascii: ">") ? position + 1 - start : nil
  }

  /// Of the characters here, those that Windows-1252 makes of one character of UTF-8; the usual ones of news: Latin
  /// letters and signs in two, punctuation and emoji in more.
  private func mojibakeLength(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    func continuation(_ position: Int) -> Int? {
      guard position + 1 < text.count else { return nil }
      if text[position] == 0xC2, text[position + 1] >= 0x80 { return 2 }
      guard position + 2 < text.count else { return nil }
      let scalar =
        text[position] >= 0xE0 && text[position] < 0xF0
        ? UInt32(text[position] & 15) << 12 | UInt32(text[position + 1] & 63) << 6 | UInt32(text[position + 2] & 63)
        : UInt32(text[position] & 31) << 6 | UInt32(text[position + 1] & 63)
      return Self.windowsScalars.contains(scalar) ? (text[position] >= 0xE0 ? 3 : 2) : nil
    }
    guard text[start] == 0xC3, let first = continuation(start + 2) else { return nil }
    switch text[start + 1] {
    case 0x82, 0x83: return 2 + first
    case 0xA2, 0xAF, 0xB0:
      // â, ï and ð are letters of their own; two signs behind them are not.
      guard let second = continuation(start + 2 + first) else { return nil }
      return 2 + first + second
    default: return nil
    }
  }

  /// What Windows-1252 has in place of the bytes 0x80 to 0x9F.
  private static let windowsScalars = Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars.map(\.value))

  private mutating func lookForDate(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) {
    func isPart(_ byte: UInt8) -> Bool { isWordByte(byte) || byte == 0x2D || byte == 0x2F }
    var (start, end) = (position, position)
    while start > 0, position - start < 12, isPart(text[start - 1]) { start -= 1 }
    while end < text.count, isPart(text[end]) { end += 1 }
    dateWordEnd = end
    guard end - start <= 12, start == 0 || text[start - 1] < 0x80, end == text.count || text[end] < 0x80 else { return }
    if isDateLike(UnsafeBufferPointer(rebasing: text[start..<end])) { found(.dateLikeToken, start..<end) }
  }
}

/// Whether a spreadsheet makes a date or another number of a word.
func isDateLike(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
  let parts = word.split(omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x2F }
  func number(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard 1...5 ~= part.count, part.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return part.reduce(0) { $0 * 10 + Int($1 & 15) }
  }
  func isMonth(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = String(decoding: part.map(lowered), as: UTF8.self)
    return name.utf8.count >= 3 && (monthNames.contains { $0 == name || $0.prefix(3) == name } || name == "sept")
  }
  switch parts.count {
  case 1:
    let letters = parts[0].prefix { !($0 &- 0x30 < 10) }
    let digits = parts[0].dropFirst(letters.count)
    if !letters.isEmpty { return isMonth(letters) && (number(digits).map { 1...31 ~= $0 } ?? false) }
    let mantissa = digits.prefix { $0 &- 0x30 < 10 }
    let rest = digits.dropFirst(mantissa.count)
    // 1e5, and the 5may of a calendar.
    if rest.count > 1, rest.first! | 0x20 == UInt8(ascii: "e"), number(rest.dropFirst()) != nil { return true }
    return mantissa.count <= 2 && isMonth(rest)
  case 2:
    if let first = number(parts[0]), let second = number(parts[1]) {
      if parts[0].count == 4 { return 1...12 ~= second && 1900...2099 ~= first }
      return 1...31 ~= first && 1...31 ~= second && min(first, second) <= 12 && parts[1].count <= 2
    }
    return isMonth(parts[0]) && number(parts[1]) != nil || isMonth(parts[1]) && number(parts[0]) != nil
  case 3:
    let numbers = parts.compactMap(number)
    if numbers.count == 3 {
      if parts[0].count == 4 { return 1...12 ~= numbers[1] && 1...31 ~= numbers[2] }
      return 1...31 ~= numbers[0] && 1...31 ~= numbers[1] && min(numbers[0], numbers[1]) <= 12
        && [2, 4].contains(parts[2].count)
    }
    return numbers.count == 2 && isMonth(parts[1])
  default: return false
  }
}

private let monthNames = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
  "december",
]
