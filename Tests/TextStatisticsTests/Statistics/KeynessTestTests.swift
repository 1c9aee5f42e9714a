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

  @Test func midPIsThatOfSciPy() {
    let cases = keynessCases("mid_p")
    #expect(cases.count > 20)
    for x in cases {
      let p = hypergeometricMidP(Int(x[0]), of: Int(x[1]), Int(x[2]), of: Int(x[3]))
      #expect(agree(p, x[4], tolerance: 1e-10), "\(x): \(p)")
    }
  }

  /// What a run finds: of each test, of `tokens` too, the terms with their p, q, and numbers of articles.
  private typealias Found = [String: [(term: String, p: Double, q: Double, articles: Double)]]

  private func run(_ articles: [Article], _ tests: [KeynessTest]) throws -> Found {
    var options = KeynessOptions()
    options.target = "A"
    options.includesNegative = true
    options.tests = tests
    (options.replicates, options.permutations) = (199, 199)
    options.measures = [.g2]
    let rows = try KeynessComparison(try keynessArticles(articles), options).rows
    let tokenP = rows.map { chiSquaredUpperTail(abs($0.measures[0])) }
    var found: Found = [:]
    found["tokens"] = zip(rows, zip(tokenP, benjaminiHochberg(tokenP))).map { ($0.term, $1.0, $1.1, 0) }
    let names = tests.flatMap { $0.schemas().map(\.name) }
    for test in tests {
      let column = names.firstIndex(of: "\(test.rawValue)_p")!
      found[test.rawValue] = rows.filter { !$0.tests[column].isNaN }.map {
        ($0.term, $0.tests[column], $0.tests[column + 1], $0.documents.f1 + $0.documents.f2)
      }
    }
    return found
  }

  private func meanAndError(_ values: [Double]) -> (mean: Double, error: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count * (values.count - 1))).squareRoot())
  }

  /// Two random parts of one outlet: the p of articles may not be too small, those of tokens are.
  ///
  /// At most 6 % of p below .05, and q below .05 in at most 5 % of the runs, up to two standard errors of as many runs.
  @Test(arguments: [0.5, 0.08])
  func underTheNullArticlesHoldTheirLevelAndTokensDoNot(share: Double) throws {
    var random = SeededGenerator(21)
    var (below, common): ([String: [Double]], [String: [Double]]) = ([:], [:])
    var discoveries: [String: Int] = [:]
    let runs = 40
    for _ in 0..<runs {
      let articles = burstyArticles(120, share: share, &random)
      for (test, terms) in try run(articles, share == 0.5 ? [.mwu, .df, .boot, .perm] : [.mwu, .df, .perm]) {
        below[test, default: []].append(Double(terms.count { $0.p < 0.05 }) / Double(terms.count))
        common[test, default: []] += terms.filter { $0.articles > 25 }.map(\.p)
        if terms.contains(where: { $0.q < 0.05 }) { discoveries[test, default: 0] += 1 }
      }
    }
    let tokens = below.removeValue(forKey: "tokens")!
    #expect(meanAndError(tokens).mean > (share == 0.5 ? 0.2 : 0.15), "\(meanAndError(tokens))")
    #expect(discoveries["tokens"]! > runs * 9 / 10)
    for (test, shares) in below {
      let (mean, error) = meanAndError(shares)
      #expect(error < 0.006 && mean < 0.06 + 2 * error, "\(test): \(mean) ± \(error)")
      let expected = 0.05 * Double(runs)
      #expect(
        Double(discoveries[test, default: 0]) < expected + 2 * (expected * 0.95).squareRoot(), "\(test): \(discoveries)"
      )
    }
    // Terms of one article depend on each other; the distance of independent ones would stay below 0.03. p of the numbers of
    // articles are discrete, and not uniform.
    for (test, p) in common where share == 0.5 && test != "df" && test != "tokens" {
      let sorted = p.sorted()
      let distance = sorted.enumerated().map { abs(Double($0.offset + 1) / Double(p.count) - $0.element) }.max()!
      #expect(p.count > 1000 && distance < 0.08, "\(test): \(p.count) \(distance)")
    }
  }

  /// Two outlets that differ in every fifth word: of the words with q below .05, 5 % are false on average, up to two standard
  /// errors of as many runs.
  @Test func whereSomeWordsDifferQControlsTheShareOfFalseOnes() throws {
    var random = SeededGenerator(22)
    var (falseShares, power): ([String: [Double]], [String: [Double]]) = ([:], [:])
    let pairs = stride(from: 0, to: 60, by: 10).map { (burstyWord($0), burstyWord($0 + 1)) }
    let differ = Set(pairs.flatMap { [$0.0, $0.1] })
    for _ in 0..<40 {
      // A takes the second word for the first, two times of three.
      let articles = burstyArticles(160, &random).map { article in
        guard article.outlet == "A" else { return article }
        var article = article
        article.text = article.text.split(separator: " ").map { word in
          let isOther = Int.random(in: 0..<3, using: &random) > 0
          return pairs.first { isOther && $0.0 == word }?.1 ?? String(word)
        }.joined(separator: " ")
        return article
      }
      for (test, terms) in try run(articles, [.mwu, .df, .perm]) {
        let called = terms.filter { $0.q < 0.05 }.map(\.term)
        let right = called.count { differ.contains($0) }
        falseShares[test, default: []].append(Double(called.count - right) / Double(max(1, called.count)))
        power[test, default: []].append(Double(right) / Double(differ.count))
      }
    }
    let tokens = falseShares.removeValue(forKey: "tokens")!
    #expect(meanAndError(tokens).mean > 0.3, "\(meanAndError(tokens))")
    for (test, shares) in falseShares {
      let (mean, error) = meanAndError(shares)
      #expect(error < 0.02 && mean < 0.05 + 2 * error, "\(test): \(mean) ± \(error)")
      #expect(meanAndError(power[test]!).mean > 0.05, "\(test): \(meanAndError(power[test]!))")
    }
  }
}
