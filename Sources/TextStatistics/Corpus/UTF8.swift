// Checks and repairs UTF-8, at the speed of memory where it is ASCII. Unsafe because it loads whole vectors: the bytes must
// be followed by `bytePadding` zeros, which also end every cut-off sequence. The oracle is `String(decoding:as:)`.

/// The first of `count` bytes that does not belong to valid UTF-8, or nil.
func firstInvalidUTF8(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
  let highBits = Vector(repeating: 0x80)
  // Always the start of a character.
  var position = 0
  while position < count {
    let p = bytes + position
    let (a, b, c, d) = (loadVector(p), loadVector(p + 16), loadVector(p + 32), loadVector(p + 48))
    if !hasBits((a | b | c | d) & highBits) {
      position += 64
      continue
    }
    // The three bytes before are looked at as well.
    if position >= 3 {
      let doubtful =
        doubtfulLanes(p, a) | doubtfulLanes(p + 16, b) | doubtfulLanes(p + 32, c) | doubtfulLanes(p + 48, d)
      if !hasBits(doubtful) {
        // A character that goes beyond the block starts the next one.
        position += p[63] >= 0xC0 ? 63 : p[62] >= 0xE0 ? 62 : 64
        continue
      }
    }
    while bytes[position] < 0x80, position < count { position += 1 }
    while bytes[position] >= 0x80 {
      let length = sequenceLength(bytes + position)
      guard length > 0 else { return position }
      position += length
    }
  }
  return nil
}

@inline(__always)
private func hasBits(_ vector: Vector) -> Bool {
  let words = unsafeBitCast(vector, to: SIMD2<UInt64>.self)
  return words[0] | words[1] != 0
}

/// Not zero in lanes that are not, or may not be, valid: where a continuation byte stands but no lead byte asks for one, or
/// the other way round, and at lead bytes that limit the byte after them.
///
/// - Parameters:
///   - p: Where the vector was loaded.
///   - vector: Sixteen bytes.
/// - Returns: The lanes.
@inline(__always)
private func doubtfulLanes(_ p: UnsafePointer<UInt8>, _ vector: Vector) -> Vector {
  func lanes(_ mask: SIMDMask<SIMD16<Int8>>) -> Vector { unsafeBitCast(mask, to: Vector.self) }
  let isContinuation = lanes(vector & Vector(repeating: 0xC0) .== Vector(repeating: 0x80))
  let isAskedFor =
    lanes(loadVector(p - 1) .>= Vector(repeating: 0xC0)) | lanes(loadVector(p - 2) .>= Vector(repeating: 0xE0))
    | lanes(loadVector(p - 3) .>= Vector(repeating: 0xF0))
  let isLimiting =
    lanes(vector & Vector(repeating: 0xFE) .== Vector(repeating: 0xC0)) | lanes(vector .== Vector(repeating: 0xE0))
    | lanes(vector .== Vector(repeating: 0xED)) | lanes(vector .>= Vector(repeating: 0xF0))
  return isContinuation ^ isAskedFor | isLimiting
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
