import Testing

@testable import TextStatistics

@Suite struct ShinglesTests {
  private func shingles(_ text: String, isSorted: Bool = true) -> [UInt64] {
    var reader = ShingleReader(ShingleReader.tokenization())
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
    bytes.withUnsafeBufferPointer { reader.read(UnsafeBufferPointer(rebasing: $0.dropLast(64))) }
    if isSorted { reader.sortUnique() }
    return (0..<reader.hashes.count).map { reader.hashes[$0] }
  }

  @Test func aShingleIsFiveFoldedWords() {
    let text = "One two, three: FOUR five — six. “Don’t” stop"
    #expect(shingles(text, isSorted: false).count == 4)
    #expect(shingles(text) == shingles("one TWO three four five six don't stop"))
    #expect(shingles(text, isSorted: false)[1] == shingles("two three four five six")[0])
    #expect(shingles("a b c d").count == 1 && shingles("a b c d") != shingles("a b c d d"))
    #expect(shingles("") == [] && shingles("-- ?") == [])
    #expect(shingles("a") != shingles("a a"))
  }

  @Test func theOrderOfWordsCounts() {
    #expect(Set(["a b c d e", "b a c d e", "a b c e d", "e d c b a"].map { shingles($0)[0] }).count == 4)
  }

  @Test func setsAreSortedAndWithoutRepeats() {
    var random = SeededGenerator(5)
    for length in [1, 2, 5, 6, 100, 1000] {
      for letters in ["a", "ab", "abcdefgh"] {
        let text = (0..<length).map { _ in String(letters.randomElement(using: &random)!) }.joined(separator: " ")
        #expect(shingles(text) == Set(shingles(text, isSorted: false)).sorted())
        #expect(shingles(text).count == naiveShingles(text).count)
      }
    }
  }

  @Test func sharedCountsAreThoseOfSets() {
    var random = SeededGenerator(6)
    for (m, n) in [(0, 5), (1, 1), (20, 20), (100, 120), (3, 1000), (10, 5000), (5000, 10)] {
      let (a, b) = (
        Set((0..<m).map { _ in UInt64.random(in: 0..<200, using: &random) }),
        Set((0..<n).map { _ in UInt64.random(in: 0..<10_000, using: &random) })
      )
      let count = a.sorted().withUnsafeBufferPointer { a in b.sorted().withUnsafeBufferPointer { sharedCount(a, $0) } }
      #expect(count == a.intersection(b).count)
    }
  }
}
