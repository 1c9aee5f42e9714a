/// What stands beside nodes, the words or phrases of interest, in each group of articles: counts to make tables from.
///
/// The span of a node is up to so many tokens to its left and to its right, within the unit of the corpus; removed tokens
/// keep their places. The spans of all occurrences of a node are taken together: a token is counted once, however many
/// occurrences it is near to, and on the side of the nearest one (of two equally near ones to the right of the first). The
/// node's own tokens are no collocates, those of other nodes are. Matches of one node do not overlap: the leftmost counts.
///
/// This is the span-adjusted way to count (Evert 2008, Corpora and Collocations, section 4.1): all four cells of the table
/// of a node and a collocate are numbers of tokens, and none is negative.
public struct CollocateCounts: Sendable {
  /// The counts of all terms in the groups.
  public let matrix: DocumentFeatureMatrix
  /// The nodes.
  public let nodes: [TokenPattern]
  /// Whether every article was counted by itself.
  let isPerArticle: Bool
  /// Sorted by row, node and article.
  let runs: [CollocateRun]
  /// The collocates of the runs.
  let collocates: [CollocateCount]

  /// Counts what stands beside nodes.
  ///
  /// - Parameters:
  ///   - corpus: The tokens.
  ///   - nodes: What to look for, read with the tokenisation of the corpus.
  ///   - left: How many tokens to the left are beside it.
  ///   - right: How many tokens to the right.
  ///   - isPerArticle: Whether every article is counted by itself, which a ``CollocateComparison`` needs; else each group.
  ///   - threads: How many threads may work. Results do not depend on it.
  /// - Throws: `InputError` if a temporary file cannot be read.
  /// - Precondition: `left` and `right` are not negative, and not both 0.
  /// - Complexity: One pass over the tokens. Memory grows with the different collocates of each run.
  public init(
    _ corpus: TokenizedCorpus, nodes: [TokenPattern], left: Int = 5, right: Int = 5, isPerArticle: Bool = false,
    threads: Int = 1
  ) throws {
    try self.init(
      corpus, nodes: nodes, left: left, right: right, isPerArticle: isPerArticle, threads: threads,
      blockSize: 1 << 18)
  }

  /// Counts what stands beside nodes; a thread takes articles of about `blockSize` tokens at a time.
  init(
    _ corpus: TokenizedCorpus, nodes: [TokenPattern], left: Int = 5, right: Int = 5, isPerArticle: Bool = false,
    threads: Int, blockSize: Int
  ) throws {
    precondition(min(left, right) >= 0 && max(left, right) > 0, "a span has tokens on one side at least")
    matrix = corpus.matrix
    self.nodes = nodes
    self.isPerArticle = isPerArticle
    var matcher = PatternMatcher(nodes)
    let terms = corpus.matrix.terms
    terms.bytes.withUnsafeBufferPointer { bytes in
      for term in terms.indices {
        matcher.learn(UnsafeBufferPointer(rebasing: bytes[terms.offsets[term]..<terms.offsets[term + 1]]))
      }
    }
    let counters = (0..<threads).map { _ in
      CollocateCounter(matcher, left: left, right: right, isPerArticle: isPerArticle)
    }
    // Tokens that stand on disk are read so many at a time.
    try corpus.forEachChunk(ofSize: 1 << 25) { articles, _ in
      nonisolated(unsafe) let (unsafeCounters, sorted) = (counters, articles.sorted { $0.row < $1.row })
      let blocks = Self.blocks(of: sorted, size: blockSize)
      parallel(blocks.count, threads: threads) { unsafeCounters[$1].count(sorted[blocks[$0]]) }
    }
    (runs, collocates) = Self.merge(counters, termCount: terms.count)
  }

