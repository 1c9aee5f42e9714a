@testable import TextStatistics

/// Articles of the outlets A, B, ... as rows of counts; strata as they are given, or one.
func groupedArticles(_ outlets: [[[UInt32]]], strata: [UInt32]? = nil) throws -> GroupedArticles {
  let words = (0..<(outlets.joined().first?.count ?? 0)).map { "w" + String(UnicodeScalar(UInt8(97 + $0))) }
  let articles = outlets.joined().map { row in
    Article(text: zip(words, row).flatMap { Array(repeating: $0, count: Int($1)) }.joined(separator: " "))
  }
  let matrix = try count(articles) {
    $0.unit = .documents
    $0.limits.vocabulary = words
  }.matrix
  let groups = outlets.enumerated().flatMap { group, rows in rows.map { _ in UInt32(group) } }
  return GroupedArticles(
    matrix, groupNames: outlets.indices.map { String(UnicodeScalar(UInt8(65 + $0))) }, groups: groups,
    strata: strata ?? groups.map { _ in 0 })
}

/// Articles with a topic each and words by the topic, of outlets with their shares of the first of two topics.
func randomOutlets(_ shares: [Double], articles: Int, _ random: inout SeededGenerator) -> [[[UInt32]]] {
  shares.map { share in
    (0..<articles).map { _ in
      let isFirst = Double.random(in: 0..<1, using: &random) < share
      var row = [UInt32](repeating: 0, count: topicWords)
      for _ in 0..<40 { row[randomWord(isFirst, &random)] += 1 }
      return row
    }
  }
}

let topicWords = 20

/// The smaller of two numbers: some words are frequent. The topics count from either end.
private func randomWord(_ isFirst: Bool, _ random: inout SeededGenerator) -> Int {
  let word = min(Int.random(in: 0..<topicWords, using: &random), Int.random(in: 0..<topicWords, using: &random))
  return isFirst ? word : topicWords - 1 - word
}

/// The shares of words that `randomOutlets` draws from, in expectation.
func expectedShares(_ share: Double) -> [Double] {
  let n = Double(topicWords)
  let first = (0..<topicWords).map { (2 * (n - Double($0)) - 1) / (n * n) }
  return first.indices.map { share * first[$0] + (1 - share) * first[topicWords - 1 - $0] }
}
