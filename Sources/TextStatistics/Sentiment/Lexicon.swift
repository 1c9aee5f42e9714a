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
    /// As in the file, without white space at its ends.
    public var term: String
    /// Positive for good, negative for bad.
    public var score: Double
    /// The category that gave the score, if the file has categories.
    public var category: String?
    /// The line of the file, or the place in a built-in lexicon, counted from 1.
    public var line: Int
    /// Whether `*` in the term stands for any characters and `?` for one.
    ///
    /// Word lists also write `f**k` and `:*`, which are meant literally: as globs they would match "folk" and everything.
    public var isGlob: Bool

    /// Creates an entry; a term that has `*` or `?` is a glob unless `isGlob` says otherwise.
    public init(term: String, score: Double, category: String? = nil, line: Int = 0, isGlob: Bool? = nil) {
      self.term = term
      self.score = score
      self.category = category
      self.line = line
      self.isGlob = isGlob ?? term.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
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

extension Lexicon.Entry {
  /// Whether tokens, which have no signs, can stand for the term.
  ///
  /// Without its signs `a+` would be found in every "a", `<3` in every 3, `bull****` in "bull" and, as a glob, in "bullet".
  /// Signs may be missing between words of a phrase, and beside a run of three letters, as in `#metoo`.
  var isMadeOfWords: Bool {
    let isMasked = term.contains("--") || term.contains("+") || !isGlob && term.contains { $0 == "*" || $0 == "?" }
    let words = term.split { !$0.isLetter && !$0.isNumber }
    guard !isMasked, !words.isEmpty else { return false }
    func isPart(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || isGlob && (character == "*" || character == "?")
    }
    let isBounded = isPart(term.first!) && (isPart(term.last!) || term.last == ".")
    return isBounded && term.allSatisfy { isPart($0) || " -'’./&".contains($0) }
      || words.contains { $0.count > 2 && $0.allSatisfy(\.isLetter) }
  }
}

/// Entries of a file that the reader of a lexicon left out, for one reason.
public struct LexiconOmission: Sendable, Equatable {
  /// The reasons.
  public enum Kind: String, Sendable, CaseIterable {
    /// Its category is neither positive nor negative.
    case ignoredCategory = "ignored_category"
    /// It has no category, or a number that the legend of the .dic file does not have.
    case undefinedCategory = "undefined_category"
    /// It holds under a condition, such as `<of>` or a rule of WordStat, which is not supported.
    case condition
    /// The file says that it does not belong to its category, or no longer.
    case notMember = "not_member"
  }

  /// Why.
  public var kind: Kind
  /// The category as the file names it, or its number; empty where there is none.
  public var category: String
  /// How many entries.
  public var count: Int
  /// The line of the first, counted from 1.
  public var line: Int
}
