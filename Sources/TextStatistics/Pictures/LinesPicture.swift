struct LinesPicture: PictureForm {
  static let roles: Set<PictureOptions.Role> = []
  static let needs = "x"
  init(_ columns: PictureColumns, _ options: PictureOptions) throws { throw columns.missing() }
  var title: String { "" }
  var subtitle: String { "" }
  var notes: [String] { [] }
  func draw(_ canvas: inout SVGCanvas, width: Double) -> Double { 0 }
  func lines(width: Int, colors: Bool) -> [String] { [] }
}
