/// A day of the Gregorian calendar, as a document's date states it.
///
/// No time zone is applied: the day is the one that was written down.
public struct CalendarDate: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// Creates a date; nil if the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month else { return nil }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = month == 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    guard 1...days ~= day else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads a date in one of the forms that can only mean one day.
  ///
  /// - ISO 8601: `2022-03-07`, `20220307`, and with a time, `2022-03-07T12:00:00Z`, `2022-03-07 12:00`;
  /// - RFC 2822 and its like: `Mon, 07 Mar 2022 12:00:00 +0000`, `7 March 2022`;
  /// - English with the name of the month: `March 7, 2022`, `Mar. 7, 2022, 3:15 PM`, with a weekday or without, in
  ///   capitals or not.
  ///
  /// The weekday is not compared with the date, and the time only has to begin with an hour. The result is nil for any
  /// other text: an impossible day, a year without four digits, and `03/07/2022`, which is a day of March in one
  /// country and of July in another.
  ///
  /// - Parameter bytes: The text, with or without white space around it.
  public init?(parsing bytes: UnsafeBufferPointer<UInt8>) {
    var reader = DateReader(rest: bytes[...])
    guard let (year, month, day) = reader.isoDate() ?? reader.namedDate(), reader.timeOrEnd() else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date as ISO 8601 writes it, `2022-03-07`.
  public var description: String {
    [(year, 4), (month, 2), (day, 2)].map { number, width in
      let digits = String(number)
      return String(repeating: "0", count: width - digits.count) + digits
    }.joined(separator: "-")
  }

  /// Whether one day is before another.
  public static func < (first: CalendarDate, second: CalendarDate) -> Bool {
    (first.year, first.month, first.day) < (second.year, second.month, second.day)
  }
}

/// Reads the parts of a date from the front of a text.
private struct DateReader {
  var rest: UnsafeBufferPointer<UInt8>.SubSequence

  typealias Parts = (year: Int, month: Int, day: Int)

  /// `2022-03-07` or `20220307`; reads nothing if it is neither.
  mutating func isoDate() -> Parts? {
    let start = rest
    skipSpace()
    if let year = number(digits: 4...4), skip("-"), let month = number(digits: 2...2), skip("-"),
      let day = number(digits: 2...2)
    {
      return (year, month, day)
    }
    rest = start
    skipSpace()
    if let number = number(digits: 8...8) { return (number / 10000, number / 100 % 100, number % 100) }
    rest = start
    return nil
  }

  /// `Mon, 07 Mar 2022` or `March 7, 2022`.
  mutating func namedDate() -> Parts? {
    skipSpace()
    let start = rest
    if position(of: word(), in: Self.weekdays) != nil {
      _ = skip(".")
      _ = skip(",")
      skipSpace()
    } else {
      rest = start
    }
    var month = position(of: word(), in: Self.months)
    if month != nil { _ = skip(".") }
    skipSpace()
    guard let day = number(digits: 1...2) else { return nil }
    if month == nil {
      skipSpace()
      month = position(of: word(), in: Self.months)
      _ = skip(".")
    }
    _ = skip(",")
    skipSpace()
    guard let month, let year = number(digits: 4...4) else { return nil }
    return (year, month + 1, day)
  }

  /// Whether nothing is left, or a time: after `T`, white space or a comma an hour with its minutes.
  mutating func timeOrEnd() -> Bool {
    let isJoined = skip("T")
    let isSeparated = isJoined || skip(",") || rest.first.map(isSpace) == true
    skipSpace()
    guard !rest.isEmpty else { return !isJoined }
    let digits = rest.prefix(while: isDigit)
    guard isSeparated, let hour = number(digits: 1...6) else { return false }
    return switch digits.count {
    case 1, 2: hour <= 24 && skip(":")
    case 4: hour / 100 <= 24
    case 6: hour / 10000 <= 24
    default: false
    }
  }

  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// Which of the names starts with this word, of three letters at least.
  private func position(of word: String, in names: [String]) -> Int? {
    word.utf8.count < 3 ? nil : names.firstIndex { $0.hasPrefix(word) }
  }

  private mutating func word() -> String {
    let letters = rest.prefix { ($0 | 0x20) &- 0x61 < 26 }
    rest = rest[letters.endIndex...]
    return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
  }

  /// A number with so many digits, no more and no less; reads nothing otherwise.
  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    let text = rest.prefix(while: isDigit)
    guard digits ~= text.count else { return nil }
    rest = rest[text.endIndex...]
    return text.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let first = rest.first, first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipSpace() { rest = rest.drop(while: isSpace) }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
