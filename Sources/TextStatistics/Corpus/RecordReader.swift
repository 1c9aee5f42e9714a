#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Turns batches of records into documents, one thread its own. Unsafe because it hands memory to the body that the next
// record reuses.

/// What one thread needs to read records and what it found.
final class RecordReader {
  private let files: [InspectedFile]
  private let requested: [DocumentColumn]
  private let options: ReadingOptions
  private let bytesRead: Tally
  private let longestText: Int
  private let copies: CopyMarks?
  private let copyColumn: Int?
  private let copySizeColumn: Int?
  private var file = -1
  private var fields = RecordFields(slotCount: 0)
  private let values: UnsafeMutableBufferPointer<UnsafeBufferPointer<UInt8>>
  /// A text from a file of its own, its repair, and a text with its title.
  private let (content, repaired, titled) = (
    ByteBuffer(capacity: 1 << 16), ByteBuffer(capacity: 0), ByteBuffer(capacity: 0)
  )
  private let identifierColumn: Int?
  private var record: Document.Record?
  /// The documents so far.
  private(set) var documents = 0
  /// The batches so far.
  private(set) var batches: [BatchTable.Batch] = []
  /// What was found.
  private(set) var log = FindingLog()
  /// What removes boilerplate from the texts, if anything does.
  var cleaner: TextCleaner?
  /// A hash of the identifier of every document that has one.
  private(set) var identifiers: [IdentifierUse] = []
  /// Decides which articles are read.
  private(set) var selection: ArticleSelection
  /// How many copies were left out, and of which clusters.
  private(set) var leftOutCopies = (articles: 0, clusters: Set<Int>())

  init(
    files: [InspectedFile], columns: [DocumentColumn], options: ReadingOptions, bytesRead: Tally, longestText: Int,
    copies: CopyMarks? = nil
  ) {
    self.copies = copies
    copyColumn = columns.firstIndex(of: .copyCluster)
    copySizeColumn = columns.firstIndex(of: .copyClusterSize)
    self.bytesRead = bytesRead
    self.longestText = longestText
    self.files = files
    self.requested = columns
    self.options = options
    identifierColumn = columns.firstIndex(of: .id)
    selection = ArticleSelection(options, behind: columns.count)
    values = .allocate(capacity: columns.count + options.condition.columns.count)
  }

  deinit { values.deallocate() }

  /// Reads the documents of a batch.
  @inline(__always)
  func read(
    _ batch: BatchSource.Batch, _ block: ByteBuffer, _ body: (borrowing Document) throws -> Void
  ) throws(PlacedError) {
    let firstDocument = documents
    var line = 0
    guard let layout = files[batch.file].layout else {
      batches.append(.init(sequence: batch.sequence, file: batch.file, lineCount: 0, isTexts: true))
      for index in 0..<batch.textCount where hasRoom {
        let place = DocumentPlace(batch: batch.sequence, line: index)
        try readTextFile(files[batch.file + index], place, documents - firstDocument, body)
      }
      return
    }
    if file != batch.file {
      file = batch.file
      fields = RecordFields(slotCount: layout.slotNames.count)
    }
    // A date that is not in its format grows by that.
    let dates =
      layout.dateUses == nil ? 0 : values.count * (block.count + 64 + (options.dateFormat?.pattern.utf8.count ?? 0))
    fields.reserve(
      block.count + constantLength(layout.columns) + dates, fieldCount: 2 * layout.slotNames.count + values.count)
    var position = batch.start
    line = newlineCount(block.base, position)
    while position < block.count, hasRoom {
      let place = DocumentPlace(batch: batch.sequence, line: line)
      fields.clear()
      let start = position
      if parse(layout, block, &position, place) {
        let bytes = UnsafeBufferPointer<UInt8>(start: block.base + start, count: position - start)
        record = Document.Record(file: file, bytes: bytes)
        try deliver(layout, place, documents - firstDocument, body)
      }
      line += layout.isLineBased ? 1 : newlineCount(block.base + start, position - start)
    }
    batches.append(.init(sequence: batch.sequence, file: batch.file, lineCount: line, isTexts: false))
  }

  private var hasRoom: Bool { documents < options.limit ?? .max }

  private func constantLength(_ columns: [TableLayout.Source]) -> Int {
    columns.reduce(0) { if case .constant(let bytes) = $1 { $0 + bytes.count } else { $0 } }
  }

