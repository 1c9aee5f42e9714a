/// Lines over time, in panels.
struct LinesPicture: PictureForm {
  static let roles: Set<PictureOptions.Role> = [.x, .value, .low, .high, .group]
  static let needs = "a column of dates, such as period_start, and one of numbers"

  private struct Point {
    var day: Int
    var value: Double?
    var interval: (low: Double, high: Double)?
  }

  private struct Panel {
    var title: String
    /// The points of each line, by its number; in the order of time.
    var lines: [[Point]]

    var values: [Double] { lines.flatMap { $0.compactMap(\.value) } }
  }

  private static let largestPanelCount = 24
  /// More bands than this hide each other.
  private static let mostBands = 2

  private var panels: [Panel] = []
  private var lineNames: [String] = []
  /// The days and what the table calls them.
  private let days: [(day: Int, text: String)]
  private let timeName, valueName: String
  private let intervalName, lineName, panelName: String?
  private(set) var notes: [String] = []

  init(_ columns: PictureColumns, _ options: PictureOptions) throws {
    let table = columns.table
    let time = try columns.need(.x, among: ["period_start", "date"])
    let low = try columns.find(.low, among: ["low"])
    let high = try columns.find(.high, among: ["high"])
    let value = try columns.value(among: ["share", "per_million", "count", "n_articles"])
    // low and high of a timeline are those of share.
    let hasInterval = low != nil && high != nil && (options.columns[.low] != nil || table.columns[value] == "share")
    let texts = columns.texts.filter { $0 != time && columns.values(of: $0).count > 1 }
    let chosen = try columns.find(.group, among: [])
    let counts = Dictionary(uniqueKeysWithValues: texts.map { ($0, columns.values(of: $0).count) })
    // Fewer lines in more panels are easier to tell apart.
    let line = chosen ?? (texts.count > 1 ? texts.min { (counts[$0]!, $0) < (counts[$1]!, $1) } : nil)
    let panel = texts.first { $0 != line }
    var dayOf: [String: Int] = [:]
    for text in columns.values(of: time) where !text.isEmpty {
      do {
        dayOf[text] = try CalendarDate.days(of: text).lowerBound.ordinal
      } catch {
        throw InputError(path: table.path, reason: "column '\(columns.name(time))': \(error.reason)")
      }
    }
    days = dayOf.map { ($0.value, $0.key) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    timeName = columns.name(time)
    valueName = columns.meaning(value)
    intervalName = hasInterval ? "\(columns.name(low!)) to \(columns.name(high!))" : nil
    (lineName, panelName) = (line.map(columns.name), panel.map(columns.name))

    notes = columns.meanings(of: value, hasInterval ? low : nil, hasInterval ? high : nil)

    let names = line.map { Array(columns.values(of: $0).prefix(SeriesColor.all.count)) } ?? [""]
    lineNames = names.map(PictureText.harmless)
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var places: [String: Int] = [:]
    var undated = 0
    var hiddenLines: Set<String> = []
    for row in table.rows {
      guard let day = dayOf[row[time]] else {
        undated += 1
        continue
      }
      guard let number = numbers[line.map { row[$0] } ?? ""] else {
        hiddenLines.insert(row[line!])
        continue
      }
      let name = panel.map { row[$0] } ?? ""
      let place = places[name] ?? panels.count
      if place == panels.count {
        places[name] = place
        let lines = [[Point]](repeating: [], count: names.count)
        panels.append(Panel(title: PictureText.harmless(name), lines: lines))
      }
      var point = Point(day: day, value: table.number(row[value]))
      if hasInterval, let low = table.number(row[low!]), let high = table.number(row[high!]) {
        point.interval = (low, high)
      }
      panels[place].lines[number].append(point)
    }
    if panels.allSatisfy(\.values.isEmpty) { throw InputError(path: table.path, reason: "lines has no number to draw") }
    for place in panels.indices {
      for number in names.indices {
        let points = panels[place].lines[number]
        panels[place].lines[number] = points.indices.sorted { (points[$0].day, $0) < (points[$1].day, $1) }.map {
          points[$0]
        }
      }
    }
    let limit = options.top ?? Self.largestPanelCount
    if panels.count > limit {
      let means = panels.map { $0.values.reduce(0, +) / Double(max($0.values.count, 1)) }
      let kept = panels.indices.sorted { (means[$1], $0) < (means[$0], $1) }.prefix(limit).sorted()
      let left = PictureText.count(panels.count - limit, "panel")
      notes.append("Left out: \(left) of smaller \(valueName) on average.")
      panels = kept.map { panels[$0] }
    }
    if !hiddenLines.isEmpty {
      notes.append("Left out: \(PictureText.count(hiddenLines.count, "line")) beyond the first.")
    }
    if undated > 0 { notes.append("Left out: \(PictureText.count(undated, "row")) without \(timeName).") }
  }

  var title: String { "\(valueName) over time" }
  var subtitle: String {
    let lines = lineName.map { ", a line for each \($0)" } ?? ""
    let panels = panelName.map { ", a panel for each \($0)" } ?? ""
    let bands =
      intervalName.map { hasBands ? " Bands: \($0)." : " Not drawn: \($0), for there are too many lines." } ?? ""
    return "\(valueName) by \(timeName)\(lines)\(panels).\(bands)"
  }

  private var hasBands: Bool { intervalName != nil && lineNames.count <= Self.mostBands }

  /// The numbers of the axis, which begins at 0.
  private var values: [Double] {
    let ends =
      hasBands ? panels.flatMap { $0.lines.flatMap { $0.compactMap(\.interval).flatMap { [$0.low, $0.high] } } } : []
    return [0] + panels.flatMap(\.values) + ends
  }

  // MARK: SVG

  func draw(_ canvas: inout SVGCanvas, width: Double, notes: inout [String]) -> Double {
    let perLine = max(1, min(panels.count, Int(width / (panels.count > 4 ? 230 : 320))))
    let gap = 20.0
    let panelWidth = (width - gap * Double(perLine - 1)) / Double(perLine)
    let height = panels.count == 1 ? 240.0 : 120
    var y = 0.0
    if lineName != nil { y += drawLegend(&canvas, width) }
    let scale = PictureScale(values, to: (height, 0))
    for (index, panel) in panels.enumerated() {
      var part = SVGCanvas(idPrefix: canvas.idPrefix)
      draw(panel, on: &part, scale, panelWidth, height)
      let place = (Double(index % perLine), Double(index / perLine))
      canvas.group(place.0 * (panelWidth + gap), y + place.1 * (height + 58), part)
    }
    return y + Double((panels.count + perLine - 1) / perLine) * (height + 58)
  }

  private func drawLegend(_ canvas: inout SVGCanvas, _ width: Double) -> Double {
    var (x, y) = (0.0, 0.0)
    for (number, name) in lineNames.enumerated() {
      let room = min(PictureText.ems(name) * 12 + 36, width)
      if x + room > width { (x, y) = (0, y + 18) }
      canvas.line(x, y + 6, x + 18, y + 6, .series(number), width: 2.5)
      canvas.text(x + 23, y + 10, name, width: room - 30)
      x += room
    }
    return y + 26
  }

  private func draw(
    _ panel: Panel, on canvas: inout SVGCanvas, _ scale: PictureScale, _ width: Double, _ height: Double
  ) {
    let (left, top) = (36.0, 22.0)
    canvas.text(0, 12, panel.title, size: 13, isBold: true, width: width * 0.9)
    for tick in scale.ticks(3) {
      let y = top + scale.place(tick)
      canvas.line(left, y, width, y, .grid)
      canvas.text(left - 5, y + 4, PictureText.number(tick), .soft, size: 11, anchor: .end)
    }
    let time = PictureScale(days.map { Double($0.day) }, to: (left + 4, width - 4), isRounded: false)
    drawDays(&canvas, time, top + height, width)
    for (number, points) in panel.lines.enumerated() {
      let isShort = points.count <= 60
      // Where a number is undefined the line breaks.
      for run in points.split(whereSeparator: { $0.value == nil }) {
        let places = run.map { (time.place(Double($0.day)), top + scale.place($0.value!)) }
        if hasBands {
          let ends = run.filter { $0.interval != nil }
          let upper = ends.map { (time.place(Double($0.day)), top + scale.place($0.interval!.high)) }
          let lower = ends.map { (time.place(Double($0.day)), top + scale.place($0.interval!.low)) }
          if ends.count > 1 {
            canvas.polygon(upper + lower.reversed(), .series(number), opacity: 0.18)
          } else if let (x, high) = upper.first {
            canvas.line(x, high, x, lower[0].1, .series(number), width: 2, opacity: 0.4)
          }
        }
        if places.count > 1 { canvas.polyline(places, .series(number), width: 2) }
        for (point, place) in zip(run, places) where isShort || places.count == 1 {
          let interval = point.interval.map {
            " (\(PictureText.number($0.low)) to \(PictureText.number($0.high)))"
          }
          canvas.circle(
            place.0, place.1, 2.2, .series(number),
            title: "\(lineName == nil ? panel.title : lineNames[number]), \(Self.text(point.day)): "
              + PictureText.number(point.value!) + (interval ?? ""))
        }
      }
    }
  }

  private static func text(_ day: Int) -> String { CalendarDate(ordinal: day)?.description ?? "" }

  /// As many days below the axis as there is room for.
  private func drawDays(_ canvas: inout SVGCanvas, _ time: PictureScale, _ y: Double, _ width: Double) {
    let texts = shortDays
    let room = (PictureText.ems(texts.last ?? "") + 1) * 11
    var end = -Double.infinity
    for (index, (day, _)) in days.enumerated() {
      let x = time.place(Double(day))
      guard x - room / 2 >= end, x + room / 2 <= width + 12 || days.count == 1 else { continue }
      canvas.line(x, y, x, y + 4, .soft)
      canvas.text(x, y + 16, texts[index], .soft, size: 11, anchor: .middle)
      end = x + room / 2
    }
  }

  /// The days without what they all begin a month or year with.
  private var shortDays: [String] {
    let texts = days.map { Self.text($0.day) }
    for (suffix, length) in [("-01-01", 6), ("-01", 3)]
    where days.count > 1 && texts.allSatisfy({ $0.hasSuffix(suffix) }) {
      return texts.map { String($0.dropLast(length)) }
    }
    return texts
  }

  // MARK: Terminal

  func lines(width: Int, colors: Bool) -> [String] {
    let names = panels.flatMap { panel in
      lineNames.map { [panel.title, $0].filter { !$0.isEmpty }.joined(separator: ", ") }
    }
    let labelWidth = min(names.map(\.displayWidth).max() ?? 0, width * 2 / 5)
    let room = max(1, min(width - labelWidth - 1, days.count))
    let most = max(panels.flatMap(\.values).max() ?? 0, 0)
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let places = Dictionary(days.enumerated().map { ($1.day, $0 * room / days.count) }) { first, _ in first }
    var lines: [String] = []
    for panel in panels {
      for (number, points) in panel.lines.enumerated() {
        var sums = [(sum: Double, count: Int)](repeating: (0, 0), count: room)
        for point in points {
          guard let place = places[point.day], let value = point.value else { continue }
          sums[place] = (sums[place].sum + value, sums[place].count + 1)
        }
        let cells = sums.map { sum, count in
          count == 0 ? " " : blocks[most > 0 ? min(max(Int(sum / Double(count) / most * 8), 0), 7) : 0]
        }
        lines.append(
          "\(names[lines.count].padded(toWidth: labelWidth)) \(String(cells).colored(SeriesColor.all[number], colors))")
      }
    }
    let texts = shortDays
    let ends = days.count > 1 ? "from \(texts[0]) to \(texts[days.count - 1])" : texts.first ?? ""
    let mean = room < days.count ? ", means of neighbours" : ""
    let scale = "\(ends)\(mean); heights from 0 to \(PictureText.number(most)); a space is undefined"
    return lines + [""] + scale.wrapped(toWidth: width)
  }
}
