/// The order of many numbers, found by several threads: they are dealt to buckets of like size, and each bucket is ordered
/// digit by digit from the lowest without comparing (LSD radix sort), in the cache.
///
/// - Complexity: O(count) time and memory, but for numbers that are equal, which are sorted by comparing.
struct RadixOrder {
  /// A number and its place before sorting.
  struct Entry: BitwiseCopyable {
    var key: UInt64
    var index: UInt32
  }

  private(set) var entries: [Entry]
  private static let digitBits = 11
  /// Above this, numbers are dealt to buckets of about a quarter as many.
  private static let bucketLimit = 1 << 15

  init(_ entries: [Entry]) { self.entries = entries }

  /// Sorts by rising key; where keys are equal, as `precedes` says of their places before sorting.
  mutating func sort(threads: Int = 1, _ precedes: @Sendable (_ a: Int, _ b: Int) -> Bool) {
    if entries.count < 256 {
      entries.sort { $0.key != $1.key ? $0.key < $1.key : precedes(Int($0.index), Int($1.index)) }
      return
    }
    let splitters = splitters()
    let segments = splitters.isEmpty ? 1 : threads
    let count = entries.count
    let bounds = (0...segments).map { count * $0 / segments }
    var spare = [Entry](unsafeUninitializedCapacity: count) { $1 = count }
    // Bare pointers: six passes over millions of entries.
    entries.withUnsafeMutableBufferPointer { entries in
      spare.withUnsafeMutableBufferPointer { spare in
        nonisolated(unsafe) let (entries, spare) = (entries, spare)
        var starts = [[Int]](repeating: [], count: segments)
        starts.withUnsafeMutableBufferPointer { starts in
          nonisolated(unsafe) let starts = starts
          parallel(segments, threads: threads) { segment, _ in
            var counts = [Int](repeating: 0, count: splitters.count + 1)
            for entry in entries[bounds[segment]..<bounds[segment + 1]] {
              counts[Self.bucket(of: entry.key, splitters)] += 1
            }
            starts[segment] = counts
          }
        }
        var ends: [Int] = []
        var sum = 0
        for bucket in 0...splitters.count {
          for segment in 0..<segments { (starts[segment][bucket], sum) = (sum, sum + starts[segment][bucket]) }
          ends.append(sum)
        }
        let (firsts, lasts) = (starts, ends)
        parallel(segments, threads: threads) { segment, _ in
          var next = firsts[segment]
          for entry in entries[bounds[segment]..<bounds[segment + 1]] {
            let bucket = Self.bucket(of: entry.key, splitters)
            spare[next[bucket]] = entry
            next[bucket] += 1
          }
        }
        parallel(lasts.count, threads: threads) { bucket, _ in
          let range = (bucket == 0 ? 0 : lasts[bucket - 1])..<lasts[bucket]
          Self.sort(
            UnsafeMutableBufferPointer(rebasing: spare[range]), into: UnsafeMutableBufferPointer(rebasing: entries[range]),
            precedes)
        }
      }
    }
  }

  /// Keys between the buckets, from a sample; keys that are equal fall into one bucket.
  private func splitters() -> [UInt64] {
    let buckets = min(1 << 10, entries.count / (Self.bucketLimit / 4))
    guard entries.count > Self.bucketLimit else { return [] }
    let size = 16 * buckets
    let sample = (0..<size).map { entries[entries.count / size * $0].key }.sorted()
    return (1..<buckets).map { sample[16 * $0] }
  }

  /// How many splitters are not above `key`.
  @inline(__always)
  private static func bucket(of key: UInt64, _ splitters: [UInt64]) -> Int {
    splitters.withUnsafeBufferPointer { splitters in
      var (first, length) = (0, splitters.count)
      // Without branches on what is found: they would be guessed wrong half the time.
      while length > 0 {
        let half = (length + 1) / 2
        first += splitters[first + half - 1] <= key ? half : 0
        length -= half
      }
      return first
    }
  }

  /// Sorts `from`, which is used up, into `to`.
  private static func sort(
    _ from: UnsafeMutableBufferPointer<Entry>, into to: UnsafeMutableBufferPointer<Entry>,
    _ precedes: (_ a: Int, _ b: Int) -> Bool
  ) {
    var (from, to) = (from, to)
    let sorted = to
    let mask = 1 << digitBits - 1
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { starts in
      for shift in stride(from: 0, to: UInt64(64), by: digitBits) {
        starts.update(repeating: 0)
        for entry in from { starts[Int(truncatingIfNeeded: entry.key &>> shift) & mask] &+= 1 }
        // A digit that all have in common sorts nothing.
        if starts.contains(from.count) { continue }
        var sum = 0
        for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
        for entry in from {
          let digit = Int(truncatingIfNeeded: entry.key &>> shift) & mask
          to[starts[digit]] = entry
          starts[digit] &+= 1
        }
        swap(&from, &to)
      }
    }
    if from.count > 0, from.baseAddress != sorted.baseAddress {
      sorted.baseAddress!.update(from: from.baseAddress!, count: from.count)
    }
    var first = 0
    for index in 0..<sorted.count + 1 where index == sorted.count || sorted[index].key != sorted[first].key {
      if index - first > 1 { sorted[first..<index].sort { precedes(Int($0.index), Int($1.index)) } }
      first = index
    }
  }
}
