/// For every shingle that several texts hold, these texts; and for every text, where it stands among them.
///
/// Where more than ``commonest`` texts hold a shingle, only neighbours are candidates: all pairs would be quadratic in copies.
/// A story that two hundred outlets reprint is found nevertheless, since each reprint is the neighbour of another.
struct CopyPostings: Sendable {
  /// Up to how many texts all pairs are candidates.
  static let commonest = 20
  private static let lastFlag: UInt32 = 1 << 31
  private static let commonFlag: UInt32 = 1 << 30

  /// Texts, rising, with flags for the last of a shingle and for shingles that are common.
  private let postings: [UInt32]
  /// Where the places of each text start in `places`.
  private let offsets: [Int]
  private let places: [UInt32]
  /// How many of the entries of each text are of shingles that are not common.
  let rareCounts: [UInt32]

  init(_ entries: [RadixOrder.Entry], textCount: Int, threads: Int) {
    precondition(entries.count <= UInt32.max, "more than 2³² shingles in the index")
    var order = RadixOrder(entries)
    order.sort(threads: threads) { $0 < $1 }
    let sorted = order.entries
    var postings: [UInt32] = []
    var rareCounts = [UInt32](repeating: 0, count: textCount)
    var offsets = [Int](repeating: 0, count: textCount + 1)
    sorted.withUnsafeBufferPointer { sorted in
      var first = 0
      while first < sorted.count {
        var end = first + 1
        while end < sorted.count, sorted[end].key == sorted[first].key { end += 1 }
        let isCommon = end - first > Self.commonest
        for entry in sorted[first..<end] {
          if !isCommon { rareCounts[Int(entry.index)] += 1 }
          guard end - first > 1 else { continue }
          postings.append(entry.index | (isCommon ? Self.commonFlag : 0))
          offsets[Int(entry.index) + 1] += 1
        }
        if end - first > 1 { postings[postings.count - 1] |= Self.lastFlag }
        first = end
      }
    }
    for text in 0..<textCount { offsets[text + 1] += offsets[text] }
    var next = offsets
    var places = [UInt32](repeating: 0, count: postings.count)
    for (place, posting) in postings.enumerated() {
      let text = Int(posting & ~(Self.lastFlag | Self.commonFlag))
      places[next[text]] = UInt32(place)
      next[text] += 1
    }
    (self.postings, self.rareCounts, self.offsets, self.places) = (postings, rareCounts, offsets, places)
  }

  /// Calls `body` for every later text that shares entries with `text`, and how many.
  func forEachCandidate(of text: Int, _ scratch: CandidateCounts, _ body: (_ other: Int, _ count: Int) -> Void) {
    let counts = scratch.counts
    for index in offsets[text]..<offsets[text + 1] {
      var place = Int(places[index])
      let isCommon = postings[place] & Self.commonFlag != 0
      while postings[place] & Self.lastFlag == 0 {
        place += 1
        let other = Int(postings[place] & ~(Self.lastFlag | Self.commonFlag))
        if counts[other] == 0 { scratch.touched.append(other) }
        counts[other] += 1
        if isCommon { break }
      }
    }
    for other in scratch.touched {
      body(other, Int(counts[other]))
      counts[other] = 0
    }
    scratch.touched.removeAll(keepingCapacity: true)
  }
}

/// How many entries each text shares with the one that is looked at; owned by one thread.
final class CandidateCounts {
  /// SAFETY: indices are texts of the index, of which there are as many as counts.
  fileprivate let counts: UnsafeMutablePointer<UInt32>
  fileprivate var touched: [Int] = []
  /// The pairs found so far.
  var pairs: [CopyPair] = []

  init(textCount: Int) {
    counts = .allocate(capacity: textCount)
    counts.initialize(repeating: 0, count: textCount)
  }

  deinit { counts.deallocate() }
}

/// Two texts that are copies, the first the one with the lower number.
struct CopyPair: Sendable {
  var a: Int
  var b: Int
  var overlap: CopyOverlap
}

