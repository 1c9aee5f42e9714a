import Synchronization

/// The lines that an outlet prints below, above or between its articles.
///
/// A line is one if it stands in at least 2 % of the articles of its outlet and in at least 3 different ones. Articles count
/// as different unless they are copies of each other: with the same longest paragraph of more than 300 bytes or, without
/// one, with the same text. So an article that was put on line several times doesn't become boilerplate.
struct RepeatedLines: Sendable {
  /// The articles that a repeated line must be in at least.
  static let fewestArticles = 3
  /// The articles of an outlet for each that a repeated line must be in: 1 in 50 is 2 %.
  static let articlesPerRepeat = 50

  /// The repeated lines of an outlet.
  struct Outlet: Sendable {
    /// The articles that each line is in, by its hash.
    var lines: [UInt64: Int] = [:]
  }

  private var outlets: [[UInt8]: Outlet] = [:]
  /// How long the lines are that were counted, in bytes.
  let longestLine: Int

  /// No repeated lines.
  init() { longestLine = longestBoilerplateLine }

  /// The repeated lines of what several threads have counted.
  init(_ counts: [LineCounts], threads: Int) {
    let merged = MergedLines(counts)
    longestLine = merged.longestLine
    let found = Mutex<[[UInt8]: Outlet]>([:])
    parallel(merged.outlets.count, threads: threads) { index, _ in
      var outlet = Outlet()
      merged.forEachRepeated(index) { hash, articles, _ in outlet.lines[hash] = articles }
      guard !outlet.lines.isEmpty else { return }
      let name = merged.outlets[index].name
      found.withLock { $0[name] = outlet }
    }
    outlets = found.withLock { $0 }
  }

  /// Those of an outlet; articles without an outlet are one of their own.
  func outlet(_ name: UnsafeBufferPointer<UInt8>?) -> Outlet {
    outlets.isEmpty ? Outlet() : outlets[name.map(Array.init) ?? []] ?? Outlet()
  }
}

/// How many short lines may be counted: beyond that only the shorter ones are, as many as fit.
///
/// The limit depends on the lengths of all lines of the corpus, not on their order or on who counts them: it only falls, so
/// that every line below the last limit has been counted from the beginning.
final class LineBudget: Sendable {
  /// How many lines may be counted, in words of the command line: at 100 bytes each some 400 MB of memory.
  static let standard = 4_000_000

  private let limit: Int
  private let lengths = Mutex([Int](repeating: 0, count: longestBoilerplateLine + 1))

  init(_ limit: Int = standard) { self.limit = limit }

  /// Takes the lines of a thread by length; returns how long lines may be that are counted.
  func add(_ counts: [Int]) -> Int {
    lengths.withLock { lengths in
      for index in lengths.indices { lengths[index] += counts[index] }
      var total = 0
      for (length, count) in lengths.enumerated() {
        total += count
        if total > limit { return length - 1 }
      }
      return longestBoilerplateLine
    }
  }
}

/// The lines that one thread has counted, of every outlet and, within it, of every row of a table that is to be made.
struct LineCounts: Sendable {
  /// What is known of a line.
  struct Entry: Sendable {
    var articles: UInt32 = 0
    var occurrences: UInt32 = 0
    /// The article it was met in last.
    var article: UInt32 = 0
    /// The three smallest numbers of the articles it is in, 0 for none; copies have one number.
    var keys: SIMD3<UInt32> = .zero
    var length: UInt16 = 0

    /// Takes in the number of an article.
    mutating func insert(_ key: UInt32) {
      if key == 0 || key == keys[0] || key == keys[1] || key == keys[2] { return }
      var key = key
      for index in 0..<3 {
        if keys[index] == 0 {
          keys[index] = key
          return
        }
        if key < keys[index] { (keys[index], key) = (key, keys[index]) }
      }
    }

    /// Takes in what is known of the same line elsewhere.
    mutating func merge(_ other: Entry) {
      articles += other.articles
      occurrences += other.occurrences
      for index in 0..<3 { insert(other.keys[index]) }
    }
  }

  /// The lines of an outlet in the articles of a row.
  struct Part: Sendable {
    var outlet: [UInt8]
    var row: Int
    var articles = 0
    /// Lines that are removed for what they are, whatever other articles have.
    var removedLines = 0
    /// Articles with a credit or dateline of an agency.
    var wireArticles = 0
    var lines: [UInt64: Entry] = [:]
  }

  private(set) var parts: [Part] = []
  /// How long the lines are that are counted.
  private(set) var longestLine = longestBoilerplateLine
  private var partOfKey: [PartKey: Int] = [:]
  private var marker: BoilerplateMarker
  private let budget: LineBudget
  private var lengths = [Int](repeating: 0, count: longestBoilerplateLine + 1)
  private var pending = 0
  private var article: UInt32 = 0

  private struct PartKey: Hashable, Sendable {
    var outlet: [UInt8]
    var row: Int
  }

  init(removed: Set<BoilerplateCheck>, _ budget: LineBudget) {
    marker = BoilerplateMarker(removed: removed)
    self.budget = budget
  }

