/// Days that the text of an article names before its first words.
enum DateEvidence {
  /// How many days the date of an article may be away from that of its text: time zones and late editions.
  static let tolerance = 2

  /// Whether `date` is further away than that from the day of a crawler's prefix, `date 2022-03-07`, or of a dateline,
  /// `BEIJING, March 30 (Reuters)`; false if neither names a day. A dateline's year is the nearest.
  static func contradicts(_ date: CalendarDate, _ mark: BoilerplateMark, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: text[mark.bytes])
    switch mark.check {
    case .crawlerPrefix:
      guard bytes.count >= 15, let day = CalendarDate(parsing: UnsafeBufferPointer(rebasing: bytes[5..<15]))
      else { return false }
      return abs(day.dayNumber - date.dayNumber) > tolerance
    case .dateline:
      let words = String(decoding: bytes, as: UTF8.self).split { " ,.(".contains($0) }
      for (name, number) in zip(words, words.dropFirst()) {
        guard let day = Int(number), name.utf8.count >= 3 else { continue }
        let years = [date.year - 1, date.year, date.year + 1]
        let days = years.compactMap { year in
          let text = Array("\(name) \(day), \(year)".utf8)
          return year > 999 ? text.withUnsafeBufferPointer { CalendarDate(parsing: $0) } : nil
        }
        if let nearest = days.map({ abs($0.dayNumber - date.dayNumber) }).min() { return nearest > tolerance }
      }
      return false
    default: return false
    }
  }
}

extension CalendarDate {
  /// Days since the first of January of year 1, in the Gregorian calendar.
  fileprivate var dayNumber: Int {
    let before = year - 1
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let months = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let leapDays = before / 4 - before / 100 + before / 400 + (isLeapYear && month > 2 ? 1 : 0)
    return 365 * before + leapDays + months[month - 1] + day - 1
  }
}
