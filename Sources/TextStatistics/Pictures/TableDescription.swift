extension DataPackage {
  /// What the description beside a table says that its columns hold, by their names; nothing where there is none.
  static func meanings(beside table: String) -> [String: String] {
    let folder = table.lastIndex(of: "/").map { table[...$0] } ?? ""
    for path in [path(beside: table), "\(folder)datapackage.json"] {
      // A table without a description that can be read is drawn without its words.
      guard let package = try? JSONValue(contentsOf: path) else { continue }
      let resource = package["resources"]?.elements?.first { $0["path"]?.text == String(table.dropFirst(folder.count)) }
      guard let fields = resource?["schema"]?["fields"]?.elements else { continue }
      var meanings: [String: String] = [:]
      for field in fields {
        guard let name = field["name"]?.text, let description = field["description"]?.text else { continue }
        meanings[name] = description + (field["unit"]?.text.map { " Unit: \($0)." } ?? "")
      }
      return meanings
    }
    return [:]
  }
}

extension CSVGuard {
  /// Whether a cell of text has no mark and would get one. Days are those of columns of days.
  static func lacksMark(_ text: String) -> Bool {
    !text.hasPrefix("'") && marks(text.utf8Span.span, kind: .date)
  }
}
