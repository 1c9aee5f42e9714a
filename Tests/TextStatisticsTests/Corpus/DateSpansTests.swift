import Testing

@testable import TextStatistics

@Suite struct DateSpansTests {
  @Test(arguments: [
    ("2022-03-07", "2022-03-07", "2022-03-07"), ("March 7, 2022", "2022-03-07", "2022-03-07"),
    ("2022", "2022-01-01", "2022-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2024/2", "2024-02-01", "2024-02-29"),
    ("Feb. 2023", "2023-02-01", "2023-02-28"), ("december, 2022", "2022-12-01", "2022-12-31"),
    ("2022-Q1", "2022-01-01", "2022-03-31"), ("2022Q4", "2022-10-01", "2022-12-31"),
    ("2022-W10", "2022-03-07", "2022-03-13"),
    ("2020W53", "2020-12-28", "2021-01-03"), (" 9999 ", "9999-01-01", "9999-12-31"),
    ("9999-12", "9999-12-01", "9999-12-31"),
  ])
  func textsStandForDays(text: String, first: String, last: String) throws {
    let days = try CalendarDate.days(of: text)
    #expect(days.lowerBound.description == first && days.upperBound.description == last)
  }

  @Test(arguments: [
    ("03/07/2022", "03/07/2022 is 7 March or 3 July: write 2022-03-07 or 2022-07-03"),
    ("03-07-22", "03-07-22 is 7 March 2022, 3 July 2022 or 22 July 2003: write 2022-03-07, 2022-07-03 or 2003-07-22"),
    ("25/12/2022", "25/12/2022 is 25 December, but others like it can be two days: write 2022-12-25"),
    ("32/12/2022", "'32/12/2022' is not a date that can be read"), ("", "'' is not a date that can be read"),
    ("2022-13", "'2022-13' is not a date that can be read"), ("2022-Q5", "'2022-Q5' is not a date that can be read"),
    ("2022-W53", "'2022-W53' is not a date that can be read"), ("0000", "'0000' is not a date that can be read"),
    (String(repeating: "x", count: 61), "'\(String(repeating: "x", count: 40))...' is not a date that can be read"),
  ])
  func otherTextsAreRefusedWithTheirReadings(text: String, reason: String) {
    #expect(throws: InputError(path: "", reason: reason)) { try CalendarDate.days(of: text) }
  }

  @Test func readingsComeWithTheirFormats() {
    #expect(
      CalendarDate.refusal(of: "03/07/2022 12:00")
        == "03/07/2022 is 7 March or 3 July: say --date-format %m/%d/%Y or %d/%m/%Y")
    #expect(
      CalendarDate.refusal(of: "25.12.2022")
        == "25.12.2022 is 25 December, but others like it can be two days: say --date-format %d.%m.%Y")
    #expect(
      CalendarDate.refusal(of: "04/04/2022")
        == "04/04/2022 is 4 April, but others like it can be two days: say --date-format %m/%d/%Y or %d/%m/%Y")
  }

  /// Every day is in the period that its name stands for, and names sort as days do.
  @Test(arguments: TimelinePeriod.allCases)
  func namesOfPeriodsSortAndAreReadBack(period: TimelinePeriod) throws {
    var last = ""
    for ordinal in stride(from: 737_000, to: 739_000, by: 3) {
      let date = try #require(CalendarDate(ordinal: ordinal))
      let (name, days) = (period.name(of: date), period.days(of: date))
      #expect(last <= name && days.contains(date))
      let read = try CalendarDate.days(of: name)
      #expect(period == .week ? read.lowerBound == days.lowerBound : read == days)
      last = name
    }
  }
}
