/// What is measured between two groups of articles.
public enum SimilarityMethod: Sendable, Hashable, CaseIterable {
  /// A measure between the summed counts of both groups.
  case measure(SimilarityMeasure)
  /// `pi_lo`: how well single articles tell the groups apart, each left out of its own group; 0.5 is not at all. Gentzkow,
  /// Shapiro and Taddy 2019.
  case separability

  /// All measures, then `pi_lo`.
  public static var allCases: [SimilarityMethod] { SimilarityMeasure.allCases.map { .measure($0) } + [.separability] }

  /// The method called so on the command line and in tables.
  public init?(name: String) {
    guard let method = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = method
  }

  /// Its name on the command line and in tables.
  public var name: String {
    switch self {
    case .measure(let measure): measure.rawValue
    case .separability: "pi_lo"
    }
  }

  /// The measure between summed counts; nil for `pi_lo`.
  public var measure: SimilarityMeasure? {
    if case .measure(let measure) = self { measure } else { nil }
  }

  /// Whether small values mean alike.
  var isDistance: Bool { measure?.isDistance ?? true }
}

extension SimilarityMeasure {
  /// Whether articles can be resampled for it; not where z-scores over all groups are part of it.
  public var canBeResampled: Bool { vectors != .scores }

  /// Whether basic intervals are near their nominal coverage, in simulations and with enough text: `cosine`, `pearson`, `jsd`.
  ///
  /// The others add up differences of rare terms without squares, or only ask whether a term is there. Replicates, which hold
  /// fewer different articles, lose such terms, and twice the value less theirs still misses.
  public var hasInterval: Bool { [.cosine, .pearson, .jsd].contains(self) }

  /// Its least and greatest value.
  var bounds: ClosedRange<Double> {
    switch self {
    case .cosine, .jaccard, .dice, .overlap, .ruzicka, .brayCurtis, .hellinger, .jsd: 0...1
    case .pearson, .spearman: -1...1
    case .cosineDelta: 0...2
    case .euclidean, .manhattan, .chi2Dist, .burrowsDelta: 0...Double.infinity
    }
  }
}

/// How the similarity of groups is resampled.
public struct SimilarityResampling: Sendable, Equatable {
  /// To how many articles groups are thinned.
  public enum Rarefaction: Sendable, Equatable {
    /// As many as the smallest group with at least two has.
    case smallest
    /// So many; groups with fewer have no value.
    case articles(Int)
  }

  /// Replicates of the bootstrap; 0 for no interval. See ``SimilarityMeasure/hasInterval``.
  public var replicates = 0
  /// Permutations of the test; 0 for no p.
  public var permutations = 0
  /// Whether each group is split in half and compared with itself.
  public var hasFloor = false
  /// To how many articles all groups are thinned; nil for no such value.
  public var rarefaction: Rarefaction?
  /// The confidence of the interval, above 0 and below 1.
  public var level = 0.95
  /// What random numbers start from.
  public var seed: UInt64 = 1

  /// Creates options that resample nothing.
  public init() {}

  /// Whether anything is resampled.
  var isNeeded: Bool { replicates > 0 || permutations > 0 || hasFloor || rarefaction != nil }
}

/// The similarity of groups with intervals, a permutation test, noise floors and equal numbers of articles.
///
/// The article is the sampling unit, since the words of one article are not independent of each other. What weighs the
/// terms (inverse document frequencies, shares of columns) stays that of the whole corpus.
///
/// A group with fewer than two articles has neither interval nor p. A pair that is undefined in any replicate has no
/// interval; a permutation that is undefined counts as no more alike. Results depend on the seed and on nothing else.
public struct SimilarityInference: Sendable {
  /// A row for every measure and pair, in that order.
  public internal(set) var rows: [SimilarityInferenceRow] = []
  /// How many articles the rarefied values take of each group; nil without them.
  public private(set) var rarefiedArticleCount: Int?
  /// How many terms the groups hold.
  public let termCount: Int
  /// Groups without a counted term, whose similarity to others is undefined.
  public let emptyGroupCount: Int

  /// Whether there are too many terms for the intervals of `jsd`: more than 2,000, or more than a tenth of the tokens of a
  /// group with an interval.
  public var isTooSparseForDivergence: Bool {
    termCount > 2000
      || rows.contains { !$0.low.isNaN && 10 * termCount > min($0.tokens.a, $0.tokens.b) }
  }

  /// In how many rows the interval corrects a bias of more than four of its standard errors: there it can miss, since the
  /// correction takes out only a part.
  public var biasedIntervalCount: Int {
    rows.count { !$0.low.isNaN && abs($0.corrected - $0.value) > 4 * $0.deviation }
  }

  /// Whether the groups are also compared with the same mix of strata; see ``SimilarityInferenceRow/matched``.
  ///
  /// - Parameter method: What is measured.
  /// - Returns: True with strata, for `cosine` and `pearson` with weights that are counts or shares.
  public func hasMatched(_ method: SimilarityMethod) -> Bool {
    rows.contains { $0.method == method && $0.matched != nil }
  }

