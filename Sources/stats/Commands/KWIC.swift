import ArgumentParser
import TextStatistics

extension ConcordanceOptions.Order: ExpressibleByArgument {}

struct KWIC: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kwic", abstract: "Key word in context: every place of a word or phrase, with the words around it.",
    discussion: """
      A pattern is a word, a glob with * and ?, or a phrase of these, in which a
      * of its own is any one token. It is folded, split and stemmed as the text
      is; globs and --regex look at stems where there are any. With --regex it
      matches anywhere in a token; nested repeats such as (a+)+ may take for ever.
      Matches of one pattern do not overlap.

      With --sample, each group of --by (everything without it) shows N hits,
      each hit with the same chance. The draw depends on the seed and the
      articles alone.

      EXAMPLES
        stats kwic seeds/outlets.csv --pattern 'sanction*'
        stats kwic news.jsonl --pattern 'peace talk*' --sample 20 --by outlet
        stats kwic news.jsonl --pattern war --width 3,8 --sort right
        stats kwic news.jsonl --regex --pattern '^(pro|anti).*war$' -o war.csv
      """,
    aliases: ["concordance"])

  @OptionGroup(title: "Input") var input: InputArguments
  @Option(help: "What to find; repeat it for more.")
  var pattern: [String] = []
  @Flag(help: "The patterns are regular expressions.")
  var regex = false
  @Option(help: "Tokens on both sides: 8, or left and right: 3,8, or all.", transform: Window.init(parsing:))
  var width = Window(left: 8, right: 8)
  @Option(help: "What neither a hit nor its context leaves.")
  var within = TextUnit.document
  @OptionGroup var sentences: SentenceArguments
  @Option(help: "Show N hits of each group, drawn at random.")
  var sample: Int?
  @Option(help: "Another seed draws another sample; 1 if not given.")
  var seed: Int?
  @Option(help: "Sort by place, by the words to the left or right, or by the match.")
  var sort = ConcordanceOptions.Order.input
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    if pattern.isEmpty { throw ValidationError("say what to find with --pattern") }
    if Set(pattern).count < pattern.count { throw ValidationError("a pattern is named twice") }
    if let sample, sample < 1 { throw ValidationError("--sample is at least 1") }
    if seed != nil, sample == nil { throw ValidationError("--seed goes with --sample") }
  }

  func run() throws {
    let tokenization = try tokens.tokenization(running, sentences: sentences.sentences)
    var options = ConcordanceOptions(try patterns(pattern, isRegex: regex, tokenization), tokenization)
    (options.left, options.right) = (width.left, width.right)
    options.within = within
    options.groupNames = groups.names
    options.order = sort
    options.sampleSize = sample
    options.seed = UInt64(bitPattern: Int64(seed ?? 1))
    options.threads = running.threadCount
    let reader = try input.reader(columns: options.columns)
    let concordance = try running.withProgress([reader]) { _ in try Concordance(reader, options) }
    try running.check([concordance.report], missingLabels: concordance.missingLabelCount, by: groups.names ?? [])
    if !running.quiet { report(concordance) }
    try output.write(concordance.table)
  }

  private func report(_ concordance: Concordance) {
    for (pattern, count) in zip(pattern, concordance.hitCounts) where count == 0 {
      Message.warning("pattern '\(pattern)': no hit")
    }
    let (hits, articles) = (concordance.hitCounts.reduce(0, +), concordance.articleCount)
    guard hits > 0 else { return }
    let shown = sample == nil ? "" : "; \(concordance.count) drawn"
    let places = "\(hits) \(hits == 1 ? "hit" : "hits")"
    Message.note("\(places) in \(articles) \(articles == 1 ? "article" : "articles")\(shown)")
  }
}

/// The patterns that a user wrote; what is wrong with one is wrong with the command line.
func patterns(_ texts: [String], isRegex: Bool, _ tokenization: Tokenization) throws -> [TokenPattern] {
  do throws(InputError) {
    return try texts.map { text throws(InputError) in try TokenPattern(text, isRegex: isRegex, tokenization) }
  } catch {
    throw UsageError(reason: error.reason)
  }
}
