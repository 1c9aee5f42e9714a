import Testing

@testable import TextStatistics

@Suite struct CopiesTests {
  /// Articles of 5 to 900 words, a third of them copies of an earlier one that were cut and changed.
  private func plantedCorpus(_ count: Int, _ random: inout SeededGenerator) -> [Article] {
    var texts: [[String]] = []
    for number in 0..<count {
      var words = randomWords([5, 12, 60, 300, 900].randomElement(using: &random)!, &random)
      if number % 3 == 2, let source = texts.randomElement(using: &random) {
        let cut = Int.random(in: 0...source.count / 3, using: &random)
        words = changed(
          Array(source.dropFirst(cut)), share: [0, 0.01, 0.05, 0.1].randomElement(using: &random)!, &random)
        if Bool.random(using: &random) { words += randomWords(50, &random) }
      }
      texts.append(words)
    }
    return texts.enumerated().map { number, words in
      Article(
        id: "\(number)", outlet: ["A", "B", "C"].randomElement(using: &random),
        date: ["2022-03-01", "2022-03-02", "1/2/2022", nil].randomElement(using: &random)!,
        text: words.joined(separator: " "))
    }
  }

  @Test(arguments: [0.05, 0.15, 0.5, 0.9, 1]) func pairsAndClustersAreThoseOfComparingAllWithAll(threshold: Double)
    throws
  {
    var random = SeededGenerator(UInt64(threshold * 100))
    // No text twice: of the same text only the first has pairs.
    var articles = plantedCorpus(150, &random)
    for index in articles.indices { articles[index].text += " unique\(index)" }
    let naive = naivePairs(articles, threshold: threshold)
    let found = try copies(articles, threshold: threshold)
    #expect(found.naivePairs == naive && (naive.count > 5 || threshold == 1))
    #expect(Set(found.clusters.map(Set.init)) == naiveClusters(naive, count: 150))
  }

  @Test(arguments: [1, 2, 3]) func shinglesOfSeveralTextsAreFoundInEveryPart(threads: Int) throws {
    var random = SeededGenerator(12)
    // Enough for several parts of the range of hashes.
    let articles = (0..<700).map { _ in Article(text: randomWords(2000, &random).joined(separator: " ")) }
    let joined = (0..<350).map { number in
      let own = randomWords(300, &random).joined(separator: " ")
      return Article(text: "\(own) \(articles[2 * number].text.prefix(400))")
    }
    let found = try copies(articles + joined, threshold: 0.05, threads: threads)
    #expect(Set(found.clusters.map(Set.init)) == Set((0..<350).map { [2 * $0, 700 + $0] }))
  }

  @Test func moreShinglesThanTheBudgetMakeMinimaWhoeverReadsThem() throws {
    var random = SeededGenerator(13)
    let articles = plantedCorpus(90, &random)
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", try jsonLines(articles))
    func found(_ limit: Int, threads: Int) throws -> Copies {
      let budget = CopyBudget(limit: limit)
      let reader = try CorpusReader(
        paths: [path], columns: CopyCollector.columns, options: ReadingOptions(), blockSize: 4096)
      let (collectors, _) = try reader.read(
        threads: threads, makeState: { CopyCollector(budget: budget, id: 0, outlet: 1, date: 2) }
      ) { $0.add($1) }
      return Copies(collectors, CopyOptions())
    }
    let total = try copies(articles).articles.reduce(0) { $0 + $1.shingleCount }
    let estimated = try copies(articles, method: .minhash).pairTable.formatted(as: .csv)
    for threads in [1, 3] {
      let (exact, minima) = (try found(total, threads: threads), try found(total - 1, threads: threads))
      #expect(exact.method == .exact && minima.method == .minhash)
      #expect(try minima.pairTable.formatted(as: .csv) == estimated)
    }
    #expect(CopyEstimate(bytes: 2 << 30, method: nil).method == .exact)
    #expect(CopyEstimate(bytes: 3 << 30, method: nil).method == .minhash)
  }

