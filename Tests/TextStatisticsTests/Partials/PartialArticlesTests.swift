import Testing

@testable import TextStatistics

/// How the articles of a test are counted and compared.
private struct Case: Sendable, CustomTestStringConvertible {
  var name: String
  var counted = ["outlet"]
  var names = ["outlet"]
  var countedWithin: String?
  var within: String?
  var tests: [KeynessTest] = [.mwu]
  var change: @Sendable (inout KeynessOptions, inout TokenizerOptions) -> Void = { _, _ in }

  var testDescription: String { name }

  var options: KeynessOptions { both.0 }

  var both: (KeynessOptions, TokenizerOptions) {
    var (options, tokens) = (KeynessOptions(), TokenizerOptions())
    options.tests = tests
    (options.replicates, options.permutations, options.top) = (40, 40, 30)
    options.limits.minimumCount = 4
    change(&options, &tokens)
    return (options, tokens)
  }

  func counting() throws -> CountingOptions {
    var counting = CountingOptions(tokenization: try Tokenization(both.1))
    counting.threads = 2
    counting.limits.minimumCount = options.limits.minimumCount
    counting.limits.minimumDocumentFrequency = .count(options.limits.minimumArticleCount)
    return counting
  }

  /// The table of the whole corpus.
  func table(_ articles: [Article]) throws -> String {
    let reader = try CorpusReader(
      bytes: try jsonLines(articles), format: .jsonl, columns: KeynessArticles.columns(by: names, within: within),
      blockSize: 4096)
    return try table(try KeynessArticles([reader], by: names, within: within, try counting()))
  }

  /// The table of partials in a folder.
  func table(ofPartials path: String) throws -> String {
    let partials = try PartialCounts(paths: [path], "articles")
    return try table(try KeynessArticles(partials, by: names, within: within, limits: try counting().limits))
  }

  func table(_ articles: KeynessArticles) throws -> String {
    try KeynessComparison(articles, options).table.formatted(as: .csv)
  }
}

private let cases = [
  Case(name: "defaults"),
  Case(name: "all tests within days", countedWithin: "date", within: "date", tests: KeynessTest.allCases),
  Case(name: "strata that were counted and are not asked for", countedWithin: "date", tests: [.boot, .perm]),
  Case(
    name: "fewer columns", counted: ["date", "outlet"], tests: [.boot],
    change: { options, _ in options.includesNegative = true }),
  Case(name: "other order of columns", counted: ["date", "outlet"], names: ["outlet", "date"]),
  Case(
    name: "one outlet against one, n-grams",
    change: { options, tokens in
      (options.target, options.reference, options.limits.minimumArticleCount) = ("a", .group("B"), 1)
      (tokens.ngramSizes, tokens.stopwords) = ([1, 2], ["a"])
    }),
]

/// Articles of whom some are there twice, in the same outlet or another, and on another day.
private func articles(_ random: inout SeededGenerator) -> [Article] {
  var articles = randomArticles(70, &random, length: 40)
  articles[4].outlet = "\\,\t\n\\e"
  for index in 0..<20 {
    var copy = articles[index]
    if index % 3 == 1 { copy.outlet = "B" }
    if index % 5 == 2 { copy.date = "2022-03-09" }
    articles.append(copy)
  }
  return articles.shuffled(using: &random)
}

/// The partial of a part.
private func partial(_ articles: [Article], _ counted: Case, _ folder: TemporaryFolder) throws -> String {
  var reading = ReadingOptions()
  (reading.isPart, reading.format, reading.columnNames) = (true, .jsonl, ["id", "outlet", "date", "text"])
  let path = try folder.write("part.jsonl", try jsonLines(articles))
  let reader = try CorpusReader(
    paths: [path], columns: KeynessArticles.columns(by: counted.counted, within: counted.countedWithin),
    options: reading)
  let file = try OutputFile(folder.path + "/part.tsv")
  try KeynessArticles.writePartial(
    reader, reading, by: counted.counted, within: counted.countedWithin, try counted.counting(), to: file)
  try file.commit()
  return String(decoding: try bytes(of: folder.path + "/part.tsv"), as: UTF8.self)
}

private func bytes(of path: String) throws -> [UInt8] {
  let stream = try openStream(path, encoding: .utf8, bytesRead: Tally())
  let buffer = ByteBuffer(capacity: 1 << 16)
  while try buffer.fill(from: stream) { buffer.reserve(2 * buffer.capacity) }
  return Array(buffer.bytes)
}

private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

