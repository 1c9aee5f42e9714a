/// A place where a pattern matches.
struct PatternMatch: Equatable {
  /// Which of the patterns.
  var pattern: Int
  /// The first token; the pattern knows how many follow.
  var start: Int
}

/// Finds patterns in sequences of term ids, one to a thread.
///
/// Every term is compared with the patterns once, when its id is first known. What it satisfies is a bit mask, so that a
/// text costs one look-up per token, and more only where a token can begin a match.
///
/// ```swift
/// for id in matcher.termCount..<vocabulary.count { matcher.learn(vocabulary.bytes(of: id)) }
/// matcher.findMatches(in: ids, into: &matches)
/// ```
struct PatternMatcher {
  private let patterns: [TokenPattern]
  private let lengths: [Int]
  /// How many terms are known: those of the ids below.
  var termCount: Int { canBegin.count }

  /// Where the bits of each pattern begin in a mask.
  private let firstBits: [Int]
  /// How many words a mask has.
  private let stride: Int
  private var masks: [UInt64] = []
  /// By id, whether the term can be the first of any pattern.
  private var canBegin: [Bool] = []
  /// Where the last match of each pattern ends.
  private var ends: [Int]

  init(_ patterns: [TokenPattern]) {
    self.patterns = patterns.map { $0.unshared() }
    lengths = patterns.map(\.length)
    var (bits, firstBits) = (0, [Int]())
    for pattern in patterns {
      firstBits.append(bits)
      bits += pattern.length
    }
    self.firstBits = firstBits
    stride = (bits + 63) / 64
    ends = [Int](repeating: 0, count: patterns.count)
  }

  /// Takes in the term of the next id; an empty one is that of removed tokens.
  mutating func learn(_ term: UnsafeBufferPointer<UInt8>) {
    let mask = masks.count
    masks.append(contentsOf: repeatElement(0, count: stride))
    var begins = false
    for (pattern, firstBit) in zip(patterns, firstBits) {
      for place in 0..<pattern.length where pattern.matches(term, at: place) {
        masks[mask + (firstBit + place) / 64] |= 1 << UInt64((firstBit + place) % 64)
        begins = begins || place == 0
      }
    }
    canBegin.append(begins)
  }

  /// Replaces `matches` by those in a text, all of whose ids are known, ordered by their start, then by pattern.
  ///
  /// Matches of one pattern do not overlap: the leftmost counts. Those of different patterns may.
  mutating func findMatches(in ids: UnsafeBufferPointer<UInt32>, into matches: inout [PatternMatch]) {
    matches.removeAll(keepingCapacity: true)
    for pattern in ends.indices { ends[pattern] = 0 }
    canBegin.withUnsafeBufferPointer { canBegin in
      for start in ids.indices where canBegin[Int(ids[start])] {
        for pattern in patterns.indices where ends[pattern] <= start && isMatch(pattern, ids[start...]) {
          matches.append(PatternMatch(pattern: pattern, start: start))
          ends[pattern] = start + lengths[pattern]
        }
      }
    }
  }

  private func isMatch(_ pattern: Int, _ ids: Slice<UnsafeBufferPointer<UInt32>>) -> Bool {
    guard ids.count >= lengths[pattern] else { return false }
    for place in 0..<lengths[pattern] {
      let bit = firstBits[pattern] + place
      let mask = masks[Int(ids[ids.startIndex + place]) * stride + bit / 64]
      if mask & 1 << UInt64(bit % 64) == 0 { return false }
    }
    return true
  }
}
