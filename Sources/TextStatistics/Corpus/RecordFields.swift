// The fields of one record, as bytes in memory that the next record reuses. Unsafe because it hands out raw pointers: they
// are valid until the next record of the same thread.

/// A value of a record.
struct Field {
  /// What kind of value stands in the source.
  enum Kind {
    /// None, or JSON's null.
    case absent
    /// A text.
    case string
    /// A number, `true` or `false`; the bytes are as the source has them.
    case scalar
    /// A JSON object or array.
    case nested
  }

  var kind = Kind.absent
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
}

/// The fields of a record that somebody wants, by slot.
final class RecordFields {
  /// The values by slot.
  private(set) var slots: UnsafeMutableBufferPointer<Field>
  /// Where the next field's bytes go; room for what `reserve(_:)` asked for.
  private(set) var next: UnsafeMutablePointer<UInt8>
  /// Whether a JSON string had a surrogate without its partner, and how many.
  var loneSurrogates = 0
  private let scratch = ByteBuffer(capacity: 1 << 16)

  init(slotCount: Int) {
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: Field())
    next = scratch.base
  }

  deinit { slots.deallocate() }

  /// Makes room for every record among `length` bytes.
  ///
  /// A record's fields are never longer than the record and their repairs at most three times as long. Pages that nothing
  /// touches cost no memory.
  ///
  /// - Parameters:
  ///   - length: The length of the records.
  ///   - fieldCount: How many times `take(_:)` is called for one record at most.
  func reserve(_ length: Int, fieldCount: Int) {
    scratch.count = 0
    scratch.reserve(4 * length + (fieldCount + 4) * bytePadding)
    next = scratch.base
  }

  /// Forgets the fields of the record before.
  func clear() {
    for slot in slots.indices { slots[slot] = Field() }
    next = scratch.base
    loneSurrogates = 0
  }

  /// Makes the `length` bytes at `next` a field's, followed by zeros.
  @inline(__always)
  func take(_ length: Int) -> UnsafeBufferPointer<UInt8> {
    let field = UnsafeBufferPointer(start: UnsafePointer(next), count: length)
    next += length
    for vector in 0..<bytePadding / 16 { storeVector(Vector(), next + 16 * vector) }
    next += bytePadding
    return field
  }

  /// Takes the mark of the guard off the fields that have one.
  func undoGuard() {
    for slot in slots.indices where slots[slot].bytes.first == CSVGuard.mark {
      slots[slot].bytes = UnsafeBufferPointer(rebasing: slots[slot].bytes.dropFirst())
    }
  }

  /// Copies bytes from elsewhere.
  func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    if let base = bytes.baseAddress { next.update(from: base, count: bytes.count) }
    return take(bytes.count)
  }
}
