import Testing

@testable import TextStatistics

@Suite struct CollocateCountsTests {
  private let nodes = ["alpha", "alpha*", "beta kappa", "sigma * omega", "* theta", "alpha alpha"]

  @Test(arguments: TextUnit.allCases, [1, 4])
  func countsAreThoseOfANaiveReader(within: TextUnit, minimumCount: Int) throws {
    var random = SeededGenerator(UInt64(minimumCount))
    var compared = 0
    for (left, right) in [(5, 5), (1, 3), (0, 2), (4, 0), (99, 99), (.max, 1)] {
      let texts = randomTexts(12, &random)
      let (corpus, tokenization) = try tokenize(texts, within: within, minimumCount: minimumCount)
      let patterns = try nodes.map { try TokenPattern($0, tokenization) }
      let terms = Set(corpus.matrix.terms)
      let rare = Set(texts.flatMap { $0.units(.document)[0] }).subtracting(terms).subtracting(["noise"])
      #expect(rare.isEmpty == (minimumCount == 1))
      for isPerArticle in [false, true] {
        let counts = try CollocateCounts(
          corpus, nodes: patterns, left: left, right: right, isPerArticle: isPerArticle)
        for outlet in ["A", "B", "C"] {
          for (index, node) in nodes.enumerated() {
            let naive = NaiveCollocates(
              texts.filter { $0.outlet == outlet }, node.split(separator: " ").map(String.init),
              left: min(left, 1000), right: right, within: within, rareWords: rare)
            #expect(counts.naive(outlet, index) == naive, "\(node) \(left) \(right)")
            compared += naive.pairs.count
          }
        }
      }
    }
    #expect(compared > 1000)
  }

  @Test func everyArticleIsARunOfItsOwnInInputOrder() throws {
    let texts = [("B", "alpha"), ("A", "alpha"), ("A", "beta"), ("B", "alpha"), ("A", "alpha")].map {
      KnownText(outlet: $0.0, paragraphs: [[[$0.1, "omega"]]])
    }
    let (corpus, tokenization) = try tokenize(texts)
    let counts = try CollocateCounts(corpus, nodes: [TokenPattern("alpha", tokenization)], isPerArticle: true)
    #expect(counts.runs.map(\.row) == [0, 0, 1, 1] && counts.runs.map(\.article) == [1, 4, 0, 3])
    #expect(counts.nodeCount(0) == 4)
  }

  /// Neither cells can be negative nor are tokens counted twice: the table's margins are those of the group.
  @Test func theCellsOfAllCollocatesAddUpToTheGroup() throws {
    var random = SeededGenerator(8)
    let (corpus, tokenization) = try tokenize(randomTexts(30, &random))
    let counts = try CollocateCounts(
      corpus, nodes: [TokenPattern("beta kappa", tokenization), TokenPattern("alpha*", tokenization)])
    #expect(counts.runs.count > 3)
    for run in counts.runs {
      var (sum, all) = (0.0, 0.0)
      for pair in counts.collocates[run.collocates] {
        let table = counts.contingencyTable(pair, in: run)
        #expect(table.o12 >= 0 && table.o21 >= 0 && table.o22 >= 0)
        #expect(table.hits <= min(table.frequency1, table.frequency2))
        sum += table.o11
        all += table.c1
      }
      // Words that are never beside the node are in no pair.
      let absent = corpus.matrix.terms.indices.filter { term in
        !counts.collocates[run.collocates].contains { $0.term == term }
      }
      all += absent.reduce(0) { $0 + Double(corpus.matrix.count(of: UInt32($1), inRow: run.row)) }
      #expect(sum == Double(run.spanTokenCount))
      #expect(all == Double(corpus.matrix.rows[run.row].tokenCount - run.nodeTokenCount))
    }
  }

  @Test func neitherThreadsNorBlocksNorADiskChangeTheCounts() throws {
    var random = SeededGenerator(4)
    let texts = randomTexts(400, &random)
    var all: [[NaiveCollocates]] = []
    for (threads, limit, size) in [(1, Int.max, Int.max), (1, Int.max, 100), (2, 1000, 1), (5, Int.max, 2000)] {
      let (corpus, tokenization) = try tokenize(texts, within: .sentence, tokenLimit: limit, threads: threads)
      let counts = try CollocateCounts(
        corpus, nodes: nodes.map { try TokenPattern($0, tokenization) }, threads: threads, blockSize: size)
      all.append(nodes.indices.map { counts.naive("B", $0) })
    }
    #expect(all[1...].allSatisfy { $0 == all[0] } && all[0][0].nodeCount > 100)
  }
}
