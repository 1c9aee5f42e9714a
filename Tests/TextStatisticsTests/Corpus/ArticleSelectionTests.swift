import Testing

@testable import TextStatistics

private let news = """
  {"outlet":"a","date":"2022-03-07T23:00:00Z","text":"1","n":5}
  {"outlet":"a","date":"March 14, 2022","text":"2","n":10}
  {"outlet":"b","date":"03/07/2022","text":"3"}
  {"outlet":"b","date":"2022-12-31","text":"4","year":"1999"}
  {"outlet":"c","text":"5","n":"10"}

  """

private func read(
  _ text: String = news, _ columns: [DocumentColumn] = [], format: InputFormat = .jsonl, threads: Int = 1,
  blockSize: Int = 64,
  _ change: (inout ReadingOptions) throws -> Void
) throws -> (texts: [String], columns: [[String?]], report: ReadingReport) {
  var options = ReadingOptions()
  try change(&options)
  let reader = try CorpusReader(
    bytes: Array(text.utf8), format: format, columns: columns, options: options, blockSize: blockSize)
  #expect(reader.columnNames.count == columns.count)
  let (documents, report) = try reader.all(threads: threads)
  #expect(report.documents == documents.count)
  return (
    documents.map { String(decoding: $0.text, as: UTF8.self) },
    documents.map { $0.columns.map { $0.map { String(decoding: $0, as: UTF8.self) } } }, report
  )
}

@Suite struct ArticleSelectionTests {
  @Test(arguments: [
    ("outlet = a", ["1", "2"]), ("n = 10", ["2", "5"]), ("n is empty", ["3", "4"]), ("date >= 2022-03-10", ["2", "4"]),
    ("date is empty or outlet = a", ["1", "2", "5"]), ("text in (1, 5)", ["1", "5"]), ("week = 2022-W10", ["1"]),
    ("week = 2022-03-14", ["2"]), ("month > 2022-03", ["4"]), ("quarter matches *-Q1", ["1", "2"]),
    ("day = 2022-12-31", ["4"]),
    // A column of the input comes before the year of the date.
    ("year = 1999", ["4"]), ("outlet = z", []),
  ])
  func articlesThatDoNotSatisfyAreLeftOutAndCounted(expression: String, texts: [String]) throws {
    for threads in 1...2 {
      let seen = try read(threads: threads) { $0.condition = try ArticleCondition(parsing: expression) }
      #expect(seen.texts == texts)
      #expect(seen.report.filteredCount == 5 - texts.count && seen.report.undatedCount == 0)
    }
  }