  @Test func aShareOfChangedWordsLeavesTheFifthPowerOfTheRest() throws {
    var random = SeededGenerator(7)
    for share in [0.0, 0.02, 0.05, 0.1] {
      let articles = (0..<10).flatMap { number in
        let words = randomWords(2000, &random)
        return [words, changed(words, share: share, &random)].map { Article(text: $0.joined(separator: " ")) }
      }
      let found = try copies(articles, threshold: 0.5)
      #expect(found.clusters == (0..<10).map { [2 * $0, 2 * $0 + 1] })
      var expected = 1.0
      for _ in 0..<5 { expected *= 1 - share }
      for match in found.matches.values { #expect(abs(match.overlap.containment - expected) < 0.07) }
    }
  }

  @Test func aStoryThatHundredsReprintIsOneCluster() throws {
    var random = SeededGenerator(8)
    let story = randomWords(400, &random)
    var articles = (0..<300).map { number in
      // Each cuts it elsewhere, changes a few words and adds its own lines.
      let cut = Int.random(in: 0..<100, using: &random)
      let own = randomWords(40, &random)
      let words = changed(Array(story.dropFirst(cut)), share: 0.01, &random) + own
      return Article(outlet: "o\(number)", text: words.joined(separator: " "))
    }
    let notice = randomWords(30, &random).joined(separator: " ")
    articles += (0..<300).map { _ in
      Article(outlet: "B", text: randomWords(300, &random).joined(separator: " ") + " " + notice)
    }
    let found = try copies(articles)
    #expect(found.clusters == [Array(0..<300)] && found.copyCount == 299)
    // The boilerplate of an outlet makes no copies.
    #expect(try copies(articles, threshold: 0.12).clusters.count == 1)
  }

  @Test func theEarliestDayIsTheOriginalThenThePlaceInTheInput() throws {
    let text = "the ferry leaves at noon and comes back at six"
    func article(_ id: String, _ date: String?) -> Article { Article(id: id, outlet: "o", date: date, text: text) }
    let found = try copies([
      article("undated", nil), article("late", "2022-03-09"), article("first", "2022-03-02"),
      article("same", "March 2, 2022"), article("ambiguous", "03/02/2022"),
    ])
    #expect(found.clusters == [[2, 3, 1, 0, 4]] && !found.isOriginalByDate(found.clusters[0]))
    let dated = try copies([article("b", "2022-03-03"), article("a", "2022-03-02")])
    #expect(dated.clusters == [[1, 0]] && dated.isOriginalByDate(dated.clusters[0]))
    let tied = try copies([article("b", "2022-03-02"), article("a", "2022-03-02")])
    #expect(tied.clusters == [[0, 1]] && !tied.isOriginalByDate(tied.clusters[0]))
    #expect(
      try tied.clusterTable.formatted(as: .csv) == """
        cluster_id,id,outlet,date,role,match_id,match_outlet,containment,jaccard,label,wire_source,original_by
        1,b,o,2022-03-02,original,,,,,,,input
        1,a,o,2022-03-02,copy,b,o,1,1,reprint,,input

        """)
  }

  @Test func aChainMatchesTheArticleItSharesMostWith() throws {
    var random = SeededGenerator(9)
    let parts = (0..<2).map { _ in randomWords(100, &random).joined(separator: " ") }
    let articles = [parts[0], parts[0] + " " + parts[1], parts[1], parts[1]].enumerated().map {
      Article(id: "\($0)", date: "2022-03-0\($0 + 1)", text: $1)
    }
    let found = try copies(articles)
    #expect(found.clusters == [[0, 1, 2, 3]])
    #expect(found.matches.mapValues(\.article) == [1: 0, 2: 1, 3: 2])
    #expect(try cells(found.pairTable).map { $0[0] + $0[3] } == ["idmatch_id", "10", "21", "32"])
  }

  @Test func textsThatSayTheSameInFewWordsAreFound() throws {
    let texts = ["", "--", "Yes", "yes!", "No", "Yes no", "yes, No", "", "a b c d", "A b c d", "a b c d e"]
    let found = try copies(texts.map { Article(text: $0) })
    #expect(found.clusters == [[2, 3], [5, 6], [8, 9]])
    #expect(found.texts.texts.prefix(2) == [-1, -1])
  }

