import Testing

@testable import TextStatistics

@Suite struct CountedCorpusTests {
  static let units: [CountingOptions.Unit] = [
    .documents, .groups(by: ["outlet"]), .groups(by: ["date", "outlet"]), .groups(by: []),
  ]

  @Test(arguments: units, [[1], [1, 2], [3], [1, 2, 3, 4]])
  func countsAreThoseOfADictionary(unit: CountingOptions.Unit, ngrams: [Int]) throws {
    var random = SeededGenerator(UInt64(ngrams.count))
    let articles = randomArticles(50, &random, length: 50)
    let stopwords: Set<String> = ["a", "b", "ab"]
    let expected = naiveRows(articles, unit) { text in
      naiveNgrams(naiveWords(text).map { stopwords.contains($0) ? "" : $0 }, ngrams)
    }
    let isGrouped = unit != .documents
    var first: DocumentFeatureMatrix?
    for threads in [1, 2, 8] {
      let counted = try count(articles, threads: threads) {
        $0.unit = unit
        $0.countsArticles = true
      } tokens: {
        $0.ngramSizes = ngrams
        $0.stopwords = Array(stopwords)
      }
      let matrix = counted.matrix
      var rows = matrix.naiveRows
      if !isGrouped { for row in rows.indices { rows[row].articles = expected[row].articles } }
      #expect(rows == expected, "\(threads) threads")
      // Scalar by scalar: strings themselves sort by their normal form.
      #expect(
        zip(matrix.terms, matrix.terms.dropFirst()).allSatisfy {
          $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
        })
      var frequencies: [String: Int] = [:]
      for row in expected { frequencies.merge(row.articles) { $0 + $1 } }
      #expect(Dictionary(zip(matrix.terms, matrix.documentFrequencies.map(Int.init))) { $1 } == frequencies)
      #expect(matrix.terms.count == frequencies.count)
      let missing = articles.count { $0.outlet == nil }
      let needsOutlet = unit != .documents && unit != .groups(by: [])
      #expect(counted.missingLabelCount == (needsOutlet ? missing : 0))
      #expect(matrix.articleCount == articles.count - counted.missingLabelCount)
      #expect(counted.reports.map(\.documents) == [50])
      if let first { #expect(matrix.equals(first)) }
      first = first ?? matrix
    }
  }

  @Test func compactionChangesNothing() throws {
    var random = SeededGenerator(3)
    let articles = randomArticles(120, &random)
    var options = CountingOptions(tokenization: try Tokenization())
    options.countsArticles = true
    let matrices = try [0, 1, 3].map { interval in
      let reader = try CorpusReader(
        bytes: try jsonLines(articles), format: .jsonl, columns: options.unit.columns, blockSize: 4096)
      let states = try reader.read(threads: 2, makeState: { [options] in CountingState(options) }) { state, document in
        state.add(document)
        if interval > 0, document.index % interval == 0 { state.counter.compact() }
      }.states
      return try DocumentFeatureMatrix(
        merging: states, labelNames: ["outlet"], limits: VocabularyLimits(), threads: 2)
    }
    #expect(matrices[0].naiveRows == naiveRows(articles, options.unit, features: naiveWords))
    #expect(matrices[1].equals(matrices[0]) && matrices[2].equals(matrices[0]))
  }

