import ArgumentParser
import TextStatistics

struct ArticlesOfPart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles", abstract: "The terms of every article, for what is drawn or ranked by articles: for keyness.",
    discussion: """
      Rows are about as large as the corpus. --within, if keyness is to have it,
      is given here, too.

      EXAMPLES
        stats partial articles --by outlet --within date < a.jsonl > parts/a.tsv
        stats finish keyness parts/ --test boot --within date -o keyness.csv
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "Column, such as date, within whose values keyness is to resample.")
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

extension Keyness {
  /// The articles of a corpus whose parts were counted, or are now by an engine.
  func countParts(_ counting: CountingOptions, by names: [String]) throws -> KeynessArticles {
    let (reading, within) = (input.options, resampling.within)
    return try input.engine.withPartials(
      of: input.inputs, "articles", running, job: { _ in try SparkJob(self, by: names) }
    ) { partials in
      let defaults = PartialOptions(ReadingOptions(), try Tokenization(), by: [], within: nil)
      try partials.check(
        PartialOptions(reading, counting.tokenization, by: names, within: within), defaults: defaults)
      try running.check([partials.report], missingLabels: partials.missingLabelCount, by: names)
      return try KeynessArticles(partials, by: names, within: within, limits: counting.limits)
    }
  }
}
