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

  init(_ keys: [UInt64]) {
    entries = keys.enumerated().map { Entry(key: $1, index: UInt32($0)) }
  }

  /// Sorts by rising key; where keys are equal, as `precedes` says of their places before sorting.
  mutating func sort(_ precedes: (_ a: Int, _ b: Int) -> Bool) {
    if entries.count < 256 {
      entries.sort { $0.key != $1.key ? $0.key < $1.key : precedes(Int($0.index), Int($1.index)) }
      return
    }
    var spare = entries
    let mask = UInt64(1) << Self.digitBits - 1
    for shift in stride(from: 0, to: 64, by: Self.digitBits) {
      var starts = [Int](repeating: 0, count: 1 << Self.digitBits)
      for entry in entries { starts[Int(entry.key &>> UInt64(shift) & mask)] += 1 }
      // A digit that all have in common sorts nothing.
      if starts.contains(entries.count) { continue }
      var sum = 0
      for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
      for entry in entries {
        let digit = Int(entry.key &>> UInt64(shift) & mask)
        spare[starts[digit]] = entry
        starts[digit] += 1
      }
      swap(&entries, &spare)
    }
    var first = 0
    for index in 1...entries.count where index == entries.count || entries[index].key != entries[first].key {
      if index - first > 1 { entries[first..<index].sort { precedes(Int($0.index), Int($1.index)) } }
      first = index
    }
  }
}
