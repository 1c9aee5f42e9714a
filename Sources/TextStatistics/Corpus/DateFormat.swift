/// How dates are written, as `strptime` of POSIX has it: `%d/%m/%Y`.
///
/// | directive | what |
/// |---|---|
/// | `%Y` `%y` | the year, four digits or two: 1969 to 2068 |
/// | `%m` `%d` `%e` `%j` | the month, the day of the month, the day of the year; zeros before them may be missing |
/// | `%b` `%B` | the English name of the month, or its first letters, three at least |
/// | `%a` `%A` | the same of a weekday, which is not compared with the date |
/// | `%H` `%I` `%M` `%S` `%p` | hour, hour of twelve, minute, second, AM or PM |
/// | `%z` `%Z` | a time zone as `+0100`, `+01:00` or `Z`; as letters |
/// | `%%` | a percent sign |
///
/// White space stands for white space of any length, all other characters for themselves. A format without a time reads
/// dates with one, too. No time zone is applied: the day is the one that was written down.
public struct DateFormat: Sendable, Equatable {
  /// The format as it was written.
  public let pattern: String

  private enum Element: Equatable { case directive(Unicode.Scalar), literal(UInt8), space }
  private var elements: [Element] = []
  private let hasTime: Bool

  /// Reads a format.
  ///
  /// - Throws: An `InputError` for a directive that is none of the above or there twice, and when the format does not say
  ///   year, month and day.
  public init(_ pattern: String) throws(InputError) {
    self.pattern = pattern
    var seen: Set<Unicode.Scalar> = []
    var scalars = pattern.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      guard scalar == "%" else {
        elements += scalar.properties.isWhitespace ? [.space] : String(scalar).utf8.map { .literal($0) }
        continue
      }
      let directive = scalars.popFirst()
      if directive == "%" {
        elements.append(.literal(UInt8(ascii: "%")))
      } else if let directive, Self.directives.unicodeScalars.contains(directive) {
        guard seen.insert(directive).inserted else {
          throw InputError(path: "", reason: "the date format has %\(directive) twice")
        }
        elements.append(.directive(directive))
      } else {
        let known = Self.directives.map { "%\($0)" }.joined(separator: " ")
        throw InputError(
          path: "", reason: "%\(directive.map { String($0) } ?? "") is no directive of a date format: \(known) %% are")
      }
    }
    func has(_ directives: String) -> Bool { directives.unicodeScalars.contains(where: seen.contains) }
    guard has("Yy"), has("j") || has("mbB") && has("de") else {
      throw InputError(path: "", reason: "the date format '\(pattern)' has to say year, month and day")
    }
    hasTime = has("HI")
  }

  private static let directives = "YymdejbBaAHIMSpzZ"

  /// The day that a text says, with or without white space around it.
  ///
  /// - Parameter bytes: The text.
  /// - Returns: The day; nil for a text that is not in this format, and for days that the calendar does not have.
  public func date(in bytes: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
    var reader = DateReader(bytes)
    var (year, month, day, dayOfYear) = (0, 0, 0, 0)
    for element in elements {
      switch element {
      case .space: reader.skipSpace()
      case .literal(let byte): if !reader.skip(byte) { return nil }
      case .directive(let directive):
        guard let number = reader.value(of: directive) else { return nil }
        switch directive {
        case "Y": year = number
        case "y": year = DateReader.year(ofTwoDigits: number)
        case "m", "b", "B": month = number
        case "d", "e": day = number
        case "j": dayOfYear = number
        default: break
        }
      }
    }
    guard hasTime ? reader.rest.isEmpty : reader.timeOrEnd() else { return nil }
    if dayOfYear == 0 { return CalendarDate(year: year, month: month, day: day) }
    let date = CalendarDate(year: year, month: 1, day: 1).flatMap { CalendarDate(ordinal: $0.ordinal + dayOfYear - 1) }
    return date?.year == year ? date : nil
  }
}

extension DateReader {
  /// The value of a directive of a format, 0 for one that says nothing about the day; nil if it does not stand here.
  fileprivate mutating func value(of directive: Unicode.Scalar) -> Int? {
    func limited(_ number: Int?, _ range: ClosedRange<Int>) -> Int? { number.flatMap { range ~= $0 ? $0 : nil } }
    switch directive {
    case "Y": return rest.prefix(4).allSatisfy { $0 &- 0x30 < 10 } && rest.count > 3 ? number(upTo: 4) : nil
    case "y": return number(upTo: 2)
    case "m": return limited(number(upTo: 2), 1...12)
    case "d", "e":
      skipSpace()
      return limited(number(upTo: 2), 1...31)
    case "j": return limited(number(upTo: 3), 1...366)
    case "b", "B": return monthName()
    case "a", "A": return weekday() ? 0 : nil
    case "H": return limited(number(upTo: 2), 0...23)
    case "I": return limited(number(upTo: 2), 1...12)
    case "M": return limited(number(upTo: 2), 0...59)
    case "S": return limited(number(upTo: 2), 0...61)
    case "p": return meridiem() ? 0 : nil
    case "Z": return skipLetters() > 0 ? 0 : nil
    default:
      if skip("Z") { return 0 }
      guard skip("+") || skip("-"), let hours = twoDigits(), hours < 24 else { return nil }
      _ = skip(":")
      return limited(twoDigits(), 0...59)
    }
  }

  private mutating func twoDigits() -> Int? {
    rest.count > 1 && rest.prefix(2).allSatisfy { $0 &- 0x30 < 10 } ? number(upTo: 2) : nil
  }
}
