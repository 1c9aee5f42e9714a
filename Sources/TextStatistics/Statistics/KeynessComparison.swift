/// A term that a target has more often, or more rarely, than a reference.
public struct KeynessRow: Sendable {
  /// The labels of the target.
  public let labels: [String]
  /// What it is compared with; nil for all other groups.
  public let reference: String?
  /// The term.
  public let term: String
  /// Its counts among the tokens of target and reference.
  public let counts: KeynessCounts
  /// The articles that hold it, among those of target and reference.
  public let documents: KeynessCounts
  /// The value of each measure asked for.
  public let measures: [Double]
  /// The columns of each test asked for, one after the other.
  public let tests: [Double]
  /// Gries' DP of the term over the articles of the target: 0 even, close to 1 clumped; NaN for one article.
  public let dispersion: Double
  /// The share of its occurrences in the target that the article with most of them has.
  public let topArticleShare: Double
  /// The share of bootstrap replicates in which it is among the first terms of the target; NaN if there are none.
  public let stability: Double
  /// What a reader should know before believing the row.
  public let flags: [String]
}

/// Which terms mark each outlet, or another group, against all others or against one.
///
/// Measures say how much, tests over articles how surely; see ``KeynessMeasure`` and ``KeynessTest``. All terms that the limits
/// admit in target and reference together are tested, in both directions and whether they make rows or not: q is adjusted for
/// all of them, target by target. Nothing is chosen by what the test itself looks at.
public struct KeynessComparison: Sendable {
  /// The rows: targets in code-point order, terms that are more frequent in the target before others, by the first measure
  /// from the strongest, equal ones in code-point order.
  public let rows: [KeynessRow]
  private let groupNames: [String]
  private let measures: [KeynessMeasure]
  private let tests: [KeynessTest]
  private let adjustment: Adjustment

  /// Compares groups.
  ///
  /// - Parameters:
  ///   - articles: The articles.
  ///   - options: What is compared, and how.
  ///   - memory: How many bytes the counts of the bootstrap's replicates may take.
  ///   - progress: Shows how far a phase has come.
  /// - Throws: `InputError` if there is no such group, only one group and nothing else, no term within the limits, or more
  ///   replicates than fit into `memory`.
  /// - Complexity: a sort of all entries of the matrix of articles and terms; for resampling, a step for every entry and
  ///   replicate.
  public init(
    _ articles: KeynessArticles, _ options: KeynessOptions, memory: Int = .max,
    progress: SimilarityInference.Progress = { _, _, work in work {} }
  ) throws {
    groupNames = articles.groupNames
    measures = options.measures
    tests = options.tests
    adjustment = options.adjustment
    let names = articles.groups.indices.map(articles.name)
    func group(_ name: String) throws -> Int {
      if let group = names.firstIndex(of: name) { return group }
      let near = nearestName(to: name, among: names).map { "; did you mean '\($0)'?" } ?? ""
      throw InputError(path: "", reason: "there is no group '\(name)'\(near)")
    }
    let target = try options.target.map(group)
    var rowsOfGroup = [[Int]](repeating: [], count: names.count)
    var others: [Int] = []
    for (row, group) in articles.groupOfRow.enumerated() {
      if let group { rowsOfGroup[Int(group)].append(row) } else { others.append(row) }
    }
    let prior = options.prior.shares(articles.matrix)
    var rows: [KeynessRow] = []
    var termCount = 0
    func compare(_ targets: [Int], _ sides: [[Int]], with reference: String?) throws {
      let sample = KeynessSample(
        articles, sides: sides, targetCount: targets.count, limits: options.limits, threads: options.threads)
      termCount += sample.terms.count
      let needed = KeynessBootstrap.bytes(sample, replicates: options.replicates, threads: options.threads)
      guard !options.tests.contains(.boot) || needed < Double(memory) else {
        throw InputError(
          path: "",
          reason: "\(options.replicates) replicates of \(sample.terms.count) terms take \(Int(needed / 1e9)) GB, more "
            + "than the memory: ask for fewer with --boot, or leave out rare terms with --min-df")
      }
      let contrast = KeynessContrast(sample, articles, options, prior, reference: reference, progress: progress)
      progress("targets", targets.count) { step in
        rows += parallelMap(targets.count, threads: options.threads, block: 1) { index, _ in
          defer { step() }
          return contrast.rows(index, labels: articles.groups[targets[index]])
        }.flatMap { $0 }
      }
    }
    switch options.reference {
    case .rest:
      guard names.count > 1 else {
        throw InputError(path: "", reason: "there is only one group, '\(names[0])', and nothing to compare it with")
      }
      if let target {
        let rest = rowsOfGroup.indices.filter { $0 != target }.flatMap { rowsOfGroup[$0] }
        try compare([target], [rowsOfGroup[target], rest], with: nil)
      } else {
        try compare(Array(names.indices), rowsOfGroup, with: nil)
      }
    case .group(let name):
      let reference = try group(name)
      guard target != reference, names.count > 1 else {
        throw InputError(path: "", reason: "there is nothing but '\(name)' itself to compare with it")
      }
      for target in target.map({ [$0] }) ?? Array(names.indices) where target != reference {
        try compare([target], [rowsOfGroup[target], rowsOfGroup[reference]], with: name)
      }
    case .corpus(let name):
      for target in target.map({ [$0] }) ?? Array(names.indices) {
        try compare([target], [rowsOfGroup[target], others], with: name)
      }
    }
    if termCount == 0 {
      throw InputError(
        path: "", reason: "no term is within the limits in target and reference; lower --min-count or --min-df")
    }
    self.rows = rows
  }

