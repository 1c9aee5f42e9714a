/// A dense matrix of one measure: entry (i, j) compares row i of one set with row j of another, or of the same.
public struct SimilarityMatrix: Sendable {
  /// What the entries measure.
  public let measure: SimilarityMeasure
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The entries, row by row; NaN where the measure is undefined.
  public let values: [Double]

  /// The entry of `row` and `column`.
  public subscript(row: Int, column: Int) -> Double {
    precondition(row < rowCount && column < columnCount, "outside the matrix")
    return values[row * columnCount + column]
  }
}
