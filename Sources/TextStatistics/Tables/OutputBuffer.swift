/// Growing memory that text is put together in.
///
/// Unsafe because an array's append costs three times as much for the few bytes of a typical cell. Safe to use: every
/// write goes through `append(upTo:)`, which makes room first.
struct OutputBuffer: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<UInt8>

  init(capacity: Int = 1 << 19) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Appends what `fill` writes: at most `limit` bytes from the address it gets, whose number it returns.
  @inline(__always)
  mutating func append(upTo limit: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
    // Lengths come from spans and strings, so that the sum cannot overflow.
    if count + limit > capacity { grow(by: limit) }
    // SAFETY: `count + limit <= capacity`.
    count += fill(base + count)
    assert(count <= capacity)
  }

  @inline(never)
  private mutating func grow(by limit: Int) {
    capacity = max(2 * capacity, count + limit)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    // SAFETY: new memory, at least `count` bytes, all initialised in the old one.
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    append(upTo: 1) { end in
      end[0] = byte
      return 1
    }
  }

  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      append(upTo: bytes.count) { end in
        // Cells are short: a loop of bytes beats the call of memcpy up to here.
        if bytes.count <= 16 {
          for index in bytes.indices { end[index] = bytes[index] }
        } else if let source = bytes.baseAddress {
          end.update(from: source, count: bytes.count)
        }
        return bytes.count
      }
    }
  }

  @inline(__always)
  mutating func append(_ bytes: [UInt8]) { append(bytes.span) }

  mutating func append(_ text: String) { append(text.utf8Span.span) }

  /// Takes the bytes from `start` on out of the buffer.
  mutating func removeSuffix(from start: Int) -> [UInt8] {
    precondition(0...count ~= start)
    defer { count = start }
    // SAFETY: bytes below `count` are initialised.
    return Array(UnsafeBufferPointer(start: base + start, count: count - start))
  }

  /// Puts a byte in the place of another from `start` on.
  mutating func replace(_ byte: UInt8, by other: UInt8, from start: Int) {
    // SAFETY: bytes below `count` are initialised.
    for index in start..<count where base[index] == byte { base[index] = other }
  }

  mutating func removeAll() { count = 0 }

  /// Lends the bytes.
  func withBytes(_ body: (Span<UInt8>) throws -> Void) rethrows {
    // SAFETY: bytes below `count` are initialised; the buffer cannot change while it is borrowed.
    try body(UnsafeBufferPointer(start: base, count: count).span)
  }
}
