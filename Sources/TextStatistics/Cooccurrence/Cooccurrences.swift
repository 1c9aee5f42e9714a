/// How often words occur beside each other, in each group of articles: a feature co-occurrence matrix with its margins.
public struct Cooccurrences: Sendable {
  /// What counting will take, told before it begins.
  public struct Estimate: Sendable {
    /// Pairs of words that will be counted; if in parts, which share many pairs, the most that these can be.
    public var pairs: Int
    /// Those of them that will be kept, and the bytes that these take; nil if pairs are counted in parts.
    public var kept: (pairs: Int, bytes: Int)?
  }

  /// The groups and terms.
  public let matrix: DocumentFeatureMatrix
  /// What was counted.
  public let options: CooccurrenceOptions
  /// What a whole count is in the records.
  let scale: UInt64

  /// The pairs that are kept, row by row of `matrix`; their words are entries of `matrix.counts`, and of a symmetric pair the
  /// first is the one whose term comes first.
  let pairs: PairList
  /// For every entry of `matrix.counts` the margins of the word in the group.
  let margins: [WordMargins]
  /// By row: the weights of all events, or the units that have a token.
  let totals: [UInt64]

  /// Counts the pairs of a corpus.
  ///
  /// - Parameters:
  ///   - corpus: The sequences; windows stay within the units they are marked with. If nobody else holds them, their memory
  ///     is used again.
  ///   - options: What to count.
  ///   - onEstimate: Called before the counting with what it will take; may throw to stop it.
  /// - Throws: `InputError` when the pairs that would be kept don't fit into `options.memory`, when temporary files cannot be
  ///   written, and what `onEstimate` throws.
  /// - Complexity: O(tokens · window) time; memory grows with the distinct pairs, and beyond `options.memory` they are on
  ///   disk.
  public init(
    _ corpus: consuming TokenizedCorpus, _ options: CooccurrenceOptions,
    onEstimate: (Estimate) throws -> Void = { _ in }
  ) throws {
    options.validate()
    matrix = corpus.matrix
    self.options = options
    scale = options.scale
    // An eighth of the memory is for the sequences, two thirds for a part of the corpus: of a token its padded copy, a place and
    // what it takes on disk; of an article its entries in lists, and the padding of it and of its units.
    let padding = (250 * corpus.articleCount + 4 * PairCounter.padding(for: options) * corpus.unitEndCount)
    let size = options.memory / 3 * 2 / (16 + padding / max(1, corpus.codeCount))
    let largest = min(1 << 27, PairCounter.largestChunk(for: options))
    let isPartial = corpus.codeCount > min(options.memory / 32, largest)
    let counting = PairCounting(corpus.matrix, within: corpus.within, options, isPartial: isPartial)
    let codeCount = corpus.codeCount
    var isFirst = true
    let isOnlyUse = isKnownUniquelyReferenced(&corpus)
    try corpus.forEachChunk(ofSize: max(1 << 12, min(size, largest))) { articles, release in
      let release = isOnlyUse ? release : TokenizedCorpus.keeping
      if isFirst {
        let estimate = counting.estimate(articles, of: codeCount, release)
        try onEstimate(estimate)
        if let kept = estimate.kept, kept.bytes > options.memory { throw Self.tooLarge(kept.pairs) }
        isFirst = false
      }
      try counting.add(articles, release)
    }
    (pairs, margins, totals) = try counting.finish()
  }

  /// What is left for the counting of pairs.
  ///
  /// - Parameters:
  ///   - bytes: What the process may take.
  ///   - corpus: What will be counted.
  ///   - threads: How many threads will work.
  /// - Returns: Bytes for ``CooccurrenceOptions/memory``.
  /// - Throws: `InputError` if the terms leave next to nothing.
  public static func memory(within bytes: Int, beside corpus: TokenizedCorpus, threads: Int) throws -> Int {
    // A matrix and its margins, which are copied in the end; terms with letters, and by thread a code and slots of each;
    // articles and their numbers.
    try MemoryLimit.remaining(
      of: bytes, beside: corpus.matrix, perEntry: 12 + 4 + 2 * MemoryLayout<WordMargins>.stride,
      perTerm: 48 + threads * 28, perArticle: MemoryLayout<TokenStore.Article>.stride + 16)
  }

  static func tooLarge(_ kept: Int) -> InputError {
    InputError(
      path: "",
      reason: "more than \(kept) pairs would be kept, which do not fit into the memory allowed;"
        + " raise --min-count, keep fewer words with --max-features or --min-df, or raise --memory")
  }
}
