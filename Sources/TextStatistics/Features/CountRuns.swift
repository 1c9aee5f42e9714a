/// The counts of one thread on disk, in runs that are sorted by term, for corpora whose vocabulary does not fit into memory.
///
/// A run is a sequence of words of 32 bits. For each term, in code-point order: the length of its UTF-8, the articles that
/// hold it, its entries; then its bytes, filled up to whole words, and three words an entry: the row of the thread, the count
/// and the articles of the row that hold the term.
final class CountRuns {
  /// Where a run is, and how long.
  struct Run {
    var offset: Int
    var wordCount: Int
  }

  let file: SpillFile
  private(set) var runs: [Run] = []
  /// So many words are written, or read, at a time.
  static let bufferSize = 1 << 14

  init() throws { file = try SpillFile() }

  /// Writes all that a counter has.
  ///
  /// - Throws: `InputError` if the disk is full.
  func append(_ counter: FeatureCounter) throws {
    counter.compact()
    counter.finish()
    let merged = MergedTerms([counter], threads: 1)
    let positions = merged.positions[0]
    var (frequencies, starts) = (
      [UInt32](repeating: 0, count: merged.terms.count), [Int](repeating: 0, count: merged.terms.count + 1)
    )
    for (id, position) in positions.enumerated() where position != MergedTerms.absent {
      frequencies[Int(position)] += counter.documentFrequency(of: id)
    }
    // The entries of the rows, dealt to their terms.
    let (columns, counts) = (counter.columns.pointer, counter.counts.pointer)
    let articles = counter.articleCounts.count > 0 ? counter.articleCounts.pointer : nil
    for entry in 0..<counter.columns.count { starts[Int(positions[Int(columns[entry])]) + 1] += 1 }
    for term in 0..<merged.terms.count { starts[term + 1] += starts[term] }
    var next = starts
    var entries = [(row: UInt32, entry: UInt32)](repeating: (0, 0), count: counter.columns.count)
    for (number, row) in counter.rows.enumerated() {
      for entry in counter.range(ofRow: number) {
        let term = Int(positions[Int(columns[entry])])
        entries[next[term]] = (UInt32(row.key), UInt32(entry))
        next[term] += 1
      }
    }
    let offset = file.byteCount
    var wordCount = 0
    var buffer: [UInt32] = []
    func flush() throws {
      guard !buffer.isEmpty else { return }
      _ = try buffer.withUnsafeBufferPointer { try file.append($0) }
      wordCount += buffer.count
      buffer.removeAll(keepingCapacity: true)
    }
    for term in 0..<merged.terms.count {
      let bytes = merged.terms.utf8(at: term)
      buffer += [UInt32(bytes.count), frequencies[term], UInt32(starts[term + 1] - starts[term])]
      Self.append(bytes, to: &buffer)
      for (row, entry) in entries[starts[term]..<starts[term + 1]] {
        buffer.append(row)
        buffer.append(counts[Int(entry)])
        buffer.append(articles?[Int(entry)] ?? 0)
      }
      if buffer.count >= Self.bufferSize { try flush() }
    }
    try flush()
    runs.append(Run(offset: offset, wordCount: wordCount))
  }

  private static func append(_ bytes: ArraySlice<UInt8>, to buffer: inout [UInt32]) {
    var (word, shift): (UInt32, UInt32) = (0, 0)
    for byte in bytes {
      word |= UInt32(byte) << shift
      shift += 8
      if shift == 32 {
        buffer.append(word)
        (word, shift) = (0, 0)
      }
    }
    if shift > 0 { buffer.append(word) }
  }
}

/// Reads a run term by term.
private struct RunReader {
  /// The bytes of the term, and in how many articles of the run it occurs.
  private(set) var term: [UInt8] = []
  private(set) var frequency: UInt32 = 0
  /// Entries of the term that have not been read.
  private(set) var entryCount = 0
  /// Whose rows the entries are.
  let state: Int
  private let file: SpillFile
  private var offset: Int
  private var rest: Int
  private var buffer: [UInt32]
  private var (position, filled) = (0, 0)

  init(_ run: CountRuns.Run, of file: SpillFile, state: Int, bufferSize: Int) {
    (self.file, self.state) = (file, state)
    buffer = [UInt32](repeating: 0, count: bufferSize)
    (offset, rest) = (run.offset, run.wordCount)
  }

