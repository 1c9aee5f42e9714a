/// Points on a plane, a unit as long in both directions.
struct MapPicture: PictureForm {
  static let roles: Set<PictureOptions.Role> = [.x, .y, .label]
  static let needs = "two columns of numbers, such as dim1 and dim2, and one of words"

  private struct Point {
    var label: String
    var x, y: Double
    /// The ends of the intervals in both directions.
    var ends: (x: (Double, Double), y: (Double, Double))?
  }

  private static let largestCount = 200

  private let points: [Point]
  private let xName, yName: String
  private(set) var notes: [String] = []

  init(_ columns: PictureColumns, _ options: PictureOptions) throws {
    let table = columns.table
    let (x, y) = (try columns.need(.x, among: ["dim1"]), try columns.need(.y, among: ["dim2"]))
    let labels = try columns.labels([["term"], ["outlet"]])
    (xName, yName) = (columns.name(x), columns.name(y))
    // dim1 has low1 and high1.
    let ends = [x, y].flatMap { column in
      let number = table.columns[column].reversed().prefix { $0.isNumber }.reversed()
      return ["low", "high"].map { table.columns.firstIndex(of: $0 + String(number)) }
    }
    var points: [Point] = table.rows.compactMap { row in
      guard let px = table.number(row[x]), let py = table.number(row[y]) else { return nil }
      var point = Point(label: columns.label(row, labels), x: px, y: py)
      let numbers = ends.compactMap { $0.flatMap { table.number(row[$0]) } }
      if numbers.count == 4 { point.ends = ((numbers[0], numbers[1]), (numbers[2], numbers[3])) }
      return point
    }
    if points.isEmpty { throw InputError(path: table.path, reason: "map has no row with both numbers") }
    let undefined = table.rows.count - points.count
    let limit = options.top ?? Self.largestCount
    if points.count > limit {
      let far = points.map { $0.x * $0.x + $0.y * $0.y }
      let kept = points.indices.sorted { (far[$1], $0) < (far[$0], $1) }.prefix(limit).sorted()
      notes.append("Left out: \(PictureText.count(points.count - limit, "point")) nearer to 0.")
      points = kept.map { points[$0] }
    }
    if undefined > 0 { notes.append("Left out: \(PictureText.count(undefined, "row")) without both numbers.") }
    self.points = points
  }

  private var hasIntervals: Bool { points.contains { $0.ends != nil } }

  var title: String { "\(xName) and \(yName)" }
  var subtitle: String {
    let crosses = hasIntervals ? " Crosses: intervals of both, from low to high." : ""
    return "What is near each other is alike; \(xName) from left to right, \(yName) from bottom to top.\(crosses)"
  }

  /// All numbers in a direction.
  private func values(_ number: KeyPath<Point, Double>, _ ends: KeyPath<(x: (Double, Double), y: (Double, Double)), (Double, Double)>)
    -> [Double]
  {
    points.flatMap { point in [point[keyPath: number]] + (point.ends.map { [$0[keyPath: ends].0, $0[keyPath: ends].1] } ?? []) }
  }

  // MARK: SVG

  func draw(_ canvas: inout SVGCanvas, width: Double, notes: inout [String]) -> Double {
    let left = 44.0
    let (xs, ys) = (values(\.x, \.x), values(\.y, \.y))
    let (across, up) = (PictureScale(xs, to: (0, 1)).domain, PictureScale(ys, to: (0, 1)).domain)
    let (spanX, spanY) = (across.upperBound - across.lowerBound, up.upperBound - up.lowerBound)
    let room = width - left - 8
    // A unit is as long in both directions; the picture is no higher than wide.
    let unit = min(room / spanX, room / spanY)
    let height = max(unit * spanY, 160)
    let x = PictureScale([across.lowerBound, across.lowerBound + room / unit], to: (left, left + room), isRounded: false)
    let middle = (up.lowerBound + up.upperBound) / 2
    let y = PictureScale(
      [middle - height / unit / 2, middle + height / unit / 2], to: (height, 0), isRounded: false)
    for tick in x.ticks(6) {
      canvas.line(x.place(tick), 0, x.place(tick), height, tick == 0 ? .soft : .grid)
      canvas.text(x.place(tick), height + 15, PictureText.number(tick), .soft, size: 11, anchor: .middle)
    }
    for tick in y.ticks(5) {
      canvas.line(left, y.place(tick), left + room, y.place(tick), tick == 0 ? .soft : .grid)
      canvas.text(left - 5, y.place(tick) + 4, PictureText.number(tick), .soft, size: 11, anchor: .end)
    }
    canvas.text(left + room / 2, height + 32, xName, .soft, anchor: .middle)
    canvas.text(11, height / 2, yName, .soft, anchor: .middle, turned: -90)
    for point in points {
      guard let ends = point.ends else { continue }
      let (px, py) = (x.place(point.x), y.place(point.y))
      canvas.line(x.place(ends.x.0), py, x.place(ends.x.1), py, .series(0), width: 1.5, opacity: 0.35)
      canvas.line(px, y.place(ends.y.0), px, y.place(ends.y.1), .series(0), width: 1.5, opacity: 0.35)
    }
    for point in points {
      let numbers = "\(PictureText.number(point.x)), \(PictureText.number(point.y))"
      canvas.circle(x.place(point.x), y.place(point.y), 3.5, .series(0), title: "\(point.label): \(numbers)")
    }
    var labels = LabelPlaces(width: left + room, height: height, left: left)
    for point in points { labels.block(x.place(point.x), y.place(point.y), 4) }
    var hidden = 0
    for point in points {
      let shown = PictureText.cut(point.label, ems: 18)
      guard let place = labels.place(x.place(point.x), y.place(point.y), width: PictureText.ems(shown) * 11, height: 12)
      else {
        hidden += 1
        continue
      }
      canvas.text(
        place.x, place.y + 9.5, shown, size: 11, isHaloed: true, title: shown == point.label ? nil : point.label)
    }
    if hidden > 0 { notes.append("Left out for want of room: \(PictureText.count(hidden, "name")).") }
    return height + 44
  }

