import Testing

@testable import TextStatistics

@Suite struct KeynessTestTests {
  @Test func mannWhitneyIsThatOfSciPy() {
    let cases = keynessCases("mann_whitney")
    #expect(cases.count == 7)
    for x in cases {
      let (n1, n2, sample) = (Int(x[0]), Int(x[1]), Array(x[4...]))
      var ties = 0.0
      for value in Set(sample) {
        let t = Double(sample.count { $0 == value })
        ties += t * t * t - t
      }
      let rankSum = sample[..<n1].reduce(0) { sum, value in
        sum + Double(sample.count { $0 < value }) + Double(sample.count { $0 == value } + 1) / 2
      }
      let test = mannWhitney(rankSum: rankSum, n1: Double(n1), n2: Double(n2), ties: ties)
      #expect(
        agree(test.auc, x[2], tolerance: 1e-10) && agree(test.p, x[3], tolerance: 1e-10), "\(x.prefix(4)) \(test)")
    }
    let tied = mannWhitney(rankSum: 10, n1: 4, n2: 6, ties: 990)
    #expect(tied.auc.isNaN && tied.p.isNaN)
  }

  @Test func falseDiscoveryRatesAreThoseOfSciPy() {
    let cases = keynessCases("false_discovery_control")
    #expect(cases.count == 2)
    for x in cases {
      let q = benjaminiHochberg(Array(x[..<(x.count / 2)]))
      #expect(zip(q, x[(x.count / 2)...]).allSatisfy { agree($0, $1) })
    }
  }

  /// Two random parts of one outlet: the p of articles may not be too small, those of tokens are.
  @Test(arguments: [0.5, 0.08])
  func underTheNullArticlesHoldTheirLevelAndTokensDoNot(share: Double) throws {
    var random = SeededGenerator(21)
    var (p, common, tokenP): ([String: [Double]], [String: [Double]], [Double]) = ([:], [:], [])
    var discoveries: [String: Int] = [:]
    let runs = 16
    for _ in 0..<runs {
      var options = KeynessOptions()
      options.target = "A"
      options.includesNegative = true
      options.tests = share == 0.5 ? [.mwu, .df, .boot, .perm] : [.mwu, .perm]
      (options.replicates, options.permutations) = (99, 99)
      options.measures = [.g2]
      let rows = try KeynessComparison(try keynessArticles(burstyArticles(120, share: share, &random)), options).rows
      tokenP += rows.map { chiSquaredUpperTail(abs($0.measures[0])) }
      let names = options.tests.flatMap { $0.schemas.map(\.name) }
      for test in options.tests {
        let column = names.firstIndex(of: "\(test.rawValue)_p")!
        p[test.rawValue, default: []] += rows.map { $0.tests[column] }.filter { !$0.isNaN }
        common[test.rawValue, default: []] += rows.filter { $0.documents.f1 + $0.documents.f2 > 25 }
          .map { $0.tests[column] }
        if rows.contains(where: { $0.tests[column + 1] < 0.05 }) { discoveries[test.rawValue, default: 0] += 1 }
      }
    }
    func below(_ p: [Double]) -> Double { Double(p.count { $0 < 0.05 }) / Double(p.count) }
    #expect(tokenP.count > 700)
    #expect(below(tokenP) > (share == 0.5 ? 0.2 : 0.15), "\(below(tokenP))")
    for (test, p) in p {
      #expect(below(p) < (test == "boot" ? 0.09 : 0.07), "\(test): \(below(p))")
      #expect(discoveries[test, default: 0] <= 4, "\(test): \(discoveries)")
    }
    // Terms of one article depend on each other; the distance of independent ones would stay below 0.05. Exact p of rare
    // terms are cautious, and not uniform.
    for (test, p) in common where share == 0.5 && test != "df" {
      let sorted = p.sorted()
      let distance = sorted.enumerated().map { abs(Double($0.offset + 1) / Double(p.count) - $0.element) }.max()!
      #expect(p.count > 400 && distance < 0.08, "\(test): \(p.count) \(distance)")
    }
  }
}
