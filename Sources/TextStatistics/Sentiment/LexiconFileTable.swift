// Tables of words with scores or categories, and plain lists of words.

extension LexiconReading {
  /// Words and phrases, one on each line; the name of the file says whether they are positive or negative.
  mutating func readWords(_ lines: LexiconLines) throws(InputError) {
    let score = scoreByName
    for (number, text) in lines.content where !isComment(text) {
      let term = String(trimmed(text))
      guard term.count <= 100 else {
        throw error(
          number, "has \(counted(term.count, "character")), which is neither a word or phrase nor a row of a table")
      }
      add(Lexicon.Entry(term: term, score: score, line: number, isGlob: Self.isTruncated(term)))
    }
  }

  /// `positive-words.txt` is 1, `neg.txt` is -1; what has neither or both is 1.
  private var scoreByName: Double {
    let parts = fileName(path).lowercased().split { !$0.isLetter }.map(String.init)
    let isNegative = parts.contains { ["negative", "negativ", "neg"].contains($0) }
    return isNegative && !parts.contains { ["positive", "positiv", "pos"].contains($0) } ? -1 : 1
  }

  /// Whether a term ends in the one wildcard it has, as in `abandon*`; lists and tables have other stars that are masks
  /// (`f**k`) or emoticons (`:*`).
  static func isTruncated(_ term: String) -> Bool {
    term.last == "*" && term.dropLast().last?.isLetter == true && !term.dropLast().contains { $0 == "*" || $0 == "?" }
  }

  /// Rows of a table with one word each.
  mutating func readTable(_ lines: LexiconLines, _ delimiter: Character) throws(InputError) {
    var rows: [Row] = []
    for (number, text) in lines.content where !isComment(text) {
      guard let cells = lexiconCells(text, delimiter) else {
        throw error(number, "has a quotation mark that is never closed")
      }
      rows.append(Row(line: number, cells: cells))
    }
    guard let first = rows.first else { return }
    var columns: LexiconColumns
    if let named = LexiconColumns(header: first.cells) {
      rows.removeFirst()
      columns = named
      columns.settle(by: rows.first?.cells ?? [])
    } else {
      columns = try unnamedColumns(rows, delimiter)
    }
    for row in rows {
      guard row.cells.count <= columns.count, row.cells.count > columns.last else {
        throw error(row.line, "has \(counted(row.cells.count, "cell")), not \(columns.count)")
      }
      if row.cells[columns.term].isEmpty { throw error(row.line, "has no term") }
    }
    switch (columns.score, columns.category) {
    case (let score?, let category): try readScores(rows, columns, score, category)
    case (nil, let category?):
      for row in rows {
        add(row.cells[columns.term], of: [[row.cells[category]]], line: row.line, isGlob: isGlob(row, columns))
      }
    case (nil, nil): try readMembers(rows, columns, header: first)
    }
  }

  fileprivate struct Row {
    var line: Int
    var cells: [String]
  }

  private func isGlob(_ row: Row, _ columns: LexiconColumns) -> Bool { Self.isTruncated(row.cells[columns.term]) }

  /// The columns of a table without a header: term and score or category, or term, category and score.
  private func unnamedColumns(_ rows: [Row], _ delimiter: Character) throws(InputError) -> LexiconColumns {
    let (first, cells) = (rows[0], rows[0].cells)
    func hasNumber(_ index: Int) -> Bool { index < cells.count && isNumber(cells[index]) }
    if cells.count > 1, rows.count > 1, !cells.contains(where: { isNumber($0) }),
      rows[1].cells.contains(where: { isNumber($0) })
    {
      let names = cells.map { "'\($0)'" }.joined(separator: ", ")
      throw error(first.line, "is a header (\(names)) without a column for the words: call it word or term")
    }
    if delimiter == ",", hasNumber(1), hasNumber(2) {
      throw error(
        first.line,
        "has two numbers, which may be one with a decimal comma: write a point, or a header with word and score")
    }
    if hasNumber(1) {
      let hasCategory = cells.count == 3 && !hasNumber(2)
      return LexiconColumns(term: 0, score: 1, category: hasCategory ? 2 : nil, count: cells.count)
    }
    if hasNumber(2) { return LexiconColumns(term: 0, score: 2, category: 1, count: cells.count) }
    guard cells.count < 2 || !cells[1].contains(where: \.isNumber) else {
      _ = try number(cells[1], first.line)
      throw error(first.line, "'\(cells[1])' is no number")
    }
    return LexiconColumns(term: 0, score: nil, category: cells.count > 1 ? 1 : nil, count: cells.count)
  }

  /// Scores as they are; but where none is negative and categories say the sign (NRC: word, category, 0 or 1), they weigh it.
  private mutating func readScores(
    _ rows: [Row], _ columns: LexiconColumns, _ score: Int, _ category: Int?
  ) throws(InputError) {
    var scores: [Double] = []
    for row in rows { scores.append(try number(row.cells[score], row.line)) }
    var isWeight = false
    if let category, scores.allSatisfy({ $0 >= 0 }) {
      for row in rows where self.score(of: [row.cells[category]]) != nil { isWeight = true }
      // A column that stands before its number is no mere label.
      isWeight = isWeight || category < score || scores.contains(0)
    }
    for (row, score) in zip(rows, scores) {
      let term = row.cells[columns.term]
      let name = category.map { row.cells[$0] }
      if !isWeight {
        add(Lexicon.Entry(term: term, score: score, category: name, line: row.line, isGlob: isGlob(row, columns)))
      } else if score == 0 {
        leaveOut(.notMember, name ?? "", row.line)
      } else {
        add(term, of: [[name ?? ""]], line: row.line, weight: score, isGlob: isGlob(row, columns))
      }
    }
  }

