/// Words and phrases with a score each: what a sentiment scorer looks for.
///
/// Scores of different lexicons have different units (ratings from -4 to 4, signs, shares), so sums compare only within one.
///
/// ```swift
/// let lexicon = try Lexicon(path: "tone.dic", positive: ["hope"], negative: ["fear"])
/// lexicon.entries.count
/// ```
public struct Lexicon: Sendable {
  /// A word, phrase or glob and what it counts.
  public struct Entry: Sendable, Equatable {
    /// As in the file, without white space at its ends; `*` and `?` stay.
    public var term: String
    /// Positive for good, negative for bad.
    public var score: Double
    /// The category that gave the score, if the file has categories.
    public var category: String?
    /// The line of the file, counted from 1.
    public var line: Int

    /// Creates an entry.
    public init(term: String, score: Double, category: String? = nil, line: Int) {
      self.term = term
      self.score = score
      self.category = category
      self.line = line
    }
  }

  /// The name of a built-in lexicon, or of the file without folder.
  public let name: String
  /// Licence, author and terms of use to show to whoever uses it; nil if nothing is known of them.
  public let notice: String?
  /// The entries in the order of the file. A term can stand there more than once; scorers take the last.
  public let entries: [Entry]
  /// What of the file is not among the entries, and why.
  public let omissions: [LexiconOmission]

  /// Creates a lexicon of one's own.
  public init(name: String, notice: String? = nil, entries: [Entry]) {
    self.init(name: name, notice: notice, entries: entries, omissions: [])
  }

  init(name: String, notice: String?, entries: [Entry], omissions: [LexiconOmission]) {
    self.name = name
    self.notice = notice
    self.entries = entries
    self.omissions = omissions
  }
}

/// What the reader of a lexicon left out.
public struct LexiconOmission: Sendable, Equatable {
  /// Why.
  public enum Kind: String, Sendable, CaseIterable {
    /// Entries of a category that is neither positive nor negative.
    case ignoredCategory
    /// Entries whose category number the legend of a .dic file does not have.
    case undefinedCategory
    /// Entries that hold under a condition (`<of>`, `(02 134)125/464`), which are not supported.
    case condition
    /// Entries that the authors marked as removed, as neutral, or as not belonging.
    case notMember
  }

  /// Why.
  public var kind: Kind
  /// The category or its number; empty if it does not matter.
  public var name: String
  /// How many entries.
  public var count: Int
  /// The line of the first, counted from 1.
  public var line: Int
}
