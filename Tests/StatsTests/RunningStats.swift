import Foundation

/// What a run of the built `stats` left behind.
struct Run {
  var output: [UInt8]
  var messages: String
  var code: Int32

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() }
}

/// The root of the repository.
let repository = Folder(path: String(#filePath.split(separator: "/Tests/StatsTests/")[0]))

/// The executable beside the test bundle.
let executable: String = {
  // A test process is told its bundle by an argument, or is the bundle itself.
  for argument in CommandLine.arguments {
    var folder = URL(filePath: argument)
    for _ in 0..<4 where folder.path.count > 1 {
      folder.deleteLastPathComponent()
      let path = folder.appending(path: "stats").path
      if folder.path.contains(".build"), FileManager.default.isExecutableFile(atPath: path) { return path }
    }
  }
  return repository / ".build/debug/stats"
}()

/// Runs `stats` in the repository to its end.
func stats(_ arguments: String..., input: String = "") throws -> Run {
  try stats(arguments, input: input, in: repository)
}

/// Runs `stats` in `folder` to its end, so that messages name files as one would type them there.
///
/// All streams are files: no pipe can fill up and block either side.
func stats(_ arguments: [String], input: String = "", in folder: Folder) throws -> Run {
  try withFolder { streams in
    try streams.write("in", input)
    let command = ([executable] + arguments).map(quoted).joined(separator: " ")
    let code = try shell("\(command) <'\(streams / "in")' >'\(streams / "out")' 2>'\(streams / "err")'", in: folder)
    let messages = String(decoding: try streams.read("err"), as: UTF8.self)
    return Run(output: try streams.read("out"), messages: messages, code: code)
  }
}

/// Runs a line of shell in `folder` and returns its exit code.
func shell(_ line: String, in folder: Folder) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", line]
  process.currentDirectoryURL = URL(filePath: folder.path)
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}

private func quoted(_ text: String) -> String { "'" + text.replacingOccurrences(of: "'", with: #"'\''"#) + "'" }

/// A folder that lives as long as a test needs it.
struct Folder {
  let path: String

  static func / (folder: Folder, name: String) -> String { "\(folder.path)/\(name)" }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let url = URL(filePath: self / name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: self / name))) }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  /// The paths of all files and folders in it, hidden ones included, sorted.
  var contents: [String] { (FileManager.default.subpaths(atPath: path) ?? []).sorted() }
}

/// Calls `body` with a new folder and removes it.
func withFolder<Result>(_ body: (Folder) throws -> Result) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: "stats-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(Folder(path: url.path))
}
