/// The counts of one thread on disk, in runs that are sorted by term, for corpora whose vocabulary does not fit into memory.
///
/// The terms are dealt to as many parts as there are threads, with runs of their own.
///
/// A run is a sequence of words of 32 bits. For each term, in code-point order: the length of its UTF-8, the articles that
/// hold it, its entries; then its bytes, filled up to whole words with the first byte on top, so that they compare as the bytes
/// do; then three words an entry: the row of the thread, the count and the articles of the row that hold the term.
final class CountRuns {
  /// Where a run is, and how long.
  struct Run {
    let file: SpillFile
    let offset: Int
    let wordCount: Int
  }

  private let file: SpillFile
  /// By part.
  private(set) var runs: [[Run]]

  init(partCount: Int) throws {
    file = try SpillFile()
    runs = Array(repeating: [], count: partCount)
  }

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
    let parts = merged.terms.indices.map { term in
      merged.terms.utf8(at: term).reduce(0) { $0 + Int($1) } % runs.count
    }
    for part in runs.indices {
      var writer = RunWriter(file)
      for term in merged.terms.indices where parts[term] == part {
        let range = starts[term]..<starts[term + 1]
        try writer.append(merged.terms.utf8(at: term), frequency: frequencies[term], entryCount: range.count)
        for (row, entry) in entries[range] {
          try writer.append(row: row, count: counts[Int(entry)], articles: articles?[Int(entry)] ?? 0)
        }
      }
      runs[part].append(try writer.finish())
    }
  }
}

/// Writes a run.
///
/// SAFETY: the buffer has `slack` words behind `size`: what is appended at once, but for bytes of terms, which make room.
struct RunWriter: ~Copyable {
  /// So many words are written, or read, at a time.
  static let size = 1 << 14
  private static let slack = 3
  private let file: SpillFile
  private let offset: Int
  private var wordCount = 0
  private var buffer = GrowableBuffer<UInt32>(capacity: size + slack)

  init(_ file: SpillFile) { (self.file, offset) = (file, file.byteCount) }

  private mutating func flush() throws {
    _ = try file.append(UnsafeBufferPointer(start: buffer.pointer, count: buffer.count))
    wordCount += buffer.count
    buffer.count = 0
  }

  @inline(__always)
  private mutating func append(_ a: UInt32, _ b: UInt32, _ c: UInt32) throws {
    if buffer.count >= Self.size { try flush() }
    let end = buffer.pointer + buffer.count
    (end[0], end[1], end[2]) = (a, b, c)
    buffer.count += 3
  }

  /// Begins a term, which comes behind those before.
  mutating func append(_ term: ArraySlice<UInt8>, frequency: UInt32, entryCount: Int) throws {
    try append(UInt32(term.count), frequency, UInt32(entryCount))
    buffer.reserve(term.count / 4 + 1 + Self.slack)
    term.withUnsafeBytes { bytes in
      var (place, words) = (0, buffer.pointer + buffer.count)
      while place + 4 <= bytes.count {
        words[0] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        (place, words) = (place + 4, words + 1)
      }
      guard place < bytes.count else { return }
      words[0] = 0
      for index in place..<bytes.count { words[0] |= UInt32(bytes[index]) << UInt32(24 - 8 * (index - place)) }
    }
    buffer.count += (term.count + 3) / 4
  }

  mutating func append(_ term: RunTerm, entryCount: Int) throws {
    try append(UInt32(term.length), term.frequency, UInt32(entryCount))
    buffer.reserve(term.wordCount + Self.slack)
    (buffer.pointer + buffer.count).update(from: term.words, count: term.wordCount)
    buffer.count += term.wordCount
  }

  /// Adds an entry to the term.
  @inline(__always)
  mutating func append(row: UInt32, count: UInt32, articles: UInt32) throws { try append(row, count, articles) }

  /// Writes the rest.
  mutating func finish() throws -> CountRuns.Run {
    try flush()
    return CountRuns.Run(file: file, offset: offset, wordCount: wordCount)
  }
}

/// A term of a run, valid until the next one is read, and in how many articles of the run it occurs.
struct RunTerm {
  let length: Int
  var frequency: UInt32
  /// Its bytes in whole words, `leastWordCount` at least.
  let words: UnsafePointer<UInt32>
  /// The first of them, which mostly tell terms apart.
  private let key: (UInt64, UInt64)

  static let leastWordCount = 4

  init(length: Int, frequency: UInt32, words: UnsafePointer<UInt32>) {
    (self.length, self.frequency, self.words) = (length, frequency, words)
    key = (UInt64(words[0]) << 32 | UInt64(words[1]), UInt64(words[2]) << 32 | UInt64(words[3]))
  }

  var wordCount: Int { (length + 3) / 4 }

  /// Its UTF-8.
  var bytes: [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(24 - 8 * ($0 % 4))) }
  }

  /// Below 0 for a term that comes before another, 0 for the same.
  @inline(__always)
  func compare(_ other: RunTerm) -> Int {
    if key.0 != other.key.0 { return key.0 < other.key.0 ? -1 : 1 }
    if key.1 != other.key.1 { return key.1 < other.key.1 ? -1 : 1 }
    var index = Self.leastWordCount
    let end = min(wordCount, other.wordCount)
    while index < end {
      if words[index] != other.words[index] { return words[index] < other.words[index] ? -1 : 1 }
      index += 1
    }
    return length - other.length
  }
}

