import Testing

@testable import TextStatistics

@Suite struct ByteBufferTests {
  @Test func appendsAreThoseOfAnArray() {
    var random = SeededGenerator(7)
    var buffer = OutputBuffer(capacity: 1)
    var array: [UInt8] = []
    for _ in 0..<2000 {
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        let byte = UInt8.random(in: .min ... .max, using: &random)
        buffer.append(byte)
        array.append(byte)
      case 1:
        let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { UInt8($0) }
        buffer.append(bytes)
        array += bytes
      default:
        let start = max(0, array.count - Int.random(in: 0..<40, using: &random))
        #expect(buffer.removeSuffix(from: start) == Array(array[start...]))
        array.removeSubrange(start...)
      }
      #expect(buffer.count == array.count)
    }
    #expect(buffer.removeSuffix(from: 0) == array)
  }
}
