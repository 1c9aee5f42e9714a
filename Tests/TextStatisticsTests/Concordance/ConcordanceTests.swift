import Testing

@testable import TextStatistics

/// The concordance of articles in memory; small blocks, so that threads have several each.
private func concordance(
  of articles: [Article], _ patterns: [String], threads: Int = 1, blockSize: Int = 1 << 18,
  stopwords: [String] = [], configure: (inout ConcordanceOptions) -> Void = { _ in }
) throws -> Concordance {
  var tokenizer = TokenizerOptions()
  tokenizer.stopwords = stopwords
  let tokenization = try Tokenization(tokenizer)
  var options = ConcordanceOptions(try patterns.map { try TokenPattern($0, tokenization) }, tokenization)
  options.threads = threads
  configure(&options)
  let reader = try CorpusReader(
    bytes: try jsonLines(articles), format: .jsonl, columns: options.columns, blockSize: blockSize)
  return try Concordance(reader, options)
}

/// Texts of few words, so that patterns are found, with all kinds of white space and punctuation between them.
private func randomArticles(_ count: Int, _ random: inout SeededGenerator) -> [Article] {
  let words = ["war", "War", "wars", "peace", "talks", "in", "\u{E9}t\u{E9}", "a", "warlike", "U.S.", "(peace)"]
  let gaps = [" ", " ", " ", "  ", ", ", ". ", ".\n", "\n\n", "\u{A0}", "\u{2028}", "\r\n", " \u{201C}", "\u{7}", "\t"]
  return (0..<count).map { number in
    let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      words.randomElement(using: &random)! + gaps.randomElement(using: &random)!
    }
    return Article(
      id: number % 3 == 0 ? nil : "id \(number)",
      outlet: number % 7 == 0 ? nil : ["z", "\u{E9}", "B", "a"].randomElement(using: &random),
      date: number % 2 == 0 ? "March 7, 2022" : nil, text: text.joined())
  }
}