  // MARK: Terminal

  func lines(width: Int, colors: Bool) -> [String] {
    let across = PictureScale(points.map(\.x), to: (0, Double(width - 1)), isRounded: false)
    // A line is about twice as high as a column is wide.
    let spans = (across.domain.upperBound - across.domain.lowerBound, (points.map(\.y).max() ?? 0) - (points.map(\.y).min() ?? 0))
    let height = min(max(Int(Double(width) * spans.1 / spans.0 / 2), 10), 40)
    let up = PictureScale(points.map(\.y), to: (Double(height - 1), 0), isRounded: false)
    var cells = [[Character]](repeating: [Character](repeating: " ", count: width), count: height)
    if across.domain.contains(0) { for row in cells.indices { cells[row][Int(across.place(0))] = "│" } }
    if up.domain.contains(0) {
      let row = Int(up.place(0))
      for column in cells[row].indices { cells[row][column] = cells[row][column] == "│" ? "┼" : "─" }
    }
    let places = points.map { (column: Int(across.place($0.x).rounded()), row: Int(up.place($0.y).rounded())) }
    for (column, row) in places { cells[row][column] = "●" }
    var hidden: [String] = []
    for (point, place) in zip(points, places) {
      // Characters of two columns, or none, would move the rest of the line.
      let label = point.label.map { String($0).displayWidth == 1 ? $0 : "?" }.prefix(width / 3)
      let free: [Character] = [" ", "│", "─", "┼"]
      let starts = [place.column + 2, place.column - 1 - label.count]
      let start = starts.first { start in
        start >= 0 && start + label.count <= width
          && (max(start - 1, 0)..<min(start + label.count + 1, width)).allSatisfy {
            free.contains(cells[place.row][$0]) || abs($0 - place.column) < 1
          }
      }
      guard let start else {
        hidden.append(point.label)
        continue
      }
      for (offset, character) in label.enumerated() { cells[place.row][start + offset] = character }
    }
    var lines = cells.map { row in
      var text = String(row)
      while text.last == " " { text.removeLast() }
      return text
    }
    if !hidden.isEmpty { lines += ["", "Names without room: \(hidden.joined(separator: ", "))".cut(toWidth: width * 4)] }
    return lines
  }
}

/// Finds room for labels beside their points.
struct LabelPlaces {
  private typealias Box = (left: Double, top: Double, right: Double, bottom: Double)

  private let bounds: Box
  private var taken: [Box] = []

  init(width: Double, height: Double, left: Double = 0) { bounds = (left, 0, width, height) }

  /// Keeps labels off a point.
  mutating func block(_ x: Double, _ y: Double, _ radius: Double) {
    taken.append((x - radius, y - radius, x + radius, y + radius))
  }

  /// The top left corner for a label of a point; nil where all eight places around it are taken.
  mutating func place(_ x: Double, _ y: Double, width: Double, height: Double) -> (x: Double, y: Double)? {
    let corners = [
      (x + 6, y - height / 2), (x - 6 - width, y - height / 2), (x - width / 2, y - 6 - height), (x - width / 2, y + 6),
      (x + 4, y - 4 - height), (x + 4, y + 4), (x - 4 - width, y - 4 - height), (x - 4 - width, y + 4),
    ]
    for (left, top) in corners {
      let box: Box = (left, top, left + width, top + height)
      guard box.left >= bounds.left, box.top >= bounds.top, box.right <= bounds.right, box.bottom <= bounds.bottom,
        !taken.contains(where: { $0.left < box.right && box.left < $0.right && $0.top < box.bottom && box.top < $0.bottom })
      else { continue }
      taken.append(box)
      return (left, top)
    }
    return nil
  }
}
