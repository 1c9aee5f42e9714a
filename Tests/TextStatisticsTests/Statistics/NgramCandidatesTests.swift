import Foundation
import Testing

@testable import TextStatistics

/// The n-grams of articles, by way of a file.
private func candidates(
  _ articles: [Article], _ sizes: Set<Int> = [2, 3], minimumCount: Int = 1,
  minimumDocumentFrequency: VocabularyLimits.Frequency = .count(1), within: TextUnit = .paragraph, threads: Int = 1,
  limits: VocabularyLimits = VocabularyLimits(), tokens: (inout TokenizerOptions) -> Void = { _ in }
) throws -> NgramCandidates {
  var tokenizer = TokenizerOptions()
  tokens(&tokenizer)
  var options = CountingOptions(tokenization: try Tokenization(tokenizer))
  options.unit = .groups(by: [])
  options.threads = threads
  options.limits = limits
  let folder = try TemporaryFolder()
  let reader = try CorpusReader(
    paths: [try folder.write("a.jsonl", try jsonLines(articles))], columns: options.unit.columns,
    options: ReadingOptions(), blockSize: 4096)
  return try NgramCandidates(
    TokenizedCorpus(reader, options, within: within), sizes: sizes, minimumCount: minimumCount,
    minimumDocumentFrequency: minimumDocumentFrequency, threads: threads)
}

private func articles(_ texts: [String]) -> [Article] { texts.map { Article(text: $0) } }

/// An n-gram as it is counted with dictionaries.
private struct NaiveNgram: Equatable {
  var count = 0
  var nested = 0
  var df = 0
  var cells: [Double] = []
}

/// Every n-gram of runs of words, an array of them for each article.
private func naiveNgrams(
  _ articles: [[[String]]], _ sizes: Set<Int>, minimumCount: Int, minimumDocumentFrequency: Int
) -> [[String]: NaiveNgram] {
  func windows(_ run: [String], _ size: Int) -> [[String]] {
    run.indices.dropLast(size - 1).map { Array(run[$0..<$0 + size]) }
  }
  var found: [[String]: NaiveNgram] = [:]
  for size in sizes {
    for article in articles {
      let all = article.flatMap { windows($0, size) }
      for window in all { found[window, default: NaiveNgram()].count += 1 }
      for window in Set(all) { found[window]!.df += 1 }
    }
  }
  found = found.filter { $0.value.count >= minimumCount && $0.value.df >= minimumDocumentFrequency }
  for ngram in found.keys {
    let size = ngram.count
    var cells = [Double](repeating: 0, count: 1 << size)
    for run in articles.joined() {
      for (start, window) in windows(run, size).enumerated() {
        cells[(0..<size).reduce(0) { $0 | (window[$1] == ngram[$1] ? 1 << $1 : 0) }] += 1
        guard window == ngram else { continue }
        let isNested = sizes.contains { long in
          long > size
            && (max(0, start + size - long)...start).contains { first in
              first + long <= run.count && found[Array(run[first..<first + long])] != nil
            }
        }
        found[ngram]!.nested += isNested ? 1 : 0
      }
    }
    found[ngram]!.cells = cells
  }
  return found
}

extension NgramCandidates {
  fileprivate var naive: [[String]: NaiveNgram] {
    var naive: [[String]: NaiveNgram] = [:]
    for row in rows() {
      let words = row.ngram.split(separator: " ").map(String.init)
      naive[words] = NaiveNgram(count: row.count, nested: row.countNested, df: row.df, cells: row.cells)
    }
    return naive
  }
}

