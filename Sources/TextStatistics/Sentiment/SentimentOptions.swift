/// Rules that make a score of the matches of a lexicon.
public enum SentimentRules: String, CaseIterable, Sendable {
  /// VADER's rules, with typography straightened and without its slang idioms, which news means literally.
  case news
  /// VADER's rules as vaderSentiment 3.3.2 has them.
  case vader
  /// Negation, amplifiers and adversatives among the words around a match, within its clause.
  case window
  /// Negated matches count as the opposite, as in the Lexicoder Sentiment Dictionary.
  case lsd
  /// What the lexicon says and no more.
  case none

  /// VADER's options, if these are its rules.
  var vader: VaderOptions? { self == .news ? .news : self == .vader ? .strict : nil }

  /// The shifters of the other rules.
  var shifters: ShifterRules { self == .window ? .window : self == .lsd ? .lsd : .none }
}

/// Who speaks: the outlet, or somebody it quotes.
public enum SpeechVoice: String, CaseIterable, Sendable {
  /// What stands outside of quotation marks.
  case narration
  /// What stands within quotation marks.
  case quoted
}

/// A word or expression around which tone is measured.
public struct SentimentTarget: Sendable {
  /// The target as it was written.
  public let text: String
  let patterns: [TokenPattern]

  /// Reads a target: patterns with `|` between them, any of which is the target.
  ///
  /// - Parameters:
  ///   - text: Such as `russia|moscow` or `peace talk*`; see `TokenPattern`.
  ///   - tokenization: How texts become terms.
  /// - Throws: `InputError` if one of the patterns is none.
  public init(_ text: String, _ tokenization: Tokenization) throws(InputError) {
    self.text = text
    var patterns: [TokenPattern] = []
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      patterns.append(try TokenPattern(String(part), tokenization))
    }
    self.patterns = patterns
  }
}

/// What is scored with which lexicons, and what the rows of the table are.
public struct SentimentOptions: Sendable {
  /// What a row is about, and the units that scores are means of.
  public enum Level: String, CaseIterable, Sendable {
    /// A sentence.
    case sentence
    /// An article: the mean over its sentences.
    case article
    /// A group of articles, outlets if not told otherwise: the mean over its articles.
    case outlet
    /// An article, scored as one unit.
    case document
  }

  /// How far from a target a match counts; never beyond the sentence, unless a document is scored as one unit.
  public enum Window: Sendable, Equatable, CustomStringConvertible {
    /// So many words to each side.
    case words(Int)
    /// Everything in the sentence.
    case sentence

    /// The number of words, or `sentence`.
    public var description: String {
      switch self {
      case .words(let count): String(count)
      case .sentence: "sentence"
      }
    }
  }

  /// The lexicons, each with rows of its own.
  public var lexicons: [Lexicon]
  /// What makes a score of matches.
  public var rules = SentimentRules.news
  /// Words and expressions that score nothing and shift nothing, whatever a lexicon says.
  public var neutralTerms: [TokenPattern] = []
  /// Words that news has mostly in names and terms while VADER's lexicon has a valence for them: the United States, a
  /// party, the Supreme Court, the justice department, the Security Council, a special counsel, interest rates, shares,
  /// natural gas, gross product.
  ///
  /// A start for `neutralTerms`, which is empty unless told: which words are names is a judgement on the corpus. Words
  /// that praise as often as they name, such as "trust", "support" or "freedom", are not in the list.
  /// Of the 184 matches in the articles of `seeds` 16 are among them, all positive: without them the mean compound of each
  /// of the five falls by 0.01 to 0.07.
  public static let newsTerms = [
    "united", "party", "parties", "supreme", "justice", "security", "special", "interest", "interests", "share",
    "shares", "novel", "natural", "gross",
  ]
  /// What a row is about.
  public var level = Level.article
  /// Where sentences end, and how text becomes the terms that targets and neutral terms are found among: what these were
  /// made with.
  public var tokenization: Tokenization
  /// Whether sentences without a match take part in means, as 0 where that is defined.
  public var countsUnmatched = false
  /// The voices that have rows of their own; none to score all text alike.
  public var voices: [SpeechVoice] = []
  /// What is looked around, each with rows of its own; none to score everything.
  public var targets: [SentimentTarget] = []
  /// How far around a target.
  public var window = Window.words(10)
  /// The columns that articles are grouped by; nil for outlets.
  public var groupNames: [String]?
  /// What `low` and `high` are the interval of; nil for the compound, or where there is none the mean valence.
  public var measure: SentimentMeasure?
  /// Replicates of the bootstrap; 0 for no interval.
  public var replicates = 1000
  /// The confidence of the interval, above 0 and below 1.
  public var confidence = 0.95
  /// What random numbers start from.
  public var seed: UInt64 = 1
  /// How many threads work at most.
  public var threads = 1

  /// Creates options for the articles of a corpus.
  public init(_ lexicons: [Lexicon], _ tokenization: Tokenization) {
    self.lexicons = lexicons
    self.tokenization = tokenization
  }

  /// The columns that a reader has to be asked for.
  public var columns: [DocumentColumn] { labelNames.map(DocumentColumn.init(name:)) + [.id] }

  /// The names of the columns that say what group an article is of.
  var labelNames: [String] { groupNames ?? ["outlet"] }

  /// Whether an article without a group is left out.
  var needsLabels: Bool { level == .outlet || groupNames != nil }

  /// Whether there are compound scores: windows of words have none.
  var hasCompound: Bool { rules.vader != nil && targets.isEmpty }

  /// What the interval is about.
  var intervalMeasure: SentimentMeasure { measure ?? (hasCompound ? .compound : .scoreValence) }

  // MARK: - Keys

  /// What is kept apart of an article or a group: targets, of each the lexicons, of each the voices.
  var keyCount: Int { max(1, targets.count) * lexicons.count * voiceCount }

  /// Both voices are scored if one is shown, since its share is a share of both.
  var voiceCount: Int { voices.isEmpty ? 1 : SpeechVoice.allCases.count }

  func key(target: Int, lexicon: Int, voice: Int) -> Int {
    (target * lexicons.count + lexicon) * voiceCount + voice
  }

  func parts(ofKey key: Int) -> (target: SentimentTarget?, lexicon: Lexicon, voice: SpeechVoice?) {
    let (rest, voice) = key.quotientAndRemainder(dividingBy: voiceCount)
    let (target, lexicon) = rest.quotientAndRemainder(dividingBy: lexicons.count)
    return (
      targets.isEmpty ? nil : targets[target], lexicons[lexicon], voices.isEmpty ? nil : SpeechVoice.allCases[voice]
    )
  }

  /// Whether a key has rows.
  func shows(_ key: Int) -> Bool { voices.isEmpty || voices.contains(SpeechVoice.allCases[key % voiceCount]) }
}

extension Lexicon {
  /// The name of the built-in lexicon that a user may have meant by `name`, if one is like it.
  public static func builtInName(nearTo name: String) -> String? { nearestName(to: name, among: builtInNames) }
}
