import Foundation
import Synchronization
import Testing

@testable import TextStatistics

@Suite struct KeynessComparisonTests {
  /// Every number of a row, as counting and sorting every article of both sides gives it.
  @Test(arguments: [1, 3])
  func rowsAreThoseOfANaiveComparison(threads: Int) throws {
    var random = SeededGenerator(5)
    var articles = randomArticles(60, &random)
    for index in articles.indices where articles[index].outlet == nil { articles[index].outlet = "B" }
    var options = KeynessOptions()
    options.includesNegative = true
    options.tests = [.mwu, .df]
    options.measures = [.logRatioWalter]
    options.limits.minimumCount = 20
    options.limits.minimumArticleCount = 12
    options.threads = threads
    let comparison = try KeynessComparison(try keynessArticles(articles, threads: threads), options)
    let texts = articles.map { (outlet: $0.outlet!, words: naiveWords($0.text)) }.filter { !$0.words.isEmpty }
    #expect(Set(comparison.rows.map(\.labels)).count == 4 && comparison.rows.count > 80)
    for row in comparison.rows {
      let shares = texts.map { text in
        (isTarget: [text.outlet] == row.labels, count: text.words.count { $0 == row.term }, size: text.words.count)
      }
      let (a, b) = (shares.filter(\.isTarget), shares.filter { !$0.isTarget })
      func sum(_ side: [(isTarget: Bool, count: Int, size: Int)]) -> [Int] {
        [side.reduce(0) { $0 + $1.count }, side.reduce(0) { $0 + $1.size }, side.count { $0.count > 0 }, side.count]
      }
      #expect(
        sum(a) + sum(b)
          == [
            row.counts.f1, row.counts.n1, row.documents.f1, row.documents.n1, row.counts.f2, row.counts.n2,
            row.documents.f2, row.documents.n2,
          ].map { Int($0) })
      var wins = 0.0
      for x in a {
        for y in b { wins += x.count * y.size > y.count * x.size ? 1 : x.count * y.size == y.count * x.size ? 0.5 : 0 }
      }
      #expect(agree(row.tests[0], wins / Double(a.count * b.count)))
      #expect(agree(row.tests[1], 2 * row.tests[0] - 1, tolerance: 1e-9))
      #expect(agree(row.tests[4], KeynessMeasure.g2.value(row.documents)))
      #expect(agree(row.tests[5], naiveMidP(row.documents), tolerance: 1e-10))
      if row.counts.f1 > 0 {
        let dp = a.reduce(0) { $0 + abs(Double($1.count) / row.counts.f1 - Double($1.size) / row.counts.n1) } / 2
        #expect(agree(row.dispersion, dp, tolerance: 1e-9))
        #expect(agree(row.topArticleShare, Double(a.map(\.count).max()!) / row.counts.f1))
      }
    }
    for labels in Set(comparison.rows.map(\.labels)) {
      let rows = comparison.rows.filter { $0.labels == labels && $0.counts.excess > 0 }
      #expect(rows.map { $0.measures[0] } == rows.map { $0.measures[0] }.sorted(by: >))
    }
  }

  @Test func qIsAdjustedForAllTermsWhateverRowsThereAre() throws {
    var random = SeededGenerator(6)
    let articles = try keynessArticles(burstyArticles(80, &random))
    var options = KeynessOptions()
    options.target = "A"
    options.includesNegative = true
    let all = try KeynessComparison(articles, options).rows
    let q = benjaminiHochberg(all.map { $0.tests[2] })
    #expect(zip(all, q).allSatisfy { agree($0.tests[3], $1) })
    options.includesNegative = false
    options.top = 5
    let first = try KeynessComparison(articles, options).rows
    #expect(first.count == 5 && zip(first, all).allSatisfy { $0.term == $1.term && $0.tests == $1.tests })
  }

  @Test func aTargetAgainstTheRestIsItsRowsOfTheWholeTable() throws {
    var random = SeededGenerator(7)
    var articles = randomArticles(50, &random)
    for index in articles.indices where articles[index].outlet == nil { articles[index].outlet = "B" }
    let read = try keynessArticles(articles)
    var options = KeynessOptions()
    let whole = try KeynessComparison(read, options).rows.filter { $0.labels == ["a"] }
    options.target = "a"
    let alone = try KeynessComparison(read, options).rows
    #expect(!alone.isEmpty && alone.map(\.term) == whole.map(\.term))
    for (x, y) in zip(alone, whole) {
      #expect(x.counts == y.counts && x.documents == y.documents && x.tests == y.tests && x.reference == nil)
    }
  }

  @Test func aSecondCorpusIsAReferenceAsItsArticlesInAnOutletAre() throws {
    var random = SeededGenerator(8)
    let articles = burstyArticles(60, &random)
    let (a, b) = (articles.filter { $0.outlet == "A" }, articles.filter { $0.outlet == "B" })
    var options = KeynessOptions()
    options.target = "A"
    options.reference = .group("B")
    let within = try KeynessComparison(try keynessArticles(articles), options).rows
    options.reference = .corpus("b.jsonl")
    let beside = try KeynessComparison(try keynessArticles(a, b), options).rows
    #expect(!within.isEmpty && within.map(\.term) == beside.map(\.term))
    #expect(zip(within, beside).allSatisfy { $0.counts == $1.counts && $0.tests == $1.tests })
    #expect(beside[0].reference == "b.jsonl" && within[0].reference == "B")
  }

  /// All that a bootstrap and permutations can be told from: replicates in which one side always has more.
  @Test func resamplingSeesWhatIsPlainAndStaysWithinItsBounds() throws {
    let articles = (0..<24).map { index in
      let words = index < 12 ? "plain plain common" : index < 14 ? "common plain rare" : "common common rare"
      return Article(outlet: index < 12 ? "A" : "B", text: words)
    }
    var options = KeynessOptions()
    options.target = "A"
    options.includesNegative = true
    options.tests = [.boot, .perm]
    (options.replicates, options.permutations, options.top) = (99, 99, 1)
    options.limits.minimumCount = 2
    let rows = try KeynessComparison(try keynessArticles(articles), options).rows
    let plain = try #require(rows.first { $0.term == "plain" })
    #expect(plain.tests[4] == 0.01 && plain.tests[6] == 0.01 && plain.stability == 1 && plain.flags == [])
    #expect(plain.tests[0] > 0 && plain.tests[0] < plain.tests[1])
    #expect(plain.tests[2] > 0 && plain.tests[2] < plain.tests[3])
    #expect(rows.map(\.term) == ["plain", "rare"] && rows[1].stability.isNaN && rows[1].flags == ["zero_target"])
    // What a side never has it never has in a replicate.
    #expect(rows[1].tests[..<6].allSatisfy(\.isNaN) && rows[1].tests[6] == 0.01 && rows[1].topArticleShare.isNaN)
  }

  @Test func intervalsHoldTheLogRatioAndPermutationsStayWithinStrata() throws {
    var random = SeededGenerator(9)
    var articles = burstyArticles(80, &random)
    // A word of the second day, on which A writes: within days there is no difference.
    for index in articles.indices {
      let isLate = articles[index].outlet == "A" ? index % 4 > 0 : index % 4 == 0
      articles[index].date = isLate ? "2022-03-08" : "2022-03-07"
      if isLate { articles[index].text += " late late late" }
    }
    var options = KeynessOptions()
    options.target = "A"
    options.tests = [.boot, .perm]
    options.measures = [.logRatio]
    (options.replicates, options.permutations) = (199, 199)
    func late(_ stratum: String?) throws -> KeynessRow {
      let rows = try KeynessComparison(try keynessArticles(articles, within: stratum), options).rows
      for row in rows where !row.tests[0].isNaN {
        #expect(row.tests[0] < row.tests[1] && row.tests[2] < row.tests[3])
      }
      return try #require(rows.first { $0.term == "late" })
    }
    #expect(try late(nil).tests[6] < 0.02)
    #expect(try late("date").tests[6] > 0.1)
  }

  @Test func rareTermsOfSmallOutletsAreTestedExactly() throws {
    // One of four articles of A, and one of 396 others: P(X ≥ 1) for two of 400.
    let articles = (0..<400).map { index in
      Article(outlet: index < 4 ? "A" : "B", text: "word word" + (index == 0 || index == 200 ? " odd odd odd" : ""))
    }
    var options = KeynessOptions()
    options.target = "A"
    let odd = try #require(try KeynessComparison(try keynessArticles(articles), options).rows.first)
    let (one, two) = (1 - 396.0 / 400 * 395 / 399, 4.0 / 400 * 3 / 399)
    #expect(odd.term == "odd" && agree(odd.tests[2], one + two, tolerance: 1e-10))
  }

  @Test func oddGroupsHaveEmptyCellsAndFlags() throws {
    let articles = [
      Article(outlet: "one", text: "peace peace war war war"), Article(outlet: "empty", text: "..."),
      Article(outlet: "two", text: "peace peace war"), Article(outlet: "two", text: "war talks peace"),
      Article(outlet: "same", text: "peace"), Article(outlet: "same", text: "peace"),
    ]
    var options = KeynessOptions()
    options.tests = KeynessTest.allCases
    (options.replicates, options.permutations, options.top, options.includesNegative) = (20, 20, 5, true)
    let comparison = try KeynessComparison(try keynessArticles(articles), options)
    let rows = comparison.rows
    #expect(Set(rows.map { $0.labels[0] }) == ["one", "same", "two"])
    for row in rows where row.labels == ["one"] {
      #expect(row.tests.allSatisfy(\.isNaN) && row.dispersion.isNaN && row.flags.contains("single_article"))
    }
    for row in rows where row.labels == ["two"] { #expect(row.flags.contains("few_articles")) }
    let text = try comparison.table.formatted(as: .csv)
    #expect(!text.contains("nan") && !text.contains("inf"))

    let tied = try KeynessComparison(
      try keynessArticles(["A", "A", "B", "B"].map { Article(outlet: $0, text: "peace war") }),
      {
        var options = options
        options.limits.minimumCount = 1
        return options
      }())
    #expect(tied.rows.isEmpty)
  }

  @Test func whatCannotBeComparedIsSaid() throws {
    let articles = ["A", "A", "B"].map { Article(outlet: $0, text: "peace peace peace war war war") }
    func failure(_ articles: [Article], _ change: (inout KeynessOptions) -> Void) throws -> String {
      var options = KeynessOptions()
      change(&options)
      let read = try keynessArticles(articles)
      return try #require(throws: InputError.self) { try KeynessComparison(read, options) }.reason
    }
    #expect(try failure(articles) { $0.target = "AA" } == "there is no group 'AA'; did you mean 'A'?")
    #expect(try failure(articles) { $0.reference = .group("C") }.hasPrefix("there is no group 'C'"))
    #expect(
      try failure([articles[0]]) { _ in } == "there is only one group, 'A', and nothing to compare it with")
    #expect(try failure(articles) { $0.limits.minimumCount = 99 }.hasPrefix("no term is within the limits"))
  }

  @Test func moreReplicatesThanTheMemoryHoldsAreRefused() throws {
    let articles = try keynessArticles(["A", "A", "B", "B"].map { Article(outlet: $0, text: "peace peace peace war") })
    var options = KeynessOptions()
    let comparison = try KeynessComparison(articles, options, memory: 10_000)
    #expect(comparison.rows.isEmpty)
    options.tests = [.boot]
    let error = try #require(throws: InputError.self) { try KeynessComparison(articles, options, memory: 10_000) }
    #expect(error.reason.hasPrefix("1000 replicates of 1 terms take 0 GB, more than the memory: ask for fewer"))
  }

  @Test func progressCountsEveryStepOfEveryPhase() throws {
    var random = SeededGenerator(14)
    var options = KeynessOptions()
    options.tests = [.boot, .perm]
    (options.replicates, options.permutations, options.threads) = (10, 70, 2)
    var phases: [String] = []
    _ = try KeynessComparison(try keynessArticles(burstyArticles(40, &random)), options) { phase, count, work in
      let steps = Steps()
      work { steps.count.add(1, ordering: .relaxed) }
      #expect(steps.count.load(ordering: .relaxed) == count && count > 1)
      phases.append(phase)
    }
    #expect(phases == ["terms", "permutations", "targets"])
  }
}

private final class Steps: Sendable { let count = Atomic(0) }

/// Twice the smaller tail of the hypergeometric distribution, with half of what was seen, from all of its probabilities.
private func naiveMidP(_ documents: KeynessCounts) -> Double {
  func choose(_ n: Double, _ k: Double) -> Double { lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) }
  let df = documents.f1 + documents.f2
  let n = documents.n1 + documents.n2
  let possible = Int(max(0, df - documents.n2))...Int(min(df, documents.n1))
  func probability(_ k: Int) -> Double {
    exp(choose(documents.n1, Double(k)) + choose(documents.n2, df - Double(k)) - choose(n, df))
  }
  let seen = Int(documents.f1)
  let less = possible.filter { $0 < seen }.reduce(0) { $0 + probability($1) }
  let more = possible.filter { $0 > seen }.reduce(0) { $0 + probability($1) }
  return min(1, 2 * min(less, more) + probability(seen))
}
