import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct Export: ParsableCommand {
  enum Part: String, CaseIterable, ListElement {
    case describe, similarity, pairs, documents, tfidf, vocab, dtm, tokens
  }

  static let configuration = CommandConfiguration(
    abstract: "Every table that needs no further choice at once, into a folder.",
    discussion: """
      describe.csv    overview per outlet
      similarity.csv  square matrix of the cosine of TF-IDF
      pairs.csv       all measures, pair by pair
      documents.csv   the 10 nearest neighbours of every article
      tfidf.csv       the terms that mark each outlet
      vocab.csv       frequencies per outlet
      dtm/            counts per article: matrix.mtx, rows.csv, terms.csv
      tokens.csv      every token with its position

      EXAMPLES
        stats export seeds/outlets.csv -o notebooks-data
        stats export news.jsonl --tables similarity,pairs,tfidf -o tables
      """)

  @OptionGroup var counting: CountArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @OptionGroup(title: "Weights") var weights: WeightArguments
  @Option(help: "Which tables.") var tables = ListArgument<Part>(elements: Part.allCases)
  @OptionGroup(title: "Output") var output: OutputArguments

  func validate() throws {
    guard let folder = output.output, folder != "-" else { throw ValidationError("name the folder with -o") }
    if counting.input.inputs.isEmpty || counting.input.inputs.contains(where: isPipe) {
      throw ValidationError("export reads its input several times, which a pipe does not allow: name files")
    }
  }

  func run() throws {
    let folder = output.output!
    let names = groups.names ?? ["outlet"]
    let wanted = Set(tables.elements)
    // What can be wrong with the input is said by the first two passes, once and before a file is made.
    let description = try Describe.table(
      counting.input, by: names, try counting.tokens.tokenization(counting.running), counting.running)
    var later = counting
    later.running.isRepeated = true
    let matrix = try later.count(.groups(by: names), countsArticles: true)
    later.running.quiet = true
    if wanted.contains(.pairs) { try requireMemory(matrix, measures: SimilarityMeasure.allCases.count) }
    if wanted.contains(.similarity) { try requireMemory(matrix, measures: 1) }

    try createFolder(folder)
    func write(_ part: Part, _ table: () throws -> Table) throws {
      guard wanted.contains(part) else { return }
      try output.write(try table(), to: "\(folder)/\(part.rawValue).\(output.format?.rawValue ?? "csv")")
    }
    let threads = counting.running.threadCount
    let similarity = SimilarityTables(
      matrix, weighting: weights.weighting, idfOver: weights.idfOver, threads: threads)
    try write(.describe) { description }
    try write(.similarity) { similarity.wideTable(.cosine) }
    try write(.pairs) { similarity.pairTable(SimilarityMeasure.allCases) }
    try write(.tfidf) { matrix.termWeightTable(weights.weighting, idfOver: weights.idfOver, threads: threads) }
    try write(.vocab) { matrix.vocabularyTable() }
    if !wanted.isDisjoint(with: [.documents, .dtm]) {
      let articles = try later.count(.documents)
      try write(.documents) {
        SimilarityTables(articles, weighting: weights.weighting, threads: threads)
          .neighbourTable([.cosine], top: 10, threshold: nil)
      }
      if wanted.contains(.dtm) { try DTM.writeMatrix(articles, into: "\(folder)/dtm", output) }
    }
    try write(.tokens) {
      try Tokens.table(counting.input, try counting.tokens.tokenization(later.running), later.running)
    }
  }
}

/// Whether what is at `path` can be read only once.
func isPipe(_ path: String) -> Bool {
  var status = stat()
  return path == "-" || stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
}

/// Makes a folder unless it is there.
func createFolder(_ path: String) throws {
  guard mkdir(path, 0o777) != 0, errno != EEXIST else { return }
  throw InputError(path: path, reason: "cannot create the folder: \(String(cString: strerror(errno)))", kind: .output)
}
