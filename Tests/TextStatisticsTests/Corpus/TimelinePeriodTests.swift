import Testing

@testable import TextStatistics

@Suite struct TimelinePeriodTests {
  @Test func everyDayOfEightCenturiesIsThatOfPython() throws {
    var mixed: UInt64 = 0xCBF2_9CE4_8422_2325
    let first = try #require(CalendarDate(year: 1600, month: 1, day: 1)).ordinal
    let last = try #require(CalendarDate(year: 2400, month: 12, day: 31)).ordinal
    for ordinal in first...last {
      let date = CalendarDate(ordinal: ordinal)!
      let monday = TimelinePeriod.week.start(of: TimelinePeriod.week.index(of: date))
      for number in [date.ordinal, date.year, date.month, date.day, monday.ordinal] {
        mixed = (mixed ^ UInt64(number)) &* 0x100_0000_01B3
      }
    }
    #expect(mixed == calendarHash)
  }

  @Test func yearsBeginWhereTheyDoInPython() throws {
    for line in firstDaysOfYears.split(separator: "\n") {
      let numbers = line.split(separator: " ").map { Int($0)! }
      let date = try #require(CalendarDate(year: numbers[0], month: 1, day: 1))
      #expect(date.ordinal == numbers[1] && CalendarDate(ordinal: numbers[1]) == date)
    }
    #expect(CalendarDate(ordinal: 0) == nil && CalendarDate(ordinal: 3_652_060) == nil)
    #expect(CalendarDate(ordinal: 3_652_059)?.description == "9999-12-31")
  }

  @Test(arguments: TimelinePeriod.allCases)
  func periodsFollowEachOtherWithoutGap(period: TimelinePeriod) {
    var before = period.index(of: CalendarDate(ordinal: 730_000)!)
    for ordinal in 730_001..<731_500 {
      let date = CalendarDate(ordinal: ordinal)!
      let index = period.index(of: date)
      let isFirst =
        switch period {
        case .day: true
        // 2000-01-03 was a Monday.
        case .week: (ordinal - 730_122) % 7 == 0
        case .month: date.day == 1
        case .quarter: date.day == 1 && [1, 4, 7, 10].contains(date.month)
        case .year: date.day == 1 && date.month == 1
        }
      #expect(index == before + (isFirst ? 1 : 0) && (period.start(of: index) == date) == isFirst)
      before = index
    }
  }
}
