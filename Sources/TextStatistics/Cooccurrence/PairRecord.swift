/// What was counted of one pair of words in one group.
struct PairRecord: BitwiseCopyable {
  /// The row of the matrix.
  var row: UInt32
  /// The ranks of the words among those of the row; with symmetric counts the first is the rarer one.
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

  init(row: UInt32, first: UInt32, second: UInt32, articles: UInt32, count: UInt64, hits: UInt32) {
    (self.row, self.first, self.second, self.articles) = (row, first, second, articles)
    (self.count, self.hits) = (count, hits)
  }

  /// Whether this pair comes before another, by group and ranks.
  func precedes(_ other: PairRecord) -> Bool {
    row != other.row ? row < other.row : first != other.first ? first < other.first : second < other.second
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
}

/// A run of pairs among those that a thread counted.
struct PairPart {
  let records: PairRecords
  let range: Range<Int>

  /// SAFETY: valid as long as `records` and its buffer are kept.
  var pairs: UnsafeBufferPointer<PairRecord> {
    UnsafeBufferPointer(start: records.buffer.pointer + range.lowerBound, count: range.count)
  }
}
