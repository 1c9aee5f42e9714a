import Foundation
import Testing

@testable import TextStatistics

// Every column against a naive count of words; VADER's rules change nothing in these texts.

/// The scores of a unit, from its words alone.
private func naiveScores(_ words: [String], countsUnmatched: Bool = false) -> [String: Double] {
  let values = words.compactMap { tone[$0] }
  let positive = values.filter { $0 > 0 }.reduce(0, +)
  let negative = -values.filter { $0 < 0 }.reduce(0, +)
  let sum = positive - negative
  let (matched, all) = (Double(values.count), Double(words.count))
  guard matched > 0 || countsUnmatched else { return [:] }
  let compound = (sum / (sum * sum + 15).squareRoot() * 1e4).rounded() / 1e4
  return [
    "score_prop": sum / all, "score_rel": sum / (positive + negative),
    "score_logit": Foundation.log((positive + 0.5) / (negative + 0.5)), "score_valence": sum / matched,
    "compound": compound, "share_positive": compound >= 0.05 ? 1 : 0, "share_negative": compound <= -0.05 ? 1 : 0,
  ]
}

private func naiveMean(_ values: [Double]) -> Double {
  let defined = values.filter { !$0.isNaN }
  return defined.isEmpty ? .nan : defined.reduce(0, +) / Double(defined.count)
}

/// The means of every score over units.
private func naiveMeans(_ units: [[String: Double]]) -> [String: Double] {
  var means: [String: Double] = [:]
  for measure in SentimentMeasure.allCases.map(\.rawValue) {
    means[measure] = naiveMean(units.map { $0[measure] ?? .nan })
  }
  return means
}

private func expectCounts(_ row: NamedCells, of sentences: [[String]]) {
  let words = sentences.flatMap { $0 }
  let values = words.compactMap { tone[$0] }
  #expect(row["n_words"] == "\(words.count)" && row["n_matched"] == "\(values.count)" && row["n_negated"] == "0")
  #expect(number(row["pos"]) == values.filter { $0 > 0 }.reduce(0, +))
  #expect(number(row["neg"]) == -values.filter { $0 < 0 }.reduce(0, +))
  let coverage = words.isEmpty ? Double.nan : Double(values.count) / Double(words.count)
  #expect(agree(number(row["coverage"]), coverage))
}

private let scoreColumns = ["score_prop", "score_rel", "score_logit", "score_valence", "compound"]

@Test func everyColumnOfASentenceIsWhatItsWordsSay() throws {
  let articles = toneArticles(60, seed: 1)
  var rows = try namedCells(articles, toneOptions(.sentence))
  for (number, article) in articles.enumerated() {
    for (index, words) in toneSentences(article).enumerated() {
      let row = rows.removeFirst()
      #expect(row["id"] == article.id ?? "\(number + 1)" && row["outlet"] == article.outlet ?? "")
      #expect(row["sentence"] == "\(index + 1)" && row["lexicon"] == "tone")
      expectCounts(row, of: [words])
      let scores = naiveScores(words)
      // The strict preset prints what the library does: 0 for a sentence in which it knows no word.
      for column in scoreColumns {
        let expected = scores[column] ?? (column == "compound" ? 0 : .nan)
        #expect(agree(Double(row[column]!) ?? .nan, expected), "\(column) of \(words)")
      }
    }
  }
  #expect(rows.isEmpty)
}

