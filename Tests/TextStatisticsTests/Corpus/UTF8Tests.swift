import Testing

@testable import TextStatistics

/// Repairs through the fast functions.
private func fastRepair(_ bytes: [UInt8]) -> (bytes: [UInt8], replaced: Int, firstInvalid: Int?) {
  let (input, output) = (ByteBuffer(capacity: bytes.count), ByteBuffer(capacity: 3 * bytes.count))
  bytes.withUnsafeBufferPointer { input.append($0) }
  input.pad()
  let replaced: Int
  (output.count, replaced) = repairUTF8(input.base, input.count, into: output.base)
  return (Array(output.bytes), replaced, firstInvalidUTF8(input.base, input.count))
}

@Test func randomBytesAreRepairedLikeTheStandardLibraryDoes() {
  var random = SeededGenerator(21)
  // Leads and continuations, so that nearly valid sequences are common.
  let likely: [UInt8] = [
    0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
  ]
  for _ in 0..<4_000 {
    let bytes = (0..<Int.random(in: 0...90, using: &random)).map { _ in likely.randomElement(using: &random)! }
    #expect(fastRepair(bytes).bytes == repaired(bytes))
  }
}

@Test func everyScalarIsValidAndEncodedLikeTheStandardLibraryDoes() {
  let output = ByteBuffer(capacity: 4)
  for value in stride(from: 0, through: 0x10FFFF, by: 7) {
    guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
    output.count = encodeUTF8(UInt32(value), output.base)
    guard output.bytes.elementsEqual(Array(String(scalar).utf8)) else {
      Issue.record("U+\(String(value, radix: 16))")
      return
    }
    output.pad()
    guard firstInvalidUTF8(output.base, output.count) == nil else {
      Issue.record("U+\(String(value, radix: 16)) is valid")
      return
    }
  }
}

@Test func oneReplacementStandsForAMaximalSubpart() {
  // Unicode 16, section 3.9, tables 3-8 to 3-11.
  let table: [([UInt8], Int)] = [
    ([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41], 8),
    ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41], 8),
    ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], 7),
    ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], 4),
  ]
  for (bytes, replaced) in table {
    #expect(fastRepair(bytes).replaced == replaced)
    #expect(fastRepair(bytes).bytes == repaired(bytes))
  }
}

@Test func theFirstInvalidByteIsFoundAtEveryPlace() {
  for place in 0..<200 {
    var bytes = Array(String(repeating: "a\u{2019}", count: 60).utf8)
    // The start of the sequence that a letter at `place` breaks, or the 0xFF itself.
    bytes[place] = 0xFF
    let start = place % 4 == 0 ? place : place - (place % 4 - 1)
    #expect(fastRepair(bytes).firstInvalid == start)
  }
}
