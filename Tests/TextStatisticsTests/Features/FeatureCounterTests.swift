import Testing

@testable import TextStatistics

@Suite struct FeatureCounterTests {
  @Test(arguments: [0, 50, 1 << 20], [[1], [1, 2]])
  func rowsOfAKeyAddUpWheneverTheyAreCompacted(limit: Int, ngrams: [Int]) throws {
    try checkRows(ofKeys: 7, limit: limit, ngrams: ngrams)
  }

  @Test(arguments: [false, true], [[1], [1, 2]])
  func aSingleGroupIsCountedLikeAnyOther(isSingle: Bool, ngrams: [Int]) throws {
    try checkRows(ofKeys: 1, limit: 50, ngrams: ngrams, isSingle: isSingle)
  }

  private func checkRows(ofKeys keyCount: Int, limit: Int, ngrams: [Int], isSingle: Bool = false) throws {
    var options = TokenizerOptions()
    options.ngramSizes = ngrams
    let counter = FeatureCounter(
      try Tokenization(options), isGrouped: true, isSingle: isSingle, countsArticles: true, compactionLimit: limit)
    var random = SeededGenerator(17)
    var expected: [Int: NaiveRow] = [:]
    var frequencies: [String: Int] = [:]
    for article in randomArticles(150, &random, length: 40) {
      let key = Int.random(in: 0..<keyCount, using: &random)
      let features = naiveNgrams(naiveWords(article.text), ngrams)
      expected[key, default: NaiveRow(labels: [])].add(features)
      for feature in Set(features) { frequencies[feature, default: 0] += 1 }
      let counted = withPadded(Array(article.text.utf8)) { counter.add($0, key: key) }
      #expect(counted == (features.count, Set(features).count))
    }
    if limit == 0 { #expect(counter.rows.count < 150) }
    counter.finish()

    func name(_ id: Int) -> String {
      let key = counter.tokenizer.vocabulary.keys[id]
      guard key.tag & Vocabulary.ngramTag == 0 else { return name(Int(key.low)) + " " + name(Int(key.high)) }
      return String(decoding: counter.tokenizer.vocabulary.bytes(of: id), as: UTF8.self)
    }
    var found: [Int: NaiveRow] = [:]
    for (index, row) in counter.rows.enumerated() {
      for entry in counter.range(ofRow: index) {
        let term = name(Int(counter.columns[entry]))
        found[row.key, default: NaiveRow(labels: [])].counts[term, default: 0] += Int(counter.counts[entry])
        found[row.key, default: NaiveRow(labels: [])].articles[term, default: 0] += Int(counter.articleCounts[entry])
      }
    }
    #expect(found.mapValues(\.counts) == expected.mapValues(\.counts))
    #expect(found.mapValues(\.articles) == expected.mapValues(\.articles))
    for id in 1..<counter.tokenizer.vocabulary.count {
      #expect(Int(counter.documentFrequency(of: id)) == frequencies[name(id), default: 0])
    }
    #expect(counter.documentFrequency(of: 0) == 0)

    counter.compact()
    #expect(counter.rows.map(\.key) == Array(0..<keyCount))
  }

  @Test func rowsOfArticlesAreNeverAddedUp() throws {
    let counter = FeatureCounter(try Tokenization(), isGrouped: false, countsArticles: true, compactionLimit: 0)
    for key in [0, 1, 1] { withPadded(Array("b a b".utf8)) { _ = counter.add($0, key: key) } }
    counter.compact()
    #expect(counter.rows.map(\.key) == [0, 1, 1] && counter.articleCounts.count == 0)
    #expect((0..<6).map { counter.counts[$0] } == [2, 1, 2, 1, 2, 1])
  }
}
