#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What work with a corpus will take, told from a part of it: terms, entries, pairs, memory and time.
///
/// A part of some 16 MB and half of it are counted as the whole would be. What grows by a factor of 2ᵝ from the half to the part
/// is taken to go on as nᵝ (Heaps' law for terms; Egghe 2007, *Untangling Herdan's law and Heaps' law*, JASIST 58).
///
/// ```swift
/// let plan = try CorpusPlan(paths: ["big.jsonl"], CountingOptions(tokenization: try Tokenization()))
/// try plan.table.formatted(as: .table)
/// ```
public struct CorpusPlan: Sendable {
  /// A piece of work.
  public struct Step: TableRow, Sendable {
    /// What is done.
    public var name: String
    /// Rows of the result: articles, groups, or pairs of them.
    public var rows: Int?
    /// Different terms.
    public var terms: Int?
    /// Entries of a matrix that are not 0.
    public var nonZeros: Int?
    /// Pairs of words.
    public var pairs: Int?
    /// Memory at the peak, in bytes.
    public var memory: Int
    /// Seconds, on this machine with as many threads.
    public var seconds: Double?
    /// What to do where that is too much.
    public var advice: String?

    /// The columns.
    public static let columns: [Column<Self>] = [
      .text("step", "What is done.") { $0.name },
      .integer("rows", "Rows of the result.") { $0.rows },
      .integer("terms", "Different terms.", unit: "terms") { $0.terms },
      .integer("nnz", "Entries of the matrix that are not 0.", unit: "entries") { $0.nonZeros },
      .integer("pairs", "Different pairs of words.", unit: "pairs") { $0.pairs },
      .integer("mb", "Memory at the peak.", unit: "MB") { ($0.memory + 500_000) / 1_000_000 },
      .real("seconds", "Time with as many threads.", unit: "s") { $0.seconds },
      .text("advice", "What to do where that is too much.") { $0.advice },
    ]
  }

  /// The pieces of work.
  public let steps: [Step]
  /// How many articles were looked at, and how many bytes they are.
  public let sampledArticles: Int
  /// The bytes that were looked at, of all bytes of the input.
  public let sampledBytes: Int
  /// All bytes of the input, uncompressed; of compressed files three times their size is taken.
  public let totalBytes: Int
  /// Whether the part is evenly spread over the input, and not its beginning.
  public let isSpread: Bool

  /// The plan as a table.
  public var table: Table { Table(rows: steps) }

  /// What was counted of a part.
  private struct Counts {
    var articles = 0.0
    var groups = 0.0
    var terms = 0.0
    var entries = 0.0
    var articleEntries = 0.0
    var pairs = 0.0
    var kept = 0.0
    var bytes = 0.0
    var seconds = 0.0
    var pairSeconds = 0.0

    static var growing: [WritableKeyPath<Counts, Double>] {
      [\.articles, \.groups, \.terms, \.entries, \.articleEntries, \.pairs, \.kept]
    }
  }

