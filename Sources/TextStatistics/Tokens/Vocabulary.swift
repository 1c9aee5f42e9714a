import CTextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The types one thread has seen: an open-addressing table from bytes to dense ids 0, 1, 2, ...
///
/// Built for one loop, which looks up every token of a corpus:
/// - keys of up to 16 bytes (97 % of running words) are two integers that are compared without touching the arena;
/// - a slot is 8 bytes, a hash tag and an id, so that a probe costs one cache line; the key is read once the tag agrees;
/// - what has to be known about a type (its folded form, whether it is dropped) is worked out once, when it is new.
///
/// SAFETY: owns its memory and frees it in `deinit`; every index comes from `add`, which grows all arrays together.
struct Vocabulary: ~Copyable {
  /// One type. 24 bytes: three to a cache line, near enough.
  struct Key: BitwiseCopyable {
    /// The first eight bytes, zero padded; for an n-gram the id of its prefix; for a long key a hash.
    var low: UInt64
    /// The next eight bytes; for an n-gram the id of its last word; for a long key another hash.
    var high: UInt64
    /// The length in bytes, with the kind of the key above it.
    var tag: UInt32
    /// The id of the folded form, or `removed`.
    var folded: UInt32
  }

  /// The id, that of the empty string, of a token that takes its place in the text but is not counted.
  static let removed: UInt32 = 0
  /// The `tag` of a stem: never the same key as a word of the same letters.
  static let stemTag: UInt32 = 1 << 31
  /// The `tag` of an n-gram, which has ids for bytes.
  static let ngramTag: UInt32 = 1 << 30

  private(set) var count = 0
  private(set) var keys: UnsafeMutablePointer<Key>
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private var capacity: Int
  private var offsets: UnsafeMutablePointer<Int>
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCount = 0
  private var arenaCapacity = 1 << 16

