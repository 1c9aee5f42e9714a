import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How articles are read.
struct InputArguments: ParsableArguments {
  @Argument(help: "Folders, .txt, .csv, .tsv, .jsonl, also .gz and .zst; - for standard input.")
  var inputs: [String] = []

  @Option(help: "Format of the inputs; told from names and content if not given.")
  var inputFormat: InputFormat?
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
  @Option(help: "Column with the identifier.")
  var id: String?
  @Flag(help: "Read the title as the first line of the text.")
  var includeTitle = false
  @Option(help: "Character between the fields of a CSV.")
  var delimiter: String?
  @Option(help: "Encoding of the inputs; by byte order mark, else UTF-8, if not given.")
  var encoding: TextEncoding?
  @Option(help: "Read only the first N articles.")
  var limit: Int?
  @Flag(help: "Remove the boilerplate that stats audit shows; reads the inputs twice.")
  var clean = false

  func validate() throws {
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
    if let limit, limit < 1 { throw ValidationError("--limit is at least 1") }
  }

  var options: ReadingOptions {
    var options = ReadingOptions()
    options.format = inputFormat
    options.textColumn = text
    options.titleColumn = title
    options.outletColumn = outlet
    options.outletSource = outletFrom
    options.dateColumn = date
    options.idColumn = id
    options.includeTitle = includeTitle
    options.delimiter = delimiter.map { $0 == "\\t" ? 9 : $0.utf8.first! }
    options.encoding = encoding
    options.limit = limit
    options.cleaning = clean ? CleaningOptions() : nil
    return options
  }

  func reader(columns: [DocumentColumn]) throws -> CorpusReader {
    try CorpusReader(paths: inputs, columns: columns, options: options)
  }
}
