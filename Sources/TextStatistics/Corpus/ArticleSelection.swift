/// What a column has to do with the date of an article.
enum DateUse: Sendable, Equatable {
  /// Nothing.
  case none
  /// It is the date.
  case day
  /// It is the period that the date is in, and does not stand in the input; its source is the date.
  case period(TimelinePeriod)
}

/// Decides for one thread which articles are read, and gives columns of dates their values.
struct ArticleSelection {
  /// What the columns are of a text that has a file of its own; nil if there is nothing to decide.
  let usesOfTexts: [DateUse]?
  /// Articles left out because they do not satisfy the condition.
  private(set) var filteredCount = 0
  /// Articles left out because there is a range of dates and they have no date that can be read.
  private(set) var undatedCount = 0

  private let condition: ArticleCondition
  private let format: DateFormat?
  private let columns: Range<Int>

  /// - Parameters:
  ///   - options: What is to be read.
  ///   - requested: The number of columns before those of the condition.
  init(_ options: ReadingOptions, behind requested: Int) {
    condition = options.condition
    format = options.dateFormat
    columns = requested..<requested + condition.columns.count
    usesOfTexts = condition.isEmpty ? nil : [DateUse](repeating: .none, count: columns.upperBound)
  }

  /// Whether the article with these values is read; what has to do with the date is given its value in them.
  ///
  /// Columns that are periods, or dates in a format, hold the text of the date before; new bytes go to `fields`.
  mutating func admits(
    _ values: UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>, _ uses: [DateUse], _ fields: RecordFields,
    _ place: DocumentPlace, _ log: inout FindingLog
  ) -> Bool {
    var date = DateOnce(format: format)
    for column in columns {
      if case .period(let period) = uses[column] {
        let day = date.read(values[column], place, &log)
        values[column] = day.map { fields.copy(period.name(of: $0)) } ?? UnsafeBufferPointer(start: nil, count: 0)
      }
    }
    if let expression = condition.expression {
      let holds = expression.holds { test in
        let column = columns.lowerBound + test.column
        return switch uses[column] {
        case .none: test.holds(values[column], date: .none)
        case .day: test.holds(values[column], date: date.read(values[column], place, &log))
        case .period(let period): test.holds(values[column], date: date.date?.map { period.days(of: $0).lowerBound })
        }
      }
      if !holds {
        filteredCount += 1
        return false
      }
    }
    if condition.hasRange {
      guard let day = date.read(values[columns.upperBound - 1], place, &log) else {
        undatedCount += 1
        return false
      }
      if condition.firstDay.map({ day < $0 }) ?? false || condition.lastDay.map({ day > $0 }) ?? false {
        filteredCount += 1
        return false
      }
    }
    for column in 0..<columns.lowerBound {
      switch uses[column] {
      case .none: break
      case .period(let period):
        let day = date.read(values[column], place, &log)
        values[column] = day.map { fields.copy(period.name(of: $0)) } ?? UnsafeBufferPointer(start: nil, count: 0)
      case .day:
        // Whoever asked for it reads it in any form; nothing that begins with a word is a date.
        guard let format, !values[column].isEmpty else { break }
        let text = values[column]
        let day = format.date(in: text).map(\.description)
        values[column] = fields.copy(day ?? "not \(format.pattern): \(String(decoding: text, as: UTF8.self))")
      }
    }
    return true
  }
}

/// The date of an article, which is read when it is asked for the first time.
private struct DateOnce {
  let format: DateFormat?
  /// The date, nil within if it cannot be read; nil when nobody has asked.
  private(set) var date: CalendarDate??

  init(format: DateFormat?) { self.format = format }

  /// The day, of `text` if it was not read before; what cannot be read is noted then.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, _ place: DocumentPlace, _ log: inout FindingLog
  ) -> CalendarDate? {
    if let date { return date }
    let day = format.map { $0.date(in: text) } ?? CalendarDate(parsing: text)
    if day == nil, !text.isEmpty {
      let text = String(decoding: text, as: UTF8.self)
      log.note(.unreadableDate, at: place, format?.refusal(of: text) ?? CalendarDate.refusal(of: text))
    }
    date = .some(day)
    return day
  }
}

extension RecordFields {
  /// Copies a text.
  fileprivate func copy(_ text: String) -> UnsafeBufferPointer<UInt8> {
    var text = text
    return text.withUTF8 { copy($0) }
  }
}
