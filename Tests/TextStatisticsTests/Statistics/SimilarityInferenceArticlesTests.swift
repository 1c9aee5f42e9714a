import Testing

@testable import TextStatistics

@Suite struct SimilarityInferenceArticlesTests {
  private func read(
    _ articles: [Article], by names: [String] = ["outlet"], within: String? = nil, threads: Int = 1
  ) throws -> (articles: GroupedArticles, missing: Int) {
    var options = CountingOptions(tokenization: try Tokenization(TokenizerOptions()))
    options.threads = threads
    let folder = try TemporaryFolder()
    let reader = try CorpusReader(
      paths: [try folder.write("a.jsonl", try jsonLines(articles))],
      columns: GroupedArticles.columns(by: names, within: within), options: ReadingOptions(), blockSize: 4096)
    var missing = 0
    let grouped = try GroupedArticles(reader, options, by: names, within: within) { missing = $1 }
    return (grouped, missing)
  }

  @Test func articlesHaveTheirGroupsAndStrataWhateverTheThreads() throws {
    var random = SeededGenerator(12)
    let articles = randomArticles(300, &random)
    // Of equal articles the order is that of their groups and strata.
    let labelled = articles.filter { $0.outlet != nil }.sorted {
      (ArticleKey($0), $0.outlet!.unicodeScalars.first!.value, $0.date!)
        < (ArticleKey($1), $1.outlet!.unicodeScalars.first!.value, $1.date!)
    }
    for threads in [1, 4] {
      let (grouped, missing) = try read(articles, within: "date", threads: threads)
      #expect(missing == articles.count - labelled.count && grouped.matrix.rows.count == labelled.count)
      #expect(grouped.groupNames == ["B", "a", "z", "é"])
      #expect(grouped.groups.map { grouped.groupNames[Int($0)] } == labelled.map { $0.outlet! })
      #expect(grouped.strata == labelled.map { $0.date == "2022-03-07" ? 0 : 1 })
      // The articles of a group are those counted together.
      let together = try count(labelled).matrix
      let sums = RowSums(columnCount: together.counts.columnCount)
      for group in grouped.groupNames.indices {
        for (article, label) in grouped.groups.enumerated() where label == UInt32(group) {
          sums.add(article, of: grouped.matrix.counts)
        }
        sums.endRow()
      }
      #expect(sums.take() == together.counts)
    }
  }

  @Test func datesAreDaysAndArticlesWithoutOneAreLeftOut() throws {
    let dates = ["2022-03-07", "7 March 2022", "2022-03-08T10:00:00Z", "03/07/2022", nil]
    let (grouped, missing) = try read(
      dates.map { Article(outlet: "a", date: $0, text: "one word") }, by: ["outlet", "date"], within: "date")
    #expect(grouped.strata.sorted() == [0, 0, 1] && missing == 2)
    #expect(zip(grouped.groups, grouped.strata).allSatisfy { ($0 == 1) == ($1 == 1) })
    #expect(grouped.groupNames == ["a / 2022-03-07", "a / 2022-03-08T10:00:00Z", "a / 7 March 2022"])
  }

  @Test func theOrderOfTheInputIsOfNoAccount() throws {
    var random = SeededGenerator(31)
    var articles = randomArticles(60, &random)
    // Equal articles, of the same group and stratum and of others.
    articles += articles[..<20]
    for index in 60..<70 { articles[index].outlet = "z" }
    let first = try read(articles, within: "date").articles
    for _ in 0..<3 {
      articles.shuffle(using: &random)
      let other = try read(articles, within: "date", threads: 2).articles
      #expect(other.matrix.counts == first.matrix.counts && other.groupNames == first.groupNames)
      #expect(other.groups == first.groups && other.strata == first.strata)
    }
  }

  @Test func aColumnNobodyHasIsAnError() throws {
    #expect(throws: InputError.self) { try read([Article(text: "x")]) }
    #expect(throws: InputError.self) { try read([Article(outlet: "a", text: "x")], within: "date") }
  }
}
