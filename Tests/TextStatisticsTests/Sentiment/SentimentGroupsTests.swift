import Testing

@testable import TextStatistics

private func options(_ configure: (inout SentimentOptions) -> Void = { _ in }) throws -> SentimentOptions {
  try toneOptions(.outlet, configure)
}

/// Articles whose mean is known: each has sentences of one match, good with probability 0.7 or else crisis, more alike
/// within an article than between articles.
@Test func intervalsCoverTheMeanAboutAsOftenAsTheySay() throws {
  var random = SeededGenerator(11)
  let (outlets, articlesOfEach) = (120, 25)
  var articles: [Article] = []
  for outlet in 0..<outlets {
    for _ in 0..<articlesOfEach {
      let lean = Double.random(in: 0.4...1, using: &random)
      let sentences = (0..<3).map { _ in Double.random(in: 0..<1, using: &random) < lean ? "The good." : "The crisis." }
      articles.append(Article(outlet: "o\(outlet)", text: sentences.joined(separator: " ")))
    }
  }
  // E(lean) = 0.7 and the valences are 2 and -1.
  let truth = 0.7 * 2 - 0.3 * 1
  let rows = try namedCells(
    articles,
    try options {
      $0.measure = .scoreValence
      $0.replicates = 200
      $0.threads = 2
    })
  #expect(rows.count == outlets)
  let covered = rows.count { number($0["low"]) <= truth && truth <= number($0["high"]) }
  #expect((0.90...0.99).contains(Double(covered) / Double(outlets)), "\(covered) of \(outlets)")
}

@Test func theIntervalOfAnOutletDoesNotDependOnOthers() throws {
  let articles = toneArticles(90, seed: 12)
  let all = try namedCells(articles, try options())
  for row in all {
    let alone = try namedCells(articles.filter { $0.outlet == row["outlet"] }, try options())
    #expect(alone == [row])
  }
}

@Test func theIntervalIsThatOfTheMeasureAndStandsBehindIt() throws {
  let articles = toneArticles(60, seed: 13)
  for measure in SentimentMeasure.allCases {
    let table = try cells(try sentimentTable(articles, try options { $0.measure = measure }))
    let column = try #require(table[0].firstIndex(of: measure.rawValue))
    #expect(table[0][column + 1...column + 2] == ["low", "high"])
    for row in table.dropFirst() {
      #expect(Double(row[column + 1])! <= Double(row[column])! && Double(row[column])! <= Double(row[column + 2])!)
    }
  }
}

@Test func labelsThatDifferInBytesAreDifferentGroups() throws {
  let articles = ["\u{E9}", "e\u{301}"].flatMap { outlet in
    [Article(outlet: outlet, text: "Good."), Article(outlet: outlet, text: "War.")]
  }
  let rows = try namedCells(articles, try options { $0.threads = 2 })
  #expect(rows.map { Array($0["outlet"]!.utf8) } == [Array("e\u{301}".utf8), Array("\u{E9}".utf8)])
  #expect(rows.map { $0["n_articles"]! } == ["2", "2"])
}

/// Values that are not exact in binary, some of them twice: sums and draws depend on the order of articles.
@Test func theOrderOfTheInputChangesNoByte() throws {
  var articles = toneArticles(80, seed: 14, quotes: true)
  articles += articles[3..<9]
  let options = try options {
    $0.lexicons.append(
      Lexicon(name: "rough", entries: toneLexicon.entries.map { .init(term: $0.term, score: $0.score / 3) }))
    $0.voices = SpeechVoice.allCases
    $0.replicates = 99
    $0.threads = 2
  }
  let expected = try sentimentTable(articles, options).formatted(as: .csv)
  var random = SeededGenerator(15)
  for _ in 0..<5 {
    articles.shuffle(using: &random)
    #expect(try sentimentTable(articles, options).formatted(as: .csv) == expected)
  }
}
