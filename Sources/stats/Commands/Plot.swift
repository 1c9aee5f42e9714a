import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Picture.Kind: ExpressibleByArgument {}

struct Plot: ParsableCommand {
  enum Form: String, CaseIterable, ExpressibleByArgument { case svg, term }
  enum Colors: String, CaseIterable, ExpressibleByArgument { case auto, always, never }

  static let configuration = CommandConfiguration(
    abstract: "A picture of a table: heatmap, bars, intervals, lines, network or map.",
    discussion: """
      Reads a table that any verb wrote, as CSV, TSV or JSON lines, and picks the
      kind of picture by its columns:
        heatmap    a square matrix, or pairs: similarity, cooccur --to wide
        bars       words or groups with numbers: tfidf, keyness, vocab, audit
        intervals  numbers with low and high: similarity --ci, sentiment,
                   collocates --compare; keyness with --kind intervals
        lines      numbers by period_start: timeline
        network    pairs of terms: cooccur
        map        dim1 and dim2: scale
      What was left out for want of room is said below the picture. The SVG
      stands for itself: no script, no font, nothing from elsewhere.

      EXAMPLES
        stats plot similarity.csv -o similarity.svg
        stats plot tfidf.csv --top 5 --title "What marks each outlet"
        stats similarity seeds/outlets.csv | stats plot - --to term
        stats plot keyness.csv --kind intervals --value log_ratio -o keyness.svg
        stats plot cooccur.csv --value log_dice --top 100 -o network.svg
      """)

  @Argument(help: "The table; - for standard input.") var table: String
  @Option(name: .shortAndLong, help: "Write to a file, which is replaced as a whole; - for standard output.")
  var output: String?
  @Option(help: "SVG, or text for a terminal; svg if not given, but for a terminal.")
  var to: Form?
  @Option(help: "Kind of picture; by the columns if not given.")
  var kind: Picture.Kind?
  @Option(help: "The N rows, pairs or panels of greatest numbers, in each group.")
  var top: Int?
  @Option(help: "Heading of the picture.")
  var title: String?
  @Option(help: "Width: units of the SVG (760), or columns of the terminal.")
  var width: Int?
  @Option(help: "Colours in text: auto, always or never; auto heeds NO_COLOR.")
  var color = Colors.auto
  @OptionGroup(title: "Columns") var columns: PlotColumns

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is 1 or more") }
    if let width, !(40...10_000).contains(width) { throw ValidationError("--width goes from 40 to 10000") }
    if to == .svg, color != .auto { throw ValidationError("--color goes with --to term") }
    let suffix = output?.split(separator: ".").last?.lowercased() ?? ""
    if ["png", "jpg", "jpeg", "pdf", "webp"].contains(suffix) {
      throw ValidationError("writes SVG, not \(suffix.uppercased()): rsvg-convert and browsers make that of it")
    }
  }

  func run() throws {
    let isTerminal = (output == nil || output == "-") && isatty(STDOUT_FILENO) == 1
    var options = PictureOptions()
    (options.title, options.top, options.columns) = (title, top, columns.names)
    let isText = (to ?? (isTerminal ? .term : .svg)) == .term
    if let width, !isText { options.width = width }
    let picture = try Picture(try TextTable(path: table), kind: kind, options: options)
    let text =
      isText
      ? picture.text(width: width ?? terminalWidth(isTerminal) ?? 80, colors: usesColors(isTerminal)) : picture.svg
    let file = try OutputFile(output)
    try file.write(text.utf8Span.span)
    try file.commit()
  }

  /// https://no-color.org and https://bixense.com/clicolors; an empty variable counts as none.
  private func usesColors(_ isTerminal: Bool) -> Bool {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      if variable("NO_COLOR") != nil { return false }
      if let forced = variable("CLICOLOR_FORCE"), forced != "0" { return true }
      return isTerminal && variable("TERM") != "dumb"
    }
  }

  private func terminalWidth(_ isTerminal: Bool) -> Int? {
    var size = winsize()
    guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// Which columns have which part in a picture; by their names and contents if not given.
struct PlotColumns: ParsableArguments {
  @Option(help: "First of two labels (heatmap, network), dates (lines), or from left to right (map).") var x: String?
  @Option(help: "Second of two labels (heatmap, network), or from bottom to top (map).") var y: String?
  @Option(help: "The numbers; in a heatmap of pairs also one of their methods.") var value: String?
  @Option(help: "Lower ends of the intervals.") var low: String?
  @Option(help: "Upper ends of the intervals.") var high: String?
  @Option(help: "What a row is called (bars, intervals, map).") var label: String?
  @Option(help: "What has panels of its own; with lines, what has lines.")
  var group: String?

  var names: [PictureOptions.Role: String] {
    let given: [(PictureOptions.Role, String?)] = [
      (.x, x), (.y, y), (.value, value), (.low, low), (.high, high), (.label, label), (.group, group),
    ]
    return Dictionary(uniqueKeysWithValues: given.compactMap { role, name in name.map { (role, $0) } })
  }
}
