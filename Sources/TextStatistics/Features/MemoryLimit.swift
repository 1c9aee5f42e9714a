/// What is made of a matrix besides itself, in bytes: it has to fit into the memory allowed, too.
public struct ResultMemory: Sendable {
  /// For each entry of the matrix.
  public var perEntry: Int
  /// For each of its terms.
  public var perTerm: Int
  /// For each pair of its rows.
  public var perPairOfRows: Int

  /// Creates what is needed for each entry, term and pair of rows.
  public init(perEntry: Int = 0, perTerm: Int = 0, perPairOfRows: Int = 0) {
    (self.perEntry, self.perTerm, self.perPairOfRows) = (perEntry, perTerm, perPairOfRows)
  }
}

/// How the memory that a counting process may take is shared out.
struct MemoryLimit {
  /// Of the whole process.
  private let bytes: Int
  /// What the program itself and reading take, or the most of it that can be spared.
  private let process: Int
  private let threads: Int
  private let result: ResultMemory
  private let bytesPerEntry: Int

  /// The program and its libraries; buffers of a thread that reads; a counter that makes runs of a sensible length.
  private static let (program, reading, smallestCounter) = (24 << 20, 4 << 20, 6 << 20)

  /// - Returns: nil if there is no limit.
  init?(_ options: CountingOptions) {
    guard let bytes = options.memory else { return nil }
    self.bytes = bytes
    (threads, result) = (options.threads, options.resultMemory)
    bytesPerEntry = options.countsArticles ? 12 : 8
    process = min(Self.program + threads * Self.reading, bytes - bytes / 8)
  }

  /// What of `bytes` is left for work with a matrix, beside itself and the program, by bytes for each of its entries, terms and
  /// articles.
  ///
  /// - Throws: `InputError` if next to nothing is left.
  static func remaining(
    of bytes: Int, beside matrix: DocumentFeatureMatrix, perEntry: Int, perTerm: Int, perArticle: Int
  ) throws -> Int {
    let words =
      perTerm * matrix.terms.count + perEntry * matrix.counts.columns.count + 256 * matrix.rows.count
      + perArticle * matrix.articleCount
    // A sixteenth is a reserve: for the lines of a table, and what the allocator has not given back.
    let remaining = bytes - bytes / 16 - program - 2 * reading - words
    guard remaining < bytes / 8 else { return remaining }
    throw InputError(
      path: "",
      reason: "\(matrix.terms.count) terms of \(matrix.rows.count) groups and \(matrix.articleCount) articles take "
        + "\(words >> 20 + 1) MB, which leaves too little of --memory; keep fewer terms with --min-df, --min-count or --max-features, or raise --memory"
    )
  }

  /// How many of `threads` have enough to count with.
  static func threads(_ threads: Int, within bytes: Int) -> Int {
    max(1, min(threads, (bytes - program) / (reading + 2 * smallestCounter)))
  }

  /// What the counter of a thread may take, which puts a run together in as much again.
  var counter: Int { (bytes - process) / (2 * threads) }

  /// What the counter of a thread may take that makes no runs: matrices take less.
  var counterWithoutRuns: Int { (bytes - process) / (threads + 1) }

  /// What counters may take at the end for a matrix to be made beside them.
  var inMemory: Int { (bytes - process) / 2 }

  /// What the buffers of all runs may take while they are merged.
  var merging: Int { (bytes - process) / 8 }

  /// What the process takes with a matrix of these sizes while it is made, or while something is made of it.
  private func needed(rows: Int, terms: Int, termBytes: Int, entries: Int) -> Int {
    // What two threads read with is a reserve when nothing is read. Lists of terms grow by doubling; a row has labels.
    let idle = min(process, Self.program + 2 * Self.reading)
    return idle + rows * 256 + 2 * (12 * terms + termBytes) + bytesPerEntry * entries
      + max(merging, result.perTerm * terms + result.perEntry * entries + result.perPairOfRows * rows * rows)
  }

  /// Whether a matrix of these sizes is within the limit.
  func allows(rows: Int, terms: Int, termBytes: Int, entries: Int) -> Bool {
    needed(rows: rows, terms: terms, termBytes: termBytes, entries: entries) <= bytes
  }

  /// - Throws: `InputError` if a matrix of these sizes is not within the limit.
  func require(rows: Int, terms: Int, termBytes: Int, entries: Int) throws {
    let needed = needed(rows: rows, terms: terms, termBytes: termBytes, entries: entries)
    guard needed > bytes else { return }
    throw InputError(
      path: "",
      reason: "a matrix of \(rows) rows and \(terms) terms with \(entries) entries, and what is made of it, takes "
        + "\(needed >> 20 + 1) MB, more than --memory allows; keep fewer terms with --min-df, --min-count or "
        + "--max-features, or raise --memory")
  }
}
