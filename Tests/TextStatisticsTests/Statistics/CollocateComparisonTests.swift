import Foundation
import Testing

@testable import TextStatistics

@Suite struct CollocateComparisonTests {
  private func resampling(_ replicates: Int, _ permutations: Int) -> CollocateComparison.Resampling {
    var resampling = CollocateComparison.Resampling()
    resampling.replicates = replicates
    resampling.permutations = permutations
    return resampling
  }

  /// A sample of one collocate: by outlet, the tokens of the collocate and all tokens beside the node in each article.
  private func difference(
    _ outlets: [[(count: Int, span: Int)]], _ resampling: CollocateComparison.Resampling
  ) -> CollocateSample.Difference {
    var runs: [CollocateRun] = []
    var collocates: [CollocateCount] = []
    for (row, articles) in outlets.enumerated() {
      for article in articles {
        var run = CollocateRun(row: row, node: 0, article: runs.count, spanTokenCount: article.span, articleCount: 1)
        run.collocates = collocates.count..<collocates.count + 1
        collocates.append(CollocateCount(term: 0, right: UInt32(article.count)))
        runs.append(run)
      }
    }
    var limits = CollocateLimits()
    limits.minimumCount = 1
    var (pairs, slots) = (LimitedPairs(limits), [-1])
    let sample = CollocateSample(runs, collocates, targets: [0], &pairs, slots: &slots)
    return sample.differences(resampling, threads: 1)[0]
  }

  @Test func intervalAndPAreThoseOfSciPy() {
    let lines = scipyResampling.split(separator: "\n").map { $0.split(separator: " ").map { Double($0)! } }
    let outlets = lines.prefix(2).map { line in
      stride(from: 0, to: line.count, by: 2).map { (count: Int(line[$0]), span: Int(line[$0 + 1])) }
    }
    let found = difference(Array(outlets), resampling(20_000, 20_000))
    #expect(agree(found.logOdds, lines[2][0]))
    // p is one of 462 ways in 16, here estimated.
    #expect(abs(found.p - lines[3][0]) < 0.006)
    #expect(abs(found.low - lines[4][0]) < 0.05 && abs(found.high - lines[4][1]) < 0.05)
  }

  /// Articles of an outlet speak of the collocate or do not, so that tokens are far from independent.
  private func articles(_ share: Double, _ random: inout SeededGenerator) -> [(count: Int, span: Int)] {
    (0..<30).map { _ in
      let span = Int.random(in: 10...40, using: &random)
      let own = Double.random(in: 0...2 * share, using: &random)
      return ((0..<span).count { _ in Double.random(in: 0..<1, using: &random) < own }, span)
    }
  }

  @Test func intervalsCoverTheTruth() {
    var random = SeededGenerator(1)
    let truth = log(0.3 / 0.7) - log(0.2 / 0.8)
    var settings = resampling(199, 0)
    settings.level = 0.9
    let covered = (0..<200).count { _ in
      let found = difference([articles(0.3, &random), articles(0.2, &random)], settings)
      return found.low < truth && truth < found.high
    }
    #expect((165...194).contains(covered), "\(covered)")
  }

  @Test func pIsUniformForTwoHalvesOfOneOutlet() {
    var random = SeededGenerator(2)
    let p = (0..<200).map { _ in
      difference([articles(0.25, &random), articles(0.25, &random)], resampling(0, 99)).p
    }
    for share in [0.1, 0.25, 0.5, 0.75, 0.9] {
      let below = Double(p.count { $0 <= share })
      #expect(abs(below - 200 * share) < 4 * (200 * share * (1 - share)).squareRoot(), "\(share) \(below)")
    }
  }

