/// What a concordance shows.
public struct ConcordanceOptions: Sendable {
  /// What the lines are sorted by, within their group; lines that agree in it keep the order of the corpus.
  public enum Order: String, CaseIterable, Sendable {
    /// The order of the corpus.
    case input
    /// The words to the left, the nearest first.
    case left
    /// The words to the right.
    case right
    /// The words that matched, then those to the right.
    case keyword
  }

  /// What is looked for.
  public var patterns: [TokenPattern]
  /// How text becomes terms: what `patterns` were made with.
  public var tokenization: Tokenization
  /// How many tokens before a hit are shown.
  public var left = 8
  /// How many tokens behind a hit are shown.
  public var right = 8
  /// What neither a hit nor its context leaves.
  public var within = TextUnit.document
  /// The columns that articles are grouped by; nil for none, and the outlet is shown.
  public var groupNames: [String]?
  /// What the lines of a group are sorted by.
  public var order = Order.input
  /// How many hits of each group are shown, drawn at random; nil for all.
  public var sampleSize: Int?
  /// What the draw depends on, besides the articles.
  public var seed: UInt64 = 1
  /// How many threads work at most.
  public var threads = 1

  /// Creates options for a concordance of all hits, eight tokens to each side.
  public init(_ patterns: [TokenPattern], _ tokenization: Tokenization) {
    self.patterns = patterns
    self.tokenization = tokenization
  }

  /// The names of the columns that say what group a line is of.
  var labelNames: [String] { groupNames ?? ["outlet"] }

  /// The columns that a reader has to be asked for.
  public var columns: [DocumentColumn] { labelNames.map(DocumentColumn.init(name:)) + [.id, .date] }
}
