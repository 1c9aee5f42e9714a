/// Terms, joined where they occur together; one layout for all groups, so that their panels can be compared.
struct NetworkPicture: PictureForm {
  static let roles: Set<PictureOptions.Role> = [.x, .y, .value, .group]
  static let needs = "two columns of words, such as term1 and term2 or Source and Target, and one of numbers"

  private struct Edge {
    var a, b: Int
    var value: Double
  }

  private struct Panel {
    var title: String
    var edges: [Edge]
  }

  private static let largestPanelCount = 12
  private static let largestEdgeCount = 500

  private let panels: [Panel]
  private let names: [String]
  private let places: [SIMD2<Double>]
  private let valueName, nodeName: String
  private let groupName: String?
  private(set) var notes: [String] = []

  init(_ columns: PictureColumns, _ options: PictureOptions) throws {
    let table = columns.table
    let (x, y) = (
      try columns.need(.x, among: ["term1", "Source", "a"]), try columns.need(.y, among: ["term2", "Target", "b"])
    )
    let value = try columns.value(among: ["count", "Weight", "value"])
    let group =
      try columns.find(.group, among: [])
      ?? columns.texts.first { $0 < min(x, y) && columns.values(of: $0).count > 1 }
    (valueName, nodeName) = (columns.meaning(value), "\(columns.name(x)) and \(columns.name(y))")
    groupName = group.map(columns.name)

    var rows: [(group: String, a: String, b: String, value: Double)] = []
    var unfit = 0
    for row in table.rows {
      guard let number = table.number(row[value]), number > 0, row[x] != row[y] else {
        unfit += 1
        continue
      }
      rows.append((group.map { row[$0] } ?? "", row[x], row[y], number))
    }
    if rows.isEmpty { throw InputError(path: table.path, reason: "network has no pair whose \(valueName) is above 0") }
    let groups = group.map(columns.values) ?? [""]
    let limit = min(options.top ?? (groups.count == 1 ? 60 : 30), Self.largestEdgeCount)
    var (names, numbers, panels) = ([String](), [String: Int](), [Panel]())
    func number(_ name: String) -> Int {
      if let number = numbers[name] { return number }
      numbers[name] = names.count
      names.append(PictureText.harmless(name))
      return names.count - 1
    }
    var left = 0
    for name in groups.prefix(Self.largestPanelCount) {
      let all = rows.indices.filter { rows[$0].group == name }
      let kept = all.sorted { (rows[$1].value, $0) < (rows[$0].value, $1) }.prefix(limit)
      left += all.count - kept.count
      let edges = kept.map { Edge(a: number(rows[$0].a), b: number(rows[$0].b), value: rows[$0].value) }
      panels.append(Panel(title: PictureText.harmless(name), edges: edges))
    }
    let edges = panels.flatMap(\.edges)
    let most = edges.map(\.value).max() ?? 1
    places = ForceLayout.places(names.count, edges: edges.map { ($0.a, $0.b, max($0.value / most, 0.01)) })
    (self.names, self.panels) = (names, panels)
    notes = columns.meanings(of: value)
    if left > 0 { notes.append("Left out: \(PictureText.count(left, "pair")) of smaller \(valueName).") }
    if unfit > 0 {
      notes.append(
        "Left out: \(PictureText.count(unfit, "pair")) without \(valueName) above 0, or of a word with itself.")
    }
    let hidden = groups.count - panels.count
    if hidden > 0 { notes.append("Left out: \(PictureText.count(hidden, "panel")) of other groups.") }
  }

  var title: String { "Network of \(nodeName)" }
  var subtitle: String {
    let (low, high) = (PictureText.number(values.min() ?? 0), PictureText.number(values.max() ?? 0))
    let panels = groupName.map { " A panel for each \($0), with nodes in the same places." } ?? ""
    return "Lines: \(valueName), from \(low) to \(high); the wider, the more. Places by forces, without axes.\(panels)"
  }

  private var values: [Double] { panels.flatMap { $0.edges.map(\.value) } }

  func draw(_ canvas: inout SVGCanvas, width: Double, notes: inout [String]) -> Double {
    let perLine = panels.count == 1 ? 1 : min(panels.count, max(1, Int(width / 340)))
    let gap = 20.0
    let panelWidth = (width - gap * Double(perLine - 1)) / Double(perLine)
    // Names need an area of their own.
    let sizes = names.map { name in
      SIMD2(PictureText.ems(PictureText.cut(name, ems: 14)) * 11 + 6, 24.0)
    }
    let needed = sizes.reduce(0) { $0 + $1.x * $1.y } * 4
    let height = min(max(panelWidth * 0.6, needed / panelWidth), panelWidth * 1.4)
    let area = SIMD2(panelWidth, height)
    let centers = ForceLayout.apart(places.map { $0 * area }, sizes: sizes, area: area)
    let most = values.max() ?? 1
    let top = groupName == nil ? 0.0 : 22
    for (index, panel) in panels.enumerated() {
      var part = SVGCanvas(idPrefix: canvas.idPrefix)
      if groupName != nil { part.text(0, 14, panel.title, size: 13, isBold: true, width: panelWidth * 0.9) }
      var sums = [Double](repeating: 0, count: names.count)
      // The strongest come last, on top of the others.
      for edge in panel.edges.reversed() {
        let (a, b) = (centers[edge.a], centers[edge.b])
        part.line(
          a.x, a.y - 5 + top, b.x, b.y - 5 + top, .series(0), width: 0.6 + 5 * edge.value / most, opacity: 0.45,
          title: "\(names[edge.a]) – \(names[edge.b]): \(PictureText.number(edge.value))")
        sums[edge.a] += edge.value
        sums[edge.b] += edge.value
      }
      for node in names.indices where sums[node] > 0 {
        part.circle(centers[node].x, centers[node].y - 5 + top, 3.5, .series(1), title: names[node])
      }
      for node in names.indices where sums[node] > 0 {
        part.text(
          centers[node].x, centers[node].y + 10 + top, names[node], size: 11, anchor: .middle, isHaloed: true,
          width: 14 * 11)
      }
      canvas.group(
        Double(index % perLine) * (panelWidth + gap), Double(index / perLine) * (height + top + 16), part)
    }
    return Double((panels.count + perLine - 1) / perLine) * (height + top + 16)
  }

  func lines(width: Int, colors: Bool) -> [String] {
    let label = { (edge: Edge) in
      "\(PictureText.isolated(names[edge.a])) – \(PictureText.isolated(names[edge.b]))"
    }
    let labelWidth = min(panels.flatMap(\.edges).map { label($0).displayWidth }.max() ?? 0, width * 2 / 5)
    let numbers = panels.flatMap(\.edges).map { PictureText.number($0.value).count }.max() ?? 0
    let room = max(width - labelWidth - numbers - 2, 4)
    let most = values.max() ?? 1
    var lines: [String] = []
    for panel in panels {
      if groupName != nil { lines += (lines.isEmpty ? [] : [""]) + [panel.title.cut(toWidth: width)] }
      for edge in panel.edges {
        let bar = terminalBar(from: 0, to: Int((edge.value / most * Double(room) * 8).rounded()), room)
        lines.append(
          "\(label(edge).padded(toWidth: labelWidth)) \(bar.colored(SeriesColor.all[0], colors)) "
            + PictureText.number(edge.value).padded(toWidth: numbers, isRight: true))
      }
    }
    return lines
  }
}