  /// Fills the fields from the record that starts at `position`; false when there is no record to read.
  @inline(__always)
  private func parse(
    _ layout: TableLayout, _ block: ByteBuffer, _ position: inout Int, _ place: DocumentPlace
  ) -> Bool {
    switch layout.syntax {
    case .jsonl:
      let keys = layout.slotKeys
      let outcome = JSONLineParser.parse(block.base, &position, into: fields) { key in
        keys.firstIndex { $0.count == key.count && memcmp($0, key.baseAddress!, key.count) == 0 }
      }
      switch outcome {
      case .record: return true
      case .blank: return false
      case .broken(let fault, let offset):
        log.note(.brokenJSON, at: place, "is not a JSON object: in column \(offset + 1) \(fault.rawValue)")
        return false
      }
    case .csv(let delimiter, let fieldCount, _, let isGuarded):
      let start = position
      let slotOfColumn = layout.slotOfColumn
      let row = CSVParser(delimiter: delimiter).parseRow(block.base, &position, end: block.count, into: fields) {
        $0 < slotOfColumn.count && slotOfColumn[$0] >= 0 ? slotOfColumn[$0] : nil
      }
      if let quote = row.unclosedQuote {
        let opened = DocumentPlace(
          batch: place.batch, line: place.line + newlineCount(block.base + start, quote - start))
        log.note(.unclosedQuote, at: opened, "the quote opened here is never closed: all that follows is left out")
        return false
      }
      if row.fieldCount != fieldCount, row.fieldCount > 0 {
        log.note(.raggedRow, at: place, "has \(counted(row.fieldCount, "field")), not \(fieldCount)")
      }
      if isGuarded { fields.undoGuard() }
      return row.fieldCount == fieldCount
    }
  }

  @inline(__always)
  private func deliver(
    _ layout: TableLayout, _ place: DocumentPlace, _ index: Int, _ body: (borrowing Document) throws -> Void
  ) throws(PlacedError) {
    let field = fields.slots[layout.textSlot]
    guard field.kind == .string, !(layout.textIsInFiles && field.bytes.isEmpty) else {
      noteMissingText(layout, field.kind, place)
      return
    }
    for slot in fields.slots.indices {
      let bytes = fields.slots[slot].bytes
      guard let invalid = firstInvalid(bytes) else { continue }
      let (count, replaced) = repairUTF8(bytes.baseAddress!, bytes.count, into: fields.next)
      fields.slots[slot].bytes = fields.take(count)
      noteInvalid(bytes[invalid], replaced, place)
    }
    var text = fields.slots[layout.textSlot].bytes
    if layout.textIsInFiles {
      guard let content = readNamedFile(text, place) else { return }
      text = content
    }
    if let titleSlot = layout.titleSlot { text = joined(fields.slots[titleSlot].bytes, text) }
    if fields.loneSurrogates > 0 {
      log.note(.loneSurrogate, count: fields.loneSurrogates, at: place, "has half a surrogate pair, read as U+FFFD")
    }
    for (column, source) in layout.columns.enumerated() { values[column] = value(source) }
    try send(text, place, index, layout.dateUses, body)
  }

  @inline(__always)
  private func send(
    _ text: UnsafeBufferPointer<UInt8>, _ place: DocumentPlace, _ index: Int, _ dateUses: [DateUse]?,
    _ body: (borrowing Document) throws -> Void
  ) throws(PlacedError) {
    if let dateUses, !selection.admits(values, dateUses, fields, place, &log) { return }
    if let copies, let copySizeColumn { values[copySizeColumn] = copies[place]?.size ?? copies.singleSize }
    if let mark = copies?[place] {
      if options.dropsCopies, !mark.isOriginal {
        leftOutCopies.articles += 1
        leftOutCopies.clusters.insert(mark.cluster)
        return
      }
      if let copyColumn { values[copyColumn] = mark.label }
    }
    if let base = text.baseAddress, memchr(base, 0, text.count) != nil {
      log.note(
        .nulByte, count: text.lazy.filter { $0 == 0 }.count, at: place,
        "has NUL bytes in its text, which stay; if it is UTF-16, name that with --encoding")
    }
    if let identifierColumn, !values[identifierColumn].isEmpty {
      identifiers.append(IdentifierUse(values[identifierColumn], place))
    }
    documents += 1
    let text = cleaner?.clean(text, values) ?? text
    do {
      try body(
        Document(place: place, index: index, text: text, record: record, columns: UnsafeBufferPointer(values)))
    } catch {
      throw PlacedError(place: place, error: error)
    }
  }

