/// Colours for the cells of a matrix.
struct HeatmapPicture: PictureForm {
  static let roles: Set<PictureOptions.Role> = [.x, .y, .value]
  static let needs = "a square matrix with names in its first column, or pairs in columns a, b and value"

  /// Rows, and columns, beyond this are left out.
  private static let largestCount = 500
  /// Pairs of more are not even looked at.
  private static let largestTable = 2000

  private(set) var rowNames: [String]
  private(set) var columnNames: [String]
  /// Row by row, NaN where undefined.
  private(set) var values: [Double]
  private(set) var notes: [String] = []
  let valueName: String
  /// Whether the measure is known to say how far things are apart.
  private var saysDistance: Bool?
  /// Whether the columns are the rows: its diagonal compares each with itself.
  let isSquare: Bool

  /// Whether a table is a matrix whose columns are its rows.
  static func isSquare(_ table: TextTable) -> Bool {
    table.columns.count > 2 && table.columns.count == table.rows.count + 1
      && table.rows.map { $0[0] }.sorted() == table.columns.dropFirst().sorted()
  }

  init(_ columns: PictureColumns, _ options: PictureOptions) throws {
    let table = columns.table
    let isMatrix = Self.isSquare(table)
    let hasPairs = table.columns.contains("a") && table.columns.contains("b") || options.columns[.x] != nil
    if hasPairs, !isMatrix {
      let (x, y) = (try columns.need(.x, among: ["a"]), try columns.need(.y, among: ["b"]))
      // Of several methods the one that is asked for, or the first.
      let methodColumn = table.columns.firstIndex(of: "method")
      let methods = methodColumn.map(columns.values) ?? []
      let asked = methods.first { $0 == options.columns[.value] }
      let method = asked ?? methods.first
      let numbers = asked.flatMap { _ in table.columns.firstIndex(of: "value") }
      let value = try numbers ?? columns.value(among: ["value"])
      let (rowSet, columnSet) = (columns.values(of: x), columns.values(of: y))
      // Pairs of outlets stand once; those of two corpora are a rectangle.
      isSquare = !Set(rowSet).isDisjoint(with: columnSet) || rowSet.count == 1 && columnSet.count == 1
      let names = isSquare ? Set(rowSet + columnSet).sorted() : rowSet
      (rowNames, columnNames) = (names, isSquare ? names : columnSet)
      if max(rowNames.count, columnNames.count) > Self.largestTable {
        throw InputError(
          path: table.path,
          reason: "heatmap reads \(Self.largestTable) rows at most, not \(max(rowNames.count, columnNames.count))")
      }
      let width = columnNames.count
      let rowPlaces = Dictionary(uniqueKeysWithValues: rowNames.enumerated().map { ($1, $0) })
      let columnPlaces = Dictionary(uniqueKeysWithValues: columnNames.enumerated().map { ($1, $0) })
      values = [Double](repeating: .nan, count: rowNames.count * width)
      for row in table.rows where methodColumn.map({ row[$0] == method }) ?? true {
        guard let number = table.number(row[value]), let i = rowPlaces[row[x]], let j = columnPlaces[row[y]] else {
          continue
        }
        values[i * width + j] = number
        if isSquare { values[j * width + i] = number }
      }
      valueName = method.map(PictureText.harmless) ?? columns.name(value)
      saysDistance = method.flatMap(SimilarityMeasure.init)?.isDistance
      notes = columns.meanings(of: value)
      if methods.count > 1 {
        notes.append("Left out: \(methods.filter { $0 != method }.map(PictureText.harmless).joined(separator: ", ")).")
      }
    } else {
      guard columns.table.columns.count > 2 else { throw columns.missing() }
      let numbers = isMatrix ? Array(1..<table.columns.count) : columns.numbers
      guard !numbers.isEmpty else { throw columns.missing() }
      isSquare = isMatrix
      rowNames = table.rows.map { $0[0] }
      columnNames = numbers.map { table.columns[$0] }
      values = table.rows.flatMap { row in numbers.map { table.number(row[$0]) ?? .nan } }
      let file = table.path.split(separator: "/").last.map(String.init) ?? "-"
      // A description such as `cosine to this row` begins with the measure.
      let meaning = table.meanings[table.columns[numbers[0]]]
      let measure = meaning?.split(separator: " ").first.flatMap { SimilarityMeasure(rawValue: String($0)) }
      saysDistance = measure?.isDistance
      notes = meaning.map { ["Cells: \(PictureText.harmless($0))"] } ?? []
      valueName =
        measure?.rawValue ?? (file == "-" ? "values" : "values of \(PictureText.harmless(file))")
      if isMatrix, rowNames != columnNames {
        let places = Dictionary(columnNames.enumerated().map { ($1, $0) }) { first, _ in first }
        let order = rowNames.map { places[$0]! }
        columnNames = rowNames
        values = rowNames.indices.flatMap { row in order.map { values[row * order.count + $0] } }
      }
    }
    if values.allSatisfy(\.isNaN) { throw InputError(path: table.path, reason: "heatmap has no number to draw") }
    keepLargest(options.top ?? Self.largestCount)
    if isSquare { orderByClusters() }
    rowNames = rowNames.map(PictureText.harmless)
    columnNames = columnNames.map(PictureText.harmless)
    let undefined = values.indices.count(where: isUndefined)
    if undefined > 0 { notes.append("Hatched: \(PictureText.count(undefined, "undefined cell")).") }
  }

