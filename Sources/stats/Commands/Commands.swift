import ArgumentParser
import TextStatistics

/// The arguments of every command that counts terms.
struct CountArguments: ParsableArguments {
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @Option(help: "Count n-grams of these lengths: 1,2 or 1-3.")
  var ngrams: NgramSizes = NgramSizes(sizes: [1])
  @OptionGroup(title: "Vocabulary") var vocabulary: VocabularyArguments
  @OptionGroup(title: "Run") var running: RunArguments
  @Option(help: "Memory of the process, such as 2G, at least 64M; more is sorted on disk. (default: no limit)")
  var memory: ByteCount?

  func validate() throws {
    try validateMemory(memory)
  }

  /// Refuses a limit where counts stay article by article, which no run on disk has.
  func refuseMemory(with option: String) throws {
    if memory != nil {
      throw ValidationError("--memory does not go with \(option), which keeps every article's counts")
    }
  }

  /// Reads the corpus, and a second one, once; the memory has to hold `result`, what is made of the counts, too.
  func count(
    _ unit: CountingOptions.Unit, countsArticles: Bool = false, weighsCopies: Bool = false, against: [String] = [],
    result: ResultMemory = ResultMemory()
  ) throws -> DocumentFeatureMatrix {
    var options = CountingOptions(tokenization: try tokens.tokenization(running, ngrams: ngrams.sizes))
    options.unit = unit
    options.limits = try vocabulary.limits()
    options.countsArticles = countsArticles
    options.weighsCopies = weighsCopies
    options.threads = running.threadCount
    (options.memory, options.resultMemory) = (memory?.bytes, result)
    if input.engine.isGiven {
      if weighsCopies || !against.isEmpty { throw input.engine.refusal }
      return try countParts(options)
    }
    var readers = [try input.reader(columns: options.columns)]
    if !against.isEmpty {
      readers.append(try CorpusReader(paths: against, columns: unit.columns, options: input.options))
    }
    let matrix = try running.withProgress(readers) { wipe in
      try CountedCorpus(readers, options) { reports, missing in
        wipe()
        try running.check(reports, missingLabels: missing, by: unit.labelNames)
      }.matrix
    }
    for (corpus, paths) in [input.inputs, against].prefix(readers.count).enumerated()
    where !matrix.rows.contains(where: { $0.corpus == corpus }) {
      throw InputError(path: paths.first ?? "-", reason: "no article is left to compare")
    }
    warn(of: matrix)
    return matrix
  }

  /// Says which words of a vocabulary that was given are not there.
  func warn(of matrix: DocumentFeatureMatrix) {
    guard let path = vocabulary.terms.vocab, !running.quiet else { return }
    let absent = matrix.documentFrequencies.count { $0 == 0 }
    if absent > 0 { Message.warning("\(path): \(absent) of \(matrix.terms.count) terms never occur") }
  }
}

struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Overview per outlet: articles, tokens, types, sentences, dates, empty and duplicate articles.",
    discussion: """
      EXAMPLES
        stats describe seeds/outlets.csv
        stats describe news/ --outlet-from path:1
        stats describe news.csv --by outlet,year --format table
      """,
    aliases: ["summary"])

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @OptionGroup var sentences: SentenceArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func run() throws {
    let tokenization = try tokens.tokenization(running, sentences: sentences.sentences)
    try output.write(try Self.table(input, by: groups.names ?? ["outlet"], tokenization, running))
  }

  static func table(
    _ input: InputArguments, by names: [String], _ tokenization: Tokenization, _ running: RunArguments
  ) throws -> Table {
    var options = CountingOptions(tokenization: tokenization)
    options.unit = .groups(by: names)
    options.threads = running.threadCount
    let reader = try input.reader(columns: options.unit.columns + [.date, .id, .outlet])
    let estimate = reader.uncompressedBytes.map { CopyEstimate(bytes: $0, method: nil) }
    let description = try running.withProgress([reader], copies: estimate) { _ in
      try CorpusDescription(reader, options)
    }
    try running.check([description.report], missingLabels: description.missingLabelCount, by: names)
    return description.table
  }
}

struct Vocab: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How often each term occurs: count, per million, rank, document frequency.",
    discussion: """
      Without --by, everything is one group.

      EXAMPLES
        stats vocab news.jsonl --by outlet --top 50
        stats vocab news.jsonl --ngrams 2,3 --min-df 5 -o phrases.csv
        stats vocab news.jsonl --by outlet --min-count 5 --dispersion
      """,
    aliases: ["freq"])

  @OptionGroup var counting: CountArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "The N most frequent terms of each group.") var top: Int?
  @Flag(help: "How evenly each term is spread over the articles of its group.") var dispersion = false
  @OptionGroup(title: "Output") var output: OutputArguments

  func validate() throws {
    try validateTop(top)
    if dispersion, counting.ngrams.sizes != [1] {
      throw ValidationError("--dispersion is of single terms: leave out --ngrams, or join phrases by --mwe")
    }
    if dispersion { try counting.refuseMemory(with: "--dispersion") }
  }

  func run() throws {
    let unit = CountingOptions.Unit.groups(by: groups.names ?? [])
    if dispersion {
      let threads = counting.running.threadCount
      let dispersion = try Dispersion(try counting.sequences(unit), threads: threads)
      return try output.write(dispersion.table(top: top, threads: threads))
    }
    // The order of the entries of a row.
    let matrix = try counting.count(unit, countsArticles: true, result: ResultMemory(perEntry: 8))
    try output.write(matrix.vocabularyTable(top: top))
  }
}

struct TFIDF: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tfidf", abstract: "The terms that mark each article, or each group with --by, by TF-IDF.",
    discussion: """
      EXAMPLES
        stats tfidf seeds/outlets.csv --by outlet --top 20 --stopwords en
        stats tfidf news.jsonl --tf log --idf plain --min-df 2 -o tfidf.csv
        cat news.jsonl | stats tfidf - --top 50 | head
      """)

  @OptionGroup var counting: CountArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Weights") var weights: WeightArguments
  @Option(help: "The N terms of greatest weight of each row.") var top: Int?
  @OptionGroup(title: "Output") var output: OutputArguments

  func validate() throws { try validateTop(top) }

  func run() throws {
    // Weights, the order of a row, and idf.
    let result = ResultMemory(perEntry: 16, perTerm: 8)
    let matrix = try counting.count(groups.names.map { .groups(by: $0) } ?? .documents, result: result)
    try output.write(
      matrix.termWeightTable(
        weights.weighting, idfOver: weights.idfOver, top: top, threads: counting.running.threadCount))
  }
}

struct Tokens: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What the tokeniser sees, token by token, with positions.",
    discussion: """
      EXAMPLES
        stats tokens seeds/outlets.csv
        stats tokens article.txt --hyphens keep --stopwords en --format table
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @OptionGroup var sentences: SentenceArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func run() throws {
    let tokenization = try tokens.tokenization(running, sentences: sentences.sentences)
    try output.write(try Self.table(input, tokenization, running))
  }

  static func table(_ input: InputArguments, _ tokenization: Tokenization, _ running: RunArguments) throws -> Table {
    let reader = try input.reader(columns: [.id, .outlet])
    try running.announce(reader.copyEstimate)
    return TokenRow.table(of: reader, tokenization) { try running.check([$0]) }
  }
}

func validateMemory(_ memory: ByteCount?) throws {
  if let memory, memory.bytes < 64 << 20 {
    throw ValidationError("--memory is at least 64M, half of which the program and its buffers take")
  }
}

func validateTop(_ top: Int?) throws {
  if let top, top < 1 { throw ValidationError("--top is at least 1") }
}
