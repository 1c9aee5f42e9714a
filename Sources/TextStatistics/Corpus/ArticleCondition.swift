/// Which articles of a corpus are read: those whose columns satisfy an expression, and whose dates are within a range.
///
/// ```
/// outlet in ('CNN', 'Fox News') and not section matches 'sport*'
/// date >= 2022-03 and (n_words > 100 or title is not empty)
/// ```
///
/// A comparison has the name of a column on its left and one value on its right: `=`, `!=`, `<`, `<=`, `>`, `>=`,
/// `in (A, B)`, `not in (A, B)`, `matches GLOB`, `not matches GLOB`, where `*` stands for any characters and `?` for one,
/// `is empty` and `is not empty`. `not` binds closest, then `and`, then `or`. Names and values may stand in single or double
/// quotes, doubled to mean one, and have to if they hold white space, a mark of the language or nothing, or are one of its
/// words.
///
/// Numbers are compared as such when both sides are; quotes make no difference. The column of the dates, and `day`, `week`,
/// `month`, `quarter` and `year` where no column has that name, are compared as days, and a value may be a year, a quarter,
/// a month or a week: `= 2022-03` is any day of it, `<` is before its first and `<=` before its end. Anything else is
/// compared byte by byte.
///
/// An article without a value in a column satisfies no comparison of it, also none with `!=`, `not in` or `not matches`;
/// only `is empty` holds. The same goes for dates that cannot be read. `not` in front of a comparison turns its result round,
/// whatever it is: `not outlet = CNN` holds for articles without outlet, `outlet != CNN` does not.
public struct ArticleCondition: Sendable {
  /// The first day an article may have.
  public var firstDay: CalendarDate?
  /// The last day an article may have.
  public var lastDay: CalendarDate?
  /// The expression as it was written; empty for none.
  public let text: String
  let expression: ColumnExpression?
  /// The columns that the expression names, and where each is named first, counted from 1.
  let names: [(name: String, position: Int)]

  /// The condition that every article satisfies.
  public init() { (text, expression, names) = ("", nil, []) }

  /// Reads an expression.
  ///
  /// - Throws: An `InputError` that says in which column, counted from 1, something else is expected.
  /// - Complexity: O(*n*) in the length of the expression.
  public init(parsing expression: String) throws(InputError) {
    var parser = ArticleConditionParser(expression)
    text = expression
    self.expression = try parser.parse()
    names = parser.names
  }

  /// Whether every article satisfies it.
  public var isEmpty: Bool { expression == nil && !hasRange }

  var hasRange: Bool { firstDay != nil || lastDay != nil }

  /// The columns that a reader needs for it: those of the expression, and the date for a range.
  ///
  /// Clusters of copies are none of them: they are looked for among the articles that satisfy it.
  var columns: [DocumentColumn] {
    names.map { $0.name == "copies" ? .named("copies") : DocumentColumn(name: $0.name) } + (hasRange ? [.date] : [])
  }
}

/// What an expression says about the columns of an article.
indirect enum ColumnExpression: Sendable, Equatable {
  case test(ColumnTest)
  case not(ColumnExpression)
  case all([ColumnExpression])
  case any([ColumnExpression])

  /// Whether an article satisfies it, when `test` says that of a comparison.
  func holds(_ test: (ColumnTest) -> Bool) -> Bool {
    switch self {
    case .test(let comparison): test(comparison)
    case .not(let part): !part.holds(test)
    case .all(let parts): parts.allSatisfy { $0.holds(test) }
    case .any(let parts): parts.contains { $0.holds(test) }
    }
  }

  /// All comparisons in it.
  var tests: [ColumnTest] {
    switch self {
    case .test(let test): [test]
    case .not(let part): part.tests
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    }
  }
}

/// A comparison of a column with values.
struct ColumnTest: Sendable, Equatable {
  enum Relation: String, CaseIterable, Sendable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  enum Kind: Sendable, Equatable {
    case empty
    case compared(Relation, ComparedValue)
    case among([ComparedValue])
    case matching(Glob)
  }

