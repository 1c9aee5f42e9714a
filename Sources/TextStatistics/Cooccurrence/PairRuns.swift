/// Sorted runs of pairs that were counted chunk by chunk, in memory as far as it goes and else on disk.
///
/// Pairs are ordered by group, rank of the first word and rank of the second, which every chunk's are already.
struct PairRuns {
  private struct Run {
    var records: PairRecords?
    var offset: Int
    var count: Int
  }

  private let memory: Int
  private var runs: [Run] = []
  private var inMemory = 0
  private var file: SpillFile?

  /// - Parameter memory: How many bytes of runs may be in memory.
  init(memory: Int) { self.memory = memory }

  /// Adds the pairs of a chunk, which are in order.
  mutating func add(_ parts: [UnsafeBufferPointer<PairRecord>]) throws {
    let count = parts.reduce(0) { $0 + $1.count }
    let bytes = count * MemoryLayout<PairRecord>.stride
    if bytes > memory - inMemory {
      let file = try self.file ?? SpillFile()
      self.file = file
      let offset = file.byteCount
      for part in parts { _ = try file.append(part) }
      runs.append(Run(records: nil, offset: offset, count: count))
    } else {
      inMemory += bytes
      let joined = PairRecords()
      joined.buffer.reserve(count)
      for pairs in parts {
        (joined.buffer.pointer + joined.buffer.count).update(from: pairs.baseAddress!, count: pairs.count)
        joined.buffer.count += pairs.count
      }
      runs.append(Run(records: joined, offset: 0, count: count))
    }
  }

  /// Adds up all runs and returns what is kept.
  ///
  /// - Parameters:
  ///   - options: What is kept.
  ///   - named: A pair with its words as the table has them.
  /// - Returns: The pairs in order.
  /// - Throws: `InputError` when what is kept outgrows the memory, or a temporary file cannot be read.
  func merged(_ options: CooccurrenceOptions, named: (PairRecord) -> PairRecord) throws -> PairRecords {
    // The windows on all runs together are half as large as the runs in memory may be, but for the least that is worth a read.
    let room = memory / 2 / MemoryLayout<PairRecord>.stride / max(1, runs.count)
    var heads: [Head] = []
    for run in runs {
      let head = Head(run, file, size: min(max(room, 1 << 6), 1 << 14))
      try head.load()
      if head.isOpen { heads.append(head) }
    }
    // A heap: none comes before the one at half its place.
    for place in heads.indices.reversed() { Self.sink(place, in: &heads) }
    let kept = PairRecords()
    let (minimum, limit) = (options.scaledMinimum, options.memory / PairRecord.bytesInTable)
    while !heads.isEmpty {
      var sum = heads[0].current
      (sum.count, sum.articles, sum.hits) = (0, 0, 0)
      while let head = heads.first, !sum.precedes(head.current) {
        sum.count += head.current.count
        sum.articles += head.current.articles
        sum.hits += head.current.hits
        try head.advance()
        if !head.isOpen {
          heads.swapAt(0, heads.count - 1)
          heads.removeLast()
        }
        Self.sink(0, in: &heads)
      }
      guard options.published(sum.count, isSelf: sum.first == sum.second) >= minimum else { continue }
      if kept.buffer.count == limit { throw Cooccurrences.tooLarge(limit) }
      kept.buffer.append(named(sum))
    }
    return kept
  }

  /// Moves the head at a place down a heap until none below comes before it.
  private static func sink(_ place: Int, in heads: inout [Head]) {
    heads.withUnsafeMutableBufferPointer { heads in
      var place = place
      while 2 * place + 1 < heads.count {
        var child = 2 * place + 1
        if child + 1 < heads.count, heads[child + 1].current.precedes(heads[child].current) { child += 1 }
        guard heads[child].current.precedes(heads[place].current) else { return }
        heads.swapAt(place, child)
        place = child
      }
    }
  }

  /// Where the merge is in one run.
  private final class Head {
    private let run: Run
    private let file: SpillFile?
    private var buffer: UnsafeMutableBufferPointer<PairRecord>
    private var (read, index, count) = (0, 0, 0)
    private(set) var isOpen = true

    var current: PairRecord { buffer[index] }

    init(_ run: Run, _ file: SpillFile?, size: Int) {
      self.run = run
      self.file = file
      if let records = run.records {
        buffer = UnsafeMutableBufferPointer(start: records.buffer.pointer, count: run.count)
      } else {
        buffer = .allocate(capacity: size)
      }
    }

    deinit { if run.records == nil { buffer.deallocate() } }

    /// Fills the buffer with what comes next.
    func load() throws {
      index = 0
      count = min(buffer.count, run.count - read)
      isOpen = count > 0
      if run.records == nil, isOpen {
        try file!.read(
          UnsafeMutableBufferPointer(rebasing: buffer[..<count]),
          at: run.offset + read * MemoryLayout<PairRecord>.stride)
      }
      read += count
    }

    func advance() throws {
      index += 1
      if index == count { try load() }
    }
  }
}
