import Synchronization

/// Reads the documents of a corpus from files, folders and standard input.
///
/// Texts, CSV, TSV and JSON lines, plain or compressed, are read in one parallel pass. No more text is in memory than each
/// thread works at, and nothing about the documents depends on the number of threads.
///
/// ```swift
/// let reader = try CorpusReader(paths: ["news.jsonl"], columns: [.outlet])
/// let (counts, report) = try reader.read(threads: 2, makeState: { 0 }) { bytes, document in
///   bytes += document.text.count
/// }
/// ```
public final class CorpusReader: Sendable {
  /// The name each requested column goes by in the input, nil for one that this corpus does not have.
  ///
  /// Where inputs differ, the name in the first that has it.
  public let columnNames: [String?]
  /// The names of all columns of all inputs, in the order they are met.
  ///
  /// - Throws: An `InputError` when a table would be read otherwise if it had the columns of all.
  public func commonColumnNames() throws -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for name in files.flatMap({ $0.layout?.allNames ?? [] }) where seen.insert(name).inserted { names.append(name) }
    for file in files {
      guard let layout = file.layout else { continue }
      let common = try TableLayout(file.file, syntax: layout.syntax, names: names, columns: columns, options: options)
      guard common.slotNames == layout.slotNames, common.columnNames == layout.columnNames else {
        throw InputError(
          path: file.file.path, reason: "calls its columns otherwise than other inputs do: name them, as with --text")
      }
    }
    return names
  }
  /// The paths of all files.
  public var paths: [String] { files.map(\.file.path) }
  /// The bytes of all files, compressed where they are; nil when that can't be known, as for a pipe.
  public var totalBytes: Int? {
    guard !files.contains(where: { $0.layout?.textIsInFiles ?? false }) else { return nil }
    // Cleaning reads everything twice.
    return totalSize(files.map(\.file)).map { options.cleaning == nil ? $0 : 2 * $0 }
  }
  /// About how many bytes the files are when they are not compressed: of those that are, three times as many.
  public var uncompressedBytes: Int? {
    totalBytes.map { total in
      total + 2 * (totalSize(files.map(\.file).filter { $0.path.hasSuffix(".gz") || $0.path.hasSuffix(".zst") }) ?? 0)
    }
  }
  /// What looking for copies takes before the documents are read; nil where nobody asked for them.
  public var copyEstimate: CopyEstimate? {
    copyReader?.uncompressedBytes.map { CopyEstimate(bytes: $0, method: nil) }
  }
  /// The bytes that came from the system so far; may be asked while another thread reads.
  public var bytesRead: Int { byteCount.current }
  /// The documents read so far; may be asked while another thread reads.
  public var documentsRead: Int { documentCount.current }

  let files: [InspectedFile]
  private let emptyPaths: [String]
  private let columns: [DocumentColumn]
  private let options: ReadingOptions
  private let blockSize: Int
  private let longestRecord: Int
  private let byteCount: Tally
  private let documentCount = Tally()
  /// Reads the inputs beforehand when copies have to be known.
  private let copyReader: CorpusReader?
  private let copyMarks = Mutex<CopyMarks?>(nil)

  /// Finds the inputs, looks at their first records and resolves the columns.
  ///
  /// - Parameters:
  ///   - paths: Files, folders and `-` for standard input; none at all is standard input.
  ///   - columns: What is wanted of a document besides its text.
  ///   - options: How to read.
  /// - Throws: An `InputError` when a path is missing, when there is nothing to read, when no column has the text or a
  ///   column that is asked for by name is nowhere to be found.
  public convenience init(
    paths: [String], columns: [DocumentColumn] = [], options: ReadingOptions = ReadingOptions()
  ) throws {
    // Small enough to stay in a core's cache between the system's copy and the parser.
    try self.init(paths: paths, columns: columns, options: options, blockSize: 1 << 18)
  }

  convenience init(paths: [String], columns: [DocumentColumn], options: ReadingOptions, blockSize: Int) throws {
    let byteCount = Tally()
    let columns = options.cleaning == nil ? columns : columns + Self.columnsForCleaning
    var files: [InspectedFile] = []
    var emptyPaths: [String] = []
    for file in try listInputs(paths.isEmpty ? ["-"] : paths, format: options.format) {
      // What is looked at in a regular file is read once more.
      let counter = file.isRegular ? Tally() : byteCount
      if let inspected = try inspect(file, columns: columns, options: options, bytesRead: counter) {
        files.append(inspected)
      } else {
        emptyPaths.append(file.path)
      }
    }
    if files.isEmpty, !options.isPart { throw InputError(path: emptyPaths[0], reason: "is empty") }
    var copyReader: CorpusReader?
    if options.dropsCopies || columns.contains(.copyCluster) || columns.contains(.copyClusterSize) {
      if columns.contains(.copyCluster),
        let file = files.first(where: { $0.layout?.allNames.contains("copies") ?? false })
      {
        throw InputError(
          path: file.file.path, reason: "has a column \"copies\", which is the name of what is found here: rename it")
      }
      if let pipe = files.first(where: { !$0.file.isRegular }) {
        throw InputError(
          path: pipe.file.path, reason: "copies are looked for in a pass of its own: save the input to a file first")
      }
      var all = options
      (all.dropsCopies, all.limit) = (false, nil)
      copyReader = try CorpusReader(
        paths: paths, columns: CopyCollector.columns, options: all, blockSize: blockSize)
    }
    try self.init(
      files, emptyPaths, byteCount, columns: columns, options: options, blockSize: blockSize, copyReader: copyReader)
  }

  init(
    _ files: [InspectedFile], _ emptyPaths: [String], _ byteCount: Tally, columns: [DocumentColumn],
    options: ReadingOptions, blockSize: Int, longestRecord: Int = longestAllowedRecord, copyReader: CorpusReader? = nil
  ) throws {
    self.copyReader = copyReader
    self.files = files
    self.emptyPaths = emptyPaths
    self.byteCount = byteCount
    self.columns = columns
    self.options = options
    self.blockSize = blockSize
    self.longestRecord = longestRecord
    precondition(
      options.delimiter != 0x22 && options.delimiter != 0x0A && options.delimiter != 0x0D,
      "a quote or the end of a line cannot be the delimiter")
    columnNames = Array(
      try Self.resolvedNames(files, columns + options.condition.columns, options).prefix(columns.count))
  }

  private static func resolvedNames(
    _ files: [InspectedFile], _ columns: [DocumentColumn], _ options: ReadingOptions
  ) throws -> [String?] {
    var names = columns.map { [.copyCluster, .copyClusterSize].contains($0) ? "copies" : nil }
    for file in files {
      for index in names.indices where names[index] == nil {
        if let layout = file.layout {
          names[index] = layout.columnNames[index]
        } else if case .constant = file.file.textColumns([columns[index]], options)[0] {
          names[index] = columns[index].role(in: []) == .id ? "id" : "outlet"
        }
      }
    }
    // A part of a corpus that nothing is in.
    if files.isEmpty { return names }
    // Options that name columns are checked where a table is laid out; texts alone have none to name.
    if files.allSatisfy({ $0.layout == nil }) {
      let texts = ColumnNames(path: files[0].file.path, names: ["id", "outlet"])
      for role in ColumnRole.allCases { _ = try role.chosenName(options).map { _ in try texts.find(role, options) } }
      if options.includeTitle { throw texts.missing(.title, "title") }
    }
    let firstOfCondition = columns.count - options.condition.columns.count
    for (index, column) in columns.enumerated() where names[index] == nil {
      let table = ColumnNames(path: files[0].file.path, names: files[0].layout?.allNames ?? ["id", "outlet"])
      var error: InputError
      if case .named(let wanted) = column {
        error = column.period(in: table.names) == nil ? table.unknown(wanted) : table.missing(.date, "date")
      } else if let role = column.role(in: table.names), index >= firstOfCondition {
        error = table.missing(role, "\(role)")
      } else {
        continue
      }
      if index >= firstOfCondition, index - firstOfCondition < options.condition.names.count {
        error.reason += "; named in column \(options.condition.names[index - firstOfCondition].position) of --where"
      }
      throw error
    }
    return names
  }

  /// Calls `body` once for every document.
  ///
  /// - Parameters:
  ///   - threads: How many threads work at most; at least 1.
  ///   - makeState: Makes what a thread keeps while it reads.
  ///   - body: Takes in one document; a thread calls it in input order, but other threads have the documents between.
  /// - Returns: The states of the threads, in no particular order, and what was met.
  /// - Throws: The first error of `body` or of the input, first in input order; `InputError` for the input.
  public func read<State>(
    threads: Int, makeState: @Sendable () -> State,
    body: @Sendable (inout State, borrowing Document) throws -> Void
  ) throws -> (states: [State], report: ReadingReport) {
    let repeated = try options.cleaning.map { try repeatedLines($0.removed, threads: threads) }
    return try read(threads: threads, repeated, counting: documentCount, makeState: makeState, body: body)
  }

  /// The states of a pass of its own over the inputs, whose texts are as they are and whose findings others report.
  func readUncleaned<State>(
    threads: Int, makeState: @Sendable () -> State,
    body: @Sendable (inout State, borrowing Document) throws -> Void
  ) throws -> [State] {
    try read(threads: threads, nil, counting: Tally(), makeState: makeState, body: body).states
  }

  /// Refuses inputs that can be read only once, for work that reads them twice.
  func requireRepeatedReading(_ work: String) throws(InputError) {
    guard let file = files.first(where: { $0.pipe != nil }) else { return }
    throw InputError(
      path: file.file.path,
      reason: "can be read only once, and \(work) reads its input twice: save it in a file first", kind: .io)
  }

  /// The first place where one of some columns was requested.
  func firstIndex(of wanted: [DocumentColumn]) -> Int? { columns.firstIndex { wanted.contains($0) } }

  /// The place of a column that was requested.
  func index(of column: DocumentColumn) -> Int {
    guard let index = firstIndex(of: [column]) else { preconditionFailure("the column was not requested") }
    return index
  }

  private func read<State>(
    threads: Int, _ repeated: RepeatedLines?, counting documentCount: Tally, makeState: @Sendable () -> State,
    body: @Sendable (inout State, borrowing Document) throws -> Void
  ) throws -> (states: [State], report: ReadingReport) {
    precondition(threads >= 1, "reading takes at least one thread")
    // Which documents are the first N is known only when all before them are read: with a limit one thread does it.
    let copies = try copyMarks(threads: threads)
    let threads = options.limit == nil ? threads : 1
    let source = BatchSource(
      files, encoding: options.encoding, blockSize: blockSize, longestRecord: longestRecord, bytesRead: byteCount)
    let results = Mutex<[ThreadResult<State>]>([])
    let before = documentCount.current
    parallel(threads, threads: threads) { _, _ in
      var state = makeState()
      let worker = RecordReader(
        files: files, columns: columns, options: options, bytesRead: byteCount,
        longestText: 2 * longestRecord, copies: copies)
      if let repeated, let cleaning = options.cleaning {
        worker.cleaner = TextCleaner(cleaning, repeated, outletColumn: index(of: .outlet))
      }
      var failure: PlacedError?
      let block = ByteBuffer(capacity: blockSize)
      do throws(PlacedError) {
        while let batch = try source.next(block) {
          let count = worker.documents
          try worker.read(batch, block) { document in try body(&state, document) }
          documentCount.add(worker.documents - count)
          if let limit = options.limit, worker.documents >= limit { break }
        }
      } catch {
        failure = error
        source.stop()
      }
      let result = ThreadResult(state: state, reader: worker, failure: failure)
      results.withLock { $0.append(result) }
    }
    let all = results.withLock { $0 }
    if let first = all.compactMap(\.failure).min(by: { $0.place < $1.place }) {
      throw resolved(first, all.flatMap(\.reader.batches))
    }
    return (all.map(\.state), report(all.map(\.reader), documents: documentCount.current - before))
  }

  /// The copies among the inputs, looked for once; nil when nobody asks for them.
  private func copyMarks(threads: Int) throws -> CopyMarks? {
    guard let copyReader else { return nil }
    if let marks = copyMarks.withLock({ $0 }) { return marks }
    var options = CopyOptions()
    options.threshold = self.options.copyThreshold
    options.threads = threads
    let marks = CopyMarks(try Copies(copyReader, options))
    copyMarks.withLock { $0 = marks }
    return marks
  }

  /// The error of `failure`, with the line of a record that could not be read.
  private func resolved(_ failure: PlacedError, _ batches: [BatchTable.Batch]) -> any Error {
    guard let file = failure.unreadFile, var error = failure.error as? InputError else { return failure.error }
    let next = BatchTable.Batch(sequence: failure.place.batch, file: file, lineCount: 0, isTexts: false)
    error.line = BatchTable(paths: files.map(\.file.path), batches: batches + [next]).location(of: failure.place).line
    return error
  }

  private func report(_ readers: [RecordReader], documents: Int) -> ReadingReport {
    let table = BatchTable(paths: files.map(\.file.path), batches: readers.flatMap(\.batches))
    var log = FindingLog()
    for reader in readers { log.merge(reader.log) }
    for path in emptyPaths { log.note(.emptyFile, at: DocumentPlace(batch: 0, line: 0), path: path, "is empty") }
    log.noteDuplicates(readers.map(\.identifiers), table)
    let leftOut = LeftOutCopies(
      articles: readers.reduce(0) { $0 + $1.leftOutCopies.articles },
      clusters: readers.reduce(into: Set<Int>()) { $0.formUnion($1.leftOutCopies.clusters) }.count)
    var cleaning: CleaningSummary?
    for summary in readers.compactMap(\.cleaner?.summary) {
      if cleaning == nil { cleaning = summary } else { cleaning?.merge(summary) }
    }
    return ReadingReport(
      documents: documents, files: files.count + emptyPaths.count, bytes: bytesRead, findings: log.findings(table),
      filteredCount: readers.reduce(0) { $0 + $1.selection.filteredCount },
      undatedCount: readers.reduce(0) { $0 + $1.selection.undatedCount }, leftOutCopies: leftOut, cleaning: cleaning,
      table: table)
  }
}

/// What a thread comes back with; made by one thread and read by another after the first has ended.
private struct ThreadResult<State>: @unchecked Sendable {
  let state: State
  let reader: RecordReader
  let failure: PlacedError?
}
