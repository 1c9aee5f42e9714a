import Testing

@testable import TextStatistics

private func bytes<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  Array(text.utf8).withUnsafeBufferPointer(body)
}

/// Whether an article with these values satisfies an expression; the column `date` has dates.
private func holds(_ expression: String, _ article: [String: String]) throws -> Bool {
  let condition = try ArticleCondition(parsing: expression)
  return try #require(condition.expression).holds { test in
    let name = condition.names[test.column].name
    return bytes(article[name] ?? "") { value in
      test.holds(value, date: name == "date" ? .some(CalendarDate(parsing: value)) : .none)
    }
  }
}

@Suite struct ArticleConditionTests {
  private static let article = [
    "outlet": "Fox News", "n": "100", "section": "sport-local", "date": "2022-03-07T12:00:00Z", "it's": "a \"b\"",
    "x": "007",
    "long": "9007199254740993", "bad": "03/07/2022",
  ]

  @Test(arguments: [
    "outlet = 'Fox News'", "outlet='Fox News'", "outlet == \"Fox News\"", "outlet != CNN", "outlet in (CNN,'Fox News')",
    "outlet not in (CNN, BBC)", "not outlet in (CNN, BBC)", "NOT outlet = CNN", "\"outlet\" matches 'Fox*'",
    "outlet matches F?x?News", "outlet not matches *fox*", "section matches *-local", "n > 20", "n >= 1e2", "n = 100.0",
    "n < '1000'", "n != 99", "n in (99, 1e2)", "x = 7", "x matches 007", "x != 8", "long > 9007199254740992",
    "date = 2022-03-07", "date = 2022", "date in (2021, 2022-Q1)", "date >= 2022-03", "date <= 2022-03",
    "date > 2022-02",
    "date < 'April 2022'", "date != 2022-03-08", "date = 2022-W10", "date matches *T12:*", "date is not empty",
    "none is empty", "not none = 1", "not none != 1", "'it''s' = \"a \"\"b\"\"\"", "outlet > CNN", "outlet < aaa",
    "n = 1 or n = 2 or n = 100", "(n = 1 or n = 100) and outlet matches F*", "not (n = 1 or n = 2) and not n = 3",
    "n = 1 and n = 2 or n = 100", "n = 100 or n = 1 and n = 2", "not not n = 100",
  ])
  func theseHold(expression: String) throws {
    #expect(try holds(expression, Self.article))
    #expect(try !holds("not (\(expression))", Self.article))
  }

  @Test(arguments: [
    "outlet = 'fox news'", "outlet = Fox", "outlet != 'Fox News'", "outlet not in ('Fox News')", "outlet matches Fox",
    "n < 20", "n > 100", "long = 9007199254740992", "date = 2022-03-08", "date < 2022", "date > 2022",
    "date > 2022-03-07",
    "date not in (2022)", "none = 1", "none != 1", "none in (1)", "none not in (1)", "none matches *",
    "none not matches x",
    "none < 1", "outlet is empty", "none is not empty", "n = 1 or n = 2", "not n = 100", "n = 100 and not n = 100",
    "n = nan", "n = 0x64",
  ])
  func theseDoNot(expression: String) throws {
    #expect(try !holds(expression, Self.article))
  }

  @Test func datesThatCannotBeReadSatisfyNothing() throws {
    for relation in ["= 2022", "!= 2022", "< 9999", "> 0001", "<= 9999", ">= 0001", "in (2022)", "not in (2022)"] {
      #expect(try !holds("date \(relation)", ["date": "03/07/2022"]))
    }
    #expect(try holds("date is not empty and date matches 03*", ["date": "03/07/2022"]))
  }

