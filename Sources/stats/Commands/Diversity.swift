import ArgumentParser
import TextStatistics

struct Diversity: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How rich the vocabulary of each article, or of each group with --by, is.",
    discussion: """
      In a group, measures of counts are of all its tokens together and depend
      on how many there are: compare rarefied_types. mattr, msttr and mtld are
      means over articles, with intervals from resampling articles.

      EXAMPLES
        stats diversity seeds/outlets.csv
        stats diversity news.jsonl --by outlet --rarefy 10000
        stats diversity news.jsonl --by outlet,year --window 50 --boot 0
      """,
    aliases: ["lexdiv"])

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @Option(help: "Tokens of the windows of mattr and of the segments of msttr.")
  var window = 100
  @Option(help: "Expected types among N tokens, which can be compared whatever the lengths.")
  var rarefy: Int?
  @Option(help: "Replicates for intervals of groups; 0 for none. (default: 1000)")
  var boot: Int?
  @Option(help: "Confidence of the intervals. (default: 0.95)")
  var ci: Double?
  @Option(help: "Start of the random numbers: the same one gives the same intervals. (default: 1)")
  var seed: UInt64?
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    if window < 1 { throw ValidationError("--window is at least 1") }
    if let rarefy, rarefy < 1 { throw ValidationError("--rarefy is at least 1") }
    try validateReplicates(boot)
    if let ci, !(ci > 0 && ci < 1) { throw ValidationError("--ci is above 0 and below 1") }
    let given = [("--boot", boot != nil), ("--ci", ci != nil), ("--seed", seed != nil)].first { $0.1 }?.0
    if let given, groups.names == nil { throw ValidationError("\(given) goes with groups: name them with --by") }
  }

  func run() throws {
    var counting = CountingOptions(tokenization: try tokens.tokenization(running))
    counting.unit = groups.names.map { .groups(by: $0) } ?? .documents
    counting.threads = running.threadCount
    var options = LexicalDiversity.Options()
    options.window = window
    options.rarefied = rarefy
    options.resampling.replicates = boot ?? options.resampling.replicates
    options.resampling.level = ci ?? options.resampling.level
    options.resampling.seed = seed ?? options.resampling.seed
    let reader = try input.reader(columns: counting.unit.columns)
    let diversity = try running.withProgress([reader]) { wipe in
      try LexicalDiversity(reader, counting, options) { report, missing in
        wipe()
        try running.check([report], missingLabels: missing, by: groups.names ?? [])
      }
    }
    try output.write(diversity.table)
  }
}

extension CountArguments {
  /// Reads the corpus once, with the places of terms and the articles that hold each.
  func sequences(_ unit: CountingOptions.Unit) throws -> TokenizedCorpus {
    var options = CountingOptions(tokenization: try tokens.tokenization(running))
    options.unit = unit
    options.limits = try vocabulary.limits()
    options.countsArticles = true
    options.threads = running.threadCount
    let reader = try input.reader(columns: unit.columns)
    return try running.withProgress([reader]) { wipe in
      try TokenizedCorpus(reader, options) { report, missing in
        wipe()
        try running.check([report], missingLabels: missing, by: unit.labelNames)
      }
    }
  }
}

struct Readability: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How hard each article, or each group with --by, is to read: Flesch, SMOG, LIX and others.",
    discussion: """
      The indices were made for English; lix and rix count no syllables. A
      group is read as one long text. smog wants 30 sentences or more.

      EXAMPLES
        stats readability seeds/outlets.csv
        stats readability news.jsonl --by outlet
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup var sentences: SentenceArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func run() throws {
    let unit = groups.names.map { CountingOptions.Unit.groups(by: $0) } ?? .documents
    let reader = try input.reader(columns: unit.columns)
    let readability = try running.withProgress([reader]) { wipe in
      try TextStatistics.Readability(
        reader, unit: unit, sentences: sentences.sentences, threads: running.threadCount
      ) { report, missing in
        wipe()
        try running.check([report], missingLabels: missing, by: groups.names ?? [])
      }
    }
    try output.write(readability.table)
  }
}