@Suite struct NgramCandidatesTests {
  @Test(arguments: [
    ([2], 1, 1), ([3], 2, 1), ([2, 3], 1, 1), ([2, 3], 3, 2), ([2, 4], 2, 2), ([2, 3, 4], 2, 1), ([5], 1, 1),
    ([2, 3, 5], 1, 1), ([4, 5], 1, 2),
  ])
  func allCountsEqualThoseOfDictionaries(numbers: [Int], minimumCount: Int, minimumDocumentFrequency: Int) throws {
    let sizes = Set(numbers)
    var random = SeededGenerator(UInt64(minimumCount * 7 + sizes.count))
    // Word 4 is a stop word; few words, so that everything repeats.
    let words = (0..<16).map { _ in
      (0..<Int.random(in: 0...6, using: &random)).map { _ in
        (0..<Int.random(in: 1...14, using: &random)).map { _ in
          min(Int.random(in: 0..<7, using: &random), Int.random(in: 0..<7, using: &random))
        }
      }
    }
    let texts = words.map { $0.map { $0.map { "w\($0)" }.joined(separator: " ") }.joined(separator: "\n\n") }
    for within in [TextUnit.paragraph, .document] {
      let runs = words.map { paragraphs in
        (within == .paragraph ? paragraphs : [Array(paragraphs.joined())])
          .flatMap { $0.split(separator: 4).map { $0.map { "w\($0)" } } }
      }
      let naive = naiveNgrams(
        runs, sizes, minimumCount: minimumCount, minimumDocumentFrequency: minimumDocumentFrequency)
      #expect(naive.count > 4)
      for threads in [1, 3] {
        let found = try candidates(
          articles(texts), sizes, minimumCount: minimumCount,
          minimumDocumentFrequency: .count(minimumDocumentFrequency), within: within, threads: threads
        ) { $0.stopwords = ["w4"] }
        #expect(found.count == naive.count)
        #expect(found.naive == naive)
      }
    }
  }

  @Test func numbersEqualThoseOfOtherPrograms() throws {
    let lines = ngramGolden.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let texts = lines.filter { $0[0] == "text" }.map {
      $0.dropFirst().joined(separator: " ").replacingOccurrences(of: "/", with: "\n\n")
    }
    let rows = try candidates(articles(texts), [2, 3, 4], minimumCount: 3) { $0.stopwords = ["x"] }.rows()
    let golden = lines.filter { $0[0] == "ngram" }
    #expect(rows.count == golden.count)
    for line in golden {
      let parts = line.dropFirst().split(separator: ":").map(Array.init)
      let row = try #require(rows.first { $0.ngram == parts[0].joined(separator: " ") })
      #expect([row.count, row.countNested, row.df].map(String.init) == Array(parts[1][..<3]), "\(row.ngram)")
      let values = [row.expected, row.lambda.lambda, row.lambda.z, row.logDice, row.mi, row.g2]
      for (value, expected) in zip(values, parts[1][3...]) {
        // The other programs take differences of logarithms near 0.
        #expect(agree(value, Double(expected)!, tolerance: 1e-9), "\(row.ngram): \(value), \(expected)")
      }
    }
  }

  /// The examples in the documentation of quanteda.textstats 0.97 with their output; there punctuation breaks a
  /// sequence.
  @Test func numbersEqualThoseThatQuantedaPrints() throws {
    let gapped = [
      ". . . . a b c . . a b c . . . c d e", "a b . . a b . . a b . . a b . a b", "b c d . . b c . b c . . . b c",
    ].map { $0.replacingOccurrences(of: ".", with: "x") }
    let examples: [([String], [String: (count: Int, nested: Int, lambda: Double, z: Double)], Int)] = [
      (
        gapped,
        [
          "a b": (7, 2, 5.652489, 2.745546), "b c": (6, 3, 5.609472, 2.721287), "c d": (2, 2, 4.976734, 2.354187),
          "a b c": (2, 0, 0, 0),
        ], 2
      ),
      (["a b c a b d e b d a b"], ["a b": (3, 0, 3.412247, 1.936083), "b d": (2, 0, 3.218876, 1.799406)], 2),
      (
        ["The new European Union is not the old European Union."],
        [
          "European Union": (2, 0, 4.317488, 2.027787), "The new": (1, 0, 3.931826, 1.797564),
          "Union is": (1, 0, 3.931826, 1.797564), "is not": (1, 0, 3.931826, 1.797564),
          "not the": (1, 0, 3.931826, 1.797564), "the old": (1, 0, 3.931826, 1.797564),
          "new European": (1, 0, 2.708050, 1.454456), "old European": (1, 0, 2.708050, 1.454456),
        ], 1
      ),
    ]
    for (texts, expected, minimumCount) in examples {
      // There c d is nested in b c d and c d e, which occur once: a table with all of them says so here.
      let all = try candidates(articles(texts), texts.count > 1 ? [2, 3] : [2]) {
        $0.stopwords = ["x"]
        $0.folding = []
      }.rows()
      let rows = all.filter { $0.count >= minimumCount }
      #expect(Set(rows.map(\.ngram)) == Set(expected.keys))
      for row in rows {
        let golden = try #require(expected[row.ngram])
        #expect(row.count == golden.count && row.countNested == golden.nested)
        #expect(abs(row.lambda.lambda - golden.lambda) < 1e-6 && abs(row.lambda.z - golden.z) < 1e-6)
      }
    }
  }

