import Testing

@testable import TextStatistics

@Test func weightedSumsOfRowsAreThoseOfDenseRows() {
  let matrix = randomCounts(rows: 40, columns: 150, seed: 8)
  let rows = dense(matrix)
  var random = SeededGenerator(9)
  let sums = RowSums(columnCount: 150)
  for _ in 0..<3 {
    let weights = (0..<6).map { _ in (0..<40).map { _ in UInt32.random(in: 0...3, using: &random) / 2 } }
    for weights in weights {
      for (row, weight) in weights.enumerated() { sums.add(row, of: matrix, times: weight) }
      sums.endRow()
    }
    let naive = weights.map { weights in
      (0..<150).map { column in zip(rows, weights).reduce(0) { $0 + $1.0[column] * $1.1 } }
    }
    #expect(sums.take() == counts(naive))
  }
  sums.endRow()
  #expect(sums.take().columns.isEmpty && RowSums(columnCount: 0).take().rowCount == 0)
}
