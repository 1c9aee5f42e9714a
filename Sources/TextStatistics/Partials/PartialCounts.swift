/// The counts of a corpus whose parts were counted one by one, as `stats partial` writes them.
///
/// Rows that agree in kind, group and keys add up, whether an engine did so before or not. What was counted with other
/// options, is cut off or lacks a row is refused.
public struct PartialCounts: Sendable {
  /// A term of a group; or, with places of both words in the same order, a pair.
  struct Entry: Sendable, BitwiseCopyable {
    var group: UInt32
    var term: UInt32
    var second: UInt32 = 0
    var count: UInt64
    var articles: UInt64
    /// Hits of the first word, and of the second.
    var hits: UInt64 = 0
    var secondHits: UInt64 = 0
  }

  /// A group of articles.
  struct Group: Sendable {
    var labels: [String]
    var articleCount = 0
    var tokenCount = 0
    var weight = 0
  }

  /// Articles of a group that have the same key, and are equal.
  struct Article: Sendable {
    var group: UInt32
    /// How many there are.
    var count: Int
    /// The tokens of each.
    var tokens: Int
    var key: ArticleKey
    /// Where what was found in it stands: in `articleTerms`, or in `articleTexts` if it is not terms.
    var found: Range<Int>
  }

  /// A term of an article.
  struct ArticleTerm: Sendable, BitwiseCopyable {
    var term: UInt32
    var count: UInt32
  }

  /// What was counted, such as `tf`.
  public private(set) var what = ""
  /// How many parts there were.
  public private(set) var partCount = 0
  /// The options that the parts were counted with, by name.
  public private(set) var options: [String: String] = [:]
  /// The columns that the articles were grouped by.
  public var names: [String] { (options["by"] ?? "").split(separator: ",").map(String.init) }
  /// What was met while all parts were read; nothing but numbers.
  public var report: ReadingReport {
    ReadingReport(
      documents: end["documents"] ?? 0, files: partCount, bytes: 0,
      findings: Finding.Kind.allCases.compactMap { kind in
        end[kind.rawValue].map { Finding(kind: kind, count: $0, examples: kind == .equalPart ? equalParts : []) }
      },
      filteredCount: end["filtered"] ?? 0, undatedCount: end["undated"] ?? 0, leftOutCopies: LeftOutCopies(),
      cleaning: nil, table: BatchTable(paths: [], batches: []))
  }
  /// Articles that were left out because they lack a value they were to be grouped by.
  public var missingLabelCount: Int { end["ungrouped"] ?? 0 }

  private(set) var groups: [Group] = []
  private(set) var entries: [Entry] = []
  /// Margins of words, as first and as second word in `count` and `articles`.
  private(set) var margins: [Entry] = []
  private(set) var pairs: [Entry] = []
  private(set) var articles: [Article] = []
  private(set) var articleTerms: [ArticleTerm] = []
  /// Cells as they are written, one after another.
  private(set) var articleTexts: [UInt8] = []
  /// How the parts ended: what was counted while they were read.
  private(set) var end: [String: Int] = [:]
  /// What is said of parts that have the same rows.
  private var equalParts: [InputError] {
    let count = end[Finding.Kind.equalPart.rawValue] ?? 0
    // One message for all, which adding up makes alike.
    return [InputError](
      repeating: InputError(
        path: "",
        reason: "\(counted(count, "part")) with the same rows as another: a part that is given twice counts twice"),
      count: min(count, 1))
  }
  /// The letters of all terms, one after another.
  private var letters: [UInt8] = []
  private var offsets = [0]

  /// Reads partials.
  ///
  /// - Parameters:
  ///   - paths: Files, and folders of files, but for those whose names begin with a dot or an underscore; compressed or not,
  ///     `-` for standard input.
  ///   - wanted: What has to have been counted: `tf`, `pairs`, `articles` or `sentiment`.
  /// - Throws: An `InputError` for what is no partial, with its line; for parts that do not belong together; and for parts
  ///   that are not complete.
  /// - Complexity: Linear in the rows; memory grows with them too.
  public init(paths: [String], _ wanted: String) throws {
    var sums = PartialSums(wanted)
    let files = try partialFiles(paths.isEmpty ? ["-"] : paths)
    for path in files { try read(path, &sums) }
    try check(sums, files, wanted)
  }

  // MARK: - Rows

