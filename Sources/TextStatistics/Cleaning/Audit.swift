/// What to look for in a corpus.
public struct AuditOptions: Sendable {
  /// The columns to group by; nil is the outlet, for a corpus with or without one.
  public var groupNames: [String]?
  /// What counts as removed by cleaning.
  public var cleaning = CleaningOptions()
  /// The day after which dates are in the future; nil knows of no future, so that a result does not depend on a clock.
  public var today: CalendarDate?
  /// Entries of stop lists that can never match.
  public var unmatchableStopwords: [String] = []
  /// Entries of lexicons that can never match.
  public var unmatchableLexiconEntries: [String] = []
  /// How many threads may work.
  public var threads = 1

  /// Options with every value at its default.
  public init() {}

  /// The columns that a reader must have.
  public var columns: [DocumentColumn] { (groupColumns ?? []) + [.outlet, .date] }

  /// The columns that the groups are told by, if it is not the outlet; clusters of copies stand in no input.
  var groupColumns: [DocumentColumn]? { groupNames?.map { $0 == "copies" ? .copyCluster : .named($0) } }

  /// The names of the groups' columns.
  public var labelNames: [String] { groupNames ?? ["outlet"] }
}

/// What a check found in a group of articles.
public struct AuditRow: TableRow, Sendable {
  /// The values of the columns that the articles were grouped by; empty where an article has none.
  public let labels: [String]
  /// The name of the check: of a ``BoilerplateCheck`` or an ``AuditCheck``.
  public let check: String
  /// How often it was met: lines, signs or articles.
  public let count: Int
  /// How often it was met in a million words, words being what white space separates; nil for what is no part of a text.
  public let perMillion: Double?
  /// The articles it was met in; nil for entries of lists.
  public let articles: Int?
  /// Their share of the articles of the group.
  public let share: Double?
  /// What cleaning does with it: `removed`, `kept`, or kept as `evidence` of wire copy; nil for what is no line.
  public let cleaning: String?
  /// The first of them in the input, shortened; of repeated lines that of most articles.
  public let example: String?

  /// The columns but those of the labels.
  public static let columns: [Column<Self>] = [
    .text("check", "What was looked for.") { $0.check },
    .integer("count", "How often it was met: lines, signs, articles or entries.") { $0.count },
    .real("per_million", "How often in a million words, which white space separates.", unit: "per million words") {
      $0.perMillion
    },
    .integer("n_articles", "The articles it was met in.", unit: "articles") { $0.articles },
    .real("share_of_articles", "Their share of all articles of the group.") { $0.share },
    .text("clean", "What cleaning does: removed, kept, or evidence, which is kept, of wire copy.") { $0.cleaning },
    .text("example", "One of them, shortened.") { $0.example },
  ]
}

/// Boilerplate, house style and faults of a corpus, group by group.
public struct CorpusAudit: Sendable {
  /// The names of the columns that the articles were grouped by.
  public let labelNames: [String]
  /// The groups by their labels, and within them the checks that found something.
  public let rows: [AuditRow]
  /// What was met while reading.
  public let report: ReadingReport
  /// How long the lines were, in bytes, among which repeated ones were looked for.
  public let longestCountedLine: Int

  /// The audit as a table.
  public var table: Table {
    let labels = labelNames.indices.map { label in
      Column<AuditRow>.text(labelNames[label], "The \(labelNames[label]) of the articles.") { $0.labels[label] }
    }
    return Table(columns: labels + AuditRow.columns, rows: rows)
  }

