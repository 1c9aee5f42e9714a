import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where a table goes and how it looks.
struct OutputArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "Write to a file, which is replaced as a whole; - for standard output.")
  var output: String?
  @Option(help: "Format; by the name of the output, a table on a terminal, else csv.")
  var format: TableFormat?
  @Option(help: "Significant digits, from 1 to 17; as many as it takes to read the same number back if not given.")
  var digits: Int?
  @OptionGroup var description: DescriptionArguments

  func validate() throws {
    if let digits, !(1...17).contains(digits) { throw ValidationError("--digits goes from 1 to 17") }
    try description.validate(output)
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
    let format = resolvedFormat(path, isTerminal: isTerminal)
    try table.write(to: file, as: format, digits: digits, width: isTerminal ? Self.terminalWidth : nil)
    try file.commit()
    description.note(table, file, at: path, format, in: output)
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
