import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Whether a table, and the files it was made from, are still what its description says.",
    discussion: """
      Compares bytes and SHA-256, and says of every file whether it is unchanged,
      changed or missing. Ends with 65 if one has changed, else with 66 if one is
      missing.

      EXAMPLES
        stats verify keyness.datapackage.json
        stats verify notebooks-data/datapackage.json
      """)

  @Argument(help: "Descriptions that stats wrote beside its tables.")
  var descriptions: [String]
  @OptionGroup var place: WorkingFolder

  func run() throws {
    // An error ends the program at once.
    defer { fflush(nil) }
    var check = FileCheck()
    for run in try descriptions.flatMap(DescribedRun.all(in:)) {
      for table in run.tables {
        try check.check(table, as: table.path) { try FileDigest(ofFile: run.folder + table.path) }
      }
      try check.checkInputs(of: run, in: place.folder(of: run))
    }
    try check.finish()
  }
}

/// Where the paths of a command start.
struct WorkingFolder: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: """
      Folder that the inputs are named from; by default that in which the command was run, if the table still stands \
      where it was written to from there, else the current one.
      """)
  var given: String?

  func folder(of run: DescribedRun) -> String { given ?? run.workingFolder }
}
