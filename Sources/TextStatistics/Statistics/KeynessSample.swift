#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The articles of a comparison, some of them of targets: their terms, with the sums and ranks that tests are made from.
///
/// A target is compared with all other articles of the sample. Articles of a side stand together, so that in the entries of a
/// term, too, those of a target are a run. Articles without a token have no frequencies and are left out.
struct KeynessSample: Sendable {
  /// What a target has of a term; only terms that it has.
  struct Cell: Sendable {
    var term: Int
    var count: Int
    /// The entries of the articles that hold it.
    var entries: Range<Int>
    /// The sum of the mid-ranks that these articles have among all by the relative frequency of the term.
    var rankSum: Double
  }

  /// What all articles have of a term.
  struct Total: Sendable {
    var count = 0
    /// Σ (t³ − t) over groups of `t` articles with the same relative frequency.
    var ties = 0.0
  }

  /// How many of the sides, the first ones, are targets; there may be one more, of articles that are of none.
  let targetCount: Int
  /// The side of each article.
  let sides: [UInt32]
  /// Within what each article is drawn, or changes sides.
  let drawStrata: [UInt32]
  let permutationStrata: [UInt32]
  /// The tokens of each article.
  let lengths: [UInt32]
  /// Of each side, and after them of all.
  let articleCounts: [Int]
  let tokenCounts: [Int]

  /// The terms that are tested, as columns of the matrix.
  let terms: [UInt32]
  /// Where the entries of each term start.
  let offsets: [Int]
  /// Of every entry, term by term, the article and the count.
  let entries: [(article: UInt32, count: UInt32)]
  let totals: [Total]
  /// How many articles hold a term, each number once.
  private let documentFrequencies: [Int]
  /// Of each target, by term.
  let cells: [[Cell]]

  var articleCount: Int { sides.count }

  /// Gathers the articles of a comparison.
  ///
  /// - Parameters:
  ///   - corpus: All articles.
  ///   - rows: The rows of each side.
  ///   - targetCount: How many of these are targets.
  ///   - limits: Which terms are tested, judged by all articles of the sample.
  ///   - threads: How many threads may work.
  /// - Complexity: a sort of the entries of every term.
  init(
    _ corpus: KeynessArticles, sides rows: [[Int]], targetCount: Int, limits: KeynessLimits, threads: Int
  ) {
    self.targetCount = targetCount
    let matrix = corpus.matrix
    var (articles, sides, lengths): ([Int], [UInt32], [UInt32]) = ([], [], [])
    var (articleCounts, tokenCounts): ([Int], [Int]) = ([], [])
    for (side, rows) in rows.enumerated() {
      let held = rows.filter { matrix.rows[$0].tokenCount > 0 }
      articles += held
      sides += held.map { _ in UInt32(side) }
      lengths += held.map { UInt32(matrix.rows[$0].tokenCount) }
      articleCounts.append(held.count)
      tokenCounts.append(held.reduce(0) { $0 + matrix.rows[$1].tokenCount })
    }
    self.sides = sides
    self.lengths = lengths
    self.articleCounts = articleCounts + [articles.count]
    self.tokenCounts = tokenCounts + [tokenCounts.reduce(0, +)]
    permutationStrata = articles.map { corpus.stratumOfRow[$0] }
    // Drawn within outlets, also where these are part of the rest: they are given, only their articles are a sample.
    let (groupCount, strata) = (corpus.groups.count + 1, permutationStrata)
    drawStrata = articles.indices.map { article in
      strata[article] * UInt32(groupCount) + (corpus.groupOfRow[articles[article]] ?? UInt32(groupCount - 1))
    }

    // By term: how many articles hold it, and how often it occurs.
    var (documents, counts) = (
      [Int](repeating: 0, count: matrix.terms.count), [Int](repeating: 0, count: matrix.terms.count)
    )
    for article in articles {
      for entry in matrix.counts.range(ofRow: article) {
        let term = Int(matrix.counts.columns[entry])
        documents[term] += 1
        counts[term] += Int(matrix.counts.values[entry])
      }
    }
    var (terms, offsets): ([UInt32], [Int]) = ([], [0])
    var next = [Int](repeating: -1, count: matrix.terms.count)
    for term in matrix.terms.indices where limits.admit(count: counts[term], articles: documents[term]) {
      terms.append(UInt32(term))
      next[term] = offsets.last!
      offsets.append(offsets.last! + documents[term])
    }
    var entries = [(article: UInt32, count: UInt32)](repeating: (0, 0), count: offsets.last!)
    for (index, article) in articles.enumerated() {
      for entry in matrix.counts.range(ofRow: article) {
        let term = Int(matrix.counts.columns[entry])
        guard next[term] >= 0 else { continue }
        entries[next[term]] = (UInt32(index), matrix.counts.values[entry])
        next[term] += 1
      }
    }
    self.terms = terms
    self.offsets = offsets
    self.entries = entries

    let ranked = parallelMap(terms.count, threads: threads) { [entries, offsets, lengths, sides] term, _ in
      Self.rank(entries[offsets[term]..<offsets[term + 1]], term: term, lengths, sides, articleCount: sides.count)
    }
    totals = ranked.map(\.total)
    documentFrequencies = Array(Set(terms.indices.map { offsets[$0 + 1] - offsets[$0] }))
    var cells = [[Cell]](repeating: [], count: rows.count)
    for term in ranked { for (side, cell) in term.cells { cells[side].append(cell) } }
    self.cells = Array(cells[..<targetCount])
  }