  @Test(arguments: [
    ("", "in column 1 the name of a column is expected"),
    ("a", "in column 2 =, !=, <, <=, >, >=, in, matches or is is expected"),
    ("a = ", "in column 5 a value is expected"), ("a = b c", "in column 7 and, or or the end is expected"),
    ("(a = b", "in column 7 and, or or a closing bracket is expected"),
    ("a = b)", "in column 6 and, or or the end is expected"),
    ("a = 'b", "in column 5 a quote is opened and never closed"), ("é ! b", "in column 3 != is expected"),
    ("a in b", "in column 6 an opening bracket is expected"), ("a in ()", "in column 7 a value is expected"),
    ("a in (b c)", "in column 9 a comma or a closing bracket is expected"), ("a is b", "in column 6 empty is expected"),
    ("a not = b", "in column 7 in or matches is expected"), ("and = b", "in column 1 the name of a column is expected"),
    ("a = and", "in column 5 a value, in quotes if it is a word of the language, is expected"),
    ("a = ''", "in column 5 nothing equals an empty value: write 'is empty'"),
    ("'' = a", "in column 1 the name of a column is expected"),
    ("a = b or", "in column 9 the name of a column is expected"),
    (String(repeating: "(", count: 101), "in column 101 the expression is nested more than 100 deep"),
    (String(repeating: "not ", count: 100_000), "in column 401 the expression is nested more than 100 deep"),
  ])
  func faultsAreSaidWithTheirColumn(expression: String, reason: String) {
    #expect(throws: InputError(path: "", reason: reason)) { try ArticleCondition(parsing: expression) }
  }

  @Test func longListsAndChainsAreRead() throws {
    let chain = (0..<20000).map { "c\($0) = 1" }.joined(separator: " or ")
    #expect(try holds(chain, ["c19999": "1"]) && !holds(chain, [:]))
    let list = "x in (\((0..<20000).map(String.init).joined(separator: ",")))"
    #expect(try holds(list, ["x": "19999"]) && !holds(list, ["x": "20000"]))
  }

  /// Random expressions against values computed beside them, by the rules and not by the parser.
  @Test func expressionsAreWhatTheirPartsMake() throws {
    var random = SeededGenerator(36)
    let values = ["", "a", "b", "ab", "10", "9", "1e1", "-3", "é"]
    for _ in 0..<2000 {
      let article = ["p": values.randomElement(using: &random)!, "q r": values.randomElement(using: &random)!]
      let (text, truth) = randomExpression(4, article, values, &random)
      #expect(try holds(text, article) == truth, "\(text) of \(article)")
    }
  }

  private func randomExpression(
    _ depth: Int, _ article: [String: String], _ values: [String], _ random: inout SeededGenerator
  ) -> (text: String, truth: Bool) {
    if depth > 0, Int.random(in: 0..<4, using: &random) > 0 {
      let (first, truth) = randomExpression(depth - 1, article, values, &random)
      let (second, other) = randomExpression(depth - 1, article, values, &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: return ("not (\(first))", !truth)
      case 1: return ("(\(first)) and (\(second))", truth && other)
      default: return ("(\(first) ) OR(\(second))", truth || other)
      }
    }
    let name = Bool.random(using: &random) ? "p" : "q r"
    let quoted = name == "p" ? "p" : "'q r'"
    let value = article[name]!
    let others = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      values.dropFirst().randomElement(using: &random)!
    }
    func order(_ other: String) -> Int {
      if let left = Double(value), let right = Double(other) { return left < right ? -1 : left > right ? 1 : 0 }
      return value.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : value == other ? 0 : 1
    }
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return ("\(quoted) = \(others[0])", !value.isEmpty && order(others[0]) == 0)
    case 1: return ("\(quoted)!=\"\(others[0])\"", !value.isEmpty && order(others[0]) != 0)
    case 2: return ("\(quoted) <\(others[0])", !value.isEmpty && order(others[0]) < 0)
    case 3: return ("\(quoted)<= \(others[0])", !value.isEmpty && order(others[0]) <= 0)
    case 4: return ("\(quoted) > \(others[0])", !value.isEmpty && order(others[0]) > 0)
    case 5: return ("\(quoted) >= '\(others[0])'", !value.isEmpty && order(others[0]) >= 0)
    case 6:
      let list = others.joined(separator: " , ")
      return ("\(quoted) in (\(list))", !value.isEmpty && others.contains { order($0) == 0 })
    case 7: return ("\(quoted) is empty", value.isEmpty)
    default: return ("\(quoted) matches \(others[0])*", !value.isEmpty && value.utf8.starts(with: others[0].utf8))
    }
  }

  @Test func arbitraryTextIsReadWithoutFault() {
    var random = SeededGenerator(7)
    let pieces = [
      "a", "date", "'", "\"", "(", ")", ",", "=", "!", "<", ">", " ", "and", " or ", " not ", " in ", "is", "empty",
      " matches ",
      "2022", "*", "\\", "\u{0}", "é", "\n", "'b c'",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }
        .joined()
      _ = try? holds(text, ["a": "2022", "date": "2022-03-07"])
    }
  }
}
