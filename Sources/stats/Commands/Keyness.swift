import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct Keyness: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Words that mark an outlet: more frequent in it than in all others, or in one.",
    discussion: """
      Without --target every outlet is compared with all others together, in one
      table. --reference names one outlet, or a file or folder with articles of
      its own; rest, the default, is all other outlets.

      --measures are effect sizes, and rank; they count tokens as if words of one
      article were independent of each other, which they are not. --test says
      whether a difference is more than chance between articles: mwu compares
      their relative frequencies, df the numbers that hold the term, boot draws
      articles anew, perm lets them change sides. q is p adjusted for all terms
      within --min-count and --min-df, whether they make rows or not: --adjust bh
      bounds the share of false ones among those called, holm and bonferroni the
      chance of any.

      EXAMPLES
        stats keyness news.jsonl --by outlet --top 50
        stats keyness news.jsonl --target fox --reference cnn --test mwu,perm
        stats keyness news.jsonl --test boot --top 20 --negative
        stats keyness seeds/outlets.csv --min-df 1 --top 10
        stats keyness news.jsonl --engine spark --master spark://host:7077
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "Compare only this outlet.")
  var target: String?
  @Option(help: "Compare with this outlet, with the articles of a file or folder, or with the rest.")
  var reference = "rest"
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @Option(help: "Count n-grams of these lengths: 1,2 or 1-3.")
  var ngrams: NgramSizes = NgramSizes(sizes: [1])
  @Option(help: "Leave out terms that occur less often in both sides together.")
  var minCount = 5
  @Option(help: "Leave out terms in fewer articles of both sides together.")
  var minDf = 2
  @Option(
    help: """
      Measures, separated by commas; the first one orders the rows. (default: \
      \(KeynessOptions().measures.map(\.rawValue).joined(separator: ", ")))
      """)
  var measures: ListArgument<KeynessMeasure>?
  @Option(help: "Tests over articles, separated by commas.")
  var test = ListArgument<KeynessTest>(elements: KeynessOptions().tests)
  @Option(help: "How p are adjusted for the number of terms.")
  var adjust = Adjustment.bh
  @Option(help: "The N first terms of each outlet; with --negative of each direction.")
  var top: Int?
  @Flag(help: "Add the terms that the outlet has more rarely.")
  var negative = false
  @Option(help: "What log_odds adds: tokens as in the whole corpus, or as many of each term.")
  var prior = KeynessPrior.Kind.pooled
  @Option(help: "How many tokens log_odds adds.")
  var alpha0 = KeynessPrior().alpha0
  @OptionGroup(title: "Resampling") var resampling: KeynessResamplingArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    try validateTop(top)
    if minCount < 1 { throw ValidationError("--min-count is at least 1") }
    if minDf < 1 { throw ValidationError("--min-df is at least 1") }
    if !(alpha0 > 0 && alpha0.isFinite) { throw ValidationError("--alpha0 is above 0") }
    if let measures, Set(measures.elements).count < measures.elements.count {
      throw ValidationError("a measure is named twice")
    }
    if Set(test.elements).count < test.elements.count { throw ValidationError("a test is named twice") }
    if let target, target == reference { throw ValidationError("--target and --reference are the same outlet") }
    try resampling.validate(test.elements)
  }

  func run() throws {
    var options = KeynessOptions()
    options.target = target
    if let measures { options.measures = measures.elements }
    options.tests = resampling.tests(test.elements)
    options.adjustment = adjust
    options.limits.minimumCount = minCount
    options.limits.minimumArticleCount = minDf
    options.prior.kind = prior
    options.prior.alpha0 = alpha0
    options.top = top
    options.includesNegative = negative
    options.threads = running.threadCount
    resampling.apply(to: &options)
    let isFile = reference != "rest" && access(reference, F_OK) == 0
    if isFile, input.engine.isGiven {
      throw UsageError(
        reason: "--reference \(reference) is a file or folder, which is read on one machine alone: count its articles "
          + "with the others, as an outlet of their own, and name that outlet")
    }
    options.reference = isFile ? .corpus(reference) : reference == "rest" ? .rest : .group(reference)
    let comparison = try KeynessComparison(
      try articles(isFile ? reference : nil), options, memory: RunArguments.physicalMemory / 2,
      progress: running.withProgress)
    try output.write(comparison.table)
  }

  /// What articles are grouped by if nobody says.
  static let groupNames = ["outlet"]

  private func articles(_ reference: String?) throws -> KeynessArticles {
    var counting = CountingOptions(tokenization: try tokens.tokenization(running, ngrams: ngrams.sizes))
    counting.limits.minimumCount = minCount
    counting.limits.minimumDocumentFrequency = .count(minDf)
    counting.threads = running.threadCount
    let names = groups.names ?? Self.groupNames
    if input.engine.isGiven { return try countParts(counting.limits, by: names) }
    var readers = [try input.reader(columns: KeynessArticles.columns(by: names, within: resampling.within))]
    if let reference {
      readers.append(
        try CorpusReader(
          paths: [reference], columns: KeynessArticles.columns(by: [], within: resampling.within),
          options: input.options))
    }
    return try running.withProgress(readers) { wipe in
      try KeynessArticles(readers, by: names, within: resampling.within, counting) { reports, missing in
        wipe()
        try running.check(reports, missingLabels: missing, by: names)
      }
    }
  }
}

/// How articles are resampled.
struct KeynessResamplingArguments: ParsableArguments {
  @Option(help: "Replicates of the test boot, which it turns on. (default: \(KeynessOptions().replicates))")
  var boot: Int?
  @Option(help: "Permutations of the test perm, which it turns on. (default: \(KeynessOptions().permutations))")
  var permute: Int?
  @Option(help: "Resample only within articles of the same value of this column, such as date.")
  var within: String?
  @Option(help: "Confidence of the interval of boot.")
  var level = KeynessOptions().level
  @Option(help: "Start of the random numbers: the same one gives the same result.")
  var seed = KeynessOptions().seed

  func validate(_ tests: [KeynessTest]) throws {
    try validateReplicates(boot, upTo: 100_000, orNone: false)
    if let permute, !(1...1_000_000).contains(permute) { throw ValidationError("--permute goes from 1 to 1000000") }
    if !(level > 0 && level < 1) { throw ValidationError("--level is above 0 and below 1") }
    let all = self.tests(tests)
    if within != nil, !all.contains(.boot), !all.contains(.perm) {
      throw ValidationError("--within needs --test boot or perm, which resample")
    }
  }

  func tests(_ tests: [KeynessTest]) -> [KeynessTest] {
    tests + (boot != nil && !tests.contains(.boot) ? [.boot] : [])
      + (permute != nil && !tests.contains(.perm) ? [.perm] : [])
  }

  func apply(to options: inout KeynessOptions) {
    options.replicates = boot ?? options.replicates
    options.permutations = permute ?? options.permutations
    options.level = level
    options.seed = seed
  }
}

extension KeynessMeasure: ListElement {}
extension KeynessTest: ListElement {}
extension KeynessPrior.Kind: ExpressibleByArgument {}
extension Adjustment: ExpressibleByArgument {}
