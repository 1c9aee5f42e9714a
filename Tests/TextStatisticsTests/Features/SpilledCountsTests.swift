import Testing

@testable import TextStatistics

@Suite struct SpilledCountsTests {
  private func matrix(
    _ articles: [Article], _ options: CountingOptions, spillEvery interval: Int, threads: Int
  ) throws -> DocumentFeatureMatrix {
    var shared = options
    shared.threads = threads
    let options = shared
    let reader = try CorpusReader(
      bytes: try jsonLines(articles), format: .jsonl, columns: options.columns, blockSize: 4096)
    let states = try reader.read(threads: threads, makeState: { CountingState(options) }) { state, document in
      state.add(document)
      if interval > 0, document.index % interval == 0 { try state.spill() }
    }.states
    return try DocumentFeatureMatrix(
      merging: states, labelNames: options.unit.labelNames, limits: options.limits, threads: threads)
  }

  /// Terms in a run compare as their bytes do, wherever they differ, and NUL is a byte as others are.
  @Test func termsOfRunsAreInTheOrderOfTheirBytes() throws {
    var random = SeededGenerator(33)
    let terms = (0..<400).map { _ in
      (0..<Int.random(in: 0..<24, using: &random)).map { _ in [0, 97, 255].randomElement(using: &random)! as UInt8 }
    }
    let file = try SpillFile()
    for _ in 0..<2000 {
      let pair = [terms.randomElement(using: &random)!, terms.randomElement(using: &random)!]
      let common = pair[0].prefix(Int.random(in: 0...pair[0].count, using: &random))
      let (a, b) = (pair[0], Bool.random(using: &random) ? pair[1] : common + pair[1])
      var readers: [RunReader] = []
      for term in [a, b] {
        var writer = RunWriter(file)
        try writer.append(term[...], frequency: 7, entryCount: 0)
        readers.append(RunReader(try writer.finish(), state: 0, size: 8))
      }
      let (first, second) = (try #require(try readers[0].next()), try #require(try readers[1].next()))
      #expect(first.bytes == a && second.bytes == b && first.frequency == 7)
      let expected = a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
      #expect(first.compare(second).signum() == expected)
    }
  }

  @Test(arguments: CountedCorpusTests.units, [[1], [1, 2, 4]])
  func countsFromDiskAreThoseFromMemory(unit: CountingOptions.Unit, ngrams: [Int]) throws {
    var random = SeededGenerator(31)
    let articles = randomArticles(90, &random)
    var tokenizer = TokenizerOptions()
    tokenizer.ngramSizes = ngrams
    tokenizer.stemmer = "en"
    var options = CountingOptions(tokenization: try Tokenization(tokenizer))
    options.unit = unit
    var limits = [VocabularyLimits](repeating: VocabularyLimits(), count: 4)
    limits[1].minimumCount = 3
    limits[1].maximumDocumentFrequency = .share(0.7)
    limits[2].maximumFeatures = 17
    limits[3].vocabulary = ["a", "zz", "b", "ab", "a b"]
    for limit in limits {
      for countsArticles in [false, true] {
        (options.limits, options.countsArticles) = (limit, countsArticles)
        let expected = try matrix(articles, options, spillEvery: 0, threads: 1)
        #expect(expected.terms.count > 3)
        for (interval, threads) in [(1, 1), (3, 2), (7, 3)] {
          #expect(try matrix(articles, options, spillEvery: interval, threads: threads).equals(expected))
        }
      }
    }
  }

  @Test func whatOutgrowsTheMemoryIsSpilledAndTooLargeAMatrixIsRefused() throws {
    var random = SeededGenerator(32)
    let articles = randomArticles(200, &random)
    let expected = try count(articles).matrix
    // A megabyte is less than an empty counter takes, and enough for the matrix.
    #expect(try count(articles, threads: 2) { $0.memory = 1 << 20 }.matrix.equals(expected))
    #expect {
      _ = try count(articles) { $0.memory = 100 }
    } throws: { error in
      "\(error)".hasPrefix("a matrix of 4 rows and ") && "\(error)".contains("--memory")
    }
    // So is one for what is made of it, whether counts were spilled or not.
    for memory in [1 << 20, 1 << 28] {
      #expect(throws: InputError.self) {
        _ = try count(articles) { ($0.memory, $0.resultMemory) = (memory, ResultMemory(perPairOfRows: memory)) }
      }
    }
    #expect {
      _ = try count(articles) {
        $0.memory = 1 << 20
        $0.limits.minimumCount = 1 << 20
      }
    } throws: { error in
      "\(error)".hasPrefix("none of the ")
    }
  }
}
