import Testing

@testable import TextStatistics

@Test func rowsOfASparseMatrixAreContiguous() {
  let matrix = SparseMatrix(columnCount: 3, rowOffsets: [0, 2, 2, 3], columns: [0, 2, 1], values: [1, 2, 3])
  #expect(matrix.rowCount == 3)
  #expect(matrix.range(ofRow: 0) == 0..<2 && matrix.range(ofRow: 1).isEmpty)
}