  private mutating func read(_ path: String, _ sums: inout PartialSums) throws {
    let stream = try openStream(path, encoding: .utf8, bytesRead: Tally())
    let buffer = ByteBuffer(capacity: 1 << 18)
    var line = 0
    var isOver = false
    while !isOver {
      isOver = try !buffer.fill(from: stream)
      var start = 0
      let bytes = buffer.bytes
      while let newline = bytes[start...].firstIndex(of: 0x0A) {
        line += 1
        if !sums.take(UnsafeBufferPointer(rebasing: bytes[start..<newline]), into: &self) {
          throw InputError(path: path, line: line, reason: "is no row of a partial (stats partial writes them)")
        }
        start = newline + 1
      }
      if isOver, start < bytes.count {
        throw InputError(path: path, line: line + 1, reason: "the last row is cut off: count this part again")
      }
      if start == 0 { buffer.reserve(2 * buffer.capacity) }
      let rest = bytes.count - start
      buffer.base.update(from: buffer.base + start, count: rest)
      buffer.count = rest
    }
  }

  /// Takes in a row that adds to the counts; false if it is not one.
  mutating func add(
    _ kind: PartialKind, group: Int, term: Int, second: Int, _ n1: Int, _ n2: Int, _ n3: Int, _ n4: Int
  ) -> Bool {
    guard n1 >= 0, n2 >= 0, n3 >= 0, n4 >= 0 else { return false }
    let entry = Entry(
      group: UInt32(group), term: UInt32(term), second: UInt32(second), count: UInt64(n1), articles: UInt64(n2),
      hits: UInt64(n3), secondHits: UInt64(n4))
    switch kind {
    case .group:
      groups[group].articleCount += n1
      groups[group].tokenCount += n2
      groups[group].weight += n3
    case .term: entries.append(entry)
    case .margin: margins.append(entry)
    case .pair: pairs.append(entry)
    default: return false
    }
    return true
  }

  mutating func addGroup(_ labels: [String]) -> Int {
    groups.append(Group(labels: labels))
    return groups.count - 1
  }

  mutating func add(_ article: Article) { articles.append(article) }

  mutating func add(_ term: ArticleTerm) { articleTerms.append(term) }

  /// Keeps a cell of an article and returns where.
  mutating func addTexts(_ cell: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    articleTexts += cell
    return articleTexts.count - cell.count..<articleTexts.count
  }

  mutating func addTerm(_ letters: some Sequence<UInt8>) {
    self.letters += letters
    offsets.append(self.letters.count)
  }

  /// The same without the articles that have no stratum, and how many those are.
  func leavingOutNoStratum() -> (PartialCounts, count: Int) {
    var kept = self
    kept.articles.removeAll { groups[Int($0.group)].labels.last?.isEmpty ?? true }
    return (kept, articles.reduce(0) { $0 + $1.count } - kept.articles.reduce(0) { $0 + $1.count })
  }

  // MARK: - Whether it is whole

  private mutating func check(_ sums: PartialSums, _ files: [String], _ wanted: String) throws(InputError) {
    func refusal(_ reason: String) -> InputError {
      InputError(path: files.count == 1 ? files[0] : "", reason: reason)
    }
    guard let (kinds, count) = sums.begun.first, sums.begun.count == 1 else {
      throw refusal(
        sums.begun.isEmpty
          ? "holds no partial"
          : "the partials are not of one kind or version: \(sums.begun.keys.sorted().joined(separator: "; "))")
    }
    guard kinds == "\(wanted) \(PartialFormat.version) \(version)" else {
      throw refusal("the partials are '\(kinds)', not '\(wanted) \(PartialFormat.version) \(version)': count again")
    }
    let ended = sums.end["partials"] ?? 0
    guard ended == count else {
      throw refusal("\(count) parts were begun and \(ended) ended: those that are cut off have to be counted again")
    }
    for (name, values) in sums.options.sorted(by: { $0.key < $1.key }) {
      guard values.count == 1, let (value, times) = values.first else {
        let shown = values.keys.sorted().map { $0.isEmpty ? "none" : "'\($0)'" }.joined(separator: " and ")
        throw refusal("the parts were counted with different --\(name), \(shown), and cannot be added up")
      }
      guard times == count || name == "columns" else { throw refusal("some of the parts do not say their --\(name)") }
      options[name] = value
    }
    let counted = [sums.counted.0, sums.counted.1, sums.counted.2, sums.counted.3]
    for (index, sum) in counted.enumerated() where sum != sums.end["sum\(index + 1)"] ?? 0 {
      throw refusal(
        "rows are lost, changed or there twice: the column n\(index + 1) adds up to \(sum), which it should not")
    }
    let labels = names.count + (wanted == "articles" && options["within"]?.isEmpty == false ? 1 : 0)
    if let group = groups.first(where: { $0.labels.count != labels }) {
      throw refusal("a row has the labels '\(group.labels.joined(separator: ", "))', which should be \(labels)")
    }
    if let rows = sums.input, rows != sums.end["lines"] ?? 0 {
      throw refusal("the parts read \(sums.end["lines"] ?? 0) of the \(rows) rows that the input has: count again")
    }
    (what, partCount, end) = (wanted, count, sums.end)
    let equal = sums.parts.values.reduce(0) { $0 + $1 - 1 }
    if equal > 0 { end[Finding.Kind.equalPart.rawValue] = equal }
  }

