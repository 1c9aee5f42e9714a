/// A passage that two articles share word for word.
public struct CopyPassage: TableRow, Sendable {
  /// The number of the cluster.
  public var cluster: Int
  /// The article and its outlet.
  public var article: (id: String, outlet: String?)
  /// The article it shares the passage with.
  public var match: (id: String, outlet: String?)
  /// Its place among the passages of the two, the longest first; from 1.
  public var rank: Int
  /// Its words.
  public var wordCount: Int
  /// The passage as the article has it, and as the match has it, on one line.
  public var texts: (article: String, match: String)

  /// The columns of the table of passages.
  public static var columns: [Column<Self>] {
    [
      .integer("cluster_id", "The cluster.") { $0.cluster },
      .text("id", "The article; its file and line when it has no identifier.") { $0.article.id },
      .text("outlet", "Its outlet.") { $0.article.outlet },
      .text("match_id", "The article it shares the passage with.") { $0.match.id },
      .text("match_outlet", "Its outlet.") { $0.match.outlet },
      .integer("rank", "Place among the shared passages of both, the longest first.") { $0.rank },
      .integer("n_words", "Words of the passage.", unit: "words") { $0.wordCount },
      .text("text", "The passage as the article has it.") { $0.texts.article },
      .text("match_text", "The passage as the match has it; case and punctuation may differ.") { $0.texts.match },
    ]
  }
}

extension Copies {
  /// The longest passages that each copy shares with its match.
  ///
  /// Reads the corpus a second time, and keeps the texts of clusters alone. A passage is the longest run of shingles that both
  /// have in the same order; passages of an article do not overlap, and a text of fewer than five words is a passage as a
  /// whole. Where the match repeats a shingle more than sixteen times, the first sixteen places are compared.
  ///
  /// - Parameters:
  ///   - reader: A new reader of the same inputs with the same options.
  ///   - limit: How many passages of each copy.
  /// - Returns: The passages, in the order of `clusterTable`.
  /// - Throws: `InputError` for input that cannot be used.
  public func passageTable(_ reader: CorpusReader, limit: Int) throws -> Table {
    let wanted = Set(clusters.joined().map { articles[$0].place })
    let states = try reader.read(threads: options.threads, makeState: { [DocumentPlace: [UInt8]]() }) {
      texts, document in
      if wanted.contains(document.place) { texts[document.place] = Array(document.text) }
    }.states
    let texts = states.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
    let matches = matches
    var first = PassageText()
    var second = PassageText()
    var rows: [CopyPassage] = []
    for (number, cluster) in clusters.enumerated() {
      var read = -1
      for index in cluster {
        guard let match = matches[index]?.article, let text = texts[articles[index].place],
          let matchText = texts[articles[match].place]
        else { continue }
        first.read(text)
        if read != match { second.read(matchText) }
        read = match
        for (rank, run) in PassageText.runs(first, second).prefix(limit).enumerated() {
          rows.append(
            CopyPassage(
              cluster: number + 1, article: (name(index), articles[index].outlet),
              match: (name(match), articles[match].outlet), rank: rank + 1, wordCount: run.words,
              texts: (first.text(run.start, run.words), second.text(run.matchStart, run.words))))
        }
      }
    }
    return Table(rows: rows)
  }
}

/// A text with its shingles in order.
private struct PassageText: ~Copyable {
  private var bytes: [UInt8] = []
  private var reader = ShingleReader(ShingleReader.tokenization())
  private var words: [Range<Int>] = []
  private var hashes: [UInt64] = []

  /// A run of words of a text that stands in another, too.
  struct Run {
    var start: Int
    var matchStart: Int
    var words: Int
  }

  mutating func read(_ text: [UInt8]) {
    bytes = text + [UInt8](repeating: 0, count: bytePadding)
    bytes.withUnsafeBufferPointer { reader.read(UnsafeBufferPointer(rebasing: $0.dropLast(bytePadding))) }
    hashes = (0..<reader.hashes.count).map { reader.hashes[$0] }
    words = (0..<reader.tokens.count).map { reader.tokenizer.range(of: Int(reader.tokens[$0])) }
  }

  /// The shared runs, the longest first, then by their place in `text`.
  static func runs(_ text: borrowing PassageText, _ match: borrowing PassageText) -> [Run] {
    var places: [UInt64: [Int]] = [:]
    for (place, hash) in match.hashes.enumerated() where places[hash, default: []].count < 16 {
      places[hash, default: []].append(place)
    }
    let size = min(ShingleReader.size, text.words.count)
    var (runs, start) = ([Run](), 0)
    while start < text.hashes.count {
      var best = (place: 0, length: 0)
      for place in places[text.hashes[start]] ?? [] {
        var length = 0
        while start + length < text.hashes.count, place + length < match.hashes.count,
          text.hashes[start + length] == match.hashes[place + length]
        {
          length += 1
        }
        if length > best.length { best = (place, length) }
      }
      if best.length > 0 {
        runs.append(Run(start: start, matchStart: best.place, words: best.length + size - 1))
        start += best.length + size - 1
      } else {
        start += 1
      }
    }
    return runs.sorted { ($1.words, $0.start) < ($0.words, $1.start) }
  }

  /// So many words from `start` on as they stand, on one line.
  func text(_ start: Int, _ count: Int) -> String {
    let range = words[start].lowerBound..<words[start + count - 1].upperBound
    return String(decoding: bytes[range].map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}
