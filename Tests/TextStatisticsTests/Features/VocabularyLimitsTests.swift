import Testing

@testable import TextStatistics

private func limits(_ configure: (inout VocabularyLimits) -> Void) -> VocabularyLimits {
  var limits = VocabularyLimits()
  configure(&limits)
  return limits
}

/// The arguments of the oracle, as ours.
private let settings: [(arguments: String, ngrams: [Int], limits: VocabularyLimits)] = [
  ("{'min_df': 4}", [1], limits { $0.minimumDocumentFrequency = .count(4) }),
  ("{'min_df': 0.6}", [1], limits { $0.minimumDocumentFrequency = .share(0.6) }),
  ("{'min_df': 0.61}", [1], limits { $0.minimumDocumentFrequency = .share(0.61) }),
  (
    "{'min_df': 2, 'max_df': 3, 'max_features': 29}", [1],
    limits {
      $0.minimumDocumentFrequency = .count(2)
      $0.maximumDocumentFrequency = .count(3)
      $0.maximumFeatures = 29
    }
  ),
  (
    "{'max_df': 0.2, 'max_features': 10}", [1],
    limits {
      $0.maximumDocumentFrequency = .share(0.2)
      $0.maximumFeatures = 10
    }
  ),
  (
    "{'min_df': 3, 'max_df': 0.8}", [1],
    limits {
      $0.minimumDocumentFrequency = .count(3)
      $0.maximumDocumentFrequency = .share(0.8)
    }
  ),
  ("{'min_df': 5}", [1], limits { $0.minimumDocumentFrequency = .count(5) }),
  ("{'max_features': 28}", [1], limits { $0.maximumFeatures = 28 }),
  ("{'max_features': 28, 'ngram_range': (2, 2)}", [2], limits { $0.maximumFeatures = 28 }),
  (
    "{'min_df': 3, 'ngram_range': (1, 3), 'max_df': 4}", [1, 2, 3],
    limits {
      $0.minimumDocumentFrequency = .count(3)
      $0.maximumDocumentFrequency = .count(4)
    }
  ),
  (
    "{'vocabulary': ['china', 'russia', 'not_there', 'ukraine', 'zelensky', 'a']}", [1],
    limits { $0.vocabulary = ["china", "russia", "not_there", "ukraine", "zelensky", "a"] }
  ),
]

@Suite struct VocabularyLimitsTests {
  @Test func limitsAreScikitLearns() throws {
    #expect(settings.map(\.arguments) == sklearnCounts.map(\.arguments))
    for (setting, golden) in zip(settings, sklearnCounts) {
      let matrix = try countSeeds(configure: { $0.limits = setting.limits }, ngrams: setting.ngrams).matrix
      var lines: [String] = []
      let rows = matrix.naiveRows
      for term in matrix.terms {
        lines.append(term + "\t" + rows.map { String($0.counts[term] ?? 0) }.joined(separator: " "))
      }
      #expect(lines == golden.counts.split(separator: "\n").map(String.init), "\(setting.arguments)")
    }
  }

