import TextStatistics

/// The groups that the page compares, outlets in most cases, those with most articles first.
struct ReportGroups {
  private let table: TextTable
  private let names: [String]
  private let ranks: [[String]: Int]
  /// Articles of each, in the order of the table.
  let articleCounts: [Int]

  /// Takes them from the table of `stats describe`.
  init(_ table: TextTable, names: [String]) {
    (self.table, self.names) = (table, names)
    articleCounts = Self.integers(table, "n_articles")
    let (keys, counts) = (Self.keys(table, names), articleCounts)
    let order = keys.indices.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    ranks = Dictionary(order.enumerated().map { (keys[$1], $0) }) { first, _ in first }
  }

  var count: Int { table.rows.count }

  /// The columns of a table that say which group a row is of.
  var columns: [ReportColumn] { names.map { ReportColumn($0, $0 == "outlet" ? "Outlet" : $0) } }

  /// The first of them, by which pictures call a group.
  var labelColumn: String { names[0] }

  /// What a number of them is called.
  func noun(_ count: Int) -> String { (names == ["outlet"] ? "outlet" : "group") + (count == 1 ? "" : "s") }

  /// The sum of a column of the overview.
  func total(_ column: String) -> Int { Self.integers(table, column).reduce(0, +) }

  /// The first and the last day of all.
  var days: (first: String, last: String)? {
    let all = ["first_date", "last_date"].flatMap { Self.cells(table, $0) }.filter { !$0.isEmpty }
    return all.isEmpty ? nil : (all.min()!, all.max()!)
  }

  /// A length of periods that makes some dozens of them; nil if all articles are of one day.
  var period: String? {
    guard let days, days.first != days.last else { return nil }
    let parts = { (day: String) in day.split(separator: "-").map { Int($0) ?? 0 } }
    let (first, last) = (parts(days.first), parts(days.last))
    let months = 12 * (last[0] - first[0]) + last[1] - first[1]
    return months > 48 ? "year" : months > 5 ? "month" : months > 0 || last[2] - first[2] > 13 ? "week" : "day"
  }

  /// Faults of the articles, in plain words.
  var faults: HTMLText {
    let faults: [(String, HTMLText)] = [
      ("n_no_date", "Articles without a date"),
      ("n_bad_date", "Articles whose date cannot be read or means several days"),
      ("n_empty", "Articles without a word"),
      ("n_exact_dup", "Articles with the same text as another one"),
      ("n_copies", "Articles that are copies of an earlier one, whole or half"),
      ("n_wire", "Articles with the credit of a news agency, whose text others print, too"),
    ]
    let items = faults.filter { total($0.0) > 0 }.map { column, words -> HTMLText in
      "<li>\(words): \(total(column)) of \(total("n_articles")).</li>\n"
    }
    return items.isEmpty ? "<p>All articles have dates and words, and none is a copy.</p>\n" : "<ul>\n\(items)</ul>\n"
  }

  // MARK: Choosing rows

  /// The rows of a table, those of the groups with most articles first, and at most so many of each.
  func rows(of table: TextTable, limit: Int, perGroup: Int = .max) -> [Int] {
    let keys = Self.keys(table, names)
    let ranked = keys.indices.map { (rank: ranks[keys[$0]] ?? .max, row: $0) }.sorted { $0 < $1 }
    var (last, count) = (-1, 0)
    let kept = ranked.filter { item in
      (last, count) = (item.rank, item.rank == last ? count + 1 : 1)
      return count <= perGroup
    }
    return kept.prefix(limit).map(\.row)
  }

  /// The rows with the greatest values of a column.
  func rows(of table: TextTable, byFalling column: String, limit: Int) -> [Int] {
    guard let place = table.columns.firstIndex(of: column) else { return Array(table.rows.indices.prefix(limit)) }
    let values = table.rows.indices.map { table.number($0, place) ?? -.infinity }
    return Array(values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }.prefix(limit))
  }

  /// Keeps the rows with the greatest values of a column.
  func pick(_ table: TextTable, byFalling column: String, _ limit: Int) -> TextTable {
    Self.only(table, rows(of: table, byFalling: column, limit: limit))
  }

  /// Keeps the rows of the groups with most articles, whose name is whole in the first of their columns.
  func largest(_ limit: Int) -> (TextTable) -> TextTable {
    { table in
      let keys = Self.keys(table, names)
      let rows = keys.indices.filter { (ranks[keys[$0]] ?? .max) < limit }
      var part = Self.only(table, rows)
      if names.count > 1, let place = table.columns.firstIndex(of: labelColumn) {
        for (index, row) in rows.enumerated() { part.rows[index][place] = Self.label(keys[row]) }
      }
      return part
    }
  }

  /// Keeps the pairs of the groups with most articles.
  func largestPairs(_ limit: Int) -> (TextTable) -> TextTable {
    { table in
      let labels = Set(ranks.filter { $0.value < limit }.keys.map(Self.label))
      let (a, b) = (Self.cells(table, "a"), Self.cells(table, "b"))
      return Self.only(table, table.rows.indices.filter { labels.contains(a[$0]) && labels.contains(b[$0]) })
    }
  }

  /// Keeps the rows that have a text in a column.
  static func only(_ table: TextTable, _ column: String, _ text: String) -> TextTable {
    let cells = cells(table, column)
    return only(table, table.rows.indices.filter { cells[$0] == text })
  }

  /// Whether any row has a value in a column.
  static func isFilled(_ table: TextTable, _ column: String) -> Bool {
    table.columns.contains(column) && cells(table, column).contains { !$0.isEmpty }
  }

  private static func only(_ table: TextTable, _ rows: [Int]) -> TextTable {
    TextTable(columns: table.columns, rows: rows.map { table.rows[$0] }, path: table.path)
  }

  private static func keys(_ table: TextTable, _ names: [String]) -> [[String]] {
    let places = names.compactMap(table.columns.firstIndex)
    return table.rows.map { row in places.map { row[$0] } }
  }

  /// As the table of pairs calls a group.
  private static func label(_ key: [String]) -> String { key.joined(separator: " / ") }

  static func cells(_ table: TextTable, _ column: String) -> [String] {
    guard let place = table.columns.firstIndex(of: column) else { return table.rows.map { _ in "" } }
    return table.rows.map { $0[place] }
  }

  static func integers(_ table: TextTable, _ column: String) -> [Int] { cells(table, column).map { Int($0) ?? 0 } }
}

extension TextTable {
  /// The table with other words in a column, where names that have none lose their underscores.
  func rewording(_ column: String, _ words: [String: String] = [:]) -> TextTable {
    guard let place = columns.firstIndex(of: column) else { return self }
    var table = self
    for row in rows.indices {
      let names = rows[row][place].split(separator: " ").map(String.init)
      table.rows[row][place] = names.map { words[$0] ?? $0.replacing("_", with: " ") }.joined(separator: ", ")
    }
    return table
  }
}
