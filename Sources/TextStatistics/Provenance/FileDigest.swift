import COpenSSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How long a file is and its SHA-256 (FIPS 180-4): what tells whether two files hold the same.
public struct FileDigest: Sendable, Equatable {
  /// The SHA-256 in 64 hexadecimal digits, as `sha256sum` prints it.
  public var sha256: String
  /// The number of bytes.
  public var bytes: Int

  /// A digest that is known from elsewhere.
  public init(sha256: String, bytes: Int) {
    self.sha256 = sha256
    self.bytes = bytes
  }

  /// Reads a file.
  ///
  /// - Parameter path: The file.
  /// - Throws: `InputError` if it cannot be opened or read, or is no regular file.
  public init(ofFile path: String) throws {
    let stream = try FileStream(path, Tally())
    guard Stamp(path) != nil else { throw InputError(path: path, reason: "is not a regular file") }
    var hash = RunningHash()
    // As much as a core's cache keeps between the system's copy and the hash.
    let buffer = ByteBuffer(capacity: 1 << 18)
    while case let count = try stream.read(into: buffer.base, 1 << 18), count > 0 {
      hash.add(UnsafeRawBufferPointer(start: buffer.base, count: count))
    }
    self = hash.digest()
  }
}

/// A SHA-256 of bytes that come piece by piece.
///
/// OpenSSL uses the instructions that processors have for it, and hashes 1.8 GB/s with them; unsafe because it is C.
struct RunningHash: ~Copyable {
  private let context: OpaquePointer
  private var count = 0

  init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("OpenSSL has no SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  mutating func add(_ piece: UnsafeRawBufferPointer) {
    count += piece.count
    // SAFETY: OpenSSL reads the bytes of the buffer, which the caller lends.
    let isAdded = EVP_DigestUpdate(context, piece.baseAddress, piece.count) == 1
    precondition(isAdded, "OpenSSL hashes any bytes")
  }

  /// What was added so far; nothing can be added afterwards.
  consuming func digest() -> FileDigest {
    let count = count
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return FileDigest(sha256: String(decoding: text, as: UTF8.self), bytes: count)
  }

  /// The 32 bytes of the hash of what was added so far; nothing can be added afterwards.
  consuming func bytes() -> [UInt8] {
    var hash = [UInt8](repeating: 0, count: 32)
    // SAFETY: a SHA-256 has 32 bytes.
    let isDone = EVP_DigestFinal_ex(context, &hash, nil) == 1
    precondition(isDone, "OpenSSL hashes any bytes")
    return hash
  }
}

/// What changes when a regular file is written to.
struct Stamp: Equatable {
  var size: Int
  var seconds: Int
  var nanoseconds: Int

  /// Nil for what is not a regular file.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    (size, seconds, nanoseconds) = (Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
  }
}
