/// What a group has in a period.
struct TimelineCell: Sendable, Equatable {
  var articleCount = 0
  var tokenCount = 0
  /// By term: the articles that hold it, and its occurrences.
  var matching: [Int]
  var counts: [Int]

  init(_ termCount: Int) {
    matching = [Int](repeating: 0, count: termCount)
    counts = matching
  }

  func adding(_ other: TimelineCell) -> TimelineCell {
    var sum = self
    sum.articleCount += other.articleCount
    sum.tokenCount += other.tokenCount
    for term in counts.indices {
      sum.matching[term] += other.matching[term]
      sum.counts[term] += other.counts[term]
    }
    return sum
  }
}

/// Counts the articles of a timeline, one to a thread.
final class TimelineCounter {
  /// The groups that were met; an article's is found by its labels.
  private(set) var groups: [(labels: [[UInt8]], periods: [Int: TimelineCell])] = []
  private(set) var missingLabelCount = 0
  private(set) var undatedCount = 0
  private(set) var unreadableDateCount = 0
  /// The first of these.
  private(set) var unreadableDate: (place: DocumentPlace, text: String)?

  private let period: TimelinePeriod
  private let labelCount: Int
  private var groupOfLabels: [[[UInt8]]: Int] = [:]
  private var tokenizer: Tokenizer
  private var matcher: PatternMatcher
  private var matches: [PatternMatch] = []
  private var found: [Int]

  init(_ options: TimelineOptions) {
    period = options.period
    labelCount = options.groupNames.count
    tokenizer = Tokenizer(options.tokenization)
    matcher = PatternMatcher(options.terms)
    found = [Int](repeating: 0, count: options.terms.count)
  }

  func add(_ document: borrowing Document) {
    var labels: [[UInt8]] = []
    for column in 0..<labelCount {
      guard let label = document.column(column) else {
        missingLabelCount += 1
        return
      }
      labels.append(Array(label))
    }
    guard let bytes = document.column(labelCount) else {
      undatedCount += 1
      return
    }
    guard let date = CalendarDate(parsing: bytes) else {
      unreadableDateCount += 1
      if unreadableDate == nil { unreadableDate = (document.place, String(decoding: bytes, as: UTF8.self)) }
      return
    }
    let group = groupOfLabels[labels] ?? groups.count
    if group == groups.count {
      groupOfLabels[labels] = group
      groups.append((labels, [:]))
    }
    let tokenCount = findTerms(document.text)
    groups[group].periods[period.index(of: date), default: TimelineCell(found.count)].add(found, tokenCount)
  }

  /// Counts the occurrences of each term into `found`; returns the number of counted tokens.
  private func findTerms(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    tokenizer.tokenize(text)
    let ids = UnsafeBufferPointer(start: tokenizer.ids, count: tokenizer.count)
    if !found.isEmpty {
      while matcher.termCount < tokenizer.vocabulary.count {
        matcher.learn(tokenizer.vocabulary.bytes(of: matcher.termCount))
      }
      for term in found.indices { found[term] = 0 }
      matcher.findMatches(in: ids, into: &matches)
      for match in matches { found[match.pattern] += 1 }
    }
    return ids.reduce(0) { $1 == Vocabulary.removed ? $0 : $0 + 1 }
  }
}

extension TimelineCell {
  /// Adds an article with so many occurrences of each term.
  fileprivate mutating func add(_ found: [Int], _ tokenCount: Int) {
    articleCount += 1
    self.tokenCount += tokenCount
    for term in found.indices where found[term] > 0 {
      matching[term] += 1
      counts[term] += found[term]
    }
  }
}
