/// Options of a picture.
public struct PictureOptions: Sendable {
  /// A column's part in a picture.
  public enum Role: String, Sendable, CaseIterable {
    /// What goes from left to right, or the first of two that belong together.
    case x
    /// What goes from bottom to top, or the second of two.
    case y
    /// The number that is drawn.
    case value
    /// The lower end of its interval.
    case low
    /// The upper end.
    case high
    /// What a row is called.
    case label
    /// What rows belong to.
    case group
  }

  /// The heading; nil for one made of the names of the columns.
  public var title: String?
  /// The width of the SVG, in its units, which are pixels on a screen: 300 at least.
  public var width = 760
  /// How many rows, pairs, terms or edges are drawn at most, of each group where there are groups; nil for as many as can be
  /// read.
  public var top: Int?
  /// Which column has which part; the others are chosen by name and content.
  public var columns: [Role: String] = [:]
  /// What the ids in the SVG begin with: pictures on one page need different ones. Letters, digits and hyphens.
  public var idPrefix = "picture"

  /// The defaults.
  public init() {}
}

/// A picture of a table.
///
/// ```swift
/// let table = try TextTable(path: "similarity.csv")
/// print(try Picture(table).text(width: 80, colors: false))
/// ```
public struct Picture: Sendable {
  /// The kinds of pictures.
  public enum Kind: String, Sendable, CaseIterable {
    /// Colours for the cells of a matrix, or for pairs, ordered by clustering.
    case heatmap
    /// Bars for numbers, the greatest first, in a panel for each group.
    case bars
    /// Points with their intervals, the greatest first, in a panel for each group.
    case intervals
    /// Lines over time.
    case lines
    /// Terms, joined where they occur together.
    case network
    /// Points on a plane.
    case map

    var form: any PictureForm.Type {
      switch self {
      case .heatmap: HeatmapPicture.self
      case .bars: BarsPicture.self
      case .intervals: IntervalsPicture.self
      case .lines: LinesPicture.self
      case .network: NetworkPicture.self
      case .map: MapPicture.self
      }
    }
  }

  /// What kind it is.
  public let kind: Kind
  private let form: any PictureForm
  private let options: PictureOptions

  /// Makes a picture.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - kind: The kind; nil for the one that the columns suggest.
  ///   - options: The options.
  /// - Throws: `InputError` if the table has no rows, or not the columns that the kind needs.
  /// - Complexity: Linear in the cells of the table; a heatmap takes the squared number of its rows, a network the squared
  ///   number of its terms.
  public init(_ table: TextTable, kind: Kind? = nil, options: PictureOptions = PictureOptions()) throws {
    if table.rows.isEmpty { throw InputError(path: table.path, reason: "has no rows to draw") }
    guard let kind = kind ?? Self.kind(of: table) else {
      let needs = Kind.allCases.map { "\($0.rawValue): \($0.form.needs)" }.joined(separator: "; ")
      throw InputError(path: table.path, reason: "no picture fits its columns. \(needs)")
    }
    for role in PictureOptions.Role.allCases where options.columns[role] != nil && !kind.form.roles.contains(role) {
      let roles = PictureOptions.Role.allCases.filter(kind.form.roles.contains).map(\.rawValue).joined(separator: ", ")
      throw InputError(path: table.path, reason: "\(kind.rawValue) has no \(role.rawValue), only: \(roles)")
    }
    self.kind = kind
    self.options = options
    form = try kind.form.init(PictureColumns(table, kind, options), options)
  }

  /// The kind that the columns suggest; none without a column of numbers.
  private static func kind(of table: TextTable) -> Kind? {
    func has(_ names: String...) -> Bool { names.allSatisfy(table.columns.contains) }
    func isFilled(_ name: String) -> Bool {
      table.columns.firstIndex(of: name).map { table.isNumeric($0) } ?? false
    }
    if has("dim1", "dim2") { return .map }
    if has("period_start") { return .lines }
    if has("term1", "term2") || has("Source", "Target") { return .network }
    if isFilled("low"), isFilled("high") { return .intervals }
    if has("a", "b", "value") || HeatmapPicture.isSquare(table) { return .heatmap }
    return table.columns.indices.contains { PictureColumns.hasAmounts(table, $0) } ? .bars : nil
  }

  /// A complete `<svg>` element, without an XML declaration, so that it can be a file or stand in a page.
  ///
  /// Dark on white, and light on dark where the reader prefers that; colours are those of Okabe and Ito and of ColorBrewer.
  public var svg: String {
    let margin = 16.0
    let width = Double(max(options.width, 300))
    let inner = width - 2 * margin
    var canvas = SVGCanvas(idPrefix: options.idPrefix)
    var y = margin
    func write(_ text: String, _ paint: SVGCanvas.Paint, size: Double, isBold: Bool = false) {
      for line in PictureText.wrapped(text, ems: inner / size) {
        y += size + 3
        canvas.text(margin, y - 3, line, paint, size: size, isBold: isBold, width: inner)
      }
    }
    write(title, .ink, size: 15, isBold: true)
    write(form.subtitle, .soft, size: 12)
    y += 10
    var drawing = SVGCanvas(idPrefix: options.idPrefix)
    var notes = form.notes
    let height = form.draw(&drawing, width: inner, notes: &notes)
    canvas.group(margin, y, drawing)
    y += height + 4
    for note in notes { write(note, .soft, size: 11) }
    return canvas.document(
      width: width, height: y + margin, title: title, description: ([form.subtitle] + notes).joined(separator: " "))
  }

  /// The picture for a terminal.
  ///
  /// - Parameters:
  ///   - width: How many columns there are, 40 at least.
  ///   - colors: Whether to use colours, by escape codes for 256 of them.
  /// - Returns: Lines, each with a line feed.
  public func text(width: Int, colors: Bool) -> String {
    let width = max(width, 40)
    var lines = [title, form.subtitle].flatMap { $0.wrapped(toWidth: width) }
    lines.append("")
    lines += form.lines(width: width, colors: colors)
    if !form.notes.isEmpty { lines += [""] + form.notes.flatMap { $0.wrapped(toWidth: width) } }
    return lines.map { $0 + "\n" }.joined()
  }

  private var title: String { PictureText.harmless(options.title ?? form.title) }
}

/// What is different between the kinds of pictures.
protocol PictureForm: Sendable {
  /// The parts that columns have in it.
  static var roles: Set<PictureOptions.Role> { get }
  /// The columns it needs, in words.
  static var needs: String { get }

  init(_ columns: PictureColumns, _ options: PictureOptions) throws

  /// A heading for want of a better one.
  var title: String { get }
  /// What the numbers are.
  var subtitle: String { get }
  /// What else a reader has to know: what was left out.
  var notes: [String] { get }

  /// Draws from the top left corner at 0, 0 on, adds what had to be left out, and returns the height.
  func draw(_ canvas: inout SVGCanvas, width: Double, notes: inout [String]) -> Double
  /// The same for a terminal.
  func lines(width: Int, colors: Bool) -> [String]
}
