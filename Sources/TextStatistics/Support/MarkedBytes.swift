/// Which of the 64 bytes of a text from `start` are of a kind: a bit for each.
///
/// SAFETY: vectors are read from whole blocks within `text` only. The oracle is `isMarked`, byte by byte.
///
/// - Parameters:
///   - text: The text.
///   - start: Where the block begins; it may reach beyond the end of the text.
///   - isMarked: Tells of one byte.
///   - mask: Tells the same of sixteen.
/// - Returns: The bits, that of the first byte lowest.
@inline(__always)
func markedBytes(
  of text: UnsafeBufferPointer<UInt8>, inBlockAt start: Int, where isMarked: (UInt8) -> Bool,
  _ mask: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
) -> UInt64 {
  typealias Bytes = SIMD16<UInt8>
  var marked: UInt64 = 0
  if start + 64 <= text.count, let base = UnsafeRawPointer(text.baseAddress) {
    // The standard library has no "move mask": leave each lane its own bit, then add up the lanes of each half.
    let bits = Bytes(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    for part in 0..<4 {
      let lanes = mask(base.loadUnaligned(fromByteOffset: start + 16 * part, as: Bytes.self))
      let halves = unsafeBitCast(unsafeBitCast(lanes, to: Bytes.self) & bits, to: SIMD2<UInt64>.self)
      let sixteen = (halves[0] &* 0x0101_0101_0101_0101) &>> 56 | ((halves[1] &* 0x0101_0101_0101_0101) &>> 56) &<< 8
      marked |= sixteen &<< UInt64(16 * part)
    }
  } else {
    for position in start..<min(start + 64, text.count) where isMarked(text[position]) {
      marked |= 1 &<< UInt64(position - start)
    }
  }
  return marked
}
