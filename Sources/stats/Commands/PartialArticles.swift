import ArgumentParser
import TextStatistics

struct ArticlesOfPart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles",
    abstract: "The terms of every article: for keyness, and for similarity with --ci, --permute and the like.",
    discussion: """
      Rows are about as large as the corpus. --within, if it is to resample within
      days or other values, is given here, too.

      EXAMPLES
        stats partial articles --by outlet --within date < a.jsonl > parts/a.tsv
        stats finish keyness parts/ --test boot --within date -o keyness.csv
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "Column, such as date, within whose values articles are to be resampled.")
  var within: String?
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @Option(help: "Count n-grams of these lengths: 1,2 or 1-3.")
  var ngrams: NgramSizes = NgramSizes(sizes: [1])
  @OptionGroup(title: "Output") var part: PartArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func run() throws {
    var options = CountingOptions(tokenization: try tokens.tokenization(running, ngrams: ngrams.sizes))
    options.threads = running.threadCount
    let names = groups.names ?? Keyness.groupNames
    let (reader, reading) = try part.reader(input, columns: KeynessArticles.columns(by: names, within: within))
    let file = try OutputFile(part.output)
    try KeynessArticles.writePartial(reader, reading, by: names, within: within, options, to: file) {
      try running.checkPart($0, $1)
    }
    try file.commit()
  }
}

extension InputArguments {
  /// Calls `body` with the articles of a corpus whose parts were counted, or are now by an engine.
  func withArticles<Result>(
    _ tokens: TokenArguments, _ ngrams: NgramSizes, _ running: RunArguments, by names: [String], within: String?,
    _ body: (PartialCounts) throws -> Result
  ) throws -> Result {
    let tokenization = try tokens.tokenization(running, ngrams: ngrams.sizes)
    return try engine.withPartials(
      of: inputs, "articles", running,
      job: { _ in try SparkJob(articlesOf: self, tokens, ngrams: ngrams.sizes, by: names, within: within) }
    ) { partials in
      let defaults = PartialOptions(ReadingOptions(), try Tokenization(), by: [], within: nil)
      try partials.check(PartialOptions(options, tokenization, by: names, within: within), defaults: defaults)
      return try body(partials)
    }
  }
}

extension Keyness {
  /// The articles of a corpus whose parts were counted, or are now by an engine.
  func countParts(_ limits: VocabularyLimits, by names: [String]) throws -> KeynessArticles {
    let within = resampling.within
    return try input.withArticles(tokens, ngrams, running, by: names, within: within) { partials in
      try running.check([partials.report], missingLabels: partials.missingLabelCount, by: names)
      return try KeynessArticles(partials, by: names, within: within, limits: limits)
    }
  }
}

extension CountArguments {
  /// The articles of a corpus whose parts were counted, or are now by an engine.
  func countParts(by names: [String], within: String?) throws -> GroupedArticles {
    try input.withArticles(tokens, ngrams, running, by: names, within: within) { partials in
      try GroupedArticles(partials, by: names, within: within, limits: try vocabulary.limits()) { report, missing in
        try running.check([report], missingLabels: missing, by: names + [within].compactMap { $0 })
      }
    }
  }
}
