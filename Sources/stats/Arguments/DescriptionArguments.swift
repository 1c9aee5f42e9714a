import ArgumentParser
import TextStatistics

/// Whether and where tables are described.
struct DescriptionArguments: ParsableArguments {
  @Flag(
    inversion: .prefixedNo, help: "Describe the table FILE.csv, and what made it, in FILE.datapackage.json.")
  var meta = true
  @Option(help: "Describe the table in this data package, beside those that it has already.")
  var package: String?

  func validate() throws {
    if !meta, package != nil { throw ValidationError("--package does not go with --no-meta") }
  }

  /// Refuses packages that cannot name a table at `output`: the standard allows paths from their folder downwards.
  func validate(_ output: String?) throws {
    guard let package, let output else { return }
    let folder = package.lastIndex(of: "/").map { package[...$0] } ?? ""
    if !output.hasPrefix(folder) || output.dropFirst(folder.count).hasPrefix("/") {
      throw ValidationError("--package stands in the folder of the output, or above it")
    }
  }

  /// Notes a table that was written; tables in `output`, as in a folder, make one package.
  func note(
    _ table: Table, _ file: OutputFile, at path: String?, _ format: TableFormat, _ dialect: CSVDialect = CSVDialect(),
    in output: String? = nil
  ) {
    guard format != .md, format != .table else { return }
    RunRecord.note(file, at: path, package: package(of: path, in: output)) { path, digest in
      DataPackage.resource(path, digest, columns: table.columns, format: format, dialect: dialect)
    }
  }

  /// Notes a file that was written and is no table of ours.
  func note(_ file: OutputFile, at path: String?, format: String, mediaType: String, in output: String? = nil) {
    RunRecord.note(file, at: path, package: package(of: path, in: output)) { path, digest in
      DataPackage.resource(path, digest, format: format, mediaType: mediaType)
    }
  }

  private func package(of path: String?, in output: String?) -> (path: String, isAdded: Bool)? {
    if let package { return (package, true) }
    guard let path, let output else { return nil }
    let folder = output.hasSuffix("/") ? output : output + "/"
    return path.hasPrefix(folder) ? ("\(folder)datapackage.json", false) : nil
  }
}