  /// Reads a corpus twice: to find the lines that outlets repeat, and to count.
  ///
  /// - Parameters:
  ///   - reader: A reader made with `options.columns`, without cleaning.
  ///   - options: What to look for.
  /// - Throws: `InputError` for input that cannot be used or read twice.
  public init(_ reader: CorpusReader, _ options: AuditOptions) throws {
    let removed = options.cleaning.removed
    let repeated = try reader.repeatedLines(removed, threads: options.threads)
    let (states, report) = try reader.read(
      threads: options.threads, makeState: { AuditState(options, repeated, reader) }, body: { $0.add($1) })
    self.report = report
    labelNames = options.labelNames
    longestCountedLine = repeated.longestLine
    var groups: [AuditGroup] = []
    var places: [[[UInt8]]: Int] = [:]
    for group in states.flatMap(\.groups) {
      if let place = places[group.key] {
        groups[place].merge(group)
      } else {
        places[group.key] = groups.count
        groups.append(group)
      }
    }
    groups.sort { $0.key.lexicographicallyPrecedes($1.key) { $0.lexicographicallyPrecedes($1) } }
    rows = groups.flatMap { $0.rows(removed) } + Self.listRows(options)
  }

  private static func listRows(_ options: AuditOptions) -> [AuditRow] {
    let lists = [
      (AuditCheck.stopwordNeverMatches, options.unmatchableStopwords),
      (.lexiconNeverMatches, options.unmatchableLexiconEntries),
    ]
    return lists.filter { !$0.1.isEmpty }.map { check, entries in
      AuditRow(
        labels: options.labelNames.map { _ in "" }, check: check.rawValue, count: entries.count, perMillion: nil,
        articles: nil, share: nil, cleaning: nil,
        example: entries.prefix(5).joined(separator: ", ") + (entries.count > 5 ? ", ..." : ""))
    }
  }
}

/// What one check found in a group.
private struct AuditCell {
  var count = 0
  var articles = 0
  /// One that stands in more articles is the better example, then one that comes earlier.
  var example: (weight: Int, order: (Int, Int), text: String)?

  mutating func merge(_ other: AuditCell) {
    count += other.count
    articles += other.articles
    guard let theirs = other.example else { return }
    guard let mine = example else {
      example = theirs
      return
    }
    if theirs.weight > mine.weight || theirs.weight == mine.weight && theirs.order < mine.order { example = theirs }
  }
}

/// What was found in a group of articles.
private struct AuditGroup {
  var key: [[UInt8]]
  var articles = 0
  var words = 0
  /// Boilerplate first, in the order of the checks.
  var cells = [AuditCell](repeating: AuditCell(), count: BoilerplateCheck.allCases.count + AuditCheck.allCases.count)

  mutating func merge(_ other: AuditGroup) {
    articles += other.articles
    words += other.words
    for index in cells.indices { cells[index].merge(other.cells[index]) }
  }

  func rows(_ removed: Set<BoilerplateCheck>) -> [AuditRow] {
    let lines = BoilerplateCheck.allCases
    return cells.enumerated().compactMap { index, cell in
      guard cell.count > 0 else { return nil }
      let line = index < lines.count ? lines[index] : nil
      let other = line == nil ? AuditCheck.allCases[index - lines.count] : nil
      let hasRate = other?.isTypography ?? true
      return AuditRow(
        labels: key.map { String(decoding: $0, as: UTF8.self) }, check: line?.rawValue ?? other!.rawValue,
        count: cell.count, perMillion: hasRate ? 1e6 * Double(cell.count) / Double(words) : nil,
        articles: cell.articles, share: Double(cell.articles) / Double(articles),
        cleaning: line.map { removed.contains($0) ? "removed" : $0.isWireEvidence ? "evidence" : "kept" },
        example: cell.example?.text)
    }
  }
}

/// What one thread finds.
private final class AuditState {
  private(set) var groups: [AuditGroup] = []
  private var groupOfKey: [[[UInt8]]: Int] = [:]
  private var marker: BoilerplateMarker
  private let repeated: RepeatedLines
  private var typography = TypographyScan()
  private let options: AuditOptions
  private let labels: [Int]
  private let (outlet, date): (Int, Int)
  private static let lineCheck = Dictionary(
    uniqueKeysWithValues: BoilerplateCheck.allCases.enumerated().map { ($1, $0) })
  private static let otherCheck = Dictionary(
    uniqueKeysWithValues: AuditCheck.allCases.enumerated().map { ($1, $0 + BoilerplateCheck.allCases.count) })

