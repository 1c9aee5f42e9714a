import Foundation
import Testing

@testable import TextStatistics

@Suite struct SharedSumsTests {
  @Test(arguments: [SharedSum.product, .minimum, .entropy, .difference], [-1, .infinity])
  func sumsAreThoseOfTheNaiveLoop(sum: SharedSum, denseShare: Double) {
    let kind: RowVectors.Kind = sum == .difference ? .scores : .shares
    let a = Similarities(randomCounts(rows: 70, columns: 25, seed: 8))
    let b = Similarities(randomCounts(rows: 33, columns: 25, seed: 9))
    let background = ColumnBackground(kind, a, b)
    let vectors = VectorPair(a.vectors(kind, background), b.vectors(kind, background))
    let sums = SharedSums.matrix(sum, vectors, threads: 2, denseShare: denseShare)
    for (i, x) in dense(vectors.a.matrix).enumerated() {
      for (j, y) in dense(vectors.b.matrix).enumerated() {
        let naive = zip(x, y).reduce(0.0) { total, pair in
          let (x, y) = pair
          switch sum {
          case .product: return total + x * y
          case .minimum: return total + min(x, y)
          case .entropy: return x * y == 0 ? total : total + (x + y) * log2(x + y) - x * log2(x) - y * log2(y)
          case .difference: return total + abs(x - y)
          }
        }
        #expect(abs(sums[i * 33 + j] - naive) <= 1e-13 * max(1, naive))
      }
    }
  }

  /// To the last bit: a block goes on with the sums of those before.
  @Test(arguments: [SharedSum.product, .minimum, .entropy], [1, 7, 100])
  func sumsDoNotDependOnTheBlocks(sum: SharedSum, size: Int) {
    let a = Similarities(randomCounts(rows: 70, columns: 25, seed: 8))
    let b = Similarities(randomCounts(rows: 66, columns: 25, seed: 9))
    let background = ColumnBackground(.shares, a, b)
    for other in [b.vectors(.shares, background), nil] {
      let vectors = VectorPair(a.vectors(.shares, background), other)
      for denseShare in [0.3, nil] {
        let sums = SharedSums.matrix(sum, vectors, threads: 2, denseShare: denseShare, termBlockSize: size)
        #expect(sums == SharedSums.matrix(sum, vectors, threads: 1, denseShare: denseShare))
      }
      // Row by row, without dense terms.
      let (height, width) = (70, vectors.b.matrix.rowCount)
      let blocks = SharedSums.matrix(sum, vectors, threads: 2, denseShare: .infinity, termBlockSize: size)
      let rows = SharedSums(sum, vectors, Postings(vectors.a.matrix), Postings(vectors.b.matrix))
      for row in 0..<height {
        var totals = [Double](repeating: 0, count: width)
        totals.withUnsafeMutableBufferPointer { rows.add(row: row, to: $0.baseAddress!) }
        #expect(totals[...] == blocks[row * width..<(row + 1) * width])
      }
    }
  }

  @Test func binaryLogarithmIsThatOfTheCLibrary() {
    var random = SeededGenerator(1)
    var numbers = (0..<20_000).map { _ in Double.random(in: 0.5...2, using: &random) }
    numbers += (0..<20_000).map { _ in exp2(Double.random(in: -1000...1000, using: &random)) }
    let edges: [Double] = [1, 2, 0.5, 2.0.squareRoot(), 0.5.squareRoot(), 0x1p-1022, Double.greatestFiniteMagnitude]
    numbers += edges
    for exponent in 1...53 {
      let distance = exp2(-Double(exponent))
      numbers += [1 + distance, 1 - distance]
    }
    for number in numbers {
      let lanes = binaryLogarithm(SIMD4(number, 1, number, 3))
      #expect(abs(lanes[0] - log2(number)) <= 1e-15 * abs(log2(number)))
      #expect(lanes[2] == lanes[0] && lanes[1] == 0)
    }
    #expect((SIMD4(repeating: 0.0) * binaryLogarithm(SIMD4(repeating: 0))) == SIMD4(repeating: 0))
  }
}
