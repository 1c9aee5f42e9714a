import Testing

@testable import TextStatistics

@Test func utf16IsDecodedLikeTheStandardLibraryDoes() throws {
  var random = SeededGenerator(51)
  for round in 0..<300 {
    let units: [UInt16] = (0..<Int.random(in: 0...80, using: &random)).map { _ in
      switch Int.random(in: 0..<6, using: &random) {
      case 0: UInt16.random(in: 0xD800...0xDBFF, using: &random)
      case 1: UInt16.random(in: 0xDC00...0xDFFF, using: &random)
      case 2: UInt16.random(in: 0...0xFFFF, using: &random)
      default: UInt16.random(in: 0...0x7F, using: &random)
      }
    }
    let lowByte = round % 2
    let bytes = units.flatMap {
      lowByte == 0 ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)]
    }
    let decoded = try drain(
      UTF16Stream(MemoryStream(bytes), lowByte: lowByte), pieces: Int.random(in: 8...100, using: &random))
    #expect(repaired(decoded) == Array(String(decoding: units, as: UTF16.self).utf8))
  }
}

@Test func anOddByteOfUTF16IsReplaced() throws {
  #expect(try repaired(drain(UTF16Stream(MemoryStream([0x41, 0, 0x42]), lowByte: 0))) == Array("A\u{FFFD}".utf8))
}

@Test func windows1252IsDecodedLikePythonDoes() throws {
  // Python 3.11.7 by Tests/Oracles/windows_1252.py; the five bytes that are missing have no character there.
  let upper =
    "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"
  let bytes = (0...255).map { UInt8($0) }.filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
  let decoded = try drain(Windows1252Stream(MemoryStream(bytes)), pieces: 10)
  #expect(decoded == Array(0...0x7F) + Array(upper.utf8))
}

@Test(
  arguments: [
    (TextEncoding?.none, [0xEF, 0xBB, 0xBF, 0x41], "A"), (nil, [0xFF, 0xFE, 0x41, 0], "A"),
    (nil, [0xFE, 0xFF, 0, 0x41], "A"),
    (.utf16LE, [0x41, 0], "A"), (.utf16BE, [0, 0x41], "A"), (.windows1252, [0x93, 0x41], "\u{201C}A"),
    (.utf8, [0xEF, 0xBB, 0xBF, 0x41], "A"), (nil, [0x41], "A"), (nil, [], ""), (.utf16LE, [0xFF, 0xFE, 0x41, 0], "A"),
  ] as [(TextEncoding?, [UInt8], String)])
func encodingsGoByOptionThenByMark(encoding: TextEncoding?, bytes: [UInt8], text: String) throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("x.txt", bytes)
  let stream = try openStream(path, encoding: encoding, bytesRead: Tally())
  #expect(try drain(stream) == Array(text.utf8))
}
