import ArgumentParser
import Synchronization
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct Similarity: ParsableCommand {
  enum Units: String, CaseIterable, ExpressibleByArgument { case outlets, documents }

  static let configuration = CommandConfiguration(
    abstract: "How similar outlets, or articles, are: a square matrix, tidy pairs or nearest neighbours.",
    discussion: """
      One method gives a square matrix, several give tidy pairs; --top and
      --threshold give nearest neighbours without computing the full matrix.
      With --against, the rows of the input are compared with those of another
      corpus; document frequencies are those of both. Pairs without a defined
      similarity are empty cells.

      --ci, --permute, --floor and --rarefy resample the articles of outlets and
      give tidy pairs; so does the method pi_lo, which has p alone. With --within
      outlets are also compared as if they had covered the same days.

      --copies weight counts each of k copies of an article 1/k: a wire story
      counts once, however many outlets print it.

      EXAMPLES
        stats similarity seeds/outlets.csv
        stats similarity news.jsonl --method cosine,jaccard,jsd -o similarity.csv
        stats similarity news.jsonl --units documents --top 10 --threads 2
        stats similarity new.jsonl --against archive.jsonl
        stats similarity news.jsonl --ci basic --permute 1000 --floor
        stats similarity news.jsonl --method pi_lo --permute 1000
        stats similarity news.jsonl --within date --ci basic --permute 1000
        stats similarity news.jsonl --copies weight
      """,
    aliases: ["simil"])

  @OptionGroup var counting: CountArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Weights") var weights: WeightArguments
  @Option(help: "Measures, separated by commas.")
  var method = ListArgument<SimilarityMethod>(elements: [.measure(.cosine)])
  @Option(help: "What is compared: groups of articles, or every article.")
  var units = Units.outlets
  @Option(help: "Compare with the rows of this corpus; repeat it for more files.")
  var against: [String] = []
  @Option(help: "The N nearest neighbours of every row.")
  var top: Int?
  @Option(help: "Only pairs at least so similar, or at most so distant.")
  var threshold: Double?
  @Flag(help: "Tidy pairs instead of a square matrix.")
  var long = false
  @Option(help: "Most frequent words that burrows_delta and cosine_delta take.")
  var mfw = 150
  @OptionGroup(title: "Uncertainty") var inference: SimilarityInferenceArguments
  @OptionGroup(title: "Output") var output: OutputArguments

  private var measures: [SimilarityMeasure] { method.elements.compactMap(\.measure) }
  private var takesArticles: Bool { inference.isGiven || method.elements.contains(.separability) }

  func validate() throws {
    try validateTop(top)
    if against.contains("-"), counting.input.inputs.isEmpty || counting.input.inputs.contains("-") {
      throw ValidationError("standard input can be read only once")
    }
    if threshold?.isNaN == true { throw ValidationError("--threshold is a number") }
    if mfw < 1 { throw ValidationError("--mfw is at least 1") }
    if units == .documents, groups.names != nil {
      throw ValidationError("--by groups articles; --units documents does not")
    }
    if long, top != nil || threshold != nil {
      throw ValidationError("--top and --threshold give tidy pairs already: leave out --long")
    }
    if Set(method.elements).count < method.elements.count { throw ValidationError("a method is named twice") }
    try validateCopies()
    guard takesArticles else { return }
    let name = inference.givenOption ?? "pi_lo"
    try counting.refuseMemory(with: name)
    if units == .documents { throw ValidationError("\(name) compares outlets by their articles, not articles") }
    if !against.isEmpty { throw ValidationError("\(name) does not go with --against") }
    if top != nil || threshold != nil {
      throw ValidationError("\(name) gives a line for every pair: leave out --top and --threshold")
    }
    try inference.validate(method.elements)
  }

  private func validateCopies() throws {
    guard counting.input.copies == .weight else { return }
    let others = [
      (units == .documents, "--units documents"), (!against.isEmpty, "--against"), (top != nil, "--top"),
      (threshold != nil, "--threshold"), (weights.tf.takesLogarithms, "--tf \(weights.tf.rawValue)"),
      (takesArticles, inference.givenOption ?? "pi_lo"),
    ]
    if let (_, name) = others.first(where: \.0) {
      throw ValidationError("--copies weight does not go with \(name): use --copies drop")
    }
  }

  func run() throws {
    if takesArticles { return try output.write(try inferenceTable()) }
    let unit = units == .documents ? CountingOptions.Unit.documents : .groups(by: groups.names ?? ["outlet"])
    let matrix = try counting.count(
      unit, weighsCopies: counting.input.copies == .weight, against: against, result: resultMemory)
    if top == nil, threshold == nil { try requireMemory(matrix, measures: measures.count) }
    let tables = SimilarityTables(
      matrix, weighting: weights.weighting, idfOver: weights.idfOver, mostFrequentWords: mfw,
      threads: counting.running.threadCount)
    if tables.emptyRowCount > 0, !counting.running.quiet {
      Message.warning("rows without a term, whose similarities are empty cells: \(tables.emptyRowCount)")
    }
    if top != nil || threshold != nil {
      try output.write(tables.neighbourTable(measures, top: top, threshold: threshold))
    } else if long || measures.count > 1 {
      try output.write(tables.pairTable(measures))
    } else {
      try output.write(tables.wideTable(measures[0]))
    }
  }
}