  /// The comparison of random texts, and the same from the definition: sums over articles drawn or relabelled.
  @Test func differencesAreThoseOfTheDefinition() throws {
    var random = SeededGenerator(12)
    let (corpus, tokenization) = try tokenize(randomTexts(40, &random), within: .sentence)
    let node = try TokenPattern("alpha", tokenization)
    let counts = try CollocateCounts(corpus, nodes: [node], isPerArticle: true)
    let settings = resampling(60, 150)
    let seen = counts.runs
    for (target, reference) in [(nil, .rest), ("B", .group("C")), (nil, .each)]
      as [(String?, CollocateComparison.Reference)]
    {
      let rows = try cells(
        CollocateComparison(counts, target: target, reference: reference, resampling: settings, threads: 2).table())
      #expect(Set(rows.dropFirst().map { $0[2] + $0[3] }).count == (target == nil ? 3 : 1))
      for row in rows.dropFirst() {
        let runs = seen.filter { run in
          row[3] == "(rest)" || row[2...3].contains(corpus.matrix.rows[run.row].labels[0])
        }
        let outlets = runs.map { UInt32($0.row) }
        let isA = runs.map { corpus.matrix.rows[$0.row].labels[0] == row[2] }
        let own = runs.map { run in
          counts.collocates[run.collocates].first { corpus.matrix.terms[Int($0.term)] == row[1] }
            .map { Double($0.count) } ?? 0
        }
        let spans = runs.map { Double($0.spanTokenCount) }
        func logOdds(_ weight: (Int) -> Double, _ isA: (Int) -> Bool) -> Double {
          func side(_ wanted: Bool) -> Double {
            let articles = runs.indices.filter { isA($0) == wanted }
            let count = articles.reduce(0) { $0 + weight($1) * own[$1] }
            let span = articles.reduce(0) { $0 + weight($1) * spans[$1] }
            return log((count + 0.5) / (span - count + 0.5))
          }
          return side(true) - side(false)
        }
        let estimate = logOdds({ _ in 1 }, { isA[$0] })
        #expect(Int(row[4]) == isA.count { $0 } && Int(row[5]) == isA.count { !$0 })
        #expect(Double(row[6]) == zip(own, isA).reduce(0) { $0 + ($1.1 ? $1.0 : 0) })
        #expect(agree(Double(row[8])!, estimate, tolerance: 1e-9))

        let weights = BootstrapWeights(ArticleStrata(outlets), replicates: 60, seed: 1)
        let sorted = (0..<60).map { replicate in
          logOdds({ Double(weights[replicate: replicate, article: $0]) }, { isA[$0] })
        }.sorted()
        if row[6] == "0" || row[7] == "0" {
          #expect(row[9].isEmpty && row[10].isEmpty)
        } else {
          // 59 · 0.025 = 1.475 and 59 · 0.975 = 57.525.
          #expect(abs(Double(row[10])! - (2 * estimate - (sorted[1] + 0.475 * (sorted[2] - sorted[1])))) < 1e-9)
          #expect(abs(Double(row[9])! - (2 * estimate - (sorted[57] + 0.525 * (sorted[58] - sorted[57])))) < 1e-9)
        }
        // Against the rest, all outlets change places at once.
        let labels = reference == .rest ? outlets : isA.map { $0 ? 0 : 1 }
        let label = labels[isA.firstIndex(of: true)!]
        let permuted = PermutedLabels(
          labels, within: ArticleStrata(articleCount: runs.count), permutations: 0..<150, seed: 1)
        let extreme = (0..<150).count { permutation in
          abs(logOdds({ _ in 1 }) { permuted[permutation: permutation, article: $0] == label }) >= abs(estimate) - 1e-9
        }
        #expect(Double(row[11])! == Double(1 + extreme) / 151)
      }
      #expect(
        zip(rows.dropFirst().map { Double($0[12])! }, benjaminiHochberg(rows.dropFirst().map { Double($0[11])! }))
          .allSatisfy { $0 == $1 })
    }
  }

  @Test func threadsChangeNothingAndSeedsDo() throws {
    var random = SeededGenerator(3)
    let (corpus, tokenization) = try tokenize(randomTexts(60, &random))
    let counts = try CollocateCounts(corpus, nodes: [TokenPattern("alpha*", tokenization)], isPerArticle: true)
    var settings = resampling(100, 100)
    func table(_ threads: Int) throws -> String {
      try CollocateComparison(counts, resampling: settings, threads: threads).table().formatted(as: .csv)
    }
    let one = try table(1)
    #expect(try table(3) == one && one.split(separator: "\n").count > 15)
    settings.seed = 2
    #expect(try table(1) != one)
  }

  @Test func groupsOfOneArticleHaveNeitherIntervalNorP() throws {
    let texts = ["A", "B", "B", "C"].map {
      KnownText(outlet: $0, paragraphs: [[["alpha", "beta", $0 == "B" ? "kappa" : "sigma"]]])
    }
    let (corpus, tokenization) = try tokenize(texts)
    let counts = try CollocateCounts(corpus, nodes: [TokenPattern("alpha", tokenization)], isPerArticle: true)
    var limits = CollocateLimits()
    limits.minimumCount = 1
    let rows = try cells(CollocateComparison(counts, limits: limits, resampling: resampling(20, 20)).table())
    #expect(rows.count == 10)
    for row in rows.dropFirst() {
      #expect(row[11].isEmpty == (row[2] != "B") && row[12].isEmpty == (row[2] != "B"))
      #expect(row[9].isEmpty == (row[2] != "B" || row[1] != "beta"))
    }
    let top = try cells(CollocateComparison(counts, limits: limits, resampling: resampling(0, 0)).table(top: 1))
    #expect(top.dropFirst().map { $0[2] } == ["A", "B", "C"] && top.dropFirst().allSatisfy { $0[11].isEmpty })
  }

  @Test func unknownGroupsAreAnErrorThatNamesTheNearest() throws {
    let texts = ["Alpha", "Beta"].map { KnownText(outlet: $0, paragraphs: [[["alpha", "beta"]]]) }
    let (corpus, tokenization) = try tokenize(texts)
    let counts = try CollocateCounts(corpus, nodes: [TokenPattern("alpha", tokenization)], isPerArticle: true)
    #expect(throws: InputError(path: "", reason: "there is no group 'Alpa'; did you mean 'Alpha'?")) {
      try CollocateComparison(counts, target: "Alpa")
    }
    #expect(throws: InputError(path: "", reason: "there is no group 'x'")) {
      try CollocateComparison(counts, reference: .group("x"))
    }
    #expect(throws: InputError(path: "", reason: "--min-count 5 leaves no collocate: the largest count is 2")) {
      try CollocateComparison(counts)
    }
  }
}
