/// How a collocate of a node differs between two outlets, or between an outlet and all others.
public struct CollocateDifferenceRow: TableRow, Sendable {
  /// The node as the user wrote it.
  public let node: String
  /// The term beside it.
  public let collocate: String
  /// The outlet, or another group.
  public let a: String
  /// What it is compared with; nil for all other outlets together.
  public let b: String?
  /// The articles of a that hold the node.
  public let articlesA: Int
  /// The articles of b that hold the node.
  public let articlesB: Int
  /// Tokens of the collocate beside the node in a.
  public let countA: Int
  /// Tokens of the collocate beside the node in b.
  public let countB: Int
  /// How much likelier the collocate is beside the node in a than in b: the logarithm of the odds ratio.
  public let logOdds: Double
  /// The lower end of its interval; NaN if there is none.
  public let low: Double
  /// The upper end of its interval; NaN if there is none.
  public let high: Double
  /// The probability of such a difference if articles belonged to outlets by chance; NaN if there is none.
  public let p: Double
  /// The false discovery rate at which the difference would be called.
  public let q: Double

  /// The columns of the table of differences.
  public static var columns: [Column<Self>] {
    [
      .text("node", "The node.") { $0.node },
      .text("collocate", "The term beside it.") { $0.collocate },
      .text("outlet_a", "The group a.") { $0.a },
      .text("outlet_b", "The group b; (rest) for all other groups together.") { $0.b ?? "(rest)" },
      .integer("n_articles_a", "Articles of a that hold the node.", unit: "articles") { $0.articlesA },
      .integer("n_articles_b", "Articles of b that hold the node.", unit: "articles") { $0.articlesB },
      .integer("count_a", "Tokens of the collocate beside the node in a.", unit: "tokens") { $0.countA },
      .integer("count_b", "Tokens of the collocate beside the node in b.", unit: "tokens") { $0.countB },
      .real(
        "log_odds", "Logarithm of the odds ratio of the collocate beside the node, a against b.", unit: "nats",
        formula: "ln((count_a+½)/(span_a-count_a+½)) - ln((count_b+½)/(span_b-count_b+½))"
      ) { $0.logOdds },
      .real("low", "Lower end of the interval of log_odds, from resampling articles within groups.", unit: "nats") {
        $0.low
      },
      .real("high", "Upper end of the interval of log_odds, from resampling articles within groups.", unit: "nats") {
        $0.high
      },
      .real(
        "p", "Probability of such a log_odds, either way, if articles were given to groups by chance.",
        formula: "(1 + permutations at least as extreme) / (1 + permutations)"
      ) { $0.p },
      .real("q", "p adjusted for all rows of the table, by Benjamini and Hochberg.") { $0.q },
    ]
  }
}

/// How outlets, or other groups, differ in what they put beside nodes.
///
/// The statistic is the log odds of the collocate among the tokens beside the node in one group against another:
/// `ln((O + ½)/(S − O + ½))` in each, with `O` tokens of the collocate among the `S` beside the node.
///
/// The article is the sampling unit, since the words of one article are not independent of each other. The interval is the
/// basic one of articles drawn, with replacement, from those of each group that hold the node; p is that of a test in
/// which these articles change groups. Both are as good as the number of articles: intervals from a handful of them are too
/// narrow. A group with fewer than two such articles has neither, and a collocate that one side never has beside the node
/// has no interval, because zeros are resampled as zeros.
public struct CollocateComparison: Sendable {
  /// What the groups are compared with.
  public enum Reference: Sendable, Equatable {
    /// All other groups, as one.
    case rest
    /// The group of this name.
    case group(String)
    /// Every other group; without a target each pair once.
    case each
  }

  /// How often is resampled, and how.
  public struct Resampling: Sendable, Equatable {
    /// Replicates of the bootstrap; 0 for no interval.
    public var replicates = 1000
    /// Permutations of the test; 0 for no p.
    public var permutations = 1000
    /// The confidence of the interval, above 0 and below 1.
    public var level = 0.95
    /// What random numbers start from.
    public var seed: UInt64 = 1

    /// Creates the defaults: a thousand of each, and intervals of 95 %.
    public init() {}
  }

  /// One group against another, or against the rest.
  private struct Contrast {
    var node: Int
    var a: Int
    var b: Int?
    var articlesA: Int
    var articlesB: Int
    var differences: [CollocateSample.Difference]
    var q: [Double] = []
  }

  private let matrix: DocumentFeatureMatrix
  private let nodes: [TokenPattern]
  private var contrasts: [Contrast] = []

