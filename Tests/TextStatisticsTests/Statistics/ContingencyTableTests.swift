import Testing

@testable import TextStatistics

@Suite struct ContingencyTableTests {
  @Test func cellsAndExpectationsAddUpToTheMargins() {
    let t = ContingencyTable(o11: 5, r1: 10, c1: 20, n: 100)
    #expect([t.o12, t.o21, t.o22, t.r2, t.c2] == [5, 15, 75, 90, 80])
    #expect([t.e11, t.e12, t.e21, t.e22] == [2, 8, 18, 72])
    #expect(t.determinant == 5 * 75 - 5 * 15 && t.isConsistent)
    #expect(t.frequency1.isNaN && t.frequency2.isNaN && t.hits.isNaN)
  }

  @Test func theDeterminantOfLargeCountsIsExact() {
    var random = SeededGenerator(10)
    for _ in 0..<1000 {
      let n = Int.random(in: 1...4_000_000_000, using: &random)
      let (r1, c1) = (Int.random(in: 0...n, using: &random), Int.random(in: 0...n, using: &random))
      // As close to independence as whole counts come.
      let o11 = Int(Double(r1) * Double(c1) / Double(n))
      let exact = Int128(o11) * Int128(n) - Int128(r1) * Int128(c1)
      let t = ContingencyTable(o11: Double(o11), r1: Double(r1), c1: Double(c1), n: Double(n))
      #expect(t.determinant == Double(exact))
    }
  }

  @Test func marginsOfAnotherKindAreInconsistent() {
    #expect(!ContingencyTable(o11: 6, r1: 5, c1: 20, n: 100).isConsistent)
    #expect(!ContingencyTable(o11: 6, r1: 20, c1: 5, n: 100).isConsistent)
    #expect(!ContingencyTable(o11: 6, r1: 60, c1: 60, n: 100).isConsistent)
    #expect(!ContingencyTable(o11: .nan, r1: 60, c1: 60, n: 100).isConsistent)
  }
}
