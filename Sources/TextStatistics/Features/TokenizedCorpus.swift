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
    /// Ids of terms and `TokenCode`s.
    var codes: UnsafeBufferPointer<UInt32>
    /// How many of the codes end a unit.
    var unitEnds: Int
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
  private let codes: [[UInt32]]
  private let rows: [[Int]]
  private let numbers: [[Int]]

  /// Reads a corpus.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns of `options.unit`.
  ///   - options: Rows and terms of the counts; rows must be groups, and terms single tokens.
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

    var (codes, rows): ([[UInt32]], [[Int]]) = ([], [])
    matrix = try DocumentFeatureMatrix(
      merging: states.map(\.counting), labelNames: options.unit.labelNames, limits: options.limits,
      threads: options.threads
    ) { merged, rowsOfGroups in
      rows = rowsOfGroups
      codes = merged.positions.map { positions in
        var codes = positions.map { $0 == MergedTerms.absent ? TokenCode.rare : $0 }
        codes[Int(Vocabulary.removed)] = TokenCode.removed
        return codes
      }
    }
    self.codes = codes
    self.rows = rows
    let tables = codes
    stores = states.map(\.store)
    numbers = Self.numbered(stores)
    places = stores.enumerated().flatMap { state, store in
      store.blocks.indices.map { BlockPlace(state: state, block: $0, count: store.blocks[$0].count) }
    }
    codeCount = places.reduce(0) { $0 + $1.count }

    nonisolated(unsafe) let unsafeStores = stores
    let unsafePlaces = places
    parallel(places.count, threads: options.threads) { index, _ in
      let place = unsafePlaces[index]
      let block = unsafeStores[place.state].blocks[place.block]
      if block.offset == nil { Self.translate(block.codes.pointer, block.count, tables[place.state]) }
    }
  }

  /// The articles of every thread by their places in the input.
  private static func numbered(_ stores: [TokenStore]) -> [[Int]] {
    struct Place {
      var key: UInt64
      var state: Int
      var article: Int
    }
    var order: [Place] = []
    for (state, store) in stores.enumerated() {
      for (index, article) in store.articles.enumerated() {
        order.append(
          Place(key: UInt64(article.batch) << 32 | UInt64(article.index), state: state, article: index))
      }
    }
    order.sort { $0.key < $1.key }
    var numbers = stores.map { [Int](repeating: 0, count: $0.articles.count) }
    for (number, place) in order.enumerated() { numbers[place.state][place.article] = number }
    return numbers
  }

  /// Replaces the ids of a thread by those of the merged terms.
  private static func translate(_ codes: UnsafeMutablePointer<UInt32>, _ count: Int, _ table: [UInt32]) {
    table.withUnsafeBufferPointer { table in
      for index in 0..<count where codes[index] != TokenCode.unitEnd { codes[index] = table[Int(codes[index])] }
    }
  }

  /// Calls `body` with all articles, so many at a time that they have about `size` codes, each call's in input order.
  ///
  /// What `release` does frees the codes of these articles; after that neither they nor the corpus may be used again.
  ///
  /// - Throws: `InputError` if the temporary file cannot be read, and what `body` throws.
  func forEachChunk(ofSize size: Int = .max, _ body: ([Article], _ release: () -> Void) throws -> Void) throws {
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
    of places: ArraySlice<BlockPlace>, _ body: ([Article], _ release: () -> Void) throws -> Void
  ) throws {
    var articles: [Article] = []
    var loaded: [UnsafeMutablePointer<UInt32>] = []
    defer { for pointer in loaded { pointer.deallocate() } }
    for place in places {
      let store = stores[place.state]
      let block = store.blocks[place.block]
      var codes = block.codes.pointer
      if let offset = block.offset {
        codes = .allocate(capacity: block.count)
        loaded.append(codes)
        try store.file!.read(UnsafeMutableBufferPointer(start: codes, count: block.count), at: offset)
        Self.translate(codes, block.count, self.codes[place.state])
      }
      var start = 0
      for index in block.articles {
        let article = store.articles[index]
        articles.append(
          Article(
            number: numbers[place.state][index], row: rows[place.state][Int(article.group)],
            codes: UnsafeBufferPointer(start: codes + start, count: Int(article.count)),
            unitEnds: Int(article.unitEnds)))
        start += Int(article.count)
      }
    }
    articles.sort { $0.number < $1.number }
    try body(articles) {
      for place in places { stores[place.state].blocks[place.block].codes = GrowableBuffer(capacity: 0) }
    }
  }
}
