import Testing

@testable import TextStatistics

@Test func postingsListTheRowsOfEveryTerm() {
  let matrix = SparseMatrix(columnCount: 4, rowOffsets: [0, 2, 2, 4], columns: [0, 3, 1, 3], values: [5, 6, 7, 8.0])
  let postings = Postings(matrix)
  #expect(postings.offsets == [0, 1, 2, 2, 4] && postings.rows == [0, 2, 0, 2])
  #expect(postings.ordered(matrix.values) == [5, 7, 6, 8])
  #expect((0..<4).map(postings.count(ofTerm:)) == [1, 1, 0, 2])
}
