/// Numbers that stand in a sequence of tokens beside the ids of terms.
enum TokenCode {
  /// A token that takes its place and is not counted: a stop word.
  static let removed = UInt32.max - 2
  /// A word that is counted but is none of the terms kept.
  static let rare = UInt32.max - 1
  /// No token: here a sentence or paragraph ends and another one begins.
  static let unitEnd = UInt32.max

  /// Whether `code` is the id of a term.
  @inline(__always)
  static func isTerm(_ code: UInt32) -> Bool { code < removed }
}

/// The tokens of the articles that one thread reads, in blocks that are written to disk when memory runs out.
final class TokenStore {
  /// An article: where it belongs and how many numbers of the sequence are its.
  struct Article: BitwiseCopyable {
    /// The group of the thread.
    var group: UInt32
    var batch: UInt32
    var index: UInt32
    var count: UInt32
    /// How many of the codes end a unit.
    var unitEnds: UInt32
  }

  /// A run of whole articles.
  final class Block {
    /// The codes; empty when they stand on disk.
    var codes: GrowableBuffer<UInt32>
    let articles: Range<Int>
    /// The number of codes, and where they are if they are on disk.
    let count: Int
    let offset: Int?

    init(_ codes: consuming GrowableBuffer<UInt32>, articles: Range<Int>, count: Int, offset: Int?) {
      self.codes = codes
      self.articles = articles
      self.count = count
      self.offset = offset
    }
  }

  private(set) var articles: [Article] = []
  private(set) var blocks: [Block] = []
  private(set) var file: SpillFile?
  private var codes: GrowableBuffer<UInt32>
  private var firstArticle = 0
  private var inMemory = 0
  private let blockSize: Int
  private let limit: Int

  /// - Parameter limit: How many tokens may stay in memory, roughly.
  init(limit: Int) {
    self.limit = limit
    blockSize = max(1 << 12, min(1 << 20, limit / 4))
    codes = GrowableBuffer(capacity: blockSize)
  }

  /// Appends an article of up to `capacity` codes, which `fill` writes; it returns how many, and how many end a unit.
  func append(
    group: Int, batch: Int, index: Int, capacity: Int,
    _ fill: (UnsafeMutablePointer<UInt32>) -> (count: Int, unitEnds: Int)
  ) throws {
    if codes.count + capacity > blockSize, codes.count > 0 { try seal() }
    codes.reserve(capacity)
    let (count, unitEnds) = fill(codes.pointer + codes.count)
    codes.count += count
    articles.append(
      Article(
        group: UInt32(group), batch: UInt32(batch), index: UInt32(index), count: UInt32(count),
        unitEnds: UInt32(unitEnds)))
  }

  /// Closes the block that is being filled.
  func seal() throws {
    guard firstArticle < articles.count else { return }
    let range = firstArticle..<articles.count
    firstArticle = articles.count
    let count = codes.count
    if inMemory + count > limit {
      let file = try self.file ?? SpillFile()
      self.file = file
      let offset = try file.append(UnsafeBufferPointer(start: codes.pointer, count: count))
      blocks.append(Block(GrowableBuffer(capacity: 0), articles: range, count: count, offset: offset))
      codes.count = 0
    } else {
      inMemory += count
      var full = GrowableBuffer<UInt32>(capacity: blockSize)
      swap(&full, &codes)
      blocks.append(Block(full, articles: range, count: count, offset: nil))
    }
  }
}

/// What a thread makes of its articles: counts per group, and the tokens themselves.
final class SequenceState {
  let counting: CountingState
  let store: TokenStore
  private let within: TextUnit
  private let rule: SentenceRule
  private var starts: [Int] = []

  init(_ options: CountingOptions, within: TextUnit, tokenLimit: Int) {
    counting = CountingState(options)
    store = TokenStore(limit: tokenLimit)
    self.within = within
    rule = options.tokenization.options.sentences
  }

  func add(_ document: borrowing Document) throws {
    guard let added = counting.add(document) else { return }
    within.starts(in: document.text, rule: rule, into: &starts)
    let count = counting.counter.tokenizer.count
    let (ids, places) = (counting.counter.tokenizer.ids, counting.counter.tokenizer.starts)
    try store.append(
      group: added.row, batch: document.batch, index: document.index, capacity: count + starts.count
    ) { codes in
      if starts.count < 2 {
        codes.update(from: ids, count: count)
        return (count, 0)
      }
      var (written, unit) = (0, 1)
      var next = UInt32(starts[1])
      for token in 0..<count {
        if places[token] >= next {
          while unit < starts.count, starts[unit] <= places[token] { unit += 1 }
          next = unit < starts.count ? UInt32(starts[unit]) : .max
          codes[written] = TokenCode.unitEnd
          written += 1
        }
        codes[written] = ids[token]
        written += 1
      }
      return (written, written - count)
    }
  }
}
