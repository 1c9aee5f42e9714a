/// The roles a column of a table can play for the reader.
enum ColumnRole: CaseIterable {
  case text, file, id, outlet, date, title

  /// The names that say the role by themselves, the surest first; compared without regard to case.
  var obviousNames: [String] {
    switch self {
    case .text:
      ["text", "content", "body", "article", "full_text", "fulltext", "article_text", "maintext", "main_text"]
    case .file: ["file", "path", "filename", "file_name", "filepath"]
    case .id: ["id", "doc_id", "document_id", "article_id", "uuid", "document", "url"]
    case .outlet: ["outlet", "source", "publisher", "publication", "domain", "site"]
    case .date:
      ["date", "published", "publish_date", "published_at", "pub_date", "publication_date", "date_published"]
    case .title: ["title", "headline"]
    }
  }

  /// The column the options name for the role.
  func chosenName(_ options: ReadingOptions) -> String? {
    switch self {
    case .text: options.textColumn
    case .file: nil
    case .id: options.idColumn
    case .outlet: options.outletColumn
    case .date: options.dateColumn
    case .title: options.titleColumn
    }
  }

  /// The command line's option for the role.
  var option: String {
    switch self {
    case .text, .file: "--text"
    case .id: "--id"
    case .outlet: "--outlet"
    case .date: "--date"
    case .title: "--title"
    }
  }
}

extension DocumentColumn {
  /// The role of the column; nil for one that is named, except that the names of roles serve where no column has them.
  func role(in names: [String]) -> ColumnRole? {
    switch self {
    case .id: .id
    case .outlet: .outlet
    case .date, .period: .date
    case .title: .title
    case .copyCluster, .copyClusterSize: nil
    case .named(let name):
      if names.contains(name) {
        nil
      } else {
        switch name {
        case "id": .id
        case "outlet": .outlet
        case "date": .date
        case "title": .title
        default: period(in: names) == nil ? nil : .date
        }
      }
    }
  }

  /// The period that it stands for in a table with these columns; nil for anything else.
  func period(in names: [String]) -> TimelinePeriod? {
    switch self {
    case .period(let period): period
    case .named(let name): names.contains(name) ? nil : TimelinePeriod(rawValue: name)
    default: nil
    }
  }
}

/// The columns of one table, by name.
struct ColumnNames {
  /// The path of the table.
  let path: String
  /// The names in the order of the table.
  let names: [String]

  /// The column for a role: the one the options name, else the first with an obvious name, else nil.
  ///
  /// - Throws: An `InputError` when the options name a column that is not there.
  func find(_ role: ColumnRole, _ options: ReadingOptions) throws(InputError) -> Int? {
    if let name = role.chosenName(options) {
      guard let index = names.firstIndex(of: name) else { throw unknown(name) }
      return index
    }
    for obvious in role.obviousNames {
      if let index = names.firstIndex(of: obvious) ?? names.firstIndex(where: { $0.lowercased() == obvious }) {
        return index
      }
    }
    return nil
  }

  /// The error about a column that is not there, with the nearest name and the names there are.
  func unknown(_ name: String) -> InputError {
    var reason = "has no column \"\(name)\""
    if let near = nearestName(to: name, among: names) { reason += "; did you mean \"\(near)\"?" }
    return InputError(path: path, reason: "\(reason) (\(listed))")
  }

  /// The error about a table without any column for a role.
  func missing(_ role: ColumnRole, _ what: String) -> InputError {
    InputError(path: path, reason: "has no column for the \(what): name it with \(role.option) (\(listed))")
  }

  private var listed: String {
    let shown = names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
    return "its columns are \(shown)\(names.count > 20 ? ", ..." : "")"
  }
}
