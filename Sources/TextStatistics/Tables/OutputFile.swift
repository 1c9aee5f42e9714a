import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The reader of our output has gone, as `head` does when it has seen enough: reason to stop, not an error to report.
public struct BrokenPipe: Error, Sendable, Equatable {
  /// Creates the error.
  public init() {}
}

/// Where a table goes: standard output, or a file that appears whole or not at all.
///
/// A file is written under a temporary name in the folder of the target, and takes the target's place when committed; an
/// existing file is replaced without asking, as compilers do, since it is never half replaced. A symbolic link is followed.
/// What is not a regular file (a terminal, a named pipe, `/dev/null`) is written to directly.
///
/// The process must ignore `SIGPIPE`, else a closed pipe kills it before `BrokenPipe` can be thrown.
public final class OutputFile {
  private let name: String
  private var descriptor: Int32
  /// The file being written and the one it is to become; nil where bytes go straight to their place.
  private var temporary: (path: String, target: String)?
  private var hash: RunningHash?
  /// What was written, once it is committed; nil unless it was asked for and is a regular file.
  public private(set) var digest: FileDigest?

  /// Opens standard output or creates a file.
  ///
  /// - Parameters:
  ///   - path: Where to write; nil or `-` for standard output.
  ///   - isHashed: Whether `digest` is wanted.
  /// - Throws: `InputError` of kind `output` if nothing can be created at `path`.
  public init(_ path: String?, isHashed: Bool = false) throws {
    guard let path, path != "-" else {
      name = "standard output"
      descriptor = STDOUT_FILENO
      return
    }
    name = path
    descriptor = -1
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists && status.st_mode & S_IFMT != S_IFREG {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure("cannot write", .output) }
      return
    }
    let target = exists ? resolved(path) : path
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    repeat {
      let temporary = "\(folder).text-statistics-\(getpid())-\(Unfinished.number.take()).tmp"
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        Unfinished.paths.withLock { _ = $0.insert(temporary) }
        self.temporary = (temporary, target)
      }
    } while descriptor < 0 && (errno == EEXIST || errno == EINTR)
    guard descriptor >= 0 else { throw failure("cannot create", .output) }
    // Who may read a file does not change by its being replaced.
    if exists { fchmod(descriptor, status.st_mode & 0o777) }
    if isHashed { hash = RunningHash() }
  }

  deinit { abandon() }

  /// Writes all of `bytes`.
  ///
  /// - Parameter bytes: What to write; give large pieces, each is at least one system call.
  /// - Throws: `BrokenPipe` if nobody reads any more, `InputError` of kind `io` if the system refuses (a full disk).
  public func write(_ bytes: Span<UInt8>) throws {
    precondition(descriptor >= 0, "the output was committed before")
    try bytes.withUnsafeBytes { bytes in
      hash?.add(bytes)
      var rest = bytes[...]
      while !rest.isEmpty {
        // SAFETY: the slice lies within memory that `withUnsafeBytes` lends.
        let written = unsafeWrite(UnsafeRawBufferPointer(rebasing: rest))
        if written >= 0 {
          rest = rest.dropFirst(written)
        } else if errno == EPIPE {
          throw BrokenPipe()
        } else if errno != EINTR {
          throw failure("cannot write", .io)
        }
      }
    }
  }

  /// Puts the file in its place; without this call nothing remains of it.
  ///
  /// - Throws: `InputError` of kind `io` if the last bytes cannot be stored, `output` if the target cannot be replaced.
  public func commit() throws {
    precondition(descriptor >= 0, "the output was committed before")
    guard descriptor != STDOUT_FILENO else { return }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw failure("cannot write", .io) }
    guard let (path, target) = temporary else { return }
    guard rename(path, target) == 0 else { throw failure("cannot replace", .output) }
    Unfinished.paths.withLock { _ = $0.remove(path) }
    temporary = nil
    digest = hash.take()?.digest()
  }

  /// Removes the files that are still being written, for a program about to be ended by a signal.
  public static func removeUnfinished() {
    Unfinished.paths.withLock { paths in
      for path in paths { unlink(path) }
      paths.removeAll()
    }
  }

  private func abandon() {
    if descriptor >= 0 && descriptor != STDOUT_FILENO { close(descriptor) }
    guard let (path, _) = temporary else { return }
    Unfinished.paths.withLock { if $0.remove(path) != nil { unlink(path) } }
  }

  private func unsafeWrite(_ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// What the last system call said; call at once, before `errno` changes.
  private func failure(_ action: String, _ kind: InputError.Kind) -> InputError {
    InputError(path: name, reason: "\(action): \(String(cString: strerror(errno)))", kind: kind)
  }
}

/// Temporary files that exist right now.
private enum Unfinished {
  static let number = SharedCounter()
  static let paths = Mutex<Set<String>>([])
}

/// The path a chain of symbolic links leads to.
private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}
