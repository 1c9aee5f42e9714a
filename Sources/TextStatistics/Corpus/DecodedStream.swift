// Other encodings, turned into UTF-8 as they are read. Unsafe because streams fill raw memory. The oracle is the standard
// library's `String(decoding:as:)` for UTF-16 and a table by Python's codec for Windows-1252.

private let inputSize = 1 << 16

/// Windows code page 1252 as UTF-8.
final class Windows1252Stream: ByteStream {
  private let source: any ByteStream
  private let input = ByteBuffer(capacity: inputSize)

  init(_ source: any ByteStream) { self.source = source }

  func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int {
    // No byte becomes more than three.
    precondition(count >= 3, "too little room for one character")
    input.count = try source.read(into: input.base, min(input.capacity, count / 3))
    var written = 0
    for byte in input.bytes {
      let scalar = byte & 0xE0 == 0x80 ? Self.upper[Int(byte & 0x1F)] : UInt16(byte)
      written += encodeUTF8(UInt32(scalar), output + written)
    }
    return written
  }

  /// The characters of the bytes 0x80 ... 0x9F; the five that the code page leaves open are control characters, as in
  /// https://encoding.spec.whatwg.org/index-windows-1252.txt.
  private static let upper: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]
}

/// UTF-16 as UTF-8.
///
/// A surrogate without its partner and an odd byte at the end become the byte 0xFF, which UTF-8 never has: who repairs the
/// UTF-8 replaces and counts them like any other damage.
final class UTF16Stream: ByteStream {
  private let source: any ByteStream
  private let lowByte: Int
  private let input = ByteBuffer(capacity: inputSize)
  private var highSurrogate: UInt16?

  /// Decodes `source`, in whose byte pairs the low byte comes at `lowByte`, 0 or 1.
  init(_ source: any ByteStream, lowByte: Int) {
    self.source = source
    self.lowByte = lowByte
  }

  func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int {
    // No pair of bytes becomes more than three, with one more for a surrogate that waited in vain.
    precondition(count >= 8, "too little room for one character")
    var written = 0
    while written == 0 {
      input.count = try source.readFully(into: input.base, min(input.capacity, (count - 4) / 2 & ~1))
      if input.count == 0 {
        guard highSurrogate != nil else { return 0 }
        highSurrogate = nil
        output[0] = 0xFF
        return 1
      }
      for pair in 0..<input.count / 2 {
        let unit = UInt16(input.base[2 * pair + lowByte]) | UInt16(input.base[2 * pair + 1 - lowByte]) << 8
        written += encode(unit, output + written)
      }
      if input.count % 2 == 1 {
        output[written] = 0xFF
        written += 1
      }
    }
    return written
  }

  private func encode(_ unit: UInt16, _ output: UnsafeMutablePointer<UInt8>) -> Int {
    if let high = highSurrogate {
      highSurrogate = nil
      if 0xDC00...0xDFFF ~= unit {
        return encodeUTF8(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00, output)
      }
      output[0] = 0xFF
      return 1 + encode(unit, output + 1)
    }
    switch unit {
    case 0xD800...0xDBFF:
      highSurrogate = unit
      return 0
    case 0xDC00...0xDFFF:
      output[0] = 0xFF
      return 1
    default:
      return encodeUTF8(UInt32(unit), output)
    }
  }
}
