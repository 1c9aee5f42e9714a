/// A hit in its context: key word in context.
public struct ConcordanceLine: TableRow, Sendable, Equatable {
  /// The values of the label columns, empty where the article has none.
  public let labels: [String]
  /// The identifier of the article, or its place in the input.
  public let id: String
  /// Its date as ISO 8601, or as it was written where that cannot be told; nil if it has none.
  public let date: String?
  /// The sentence that the hit begins in, from 1.
  public let sentence: Int
  /// Its first token within the article, from 1; removed tokens count.
  public let position: Int
  /// The text to the left; white space is single spaces.
  public let left: String
  /// The text that matched.
  public let keyword: String
  /// The text to the right.
  public let right: String
  /// The pattern that matched, as it was written.
  public let pattern: String

  /// The columns of a line; those of its labels come before them.
  public static var columns: [Column<Self>] {
    [
      .text("id", "The article.") { $0.id },
      .text("date", "Its date; as it was written where no day can be told from it.") { $0.date },
      .integer("sentence", "The sentence that the hit begins in, from 1.") { $0.sentence },
      .integer("position", "Its first token within the article, from 1.") { $0.position },
      .text("left", "The text to the left, white space as single spaces.") { $0.left },
      .text("keyword", "The text that matched.") { $0.keyword },
      .text("right", "The text to the right.") { $0.right },
      .text("pattern", "The pattern that matched.") { $0.pattern },
    ]
  }
}

/// The hits of patterns in a corpus, each with the words around it.
///
/// Lines are sorted by their group, if there are groups, then by `ConcordanceOptions.order`. A sample of a group is drawn
/// without replacement, every hit with the same chance: a hash of the seed, the article (its text, labels, identifier and
/// date), the place and the pattern gives each hit a 64-bit lot, and the hits of the smallest lots are drawn. So a sample
/// does not depend on threads, and a hit that is drawn stays drawn when other articles leave the corpus. Copies of an
/// article that differ in nothing but their place have the same lots.
public struct Concordance: RandomAccessCollection, Sendable {
  /// What was met while reading.
  public let report: ReadingReport
  /// Articles left out because they lack a value they were to be grouped by.
  public let missingLabelCount: Int
  /// The hits of each pattern, drawn or not.
  public let hitCounts: [Int]
  /// The articles with a hit.
  public let articleCount: Int

  private let patterns: [String]
  private let labelNames: [String]
  private let parts: [Part]
  private let hits: [PlacedHit]

  /// What a thread found.
  private struct Part: Sendable {
    var bytes: [UInt8]
    var articles: [ConcordanceFinder.Article]
    var labels: [[String]]
    /// The place of each article in the input, from 0.
    var places: [Int]
  }

  private struct PlacedHit: Sendable {
    var hit: ConcordanceHit
    /// Its group, in order.
    var group: UInt32
    var part: UInt32
    /// The place of its article in the input, from 0.
    var place: UInt32
    /// The first eight bytes of what it is sorted by, the first one highest.
    var prefix: UInt64 = 0
  }

  /// Reads a corpus once.
  ///
  /// - Parameters:
  ///   - reader: A reader made with `options.columns`.
  ///   - options: What to look for and to show.
  /// - Throws: `InputError` for input that cannot be used.
  /// - Complexity: One pass. The hits that are shown are in memory, of a sample a logarithmic number more.
  public init(_ reader: CorpusReader, _ options: ConcordanceOptions) throws {
    precondition(options.left >= 0 && options.right >= 0, "a context has no negative length")
    precondition(options.sampleSize.map { $0 > 0 } ?? true, "a sample has at least one hit")
    if let names = options.groupNames { try reader.requireLabels(.groups(by: names)) }
    let (finders, report) = try reader.read(
      threads: options.threads, makeState: { ConcordanceFinder(options) }
    ) { finder, document in finder.add(document) }
    self.report = report
    missingLabelCount = finders.reduce(0) { $0 + $1.missingLabelCount }
    articleCount = finders.reduce(0) { $0 + $1.articleCount }
    hitCounts = options.patterns.indices.map { pattern in finders.reduce(0) { $0 + $1.hitCounts[pattern] } }
    patterns = options.patterns.map(\.text)
    labelNames = options.labelNames

    var firstOfBatch: [Int: Int] = [:]
    var place = 0
    for (batch, count) in finders.flatMap(\.batches).sorted(by: { $0.batch < $1.batch }) {
      firstOfBatch[batch] = place
      place += count
    }
    parts = finders.map { finder in
      Part(
        bytes: finder.texts.bytes, articles: finder.articles,
        labels: finder.labels.map { $0.map { String(decoding: $0, as: UTF8.self) } },
        places: finder.articles.map { firstOfBatch[$0.batch]! + $0.index })
    }
    var hits: [PlacedHit] = []
    for (group, samples) in Self.groups(finders, areGrouped: options.groupNames != nil).enumerated() {
      for (part, sample) in samples {
        for hit in sample.hits {
          let place = parts[part].places[Int(hit.article)]
          hits.append(PlacedHit(hit: hit, group: UInt32(group), part: UInt32(part), place: UInt32(place)))
        }
      }
    }
    if let size = options.sampleSize { Self.draw(size, of: &hits) }
    Self.sort(&hits, by: options.order, parts)
    self.hits = hits
  }

