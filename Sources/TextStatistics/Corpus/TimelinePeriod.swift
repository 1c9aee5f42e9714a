/// A length of time by which the articles of a timeline are put together.
///
/// The periods of each kind are numbered through: those that follow each other have numbers that do. Dates are those of the
/// Gregorian calendar, also before 1582, as in ISO 8601; no time zone is applied.
public enum TimelinePeriod: String, CaseIterable, Sendable {
  /// A day.
  case day
  /// A week of ISO 8601, from Monday to Sunday.
  case week
  /// A month.
  case month
  /// Three months, from the first of January, April, July or October.
  case quarter
  /// A year.
  case year

  /// The number of the period that `date` is in.
  func index(of date: CalendarDate) -> Int {
    switch self {
    case .day: date.ordinal
    // The first day of the year 1 is a Monday.
    case .week: (date.ordinal - 1) / 7
    case .month: date.year * 12 + date.month - 1
    case .quarter: date.year * 4 + (date.month - 1) / 3
    case .year: date.year
    }
  }

  /// The first day of the period with a number that ``index(of:)`` has given, or of one between two of them.
  func start(of index: Int) -> CalendarDate {
    let date =
      switch self {
      case .day: CalendarDate(ordinal: index)
      case .week: CalendarDate(ordinal: index * 7 + 1)
      case .month: CalendarDate(year: index / 12, month: index % 12 + 1, day: 1)
      case .quarter: CalendarDate(year: index / 4, month: index % 4 * 3 + 1, day: 1)
      case .year: CalendarDate(year: index, month: 1, day: 1)
      }
    guard let date else { preconditionFailure("no period of the calendar has this number") }
    return date
  }
}

extension CalendarDate {
  /// The number of the day, 1 for the first of January of the year 1.
  var ordinal: Int {
    // Years begin in March here, so that the day of a leap year comes last. 153 days are five months from March or August.
    let years = month > 2 ? year : year - 1
    let months = month > 2 ? month - 3 : month + 9
    return years * 365 + Self.leapDays(years) + (153 * months + 2) / 5 + day - 306
  }

  /// The day with a number; nil if the calendar of the years 1 to 9999 has none.
  init?(ordinal: Int) {
    guard 1...3_652_059 ~= ordinal else { return nil }
    /// The days before the first of March of a year.
    func days(_ years: Int) -> Int { years * 365 + Self.leapDays(years) - 306 }
    // 400 years have 146,097 days: right, or off by one.
    var years = (ordinal + 305) * 400 / 146_097
    if days(years) >= ordinal { years -= 1 } else if days(years + 1) < ordinal { years += 1 }
    let rest = ordinal - days(years) - 1
    let months = (5 * rest + 2) / 153
    self.init(
      year: months < 10 ? years : years + 1, month: months < 10 ? months + 3 : months - 9,
      day: rest - (153 * months + 2) / 5 + 1)
  }

  /// The leap days of so many years.
  private static func leapDays(_ years: Int) -> Int { years / 4 - years / 100 + years / 400 }
}
