import Foundation
import Testing

/// What a run of the built `stats` left behind.
struct Run {
  var output: [UInt8]
  var messages: String
  var code: Int32

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [Substring] { text.split(separator: "\n") }
}

/// The root of the repository; every command runs there, so that messages show the paths a reader of them would type.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The executable beside the test bundle.
let executable: URL = {
  // The arguments of a test process name the bundle, or the runner that was handed it.
  let candidates = CommandLine.arguments + [Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
  for candidate in candidates {
    var folder = URL(filePath: candidate)
    for _ in 0..<4 where folder.path.count > 1 {
      folder.deleteLastPathComponent()
      let stats = folder.appending(path: "stats")
      if FileManager.default.isExecutableFile(atPath: stats.path), !isFolder(stats) { return stats }
    }
  }
  return repository.appending(path: ".build/debug/stats")
}()

private func isFolder(_ url: URL) -> Bool {
  (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
}

/// Runs `stats` with `arguments` to its end.
func stats(_ arguments: String..., input: String = "") throws -> Run { try stats(arguments, input: Array(input.utf8)) }

/// Runs `stats` with `arguments` and `input` on its standard input, to its end.
///
/// All streams are files: no pipe can fill up and block either side.
func stats(_ arguments: [String], input: [UInt8] = []) throws -> Run {
  try withFolder { folder in
    try folder.write("in", input)
    let quoted = ([executable.path] + arguments).map(shellQuoted).joined(separator: " ")
    let code = try shell(
      "\(quoted) <\(shellQuoted(folder/"in")) >\(shellQuoted(folder/"out")) 2>\(shellQuoted(folder/"err"))")
    return Run(
      output: try folder.read("out"), messages: String(decoding: try folder.read("err"), as: UTF8.self), code: code)
  }
}

/// Runs a line of shell in the repository and returns its exit code.
func shell(_ line: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", line]
  process.currentDirectoryURL = repository
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}

func shellQuoted(_ text: String) -> String { "'" + text.replacingOccurrences(of: "'", with: #"'\''"#) + "'" }

/// A folder that lives as long as a test needs it.
struct Folder {
  let path: String

  static func / (folder: Folder, name: String) -> String { "\(folder.path)/\(name)" }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(filePath: self / name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: self / name))) }

  /// The paths of all files, hidden ones included, sorted.
  var contents: [String] {
    let names = FileManager.default.subpaths(atPath: path) ?? []
    return names.filter { !isFolder(URL(filePath: self / $0)) }.sorted()
  }
}

/// Calls `body` with a new folder and removes it.
func withFolder<Result>(_ body: (Folder) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: "stats-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(Folder(path: url.path))
}
