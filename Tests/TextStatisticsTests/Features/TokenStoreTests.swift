import Testing

@testable import TextStatistics

@Suite struct TokenStoreTests {
  @Test func storedTokensAreReadBackThroughTheTable() {
    var random = SeededGenerator(3)
    // Ids around the last that 16 bits hold, and ends of units between them.
    let table = (0..<70_000).map { _ in UInt32.random(in: 0..<1_000_000, using: &random) }
    for _ in 0..<200 {
      let ids = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        UInt32.random(in: Bool.random(using: &random) ? 65_530..<65_540 : 0..<70_000, using: &random)
      }
      let cut = Int.random(in: 0...ids.count, using: &random)
      var stored = [UInt16](repeating: 0, count: StoredToken.longest * (ids.count + 1))
      var codes = [UInt32](repeating: 0, count: ids.count + 1)
      stored.withUnsafeMutableBufferPointer { stored in
        ids.withUnsafeBufferPointer { ids in
          let first = ids.baseAddress ?? UnsafePointer(bitPattern: 4)!
          var size = StoredToken.encode(first, cut, into: stored.baseAddress!)
          size += StoredToken.encodeUnitEnd(into: stored.baseAddress! + size)
          size += StoredToken.encode(first + cut, ids.count - cut, into: stored.baseAddress! + size)
          #expect(size == 1 + ids.reduce(0) { $0 + ($1 < 65_534 ? 1 : 3) })
        }
        StoredToken.decode(stored.baseAddress!, codes.count, table, into: &codes)
      }
      let expected = ids.map { table[Int($0)] }
      #expect(codes == expected[..<cut] + [TokenCode.unitEnd] + expected[cut...])
    }
  }
}
