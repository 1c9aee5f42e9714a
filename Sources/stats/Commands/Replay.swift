import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a table again as its description says, and compares the bytes.",
    usage: "stats replay <description> [<options>]",
    discussion: """
      Runs nothing but stats: the recorded command, with its options and those of
      stats.toml or the environment at that time, into a temporary folder. Inputs
      have to be what they were. Ends with 65 if the bytes differ.

      EXAMPLES
        stats replay keyness.datapackage.json
        stats replay keyness.datapackage.json -o again
      """)

  @Argument(help: "A description that stats wrote beside its tables.")
  var description: String
  @OptionGroup var place: WorkingFolder
  @Option(name: .shortAndLong, help: "Folder that keeps what is made, to look at what differs.")
  var output: String?
  @Flag(help: "Replay what another version of stats wrote: its results may have been others.")
  var anyVersion = false

  func run() throws {
    // An error ends the program at once.
    defer { fflush(nil) }
    let folder = try output.map(ReplayFolder.init(kept:)) ?? ReplayFolder()
    defer { folder.remove() }
    let runs = try DescribedRun.all(in: description)
    var differing = 0
    for (number, run) in runs.enumerated() {
      let (arguments, files) = try prepare(run, in: runs.count == 1 ? folder.path : "\(folder.path)/\(number + 1)")
      var command = try Stats.parseAsRoot(arguments)
      try command.run()
      for (table, path) in zip(run.tables, files) {
        let digest = try FileDigest(ofFile: path)
        let isSame = digest == table.digest
        if !isSame { differing += 1 }
        print("\(table.path): \(isSame ? "the same bytes" : "other bytes: sha256 \(digest.sha256)")")
      }
    }
    if differing > 0 { throw InputError(path: description, reason: "tables that differ when made again: \(differing)") }
  }

  /// Checks that a run can be repeated, and goes where it was made.
  ///
  /// - Returns: The arguments of the command that writes into `folder`, and the files it writes for the tables.
  private func prepare(_ run: DescribedRun, in folder: String) throws -> (arguments: [String], files: [String]) {
    func refusal(_ reason: String) -> InputError { InputError(path: description, reason: reason) }
    if run.version != TextStatistics.version {
      let difference = "was written by stats \(run.version), and this is \(TextStatistics.version)"
      guard anyVersion else { throw refusal("\(difference): --any-version replays it all the same") }
      Message.warning("\(description) \(difference): results may differ")
    }
    guard let parts = run.parts else {
      throw refusal("its command is none of this version: \(run.command.joined(separator: " "))")
    }
    let working = place.folder(of: run)
    var check = FileCheck()
    try check.checkInputs(of: run, in: working)
    if check.unknown > 0 { throw refusal("an input is not known, and cannot be read again") }
    try check.finish()

    // Whatever the command says, it writes into the folder.
    try createFolder(folder)
    var (arguments, places) = (parts.verb, [String: String]())
    for part in parts.parts {
      guard let name = part.name, !RunStatistics.ofRunning.contains(name) else { continue }
      if RunStatistics.outputs.contains(name) {
        places[part.value] = "\(folder)/\(part.value.split(separator: "/").last ?? "tables")"
        arguments.append("--\(name)=\(places[part.value]!)")
      } else if part.isFlag {
        arguments.append(part.value == "true" ? "--\(name)" : "--no-\(name)")
      } else {
        arguments.append("--\(name)=\(part.value)")
      }
    }
    let files = run.tables.map { table in
      let (output, isFile) = run.output(of: table, parts)
      return (places[output] ?? "") + (isFile ? "" : "/\(table.path)")
    }
    arguments += ["--no-meta", "--"] + parts.parts.filter { $0.name == nil }.map(\.value)
    guard chdir(working) == 0 else { throw InputError(path: working, reason: "cannot be entered", kind: .missing) }
    return (arguments, files)
  }
}

/// A folder for what is made again, by its full path.
private struct ReplayFolder {
  let path: String
  private let isTemporary: Bool

  init() throws {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/stats-replay-\(String(repeating: "X", count: 6))".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw InputError(path: parent, reason: "takes no folder: \(String(cString: strerror(errno)))", kind: .output)
    }
    self.init(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self), isTemporary: true)
  }

  init(kept path: String) throws {
    try createFolder(path)
    self.init(path, isTemporary: false)
  }

  private init(_ path: String, isTemporary: Bool) {
    let real = realpath(path, nil)
    self.path = real.map { String(cString: $0) } ?? path
    self.isTemporary = isTemporary
    free(real)
  }

  /// Removes the folder, and all in it, unless it was asked for.
  func remove() {
    if isTemporary { Self.remove(path) }
  }

  private static func remove(_ folder: String) {
    guard let directory = opendir(folder) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != "..", unlink("\(folder)/\(name)") != 0 { remove("\(folder)/\(name)") }
    }
    closedir(directory)
    rmdir(folder)
  }
}
