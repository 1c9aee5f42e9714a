import ArgumentParser
import TextStatistics

struct DTM: ParsableCommand {
  enum Form: String, CaseIterable, ExpressibleByArgument { case long, wide, mtx }

  static let configuration = CommandConfiguration(
    commandName: "dtm", abstract: "Document-term matrix: counts as a long or wide table, or in Matrix Market form.",
    discussion: """
      --to mtx writes matrix.mtx, rows.csv and terms.csv into the folder -o.

      EXAMPLES
        stats dtm news/ --to mtx -o out
        stats dtm news.jsonl --by outlet --min-df 5 -o counts.csv
        stats dtm seeds/outlets.csv --to wide --max-features 100
      """)

  @OptionGroup var counting: CountArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "Form of the matrix.") var to = Form.long
  @OptionGroup(title: "Output") var output: OutputArguments

  func validate() throws {
    if to == .mtx, output.output == nil || output.output == "-" {
      throw ValidationError("--to mtx writes three files: name their folder with -o")
    }
    if to == .mtx, output.digits != nil { throw ValidationError("counts are whole numbers: leave out --digits") }
    if to == .mtx { try output.refuseDialect("--to mtx") }
    if to == .mtx, output.format != nil { throw ValidationError("--format does not go with --to mtx") }
  }

  func run() throws {
    // A wide table has a column with its name and description for each term.
    let result = ResultMemory(perTerm: to == .wide ? 512 : 0)
    let matrix = try counting.count(groups.names.map { .groups(by: $0) } ?? .documents, result: result)
    switch to {
    case .long: try output.write(matrix.longTable())
    case .wide: try output.write(matrix.wideTable())
    case .mtx: try Self.writeMatrix(matrix, into: output.output!, output)
    }
  }

  /// Writes the matrix and the tables of its rows and columns.
  static func writeMatrix(_ matrix: DocumentFeatureMatrix, into folder: String, _ output: OutputArguments) throws {
    try output.writeTogether(
      into: folder, [("rows.csv", matrix.rowTable), ("terms.csv", matrix.termTable)], matrix.writeMatrixMarket)
  }
}

extension OutputArguments {
  /// Writes a matrix, if there is one, and tables into a folder; all of them appear only when all are written.
  func writeTogether(
    into folder: String, _ tables: [(name: String, table: Table)], _ writeMatrix: ((OutputFile) throws -> Void)? = nil
  ) throws {
    try createFolder(folder)
    func file(_ name: String) throws -> OutputFile {
      try OutputFile("\(folder)/\(name)", isHashed: description.meta)
    }
    let matrix = try writeMatrix.map { _ in try file("matrix.mtx") }
    let files = try tables.map { try file($0.name) }
    if let matrix { try writeMatrix?(matrix) }
    for (file, (_, table)) in zip(files, tables) { try table.write(to: file, as: .csv, digits: digits) }
    for file in [matrix].compactMap(\.self) + files { try file.commit() }
    if let matrix {
      description.note(
        matrix, at: "\(folder)/matrix.mtx", format: "mtx", mediaType: "text/x-matrix-market", in: output)
    }
    for (file, (name, table)) in zip(files, tables) {
      description.note(table, file, at: "\(folder)/\(name)", .csv, in: output)
    }
  }
}