  // MARK: - What a matrix is made of

  /// The rows by some of the labels, sorted, and the row of each group.
  func rows(by wanted: [String]) throws(InputError) -> (rows: [DocumentFeatureMatrix.Row], rowOfGroup: [UInt32]) {
    var places: [Int] = []
    for name in wanted {
      guard let place = names.firstIndex(of: name) else {
        let by = names.isEmpty ? "nothing" : names.joined(separator: ",")
        throw InputError(
          path: "", reason: "the partials are by \(by), not by \(wanted.joined(separator: ",")): count again with --by")
      }
      places.append(place)
    }
    if wanted.count < names.count, missingLabelCount > 0 {
      throw InputError(
        path: "",
        reason: "\(counted(missingLabelCount, "article")) without \(names.joined(separator: " or ")) would be missing: "
          + "count again with --by \(wanted.joined(separator: ","))")
    }
    let keys = groups.map { group in places.map { Array(group.labels[$0].utf8) } }
    let order = keys.indices.sorted { a, b in
      keys[a].lexicographicallyPrecedes(keys[b]) { $0.lexicographicallyPrecedes($1) }
    }
    var rows: [DocumentFeatureMatrix.Row] = []
    var rowOfGroup = [UInt32](repeating: 0, count: groups.count)
    for (index, group) in order.enumerated() {
      if index == 0 || keys[order[index - 1]] != keys[group] {
        let labels = places.map { groups[group].labels[$0] }
        rows.append(DocumentFeatureMatrix.Row(labels: labels, articleCount: 0, tokenCount: 0, corpus: 0))
      }
      rows[rows.count - 1].articleCount += groups[group].articleCount
      rows[rows.count - 1].tokenCount += groups[group].tokenCount
      rowOfGroup[group] = UInt32(rows.count - 1)
    }
    return (rows, rowOfGroup)
  }

  /// The terms in code-point order, and the place of each in it.
  func sortedTerms() -> (order: [Int], position: [UInt32]) {
    let order = letters.withUnsafeBufferPointer { letters in
      (0..<offsets.count - 1).sorted { a, b in
        letters[offsets[a]..<offsets[a + 1]].lexicographicallyPrecedes(letters[offsets[b]..<offsets[b + 1]])
      }
    }
    var position = [UInt32](repeating: 0, count: order.count)
    for (place, term) in order.enumerated() { position[term] = UInt32(place) }
    return (order, position)
  }

  /// The terms in an order.
  func terms(_ order: [Int]) -> TermList {
    var list = TermList()
    list.reserveCapacity(order.count)
    for term in order { list.append(letters[offsets[term]..<offsets[term + 1]]) }
    return list
  }

  /// Sorts entries by group and words, and makes one of those that agree in them.
  static func addUp(_ entries: inout [Entry]) {
    entries.sort { ($0.group, $0.term, $0.second) < ($1.group, $1.term, $1.second) }
    var last = -1
    for index in entries.indices {
      let entry = entries[index]
      if last >= 0, entries[last].group == entry.group, entries[last].term == entry.term,
        entries[last].second == entry.second
      {
        entries[last].count += entry.count
        entries[last].articles += entry.articles
        entries[last].hits += entry.hits
        entries[last].secondHits += entry.secondHits
      } else {
        last += 1
        entries[last] = entry
      }
    }
    entries.removeSubrange((last + 1)...)
  }
}
