import Testing

@testable import TextStatistics

@Suite struct BLASTests {
  @Test func theDescriptionNamesVersionKernelAndThreads() {
    #expect(BLAS.description.hasPrefix("OpenBLAS "))
    #expect(BLAS.description.contains("kernel ") && BLAS.description.hasSuffix(" 1 thread per call"))
  }

  @Test func productsAreThoseOfTheNaiveLoop() {
    // Small whole numbers: no sum is rounded.
    let a = (0..<12).map { Double($0 * 5 % 7) }
    let b = (0..<20).map { Double($0 * 3 % 11) }
    var sums = [Double](repeating: 1, count: 15)
    withPanels(a, b) { BLAS.addProduct($0, $1, rows: 3, columns: 5, depth: 4, to: &sums, stride: 5) }
    var products = [Float](repeating: -1, count: 18)
    withPanels(a.map { Float($0) }, b.map { Float($0) }) {
      BLAS.product($0, $1, rows: 3, columns: 5, depth: 4, into: &products, stride: 6)
    }
    for row in 0..<3 {
      for column in 0..<5 {
        let naive = (0..<4).reduce(0.0) { $0 + a[row * 4 + $1] * b[column * 4 + $1] }
        #expect(sums[row * 5 + column] == 1 + naive && Double(products[row * 6 + column]) == naive)
      }
      #expect(products[row * 6 + 5] == -1)
    }
  }

  @Test func eigenvectorsAreStretchedByTheirEigenvalues() {
    var random = SeededGenerator(1)
    let order = 7
    var matrix = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in row..<order {
        matrix[row * order + column] = Double.random(in: -1...1, using: &random)
        matrix[column * order + row] = matrix[row * order + column]
      }
    }
    let (values, vectors) = BLAS.eigen(matrix, order: order)
    #expect(values == values.sorted())
    for (k, value) in values.enumerated() {
      let vector = vectors[k * order..<(k + 1) * order].map { $0 }
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-14)
      for row in 0..<order {
        let image = (0..<order).reduce(0) { $0 + matrix[row * order + $1] * vector[$1] }
        #expect(abs(image - value * vector[row]) < 1e-14)
      }
    }
    #expect(BLAS.eigen([3], order: 1) == (values: [3], vectors: [1]))
  }

  @Test func theRotationOfAStretchedRotationIsFound() {
    // diag(2, 3) times a turn by the angle of 3, 4, 5, which is mirrored.
    let rotation = BLAS.closestRotation([2 * 0.6, 2 * 0.8, 3 * 0.8, 3 * -0.6], order: 2)
    for (value, expected) in zip(rotation, [0.6, 0.8, 0.8, -0.6]) { #expect(abs(value - expected) < 1e-15) }
    // A matrix without rank has one, too.
    let any = BLAS.closestRotation([0, 0, 0, 0], order: 2)
    #expect(abs(any[0] * any[3] - any[1] * any[2]) == 1)
  }

  private func withPanels<Element>(
    _ a: [Element], _ b: [Element], _ body: (BLAS.Panel<Element>, BLAS.Panel<Element>) -> Void
  ) {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        body(.init(start: a.baseAddress!, stride: 4), .init(start: b.baseAddress!, stride: 4))
      }
    }
  }
}
