import Testing

@testable import TextStatistics

@Test func newlinesAreCountedLikeOneByOne() {
  var random = SeededGenerator(11)
  let buffer = ByteBuffer(capacity: 16)
  for round in 0..<60 {
    buffer.count = 0
    let length = round < 50 ? Int.random(in: 0...200, using: &random) : Int.random(in: 4_000...20_000, using: &random)
    for _ in 0..<length { buffer.append(Bool.random(using: &random) ? 0x0A : 0x20) }
    buffer.pad()
    #expect(newlineCount(buffer.base, length) == buffer.bytes.filter { $0 == 0x0A }.count)
    #expect(lastNewline(buffer.base, 0..<length) == buffer.bytes.lastIndex(of: 0x0A))
  }
}

@Test func theFirstLaneIsTheFirstTrueOne() {
  for lane in 0..<16 {
    var vector = Vector(repeating: 1)
    for later in lane..<16 { vector[later] = 0 }
    #expect(firstLane(words(vector .== Vector())) == lane)
  }
}

@Test func aGrowingBufferKeepsItsBytes() {
  let buffer = ByteBuffer(capacity: 0)
  for byte in 0..<200 { buffer.append(UInt8(byte)) }
  #expect(buffer.bytes.elementsEqual((0..<200).map { UInt8($0) }))
}