  /// Compares groups.
  ///
  /// - Parameters:
  ///   - counts: What stands beside the nodes, article by article.
  ///   - target: The name of the group to compare; nil for each.
  ///   - reference: What it is compared with.
  ///   - limits: Which collocates are compared, judged in both sides together.
  ///   - resampling: How intervals and p are made.
  ///   - threads: How many threads may work. Results do not depend on it.
  /// - Throws: `InputError` if there is no such group, or only one group, or if the limits leave no collocate.
  /// - Precondition: `counts` was made with `isPerArticle`.
  public init(
    _ counts: CollocateCounts, target: String? = nil, reference: Reference = .rest,
    limits: CollocateLimits = CollocateLimits(), resampling: Resampling = Resampling(), threads: Int = 1
  ) throws {
    precondition(counts.isPerArticle, "articles are resampled: count them by themselves")
    matrix = counts.matrix
    nodes = counts.nodes
    let names = matrix.rows.map { $0.name(in: counts.matrix) }
    func row(_ name: String) throws -> Int {
      if let row = names.firstIndex(of: name) { return row }
      let near = nearestName(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw InputError(path: "", reason: "there is no group '\(name)'\(near)")
    }
    guard names.count > 1 else {
      throw InputError(path: "", reason: "there is only one group, '\(names[0])', and nothing to compare it with")
    }
    let target = try target.map(row)
    var pairs = LimitedPairs(limits)
    var slots = [Int](repeating: -1, count: matrix.terms.count)
    for node in nodes.indices {
      let runs = counts.runs.filter { $0.node == node }
      // Groups that hold the node, and where their runs are.
      var present: [(row: Int, runs: Range<Int>)] = []
      for (index, run) in runs.enumerated() {
        if present.last?.row == run.row {
          present[present.count - 1].runs = present.last!.runs.lowerBound..<index + 1
        } else {
          present.append((run.row, index..<index + 1))
        }
      }
      let targets = present.filter { target == nil || $0.row == target }
      func compare(_ runs: [CollocateRun], _ targets: [Int], with other: Int?) {
        let sample = CollocateSample(runs, counts.collocates, targets: targets, &pairs, slots: &slots)
        let differences = sample.differences(resampling, threads: threads)
        for (place, row) in targets.enumerated() {
          let articles = sample.articleCounts[place]
          contrasts.append(
            Contrast(
              node: node, a: row, b: other, articlesA: articles, articlesB: sample.articleCount - articles,
              differences: stride(from: place, to: differences.count, by: targets.count).map { differences[$0] }))
        }
      }
      switch reference {
      case .rest: if present.count > 1, !targets.isEmpty { compare(runs, targets.map(\.row), with: nil) }
      case .group, .each:
        var others = present
        if case .group(let name) = reference {
          let row = try row(name)
          others = present.filter { $0.row == row }
        }
        for a in targets {
          for b in others where a.row != b.row && (reference != .each || target != nil || a.row < b.row) {
            compare(Array(runs[a.runs]) + runs[b.runs], [a.row], with: b.row)
          }
        }
      }
    }
    try pairs.requireAny()
    var q = benjaminiHochberg(contrasts.flatMap { $0.differences.map(\.p) })[...]
    for index in contrasts.indices {
      contrasts[index].q = Array(q.prefix(contrasts[index].differences.count))
      q = q.dropFirst(contrasts[index].differences.count)
    }
  }

  /// The table of differences.
  ///
  /// Rows are ordered by node as they were given, by group a, by group b, by p from the lowest, where there is one, by the
  /// size of the log odds from the greatest, and by collocate in code-point order.
  ///
  /// - Parameter top: How many collocates of each node and two groups; nil for all.
  /// - Returns: A table with a row for every collocate, node and two groups.
  public func table(top: Int? = nil) -> Table {
    let columns = CollocateDifferenceRow.columns
    return Table(columns: columns.map(\.schema)) { writer in
      for contrast in contrasts {
        let differences = contrast.differences
        let order = differences.indices.sorted { x, y in
          let (a, b) = (differences[x], differences[y])
          if a.p != b.p && !(a.p.isNaN && b.p.isNaN) { return a.p < b.p || b.p.isNaN }
          return (-abs(a.logOdds), a.term) < (-abs(b.logOdds), b.term)
        }
        for index in order.prefix(top ?? .max) {
          try writer.write(row(contrast, differences[index], q: contrast.q[index]), columns)
        }
      }
    }
  }

  private func row(
    _ contrast: Contrast, _ difference: CollocateSample.Difference, q: Double
  ) -> CollocateDifferenceRow {
    CollocateDifferenceRow(
      node: nodes[contrast.node].text, collocate: matrix.terms[Int(difference.term)],
      a: matrix.rows[contrast.a].name(in: matrix), b: contrast.b.map { matrix.rows[$0].name(in: matrix) },
      articlesA: contrast.articlesA, articlesB: contrast.articlesB, countA: difference.targetCount,
      countB: difference.otherCount, logOdds: difference.logOdds, low: difference.low, high: difference.high,
      p: difference.p, q: q)
  }
}
