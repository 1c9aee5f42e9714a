/// What was counted of a pair of words.
struct PairSum: BitwiseCopyable {
  /// The weights of its events, or the units it occurs in.
  var count: UInt64 = 0
  /// In how many articles the pair occurs.
  var articles: UInt32 = 0
  /// Occurrences of the first word that have the second in their window, each once.
  var hits: UInt32 = 0

  @inline(__always)
  static func += (sum: inout PairSum, other: PairSum) {
    sum.count += other.count
    sum.articles += other.articles
    sum.hits += other.hits
  }
}

/// What was counted of one pair of words in one group.
struct PairRecord: BitwiseCopyable {
  /// The row of the matrix.
  var row: UInt32
  /// The words: entries of the matrix.
  var first: UInt32
  var second: UInt32
  /// In how many articles the pair occurs.
  var articles: UInt32
  /// The weights of its events, or the units it occurs in.
  var count: UInt64
  /// Occurrences of the first word that have the second in their window, each once.
  var hits: UInt32
  private var unused: UInt32 = 0

  /// What a pair takes until its table is written: the record, and two entries while the order of the rows is found.
  static let bytesInTable = MemoryLayout<PairRecord>.stride + 2 * MemoryLayout<RadixOrder.Entry>.stride

  init(row: UInt32, first: UInt32, second: UInt32, _ sum: PairSum) {
    (self.row, self.first, self.second) = (row, first, second)
    (count, articles, hits) = (sum.count, sum.articles, sum.hits)
  }

  /// Two words as a table has them: those of a symmetric pair in the order of their terms, which is that of the entries.
  @inline(__always)
  static func ordered(_ first: UInt32, _ second: UInt32, _ options: CooccurrenceOptions) -> (UInt32, UInt32) {
    options.isSymmetric ? (min(first, second), max(first, second)) : (first, second)
  }
}

/// The margins of one word in one group, and what a row of the table says of it: together, as the rows need them together.
struct WordMargins: BitwiseCopyable {
  /// R1: the weights of all events that begin at it; with span margins, the tokens of its spans; else the units that have it.
  var row: UInt64 = 0
  /// C1: the weights of all events that end at it.
  var column: UInt64 = 0
  /// Its tokens.
  var count: UInt32 = 0
  /// Its number among all terms.
  var term: UInt32 = 0
}

/// Pairs that one thread counted, of one word after another.
final class PairRecords {
  /// Room from the start for what most corpora have: it is not touched before it is needed, and need not be moved.
  var buffer = GrowableBuffer<PairRecord>(capacity: 1 << 20)

  /// SAFETY: valid until more pairs are added.
  func pairs(_ range: Range<Int>) -> UnsafeBufferPointer<PairRecord> {
    UnsafeBufferPointer(start: buffer.pointer + range.lowerBound, count: range.count)
  }
}

/// A run of pairs of one group among those that a thread counted.
struct PairPart {
  /// The number of the buffer.
  let thread: Int
  let range: Range<Int>
}

/// Pairs in the buffers of the threads that counted them, where they stay.
///
/// SAFETY: nothing is changed after `init`, and the buffers live as long as the list.
struct PairList: @unchecked Sendable {
  private let buffers: [PairRecords]
  private let pointers: [UnsafePointer<PairRecord>]
  /// How many bits of a handle say where in its buffer a pair is; the others say which buffer.
  private let placeBits: UInt32
  /// By row of the matrix: its parts, in order.
  let parts: [[PairPart]]

  /// - Throws: `InputError` for more pairs than handles can tell apart.
  init(_ buffers: [PairRecords], parts: [[PairPart]]) throws {
    (self.buffers, self.parts) = (buffers, parts)
    pointers = buffers.map { UnsafePointer($0.buffer.pointer) }
    placeBits = UInt32((UInt32(buffers.count) - 1).leadingZeroBitCount)
    let most = buffers.map { $0.buffer.count }.max() ?? 0
    guard most >> Int(placeBits) == 0 else { throw Cooccurrences.tooLarge(most) }
  }

  /// Pairs that are one after the other in the order of the rows.
  init(_ records: PairRecords, rowCount: Int) throws {
    let buffer = records.pairs(0..<records.buffer.count)
    var parts = [[PairPart]](repeating: [], count: rowCount)
    var start = 0
    while start < buffer.count {
      var end = start
      while end < buffer.count, end - start < 1 << 16, buffer[end].row == buffer[start].row { end += 1 }
      parts[Int(buffer[start].row)].append(PairPart(thread: 0, range: start..<end))
      start = end
    }
    try self.init([records], parts: parts)
  }

  /// The number of pairs.
  var count: Int { parts.joined().reduce(0) { $0 + $1.range.count } }

  /// All pairs, row by row.
  var all: some Collection<PairRecord> { parts.lazy.joined().map(pairs).joined() }

  /// The pairs of a part.
  func pairs(_ part: PairPart) -> UnsafeBufferPointer<PairRecord> { buffers[part.thread].pairs(part.range) }

  /// What tells the first pair of a part among all; those of the others follow.
  func handle(_ part: PairPart) -> UInt32 { UInt32(part.thread) << placeBits | UInt32(part.range.lowerBound) }

  /// Where a pair is.
  @inline(__always)
  func pointer(_ handle: UInt32) -> UnsafePointer<PairRecord> {
    pointers.withUnsafeBufferPointer {
      $0[Int(handle >> placeBits)] + Int(handle & ~(UInt32.max << placeBits))
    }
  }

  subscript(handle: UInt32) -> PairRecord {
    @inline(__always) get { pointer(handle).pointee }
  }
}
