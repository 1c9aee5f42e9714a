import ArgumentParser
import Synchronization
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What a run of a command reads, leaves out and writes: what stands in the descriptions beside its tables.
struct RunRecord: Sendable {
  /// An option that was not typed, where it is from, and how it would be typed.
  typealias Origin = (option: String, place: String, tokens: [String])

  private struct Resource {
    /// The file of the description.
    var package: String
    var description: JSONValue
    /// Whether the package has other tables, which stay in it.
    var isAdded: Bool
  }

  private let arguments: [String]
  private let origins: [Origin]
  private let inputs: InputRecord
  private var reading: JSONValue = [:]
  private var resources: [Resource] = []

  private static let current = Mutex<RunRecord?>(nil)

  /// Calls `body`, which runs a command, and then writes the descriptions of its tables.
  ///
  /// - Parameters:
  ///   - arguments: Those of the command, settings included.
  ///   - origins: Those of them that were not typed.
  ///   - body: Runs the command.
  /// - Throws: What `body` throws, and errors of writing.
  static func keep(of arguments: [String], origins: [Origin], _ body: () throws -> Void) throws {
    // Hashing takes time: only a table in a file gets a description.
    guard mayWriteFile(arguments) else { return try body() }
    let record = RunRecord(arguments: arguments, origins: origins, inputs: .begin())
    let outer = current.withLock { current in
      defer { current = record }
      return current
    }
    defer { current.withLock { $0 = outer } }
    try body()
    let inputs = record.inputs.end()
    guard let record = current.withLock({ $0 }), !record.resources.isEmpty else { return }
    try record.writePackages(RunStatistics(arguments, origins, inputs, record.reading).json)
  }

  private static func mayWriteFile(_ arguments: [String]) -> Bool {
    guard !arguments.contains("--no-meta") else { return false }
    return arguments.indices.contains { index in
      var path = arguments[index][...]
      if ["-o", "--output", "--report"].contains(path) {
        guard index + 1 < arguments.count else { return false }
        path = arguments[index + 1][...]
      } else if let name = ["-o=", "--output=", "--report="].first(where: path.hasPrefix) {
        path.removeFirst(name.count)
      } else {
        return false
      }
      var status = stat()
      return path != "-"
        && (stat(String(path), &status) != 0 || [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT))
    }
  }

  /// Notes what was read and left out.
  static func note(_ reports: [ReadingReport], missingLabels: Int) {
    current.withLock { $0?.reading = RunStatistics.counts(reports, missingLabels: missingLabels) }
  }

  /// Notes a file that was written.
  ///
  /// - Parameters:
  ///   - file: The file, committed; nothing is noted of one without a digest.
  ///   - path: Its path.
  ///   - package: The description it belongs into, if not one of its own, and whether that has other tables.
  ///   - description: Makes its description, for a path from the folder of the package.
  static func note(
    _ file: OutputFile, at path: String?, package: (path: String, isAdded: Bool)?,
    _ description: (_ path: String, _ digest: FileDigest) -> JSONValue
  ) {
    guard let path, let digest = file.digest else { return }
    let (package, isAdded) = package ?? (DataPackage.path(beside: path), false)
    let folder = package.lastIndex(of: "/").map { package[...$0] } ?? ""
    // A folder may have been given with a slash at its end.
    let relative = path.dropFirst(path.hasPrefix(folder) ? folder.count : 0).drop { $0 == "/" }
    let resource = Resource(package: package, description: description(String(relative), digest), isAdded: isAdded)
    current.withLock { $0?.resources.append(resource) }
  }

  private func writePackages(_ statistics: JSONValue) throws {
    var written: Set<String> = []
    for package in resources.map(\.package) where written.insert(package).inserted {
      let new = resources.filter { $0.package == package }
      let description =
        try new[0].isAdded
        ? added(new.map(\.description), statistics, to: package)
        : DataPackage.package(at: package, resources: new.map(\.description), statistics: statistics)
      let file = try OutputFile(package)
      try file.write(description.formatted.utf8Span.span)
      try file.commit()
    }
  }

  /// The package at `path` with resources in the place of those of the same path, each with what made it.
  private func added(_ new: [JSONValue], _ statistics: JSONValue, to path: String) throws -> JSONValue {
    var package =
      access(path, F_OK) == 0
      ? try JSONValue(contentsOf: path) : DataPackage.package(at: path, resources: [], statistics: nil)
    guard var all = package["resources"]?.elements else {
      throw InputError(path: path, reason: "is no data package: it has no resources")
    }
    for var resource in new {
      resource["stats"] = .object((statistics.members ?? []) + (resource["stats"]?.members ?? []))
      if let place = all.firstIndex(where: { $0["path"] == resource["path"] }) {
        all[place] = resource
      } else {
        all.append(resource)
      }
    }
    package["resources"] = .array(all)
    return package
  }
}