  /// Shows how far a phase has come: its name, how many steps it has, and its work, which calls what it is given after each.
  public typealias Progress = (
    _ phase: String, _ stepCount: Int, _ work: (_ step: @escaping @Sendable () -> Void) -> Void
  ) -> Void

  /// Compares all pairs of groups.
  ///
  /// - Parameters:
  ///   - articles: The articles.
  ///   - methods: What to measure.
  ///   - weighting: The scheme of the weighted rows.
  ///   - unit: What idf counts.
  ///   - mostFrequentWords: How many words the delta measures take.
  ///   - resampling: How intervals and p are made.
  ///   - memory: How many bytes the values of the replicates may take.
  ///   - threads: How many threads may work. Results do not depend on it.
  ///   - progress: Shows how far a phase has come.
  /// - Throws: `InputError` if there is only one group, or if all replicates of all pairs are more than `memory`.
  /// - Precondition: `canBeResampled` is true for all measures, unless nothing is resampled.
  /// - Complexity: For `cosine` and `pearson` with weights that are counts or shares, the inner products of all pairs of
  ///   articles; then for each replicate and pair of groups a·b multiplications, and for each permutation up to (a + b)²,
  ///   where they have a and b articles. Memory for the products within groups.
  ///   For all else, for each replicate one pass over the articles and one matrix of similarities; for each permutation
  ///   and pair a pass over its articles. Memory for a number per replicate, pair and measure.
  public init(
    _ articles: GroupedArticles, _ methods: [SimilarityMethod], weighting: Weighting = Weighting(),
    idfOver unit: DocumentFrequencyUnit = .articles, mostFrequentWords: Int = 150,
    resampling: SimilarityResampling, memory: Int = .max, threads: Int = 1,
    progress: Progress = { _, _, work in work {} }
  ) throws {
    let names = articles.groupNames
    guard names.count > 1 else {
      let name = names.first.map { ", '\($0)'" } ?? ""
      throw InputError(path: "", reason: "there is only one group\(name), and nothing to compare it with")
    }
    var members = [[Int]](repeating: [], count: names.count)
    for (article, group) in articles.groups.enumerated() { members[Int(group)].append(article) }
    let sums = RowSums(columnCount: articles.matrix.counts.columnCount)
    for group in members {
      for article in group { sums.add(article, of: articles.matrix.counts) }
      sums.endRow()
    }
    let counts = sums.take()
    emptyGroupCount = members.indices.count { counts.range(ofRow: $0).isEmpty }
    termCount = Set(counts.columns).count
    let measures = methods.compactMap(\.measure)
    let pairs = names.indices.flatMap { a in (a + 1..<max(a + 1, names.count)).map { (a: a, b: $0) } }
    // Measures of products need those of the articles within groups, all others the values of all replicates.
    let squares = members.reduce(0) { $0 + 8 * Double($1.count) * Double($1.count) }
    let ofProducts = measures.filter { squares < Double(memory) / 2 && $0.isOfProducts(weighting) }
    let others = measures.filter { !ofProducts.contains($0) }
    let needed =
      8 * Double(pairs.count) * (4 * Double(measures.count) + Double(others.count) * Double(resampling.replicates))
    guard needed < Double(memory) else {
      throw InputError(
        path: "",
        reason: "\(resampling.replicates) replicates of \(pairs.count) pairs take \(Int(needed / 1e9)) GB, more than "
          + "the memory: ask for fewer with --boot, or for fewer methods at a time")
    }

    let frequencies = unit == .articles ? articles.matrix.documentFrequencies : counts.columnFrequencies
    let idf = weighting.idf(
      documentFrequency: frequencies, count: unit == .articles ? articles.matrix.articleCount : names.count)
    let whole = Similarities(
      counts: counts, weighting: weighting, idf: idf, mostFrequentWords: mostFrequentWords, threads: threads)
    let values = whole.matrices(of: measures)
    let tokens = members.map { $0.reduce(0) { $0 + articles.matrix.rows[$1].tokenCount } }
    for method in methods {
      let matrix = method.measure.map { values[measures.firstIndex(of: $0)!] }
      for (a, b) in pairs {
        rows.append(
          SimilarityInferenceRow(
            a: names[a], b: names[b], articles: (members[a].count, members[b].count), tokens: (tokens[a], tokens[b]),
            method: method, value: matrix?[a, b] ?? .nan))
      }
    }

    func resampler(_ measures: [SimilarityMeasure]) -> SimilarityResampler {
      SimilarityResampler(
        articles, ReplicateSimilarity(measures, whole), members: members, seed: resampling.seed, threads: threads)
    }
    func starts(_ measures: [SimilarityMeasure]) -> [Int] {
      measures.map { measure in methods.firstIndex(of: .measure(measure))! * pairs.count }
    }
    let hasStrata = articles.hasStrata
    if !ofProducts.isEmpty, resampling.replicates + resampling.permutations > 0 || hasStrata {
      addProducts(
        PairResampler(articles, idf: idf, members: members, resampling, threads: threads),
        zip(ofProducts, starts(ofProducts)).map { ($0, $1) }, progress)
    }
    if !others.isEmpty, resampling.replicates + resampling.permutations > 0 {
      addIntervals(resampler(others), starts(others), pairs, resampling, progress)
      addTests(resampler(others), starts(others), pairs, resampling, progress)
    }
    if resampling.hasFloor || resampling.rarefaction != nil, !measures.isEmpty {
      addFloors(resampler(measures), starts(measures), pairs, resampling)
      addRarefied(resampler(measures), starts(measures), pairs, resampling)
    }
    if let place = methods.firstIndex(of: .separability) {
      addSeparability(articles, members, from: place * pairs.count, pairs, resampling, threads: threads, progress)
    }
    for start in stride(from: 0, to: rows.count, by: pairs.count) {
      for (pair, q) in benjaminiHochberg(rows[start..<start + pairs.count].map(\.p)).enumerated() {
        rows[start + pair].q = q
      }
      let matched = rows[start..<start + pairs.count].map { $0.matched?.p ?? .nan }
      for (pair, q) in benjaminiHochberg(matched).enumerated() { rows[start + pair].matched?.q = q }
    }
  }

