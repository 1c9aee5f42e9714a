import Synchronization

/// Hands out the input in batches of whole records, in order, to any thread that asks.
///
/// Unsafe to share but for its lock: everything below is touched only while it is held.
final class BatchSource: @unchecked Sendable {
  /// What a thread got.
  struct Batch {
    /// The place of the batch in the input: 0, 1, 2, ...
    var sequence: Int
    /// The file the records are from, or the first of the texts.
    var file: Int
    /// How many texts; 0 for a batch of records, which are in the block.
    var textCount = 0
    /// Where the first record starts in the block.
    var start = 0
  }

  /// How many texts make a batch.
  private static let textsPerBatch = 16

  private let lock = Mutex(())
  private let files: [InspectedFile]
  private let encoding: TextEncoding?
  private let blockSize: Int
  private let longestRecord: Int
  private let bytesRead: Tally
  private var stream: (any ByteStream)?
  private var carry = ByteBuffer(capacity: 1 << 16)
  private var file = 0
  private var sequence = 0
  private var isStopped = false
  private var isTooLong = false

  init(_ files: [InspectedFile], encoding: TextEncoding?, blockSize: Int, longestRecord: Int, bytesRead: Tally) {
    self.longestRecord = longestRecord
    self.files = files
    self.encoding = encoding
    self.blockSize = blockSize
    self.bytesRead = bytesRead
  }

  /// Hands out no more batches.
  func stop() { lock.withLock { _ in isStopped = true } }

  /// The next batch, its records in `block`; nil when there are no more.
  ///
  /// - Throws: What is wrong with the input, in place of the batch it would have been part of.
  func next(_ block: ByteBuffer) throws(PlacedError) -> Batch? {
    try lock.withLock { _ throws(PlacedError) in
      if isStopped { return nil }
      do throws(InputError) {
        guard var batch = try fill(block) else { return nil }
        batch.sequence = sequence
        sequence += 1
        return batch
      } catch {
        isStopped = true
        let place = DocumentPlace(batch: sequence, line: 0)
        throw PlacedError(place: place, error: error, unreadFile: isTooLong ? file : nil)
      }
    }
  }

  private func fill(_ block: ByteBuffer) throws(InputError) -> Batch? {
    while file < files.count {
      guard let layout = files[file].layout else {
        let first = file
        while file < files.count, file - first < Self.textsPerBatch, files[file].layout == nil { file += 1 }
        return Batch(sequence: 0, file: first, textCount: file - first)
      }
      let isFirst = stream == nil
      if stream == nil { stream = try files[file].open(encoding, bytesRead) }
      guard let stream else { return nil }
      block.count = 0
      // What a long record made larger would hold more in this thread than in others: batches are the same in every pass.
      if block.capacity > blockSize { block.renew(capacity: blockSize) }
      block.reserve(layout.textIsInFiles ? min(blockSize, 1 << 14) : blockSize)
      block.append(carry.base, carry.count)
      carry.count = 0
      let hasMore = try fill(block, from: stream, layout.syntax)
      let current = file
      if !hasMore {
        self.stream = nil
        file += 1
      }
      if block.count == 0 { continue }
      _ = block.endRecords()
      guard isFirst, case .csv(_, _, let headerLength, _) = layout.syntax else {
        return Batch(sequence: 0, file: current)
      }
      return Batch(sequence: 0, file: current, start: min(headerLength, block.count))
    }
    return nil
  }

  /// Fills the block and cuts it after its last whole record; false at the end of the file.
  private func fill(
    _ block: ByteBuffer, from stream: any ByteStream, _ syntax: TableLayout.Syntax
  ) throws(InputError) -> Bool {
    var rowEnds: CSVRowEnds?
    if case .csv(let delimiter, _, _, _) = syntax { rowEnds = CSVRowEnds(delimiter: delimiter) }
    var looked = 0
    while true {
      guard try block.fill(from: stream) else { return false }
      var end = 0
      if rowEnds != nil {
        rowEnds?.scan(block.base, block.count)
        end = rowEnds?.lastEnd ?? 0
      } else if let newline = lastNewline(block.base, looked..<block.count) {
        end = newline + 1
      }
      if end > 0 {
        carry.append(block.base + end, block.count - end)
        block.count = end
        return true
      }
      looked = block.count
      if block.count >= longestRecord {
        isTooLong = true
        throw tooLong(files[file].file.path)
      }
      block.reserve(2 * block.capacity)
    }
  }
}

/// An error and where in the input it happened, so that the first one can be told whatever thread met it.
struct PlacedError: Error {
  var place: DocumentPlace
  var error: any Error
  /// The file of a record that could not be read, whose line is known only when the batches before are.
  var unreadFile: Int?
}
