import Testing

@testable import TextStatistics

private func hit(lot: UInt64, position: UInt32) -> ConcordanceHit {
  ConcordanceHit(lot: lot, start: 0, lengths: (0, 0, 0, 0), article: 0, position: position, sentence: 1, pattern: 0)
}

private func hash(_ parts: [String], seed: UInt64 = 1) -> UInt64 {
  var hash = LotHash(seed: seed)
  for part in parts { Array(part.utf8).withUnsafeBufferPointer { hash.feed($0) } }
  return hash.value
}

@Suite struct HitSampleTests {
  @Test func theSmallestLotsAreKeptTheFirstOfEqualOnes() {
    var random = SeededGenerator(2)
    for size in [1, 2, 7, 50] {
      var sample = HitSample(size: size)
      let lots = (0..<300).map { _ in UInt64.random(in: 0..<40, using: &random) }
      for (position, lot) in lots.enumerated() where sample.limit.map({ lot < $0 }) ?? true {
        sample.insert(hit(lot: lot, position: UInt32(position)))
      }
      #expect(sample.hits.count < 2 * size)
      let kept = sample.hits.sorted { ($0.lot, $0.position) < ($1.lot, $1.position) }.prefix(size)
      let expected = lots.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }.prefix(size)
      #expect(kept.map { Int($0.position) } == expected.map(\.offset))
    }
  }

  @Test func withoutASizeAllHitsAreKept() {
    var sample = HitSample(size: nil)
    for position in 0..<100 { sample.insert(hit(lot: 5, position: UInt32(position))) }
    #expect(sample.hits.count == 100 && sample.limit == nil)
  }

  @Test func lotsDependOnEveryByteOnOrderAndOnTheSeed() {
    let texts = [
      ["abcdefgh"], ["abcdefgi"], ["abcdefgh", ""], ["", "abcdefgh"], ["abcd", "efgh"], ["abcdefgha"], [""], [],
    ]
    #expect(Set(texts.map { hash($0) }).count == texts.count)
    #expect(hash(["a"], seed: 1) != hash(["a"], seed: 2))
    // Computed with Python's integers; it may not change from version to version, that samples can be drawn again.
    #expect(hash(["abcdefgh", "x"]) == 10_500_500_918_812_909_971)
  }
}
