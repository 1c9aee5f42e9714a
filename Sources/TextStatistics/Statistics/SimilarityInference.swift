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

/// How alike two groups are, and how sure that is.
public struct SimilarityInferenceRow: TableRow, Sendable {
  /// The first group.
  public var a: String
  /// The second group.
  public var b: String
  /// Articles and tokens of both.
  public var articles: (a: Int, b: Int)
  /// Tokens of both.
  public var tokens: (a: Int, b: Int)
  /// What is measured.
  public var method: SimilarityMethod
  /// The value; NaN where it is undefined.
  public var value: Double
  /// The value less the bias that resampling shows.
  public var corrected = Double.nan
  /// The lower end of the interval.
  public var low = Double.nan
  /// The upper end of the interval.
  public var high = Double.nan
  /// The standard deviation of the replicates.
  public var deviation = Double.nan
  /// What each group is to itself.
  public var floors = (a: Double.nan, b: Double.nan)
  /// The mean of the permutations.
  public var nullMean = Double.nan
  /// The 95th percentile of the permutations.
  public var nullP95 = Double.nan
  /// The probability of being no more alike if articles were given to the two by chance.
  public var p = Double.nan
  /// The false discovery rate at which the two would be called different.
  public var q = Double.nan
  /// The mean value of equal numbers of articles.
  public var rarefied = Double.nan

  /// The columns of the table.
  public static var columns: [Column<Self>] {
    [
      .text("a", "The first group.") { $0.a },
      .text("b", "The second group.") { $0.b },
      .integer("n_a", "Articles of a.", unit: "articles") { $0.articles.a },
      .integer("n_b", "Articles of b.", unit: "articles") { $0.articles.b },
      .integer("tokens_a", "Tokens of a.", unit: "tokens") { $0.tokens.a },
      .integer("tokens_b", "Tokens of b.", unit: "tokens") { $0.tokens.b },
      .text("method", "The measure.") { $0.method.name },
      .real("value", "The similarity, or distance; empty where it is undefined.") { $0.value },
      .real(
        "value_bc", "Value less the bias of resampling.", formula: "2 * value - mean of the replicates"
      ) { $0.corrected },
      .real("low", "Lower end of the basic interval, from resampling articles within groups.") { $0.low },
      .real("high", "Upper end of the basic interval.") { $0.high },
      .real("boot_sd", "Standard deviation of the replicates.") { $0.deviation },
      .real("floor_a", "The measure between random halves of a, the mean of 50.") { $0.floors.a },
      .real("floor_b", "The measure between random halves of b, the mean of 50.") { $0.floors.b },
      .real("null_mean", "Mean when the articles of a and b are dealt to both by chance.") { $0.nullMean },
      .real("null_p95", "95th percentile when they are.") { $0.nullP95 },
      .real(
        "p", "Probability of being no more alike if articles were dealt by chance.",
        formula: "(1 + permutations no more alike) / (1 + permutations)"
      ) { $0.p },
      .real("q", "p adjusted for all pairs of the measure, by Benjamini and Hochberg.") { $0.q },
      .real("value_rarefied", "The mean of 50 draws of equal numbers of articles.") { $0.rarefied },
    ]
  }
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
  public private(set) var rows: [SimilarityInferenceRow] = []
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
  /// - Complexity: For each replicate one pass over the articles and one matrix of similarities; for each permutation and
  ///   pair a pass over its articles. Memory for a number per replicate, pair and measure.
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
    let needed = 8 * Double(pairs.count) * Double(measures.count) * Double(resampling.replicates + 4)
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

    if !measures.isEmpty, resampling.isNeeded {
      let resampler = SimilarityResampler(
        articles, ReplicateSimilarity(measures, whole), members: members, seed: resampling.seed, threads: threads)
      let starts = measures.map { measure in methods.firstIndex(of: .measure(measure))! * pairs.count }
      addIntervals(resampler, starts, pairs, resampling, progress)
      addTests(resampler, starts, pairs, resampling, progress)
      addFloors(resampler, starts, pairs, resampling)
      addRarefied(resampler, starts, pairs, resampling)
    }
    if let place = methods.firstIndex(of: .separability) {
      addSeparability(articles, members, from: place * pairs.count, pairs, resampling, threads: threads, progress)
    }
    for start in stride(from: 0, to: rows.count, by: pairs.count) {
      for (pair, q) in benjaminiHochberg(rows[start..<start + pairs.count].map(\.p)).enumerated() {
        rows[start + pair].q = q
      }
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

extension SimilarityInferenceRow {
  /// Takes correction, interval and deviation from the values of replicates, unless one is NaN; puts them into another order.
  mutating func bound(by replicates: UnsafeMutableBufferPointer<Double>, level: Double) {
    let count = Double(replicates.count)
    let mean = replicates.reduce(0, +) / count
    guard let bounds = method.measure?.bounds, !value.isNaN, !mean.isNaN else { return }
    corrected = 2 * value - mean
    deviation = (replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    let interval = basicInterval(around: value, replicates, level: level)
    low = min(bounds.upperBound, max(bounds.lowerBound, interval.low))
    high = min(bounds.upperBound, max(bounds.lowerBound, interval.high))
  }

  /// Takes mean, percentile and p from the values of permutations; NaN among them count as no more alike.
  mutating func test(against permutations: [Double]) {
    guard !value.isNaN else { return }
    // Sums of the same articles in another order are not the same to the last digit.
    let margin = abs(value) * 1e-12
    let count = permutations.count { method.isDistance ? !($0 < value - margin) : !($0 > value + margin) }
    p = permutationP(count, of: permutations.count)
    nullMean = meanOfDefined(permutations)
    var defined = permutations.filter { !$0.isNaN }
    if !defined.isEmpty { nullP95 = defined.withUnsafeMutableBufferPointer { quantiles(of: $0, at: [0.95])[0] } }
  }
}

extension SparseMatrix {
  /// In how many rows each column has an entry.
  fileprivate var columnFrequencies: [UInt32] {
    columns.reduce(into: [UInt32](repeating: 0, count: columnCount)) { $0[Int($1)] += 1 }
  }
}
