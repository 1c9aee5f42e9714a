import ArgumentParser
import TextStatistics

struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What is not the article: boilerplate, house style, faults of dates, per outlet.",
    discussion: """
      Lines: crawler_prefix, dateline, agency_credit, promotion, caption, byline,
      teaser, repeated_line (in 2 % of the articles of its outlet and 3 or more),
      repeated_headline, headline, subheading. The column clean says what stats
      clean and --clean do with them; agency credits and datelines stay, as
      evidence of wire copy. Then signs, dates, and with --stopwords or --lexicon
      entries that can never match. Checks that find nothing have no row.

      EXAMPLES
        stats audit seeds/outlets.csv
        stats audit news.jsonl --by outlet -o audit.csv
        stats audit news.jsonl --today 2024-12-31 --lexicon my.dic
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(
    help: "Dates after this day are in the future; without it none is.",
    transform: { text in
      guard let day = Array(text.utf8).withUnsafeBufferPointer({ CalendarDate(parsing: $0) }) else {
        throw ValidationError("write a day such as 2024-12-31, not '\(text)'")
      }
      return day
    })
  var today: CalendarDate?
  @OptionGroup(title: "Checks") var checks: CleaningArguments
  @Option(help: "Look for entries of this lexicon that can never match.")
  var lexicon: String?
  @OptionGroup var categories: LexiconArguments
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    try refuseStandardInput(input, "audit")
    if lexicon == nil, !(categories.positive.elements + categories.negative.elements).isEmpty {
      throw ValidationError("--positive and --negative name categories of a file: give it with --lexicon")
    }
  }

  func run() throws {
    var options = AuditOptions()
    options.groupNames = groups.names
    options.cleaning = checks.options
    options.today = today
    options.threads = running.threadCount
    // What can't match has rows of its own here.
    var quiet = running
    quiet.quiet = true
    let tokenization = try tokens.tokenization(quiet)
    options.unmatchableStopwords = tokenization.unmatchableStopwords
    if let lexicon {
      options.unmatchableLexiconEntries = try categories.read(lexicon, running).findings(.tokens(tokenization))
        .filter { $0.kind == .neverMatches }.map(\.entry.term)
    }
    let reader = try input.reader(columns: options.columns)
    let audit = try running.withProgress([reader]) { _ in try CorpusAudit(reader, options) }
    try running.check([audit.report])
    if audit.longestCountedLine < 300, !running.quiet {
      Message.note("too many lines to compare those of more than \(audit.longestCountedLine) bytes with each other")
    }
    try output.write(audit.table)
  }
}
