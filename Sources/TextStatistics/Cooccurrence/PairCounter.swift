import CTextStatistics

/// Counts the pairs of one word after another; one to a thread.
///
/// A word's row is added up in an array with a slot per second word, walking the places of the word. Nothing is hashed or
/// sorted, and the slots of frequent words, which are touched most, lie together.
///
/// SAFETY: the arrays have a slot for every term of the layout and one for each place of a window; `TokenLayout` guarantees
/// that a window around a place lies within its tokens.
struct PairCounter: ~Copyable {
  /// A slot of the fast path, read and written whole: the last occurrence of the first word that had this second word, as
  /// place + 1 (0 for none yet), then events, articles and hits.
  typealias Slot = SIMD4<Int32>

  /// A slot for counts beyond 32 bits.
  struct WideSlot: BitwiseCopyable {
    var sum = PairSum()
    var last: UInt32 = 0
  }

  private let options: CooccurrenceOptions
  private let weights: [UInt64]
  private let within: TextUnit
  private let minimum: UInt64
  /// By rank: how the table names the words of pairs; nil if what is counted is only a part, of which `encoded` takes all pairs.
  private let names: UnsafePointer<UInt32>?
  /// Pairs as `PairCode` writes them.
  var encoded = GrowableBuffer<UInt8>()
  /// Where in `encoded` the word begins whose pairs are recorded, and how many there are.
  private var (wordStart, pairCount) = (0, 0)
  private var slots = GrowableBuffer<Slot>(capacity: 0)
  private var wideSlots = GrowableBuffer<WideSlot>(capacity: 0)
  private var touched = GrowableBuffer<UInt32>(capacity: 0)

  /// The widest window that the fast path takes: its padding is paid for at every end of a unit.
  static let widestFast = 32

  init(_ options: CooccurrenceOptions, within: TextUnit, names: UnsafePointer<UInt32>?) {
    self.options = options
    self.within = within
    self.names = names
    weights = options.distanceWeights
    minimum = options.scaledMinimum
  }

  /// How many places a layout has to leave free between units.
  static func padding(for options: CooccurrenceOptions) -> Int {
    let widest = max(options.left, options.right)
    return isFast(options) ? widest : 1
  }

  static func isFast(_ options: CooccurrenceOptions) -> Bool {
    max(options.left, options.right) <= widestFast && options.weights == .flat && options.counting == .events
      && options.margins != .span
  }

  /// The number of codes of a chunk whose counts the fast path can hold.
  static func largestChunk(for options: CooccurrenceOptions) -> Int {
    let places = Int(UInt32.max) / 4
    return isFast(options) ? min(places, Int(UInt32.max) / (options.left + options.right) - 1) : places
  }

  /// Counts the pairs whose first word is `term`, appends what is kept of them to `records`, and returns the margins of the
  /// word.
  mutating func count(
    _ term: Int, _ layout: TokenLayout, row: Int, into records: inout GrowableBuffer<PairRecord>
  ) -> WordMargins {
    guard Self.isFast(options) else { return countWide(term, layout, row: row, &records) }
    return if let tokens = layout.narrow {
      countFast(term, layout, tokens, row: row, &records)
    } else {
      countFast(term, layout, layout.wide!, row: row, &records)
    }
  }

  // MARK: - Narrow windows, counts of up to 32 bits

  /// What the last occurrence lies before, if an event, article or hit is to be counted for an occurrence at `place`: always,
  /// the start of the article, the place itself.
  @inline(__always)
  static func limits(_ place: Int, _ articleStart: UInt32) -> Slot {
    Slot(0, .max, Int32(bitPattern: articleStart &+ 1), Int32(truncatingIfNeeded: place &+ 1))
  }

  /// A slot after one more event.
  @inline(__always)
  static func counted(_ slot: Slot, _ limits: Slot) -> Slot {
    var slot = slot
    slot &-= unsafeBitCast(Slot(repeating: slot.x) .< limits, to: Slot.self)
    slot.x = limits.w
    return slot
  }

  private mutating func countFast<Code: FixedWidthInteger>(
    _ term: Int, _ layout: TokenLayout, _ tokens: UnsafeMutablePointer<Code>, row: Int,
    _ records: inout GrowableBuffer<PairRecord>
  ) -> WordMargins {
    let (left, right) = (options.left, options.right)
    let termCount = layout.termCount
    // Slots behind the terms, one for each place of the window, take in what does not count, so that nothing is decided by
    // a branch; they never look new.
    let dummy = UInt32(termCount)
    slots.pad(to: termCount + left + right + 1, with: Slot())
    touched.reserve(termCount + left + right + 2)
    let (places, slots, touched) = (layout.places, slots.pointer, touched.pointer)
    for index in termCount...termCount + left + right { slots[index] = Slot(1, 0, 0, 0) }
    let bound = options.isSymmetric ? UInt32(term) : UInt32(termCount) &- 1
    let rare = layout.rare
    let (articleStarts, end) = (layout.articleStarts, layout.starts[term + 1])
    var margins = WordMargins()
    var (touchedCount, events) = (0, 0)
    for index in layout.starts[term]..<end {
      let place = Int(places[index])
      let ahead = Int(places[index &+ 12])
      prefetch_read(tokens + (ahead &- left))
      prefetch_read(tokens + (ahead &+ right))
      prefetch_read(articleStarts + ahead &>> TokenLayout.articleShift)
      let articleStart = articleStarts[place &>> TokenLayout.articleShift]
      let limits = Self.limits(place, articleStart)

      @inline(__always)
      func take(_ token: UInt32, _ spare: UInt32) {
        events &+= token <= rare ? 1 : 0
        let slot = token <= bound ? token : spare
        let old = slots[Int(slot)]
        touched[touchedCount] = slot
        touchedCount &+= old.x == 0 ? 1 : 0
        slots[Int(slot)] = Self.counted(old, limits)
      }
      var distance = 1
      while distance <= right {
        take(UInt32(truncatingIfNeeded: tokens[place &+ distance]), dummy &+ UInt32(truncatingIfNeeded: distance))
        distance &+= 1
      }
      distance = 1
      while distance <= left {
        take(
          UInt32(truncatingIfNeeded: tokens[place &- distance]), dummy &+ UInt32(truncatingIfNeeded: right &+ distance))
        distance &+= 1
      }
      if left != right { margins.column += layout.weight(around: place, right, left, weights) }
    }
    margins.row = UInt64(events)
    if left == right { margins.column = margins.row }
    beginWord(pairLimit: touchedCount, &records)
    for other in UnsafeBufferPointer(start: touched, count: touchedCount) where other < dummy {
      let slot = unsafeBitCast(slots[Int(other)], to: SIMD4<UInt32>.self)
      slots[Int(other)] = Slot()
      record(row, term, Int(other), PairSum(count: UInt64(slot.y), articles: slot.z, hits: slot.w), &records)
    }
    endWord(term)
    return margins
  }

