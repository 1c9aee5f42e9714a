/// Reads the parts of a date from the front of a text.
struct DateReader {
  /// What is left.
  private(set) var rest: UnsafeBufferPointer<UInt8>.SubSequence

  /// Begins at the front, without the white space around the text.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    rest = bytes[...]
    skipSpace()
    while let last = rest.last, isSpace(last) { rest.removeLast() }
  }

  /// Reads the whole text in any form that means one day.
  mutating func date() -> CalendarDate? {
    let start = rest
    if let date = isoDate(), timeOrEnd() { return date }
    rest = start
    if let date = namedDate(), timeOrEnd() { return date }
    rest = start
    // `3:15 PM ET, March 7, 2022`
    guard digitCount <= 2, clock() else { return nil }
    skipWords()
    let date = isoDate() ?? namedDate()
    return rest.isEmpty ? date : nil
  }

  /// Reads the whole text as a year, a quarter, a month or a week; returns one of its days.
  mutating func period() -> (period: TimelinePeriod, day: CalendarDate)? {
    let start = rest
    if let year = number(digits: 4...4) {
      if rest.isEmpty { return CalendarDate(year: year, month: 1, day: 1).map { (.year, $0) } }
      let isDivided = skip("-")
      if skip("W") {
        guard let week = number(digits: 2...2), rest.isEmpty else { return nil }
        return Self.monday(year, week).map { (.week, $0) }
      }
      if skip("Q") {
        guard let quarter = number(digits: 1...1), rest.isEmpty, 1...4 ~= quarter else { return nil }
        return CalendarDate(year: year, month: quarter * 3 - 2, day: 1).map { (.quarter, $0) }
      }
      guard isDivided || skip("/"), let month = number(digits: 1...2), rest.isEmpty else { return nil }
      return CalendarDate(year: year, month: month, day: 1).map { (.month, $0) }
    }
    rest = start
    guard let month = monthName() else { return nil }
    _ = skip(",")
    skipSpace()
    guard let year = number(digits: 4...4), rest.isEmpty else { return nil }
    return CalendarDate(year: year, month: month, day: 1).map { (.month, $0) }
  }

  /// The numbers of a date that does not say which is the month, if the whole text is one.
  mutating func numericDate() -> (text: String, separator: Character, yearDigits: Int)? {
    let start = rest
    guard number(digits: 1...2) != nil, let separator = rest.first, [0x2D, 0x2E, 0x2F].contains(separator) else {
      return nil
    }
    rest.removeFirst()
    guard number(digits: 1...2) != nil, rest.first == separator else { return nil }
    rest.removeFirst()
    let yearDigits = digitCount
    guard yearDigits == 2 || yearDigits == 4, number(digits: 2...4) != nil else { return nil }
    let text = String(decoding: start[..<rest.startIndex], as: UTF8.self)
    return timeOrEnd() ? (text, Character(Unicode.Scalar(separator)), yearDigits) : nil
  }

  /// `2022-03-07`, `2022/03/07`, `2022-W10-1`, `2022W101` or `20220307`; reads nothing if it is none.
  private mutating func isoDate() -> CalendarDate? {
    let start = rest
    if let number = number(digits: 8...8) {
      return CalendarDate(year: number / 10000, month: number / 100 % 100, day: number % 100)
    }
    if let year = number(digits: 4...4), let separator = rest.first {
      let isDivided = skip("-")
      if skip("W") {
        if let number = number(digits: isDivided ? 2...2 : 3...3) {
          let day = !isDivided ? number % 10 : skip("-") ? self.number(digits: 1...1) : nil
          let monday = Self.monday(year, isDivided ? number : number / 10)
          if let day, 1...7 ~= day, let monday { return CalendarDate(ordinal: monday.ordinal + day - 1) }
        }
      } else if isDivided || skip("/") || skip("."), let month = number(digits: 1...2), rest.first == separator {
        rest.removeFirst()
        if let day = number(digits: 1...2) { return CalendarDate(year: year, month: month, day: day) }
      }
    }
    rest = start
    return nil
  }

  /// The Monday of a week of ISO 8601; nil if the year has no such week.
  private static func monday(_ year: Int, _ week: Int) -> CalendarDate? {
    // The 4th of January and the 28th of December are always in the first week and the last.
    guard let first = CalendarDate(year: year, month: 1, day: 4), week >= 1,
      let last = CalendarDate(year: year, month: 12, day: 28)
    else { return nil }
    let index = TimelinePeriod.week.index(of: first) + week - 1
    return index <= TimelinePeriod.week.index(of: last) ? TimelinePeriod.week.start(of: index) : nil
  }

  /// `Mon, 07 Mar 2022`, `07-Mar-2022`, `March 7, 2022`, `7th of March 2022` or `Mar 7 12:00:00 2022`.
  private mutating func namedDate() -> CalendarDate? {
    let hasWeekday = weekday()
    if hasWeekday {
      _ = skip(".")
      _ = skip(",")
      skipSpace()
    }
    _ = skipWord(["the"])
    skipSpace()
    var month = monthName()
    let hasDayFirst = month == nil
    if !hasDayFirst { skipDivider() }
    guard let day = number(digits: 1...2) else { return nil }
    _ = skipWord(["st", "nd", "rd", "th"])
    if hasDayFirst {
      skipDivider()
      _ = skipWord(["of"])
      skipSpace()
      month = monthName()
    }
    _ = skip(",")
    skipDivider()
    guard let month else { return nil }
    if let year = number(digits: 4...4) { return CalendarDate(year: year, month: month, day: day) }
    if hasWeekday, hasDayFirst {
      return number(digits: 2...2).flatMap { CalendarDate(year: Self.year(ofTwoDigits: $0), month: month, day: day) }
    }
    // asctime has the time before the year.
    guard clock() else { return nil }
    skipWords()
    return number(digits: 4...4).flatMap { CalendarDate(year: $0, month: month, day: day) }
  }

  /// The year that two digits stand for in POSIX.
  static func year(ofTwoDigits year: Int) -> Int { year < 69 ? 2000 + year : 1900 + year }

  /// Whether nothing is left, or a time: after `T`, white space, a comma or `at`.
  mutating func timeOrEnd() -> Bool {
    if rest.isEmpty { return true }
    if skip("Z") { return rest.isEmpty }
    let isJoined = skip("T") || skip("t")
    guard isJoined || skip(",") || rest.first.map(isSpace) == true else { return false }
    if !isJoined {
      skipSpace()
      if rest.isEmpty { return true }
      if skip("-") || skip("|") || skipWord(["at"]) { skipSpace() }
      if skipWord(["noon", "midnight"]) { return isZone() }
    }
    return clock(isJoined: isJoined) && isZone()
  }

  /// `12:00`, `12:00:30.5`, `15.15`, `1200`, `120030`, `3 PM` or, behind a `T`, `12`.
  private mutating func clock(isJoined: Bool = false) -> Bool {
    let digits = digitCount
    guard let number = number(digits: 1...6) else { return false }
    var hasHourOnly = false
    switch digits {
    case 1, 2:
      guard number <= 24 else { return false }
      if skip(":") || skip(".") {
        guard let minute = self.number(digits: 2...2), minute < 60 else { return false }
        if skip(":"), !isSecond(self.number(digits: 2...2)) { return false }
      } else {
        hasHourOnly = true
      }
    case 4: guard number / 100 <= 24, number % 100 < 60 else { return false }
    case 6: guard number / 10000 <= 24, number / 100 % 100 < 60, isSecond(number % 100) else { return false }
    default: return false
    }
    if let first = rest.first, [0x2C, 0x2E].contains(first), rest.dropFirst().first.map(isDigit) == true {
      rest = rest.dropFirst().drop(while: isDigit)
    }
    return meridiem() || !hasHourOnly || isJoined
  }

  /// Leap seconds are seconds.
  private func isSecond(_ number: Int?) -> Bool { number.map { $0 <= 60 } ?? false }

  /// `AM`, `p.m.` and the like, with white space before it; reads nothing if it is none.
  mutating func meridiem() -> Bool {
    let start = rest
    skipSpace()
    if skip("a") || skip("p") || skip("A") || skip("P") {
      _ = skip(".")
      if skip("m") || skip("M"), rest.first.map(isLetter) != true {
        _ = skip(".")
        return true
      }
    }
    rest = start
    return false
  }

  /// Whether what follows a time can be a time zone: digits only behind a sign.
  private func isZone() -> Bool {
    var isOffset = false
    return rest.allSatisfy { byte in
      if isDigit(byte) { return isOffset }
      if byte != UInt8(ascii: ":") { isOffset = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
      return true
    }
  }

  /// Passes over a zone, `on` and what divides words, up to a number, a weekday or a month.
  private mutating func skipWords() {
    while let first = rest.first, !isDigit(first) {
      if isLetter(first) {
        let start = rest
        if weekday() || monthName() != nil {
          rest = start
          return
        }
        _ = word()
      } else {
        rest.removeFirst()
      }
    }
  }

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  /// The names of the months.
  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// Which of the names starts with this word, of three letters at least.
  private func position(of word: String, in names: [String]) -> Int? {
    word.utf8.count < 3 ? nil : names.firstIndex { $0.hasPrefix(word) }
  }

  /// Steps over the name of a day; reads nothing if there is none.
  mutating func weekday() -> Bool {
    let start = rest
    if position(of: word(), in: Self.weekdays) != nil { return true }
    rest = start
    return false
  }

  /// The number of a month by its name or the beginning of it, with a point or without; reads nothing if it is none.
  mutating func monthName() -> Int? {
    let start = rest
    if let month = position(of: word(), in: Self.months) {
      _ = skip(".")
      return month + 1
    }
    rest = start
    return nil
  }

  /// Reads letters; in lower case.
  private mutating func word() -> String {
    let letters = rest.prefix(while: isLetter)
    rest = rest[letters.endIndex...]
    return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
  }

  /// Steps over a word of these, if it stands here; letters of other cases are the same.
  private mutating func skipWord(_ words: [String]) -> Bool {
    let start = rest
    if words.contains(word()) { return true }
    rest = start
    return false
  }

  /// Steps over white space, or a hyphen without any.
  private mutating func skipDivider() { if !skip("-") { skipSpace() } }

  private var digitCount: Int { rest.prefix(while: isDigit).count }

  /// A number with so many digits, no more and no less; reads nothing otherwise.
  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    digits ~= digitCount ? number(upTo: digits.upperBound) : nil
  }

  /// A number of the digits that are here, so many at most; nil if there is none.
  mutating func number(upTo limit: Int) -> Int? {
    let text = rest.prefix(limit).prefix(while: isDigit)
    guard !text.isEmpty else { return nil }
    rest = rest[text.endIndex...]
    return text.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  /// Steps over a byte, if it stands here.
  mutating func skip(_ character: Unicode.Scalar) -> Bool { skip(UInt8(ascii: character)) }

  /// Steps over a byte, if it stands here.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest.removeFirst()
    return true
  }

  /// Steps over letters and returns how many there were.
  mutating func skipLetters() -> Int { word().utf8.count }

  /// Steps over white space.
  mutating func skipSpace() { rest = rest.drop(while: isSpace) }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
