import Synchronization
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Runs a program to its end in a folder.
///
/// - Parameters:
///   - command: The path of the program and its arguments.
///   - folder: Where it runs.
///   - onOutput: Gets what it says on standard error as it comes.
/// - Returns: Its exit code, 128 and the number for a signal, and the end of what it said.
/// - Throws: An `InputError` if it cannot be started.
func spawn(_ command: [String], in folder: String, onOutput: ([UInt8]) -> Void) throws -> (code: Int32, log: [UInt8]) {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { throw InputError(path: command[0], reason: "cannot be started", kind: .io) }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)
  let line = ["sh", "-c", #"cd "$0" && exec "$@""#, folder] + command
  var words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  // What this program does not hear itself would not be heard by the other one either.
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&signals, signal) }
  posix_spawnattr_setsigdefault(&attributes, &signals)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
  var child: pid_t = 0
  let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &words, environ)
  close(ends[1])
  defer { close(ends[0]) }
  guard code == 0 else {
    throw InputError(path: command[0], reason: "cannot be started: \(String(cString: strerror(code)))", kind: .io)
  }
  let process = child
  Unfinished.process.withLock { $0 = process }
  defer { Unfinished.process.withLock { $0 = 0 } }
  var log: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 14)
  while true {
    let got = read(ends[0], &buffer, buffer.count)
    if got < 0, errno == EINTR { continue }
    if got <= 0 { break }
    onOutput(Array(buffer.prefix(got)))
    log += buffer.prefix(got)
    // The beginning tells of the inputs, the end of what went wrong.
    if log.count > 1 << 20 { log.removeSubrange(1 << 18..<3 << 18) }
  }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  let signal = status & 0x7F
  return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, log)
}

/// What has to go when this program is ended: the process that runs for it, and its folder.
enum Unfinished {
  static let process = Mutex<pid_t>(0)
  static let folder = Mutex<String?>(nil)

  /// Ends the process and removes the folder.
  static func remove() {
    process.withLock { if $0 > 0 { kill($0, SIGTERM) } }
    folder.withLock { if let path = $0 { removeTree(path) } }
  }
}

/// Writes a small file and returns its path.
func write(_ text: String, to path: String) throws -> String {
  let file = try OutputFile(path)
  try file.write(text.utf8Span.span)
  try file.commit()
  return path
}

/// Copies a file.
func copy(_ path: String, to target: String) throws {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else {
    throw InputError(path: path, reason: "cannot be opened: \(String(cString: strerror(errno)))", kind: .missing)
  }
  defer { close(descriptor) }
  let file = try OutputFile(target)
  var buffer = [UInt8](repeating: 0, count: 1 << 20)
  while true {
    let got = read(descriptor, &buffer, buffer.count)
    if got < 0 {
      throw InputError(path: path, reason: "cannot be read: \(String(cString: strerror(errno)))", kind: .io)
    }
    if got == 0 { break }
    try file.write(buffer.span.extracting(0..<got))
  }
  try file.commit()
}

/// The text of a small file.
func contents(_ path: String) throws -> String {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return "" }
  defer { close(descriptor) }
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  let got = read(descriptor, &buffer, buffer.count)
  return String(decoding: buffer.prefix(max(0, got)), as: UTF8.self)
}

/// The paths of what is in a folder.
func filesInFolder(_ path: String) throws -> [String] {
  guard let directory = opendir(path) else { return [] }
  defer { closedir(directory) }
  var paths: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
        String(cString: $0)
      }
    }
    if name != ".", name != ".." { paths.append("\(path)/\(name)") }
  }
  return paths.sorted()
}

/// Removes a folder with all that is in it; links are removed and not followed.
func removeTree(_ path: String) {
  var status = stat()
  if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
    for inner in (try? filesInFolder(path)) ?? [] { removeTree(inner) }
    rmdir(path)
  } else {
    unlink(path)
  }
}