  @Test func measuresOfTwoWordsAreThoseOfPairs() throws {
    var random = SeededGenerator(5)
    for row in try candidates(randomArticles(20, &random), [2]).rows() {
      let table = ContingencyTable(
        o11: Double(row.count), r1: row.marginals[0], c1: row.marginals[1], n: row.cells.reduce(0, +))
      #expect(agree(row.lambda.lambda, AssociationMeasure.oddsRatioLog.value(table), tolerance: 1e-9))
      #expect(agree(row.lambda.z, AssociationMeasure.lambdaZ.value(table), tolerance: 1e-9))
      #expect(agree(row.expected, table.e11))
      #expect(row.npmi == AssociationMeasure.npmi.value(table))
    }
  }

  @Test func rareNgramsLeaveTheNumbersOfTheOthersAsTheyAre() throws {
    var random = SeededGenerator(11)
    let articles = randomArticles(60, &random)
    func numbers(_ row: NgramRow) -> [Double] { row.cells + row.marginals + row.frequencies + [Double(row.df)] }
    let all = try candidates(articles, [2, 3], within: .document).rows(orderedBy: .count)
    let frequent = try candidates(articles, [2, 3], minimumCount: 2, within: .document).rows(orderedBy: .count)
    #expect(frequent.count > 50 && frequent.count < all.count / 2)
    #expect(frequent.map(\.ngram) == all.filter { $0.count >= 2 }.map(\.ngram))
    #expect(frequent.map(numbers) == all.filter { $0.count >= 2 }.map(numbers))
  }

  /// A word that is no term of the matrix takes its place in the windows, and is in no n-gram.
  @Test func wordsOutsideTheVocabularyStandBetweenOthers() throws {
    var limits = VocabularyLimits()
    limits.vocabulary = ["a", "b"]
    let rows = try candidates(articles(["a b c a b", "c c a c"]), [2], limits: limits).rows()
    #expect(rows.map(\.ngram) == ["a b"])
    // Windows: a b, b c, c a, a b; c c, c a, a c.
    #expect(rows[0].cells == [4, 1, 0, 2] && rows[0].marginals == [3, 2])
  }

  @Test func wordsThatOnlyOccurTogetherHaveTheGreatestValues() throws {
    let rows = try candidates(articles(["a b c", "a b c", "d e f", "g h i", "d f e"]), [3]).rows()
    for row in rows {
      let isAlways = ["a b c", "g h i"].contains(row.ngram)
      #expect(isAlways ? agree(row.npmi, 1) && row.logDice == 14 : row.npmi < 0.9 && row.logDice < 14)
    }
    let only = try candidates(articles(["a b c"]), [3]).rows()
    #expect(only[0].mi == 0 && only[0].npmi.isNaN)
  }

  @Test(arguments: NgramMeasure.allCases)
  func rowsFallByAnyMeasureAndTiesAreInCodePointOrder(measure: NgramMeasure) throws {
    var random = SeededGenerator(3)
    let found = try candidates(randomArticles(12, &random), [2, 3])
    let rows = found.rows(orderedBy: measure)
    func value(_ row: NgramRow) -> Double {
      switch measure.column.cell(row) {
      case .integer(let value): Double(value)
      case .real(let value) where !value.isNaN: value
      default: -.infinity
      }
    }
    var ties = 0
    for (a, b) in zip(rows, rows.dropFirst()) {
      ties += value(a) == value(b) ? 1 : 0
      #expect(
        value(a) > value(b)
          || value(a) == value(b) && a.ngram.utf8.lexicographicallyPrecedes(b.ngram.utf8), "\(a.ngram), \(b.ngram)")
    }
    #expect(ties > 0)
    #expect(found.rows(orderedBy: measure, top: 7).map(\.ngram) == rows.prefix(7).map(\.ngram))
  }

  @Test func sequencesEndWithTheSentence() throws {
    let text = articles(["The peace talks failed. Peace talks go on."])
    #expect(try candidates(text, [2], within: .sentence).rows().allSatisfy { $0.ngram != "failed peace" })
    #expect(try candidates(text, [2], within: .document).rows().contains { $0.ngram == "failed peace" })
  }

  @Test func nothingWithinTheLimitsIsAnError() throws {
    for text in ["", "one", "one. two. three", "one two"] {
      let error = #expect(throws: InputError.self) {
        try candidates(articles([text, ""]), minimumCount: 2, within: .sentence)
      }
      #expect(
        error?.description == "no n-gram of 2 articles is within the limits; lower --min-count or --min-df")
    }
  }
}
