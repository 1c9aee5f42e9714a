/// The lexicons that are part of the program.
enum BuiltInLexicon: String, CaseIterable {
  case vader
  case huLiu = "hu-liu"
  case pattern
  case patternSubjectivity = "pattern-subjectivity"
  case hedges, boosters, negators

  /// What may be done with it.
  var licence: String {
    switch self {
    case .vader: "MIT"
    case .huLiu: "CC BY 4.0"
    case .pattern, .patternSubjectivity: "PDDL"
    case .hedges, .boosters, .negators: "MIT"
    }
  }

  /// Who made it, and where it is from.
  var origin: String {
    switch self {
    case .vader: "Copyright (c) 2016 C.J. Hutto, vaderSentiment 3.3.2, https://github.com/cjhutto/vaderSentiment"
    case .huLiu: "Copyright (C) 2011 Bing Liu, https://www.cs.uic.edu/~liub/FBS/sentiment-analysis.html"
    case .pattern, .patternSubjectivity:
      "Tom De Smedt and Walter Daelemans, en-sentiment.xml 1.3, https://github.com/clips/pattern"
    case .hedges, .boosters, .negators: "stats, short lists of its own for news in English"
    }
  }

  var lexicon: Lexicon {
    Lexicon(name: rawValue, notice: "\(origin), \(licence)", entries: entries)
  }

  private var entries: [Lexicon.Entry] {
    switch self {
    case .vader: Self.vaderEntries
    case .huLiu: Self.huLiuEntries
    case .pattern: Self.patternEntries
    case .patternSubjectivity: Self.subjectivityEntries
    case .hedges: ShifterLists.hedgeEntries
    case .boosters: ShifterLists.boosterEntries
    case .negators: ShifterLists.negatorEntries
    }
  }

  // Their stars are emoticons (`:*`) and masks (`f**k`).
  private static let vaderEntries = VaderLexicon.entries.map { entry in
    var entry = entry
    entry.isGlob = false
    return entry
  }

  private static let huLiuEntries =
    ([("positive", 1.0, huLiuPositiveWords), ("negative", -1, huLiuNegativeWords)]).flatMap { category, score, words in
      words.split(whereSeparator: \.isWhitespace).enumerated().map { index, word in
        Lexicon.Entry(term: String(word), score: score, category: category, line: index + 1, isGlob: false)
      }
    }

  private static let patternEntries = patternRows.map { $0.polarity }
  private static let subjectivityEntries = patternRows.map { $0.subjectivity }

  private static let patternRows = patternWords.split(separator: ";").enumerated().map { index, row in
    let fields = row.split(whereSeparator: \.isWhitespace)
    let term = fields.dropLast(2).joined(separator: " ")
    func entry(_ score: Substring) -> Lexicon.Entry {
      Lexicon.Entry(term: term, score: Double(score) ?? .nan, line: index + 1, isGlob: false)
    }
    return (polarity: entry(fields[fields.count - 2]), subjectivity: entry(fields[fields.count - 1]))
  }
}

extension Lexicon {
  /// The names that `builtIn(_:)` knows, the default first.
  public static var builtInNames: [String] { BuiltInLexicon.allCases.map(\.rawValue) }

  /// A lexicon that is part of the program.
  ///
  /// - `vader`: the 7,520 ratings of VADER (Hutto and Gilbert 2014), -4 to 4.
  /// - `hu-liu`: the 2,006 positive and 4,783 negative words of Hu and Liu (2004), 1 and -1; three words are both.
  /// - `pattern`: 1,528 adjectives and other words with their polarity, -1 to 1.
  /// - `pattern-subjectivity`: the same words from objective, 0, to subjective, 1.
  /// - `hedges`, `boosters`, `negators`: our own lists, in which all count 1: a score is how many there are.
  ///
  /// - Parameter name: One of `builtInNames`.
  /// - Returns: The lexicon, or nil if there is none of this name.
  public static func builtIn(_ name: String) -> Lexicon? { BuiltInLexicon(rawValue: name)?.lexicon }

  /// The built-in lexicons as a table.
  public static var builtInTable: Table { Table(rows: BuiltInLexicon.allCases) }
}

extension BuiltInLexicon: TableRow {
  static let columns: [Column<Self>] = [
    .text("name", "The name by which it is asked for.") { $0.rawValue },
    .integer("entries", "Entries, those that stand there twice too.") { $0.entries.count },
    .integer("positive", "Entries with a score above 0.") { $0.entries.count { $0.score > 0 } },
    .integer("negative", "Entries with a score below 0.") { $0.entries.count { $0.score < 0 } },
    .text("licence", "The licence of the lexicon.") { $0.licence },
    .text("origin", "Author or holder of the rights, and where it is from.") { $0.origin },
  ]
}