  @Test func mostFrequentTermsAreThoseOfASort() {
    var random = SeededGenerator(3)
    for limit in [1, 2, 5, 40, 99, 100, 200] {
      let counts = (0..<100).map { _ in UInt64.random(in: 1...9, using: &random) }
      var limits = VocabularyLimits()
      (limits.maximumFeatures, limits.minimumCount) = (limit, 2)
      let ranked = counts.indices.filter { counts[$0] >= 2 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
      let kept = limits.kept(
        counts: counts, documentFrequencies: [UInt32](repeating: 1, count: 100), articleCount: 1)
      #expect(kept.indices.filter { kept[$0] } == ranked.prefix(limit).sorted())
    }
  }

  @Test func rareTermsAreDroppedAndCounted() throws {
    let articles = [Article(outlet: "A", text: "a a b c"), Article(outlet: "B", text: "b b c d")]
    for threads in [1, 2] {
      let matrix = try count(articles, threads: threads) {
        $0.limits.minimumCount = 2
        $0.countsArticles = true
      }.matrix
      #expect(Array(matrix.terms) == ["a", "b", "c"] && matrix.droppedTermCount == 1)
      #expect(matrix.counts.columns == [0, 1, 2, 1, 2] && matrix.counts.values == [2, 1, 1, 2, 1])
      #expect(matrix.documentFrequencies == [1, 2, 2] && matrix.entryArticleCounts == [1, 1, 1, 1, 1])
      // Dropped terms still are tokens of their rows.
      #expect(matrix.rows.map(\.tokenCount) == [4, 4])
    }
    #expect(try count(articles).matrix.droppedTermCount == 0)
  }

  /// Every thread knows only its own articles; the limits are on all of them.
  @Test(arguments: [1, 2, 8]) func limitsAreOnTheWholeCorpus(threads: Int) throws {
    var random = SeededGenerator(47)
    let articles = randomArticles(60, &random)
    let all = naiveRows(articles, .groups(by: [])) { naiveWords($0) }[0]
    let kept = all.counts.keys.filter { (3...12).contains(all.articles[$0]!) && all.counts[$0]! >= 6 }
    let matrix = try count(articles, threads: threads) {
      $0.unit = .groups(by: [])
      $0.limits.minimumCount = 6
      $0.limits.minimumDocumentFrequency = .count(3)
      $0.limits.maximumDocumentFrequency = .share(0.2)
    }.matrix
    #expect(Set(matrix.terms) == Set(kept) && matrix.terms.count == kept.count)
    #expect(kept.count > 5 && matrix.droppedTermCount == all.counts.count - kept.count)
    #expect(matrix.naiveRows[0].counts == all.counts.filter { kept.contains($0.key) })
    #expect(zip(matrix.terms, matrix.documentFrequencies).allSatisfy { all.articles[$0]! == $1 })
  }

  @Test func ofEquallyFrequentTermsTheFirstAreKept() throws {
    let matrix = try count([Article(outlet: "A", text: "é d c b a z z")]) { $0.limits.maximumFeatures = 3 }.matrix
    #expect(Array(matrix.terms) == ["a", "b", "z"])
  }

  @Test func aGivenVocabularyIsTheColumns() throws {
    let articles = [Article(outlet: "A", text: "e\u{301}t\u{E9} a b"), Article(outlet: "B", text: "none of them")]
    let matrix = try count(articles) {
      $0.limits.vocabulary = ["z", "b", "\u{E9}t\u{E9}", "b"]
    }.matrix
    #expect(Array(matrix.terms) == ["b", "z", "\u{E9}t\u{E9}"])
    #expect(matrix.counts.rowOffsets == [0, 2, 2] && matrix.counts.columns == [0, 2])
    #expect(matrix.documentFrequencies == [1, 0, 1])
    #expect(matrix.droppedTermCount == 4)
    let unfolded = try count(articles) {
      $0.limits.vocabulary = ["\u{E9}t\u{E9}"]
    } tokens: {
      $0.folding = []
    }.matrix
    #expect(unfolded.documentFrequencies == [0] && unfolded.droppedTermCount == 6)
  }

  @Test func limitsThatNothingMeetsAreAnError() throws {
    let articles = [Article(outlet: "A", text: "a b"), Article(outlet: "B", text: "a c")]
    let error = #expect(throws: InputError.self) {
      try count(articles) { $0.limits.minimumDocumentFrequency = .count(3) }
    }
    #expect(error?.reason.hasPrefix("none of the 3 terms of 2 articles is within the limits") == true)
    // Without terms there is nothing that could be within them.
    #expect(try count([Article(outlet: "A", text: "-")]) { $0.limits.minimumCount = 2 }.matrix.terms.isEmpty)
    // From above as well: a lower limit above the upper one leaves nothing.
    #expect(throws: InputError.self) {
      try count(articles) {
        $0.limits.minimumDocumentFrequency = .count(2)
        $0.limits.maximumDocumentFrequency = .count(1)
      }
    }
  }
}