  var width: Int { columnNames.count }
  /// Whether a cell is empty; on the diagonal pairs have none.
  func isUndefined(_ cell: Int) -> Bool { values[cell].isNaN && !isDiagonal(cell) }
  func isDiagonal(_ cell: Int) -> Bool { isSquare && cell / width == cell % width }

  /// Whether the numbers say how far things are apart: then each is nearest to itself.
  private var isDistance: Bool {
    if let saysDistance { return saysDistance }
    let diagonal = values.indices.filter { isDiagonal($0) && !values[$0].isNaN }.map { values[$0] }
    return !diagonal.isEmpty && diagonal.allSatisfy { $0 == 0 } && values.contains { $0 > 0 }
  }

  /// The numbers that colours are for.
  var domain: ClosedRange<Double> {
    let shown = values.indices.filter { !isDiagonal($0) && !values[$0].isNaN }.map { values[$0] }
    let (low, high) = (shown.min() ?? 0, shown.max() ?? 1)
    // As far from 0 on both sides, else the light colour would not mean 0.
    let reach = max(-low, high)
    return low < 0 && high > 0 ? -reach...reach : low...high
  }

  /// Keeps the rows, and columns, whose numbers are greatest on average.
  private mutating func keepLargest(_ limit: Int) {
    func kept(_ count: Int, _ line: (Int) -> [Double]) -> [Int] {
      guard count > limit else { return Array(0..<count) }
      let sums = (0..<count).map { line($0).reduce(0) { $1.isNaN ? $0 : $0 + $1 } }
      return (0..<count).sorted { (sums[$1], $0) < (sums[$0], $1) }.prefix(limit).sorted()
    }
    let (height, width) = (rowNames.count, width)
    let rows = kept(height) { row in (0..<width).map { values[row * width + $0] } }
    let columns = isSquare ? rows : kept(width) { column in (0..<height).map { values[$0 * width + column] } }
    let left = max(height - rows.count, width - columns.count)
    if left > 0 { notes.append("Left out: \(PictureText.count(left, "row")) whose numbers are smaller on average.") }
    reorder(rows, columns)
  }

  private mutating func reorder(_ rows: [Int], _ columns: [Int]) {
    let width = width
    values = rows.flatMap { row in columns.map { values[row * width + $0] } }
    (rowNames, columnNames) = (rows.map { rowNames[$0] }, columns.map { columnNames[$0] })
  }

  /// Puts what is alike side by side.
  private mutating func orderByClusters() {
    let defined = values.filter { !$0.isNaN }
    let (isDistance, greatest) = (isDistance, defined.max() ?? 0)
    let farthest = isDistance ? greatest : greatest - (defined.min() ?? 0)
    let count = width
    let distances = values.indices.map { cell in
      // Of a matrix that is not symmetric both sides count.
      let (one, other) = (values[cell], values[cell % count * count + cell / count])
      let value = one.isNaN ? other : other.isNaN ? one : (one + other) / 2
      return value.isNaN ? farthest : isDistance ? value : greatest - value
    }
    let order = HierarchicalClustering.leaves(
      HierarchicalClustering.merges(distances, count: count, .average))
    reorder(order, order)
    notes.append("Order: clusters by average linkage.")
  }

  var title: String { "Heatmap of \(valueName)" }
  var subtitle: String {
    let diagonal = isSquare ? " Grey: each with itself." : ""
    let what = isDistance ? "0 means alike" : "more is darker"
    let (low, high) = (PictureText.number(domain.lowerBound), PictureText.number(domain.upperBound))
    let sign = domain.lowerBound < 0 && domain.upperBound > 0 ? "red below 0, blue above" : what
    return "Colours: \(valueName) from \(low) to \(high), \(sign).\(diagonal)"
  }
}
