import Testing

@testable import TextStatistics

private func date(_ text: String) -> String? { date(Array(text.utf8))?.description }
private func date(_ bytes: [UInt8]) -> CalendarDate? {
  bytes.withUnsafeBufferPointer { CalendarDate(parsing: $0) }
}

@Suite struct DatesTests {
  @Test(arguments: [
    "2022-03-07", "20220307", "2022-03-07T12:00:00Z", "2022-03-07T12:00:00.123+01:00", "20220307T120000Z",
    "20220307T1200", "2022-03-07 12:00", " 2022-03-07\n", "2022-03-07T24:00", "Mon, 07 Mar 2022 12:00:00 +0000",
    "Mon, 7 Mar 2022 12:00 GMT", "07 Mar 2022", "7 March 2022", "March 7, 2022", "Mar. 7, 2022", "MARCH 7 2022",
    "Monday, March 7, 2022", "Mon. Mar 07, 2022, 3:15 PM ET", "march 7, 2022 15:15", "2022-03-07,",
    "2022-3-7", "2022/03/07", "2022.03.07 12:00", "2022-W10-1", "2022W101T12", "2022-03-07t12:00:00z", "2022-03-07Z",
    "2022-03-07T12:00:00+01:00[Europe/Berlin]", "2022-03-07 noon", "2022-03-07 12:00:60 UTC+1",
    "Mon, 7 Mar 22 12:00 GMT",
    "Monday, 07-Mar-22 12:00:00 GMT", "07-Mar-2022", "Mon Mar  7 12:00:00 2022", "Mon Mar  7 12:00:00 PM CET 2022",
    "March 7th, 2022", "7th of March 2022", "the 7th of March, 2022", "Mon 7th March 2022, midnight",
    "March 7, 2022 noon ET", "March 7, 2022 at 3:15 p.m. ET", "March 7, 2022 | 3 pm", "7 March 2022 15.15 GMT",
    "3:15 PM ET, Mon March 7, 2022", "12:00, 7 March 2022", "3.15pm on Monday 7 March 2022",
  ])
  func unambiguousFormsAreRead(text: String) {
    #expect(date(text) == "2022-03-07")
  }

  @Test(
    arguments: [
      "", " ", "03/07/2022", "07.03.2022", "2022", "2022-03", "2022-3/7", "22-03-07", "220307", "2022-03-07x",
      "2022-03-07T", "2022-03-0712:00", "2022-03-07 25:00", "2022-03-07 12:60", "2022-03-07 8", "March 2022", "March 7",
      "7 2022",
      "7 Ma 2022", "7 Marsh 2022", "March 7, 22", "7 March 22", "Mon, March 7, 22", "March 7nth, 2022",
      "March 7, 20225", "2022-02-29", "2022-13-01",
      "2022-00-10", "2022-04-31", "2022-04-00", "0000-01-01", "1900-02-29", "31 June 2022", "Monday", "2022-03-07 8 9",
      "7 March 2022 to 9 March 2022", "7 March 2022 12:00 to 9 March 2022",
      "2022-W53-1", "2022-W00-1", "2022-W10-8", "2022-W10", "2022 to 2022-03-07", "1200 7 March 2022", "25/12/2022",
      "2022-03-07 3 xm", "-7 March 2022", "12:00", "12:00 noon", "12/25/2022 12:00", "3-7-22",
      "99999999999999999999",
    ])
  func anythingElseIsNot(text: String) {
    #expect(date(text) == nil)
  }

  @Test func monthsAreReadByNameAndByThreeLetters() {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    for (index, month) in months.enumerated() {
      let expected = CalendarDate(year: 2024, month: index + 1, day: 28)?.description
      for name in [month, String(month.prefix(3)), month.uppercased(), month.prefix(3) + "."] {
        #expect(date("\(name) 28, 2024") == expected && date("28 \(name) 2024") == expected)
      }
    }
    #expect(date("Sept. 11, 2001") == "2001-09-11")
  }

  @Test func fourCenturiesHave146097Days() {
    var count = 0
    var last: CalendarDate?
    for year in 2000..<2400 {
      for month in 0...13 {
        for day in 0...32 {
          guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
          #expect(last.map { $0 < date } ?? true)
          last = date
          count += 1
        }
      }
    }
    #expect(count == 146_097)
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil && CalendarDate(year: 10000, month: 1, day: 1) == nil)
  }

  @Test func descriptionIsReadBackAndPadded() {
    let day = CalendarDate(year: 33, month: 4, day: 3)
    #expect(day?.description == "0033-04-03")
    #expect(day.flatMap { date(Array($0.description.utf8)) } == day)
  }

  @Test func datesAreThoseOfPython() {
    for line in goldenDates.split(separator: "\n") {
      let (day, text) = (line.prefix(10), line.dropFirst(11))
      #expect(date(String(text)) ?? "none" == day, "\(text)")
    }
    #expect(goldenDates.split(separator: "\n").count > 400)
  }

  @Test func datesOfNumbersAreRefusedWithTheReadingsOfDateutil() throws {
    for line in goldenNumericDates.split(separator: "\n") {
      let parts = line.split(separator: " ")
      #expect(date(String(parts[2])) == nil)
      let refusal = CalendarDate.refusal(of: String(parts[2]), instead: nil)
      #expect(parts[..<2].allSatisfy { refusal.contains($0) }, "\(refusal)")
    }
    #expect(goldenNumericDates.split(separator: "\n").count == 60)
  }

  @Test func arbitraryBytesAreReadWithoutFault() {
    var random = SystemRandomNumberGenerator()
    let bytes = Array("0123 -/:TWZ,.+MarMonpmthof\u{E9}".utf8) + [0, 0xFF]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in bytes.randomElement(using: &random)! }
      let string = String(decoding: text, as: UTF8.self)
      _ = CalendarDate.refusal(of: string)
      if let days = try? CalendarDate.days(of: string) { #expect(days.lowerBound <= days.upperBound) }
      if let date = date(text) { #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date) }
    }
  }
}
