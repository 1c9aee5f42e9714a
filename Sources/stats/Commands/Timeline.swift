import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Words over time: how many articles of each outlet hold a term in each day, week, month or year.",
    discussion: """
      A term is a word, a glob such as 'sanction*' or a phrase of these. Every
      outlet has a row for each term and each period from its first article to
      its last. low and high are Wilson's interval of share, over articles.
      Without --terms, articles and tokens are counted.

      A date is the day that was written down, whatever its time zone; weeks
      begin on Monday. Articles without a date that means one day are dropped
      and reported.

      EXAMPLES
        stats timeline seeds/outlets.csv --terms 'sanction*,war' --period month
        stats timeline news.jsonl --terms 'cease fire,ceasefire' --by country
        stats timeline news.jsonl --terms terms.txt --period day -o days.csv
        stats timeline news.jsonl --period year
      """,
    aliases: ["trend"])

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Groups") var groups: ColumnArguments
  @Option(help: "Terms, separated by commas, or a file with one a line.")
  var terms: [String] = []
  @Option(help: "How long a period is.")
  var period = TimelinePeriod.week
  @Option(help: "Confidence of the interval.")
  var level = 0.95
  @OptionGroup(title: "Tokens") var tokens: TokenArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    if !(level > 0 && level < 1) { throw ValidationError("--level is above 0 and below 1") }
  }

  func run() throws {
    let tokenization = try tokens.tokenization(running)
    var options = TimelineOptions(tokenization)
    options.terms = try patterns(try termTexts(), isRegex: false, tokenization)
    options.period = period
    options.groupNames = groups.names ?? ["outlet"]
    options.level = level
    options.threads = running.threadCount
    let reader = try input.reader(columns: options.columns)
    let timeline = try running.withProgress([reader]) { _ in try Timeline(reader, options) }
    try running.check([timeline.report], missingLabels: timeline.missingLabelCount, by: options.groupNames)
    try checkDates(timeline)
    for (term, count) in zip(options.terms, timeline.termCounts) where count == 0 && !running.quiet {
      Message.warning("no dated article holds '\(term.text)'")
    }
    try output.write(timeline.table)
  }

  private func termTexts() throws -> [String] {
    let texts = try terms.flatMap { value in
      access(value, F_OK) == 0 || value.contains("/")
        ? try Stopwords.read(value).map(\.text) : value.split(separator: ",").map(String.init)
    }
    if Set(texts).count < texts.count { throw UsageError(reason: "a term is named twice") }
    if texts.isEmpty, !terms.isEmpty { throw UsageError(reason: "--terms names no term") }
    return texts
  }

  private func checkDates(_ timeline: Timeline) throws {
    let (undated, unreadable) = (timeline.undatedCount, timeline.unreadableDateCount)
    if undated > 0 { Message.warning("articles without a date, which are in no period: \(undated)") }
    if let first = timeline.firstUnreadableDate {
      Message.warning(
        "articles with a date that cannot be read or is ambiguous, which are in no period: \(unreadable) (\(first))")
    }
    if undated + unreadable == timeline.report.documents - timeline.missingLabelCount {
      throw InputError(path: "", reason: "no article has a date that means one day")
    }
    if undated + unreadable > 0, running.strict {
      throw InputError(path: "", reason: "\(undated + unreadable) records dropped, which --strict does not allow")
    }
  }
}
