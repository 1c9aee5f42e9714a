/// The columns of a table by their parts in a picture.
struct PictureColumns {
  let table: TextTable
  let kind: Picture.Kind
  private let chosen: [PictureOptions.Role: String]
  /// The columns of numbers, from left to right.
  let numbers: [Int]
  /// The columns of words, from left to right.
  let texts: [Int]

  init(_ table: TextTable, _ kind: Picture.Kind, _ options: PictureOptions) {
    (self.table, self.kind, chosen) = (table, kind, options.columns)
    let numbers = table.columns.indices.filter { Self.hasAmounts(table, $0) }
    self.numbers = numbers
    texts = table.columns.indices.filter { column in
      !numbers.contains(column) && !table.rows.allSatisfy { $0[column].isEmpty }
    }
  }

  /// The column that the user names for a part, else the first of `names` that there is.
  func find(_ role: PictureOptions.Role, among names: [String]) throws -> Int? {
    if let name = chosen[role] { return try index(of: name) }
    return names.lazy.compactMap(table.columns.firstIndex).first
  }

  /// The same, and an error where there is none.
  func need(_ role: PictureOptions.Role, among names: [String]) throws -> Int {
    guard let column = try find(role, among: names) else { throw missing() }
    return column
  }

  func missing() -> InputError {
    let names = table.columns.prefix(20).map(PictureText.harmless).joined(separator: ", ")
    return InputError(
      path: table.path, reason: "\(kind.rawValue) needs \(kind.form.needs); the columns are: \(names)")
  }

  private func index(of name: String) throws -> Int {
    if let index = table.columns.firstIndex(of: name) { return index }
    let near = nearestName(to: name, among: table.columns).map { ": did you mean '\($0)'?" } ?? ""
    throw InputError(path: table.path, reason: "has no column '\(name)'\(near)")
  }

  /// Whether a column has numbers that are more or less of something, and not names or places.
  static func hasAmounts(_ table: TextTable, _ column: Int) -> Bool {
    !places.contains(table.columns[column]) && table.isNumeric(column)
  }

  private static let places: Set = [
    "id", "row", "column", "rank", "sentence", "position", "start", "end", "step", "order", "dimension",
  ]

  /// The number that is drawn: one whose column has numbers.
  func value(among names: [String], low: Int? = nil, high: Int? = nil) throws -> Int {
    if let name = chosen[.value] {
      let column = try index(of: name)
      guard table.isNumeric(column) else {
        throw InputError(path: table.path, reason: "column '\(name)' has no numbers, or not only numbers")
      }
      return column
    }
    var candidates = numbers.filter { $0 != low && $0 != high }
    if let low, let high {
      // Those that lie within the interval, at least half as often as the one that does so most.
      let inside = candidates.map { column in
        table.rows.count { row in
          guard let value = table.number(row[column]), let low = table.number(row[low]),
            let high = table.number(row[high])
          else { return false }
          return low <= value && value <= high
        }
      }
      guard let most = inside.max() else { throw missing() }
      let best = candidates.indices.filter { inside[$0] == most }.map { candidates[$0] }
      // Of equals the one before the interval, and nearest to it.
      let nearest = best.last { $0 < low } ?? best[0]
      candidates = [nearest] + candidates.indices.filter { 2 * inside[$0] >= most }.map { candidates[$0] }
    }
    let named = names.lazy.compactMap(table.columns.firstIndex).first(where: candidates.contains)
    guard let found = named ?? candidates.first else { throw missing() }
    return found
  }

  /// What the rows are called: by one column, or by both of a pair.
  func labels(_ names: [[String]]) throws -> [Int] {
    if let name = chosen[.label] { return [try index(of: name)] }
    for names in names {
      let columns = names.compactMap(table.columns.firstIndex)
      if columns.count == names.count { return columns }
    }
    guard let first = texts.first ?? table.columns.indices.first else { throw missing() }
    return [first]
  }

  func label(_ row: [String], _ columns: [Int]) -> String {
    let parts = columns.map { PictureText.harmless(row[$0]) }
    return parts.count == 1 ? parts[0] : parts.map(PictureText.isolated).joined(separator: " – ")
  }

  /// The different texts of a column, in the order they are met.
  func values(of column: Int) -> [String] {
    var seen: Set<String> = []
    return table.rows.lazy.map { $0[column] }.filter { seen.insert($0).inserted }
  }

  func name(_ column: Int) -> String { PictureText.harmless(table.columns[column]) }

  /// A note on what columns hold, if the table knows.
  func meanings(of columns: Int?...) -> [String] {
    let known = columns.compactMap { column in
      column.flatMap { table.meanings[table.columns[$0]] }.map { "\(name(column!)): \(PictureText.harmless($0))" }
    }
    return known.isEmpty ? [] : [known.joined(separator: " ")]
  }

  /// What the numbers of a column are: of a `value`, the method if there is only one.
  func meaning(_ column: Int) -> String {
    let method = table.columns.firstIndex(of: "method").map(values) ?? []
    return table.columns[column] == "value" && method.count == 1 ? PictureText.harmless(method[0]) : name(column)
  }
}
