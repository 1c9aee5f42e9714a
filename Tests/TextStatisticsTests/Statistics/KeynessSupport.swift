import Testing

@testable import TextStatistics

// What the tests of keyness share: a made outlet whose articles repeat their words, and its articles as they are compared.

/// The articles of `corpora`, as `stats keyness` reads them; the second one is a reference.
func keynessArticles(
  _ corpora: [Article]..., by names: [String] = ["outlet"], within stratum: String? = nil, threads: Int = 1
) throws -> KeynessArticles {
  var options = CountingOptions(tokenization: try Tokenization(TokenizerOptions()))
  options.threads = threads
  let readers = try corpora.enumerated().map { index, articles in
    try CorpusReader(
      bytes: try jsonLines(articles), format: .jsonl,
      columns: KeynessArticles.columns(by: index == 0 ? names : [], within: stratum), blockSize: 4096)
  }
  return try KeynessArticles(readers, by: names, within: stratum, options)
}

extension ArticleKey {
  /// The key of an article that a test makes up.
  init(_ article: Article) {
    let (id, text) = (article.id.map { Array($0.utf8) }, Array(article.text.utf8))
    self = text.withUnsafeBufferPointer { text in
      guard let id else { return ArticleKey(id: nil, text: text) }
      return id.withUnsafeBufferPointer { ArticleKey(id: $0, text: text) }
    }
  }
}

/// Articles that take up few of sixty words and repeat these, given to two outlets by chance.
func burstyArticles(_ count: Int, share: Double = 0.5, _ random: inout SeededGenerator) -> [Article] {
  (0..<count).map { _ in
    var words: [String] = []
    for _ in 0..<Int.random(in: 8...30, using: &random) {
      let rank = Int(60 * Double.random(in: 0..<1, using: &random) * Double.random(in: 0..<1, using: &random))
      let times = [1, 1, 2, 4, 8].randomElement(using: &random)!
      words += [String](repeating: burstyWord(rank), count: times)
    }
    let isTarget = Double.random(in: 0..<1, using: &random) < share
    return Article(outlet: isTarget ? "A" : "B", text: words.joined(separator: " "))
  }
}

/// The word of a rank from 0 to 59.
func burstyWord(_ rank: Int) -> String { "w\(letter(rank / 26))\(letter(rank % 26))" }

private func letter(_ index: Int) -> Character { Character(UnicodeScalar(UInt8(97 + index))) }
