extension HeatmapPicture {
  /// Up to here each cell is a shape of its own, which says what it is where the pointer rests.
  private static let mostShapes = 60
  /// How many colours larger matrices have, so that neighbours of one colour become one shape.
  private static let levelCount = 32

  private var ramp: ColorRamp {
    domain.lowerBound < 0 && domain.upperBound > 0 ? .diverging : .sequential
  }

  /// The place of each cell on the ramp; nil where undefined, and on the diagonal.
  private var places: [Double?] {
    let domain = domain
    let width = domain.upperBound - domain.lowerBound
    return values.indices.map { cell in
      if values[cell].isNaN || isDiagonal(cell) { return nil }
      return width > 0 ? (values[cell] - domain.lowerBound) / width : 0.5
    }
  }

  /// As many as the cells have room for.
  private var decimals: Int { PictureText.decimals(values.filter { !$0.isNaN }, digits: 3) }

  // MARK: SVG

  func draw(_ canvas: inout SVGCanvas, width: Double, notes: inout [String]) -> Double {
    let (rowCount, columnCount) = (rowNames.count, columnNames.count)
    let longest = rowNames.map(PictureText.ems).max() ?? 0
    let longestColumn = columnNames.map(PictureText.ems).max() ?? 0
    // Names want lines of nine units.
    let hasNames = (width - min(longest * 9 + 8, width * 0.3)) / Double(max(columnCount, 1)) >= 9
    var left = hasNames ? min(longest * 12 + 8, width * 0.3) : 0
    let cellWidth = (min((width - left) / Double(columnCount), 90) * 100).rounded(.down) / 100
    let cellHeight = min(cellWidth, 34)
    let size = min(12, cellHeight * 0.95)
    if size < 12, hasNames { left = min(longest * size + 8, left) }
    let isUpright = longestColumn * 12 + 6 > cellWidth
    let top = !hasNames ? 0 : isUpright ? min(longestColumn * size + 8, 150) : 18
    if hasNames {
      for (row, name) in rowNames.enumerated() {
        let middle = top + (Double(row) + 0.5) * cellHeight
        canvas.text(left - 6, middle + size * 0.35, name, size: size, anchor: .end, width: left - 6)
      }
      for (column, name) in columnNames.enumerated() {
        let middle = left + (Double(column) + 0.5) * cellWidth
        if isUpright {
          canvas.text(middle + size * 0.35, top - 5, name, size: size, width: top - 6, turned: -90)
        } else {
          canvas.text(middle, top - 5, name, size: size, anchor: .middle)
        }
      }
    }
    if values.contains(where: \.isNaN) { canvas.defineHatching() }
    if max(rowCount, columnCount) <= Self.mostShapes {
      drawShapes(&canvas, left, top, cellWidth, cellHeight)
    } else {
      canvas.group(left, top + cellHeight / 2, scale: cellWidth, runs(canvas.idPrefix))
    }
    let y = top + Double(rowCount) * cellHeight + 14
    if !hasNames { notes.append("Left out for want of room: the \(PictureText.count(rowCount, "name")).") }
    drawLegend(&canvas, left, y, width)
    return y + 34
  }

  private func drawShapes(
    _ canvas: inout SVGCanvas, _ left: Double, _ top: Double, _ cellWidth: Double, _ cellHeight: Double
  ) {
    let size = min(11, cellWidth / 3)
    let decimals = decimals
    for (cell, place) in places.enumerated() {
      let (row, column) = (cell / width, cell % width)
      let (x, y) = (left + Double(column) * cellWidth, top + Double(row) * cellHeight)
      let color = place.map { ramp[$0] }
      let value = values[cell]
      canvas.rectangle(
        x + 0.5, y + 0.5, cellWidth - 1, cellHeight - 1,
        value.isNaN ? .hatched : color.map { .color($0) } ?? .grid,
        title: "\(rowNames[row]) – \(columnNames[column]): \(PictureText.number(value, digits: 6))")
      let number = PictureText.fixed(value, decimals)
      if !value.isNaN, size >= 8, PictureText.ems(number) * size <= cellWidth {
        canvas.text(
          x + cellWidth / 2, y + cellHeight / 2 + size * 0.35, number,
          color.map { .color($0.ink) } ?? .ink, size: size, anchor: .middle)
      }
    }
  }

