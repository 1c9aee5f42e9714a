/// Bars for numbers, from 0.
struct BarsPicture: PictureForm {
  static let roles: Set<PictureOptions.Role> = [.value, .label, .group]
  static let needs = "a column of words and one of numbers"

  private let rows: PictureRows
  private let valueName: String
  private let meanings: [String]

  init(_ columns: PictureColumns, _ options: PictureOptions) throws {
    let value = try columns.value(
      among: [
        "tfidf", "log_odds_z", "log_ratio", "lambda_z", "log_dice", "compound", "value", "share", "per_million",
        "n_articles",
        "count",
      ])
    valueName = columns.meaning(value)
    meanings = columns.meanings(of: value)
    rows = try PictureRows(
      columns, labels: [["term"], ["ngram"], ["collocate"], ["check"], ["a", "b"], ["term1", "term2"], ["id"]],
      top: options.top
    ) { row in
      columns.table.number(row[value]).map { PictureRows.Row(label: "", value: $0) }
    }
  }

  var title: String { "\(valueName) by \(rows.labelName)" }
  var subtitle: String { "Bars: \(valueName) of each \(rows.labelName)\(rows.ofGroups), from 0." }
  var notes: [String] { meanings + rows.notes }

  func draw(_ canvas: inout SVGCanvas, width: Double, notes: inout [String]) -> Double {
    rows.draw(&canvas, width: width, axis: valueName, scaled: rows.values + [0]) { canvas, row, scale, y in
      let (zero, end) = (scale.place(0), scale.place(row.value))
      canvas.rectangle(
        min(zero, end), y - 6, abs(end - zero), 12, .series(row.value < 0 ? 1 : 0),
        title: "\(row.label): \(PictureText.number(row.value, digits: 6))")
    }
  }

  func lines(width: Int, colors: Bool) -> [String] {
    rows.lines(width: width, scaled: rows.values + [0]) { row, scale, room in
      let (zero, end) = (Int((scale.place(0) * 8).rounded()), Int((scale.place(row.value) * 8).rounded()))
      return terminalBar(from: min(zero, end), to: max(zero, end), room)
        .colored(SeriesColor.all[row.value < 0 ? 1 : 0], colors)
    }
  }
}

/// A bar in eighths of columns; where it begins within a column, by halves, which is all that there is.
func terminalBar(from start: Int, to end: Int, _ room: Int) -> String {
  let eighths: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
  return String(
    (0..<room).map { column in
      let (low, high) = (8 * column, 8 * column + 8)
      if end <= low || start >= high { return " " }
      if start > low { return start - low > 4 ? (end >= high ? "▐" : " ") : "▐" }
      return eighths[min(end, high) - low]
    })
}
