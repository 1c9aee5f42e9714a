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
  /// How many of the entries of each text are of shingles that are common.
  let commonCounts: [UInt32]

  init(_ entries: [RadixOrder.Entry], textCount: Int, threads: Int) {
    precondition(entries.count <= UInt32.max, "more than 2³² shingles in the index")
    var order = RadixOrder(entries)
    order.sort(threads: threads) { $0 < $1 }
    let sorted = order.entries
    var postings: [UInt32] = []
    var commonCounts = [UInt32](repeating: 0, count: textCount)
    var offsets = [Int](repeating: 0, count: textCount + 1)
    sorted.withUnsafeBufferPointer { sorted in
      var first = 0
      while first < sorted.count {
        var end = first + 1
        while end < sorted.count, sorted[end].key == sorted[first].key { end += 1 }
        let isCommon = end - first > Self.commonest
        for entry in sorted[first..<end] {
          if isCommon { commonCounts[Int(entry.index)] += 1 }
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
    (self.postings, self.commonCounts, self.offsets, self.places) = (postings, commonCounts, offsets, places)
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
  /// How many hashes are looked at together: the table of those seen stays in a core's cache.
  private static let partSize = 1 << 19

  /// The postings of all shingles that more than one text holds, and of a few that share their place in a table with another.
  ///
  /// Most shingles of a corpus stand in one text alone. They are told without sorting, part by part of the range of hashes.
  static func postings(_ texts: DistinctTexts, threads: Int) -> CopyPostings {
    let total = texts.shingleCounts.reduce(0, +)
    let bits = min(16, max(0, Int.bitWidth - (total / partSize).leadingZeroBitCount))
    let threads = max(1, min(threads, 1 << bits))
    var found = [[RadixOrder.Entry]](repeating: [], count: threads)
    found.withUnsafeMutableBufferPointer { found in
      nonisolated(unsafe) let found = found
      parallel(threads, threads: threads) { thread, _ in
        var scan = SharedShingles(partBits: bits, hashCount: total)
        for part in thread << bits / threads..<(thread + 1) << bits / threads {
          scan.appendShared(of: texts, part: part, to: &found[thread])
        }
      }
    }
    let entries = Array(found.joined())
    found = []
    return CopyPostings(entries, textCount: texts.count, threads: threads)
  }

  /// All pairs of texts at or above the threshold, in order.
  static func pairs(_ texts: DistinctTexts, threshold: Double, threads: Int) -> [CopyPair] {
    guard texts.count > 1 else { return [] }
    let postings =
      switch texts.method {
      case .exact: postings(texts, threads: threads)
      case .minhash: MinHash.postings(texts, threshold: threshold, threads: threads)
      }
    let threads = max(1, min(threads, texts.count))
    let scratches = (0..<threads).map { _ in CandidateCounts(textCount: texts.count) }
    nonisolated(unsafe) let scratch = scratches
    let block = 64
    parallel((texts.count + block - 1) / block, threads: threads) { number, thread in
      for a in number * block..<min(texts.count, (number + 1) * block) {
        var found: [CopyPair] = []
        postings.forEachCandidate(of: a, scratch[thread]) { b, count in
          // More than this they cannot share: of common shingles only neighbours have been counted.
          let most = count + Int(min(postings.commonCounts[a], postings.commonCounts[b]))
          let needed = threshold * Double(min(texts.shingleCounts[a], texts.shingleCounts[b]))
          if texts.method == .exact, Double(most) < needed { return }
          let overlap = texts.overlap(a, b)
          if overlap.containment >= threshold { found.append(CopyPair(a: a, b: b, overlap: overlap)) }
        }
        scratch[thread].pairs += found
      }
    }
    return scratches.flatMap(\.pairs).sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }
}

/// What one thread needs to tell which hashes several texts have.
private struct SharedShingles {
  private let partBits: Int
  /// Two bits for each place: whether a text has a hash that falls there, and whether another one has.
  private var seen: [UInt64]
  private let mask: UInt32
  /// Where the part begins in the set of each text; empty before the first.
  private var starts: [UInt32] = []

  init(partBits: Int, hashCount: Int) {
    self.partBits = partBits
    // Eight places for each hash, so that one in eight of those of a single text is taken along for nothing.
    let places = 1 << max(5, Int.bitWidth - (8 * (hashCount >> partBits)).leadingZeroBitCount)
    seen = [UInt64](repeating: 0, count: places / 32)
    mask = UInt32(truncatingIfNeeded: places - 1)
  }

  /// Appends the hashes of a part that several texts have. Parts are asked for in rising order.
  mutating func appendShared(of texts: DistinctTexts, part: Int, to entries: inout [RadixOrder.Entry]) {
    let least = UInt32(truncatingIfNeeded: part << (32 - partBits))
    let most = UInt32(truncatingIfNeeded: ((part + 1) << (32 - partBits)) - 1)
    if starts.isEmpty { starts = texts.sets.map { UInt32(Self.lowerBound(least, $0)) } }
    seen.withUnsafeMutableBufferPointer { seen in
      seen.update(repeating: 0)
      for (text, set) in texts.sets.enumerated() {
        var previous: UInt32?
        for hash in set[Int(starts[text])...] {
          if hash > most { break }
          // Halves of two hashes of one text may be the same.
          if hash == previous { continue }
          previous = hash
          let place = hash & mask
          let shift = UInt64(place & 31) &* 2
          let word = seen[Int(place &>> 5)]
          seen[Int(place &>> 5)] = word | (word &>> shift & 1 &+ 1) &<< shift
        }
      }
      for (text, set) in texts.sets.enumerated() {
        var next = Int(starts[text])
        var previous: UInt32?
        while next < set.count, set[next] <= most {
          let hash = set[next]
          next &+= 1
          if hash == previous { continue }
          previous = hash
          let place = hash & mask
          if seen[Int(place &>> 5)] &>> (UInt64(place & 31) &* 2) & 2 != 0 {
            entries.append(.init(key: UInt64(hash) << 32, index: UInt32(text)))
          }
        }
        starts[text] = UInt32(next)
      }
    }
  }

  private static func lowerBound(_ hash: UInt32, _ set: UnsafeBufferPointer<UInt32>) -> Int {
    var (first, length) = (0, set.count)
    while length > 0 {
      let half = length / 2
      if set[first + half] < hash {
        first += half + 1
        length -= half + 1
      } else {
        length = half
      }
    }
    return first
  }
}
