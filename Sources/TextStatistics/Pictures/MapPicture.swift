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
    notes = columns.meanings(of: x, y)
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
  private func values(
    _ number: KeyPath<Point, Double>, _ ends: KeyPath<(x: (Double, Double), y: (Double, Double)), (Double, Double)>
  )
    -> [Double]
  {
    points.flatMap { point in
      [point[keyPath: number]] + (point.ends.map { [$0[keyPath: ends].0, $0[keyPath: ends].1] } ?? [])
    }
  }

  // MARK: SVG

  func draw(_ canvas: inout SVGCanvas, width: Double, notes: inout [String]) -> Double {
    let left = 44.0
    let (xs, ys) = (values(\.x, \.x), values(\.y, \.y))
    let across = PictureScale(xs, to: (0, 1), isRounded: false).domain
    let up = PictureScale(ys, to: (0, 1), isRounded: false).domain
    // Some room around the outermost.
    let spanX = (across.upperBound - across.lowerBound) * 1.12
    let spanY = (up.upperBound - up.lowerBound) * 1.12
    let room = width - left - 8
    // A unit is as long in both directions; the picture is no higher than wide.
    let unit = min(room / spanX, room / spanY)
    let height = max(unit * spanY, 160)
    func scale(_ domain: ClosedRange<Double>, _ length: Double, to range: (Double, Double)) -> PictureScale {
      let middle = (domain.lowerBound + domain.upperBound) / 2
      return PictureScale([middle - length / unit / 2, middle + length / unit / 2], to: range, isRounded: false)
    }
    let x = scale(across, room, to: (left, left + room))
    let y = scale(up, height, to: (height, 0))
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
      if place.isFar {
        canvas.line(x.place(point.x), y.place(point.y), place.anchor.x, place.anchor.y, .soft, width: 0.7)
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
    let spans = (
      across.domain.upperBound - across.domain.lowerBound, (points.map(\.y).max() ?? 0) - (points.map(\.y).min() ?? 0)
    )
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
      let label = String(point.label.map { String($0).displayWidth == 1 ? $0 : "?" }).cut(toWidth: width / 3)
      let free: [Character] = [" ", "│", "─", "┼"]
      let (length, middle) = (label.count, place.column - label.count / 2)
      let starts = [
        (place.row, place.column + 2), (place.row, place.column - 1 - length), (place.row - 1, middle),
        (place.row + 1, middle),
      ]
      let start = starts.first { row, start in
        cells.indices.contains(row) && start >= 0 && start + length <= width
          && (max(start - 1, 0)..<min(start + length + 1, width)).allSatisfy {
            free.contains(cells[row][$0]) || row == place.row && $0 == place.column
          }
      }
      guard let (row, start) = start else {
        hidden.append(point.label)
        continue
      }
      for (offset, character) in label.enumerated() { cells[row][start + offset] = character }
    }
    var lines = cells.map { row in
      var text = String(row)
      while text.last == " " { text.removeLast() }
      return colors ? text.replacing("●", with: "●".colored(SeriesColor.all[0], true)) : text
    }
    if !hidden.isEmpty {
      lines += ["", "Names without room: \(hidden.joined(separator: ", "))".cut(toWidth: width * 4)]
    }
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

  /// A place for the label of a point.
  struct Place {
    /// The top left corner.
    var x, y: Double
    /// Whether a line has to join them.
    var isFar: Bool
    /// Where the line ends.
    var anchor: (x: Double, y: Double)
  }

  /// A place for the label of a point, near to it or else farther away; nil where all are taken.
  mutating func place(_ x: Double, _ y: Double, width: Double, height: Double) -> Place? {
    for distance in [6.0, 20, 36, 52] {
      for way in Self.ways {
        // The label's own half is beyond the distance, in both directions.
        let middle = (x: x + way.0 * (distance + width / 2), y: y + way.1 * (distance * 0.8 + height / 2))
        if let place = take((middle.x - width / 2, middle.y - height / 2), width, height) {
          let end = (x: middle.x - way.0 * width / 2, y: middle.y - way.1 * height / 2)
          return Place(x: place.0, y: place.1, isFar: distance > 6, anchor: end)
        }
      }
    }
    return nil
  }

  private static let ways: [(Double, Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1), (1, -0.5), (1, 0.5), (-1, -0.5), (-1, 0.5),
  ]

  private mutating func take(_ corner: (Double, Double), _ width: Double, _ height: Double) -> (Double, Double)? {
    let (left, top) = corner
    let box: Box = (left, top, left + width, top + height)
    guard box.left >= bounds.left, box.top >= bounds.top, box.right <= bounds.right, box.bottom <= bounds.bottom,
      !taken.contains(where: {
        $0.left < box.right && box.left < $0.right && $0.top < box.bottom && box.top < $0.bottom
      })
    else { return nil }
    taken.append(box)
    return corner
  }
}
