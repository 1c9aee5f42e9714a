/// Reads the expression of an ``ArticleCondition`` from left to right.
///
/// ```
/// any        = all { "or" all }
/// all        = one { "and" one }
/// one        = "not" one | "(" any ")" | comparison
/// comparison = name ( relation value | [ "not" ] "in" "(" value { "," value } ")"
///            | [ "not" ] "matches" value | "is" [ "not" ] "empty" )
/// ```
struct ArticleConditionParser {
  private enum Token: Equatable {
    case end
    case mark(String)
    case word(String)
    case quoted(String)

    /// What it is if it is one of the words of the language.
    var keyword: String? {
      if case .word(let word) = self, keywords.contains(word.lowercased()) { word.lowercased() } else { nil }
    }
  }

  private static let keywords: Set = ["and", "or", "not", "in", "is", "empty", "matches"]
  /// How deep brackets and `not` may be nested, so that no expression can take all of the stack.
  static let deepest = 100

  private let scalars: [Unicode.Scalar]
  private var next = 0
  private var token = Token.end
  /// Where the token begins.
  private var start = 0
  private var depth = 0
  /// The columns that are named, in the order they are first met, with the position of the name.
  private(set) var names: [(name: String, position: Int)] = []

  private var columnOfName: [String: Int] = [:]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// Reads the whole text.
  mutating func parse() throws(InputError) -> ColumnExpression {
    try advance()
    let expression = try readAny()
    guard token == .end else { throw expected("and, or or the end") }
    return expression
  }

  private func expected(_ what: String) -> InputError { fault("\(what) is expected") }
  private func fault(_ reason: String, at position: Int? = nil) -> InputError {
    InputError(path: "", reason: "in column \((position ?? start) + 1) \(reason)")
  }

  private mutating func readAny() throws(InputError) -> ColumnExpression {
    var parts = [try readAll()]
    while try skip("or") { parts.append(try readAll()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func readAll() throws(InputError) -> ColumnExpression {
    var parts = [try readOne()]
    while try skip("and") { parts.append(try readOne()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func readOne() throws(InputError) -> ColumnExpression {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw fault("the expression is nested more than \(Self.deepest) deep") }
    if try skip("not") { return .not(try readOne()) }
    guard try skip("(") else { return .test(try readComparison()) }
    let expression = try readAny()
    guard try skip(")") else { throw expected("and, or or a closing bracket") }
    return expression
  }

  private mutating func readComparison() throws(InputError) -> ColumnTest {
    let position = start + 1
    if token == .quoted("") { throw expected("the name of a column") }
    guard let name = try readText() else { throw expected("the name of a column") }
    let column = columnOfName[name] ?? names.count
    if column == names.count {
      columnOfName[name] = column
      names.append((name, position))
    }
    if try skip("is") {
      let isNegated = try skip("not")
      guard try skip("empty") else { throw expected("empty") }
      return ColumnTest(column: column, kind: .empty, isNegated: isNegated)
    }
    if case .mark(let mark) = token, let relation = ColumnTest.Relation(rawValue: mark) {
      try advance()
      return ColumnTest(column: column, kind: .compared(relation, try readValue()))
    }
    let isNegated = try skip("not")
    if try skip("in") {
      guard try skip("(") else { throw expected("an opening bracket") }
      var values = [try readValue()]
      while try skip(",") { values.append(try readValue()) }
      guard try skip(")") else { throw expected("a comma or a closing bracket") }
      return ColumnTest(column: column, kind: .among(values), isNegated: isNegated)
    }
    if try skip("matches") {
      return ColumnTest(column: column, kind: .matching(Glob(pattern: try readValue().text)), isNegated: isNegated)
    }
    throw expected(isNegated ? "in or matches" : "=, !=, <, <=, >, >=, in, matches or is")
  }

  private mutating func readValue() throws(InputError) -> ComparedValue {
    let position = start + 1
    guard let text = try readText() else {
      throw token.keyword == nil ? expected("a value") : expected("a value, in quotes if it is a word of the language,")
    }
    if text.isEmpty { throw fault("nothing equals an empty value: write 'is empty'", at: position - 1) }
    return ComparedValue(text, position: position)
  }

  /// Steps over a name or a value; nil if there is neither.
  private mutating func readText() throws(InputError) -> String? {
    switch token {
    case .word(let text) where token.keyword == nil, .quoted(let text):
      try advance()
      return text
    default: return nil
    }
  }

  /// Steps over a mark or a word of the language, if it stands here.
  private mutating func skip(_ text: String) throws(InputError) -> Bool {
    guard token == .mark(text) || token.keyword == text else { return false }
    try advance()
    return true
  }

  private mutating func advance() throws(InputError) {
    while next < scalars.count, scalars[next].properties.isWhitespace { next += 1 }
    start = next
    guard next < scalars.count else {
      token = .end
      return
    }
    let first = scalars[next]
    switch first {
    case "(", ")", ",", "=":
      next += first == "=" && next + 1 < scalars.count && scalars[next + 1] == "=" ? 2 : 1
      token = .mark(String(first))
    case "<", ">", "!":
      next += 1
      let isLong = next < scalars.count && scalars[next] == "="
      if isLong { next += 1 } else if first == "!" { throw expected("!=") }
      token = .mark(String(first) + (isLong ? "=" : ""))
    case "'", "\"": token = .quoted(try readQuoted(first))
    default:
      let word = scalars[next...].prefix { !$0.properties.isWhitespace && !"()=,<>!'\"".unicodeScalars.contains($0) }
      next = word.endIndex
      token = .word(string(word))
    }
  }

  /// Reads up to the closing quote; two quotes are one of the text.
  private mutating func readQuoted(_ quote: Unicode.Scalar) throws(InputError) -> String {
    var text: [Unicode.Scalar] = []
    next += 1
    while next < scalars.count {
      if scalars[next] == quote {
        next += 1
        guard next < scalars.count, scalars[next] == quote else { return string(text[...]) }
      }
      text.append(scalars[next])
      next += 1
    }
    throw fault("a quote is opened and never closed")
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

extension Glob {
  /// Reads a pattern; a backslash takes the meaning from the character behind it.
  fileprivate init(pattern: String) {
    self.init()
    var scalars = pattern.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "*" || scalar == "?" {
        append(wildcard: UInt8(ascii: scalar))
      } else {
        append(literal: String(scalar == "\\" ? scalars.popFirst() ?? scalar : scalar).utf8)
      }
    }
  }
}
