import Dispatch
import Synchronization

/// The files that are read while the record is kept, and what is in them.
///
/// Every file counts that the library opens: corpora, texts that a table names, lists of words, lexicons. They are hashed
/// on a thread of their own while others work at them.
///
/// ```swift
/// let record = InputRecord.begin()
/// let reader = try CorpusReader(paths: ["news/"])
/// ...
/// for input in record.end() { print(input.path, input.digest?.sha256 ?? "") }
/// ```
public final class InputRecord: Sendable {
  /// A file, or a folder whose files are read together.
  public struct Input: Sendable, Equatable {
    /// The path as the user gave it, `-` for standard input.
    public var path: String
    /// What is in it; nil when that cannot be told.
    ///
    /// That of a folder is of the lines `sha256sum` prints of its files, sorted by path; its bytes are those of all
    /// files together.
    public var digest: FileDigest?
    /// The number of files of a folder; nil for a file.
    public var fileCount: Int?
    /// Why there is no digest.
    public var reason: String?
  }

  private struct State {
    var paths: Set<String> = []
    var files: [(path: String, stamp: Stamp?, digest: FileDigest?)] = []
    var folders: [Input] = []
    /// What is in these is made by the run itself.
    var ownFolders: [String] = []
  }

  private static let current = Mutex<InputRecord?>(nil)
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "hashing of inputs")

  private init() {}

  /// Starts a record, which takes the place of one that is being kept.
  public static func begin() -> InputRecord {
    let record = InputRecord()
    current.withLock { $0 = record }
    return record
  }

  /// Ends the record.
  ///
  /// - Returns: What was read, by the bytes of the paths. A file that changed while it was read has no digest.
  public func end() -> [Input] {
    Self.current.withLock { if $0 === self { $0 = nil } }
    queue.sync {}
    return state.withLock { state in
      let files = state.files.map { path, stamp, digest in
        guard let stamp else {
          let reason = path == "-" ? "standard input" : path.contains("://") ? "read elsewhere" : "not a regular file"
          return Input(path: path, reason: reason)
        }
        let isSame = digest != nil && Stamp(path) == stamp
        return Input(path: path, digest: isSame ? digest : nil, reason: isSame ? nil : "changed while it was read")
      }
      return (files + state.folders).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
  }

  /// Leaves out what is read from `folder`: it is no input, but made by the run itself.
  public static func leaveOut(folder: String) {
    current.withLock { $0 }?.state.withLock { $0.ownFolders.append(folder + "/") }
  }

  /// Notes that a file is opened, here or, if it is an address, elsewhere.
  public static func note(_ path: String) {
    current.withLock { $0 }?.add(path)
  }

  /// Notes which files a folder stands for: they make one input.
  static func note(folder: String, files: [ListedFile]) {
    current.withLock { $0 }?.add(folder, files)
  }

  private func add(_ path: String) {
    let index: Int? = state.withLock { state in
      guard !state.ownFolders.contains(where: path.hasPrefix), state.paths.insert(path).inserted else { return nil }
      state.files.append((path, path == "-" ? nil : Stamp(path), nil))
      return state.files.last?.stamp == nil ? nil : state.files.count - 1
    }
    guard let index else { return }
    queue.async { [self] in
      let digest = try? FileDigest(ofFile: path)
      state.withLock { $0.files[index].digest = digest }
    }
  }

  private func add(_ folder: String, _ files: [ListedFile]) {
    let isNew = state.withLock { state in
      guard state.paths.insert(folder).inserted else { return false }
      state.paths.formUnion(files.map(\.path))
      return true
    }
    guard isNew else { return }
    queue.async { [self] in
      let digest = try? Self.digest(of: files)
      state.withLock {
        $0.folders.append(
          Input(
            path: folder, digest: digest, fileCount: files.count,
            reason: digest == nil ? "files could not be read" : nil))
      }
    }
  }

  /// What is at `path` now, read as when the record was kept.
  ///
  /// - Parameters:
  ///   - path: A file, or a folder.
  ///   - format: The format that was asked for, which tells the files of a folder.
  /// - Returns: The file, or the files of the folder together.
  /// - Throws: `InputError` for what is not there or cannot be read.
  public static func input(at path: String, format: InputFormat?) throws -> Input {
    let files = try listInputs([path], format: format)
    guard files.count == 1, !files[0].isInFolder else {
      return Input(path: path, digest: try digest(of: files), fileCount: files.count)
    }
    return Input(path: path, digest: try FileDigest(ofFile: path))
  }

  private static func digest(of files: [ListedFile]) throws -> FileDigest {
    var hash = RunningHash()
    var bytes = 0
    for file in files.sorted(by: { $0.relativePath.utf8.lexicographicallyPrecedes($1.relativePath.utf8) }) {
      let digest = try FileDigest(ofFile: file.path)
      bytes += digest.bytes
      Array("\(digest.sha256)  \(file.relativePath)\n".utf8).withUnsafeBytes { hash.add($0) }
    }
    return FileDigest(sha256: hash.digest().sha256, bytes: bytes)
  }
}