  /// Counts a part of a corpus.
  ///
  /// - Parameters:
  ///   - paths: Files and folders; not standard input, which can be read only once.
  ///   - reading: How to read.
  ///   - options: Rows by groups, terms and threads; its limits hold for the part as they are.
  ///   - physicalMemory: The memory of the machine in bytes, above which there is advice.
  ///   - sampleSize: How many bytes to look at.
  /// - Throws: `InputError` for input that cannot be used.
  public init(
    paths: [String], reading: ReadingOptions = ReadingOptions(), _ options: CountingOptions, physicalMemory: Int,
    sampleSize: Int = 1 << 24
  ) throws {
    func count(isHalf: Bool) throws -> (Counts, CorpusSample.Kind) {
      var counts = Counts()
      let clock = ContinuousClock()
      func sample() throws -> CorpusSample {
        try CorpusSample(paths, columns: options.columns, options: reading, size: sampleSize, isHalf: isHalf)
      }
      let part = try sample()
      var counted: CountedCorpus?
      counts.seconds = try clock.measure { counted = try CountedCorpus([part.reader], options) } / .seconds(1)
      guard let counted else { return (counts, part.kind) }
      counts.bytes = Double(part.bytes ?? counted.reports[0].bytes)
      counts.articles = Double(counted.matrix.articleCount)
      counts.groups = Double(counted.matrix.rows.count)
      counts.terms = Double(counted.matrix.terms.count)
      counts.entries = Double(counted.matrix.counts.columns.count)
      counts.articleEntries = counted.matrix.documentFrequencies.reduce(0) { $0 + Double($1) }
      var everything = options
      everything.unit = .groups(by: [])
      var windows = CooccurrenceOptions()
      (windows.threads, windows.minimumCount) = (options.threads, 5)
      counts.pairSeconds =
        try clock.measure {
          let corpus = try TokenizedCorpus(try sample().reader, everything)
          _ = try Cooccurrences(corpus, windows) { estimate in
            (counts.pairs, counts.kept) = (Double(estimate.pairs), Double(estimate.kept?.pairs ?? estimate.pairs))
          }
        } / .seconds(1)
      return (counts, part.kind)
    }
    let (half, _) = try count(isHalf: true)
    let (part, kind) = try count(isHalf: false)
    if part.articles == 0 { throw InputError(path: paths.first ?? "-", reason: "the input holds no article") }
    let reader = try CorpusReader(paths: paths, columns: options.columns, options: reading)
    guard let total = reader.uncompressedBytes else {
      throw InputError(path: paths.first ?? "-", reason: "the size of the input is not known: save it in a file first")
    }
    let isWhole = kind == .whole || Double(total) <= part.bytes
    let factor = isWhole ? 1 : Double(total) / max(1, part.bytes)
    var whole = part
    for path in Counts.growing where !isWhole {
      let (first, second) = (half[keyPath: path], part[keyPath: path])
      // From nothing, or from a half that is no half, nothing can be told: it is taken to grow as the bytes do.
      let grown = max(1, part.bytes / max(1, half.bytes))
      let exponent = first > 0 && second >= first && grown > 1.2 ? min(1, log2(second / first) / log2(grown)) : 1
      whole[keyPath: path] = second * pow(factor, exponent)
    }
    let seconds = part.seconds * factor
    let threads = Double(options.threads)
    // What reading takes; a vocabulary to a thread; entries, twice while they are added up; and the matrix.
    let counting = 50e6 + threads * (60 * whole.terms + 16 * whole.entries) + 8 * whole.entries
    let ofArticles = 50e6 + threads * 60 * whole.terms + 16 * whole.articleEntries + 300 * whole.articles
    func step(
      _ name: String, rows: Double, terms: Double? = nil, nonZeros: Double? = nil, pairs: Double? = nil, memory: Double,
      seconds: Double?, _ advice: String
    ) -> Step {
      Step(
        name: name, rows: Int(rows), terms: terms.map { Int($0) }, nonZeros: nonZeros.map { Int($0) },
        pairs: pairs.map { Int($0) }, memory: Int(memory), seconds: seconds,
        advice: memory > Double(physicalMemory) * 0.8 ? advice : nil)
    }
    let copies = CopyEstimate(bytes: total, method: nil)
    steps = [
      step(
        "tfidf, vocab by group", rows: whole.groups, terms: whole.terms, nonZeros: whole.entries, memory: counting,
        seconds: seconds, "give --memory, and keep fewer terms with --min-df"),
      step(
        "similarity of groups", rows: whole.groups, terms: whole.terms, nonZeros: whole.entries,
        memory: counting + 16 * whole.groups * whole.groups, seconds: seconds,
        "give --memory, and group by a column of fewer values"),
      step(
        "tfidf, dtm of articles", rows: whole.articles, terms: whole.terms, nonZeros: whole.articleEntries,
        memory: ofArticles, seconds: seconds, "give --memory, and keep fewer terms with --min-df or --max-features"),
      step(
        "similarity of articles, all pairs", rows: whole.articles, terms: whole.terms, nonZeros: whole.articleEntries,
        memory: ofArticles + 16 * whole.articles * whole.articles, seconds: nil, "ask for the nearest with --top"),
      step(
        "cooccur, window 5, min-count 5", rows: whole.kept, terms: whole.terms, pairs: whole.pairs,
        memory: 50e6 + threads * 60 * whole.terms + 4 * Double(total) / 6.2 + 56 * whole.kept,
        seconds: part.pairSeconds * factor,
        "give --memory, or raise --min-count"),
      step(
        "dedupe, \(copies.method.rawValue)", rows: whole.articles, memory: Double(copies.memory),
        seconds: copies.seconds,
        "split it by month"),
    ]
    (sampledArticles, sampledBytes, totalBytes) = (Int(part.articles), Int(part.bytes), total)
    isSpread = kind != .first
  }
}
