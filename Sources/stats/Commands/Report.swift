import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One page of HTML for readers without a command line, with every table, picture and method.",
    discussion: """
      Writes index.html, which needs nothing but a browser, and one CSV for each
      of its tables into the folder -o: describe, audit, dedupe, similarity,
      keyness, vocab, collocates, sentiment and timeline. The page shows the
      command of each table. A table that cannot be made, for want of dates or
      articles, is a sentence on the page.

      Without --words the page takes the six most frequent words that may be a
      subject. Above 500 outlets similarities are those of the nearest, without
      intervals.

      EXAMPLES
        stats report seeds/outlets.csv -o report
        stats report news.jsonl --words 'russia,china,sanction*' -o report
        stats report news.jsonl --clean --copies drop --boot 1000 -o report
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Report") var own: ReportArguments

  /// What was typed, the name of the command first.
  var arguments: [String] = []

  private enum CodingKeys: CodingKey { case input, own }

  func validate() throws {
    if own.output == nil || own.output == "-" { throw ValidationError("name the folder with -o") }
    if input.inputs.isEmpty || input.inputs.contains(where: isPipe) {
      throw ValidationError("report reads its input several times, which a pipe does not allow: name files")
    }
    if input.copies == .weight {
      throw ValidationError("--copies weight is for stats similarity alone: use --copies drop")
    }
  }

  func run() throws {
    let folder = own.output!
    // What the parser does not know as an option of the report is one of reading.
    let passed = try PassedArguments.parse(Array(arguments.dropFirst())).rest
    let isNew = mkdir(folder, 0o777) == 0
    if !isNew { try createFolder(folder) }
    var tables = ReportTables(own, input, passed: passed)
    do {
      let page = try ReportContents(own).page(&tables)
      let file = try OutputFile("\(folder)/index.html")
      try page.write(to: file)
      try file.commit()
    } catch {
      tables.remove()
      if isNew { rmdir(folder) }
      throw error
    }
  }
}

/// What a report does not pass on as it was typed.
struct ReportArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "Folder for the page and its tables.")
  var output: String?
  @Option(help: "What the page is called.")
  var heading = Self.standardHeading
  @OptionGroup var columns: ColumnArguments
  @Option(help: "Words that are not counted where words are compared: none, en, or a file with one a line.")
  var stopwords = "en"
  @Option(help: "Words, globs and phrases to look beside and to follow over time.")
  var words: [ListArgument<String>] = []
  @Option(help: "Replicates for every interval.")
  var boot = 200
  @Option(help: "Start of the random numbers: the same one gives the same report.")
  var seed: UInt64 = 1
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws { try validateReplicates(boot, upTo: 100_000, orNone: false) }

  static let standardHeading = "How outlets report"

  /// The columns that make the groups.
  var names: [String] { columns.names ?? ["outlet"] }
}

/// The arguments of a report without its own.
private struct PassedArguments: ParsableArguments {
  @OptionGroup var own: ReportArguments
  @Argument(parsing: .allUnrecognized) var rest: [String] = []
}
