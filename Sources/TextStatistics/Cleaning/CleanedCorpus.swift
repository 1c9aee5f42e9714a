/// A line that cleaning took out of an article, or marked, or left as evidence.
public struct RemovedLine: TableRow, Sendable {
  /// What became of the line.
  public enum Action: String, Sendable {
    /// It is no longer in the text.
    case removed
    /// It is still in the text, since nothing was to be removed.
    case marked
    /// It stays as evidence of wire copy.
    case kept
  }

  /// The file of the article.
  public internal(set) var file = ""
  /// The line of the file that the record starts at; nil for a text of its own file.
  public internal(set) var record: Int?
  /// The identifier of the article.
  public let id: String?
  /// Its outlet.
  public let outlet: String?
  /// The line of the article, from 1; empty lines count.
  public let line: Int
  /// What the line is.
  public let check: BoilerplateCheck
  /// What became of it.
  public let action: Action
  /// What was removed or marked, without white space around it.
  public let text: String
  let place: DocumentPlace

  /// The columns of the report.
  public static let columns: [Column<Self>] = [
    .text("file", "The file of the article.") { $0.file },
    .integer("line", "The line of the file that the record starts at; empty for a text of its own file.") { $0.record },
    .text("id", "The article.") { $0.id },
    .text("outlet", "Its outlet.") { $0.outlet },
    .integer("line_number", "The line of the article, from 1; empty lines count.") { $0.line },
    .text("check", "What the line is.") { $0.check.rawValue },
    .text("action", "removed, marked, or kept as evidence of wire copy.") { $0.action.rawValue },
    .text("text", "What was removed: the line, or its prefix.") { $0.text },
  ]
}

/// A corpus written anew without its boilerplate.
///
/// ```swift
/// let reader = try CleanedCorpus.reader(paths: ["news.jsonl"])
/// let output = try OutputFile("clean.jsonl")
/// let cleaned = try CleanedCorpus(reader, CleaningOptions(), to: output, threads: 2)
/// try output.commit()
/// ```
public struct CleanedCorpus: Sendable {
  /// What was removed; what was marked instead is counted by `markedLineCount`.
  public let summary: CleaningSummary
  /// The lines that were marked and not removed.
  public let markedLineCount: Int
  /// What was met while reading.
  public let report: ReadingReport
  /// Every line that was removed or marked, and the evidence that was left, in the order of the input; none if they were
  /// not to be kept.
  public let lines: [RemovedLine]

  /// A reader of all columns of files, for writing them anew.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - options: How to read; without cleaning, which happens when the corpus is written.
  /// - Returns: A reader whose documents have all that their records have.
  /// - Throws: What `CorpusReader.init(paths:columns:options:)` throws, and `InputError` for what can be read only once.
  public static func reader(paths: [String], options: ReadingOptions = ReadingOptions()) throws -> CorpusReader {
    precondition(options.cleaning == nil, "a corpus that is cleaned while it is read has nothing left to report")
    let scout = try CorpusReader(paths: paths, columns: [.outlet], options: options)
    try scout.requireRepeatedReading("cleaning")
    let columns = names(scout).map(DocumentColumn.named)
    return try CorpusReader(paths: paths, columns: [.id, .outlet] + columns, options: options)
  }

  /// The columns of the tables that are not JSON lines, whose records are not kept as they are, in the order of the input.
  private static func names(_ reader: CorpusReader) -> [String] {
    var seen: Set<String> = []
    return reader.files.flatMap { file -> [String] in
      guard let layout = file.layout, case .csv = layout.syntax else { return [] }
      let text = layout.textIsInFiles ? nil : layout.slotNames[layout.textSlot]
      return layout.allNames.filter { !$0.isEmpty && $0 != text }
    }.filter { seen.insert($0).inserted }
  }

