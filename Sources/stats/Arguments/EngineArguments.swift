import ArgumentParser
import TextStatistics

/// Where articles are counted.
struct EngineArguments: ParsableArguments {
  enum Engine: String, CaseIterable, ExpressibleByArgument { case here, spark }

  @Option(help: "Where articles are counted: here, or on a cluster of Apache Spark.")
  var engine = Engine.here
  @Option(help: "The master of the cluster, such as spark://host:7077 or yarn.")
  var master: String?
  @Option(help: "A setting of Spark, as name=value; repeat it for more.")
  var sparkConf: [String] = []
  @Option(help: "A folder that this machine and all workers share, for what is counted. (default: the current one)")
  var sparkDir: String?
  @Option(help: "The program that counts on the workers, self-contained; this one if not given.")
  var sparkProgram: String?
  @Flag(help: "With --engine spark: print the job, do not run it.")
  var dryRun = false
  /// Whether the inputs are partials.
  @Flag(help: .hidden)
  var partials = false

  /// Whether articles are counted elsewhere, or were.
  var isGiven: Bool { partials || engine != .here }

  /// Checks what goes together; called by the group that this one is part of.
  func validate(_ input: InputArguments) throws {
    if engine == .here, master != nil || !sparkConf.isEmpty || sparkDir != nil || dryRun {
      throw ValidationError("--master, --spark-conf, --spark-dir and --dry-run go with --engine spark")
    }
    guard isGiven else { return }
    if engine == .spark, !dryRun, master == nil {
      throw ValidationError("--engine spark needs the --master of the cluster")
    }
    if engine == .spark, input.inputs.isEmpty || input.inputs.contains("-") {
      throw ValidationError("--engine spark reads files that all workers see, not standard input: name them")
    }
    if let other = sparkConf.first(where: { !$0.contains("=") || $0.hasPrefix("=") }) {
      throw ValidationError("write --spark-conf name=value, not '\(other)'")
    }
    let others = [
      (input.copies != .keep, "--copies \(input.copies.rawValue)"), (input.clean, "--clean"),
      (input.limit != nil, "--limit"),
    ]
    if let (_, name) = others.first(where: \.0) {
      throw ValidationError("\(name) needs the corpus in one piece: apply it first, with stats clean or stats dedupe")
    }
    if engine == .spark, let format = input.inputFormat, format != .jsonl {
      throw ValidationError("--engine spark reads JSON lines alone, whose records are lines")
    }
    if engine == .spark, input.outletFrom != nil || input.encoding != nil {
      throw ValidationError("--outlet-from and --encoding do not go with --engine spark, which hands on lines alone")
    }
  }

  /// Why a command that cannot add up parts does not run.
  var refusal: UsageError {
    UsageError(
      reason: "counts of parts add up for similarity, tfidf, dtm, vocab, cooccur, keyness and sentiment of groups, "
        + "without --against or --dispersion; all else needs the corpus on one machine")
  }
}
