import ArgumentParser
import TextStatistics

extension Linkage: ExpressibleByArgument {}
extension SimilarityMeasure: ExpressibleByArgument {}

struct ScaleCommand: ParsableCommand {
  enum Method: String, CaseIterable, ExpressibleByArgument { case ca, mds, cluster }
  enum Show: String, CaseIterable, ExpressibleByArgument { case outlets, dimensions, terms, merges }

  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "A map of outlets: correspondence analysis, classical scaling, or a tree by clustering.",
    discussion: """
      ca puts outlets near each other that use terms in the same proportions;
      mds does so by any measure of stats similarity; cluster gives the order
      of outlets for a heatmap. Coordinates have intervals from resampling
      articles, each replicate turned to fit the map (Procrustes).

      In each dimension the first outlet that is at least half as far from 0
      as the farthest one is on the positive side. What is undefined is empty:
      outlets without a term, and dimensions that there are not.

      EXAMPLES
        stats scale seeds/outlets.csv --stopwords en --min-df 2
        stats scale news.jsonl --by outlet --method ca --show terms --top 50
        stats scale news.jsonl --method mds --measure jsd --dimensions 3
        stats scale news.jsonl --method cluster --linkage ward --show merges
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "Correspondence analysis, classical (metric) scaling, or hierarchical clustering.")
  var method = Method.ca
  @Option(help: "The outlets, the dimensions, the terms of greatest contribution (ca), or the merges (cluster).")
  var show = Show.outlets
  @Option(help: "Dimensions of the map. (default: 2)")
  var dimensions: Int?
  @Option(help: "The N terms of greatest contribution.")
  var top: Int?
  @OptionGroup(title: "Distances") var distances: DistanceArguments
  @OptionGroup(title: "Interval") var resampling: MapIntervalArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @OptionGroup(title: "Vocabulary") var vocabulary: VocabularyArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    let allowed: [Show] =
      switch method {
      case .ca: [.outlets, .dimensions, .terms]
      case .mds: [.outlets, .dimensions]
      case .cluster: [.outlets, .merges]
      }
    guard allowed.contains(show) else {
      throw ValidationError("--method \(method.rawValue) shows \(allowed.map(\.rawValue).joined(separator: ", "))")
    }
    if method == .cluster, dimensions != nil { throw ValidationError("--method cluster has no dimensions") }
    if method == .cluster || show != .outlets, let name = resampling.given {
      throw ValidationError("\(name) goes with the outlets of a map")
    }
    if method == .ca, distances.measure != nil { throw ValidationError("--measure goes with mds and cluster") }
    if method != .cluster, distances.linkage != nil { throw ValidationError("--linkage goes with cluster") }
    if let dimensions, !(1...100).contains(dimensions) { throw ValidationError("--dimensions goes from 1 to 100") }
    try validateTop(top)
    if top != nil, show != .terms { throw ValidationError("--top goes with --show terms") }
  }

  func run() throws {
    let corpus = try corpus()
    var options = MapOptions()
    options.dimensions = dimensions ?? options.dimensions
    resampling.apply(to: &options)
    if show != .outlets { options.replicates = 0 }
    options.threads = running.threadCount
    switch method {
    case .ca:
      let analysis = try CorrespondenceAnalysis(corpus, options)
      note(analysis.shares, of: "inertia", options)
      switch show {
      case .dimensions: try output.write(analysis.dimensionTable)
      case .terms: try output.write(analysis.termTable(top: top))
      default: try output.write(analysis.table)
      }
    case .mds:
      let scaling = try ClassicalScaling(corpus, distances.distances(of: corpus.matrix), options)
      note(scaling.shares, of: "positive eigenvalues", options)
      let negative = scaling.eigenvalues.count { $0 < 0 }
      if negative > 0, !running.quiet {
        Message.warning("\(negative) eigenvalues are negative: no points in a space have these distances")
      }
      try output.write(show == .dimensions ? scaling.dimensionTable : scaling.table)
    case .cluster:
      let clustering = try HierarchicalClustering(
        corpus.matrix, distances.distances(of: corpus.matrix), linkage: distances.linkage ?? .average,
        threads: running.threadCount)
      try output.write(show == .merges ? clustering.mergeTable : clustering.table)
    }
  }

  private func corpus() throws -> TokenizedCorpus {
    let names = groups.names ?? ["outlet"]
    var options = CountingOptions(tokenization: try tokens.tokenization(running))
    options.unit = .groups(by: names)
    options.limits = try vocabulary.limits()
    options.threads = running.threadCount
    let reader = try input.reader(columns: options.unit.columns)
    let corpus = try running.withProgress([reader]) { wipe in
      try TokenizedCorpus(reader, options) { report, missing in
        wipe()
        try running.check([report], missingLabels: missing, by: names)
      }
    }
    let empty = corpus.matrix.rows.indices.count { corpus.matrix.counts.range(ofRow: $0).isEmpty }
    if empty > 0, !running.quiet { Message.warning("groups without a term, which are not on the map: \(empty)") }
    return corpus
  }

  /// Says how much of the whole the map shows.
  private func note(_ shares: [Double], of whole: String, _ options: MapOptions) {
    guard !running.quiet else { return }
    let texts = shares.prefix(options.dimensions).enumerated().map { dimension, share in
      "dim\(dimension + 1) \((share * 1000).rounded() / 10) %"
    }
    Message.note(texts.isEmpty ? "all groups are in one place" : "\(texts.joined(separator: ", ")) of the \(whole)")
  }
}

/// How far apart outlets are.
struct DistanceArguments: ParsableArguments {
  @Option(help: "Measure of stats similarity, for mds and cluster. (default: cosine)")
  var measure: SimilarityMeasure?
  @Option(help: "How far apart clusters are. (default: average)")
  var linkage: Linkage?
  @Option(help: "Most frequent words that burrows_delta and cosine_delta take.")
  var mfw = 150
  @OptionGroup var weights: WeightArguments

  func validate() throws {
    if mfw < 1 { throw ValidationError("--mfw is at least 1") }
  }

  func distances(of matrix: DocumentFeatureMatrix) -> GroupDistances {
    GroupDistances(
      measure ?? .cosine, of: matrix, weighting: weights.weighting, idfOver: weights.idfOver, mostFrequentWords: mfw)
  }
}

/// How sure the places of outlets on a map are.
struct MapIntervalArguments: ParsableArguments {
  @Option(help: "Replicates for the intervals; 0 for none. (default: \(MapOptions().replicates))")
  var boot: Int?
  @Option(help: "Confidence of the intervals. (default: \(MapOptions().level))")
  var level: Double?
  @Option(help: "Start of the random numbers: the same one gives the same intervals. (default: \(MapOptions().seed))")
  var seed: UInt64?

  /// The first of the options that was given.
  var given: String? {
    [("--boot", boot != nil), ("--level", level != nil), ("--seed", seed != nil)].first { $0.1 }?.0
  }

  func validate() throws {
    try validateReplicates(boot, upTo: 100_000)
    if let level, !(level > 0 && level < 1) { throw ValidationError("--level is above 0 and below 1") }
  }

  func apply(to options: inout MapOptions) {
    options.replicates = boot ?? options.replicates
    options.level = level ?? options.level
    options.seed = seed ?? options.seed
  }
}
