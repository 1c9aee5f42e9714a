@testable import TextStatistics

/// Articles of the outlets A, B, ... as rows of counts; strata as they are given, or one.
func groupedArticles(_ outlets: [[[UInt32]]], strata: [UInt32]? = nil) throws -> GroupedArticles {
  let words = (0..<(outlets.joined().first?.count ?? 0)).map { "w\(100 + $0)" }
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
    strata: strata)
}

/// Articles with a topic each and words by the topic, of outlets with their shares of the first of two topics.
///
/// The topics have three quarters of the words each, with equal probabilities, from either end.
func randomOutlets(
  _ shares: [Double], articles: Int, words: Int = topicWords, _ random: inout SeededGenerator
) -> [[[UInt32]]] {
  shares.map { share in
    (0..<articles).map { _ in
      let first = Double.random(in: 0..<1, using: &random) < share ? 0 : words / 4
      var row = [UInt32](repeating: 0, count: words)
      for _ in 0..<words { row[Int.random(in: first..<first + words * 3 / 4, using: &random)] += 1 }
      return row
    }
  }
}

let topicWords = 20
