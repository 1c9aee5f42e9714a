import Testing

@testable import TextStatistics

@Suite struct GrowableBufferTests {
  @Test func elementsAreThoseOfAnArray() {
    var random = SeededGenerator(2)
    // The last one passes the size at which memory comes in huge pages.
    for capacity in [0, 1, 16, 1 << 18] {
      var buffer = GrowableBuffer<UInt64>(capacity: capacity)
      var array: [UInt64] = []
      for _ in 0..<400 {
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
          let value = random.next()
          buffer.append(value)
          array.append(value)
        case 1:
          let count = array.count + Int.random(in: -5...50, using: &random)
          buffer.pad(to: count, with: 7)
          array += [UInt64](repeating: 7, count: max(0, count - array.count))
        default:
          buffer.reserve(100)
          #expect(buffer.capacity >= buffer.count + 100)
          for index in 0..<100 { buffer.pointer[buffer.count + index] = UInt64(index) }
          buffer.count += 100
          array += (0..<100).map(UInt64.init)
        }
        if !array.isEmpty {
          let index = Int.random(in: array.indices, using: &random)
          buffer[index] = 3
          array[index] = 3
        }
      }
      #expect(buffer.count == array.count && array.indices.allSatisfy { buffer[$0] == array[$0] })
    }
  }

  @Test func largeMemoryHoldsWhatIsWritten() {
    for count in [1, 1 << 18, 1 << 19 + 5] {
      let memory = allocateLarge(UInt64.self, capacity: count)
      memory.initialize(repeating: 5, count: count)
      memory[count - 1] = 6
      #expect(memory[0] == (count == 1 ? 6 : 5) && memory[count - 1] == 6)
      if count * 8 >= 1 << 21 { #expect(Int(bitPattern: memory) % (1 << 21) == 0) }
      memory.deallocate()
    }
  }
}
