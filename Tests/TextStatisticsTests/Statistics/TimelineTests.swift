import Testing

@testable import TextStatistics

private func timeline(
  _ articles: [Article], terms: [String] = [], threads: Int = 1, configure: (inout TimelineOptions) -> Void = { _ in },
  tokens: (inout TokenizerOptions) -> Void = { _ in }
) throws -> Timeline {
  var tokenizer = TokenizerOptions()
  tokens(&tokenizer)
  let tokenization = try Tokenization(tokenizer)
  var options = TimelineOptions(tokenization)
  options.terms = try terms.map { try TokenPattern($0, tokenization) }
  options.threads = threads
  configure(&options)
  let folder = try TemporaryFolder()
  let path = try folder.write("articles.jsonl", try jsonLines(articles))
  return try Timeline(
    CorpusReader(paths: [path], columns: options.columns, options: ReadingOptions(), blockSize: 4096), options)
}

@Suite struct TimelineTests {
  @Test func articlesOfAPeriodAreCountedAndGapsAreRows() throws {
    let articles = [
      Article(outlet: "b", date: "2022-03-07T23:59:00-08:00", text: "War and war. Peace talks."),
      Article(outlet: "b", date: "2022-03-13", text: "peace"),
      Article(outlet: "b", date: "March 29, 2022", text: "peace talk on war"),
      Article(outlet: "a", date: "2022-12-31", text: "WAR"),
      Article(outlet: "a", date: nil, text: "war"),
      Article(outlet: "a", date: "03/07/2022", text: "war"),
      Article(outlet: nil, date: "2022-03-07", text: "war"),
    ]
    let timeline = try timeline(articles, terms: ["war", "peace talk*"])
    #expect(timeline.undatedCount == 1 && timeline.unreadableDateCount == 1 && timeline.missingLabelCount == 1)
    #expect(timeline.termCounts == [4, 2] && timeline.report.documents == 7)
    #expect(
      try timeline.table.formatted(as: .csv, digits: 4) == """
        period_start,outlet,term,n_articles,n_articles_matching,share,count,per_million,low,high
        2022-12-26,a,war,1,1,1,1,1000000,0.2065,1
        2022-12-26,a,peace talk*,1,0,0,0,0,0,0.7935
        2022-03-07,b,war,2,1,0.5,2,333300,0.09453,0.9055
        2022-03-14,b,war,0,0,,0,,,
        2022-03-21,b,war,0,0,,0,,,
        2022-03-28,b,war,1,1,1,1,250000,0.2065,1
        2022-03-07,b,peace talk*,2,1,0.5,1,166700,0.09453,0.9055
        2022-03-14,b,peace talk*,0,0,,0,,,
        2022-03-21,b,peace talk*,0,0,,0,,,
        2022-03-28,b,peace talk*,1,1,1,1,250000,0.2065,1

        """)
  }

  @Test func withoutTermsArticlesAndTokensAreCounted() throws {
    let articles = [
      Article(outlet: "a", date: "2021-02-28", text: "one of two"), Article(outlet: "a", date: "2021-12-01", text: ""),
      Article(outlet: "a", date: "2023-01-01", text: "three"),
    ]
    let table = try timeline(articles, configure: { $0.period = .year }, tokens: { $0.stopwords = ["of"] }).table
    #expect(
      try table.formatted(as: .csv)
        == "period_start,outlet,n_articles,n_tokens\n2021-01-01,a,2,2\n2022-01-01,a,0,0\n2023-01-01,a,1,1\n")
  }

  /// The rates of an article without a token are undefined, its share is not.
  @Test func articlesWithoutATokenCount() throws {
    let articles = [Article(outlet: "a", date: "2021-02-28", text: "")]
    let table = try timeline(articles, terms: ["war"]).table
    #expect(try cells(table, digits: 3)[1] == ["2021-02-22", "a", "war", "1", "0", "0", "0", "", "0", "0.793"])
  }

  @Test func periodsAreThoseThatDictionariesCount() throws {
    var random = SeededGenerator(5)
    var articles = randomArticles(400, &random)
    for index in articles.indices {
      let day = CalendarDate(ordinal: 738_000 + Int.random(in: 0..<900, using: &random))
      articles[index].date = index % 13 == 0 ? nil : try #require(day).description
    }
    for (period, length) in [(TimelinePeriod.day, 10), (.month, 7), (.year, 4)] {
      var naive: [String: (articles: Int, tokens: Int, matching: Int, count: Int)] = [:]
      for article in articles {
        guard let outlet = article.outlet, let date = article.date else { continue }
        let words = naiveWords(article.text)
        let found = words.count { $0.hasPrefix("a") }
        let key = "\(date.prefix(length)) \(outlet)"
        let old = naive[key] ?? (0, 0, 0, 0)
        naive[key] = (old.0 + 1, old.1 + words.count, old.2 + min(1, found), old.3 + found)
      }
      let tables = try [1, 3].map { threads in
        try timeline(articles, terms: ["a*"], threads: threads, configure: { $0.period = period }).table
          .formatted(as: .csv)
      }
      #expect(tables[0] == tables[1])
      let rows = tables[0].split(separator: "\n").dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      for row in rows {
        let expected = naive.removeValue(forKey: "\(row[0].prefix(length)) \(row[1])") ?? (0, 0, 0, 0)
        #expect([row[3], row[4], row[6]].map { Int($0) } == [expected.0, expected.2, expected.3])
        if expected.articles > 0 {
          #expect(agree(Double(row[5])!, Double(expected.2) / Double(expected.0)))
          let rate = 1e6 * Double(expected.3) / Double(expected.1)
          #expect(row[7].isEmpty ? expected.1 == 0 : agree(Double(row[7])!, rate))
        } else {
          #expect(row[5].isEmpty && row[7].isEmpty && row[8].isEmpty && row[9].isEmpty)
        }
      }
      #expect(naive.isEmpty && rows.count > 10)
    }
  }

  @Test func wilsonIntervalsAreThoseOfStatsmodels() {
    for line in wilsonIntervals.split(separator: "\n") {
      let numbers = line.split(separator: " ").map { Double($0)! }
      let interval = wilsonInterval(Int(numbers[0]), of: Int(numbers[1]), level: numbers[2])
      #expect(agree(interval.low, numbers[3], tolerance: 1e-10) && agree(interval.high, numbers[4], tolerance: 1e-10))
    }
    #expect(wilsonInterval(0, of: 0, level: 0.95).low.isNaN && wilsonInterval(0, of: 0, level: 0.95).high.isNaN)
  }

  @Test func inputWithoutDatesIsAnError() throws {
    #expect(throws: InputError.self) { try timeline([Article(outlet: "a", text: "war")]) }
  }
}