  /// Ranges of articles of about `blockSize` tokens.
  private static func blocks(of articles: [TokenizedCorpus.Article], size blockSize: Int) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var (start, size) = (0, 0)
    for (index, article) in articles.enumerated() {
      size += article.count
      if size >= blockSize || index == articles.count - 1 {
        blocks.append(start..<index + 1)
        (start, size) = (index + 1, 0)
      }
    }
    return blocks
  }

  /// Adds up the runs of the same row, node and article.
  private static func merge(
    _ counters: [CollocateCounter], termCount: Int
  ) -> (runs: [CollocateRun], collocates: [CollocateCount]) {
    let parts = counters.flatMap { counter in counter.runs.map { (counter: counter, run: $0) } }
      .sorted { ($0.run.row, $0.run.node, $0.run.article) < ($1.run.row, $1.run.node, $1.run.article) }
    var runs: [CollocateRun] = []
    var collocates: [CollocateCount] = []
    collocates.reserveCapacity(counters.reduce(0) { $0 + $1.collocates.count })
    var places = [Int](repeating: -1, count: termCount)
    for (counter, part) in parts {
      if let last = runs.last, last.row == part.row, last.node == part.node, last.article == part.article {
        runs[runs.count - 1].nodeCount += part.nodeCount
        runs[runs.count - 1].nodeTokenCount += part.nodeTokenCount
        runs[runs.count - 1].spanTokenCount += part.spanTokenCount
        runs[runs.count - 1].articleCount += part.articleCount
      } else {
        if let last = runs.last { for place in last.collocates { places[Int(collocates[place].term)] = -1 } }
        var run = part
        run.collocates = collocates.count..<collocates.count
        runs.append(run)
      }
      for index in part.collocates {
        let more = counter.collocates[index]
        let place = places[Int(more.term)]
        if place < 0 {
          places[Int(more.term)] = collocates.count
          collocates.append(more)
        } else {
          collocates[place].left += more.left
          collocates[place].right += more.right
          collocates[place].hits += more.hits
          collocates[place].articles += more.articles
          collocates[place].inside += more.inside
        }
      }
      runs[runs.count - 1].collocates = runs.last!.collocates.lowerBound..<collocates.count
    }
    return (runs, collocates)
  }

  /// How often a node occurs in the corpus.
  public func nodeCount(_ node: Int) -> Int { runs.reduce(0) { $0 + ($1.node == node ? $1.nodeCount : 0) } }
}

/// Which collocates are kept.
public struct CollocateLimits: Sendable, Equatable {
  /// Pairs of a node and a collocate that are counted less often are dropped.
  public var minimumCount = 5
  /// Pairs in fewer articles are dropped.
  public var minimumArticleCount = 1

  /// Creates limits that drop what is counted less than five times.
  public init() {}

  func admit(count: Int, articles: Int) -> Bool {
    // What stands inside a node and never beside it is no pair.
    count >= max(1, minimumCount) && articles >= minimumArticleCount
  }
}

/// What became of the pairs: so that limits which leave none of them can be named.
struct LimitedPairs {
  let limits: CollocateLimits
  private var admitted = 0
  private var largestCount = 0
  private var largestArticleCount = 0

  init(_ limits: CollocateLimits) { self.limits = limits }

  /// Whether a pair is admitted.
  mutating func admit(count: Int, articles: Int) -> Bool {
    largestCount = max(largestCount, count)
    if count >= limits.minimumCount { largestArticleCount = max(largestArticleCount, articles) }
    guard limits.admit(count: count, articles: articles) else { return false }
    admitted += 1
    return true
  }

  /// Stops when there were pairs and none was admitted.
  func requireAny() throws {
    guard admitted == 0, largestCount > 0 else { return }
    let (count, articles) = (limits.minimumCount, limits.minimumArticleCount)
    let reason =
      largestCount < count
      ? "--min-count \(count) leaves no collocate: the largest count is \(largestCount)"
      : "--min-df \(articles) leaves no collocate: none is in more than \(counted(largestArticleCount, "article"))"
    throw InputError(path: "", reason: reason)
  }
}