  init(_ options: AuditOptions, _ repeated: RepeatedLines, _ reader: CorpusReader) {
    self.options = options
    self.repeated = repeated
    marker = BoilerplateMarker(removed: options.cleaning.removed)
    (outlet, date) = (reader.index(of: .outlet), reader.index(of: .date))
    labels = options.groupColumns?.map(reader.index(of:)) ?? [outlet]
  }

  func add(_ document: borrowing Document) {
    let text = document.text
    let order = (document.batch, document.index)
    let group = group(of: document)
    groups[group].articles += 1

    let repeats = repeated.outlet(document.column(outlet))
    marker.markLines(text)
    marker.markRepeats(text, repeats)
    var met: Set<Int> = []
    let day = document.column(date).flatMap { CalendarDate(parsing: $0) }
    var contradiction: Range<Int>?
    marker.forEachMark(text) { mark in
      let place = Self.lineCheck[mark.check]!
      let isFirst = met.insert(place).inserted
      let weight =
        mark.check == .repeatedLine ? repeats.lines[hash(of: UnsafeBufferPointer(rebasing: text[mark.bytes]))] ?? 0 : 0
      note(group, place, isNew: isFirst, weight, order) { shortened(text, mark.bytes) }
      if let day, contradiction == nil, DateEvidence.contradicts(day, mark, text) { contradiction = mark.bytes }
    }

    typography.scan(text)
    groups[group].words += typography.words
    for (index, count) in typography.counts.enumerated() where count > 0 {
      let range = typography.first[index]
      note(group, index + BoilerplateCheck.allCases.count, count, isNew: true, 0, order) { context(text, range) }
    }

    func noteDate(_ check: AuditCheck, _ example: () -> String) {
      note(group, Self.otherCheck[check]!, isNew: true, 0, order, example)
    }
    guard let value = document.column(date) else { return noteDate(.missingDate) { "" } }
    guard let day else { return noteDate(.badDate) { shortened(value, value.indices) } }
    if let today = options.today, day > today { noteDate(.futureDate) { day.description } }
    if let contradiction { noteDate(.inconsistentDate) { "\(day.description): \(shortened(text, contradiction))" } }
  }

  private func note(
    _ group: Int, _ check: Int, _ count: Int = 1, isNew: Bool, _ weight: Int, _ order: (Int, Int),
    _ example: () -> String
  ) {
    groups[group].cells[check].count += count
    if isNew { groups[group].cells[check].articles += 1 }
    // A thread has its articles in the order of the input.
    if groups[group].cells[check].example.map({ $0.weight < weight }) ?? true {
      groups[group].cells[check].example = (weight, order, example())
    }
  }

  private func group(of document: borrowing Document) -> Int {
    var key: [[UInt8]] = []
    for label in labels { key.append(document.column(label).map(Array.init) ?? []) }
    if let group = groupOfKey[key] { return group }
    groupOfKey[key] = groups.count
    groups.append(AuditGroup(key: key))
    return groups.count - 1
  }
}

/// The beginning of a range, of 80 bytes at most, with white space as spaces.
private func shortened(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
  var end = min(range.upperBound, range.lowerBound + 80)
  while end < range.upperBound, end > range.lowerBound, text[end] & 0xC0 == 0x80 { end -= 1 }
  return onOneLine(text[range.lowerBound..<end]) + (end < range.upperBound ? "…" : "")
}

/// A range with 20 bytes around it.
private func context(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
  var start = max(0, range.lowerBound - 20)
  while start < range.lowerBound, text[start] & 0xC0 == 0x80 { start += 1 }
  var end = min(text.count, range.upperBound + 20)
  while end > range.upperBound, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
  return (start > 0 ? "…" : "") + onOneLine(text[start..<end]) + (end < text.count ? "…" : "")
}

private func onOneLine(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
  String(decoding: bytes.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
}
