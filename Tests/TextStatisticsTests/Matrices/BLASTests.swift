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
