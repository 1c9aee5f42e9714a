/// Writes the partial of one part of a corpus.
///
/// What counts is preceded by what was counted and how, and followed by how the reading ended. The end has the sums of all
/// numbers, which adding up rows does not change: whoever reads partials knows whether a row is lost or there twice.
struct PartialWriter: ~Copyable {
  private let output: OutputFile
  private var buffer = OutputBuffer(capacity: 1 << 19)
  private var sums = (0, 0, 0, 0)
  private let hash = RowsHash()

  /// Begins a partial.
  ///
  /// - Parameters:
  ///   - what: What is counted, such as `tf`.
  ///   - options: All that changes counts.
  ///   - columns: The names that the columns of `by` and of the text have; nil if there was no record to tell.
  ///   - output: Where the rows go.
  /// - Throws: `InputError` if they cannot be written.
  init(_ what: String, _ options: PartialOptions, columns: [String?]?, to output: OutputFile) throws {
    self.output = output
    try write(.partial, group: what, Array(PartialFormat.version.utf8), Array(version.utf8), 1, isCounted: false)
    for option in options.options {
      try write(.option, group: option.name, Array(option.value.utf8), [], 1, isCounted: false)
    }
    if let columns {
      let names = columns.map { $0 ?? "" }.joined(separator: ",")
      try write(.option, group: "columns", Array(names.utf8), [], 1, isCounted: false)
    }
  }

  private mutating func write(
    _ kind: PartialKind, group: String, _ a: [UInt8], _ b: [UInt8], _ n1: Int, isCounted: Bool
  ) throws {
    let sums = sums
    try write(kind, group: PartialFormat.escaped(group.utf8), a, b, n1, 0, 0)
    if !isCounted { self.sums = sums }
  }

  /// Writes a row.
  ///
  /// - Parameters:
  ///   - kind: What it says.
  ///   - group: A cell that is escaped already.
  ///   - a: A text.
  ///   - b: A text.
  ///   - n1: A number.
  ///   - n2: Another.
  ///   - n3: Another.
  ///   - n4: Another.
  /// - Throws: `InputError` if it cannot be written.
  mutating func write(
    _ kind: PartialKind, group: [UInt8], _ a: some Sequence<UInt8>, _ b: some Sequence<UInt8>, _ n1: Int, _ n2: Int,
    _ n3: Int = 0, _ n4: Int = 0
  ) throws {
    let (a, b) = (PartialFormat.escaped(a), PartialFormat.escaped(b))
    try write(kind, cells: group.span, a.span, b.span, n1, n2, n3, n4)
  }

  /// Writes a row whose cells are escaped already.
  mutating func write(
    _ kind: PartialKind, cells group: Span<UInt8>, _ a: Span<UInt8>, _ b: Span<UInt8>, _ n1: Int, _ n2: Int,
    _ n3: Int = 0, _ n4: Int = 0
  ) throws {
    buffer.append(kind.rawValue)
    buffer.append(UInt8(ascii: "\t"))
    buffer.append(group)
    buffer.append(UInt8(ascii: "\t"))
    buffer.append(a)
    buffer.append(UInt8(ascii: "\t"))
    buffer.append(b)
    for number in [n1, n2, n3, n4] {
      buffer.append(UInt8(ascii: "\t"))
      buffer.append(number)
    }
    buffer.append(UInt8(ascii: "\n"))
    sums = (sums.0 &+ n1, sums.1 &+ n2, sums.2 &+ n3, sums.3 &+ n4)
    if buffer.count > 1 << 18 { try flush() }
  }

  /// Ends the partial; `more` is what else was counted while it was read.
  mutating func end(_ report: ReadingReport, missingLabels: Int, _ more: [(String, Int)] = []) throws {
    let sums = sums
    var counts = [
      ("partials", 1), ("lines", report.table.lineCount), ("documents", report.documents),
      ("filtered", report.filteredCount), ("undated", report.undatedCount), ("ungrouped", missingLabels),
      ("sum1", sums.0), ("sum2", sums.1), ("sum3", sums.2), ("sum4", sums.3),
    ]
    counts += more
    // What is empty here is not in one piece.
    counts += report.findings.filter { $0.kind != .emptyFile }.map { ($0.kind.rawValue, $0.count) }
    for (name, count) in counts where count > 0 { try write(.end, group: name, [], [], count, isCounted: false) }
    try flush()
    // Parts without an article are equal, and rightly so.
    guard report.documents > 0 else { return }
    try write(.rows, group: "", Array(hash.digits.utf8), [], 1, isCounted: false)
    try flush()
  }

  private mutating func flush() throws {
    try buffer.withBytes(output.write)
    buffer.withBytes(hash.add)
    buffer.removeAll()
  }
}

/// A hash of all rows of a part: half of their SHA-256.
private final class RowsHash {
  private var hash = RunningHash()

  func add(_ bytes: Span<UInt8>) { bytes.withUnsafeBytes { hash.add($0) } }

  /// The digits of the hash, which begins anew.
  var digits: String {
    var whole = RunningHash()
    swap(&whole, &hash)
    return String(whole.digest().sha256.prefix(32))
  }
}
