import Testing

@testable import TextStatistics

@Suite struct CorpusDescriptionTests {
  private func describe(_ articles: [Article], by names: [String] = ["outlet"], threads: Int) throws
    -> CorpusDescription
  {
    var options = CountingOptions(tokenization: try Tokenization())
    options.unit = .groups(by: names)
    options.threads = threads
    let folder = try TemporaryFolder()
    let reader = try CorpusReader(
      paths: [try folder.write("a.jsonl", try jsonLines(articles))], columns: options.unit.columns + [.date],
      options: ReadingOptions(), blockSize: 4096)
    return try CorpusDescription(reader, options)
  }

  @Test(arguments: [1, 2, 8]) func groupsAreDescribed(threads: Int) throws {
    let articles = [
      Article(outlet: "B", date: "2022-03-08", text: "One two. Two three!"),
      Article(outlet: "A", date: "7 March 2022", text: "Peace talks"),
      Article(outlet: "A", date: "03/07/2022", text: "Peace talks"),
      Article(outlet: "A", date: "2022-02-30", text: ""),
      Article(outlet: nil, date: "2022-01-01", text: "One two. Two three!"),
      Article(outlet: "A", date: nil, text: "One two. Two three!"),
      Article(outlet: "B", date: "2022-03-01", text: "--"),
      Article(outlet: "B", date: "20220309", text: ""),
      Article(outlet: "C", date: nil, text: "--"),
    ]
    let description = try describe(articles, threads: threads)
    #expect(description.missingLabelCount == 1 && description.report.documents == 9)
    #expect(description.labelNames == ["outlet"])
    #expect(
      try description.table.formatted(as: .csv) == """
        outlet,n_articles,n_tokens,n_types,n_sentences,mean_tokens,median_tokens,first_date,last_date,n_no_date,\
        n_bad_date,n_empty,n_exact_dup,n_boilerplate_lines,n_copies,n_wire
        A,4,8,5,4,2,2,2022-03-07,2022-03-07,1,2,1,2,0,2,0
        B,3,4,3,3,1.3333333333333333,0,2022-03-01,2022-03-09,0,0,2,0,0,0,0
        C,1,0,0,1,0,0,,,1,0,1,1,0,0,0

        """)
  }

  @Test(arguments: [1, 3]) func boilerplateIsWhatCleaningRemoves(threads: Int) throws {
    var random = SeededGenerator(32)
    let lines = ["Sign up", "By Jane Doe", "Daily line.", "Rare line.", "Peace talks go on today", "Reuters"]
    let articles = (0..<200).map { number in
      let text = (0..<5).map { _ in
        Int.random(in: 0..<4, using: &random) == 0 ? lines.randomElement(using: &random)! : "Prose \(number)."
      }
      return Article(
        id: "\(number)", outlet: ["A", "B"].randomElement(using: &random)!, date: nil,
        text: (number % 2 == 0 ? ["Peace talks \(number) go on"] : []).joined() + "\n" + text.joined(separator: "\n"))
    }
    let description = try describe(articles, threads: threads)
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", try jsonLines(articles))
    let audit = try CorpusAudit(try CorpusReader(paths: [path], columns: AuditOptions().columns), AuditOptions())
    for group in description.groups {
      let rows = audit.rows.filter { $0.labels == group.labels }
      let removed = rows.filter { $0.cleaning == "removed" }
      #expect(group.boilerplateLineCount == removed.reduce(0) { $0 + $1.count } && group.boilerplateLineCount > 50)
      #expect(group.wireCount == rows.first { $0.check == "agency_credit" }?.articles)
    }
  }

  @Test func mediansAreThoseOfSortedCounts() {
    var group = GroupDescription(labels: ["x"])
    #expect(group.medianTokens == nil && group.tokenCount == 0)
    group.tokens = [7]
    #expect(group.medianTokens == 7)
    group.tokens = [9, 1, 4]
    #expect(group.medianTokens == 4 && group.tokenCount == 14)
    group.tokens = [9, 1, 4, 5]
    #expect(group.medianTokens == 4.5)
  }

  @Test func threadsChangeNothing() throws {
    var random = SeededGenerator(31)
    let different = randomArticles(60, &random)
    let articles = (0..<300).map { number in
      var article = different.randomElement(using: &random)!
      article.outlet = ["A", "B", "C"].randomElement(using: &random)!
      article.date = ["2022-03-\(10 + number % 20)", "1/2/2022", nil].randomElement(using: &random)!
      return article
    }
    let tables = try [1, 2, 8].map { try describe(articles, threads: $0) }
    for table in tables { #expect(try table.table.formatted(as: .csv) == tables[0].table.formatted(as: .csv)) }
    var copies: [String: Int] = [:]
    var seen: Set<String> = []
    for article in articles where !article.text.isEmpty && !seen.insert(article.text).inserted {
      copies[article.outlet!, default: 0] += 1
    }
    #expect(tables[0].groups.map(\.duplicateCount) == ["A", "B", "C"].map { copies[$0]! })
    for (group, row) in zip(tables[0].groups, naiveRows(articles, .groups(by: ["outlet"]), features: naiveWords)) {
      #expect(group.tokens.count == row.articleCount && group.tokenCount == row.tokenCount)
      #expect(group.typeCount == row.counts.count && group.labels == row.labels)
      #expect(group.emptyCount == articles.count { $0.outlet == row.labels[0] && naiveWords($0.text).isEmpty })
    }
  }

  @Test func fingerprintsTellTextsApart() {
    var seen: Set<TextFingerprint> = []
    func fingerprint(_ bytes: [UInt8]) -> TextFingerprint { bytes.withUnsafeBufferPointer { TextFingerprint($0) } }
    var count = 0
    for length in 0...40 {
      // All of a length are one bit apart, and NUL bytes at the end are bytes.
      for bit in 0..<max(1, length * 8) {
        var bytes = [UInt8](repeating: 0, count: length)
        if length > 0 { bytes[bit / 8] = 1 << UInt8(bit % 8) }
        seen.insert(fingerprint(bytes))
        count += 1
      }
    }
    #expect(seen.count == count)
    #expect(fingerprint(Array("peace".utf8)) == fingerprint(Array("peace".utf8)))
  }
}
