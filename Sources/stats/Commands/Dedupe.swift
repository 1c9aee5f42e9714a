import ArgumentParser
import TextStatistics

struct Dedupe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copies within and across outlets: clusters, who was first, what is shared.",
    discussion: """
      Articles are compared by their shingles, runs of five words. Containment is
      the share of the shingles of the shorter article that both have. Copies are
      pairs at or above --threshold; articles linked by such pairs are a cluster,
      so that a chain of links can join articles that share nothing. The earliest
      day makes the original; of articles of that day, or where a day is missing,
      the first in the input. Labels: reprint from .5, shared copy from .15,
      shared quotes from .05 on.

      Exact values take about 10 bytes of memory for each word. --method minhash
      takes some 4 kB for each article, estimates containment to about .05, and
      misses short texts within long ones; it is the default above 350 million
      words, some 2 GB.

      EXAMPLES
        stats dedupe news.jsonl -o copies.csv
        stats dedupe news.jsonl --threshold 0.15 --passages 3
        stats dedupe news.jsonl --pairs --threshold 0.05
        stats dedupe archive/ --outlet-from path:1 --method minhash
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @Option(help: "Containment that makes copies, above 0, at most 1. (default: 0.5; 0.05 with --pairs)")
  var threshold: Double?
  @Flag(help: "All pairs instead of clusters.") var pairs = false
  @Option(help: "The N longest passages that each copy shares with its match, instead of its line.")
  var passages: Int?
  @Option(help: "exact keeps all shingles, minhash 128 minima of each article. (default: by the number of words)")
  var method: CopyOptions.Method?
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  func validate() throws {
    if let threshold, !(threshold > 0 && threshold <= 1) { throw ValidationError("--threshold is above 0, at most 1") }
    if let passages, passages < 1 { throw ValidationError("--passages is at least 1") }
    if pairs, passages != nil { throw ValidationError("--passages is of clusters: leave out --pairs") }
    if passages != nil, input.inputs.isEmpty || input.inputs.contains("-") {
      throw ValidationError("--passages reads the input twice: save it to a file first")
    }
    if input.copies != .keep {
      throw ValidationError("dedupe finds copies: --copies \(input.copies.rawValue) is for other commands")
    }
  }

  func run() throws {
    let reader = try input.reader(columns: CopyCollector.columns)
    var options = CopyOptions()
    options.threshold = threshold ?? (pairs ? 0.05 : 0.5)
    options.threads = running.threadCount
    options.method = method
    let estimate = reader.uncompressedBytes.map { CopyEstimate(bytes: $0, method: method) }
    let copies = try running.withProgress([reader], copies: estimate) { _ in try Copies(reader, options) }
    try running.check([copies.report!])
    if !running.quiet {
      Message.note(
        "articles: \(copies.articles.count), copies among them: \(copies.copyCount), originals: \(copies.clusters.count)"
      )
    }
    if let passages {
      let again = try input.reader(columns: CopyCollector.columns)
      try output.write(try copies.passageTable(again, limit: passages))
    } else {
      try output.write(pairs ? copies.pairTable : copies.clusterTable)
    }
  }
}

extension CopyOptions.Method: ExpressibleByArgument {}
