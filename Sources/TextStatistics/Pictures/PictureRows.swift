/// Rows with a number each, in a panel for each group: what bars and intervals have in common.
struct PictureRows {
  struct Row {
    var label: String
    var value: Double
    var low: Double?
    var high: Double?
    /// Other numbers to compare it with, by the index of their columns in `references`.
    var references: [(column: Int, value: Double)] = []
  }

  struct Panel {
    var title: String
    var rows: [Row]
  }

  /// A panel per group, in the order of the table; the greatest number first, as in the table where they are equal.
  private(set) var panels: [Panel] = []
  private(set) var notes: [String] = []
  /// What rows are called and belong to, in words.
  let labelName: String
  let groupName: String?

  /// Panels beyond this are left out.
  private static let largestPanelCount = 24

  /// Collects the rows.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - labels: What names a row, the first of the lists that the table has whole.
  ///   - top: How many rows a panel has at most, those of the greatest numbers whatever their sign.
  ///   - read: The numbers of a row; nil where they are undefined.
  /// - Throws: `InputError` if no number is defined, or a column that the user names is missing.
  init(
    _ columns: PictureColumns, labels: [[String]], top: Int?, _ read: (_ row: [String]) -> Row?
  ) throws {
    let labelColumns = try columns.labels(labels)
    let named = ["method", "lexicon", "node", "outlet_a"]
    let groups = columns.texts.filter { column in
      !labelColumns.contains(column) && (column < labelColumns[0] || named.contains(columns.table.columns[column]))
        && columns.values(of: column).count > 1
    }
    let group = try columns.find(.group, among: []) ?? groups.first
    labelName = (labelColumns.count > 1 ? "pair of " : "") + labelColumns.map(columns.name).joined(separator: " and ")
    groupName = group.map(columns.name)
    var places: [String: Int] = [:]
    var undefined = 0
    for cells in columns.table.rows {
      guard var row = read(cells) else {
        undefined += 1
        continue
      }
      row.label = columns.label(cells, labelColumns)
      let name = group.map { cells[$0] } ?? ""
      let place = places[name] ?? panels.count
      if place == panels.count {
        places[name] = place
        panels.append(Panel(title: PictureText.harmless(name), rows: []))
      }
      panels[place].rows.append(row)
    }
    if panels.isEmpty {
      throw InputError(path: columns.table.path, reason: "\(columns.kind.rawValue) has no row whose number is defined")
    }
    let hidden = panels.dropFirst(Self.largestPanelCount)
    panels.removeLast(hidden.count)
    let limit = top ?? (panels.count == 1 ? 40 : 10)
    var rest = 0
    for panel in panels.indices {
      let rows = panels[panel].rows
      let largest = rows.indices.sorted { (rows[$1].value.magnitude, $0) < (rows[$0].value.magnitude, $1) }.prefix(
        limit)
      rest += rows.count - largest.count
      panels[panel].rows = largest.sorted { (rows[$1].value, $0) < (rows[$0].value, $1) }.map { rows[$0] }
    }
    if rest > 0 { notes.append("Left out: \(PictureText.count(rest, "row")) of smaller size.") }
    if undefined > 0 { notes.append("Left out: \(PictureText.count(undefined, "row")) without a number.") }
    if !hidden.isEmpty { notes.append("Left out: \(PictureText.count(hidden.count, "panel")) of other groups.") }
  }

  /// All numbers on the axis.
  var values: [Double] {
    panels.flatMap {
      $0.rows.flatMap { row in [row.value, row.low, row.high].compactMap { $0 } + row.references.map(\.value) }
    }
  }

  /// Two decimals of numbers beyond 1, three of shares and similarities.
  private var decimals: Int {
    let values = panels.flatMap { $0.rows.map(\.value) }
    return PictureText.decimals(values, digits: values.contains { $0.magnitude > 1 } ? 3 : 4)
  }

  /// `, by outlet`, or nothing.
  var ofGroups: String { groupName.map { ", by \($0)" } ?? "" }

  // MARK: SVG

  private static let rowHeight = 18.0

