#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A temporary file for what does not fit into memory.
///
/// It lies in `TMPDIR`, else in `/tmp`, and has no name there: when the process ends, however it does, the space is free.
///
/// SAFETY: reads and writes whole buffers of trivial types at offsets that `append` returned.
final class SpillFile {
  private let descriptor: Int32
  private(set) var byteCount = 0

  /// - Throws: `InputError` of kind `output` if no file can be made.
  init() throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    // The system puts a name of its own in the place of the last six letters.
    var template = Array("\(folder)/text-statistics-\(String(repeating: "X", count: 6))".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      let reason =
        "cannot create a temporary file: \(String(cString: strerror(errno)));"
        + " name another folder by TMPDIR, or raise --memory"
      throw InputError(path: folder, reason: reason, kind: .output)
    }
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Appends `elements` and returns the offset in bytes at which they stand.
  ///
  /// - Throws: `InputError` of kind `io` if the system refuses, as a full disk does.
  func append<T: BitwiseCopyable>(_ elements: UnsafeBufferPointer<T>) throws -> Int {
    let start = byteCount
    var rest = UnsafeRawBufferPointer(elements)[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let written = pwrite(descriptor, piece.baseAddress, piece.count, off_t(byteCount))
      if written > 0 {
        rest = rest.dropFirst(written)
        byteCount += written
      } else if errno != EINTR {
        throw failure("write")
      }
    }
    return start
  }

  /// Reads as many elements as `elements` has room for from `offset` on.
  ///
  /// - Throws: `InputError` of kind `io` if the system refuses.
  func read<T: BitwiseCopyable>(_ elements: UnsafeMutableBufferPointer<T>, at offset: Int) throws {
    var rest = UnsafeMutableRawBufferPointer(elements)[...]
    var offset = offset
    while !rest.isEmpty {
      let piece = UnsafeMutableRawBufferPointer(rebasing: rest)
      let count = pread(descriptor, piece.baseAddress, piece.count, off_t(offset))
      if count > 0 {
        rest = rest.dropFirst(count)
        offset += count
      } else if count == 0 || errno != EINTR {
        throw failure("read")
      }
    }
  }

  private func failure(_ action: String) -> InputError {
    let reason =
      "cannot \(action) a temporary file: \(String(cString: strerror(errno)));"
      + " name a larger folder by TMPDIR, or raise --memory"
    return InputError(path: "", reason: reason, kind: .io)
  }
}