@Test(arguments: [false, true])
func everyColumnOfAnArticleIsTheMeanOfItsSentences(countsUnmatched: Bool) throws {
  let articles = toneArticles(80, seed: 2)
  let rows = try namedCells(articles, try toneOptions(.article) { $0.countsUnmatched = countsUnmatched })
  #expect(rows.count == articles.count)
  for (row, article) in zip(rows, articles) {
    let sentences = toneSentences(article)
    #expect(row["n_sentences"] == "\(sentences.count)")
    #expect(row["n_sentences_matched"] == "\(sentences.count { $0.contains { tone[$0] != nil } })")
    expectCounts(row, of: sentences)
    let means = naiveMeans(sentences.map { naiveScores($0, countsUnmatched: countsUnmatched) })
    for (column, mean) in means { #expect(agree(number(row[column]), mean), "\(column) of \(article.text)") }
  }
}

@Test func everyColumnOfAGroupIsTheMeanOfItsArticles() throws {
  let articles = toneArticles(120, seed: 3)
  let rows = try namedCells(articles, try toneOptions(.outlet))
  #expect(rows.map { $0["outlet"]! } == ["a", "b", "é"])
  for row in rows {
    let own = articles.filter { $0.outlet == row["outlet"] }.map(toneSentences)
    #expect(row["n_articles"] == "\(own.count)")
    #expect(row["n_articles_matched"] == "\(own.count { $0.joined().contains { tone[$0] != nil } })")
    #expect(row["n_sentences"] == "\(own.joined().count)")
    expectCounts(row, of: Array(own.joined()))
    let means = naiveMeans(own.map { naiveMeans($0.map { naiveScores($0) }) })
    for (column, mean) in means { #expect(agree(number(row[column]), mean), "\(column) of \(row["outlet"]!)") }
    #expect(number(row["low"]) < means["compound"]! && means["compound"]! < number(row["high"]))
  }
}

@Test func aDocumentIsOneUnit() throws {
  let articles = toneArticles(40, seed: 4)
  for (row, article) in zip(try namedCells(articles, try toneOptions(.document)), articles) {
    let words = toneSentences(article).flatMap { $0 }
    expectCounts(row, of: [words])
    for (column, value) in naiveScores(words) where scoreColumns.contains(column) {
      #expect(agree(number(row[column]), value))
    }
  }
}

@Test func whatHoldsNoMatchIsEmptyAndNeverZero() throws {
  let articles = [
    Article(id: "x", outlet: "o", text: "Nothing was said. Nobody came."), Article(outlet: "o", text: ""),
  ]
  for level in SentimentOptions.Level.allCases {
    let rows = try namedCells(articles, try toneOptions(level) { $0.rules = .news })
    #expect(!rows.isEmpty)
    for row in rows {
      #expect(row["n_matched"] == "0" && row["pos"] == "0")
      for column in SentimentMeasure.allCases.map(\.rawValue) + ["low", "high"] {
        if let cell = row[column] { #expect(cell.isEmpty, "\(column) of \(level)") }
      }
    }
  }
}

@Test func lexiconsStandSideBySide() throws {
  let signs = Lexicon(
    name: "signs",
    entries: toneLexicon.entries.map {
      .init(term: $0.term, score: $0.score.sign == .plus ? 1 : -1, category: nil, line: 1)
    })
  let articles = toneArticles(20, seed: 5)
  let both = try namedCells(articles, try toneOptions(.article) { $0.lexicons.append(signs) })
  #expect(both.count == 2 * articles.count)
  #expect(try both.filter { $0["lexicon"] == "tone" } == namedCells(articles, try toneOptions(.article)))
  #expect(
    try both.filter { $0["lexicon"] == "signs" }
      == namedCells(articles, try toneOptions(.article) { $0.lexicons = [signs] }))
  #expect(both.prefix(4).map { $0["lexicon"]! } == ["tone", "signs", "tone", "signs"])
}

@Test func neutralTermsScoreNothing() throws {
  let articles = [Article(id: "1", text: "The good deal. The war on fear and the peace deal.")]
  let row = try namedCells(
    articles,
    try toneOptions(.article) {
      $0.neutralTerms = try! ["war", "peace deal", "goo?"].map { try TokenPattern($0, try Tokenization()) }
    })[0]
  #expect(row["n_words"] == "11" && row["n_matched"] == "1" && row["neg"] == "0.25" && row["pos"] == "0")
}

// MARK: - Targets

/// What stands within `reach` words of a target, by a walk over all pairs of words.
private func naiveWindow(_ words: [String], _ targets: Set<String>, reach: Int) -> (hits: Int, words: [String])? {
  let hits = words.indices.filter { targets.contains(words[$0]) }
  guard !hits.isEmpty else { return nil }
  let inside = words.indices.filter { place in
    !hits.contains(place) && hits.contains { abs($0 - place) <= reach }
  }
  return (hits.count, inside.map { words[$0] })
}

@Test(arguments: [1, 2, 5, 100])
func windowsAroundTargetsAreThoseOfANaiveWalk(reach: Int) throws {
  let articles = toneArticles(80, seed: 6)
  let targets = ["russia|moscow": Set(["russia", "moscow"]), "china": ["china"]]
  let options = try toneOptions(.outlet, targets: ["russia|moscow", "china"]) {
    $0.window = reach == 100 ? .sentence : .words(reach)
  }
  let rows = try namedCells(articles, options)
  #expect(rows.map { $0["target"]! } == ["russia|moscow", "china", "russia|moscow", "china", "russia|moscow", "china"])
  for row in rows {
    let own = articles.filter { $0.outlet == row["outlet"] }.map(toneSentences)
    let windows = own.map { $0.compactMap { naiveWindow($0, targets[row["target"]!]!, reach: reach) } }
    #expect(row["n_articles"] == "\(own.count)" && row["n_articles_target"] == "\(windows.count { !$0.isEmpty })")
    #expect(row["n_hits"] == "\(windows.joined().reduce(0) { $0 + $1.hits })")
    #expect(row["n_sentences"] == "\(windows.joined().count)")
    expectCounts(row, of: windows.joined().map(\.words))
    let means = naiveMeans(windows.filter { !$0.isEmpty }.map { naiveMeans($0.map { naiveScores($0.words) }) })
    for column in ["score_prop", "score_rel", "score_logit", "score_valence"] {
      #expect(agree(number(row[column]), means[column]!), "\(column) of \(row)")
    }
  }
}

@Test func aTargetsOwnWordsAndWhatIsInTwoWindowsCount() throws {
  // "war" is the target itself; "peace" stands in both windows.
  let articles = [Article(id: "1", text: "The war for peace after the war. Some hope.")]
  let row = try namedCells(articles, try toneOptions(.article, targets: ["war"]) { $0.window = .words(2) })[0]
  #expect(row["n_hits"] == "2" && row["n_words"] == "5" && row["n_matched"] == "1" && row["pos"] == "1.5")
  // Of alternatives at one place the longest counts.
  let phrase = try namedCells(
    articles, try toneOptions(.article, targets: ["war|war for peace"]) { $0.window = .words(1) })[0]
  #expect(phrase["n_hits"] == "2" && phrase["n_matched"] == "0" && phrase["n_words"] == "3")
}

// MARK: - Speech

@Test func narrationAndQuotationsAddUpToEverything() throws {
  let articles = toneArticles(80, seed: 7, quotes: true)
  let whole = try namedCells(articles, try toneOptions(.outlet) { $0.rules = .news })
  let split = try namedCells(
    articles,
    try toneOptions(.outlet) {
      $0.rules = .news
      $0.voices = SpeechVoice.allCases
    })
  #expect(split.map { $0["speech"]! } == ["narration", "quoted", "narration", "quoted", "narration", "quoted"])
  for (index, all) in whole.enumerated() {
    let (narration, quoted) = (split[2 * index], split[2 * index + 1])
    for column in ["n_words", "n_matched", "pos", "neg"] {
      #expect(number(narration[column]) + number(quoted[column]) == number(all[column]), "\(column)")
    }
    #expect(number(quoted["n_words"]) > 0)
    let share = number(quoted["n_words"]) / number(all["n_words"])
    #expect(number(quoted["quoted_share"]) == share && number(narration["quoted_share"]) == share)
  }
  for voice in SpeechVoice.allCases {
    let alone = try namedCells(
      articles,
      try toneOptions(.outlet) {
        $0.rules = .news
        $0.voices = [voice]
      })
    #expect(alone == split.filter { $0["speech"] == voice.rawValue })
  }
}

@Test func aSentenceIsCutWhereTheVoiceChanges() throws {
  let articles = [
    Article(id: "1", text: "The war, he said, “brings peace and hope,” but fear remains. “Good.” So it is.")
  ]
  let rows = try namedCells(
    articles,
    try toneOptions(.sentence) {
      $0.rules = .news
      $0.voices = SpeechVoice.allCases
    })
  #expect(
    rows.map { "\($0["sentence"]!) \($0["speech"]!) \($0["pos"]!) \($0["neg"]!)" }.prefix(4) == [
      "1 narration 0 2.5", "1 quoted 2 0", "1 narration 0 0.375", "2 quoted 2 0",
    ])
}

// MARK: - Matches

@Test func everyMatchIsListedWithItsPlace() throws {
  let articles = toneArticles(30, seed: 8)
  var rows = try namedCells(articles, toneOptions(.sentence), explains: true)
  for article in articles {
    var position = 0
    for (index, words) in toneSentences(article).enumerated() {
      for word in words {
        position += 1
        guard let score = tone[word] else { continue }
        let row = rows.removeFirst()
        #expect(row["sentence"] == "\(index + 1)" && row["position"] == "\(position)")
        #expect(row["term"] == word && row["word"] == word && row["shifters"] == "")
        #expect(number(row["valence"]) == score && number(row["contribution"]) == score)
      }
    }
  }
  #expect(rows.isEmpty)
}

@Test func shiftersAreNamed() throws {
  let articles = [Article(id: "1", outlet: "o", text: "It isn’t very good.")]
  let row = try namedCells(articles, try toneOptions(.article) { $0.rules = .news }, explains: true)[0]
  #expect(row["word"] == "good" && row["shifters"] == "booster; negation" && number(row["contribution"]) < 0)
}

// MARK: - Same input, same bytes

@Test(arguments: SentimentOptions.Level.allCases)
func threadsChangeNoByte(level: SentimentOptions.Level) throws {
  let articles = toneArticles(100, seed: 9, quotes: true)
  for explains in [false, true] {
    let tables = try [1, 2, 5].map { threads in
      let options = try toneOptions(level, targets: ["russia", "the"]) {
        $0.rules = .news
        $0.voices = SpeechVoice.allCases
        $0.threads = threads
        $0.replicates = 50
      }
      return try sentimentTable(articles, options, explains: explains).formatted(as: .csv)
    }
    #expect(tables[0].utf8.count > 1000)
    for table in tables.dropFirst() { #expect(table == tables[0]) }
  }
}