  /// The ranks of the articles that hold a term.
  ///
  /// The others share the lowest: a block of ties that need not be sorted.
  private static func rank(
    _ entries: ArraySlice<(article: UInt32, count: UInt32)>, term: Int, _ lengths: [UInt32], _ sides: [UInt32],
    articleCount: Int
  ) -> (total: Total, cells: [(side: Int, cell: Cell)]) {
    let zeros = Double(articleCount - entries.count)
    var total = Total(count: 0, ties: zeros * (zeros * zeros - 1))
    var cells: [(side: Int, cell: Cell)] = []
    // Quotients of whole numbers are equal exactly if the fractions are.
    var ranked: [(frequency: Double, cell: Int)] = []
    ranked.reserveCapacity(entries.count)
    for index in entries.indices {
      let (article, count) = entries[index]
      let side = Int(sides[Int(article)])
      if cells.last?.side != side {
        cells.append((side, Cell(term: term, count: 0, entries: index..<index, rankSum: 0)))
      }
      total.count += Int(count)
      cells[cells.count - 1].cell.count += Int(count)
      cells[cells.count - 1].cell.entries = cells.last!.cell.entries.lowerBound..<index + 1
      ranked.append((Double(count) / Double(lengths[Int(article)]), cells.count - 1))
    }
    ranked.sort { $0.frequency < $1.frequency }
    var start = 0
    while start < ranked.count {
      var end = start + 1
      while end < ranked.count, ranked[end].frequency == ranked[start].frequency { end += 1 }
      let (tied, rank) = (Double(end - start), zeros + Double(start + end + 1) / 2)
      total.ties += tied * (tied * tied - 1)
      for place in start..<end { cells[ranked[place].cell].cell.rankSum += rank }
      start = end
    }
    return (total, cells)
  }

  /// Whether both sides of a target have articles enough for a test.
  func canTest(_ target: Int) -> Bool { articleCounts[target] > 1 && articleCount - articleCounts[target] > 1 }

  /// The p of ``KeynessTest/df`` of terms that a target lacks, by how many articles hold them: there are few such numbers, and
  /// of most targets and terms it is all there is to test.
  func absentPs(_ target: Int) -> [Double] {
    let (n, n1) = (articleCount, articleCounts[target])
    var p = [Double](repeating: .nan, count: n + 1)
    for df in documentFrequencies where df <= n - n1 { p[df] = hypergeometricMidP(0, of: n1, df, of: n) }
    return p
  }

  /// How many articles hold a term.
  func articleCount(ofTerm term: Int) -> Int { offsets[term + 1] - offsets[term] }

  /// Whether so few articles with a term are expected on the smaller side that the normal approximation fails.
  func isRare(_ target: Int, _ term: Int) -> Bool {
    let (n, n1) = (articleCount, articleCounts[target])
    return min(n1, n - n1) * articleCount(ofTerm: term) < 10 * n
  }

  /// Mann and Whitney's test of a term that is not rare; `cell` is nil where the target does not have it.
  func mannWhitney(_ target: Int, _ term: Int, _ cell: Cell?) -> (auc: Double, p: Double) {
    guard canTest(target) else { return (.nan, .nan) }
    let (n, n1, df) = (articleCount, articleCounts[target], articleCount(ofTerm: term))
    let absent = n1 - (cell?.entries.count ?? 0)
    // The mean rank of those without the term.
    let rankSum = (cell?.rankSum ?? 0) + Double(absent) * Double(n - df + 1) / 2
    return TextStatistics.mannWhitney(
      rankSum: rankSum, n1: Double(n1), n2: Double(n - n1), ties: totals[term].ties)
  }

  /// The p of how many articles of a target that has a term hold it.
  func documentP(_ target: Int, _ term: Int, _ cell: Cell) -> Double {
    hypergeometricMidP(
      cell.entries.count, of: articleCounts[target], articleCount(ofTerm: term), of: articleCount)
  }

  /// The document frequencies of a term.
  func documentCounts(_ target: Int, _ term: Int, _ cell: Cell?) -> KeynessCounts {
    let (df, n) = (cell?.entries.count ?? 0, articleCounts[target])
    return KeynessCounts(
      Double(df), of: Double(n), Double(articleCount(ofTerm: term) - df), of: Double(articleCount - n))
  }
}

/// Which terms are tested.
public struct KeynessLimits: Sendable, Equatable {
  /// Terms with fewer occurrences in target and reference together are not tested.
  public var minimumCount = 5
  /// Terms in fewer articles of both together are not tested.
  public var minimumArticleCount = 2

  /// Creates limits of five occurrences in two articles.
  public init() {}

  func admit(count: Int, articles: Int) -> Bool {
    count >= max(1, minimumCount) && articles >= minimumArticleCount
  }
}