  /// Draws the panels side by side, as many as there is room for, with an axis below each.
  func draw(
    _ canvas: inout SVGCanvas, width: Double, axis: String, scaled values: [Double],
    mark: (inout SVGCanvas, Row, PictureScale, Double) -> Void
  ) -> Double {
    let perLine = max(1, min(panels.count, Int(width / (panels.count > 4 ? 230 : 320))))
    let gap = 24.0
    let panelWidth = (width - gap * Double(perLine - 1)) / Double(perLine)
    let longest = panels.flatMap(\.rows).map { PictureText.ems($0.label) }.max() ?? 0
    let labelWidth = min(longest * 12 + 8, panelWidth * 0.45)
    let numberWidth = 52.0
    let scale = PictureScale(values, to: (labelWidth, panelWidth - numberWidth - 6))
    let decimals = decimals
    var y = 0.0
    for start in stride(from: 0, to: panels.count, by: perLine) {
      let line = panels[start..<min(start + perLine, panels.count)]
      let height = Double(line.map(\.rows.count).max() ?? 0) * Self.rowHeight
      let top = groupName == nil ? 0 : 22.0
      for (place, panel) in line.enumerated() {
        var part = SVGCanvas(idPrefix: canvas.idPrefix)
        if groupName != nil { part.text(0, 14, panel.title, size: 13, isBold: true, width: panelWidth * 0.9) }
        let bottom = top + Double(panel.rows.count) * Self.rowHeight
        for tick in scale.ticks(max(2, Int((panelWidth - labelWidth) / 80))) {
          part.line(scale.place(tick), top, scale.place(tick), bottom, tick == 0 ? .soft : .grid)
          part.text(scale.place(tick), bottom + 14, PictureText.number(tick), .soft, size: 11, anchor: .middle)
        }
        if start + place + perLine >= panels.count {
          part.text((scale.range.0 + scale.range.1) / 2, bottom + 29, axis, .soft, size: 11, anchor: .middle)
        }
        for (index, row) in panel.rows.enumerated() {
          let middle = top + (Double(index) + 0.5) * Self.rowHeight
          part.text(labelWidth - 6, middle + 4, row.label, anchor: .end, width: labelWidth - 6)
          mark(&part, row, scale, middle)
          part.text(panelWidth, middle + 4, PictureText.fixed(row.value, decimals), .soft, size: 11, anchor: .end)
        }
        canvas.group(Double(place) * (panelWidth + gap), y, part)
      }
      y += top + height + (start + perLine < panels.count ? 32 : 44)
    }
    return y
  }

  // MARK: Terminal

  /// A line per row: its label, what `mark` makes of it in the given number of columns, and its number.
  func lines(width: Int, scaled values: [Double], mark: (Row, PictureScale, Int) -> String) -> [String] {
    let longest = panels.flatMap(\.rows).map(\.label.displayWidth).max() ?? 0
    let labelWidth = min(longest, width * 2 / 5)
    let decimals = decimals
    let numberWidth = panels.flatMap(\.rows).map { PictureText.fixed($0.value, decimals).count }.max() ?? 0
    let room = max(width - labelWidth - numberWidth - 2, 4)
    let scale = PictureScale(values, to: (0, Double(room)), isRounded: false)
    var lines: [String] = []
    for panel in panels {
      if groupName != nil { lines += (lines.isEmpty ? [] : [""]) + [panel.title.cut(toWidth: width)] }
      for row in panel.rows {
        let number = PictureText.fixed(row.value, decimals).padded(toWidth: numberWidth, isRight: true)
        lines.append("\(row.label.padded(toWidth: labelWidth)) \(mark(row, scale, room)) \(number)")
      }
    }
    return lines
  }
}

extension String {
  /// The text in just `width` columns of a terminal: cut, or with spaces.
  func padded(toWidth width: Int, isRight: Bool = false) -> String {
    let text = cut(toWidth: width)
    let spaces = String(repeating: " ", count: max(0, width - text.displayWidth))
    return isRight ? spaces + text : text + spaces
  }

  /// The text in lines of at most so many columns of a terminal, broken at spaces.
  func wrapped(toWidth width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.displayWidth + 1 + word.displayWidth <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word.cut(toWidth: width))
      }
    }
    return lines
  }

  /// The text in a colour of a terminal, if there are colours.
  func colored(_ color: PictureColor, _ colors: Bool) -> String {
    colors && !isEmpty ? "\u{1B}[38;5;\(color.terminalNumber)m\(self)\u{1B}[0m" : self
  }
}
