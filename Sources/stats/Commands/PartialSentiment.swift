import ArgumentParser
import TextStatistics

struct SentimentOfPart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentiment", abstract: "The scores of every article: for sentiment of groups.",
    discussion: """
      All that changes scores is given here, the interval to stats finish. Articles
      are grouped by outlet if --by does not say otherwise.

      EXAMPLES
        stats partial sentiment --by outlet,month < part-00000.jsonl > part-00000.tsv
        stats partial sentiment --target china --window 5 --preset lsd a.jsonl -o a.tsv
        stats finish sentiment parts/ --by outlet -o tone.csv
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup var sentences: SentenceArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Scores") var scoring: ScoringArguments
  @OptionGroup(title: "Parts of the text") var parts: SentimentPartArguments
  @OptionGroup(title: "Output") var part: PartArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func run() throws {
    var options = try Sentiment.options(scoring, parts, sentences, groups, running)
    options.level = .outlet
    let (reader, reading) = try part.reader(input, columns: options.columns)
    let file = try OutputFile(part.output)
    try SentimentRow.writePartial(reader, reading, options, to: file) { found in
      try running.checkPart(found.report, found.missingLabelCount)
    }
    try file.commit()
  }
}

extension Sentiment {
  /// The table of a corpus whose parts were scored, or are now by an engine.
  func countParts(_ options: SentimentOptions) throws -> Table {
    if explain || rows != .outlet {
      let name = explain ? "--explain" : "--level \(rows.rawValue)"
      throw UsageError(
        reason: "\(name) has rows in the order of the input, which do not add up: group articles with --by")
    }
    return try input.engine.withPartials(
      of: input.inputs, "sentiment", running,
      job: { _ in try SparkJob(self, by: groups.names ?? ["outlet"]) }
    ) { partials in
      let standard = [Lexicon.builtIn(ScoringArguments.standardName)].compactMap(\.self)
      let defaults = PartialOptions(ReadingOptions(), SentimentOptions(standard, try Tokenization()))
      try partials.check(PartialOptions(input.options, options), defaults: defaults)
      return try SentimentRow.table(of: partials, options, afterReading: check)
    }
  }
}
