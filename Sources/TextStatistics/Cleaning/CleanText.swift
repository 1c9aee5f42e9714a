/// What cleaning removes from the texts of a corpus.
///
/// It takes two passes: the first finds the lines that an outlet repeats, the second removes. What is marked, and what of it
/// goes, is told by ``BoilerplateCheck``.
public struct CleaningOptions: Sendable {
  /// The checks whose lines and prefixes are removed.
  public var removed = BoilerplateCheck.removedByDefault

  /// Options with every value at its default.
  public init() {}
}

/// What cleaning removed from a corpus.
public struct CleaningSummary: Sendable, Equatable {
  /// How much a check removed.
  public struct Count: Sendable, Equatable {
    /// The check.
    public var check: BoilerplateCheck
    /// Lines, or prefixes of lines.
    public var lines = 0
    /// Articles with such a line.
    public var articles = 0
  }

  /// What was removed, in the order of the checks; those that found nothing are left out.
  public internal(set) var counts: [Count] = []
  /// The articles that lost something.
  public internal(set) var articles = 0
  /// How long the lines were, in bytes, among which repeated ones were looked for: 300, or less where a corpus has more
  /// lines than fit in memory.
  public internal(set) var longestCountedLine = longestBoilerplateLine

  /// The lines that were removed as a whole or in part.
  public var lines: Int { counts.reduce(0) { $0 + $1.lines } }

  /// Whether lines were too many for all of them to be compared.
  public var isLimited: Bool { longestCountedLine < longestBoilerplateLine }

  /// What to tell the user, in one line without a stop.
  public var note: String {
    let list = counts.map { "\($0.check.rawValue) \($0.lines)" }.joined(separator: ", ")
    let limit =
      isLimited ? "; too many lines to compare those of more than \(longestCountedLine) bytes with each other" : ""
    return "lines removed: \(lines) in \(articles) articles\(list.isEmpty ? "" : " (\(list))")\(limit)"
  }

  mutating func merge(_ other: CleaningSummary) {
    articles += other.articles
    for count in other.counts { add(count) }
    longestCountedLine = min(longestCountedLine, other.longestCountedLine)
  }

  mutating func add(_ count: Count) {
    if let place = counts.firstIndex(where: { $0.check == count.check }) {
      counts[place].lines += count.lines
      counts[place].articles += count.articles
      return
    }
    counts.append(count)
    let order = BoilerplateCheck.allCases
    counts.sort { order.firstIndex(of: $0.check)! < order.firstIndex(of: $1.check)! }
  }
}

/// Removes boilerplate from the texts that one thread reads.
///
/// Unsafe because a cleaned text lies in memory that the next one reuses, as all that a document has.
final class TextCleaner {
  /// What was removed so far.
  private(set) var summary = CleaningSummary()
  private var marker: BoilerplateMarker
  private let repeated: RepeatedLines
  private let outletColumn: Int
  private let output = ByteBuffer(capacity: 1 << 16)

  /// - Parameters:
  ///   - options: What to remove.
  ///   - repeated: What the first pass has found.
  ///   - outletColumn: The place of the outlet among the columns of a document.
  init(_ options: CleaningOptions, _ repeated: RepeatedLines, outletColumn: Int) {
    marker = BoilerplateMarker(removed: options.removed)
    self.repeated = repeated
    self.outletColumn = outletColumn
    summary.longestCountedLine = repeated.longestLine
  }

  /// The text without its boilerplate, valid until the next call.
  func clean(
    _ text: UnsafeBufferPointer<UInt8>, _ columns: UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>
  ) -> UnsafeBufferPointer<UInt8> {
    marker.markLines(text)
    marker.markRepeats(text, repeated.outlet(columns[outletColumn]))
    guard marker.removesAny else { return text }
    var counts: [CleaningSummary.Count] = []
    marker.forEachMark(text) { mark in
      guard marker.removed.contains(mark.check) else { return }
      if let place = counts.firstIndex(where: { $0.check == mark.check }) {
        counts[place].lines += 1
      } else {
        counts.append(.init(check: mark.check, lines: 1, articles: 1))
      }
    }
    summary.articles += 1
    for count in counts { summary.add(count) }
    output.count = 0
    output.reserve(text.count)
    marker.clean(text, into: output)
    output.pad()
    return output.bytes
  }
}

extension CorpusReader {
  /// The column that cleaning needs.
  static let columnsForCleaning: [DocumentColumn] = [.outlet]

  /// Reads the corpus once to find the lines that its outlets repeat.
  ///
  /// - Throws: `InputError` for an input that can be read only once.
  func repeatedLines(_ removed: Set<BoilerplateCheck>, threads: Int) throws -> RepeatedLines {
    try requireRepeatedReading("cleaning")
    let outlet = index(of: .outlet)
    let budget = LineBudget()
    let counts = try readUncleaned(threads: threads, makeState: { LineCounts(removed: removed, budget) }) {
      $0.add($1.text, outlet: $1.column(outlet))
    }
    return RepeatedLines(counts, threads: threads)
  }
}