  @Test func neitherThreadsNorTheOrderOfTheInputChangeClusters() throws {
    var random = SeededGenerator(10)
    let articles = plantedCorpus(200, &random)
    for method in CopyOptions.Method.allCases {
      let found = try [1, 2, 8].map { try copies(articles, threshold: 0.3, method: method, threads: $0) }
      for other in found.dropFirst() {
        #expect(try other.clusterTable.formatted(as: .csv) == found[0].clusterTable.formatted(as: .csv))
        #expect(try other.pairTable.formatted(as: .csv) == found[0].pairTable.formatted(as: .csv))
      }
      let order = articles.indices.shuffled(using: &random)
      let shuffled = try copies(order.map { articles[$0] }, threshold: 0.3, method: method)
      #expect(Set(shuffled.clusters.map { Set($0.map { order[$0] }) }) == Set(found[0].clusters.map(Set.init)))
    }
  }

  @Test func manyEqualAndNearlyEqualTextsAreNotComparedAllWithAll() throws {
    var random = SeededGenerator(11)
    let story = randomWords(40, &random).joined(separator: " ")
    let same = (0..<5000).map { _ in Article(text: story) }
    let found = try copies(same)
    #expect(found.clusters.map(\.count) == [5000] && found.pairs.isEmpty)
    let near = (0..<3000).map { Article(text: "\(story) number \($0)") }
    let linked = try copies(near)
    #expect(linked.clusters.map(\.count) == [3000] && linked.pairs.count < 30_000)
    let monotone = (0..<200).map { Article(text: String(repeating: "la ", count: 500 + $0)) }
    #expect(try copies(monotone).clusters.map(\.count) == [200])
  }

  @Test func theSeedsShareWhatAnotherProgramFinds() throws {
    let found = try copies(at: seedsFolder.path + "/outlets.csv", 0.0001)
    expect(found, agreesWith: seedOverlaps)
  }

  @Test func theSampleSharesWhatAnotherProgramFinds() throws {
    expect(try copies(at: copySample, 0.0001), agreesWith: sampleOverlaps)
  }

  private func expect(_ found: Copies, agreesWith golden: String) {
    let texts = Dictionary(uniqueKeysWithValues: found.articles.indices.map { (found.name($0), found.texts.texts[$0]) })
    let pairs = Set(found.pairs.map { [$0.a, $0.b] })
    for line in golden.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      let (a, b, shared) = (Int(fields[2])!, Int(fields[3])!, Int(fields[4])!)
      let pair = [texts[fields[0]]!, texts[fields[1]]!].sorted()
      #expect(found.texts.overlap(pair[0], pair[1]) == CopyOverlap(shared: shared, a, b), "\(line)")
      #expect(shared < 10 || pair[0] == pair[1] || pairs.contains(pair), "\(line)")
    }
  }

  /// Articles of the sample are reprints, rewrites, quote one sentence, or are independent.
  @Test func theSampleIsToldApartAtTheLabels() throws {
    let reader = try CorpusReader(paths: [copySample], columns: [.id, .named("story"), .named("kind")])
    let rows = try reader.all().documents.map { $0.columns.map { String(decoding: $0!, as: UTF8.self) } }
    #expect(rows.count == 24 && Set(rows.map { $0[2] }).count == 5)
    let story = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    let kind = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[2]) })
    func isDerived(_ kinds: Set<String>, _ a: String, _ b: String) -> Bool {
      story[a] == story[b] && kinds.contains(kind[a]!) && kinds.contains(kind[b]!)
    }
    func precisionAndRecall(_ kinds: Set<String>, _ threshold: Double) throws -> [Double] {
      let found = try copies(at: copySample, threshold)
      let linked = Set(found.pairs.map { [$0.a, $0.b] })
      let texts = found.texts.texts
      var pairs: [(String, String)] = []
      for b in texts.indices {
        for a in 0..<b where texts[a] == texts[b] || linked.contains([texts[a], texts[b]].sorted()) {
          pairs.append((found.name(a), found.name(b)))
        }
      }
      let right = pairs.count { isDerived(kinds, $0.0, $0.1) }
      var wanted = 0
      for a in rows { for b in rows where a[0] < b[0] && isDerived(kinds, a[0], b[0]) { wanted += 1 } }
      return [Double(right) / Double(pairs.count), Double(right) / Double(wanted)]
    }
    #expect(try precisionAndRecall(["original", "reprint"], 0.5) == [1, 1])
    #expect(try precisionAndRecall(["original", "reprint", "rewrite"], 0.15) == [1, 14.0 / 24])
    #expect(try precisionAndRecall(["original", "reprint", "rewrite", "quote"], 0.05)[0] == 1)
  }
}
