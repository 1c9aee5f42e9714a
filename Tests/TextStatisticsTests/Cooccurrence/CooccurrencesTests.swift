import Foundation
import Testing

@testable import TextStatistics

@Suite struct CooccurrencesTests {
  /// Everything a user can choose, at random.
  private static func options(_ random: inout SeededGenerator) -> CooccurrenceOptions {
    var options = CooccurrenceOptions()
    options.left = [0, 1, 2, 5].randomElement(using: &random)!
    options.right = Bool.random(using: &random) ? max(1, options.left) : [1, 3, 40].randomElement(using: &random)!
    if Bool.random(using: &random) { options.left = options.right }
    if Int.random(in: 0..<8, using: &random) == 0 {
      (options.left, options.right) = (CooccurrenceOptions.wholeUnit, CooccurrenceOptions.wholeUnit)
    }
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where max(options.left, options.right) <= CooccurrenceOptions.widestHarmonic: options.weights = .harmonic
    case 1: options.counting = .boolean
    case 2: options.margins = .span
    case 3: options.margins = .corpus
    default: break
    }
    options.minimumCount = [0, 1, 2, 5].randomElement(using: &random)!
    options.keepsPositions = Int.random(in: 0..<3, using: &random) > 0
    return options
  }

  @Test(arguments: 0..<60) func countsAreThoseOfTheDefinition(seed: UInt64) throws {
    var random = SeededGenerator(seed)
    let articles = plainArticles(12, words: 14, units: 4, length: 12, &random)
    let stopwords = Bool.random(using: &random) ? [] : ["w0x", "w3x"]
    let minimumCount = [1, 4].randomElement(using: &random)!
    let within: TextUnit = [.document, .paragraph, .sentence].randomElement(using: &random)!
    let options = Self.options(&random)
    let corpus = try tokenized(articles, within: within, stopwords: stopwords, minimumCount: minimumCount)
    let counted = try Cooccurrences(corpus, options).named
    let naive = NaivePairs(
      articles, options, within: within, stopwords: Set(stopwords), minimumCount: minimumCount
    ).pairs
    #expect(counted.keys.sorted() == naive.keys.sorted())
    for (group, pairs) in naive {
      #expect(counted[group]?.count == pairs.count)
      for (key, pair) in pairs {
        let other = counted[group]?[key]
        // Naive thirds and fifths are rounded, ours are exact fractions.
        let isClose =
          other.map { other in
            [(pair.o11, other.o11), (pair.r1, other.r1), (pair.c1, other.c1), (pair.n, other.n)]
              .allSatisfy { abs($0 - $1) <= 1e-9 * $0 } && pair.hits == other.hits && pair.articles == other.articles
          } ?? false
        #expect(isClose, "\(key) is \(String(describing: other)), not \(pair); \(options), \(within)")
      }
    }
  }

  /// Above 1,024 terms the most frequent ones are counted by themselves; above 65,533 ranks do not fit into 16 bits.
  @Test(arguments: [(1_300, 12_000), (66_000, 75_000)]) func countsOfManyTermsAreThoseOfTheDefinition(
    distinct: Int, tokens: Int
  ) throws {
    var random = SeededGenerator(UInt64(distinct))
    let words = (0..<tokens).map { place -> Int in
      place < distinct ? place : Int.random(in: 0..<Int.random(in: 1...400, using: &random), using: &random)
    }.shuffled(using: &random)
    var options = CooccurrenceOptions()
    (options.left, options.right, options.threads) = (2, 2, 2)
    let length = 500
    let articles = stride(from: 0, to: tokens, by: length).map { start in
      PlainArticle(outlet: "a", units: [words[start..<min(start + length, tokens)].map { "w\($0)x" }])
    }
    var frequency = [Int](repeating: 0, count: distinct)
    for word in words { frequency[word] += 1 }
    // Of both words, the rarer one is first; of equally frequent ones, that whose name comes later.
    func isRarer(_ a: Int, _ b: Int) -> Bool {
      frequency[a] != frequency[b] ? frequency[a] < frequency[b] : "w\(a)x" >= "w\(b)x"
    }
    var naive: [SIMD2<Int>: SIMD3<Int>] = [:]
    var (lastArticle, lastPlace): ([SIMD2<Int>: Int], [SIMD2<Int>: Int]) = ([:], [:])
    for place in 0..<tokens {
      for other in max(
        place - 2, place / length * length)...min(place + 2, place / length * length + length - 1, tokens - 1)
      where other != place && isRarer(words[place], words[other]) {
        let pair = SIMD2(words[place], words[other])
        let isNewArticle = lastArticle.updateValue(place / length, forKey: pair) != place / length
        let isNewPlace = lastPlace.updateValue(place, forKey: pair) != place
        naive[pair, default: .zero] &+= SIMD3(1, isNewArticle ? 1 : 0, isNewPlace ? 1 : 0)
      }
    }
    let counted = try Cooccurrences(tokenized(articles, by: [], threads: 2), options)
    #expect(counted.matrix.terms.count == distinct && counted.pairs.all.count == naive.count)
    let numbers = (0..<distinct).map { Int(counted.matrix.terms[$0].dropFirst().dropLast())! }
    let differing = counted.pairs.all.count { record in
      let pair = counted.pair(record)
      let (a, b) = (numbers[pair.term1], numbers[pair.term2])
      return naive[isRarer(a, b) ? SIMD2(a, b) : SIMD2(b, a)]
        != SIMD3(Int(record.count), Int(record.articles), Int(record.hits))
    }
    #expect(differing == 0)

    // The same in several parts.
    var inParts = options
    inParts.minimumCount = tokens < 2 * distinct ? 2 : 4
    func table() throws -> String {
      let pairs = try Cooccurrences(tokenized(articles, by: [], threads: 2, tokenLimit: 8000), inParts)
      return try CooccurrenceTable(pairs, measures: []).table.formatted(as: .csv)
    }
    let whole = try table()
    #expect(whole.count > 1_000)
    inParts.memory = 8 * tokens
    #expect(try table() == whole)
  }

  /// Stretches far longer than what is read of each at a time.
  @Test func stretchesAreAddedUpFromSmallBuffers() throws {
    var random = SeededGenerator(9)
    let (words, task) = (300, 3)
    let spill = PairSpill()
    var sums: [SIMD2<Int>: PairSum] = [:]
    for _ in 0..<5 {
      var bytes = GrowableBuffer<UInt8>(capacity: words * (PairCode.wordSize + words * PairCode.longest))
      for first in 0..<words where Int.random(in: 0..<4, using: &random) > 0 {
        let seconds = (0...first).shuffled(using: &random).prefix(Int.random(in: 1...(first + 1), using: &random))
        PairCode.write(word: first, pairCount: seconds.count, to: bytes.pointer + bytes.count)
        bytes.count += PairCode.wordSize
        for second in seconds {
          let sum = PairSum(
            count: UInt64.random(in: 1...(1 << UInt64.random(in: 0...40, using: &random)), using: &random),
            articles: UInt32.random(in: 1...300, using: &random), hits: UInt32.random(in: 1...70_000, using: &random))
          bytes.count += PairCode.write(second: second, sum, to: bytes.pointer + bytes.count)
          sums[SIMD2(first, second), default: PairSum()] += sum
        }
      }
      spill.write(&bytes, task: task)
    }
    try spill.check()
    var options = CooccurrenceOptions()
    options.left = 0
    let names = (0..<UInt32(words)).map { 1000 - $0 }
    var records = GrowableBuffer<PairRecord>()
    var keptCount = 0
    try names.withUnsafeBufferPointer { names in
      try PairMerging(options, memory: 0).merge(spill.stretches[...], row: 7, names: names, into: &records) {
        keptCount += $0
      }
    }
    #expect(records.count == sums.count && keptCount == sums.count)
    for index in 0..<records.count {
      let record = records[index]
      let sum = sums[SIMD2(1000 - Int(record.first), 1000 - Int(record.second))]
      #expect(
        record.row == 7 && record.count == sum?.count && record.articles == sum?.articles && record.hits == sum?.hits)
    }
  }

  /// Numbers of all lengths that a coded pair may have.
  @Test func codedPairsAreReadAsTheyWereWritten() {
    var random = SeededGenerator(8)
    func number<T: FixedWidthInteger>(_ type: T.Type) -> T {
      Bool.random(using: &random)
        ? 1 : T(truncatingIfNeeded: random.next()) >> T.random(in: 0..<T(T.bitWidth), using: &random)
    }
    let pairs = (0..<10_000).map { _ in
      (
        number(UInt32.self),
        PairSum(count: number(UInt64.self), articles: number(UInt32.self), hits: number(UInt32.self))
      )
    }
    var bytes = GrowableBuffer<UInt8>(capacity: pairs.count * PairCode.longest)
    for (second, sum) in pairs {
      let size = PairCode.write(second: Int(second), sum, to: bytes.pointer + bytes.count)
      #expect(size <= PairCode.longest)
      bytes.count += size
    }
    var place = UnsafePointer(bytes.pointer)
    for (second, sum) in pairs {
      let (otherSecond, other) = PairCode.read(&place)
      #expect(
        otherSecond == Int(second) && other.count == sum.count && other.articles == sum.articles
          && other.hits == sum.hits)
    }
    #expect(place == UnsafePointer(bytes.pointer) + bytes.count)
  }

  @Test func threadsAndMemoryChangeNothing() throws {
    var random = SeededGenerator(5)
    let articles = plainArticles(300, words: 36, units: 8, length: 40, &random)
    for names in [["outlet"], []] {
      for seed in 0..<5 {
        var random = SeededGenerator(UInt64(seed))
        var options = Self.options(&random)
        if options.left == CooccurrenceOptions.wholeUnit { options.left = 5 }
        let corpus = try tokenized(articles, by: names, within: .paragraph, minimumCount: 2)
        let one = try Cooccurrences(corpus, options)
        let table = try CooccurrenceTable(one, measures: [.npmi, .g2], test: .g2).table.formatted(as: .csv)
        for (threads, memory) in [(2, Int.max), (3, 1 << 19), (1, 700_000)] {
          options.threads = threads
          options.memory = memory
          // Blocks of a few thousand tokens, most of them on disk, and pairs on disk too.
          let corpus = try tokenized(
            articles, by: names, within: .paragraph, minimumCount: 2, threads: threads,
            tokenLimit: memory == .max ? .max : 9000)
          let other = try Cooccurrences(corpus, options)
          let otherTable = try CooccurrenceTable(other, measures: [.npmi, .g2], test: .g2, threads: threads)
            .table.formatted(as: .csv)
          #expect(table == otherTable, "threads \(threads), memory \(memory), \(options)")
        }
      }
    }
  }

  @Test func pairsThatWouldNotFitAreRefusedWithAdvice() throws {
    var random = SeededGenerator(6)
    let articles = plainArticles(200, words: 400, units: 8, length: 40, &random)
    let corpus = try tokenized(articles, by: [])
    var options = CooccurrenceOptions()
    options.memory = 1 << 16
    #expect { try Cooccurrences(corpus, options) } throws: { error in
      (error as? InputError)?.reason.contains("raise --min-count") ?? false
    }
    options.memory = .max
    let estimate = Box()
    let all = try Cooccurrences(corpus, options) { estimate.value = $0 }
    // Below 1,024 terms every word is looked at beforehand, so the estimate is exact.
    #expect(estimate.value?.kept?.pairs == all.pairs.count && estimate.value?.pairs == all.pairs.count)
  }

  private final class Box { var value: Cooccurrences.Estimate? }

  /// The mean PMI of shuffled text is 0, where margins that count both ends against an N that counts one give -1.
  @Test func mutualInformationOfShuffledTextCentresOnZero() throws {
    var random = SeededGenerator(7)
    let articles = (0..<200).map { _ in
      PlainArticle(
        outlet: "a", units: [(0..<200).map { _ in "w\(Int.random(in: 0..<40, using: &random))x" }])
    }
    let pairs = try Cooccurrences(tokenized(articles, by: []), CooccurrenceOptions())
    let values = pairs.pairs.all.map { AssociationMeasure.mi.value(pairs.pair($0).table) }
    #expect(values.count == 40 * 41 / 2)
    #expect(abs(values.reduce(0, +) / Double(values.count)) < 0.02)
  }

  /// Over the whole table of events, the mutual information of both ends of an event is that of its cells.
  @Test func informationOfAllPairsIsTheLikelihoodRatioOfTheFullTable() throws {
    var random = SeededGenerator(8)
    let articles = plainArticles(60, words: 12, units: 3, length: 30, &random)
    var options = CooccurrenceOptions()
    options.right = 2
    let pairs = try Cooccurrences(tokenized(articles, by: []), options)
    var (information, ratio, total) = (0.0, 0.0, 0.0)
    for record in pairs.pairs.all {
      let table = pairs.pair(record).table
      information += table.o11 / table.n * AssociationMeasure.mi.value(table)
      ratio += 2 * table.o11 * log(table.o11 / table.e11)
      total += table.o11
    }
    let n = pairs.pair(pairs.pairs.all.first!).table.n
    #expect(total == n)
    #expect(abs(ratio - 2 * n * information * log(2)) < 1e-9 * ratio)
  }

  @Test func anEmptyCorpusOfWordsHasNoPairs() throws {
    let articles = [PlainArticle(outlet: "a", units: [["one"]]), PlainArticle(outlet: "b", units: [])]
    let pairs = try Cooccurrences(tokenized(articles), CooccurrenceOptions())
    #expect(pairs.isEmpty)
    #expect(try CooccurrenceTable(pairs, measures: [.g2]).table.formatted(as: .csv).split(separator: "\n").count == 1)
  }

  /// Figures of quanteda's own tests of `fcm` (tests/testthat/test-fcm.R, commit 049026c), a matrix row by row.
  @Test(
    arguments: [
      // window = 3: both ways.
      (
        ["A D A C E A D F E B A C E D"], 3, 3, CooccurrenceOptions.Weights.flat, CooccurrenceOptions.Counting.events,
        [4, 1, 4, 4, 5, 2, 1, 0, 1, 1, 2, 1, 4, 1, 0, 3, 3, 0, 4, 1, 3, 0, 4, 1, 5, 2, 3, 4, 0, 2, 2, 1, 0, 1, 2, 0]
      ),
      // ordered = TRUE: only what follows.
      (
        ["A D A C E A D F E B A C E D"], 0, 3, .flat, .events,
        [2, 0, 3, 3, 3, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 2, 2, 0, 1, 1, 1, 0, 2, 1, 2, 1, 1, 2, 0, 1, 1, 1, 0, 0, 1, 0]
      ),
      // count = "weighted": 1 / distance, two decimals.
      (
        ["A D A C E A D F E B A C E D"], 3, 3, .harmonic, .events,
        [
          1.67, 1, 2.83, 3.33, 2.83, 0.83, 1, 0, 0.5, 0.33, 1.33, 0.5, 2.83, 0.5, 0, 1.33, 2.33, 0, 3.33, 0.33, 1.33, 0,
          2.33, 1, 2.83, 1.33, 2.33, 2.33, 0, 1.33, 0.83, 0.5, 0, 1, 1.33, 0,
        ]
      ),
      // Documents, count = "boolean".
      (
        ["b a b c", "a a c b e", "a c e f g"], CooccurrenceOptions.wholeUnit, CooccurrenceOptions.wholeUnit, .flat,
        .boolean,
        [1, 2, 3, 2, 1, 1, 2, 1, 2, 1, 0, 0, 3, 2, 0, 2, 1, 1, 2, 1, 2, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0]
      ),
    ] as [([String], Int, Int, CooccurrenceOptions.Weights, CooccurrenceOptions.Counting, [Double])])
  func countsAreThoseOfQuanteda(
    texts: [String], left: Int, right: Int, weights: CooccurrenceOptions.Weights,
    counting: CooccurrenceOptions.Counting, expected: [Double]
  ) throws {
    var options = CooccurrenceOptions()
    (options.left, options.right, options.weights, options.counting) = (left, right, weights, counting)
    let articles = texts.map { PlainArticle(outlet: "a", units: [$0.split(separator: " ").map(String.init)]) }
    let pairs = try Cooccurrences(tokenized(articles, by: []), options)
    var matrix = [Double](repeating: 0, count: 36)
    for record in pairs.pairs.all {
      let pair = pairs.pair(record)
      matrix[pair.term1 * 6 + pair.term2] = pair.table.o11
      if options.isSymmetric { matrix[pair.term2 * 6 + pair.term1] = pair.table.o11 }
    }
    #expect(pairs.matrix.terms.count == 6)
    #expect(matrix.map { ($0 * 100).rounded() / 100 } == expected)
  }

  @Test func countsOfTheSeedsAreThoseOfGloVe() throws {
    var counting = CountingOptions(tokenization: try Tokenization())
    counting.unit = .groups(by: [])
    counting.limits.minimumCount = 8
    let reader = try CorpusReader(paths: [seedsFolder.path + "/outlets.csv"], columns: [])
    var options = CooccurrenceOptions()
    options.keepsPositions = false
    let pairs = try Cooccurrences(TokenizedCorpus(reader, counting), options)
    let counted = pairs.pairs.all.map { record in
      let pair = pairs.pair(record)
      return "\(pairs.matrix.terms[pair.term1]) \(pairs.matrix.terms[pair.term2]) \(Int(pair.table.o11))"
    }
    #expect(counted.count > 500)
    #expect(counted.sorted() == gloveOfSeeds.split(separator: "\n").map(String.init).sorted())
  }
}
