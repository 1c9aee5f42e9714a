/// A corpus as sequences of tokens, with the counts of its terms: what co-occurrence, collocates and n-grams are made from.
///
/// Tokens are ids of `matrix.terms` and stand in the order of the text. They are in memory as far as it goes and else in a
/// temporary file.
///
/// SAFETY: nothing is changed after `init` has returned, and the memory lives as long as the corpus.
public final class TokenizedCorpus: @unchecked Sendable {
  /// An article and its tokens, valid during the call that gets it.
  struct Article {
    /// Its place in the input, from 0.
    var number: Int
    /// The row of `matrix` it belongs to.
    var row: Int
    /// How many codes it has: ids of terms and `TokenCode`s.
    var count: Int
    /// How many of the codes end a unit.
    var unitEnds: Int
    /// Which block of the chunk it is in.
    var block: Int
    fileprivate let stored: UnsafePointer<UInt16>
    /// The code of each id that is stored.
    fileprivate let table: UnsafePointer<UInt32>

    /// Its codes, written to `buffer` and valid as long as that is not changed.
    @inline(__always)
    func codes(in buffer: inout GrowableBuffer<UInt32>) -> UnsafeBufferPointer<UInt32> {
      buffer.count = 0
      buffer.reserve(count)
      StoredToken.decode(stored, count, table, into: buffer.pointer)
      return UnsafeBufferPointer(start: buffer.pointer, count: count)
    }
  }

  /// How often each term occurs in each group.
  public let matrix: DocumentFeatureMatrix
  /// What was met while reading.
  public let report: ReadingReport
  /// Articles that were left out because they lack a value they were to be grouped by.
  public let missingLabelCount: Int
  /// The number of articles that were read.
  public var articleCount: Int { matrix.articleCount }
  /// Tokens, removed ones included, and ends of units: what the sequences are long.
  let codeCount: Int
  /// How many of them end a unit.
  var unitEndCount: Int { stores.reduce(0) { $0 + $1.articles.reduce(0) { $0 + Int($1.unitEnds) } } }
  /// What windows stay within.
  let within: TextUnit

  /// Where a block of articles is, and whose they are.
  private struct BlockPlace {
    var state: Int
    var block: Int
    var count: Int
  }

  private let stores: [TokenStore]
  private let places: [BlockPlace]
  /// By state: the code of each id of the thread, the row of each of its groups, the number of each of its articles.
  private let tables: [SharedNumbers]
  private let rows: [[Int]]
  private let numbers: [[Int]]

  /// Reads a corpus.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns of `options.unit`.
  ///   - options: Rows and terms of the counts; rows must be groups, and terms single tokens. Counts that take more than half
  ///     of its memory are an error.
  ///   - within: Where the sequences are marked: at ends of sentences, of paragraphs or not at all.
  ///   - tokenLimit: How many tokens may be in memory, roughly, four bytes each.
  ///   - afterReading: Called between reading and merging, so that a caller can stop at dropped records.
  /// - Throws: `InputError` for input that cannot be used or a disk that is full, and what `afterReading` throws.
  /// - Complexity: One pass.
  public init(
    _ reader: CorpusReader, _ options: CountingOptions, within: TextUnit = .document, tokenLimit: Int = .max,
    afterReading: (ReadingReport, _ missingLabelCount: Int) throws -> Void = { _, _ in }
  ) throws {
    precondition(options.unit != .documents, "sequences are counted by group")
    precondition(options.tokenization.options.ngramSizes == [1], "n-grams are no sequence")
    try reader.requireLabels(options.unit)
    let limit = max(1, tokenLimit / options.threads)
    let (states, report) = try reader.read(
      threads: options.threads, makeState: { SequenceState(options, within: within, tokenLimit: limit) }
    ) { state, document in try state.add(document) }
    self.report = report
    self.within = within
    missingLabelCount = states.reduce(0) { $0 + $1.counting.missingLabelCount }
    try afterReading(report, missingLabelCount)
    for state in states { try state.store.seal() }

    var (tables, rows): ([SharedNumbers], [[Int]]) = ([], [])
    matrix = try DocumentFeatureMatrix(
      merging: states.map(\.counting), labelNames: options.unit.labelNames, limits: options.limits,
      threads: options.threads
    ) { merged, rowsOfGroups in
      rows = rowsOfGroups
      tables = merged.positions.map { positions in
        let table = SharedNumbers(count: positions.count)
        for (id, position) in positions.enumerated() {
          table[id] = position == MergedTerms.absent ? TokenCode.rare : position
        }
        table[Int(Vocabulary.removed)] = TokenCode.removed
        return table
      }
    }
    self.tables = tables
    self.rows = rows
    stores = states.map(\.store)
    numbers = Self.numbered(stores)
    places = stores.enumerated().flatMap { state, store in
      store.blocks.indices.map { BlockPlace(state: state, block: $0, count: store.blocks[$0].count) }
    }
    codeCount = places.reduce(0) { $0 + $1.count }
  }

