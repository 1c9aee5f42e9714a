import ArgumentParser
import TextStatistics

struct Ngrams: ParsableCommand {
  enum Form: String, CaseIterable, ExpressibleByArgument { case table, mwe }

  static let configuration = CommandConfiguration(
    abstract: "Sequences of words that are candidates for multi-word expressions, with their association.",
    discussion: """
      Words that follow each other within a sentence are counted; a stop word
      breaks a sequence. Rare n-grams are left out of the table and still count
      in the statistics of the others. count_nested is how often an n-gram is
      part of a longer one of the table.

      --to mwe writes the expressions alone, one a line. Look them through, delete
      what is none, and give the list to any command: with --mwe expressions.txt
      each expression is one term, new_york.

      EXAMPLES
        stats ngrams news.jsonl --size 2,3 --measure lambda_z --top 200
        stats ngrams seeds/outlets.csv --min-count 2 --stopwords en
        stats ngrams news.jsonl --min-df 10 --top 500 --to mwe -o expressions.txt
      """)

  @OptionGroup var sequences: SequenceArguments
  @Option(help: "Numbers of words, from 2 to 5: 2,3 or 2-4.")
  var size = ExpressionSizes(sizes: [2, 3])
  @Option(help: "Leave out n-grams that occur less often.")
  var minCount = 5
  @Option(help: "Leave out n-grams in fewer articles: a number, or a share such as 0.01.")
  var minDf = VocabularyLimits.Frequency.count(1)
  @Option(help: "What the n-grams are ordered by, greatest first.")
  var measure = NgramMeasure.lambdaZ
  @Option(help: "The N first n-grams.")
  var top: Int?
  @Option(help: "A table, or a list of expressions for --mwe.")
  var to = Form.table
  @OptionGroup(title: "Output") var output: OutputArguments

  func validate() throws {
    try validateTop(top)
    if minCount < 1 { throw ValidationError("--min-count is at least 1") }
    if to == .mwe, output.format != nil { throw ValidationError("--format does not go with --to mwe") }
    if to == .mwe, sequences.tokens.mwe != nil || sequences.tokens.stem != "none" {
      throw ValidationError("--to mwe lists words as the text has them: leave out --mwe and --stem")
    }
    if to == .mwe { try output.refuseDialect("--to mwe") }
    if to == .mwe, output.digits != nil { throw ValidationError("a list has no numbers: leave out --digits") }
  }

  func run() throws {
    let corpus = try sequences.corpus(try sequences.tokenization())
    let candidates = try NgramCandidates(
      corpus, sizes: size.sizes, minimumCount: minCount, minimumDocumentFrequency: minDf,
      threads: sequences.running.threadCount)
    switch to {
    case .table: try output.write(candidates.table(orderedBy: measure, top: top))
    case .mwe:
      let file = try OutputFile(output.output, isHashed: output.description.meta)
      try candidates.writeExpressions(to: file, orderedBy: measure, top: top)
      try file.commit()
      output.description.note(file, at: output.output, format: "txt", mediaType: "text/plain")
    }
  }
}

extension NgramMeasure: ExpressibleByArgument {}

/// Numbers of words: a list `2,3` or a range `2-4`.
struct ExpressionSizes: ExpressibleByArgument {
  var sizes: Set<Int>

  init(sizes: Set<Int>) { self.sizes = sizes }

  init?(argument: String) {
    guard let sizes = NgramSizes.parsed(argument, within: 2...5) else { return nil }
    self.sizes = Set(sizes)
  }

  var defaultValueDescription: String { sizes.sorted().map(String.init).joined(separator: ",") }
}
