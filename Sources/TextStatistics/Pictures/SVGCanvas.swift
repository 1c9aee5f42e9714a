/// Shapes as SVG 1.1, which stands for itself: no script, no font, nothing from elsewhere.
///
/// Coordinates have two decimals at most, so that the same picture has the same bytes everywhere. Colours that change in the
/// dark are classes with rules of their own; viewers that do not know such rules show dark on white.
struct SVGCanvas {
  /// How a shape is painted.
  enum Paint {
    /// The colour of text and axes.
    case ink
    /// That of what is said beside.
    case soft
    /// That of lines that help the eye.
    case grid
    /// That of the page.
    case paper
    /// That of the n-th thing, see `SeriesColor`.
    case series(Int)
    /// One that stays in the dark.
    case color(PictureColor)
    /// Lines across, for what is undefined.
    case hatched
  }

  enum Anchor: String { case start, middle, end }

  private(set) var body = ""
  let idPrefix: String

  init(idPrefix: String) { self.idPrefix = idPrefix }

  /// A number with two decimals at most.
  static func short(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest % 10 == 0 ? rest / 10 : rest)"
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: Paint, title: String? = nil
  ) {
    let size = "width=\"\(Self.short(max(width, 0)))\" height=\"\(Self.short(max(height, 0)))\""
    element("rect", "x=\"\(Self.short(x))\" y=\"\(Self.short(y))\" \(size) \(self.fill(fill))", title)
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ fill: Paint, title: String? = nil) {
    element(
      "circle", "cx=\"\(Self.short(x))\" cy=\"\(Self.short(y))\" r=\"\(Self.short(radius))\" \(self.fill(fill))", title)
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ paint: Paint, width: Double = 1, isDashed: Bool = false,
    opacity: Double = 1, title: String? = nil
  ) {
    let ends =
      "x1=\"\(Self.short(x1))\" y1=\"\(Self.short(y1))\" x2=\"\(Self.short(x2))\" y2=\"\(Self.short(y2))\""
    element(
      "line", "\(ends) \(stroke(paint, width))\(isDashed ? " stroke-dasharray=\"3 3\"" : "")\(seen(opacity))", title)
  }

  mutating func polyline(_ points: [(Double, Double)], _ paint: Paint, width: Double = 1.5) {
    element("polyline", "points=\"\(Self.list(points))\" fill=\"none\" \(stroke(paint, width))", nil)
  }

  mutating func polygon(_ points: [(Double, Double)], _ fill: Paint, opacity: Double = 1) {
    element("polygon", "points=\"\(Self.list(points))\" \(self.fill(fill))\(seen(opacity))", nil)
  }

  /// Cells of a grid, each one unit wide and high, as runs of them: rows, columns and lengths.
  mutating func cells(_ runs: [(row: Int, column: Int, length: Int)], _ paint: Paint) {
    let commands = runs.map { "M\($0.column) \($0.row)h\($0.length)" }.joined()
    element("path", "d=\"\(commands)\" \(stroke(paint, 1)) shape-rendering=\"crispEdges\"", nil)
  }

  /// A line of text; what is wider than `width` is shortened and said in full where the pointer rests.
  mutating func text(
    _ x: Double, _ y: Double, _ text: String, _ paint: Paint = .ink, size: Double = 12, anchor: Anchor = .start,
    isBold: Bool = false, isHaloed: Bool = false, width: Double = .infinity, turned: Double? = nil, title: String? = nil
  ) {
    let shown = PictureText.cut(text, ems: width / size)
    var attributes = "x=\"\(Self.short(x))\" y=\"\(Self.short(y))\" \(fill(paint, isHaloed ? " ts-halo" : ""))"
    if size != 12 { attributes += " font-size=\"\(Self.short(size))\"" }
    if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if isBold { attributes += " font-weight=\"bold\"" }
    if let turned { attributes += " transform=\"rotate(\(Self.short(turned)) \(Self.short(x)) \(Self.short(y)))\"" }
    element("text", attributes, title ?? (shown == text ? nil : text), Self.escaped(shown))
  }

  /// Shapes that are moved together.
  mutating func group(_ x: Double, _ y: Double, scale: Double = 1, _ other: SVGCanvas) {
    let scaled = scale == 1 ? "" : " scale(\(Self.short(scale)))"
    body += "<g transform=\"translate(\(Self.short(x)) \(Self.short(y)))\(scaled)\">\n\(other.body)</g>\n"
  }

  /// The whole picture.
  func document(width: Double, height: Double, title: String, description: String) -> String {
    let size = "width=\"\(Self.short(width))\" height=\"\(Self.short(height))\""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" \(size) viewBox="0 0 \(Self.short(width)) \(Self.short(height))" role="img" \
      aria-labelledby="\(idPrefix)-title \(idPrefix)-desc" font-family="sans-serif" font-size="12" class="ts-picture">
      <title id="\(idPrefix)-title">\(Self.escaped(title))</title>
      <desc id="\(idPrefix)-desc">\(Self.escaped(description))</desc>
      <style>
      \(Self.rules)</style>
      <rect width="100%" height="100%" class="ts-paper"/>
      \(body)</svg>

      """
  }

  private static let rules: String = {
    func rules(ink: String, soft: String, grid: String, paper: String, colors: [PictureColor]) -> String {
      var text = ""
      for (name, color) in [("ink", ink), ("soft", soft), ("grid", grid), ("paper", paper)] {
        text += ".ts-\(name){fill:\(color)}.ts-\(name)-line{stroke:\(color)}\n"
      }
      text += ".ts-halo{paint-order:stroke;stroke:\(paper);stroke-width:3px;stroke-linejoin:round}\n"
      for (number, color) in colors.enumerated() {
        text += ".ts-\(number){fill:\(color.hex)}.ts-\(number)-line{stroke:\(color.hex)}\n"
      }
      return text
    }
    return rules(ink: "#1a1a1a", soft: "#595959", grid: "#dddddd", paper: "#ffffff", colors: SeriesColor.all)
      + "@media screen and (prefers-color-scheme:dark){\n"
      + rules(ink: "#f0f0f0", soft: "#b0b0b0", grid: "#444444", paper: "#1b1b1f", colors: SeriesColor.inTheDark) + "}\n"
  }()

  /// The lines across that `hatched` means: wanted once in a picture that has it.
  mutating func defineHatching() {
    body += """
      <pattern id="\(idPrefix)-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
      <rect width="6" height="6" class="ts-paper"/><line x1="0" y1="0" x2="0" y2="6" class="ts-soft-line"/></pattern>

      """
  }

  private mutating func element(_ name: String, _ attributes: String, _ title: String?, _ content: String = "") {
    let title = title.map { "<title>\(Self.escaped($0))</title>" } ?? ""
    body +=
      title + content == "" ? "<\(name) \(attributes)/>\n" : "<\(name) \(attributes)>\(title)\(content)</\(name)>\n"
  }

  private func fill(_ paint: Paint, _ more: String = "") -> String {
    switch paint {
    case .ink: "class=\"ts-ink\(more)\""
    case .soft: "class=\"ts-soft\(more)\""
    case .grid: "class=\"ts-grid\(more)\""
    case .paper: "class=\"ts-paper\(more)\""
    case .series(let number): "class=\"ts-\(number % SeriesColor.all.count)\(more)\""
    case .color(let color): "fill=\"\(color.hex)\""
    case .hatched: "fill=\"url(#\(idPrefix)-hatch)\""
    }
  }

  private func stroke(_ paint: Paint, _ width: Double) -> String {
    let width = width == 1 ? "" : " stroke-width=\"\(Self.short(width))\""
    return switch paint {
    case .ink: "class=\"ts-ink-line\"\(width)"
    case .soft, .hatched: "class=\"ts-soft-line\"\(width)"
    case .grid: "class=\"ts-grid-line\"\(width)"
    case .paper: "class=\"ts-paper-line\"\(width)"
    case .series(let number): "class=\"ts-\(number % SeriesColor.all.count)-line\"\(width)"
    case .color(let color): "stroke=\"\(color.hex)\"\(width)"
    }
  }

  private func seen(_ opacity: Double) -> String { opacity == 1 ? "" : " opacity=\"\(Self.short(opacity))\"" }

  private static func list(_ points: [(Double, Double)]) -> String {
    points.map { "\(short($0.0)),\(short($0.1))" }.joined(separator: " ")
  }
}
