/// Halves valences before the first "but" and raises those after it by half, with a quirk of the library.
///
/// The library walks over all valences and scales, for each, not that one but the first that is equal to it at that
/// moment. So of equal valences one may be scaled twice and another not at all. To find the first one quickly, the
/// matches of each value form a heap with the earliest on top; a table leads from values to heaps. Heaps are pairing
/// heaps (Fredman and others 1986, Algorithmica 1): links between matches, a match being in one heap at a time.
///
/// SAFETY: links and tops are numbers of matches or -1; `scale` makes room for all matches before it links any.
struct VaderContrast: ~Copyable {
  private var children = GrowableBuffer<Int32>()
  private var siblings = GrowableBuffer<Int32>()
  private var values = GrowableBuffer<UInt64>()
  private var tops = GrowableBuffer<Int32>()
  private var mask = 0

  /// Scales the valences of `matches`, which are in the order of the text, around the word number `but`.
  mutating func scale(_ matches: UnsafeMutableBufferPointer<VaderMatch>, around but: Int) {
    prepare(count: matches.count)
    for number in matches.indices {
      // Zeros stay zero, whichever is scaled.
      let value = matches[number].valence
      if value == 0 { continue }
      let slot = slot(of: value)
      let first = merged(tops[slot], Int32(number))
      let place = matches[Int(first)].index
      if place == but {
        tops[slot] = first
        continue
      }
      let rest = withoutTop(first)
      tops[slot] = rest
      matches[Int(first)].contrast(place < but ? VaderRules.contrast.before : VaderRules.contrast.after)
      children[Int(first)] = -1
      let scaled = matches[Int(first)].valence
      if scaled != 0 {
        let slot = self.slot(of: scaled)
        let heap = merged(tops[slot], first)
        tops[slot] = heap
      }
    }
  }

  private mutating func prepare(count: Int) {
    // Every step brings in two values at most.
    var capacity = 8
    while capacity < 4 * count { capacity *= 2 }
    mask = capacity - 1
    children.count = 0
    siblings.count = 0
    values.count = 0
    tops.count = 0
    children.pad(to: count, with: -1)
    siblings.pad(to: count, with: -1)
    values.pad(to: capacity, with: 0)
    tops.pad(to: capacity, with: -1)
  }

  /// Where the heap of a value is, which is not 0.
  private mutating func slot(of value: Double) -> Int {
    let bits = value.bitPattern
    var slot = Int(truncatingIfNeeded: (bits &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while values[slot] != bits, values[slot] != 0 { slot = (slot + 1) & mask }
    values[slot] = bits
    return slot
  }

  /// One heap of two; -1 is an empty one.
  private mutating func merged(_ one: Int32, _ other: Int32) -> Int32 {
    if one < 0 { return other }
    if other < 0 { return one }
    let (top, below) = one < other ? (one, other) : (other, one)
    siblings[Int(below)] = children[Int(top)]
    children[Int(top)] = below
    return top
  }

  /// What is left of a heap without its top.
  private mutating func withoutTop(_ top: Int32) -> Int32 {
    var next = children[Int(top)]
    // In pairs from the front, then all together from the back.
    var pairs: Int32 = -1
    while next >= 0 {
      let one = next
      let other = siblings[Int(one)]
      next = other < 0 ? -1 : siblings[Int(other)]
      let pair = merged(one, other)
      siblings[Int(pair)] = pairs
      pairs = pair
    }
    var heap: Int32 = -1
    while pairs >= 0 {
      let pair = pairs
      pairs = siblings[Int(pair)]
      heap = merged(heap, pair)
    }
    return heap
  }
}