  private mutating func word() throws -> UInt32 {
    if position == filled {
      filled = min(rest, buffer.count)
      precondition(filled > 0, "a run ends with a whole term")
      let (count, place, source) = (filled, offset, file)
      try buffer.withUnsafeMutableBufferPointer {
        try source.read(UnsafeMutableBufferPointer(rebasing: $0[..<count]), at: place)
      }
      offset += 4 * filled
      rest -= filled
      position = 0
    }
    position += 1
    return buffer[position - 1]
  }

  /// Goes on to the next term, whose entries before have been read; false at the end.
  mutating func next() throws -> Bool {
    precondition(entryCount == 0, "the entries of a term are read before the next term")
    guard rest > 0 || position < filled else { return false }
    let length = Int(try word())
    frequency = try word()
    entryCount = Int(try word())
    term.removeAll(keepingCapacity: true)
    while term.count < length {
      var word = try word()
      for _ in 0..<min(4, length - term.count) {
        term.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
    return true
  }

  /// The next entry of the term.
  mutating func entry() throws -> (row: Int, count: UInt32, articles: UInt32) {
    entryCount -= 1
    return (Int(try word()), try word(), try word())
  }
}

/// The runs of all threads side by side, term by term.
struct RunMerging {
  /// A term of one or several runs.
  struct Term {
    var bytes: [UInt8]
    var frequency: UInt32
  }

  private let runs: [(state: Int, run: CountRuns.Run, file: SpillFile)]
  private let bufferSize: Int

  /// The buffers take `memory` bytes at most, but for the least that is worth a read.
  init(_ states: [CountingState], memory: Int) {
    runs = states.enumerated().flatMap { state, counted in
      counted.runs.map { runs in runs.runs.map { (state, $0, runs.file) } } ?? []
    }
    bufferSize = min(max(memory / 4 / max(1, runs.count), 1 << 9), CountRuns.bufferSize)
  }

  /// Calls `body` with every term in code-point order, and then `entry` with all of its entries.
  ///
  /// - Throws: `InputError` if a run cannot be read, and what the closures throw.
  /// - Complexity: O(words · log runs).
  func forEach(
    _ body: (Term) throws -> Void, entry: (_ state: Int, _ row: Int, _ count: UInt32, _ articles: UInt32) throws -> Void
  ) throws {
    var readers: [RunReader] = []
    for (state, run, file) in runs {
      var reader = RunReader(run, of: file, state: state, bufferSize: bufferSize)
      if try reader.next() { readers.append(reader) }
    }
    // A heap of the readers by their terms.
    var heap: [Int] = []
    func precedes(_ a: Int, _ b: Int) -> Bool {
      let order = compare(readers[a].term, readers[b].term)
      return order == 0 ? a < b : order < 0
    }
    func sink(_ start: Int) {
      var place = start
      while true {
        var least = place
        for child in [2 * place + 1, 2 * place + 2] where child < heap.count && precedes(heap[child], heap[least]) {
          least = child
        }
        if least == place { return }
        heap.swapAt(place, least)
        place = least
      }
    }
    heap = Array(readers.indices)
    for place in heap.indices.reversed() { sink(place) }
    var same: [Int] = []
    while let first = heap.first {
      let bytes = readers[first].term
      same.removeAll(keepingCapacity: true)
      var frequency: UInt32 = 0
      // All runs that have the term come to the top one after the other.
      while let top = heap.first, readers[top].term == bytes {
        same.append(top)
        frequency += readers[top].frequency
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        sink(0)
      }
      try body(Term(bytes: bytes, frequency: frequency))
      for run in same {
        while readers[run].entryCount > 0 {
          let (row, count, articles) = try readers[run].entry()
          try entry(readers[run].state, row, count, articles)
        }
        guard try readers[run].next() else { continue }
        heap.append(run)
        var place = heap.count - 1
        while place > 0, precedes(heap[place], heap[(place - 1) / 2]) {
          heap.swapAt(place, (place - 1) / 2)
          place = (place - 1) / 2
        }
      }
    }
  }

  private func compare(_ a: [UInt8], _ b: [UInt8]) -> Int {
    let count = min(a.count, b.count)
    for index in 0..<count where a[index] != b[index] { return a[index] < b[index] ? -1 : 1 }
    return a.count - b.count
  }
}