  // MARK: - Everything else

  private mutating func countWide(
    _ term: Int, _ layout: TokenLayout, row: Int, _ records: inout GrowableBuffer<PairRecord>
  ) -> WordMargins {
    let (left, right) = (options.left, options.right)
    let isBoolean = options.counting == .boolean
    let isSpan = options.margins == .span
    wideSlots.pad(to: layout.termCount, with: WideSlot())
    touched.reserve(layout.termCount + 1)
    let (slots, touched) = (wideSlots.pointer, touched.pointer)
    let (rare, pad) = (layout.rare, layout.pad)
    let bound = options.isSymmetric ? UInt32(term) : UInt32(layout.termCount) &- 1
    var margins = WordMargins()
    // Places up to `reached` were in the window of the occurrence before: a span counts them once.
    var (touchedCount, previous, reached) = (0, -1, -1)
    for index in layout.starts[term]..<layout.starts[term + 1] {
      let place = Int(layout.places[index])
      let articleStart = layout.articleStarts[place &>> TokenLayout.articleShift]
      let stamp = UInt32(truncatingIfNeeded: place &+ 1)
      let covered = isSpan ? reached : -1
      var unitStart = Int(articleStart)
      if isBoolean {
        if within != .document {
          unitStart = place
          while layout.token(at: unitStart &- 1) != pad { unitStart &-= 1 }
        }
        if previous < unitStart {
          margins.row += 1
          margins.column += 1
        }
      }
      previous = place
      for (width, step) in [(left, -1), (right, 1)] {
        var distance = 1
        while distance <= width {
          let other = place &+ step &* distance
          let token = layout.token(at: other)
          if token == pad { break }
          let weight = other <= covered ? 0 : weights.isEmpty ? 1 : weights[distance]
          distance &+= 1
          reached = max(reached, other)
          if token > rare || isSpan && token == UInt32(term) { continue }
          if !isBoolean { margins.row &+= weight }
          if token > bound { continue }
          var slot = slots[Int(token)]
          if slot.last == 0 {
            touched[touchedCount] = token
            touchedCount &+= 1
          }
          slot.sum.count &+= isBoolean ? (Int(slot.last) <= unitStart ? 1 : 0) : weight
          slot.sum.articles &+= slot.last <= articleStart ? 1 : 0
          slot.sum.hits &+= slot.last != stamp ? 1 : 0
          slot.last = stamp
          slots[Int(token)] = slot
        }
      }
      if !isBoolean, !isSpan, left != right { margins.column += layout.weight(around: place, right, left, weights) }
    }
    if !isBoolean, left == right { margins.column = margins.row }
    if isSpan { margins.column = UInt64(layout.starts[term + 1] - layout.starts[term]) }
    beginWord(pairLimit: touchedCount, &records)
    for other in UnsafeBufferPointer(start: touched, count: touchedCount) {
      let slot = slots[Int(other)]
      slots[Int(other)] = WideSlot()
      record(row, term, Int(other), slot.sum, &records)
    }
    endWord(term)
    return margins
  }

  /// Makes room for the pairs of a word, which `record` takes next.
  @inline(__always)
  mutating func beginWord(pairLimit: Int, _ records: inout GrowableBuffer<PairRecord>) {
    guard names == nil else { return records.reserve(pairLimit) }
    encoded.reserve(PairCode.wordSize + pairLimit * PairCode.longest)
    (wordStart, pairCount) = (encoded.count, 0)
    encoded.count += PairCode.wordSize
  }

  /// Appends a pair if it is kept.
  @inline(__always)
  mutating func record(
    _ row: Int, _ first: Int, _ second: Int, _ sum: PairSum, _ records: inout GrowableBuffer<PairRecord>
  ) {
    guard let names else {
      encoded.count &+= PairCode.write(second: second, sum, to: encoded.pointer + encoded.count)
      pairCount &+= 1
      return
    }
    guard options.published(sum.count, isSelf: first == second) >= minimum else { return }
    let (one, other) = PairRecord.ordered(names[first], names[second], options)
    records.pointer[records.count] = PairRecord(row: UInt32(row), first: one, second: other, sum)
    records.count &+= 1
  }

  /// Ends the pairs of a word.
  @inline(__always)
  mutating func endWord(_ word: Int) {
    guard names == nil else { return }
    if pairCount == 0 {
      encoded.count = wordStart
    } else {
      PairCode.write(word: word, pairCount: pairCount, to: encoded.pointer + wordStart)
    }
  }
}
