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
    if to == .mtx, output.format != nil { throw ValidationError("--format does not go with --to mtx") }
  }

  func run() throws {
    let matrix = try counting.count(groups.names.map { .groups(by: $0) } ?? .documents)
    switch to {
    case .long: try output.write(matrix.longTable())
    case .wide: try output.write(matrix.wideTable())
    case .mtx: try Self.writeMatrix(matrix, into: output.output!, output)
    }
  }

  /// Writes the matrix and the tables of its rows and columns; all three appear only when all three are written.
  static func writeMatrix(_ matrix: DocumentFeatureMatrix, into folder: String, _ output: OutputArguments) throws {
    try createFolder(folder)
    let file = try OutputFile("\(folder)/matrix.mtx")
    let rows = try OutputFile("\(folder)/rows.csv")
    let terms = try OutputFile("\(folder)/terms.csv")
    try matrix.writeMatrixMarket(to: file)
    try matrix.rowTable.write(to: rows, as: .csv)
    try matrix.termTable.write(to: terms, as: .csv)
    for output in [file, rows, terms] { try output.commit() }
  }
}
