import ArgumentParser
import TextStatistics

struct Cooccur: ParsableCommand {
  enum Form: String, CaseIterable, ExpressibleByArgument { case csv, wide, mtx, gephi, gexf }

  static let configuration = CommandConfiguration(
    abstract: "Which words occur beside each other, with measures of association.",
    discussion: """
      Pairs are counted within windows that stay within a sentence. Each pair
      stands once, the strongest by the first measure first, or with --measures
      none in the order of the terms; with windows of unequal sides or --margins
      span term1 is the node and order counts.
      Rare pairs and words are left out by --min-count; no count or measure of
      the others changes, unless --no-keep-positions takes rare words out first.
      Look at df: a pair in one article is not a pattern.

      --to csv    tidy pairs
      --to wide   a square table of counts, or of the one measure given
      --to mtx    matrix.mtx and terms.csv in the folder -o
      --to gephi  nodes.csv and edges.csv in the folder -o
      --to gexf   a network for Gephi and others in the file -o

      EXAMPLES
        stats cooccur news.jsonl --window 5 --measures log_dice,npmi,g2 -o pairs.csv
        stats cooccur news.jsonl --by outlet --within sentence --top 100
        stats cooccur news.jsonl --window all --count boolean --measures phi
        stats cooccur seeds/outlets.csv --min-count 2 --to gephi -o network
      """)

  @OptionGroup var sequences: SequenceArguments
  @OptionGroup(title: "Pairs") var pairs: PairArguments
  @OptionGroup(title: "Vocabulary") var vocabulary: TermArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "The N strongest pairs of each group.") var top: Int?
  @Option(help: "Measures, separated by commas; the first one orders the rows; or none. (default: log_dice,npmi,g2)")
  var measures: MeasuresArgument?
  @Option(help: "Add p of a test, and q over all pairs of a group.")
  var test: AssociationTest?
  @Option(help: "Form of the result.") var to = Form.csv
  @OptionGroup(title: "Output") var output: OutputArguments

  func validate() throws {
    try validateTop(top)
    if top != nil, measures?.elements.isEmpty == true {
      throw ValidationError("--top needs a measure that says which pairs are the strongest")
    }
    if let measures, Set(measures.elements).count < measures.elements.count {
      throw ValidationError("a measure is named twice")
    }
    let takesFolder = to == .mtx || to == .gephi
    if takesFolder, output.output == nil || output.output == "-" {
      throw ValidationError("--to \(to.rawValue) writes several files: name their folder with -o")
    }
    if to != .csv, groups.names != nil {
      throw ValidationError("--to \(to.rawValue) makes one matrix or network: leave out --by")
    }
    if takesFolder || to == .gexf { try output.refuseDialect("--to \(to.rawValue)") }
    if takesFolder || to == .gexf, output.format != nil {
      throw ValidationError("--format does not go with --to \(to.rawValue)")
    }
    if to == .mtx || to == .gexf, output.digits != nil {
      throw ValidationError("--to \(to.rawValue) writes numbers whole: leave out --digits")
    }
    if to == .mtx || to == .wide, top != nil { throw ValidationError("--top does not go with --to \(to.rawValue)") }
    if to == .mtx, measures != nil { throw ValidationError("--to mtx writes counts: leave out --measures") }
    if to == .wide, let measures, measures.elements.count > 1 {
      throw ValidationError("a square table shows one measure")
    }
    if test != nil, to != .csv { throw ValidationError("--test does not go with --to \(to.rawValue)") }
  }

  func run() throws {
    let cooccurrences = try count()
    let threads = sequences.running.threadCount
    if cooccurrences.isEmpty, !cooccurrences.matrix.rows.isEmpty {
      throw InputError(
        path: "",
        reason: pairs.minCount <= 1 || vocabulary.vocab != nil
          ? "no two of the words that are kept occur within a window of each other"
          : "no pair of words has a count of \(pairs.minCount) or more; lower --min-count")
    }
    lazy var table = CooccurrenceTable(
      cooccurrences, measures: measures?.elements ?? [.logDice, .npmi, .g2], test: test, top: top, threads: threads)
    switch to {
    case .csv: try output.write(table.table)
    case .wide: try output.write(try cooccurrences.wideTable(measures?.elements.first))
    case .mtx:
      try output.writeTogether(
        into: output.output!, [("terms.csv", cooccurrences.matrix.termTable)], cooccurrences.writeMatrixMarket)
    case .gephi:
      try output.writeTogether(
        into: output.output!, [("nodes.csv", table.nodeTable), ("edges.csv", table.edgeTable)])
    case .gexf:
      let file = try OutputFile(output.output, isHashed: output.description.meta)
      try table.writeGEXF(to: file)
      try file.commit()
      output.description.note(file, at: output.output, format: "gexf", mediaType: "application/gexf+xml")
    }
  }

  private func count() throws -> Cooccurrences {
    let running = sequences.running
    if sequences.input.engine.isGiven { return try countParts() }
    let corpus = try sequences.corpus(
      try sequences.tokenization(), by: groups.names ?? [],
      limits: try vocabulary.limits(minimumCount: pairs.minCount), memory: pairs.memory?.bytes,
      tokenLimit: pairs.memoryBytes / 32)
    var options = pairs.options(threads: running.threadCount)
    options.memory = try Cooccurrences.memory(within: options.memory, beside: corpus, threads: options.threads)
    return try Cooccurrences(corpus, options) { estimate in
      guard !running.quiet else { return }
      if let kept = estimate.kept {
        Message.note("pairs estimated: \(estimate.pairs), kept: \(kept.pairs), in \(kept.bytes >> 20) MB")
      } else {
        Message.note("pairs estimated: up to \(estimate.pairs), counted in parts that are merged on disk")
      }
    }
  }
}

