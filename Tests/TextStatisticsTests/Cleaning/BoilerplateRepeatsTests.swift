import Testing

@testable import TextStatistics

@Suite struct BoilerplateRepeatsTests {
  /// Articles of distinct prose, `planted` of them with a line of its own somewhere.
  private func articles(_ count: Int, planted: Int, line: String, outlet: String?, _ random: inout SeededGenerator)
    -> [[String: String]]
  {
    let chosen = Set((0..<count).shuffled(using: &random).prefix(planted))
    return (0..<count).map { number in
      var lines = (0..<Int.random(in: 1...4, using: &random)).map {
        "Line \($0) of \(outlet ?? "") \(number) is prose."
      }
      if chosen.contains(number) { lines.insert(line, at: Int.random(in: 0...lines.count, using: &random)) }
      var article = ["text": lines.joined(separator: "\n"), "id": "\(outlet ?? "")\(number)"]
      article["outlet"] = outlet
      return article
    }
  }

  private func write(_ articles: [[String: String]], _ folder: TemporaryFolder) throws -> String {
    try folder.write("a.jsonl", try jsonLines(articles))
  }

  @Test(arguments: [
    (100, 3), (100, 2), (150, 3), (151, 3), (200, 4), (200, 3), (201, 4), (500, 10), (500, 9), (3, 3), (4, 2),
  ])
  func aPlantedLineIsFoundIfItIsInTwoPercentAndThreeArticles(count: Int, planted: Int) throws {
    var random = SeededGenerator(UInt64(count * planted))
    let line = "Your planted line, with a stop."
    let isFound = planted >= 3 && planted * 50 >= count
    let corpus =
      articles(count, planted: planted, line: line, outlet: "A", &random)
      + articles(90, planted: 2, line: line, outlet: "B", &random)
    let folder = try TemporaryFolder()
    let (texts, report) = try cleanedTexts(try write(corpus.shuffled(using: &random), folder), threads: 2)
    let left = texts.count { String(decoding: $0, as: UTF8.self).contains(line) }
    #expect(left == (isFound ? 0 : planted) + 2)
    #expect(
      report.cleaning?.counts ?? [] == (isFound ? [.init(check: .repeatedLine, lines: planted, articles: planted)] : [])
    )
  }

  @Test func copiesOfAnArticleAreOneArticle() throws {
    let paragraph = String(repeating: "A long paragraph about the talks. ", count: 10)
    let others = (0..<20).map { ["text": "Prose of number \($0).", "outlet": "A"] }
    let folder = try TemporaryFolder()
    func texts(_ articles: [[String: String]]) throws -> Int {
      try cleanedTexts(try write(articles + others, folder)).report.cleaning!.lines
    }
    // The same text thrice, and three versions with the same longest paragraph.
    #expect(try texts((0..<3).map { _ in ["text": "A line.\nAnother line.", "outlet": "A"] }) == 0)
    #expect(try texts((0..<3).map { ["text": "A line.\n\(paragraph)\nUpdate \($0).", "outlet": "A"] }) == 0)
    #expect(try texts((0..<3).map { ["text": "A line.\n\(paragraph)\($0)\nUpdate \($0).", "outlet": "A"] }) == 3)
  }

  @Test func articlesWithoutAnOutletAreOneOutlet() throws {
    var random = SeededGenerator(5)
    let folder = try TemporaryFolder()
    let path = try write(articles(30, planted: 5, line: "Planted.", outlet: nil, &random), folder)
    #expect(try cleanedTexts(path).report.cleaning!.note == "lines removed: 5 in 5 articles (repeated_line 5)")
  }

  @Test func neitherThreadsNorBlocksMatterAndASecondCleaningFindsNothing() throws {
    var random = SeededGenerator(9)
    var corpus: [[String: String]] = []
    for outlet in ["A", "B", "C"] {
      let lines = ["Sign up here!", "The daily line", "THREE WORDS SHOUTED", "By Jane Doe"]
      corpus += (0..<120).map { number in
        var text = (0..<5).map { _ in
          Int.random(in: 0..<3, using: &random) == 0
            ? lines.randomElement(using: &random)! : "Line \(Int.random(in: 0..<200, using: &random)) of \(outlet)."
        }
        if number % 5 == 0 { text.append(text[0]) }
        if number % 7 == 0 { text.append("date 2022-03-07 Prose \(number) of \(outlet).") }
        return ["text": text.joined(separator: "\n"), "outlet": outlet]
      }
    }
    corpus.shuffle(using: &random)
    let folder = try TemporaryFolder()
    let path = try write(corpus, folder)
    let once = try cleanedTexts(path)
    #expect(
      once.report.cleaning!.counts.map(\.check)
        == [.crawlerPrefix, .promotion, .byline, .teaser, .repeatedLine, .repeatedHeadline])
    for (threads, block) in [(1, 1 << 18), (2, 1 << 10), (8, 1 << 10)] {
      let again = try cleanedTexts(path, threads: threads, blockSize: block)
      #expect(again.texts == once.texts && again.report.cleaning == once.report.cleaning)
    }
    let articles = zip(corpus, once.texts).map { article, text in
      article.merging(["text": String(decoding: text, as: UTF8.self)]) { $1 }
    }
    let twice = try cleanedTexts(try write(articles, folder))
    #expect(twice.texts == once.texts && twice.report.cleaning!.lines == 0)
  }

  @Test func tooManyLinesLeaveTheShorterOnesForAnyOrder() {
    var random = SeededGenerator(21)
    let articles = (0..<200).map { number in
      (0..<10).map { "\(number) \($0)" + String(repeating: "x", count: Int.random(in: 0...280, using: &random)) }
        .joined(separator: "\n")
    }
    func count(_ articles: [String], _ limit: Int, threads: Int) -> MergedLines {
      let budget = LineBudget(limit)
      var counts = (0..<threads).map { _ in LineCounts(removed: BoilerplateCheck.removedByDefault, budget) }
      for (number, article) in articles.enumerated() {
        withText(Array(article.utf8)) { counts[number % threads].add($0, outlet: nil) }
        if number % 7 == 0 { counts[number % threads].settle() }
      }
      return MergedLines(counts)
    }
    #expect(count(articles, 2000, threads: 1).longestLine == longestBoilerplateLine)
    let lengths = articles.flatMap { $0.split(separator: "\n").map(\.utf8.count) }.sorted()
    for limit in [1999, 700, 1, 0] {
      let expected = lengths[limit] - 1
      for threads in [1, 2, 5] {
        let merged = count(articles.shuffled(using: &random), limit, threads: threads)
        #expect(merged.longestLine == expected)
      }
    }
  }

  @Test func threeNumbersOfArticlesAreTheSmallest() {
    var random = SeededGenerator(22)
    for _ in 0..<500 {
      var entries = [LineCounts.Entry(), LineCounts.Entry(), LineCounts.Entry()]
      var keys: Set<UInt32> = []
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let key = UInt32.random(in: 1...6, using: &random)
        keys.insert(key)
        entries[Int.random(in: 0..<3, using: &random)].insert(key)
      }
      entries[0].merge(entries[1])
      entries[2].merge(entries[0])
      let smallest = keys.sorted().prefix(3)
      #expect((0..<3).map { entries[2].keys[$0] } == smallest + [UInt32](repeating: 0, count: 3 - smallest.count))
    }
  }
}