  /// A column for each category. In the master file of Loughran and McDonald a member has the year of its addition, and its
  /// negative if it was removed; other tables have 1, or the name of the category.
  private mutating func readMembers(_ rows: [Row], _ columns: LexiconColumns, header: Row) throws(InputError) {
    var members: [(column: Int, name: String)] = []
    for (index, name) in header.cells.enumerated() where index != columns.term && score(of: [name]) != nil {
      members.append((index, name))
    }
    if columns.count == 1 {
      for row in rows {
        add(Lexicon.Entry(term: row.cells[0], score: scoreByName, line: row.line, isGlob: isGlob(row, columns)))
      }
      return
    }
    guard !members.isEmpty else {
      let names = header.cells.prefix(20).map { "'\($0)'" }.joined(separator: ", ")
      throw error(
        header.line,
        "has no column score, valence, value, polarity, weight or category, and none of a positive or negative category; "
          + "its columns are \(names)")
    }
    for row in rows {
      var categories: [[String]] = []
      for (column, name) in members where column < row.cells.count && !row.cells[column].isEmpty {
        switch Double(row.cells[column]) {
        case 0?: continue
        case let value? where value < 0: leaveOut(.notMember, name, row.line)
        default: categories.append([name])
        }
      }
      add(row.cells[columns.term], of: categories, line: row.line, isGlob: isGlob(row, columns))
    }
  }

  private func number(_ cell: String, _ line: Int) throws(InputError) -> Double {
    if let number = Double(cell), number.isFinite { return number }
    let point = cell.split(separator: ",", omittingEmptySubsequences: false).joined(separator: ".")
    if cell.contains(","), Double(point) != nil {
      throw error(line, "'\(cell)' has a decimal comma: write a point, \(point)")
    }
    throw error(line, "'\(cell)' is no finite number")
  }
}

/// Which columns of a table hold what.
struct LexiconColumns {
  var term: Int
  var score: Int?
  var category: Int?
  /// The number of columns.
  var count: Int
  /// Whether the name of the score may also be that of a category, such as `polarity`.
  private var isAmbiguous = false

  init(term: Int, score: Int?, category: Int?, count: Int) {
    (self.term, self.score, self.category, self.count) = (term, score, category, count)
  }

  /// The columns by their names; nil if none is called as the column of the words is.
  init?(header: [String]) {
    let names = header.map { $0.lowercased() }
    func find(_ wanted: [String]) -> Int? { wanted.lazy.compactMap { names.firstIndex(of: $0) }.first }
    guard let term = find(["term", "word", "token", "entry", "english word"]) else { return nil }
    let score = find(["score", "valence", "weight", "value", "polarity"])
    let category = find(["category", "sentiment", "emotion"])
    self.init(term: term, score: score, category: category, count: header.count)
    isAmbiguous = score.map { ["value", "polarity"].contains(names[$0]) } ?? false
  }

  /// What an ambiguous column is, a cell of it shows: `sentiment` can be `positive` or 1.
  mutating func settle(by cells: [String]) {
    func hasDigit(_ index: Int) -> Bool { index < cells.count && cells[index].contains(where: \.isNumber) }
    if let score, category == nil, isAmbiguous, !hasDigit(score) {
      (self.score, category) = (nil, score)
    } else if let category, score == nil, hasDigit(category) {
      (score, self.category) = (category, nil)
    }
  }

  /// The last column that every row must have.
  var last: Int { max(term, score ?? 0, category ?? 0) }
}

/// The cells of a row, without white space around them; nil if a quoted cell of a CSV does not end.
///
/// Between tabs a quotation mark is one, unless the cell also ends with one.
func lexiconCells(_ line: Substring, _ delimiter: Character) -> [String]? {
  if delimiter == "\t" {
    return line.split(separator: delimiter, omittingEmptySubsequences: false).map {
      let cell = trimmed($0)
      guard cell.count > 1, cell.first == "\"", cell.last == "\"" else { return String(cell) }
      return unescaped(cell.dropFirst().dropLast())
    }
  }
  var cells: [String] = []
  var rest = line
  while true {
    rest = rest.drop { $0 == " " }
    guard rest.first == "\"" else {
      let end = rest.firstIndex(of: delimiter) ?? rest.endIndex
      cells.append(String(trimmed(rest[..<end])))
      if end == rest.endIndex { return cells }
      rest = rest[rest.index(after: end)...]
      continue
    }
    var end = rest.index(after: rest.startIndex)
    while end < rest.endIndex {
      if rest[end] == "\"" {
        let next = rest.index(after: end)
        if next == rest.endIndex || rest[next] != "\"" { break }
        end = next
      }
      end = rest.index(after: end)
    }
    guard end < rest.endIndex else { return nil }
    cells.append(unescaped(rest[rest.startIndex..<end].dropFirst()))
    guard let next = rest[end...].firstIndex(of: delimiter) else { return cells }
    rest = rest[rest.index(after: next)...]
  }
}

private func unescaped(_ cell: Substring) -> String {
  var result = ""
  var isEscaped = false
  for character in cell {
    let isQuote = character == "\"" && !isEscaped
    isEscaped = isQuote
    if !isQuote { result.append(character) }
  }
  return result
}
