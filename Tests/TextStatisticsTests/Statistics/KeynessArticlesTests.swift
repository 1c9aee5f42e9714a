import Testing

@testable import TextStatistics

@Suite struct KeynessArticlesTests {
  @Test(arguments: [1, 4])
  func everyArticleKeepsItsGroupAndStratum(threads: Int) throws {
    var random = SeededGenerator(12)
    let articles = randomArticles(300, &random)
    let read = try keynessArticles(articles, by: ["outlet", "date"], within: "date", threads: threads)
    let kept = articles.filter { $0.outlet != nil }
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
    #expect(read.groups == [["A"], ["B"]] && read.groupOfRow == [0, 1, nil, nil])
    #expect(read.stratumOfRow == [1, 0, 0, 1])
    #expect(try keynessArticles(articles, others).stratumOfRow == [0, 0, 0, 0])
  }
}
