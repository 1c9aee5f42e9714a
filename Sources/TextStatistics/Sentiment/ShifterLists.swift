/// Our own short lists, made for news in English: words, phrases and globs, as entries of a lexicon are written.
///
/// They are meant to be read and argued about; none is complete.
enum ShifterLists {
  /// The negations of grammar, which `ShifterRules.lsd` makes one word of.
  static let negations = [
    "not", "no", "never", "cannot", "cant", "nor", "neither", "*n't", "isnt", "arent", "wasnt", "werent", "dont",
    "doesnt", "didnt", "hasnt", "havent", "hadnt", "wont", "wouldnt", "couldnt", "shouldnt",
  ]

  /// What may stand between those and the word they negate.
  static let fillers = [
    "a", "an", "the", "any", "all", "that", "this", "such", "be", "been", "being", "so", "very", "too", "quite",
    "really", "particularly", "especially", "entirely", "completely", "fully", "exactly", "necessarily", "always",
    "even", "much",
  ]

  /// What says that something is not so, or was not done.
  static let negators =
    negations + [
      "none", "nobody", "no one", "nothing", "nowhere", "nowhere near", "no longer", "not yet", "yet to", "without",
      "lack of", "lacks", "lacked", "lacking", "absence of", "far from", "anything but", "instead of", "rather than",
      "hardly", "scarcely", "unable to", "unwilling to", "fail to", "fails to", "failed to", "failing to",
      "failure to", "refuse to", "refuses to", "refused to", "refusing to", "refusal to", "decline to", "declines to",
      "declined to", "declining to", "deny", "denies", "denied", "denying", "stop short of", "stops short of",
      "stopped short of", "rule out", "rules out", "ruled out",
    ]

  /// What makes a statement stronger.
  static let boosters = [
    "absolutely", "acutely", "amazingly", "certainly", "clearly", "completely", "considerably", "decidedly", "deeply",
    "definitely", "dramatically", "enormously", "entirely", "especially", "exceedingly", "exceptionally", "extremely",
    "fiercely", "fully", "fundamentally", "greatly", "heavily", "highly", "hugely", "immensely", "incredibly",
    "intensely", "massively", "particularly", "profoundly", "purely", "really", "remarkably", "severely", "sharply",
    "significantly", "strikingly", "strongly", "substantially", "surely", "terribly", "thoroughly", "totally",
    "tremendously", "truly", "undoubtedly", "unquestionably", "unusually", "utterly", "vastly", "very", "vigorously",
    "widely", "wholly", "by far", "far more", "much more", "more and more", "of course", "without doubt",
  ]

  /// What makes a statement weaker.
  static let dampeners = [
    "almost", "barely", "faintly", "fairly", "less", "least", "marginally", "mildly", "moderately", "modestly",
    "nearly", "occasionally", "partially", "partly", "rarely", "relatively", "seldom", "slightly", "somewhat",
    "sporadically", "a bit", "a little", "kind of", "sort of", "in part", "more or less", "to a degree",
    "to some degree", "to some extent",
  ]

  /// What sets the clause it opens against another one.
  static let adversatives = [
    "but", "however", "although", "though", "yet", "while", "whereas", "despite", "in spite of", "nevertheless",
    "nonetheless", "notwithstanding", "still", "even so", "that said", "that being said", "on the other hand",
  ]

  /// Phrases that a shifter is part of without shifting anything.
  static let exceptions = [
    "not only", "not just", "not merely", "not simply", "not solely", "not least", "not to mention", "not until",
    "not surprisingly", "no doubt", "no wonder", "no less", "no sooner", "no matter", "nothing but",
    "nothing less than", "nothing short of", "none other than", "all but", "help but", "if not", "or not", "why not",
    "at least", "last but not least", "still life", "a while",
  ]

  /// What keeps the writer from being held to a statement: modal verbs, hearsay, and sources without a name.
  ///
  /// "May" alone is as often a month.
  static let hedges = [
    "may be", "may have", "may not", "may also", "may well", "may soon", "may yet", "might", "could", "perhaps",
    "maybe", "possibly", "probably", "presumably", "apparently", "seemingly", "allegedly", "alleged", "reportedly",
    "reputedly", "purportedly", "purported", "supposedly", "supposed", "ostensibly", "arguably", "conceivably",
    "likely", "unlikely", "roughly", "seem", "seems", "seemed", "appear to", "appears to", "appeared to",
    "it appears", "would appear", "suggests", "suggested that", "tend to", "tends to", "rumored", "rumoured",
    "so-called", "said to be", "believed to", "thought to", "considered to", "understood to", "seen as",
    "regarded as", "to some extent", "in some ways", "some say", "some believe", "some argue", "many say",
    "many believe", "many fear", "critics say", "critics argue", "experts say", "experts believe", "analysts say",
    "observers say", "officials say", "sources say", "sources said", "it is believed", "it is thought", "it is said",
    "is widely", "are widely",
  ]

  /// A list as entries that count 1 each, so that a score is how many there are.
  static func entries(_ terms: [String], category: String) -> [Lexicon.Entry] {
    terms.enumerated().map { Lexicon.Entry(term: $1, score: 1, category: category, line: $0 + 1) }
  }

  /// The lists that are lexicons of their own.
  static let negatorEntries = entries(negators, category: "negator")
  static let boosterEntries = entries(boosters, category: "booster")
  static let hedgeEntries = entries(hedges, category: "hedge")

  /// The shifters of a preset.
  static func shifters(_ rules: ShifterRules) -> [(kind: Shifter, term: String)] {
    func list(_ kind: Shifter, _ terms: [String]) -> [(kind: Shifter, term: String)] { terms.map { (kind, $0) } }
    return switch rules {
    case .none: []
    case .window:
      list(.negation, negators) + list(.amplifier, boosters) + list(.dampener, dampeners)
        + list(.adversative, adversatives) + list(.exception, exceptions)
    case .lsd: list(.negation, negations) + list(.filler, fillers)
    }
  }
}