  /// Counts the lines of an article.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>, outlet: UnsafeBufferPointer<UInt8>?, row: Int = 0) {
    marker.markLines(text)
    article += 1
    let key = PartKey(outlet: outlet.map(Array.init) ?? [], row: row)
    let part: Int
    if let known = partOfKey[key] {
      part = known
    } else {
      part = parts.count
      partOfKey[key] = part
      parts.append(Part(outlet: key.outlet, row: row))
    }
    parts[part].articles += 1
    let articleKey = self.articleKey(text)
    for index in marker.lines.indices where marker.lines[index].hash != 0 {
      guard !isSettled(index) else { continue }
      let line = marker.lines[index]
      lengths[line.body.count] += 1
      pending += 1
      guard line.body.count <= longestLine else { continue }
      Self.count(line, article, articleKey, &parts[part].lines[line.hash, default: Entry()])
    }
    marker.markHeadlines(text)
    for index in marker.lines.indices {
      if marker.lines[index].hasCrawlerPrefix, marker.removed.contains(.crawlerPrefix), !marker.isRemoved(index) {
        parts[part].removedLines += 1
      }
      guard marker.isRemoved(index) else { continue }
      parts[part].removedLines += 1
      // It was counted above as a line that may be repeated.
      if marker.lines[index].check == .repeatedHeadline {
        parts[part].lines[marker.lines[index].hash]?.occurrences -= 1
      }
    }
    if marker.isWire { parts[part].wireArticles += 1 }
    if pending >= 1 << 12 { settle() }
  }

  /// Whether a line needs no counting: it goes for what it is, or stays as evidence.
  private func isSettled(_ index: Int) -> Bool {
    marker.isRemoved(index) || marker.lines[index].check == .agencyCredit
  }

  private static func count(_ line: MarkedLine, _ article: UInt32, _ key: UInt32, _ entry: inout Entry) {
    entry.occurrences += 1
    guard entry.article != article else { return }
    entry.article = article
    entry.articles += 1
    entry.length = UInt16(line.body.count)
    entry.insert(key)
  }

  /// A number that copies of an article share.
  private func articleKey(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var longest = 0..<longestBoilerplateLine
    var all: UInt64 = 0
    for (index, line) in marker.lines.enumerated() where !marker.isRemoved(index) {
      if line.body.count > longest.count { longest = line.body }
      all = (all ^ line.hash) &* 0xA076_1D64_78BD_642F
    }
    let key = longest.count > longestBoilerplateLine ? hash(of: UnsafeBufferPointer(rebasing: text[longest])) : all
    return max(1, UInt32(truncatingIfNeeded: key >> 32))
  }

  /// Tells the budget about the lines since the last time, and drops those that have become too long for it.
  mutating func settle() {
    let limit = budget.add(lengths)
    for index in lengths.indices { lengths[index] = 0 }
    pending = 0
    shorten(to: limit)
  }

  private mutating func shorten(to limit: Int) {
    guard limit < longestLine else { return }
    longestLine = limit
    for index in parts.indices { parts[index].lines = parts[index].lines.filter { $0.value.length <= limit } }
  }
}

/// What several threads have counted, by outlet.
struct MergedLines: Sendable {
  let longestLine: Int
  let outlets: [(name: [UInt8], parts: [LineCounts.Part])]

  /// - Parameters:
  ///   - counts: What each thread has counted.
  ///   - rows: Of each thread, which row of the whole every one of its rows is; nil where rows don't matter.
  init(_ counts: [LineCounts], rows: [[Int]]? = nil) {
    var counts = counts
    for index in counts.indices { counts[index].settle() }
    // Only the last to settle has heard of all lines.
    longestLine = counts.map(\.longestLine).min() ?? longestBoilerplateLine
    var places: [[UInt8]: Int] = [:]
    var outlets: [(name: [UInt8], parts: [LineCounts.Part])] = []
    let parts = counts.enumerated().flatMap { thread, counted in
      counted.parts.map { part in
        var part = part
        if let rows { part.row = rows[thread][part.row] }
        return part
      }
    }
    for part in parts {
      if let place = places[part.outlet] {
        outlets[place].parts.append(part)
      } else {
        places[part.outlet] = outlets.count
        outlets.append((part.outlet, [part]))
      }
    }
    self.outlets = outlets
  }

  /// Calls `body` with every repeated line of an outlet, in no particular order: its hash, its articles, and how often it
  /// occurs in the articles of each part.
  func forEachRepeated(_ outlet: Int, _ body: (UInt64, Int, _ occurrences: [Int]) -> Void) {
    let parts = outlets[outlet].parts
    let needed = max(
      RepeatedLines.fewestArticles * RepeatedLines.articlesPerRepeat, parts.reduce(0) { $0 + $1.articles })
    for (first, part) in parts.enumerated() {
      for (hash, entry) in part.lines where entry.length <= longestLine {
        // A line of several parts is looked at in the first.
        if parts[..<first].contains(where: { $0.lines[hash] != nil }) { continue }
        var sum = entry
        for other in parts[(first + 1)...] { if let more = other.lines[hash] { sum.merge(more) } }
        guard Int(sum.articles) * RepeatedLines.articlesPerRepeat >= needed, sum.keys[2] != 0 else { continue }
        body(hash, Int(sum.articles), parts.map { Int($0.lines[hash]?.occurrences ?? 0) })
      }
    }
  }

  /// Of every row the lines that cleaning removes, and the articles that a credit or dateline tells to be wire copy.
  ///
  /// Where a first line is removed for being repeated, the headline below it is not looked for again, as cleaning does.
  func totals(rowCount: Int, threads: Int) -> [(lines: Int, wireArticles: Int)] {
    let totals = Mutex([(lines: Int, wireArticles: Int)](repeating: (0, 0), count: rowCount))
    parallel(outlets.count, threads: threads) { index, _ in
      let parts = outlets[index].parts
      var lines = parts.map(\.removedLines)
      forEachRepeated(index) { _, _, occurrences in
        for (part, count) in occurrences.enumerated() { lines[part] += count }
      }
      totals.withLock { totals in
        for (part, count) in zip(parts, lines) {
          totals[part.row].lines += count
          totals[part.row].wireArticles += part.wireArticles
        }
      }
    }
    return totals.withLock { $0 }
  }
}