  /// The table of all rows.
  public var table: Table { Table(rows: rows) }
}

extension SimilarityInference {
  private mutating func addIntervals(
    _ resampler: SimilarityResampler, _ starts: [Int], _ pairs: [(a: Int, b: Int)], _ resampling: SimilarityResampling,
    _ progress: Progress
  ) {
    guard resampling.replicates > 0 else { return }
    let count = resampling.replicates
    var values: [Double] = []
    progress("replicates", count) { values = resampler.bootstrap(count, $0) }
    for (measure, start) in starts.enumerated() {
      for (pair, (a, b)) in pairs.enumerated() {
        guard min(resampler.members[a].count, resampler.members[b].count) > 1 else { continue }
        let first = (measure * pairs.count + pair) * count
        values.withUnsafeMutableBufferPointer { all in
          rows[start + pair].bound(
            by: UnsafeMutableBufferPointer(rebasing: all[first..<first + count]), level: resampling.level)
        }
      }
    }
  }

  private mutating func addTests(
    _ resampler: SimilarityResampler, _ starts: [Int], _ pairs: [(a: Int, b: Int)], _ resampling: SimilarityResampling,
    _ progress: Progress
  ) {
    guard resampling.permutations > 0 else { return }
    let tested = pairs.indices.filter {
      min(resampler.members[pairs[$0].a].count, resampler.members[pairs[$0].b].count) > 1
    }
    progress("permutations", tested.count) { step in
      rows.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let rows = buffer
        resampler.permutations(resampling.permutations, pairs: tested.map { pairs[$0] }) { index, values in
          for (measure, start) in starts.enumerated() { rows[start + tested[index]].test(against: values[measure]) }
          step()
        }
      }
    }
  }

  private mutating func addFloors(
    _ resampler: SimilarityResampler, _ starts: [Int], _ pairs: [(a: Int, b: Int)], _ resampling: SimilarityResampling
  ) {
    guard resampling.hasFloor else { return }
    let floors = resampler.floors()
    for (measure, start) in starts.enumerated() {
      for (pair, (a, b)) in pairs.enumerated() { rows[start + pair].floors = (floors[a][measure], floors[b][measure]) }
    }
  }

  private mutating func addRarefied(
    _ resampler: SimilarityResampler, _ starts: [Int], _ pairs: [(a: Int, b: Int)], _ resampling: SimilarityResampling
  ) {
    switch resampling.rarefaction {
    case nil: return
    case .smallest: rarefiedArticleCount = resampler.members.map(\.count).filter { $0 > 1 }.min()
    case .articles(let count): rarefiedArticleCount = count
    }
    guard let size = rarefiedArticleCount else { return }
    for (values, start) in zip(resampler.rarefied(to: size), starts) {
      for (pair, value) in values.enumerated() { rows[start + pair].rarefied = value }
    }
  }

  private mutating func addSeparability(
    _ articles: GroupedArticles, _ members: [[Int]], from start: Int, _ pairs: [(a: Int, b: Int)],
    _ resampling: SimilarityResampling, threads: Int, _ progress: Progress
  ) {
    progress("pi_lo", pairs.count) { step in
      rows.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let rows = buffer
        parallel(pairs.count, threads: threads) { pair, _ in
          let (a, b) = (members[pairs[pair].a], members[pairs[pair].b])
          let pool = a + b
          let separability = LeaveOutSeparability(articles.matrix.counts, pool: pool, firstCount: a.count)
          rows[start + pair].value = separability.value
          if separability.isDefined, resampling.permutations > 0 {
            let strata = pool.map { articles.strata[$0] }
            rows[start + pair].test(
              against: separability.permutations(resampling.permutations, strata: strata, seed: resampling.seed))
          }
          step()
        }
      }
    }
  }
}

extension SparseMatrix {
  /// In how many rows each column has an entry.
  fileprivate var columnFrequencies: [UInt32] {
    columns.reduce(into: [UInt32](repeating: 0, count: columnCount)) { $0[Int($1)] += 1 }
  }
}
