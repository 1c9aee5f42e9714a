import Testing

@testable import TextStatistics

private func date(_ text: String, _ pattern: String) throws -> String? {
  let format = try DateFormat(pattern)
  return Array(text.utf8).withUnsafeBufferPointer { format.date(in: $0) }?.description
}

@Suite struct DateFormatTests {
  @Test func datesAreThoseOfStrptime() throws {
    var (read, refused) = (0, 0)
    for line in goldenDateFormats.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      #expect(try date(parts[2], parts[1]) ?? "-" == parts[0], "\(line)")
      if parts[0] == "-" { refused += 1 } else { read += 1 }
    }
    #expect(read > 200 && refused > 50)
  }

  @Test(arguments: [
    ("03/07/2022", "%m/%d/%Y", "2022-03-07"), ("03/07/2022", "%d/%m/%Y", "2022-07-03"),
    ("3/7/22", "%m/%d/%y", "2022-03-07"),
    (" 03/07/2022 3:15 PM ET ", "%m/%d/%Y", "2022-03-07"), ("07.03.2022, 15.15", "%d.%m.%Y", "2022-03-07"),
    ("7March2022", "%d%B%Y", "2022-03-07"), (" 7 mar 2022", "%e %b %Y", "2022-03-07"),
    ("2022066", "%Y%j", "2022-03-07"),
    ("2024366", "%Y%j", "2024-12-31"), ("Stand: 07.03.22", "Stand: %d.%m.%y", "2022-03-07"),
    ("07\u{A0}03 2022", "%d\u{A0}%m %Y", nil), ("69-01-01", "%y-%m-%d", "1969-01-01"),
    ("68-01-01", "%y-%m-%d", "2068-01-01"),
    ("2023366", "%Y%j", nil), ("31/02/2022", "%d/%m/%Y", nil), ("03/07/2022 x", "%m/%d/%Y", nil), ("", "%m/%d/%Y", nil),
    ("03/07/2022 12:00 PM", "%m/%d/%Y %H:%M", nil), ("2022-03-07", "%m/%d/%Y", nil), ("03/07/20222", "%m/%d/%Y", nil),
  ])
  func formatsReadWhatTheySay(text: String, pattern: String, day: String?) throws {
    #expect(try date(text, pattern) == day)
  }

  @Test(arguments: [
    ("%d/%m", "has to say year, month and day"), ("", "has to say"), ("%Y-%m", "has to say"),
    ("%d %d %m %Y", "%d twice"),
    ("%Y-%m-%d %q", "%q is no directive"), ("%Y-%m-%d%", "% is no directive"), ("%Y-%m-%é", "%é is no directive"),
  ])
  func formatsThatCannotBeUsedAreRefused(pattern: String, message: String) {
    let error = #expect(throws: InputError.self) { try DateFormat(pattern) }
    #expect(error?.reason.contains(message) == true, "\(error?.reason ?? "")")
  }

  @Test func anyTextAndFormatIsReadWithoutFault() {
    var random = SeededGenerator(6)
    let bytes = Array("%%%YmdbejHMSzpy 0123/-:ZMarPM\u{E9}".utf8)
    for _ in 0..<5000 {
      let texts = (0..<2).map { _ in
        String(
          decoding: (0..<Int.random(in: 0...16, using: &random)).map { _ in bytes.randomElement(using: &random)! },
          as: UTF8.self)
      }
      _ = try? date(texts[0], texts[1])
      _ = try? date(texts[0], "%d%m%Y" + texts[1])
    }
  }
}