  @Test func ranges() throws {
    let seen = try read(news) {
      $0.condition.firstDay = CalendarDate(year: 2022, month: 3, day: 7)
      $0.condition.lastDay = CalendarDate(year: 2022, month: 3, day: 14)
    }
    #expect(seen.texts == ["1", "2"] && seen.report.filteredCount == 1 && seen.report.undatedCount == 2)
    let finding = try #require(seen.report.findings.first { $0.kind == .unreadableDate })
    #expect(finding.count == 1 && seen.report.dropped.isEmpty)
    #expect(
      finding.examples[0].description
        == "memory:3: 03/07/2022 is 7 March or 3 July: say --date-format %m/%d/%Y or %d/%m/%Y")
  }

  @Test func anExpressionDecidesBeforeARange() throws {
    let seen = try read(news) {
      $0.condition = try ArticleCondition(parsing: "outlet = a")
      $0.condition.lastDay = CalendarDate(year: 2022, month: 3, day: 7)
    }
    #expect(seen.texts == ["1"] && seen.report.filteredCount == 4 && seen.report.undatedCount == 0)
    #expect(seen.report.findings.isEmpty)
  }

  @Test func theLimitCountsArticlesThatPass() throws {
    let seen = try read(news) {
      $0.condition = try ArticleCondition(parsing: "n = 10")
      $0.limit = 2
    }
    #expect(seen.texts == ["2", "5"])
    #expect(try read(news) { $0.limit = 2 }.texts == ["1", "2"])
  }

  @Test func periodsAreColumns() throws {
    let seen = try read(
      news,
      [.named("week"), .outlet, .named("year"), .period(.year), .named("quarter"), .named("month"), .period(.day)]
    ) { _ in }
    #expect(
      seen.columns == [
        ["2022-03-07", "a", nil, "2022", "2022-Q1", "2022-03", "2022-03-07"],
        ["2022-03-14", "a", nil, "2022", "2022-Q1", "2022-03", "2022-03-14"],
        [nil, "b", nil, nil, nil, nil, nil],
        ["2022-12-26", "b", "1999", "2022", "2022-Q4", "2022-12", "2022-12-31"],
        [nil, "c", nil, nil, nil, nil, nil],
      ])
    // Once an article, however many columns ask.
    #expect(seen.report.findings.map(\.count) == [1])
  }

  @Test func aFormatReadsWhatIsAmbiguousAndNothingElse() throws {
    let seen = try read(news, [.date, .named("month")]) { $0.dateFormat = try DateFormat("%d/%m/%Y") }
    #expect(seen.columns[2] == ["2022-07-03", "2022-07"])
    #expect(seen.columns[3] == ["not %d/%m/%Y: 2022-12-31", nil])
    for text in seen.columns[..<2].compactMap(\.[0]) {
      #expect(text.hasPrefix("not ") && Array(text.utf8).withUnsafeBufferPointer { CalendarDate(parsing: $0) } == nil)
    }
    #expect(seen.columns[4] == [nil, nil])
    let filtered = try read(news) {
      $0.dateFormat = try DateFormat("%d/%m/%Y")
      $0.condition = try ArticleCondition(parsing: "date > 2022-07-01")
    }
    #expect(filtered.texts == ["3"])
  }

  @Test func tablesAndOtherNamesOfTheDate() throws {
    let table = "text,published,n\n1,2022-03-07,\"1,000\"\n2,\"7 May 2021\",2\n3,,3\n"
    func texts(_ expression: String, _ format: InputFormat) throws -> [String] {
      let text =
        format == .csv
        ? table
        : table.replacing(/"[^"]*"/) { String($0.output.dropFirst().dropLast()).replacing(",", with: "") }
          .replacing(",", with: "\t")
      return try read(text, format: format) { $0.condition = try ArticleCondition(parsing: expression) }.texts
    }
    for format in [InputFormat.csv, .tsv] {
      #expect(try texts("published < 2022", format) == ["2"])
      #expect(try texts("date >= 2022", format) == ["1"])
      #expect(try texts("year = 2021 or n = 3", format) == ["2", "3"])
    }
  }

  @Test(arguments: [
    ("outlt = a", "has no column \"outlt\"; did you mean \"outlet\"?"),
    ("outlet = a and  x = 1", "in column 17 of --where"),
    ("date > soon", "--where: in column 8 'soon' is not a date"),
    ("date in (2022, 03/07/2022)", "in column 16 03/07/2022 is 7"),
    ("week = 5", "in column 8 '5' is not a date"),
    ("title is empty", "has no column for the title: name it with --title"),
  ])
  func whatTheInputCannotAnswerIsAnError(expression: String, message: String) {
    let error = #expect(throws: InputError.self) {
      try read(news) { $0.condition = try ArticleCondition(parsing: expression) }
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func periodsNeedADate() {
    let error = #expect(throws: InputError.self) { try read("{\"text\":\"1\"}\n", [.named("week")]) { _ in } }
    #expect(error?.description == "memory: has no column for the date: name it with --date (its columns are \"text\")")
  }

  @Test func textsHaveIdentifierAndOutlet() throws {
    let folder = try TemporaryFolder()
    for name in ["a/1.txt", "a/2.txt", "b/1.txt"] { try folder.write(name, name) }
    var options = ReadingOptions()
    options.condition = try ArticleCondition(parsing: "outlet = a and id not matches '*1'")
    let (documents, report) = try CorpusReader(paths: [folder.path], columns: [.id], options: options).all()
    #expect(documents.map { String(decoding: $0.text, as: UTF8.self) } == ["a/2.txt"] && report.filteredCount == 2)
    options.condition.firstDay = CalendarDate(year: 2022, month: 1, day: 1)
    #expect(throws: InputError.self) { try CorpusReader(paths: [folder.path], options: options) }
  }

  /// Labels take room of their own, also where the record has hardly any.
  @Test func shortRecordsHaveRoomForManyPeriods() throws {
    let columns = (0..<40).map { _ in DocumentColumn.named("week") } + [.date]
    for format in [nil, try DateFormat("%y%m%d"), try DateFormat("\(String(repeating: "x", count: 500))%y%m%d")] {
      let seen = try read("text,date\n\u{E9},220307\n", columns, format: .csv, blockSize: 64) { $0.dateFormat = format }
      let isRead = format?.pattern.count == 6
      #expect(seen.columns[0].dropLast().allSatisfy { $0 == (isRead ? "2022-03-07" : nil) } && seen.texts == ["é"])
    }
  }
}
