import Testing

@testable import TextStatistics

/// Scores that are not exact in binary: sums of them depend on their order.
private let rough = Lexicon(
  name: "my, rough 1",
  entries: tone.sorted { $0.key < $1.key }.map { Lexicon.Entry(term: $0.key, score: $0.value * 0.3) })

private typealias Configuration = @Sendable (inout SentimentOptions) throws -> Void

private let configurations: [String: Configuration] = [
  "as it comes": { _ in },
  "two lexicons and both voices": {
    $0.lexicons.append(toneLexicon)
    $0.voices = SpeechVoice.allCases
    $0.neutralTerms = [try TokenPattern("russia", $0.tokenization)]
  },
  "targets and negated keys": {
    $0.rules = .lsd
    $0.lexicons.append(toneLexicon)
    $0.targets = try ["russia|moscow", "no such, word", "chi*\\"].map { [tokenization = $0.tokenization] in
      try SentimentTarget($0, tokenization)
    }
    $0.window = .words(3)
  },
  "targets in quotations, by day": {
    $0.rules = .window
    $0.targets = [try SentimentTarget("deal", $0.tokenization)]
    $0.voices = [.quoted]
    $0.window = .sentence
    $0.groupNames = ["date", "outlet"]
  },
  "all sentences, and neutral terms that are nowhere": {
    $0.countsUnmatched = true
    $0.neutralTerms = [try TokenPattern("zither", $0.tokenization)]
    $0.measure = .shareNegative
    ($0.replicates, $0.confidence, $0.seed) = (50, 0.8, 7)
  },
]

private func options(_ configure: Configuration = { _ in }) throws -> SentimentOptions {
  var options = SentimentOptions([rough], try Tokenization())
  (options.level, options.replicates) = (.outlet, 99)
  try configure(&options)
  return options
}

/// Articles, some of them twice or three times, some without an outlet.
private func articles() -> [Article] {
  var articles = toneArticles(60, seed: 21, quotes: true)
  for index in articles.indices { articles[index].date = "2022-03-0\(1 + index % 3)" }
  return articles + articles[10..<20] + articles[15..<18]
}

/// Everything of a table and of what was met.
private struct Outcome: Equatable {
  var table: String
  var report: [Int]
  var warnings: [String]

  init(_ table: String, _ reading: SentimentReading) {
    self.table = table
    report = [reading.report.documents, reading.missingLabelCount]
    warnings = reading.absentTargets + (reading.lacksNeutralTerms ? ["neutral"] : [])
  }
}

private final class Met: @unchecked Sendable { var reading: SentimentReading? }