  /// The cells in units of one, neighbours of one colour together.
  private func runs(_ idPrefix: String) -> SVGCanvas {
    let levels = places.enumerated().map { cell, place in
      place.map { min(Int($0 * Double(Self.levelCount)), Self.levelCount - 1) } ?? (values[cell].isNaN ? -2 : -1)
    }
    var runs: [Int: [(row: Int, column: Int, length: Int)]] = [:]
    var cell = 0
    while cell < levels.count {
      let start = cell
      repeat { cell += 1 } while cell % width != 0 && levels[cell] == levels[start]
      runs[levels[start], default: []].append((start / width, start % width, cell - start))
    }
    var canvas = SVGCanvas(idPrefix: idPrefix)
    for (level, runs) in runs.sorted(by: { $0.key < $1.key }) {
      let color = ramp[(Double(level) + 0.5) / Double(Self.levelCount)]
      canvas.cells(runs, level == -2 ? .hatched : level == -1 ? .grid : .color(color))
    }
    return canvas
  }

  private func drawLegend(_ canvas: inout SVGCanvas, _ x: Double, _ y: Double, _ width: Double) {
    let steps = 24
    for step in 0..<steps {
      canvas.rectangle(x + Double(step) * 7, y, 7.2, 10, .color(ramp[Double(step) / Double(steps - 1)]))
    }
    let end = x + Double(steps) * 7
    canvas.text(x, y + 23, PictureText.number(domain.lowerBound), .soft, size: 11)
    canvas.text(end, y + 23, PictureText.number(domain.upperBound), .soft, size: 11, anchor: .end)
    canvas.text(end + 8, y + 9, valueName, .soft, size: 11, width: width - end - 8)
  }

  // MARK: Terminal

  func lines(width: Int, colors: Bool) -> [String] {
    let digits = String(max(rowNames.count, columnNames.count)).count
    let labelWidth = min((rowNames.map(\.displayWidth).max() ?? 0) + digits + 1, width / 3)
    let room = width - labelWidth - 1
    let decimals = decimals
    let numbers = values.map { $0.isNaN ? "?" : PictureText.fixed($0, decimals) }
    let widest = (numbers.map(\.count).max() ?? 0) + 2
    let cellWidth = room / columnNames.count >= widest ? widest : room / columnNames.count >= 2 ? 2 : 1
    let columns = 0..<min(columnNames.count, room / cellWidth)
    // A square stays one.
    let rows = 0..<(isSquare ? columns.count : min(rowNames.count, 200))
    let (places, ramp) = (places, ramp)
    var lines: [String] = []
    // The numbers of the columns, from top to bottom.
    for power in (0..<digits).reversed().map({ (0..<$0).reduce(1) { power, _ in power * 10 } }) {
      let header = columns.map { column in
        let number = column + 1
        let isShown = number >= power && (power == 1 || number % power == 0)
        return (isShown ? String(number / power % 10) : "").padded(toWidth: cellWidth, isRight: true)
      }
      lines.append(String(repeating: " ", count: labelWidth + 1) + header.joined())
    }
    for row in rows {
      let number = String(row + 1).padded(toWidth: digits, isRight: true)
      let cells = columns.map { column in
        let cell = row * columnNames.count + column
        return terminalCell(numbers[cell], places[cell], cellWidth, colors, ramp)
      }
      lines.append("\("\(number) \(rowNames[row])".padded(toWidth: labelWidth)) \(cells.joined())")
    }
    if !isSquare, cellWidth > 1 {
      lines += [""] + columns.map { "\($0 + 1) \(columnNames[$0])".cut(toWidth: width) }
    }
    let left = (columnNames.count - columns.count, rowNames.count - rows.count)
    if left.0 > 0 || left.1 > 0 {
      lines.append(
        "Not shown for want of room: \(PictureText.count(left.0, "column")), \(PictureText.count(left.1, "row")).")
    }
    return lines
  }

  private func terminalCell(_ number: String, _ place: Double?, _ width: Int, _ colors: Bool, _ ramp: ColorRamp)
    -> String
  {
    let text =
      width > 2 ? number.padded(toWidth: width - 1, isRight: true) + " " : String(repeating: " ", count: width)
    guard let place else {
      return width > 2 ? text : String(repeating: number == "?" ? "?" : "·", count: width)
    }
    if colors {
      let color = ramp[place]
      return "\u{1B}[48;5;\(color.terminalNumber);38;5;\(color.ink.terminalNumber)m\(text)\u{1B}[0m"
    }
    let shades: [Character] = [" ", "░", "▒", "▓", "█"]
    return width > 2 ? text : String(repeating: shades[min(Int(place * 5), 4)], count: width)
  }
}
