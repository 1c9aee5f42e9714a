import Testing

@testable import TextStatistics

@Suite struct BenjaminiHochbergTests {
  @Test func falseDiscoveryRatesAreThoseOfSciPy() {
    let lines = distributionsGolden.split(separator: "\n").filter { $0.hasPrefix("benjamini_hochberg ") }
    #expect(lines.count == 4)
    for line in lines {
      let numbers = line.split(separator: " ").dropFirst().map { Double($0)! }
      let q = benjaminiHochberg(Array(numbers[..<(numbers.count / 2)]))
      #expect(zip(q, numbers[(numbers.count / 2)...]).allSatisfy { agree($0, $1) })
    }
  }

  @Test func qIsTheDefinitionAndKeepsTheOrder() {
    var random = SeededGenerator(9)
    // Hundredths, so that there are ties.
    let p = (0..<100).map { _ in Double(Int.random(in: 0...100, using: &random)) / 100 }
    let q = benjaminiHochberg(p)
    for i in p.indices {
      let naive = p.filter { $0 >= p[i] }.map { larger in larger * 100 / Double(p.count { $0 <= larger }) }.min()!
      #expect(agree(q[i], min(naive, 1)) && q[i] >= p[i] && q[i] <= 1)
      for j in p.indices where p[i] <= p[j] { #expect(q[i] <= q[j]) }
    }
  }

  @Test func undefinedTestsDoNotCount() {
    let q = benjaminiHochberg([.nan, 0.01, .nan, 0.04])
    #expect(q[0].isNaN && q[2].isNaN)
    #expect([q[1], q[3]] == benjaminiHochberg([0.01, 0.04]))
    #expect(benjaminiHochberg([]).isEmpty && benjaminiHochberg([.nan])[0].isNaN)
  }

  @Test(arguments: Adjustment.allCases)
  func adjustmentsAreThoseOfStatsmodels(adjustment: Adjustment) {
    let cases = keynessCases("adjusted_\(adjustment.rawValue)")
    #expect(cases.count == 3)
    for x in cases {
      let adjusted = adjustment.adjusted(Array(x[..<(x.count / 2)]))
      #expect(zip(adjusted, x[(x.count / 2)...]).allSatisfy { agree($0, $1) }, "\(x) \(adjusted)")
    }
    let some = adjustment.adjusted([.nan, 0.01, .nan, 0.04])
    #expect(some[0].isNaN && [some[1], some[3]] == adjustment.adjusted([0.01, 0.04]))
  }
}