  /// Which of the columns of the condition.
  var column: Int
  var kind: Kind
  var isNegated = false

  /// Whether it holds for a value, which has no bytes if there is none.
  ///
  /// For a column of dates `date` holds the day, or nil if that cannot be read; it is `.none` for any other column.
  func holds(_ value: UnsafeBufferPointer<UInt8>, date: CalendarDate??) -> Bool {
    if case .empty = kind { return value.isEmpty != isNegated }
    if value.isEmpty { return false }
    switch kind {
    case .empty: return value.isEmpty
    case .matching(let glob): return glob.matches(value) != isNegated
    case .compared(let relation, let other):
      guard let date else { return other.isMet(relation, by: value) }
      return date.map { other.isMet(relation, by: $0) } ?? false
    case .among(let others):
      guard let date else { return others.contains { $0.isMet(.equal, by: value) } != isNegated }
      return date.map { date in others.contains { $0.isMet(.equal, by: date) } != isNegated } ?? false
    }
  }

  /// The values that a column of dates is compared with.
  var values: [ComparedValue] {
    switch kind {
    case .empty, .matching: []
    case .compared(_, let value): [value]
    case .among(let values): values
    }
  }
}

/// The right side of a comparison.
struct ComparedValue: Sendable, Equatable {
  let text: String
  /// Where it stands in the expression, counted from 1.
  let position: Int
  private let bytes: [UInt8]
  private let number: DecimalNumber?
  /// The days that it means as a date.
  let days: ClosedRange<CalendarDate>?

  init(_ text: String, position: Int) {
    self.text = text
    self.position = position
    bytes = Array(text.utf8)
    number = bytes.withUnsafeBufferPointer { DecimalNumber($0) }
    days = try? CalendarDate.days(of: text)
  }

  func isMet(_ relation: ColumnTest.Relation, by value: UnsafeBufferPointer<UInt8>) -> Bool {
    if let number, let other = DecimalNumber(value) {
      return relation.holds(other.isLess(than: number), number.isLess(than: other))
    }
    return relation.holds(value.lexicographicallyPrecedes(bytes), bytes.lexicographicallyPrecedes(value))
  }

  func isMet(_ relation: ColumnTest.Relation, by date: CalendarDate) -> Bool {
    days.map { relation.holds(date < $0.lowerBound, date > $0.upperBound) } ?? false
  }
}

extension ColumnTest.Relation {
  /// Whether it holds for a left side that is less than the right one, greater, or neither.
  fileprivate func holds(_ isLess: Bool, _ isGreater: Bool) -> Bool {
    switch self {
    case .equal: !isLess && !isGreater
    case .unequal: isLess || isGreater
    case .less: isLess
    case .lessOrEqual: !isGreater
    case .greater: isGreater
    case .greaterOrEqual: !isLess
    }
  }
}

/// A number as it is written in decimals, `-12`, `0.5` or `1e6`.
struct DecimalNumber: Sendable, Equatable {
  /// The number if it is whole and has no more than 64 bits, so that long identifiers stay apart.
  private var whole: Int?
  private var real: Double

  /// Reads a number that takes all of the text.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    func skip(_ scalars: Unicode.Scalar...) -> Bool {
      guard let first = rest.first, scalars.contains(Unicode.Scalar(first)) else { return false }
      rest.removeFirst()
      return true
    }
    func digits() -> Int {
      let count = rest.prefix { $0 &- 0x30 < 10 }.count
      rest = rest.dropFirst(count)
      return count
    }
    _ = skip("-", "+")
    var count = digits()
    let isWhole = rest.isEmpty
    if skip(".") { count += digits() }
    guard count > 0 else { return nil }
    if skip("e", "E") {
      _ = skip("-", "+")
      guard digits() > 0 else { return nil }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard rest.isEmpty, let real = Double(text) else { return nil }
    self.real = real
    whole = isWhole ? Int(text) : nil
  }

  func isLess(than other: DecimalNumber) -> Bool {
    if let whole, let otherWhole = other.whole { return whole < otherWhole }
    return real < other.real
  }
}
