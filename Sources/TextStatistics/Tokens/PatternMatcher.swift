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
/// while matcher.termCount < vocabulary.count { matcher.learn(vocabulary.bytes(of: matcher.termCount)) }
/// matcher.findMatches(in: ids, into: &matches)
/// ```
///
/// An id beyond the known ones is a token without a term, which only `*` matches, but for `unitEnd`, which is no token
/// and ends every match.
struct PatternMatcher {
  /// The id that is no token.
  static let unitEnd = UInt32.max

  /// How many tokens each pattern matches.
  let lengths: [Int]
  /// How many terms are known: those of the ids below.
  var termCount: Int { canBegin.count }

  private let patterns: [TokenPattern]
  /// Where the bits of each pattern begin in a mask.
  private let firstBits: [Int]
  /// How many words a mask has.
  private let stride: Int
  private var masks: [UInt64] = []
  /// By id, whether the term can be the first of any pattern.
  private var canBegin: [Bool] = []
  /// The same for a token without a term.
  private let withoutTerm: (mask: [UInt64], canBegin: Bool)
  /// Where the last match of each pattern ends.
  private var ends: [Int]

  init(_ patterns: [TokenPattern]) {
    self.patterns = patterns.map { $0.unshared() }
    lengths = patterns.map(\.length)
    var firstBits = [0]
    for length in lengths { firstBits.append(firstBits.last! + length) }
    self.firstBits = firstBits
    stride = (firstBits.last! + 63) / 64
    ends = [Int](repeating: 0, count: patterns.count)
    withoutTerm = Self.mask(of: UnsafeBufferPointer(start: nil, count: 0), patterns, firstBits, stride)
  }

  /// Takes in the term of the next id; an empty one is that of removed tokens.
  mutating func learn(_ term: UnsafeBufferPointer<UInt8>) {
    let (mask, canBegin) = Self.mask(of: term, patterns, firstBits, stride)
    masks.append(contentsOf: mask)
    self.canBegin.append(canBegin)
  }

  private static func mask(
    of term: UnsafeBufferPointer<UInt8>, _ patterns: [TokenPattern], _ firstBits: [Int], _ stride: Int
  ) -> (mask: [UInt64], canBegin: Bool) {
    var mask = [UInt64](repeating: 0, count: stride)
    var canBegin = false
    for (pattern, firstBit) in zip(patterns, firstBits) {
      for place in 0..<pattern.length where pattern.matches(term, at: place) {
        mask[(firstBit + place) / 64] |= 1 << UInt64((firstBit + place) % 64)
        canBegin = canBegin || place == 0
      }
    }
    return (mask, canBegin)
  }

  /// Replaces `matches` by those in a text, ordered by their start, then by pattern.
  ///
  /// Matches of one pattern do not overlap: the leftmost counts. Those of different patterns may.
  mutating func findMatches(in ids: UnsafeBufferPointer<UInt32>, into matches: inout [PatternMatch]) {
    matches.removeAll(keepingCapacity: true)
    for pattern in ends.indices { ends[pattern] = 0 }
    canBegin.withUnsafeBufferPointer { canBegin in
      for start in ids.indices {
        let id = Int(ids[start])
        guard id < canBegin.count ? canBegin[id] : withoutTerm.canBegin else { continue }
        for pattern in lengths.indices where ends[pattern] <= start && isMatch(pattern, ids, start) {
          matches.append(PatternMatch(pattern: pattern, start: start))
          ends[pattern] = start + lengths[pattern]
        }
      }
    }
  }

  private func isMatch(_ pattern: Int, _ ids: UnsafeBufferPointer<UInt32>, _ start: Int) -> Bool {
    guard ids.count - start >= lengths[pattern] else { return false }
    for place in 0..<lengths[pattern] {
      let (id, bit) = (ids[start + place], firstBits[pattern] + place)
      let isKnown = Int(id) < termCount
      let word = isKnown ? masks[Int(id) * stride + bit / 64] : withoutTerm.mask[bit / 64]
      if word & 1 << UInt64(bit % 64) == 0 || !isKnown && id == Self.unitEnd { return false }
    }
    return true
  }
}
