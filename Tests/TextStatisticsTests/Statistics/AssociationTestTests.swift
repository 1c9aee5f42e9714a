import Testing

@testable import TextStatistics

@Suite struct AssociationTestTests {
  @Test(arguments: AssociationTest.allCases)
  func pValuesAreThoseOfSciPy(test: AssociationTest) throws {
    func numbers(_ name: String) throws -> [Double] {
      let line = try #require(associationGolden.split(separator: "\n").first { $0.hasPrefix(name + " ") })
      return line.split(separator: " ").dropFirst().map { Double($0)! }
    }
    let tables = try numbers("tables")
    for (i, p) in try numbers("p_" + test.rawValue).enumerated() {
      let t = ContingencyTable(o11: tables[4 * i], r1: tables[4 * i + 1], c1: tables[4 * i + 2], n: tables[4 * i + 3])
      #expect(isRelativelyClose(test.pValue(t), p, 1e-10), "\(t)")
    }
  }

  @Test(arguments: AssociationTest.allCases)
  func pIsUndefinedWhereTheMeasureIs(test: AssociationTest) {
    #expect(test.pValue(ContingencyTable(o11: 6, r1: 5, c1: 20, n: 100)).isNaN)
    #expect(test.pValue(ContingencyTable(o11: 0, r1: 0, c1: 20, n: 100)).isNaN == (test == .chi2))
    #expect(test.pValue(ContingencyTable(o11: 2.5, r1: 5, c1: 20, n: 100)).isNaN == (test == .fisher))
  }

  @Test func independentWordsHaveThePOfNoDifference() {
    let t = ContingencyTable(o11: 2, r1: 10, c1: 20, n: 100)
    #expect(AssociationTest.g2.pValue(t) == 1 && AssociationTest.chi2.pValue(t) == 1)
    #expect(AssociationTest.fisher.pValue(t) > 0.5)
  }

  @Test func bothTailsOfFishersTestAddUpToOne() {
    var random = SeededGenerator(7)
    for size in [30, 3000, 3_000_000] {
      for _ in 0..<100 {
        let n = Int.random(in: 1...size, using: &random)
        let (r1, c1) = (Int.random(in: 0...n, using: &random), Int.random(in: 0...n, using: &random))
        let o11 = Int.random(in: max(0, r1 + c1 - n)...min(r1, c1), using: &random)
        func tail(_ o: Int, _ c: Int) -> Double {
          AssociationTest.fisher.pValue(
            ContingencyTable(o11: Double(o), r1: Double(r1), c1: Double(c), n: Double(n)))
        }
        // P(X ≤ o11 − 1) is P(r1 − X ≥ r1 − o11 + 1), the words that are not the second; 0 beyond the support.
        let below = o11 - 1 < max(0, r1 + c1 - n) ? 0 : tail(r1 - o11 + 1, n - c1)
        #expect(abs(tail(o11, c1) + below - 1) < 1e-11, "\(o11) \(r1) \(c1) \(n)")
      }
    }
  }

  @Test func fishersTestIsASumOverTables() {
    func choose(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    for n in 1...12 {
      for r1 in 0...n {
        for c1 in 0...n {
          for o11 in max(0, r1 + c1 - n)...min(r1, c1) {
            let p = (o11...min(r1, c1)).reduce(0) { $0 + choose(r1, $1) * choose(n - r1, c1 - $1) / choose(n, c1) }
            let t = ContingencyTable(o11: Double(o11), r1: Double(r1), c1: Double(c1), n: Double(n))
            #expect(agree(AssociationTest.fisher.pValue(t), p, tolerance: 1e-13), "\(t)")
          }
        }
      }
    }
  }

  @Test func pReachesTheSmallestNumbers() {
    // 1 / C(10⁹, k) by mpmath 1.4.1; the second is no normal number any more.
    let golden = [(35.0, 1.0333154114611084731e-275), (40, 8.1591591966207524866e-303 * 1e-10)]
    for (k, p) in golden {
      let t = ContingencyTable(o11: k, r1: k, c1: k, n: 1e9)
      #expect(isRelativelyClose(AssociationTest.fisher.pValue(t), p, 2e-11))
    }
    #expect(
      agree(
        AssociationMeasure.fisher.value(ContingencyTable(o11: 5e5, r1: 5e5, c1: 5e5, n: 1e6)), 301_026.89760393417,
        tolerance: 1e-12))
  }

  /// Unlike `agree`, which takes everything below 1e-15 for 0.
  private func isRelativelyClose(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
    abs(a - b) <= tolerance * abs(b)
  }
}
