import Testing

@testable import TextStatistics

@Suite struct ResamplingTests {
  private let labels: [UInt32] = [0, 2, 0, 1, 2, 2, 0, 0, 0, 2]

  @Test func strataListTheirArticles() {
    let strata = ArticleStrata(labels)
    #expect(strata.articles == [0, 2, 6, 7, 8, 3, 1, 4, 5, 9] && strata.offsets == [0, 5, 6, 10])
    #expect(ArticleStrata([]).articles.isEmpty)
  }

  @Test func everyReplicateDrawsAsManyArticlesOfAStratumAsItHas() {
    let weights = BootstrapWeights(ArticleStrata(labels), replicates: 130, seed: 3)
    for replicate in 0..<130 {
      var sums = [0, 0, 0]
      for (article, label) in labels.enumerated() {
        sums[Int(label)] += weights[replicate: replicate, article: article]
      }
      #expect(sums == [5, 1, 4])
    }
  }

  /// A multinomial weight of n draws has mean 1, variance 1 − 1/n and is 0 with probability (1 − 1/n)ⁿ.
  @Test func weightsAreMultinomial() {
    let (articles, replicates) = (20, 1500)
    let weights = BootstrapWeights(ArticleStrata(articleCount: articles), replicates: replicates, seed: 1)
    for article in 0..<articles {
      let all = (0..<replicates).map { Double(weights[replicate: $0, article: article]) }
      let mean = all.reduce(0, +) / Double(replicates)
      let variance = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(replicates)
      #expect(abs(mean - 1) < 0.12 && abs(variance - 0.95) < 0.25)
      #expect(abs(Double(all.count { $0 == 0 }) / Double(replicates) - 0.358) < 0.06)
    }
  }

