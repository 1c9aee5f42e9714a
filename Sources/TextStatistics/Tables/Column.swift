/// One value of a table.
public enum Cell: Sendable, Equatable {
  /// Words, names, and dates as ISO 8601.
  case text(String)
  /// A whole number, always written exactly.
  case integer(Int)
  /// A number; NaN and the infinities are written as empty.
  case real(Double)
  /// No value: undefined or unknown.
  case empty
}

/// What a column of a table holds: everything about it but its values.
public struct ColumnSchema: Sendable, Equatable {
  /// The kinds of values a column can have.
  public enum Kind: String, Sendable, CaseIterable {
    /// Words and names.
    case text
    /// Whole numbers.
    case integer
    /// Numbers.
    case real
    /// Days as ISO 8601, `2024-02-29`.
    case date

    /// Whether the values are numbers: set flush right for a reader.
    var isNumeric: Bool { self == .integer || self == .real }
  }

  /// The name in the header: snake_case if we chose it, else the user's own (an outlet, a metadata column).
  public var name: String
  /// What kind of values the column has.
  public var kind: Kind
  /// One sentence on the meaning.
  public var description: String
  /// The unit, such as `per million tokens`.
  public var unit: String?
  /// How the value is computed, in the terms of other columns.
  public var formula: String?

  /// Describes a column.
  public init(_ name: String, _ kind: Kind, _ description: String, unit: String? = nil, formula: String? = nil) {
    self.name = name
    self.kind = kind
    self.description = description
    self.unit = unit
    self.formula = formula
  }
}

/// A column of a table: its schema, and how a row's cell is found.
///
/// The four makers tie the kind to the type of the value, so that a schema cannot contradict its cells:
///
/// ```swift
/// struct TermCount: TableRow {
///   var term: String
///   var count: Int
///   static let columns: [Column<Self>] = [
///     .text("term", "The term after folding.") { $0.term },
///     .integer("count", "How often the term occurs.") { $0.count },
///   ]
/// }
/// ```
public struct Column<Row>: Sendable {
  /// What the column holds.
  public var schema: ColumnSchema
  /// The cell of a row.
  public var cell: @Sendable (Row) -> Cell

  /// A column of words or names; nil is an empty cell.
  public static func text(
    _ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> Self {
    Column(schema: ColumnSchema(name, .text, description)) { row in value(row).map(Cell.text) ?? .empty }
  }

  /// A column of whole numbers; nil is an empty cell.
  public static func integer(
    _ name: String, _ description: String, unit: String? = nil, formula: String? = nil,
    _ value: @escaping @Sendable (Row) -> Int?
  ) -> Self {
    Column(schema: ColumnSchema(name, .integer, description, unit: unit, formula: formula)) { row in
      value(row).map(Cell.integer) ?? .empty
    }
  }

  /// A column of numbers; nil, NaN and the infinities are empty cells.
  public static func real(
    _ name: String, _ description: String, unit: String? = nil, formula: String? = nil,
    _ value: @escaping @Sendable (Row) -> Double?
  ) -> Self {
    Column(schema: ColumnSchema(name, .real, description, unit: unit, formula: formula)) { row in
      value(row).map(Cell.real) ?? .empty
    }
  }

  /// A column of days in ISO 8601; nil is an empty cell.
  public static func date(
    _ name: String, _ description: String, _ value: @escaping @Sendable (Row) -> String?
  ) -> Self {
    Column(schema: ColumnSchema(name, .date, description)) { row in value(row).map(Cell.text) ?? .empty }
  }
}

/// A row whose columns are known when the program is written.
public protocol TableRow {
  /// The columns in the order they are written: declared here and nowhere else.
  static var columns: [Column<Self>] { get }
}