  /// Reads the corpus twice and writes it as JSON lines.
  ///
  /// Objects have the keys of the input in its order. Those of JSON lines are copied as they stand; the cells of a CSV
  /// become strings. A text from a file of its own goes to the key `text`.
  ///
  /// - Parameters:
  ///   - reader: A reader made by `reader(paths:options:)`.
  ///   - options: What to remove.
  ///   - marksOnly: Whether texts stay as they are, and a key `marked_lines` says which line is what, headings included:
  ///     `1 promotion; 4 teaser`.
  ///   - keepsLines: Whether `lines` is wanted.
  ///   - output: Where the lines go; not committed here.
  ///   - threads: How many threads may work.
  /// - Throws: `InputError` for input that cannot be used, what `OutputFile.write` throws.
  /// - Complexity: Memory grows with the lines that outlets may repeat; with `lines` also with the different ones that are
  ///   removed, and by some 150 bytes for each one.
  public init(
    _ reader: CorpusReader, _ options: CleaningOptions, marksOnly: Bool = false, keepsLines: Bool = true,
    to output: OutputFile, threads: Int
  ) throws {
    let repeated = try reader.repeatedLines(options.removed, threads: threads)
    var buffer: [UInt8] = []
    // SAFETY: the order calls this once at a time, and the last call is before `finish` returns.
    nonisolated(unsafe) let order = try withUnsafeMutablePointer(to: &buffer) { pointer in
      nonisolated(unsafe) let pointer = pointer
      let order = InputOrder<[UInt8]> { line in
        pointer.pointee += line
        guard pointer.pointee.count >= 1 << 19 else { return }
        try output.write(pointer.pointee.span)
        pointer.pointee.removeAll(keepingCapacity: true)
      }
      let names = Self.names(reader)
      let (states, report) = try reader.read(
        threads: threads,
        makeState: {
          CleaningState(
            options, repeated, CleanedRecordWriter(reader, named: names), order.join(), marksOnly, keepsLines, reader)
        }, body: { try $0.write($1) })
      for state in states { try state.finish() }
      return (states, report)
    }
    try output.write(buffer.span)
    let (states, report) = order
    self.report = report
    var summary = CleaningSummary()
    summary.longestCountedLine = repeated.longestLine
    for state in states { summary.merge(state.summary) }
    self.summary = summary
    markedLineCount = states.reduce(0) { $0 + $1.markedLineCount }
    lines = states.flatMap(\.lines).sorted { ($0.place, $0.line) < ($1.place, $1.line) }.map { line in
      var line = line
      (line.file, line.record) = report.location(of: line.place)
      return line
    }
  }
}

/// What one thread writes and reports.
private final class CleaningState {
  private(set) var lines: [RemovedLine] = []
  private(set) var markedLineCount = 0
  /// Lines by their hashes: most are in many articles, and are kept once.
  private var texts: [UInt64: String] = [:]
  private(set) var summary = CleaningSummary()
  private var marker: BoilerplateMarker
  private let repeated: RepeatedLines
  private var records: CleanedRecordWriter
  private let order: InputOrder<[UInt8]>.Thread
  private let (marksOnly, keepsLines): (Bool, Bool)
  private let (id, outlet): (Int, Int)
  private let output = ByteBuffer(capacity: 1 << 16)

  init(
    _ options: CleaningOptions, _ repeated: RepeatedLines, _ records: CleanedRecordWriter,
    _ order: InputOrder<[UInt8]>.Thread, _ marksOnly: Bool, _ keepsLines: Bool, _ reader: CorpusReader
  ) {
    marker = BoilerplateMarker(removed: options.removed)
    (self.repeated, self.records, self.order) = (repeated, records, order)
    (self.marksOnly, self.keepsLines) = (marksOnly, keepsLines)
    (id, outlet) = (reader.index(of: .id), reader.index(of: .outlet))
  }

  func write(_ document: borrowing Document) throws {
    let text = document.text
    marker.markLines(text)
    marker.markRepeats(text, repeated.outlet(document.column(outlet)))
    var marks: [String] = []
    var found: [BoilerplateCheck: Int] = [:]
    let place = document.place
    let id = document.column(id).map { String(decoding: $0, as: UTF8.self) }
    let outlet = document.column(outlet).map { String(decoding: $0, as: UTF8.self) }
    marker.forEachMark(text) { mark in
      if marksOnly { marks.append("\(mark.line) \(mark.check.rawValue)") }
      let goes = marker.removed.contains(mark.check)
      guard goes || mark.check.isWireEvidence else { return }
      if goes, !marksOnly { found[mark.check, default: 0] += 1 }
      if goes, marksOnly { markedLineCount += 1 }
      guard keepsLines else { return }
      lines.append(
        RemovedLine(
          id: id, outlet: outlet, line: mark.line, check: mark.check,
          action: !goes ? .kept : marksOnly ? .marked : .removed,
          text: kept(UnsafeBufferPointer(rebasing: text[mark.bytes])), place: place))
    }
    for check in BoilerplateCheck.allCases {
      if let count = found[check] { summary.add(.init(check: check, lines: count, articles: 1)) }
    }
    if !found.isEmpty { summary.articles += 1 }
    var cleaned = text
    if !marksOnly, marker.removesAny {
      output.count = 0
      marker.clean(text, into: output)
      cleaned = output.bytes
    }
    let record = try records.bytes(document, cleaned, marks: marksOnly ? marks.joined(separator: "; ") : nil)
    try order.add(record, batch: document.batch)
  }

  private func kept(_ line: UnsafeBufferPointer<UInt8>) -> String {
    let key = hash(of: line)
    if let text = texts[key] { return text }
    let text = String(decoding: line, as: UTF8.self)
    texts[key] = text
    return text
  }

  func finish() throws { try order.finish() }
}