  @Test func weightsDependNeitherOnThreadsNorOnHowManyReplicatesThereAre() {
    let strata = ArticleStrata(labels)
    let one = BootstrapWeights(strata, replicates: 200, seed: 9)
    let many = BootstrapWeights(strata, replicates: 200, seed: 9, threads: 5)
    let fewer = BootstrapWeights(strata, replicates: 70, seed: 9)
    let other = BootstrapWeights(strata, replicates: 200, seed: 10)
    var differs = false
    for replicate in 0..<200 {
      for article in labels.indices {
        let weight = one[replicate: replicate, article: article]
        #expect(many[replicate: replicate, article: article] == weight)
        if replicate < 70 { #expect(fewer[replicate: replicate, article: article] == weight) }
        differs = differs || other[replicate: replicate, article: article] != weight
      }
    }
    #expect(differs)
  }

  @Test func dealtGroupsKeepWhatTheyHaveOfEveryStratum() {
    // Strata 0 to 2 hold 3, 0 and 1 of the first four articles, and 2, 1 and 3 of the others.
    let strata: [UInt32] = [0, 0, 2, 0, 0, 1, 2, 2, 0, 2]
    for (firstCount, drawsFirst) in [(4, true), (7, false)] {
      var dealt = DealtArticles(strata, firstCount: firstCount, seed: 4)
      #expect(dealt.drawsFirst == drawsFirst)
      let own = drawsFirst ? 0..<firstCount : firstCount..<10
      var drawn: [[Int]] = []
      for permutation in 0..<400 {
        dealt.deal(permutation)
        #expect(Set(dealt.drawn).count == own.count)
        #expect(dealt.drawn.map { strata[$0] }.sorted() == own.map { strata[$0] }.sorted())
        drawn.append(dealt.drawn)
      }
      var again = DealtArticles(strata, firstCount: firstCount, seed: 4)
      again.deal(399)
      #expect(again.drawn == drawn[399])
      // Of the five articles of stratum 0 each is drawn as often.
      let share = Double(own.count { strata[$0] == 0 }) / 5
      for place in [0, 1, 3, 4, 8] {
        #expect(abs(Double(drawn.count { $0.contains(place) }) / 400 - share) < 0.09)
      }
    }
    var none = DealtArticles([], firstCount: 0, seed: 1)
    none.deal(0)
    #expect(none.drawn.isEmpty)
  }

  @Test func weightedSumsAreSumsOverTheArticlesDrawn() {
    let weights = BootstrapWeights(ArticleStrata(labels), replicates: 37, seed: 2)
    let column: [(article: Int, value: UInt32)] = [(1, 1), (3, 70_000), (8, 4)]
    var sums = [UInt32](repeating: 0, count: 37)
    for entry in column { weights.add(entry.article, times: entry.value, to: &sums) }
    for replicate in 0..<37 {
      let naive = column.reduce(0) { $0 + Int($1.value) * weights[replicate: replicate, article: $1.article] }
      #expect(Int(sums[replicate]) == naive)
    }
  }

  @Test func permutationsKeepTheLabelsOfEveryStratum() {
    let sides: [UInt32] = [0, 0, 1, 1, 2, 0, 1, 2, 2, 2]
    let strata = ArticleStrata(labels)
    let permuted = PermutedLabels(sides, within: strata, permutations: 0..<100, seed: 1, threads: 3)
    let later = PermutedLabels(sides, within: strata, permutations: 60..<100, seed: 1)
    for permutation in 0..<100 {
      for stratum in 0..<strata.count {
        let articles = strata.articles[strata.offsets[stratum]..<strata.offsets[stratum + 1]]
        #expect(
          articles.map { permuted[permutation: permutation, article: $0] }.sorted()
            == articles.map { sides[$0] }.sorted())
      }
      for article in sides.indices where permutation >= 60 {
        #expect(
          later[permutation: permutation - 60, article: article]
            == permuted[permutation: permutation, article: article])
      }
    }
    var sums = [Double](repeating: 0, count: 300)
    permuted.add(2.5, of: 4, to: &sums, labelCount: 3)
    for permutation in 0..<100 {
      #expect(sums[permutation * 3 + Int(permuted[permutation: permutation, article: 4])] == 2.5)
    }
    #expect(sums.reduce(0, +) == 250)
  }

  @Test func permutationsAreEquallyLikely() {
    let permuted = PermutedLabels(
      [0, 1, 2], within: ArticleStrata(articleCount: 3), permutations: 0..<3000, seed: 1)
    var counts: [[UInt32]: Int] = [:]
    for permutation in 0..<3000 {
      counts[(0..<3).map { permuted[permutation: permutation, article: $0] }, default: 0] += 1
    }
    #expect(counts.count == 6 && counts.values.allSatisfy { abs($0 - 500) < 110 }, "\(counts)")
  }

  @Test func quantilesAreNumPys() {
    let lines = numpyQuantiles.split(separator: "\n").map { $0.split(separator: " ").map { Double($0)! } }
    #expect(lines.count == 21)
    for first in stride(from: 0, to: lines.count, by: 3) {
      var values = lines[first]
      let ours = values.withUnsafeMutableBufferPointer { quantiles(of: $0, at: lines[first + 1]) }
      for (a, b) in zip(ours, lines[first + 2]) { #expect(agree(a, b), "\(a) \(b)") }
      #expect(values.sorted() == lines[first].sorted())
    }
  }

  @Test func quantilesOfARisingFunctionAreThoseOfItsValues() {
    var values = [4.0, 1, 9, 16]
    let found = values.withUnsafeMutableBufferPointer { quantiles(of: $0, at: [0.5, 0.75]) { $0.squareRoot() } }
    #expect(found == [2.5, 3.25])
  }

  @Test func theBasicIntervalTurnsTheQuantilesRound() {
    var replicates = (0...100).map { Double(($0 * 37) % 101) }
    let interval = replicates.withUnsafeMutableBufferPointer { basicInterval(around: 40, $0, level: 0.9) }
    #expect(abs(interval.low - (80 - 95)) < 1e-9 && abs(interval.high - (80 - 5)) < 1e-9)
  }

  @Test func whatWasSeenCountsAsAPermutation() {
    #expect(permutationP(0, of: 999) == 0.001 && permutationP(999, of: 999) == 1 && permutationP(0, of: 0).isNaN)
  }
}