  @inline(__always)
  private func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    bytes.baseAddress.flatMap { firstInvalidUTF8($0, bytes.count) }
  }

  private func noteInvalid(_ byte: UInt8, _ count: Int, _ place: DocumentPlace, path: String? = nil, line: Int? = nil) {
    log.note(
      .invalidUTF8, count: count, at: place, path: path, line: line,
      "is not UTF-8 (byte 0x\(String(byte, radix: 16, uppercase: true))), read as U+FFFD; "
        + "name another encoding with --encoding")
  }

  private func value(_ source: TableLayout.Source) -> UnsafeBufferPointer<UInt8> {
    switch source {
    case .none: UnsafeBufferPointer(start: nil, count: 0)
    case .slot(let slot): fields.slots[slot].bytes
    case .constant(let bytes): bytes.withUnsafeBufferPointer { fields.copy($0) }
    }
  }

  private func joined(
    _ title: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    guard !title.isEmpty else { return text }
    titled.count = 0
    titled.append(title)
    titled.append(0x0A)
    titled.append(text)
    titled.pad()
    return titled.bytes
  }

  private func noteMissingText(_ layout: TableLayout, _ kind: Field.Kind, _ place: DocumentPlace) {
    let name = layout.slotNames[layout.textSlot]
    switch kind {
    case .absent, .string: log.note(.missingText, at: place, "has no \"\(name)\"")
    case .scalar: log.note(.wrongType, at: place, "\"\(name)\" is a number or boolean, not a text")
    case .nested: log.note(.wrongType, at: place, "\"\(name)\" is an object or array, not a text")
    }
  }

  // MARK: Texts in files of their own

  private func readTextFile(
    _ source: InspectedFile, _ place: DocumentPlace, _ index: Int, _ body: (borrowing Document) throws -> Void
  ) throws(PlacedError) {
    let text: UnsafeBufferPointer<UInt8>
    do throws(InputError) {
      text = try load(try source.open(options.encoding, bytesRead), source.file.path, place)
    } catch {
      guard source.file.isInFolder else { throw PlacedError(place: place, error: error) }
      log.note(.unreadableFile, at: place, error.reason)
      return
    }
    let columns = source.file.textColumns(requested, options)
    fields.reserve(constantLength(columns), fieldCount: values.count)
    fields.clear()
    for (column, source) in columns.enumerated() { values[column] = value(source) }
    record = nil
    try send(text, place, index, selection.usesOfTexts, body)
  }

  /// The content of a file that a record names, relative to the folder of the table.
  private func readNamedFile(
    _ name: UnsafeBufferPointer<UInt8>, _ place: DocumentPlace
  ) -> UnsafeBufferPointer<UInt8>? {
    let name = String(decoding: name, as: UTF8.self)
    let table = files[file].file.path
    let folder = table.lastIndex(of: "/").map { String(table[...$0]) } ?? ""
    let path = name.hasPrefix("/") || table == "-" ? name : folder + name
    do throws(InputError) {
      return try load(try openStream(path, encoding: options.encoding, bytesRead: bytesRead), path, place)
    } catch {
      log.note(.unreadableFile, at: place, "\(path): \(error.reason)")
      return nil
    }
  }

  /// Reads a whole file and repairs its UTF-8.
  private func load(
    _ stream: any ByteStream, _ path: String, _ place: DocumentPlace
  ) throws(InputError) -> UnsafeBufferPointer<UInt8> {
    content.count = 0
    while try content.fill(from: stream) {
      if content.count >= longestText { throw InputError(path: path, reason: "is too long for one article") }
      content.reserve(2 * content.capacity)
    }
    content.pad()
    guard let invalid = firstInvalid(content.bytes) else { return content.bytes }
    repaired.count = 0
    repaired.reserve(3 * content.count)
    let replaced: Int
    (repaired.count, replaced) = repairUTF8(content.base, content.count, into: repaired.base)
    repaired.pad()
    noteInvalid(content.base[invalid], replaced, place, path: path, line: 1 + newlineCount(content.base, invalid))
    return repaired.bytes
  }
}

extension TableLayout {
  /// Whether every record is one line.
  fileprivate var isLineBased: Bool { if case .jsonl = syntax { true } else { false } }
}