  /// More than 4,096 columns, and more terms than the vocabulary has room for at first; threads share some of them, and merge
  /// pieces of them side by side.
  @Test(arguments: [1, 2, 3]) func largeVocabulariesAreCounted(threads: Int) throws {
    let words = (0..<12_000).map { "w\(String($0, radix: 36))" }
    let articles = (0..<60).map { part in
      Article(
        outlet: "\(part % 2)",
        text: words[part * 200..<min(12_000, part * 200 + 300)].joined(separator: " ") + " w0 w1zz")
    }
    let matrix = try count(articles, threads: threads).matrix
    #expect(
      matrix.naiveRows
        == naiveRows(articles, .groups(by: ["outlet"])) { $0.split(separator: " ").map(String.init) }
        .map { row in
          var row = row
          row.articles = [:]
          return row
        })
    #expect(matrix.terms.count == 12_000)
  }

  @Test func articlesWithoutWordsAreRows() throws {
    let articles = [
      Article(id: "1", outlet: "A", text: ""), Article(id: "2", outlet: "A", text: "peace"),
      Article(id: "3", outlet: "B", text: " -- "),
    ]
    let documents = try count(articles) { $0.unit = .documents }.matrix
    #expect(documents.rows.map(\.labels) == [["1", "A"], ["2", "A"], ["3", "B"]])
    #expect(documents.counts.rowOffsets == [0, 0, 1, 1])
    #expect(documents.rows.map(\.tokenCount) == [0, 1, 0])
    let groups = try count(articles).matrix
    #expect(groups.counts.rowOffsets == [0, 1, 1] && groups.rows.map(\.articleCount) == [2, 1])
    #expect(groups.articleCount == 3)
    let nothing = try count([articles[0], articles[2]]).matrix
    #expect(nothing.terms.isEmpty && nothing.counts.rowOffsets == [0, 0, 0])
  }

  @Test func removedWordsBreakNgramsButNotByScikitLearnsRule() throws {
    let articles = [Article(outlet: "A", text: "over the moon and over")]
    func bigrams(_ rule: TokenizerOptions.WordRule) throws -> [String] {
      Array(
        try count(articles) { _ in
        } tokens: {
          $0.rule = rule
          $0.stopwords = ["the"]
          $0.ngramSizes = [2]
        }.matrix.terms)
    }
    #expect(try bigrams(.unicode) == ["and over", "moon and"])
    #expect(try bigrams(.sklearn) == ["and over", "moon and", "over moon"])
  }

  @Test func anExpressionAndAStemOfTheSameLettersAreOneTerm() throws {
    let matrix = try count([Article(outlet: "A", text: "new york new_york york")]) {
      $0.countsArticles = true
    } tokens: {
      $0.stemmer = "en"
      $0.expressions = ["new york"]
    }.matrix
    #expect(Array(matrix.terms) == ["new_york", "york"])
    #expect(matrix.counts.columns == [0, 1] && matrix.counts.values == [2, 1])
    #expect(matrix.documentFrequencies == [1, 1] && matrix.entryArticleCounts == [1, 1])
  }

  /// They are different bytes in the input; which of the two a joint row were called would depend on the threads.
  @Test func labelsThatOnlyLookTheSameAreGroupsOfTheirOwn() throws {
    let articles = ["\u{E9}", "e\u{301}", "\u{E9}"].map { Article(outlet: $0, text: "peace") }
    for threads in [1, 2] {
      let rows = try count(articles, threads: threads).matrix.rows
      #expect(rows.map { Array($0.labels[0].unicodeScalars) } == [["e", "\u{301}"], ["\u{E9}"]])
      #expect(rows.map(\.articleCount) == [1, 2])
    }
  }

  @Test func noByteInALabelMakesItAnotherGroup() throws {
    let articles = [("a\u{1F}b", "c"), ("a", "b\u{1F}c"), ("a\u{0}", "b"), ("a", "\u{0}b")]
      .map { Article(outlet: $0, date: $1, text: "peace") }
    let rows = try count(articles) { $0.unit = .groups(by: ["outlet", "date"]) }.matrix.rows
    #expect(rows.map(\.articleCount) == [1, 1, 1, 1])
  }

  @Test func articlesWithoutAnIdentifierAreNumberedInTheirCorpus() throws {
    let articles = ["x", nil, nil].map { Article(id: $0, outlet: "A", text: "peace") }
    let rows = try count(articles, articles) { $0.unit = .documents }.matrix.rows
    #expect(rows.map { $0.labels[0] } == ["x", "2", "3", "x", "2", "3"])
  }

  @Test func corporaShareTheVocabularyAndKeepTheirRows() throws {
    var random = SeededGenerator(9)
    let (new, archive) = (randomArticles(40, &random), randomArticles(30, &random))
    let unit = CountingOptions.Unit.groups(by: ["outlet"])
    for threads in [1, 2] {
      let counted = try count(new, archive, threads: threads) { $0.countsArticles = true }
      let expected = naiveRows(new, unit, features: naiveWords) + naiveRows(archive, unit, features: naiveWords)
      #expect(counted.matrix.naiveRows == expected)
      #expect(counted.matrix.rows.map(\.corpus) == [0, 0, 0, 0, 1, 1, 1, 1])
      #expect(counted.reports.map(\.documents) == [40, 30])
      let articles = try count(new, archive, threads: threads) { $0.unit = .documents }.matrix
      #expect(articles.rows.map(\.corpus) == Array(repeating: 0, count: 40) + Array(repeating: 1, count: 30))
      #expect(articles.documentFrequencies.max()! <= 70 && articles.articleCount == 70)
    }
  }

  @Test func aColumnToGroupByMustBeThere() throws {
    let error = #expect(throws: InputError.self) { try count([Article(id: "1", text: "x")]) }
    #expect(error?.reason.hasPrefix("no column or folder tells the outlet") == true)
  }

  @Test func aCallerMayStopBeforeMerging() throws {
    struct Stop: Error {}
    let reader = try CorpusReader(
      bytes: try jsonLines([Article(text: "x"), Article(outlet: "A", text: "x")]), format: .jsonl, columns: [.outlet])
    #expect(throws: Stop.self) {
      _ = try CountedCorpus([reader], CountingOptions(tokenization: try Tokenization())) { reports, missing in
        #expect(reports.map(\.documents) == [2] && missing == 1)
        throw Stop()
      }
    }
  }

  @Test func columnsOfRolesGoByTheirNames() {
    #expect(
      CountingOptions.Unit.groups(by: ["outlet", "year", "id", "date", "title"]).columns
        == [.outlet, .named("year"), .id, .date, .title])
    #expect(CountingOptions.Unit.documents.columns == [.id, .outlet])
    #expect(CountingOptions.Unit.groups(by: ["x"]).labelNames == ["x"])
  }
}
