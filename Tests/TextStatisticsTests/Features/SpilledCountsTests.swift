import Testing

@testable import TextStatistics

@Suite struct SpilledCountsTests {
  private func matrix(
    _ articles: [Article], _ options: CountingOptions, spillEvery interval: Int, threads: Int
  ) throws -> DocumentFeatureMatrix {
    let reader = try CorpusReader(
      bytes: try jsonLines(articles), format: .jsonl, columns: options.columns, blockSize: 4096)
    let states = try reader.read(threads: threads, makeState: { CountingState(options) }) { state, document in
      state.add(document)
      if interval > 0, document.index % interval == 0 { try state.spill() }
    }.states
    return try DocumentFeatureMatrix(
      merging: states, labelNames: options.unit.labelNames, limits: options.limits, threads: threads)
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