/// Measures of association, or `none`.
struct MeasuresArgument: ExpressibleByArgument {
  var elements: [AssociationMeasure]

  init?(argument: String) {
    guard argument != "none" else {
      elements = []
      return
    }
    guard let list = ListArgument<AssociationMeasure>(argument: argument) else { return nil }
    elements = list.elements
  }

  static let allValueStrings = ListArgument<AssociationMeasure>.allValueStrings + ["none"]
}

/// What counts as a pair.
struct PairArguments: ParsableArguments {
  @Option(
    help: "Words on both sides: 5, or before and behind: 5,3, or all of the unit: all.",
    transform: Window.init(parsing:))
  var window = Window(left: 5, right: 5)
  @Option(help: "What an event adds to its pair: 1, or 1/distance.")
  var weights = CooccurrenceOptions.Weights.flat
  @Option(help: "Count all events, or the units that have one.")
  var count = CooccurrenceOptions.Counting.events
  @Option(help: "What counts are measured against: events, tokens in spans around a node, or tokens of the corpus.")
  var margins = CooccurrenceOptions.Margins.directed
  @Option(help: "Leave out pairs of a group, and words of the whole corpus, that occur less often.")
  var minCount = 5
  @Flag(inversion: .prefixedNo, help: "Words that are removed or not kept hold their places.")
  var keepPositions = true
  @Option(
    help: "Memory of the process, such as 2G, at least 64M; more is sorted on disk. (default: half of the machine's)")
  var memory: ByteCount?

  var memoryBytes: Int { memory?.bytes ?? RunArguments.physicalMemory / 2 }

  func validate() throws {
    try validateMemory(memory)
    if minCount < 0 { throw ValidationError("--min-count is not negative") }
    if weights == .harmonic {
      if max(window.left, window.right) > CooccurrenceOptions.widestHarmonic {
        throw ValidationError(
          "--weights harmonic goes with windows of up to \(CooccurrenceOptions.widestHarmonic) words")
      }
      if count == .boolean { throw ValidationError("--weights harmonic does not go with --count boolean") }
      if margins != .directed { throw ValidationError("--weights harmonic goes with --margins directed") }
    }
    if count == .boolean, margins != .directed { throw ValidationError("--count boolean has margins of its own") }
  }

  func options(threads: Int) -> CooccurrenceOptions {
    var options = CooccurrenceOptions()
    (options.left, options.right) = (window.left, window.right)
    options.weights = weights
    options.counting = count
    options.margins = margins
    options.minimumCount = Double(minCount)
    options.keepsPositions = keepPositions
    options.memory = memoryBytes
    options.threads = threads
    return options
  }
}

/// Places before and behind a word: `5`, `5,3` or `all`.
struct Window: CustomStringConvertible, Sendable {
  var left: Int
  var right: Int

  init(left: Int, right: Int) { (self.left, self.right) = (left, right) }

  @Sendable init(parsing argument: String) throws {
    if argument == "all" {
      self.init(left: CooccurrenceOptions.wholeUnit, right: CooccurrenceOptions.wholeUnit)
      return
    }
    let sides = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count <= 2, let left = sides.first!, let right = sides.last!, left >= 0, right >= 0,
      max(left, right) <= CooccurrenceOptions.wholeUnit
    else { throw ValidationError("write a number of words: 5, 3,8 or all") }
    if left + right == 0 { throw ValidationError("a window of no word") }
    self.init(left: left, right: right)
  }

  var description: String { left == right ? "\(left)" : "\(left),\(right)" }
}

/// A number of bytes: `500M`, `2G`, `1.5G`.
struct ByteCount: ExpressibleByArgument {
  var bytes: Int

  init?(argument: String) {
    let units: [Character: Double] = ["K": 0x1p10, "M": 0x1p20, "G": 0x1p30, "T": 0x1p40]
    let text = argument.uppercased()
    let unit = text.last.flatMap { units[$0] }
    guard let number = Double(unit == nil ? text : String(text.dropLast())), number > 0,
      number * (unit ?? 1) < 0x1p60
    else { return nil }
    bytes = Int(number * (unit ?? 1))
  }
}
