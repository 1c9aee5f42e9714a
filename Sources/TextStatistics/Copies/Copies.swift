/// The copies in a corpus: clusters of articles that share much of their text, and which of them is the earliest.
///
/// ```swift
/// let reader = try CorpusReader(paths: ["news.jsonl"], columns: CopyCollector.columns)
/// let copies = try Copies(reader, CopyOptions())
/// copies.clusterTable
/// ```
///
/// A cluster is a connected component: two of its articles share at least the threshold, or both are linked by others that do.
/// A chain of links can therefore join articles that share nothing.
public struct Copies: Sendable {
  /// How they were asked for.
  public let options: CopyOptions
  /// How they were found.
  public var method: CopyOptions.Method { texts.method }
  /// What was met while reading; nil when the articles were collected by someone else.
  public let report: ReadingReport?
  /// The articles of every cluster as indices of ``articles``: the original, then the others by day and place in the input,
  /// those without a day last. Clusters are in the order of their originals in the input.
  public let clusters: [[Int]]
  /// All articles, in the order of the input.
  public var articles: [CopyArticle] { texts.articles }
  /// Articles that are not the original of their cluster.
  public var copyCount: Int { clusters.reduce(0) { $0 + $1.count - 1 } }

  let texts: DistinctTexts
  /// All pairs of texts that share at least the threshold.
  let pairs: [CopyPair]

  /// Reads a corpus once.
  ///
  /// - Parameters:
  ///   - reader: A reader made with `CopyCollector.columns`.
  ///   - options: How copies are found.
  /// - Throws: `InputError` for input that cannot be used.
  /// - Complexity: Linear in the words, and in the pairs that share a shingle with twenty texts or fewer.
  public init(_ reader: CorpusReader, _ options: CopyOptions) throws {
    let budget = CopyBudget()
    let (collectors, report) = try reader.read(
      threads: options.threads,
      makeState: { CopyCollector(method: options.method, budget: budget, id: 0, outlet: 1, date: 2) }
    ) { collector, document in collector.add(document) }
    self.init(collectors, options, report: report)
  }

  /// Finds copies among articles that are collected, all by the same method.
  public init(_ collectors: [CopyCollector], _ options: CopyOptions, report: ReadingReport? = nil) {
    precondition(options.threshold > 0 && options.threshold <= 1, "containment is above 0 and at most 1")
    self.options = options
    self.report = report
    let texts = DistinctTexts(collectors, threads: options.threads)
    pairs = CopyIndex.pairs(texts, threshold: options.threshold, threads: options.threads)
    self.texts = texts
    clusters = Self.clusters(texts, pairs)
  }

  private static func clusters(_ texts: DistinctTexts, _ pairs: [CopyPair]) -> [[Int]] {
    var parents = Array(0..<texts.count)
    func root(_ text: Int) -> Int {
      var text = text
      while parents[text] != text {
        parents[text] = parents[parents[text]]
        text = parents[text]
      }
      return text
    }
    for pair in pairs {
      let (a, b) = (root(pair.a), root(pair.b))
      parents[max(a, b)] = min(a, b)
    }
    var members = [[Int]](repeating: [], count: texts.count)
    for article in texts.articles.indices where texts.texts[article] >= 0 {
      members[root(texts.texts[article])].append(article)
    }
    return members.filter { $0.count > 1 }
      .map { $0.sorted { texts.articles[$0].isEarlier(than: texts.articles[$1]) } }
      .sorted { $0[0] < $1[0] }
  }

  /// Whether the original of a cluster is told by its day alone.
  func isOriginalByDate(_ cluster: [Int]) -> Bool {
    guard let first = articles[cluster[0]].day else { return false }
    return cluster.dropFirst().allSatisfy { articles[$0].day.map { first < $0 } ?? false }
  }
}

extension CopyArticle {
  /// Whether it counts as the earlier one of two copies: by day, then by place in the input; a day comes before none.
  func isEarlier(than other: CopyArticle) -> Bool {
    switch (day, other.day) {
    case (let mine?, let its?) where mine != its: mine < its
    case (.some, nil): true
    case (nil, .some): false
    default: place < other.place
    }
  }
}
