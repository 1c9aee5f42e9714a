import ArgumentParser
import TextStatistics

struct Collocates: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What stands beside a word or phrase, per outlet, and how outlets differ in it.",
    discussion: """
      A node is a word, a glob or a phrase; repeat --node for more. Every token
      within --left and --right of an occurrence counts once, on the side of
      the nearest occurrence; removed words keep their places. Without --by,
      everything is one group.

      With --compare, each group is compared with all others together, with
      one of them (--reference) or with each (--pairs). Articles are resampled:
      the interval draws them within groups, p moves them between groups, q is
      p adjusted for all rows. p and q of --test take tokens as independent.

      EXAMPLES
        stats collocates news.jsonl --node 'sanction*' --by outlet --top 20
        stats collocates news.jsonl --node 'special military operation' --right 0
        stats collocates news.jsonl --node russia --compare
        stats collocates news.jsonl --node russia --compare --target A --reference B
      """)

  @OptionGroup var sequences: SequenceArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "What to look beside: a word, a glob such as 'sanction*', or a phrase; repeat it for more.")
  var node: [String] = []
  @Flag(help: "Read nodes as regular expressions for one word.")
  var regex = false
  @Option(help: "Tokens to the left of the node.")
  var left = 5
  @Option(help: "Tokens to the right of the node.")
  var right = 5
  @Option(help: "Drop collocates that are beside the node less often; with --compare in both groups together.")
  var minCount = 5
  @Option(help: "Drop collocates that are beside the node in fewer articles; with --compare in both groups together.")
  var minDf = 1
  @Option(help: "The N first collocates of each node and group, or of each comparison.")
  var top: Int?
  @OptionGroup(title: "Association") var association: AssociationArguments
  @OptionGroup(title: "Comparison") var comparison: ComparisonArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  func validate() throws {
    if node.isEmpty { throw ValidationError("name what to look beside with --node") }
    if Set(node).count < node.count { throw ValidationError("a node is named twice") }
    if left < 0 || right < 0 { throw ValidationError("--left and --right are not negative") }
    if left == 0 && right == 0 { throw ValidationError("--left and --right are both 0: nothing is beside a node") }
    if minCount < 1 { throw ValidationError("--min-count is at least 1") }
    if minDf < 1 { throw ValidationError("--min-df is at least 1") }
    try validateTop(top)
    if comparison.compare, association.isGiven {
      throw ValidationError(
        "--measures and --test do not go with --compare, which has a statistic and a test of its own")
    }
  }

  func run() throws {
    var limits = CollocateLimits()
    limits.minimumCount = minCount
    limits.minimumArticleCount = minDf
    let counts = try count()
    if comparison.compare {
      try output.write(
        try CollocateComparison(
          counts, target: comparison.target, reference: comparison.contrast, limits: limits,
          resampling: comparison.resampling, threads: sequences.running.threadCount
        ).table(top: top))
    } else {
      try output.write(try counts.table(association.columns, test: association.test, limits: limits, top: top))
    }
  }

  private func count() throws -> CollocateCounts {
    let (running, tokenization) = (sequences.running, try sequences.tokenization())
    let nodes = try patterns(node, isRegex: regex, tokenization)
    let corpus = try sequences.corpus(
      tokenization, by: groups.names ?? (comparison.compare ? ["outlet"] : []))
    let counts = try CollocateCounts(
      corpus, nodes: nodes, left: left, right: right, isPerArticle: comparison.compare, threads: running.threadCount)
    for (index, node) in nodes.enumerated() where counts.nodeCount(index) == 0 && !running.quiet {
      Message.warning("the corpus has no '\(node.text)'")
    }
    return counts
  }
}

/// How strongly collocates belong to a node.
struct AssociationArguments: ParsableArguments {
  @Option(
    help:
      "Measures, separated by commas; the first one orders the rows. (default: \(Self.standard.defaultValueDescription))"
  )
  var measures: ListArgument<AssociationMeasure>?
  @Option(help: "Add p and q of this test.")
  var test: AssociationTest?

  private static let standard = ListArgument<AssociationMeasure>(
    elements: [.logDice, .mi, .npmi, .tScore, .g2, .deltaPBGivenA])

  var isGiven: Bool { measures != nil || test != nil }
  var columns: [AssociationMeasure] { (measures ?? Self.standard).elements }

  func validate() throws {
    if Set(columns).count < columns.count { throw ValidationError("a measure is named twice") }
  }
}

/// How outlets differ.
struct ComparisonArguments: ParsableArguments {
  @Flag(help: "Compare groups, outlets if --by names no others.")
  var compare = false
  @Option(help: "Compare only this group.")
  var target: String?
  @Option(help: "Compare with this group instead of with all others together.")
  var reference: String?
  @Flag(help: "Compare with each other group.")
  var pairs = false
  @Option(help: "Replicates for the interval; 0 for none. (default: \(Self.standard.replicates))")
  var boot: Int?
  @Option(help: "Permutations for p; 0 for none. (default: \(Self.standard.permutations))")
  var permute: Int?
  @Option(help: "Confidence of the interval. (default: \(Self.standard.level))")
  var level: Double?
  @Option(help: "Start of the random numbers: the same one gives the same result. (default: \(Self.standard.seed))")
  var seed: UInt64?

  private static let standard = CollocateComparison.Resampling()

  func validate() throws {
    let given: [(String, Bool)] = [
      ("--target", target != nil), ("--reference", reference != nil), ("--pairs", pairs), ("--boot", boot != nil),
      ("--permute", permute != nil), ("--level", level != nil), ("--seed", seed != nil),
    ]
    if !compare, let name = given.first(where: { $0.1 })?.0 { throw ValidationError("\(name) needs --compare") }
    if pairs, reference != nil { throw ValidationError("--pairs compares with each group, --reference with one") }
    if let target, target == reference { throw ValidationError("--target and --reference are the same group") }
    try validateReplicates(boot)
    if let permute, !(0...1_000_000).contains(permute) { throw ValidationError("--permute goes from 0 to 1000000") }
    if let level, !(level > 0 && level < 1) { throw ValidationError("--level is above 0 and below 1") }
  }

  var contrast: CollocateComparison.Reference { reference.map { .group($0) } ?? (pairs ? .each : .rest) }

  var resampling: CollocateComparison.Resampling {
    var resampling = Self.standard
    resampling.replicates = boot ?? resampling.replicates
    resampling.permutations = permute ?? resampling.permutations
    resampling.level = level ?? resampling.level
    resampling.seed = seed ?? resampling.seed
    return resampling
  }
}
