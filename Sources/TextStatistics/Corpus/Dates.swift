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
  /// - Year first, as in ISO 8601 and RFC 3339: `2022-03-07`, `2022/03/07`, `2022.3.7`, `20220307`, `2022-W10-1`, and
  ///   with a time: `2022-03-07T12:00:00Z`, `2022-03-07 12:00`;
  /// - RFC 2822, RFC 850, asctime and their like: `Mon, 07 Mar 2022 12:00:00 +0000`, `Monday, 07-Mar-22 12:00:00 GMT`,
  ///   `Mon Mar  7 12:00:00 2022`, `7 March 2022`;
  /// - English with the name of the month: `March 7, 2022`, `7th of March 2022`, `Mar. 7, 2022 at 3:15 p.m. ET`,
  ///   `March 7, 2022, noon`, `3:15 PM ET, March 7, 2022`, with a weekday or without, in capitals or not.
  ///
  /// The weekday is not compared with the date; a time has to be one of a day, and a time zone behind it is passed over.
  /// Years have four digits, but behind a weekday and a day, where two mean 1969 to 2068, as POSIX has it. The result is
  /// nil for any other text and for days that no calendar has. It is nil for *every* date of numbers whose year is last:
  /// `03/07/2022` is a day of March in one country and of July in another, and if `25/12/2022` were read, the articles
  /// left would be those of the ends of months. ``DateFormat`` reads these.
  ///
  /// - Parameter bytes: The text, with or without white space around it.
  public init?(parsing bytes: UnsafeBufferPointer<UInt8>) {
    var reader = DateReader(bytes)
    guard let date = reader.date() else { return nil }
    self = date
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
