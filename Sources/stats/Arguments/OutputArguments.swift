import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What becomes of text that spreadsheets run or convert.
enum GuardChoice: String, CaseIterable, ExpressibleByArgument { case off, prefix }

extension CSVDialect.Decimal: ExpressibleByArgument {}

/// Where a table goes and how it looks.
struct OutputArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "Write to a file, which is replaced as a whole; - for standard output.")
  var output: String?
  @Option(help: "Format; by the name of the output, a table on a terminal, else csv.")
  var format: TableFormat?
  @Option(help: "Significant digits, from 1 to 17; as many as it takes to read the same number back if not given.")
  var digits: Int?
  @Flag(help: "CSV for a double click: --bom, CR LF, --csv-guard prefix; what a sheet cannot hold is refused.")
  var excel = false
  @Flag(help: "Begin a CSV with the byte order mark of UTF-8, which Excel looks for.")
  var bom = false
  @Option(help: "Text that spreadsheets run or convert (=1+1, 9-11, TRUE): prefix puts ' before it, off leaves it.")
  var csvGuard: GuardChoice?
  @Option(help: "Before the decimals of a CSV: . or , which puts ; between the cells.")
  var decimal = CSVDialect.Decimal.point
  @OptionGroup var description: DescriptionArguments

  func validate() throws {
    if let digits, !(1...17).contains(digits) { throw ValidationError("--digits goes from 1 to 17") }
    let format = resolvedFormat(output, isTerminal: false)
    if format != .csv && format != .tsv { try refuseDialect("\(format.rawValue) files") }
    try description.validate(output)
  }

  /// How a CSV or TSV is to be written.
  var dialect: CSVDialect {
    var dialect = excel ? CSVDialect.excel : CSVDialect()
    if bom { dialect.hasByteOrderMark = true }
    if let csvGuard { dialect.guardsFormulas = csvGuard == .prefix }
    dialect.decimal = decimal
    return dialect
  }

  /// Refuses the options of CSVs for what is none.
  func refuseDialect(_ other: String) throws {
    let given = [excel ? "--excel" : nil, bom ? "--bom" : nil, csvGuard.map { _ in "--csv-guard" }]
    if let option = (given + [decimal == .comma ? "--decimal ," : nil]).compactMap(\.self).first {
      throw ValidationError("\(option) is for csv and tsv, not \(other)")
    }
  }

  /// Writes `table` where the user wants it.
  func write(_ table: Table) throws { try write(table, to: output) }

  /// Writes `table` to a path, nil for standard output.
  func write(_ table: Table, to path: String?) throws {
    var seen: Set<String> = []
    // Readers rename or drop the second of two columns of one name.
    if let name = table.columns.map(\.name).first(where: { !seen.insert($0).inserted }) {
      throw InputError(
        path: "",
        reason: "two columns of the table are called '\(name)': ask for its long form, or rename it in the input")
    }
    let file = try OutputFile(path, isHashed: description.meta)
    let isTerminal = (path == nil || path == "-") && isatty(STDOUT_FILENO) == 1
    // Nobody reads guarded cells in a terminal: whoever asks for a CSV's dialect wants a CSV.
    let format = resolvedFormat(path, isTerminal: isTerminal && dialect == CSVDialect())
    do {
      let size = try table.write(
        to: file, as: format, digits: digits, width: isTerminal ? Self.terminalWidth : nil, dialect: dialect)
      if !size.fits, format == .csv, let path, path != "-", !Message.isQuiet { Message.note("\(path) \(size.excess)") }
    } catch let size as SheetSize {
      throw InputError(path: "", reason: "the table \(size.excess); without --excel it is written all the same")
    }
    try file.commit()
    description.note(table, file, at: path, format, dialect, in: output)
  }

  private func resolvedFormat(_ path: String?, isTerminal: Bool) -> TableFormat {
    if let format { return format }
    if isTerminal { return .table }
    let suffix = path.flatMap { $0.split(separator: ".").last.map { $0.lowercased() } }
    switch suffix {
    case "tsv", "tab": return .tsv
    case "jsonl", "ndjson": return .jsonl
    case "md": return .md
    default: return .csv
    }
  }

  private static var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

extension SheetSize {
  /// What is too much for a spreadsheet, and what to do about it.
  fileprivate var excess: String {
    if columns > Self.columnLimit {
      return "has \(columns) columns, a sheet \(Self.columnLimit): write the long form, --top N or --to mtx"
    }
    if rows > Self.rowLimit {
      return "has more rows than a sheet, which ends at \(Self.rowLimit): take --top N or --min-count, or --to mtx"
    }
    return "has text longer than a sheet's cell, of \(Self.cellLimit) characters: write --format jsonl"
  }
}