private func whole(_ articles: [Article], _ options: SentimentOptions) throws -> Outcome {
  let reader = try CorpusReader(
    bytes: try jsonLines(articles), format: .jsonl, columns: options.columns, blockSize: 1024)
  let met = Met()
  let table = try SentimentRow.table(of: reader, options) { met.reading = $0 }.formatted(as: .csv)
  return Outcome(table, try #require(met.reading))
}

private let reading = {
  var reading = ReadingOptions()
  (reading.isPart, reading.format, reading.columnNames) = (true, .jsonl, ["date", "id", "outlet", "text"])
  return reading
}()

/// The partial of a part.
private func partial(_ articles: [Article], _ options: SentimentOptions, _ folder: TemporaryFolder) throws -> String {
  let part = try folder.write("part", try jsonLines(articles))
  let reader = try CorpusReader(paths: [part], columns: options.columns, options: reading)
  let path = folder.path + "/partial"
  let file = try OutputFile(path)
  try SentimentRow.writePartial(reader, reading, options, to: file)
  try file.commit()
  return try String(contentsOfFile: path, encoding: .utf8)
}

private func counts(_ partials: String...) throws -> PartialCounts {
  let folder = try TemporaryFolder()
  for (index, text) in partials.enumerated() { try folder.write("\(index).tsv", text) }
  return try PartialCounts(paths: [folder.path], "sentiment")
}

private func finished(_ partials: PartialCounts, _ options: SentimentOptions) throws -> Outcome {
  var reading: SentimentReading?
  let table = try SentimentRow.table(of: partials, options) { reading = $0 }.formatted(as: .csv)
  return Outcome(table, try #require(reading))
}

/// Rows that agree in their first four cells added up.
private func addedUp(_ text: String) -> String {
  var sums: [Substring: [Int]] = [:]
  for line in text.split(separator: "\n") {
    let tabs = line.utf8.indices.filter { line.utf8[$0] == 0x09 }
    let numbers = line[tabs[3]...].split(separator: "\t").map { Int($0)! }
    sums[line[..<tabs[3]], default: [0, 0, 0, 0]] = zip(sums[line[..<tabs[3]]] ?? [0, 0, 0, 0], numbers).map(+)
  }
  return sums.map { "\($0)\t\($1.map(String.init).joined(separator: "\t"))\n" }.joined()
}

@Suite struct PartialSentimentTests {
  @Test(arguments: configurations.keys.sorted())
  func tablesOfPartsAreThoseOfTheWhole(name: String) throws {
    let options = try options(configurations[name]!)
    var articles = articles()
    let whole = try whole(articles, options)
    #expect(whole.table.split(separator: "\n").count > 3 && whole.report[1] > 0)
    // Whoever has the parts says nothing but groups and interval.
    var asked = SentimentOptions([toneLexicon], options.tokenization)
    (asked.level, asked.groupNames, asked.measure) = (.outlet, options.groupNames, options.measure)
    (asked.replicates, asked.confidence, asked.seed) = (options.replicates, options.confidence, options.seed)
    asked.threads = 2
    let folder = try TemporaryFolder()
    var random = SeededGenerator(4)
    for size in [articles.count, 30, 7] {
      articles.shuffle(using: &random)
      var parts = stride(from: 0, to: articles.count, by: size).map { articles[$0..<min(articles.count, $0 + size)] }
      parts.insert([], at: 0)
      let partials = try parts.map { try partial(Array($0), options, folder) }.joined()
      #expect(try finished(try counts(partials), asked) == whole)
      let sums = addedUp(partials)
      #expect(sums.utf8.count < partials.utf8.count && sums.contains("\t3\t"))
      #expect(try finished(try counts(sums), asked) == whole)
    }
  }

  @Test func groupsByFewerColumnsAreThoseOfTheWhole() throws {
    var options = try options { $0.groupNames = ["outlet", "date"] }
    let articles = articles().filter { $0.outlet != nil }
    let folder = try TemporaryFolder()
    let counts = try counts(try partial(articles, options, folder))
    for names in [["outlet"], ["date"], ["date", "outlet"]] {
      options.groupNames = names
      #expect(try finished(counts, options) == whole(articles, options))
    }
    options.groupNames = ["id"]
    #expect(throws: InputError.self) { try finished(counts, options) }
  }

  @Test func articlesThatAreDamagedAreRefused() throws {
    let options = try options()
    let text = try partial(articles(), options, try TemporaryFolder())
    let lines = text.split(separator: "\n").map(String.init)
    let place = try #require(lines.firstIndex { $0.hasPrefix("article\t") && $0.contains(#"\,0.3\,"#) })
    let cells = lines[place].split(separator: "\t").map(String.init)
    let numbers = cells[3].split(separator: #"\,"#, omittingEmptySubsequences: false).map(String.init)
    func refuses(_ column: Int, _ cell: String) throws {
      var (damaged, cells) = (lines, cells)
      cells[column] = cell
      damaged[place] = cells.joined(separator: "\t")
      let text = damaged.map { "\($0)\n" }.joined()
      #expect(throws: InputError.self, "\(cell)") { try finished(try counts(text), options) }
    }
    #expect(try finished(try counts(text), options).table.contains("\n"))
    for (index, number) in [
      (0, "1"), (0, "-1"), (1, "0"), (2, "99999"), (4, "1"), (4, ""), (5, "x"), (7, "-1"), (8, "inf"),
    ] {
      var damaged = numbers
      damaged[index] = number
      try refuses(3, damaged.joined(separator: #"\,"#))
    }
    try refuses(3, numbers.dropLast().joined(separator: #"\,"#))
    try refuses(3, (numbers + numbers).joined(separator: #"\,"#))
    try refuses(3, (numbers + ["1"]).joined(separator: #"\,"#))
    try refuses(3, #"\e"#)
    try refuses(2, String(cells[2].dropLast()))
    try refuses(4, "0")
    try refuses(4, "2")
    try refuses(5, "7")
    for damaged in [lines + [lines[place]], lines.filter { $0 != lines[place] }] {
      #expect(throws: InputError.self) { try counts(damaged.map { "\($0)\n" }.joined()) }
    }
    #expect(throws: InputError.self) { try PartialCounts(paths: [TemporaryFolder().write("a", text)], "articles") }
  }

  @Test func scoresOfOtherOptionsAreRefused() throws {
    let folder = try TemporaryFolder()
    let defaults = PartialOptions(reading, try options())
    let lines = Array(articles().prefix(9))
    let first = try partial(lines, try options(), folder)
    let changes: [(String, Configuration)] = [
      (
        "lexicon",
        { $0.lexicons = [Lexicon(name: rough.name, entries: rough.entries.map { .init(term: $0.term, score: 1) })] }
      ),
      ("preset", { $0.rules = .none }), ("neutral", { $0.neutralTerms = [try TokenPattern("war", $0.tokenization)] }),
      ("all-sentences", { $0.countsUnmatched = true }), ("speech", { $0.voices = [.quoted] }),
      ("target", { $0.targets = [try SentimentTarget("war", $0.tokenization)] }), ("by", { $0.groupNames = ["date"] }),
    ]
    for (name, change) in changes {
      let other = try partial(lines, try options(change), folder)
      let error = try #require(throws: InputError.self) { try counts(first, other) }
      #expect(error.reason.contains("counted with different --\(name)"), "\(error)")
      guard name != "by" else { continue }
      let asked = PartialOptions(reading, try options(change))
      let refusal = try #require(throws: InputError.self) { try counts(first).check(asked, defaults: defaults) }
      #expect(refusal.reason.contains("counted with --\(name) "), "\(refusal)")
      try counts(other).check(defaults, defaults: defaults)
    }
    var compound = try options()
    compound.measure = .compound
    let plain = try counts(try partial(lines, try options { $0.rules = .none }, folder))
    let error = try #require(throws: InputError.self) { try finished(plain, compound) }
    #expect(error.reason.hasPrefix("only VADER's rules have a compound"))
  }
}
