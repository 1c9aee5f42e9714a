// The words and numbers of VADER's rules. Source: PyPI vaderSentiment 3.3.2 (MIT licence, see VaderLexiconData.swift);
// Hutto and Gilbert 2014, VADER: a parsimonious rule-based model for sentiment analysis of social media text, ICWSM-14.

/// The words that rules name: alone, or in the phrases below. A case's name is the word.
enum VaderWord: UInt32, CaseIterable {
  case none
  case but, no, or, nor, so, this, never, without, doubt, least, at, very
  case kind, sort, of, just, enough
  case the, shit, bomb, bad, ass, bus, stop, yeah, right, kiss, death, to, die, `for`, beating, heart
}

/// The numbers and lists of the rules.
enum VaderRules {
  /// What an amplifier before a word adds to the size of its valence, and a dampener takes away.
  static let boost = 0.293
  /// What capitals add to the size of a valence, if the text is not all in capitals.
  static let capitals = 0.733
  /// The factor of a negation.
  static let negation = -0.74
  /// What is left of a booster that is the second or third word before.
  static let fading = (second: 0.95, third: 0.9)
  /// The factors before and after the first "but".
  static let contrast = (before: 0.5, after: 1.5)
  /// The factor of "never so" and "never this", which are no negations.
  static let neverSo = 1.25

  /// What exclamation and question marks add to the size of the sum.
  static func emphasis(exclamations: Int, questions: Int) -> Double {
    Double(min(exclamations, 4)) * 0.292 + (questions < 2 ? 0 : questions < 4 ? Double(questions) * 0.18 : 0.96)
  }

  /// Amplifiers, of one word.
  static let amplifiers = words(
    """
    absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously
    entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking
    fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible
    incredibly intensely major majorly more most particularly purely quite really remarkably so substantially
    thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly very
    """)

  /// Dampeners, of one word.
  static let dampeners = words(
    """
    almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly scarce
    scarcely slight slightly somewhat sorta sortof sort-of
    """)

  /// Dampeners of two words.
  static let dampeningPhrases = [VaderPhrase(.kind, .of), VaderPhrase(.sort, .of), VaderPhrase(.just, .enough)]

  /// Negations; a word with "n't" in it is another.
  static let negations = words(
    """
    aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't doesn't dont hadnt
    hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't neednt needn't never
    none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't shouldn't uh-uh wasn't
    weren't without wont wouldnt won't wouldn't rarely seldom despite
    """)

  /// Phrases with a valence of their own. The library also lists "badass", which it compares with phrases of two and
  /// three words, so that it never matches.
  static let idioms: [(phrase: VaderPhrase, valence: Double)] = [
    (VaderPhrase(.the, .shit), 3), (VaderPhrase(.the, .bomb), 3), (VaderPhrase(.bad, .ass), 1.5),
    (VaderPhrase(.bus, .stop), 0), (VaderPhrase(.yeah, .right), -2), (VaderPhrase(.kiss, .of, .death), -1.5),
    (VaderPhrase(.to, .die, .for), 3), (VaderPhrase(.beating, .heart), 3.5),
  ]

  private static func words(_ list: String) -> [String] { list.split { $0 == " " || $0 == "\n" }.map(String.init) }
}

/// Two or three words of the rules, as one number.
struct VaderPhrase: Equatable {
  let key: UInt32

  init(_ first: VaderWord, _ second: VaderWord, _ third: VaderWord? = nil) {
    key =
      third.map { Self.key(first.rawValue, second.rawValue, $0.rawValue) }
      ?? Self.key(0, first.rawValue, second.rawValue)
  }

  /// The number of a phrase; that of two words has 0, no word of the rules, in front.
  static func key(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt32 { first << 12 | second << 6 | third }
}

/// What the rules know of a word; 0 for nothing.
///
/// The lowest six bits are the `VaderWord`, the next four the flags below, and the rest the number of the word's entry
/// in the lexicon, from 1.
struct VaderCode: Equatable {
  var bits: UInt32

  static let amplifier: UInt32 = 1 << 6
  static let dampener: UInt32 = 1 << 7
  static let negation: UInt32 = 1 << 8
  /// Set by the tokeniser: the word is in capitals.
  static let capitals: UInt32 = 1 << 9
  /// Lexicons have to be shorter.
  static let entryLimit = 1 << 22

  /// The `VaderWord`.
  var word: UInt32 { bits & 63 }
  /// The number of the entry plus 1; 0 if the lexicon lacks the word.
  var entry: Int { Int(bits >> 10) }
  var isBooster: Bool { bits & (Self.amplifier | Self.dampener) != 0 }

  func has(_ flag: UInt32) -> Bool { bits & flag != 0 }
  func `is`(_ word: VaderWord) -> Bool { self.word == word.rawValue }
  func isEither(_ one: VaderWord, _ other: VaderWord) -> Bool { self.is(one) || self.is(other) }
}