  /// The articles of every thread by their places in the input, in whose order each thread has read its own.
  private static func numbered(_ stores: [TokenStore]) -> [[Int]] {
    let articles = stores.map(\.articles)
    var numbers = articles.map { [Int](repeating: 0, count: $0.count) }
    var next = articles.map { _ in 0 }
    for number in 0..<articles.reduce(0, { $0 + $1.count }) {
      var (first, least) = (0, UInt64.max)
      for state in articles.indices where next[state] < articles[state].count {
        let article = articles[state][next[state]]
        let key = UInt64(article.batch) << 32 | UInt64(article.index)
        if key < least { (first, least) = (state, key) }
      }
      numbers[first][next[first]] = number
      next[first] += 1
    }
    return numbers
  }

  typealias Release = @Sendable (Article) -> Void
  /// Keeps the codes.
  static let keeping: Release = { _ in }

  /// Calls `body` with all articles, so many at a time that they have about `size` codes; the articles of a call are in input
  /// order.
  ///
  /// `release` takes note that the codes of an article will not be used again, and frees them with the last ones of their
  /// block; after that the corpus has no codes. It may be called on any thread, once for each article.
  ///
  /// - Throws: `InputError` if the temporary file cannot be read, and what `body` throws.
  func forEachChunk(
    ofSize size: Int = .max, _ body: ([Article], _ release: @escaping Release) throws -> Void
  ) throws {
    var first = 0
    while first < places.count {
      var (last, total) = (first + 1, places[first].count)
      while last < places.count, places[last].count <= size - total {
        total += places[last].count
        last += 1
      }
      try withArticles(of: places[first..<last], body)
      first = last
    }
  }

  private func withArticles(
    of places: ArraySlice<BlockPlace>, _ body: ([Article], _ release: @escaping Release) throws -> Void
  ) throws {
    var articles: [Article] = []
    var loaded: [UnsafeMutablePointer<UInt16>] = []
    defer { for pointer in loaded { pointer.deallocate() } }
    let blocks = places.map { stores[$0.state].blocks[$0.block] }
    for (number, place) in places.enumerated() {
      let store = stores[place.state]
      let block = blocks[number]
      var stored = block.stored.pointer
      if let offset = block.offset {
        stored = .allocate(capacity: block.size)
        loaded.append(stored)
        try store.file!.read(UnsafeMutableBufferPointer(start: stored, count: block.size), at: offset)
      }
      for index in block.articles {
        let article = store.articles[index]
        articles.append(
          Article(
            number: numbers[place.state][index], row: rows[place.state][Int(article.group)],
            count: Int(article.count), unitEnds: Int(article.unitEnds), block: number, stored: stored,
            table: tables[place.state].pointer))
        stored += Int(article.size)
      }
    }
    articles.sort { $0.number < $1.number }
    let released = blocks.map { _ in SharedCounter() }
    nonisolated(unsafe) let unsafeBlocks = blocks
    try body(articles) { article in
      let block = unsafeBlocks[article.block]
      if released[article.block].take() == block.articles.count - 1 { block.stored = GrowableBuffer(capacity: 0) }
    }
  }
}
