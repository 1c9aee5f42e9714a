/// A hit of a concordance, as the thread that found it keeps it; small, as there may be many.
struct ConcordanceHit {
  /// What decides whether it is drawn: the hits of the smallest lots are.
  var lot: UInt64
  /// Where its texts begin among the bytes of the thread.
  var start: Int
  /// The lengths of its texts, one behind the other: left, keyword, right and what it is sorted by.
  var lengths: (left: UInt32, keyword: UInt32, right: UInt32, key: UInt32)
  /// Its article, among those of the thread.
  var article: UInt32
  /// Its first token within the article, from 0.
  var position: UInt32
  /// Its sentence within the article, from 1.
  var sentence: UInt32
  /// Which pattern it is of.
  var pattern: UInt32
}

/// The hits of a group: all of them, or those of the smallest lots.
struct HitSample {
  private(set) var hits: [ConcordanceHit] = []
  /// Hits of this lot or above are not among the smallest.
  private(set) var limit: UInt64?
  private let size: Int

  /// - Parameter size: How many hits are wanted; nil for all.
  init(size: Int?) { self.size = size ?? .max }

  /// Takes a hit whose lot is below the limit; hits come in the order of the corpus.
  ///
  /// Twice the size is kept before the larger lots are dropped: no more than logarithmically many hits are taken in vain.
  mutating func insert(_ hit: ConcordanceHit) {
    hits.append(hit)
    guard hits.count >= size, hits.count - size >= size else { return }
    // Of equal lots the first in the corpus is drawn.
    hits.sort { ($0.lot, $0.article, $0.position, $0.pattern) < ($1.lot, $1.article, $1.position, $1.pattern) }
    hits.removeLast(hits.count - size)
    limit = hits.last?.lot
  }
}

/// A 64-bit hash of what it is fed: the lots of a draw.
///
/// Eight bytes at a time are multiplied to 128 bits, whose halves are folded together; the result passes through the
/// finaliser of SplitMix64 (Steele, Lea & Flood 2014).
struct LotHash {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func feed(_ number: UInt64) {
    let product = (state ^ number ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    state = (product.high ^ product.low) &+ 0xD1B5_4A32_D192_ED03
  }

  /// Feeds text with its length, so that two texts in a row cannot be mistaken for two others.
  mutating func feed(_ text: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(text)
    feed(UInt64(raw.count))
    var index = 0
    while index + 8 <= raw.count {
      feed(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    feed(raw[index...].reduce(0) { $0 << 8 | UInt64($1) })
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
