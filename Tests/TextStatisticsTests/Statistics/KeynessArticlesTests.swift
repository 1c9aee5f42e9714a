import Testing

@testable import TextStatistics

@Suite struct KeynessArticlesTests {
  @Test(arguments: [1, 4])
  func everyArticleKeepsItsGroupAndStratum(threads: Int) throws {
    var random = SeededGenerator(12)
    let articles = randomArticles(300, &random)
    let read = try keynessArticles(articles, by: ["outlet", "date"], within: "date", threads: threads)
    let kept = articles.filter { $0.outlet != nil }.sorted { ArticleKey($0) < ArticleKey($1) }
    #expect(read.missingLabelCount == articles.count - kept.count && read.missingLabelCount > 10)
    #expect(read.groups.count == 8 && read.groups[0] == ["B", "2022-03-07"] && read.groups[7] == ["é", "2022-03-08"])
    #expect(read.matrix.rows.count == kept.count)
    for (row, article) in kept.enumerated() {
      #expect(read.groups[Int(read.groupOfRow[row]!)] == [article.outlet!, article.date!])
      #expect(read.stratumOfRow[row] == (article.date == "2022-03-07" ? 0 : 1))
      #expect(read.matrix.rows[row].tokenCount == naiveWords(article.text).count)
    }
  }

  @Test func articlesOfAReferenceHaveStrataAndNoGroup() throws {
    let (early, late) = ("2022-03-07", "2022-03-08")
    let articles = [Article(outlet: "A", date: late, text: "peace"), Article(outlet: "B", date: early, text: "war")]
    let others = [Article(date: early, text: "talks"), Article(outlet: "C", date: late, text: "peace")]
    let read = try keynessArticles(articles, others, within: "date")
    let sorted = [articles, others].flatMap { $0.sorted { ArticleKey($0) < ArticleKey($1) } }
    #expect(read.keys == sorted.map { ArticleKey($0) } && read.groups == [["A"], ["B"]])
    #expect(read.groupOfRow == sorted[..<2].map { $0.outlet == "A" ? 0 : 1 } + [nil, nil])
    #expect(read.stratumOfRow == sorted.map { $0.date == late ? 1 : 0 })
    #expect(try keynessArticles(articles, others).stratumOfRow == [0, 0, 0, 0])
  }

  /// Nor on how the input is cut into files: articles are drawn, change sides and are added up in the order of their keys.
  @Test func nothingHangsOnTheOrderOfTheInput() throws {
    var random = SeededGenerator(21)
    var articles = randomArticles(80, &random)
    // Equal articles, some of them of other outlets or days.
    for index in 0..<15 {
      var copy = articles[index]
      if index % 2 == 0 { copy.date = "2022-03-09" }
      if index % 3 == 0 { copy.outlet = "z" }
      articles.append(copy)
    }
    var options = KeynessOptions()
    options.tests = KeynessTest.allCases
    (options.replicates, options.permutations, options.top) = (50, 50, 20)
    func table(_ articles: [Article], _ others: [Article], threads: Int) throws -> String {
      let read = try keynessArticles(articles, others, within: "date", threads: threads)
      return try KeynessComparison(read, options).table.formatted(as: .csv)
    }
    let others = Array(articles[..<30])
    for reference in [KeynessOptions.Reference.rest, .corpus("x")] {
      options.reference = reference
      let first = try table(articles, others, threads: 1)
      #expect(first.split(separator: "\n").count > 40)
      for threads in 1...3 {
        articles.shuffle(using: &random)
        #expect(try table(articles, others.shuffled(using: &random), threads: threads) == first)
      }
    }
    let read = try keynessArticles(articles)
    #expect(read.keys == read.keys.sorted() && read.keys.count == read.matrix.rows.count)
  }
}
