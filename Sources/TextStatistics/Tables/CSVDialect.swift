/// What of a CSV or TSV differs between programs that open it; every option is off, as RFC 4180 and scripts want it.
public struct CSVDialect: Sendable, Equatable {
  /// The character before the decimals of a number.
  public enum Decimal: String, Sendable, CaseIterable {
    /// `0.5`, between commas.
    case point = "."
    /// `0,5`, between semicolons: what spreadsheets expect where a comma stands before the decimals.
    case comma = ","
  }

  /// Whether the file begins with the byte order mark of UTF-8, without which Excel takes it for Windows-1252.
  public var hasByteOrderMark = false
  /// Whether lines end with a carriage return and line feed, not a line feed alone.
  public var endsLinesWithCarriageReturn = false
  /// The character before the decimals; with a comma a CSV has semicolons between cells.
  public var decimal = Decimal.point
  /// Whether text that a spreadsheet would run or convert gets a leading apostrophe: see `CSVGuard`.
  public var guardsFormulas = false
  /// Whether a table that a spreadsheet cannot hold is refused: see `SheetSize`.
  public var keepsToSheet = false

  /// The dialect with every option off.
  public init() {}

  /// What opens in a spreadsheet by a double click, with every cell as it was written.
  public static let excel = {
    var dialect = CSVDialect()
    dialect.hasByteOrderMark = true
    dialect.endsLinesWithCarriageReturn = true
    dialect.guardsFormulas = true
    dialect.keepsToSheet = true
    return dialect
  }()

  /// The byte between the cells of a CSV.
  var delimiter: UInt8 { decimal == .comma ? Ascii.semicolon : Ascii.comma }
}