  init() {
    let slotCount = 1 << 14
    mask = slotCount - 1
    capacity = slotCount / 2
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: .max, count: slotCount)
    keys = .allocate(capacity: capacity)
    offsets = .allocate(capacity: capacity + 1)
    offsets[0] = 0
    arena = .allocate(capacity: arenaCapacity)
    _ = intern(UnsafeBufferPointer(start: nil, count: 0))
  }

  deinit {
    slots.deallocate()
    keys.deallocate()
    offsets.deallocate()
    arena.deallocate()
  }

  /// The memory that it takes, in bytes.
  var byteCount: Int {
    (mask + 1) * 8 + capacity * (MemoryLayout<Key>.stride + MemoryLayout<Int>.stride) + arenaCapacity
  }

  /// The bytes of type `id`; empty for an n-gram.
  func bytes(of id: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: arena + offsets[id], count: offsets[id + 1] - offsets[id])
  }

  /// A hash of a key of two integers; its low half picks the slot and is the slot's tag.
  @inline(__always)
  static func hash(_ low: UInt64, _ high: UInt64, _ tag: UInt32) -> UInt32 {
    let product = (low ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
      by: (high ^ 0xC2B2_AE3D_27D4_EB4F) &+ UInt64(truncatingIfNeeded: tag))
    let folded = product.high ^ product.low
    return UInt32(truncatingIfNeeded: folded ^ (folded &>> 32))
  }

  /// Asks for the slot that `find` will read first.
  @inline(__always)
  func prefetchSlot(_ hash: UInt32) { prefetch_read(slots + (Int(hash) & mask)) }

  /// Asks for the key that the first slot names; a prefetch of an address that does not exist does nothing.
  @inline(__always)
  func prefetchKey(_ hash: UInt32) {
    prefetch_read(keys + Int(UInt32(truncatingIfNeeded: slots[Int(hash) & mask])))
  }

  /// The id of a key that two integers hold whole, or nil when it is new.
  @inline(__always)
  func find(_ low: UInt64, _ high: UInt64, _ tag: UInt32, hash: UInt32) -> UInt32? {
    var slot = Int(hash) & mask
    while true {
      let entry = slots[slot]
      if UInt32(truncatingIfNeeded: entry &>> 32) == hash, entry != .max {
        let id = UInt32(truncatingIfNeeded: entry)
        let key = keys + Int(id)
        if key.pointee.low == low && key.pointee.high == high && key.pointee.tag == tag { return id }
      }
      if entry == .max { return nil }
      slot = (slot &+ 1) & mask
    }
  }

  /// The id of `bytes` of any length, and whether they are new; `kind` is 0 or `stemTag`.
  ///
  /// A new type's folded form is itself until the caller says otherwise.
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, kind: UInt32 = 0) -> (id: UInt32, isNew: Bool) {
    precondition(bytes.count < Int(Self.ngramTag), "a word of a gigabyte")
    let tag = UInt32(bytes.count) | kind
    let (low, high) = bytes.count <= 16 ? Self.packed(bytes) : Self.longHashes(bytes)
    let hash = Self.hash(low, high, tag)
    if bytes.count <= 16 {
      if let id = find(low, high, tag, hash: hash) { return (id, false) }
      return (add(bytes, low, high, tag, hash: hash), true)
    }
    var slot = Int(hash) & mask
    while slots[slot] != .max {
      let id = Int(UInt32(truncatingIfNeeded: slots[slot]))
      if UInt32(truncatingIfNeeded: slots[slot] &>> 32) == hash, keys[id].low == low, keys[id].tag == tag,
        memcmp(arena + offsets[id], bytes.baseAddress!, bytes.count) == 0
      {
        return (UInt32(id), false)
      }
      slot = (slot + 1) & mask
    }
    return (add(bytes, low, high, tag, hash: hash), true)
  }

  /// The id of the n-gram that continues `prefix`, the id of a word or of a shorter n-gram, by `word`.
  @inline(__always)
  private mutating func internNgram(_ prefix: UInt32, _ word: UInt32, hash: UInt32) -> UInt32 {
    if let id = find(UInt64(prefix), UInt64(word), Self.ngramTag, hash: hash) { return id }
    return add(UnsafeBufferPointer(start: nil, count: 0), UInt64(prefix), UInt64(word), Self.ngramTag, hash: hash)
  }

  /// Replaces each of `count` prefixes by the n-gram that continues it by the word of the same index.
  ///
  /// What continues a removed prefix, or by a removed word, is removed. The table of n-grams is far larger than the caches,
  /// so a batch of slots, then of keys, is asked for before the first is looked at.
  mutating func extendNgrams(_ prefixes: UnsafeMutablePointer<UInt32>, by words: UnsafePointer<UInt32>, count: Int) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { hashes in
      var first = 0
      while first < count {
        let last = min(count, first + hashes.count)
        for index in first..<last {
          let hash = Self.hash(UInt64(prefixes[index]), UInt64(words[index]), Self.ngramTag)
          hashes[index - first] = hash
          prefetchSlot(hash)
        }
        for hash in hashes[..<(last - first)] { prefetchKey(hash) }
        for index in first..<last {
          let isWhole = prefixes[index] != Self.removed && words[index] != Self.removed
          prefixes[index] =
            isWhole ? internNgram(prefixes[index], words[index], hash: hashes[index - first]) : Self.removed
        }
        first = last
      }
    }
  }

  /// Says that type `id` is to be counted as type `folded`, or not at all.
  mutating func setFolded(_ id: UInt32, to folded: UInt32) { keys[Int(id)].folded = folded }

  @inline(never)
  mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ low: UInt64, _ high: UInt64, _ tag: UInt32, hash: UInt32
  ) -> UInt32 {
    precondition(count < Int(UInt32.max) - 1, "more than four billion types")
    if count == capacity { grow() }
    while arenaCount + bytes.count > arenaCapacity {
      arena = Self.enlarged(arena, arenaCount, to: arenaCapacity * 2)
      arenaCapacity *= 2
    }
    if let start = bytes.baseAddress { memcpy(arena + arenaCount, start, bytes.count) }
    arenaCount += bytes.count
    let id = count
    count += 1
    keys[id] = Key(low: low, high: high, tag: tag, folded: UInt32(id))
    offsets[count] = arenaCount
    insert(UInt64(hash) << 32 | UInt64(id))
    return UInt32(id)
  }

  @inline(__always)
  private func insert(_ entry: UInt64) {
    var slot = Int(truncatingIfNeeded: entry &>> 32) & mask
    while slots[slot] != .max { slot = (slot &+ 1) & mask }
    slots[slot] = entry
  }

  /// Doubles everything.
  ///
  /// Types go into the new slots in the order they were first seen, so that the frequent ones, seen early, stand in the slot
  /// that their hash names and are found at the first look.
  private mutating func grow() {
    slots.deallocate()
    let slotCount = (mask + 1) * 2
    mask = slotCount - 1
    slots = allocateLarge(capacity: slotCount)
    slots.initialize(repeating: .max, count: slotCount)
    for id in 0..<count {
      insert(UInt64(Self.hash(keys[id].low, keys[id].high, keys[id].tag)) << 32 | UInt64(id))
    }
    keys = Self.enlarged(keys, count, to: capacity * 2)
    offsets = Self.enlarged(offsets, count + 1, to: capacity * 2 + 1)
    capacity *= 2
  }

  private static func enlarged<T: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<T>, _ count: Int, to capacity: Int
  ) -> UnsafeMutablePointer<T> {
    let new = allocateLarge(T.self, capacity: capacity)
    new.moveInitialize(from: old, count: count)
    old.deallocate()
    return new
  }

  /// Up to 16 bytes as two integers, the first byte lowest, zero padded.
  static func packed(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      if index < 8 { low |= UInt64(byte) << UInt64(index * 8) } else { high |= UInt64(byte) << UInt64(index * 8 - 64) }
    }
    return (low, high)
  }

  private static func longHashes(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var first: UInt64 = 0x1405_7B7E_F767_814F
    var second = UInt64(bytes.count)
    for byte in bytes {
      first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      second = (second &+ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
    }
    return (first ^ (first &>> 29), second)
  }
}
