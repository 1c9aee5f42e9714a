/// What the rules and a lexicon know of every word, found with one look-up by its bytes.
///
/// Open addressing. A slot has the first eight bytes of its word, so that most look-ups, which find nothing, touch one
/// slot.
///
/// SAFETY: owns its memory and frees it in `deinit`; reads up to 7 bytes beyond the end of a word, which the caller
/// guarantees to be readable. The oracle is `Dictionary`.
struct VaderVocabulary: ~Copyable {
  private struct Slot {
    var head: UInt64
    var code: VaderCode
    var length: UInt32
  }

  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int
  /// Where the words of more than eight bytes are in `rest`, by slot.
  private let rests: UnsafeMutablePointer<UInt32>
  /// Those words from their ninth byte on, in lower case.
  private var rest = GrowableBuffer<UInt64>()

  /// Gathers the words of the rules and the terms of a lexicon.
  ///
  /// Terms are taken as they are: one with capitals or a space is never found. Of several entries of one term the last
  /// counts.
  init(_ lexicon: Lexicon) {
    precondition(lexicon.entries.count < VaderCode.entryLimit, "a lexicon has less than 4,194,304 entries")
    var codes: [String: VaderCode] = [:]
    for word in VaderWord.allCases.dropFirst() { codes["\(word)", default: VaderCode(bits: 0)].bits |= word.rawValue }
    for (list, flag) in [
      (VaderRules.amplifiers, VaderCode.amplifier), (VaderRules.dampeners, VaderCode.dampener),
      (VaderRules.negations, VaderCode.negation),
    ] {
      for word in list { codes[word, default: VaderCode(bits: 0)].bits |= flag }
    }
    for (index, entry) in lexicon.entries.enumerated() {
      let known = codes[entry.term]?.bits ?? 0
      codes[entry.term] = VaderCode(bits: known & (1 << 10 - 1) | UInt32(index + 1) << 10)
    }

    var capacity = 16
    while capacity < 3 * codes.count { capacity *= 2 }
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(head: 0, code: VaderCode(bits: 0), length: 0), count: capacity)
    rests = .allocate(capacity: capacity)
    rests.initialize(repeating: 0, count: capacity)
    for (term, code) in codes where !term.isEmpty { insert(Array(term.utf8), code) }
  }

  deinit {
    slots.deallocate()
    rests.deallocate()
  }

  private mutating func insert(_ term: [UInt8], _ code: VaderCode) {
    (term + [UInt8](repeating: 0, count: 8)).withUnsafeBufferPointer { bytes in
      let word = bytes.baseAddress!
      var index = Self.hash(word, term.count) & mask
      while slots[index].code.bits != 0 { index = (index + 1) & mask }
      // Not lower-cased: what has capitals is not to be found.
      slots[index] = Slot(head: Self.load(word, min(term.count, 8)), code: code, length: UInt32(term.count))
      rests[index] = UInt32(rest.count)
      for offset in stride(from: 8, to: term.count, by: 8) {
        rest.append(Self.load(word + offset, min(term.count - offset, 8)))
      }
    }
  }

  /// What is known of a word that is in lower case but for ASCII capitals.
  @inline(__always)
  func code(_ word: UnsafePointer<UInt8>, _ length: Int) -> VaderCode {
    let head = Self.lowercased(Self.load(word, min(length, 8)))
    var index = Self.hash(word, length) & mask
    while slots[index].code.bits != 0 {
      if slots[index].head == head, slots[index].length == length, hasRest(word, length, index) {
        return slots[index].code
      }
      index = (index &+ 1) & mask
    }
    return VaderCode(bits: 0)
  }

  @inline(__always)
  private func hasRest(_ word: UnsafePointer<UInt8>, _ length: Int, _ index: Int) -> Bool {
    var next = Int(rests[index])
    var offset = 8
    while offset < length {
      if rest[next] != Self.lowercased(Self.load(word + offset, min(length &- offset, 8))) { return false }
      next &+= 1
      offset &+= 8
    }
    return true
  }

  /// A hash of up to 16 bytes and the length, the same for upper and lower case.
  @inline(__always)
  private static func hash(_ word: UnsafePointer<UInt8>, _ length: Int) -> Int {
    var bits = lowercased(load(word, min(length, 8))) ^ UInt64(truncatingIfNeeded: length)
    if length > 8 {
      // The last eight bytes, which may overlap the first ones.
      bits = (bits &* 0x9E37_79B9_7F4A_7C15) ^ lowercased(load(word + (length &- 8), 8))
    }
    bits = bits &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: bits >> 40)
  }

  /// Up to eight bytes, padded with zeros; `length` is at least 1.
  @inline(__always)
  private static func load(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    let word = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    return word & (UInt64.max &>> UInt64(truncatingIfNeeded: (8 &- length) &* 8))
  }

  /// ASCII capitals among eight bytes in lower case, all at once.
  @inline(__always)
  private static func lowercased(_ bytes: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let sevenBits = bytes & (ones &* 0x7F)
    let fromA = sevenBits &+ ones &* (0x80 - 0x41)
    let aboveZ = sevenBits &+ ones &* (0x80 - 0x5B)
    return bytes | ((fromA & ~aboveZ & ~bytes & (ones &* 0x80)) &>> 2)
  }
}
