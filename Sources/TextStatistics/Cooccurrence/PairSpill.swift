/// How pairs of a part of the corpus are written: word after word.
///
/// A word: its rank and the number of its pairs, four bytes each. A pair: the rank of the second word, the count, the articles
/// and the hits, each in as few bytes as the first byte says; where the last three are 1, as they mostly are in a part, they
/// take none.
///
/// SAFETY: a pair may be written and read where there is room for `longest` bytes.
enum PairCode {
  static let wordSize = 8
  static let longest = 1 + 4 + 8 + 4 + 4

  @inline(__always)
  static func write(word: Int, pairCount: Int, to bytes: UnsafeMutablePointer<UInt8>) {
    let bytes = UnsafeMutableRawPointer(bytes)
    bytes.storeBytes(of: UInt32(word), as: UInt32.self)
    bytes.storeBytes(of: UInt32(pairCount), toByteOffset: 4, as: UInt32.self)
  }

  @inline(__always)
  static func readWord(_ bytes: UnsafePointer<UInt8>) -> (word: UInt32, pairCount: Int) {
    let bytes = UnsafeRawPointer(bytes)
    return (bytes.loadUnaligned(as: UInt32.self), Int(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
  }

  /// Writes a pair; returns how many bytes it takes.
  @inline(__always)
  static func write(second: Int, _ pair: PairSum, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    let raw = UnsafeMutableRawPointer(bytes)
    let second = UInt32(truncatingIfNeeded: second)
    var lengths = (31 - (second | 1).leadingZeroBitCount) >> 3
    raw.storeBytes(of: second, toByteOffset: 1, as: UInt32.self)
    var end = 2 + lengths
    if (pair.count, pair.articles, pair.hits) != (1, 1, 1) {
      // 0, 1, 4 or 8 bytes, and 0, 1, 2 or 4.
      let length = pair.count == 1 ? 0 : pair.count < 1 << 8 ? 1 : pair.count < 1 << 32 ? 2 : 3
      raw.storeBytes(of: pair.count, toByteOffset: end, as: UInt64.self)
      lengths |= length << 2
      end += length == 3 ? 8 : length * length
      for (value, shift) in [(pair.articles, 4), (pair.hits, 6)] {
        let length = value == 1 ? 0 : value < 1 << 8 ? 1 : value < 1 << 16 ? 2 : 3
        raw.storeBytes(of: value, toByteOffset: end, as: UInt32.self)
        lengths |= length << shift
        end += length == 3 ? 4 : length
      }
    }
    bytes[0] = UInt8(truncatingIfNeeded: lengths)
    return end
  }

  /// Reads a pair and goes on behind it.
  @inline(__always)
  static func read(_ bytes: inout UnsafePointer<UInt8>) -> (second: Int, PairSum) {
    let raw = UnsafeRawPointer(bytes)
    let lengths = Int(bytes[0])
    let second = raw.loadUnaligned(fromByteOffset: 1, as: UInt32.self) & (.max >> UInt32(24 - 8 * (lengths & 3)))
    bytes += 2 + lengths & 3
    var pair = PairSum(count: 1, articles: 1, hits: 1)
    if lengths > 3 {
      let length = lengths >> 2 & 3
      if length > 0 {
        let size = length == 3 ? 8 : length * length
        pair.count = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self) & (.max >> UInt64(64 - 8 * size))
        bytes += size
      }
      pair.articles = readSmall(lengths >> 4 & 3, &bytes)
      pair.hits = readSmall(lengths >> 6, &bytes)
    }
    return (Int(second), pair)
  }

  @inline(__always)
  private static func readSmall(_ length: Int, _ bytes: inout UnsafePointer<UInt8>) -> UInt32 {
    guard length > 0 else { return 1 }
    let size = length == 3 ? 4 : length
    defer { bytes += size }
    return UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self) & (.max >> UInt32(32 - 8 * size))
  }
}

/// The pairs that one thread has counted of parts of the corpus, in a temporary file.
final class PairSpill {
  /// Words by rising rank, and their pairs.
  struct Stretch {
    /// Which words: see `PairCounting.firstTasks`.
    let task: Int
    let file: SpillFile
    let offset: Int
    let size: Int
  }

  /// So many bytes are worth a call of the system.
  static let blockSize = 1 << 18
  private var file: SpillFile?
  private var failure: (any Error)?
  private(set) var stretches: [Stretch] = []

  /// Writes what `bytes` holds of a task, and clears it. If that fails, `check` tells.
  func write(_ bytes: inout GrowableBuffer<UInt8>, task: Int) {
    defer { bytes.count = 0 }
    guard bytes.count > 0, failure == nil else { return }
    do {
      let file = try self.file ?? SpillFile()
      self.file = file
      let offset = try file.append(UnsafeBufferPointer(start: bytes.pointer, count: bytes.count))
      stretches.append(Stretch(task: task, file: file, offset: offset, size: bytes.count))
    } catch {
      failure = error
    }
  }

  /// - Throws: `InputError` if something could not be written.
  func check() throws { if let failure { throw failure } }
}
