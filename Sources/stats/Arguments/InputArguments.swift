import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What becomes of copies.
enum CopyTreatment: String, CaseIterable, ExpressibleByArgument { case keep, drop, weight }

/// How articles are read.
struct InputArguments: ParsableArguments {
  enum DateForm { case auto, pattern(DateFormat) }

  @Argument(help: "Folders, .txt, .csv, .tsv, .jsonl, also .gz and .zst; - for standard input.")
  var inputs: [String] = []

  @Option(help: "Format of the inputs; told from names and content if not given.")
  var inputFormat: InputFormat?
  @Option(help: "What the columns of JSON lines are called; the first records tell if not given.")
  var columns: [ListArgument<String>] = []
  @Option(help: "Column with the text.")
  var text: String?
  @Option(help: "Column with the title.")
  var title: String?
  @Option(help: "Column with the outlet.")
  var outlet: String?
  @Option(
    help: "Where the outlet comes from: path:N (N-th folder below the given one), filename or column.",
    transform: {
      guard let source = OutletSource($0) else {
        throw ValidationError("write path:1, filename or column, not '\($0)'")
      }
      return source
    })
  var outletFrom: OutletSource?
  @Option(help: "Column with the date.")
  var date: String?
  @Option(
    help: "How dates are written, such as %d/%m/%Y; auto for all forms that mean one day. (default: auto)",
    transform: { $0 == "auto" ? .auto : .pattern(try DateFormat($0)) })
  var dateFormat: DateForm?
  @Option(help: "Column with the identifier.")
  var id: String?
  @Flag(help: "Read the title as the first line of the text.")
  var includeTitle = false
  @Option(help: "Character between the fields of a CSV.")
  var delimiter: String?
  @Flag(help: "Take off the ' of --csv-guard in a CSV; done anyway if the file's description tells of it.")
  var csvUnguard = false
  @Option(help: "Encoding of the inputs; by byte order mark, else UTF-8, if not given.")
  var encoding: TextEncoding?
  @Option(
    name: .customLong("where"),
    help: "Only articles whose columns satisfy this: \"outlet in (A,B) and date >= 2022-03\".",
    transform: { try ArticleCondition(parsing: $0) })
  var condition: ArticleCondition?
  @Option(help: "Only articles from this day on; a month or year means its first.", transform: CalendarDate.days(of:))
  var from: ClosedRange<CalendarDate>?
  @Option(
    help: "Only articles until this day; a month or year means its last. --to DATE is the same.",
    transform: CalendarDate.days(of:))
  var until: ClosedRange<CalendarDate>?
  @Option(help: "Read only the first N articles, of those that pass.")
  var limit: Int?
  @Option(help: "Copies: keep, drop all but the original of each cluster, or weight each of k by 1/k (similarity).")
  var copies = CopyTreatment.keep
  @Option(help: "Containment that makes copies, above 0, at most 1. (default: 0.5)")
  var copiesThreshold: Double?
  @Flag(help: "Remove what stats clean removes; reads the inputs twice.")
  var clean = false
  @OptionGroup var engine: EngineArguments

  func validate() throws {
    try engine.validate(self)
    if clean, inputs.isEmpty || inputs.contains("-") {
      throw ValidationError(
        "--clean reads its input twice, which standard input does not allow: save it in a file first")
    }
    if let delimiter, delimiter != "\\t", delimiter.utf8.count != 1 || ["\"", "\r", "\n"].contains(delimiter) {
      throw ValidationError("a delimiter is one ASCII character but a quote or a line end, or \\t, not '\(delimiter)'")
    }
    if inputs.isEmpty, isatty(STDIN_FILENO) == 1 {
      throw ValidationError("name files or folders, or - to read what you type")
    }
    if inputs.count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input can be read only once") }
    if let from, let until, from.lowerBound > until.upperBound { throw ValidationError("--from is after --until") }
    if let limit, limit < 1 { throw ValidationError("--limit is at least 1") }
    if let copiesThreshold, !(copiesThreshold > 0 && copiesThreshold <= 1) {
      throw ValidationError("--copies-threshold is above 0, at most 1")
    }
    if copies != .keep, inputs.isEmpty || inputs.contains("-") {
      throw ValidationError("--copies \(copies.rawValue) reads the input twice: save it to a file first")
    }
  }

  var options: ReadingOptions {
    var options = ReadingOptions()
    options.format = inputFormat
    options.columnNames = columns.isEmpty ? nil : columns.flatMap(\.elements)
    options.textColumn = text
    options.titleColumn = title
    options.outletColumn = outlet
    options.outletSource = outletFrom
    options.dateColumn = date
    if case .pattern(let format) = dateFormat { options.dateFormat = format }
    options.idColumn = id
    options.includeTitle = includeTitle
    options.delimiter = delimiter.map { $0 == "\\t" ? 9 : $0.utf8.first! }
    options.undoesGuard = csvUnguard ? true : nil
    options.encoding = encoding
    if let condition { options.condition = condition }
    options.condition.firstDay = from?.lowerBound
    options.condition.lastDay = until?.upperBound
    options.limit = limit
    options.dropsCopies = copies == .drop
    options.copyThreshold = copiesThreshold ?? options.copyThreshold
    options.cleaning = clean ? CleaningOptions() : nil
    return options
  }

  /// A reader; whoever weighs copies asks it for their number.
  func reader(columns: [DocumentColumn]) throws -> CorpusReader {
    if engine.isGiven { throw engine.refusal }
    if copies == .weight, !columns.contains(.copyClusterSize) {
      throw UsageError(reason: "--copies weight is for stats similarity alone: use --copies drop")
    }
    if copiesThreshold != nil, copies == .keep, !columns.contains(.copyCluster) {
      throw UsageError(
        reason: "--copies-threshold does nothing without --copies drop, --copies weight or the column copies")
    }
    return try CorpusReader(paths: inputs, columns: columns, options: options)
  }
}
