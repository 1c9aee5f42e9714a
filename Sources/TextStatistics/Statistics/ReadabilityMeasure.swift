/// How hard a text is to read, by the lengths of its sentences and words.
///
/// The constants were fitted to English school texts. In the formulas W is the number of words, S that of sentences, Y that
/// of syllables, C that of characters, letters and digits; P are the words of three or more syllables, L those of more than
/// six characters. All are undefined for a text without a word.
public enum ReadabilityMeasure: String, CaseIterable, Sendable {
  /// 206.835 − 1.015 W/S − 84.6 Y/W, reading ease: high is easy, 60 to 70 plain English. Flesch 1948.
  case flesch
  /// 0.39 W/S + 11.8 Y/W − 15.59, a school grade. Kincaid and others 1975.
  case fleschKincaid = "flesch_kincaid"
  /// 0.4 (W/S + 100 P/W), years of schooling. Gunning 1952, who leaves out names, compounds and verbs that endings make
  /// long; here all of P count.
  case gunningFog = "gunning_fog"
  /// 1.0430 √(30 P/S) + 3.1291, a school grade. McLaughlin 1969, who counts 30 sentences: of fewer it is a rough estimate.
  case smog
  /// 5.88 C/W − 29.6 S/W − 15.8, a school grade. Coleman and Liau 1975.
  case colemanLiau = "coleman_liau"
  /// 4.71 C/W + 0.5 W/S − 21.43, automated readability index, a school grade. Smith and Senter 1967.
  case ari
  /// W/S + 100 L/W: below 30 very easy, above 60 very hard. Björnsson 1968. Made for Swedish, used for many languages.
  case lix
  /// L/S. Anderson 1983.
  case rix

  /// The column of the measure.
  public var schema: ColumnSchema {
    switch self {
    case .flesch:
      column("Flesch's reading ease; high is easy.", "206.835 - 1.015 n_words/n_sentences - 84.6 n_syllables/n_words")
    case .fleschKincaid:
      column(
        "Grade by Flesch and Kincaid.", "0.39 n_words/n_sentences + 11.8 n_syllables/n_words - 15.59", unit: "grades")
    case .gunningFog:
      column("Gunning's fog index.", "0.4 (n_words/n_sentences + 100 n_polysyllables/n_words)", unit: "grades")
    case .smog:
      column("McLaughlin's SMOG.", "1.0430 √(30 n_polysyllables/n_sentences) + 3.1291", unit: "grades")
    case .colemanLiau:
      column(
        "Coleman and Liau's index.", "5.88 n_characters/n_words - 29.6 n_sentences/n_words - 15.8", unit: "grades")
    case .ari:
      column(
        "Automated readability index.", "4.71 n_characters/n_words + 0.5 n_words/n_sentences - 21.43", unit: "grades")
    case .lix: column("Björnsson's LIX; high is hard.", "n_words/n_sentences + 100 n_long_words/n_words")
    case .rix: column("Anderson's RIX; high is hard.", "n_long_words/n_sentences")
    }
  }

  private func column(_ description: String, _ formula: String, unit: String = "1") -> ColumnSchema {
    ColumnSchema(rawValue, .real, description, unit: unit, formula: formula)
  }
}

/// What readability is computed from: the counts of a text. Those of several texts add up.
public struct ReadabilityCounts: Sendable, Equatable {
  /// Sentences with a word in them; headlines count as one.
  public var sentences = 0
  /// Words, numbers included.
  public var words = 0
  /// Syllables, by rules for English.
  public var syllables = 0
  /// Letters and digits.
  public var characters = 0
  /// Words of three or more syllables.
  public var polysyllables = 0
  /// Words of more than six characters.
  public var longWords = 0

  /// Creates the counts of an empty text.
  public init() {}

  /// Adds the counts of another text.
  public static func += (sum: inout Self, other: Self) {
    sum.sentences += other.sentences
    sum.words += other.words
    sum.syllables += other.syllables
    sum.characters += other.characters
    sum.polysyllables += other.polysyllables
    sum.longWords += other.longWords
  }

  /// The value of a measure; NaN for a text without a word.
  public subscript(measure: ReadabilityMeasure) -> Double {
    guard words > 0, sentences > 0 else { return .nan }
    let (words, sentences) = (Double(words), Double(sentences))
    switch measure {
    case .flesch: return 206.835 - 1.015 * words / sentences - 84.6 * Double(syllables) / words
    case .fleschKincaid: return 0.39 * words / sentences + 11.8 * Double(syllables) / words - 15.59
    case .gunningFog: return 0.4 * (words / sentences + 100 * Double(polysyllables) / words)
    case .smog: return 1.0430 * (30 * Double(polysyllables) / sentences).squareRoot() + 3.1291
    case .colemanLiau: return 5.88 * Double(characters) / words - 29.6 * sentences / words - 15.8
    case .ari: return 4.71 * Double(characters) / words + 0.5 * words / sentences - 21.43
    case .lix: return words / sentences + 100 * Double(longWords) / words
    case .rix: return Double(longWords) / sentences
    }
  }
}
