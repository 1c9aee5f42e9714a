import ArgumentParser
import TextStatistics

struct Finish: ParsableCommand {
  enum Verb: String, CaseIterable, ExpressibleByArgument {
    case similarity, tfidf, dtm, vocab, cooccur, keyness, sentiment, terms
  }

  static let configuration = CommandConfiguration(
    abstract: "Adds up the parts of a corpus that stats partial counted, and makes the table of a verb.",
    discussion: """
      The table is that of the verb with the same options, byte for byte. Options
      that changed what was counted are known from the parts; those of the verb
      itself, its groups and the limits of its vocabulary are given here.

      Parts of different options or versions, and parts that are cut off, are
      refused. terms writes what stats partial pairs needs.

      EXAMPLES
        stats finish similarity parts/ --by outlet --method cosine,jsd -o pairs.csv
        stats finish tfidf parts/ --by outlet --top 20 --min-count 2
        stats finish terms parts/ --min-count 5 -o terms.txt
      """)

  @Argument(help: "similarity, tfidf, dtm, vocab, cooccur, keyness, sentiment or terms.")
  var verb: Verb
  @Argument(parsing: .captureForPassthrough, help: "Folders and files of partials, and the options of the verb.")
  var arguments: [String] = []

  func run() throws {
    let name = verb == .terms ? KeptTerms._commandName : verb.rawValue
    var command = try Stats.parseAsRoot([name] + (verb == .terms ? [] : ["--partials"]) + arguments)
    try command.run()
  }
}

/// The terms that partials of pairs are counted with.
struct KeptTerms: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish-terms", abstract: "The terms of partials that are within limits, one a line.",
    shouldDisplay: false)

  @Argument(help: "Folders and files of partials.") var inputs: [String] = []
  @Option(help: "Drop terms that occur less often.") var minCount = 5
  @OptionGroup(title: "Vocabulary") var vocabulary: TermArguments
  @Option(name: .shortAndLong, help: "Write to a file.") var output: String?

  func run() throws {
    let partials = try PartialCounts(paths: inputs, "tf")
    let terms = try partials.terms(within: try vocabulary.limits(minimumCount: minCount))
    let file = try OutputFile(output)
    try TermFile.write(terms, to: file)
    try file.commit()
  }
}

extension CountArguments {
  /// The matrix of a corpus whose parts were counted, or are now by an engine.
  func countParts(_ options: CountingOptions) throws -> DocumentFeatureMatrix {
    guard case .groups(let names) = options.unit else {
      throw UsageError(reason: "rows that are articles do not add up: group them with --by")
    }
    let reading = input.options
    let matrix = try input.engine.withPartials(
      of: input.inputs, "tf", running,
      job: { _ in try SparkJob(input, tokens, ngrams: ngrams.sizes, by: names) }
    ) { partials in
      let defaults = PartialOptions(ReadingOptions(), CountingOptions(tokenization: try Tokenization()))
      try partials.check(PartialOptions(reading, options), defaults: defaults)
      try running.check([partials.report], missingLabels: partials.missingLabelCount, by: names)
      return try DocumentFeatureMatrix(
        partials, by: names, limits: options.limits, countsArticles: options.countsArticles)
    }
    warn(of: matrix)
    return matrix
  }
}

extension Cooccur {
  /// The pairs of a corpus whose parts were counted, or are now by an engine.
  func countParts() throws -> Cooccurrences {
    let (running, input) = (sequences.running, sequences.input)
    let (counting, options) = try Self.options(sequences, pairs, vocabulary, groups)
    let (reading, names) = (input.options, groups.names ?? [])
    return try input.engine.withPartials(
      of: input.inputs, "pairs", running,
      job: { run in
        let first = try SparkJob(input, sequences.tokens, ngrams: [1], by: names)
        guard let run else {
          Message.show(first, input.engine)
          return try SparkJob(self, by: names, terms: "what stats finish terms RESULT makes of the first job")
        }
        let counts = try PartialCounts(paths: [try run.run(first, "terms")], "tf")
        let path = "\(run.folder.path)/terms.txt"
        let file = try OutputFile(path)
        try TermFile.write(try counts.terms(within: counting.limits), to: file)
        try file.commit()
        return try SparkJob(self, by: names, terms: path)
      }
    ) { partials in
      // What is a pair has to be said again: it decides on more than counts.
      let defaults = PartialOptions(ReadingOptions(), CountingOptions(tokenization: try Tokenization()))
      let asked = PartialOptions(reading, counting, options, within: sequences.within, terms: nil)
      try partials.check(asked, defaults: defaults)
      try running.check([partials.report], missingLabels: partials.missingLabelCount, by: names)
      return try Cooccurrences(partials, by: names, vocabulary: counting.limits.vocabulary, options)
    }
  }
}
