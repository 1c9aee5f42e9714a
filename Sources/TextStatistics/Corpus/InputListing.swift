#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file to read, found where the user pointed.
struct ListedFile: Sendable {
  /// The path to open and to name in messages, `-` for standard input.
  let path: String
  /// The path below the folder that was given; for a file that was named itself, the path as written.
  let relativePath: String
  /// Whether it was found in a folder.
  let isInFolder: Bool
  /// Whether it can be read again from the start.
  let isRegular: Bool

  /// The format that the name promises.
  var format: InputFormat? { Self.format(ofName: relativePath) }

  /// The folders of the relative path, outermost first.
  var folders: [Substring] {
    relativePath.split(separator: "/", omittingEmptySubsequences: true).dropLast().filter { $0 != "." }
  }

  /// The relative path without extension.
  var stem: String { Self.split(relativePath).stem }

  /// The name without folders and extension.
  var nameStem: String { stem.split(separator: "/").last.map(String.init) ?? stem }

  static func format(ofName name: String) -> InputFormat? {
    switch split(name).extension {
    case "txt", "text": .text
    case "csv": .csv
    case "tsv", "tab": .tsv
    case "jsonl", "ndjson", "json": .jsonl
    default: nil
    }
  }

  /// Takes `.gz` or `.zst` and then one more extension off a path.
  private static func split(_ path: String) -> (stem: String, extension: String) {
    func cut(_ path: Substring) -> (Substring, String)? {
      guard let dot = path.lastIndex(of: "."), dot > path.startIndex, path[path.index(before: dot)] != "/",
        !path[dot...].contains("/")
      else { return nil }
      return (path[..<dot], path[path.index(after: dot)...].lowercased())
    }
    guard var (stem, suffix) = cut(path[...]) else { return (path, "") }
    if suffix == "gz" || suffix == "zst" {
      guard let inner = cut(stem) else { return (String(stem), "") }
      (stem, suffix) = inner
    }
    return (String(stem), suffix)
  }
}

/// Finds the files that the paths stand for, in the order of the paths.
///
/// A folder stands for its files of the format asked for; without one, for its texts (`.txt`, `.text`), or when there are
/// none for its tables (`.csv`, `.tsv`, `.jsonl`, `.ndjson`), compressed or not. It is searched with all folders in it, in
/// the order of the bytes of the names; names that start with a dot and links to folders are passed over.
///
/// - Throws: An `InputError` for a path that does not exist and for a folder without such files.
func listInputs(_ paths: [String], format: InputFormat?) throws(InputError) -> [ListedFile] {
  var files: [ListedFile] = []
  for path in paths {
    if path == "-" {
      files.append(ListedFile(path: path, relativePath: path, isInFolder: false, isRegular: false))
      continue
    }
    var status = stat()
    if stat(path, &status) != 0 { throw systemError(path, "cannot be opened", errno) }
    if status.st_mode & S_IFMT != S_IFDIR {
      let isRegular = status.st_mode & S_IFMT == S_IFREG
      files.append(ListedFile(path: path, relativePath: path, isInFolder: false, isRegular: isRegular))
      continue
    }
    var found: [ListedFile] = []
    try listFolder(path, below: "", into: &found)
    var wanted = found.filter { $0.format == format ?? .text }
    if wanted.isEmpty, format == nil { wanted = found.filter { $0.format != nil } }
    if wanted.isEmpty {
      let names = format.map { "\"\($0.rawValue)\"" } ?? ".txt, .csv, .tsv or .jsonl"
      throw InputError(path: path, reason: "the folder has no \(names) files")
    }
    InputRecord.note(folder: path, files: wanted)
    files += wanted
  }
  return files
}

private func listFolder(_ root: String, below folder: String, into files: inout [ListedFile]) throws(InputError) {
  let base = root.hasSuffix("/") ? root : root + "/"
  let path = folder.isEmpty ? root : base + folder
  guard let directory = opendir(path) else { throw systemError(path, "cannot be opened", errno) }
  defer { closedir(directory) }
  var names: [(name: String, isFolder: Bool)] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
        String(cString: $0)
      }
    }
    if name.hasPrefix(".") { continue }
    var type = Int32(entry.pointee.d_type)
    if type == Int32(DT_UNKNOWN) || type == Int32(DT_LNK) {
      var status = stat()
      let isLink = type == Int32(DT_LNK)
      guard stat("\(path)/\(name)", &status) == 0 else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      if isFolder && isLink { continue }
      type = Int32(isFolder ? DT_DIR : DT_REG)
    }
    if type == Int32(DT_DIR) || type == Int32(DT_REG) { names.append((name, type == Int32(DT_DIR))) }
  }
  names.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  for (name, isFolder) in names {
    let relative = folder.isEmpty ? name : "\(folder)/\(name)"
    if isFolder {
      try listFolder(root, below: relative, into: &files)
    } else if ListedFile.format(ofName: name) != nil {
      files.append(ListedFile(path: base + relative, relativePath: relative, isInFolder: true, isRegular: true))
    }
  }
}

/// The sizes of files added up, nil when one of them is not a regular file.
func totalSize(_ files: [ListedFile]) -> Int? {
  var total = 0
  for file in files {
    var status = stat()
    guard file.isRegular, stat(file.path, &status) == 0 else { return nil }
    total += Int(status.st_size)
  }
  return total
}
