public struct Lexicon: Sendable {
  public struct Entry: Sendable {
    public var term: String
    public var score: Double
    public var category: String?
    public var line: Int
    public init(term: String, score: Double, category: String? = nil, line: Int = 0) {
      (self.term, self.score, self.category, self.line) = (term, score, category, line)
    }
  }
  public let name: String
  public let notice: String?
  public let entries: [Entry]
  public init(name: String, notice: String? = nil, entries: [Entry]) {
    (self.name, self.notice, self.entries) = (name, notice, entries)
  }
  public static let builtInNames = ["vader", "hu-liu"]
  public static func builtIn(_ name: String) -> Lexicon? {
    Lexicon(
      name: name,
      entries: [
        Entry(term: "good", score: 1.9), Entry(term: "bad", score: -2.5), Entry(term: "war", score: -2.9),
        Entry(term: "peace", score: 2.5),
      ])
  }
  public init(path: String, positive: [String] = [], negative: [String] = []) throws { self = Lexicon.builtIn(path)! }
}
public struct VaderOptions: Sendable {
  static let strict = VaderOptions()
  static let news = VaderOptions()
  var neutralTerms: Set<String> = []
}
public enum ShifterRules: String, CaseIterable, Sendable { case none, window, lsd }
struct VaderScorer: ~Copyable {
  var scorer: LexiconScorer
  init(_ lexicon: Lexicon, _ options: VaderOptions) { scorer = LexiconScorer(lexicon, .none) }
  mutating func score(
    _ text: UnsafeBufferPointer<UInt8>, onMatch: ((SentimentMatch) -> Void)? = nil
  ) -> SentimentScore {
    var score = scorer.score(text, onMatch: onMatch)
    let sum = score.positive - score.negative
    score.vader = VaderScores(negative: 0, neutral: 0, positive: 0, compound: sum / (sum * sum + 15).squareRoot())
    return score
  }
}
struct LexiconScorer: ~Copyable {
  var entries: [String: (Int, Double)] = [:]
  init(_ lexicon: Lexicon, _ rules: ShifterRules) {
    for (index, entry) in lexicon.entries.enumerated() { entries[entry.term] = (index, entry.score) }
  }
  mutating func score(
    _ text: UnsafeBufferPointer<UInt8>, onMatch: ((SentimentMatch) -> Void)? = nil
  ) -> SentimentScore {
    var score = SentimentScore()
    var start = 0
    for end in 0...text.count {
      let isLetter = end < text.count && (text[end] | 0x20) &- 97 < 26
      if isLetter { continue }
      if end > start {
        score.wordCount += 1
        let word = String(decoding: text[start..<end], as: UTF8.self).lowercased()
        if let (entry, value) = entries[word] {
          score.matchedCount += 1
          if value > 0 { score.positive += value } else { score.negative -= value }
          onMatch?(
            SentimentMatch(range: start..<end, entry: entry, valence: value, shifters: [], contribution: value))
        }
      }
      start = end + 1
    }
    return score
  }
}
func quotedRanges(_ text: UnsafeBufferPointer<UInt8>, into ranges: inout [Range<Int>]) {
  ranges.removeAll(keepingCapacity: true)
  var start: Int?
  for index in text.indices where text[index] == 34 {
    if let first = start { ranges.append(first..<index + 1); start = nil } else { start = index }
  }
}
