#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The files that paths stand for: themselves, and of folders all files whose names begin with neither dot nor underscore,
/// which engines give to what is no result.
///
/// - Throws: An `InputError` for what is not there, and where there is no file.
func partialFiles(_ paths: [String]) throws(InputError) -> [String] {
  var files: [String] = []
  for path in paths {
    guard path != "-", isFolder(path) else {
      files.append(path)
      continue
    }
    guard let directory = opendir(path) else { throw systemError(path, "cannot be opened", errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if !name.hasPrefix("."), !name.hasPrefix("_"), !isFolder("\(path)/\(name)") { names.append("\(path)/\(name)") }
    }
    files += names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
  if files.isEmpty { throw InputError(path: paths.first ?? "-", reason: "holds no partial") }
  return files
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// The vocabulary that travels from the first pass over all parts to the second: a term a line, escaped as in partials.
public enum TermFile {
  /// Writes terms.
  ///
  /// - Throws: `InputError` if the file cannot be written.
  public static func write(_ terms: [String], to output: OutputFile) throws {
    var bytes: [UInt8] = []
    for term in terms {
      PartialFormat.escape(term.utf8, into: &bytes)
      bytes.append(0x0A)
    }
    try output.write(bytes.span)
  }

  /// Reads the terms of a file.
  ///
  /// - Throws: `InputError` if it cannot be read, a line is not as `write` makes it, or it has none.
  public static func read(_ path: String) throws(InputError) -> [String] {
    let stream = try openStream(path, encoding: .utf8, bytesRead: Tally())
    let buffer = ByteBuffer(capacity: 1 << 16)
    while try buffer.fill(from: stream) { buffer.reserve(2 * buffer.capacity) }
    var terms: [String] = []
    for line in buffer.bytes.split(separator: 0x0A) {
      guard let text = PartialFormat.text(of: line) else {
        throw InputError(path: path, line: terms.count + 1, reason: "is no term as stats finish terms writes them")
      }
      terms.append(String(decoding: text, as: UTF8.self))
    }
    if terms.isEmpty { throw InputError(path: path, reason: "holds no term") }
    return terms
  }
}
