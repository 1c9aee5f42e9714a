#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Scans over raw bytes, sixteen at a time. Unsafe because they load whole vectors past the bytes that count: every buffer
// they are given has `bytePadding` readable bytes beyond its end.

/// How many readable bytes lie beyond the end of every buffer of the reader.
let bytePadding = 64

typealias Vector = SIMD16<UInt8>

@inline(__always)
func loadVector(_ bytes: UnsafePointer<UInt8>) -> Vector {
  UnsafeRawPointer(bytes).loadUnaligned(as: Vector.self)
}

@inline(__always)
func storeVector(_ vector: Vector, _ bytes: UnsafeMutablePointer<UInt8>) {
  UnsafeMutableRawPointer(bytes).storeBytes(of: vector, as: Vector.self)
}

/// The lanes of a comparison as two words with 0xFF for every true lane.
///
/// The standard library has no way to get one bit per lane; the first set lane is found as quickly in two words.
@inline(__always)
func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> { unsafeBitCast(mask, to: SIMD2<UInt64>.self) }

/// The first true lane of a comparison that has one.
@inline(__always)
func firstLane(_ words: SIMD2<UInt64>) -> Int {
  words[0] != 0 ? words[0].trailingZeroBitCount >> 3 : 8 + words[1].trailingZeroBitCount >> 3
}

/// The number of line feeds in the first `count` bytes.
func newlineCount(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  let newline = Vector(repeating: 0x0A)
  var total = 0
  var position = 0
  while count - position >= 16 {
    // A lane counts down from 0 by one per line feed, for at most 255 vectors.
    var lanes = Vector()
    for _ in 0..<min(255, (count - position) / 16) {
      lanes &-= unsafeBitCast(loadVector(bytes + position) .== newline, to: Vector.self)
      position += 16
    }
    total += Int(SIMD16<UInt16>(truncatingIfNeeded: lanes).wrappedSum())
  }
  while position < count {
    if bytes[position] == 0x0A { total += 1 }
    position += 1
  }
  return total
}

/// Where the last line feed of `range` is, or nil.
func lastNewline(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int? {
  var position = range.upperBound
  while position > range.lowerBound {
    position -= 1
    if bytes[position] == 0x0A { return position }
  }
  return nil
}

/// Memory for bytes that keeps `bytePadding` readable bytes beyond what it holds.
///
/// Unsafe because its bytes are written by system calls and read by vectors; one thread uses it at a time.
final class ByteBuffer {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var capacity: Int
  var count = 0

  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity + bytePadding)
  }

  deinit { base.deallocate() }

  /// Makes room for `needed` bytes in all, keeping the first `count`.
  func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    capacity = max(needed, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + bytePadding)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  /// Takes other memory, of just this capacity, and holds nothing.
  func renew(capacity: Int) {
    base.deallocate()
    base = .allocate(capacity: capacity + bytePadding)
    (self.capacity, count) = (capacity, 0)
  }

  /// Adds a copy of some bytes.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let base = bytes.baseAddress { append(base, bytes.count) }
  }

  /// Adds a byte.
  func append(_ byte: UInt8) {
    reserve(count + 1)
    base[count] = byte
    count += 1
  }

  /// Adds a copy of some bytes.
  func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    reserve(count + length)
    (base + count).update(from: bytes, count: length)
    count += length
  }

  /// Sets the padding to zero.
  func pad() { (base + count).update(repeating: 0, count: bytePadding) }

  /// What it holds.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
}