/// Rows that agree in their first four cells added up, in any order.
private func addedUp(_ rows: [String], _ random: inout SeededGenerator) -> [String] {
  var sums: [String: [Int]] = [:]
  for row in rows {
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
    let key = cells[..<4].joined(separator: "\t")
    let numbers = cells[4...].map { Int($0)! }
    sums[key] = sums[key].map { zip($0, numbers).map(+) } ?? numbers
  }
  return sums.map { "\($0)\t\($1.map(String.init).joined(separator: "\t"))" }.sorted().shuffled(using: &random)
}

@Suite struct PartialArticlesTests {
  @Test(arguments: cases) private func tablesOfPartsAreThoseOfTheWhole(test: Case) throws {
    var random = SeededGenerator(UInt64(test.name.utf8.count))
    var articles = articles(&random)
    // Groups by fewer columns than were counted are refused where an article lacks one of the others.
    if test.counted != ["outlet"] { articles.removeAll { $0.outlet == nil || $0.date == nil } }
    let whole = try test.table(articles)
    #expect(whole.split(separator: "\n").count > 20)
    let folder = try TemporaryFolder()
    for count in [1, 3, 23] {
      let parts = (0..<count).map { part in articles.indices.filter { $0 % count == part }.map { articles[$0] } }
      let rows = try (parts + [[]]).shuffled(using: &random).flatMap { lines(try partial($0, test, folder)) }
      try folder.write("rows/part-00000", rows.map { "\($0)\n" }.joined())
      #expect(try test.table(ofPartials: folder.path + "/rows") == whole, "\(count)")
      let sums = addedUp(rows, &random)
      #expect(sums.count < rows.count)
      try folder.write("sums/part-00000", sums.map { "\($0)\n" }.joined())
      #expect(try test.table(ofPartials: folder.path + "/sums") == whole, "\(count), added up")
    }
  }

  /// Groups whose similarity is resampled have no articles without a stratum, nor the terms of these.
  @Test(arguments: [1, 3])
  func groupedArticlesOfPartsAreThoseOfTheWhole(minimum: Int) throws {
    var random = SeededGenerator(8)
    var articles = articles(&random)
    for index in 0..<9 { articles[index].date = ["no date", nil, ""][index % 3] }
    articles[0].text = "unheard word"
    articles[0].outlet = "nobody else"
    let counted = Case(name: "", countedWithin: "date")
    var counting = try counted.counting()
    counting.limits.minimumCount = minimum
    let folder = try TemporaryFolder()
    let rows = try [articles[..<30], articles[30...]].flatMap { lines(try partial(Array($0), counted, folder)) }
    try folder.write("sums", addedUp(rows, &random).map { "\($0)\n" }.joined())
    let partials = try PartialCounts(paths: [folder.path + "/sums"], "articles")
    for within in [nil, "date"] {
      var left: [Int] = []
      let reader = try CorpusReader(
        bytes: try jsonLines(articles), format: .jsonl,
        columns: GroupedArticles.columns(by: ["outlet"], within: within), blockSize: 4096)
      let whole = try GroupedArticles(reader, counting, by: ["outlet"], within: within) { left.append($1) }
      let ofParts = try GroupedArticles(partials, by: ["outlet"], within: within, limits: counting.limits) {
        left.append($1)
      }
      #expect(ofParts.matrix.counts == whole.matrix.counts && ofParts.matrix.terms == whole.matrix.terms)
      #expect(ofParts.matrix.documentFrequencies == whole.matrix.documentFrequencies)
      #expect(ofParts.matrix.droppedTermCount == whole.matrix.droppedTermCount)
      #expect(ofParts.matrix.rows.map(\.tokenCount) == whole.matrix.rows.map(\.tokenCount))
      #expect(ofParts.groups == whole.groups && ofParts.strata == whole.strata)
      #expect(ofParts.groupNames == whole.groupNames && ofParts.hasStrata == whole.hasStrata)
      #expect(left[0] == left[1] && (within == nil || left[0] > 8))
    }
  }

  @Test func theRowsOfAPart() throws {
    let folder = try TemporaryFolder()
    let articles = [
      Article(id: "1", outlet: "A", date: "7 March 2022", text: "Peace war peace."),
      Article(id: "1", outlet: "A", text: "Peace war peace."), Article(outlet: "A", date: "2022-03-07", text: "..."),
    ]
    let counted = Case(name: "", countedWithin: "date")
    let rows = lines(try partial(articles, counted, folder))
    let expected = [
      "A\\,2022-03-07\t\(ArticleKey(articles[0]).digits)\tpeace\\,2\\,war\\,1\t1\t3\t0\t0",
      "A\\,\\e\t\(ArticleKey(articles[0]).digits)\tpeace\\,2\\,war\\,1\t1\t3\t0\t0",
      "A\\,2022-03-07\t\(ArticleKey(articles[2]).digits)\t\\e\t1\t0\t0\t0",
    ]
    #expect(Set(rows.filter { $0.hasPrefix("article\t") }) == Set(expected.map { "article\t\($0)" }))
    #expect(rows[0].hasPrefix("partial\tarticles\t1\t") && rows.contains("option\twithin\tdate\t\\e\t1\t0\t0\t0"))
    #expect(rows.contains("end\tsum1\t\\e\t\\e\t3\t0\t0\t0") && rows.contains("end\tsum2\t\\e\t\\e\t6\t0\t0\t0"))
  }