extension Similarity {
  /// What the similarities take beside the counts.
  private var resultMemory: ResultMemory {
    // The weighted rows; ranks are made of them.
    var perEntry = measures.contains(.spearman) ? 16 : 8
    if top != nil || threshold != nil { perEntry += 16 }  // their transposition
    if measures.contains(.jsd), top != nil || threshold != nil { perEntry += 8 }
    if !against.isEmpty { perEntry += 8 }
    let isSquare = top == nil && threshold == nil
    return ResultMemory(perEntry: perEntry, perTerm: 64, perPairOfRows: isSquare ? 8 * (measures.count + 1) : 0)
  }

  /// The table of pairs whose articles are resampled.
  private func inferenceTable() throws -> Table {
    let (running, names) = (counting.running, groups.names ?? ["outlet"])
    let articles = try counting.groupedArticles(by: names, within: inference.within)
    let result = try SimilarityInference(
      articles, method.elements, weighting: weights.weighting, idfOver: weights.idfOver, mostFrequentWords: mfw,
      resampling: inference.resampling, memory: RunArguments.physicalMemory / 2, threads: running.threadCount
    ) { phase, count, work in
      let forecast = running.quiet || running.wantsProgress ? nil : Forecast(phase, count)
      running.withProgress(phase, count) { step in
        work {
          step()
          forecast?.step()
        }
      }
    }
    guard !running.quiet else { return result.table }
    if result.emptyGroupCount > 0 {
      Message.warning("rows without a term, whose similarities are empty cells: \(result.emptyGroupCount)")
    }
    if inference.resampling.replicates > 0, measures.contains(.jsd), result.isTooSparseForDivergence {
      Message.warning(
        "\(result.termCount) terms are too many for intervals of jsd, which miss it: rare terms come and go with the "
          + "articles drawn; keep fewer, 2000 at most and a tenth of the tokens of each outlet, with --max-features")
    }
    if result.biasedIntervalCount > 0 {
      Message.warning(
        "pairs whose interval corrects a bias of more than four times boot_sd, and can miss: \(result.biasedIntervalCount); "
          + "they have few words for so many terms: keep the common words, or fewer terms with --max-features")
    }
    if inference.within != nil, inference.resampling.replicates > 0, articles.singleArticleShare > 0.5 {
      Message.warning(
        "more than half of the articles are alone in their outlet and \(inference.within!): they never change in "
          + "replicates, and intervals are too narrow")
    }
    if inference.within != nil, !method.elements.contains(where: { result.hasMatched($0) }) {
      Message.note(
        "value_matched is of cosine and pearson with term frequencies that are counts or shares: it is empty")
    }
    if let count = result.rarefiedArticleCount {
      Message.note("value_rarefied takes \(count) articles of each outlet")
    }
    return result.table
  }
}

/// Says, once, how long a phase will take that nobody sees the progress of, if that is some minutes.
private final class Forecast: Sendable {
  private let (phase, stepCount): (String, Int)
  private let start = ContinuousClock.now
  private let done = Atomic(0)
  private let isSaid = Atomic(false)
  /// What the forecast is made from, and from when on it is worth saying.
  private static let (sample, worth) = (Duration.seconds(5), Duration.seconds(180))

  init(_ phase: String, _ stepCount: Int) { (self.phase, self.stepCount) = (phase, stepCount) }

  func step() {
    let count = done.add(1, ordering: .relaxed).newValue
    let seen = ContinuousClock.now - start
    guard seen > Self.sample, !isSaid.exchange(true, ordering: .relaxed) else { return }
    let whole = seen / count * stepCount
    guard whole > Self.worth else { return }
    let minutes = Int(whole / .seconds(60))
    Message.note(
      "\(stepCount) \(phase) will take about \(minutes < 120 ? "\(minutes) minutes" : "\(minutes / 60) hours"); "
        + "--progress always shows how far they have come")
  }
}

extension CountArguments {
  /// Reads the corpus once, article by article.
  func groupedArticles(by names: [String], within: String?) throws -> GroupedArticles {
    if input.engine.isGiven { return try countParts(by: names, within: within) }
    var options = CountingOptions(tokenization: try tokens.tokenization(running, ngrams: ngrams.sizes))
    options.limits = try vocabulary.limits()
    options.threads = running.threadCount
    let reader = try input.reader(columns: GroupedArticles.columns(by: names, within: within))
    return try running.withProgress([reader]) { wipe in
      try GroupedArticles(reader, options, by: names, within: within) { report, missing in
        wipe()
        try running.check([report], missingLabels: missing, by: names + [within].compactMap { $0 })
      }
    }
  }
}

/// Refuses matrices of all pairs that the memory cannot hold.
func requireMemory(_ matrix: DocumentFeatureMatrix, measures: Int) throws {
  let rows = matrix.rows.count { $0.corpus == 0 }
  let columns = matrix.rows.count { $0.corpus == matrix.corpusCount - 1 }
  // A number per pair and measure, and the sums of one pass; as real numbers, which no product of counts overflows.
  let needed = 8 * Double(rows) * Double(columns) * Double(measures + 1)
  guard needed > Double(RunArguments.physicalMemory) else { return }
  throw InputError(
    path: "",
    reason: "the similarities of \(rows) rows with \(columns) take \(Int(needed / 1e9)) GB, more than the memory: "
      + "ask for the nearest with --top or --threshold")
}
