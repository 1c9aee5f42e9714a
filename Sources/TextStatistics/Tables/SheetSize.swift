/// How much of a spreadsheet a table fills; thrown when it is more than there is.
///
/// The limits are those of Excel, which drops what is beyond them; LibreOffice has as many rows and columns.
public struct SheetSize: Error, Sendable, Equatable {
  /// The columns a sheet has.
  public static let columnLimit = 16_384
  /// The rows a sheet has, the header among them.
  public static let rowLimit = 1_048_576
  /// The characters a cell holds, in units of UTF-16.
  public static let cellLimit = 32_767

  /// The columns of the table.
  public var columns: Int
  /// The rows of the table with its header; if it was thrown, those that were counted until then.
  public var rows: Int
  /// How many cells have more characters than a sheet's cell holds.
  public var longCells: Int

  /// Whether a sheet holds the table.
  public var fits: Bool { columns <= Self.columnLimit && rows <= Self.rowLimit && longCells == 0 }
}
