import ArgumentParser
import TextStatistics

extension BoilerplateCheck: ListElement {}

/// Which checks remove lines.
struct CleaningArguments: ParsableArguments {
  @Option(help: "Remove only what these checks find, such as promotion,headline.")
  var only = ListArgument<BoilerplateCheck>(elements: [])
  @Option(help: "Keep what these checks find.")
  var keep = ListArgument<BoilerplateCheck>(elements: [])

  var options: CleaningOptions {
    var options = CleaningOptions()
    if !only.elements.isEmpty { options.removed = Set(only.elements) }
    options.removed.subtract(keep.elements)
    return options
  }
}

struct Clean: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes the corpus as JSON lines without its boilerplate, and reports every line.",
    discussion: """
      Removed are crawler_prefix, promotion, caption, byline, teaser,
      repeated_line and repeated_headline; kept are headline and subheading, and
      as evidence of wire copy dateline and agency_credit. stats audit shows what
      there is. All columns stay; the cells of a CSV become strings.

      EXAMPLES
        stats clean news.jsonl -o clean.jsonl --report removed.csv
        stats clean news.jsonl -o marked.jsonl --mark
        stats clean news/ -o clean.jsonl --only promotion,repeated_line
        stats clean news.csv -o clean.jsonl --keep byline,caption
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup(title: "Checks") var checks: CleaningArguments
  @Flag(help: "Leave the texts as they are and write what each line is to marked_lines.")
  var mark = false
  @Option(name: .shortAndLong, help: "Write to a file, which is replaced as a whole; - for standard output.")
  var output: String?
  @Option(
    help: """
      Write a row for every removed or marked line, and for every credit of an agency, as CSV, .tsv or .jsonl.
      """)
  var report: String?
  @OptionGroup(title: "Output") var description: DescriptionArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    try refuseStandardInput(input, "clean")
    if input.includeTitle { throw ValidationError("titles stay in their column: leave out --include-title") }
    if report == "-" || report != nil && report == output {
      throw ValidationError("the report wants a file of its own: --report removed.csv")
    }
    for path in [output, report] { try description.validate(path) }
    if checks.options.removed.isEmpty { throw ValidationError("--keep leaves nothing to remove") }
  }

  func run() throws {
    let file = try OutputFile(output, isHashed: description.meta)
    // What cannot be created is said before the work.
    let reportFile = try report.map { try OutputFile($0, isHashed: description.meta) }
    let reader = try CleanedCorpus.reader(paths: input.inputs, options: input.options)
    let cleaned = try running.withProgress([reader]) { _ in
      try CleanedCorpus(
        reader, checks.options, marksOnly: mark, keepsLines: report != nil, to: file, threads: running.threadCount)
    }
    try running.check([cleaned.report])
    if !running.quiet {
      Message.note(mark ? "lines marked: \(cleaned.markedLineCount)" : cleaned.summary.note)
    }
    if let report, let reportFile {
      let format: TableFormat = report.hasSuffix(".jsonl") ? .jsonl : report.hasSuffix(".tsv") ? .tsv : .csv
      let table = Table(rows: cleaned.lines)
      try table.write(to: reportFile, as: format)
      try reportFile.commit()
      description.note(table, reportFile, at: report, format)
    }
    try file.commit()
    description.note(file, at: output, format: "jsonl", mediaType: "application/jsonl")
  }
}

/// Refuses what can't be read twice.
func refuseStandardInput(_ input: InputArguments, _ verb: String) throws {
  if input.clean { throw ValidationError("stats \(verb) does by itself what --clean does for other commands") }
  if input.inputs.isEmpty || input.inputs.contains("-") {
    throw ValidationError(
      "stats \(verb) reads its input twice, which standard input does not allow: save it in a file first")
  }
}
