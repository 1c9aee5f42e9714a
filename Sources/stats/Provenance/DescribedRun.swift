import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A run of a command as a description of its tables tells it.
struct DescribedRun {
  struct File {
    var path: String
    /// What was in it; nil when that was not known.
    var digest: FileDigest?
    /// Whether it is a folder of texts or tables.
    var isFolder = false
    var reason: String?
  }

  let version: String
  let command: [String]
  /// From the folder of the description.
  private(set) var tables: [File]
  /// From the folder where the command was run.
  let inputs: [File]
  /// The format that was asked for, which tells the files of a folder.
  let inputFormat: InputFormat?
  /// The folder of the description.
  let folder: String

  /// The runs that made the tables of a description, in its order.
  static func all(in path: String) throws -> [DescribedRun] {
    let package = try JSONValue(contentsOf: path)
    guard let real = realpath(path, nil) else { throw InputError(path: path, reason: "cannot be opened", kind: .io) }
    defer { free(real) }
    let folder = String(cString: real).split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/"
    var runs: [DescribedRun] = []
    for resource in package["resources"]?.elements ?? [] {
      // Of a table that was added to a package the description has what made it.
      let own = resource["stats"]
      guard let statistics = own?["command"] == nil ? package["stats"] : own, let table = table(resource),
        let run = DescribedRun(statistics, table, folder)
      else {
        throw InputError(
          path: path, reason: "does not say what made '\(resource["path"]?.text ?? "")': it is not written by stats")
      }
      if let place = runs.firstIndex(where: { $0.command == run.command }) {
        runs[place].tables.append(table)
      } else {
        runs.append(run)
      }
    }
    if runs.isEmpty { throw InputError(path: path, reason: "describes no table") }
    return runs
  }

  private init?(_ statistics: JSONValue, _ table: File, _ folder: String) {
    guard let version = statistics["version"]?.text,
      let command = statistics["command"]?.elements?.compactMap(\.text), command.count > 1
    else { return nil }
    self.version = version
    self.command = command
    self.folder = folder
    tables = [table]
    inputs = (statistics["inputs"]?.elements ?? []).compactMap { input in
      input["path"]?.text.map {
        File(
          path: $0, digest: FileDigest(input["sha256"]?.text, input["bytes"]?.integer),
          isFolder: input["files"] != nil, reason: input["reason"]?.text)
      }
    }
    inputFormat = (statistics["options"]?["input-format"]?.text).flatMap(InputFormat.init(rawValue:))
  }

  private static func table(_ resource: JSONValue) -> File? {
    guard let path = resource["path"]?.text, !path.hasPrefix("/"), !path.split(separator: "/").contains(".."),
      let hash = resource["hash"]?.text, hash.hasPrefix("sha256:"),
      let digest = FileDigest(String(hash.dropFirst(7)), resource["bytes"]?.integer)
    else { return nil }
    return File(path: path, digest: digest)
  }

  /// Where the command was told to write a table: the path, and whether that is the table itself, not a folder with it.
  func output(of table: File, _ parts: CommandLineParts) -> (path: String, isFile: Bool) {
    let outputs = parts.parts.filter { RunStatistics.outputs.contains($0.name ?? "") }.map(\.value)
    if let file = outputs.first(where: { "/\($0)".hasSuffix("/\(table.path)") }) { return (file, true) }
    return (parts.values(of: "output").last ?? "", false)
  }

  /// The folder where the command was run, if the table still stands where the command put it; else the current one.
  var workingFolder: String {
    guard let parts else { return "." }
    let (output, isFile) = output(of: tables[0], parts)
    // What the path of the table had before the part that starts in the folder of the description.
    var before = isFile ? String(output.dropLast(tables[0].path.count)) : output.hasSuffix("/") ? output : output + "/"
    while before.hasPrefix("./") { before.removeFirst(2) }
    guard !before.hasPrefix("/"), before.isEmpty || folder.hasSuffix("/\(before)") else { return "." }
    return String(folder.dropLast(before.count))
  }

  /// The command without options of how to run, taken apart; nil for what is no command of this version.
  var parts: CommandLineParts? {
    let arguments = Array(command.dropFirst())
    guard command[0] == "stats", let (type, depth) = CommandOptions.described(arguments),
      let options = try? CommandOptions(type), options.option("meta") != nil
    else { return nil }
    return CommandLineParts(arguments, options, depth: depth)
  }
}

extension FileDigest {
  fileprivate init?(_ sha256: String?, _ bytes: Int?) {
    guard let sha256, let bytes else { return nil }
    self.init(sha256: sha256, bytes: bytes)
  }
}

/// Whether files are what a description says.
struct FileCheck {
  private(set) var changed = 0
  private(set) var missing = 0
  private(set) var unknown = 0

  /// Says on standard output what became of a file that is named `path`, and counts it.
  mutating func check(_ file: DescribedRun.File, as path: String, _ now: () throws -> FileDigest?) throws {
    guard let digest = file.digest else {
      unknown += 1
      return print("\(path): not known (\(file.reason ?? "no digest"))")
    }
    do {
      let now = try now()
      if now == digest { return print("\(path): unchanged") }
      changed += 1
      let bytes = now.map { $0.bytes == digest.bytes ? "" : ", \($0.bytes) bytes, not \(digest.bytes)" } ?? ""
      print("\(path): changed\(bytes)")
    } catch let error as InputError where error.kind == .missing {
      missing += 1
      print("\(path): missing")
    }
  }

  /// Checks the inputs of a run from `folder`, where it was run.
  mutating func checkInputs(of run: DescribedRun, in folder: String) throws {
    for input in run.inputs {
      try check(input, as: input.path) {
        let path = input.path.hasPrefix("/") ? input.path : "\(folder)/\(input.path)"
        return try InputRecord.input(at: path, format: input.isFolder ? run.inputFormat : nil).digest
      }
    }
  }

  /// - Throws: An error for exit code 65 if something has changed, 66 if something is missing.
  func finish() throws {
    if changed > 0 { throw InputError(path: "", reason: "changed: \(changed), missing: \(missing)") }
    if missing > 0 { throw InputError(path: "", reason: "missing: \(missing)", kind: .missing) }
  }
}
