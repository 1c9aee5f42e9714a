import ArgumentParser
import TextStatistics

/// What is read as sequences of tokens, for commands that look at words beside each other.
struct SequenceArguments: ParsableArguments {
  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @Option(help: "What words have to be in together: a sentence, a paragraph or a document.")
  var within = TextUnit.sentence
  @OptionGroup var sentences: SentenceArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func tokenization() throws -> Tokenization {
    try tokens.tokenization(running, sentences: sentences.sentences)
  }

  /// Reads the corpus once.
  func corpus(
    _ tokenization: Tokenization, by names: [String] = [], limits: VocabularyLimits = VocabularyLimits(),
    memory: Int? = nil, tokenLimit: Int = .max
  ) throws -> TokenizedCorpus {
    var options = CountingOptions(tokenization: tokenization)
    options.unit = .groups(by: names)
    options.limits = limits
    options.memory = memory
    options.threads = running.threadCount
    let reader = try input.reader(columns: options.unit.columns)
    return try running.withProgress([reader]) { wipe in
      try TokenizedCorpus(reader, options, within: within, tokenLimit: tokenLimit) { report, missing in
        wipe()
        try running.check([report], missingLabels: missing, by: names)
      }
    }
  }
}
