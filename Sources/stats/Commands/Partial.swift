import ArgumentParser
import TextStatistics

struct Partial: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Counts a part of a corpus, for any scheduler; stats finish adds the parts up.",
    discussion: """
      Writes rows of whole numbers between tabs. Those that agree in their first
      four columns may be added up, or not: stats finish takes both. Options that
      change what is counted are given here, all others to stats finish.

      A part may be empty. Where its first records lack a column that others have,
      --columns says what the columns of the corpus are.

      EXAMPLES
        stats partial tf --by outlet < part-00000.jsonl > part-00000.tsv
        stats partial tf --by outlet,year --stopwords en part.jsonl.gz -o part.tsv
        stats partial pairs --by outlet --terms terms.txt < a.jsonl > a.tsv
        stats partial articles --by outlet < a.jsonl > a.tsv
      """,
    subcommands: [TermsOfPart.self, PairsOfPart.self, ArticlesOfPart.self, SentimentOfPart.self])
}

/// How a part of a corpus is read.
struct PartArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "Write to a file, which is replaced as a whole; - for standard output.")
  var output: String?

  /// A reader of a part.
  func reader(_ input: InputArguments, columns: [DocumentColumn]) throws -> (CorpusReader, ReadingOptions) {
    if input.engine.isGiven || input.copies != .keep || input.clean || input.limit != nil {
      throw UsageError(reason: "--engine, --copies, --clean and --limit are not for a part of a corpus")
    }
    var options = input.options
    options.isPart = true
    // Of standard input a part begins anywhere, and its first line may be broken.
    if options.format == nil, input.inputs.isEmpty || input.inputs == ["-"] { options.format = .jsonl }
    return (try CorpusReader(paths: input.inputs, columns: columns, options: options), options)
  }
}

struct TermsOfPart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tf",
    abstract: "Occurrences and articles of every term of every group: for similarity, tfidf, dtm and vocab.",
    discussion: """
      EXAMPLES
        stats partial tf --by outlet < part-00000.jsonl > part-00000.tsv
        stats finish similarity parts/ -o similarity.csv
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @Option(help: "Count n-grams of these lengths: 1,2 or 1-3.")
  var ngrams: NgramSizes = NgramSizes(sizes: [1])
  @OptionGroup(title: "Output") var part: PartArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func run() throws {
    var options = CountingOptions(tokenization: try tokens.tokenization(running, ngrams: ngrams.sizes))
    options.unit = .groups(by: groups.names ?? [])
    options.threads = running.threadCount
    let (reader, reading) = try part.reader(input, columns: options.unit.columns)
    let file = try OutputFile(part.output)
    try DocumentFeatureMatrix.writePartial(reader, reading, options, to: file) { report, missing in
      try running.checkPart(report, missing)
    }
    try file.commit()
  }
}

struct PairsOfPart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pairs", abstract: "Pairs of words in windows, by group: for cooccur.",
    discussion: """
      Takes two passes: which words are frequent enough is known only when all
      parts were counted. --terms has them, one a line, as stats finish terms
      writes it; limits of the vocabulary are given in both passes.

      EXAMPLES
        stats partial tf --by outlet < a.jsonl > pass1/a.tsv
        stats finish terms pass1/ --min-count 5 -o terms.txt
        stats partial pairs --by outlet --terms terms.txt < a.jsonl > pass2/a.tsv
        stats finish cooccur pass2/ --by outlet -o pairs.csv
      """)

  @OptionGroup var sequences: SequenceArguments
  @OptionGroup(title: "Pairs") var pairs: PairArguments
  @OptionGroup(title: "Vocabulary") var vocabulary: TermArguments
  @Option(help: "The words of the corpus that are within the limits, one a line.")
  var terms: String
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Output") var part: PartArguments

  func run() throws {
    let running = sequences.running
    let (counting, options) = try Cooccur.options(sequences, pairs, vocabulary, groups)
    let (reader, reading) = try part.reader(sequences.input, columns: counting.unit.columns)
    let file = try OutputFile(part.output)
    try Cooccurrences.writePartial(
      reader, reading, counting, options, within: sequences.within, terms: try TermFile.read(terms), to: file
    ) { report, missing in try running.checkPart(report, missing) }
    try file.commit()
  }
}

extension Cooccur {
  /// What is counted, and what as a pair.
  static func options(
    _ sequences: SequenceArguments, _ pairs: PairArguments, _ vocabulary: TermArguments, _ groups: GroupArguments
  ) throws -> (counting: CountingOptions, pairs: CooccurrenceOptions) {
    var counting = CountingOptions(tokenization: try sequences.tokenization())
    counting.unit = .groups(by: groups.names ?? [])
    counting.limits = try vocabulary.limits(minimumCount: pairs.minCount)
    counting.threads = sequences.running.threadCount
    return (counting, pairs.options(threads: counting.threads))
  }
}

extension RunArguments {
  /// Says what was not as it should be with a part; that nothing is left of it is no fault.
  func checkPart(_ report: ReadingReport, _ missingLabels: Int) throws {
    for finding in report.findings where (!quiet || finding.kind.dropsRecord) && finding.kind != .emptyFile {
      for example in finding.examples { Message.warning(example.description) }
    }
    let dropped = report.dropped.reduce(0) { $0 + $1.count } + missingLabels + report.undatedCount
    if strict, dropped > 0 {
      throw InputError(path: "", reason: "\(dropped) records dropped, which --strict does not allow")
    }
  }
}
