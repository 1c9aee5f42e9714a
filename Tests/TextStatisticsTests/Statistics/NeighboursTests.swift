import Testing

@testable import TextStatistics

@Suite struct NeighboursTests {
  /// The neighbours by sorting the whole matrix.
  private func sorted(_ matrix: SimilarityMatrix, isSymmetric: Bool, top: Int?, threshold: Double?) -> [Neighbour] {
    let isDistance = matrix.measure.isDistance
    return (0..<matrix.rowCount).flatMap { row in
      let candidates = (0..<matrix.columnCount).filter { column in
        let value = matrix[row, column]
        let isNear = threshold.map { isDistance ? value <= $0 : value >= $0 } ?? true
        return !(isSymmetric && row == column) && !value.isNaN && isNear
      }
      let nearest = candidates.sorted {
        let (a, b) = (matrix[row, $0], matrix[row, $1])
        return a == b ? $0 < $1 : (a < b) == isDistance
      }
      return nearest.prefix(top ?? .max).enumerated().map {
        Neighbour(row: row, column: $1, rank: $0 + 1, value: matrix[row, $1])
      }
    }
  }

  private static let limits: [(top: Int?, threshold: Double?)] = [
    (3, nil), (1, 0.4), (nil, 0.5), (nil, 0), (.max, nil),
  ]

  @Test(arguments: SimilarityMeasure.allCases)
  func neighboursAreTheSortedMatrix(measure: SimilarityMeasure) {
    let rows = Similarities(randomCounts(rows: 35, columns: 30, seed: 1), threads: 2)
    let other = Similarities(randomCounts(rows: 28, columns: 30, seed: 2))
    for (top, threshold) in Self.limits {
      let found = rows.neighbours(of: measure, top: top, threshold: threshold)
      let matrix = rows.matrices(of: [measure])[0]
      #expect(found == sorted(matrix, isSymmetric: true, top: top, threshold: threshold))
      let against = rows.neighbours(of: measure, top: top, threshold: threshold, against: other)
      let rectangle = rows.matrices(of: [measure], against: other)[0]
      #expect(against == sorted(rectangle, isSymmetric: false, top: top, threshold: threshold))
    }
  }

  @Test(arguments: [-1, 0.05, 2])
  func theShortcutIsExact(denseShare: Double) {
    // Sparse rows: many cosines are 0, some tie; cut into many panels and blocks.
    let counts = randomCounts(rows: 75, columns: 40, seed: 3)
    let other = Similarities(randomCounts(rows: 41, columns: 40, seed: 4))
    let tiling = CosineShortcut.Tiling(panelRows: 8, blockRows: 16, denseShare: denseShare)
    for threads in [1, 3] {
      let rows = Similarities(counts, threads: threads)
      let matrix = rows.matrices(of: [.cosine], against: nil, denseShare: .infinity)[0]
      let rectangle = rows.matrices(of: [.cosine], against: other, denseShare: .infinity)[0]
      for (top, threshold) in Self.limits {
        let found = rows.neighbours(of: .cosine, top: top, threshold: threshold, against: nil, tiling: tiling)
        #expect(found == sorted(matrix, isSymmetric: true, top: top, threshold: threshold))
        let against = rows.neighbours(of: .cosine, top: top, threshold: threshold, against: other, tiling: tiling)
        #expect(against == sorted(rectangle, isSymmetric: false, top: top, threshold: threshold))
      }
    }
  }

  @Test(arguments: ["equal up to length", "apart by a part in a million", "few shared terms and empty rows"])
  func theShortcutSurvivesManyRowsThatTie(kind: String) {
    var random = SeededGenerator(5)
    let counts = counts(
      (0..<160).map { row in
        switch kind {
        case "equal up to length":
          [[3, 1, 4, 0, 0], [2, 7, 0, 1, 0], [0, 0, 0, 0, 5]][row % 3].map { $0 * UInt32(row % 50 + 1) }
        case "apart by a part in a million": (0..<6).map { _ in 1_000_000 + UInt32.random(in: 0...9, using: &random) }
        default: (0..<40).map { row % 5 != 0 && row % 40 == $0 ? UInt32(row) : 0 }
        }
      })
    let rows = Similarities(counts, threads: 2)
    let matrix = rows.matrices(of: [.cosine], against: nil, denseShare: .infinity)[0]
    #expect(rows.neighbours(of: .cosine, top: 5) == sorted(matrix, isSymmetric: true, top: 5, threshold: nil))
    for denseShare in [-1, 0.1] {
      let tiling = CosineShortcut.Tiling(panelRows: 16, blockRows: 64, denseShare: denseShare)
      for top in [1, 9] {
        let found = rows.neighbours(of: .cosine, top: top, threshold: nil, against: nil, tiling: tiling)
        #expect(found == sorted(matrix, isSymmetric: true, top: top, threshold: nil))
      }
    }
  }

  @Test func noRowsHaveNoNeighbours() {
    let none = Similarities(SparseMatrix(columnCount: 3, rowOffsets: [0], columns: [], values: []))
    let some = Similarities(counts([[1, 0, 2]]))
    for measure in SimilarityMeasure.allCases {
      #expect(none.neighbours(of: measure, top: 3).isEmpty && some.neighbours(of: measure, top: 3).isEmpty)
      #expect(some.neighbours(of: measure, top: 3, against: none).isEmpty)
      #expect(none.matrices(of: [measure])[0].values.isEmpty)
      #expect(some.matrices(of: [measure], against: none)[0].values.isEmpty)
    }
  }
}