/// Reads a run term by term.
///
/// SAFETY: a run ends with a whole term.
final class RunReader {
  private var words = GrowableBuffer<UInt32>()
  /// Entries of the term that have not been read.
  private var entryCount = 0
  private let state: Int
  private let file: SpillFile
  private var offset: Int
  private var rest: Int
  private let size: Int
  private let buffer: UnsafeMutablePointer<UInt32>
  private var (position, filled) = (0, 0)

  init(_ run: CountRuns.Run, state: Int, size: Int) {
    (file, self.state) = (run.file, state)
    (offset, rest, self.size) = (run.offset, run.wordCount, size)
    buffer = .allocate(capacity: size)
  }

  deinit { buffer.deallocate() }

  /// Makes sure that so many words lie one after the other, unless the run ends before.
  @inline(__always)
  private func require(_ count: Int) throws { if filled - position < count, rest > 0 { try fill() } }

  private func fill() throws {
    let left = filled - position
    buffer.update(from: buffer + position, count: left)
    let count = min(rest, size - left)
    try file.read(UnsafeMutableBufferPointer(start: buffer + left, count: count), at: offset)
    offset += 4 * count
    rest -= count
    (position, filled) = (0, left + count)
  }

  /// The next term; the entries of the one before have been read. nil at the end.
  func next() throws -> RunTerm? {
    try require(3)
    guard position < filled else { return nil }
    let (length, frequency) = (Int(buffer[position]), buffer[position + 1])
    entryCount = Int(buffer[position + 2])
    position += 3
    let count = (length + 3) / 4
    words.count = 0
    words.reserve(max(RunTerm.leastWordCount, count))
    words.pointer.update(repeating: 0, count: RunTerm.leastWordCount)
    while words.count < count {
      try require(1)
      let part = min(count - words.count, filled - position)
      (words.pointer + words.count).update(from: buffer + position, count: part)
      words.count += part
      position += part
    }
    return RunTerm(length: length, frequency: frequency, words: words.pointer)
  }

  /// Appends the entries of the term.
  func read(into entries: inout GrowableBuffer<RunMerging.Entry>) throws {
    entries.reserve(entryCount)
    while entryCount > 0 {
      try require(3)
      let whole = min(entryCount, (filled - position) / 3)
      let end = entries.pointer + entries.count
      for entry in 0..<whole {
        let words = buffer + position + 3 * entry
        end[entry] = RunMerging.Entry(state: state, row: Int(words[0]), count: words[1], articles: words[2])
      }
      entries.count += whole
      position += 3 * whole
      entryCount -= whole
    }
  }
}

/// Several runs side by side, term by term.
struct RunMerging {
  /// An entry of a term, and which thread's runs it is from.
  struct Entry: BitwiseCopyable {
    let state: Int
    let row: Int
    let count: UInt32
    let articles: UInt32
  }

  private typealias Head = (term: RunTerm, reader: Int)

  /// What the buffer of a run takes at least.
  static let leastBytes = 1 << 11

  private let runs: [[CountRuns.Run]]
  private let size: Int

  /// Merges runs, by thread; their buffers take `memory` bytes at most, but for the least that is worth a read.
  init(_ runs: [[CountRuns.Run]], memory: Int) {
    self.runs = runs
    size = min(max(memory / max(1, runs.reduce(0) { $0 + $1.count }), Self.leastBytes) / 4, RunWriter.size)
  }

  /// Calls `body` with every term in code-point order, its articles in all runs, and its entries in no order.
  ///
  /// - Throws: `InputError` if a run cannot be read, and what `body` throws.
  /// - Complexity: O(words · log runs).
  @inline(__always)
  func forEach(_ body: (RunTerm, UnsafeBufferPointer<Entry>) throws -> Void) throws {
    let readers = runs.enumerated().flatMap { state, runs in
      runs.map { RunReader($0, state: state, size: size) }
    }
    // A heap: none comes before the one at half its place.
    var heads: [Head] = []
    for (number, reader) in readers.enumerated() {
      if let term = try reader.next() { heads.append((term, number)) }
    }
    for place in heads.indices.reversed() { Self.sink(place, in: &heads) }
    var words = GrowableBuffer<UInt32>()
    var entries = GrowableBuffer<Entry>()
    while let first = heads.first?.term {
      // The first reader goes on to another term before the last one is at this.
      let wordCount = max(RunTerm.leastWordCount, first.wordCount)
      words.reserve(wordCount)
      words.pointer.update(from: first.words, count: wordCount)
      var term = RunTerm(length: first.length, frequency: 0, words: words.pointer)
      entries.count = 0
      while let head = heads.first, head.term.compare(term) == 0 {
        let reader = readers[head.reader]
        term.frequency += head.term.frequency
        try reader.read(into: &entries)
        if let next = try reader.next() {
          heads[0].term = next
        } else {
          heads.swapAt(0, heads.count - 1)
          heads.removeLast()
        }
        Self.sink(0, in: &heads)
      }
      try body(term, UnsafeBufferPointer(start: entries.pointer, count: entries.count))
    }
  }

  /// Moves the head at a place down until none below comes before it.
  private static func sink(_ place: Int, in heads: inout [Head]) {
    heads.withUnsafeMutableBufferPointer { heads in
      var place = place
      while 2 * place + 1 < heads.count {
        var child = 2 * place + 1
        if child + 1 < heads.count, heads[child + 1].term.compare(heads[child].term) < 0 { child += 1 }
        guard heads[child].term.compare(heads[place].term) < 0 else { return }
        heads.swapAt(place, child)
        place = child
      }
    }
  }
}