  /// The samples of each group, with the threads that they are from; groups sorted by their labels.
  private static func groups(_ finders: [ConcordanceFinder], areGrouped: Bool) -> [[(part: Int, HitSample)]] {
    guard areGrouped else {
      return [finders.enumerated().flatMap { part, finder in finder.samples.map { (part, $0) } }]
    }
    // By bytes: equal strings may differ in them.
    var groups: [[[UInt8]]: [(Int, HitSample)]] = [:]
    for (part, finder) in finders.enumerated() {
      for (labels, sample) in zip(finder.labels, finder.samples) { groups[labels, default: []].append((part, sample)) }
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) { $0.lexicographicallyPrecedes($1) } }.map(\.value)
  }

  /// Leaves the hits of the smallest lots of each group.
  private static func draw(_ size: Int, of hits: inout [PlacedHit]) {
    hits.sort {
      ($0.group, $0.hit.lot) != ($1.group, $1.hit.lot)
        ? ($0.group, $0.hit.lot) < ($1.group, $1.hit.lot) : isEarlier($0, $1)
    }
    var (group, count): (UInt32, Int) = (0, 0)
    hits.removeAll { hit in
      if hit.group != group { (group, count) = (hit.group, 0) }
      count += 1
      return count > size
    }
  }

  private static func isEarlier(_ first: PlacedHit, _ second: PlacedHit) -> Bool {
    (first.group, first.place, first.hit.position, first.hit.pattern)
      < (second.group, second.place, second.hit.position, second.hit.pattern)
  }

  private static func sort(_ hits: inout [PlacedHit], by order: ConcordanceOptions.Order, _ parts: [Part]) {
    guard order != .input else { return hits.sort(by: isEarlier) }
    func key(_ placed: PlacedHit) -> ArraySlice<UInt8> {
      let (start, lengths) = (placed.hit.start, placed.hit.lengths)
      let key = start + Int(lengths.left) + Int(lengths.keyword) + Int(lengths.right)
      return parts[Int(placed.part)].bytes[key..<key + Int(lengths.key)]
    }
    for index in hits.indices {
      let bytes = key(hits[index]).prefix(8)
      hits[index].prefix = bytes.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - bytes.count))
    }
    hits.sort { first, second in
      if first.group != second.group { return first.group < second.group }
      if first.prefix != second.prefix { return first.prefix < second.prefix }
      let (firstKey, secondKey) = (key(first), key(second))
      if firstKey.lexicographicallyPrecedes(secondKey) { return true }
      return firstKey.elementsEqual(secondKey) && isEarlier(first, second)
    }
  }

  // MARK: - Lines

  /// The position of the first line, 0.
  public var startIndex: Int { 0 }
  /// The number of lines.
  public var endIndex: Int { hits.count }

  /// The line at `index`.
  public subscript(index: Int) -> ConcordanceLine {
    let placed = hits[index]
    let (hit, part) = (placed.hit, parts[Int(placed.part)])
    let article = part.articles[Int(hit.article)]
    var start = hit.start
    func text(_ length: UInt32) -> String {
      defer { start += Int(length) }
      return String(decoding: part.bytes[start..<start + Int(length)], as: UTF8.self)
    }
    return ConcordanceLine(
      labels: part.labels[article.labels], id: article.id ?? String(placed.place + 1), date: article.date,
      sentence: Int(hit.sentence), position: Int(hit.position) + 1, left: text(hit.lengths.left),
      keyword: text(hit.lengths.keyword), right: text(hit.lengths.right), pattern: patterns[Int(hit.pattern)])
  }

  /// The lines as a table: labels first, the pattern last if there are several.
  public var table: Table {
    let labels = labelNames.indices.map { label in
      Column<ConcordanceLine>.text(labelNames[label], "The \(labelNames[label]) of the article.") { $0.labels[label] }
    }
    let rest = ConcordanceLine.columns.filter {
      // Articles may be grouped by date.
      let isLabel = ["id", "date"].contains($0.schema.name) && labelNames.contains($0.schema.name)
      return !isLabel && (patterns.count > 1 || $0.schema.name != "pattern")
    }
    return Table(columns: labels + rest, rows: self)
  }
}
