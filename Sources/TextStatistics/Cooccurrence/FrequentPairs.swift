/// Counts the pairs among the most frequent words, in the order of the text; one to a thread.
///
/// These words are half of all tokens, so that listing and visiting their places takes longer than meeting them on the way;
/// and a table of their pairs stays in the cache.
///
/// SAFETY: `slots` has one for every pair and one for each place of a window; `TokenLayout` guarantees that a window around a
/// place lies within its tokens.
final class FrequentPairs {
  private typealias Slot = PairCounter.Slot

  private let size: Int
  private let width: Int
  private var slots: GrowableBuffer<Slot>
  /// By word: its events.
  private var events: [Int]

  /// How many words are counted this way: none where windows have two different sides.
  static func wordCount(_ options: CooccurrenceOptions, termCount: Int) -> Int {
    PairCounter.isFast(options) && options.isSymmetric && termCount >= 1024 ? 192 : 0
  }

  /// Where a pair stands; `second` is not the rarer one. A triangle, not a square: in rows a power of two apart the cache could
  /// hold few of the slots of a word.
  @inline(__always)
  private static func slot(_ first: Int, _ second: Int) -> Int { first &* (first &+ 1) / 2 &+ second }

  init(_ options: CooccurrenceOptions, size: Int) {
    self.size = size
    width = options.left
    let count = Self.slot(size, 0) + 2 * width + 1
    slots = GrowableBuffer(capacity: count)
    slots.pad(to: count, with: Slot())
    events = Array(repeating: 0, count: size)
  }

  /// Adds what begins in `places`, which are whole articles behind all that were added before.
  func add(_ layout: TokenLayout, _ places: Range<Int>) {
    if let tokens = layout.narrow { add(layout, tokens, places) } else { add(layout, layout.wide!, places) }
  }

  private func add<Code: FixedWidthInteger>(
    _ layout: TokenLayout, _ tokens: UnsafeMutablePointer<Code>, _ places: Range<Int>
  ) {
    let (size, width, slots, articleStarts) = (size, width, slots.pointer, layout.articleStarts)
    let (rare, dummy) = (Int(layout.rare), Self.slot(size, 0))
    events.withUnsafeMutableBufferPointer { events in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: TokenLayout.blockSize + 1) { found in
        var first = places.lowerBound
        while first < places.upperBound {
          let last = min(first + TokenLayout.blockSize, places.upperBound)
          let count = gather(tokens, first, last, into: found.baseAddress!) { $0 < size }
          for index in 0..<count {
            let place = found[index]
            let word = Int(truncatingIfNeeded: tokens[place])
            let row = Self.slot(word, 0)
            let articleStart = articleStarts[place &>> TokenLayout.articleShift]
            let limits = PairCounter.limits(place, articleStart)
            var met = 0

            @inline(__always)
            func take(_ token: Code, _ spare: Int) {
              let token = Int(truncatingIfNeeded: token)
              met &+= token <= rare ? 1 : 0
              // All ones for a word rarer than this one: a choice would be compiled to a branch.
              let isRarer = (word &- token) &>> 63
              let slot = (row &+ token) & ~isRarer | (dummy &+ spare) & isRarer
              slots[slot] = PairCounter.counted(slots[slot], limits)
            }
            var distance = 1
            while distance <= width {
              take(tokens[place &+ distance], distance)
              take(tokens[place &- distance], width &+ distance)
              distance &+= 1
            }
            events[word] &+= met
          }
          first = last
        }
      }
    }
  }

  /// Adds the counts of other articles.
  func merge(_ other: FrequentPairs) {
    for slot in 0..<Self.slot(size, 0) { slots[slot] &+= other.slots[slot] }
    for word in 0..<size { events[word] += other.events[word] }
  }

  /// What was counted of a pair; `second` is not the rarer word.
  func sum(_ first: Int, _ second: Int) -> PairSum {
    let slot = unsafeBitCast(slots[Self.slot(first, second)], to: SIMD4<UInt32>.self)
    return PairSum(count: UInt64(slot.y), articles: slot.z, hits: slot.w)
  }

  /// The margins of a word.
  func margins(_ word: Int) -> WordMargins {
    WordMargins(row: UInt64(events[word]), column: UInt64(events[word]))
  }
}