/// The index of shingles by which copies are found exactly.
enum CopyIndex {
  /// One shingle in so many is in the index ...
  static let sampling: UInt32 = 8
  /// ... but all of texts of fewer shingles than this, wherever they are found.
  static let short = 256

  /// The postings of a sample of the shingles.
  ///
  /// Which ones is decided by their hashes, so that two texts agree. A pair that shares s shingles shares none of the sample
  /// with a probability of (7/8)^s, 4·10⁻⁸ for half of 256.
  static func postings(_ texts: DistinctTexts, threads: Int) -> CopyPostings {
    let shortTexts = (0..<texts.count).filter { texts.shingleCounts[$0] < short }
    let filter = ShortShingles(texts, shortTexts)
    let pieces = max(1, min(4 * threads, texts.count))
    var found = [[RadixOrder.Entry]](repeating: [], count: pieces)
    found.withUnsafeMutableBufferPointer { found in
      nonisolated(unsafe) let found = found
      parallel(pieces, threads: threads) { piece, _ in
        var entries: [RadixOrder.Entry] = []
        for text in texts.count * piece / pieces..<texts.count * (piece + 1) / pieces {
          for hash in texts.sets[text] where hash & (sampling - 1) == 0 || filter.mayHold(hash) {
            entries.append(.init(key: UInt64(hash) << 32, index: UInt32(text)))
          }
        }
        found[piece] = entries
      }
    }
    let entries = Array(found.joined())
    found = []
    return CopyPostings(entries, textCount: texts.count, threads: threads)
  }

  /// A bit for every shingle of a short text, and for some others.
  private struct ShortShingles: Sendable {
    private var words: [UInt64] = []
    private var mask: UInt64 = 0

    init(_ texts: DistinctTexts, _ short: [Int]) {
      let count = short.reduce(0) { $0 + texts.shingleCounts[$1] }
      guard count > 0 else { return }
      let bits = 1 << (Int.bitWidth - (16 * count).leadingZeroBitCount)
      words = [UInt64](repeating: 0, count: max(1, bits / 64))
      mask = UInt64(words.count * 64 - 1)
      for text in short {
        for hash in texts.sets[text] {
          let bit = Self.bit(hash)
          words[Int(bit & mask) / 64] |= 1 << (bit & 63)
        }
      }
    }

    /// Whether it is in the sample says nothing of where its bit is.
    @inline(__always)
    private static func bit(_ hash: UInt32) -> UInt64 { UInt64(hash &>> 3) }

    @inline(__always)
    func mayHold(_ hash: UInt32) -> Bool {
      let bit = Self.bit(hash)
      return !words.isEmpty && words[Int(bit & mask) / 64] &>> (bit & 63) & 1 == 1
    }
  }

  /// All pairs of texts at or above the threshold, in order.
  static func pairs(_ texts: DistinctTexts, _ options: CopyOptions) -> [CopyPair] {
    guard texts.count > 1 else { return [] }
    let postings =
      switch options.method {
      case .exact: postings(texts, threads: options.threads)
      case .minhash: MinHash.postings(texts, threshold: options.threshold, threads: options.threads)
      }
    let threads = max(1, min(options.threads, texts.count))
    let scratches = (0..<threads).map { _ in CandidateCounts(textCount: texts.count) }
    nonisolated(unsafe) let scratch = scratches
    let block = 64
    parallel((texts.count + block - 1) / block, threads: threads) { number, thread in
      for a in number * block..<min(texts.count, (number + 1) * block) {
        var found: [CopyPair] = []
        postings.forEachCandidate(of: a, scratch[thread]) { b, count in
          // Five standard deviations below what a pair at the threshold has on average: next to none has less.
          let expected = options.threshold * Double(min(postings.rareCounts[a], postings.rareCounts[b]))
          if options.method == .exact, Double(count) < expected - 5 * expected.squareRoot() { return }
          let overlap = texts.overlap(a, b)
          if overlap.containment >= options.threshold { found.append(CopyPair(a: a, b: b, overlap: overlap)) }
        }
        scratch[thread].pairs += found
      }
    }
    return scratches.flatMap(\.pairs).sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }
}
