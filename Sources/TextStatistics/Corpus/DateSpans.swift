extension CalendarDate {
  /// The days that a text stands for: one, or all of a year, a quarter, a month or a week.
  ///
  /// - Parameter text: A date in any form that ``init(parsing:)`` reads, or `2022`, `2022-Q1`, `2022-03`, `March 2022` or
  ///   `2022-W10`, a week of ISO 8601.
  /// - Returns: The first day and the last.
  /// - Throws: An `InputError` with the days that the text can mean, if there are several, and with what to write instead.
  public static func days(of text: String) throws(InputError) -> ClosedRange<CalendarDate> {
    let (date, span) = Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = DateReader(bytes)
      return (CalendarDate(parsing: bytes), reader.period())
    }
    if let date { return date...date }
    if let (period, day) = span { return period.days(of: day) }
    throw InputError(path: "", reason: refusal(of: text, instead: nil))
  }

  /// Why a text is not read as a date.
  ///
  /// - Parameters:
  ///   - text: What ``init(parsing:)`` does not read.
  ///   - option: The option that can say the format; nil to ask for the year first instead.
  /// - Returns: The readings that the text has, `03/07/2022 is 7 March or 3 July: say ...`.
  static func refusal(of text: String, instead option: String? = "--date-format") -> String {
    let numbers = Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = DateReader(bytes)
      return reader.numericDate()
    }
    let orders = numbers?.yearDigits == 4 ? ["mdY", "dmY"] : ["mdy", "dmy", "ymd"]
    var readings: [(date: CalendarDate, format: String)] = []
    if let numbers {
      for order in orders {
        let pattern = order.map { "%\($0)" }.joined(separator: String(numbers.separator))
        let date = Array(numbers.text.utf8).withUnsafeBufferPointer { try? DateFormat(pattern).date(in: $0) }
        if let date { readings.append((date, pattern)) }
      }
    }
    guard let numbers, !readings.isEmpty else {
      return "'\(shortened(text))' is not a date that can be read"
    }
    let days = unique(
      readings.map { date, _ in
        "\(date.day) \(date.monthName)" + (numbers.yearDigits == 4 ? "" : " \(date.year)")
      })
    let answers = readings.map { option == nil ? $0.date.description : $0.format }
    let advice = "\(option.map { "say \($0)" } ?? "write") \(joined(unique(answers)))"
    return days.count > 1
      ? "\(numbers.text) is \(joined(days)): \(advice)"
      : "\(numbers.text) is \(days[0]), but others like it can be two days: \(advice)"
  }

  /// The beginning of a text that may be very long.
  fileprivate static func shortened(_ text: String) -> String {
    text.utf8.count > 60 ? "\(String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))))..." : text
  }

  private var monthName: String {
    let name = DateReader.months[month - 1]
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// `a, b or c`.
  private static func joined(_ parts: [String]) -> String {
    parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: ", ") + " or " + parts[parts.count - 1]
  }

  private static func unique(_ parts: [String]) -> [String] {
    parts.enumerated().filter { !parts[..<$0].contains($1) }.map(\.element)
  }
}

extension DateFormat {
  /// Why a text is not read as a date.
  func refusal(of text: String) -> String { "'\(CalendarDate.shortened(text))' is not a date as \(pattern)" }
}

extension TimelinePeriod {
  /// The period that a day is in.
  func days(of date: CalendarDate) -> ClosedRange<CalendarDate> {
    let first = start(of: index(of: date))
    guard let last = CalendarDate(year: 9999, month: 12, day: 31), index(of: date) < index(of: last) else {
      return first...CalendarDate(year: 9999, month: 12, day: 31)!
    }
    return first...CalendarDate(ordinal: start(of: index(of: date) + 1).ordinal - 1)!
  }

  /// What the period of a day is called: its first day for days and weeks, `2022-03`, `2022-Q1` or `2022`.
  ///
  /// Names sort as the periods do.
  func name(of date: CalendarDate) -> String {
    let start = start(of: index(of: date))
    return switch self {
    case .day, .week: start.description
    case .month: String(start.description.prefix(7))
    case .quarter: "\(start.description.prefix(4))-Q\((start.month + 2) / 3)"
    case .year: String(start.description.prefix(4))
    }
  }
}
