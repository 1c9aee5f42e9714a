import Testing

@testable import TextStatistics

@Suite struct RandomNumbersTests {
  @Test func streamsAreThoseOfXoshiro() throws {
    for line in randomNumberStreams.split(separator: "\n") {
      let numbers = line.split(separator: " ").map { UInt64($0)! }
      var random = RandomNumbers(seed: numbers[0], stream: numbers[1])
      #expect((0..<6).map { _ in random.next() } == Array(numbers[2...]), "\(line)")
    }
  }

  /// With 3 · 2⁶¹, multiplication alone would give remainder 2 a quarter of the draws instead of a third.
  @Test(arguments: [1, 3, 7, 3 << 61])
  func numbersBelowABoundAreEquallyLikely(bound: Int) {
    var random = RandomNumbers(seed: 5)
    let classes = min(bound, 7 % bound == 0 ? 7 : 3)
    var counts = [Int](repeating: 0, count: classes)
    for _ in 0..<9000 {
      let number = random.next(below: bound)
      #expect((0..<bound).contains(number))
      counts[number % classes] += 1
    }
    let expected = 9000.0 / Double(classes)
    for count in counts { #expect(abs(Double(count) - expected) < 5 * expected.squareRoot(), "\(counts)") }
  }
}