  @Test func whatIsNoArticleIsRefused() throws {
    let folder = try TemporaryFolder()
    let counted = Case(name: "")
    let articles = [Article(outlet: "A", text: "peace war peace"), Article(outlet: "B", text: "war peace")]
    let text = try partial(articles, counted, folder)
    func refusal(_ text: String, _ wanted: String = "articles") throws -> String {
      try folder.write("rows", text)
      return try #require(throws: InputError.self) {
        let partials = try PartialCounts(paths: [folder.path + "/rows"], wanted)
        _ = try KeynessArticles(partials, by: ["outlet"], limits: VocabularyLimits())
      }.reason
    }
    #expect(text.contains("peace\\,2\\,war\\,1\t1\t3"))
    for damage in [
      "peace\\,3\\,war\\,1\t1\t3", "peace\\,2\t1\t3", "peace\\,2\\,war\t1\t2", "peace\\,0\\,war\\,3\t1\t3",
      "peace\\,2\\,\\,1\t1\t3", "peace\\,2\\,war\\,x\t1\t3", "peace\\,2\\,war\\,1\\\t1\t3", "\\e\t1\t3",
      "peace\\,2\\,war\\,1\t0\t3", "peace\\,2\\,war\\,1\t2\t3", "peace\\,2\\,w\\ar\\,1\t1\t3",
      "peace\\,4294967296\\,war\\,1\t1\t4294967297",
    ] {
      let damaged = text.replacing("peace\\,2\\,war\\,1\t1\t3", with: damage)
      #expect(try refusal(damaged) == "is no row of a partial (stats partial writes them)", "\(damage)")
    }
    #expect(try refusal(text.replacing("article\tA\t", with: "article\tA\tx")).hasPrefix("is no row"))
    #expect(
      try refusal(text.replacing("peace\\,2\\,war\\,1\t", with: "war\\,1\\,peace\\,2\t")).contains("not in order"))
    #expect(
      try refusal(text.replacing("peace\\,2\\,war\\,1\t", with: "war\\,1\\,war\\,2\t")).contains("not in order"))
    #expect(try refusal(text.replacing("article\tA\t", with: "article\tA\\,x\t")).contains("has the labels 'A, x'"))
    let row = try #require(lines(text).first { $0.hasPrefix("article\tA") })
    #expect(try refusal(text + row + "\n").contains("rows are lost, changed or there twice"))
    #expect(try refusal(text.replacing(row + "\n", with: "")).contains("rows are lost, changed or there twice"))
    #expect(try refusal(text, "tf").hasPrefix("the partials are 'articles 1 "))
    #expect(
      try refusal(text.replacing("partial\tarticles", with: "partial\tx").replacing("peace\\,2", with: "x"))
        .hasPrefix("the partials are 'x 1 "))
    let partials = try PartialCounts(paths: [folder.path + "/part.tsv"], "articles")
    let error = try #require(throws: InputError.self) {
      try KeynessArticles(partials, by: ["outlet"], within: "date", limits: VocabularyLimits())
    }
    #expect(error.reason == "the partials were not counted with --within date: count again")
  }

  /// A cell is a megabyte as well as three bytes.
  @Test func textsOfACellAreWalkedThroughOnce() throws {
    var random = SeededGenerator(3)
    let bytes: [UInt8] = [0, 9, 0x5C, 0x5C, 0x2C, 0x65, 0x61]
    for _ in 0..<1000 {
      let texts = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        String(
          decoding: (0..<Int.random(in: 0...4, using: &random)).map { _ in bytes.randomElement(using: &random)! },
          as: UTF8.self)
      }
      var found: [[UInt8]?] = []
      let cell = PartialFormat.escaped(labels: texts)
      let isWhole = cell.withUnsafeBufferPointer { cell in
        PartialFormat.allTexts(of: cell) { text in
          found.append(PartialFormat.text(of: text))
          return true
        }
      }
      #expect(isWhole && found == PartialFormat.texts(of: cell))
    }
    #expect(![UInt8]("a\\,b\\".utf8).withUnsafeBufferPointer { PartialFormat.allTexts(of: $0) { _ in true } })
    #expect(![UInt8]("a\\,b".utf8).withUnsafeBufferPointer { PartialFormat.allTexts(of: $0) { $0.count > 1 } })
  }
}
