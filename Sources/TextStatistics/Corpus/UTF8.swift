// Checks and repairs UTF-8, at the speed of memory where it is ASCII. Unsafe because it loads whole vectors: the bytes must
// be followed by `bytePadding` zeros, which also end every cut-off sequence. The oracle is `String(decoding:as:)`.

/// The first of `count` bytes that does not belong to valid UTF-8, or nil.
func firstInvalidUTF8(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
  let highBits = Vector(repeating: 0x80)
  var position = 0
  while position < count {
    let p = bytes + position
    let (a, b, c, d) = (loadVector(p), loadVector(p + 16), loadVector(p + 32), loadVector(p + 48))
    let any = unsafeBitCast((a | b | c | d) & highBits, to: SIMD2<UInt64>.self)
    if any[0] | any[1] == 0 {
      position += 64
      continue
    }
    while true {
      let high = unsafeBitCast(loadVector(bytes + position) & highBits, to: SIMD2<UInt64>.self)
      if high[0] | high[1] != 0 {
        position += firstLane(high)
        break
      }
      position += 16
    }
    while bytes[position] >= 0x80 {
      let length = sequenceLength(bytes + position)
      guard length > 0 else { return position }
      position += length
    }
  }
  return nil
}

/// The length of the UTF-8 sequence that starts here with a byte of 0x80 or more; for an invalid one, minus the length of
/// its maximal subpart, the bytes that one U+FFFD replaces (Unicode 16, section 3.9, table 3-8).
@inline(__always)
private func sequenceLength(_ p: UnsafePointer<UInt8>) -> Int {
  let lead = p[0]
  switch lead {
  case 0xC2...0xDF:
    return isContinuation(p[1]) ? 2 : -1
  case 0xE0...0xEF:
    let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
    let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
    guard p[1] >= low, p[1] <= high else { return -1 }
    return isContinuation(p[2]) ? 3 : -2
  case 0xF0...0xF4:
    let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
    let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
    guard p[1] >= low, p[1] <= high else { return -1 }
    guard isContinuation(p[2]) else { return -2 }
    return isContinuation(p[3]) ? 4 : -3
  default:
    return -1
  }
}

@inline(__always)
private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

/// Copies `count` bytes to `output`, every maximal invalid subpart replaced by U+FFFD.
///
/// - Parameters:
///   - bytes: What to repair.
///   - count: The number of bytes.
///   - output: Room for three times `count` bytes.
/// - Returns: The number of bytes written and of replacements made.
func repairUTF8(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, into output: UnsafeMutablePointer<UInt8>
) -> (count: Int, replaced: Int) {
  var (position, written, replaced) = (0, 0, 0)
  while position < count {
    let valid = firstInvalidUTF8(bytes + position, count - position) ?? count - position
    (output + written).update(from: bytes + position, count: valid)
    position += valid
    written += valid
    guard position < count else { break }
    position -= sequenceLength(bytes + position)
    written += encodeUTF8(0xFFFD, output + written)
    replaced += 1
  }
  return (written, replaced)
}

/// Writes a scalar value as UTF-8 and returns how many bytes it took.
@inline(__always)
func encodeUTF8(_ scalar: UInt32, _ output: UnsafeMutablePointer<UInt8>) -> Int {
  func continuation(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | (scalar >> shift & 0x3F)) }
  switch scalar {
  case 0..<0x80:
    output[0] = UInt8(truncatingIfNeeded: scalar)
    return 1
  case 0x80..<0x800:
    output[0] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
    output[1] = continuation(0)
    return 2
  case 0x800..<0x10000:
    output[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
    output[1] = continuation(6)
    output[2] = continuation(0)
    return 3
  default:
    output[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    output[1] = continuation(12)
    output[2] = continuation(6)
    output[3] = continuation(0)
    return 4
  }
}
