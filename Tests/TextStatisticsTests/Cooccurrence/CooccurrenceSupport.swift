@testable import TextStatistics

// Co-occurrence as its definition reads: every pair of places of every unit.

/// A corpus for the tests of windows: every unit is a paragraph of its own, its words have no punctuation.
struct PlainArticle {
  var outlet: String
  var units: [[String]]

  var text: String { units.map { $0.joined(separator: " ") }.joined(separator: "\n\n") }
}

func plainArticles(
  _ count: Int, words: Int, units: Int, length: Int, _ random: inout SeededGenerator
) -> [PlainArticle] {
  (0..<count).map { _ in
    PlainArticle(
      outlet: ["a", "b", "c"].randomElement(using: &random)!,
      units: (0..<Int.random(in: 0...units, using: &random)).map { _ in
        (0..<Int.random(in: 1...length, using: &random)).map { _ in
          // The smaller of two: some words are frequent.
          "w\(min(Int.random(in: 0..<words, using: &random), Int.random(in: 0..<words, using: &random)))x"
        }
      })
  }
}

/// Reads `articles` by way of a file; small blocks, so that threads have several each.
func tokenized(
  _ articles: [PlainArticle], by names: [String] = ["outlet"], within: TextUnit = .document, stopwords: [String] = [],
  minimumCount: Int = 1, threads: Int = 1, tokenLimit: Int = .max
) throws -> TokenizedCorpus {
  var tokenizer = TokenizerOptions()
  tokenizer.stopwords = stopwords
  var options = CountingOptions(tokenization: try Tokenization(tokenizer))
  options.unit = .groups(by: names)
  options.limits.minimumCount = minimumCount
  options.threads = threads
  let folder = try TemporaryFolder()
  let path = try folder.write(
    "articles.jsonl", try jsonLines(articles.map { Article(outlet: $0.outlet, text: $0.text) }))
  let reader = try CorpusReader(
    paths: [path], columns: options.unit.columns, options: ReadingOptions(), blockSize: 4096)
  return try TokenizedCorpus(reader, options, within: within, tokenLimit: tokenLimit)
}

/// A pair as the naive count and the table both know it.
struct CountedPair: Equatable {
  var o11 = 0.0
  var r1 = 0.0
  var c1 = 0.0
  var n = 0.0
  var hits = 0.0
  var articles = 0
}

struct NaivePairs {
  /// By group, first and second word.
  var pairs: [String: [[String]: CountedPair]] = [:]

  init(
    _ articles: [PlainArticle], _ options: CooccurrenceOptions, within: TextUnit, stopwords: Set<String>,
    minimumCount: Int
  ) {
    var frequency: [String: Int] = [:]
    for word in articles.flatMap(\.units).joined() where !stopwords.contains(word) { frequency[word, default: 0] += 1 }
    let kept = Set(frequency.keys.filter { frequency[$0]! >= minimumCount })

    for group in Set(articles.map(\.outlet)) {
      var pairs: [[String]: CountedPair] = [:]
      var (first, second, tokens): ([String: Double], [String: Double], [String: Double]) = ([:], [:], [:])
      var (all, tokenCount) = (0.0, 0.0)
      var inGroup: [String: Int] = [:]
      for article in articles where article.outlet == group {
        for word in article.units.joined() { inGroup[word, default: 0] += 1 }
      }
      // The word of a pair that is rarer in the group is the one whose tokens are looked at for hits.
      func isRarer(_ a: String, _ b: String) -> Bool { (inGroup[a]!, b) < (inGroup[b]!, a) || a == b }
      for article in articles where article.outlet == group {
        var inArticle: Set<[String]> = []
        for unit in within == .document ? [article.units.flatMap { $0 }] : article.units {
          var words: [String?] = unit.map { stopwords.contains($0) ? nil : $0 }
          if !options.keepsPositions { words = words.compactMap { $0 }.filter(kept.contains) }
          for case let word? in words { tokens[word, default: 0] += 1 }
          tokenCount += Double(words.count { $0 != nil })
          var inUnit: Set<[String]> = []
          var hits: Set<[String]> = []
          // For span margins: the places of each node's spans that are counted already.
          var covered: Set<[String]> = []
          for i in words.indices {
            for j in words.indices where i != j && j - i >= -options.left && j - i <= options.right {
              guard let a = words[i], let b = words[j] else { continue }
              let weight = options.weights == .flat ? 1 : 1 / Double(abs(i - j))
              let isNew = covered.insert([a, String(j)]).inserted
              let counts: Bool
              switch (options.counting, options.margins) {
              case (.boolean, _): counts = inUnit.insert([a, b]).inserted
              case (_, .span): counts = isNew && a != b
              default: counts = true
              }
              if options.margins == .span, a == b { continue }
              if options.counting == .events, counts {
                first[a, default: 0] += weight
                second[b, default: 0] += weight
                all += weight
              }
              guard kept.contains(a), kept.contains(b) else { continue }
              if counts { pairs[[a, b], default: CountedPair()].o11 += options.counting == .boolean ? 1 : weight }
              inArticle.insert([a, b])
              if !options.isSymmetric || isRarer(a, b), hits.insert([String(i), b]).inserted {
                pairs[[a, b], default: CountedPair()].hits += 1
                if options.isSymmetric, a != b { pairs[[b, a], default: CountedPair()].hits += 1 }
              }
            }
          }
          if options.counting == .boolean {
            for case let word? in Set(words) {
              first[word, default: 0] += 1
              second[word, default: 0] += 1
            }
            all += words.contains { $0 != nil } ? 1 : 0
          }
        }
        for pair in inArticle { pairs[pair]!.articles += 1 }
      }
      for (key, pair) in pairs {
        var pair = pair
        (pair.r1, pair.c1, pair.n) = (first[key[0]] ?? 0, second[key[1]] ?? 0, all)
        if options.margins == .span { (pair.c1, pair.n) = (tokens[key[1]]!, tokenCount - tokens[key[0]]!) }
        if options.margins == .corpus { (pair.r1, pair.c1, pair.n) = (tokens[key[0]]!, tokens[key[1]]!, tokenCount) }
        if !options.isSymmetric { pair.hits = min(pair.hits, tokens[key[1]]!) }
        if options.isSymmetric, key[0] == key[1] { pair.hits /= 2 }
        let isBothWays = options.isSymmetric && options.counting == .events && key[0] == key[1]
        let isShown = pair.o11 / (isBothWays ? 2 : 1) >= options.minimumCount
        if isShown, !options.isSymmetric || key[0] <= key[1] { self.pairs[group, default: [:]][key] = pair }
      }
    }
  }
}

extension Cooccurrences {
  /// The pairs as the naive count has them.
  var named: [String: [[String]: CountedPair]] {
    var result: [String: [[String]: CountedPair]] = [:]
    for record in pairs.all {
      let pair = pair(record)
      let group = matrix.rows[Int(record.row)].labels.first ?? ""
      result[group, default: [:]][[matrix.terms[pair.term1], matrix.terms[pair.term2]]] = CountedPair(
        o11: pair.table.o11, r1: pair.table.r1, c1: pair.table.c1, n: pair.table.n, hits: pair.table.hits,
        articles: pair.articles)
    }
    return result
  }
}
