import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// The bytes of a file one after the other, whatever they are wrapped in. Unsafe because system calls fill raw memory.

/// A source of bytes that is read once, from start to end.
protocol ByteStream: AnyObject {
  /// Fills `output` with up to `count` bytes and returns how many there were; 0 means the end.
  func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int
}

extension ByteStream {
  /// Reads until `count` bytes are there or the stream ends.
  func readFully(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int {
    var total = 0
    while total < count {
      let got = try read(into: output + total, count - total)
      if got == 0 { break }
      total += got
    }
    return total
  }

  /// Takes up to `count` bytes off the front.
  fileprivate func takeHead(_ count: Int) throws(InputError) -> [UInt8] {
    let buffer = ByteBuffer(capacity: count)
    buffer.count = try readFully(into: buffer.base, count)
    return Array(buffer.bytes)
  }
}

/// Opens a file, or standard input for `-`: decompressed by its magic bytes, decoded to UTF-8 and without byte order mark.
///
/// - Parameters:
///   - path: The file as the user named it.
///   - encoding: Its encoding, or nil to go by the byte order mark.
///   - bytesRead: Counts the bytes that come from the system.
/// - Returns: The content as bytes that ought to be UTF-8 and are not checked.
/// - Throws: An `InputError` when the file cannot be opened or read.
func openStream(
  _ path: String, encoding: TextEncoding?, bytesRead: Tally
) throws(InputError) -> any ByteStream {
  let file = try FileStream(path, bytesRead)
  InputRecord.note(path)
  return try decoded(try decompressed(file, path), encoding)
}

private func decompressed(_ file: FileStream, _ path: String) throws(InputError) -> any ByteStream {
  let magic = try file.takeHead(4)
  let whole = PrefixedStream(magic, file)
  if magic.starts(with: [0x1F, 0x8B]) { return GzipStream(whole, path) }
  if magic == [0x28, 0xB5, 0x2F, 0xFD] { return ZstdStream(whole, path) }
  return whole
}

private func decoded(_ stream: any ByteStream, _ encoding: TextEncoding?) throws(InputError) -> any ByteStream {
  var head = try stream.takeHead(3)
  var marked: TextEncoding?
  for (mark, markEncoding) in [([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LE), ([0xFE, 0xFF], .utf16BE)]
    as [([UInt8], TextEncoding)] where head.starts(with: mark) && (encoding ?? markEncoding) == markEncoding
  {
    head.removeFirst(mark.count)
    marked = markEncoding
  }
  let rest = PrefixedStream(head, stream)
  switch encoding ?? marked ?? .utf8 {
  case .utf8: return rest
  case .windows1252: return Windows1252Stream(rest)
  case .utf16LE: return UTF16Stream(rest, lowByte: 0)
  case .utf16BE: return UTF16Stream(rest, lowByte: 1)
  }
}

/// A count that any thread may add to and ask.
final class Tally: Sendable {
  private let value = Atomic(0)
  func add(_ count: Int) { value.add(count, ordering: .relaxed) }
  var current: Int { value.load(ordering: .relaxed) }
}

/// An open file.
final class FileStream: ByteStream {
  private let path: String
  private let descriptor: Int32
  private let bytesRead: Tally

  init(_ path: String, _ bytesRead: Tally) throws(InputError) {
    self.path = path
    self.bytesRead = bytesRead
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw systemError(path, "cannot be opened", errno) }
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int {
    while true {
      #if canImport(Glibc)
        let got = Glibc.read(descriptor, output, count)
      #else
        let got = Musl.read(descriptor, output, count)
      #endif
      if got >= 0 {
        bytesRead.add(got)
        return got
      }
      if errno != EINTR { throw systemError(path, "cannot be read", errno) }
    }
  }
}

/// The error of a system call that failed on `path`.
func systemError(_ path: String, _ what: String, _ code: Int32) -> InputError {
  switch code {
  case ENOENT, ENOTDIR: InputError(path: path, reason: "no such file or folder", kind: .missing)
  case EACCES, EPERM: InputError(path: path, reason: "\(what): permission denied", kind: .missing)
  default: InputError(path: path, reason: "\(what): \(String(cString: strerror(code)))", kind: .io)
  }
}

/// Some bytes and then a stream.
final class PrefixedStream: ByteStream {
  private var prefix: ArraySlice<UInt8>
  private let rest: any ByteStream

  init(_ prefix: [UInt8], _ rest: any ByteStream) {
    self.prefix = prefix[...]
    self.rest = rest
  }

  func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int {
    if prefix.isEmpty { return try rest.read(into: output, count) }
    let taken = min(count, prefix.count)
    prefix.prefix(taken).withUnsafeBufferPointer { output.update(from: $0.baseAddress!, count: taken) }
    prefix.removeFirst(taken)
    return taken
  }
}
