/// The order of many numbers, found without comparing them: digit by digit from the lowest (LSD radix sort).
///
/// - Complexity: O(count) time and memory, six passes at most.
struct RadixOrder {
  /// A number and its place before sorting.
  struct Entry: BitwiseCopyable {
    var key: UInt64
    var index: UInt32
  }

  private(set) var entries: [Entry]
  private static let digitBits = 11

  init(_ entries: [Entry]) { self.entries = entries }

  /// Sorts by rising key; where keys are equal, as `precedes` says of their places before sorting.
  mutating func sort(_ precedes: (_ a: Int, _ b: Int) -> Bool) {
    if entries.count < 256 {
      entries.sort { $0.key != $1.key ? $0.key < $1.key : precedes(Int($0.index), Int($1.index)) }
      return
    }
    var spare = entries
    var isInSpare = false
    // Bare pointers: six passes over millions of entries.
    entries.withUnsafeMutableBufferPointer { entries in
      spare.withUnsafeMutableBufferPointer { spare in
        var (from, to) = (entries, spare)
        let mask = 1 << Self.digitBits - 1
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << Self.digitBits) { starts in
          for shift in stride(from: 0, to: UInt64(64), by: Self.digitBits) {
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
            isInSpare.toggle()
          }
        }
      }
    }
    if isInSpare { entries = spare }
    var first = 0
    for index in 1...entries.count where index == entries.count || entries[index].key != entries[first].key {
      if index - first > 1 { entries[first..<index].sort { precedes(Int($0.index), Int($1.index)) } }
      first = index
    }
  }
}
