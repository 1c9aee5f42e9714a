import TextStatistics

/// A section of the page in the making: what introduces a table, its pictures, and what is shown of it.
struct ReportPart {
  private let made: ReportedTable
  private let caption: String
  var introduction: HTMLText = ""
  var columns: [ReportColumn] = []
  /// Which rows are shown.
  var rows: (TextTable) -> [Int] = { Array($0.rows.indices.prefix(300)) }
  /// What becomes of the cells for readers.
  var wording: (TextTable) -> TextTable = { $0 }
  /// What is said of a table without rows.
  var nothing = "There is nothing to show."
  private var pictures: HTMLText = ""

  init(_ made: ReportedTable, caption: String) { (self.made, self.caption) = (made, caption) }

  /// Adds a picture of a part of the table; where none can be drawn, it says so.
  mutating func draw(
    _ kind: Picture.Kind, _ part: (TextTable) -> TextTable, _ change: (inout PictureOptions) -> Void
  ) {
    guard let table = made.table, !table.rows.isEmpty else { return }
    var options = PictureOptions()
    options.idPrefix = "\(made.name)-\(kind.rawValue)"
    change(&options)
    do {
      let picture = try Picture(part(table), kind: kind, options: options)
      pictures += "<figure tabindex=\"0\">\(HTMLText(trusted: picture.svg))</figure>\n"
    } catch {
      let title = options.title ?? kind.rawValue
      pictures += "<p class=\"soft\">There is no picture “\(isolating: title)”: too little is known for it.</p>\n"
    }
  }

  func section(_ id: String, _ heading: String) -> ReportSection {
    var body = introduction
    if !made.warnings.isEmpty {
      let items = made.warnings.map { text -> HTMLText in "<li>\(isolating: text)</li>\n" }
      body += "<div class=\"warn\"><p>The program warns:</p>\n<ul>\n\(items)</ul></div>\n"
    }
    if let table = made.table, !table.rows.isEmpty {
      var shown = ReportTable(wording(table), caption: caption)
      shown.columns = columns.isEmpty ? shown.columns : columns
      shown.rows = rows(table)
      (shown.file, shown.descriptionFile, shown.command) = ("\(made.name).csv", made.description, made.command)
      body += "\(pictures)\(shown.html)"
    } else {
      let reason: HTMLText = made.reason.map { "This table could not be made: \(isolating: $0)." } ?? "\(nothing)"
      body += "<p><strong>\(reason)</strong></p>\n<pre><code>\(whole: made.command)</code></pre>\n"
    }
    return ReportSection(id: id, heading: heading, body: body)
  }
}
