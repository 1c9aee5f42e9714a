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

/// How tokens are stored: in 16 bits where the id of the thread fits, since memory that is touched for the first time costs
/// more than what is done with it. Ids are given by first occurrence, so that those of frequent words are small.
///
/// SAFETY: `encode` writes up to three units a token; `decode` reads as many units as `encode` has written.
enum StoredToken {
  /// Ids from here on take three units: `wide`, the low half, the high half.
  private static let firstWide: UInt32 = 0xFFFE
  private static let unitEnd: UInt16 = 0xFFFE
  private static let wide: UInt16 = 0xFFFF
  /// The most units that a token takes.
  static let longest = 3

  /// Writes the end of a unit of text; returns the number of units.
  @inline(__always)
  static func encodeUnitEnd(into units: UnsafeMutablePointer<UInt16>) -> Int {
    units[0] = unitEnd
    return 1
  }

  /// Writes ids; returns the number of units.
  @inline(__always)
  static func encode(_ ids: UnsafePointer<UInt32>, _ count: Int, into units: UnsafeMutablePointer<UInt16>) -> Int {
    var end = 0
    for index in 0..<count {
      let id = ids[index]
      units[end] = UInt16(truncatingIfNeeded: id)
      if id >= firstWide {
        units[end] = wide
        units[end &+ 1] = UInt16(truncatingIfNeeded: id)
        units[end &+ 2] = UInt16(truncatingIfNeeded: id &>> 16)
        end &+= 2
      }
      end &+= 1
    }
    return end
  }

  /// Reads `count` tokens and looks their ids up in `table`.
  @inline(__always)
  static func decode(
    _ units: UnsafePointer<UInt16>, _ count: Int, _ table: UnsafePointer<UInt32>,
    into codes: UnsafeMutablePointer<UInt32>
  ) {
    var units = units
    for index in 0..<count {
      let unit = units[0]
      if unit < unitEnd {
        codes[index] = table[Int(unit)]
        units += 1
      } else if unit == unitEnd {
        codes[index] = TokenCode.unitEnd
        units += 1
      } else {
        codes[index] = table[Int(units[1]) | Int(units[2]) &<< 16]
        units += longest
      }
    }
  }
}

/// The tokens of the articles that one thread reads, in blocks that are written to disk when memory runs out.
final class TokenStore {
  /// An article: where it belongs and how long it is.
  struct Article: BitwiseCopyable {
    /// The group of the thread.
    var group: UInt32
    var batch: UInt32
    var index: UInt32
    /// The number of tokens and ends of units.
    var count: UInt32
    /// How many of them end a unit.
    var unitEnds: UInt32
    /// What they take in the block.
    var size: UInt32
  }

  /// A run of whole articles.
  final class Block {
    /// What `StoredToken` makes of the tokens; empty when it stands on disk.
    var stored: GrowableBuffer<UInt16>
    let articles: Range<Int>
    /// The number of tokens and ends of units.
    let count: Int
    /// What they take, and where they are if they are on disk.
    let size: Int
    let offset: Int?

    init(_ stored: consuming GrowableBuffer<UInt16>, articles: Range<Int>, count: Int, size: Int, offset: Int?) {
      self.stored = stored
      self.articles = articles
      self.count = count
      self.size = size
      self.offset = offset
    }
  }

  private(set) var articles: [Article] = []
  private(set) var blocks: [Block] = []
  private(set) var file: SpillFile?
  private var stored: GrowableBuffer<UInt16>
  private var count = 0
  private var firstArticle = 0
  private var inMemory = 0
  private let blockSize: Int
  private let limit: Int

  /// - Parameter limit: How many tokens may stay in memory, roughly.
  init(limit: Int) {
    self.limit = limit
    // A part of the corpus is counted at a time, of whole blocks.
    blockSize = max(1 << 12, min(1 << 21, limit / 16))
    stored = GrowableBuffer(capacity: blockSize)
  }

  /// Appends an article of up to `capacity` tokens and ends of units, which `fill` stores; it returns how many, how many end a
  /// unit, and what they take.
  func append(
    group: Int, batch: Int, index: Int, capacity: Int,
    _ fill: (UnsafeMutablePointer<UInt16>) -> (count: Int, unitEnds: Int, size: Int)
  ) throws {
    let largest = StoredToken.longest * capacity
    if stored.count + largest > blockSize, stored.count > 0 { try seal() }
    stored.reserve(largest)
    let (count, unitEnds, size) = fill(stored.pointer + stored.count)
    stored.count += size
    self.count += count
    articles.append(
      Article(
        group: UInt32(group), batch: UInt32(batch), index: UInt32(index), count: UInt32(count),
        unitEnds: UInt32(unitEnds), size: UInt32(size)))
  }

  /// Closes the block that is being filled.
  func seal() throws {
    guard firstArticle < articles.count else { return }
    let range = firstArticle..<articles.count
    firstArticle = articles.count
    let size = stored.count
    if inMemory + size > limit {
      let file = try self.file ?? SpillFile()
      self.file = file
      let offset = try file.append(UnsafeBufferPointer(start: stored.pointer, count: size))
      blocks.append(Block(GrowableBuffer(capacity: 0), articles: range, count: count, size: size, offset: offset))
      stored.count = 0
    } else {
      inMemory += size
      var full = GrowableBuffer<UInt16>(capacity: blockSize)
      swap(&full, &stored)
      blocks.append(Block(full, articles: range, count: count, size: size, offset: nil))
    }
    count = 0
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
    try counting.requireMemory()
    within.starts(in: document.text, rule: rule, into: &starts)
    let count = counting.counter.tokenizer.count
    let (ids, places) = (counting.counter.tokenizer.ids, counting.counter.tokenizer.starts)
    try store.append(
      group: added.row, batch: document.batch, index: document.index, capacity: count + starts.count
    ) { stored in
      if starts.count < 2 { return (count, 0, StoredToken.encode(ids, count, into: stored)) }
      var (size, unitEnds, unit, first) = (0, 0, 1, 0)
      while true {
        // The tokens of a unit, and of those behind it that have none.
        var last = first
        while last < count, unit >= starts.count || places[last] < starts[unit] { last += 1 }
        size += StoredToken.encode(ids + first, last - first, into: stored + size)
        guard last < count else { return (count + unitEnds, unitEnds, size) }
        while unit < starts.count, starts[unit] <= places[last] { unit += 1 }
        size += StoredToken.encodeUnitEnd(into: stored + size)
        unitEnds += 1
        first = last
      }
    }
  }
}
