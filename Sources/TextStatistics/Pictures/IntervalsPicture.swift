/// Points with intervals.
struct IntervalsPicture: PictureForm {
  static let roles: Set<PictureOptions.Role> = [.value, .low, .high, .label, .group]
  static let needs =
    "a column of words, one of numbers, and the ends of their interval: low and high, or X_low and X_high"

  /// What a number is compared with, beside the interval.
  private static let references = [
    ("null_p95", "what 95 % of chance splits stay below"), ("floor_a", "random halves of the first"),
    ("floor_b", "random halves of the second"),
  ]

  private let rows: PictureRows
  private let valueName, lowName, highName: String
  private let meanings: [String]

  init(_ columns: PictureColumns, _ options: PictureOptions) throws {
    let table = columns.table
    var names = ("low", "high")
    // The interval of the number that is asked for, else the first that is there.
    let ends = table.columns.filter { $0.hasSuffix("_low") }.map { String($0.dropLast(4)) }
      .filter { table.columns.contains("\($0)_high") && table.columns.contains($0) }
    let wanted = options.columns[.value]
    if let base = ends.first(where: { $0 == wanted }) ?? (table.columns.contains("low") ? nil : ends.first) {
      names = ("\(base)_low", "\(base)_high")
    }
    let low = try columns.need(.low, among: [names.0])
    let high = try columns.need(.high, among: [names.1])
    let value = try columns.value(
      among: ["value", "share", names.0.hasSuffix("_low") ? String(names.0.dropLast(4)) : ""], low: low, high: high)
    (valueName, lowName, highName) = (columns.meaning(value), columns.name(low), columns.name(high))
    meanings = columns.meanings(of: value, low, high)
    let references = Self.references.indices.compactMap { index in
      table.columns[value] != "value" ? nil : table.columns.firstIndex(of: Self.references[index].0).map { (index, $0) }
    }
    rows = try PictureRows(
      columns, labels: [["term"], ["collocate"], ["a", "b"], ["outlet"]], top: options.top
    ) { row in
      guard let number = table.number(row[value]) else { return nil }
      return PictureRows.Row(
        label: "", value: number, low: table.number(row[low]), high: table.number(row[high]),
        references: references.compactMap { index, column in table.number(row[column]).map { (index, $0) } })
    }
  }

  var title: String { "\(valueName) by \(rows.labelName)" }
  var subtitle: String {
    "Points: \(valueName) of each \(rows.labelName)\(rows.ofGroups). Lines: from \(lowName) to \(highName)."
  }
  var notes: [String] {
    let all = rows.panels.flatMap(\.rows)
    let found = Set(all.flatMap { $0.references.map(\.column) })
    let marks = Self.references.indices.filter(found.contains).map { index in
      "\(index == 0 ? "bar ┆" : index == 1 ? "mark ◁" : "mark ▷") \(Self.references[index].0), \(Self.references[index].1)"
    }
    let without = all.count { $0.low == nil || $0.high == nil }
    let bare = without > 0 ? ["No interval is defined for \(PictureText.count(without, "row"))."] : []
    return meanings + (marks.isEmpty ? [] : ["Beside them: \(marks.joined(separator: "; "))."]) + bare + rows.notes
  }

  func draw(_ canvas: inout SVGCanvas, width: Double, notes: inout [String]) -> Double {
    rows.draw(&canvas, width: width, axis: valueName, scaled: rows.values) { canvas, row, scale, y in
      for (column, value) in row.references {
        let x = scale.place(value)
        if column == 0 {
          canvas.line(x, y - 7, x, y + 7, .series(1), width: 1.5, isDashed: true)
        } else {
          let turn = column == 1 ? -4.0 : 4
          canvas.polygon([(x, y - 4), (x, y + 4), (x + turn, y)], .series(2))
        }
      }
      let ends = row.low.flatMap { low in row.high.map { (low, $0) } }
      if let (low, high) = ends { canvas.line(scale.place(low), y, scale.place(high), y, .series(0), width: 2) }
      let interval =
        ends.map { ", \(PictureText.number($0.0, digits: 6)) to \(PictureText.number($0.1, digits: 6))" } ?? ""
      canvas.circle(
        scale.place(row.value), y, 3.5, .series(0),
        title: "\(row.label): \(PictureText.number(row.value, digits: 6))\(interval)")
    }
  }

  func lines(width: Int, colors: Bool) -> [String] {
    rows.lines(width: width, scaled: rows.values) { row, scale, room in
      var cells = [Character](repeating: " ", count: room)
      let place = { (value: Double) in min(Int(scale.place(value)), room - 1) }
      if scale.domain.contains(0) { cells[place(0)] = "│" }
      if let low = row.low, let high = row.high {
        for column in place(min(low, high))...place(max(low, high)) { cells[column] = "─" }
        (cells[place(low)], cells[place(high)]) = ("├", "┤")
      }
      for (column, value) in row.references { cells[place(value)] = column == 0 ? "┆" : column == 1 ? "◁" : "▷" }
      cells[place(row.value)] = "●"
      return String(cells).colored(SeriesColor.all[0], colors)
    }
  }
}
