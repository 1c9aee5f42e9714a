/// A table on a page: chosen columns and rows with headings for readers, and a link to the file that has them all.
///
/// ```swift
/// var table = ReportTable(TextTable(columns: ["term", "count"], rows: [["peace", "7"]]), caption: "Frequent words")
/// table.columns = [ReportColumn("term", "Word", "As it is counted: folded.")]
/// table.file = "vocab.csv"
/// table.html
/// ```
///
/// Columns that hold nothing but numbers are set flush right, in three significant digits unless they are whole. Texts are
/// cut after 120 characters, and on paper tables after 40 rows.
public struct ReportTable: Sendable {
  /// What the table shows, in a few words.
  public var caption: String
  /// The columns that are shown, of those there are; all of them if not set.
  public var columns: [ReportColumn]
  /// The rows that are shown, as numbers from 0, in their order.
  public var rows: [Int]
  /// The path of the file that has all rows and columns, relative to the page.
  public var file: String?
  /// The path of the description of that file, relative to the page.
  public var descriptionFile: String?
  /// The command line that makes the file.
  public var command: String?
  private let table: TextTable
  private static let numeric: HTMLText = " class=\"n\""

  /// Makes a table with all columns of `table`, and its first 500 rows.
  ///
  /// - Parameters:
  ///   - table: The cells.
  ///   - caption: What the table shows, in a few words.
  public init(_ table: TextTable, caption: String) {
    (self.table, self.caption) = (table, caption)
    columns = table.columns.map { ReportColumn($0, $0, "") }
    rows = Array(table.rows.indices.prefix(500))
  }

  /// The table with a line on what is shown of it.
  public var html: HTMLText {
    let shown = columns.compactMap { column in table.columns.firstIndex(of: column.name).map { (column, $0) } }
    // The first column says what a row is, and stays text whatever it looks like.
    let classes = shown.enumerated().map { place, column -> HTMLText in
      let cells = rows.lazy.map { table.rows[$0][column.1] }
      if place > 0, cells.allSatisfy({ $0.isEmpty || table.number($0) != nil }) { return Self.numeric }
      // Short texts, such as dates, are not broken.
      return cells.allSatisfy { $0.unicodeScalars.count <= 32 } ? " class=\"s\"" : ""
    }
    let head = zip(shown, classes).map { column, kind -> HTMLText in
      "<th scope=\"col\"\(kind)>\(column.0.heading)</th>"
    }
    let body = rows.map { row -> HTMLText in
      let cells = zip(shown, classes).enumerated().map { place, item -> HTMLText in
        let (cell, kind) = (table.rows[row][item.0.1], item.1)
        let text = HTMLText(escaping: kind == Self.numeric ? short(cell) : cell, limit: 120)
        return place == 0 ? "<th scope=\"row\"\(kind)>\(text)</th>" : "<td\(kind)>\(text)</td>"
      }
      return "<tr>\(cells)</tr>\n"
    }
    return """
      <div class="table">
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)">
      <table class="data"><caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)</tbody></table>
      </div>
      \(footer)\(meanings)</div>

      """
  }

  private var footer: HTMLText {
    let (count, all) = (rows.count, table.rows.count)
    let share: HTMLText = count == all ? "All \(all) rows are shown." : "\(count) of \(all) rows are shown."
    let link: HTMLText = file.map { " All rows and columns: <a href=\"\($0)\">\($0)</a>." } ?? ""
    let description: HTMLText = descriptionFile.map { " What was read and counted: <a href=\"\($0)\">\($0)</a>." } ?? ""
    let code: HTMLText = command.map { "<pre><code>\(whole: $0)</code></pre>\n" } ?? ""
    let print: HTMLText = count > 40 ? " <span class=\"print\">On paper the first 40 of them.</span>" : ""
    return "<p class=\"more\">\(share)\(print)\(link)\(description)</p>\n\(code)"
  }

  private var meanings: HTMLText {
    let items = columns.filter { !$0.meaning.isEmpty && table.columns.contains($0.name) }.map { column -> HTMLText in
      "<dt>\(column.heading) <code>\(column.name)</code></dt><dd>\(column.meaning)</dd>\n"
    }
    guard !items.isEmpty else { return "" }
    return "<details><summary>What the columns mean</summary>\n<dl>\n\(items)</dl></details>\n"
  }

  /// A number as a reader wants it: whole as it is, else in three digits.
  private func short(_ cell: String) -> String {
    guard cell.utf8.contains(where: { $0 &- 0x30 >= 10 }), let value = table.number(cell) else { return cell }
    var buffer = OutputBuffer(capacity: 32)
    buffer.append(value, digits: 3)
    return String(decoding: buffer.removeSuffix(from: 0), as: UTF8.self)
  }
}

/// A column of a table on a page.
public struct ReportColumn: Sendable, Equatable {
  /// Its name in the file.
  public var name: String
  /// What stands above it.
  public var heading: String
  /// What it means, in a sentence; empty if that is clear.
  public var meaning: String

  /// Describes a column.
  public init(_ name: String, _ heading: String, _ meaning: String = "") {
    (self.name, self.heading, self.meaning) = (name, heading, meaning)
  }
}