/// Text on one line: control characters are white space here.
private func onOneLine(_ bytes: ArraySlice<UInt8>) -> String {
  String(decoding: bytes, as: UTF8.self).unicodeScalars
    .split { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
    .map { String($0) }.joined(separator: " ")
}

/// The lines of an article as they are found by walking its tokens.
private func naiveLines(
  _ article: Article, place: Int, _ patterns: [String], _ options: ConcordanceOptions
) -> [ConcordanceLine] {
  var tokenizer = Tokenizer(options.tokenization)
  let text = Array(article.text.utf8)
  var (sentences, units): ([Int], [Int]) = ([], [])
  withPadded(text) {
    tokenizer.tokenize($0)
    sentenceStarts($0, into: &sentences)
    options.within.starts(in: $0, rule: .news, into: &units)
  }
  let ranges = (0..<tokenizer.count).map { tokenizer.range(of: $0) }
  let terms = (0..<tokenizer.count).map {
    String(decoding: tokenizer.vocabulary.bytes(of: Int(tokenizer.ids[$0])), as: UTF8.self)
  }
  /// The bytes of the unit that a token is in.
  func unit(_ token: Int) -> Range<Int> {
    let before = units.lastIndex { $0 <= ranges[token].lowerBound }
    let end = before.map { $0 + 1 < units.count ? units[$0 + 1] : text.count } ?? units.first ?? text.count
    return (before.map { $0 == 0 ? 0 : units[$0] } ?? 0)..<end
  }
  func fits(_ term: String, _ glob: String) -> Bool {
    if glob == "*" { return true }
    return glob.hasSuffix("*") && !term.isEmpty ? term.hasPrefix(glob.dropLast()) : term == glob
  }
  var lines: [(start: Int, pattern: Int, line: ConcordanceLine)] = []
  for (index, pattern) in patterns.enumerated() {
    let globs = pattern.split(separator: " ").map(String.init)
    var start = 0
    while start + globs.count <= terms.count {
      let hit = start..<start + globs.count
      let isHit = zip(globs, hit).allSatisfy { fits(terms[$1], $0) } && unit(start) == unit(hit.upperBound - 1)
      guard isHit else {
        start += 1
        continue
      }
      let space = unit(start)
      let left = (0..<start).filter { unit($0) == space }
      let right = (hit.upperBound..<terms.count).filter { unit($0) == space }
      let first = left.count > options.left ? ranges[left.suffix(options.left)[0 + left.count - options.left]] : nil
      let last = right.count > options.right ? ranges[right[options.right - 1]] : nil
      let keyword = ranges[start].lowerBound..<ranges[hit.upperBound - 1].upperBound
      let line = ConcordanceLine(
        labels: [article.outlet ?? ""], id: article.id ?? String(place), date: article.date.map { _ in "2022-03-07" },
        sentence: sentences.count { $0 <= keyword.lowerBound }, position: start + 1,
        left: onOneLine(text[(first?.lowerBound ?? space.lowerBound)..<keyword.lowerBound]),
        keyword: onOneLine(text[keyword]),
        right: onOneLine(text[keyword.upperBound..<(last?.upperBound ?? space.upperBound)]), pattern: pattern)
      lines.append((start, index, line))
      start = hit.upperBound
    }
  }
  return lines.sorted { ($0.start, $0.pattern) < ($1.start, $1.pattern) }.map(\.line)
}

@Suite struct ConcordanceTests {
  @Test(arguments: TextUnit.allCases, [[], ["in"]])
  func linesAreThoseOfAWalkOverTheTokens(within: TextUnit, stopwords: [String]) throws {
    var random = SeededGenerator(11)
    let articles = randomArticles(40, &random)
    let patterns = ["war*", "peace talks", "war * peace", "u.s"]
    for (left, right) in [(3, 2), (1, 5)] {
      var options: ConcordanceOptions?
      let made = try concordance(of: articles, patterns, threads: 2, blockSize: 512, stopwords: stopwords) {
        ($0.left, $0.right, $0.within) = (left, right, within)
        options = $0
      }
      let naive = try articles.enumerated().flatMap { naiveLines($1, place: $0 + 1, patterns, try #require(options)) }
      #expect(made.elementsEqual(naive))
      #expect(made.count > 250)
      #expect(made.hitCounts == patterns.map { pattern in naive.count { $0.pattern == pattern } })
      #expect(made.articleCount == Set(naive.map(\.id)).count)
    }
  }

  @Test func wordsAndContextsAreThoseOfNLTK() throws {
    let golden = concordanceGolden.split(separator: "\n").map {
      $0.split(separator: "|", omittingEmptySubsequences: false)
    }
    let patterns = ["china", "sanctions", "partner", "said"]
    let tokenization = try Tokenization()
    var options = ConcordanceOptions(try patterns.map { try TokenPattern($0, tokenization) }, tokenization)
    (options.left, options.right) = (5, 5)
    let reader = try CorpusReader(paths: [seedsFolder.path + "/outlets.csv"], columns: options.columns)
    let made = try Concordance(reader, options).map { line in
      try [line.id, "\(line.position)"]
        + [line.left, line.keyword, line.right].map { try terms($0).joined(separator: " ") }
    }
    #expect(made.count > 40)
    #expect(
      made.sorted { $0.joined(separator: "|") < $1.joined(separator: "|") }
        == golden.map { $0.map(String.init) }
        .sorted { $0.joined(separator: "|") < $1.joined(separator: "|") })
  }

  @Test(arguments: ConcordanceOptions.Order.allCases, [nil, 3])
  func threadsAndBlocksChangeNothing(order: ConcordanceOptions.Order, sample: Int?) throws {
    var random = SeededGenerator(5)
    let articles = randomArticles(80, &random)
    for names in [nil, ["outlet"]] {
      let all = try [(1, 1 << 18), (2, 300), (5, 2000)].map { threads, blockSize in
        try concordance(of: articles, ["war*", "* peace"], threads: threads, blockSize: blockSize) {
          ($0.order, $0.sampleSize, $0.groupNames) = (order, sample, names)
        }
      }
      #expect(all[0].count >= (sample ?? 300))
      for other in all.dropFirst() {
        #expect(other.elementsEqual(all[0]) && other.hitCounts == all[0].hitCounts)
        #expect(other.missingLabelCount == all[0].missingLabelCount)
      }
      #expect(all[0].missingLabelCount == (names == nil ? 0 : articles.count { $0.outlet == nil }))
    }
  }

  @Test func groupsAreSortedByTheirBytesAndSampledEach() throws {
    var random = SeededGenerator(6)
    let articles = randomArticles(100, &random)
    func made(_ sample: Int?) throws -> Concordance {
      try concordance(of: articles, ["war*"]) { ($0.groupNames, $0.sampleSize) = (["outlet"], sample) }
    }
    let all = try made(nil)
    let sample = try made(4)
    #expect(sample.map { $0.labels[0] } == ["B", "a", "z", "\u{E9}"].flatMap { Array(repeating: $0, count: 4) })
    #expect(sample.hitCounts == all.hitCounts && sample.articleCount == all.articleCount)
    // Drawn lines are lines, in their order.
    var rest = all[...]
    for line in sample {
      let index = try #require(rest.firstIndex(of: line))
      rest = rest[(index + 1)...]
    }
    #expect(try made(1_000_000).elementsEqual(all))
  }

  @Test func everyHitIsDrawnEquallyOften() throws {
    let articles = (0..<20).map { Article(id: "\($0)", outlet: "a", text: "war or war, war and war") }
    var counts: [String: Int] = [:]
    for seed in 0..<200 {
      let sample = try concordance(of: articles, ["war"]) { ($0.sampleSize, $0.seed) = (8, UInt64(seed)) }
      #expect(sample.count == 8)
      for line in sample { counts["\(line.id) \(line.position)", default: 0] += 1 }
    }
    // 80 hits, each expected 20 times; without replacement the variance is a tenth smaller.
    let chiSquare = counts.values.reduce(0) { $0 + Double(($1 - 20) * ($1 - 20)) / 20 / 0.9 }
    #expect(counts.count == 80)
    // 79 degrees of freedom: these are exceeded once in ten thousand times on either side.
    #expect((40...135).contains(chiSquare))
  }

  @Test func aHitThatIsDrawnStaysDrawnWithoutOtherArticles() throws {
    var random = SeededGenerator(8)
    let articles = (0..<60).map {
      Article(id: "\($0)", outlet: "a", text: "\($0) war \(Int.random(in: 0...9, using: &random)) war")
    }
    func drawn(_ articles: [Article]) throws -> [ConcordanceLine] {
      Array(try concordance(of: articles, ["war"]) { $0.sampleSize = 10 })
    }
    let (all, half) = (try drawn(articles), try drawn(articles.reversed().filter { Int($0.id!)! % 2 == 0 }))
    let kept = all.filter { Int($0.id)! % 2 == 0 }
    #expect(kept.count > 0 && kept.allSatisfy(half.contains))
  }

  @Test func linesAreSortedByTheWordsReadOutwards() throws {
    let text = "b a x c a. C B X d a; e x\n\n\u{E9} a x zz"
    func sorted(_ order: ConcordanceOptions.Order) throws -> [String] {
      try concordance(of: [Article(text: text)], ["x"]) { ($0.order, $0.left, $0.right) = (order, 2, 1) }
        .map { "\($0.left) \($0.keyword) \($0.right)" }
    }
    #expect(
      try sorted(.input)
        == ["b a x c", "C B X d", "; e x \u{E9}", "\u{E9} a x zz"].map { $0.replacing("; e", with: "a; e") })
    #expect(try sorted(.left) == ["b a x c", "\u{E9} a x zz", "C B X d", "a; e x \u{E9}"])
    #expect(try sorted(.right) == ["b a x c", "C B X d", "\u{E9} a x zz", "a; e x \u{E9}"])
    let keywords = try concordance(of: [Article(text: "war Wars war peace wars a")], ["war*"]) { $0.order = .keyword }
    #expect(keywords.map { "\($0.position)" } == ["3", "1", "5", "2"])
  }

  @Test func contextsStayInTheirUnitAndHaveItsPunctuation() throws {
    let text = "One. \u{201C}Peace talks, they said\u{201D}\nin May!"
    func line(_ width: Int, _ within: TextUnit) throws -> [String] {
      let made = try concordance(of: [Article(text: text)], ["talks"]) {
        ($0.left, $0.right, $0.within) = (width, width, within)
      }
      return made.flatMap { [$0.left, $0.right, "\($0.sentence)"] }
    }
    #expect(try line(.max, .document) == ["One. \u{201C}Peace", ", they said\u{201D} in May!", "2"])
    #expect(try line(2, .document) == ["One. \u{201C}Peace", ", they said", "2"])
    #expect(try line(8, .sentence) == ["\u{201C}Peace", ", they said\u{201D} in May!", "2"])
    #expect(try line(1, .sentence) == ["\u{201C}Peace", ", they", "2"])
    let phrase = try concordance(of: [Article(text: "Peace. Talks.")], ["peace talks"]) { $0.within = .sentence }
    #expect(phrase.isEmpty && phrase.hitCounts == [0])
  }

  @Test func columnsAreNamedOnce() throws {
    func names(_ patterns: [String], _ groups: [String]?) throws -> [String] {
      try concordance(of: [Article(id: "1", outlet: "a", date: "2022", text: "war")], patterns) {
        $0.groupNames = groups
      }
      .table.columns.map(\.name)
    }
    let texts = ["sentence", "position", "left", "keyword", "right"]
    #expect(try names(["war"], nil) == ["outlet", "id", "date"] + texts)
    #expect(try names(["war", "a"], ["date", "id"]) == ["date", "id"] + texts + ["pattern"])
  }

  @Test func articlesWithoutAValueAreNamedByTheirPlace() throws {
    let articles = [Article(text: "x"), Article(date: "sometime", text: "war"), Article(outlet: "a", text: "war")]
    let lines = Array(try concordance(of: articles, ["war"]))
    #expect(lines.map(\.id) == ["2", "3"] && lines.map(\.date) == ["sometime", nil])
    #expect(lines.map(\.labels) == [[""], ["a"]])
  }
}
