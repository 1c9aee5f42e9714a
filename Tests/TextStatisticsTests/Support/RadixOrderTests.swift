import Testing

@testable import TextStatistics

@Suite struct RadixOrderTests {
  @Test(arguments: [0, 1, 2, 255, 256, 5000, 100_000]) func numbersComeInOrderAndEqualOnesAsToldTo(count: Int) {
    var random = SeededGenerator(UInt64(count))
    // Of all sizes, small ones often equal.
    let keys = (0..<count).map { _ in random.next() >> UInt64([0, 20, 43, 60].randomElement(using: &random)!) }
    var order = RadixOrder(keys.enumerated().map { RadixOrder.Entry(key: $1, index: UInt32($0)) })
    order.sort(threads: 3) { $0 > $1 }
    #expect(order.entries.map { Int($0.index) } == keys.indices.sorted { (keys[$0], $1) < (keys[$1], $0) })
  }
}