  /// The table of all rows.
  public var table: Table {
    let columns: [Column<KeynessRow>] =
      groupNames.indices.map { label in .text(groupNames[label], "The target.") { $0.labels[label] } }
      + [
        .text("reference", "What it is compared with; (rest) for all other groups together.") {
          $0.reference ?? "(rest)"
        },
        .text("term", "The term, after folding and stemming.") { $0.term },
        .text("direction", "positive if the target has it more often, negative if more rarely.") {
          $0.counts.excess > 0 ? "positive" : "negative"
        },
        .integer("n_target", "Occurrences in the target.", unit: "tokens") { Int($0.counts.f1) },
        .integer("n_reference", "Occurrences in the reference.", unit: "tokens") { Int($0.counts.f2) },
        .real("pm_target", "Frequency in the target.", unit: "per million tokens") {
          1e6 * $0.counts.f1 / $0.counts.n1
        },
        .real("pm_reference", "Frequency in the reference.", unit: "per million tokens") {
          1e6 * $0.counts.f2 / $0.counts.n2
        },
        .integer("df_target", "Articles of the target that hold the term.", unit: "articles") { Int($0.documents.f1) },
        .integer("df_reference", "Articles of the reference that hold the term.", unit: "articles") {
          Int($0.documents.f2)
        },
      ]
    let values = measures.indices.map { index in
      Column<KeynessRow>(schema: measures[index].schema) { .real($0.measures[index]) }
    }
    let tested = tests.flatMap { $0.schemas(adjustedBy: adjustment) }.enumerated().map { index, schema in
      Column<KeynessRow>(schema: schema) { .real($0.tests[index]) }
    }
    let rest: [Column<KeynessRow>] = [
      .real("dp_target", "Gries' DP in the articles of the target: 0 even, close to 1 clumped.") { $0.dispersion },
      .real("top_article_share", "Share of n_target that the article with most of them has.") { $0.topArticleShare },
      .real("stability", "Share of bootstrap replicates in which the term is among the --top of the target.") {
        $0.stability
      },
      .text("flag", "What to know before believing the row, separated by spaces.") {
        $0.flags.isEmpty ? nil : $0.flags.joined(separator: " ")
      },
    ]
    return Table(columns: columns + values + tested + rest, rows: rows)
  }
}
