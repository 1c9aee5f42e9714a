import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

struct Sentiment: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lexicon scores of sentences, articles and outlets, around a word, and of quoted speech.",
    discussion: """
      Sentences are scored. The score of an article is the mean over its
      sentences that hold a match, the score of a group the mean over its
      articles, with an interval from resampling articles. What holds no match
      is missing (empty), not neutral. Lexicon scores say little about one
      sentence (r about .4 with readers of news) and do not measure bias.

      --level document scores each article as one text, as VADER's own program
      does; the compound of a long text is nearly always close to 1 or -1.

      EXAMPLES
        stats sentiment news.jsonl --by outlet
        stats sentiment news.jsonl --level sentence --lexicon vader,hu-liu
        stats sentiment news.jsonl --target 'russia|moscow' --target china --window 5
        stats sentiment seeds/outlets.csv --speech split
        stats sentiment news.jsonl --lexicon my.csv --explain -o matches.csv
        stats sentiment news.jsonl --preset vader --level document
      """)

  @OptionGroup(title: "Input") var input: InputArguments
  @OptionGroup var sentences: SentenceArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments
  @Option(help: "What a row is; with --by a group if not given, else an article.")
  var level: SentimentOptions.Level?
  @OptionGroup(title: "Scores") var scoring: ScoringArguments
  @OptionGroup(title: "Parts of the text") var parts: SentimentPartArguments
  @Flag(help: "List every matched word, with what shifted it and what it contributes.")
  var explain = false
  @OptionGroup(title: "Interval") var interval: IntervalArguments
  @OptionGroup(title: "Output") var output: OutputArguments
  @OptionGroup(title: "Run") var running: RunArguments

  var rows: SentimentOptions.Level { level ?? (groups.names == nil || explain ? .article : .outlet) }

  func validate() throws {
    if explain, let level, level == .article || level == .outlet {
      throw ValidationError("--explain lists words of sentences, or with --level document of whole texts")
    }
    if scoring.allSentences, explain || rows == .sentence || rows == .document {
      throw ValidationError("--all-sentences goes with means over sentences: articles or groups")
    }
    if let name = interval.given, explain || rows != .outlet {
      throw ValidationError("\(name) goes with groups: name them with --by")
    }
    if interval.measure == .compound, !scoring.preset.isVader || !parts.target.isEmpty {
      throw ValidationError("only VADER's rules have a compound, and windows around a target have none")
    }
  }

  func run() throws {
    let options = try options()
    if input.engine.isGiven { return try output.write(try countParts(options)) }
    let reader = try input.reader(columns: options.columns)
    try running.withProgress([reader]) { wipe in
      try withoutActuallyEscaping(wipe) { wipe in try write(reader, options, wipe) }
    }
  }

  /// Writes the table, for which the input is read.
  private func write(_ reader: CorpusReader, _ options: SentimentOptions, _ wipe: @escaping () -> Void) throws {
    nonisolated(unsafe) let wipe = wipe
    let afterReading: @Sendable (SentimentReading) throws -> Void = { reading in
      wipe()
      try check(reading)
    }
    let table =
      explain
      ? try SentimentMatchRow.table(of: reader, options, afterReading: afterReading)
      : try SentimentRow.table(of: reader, options, afterReading: afterReading)
    try output.write(table)
  }

  /// Says what was not as it should be.
  func check(_ reading: SentimentReading) throws {
    try running.check([reading.report], missingLabels: reading.missingLabelCount, by: groups.names ?? ["outlet"])
    guard !running.quiet else { return }
    for target in reading.absentTargets { Message.warning("no article holds '\(target)'") }
    if reading.lacksNeutralTerms {
      let terms = scoring.neutral.isEmpty ? "" : ": \(scoring.neutral.joined(separator: ","))"
      Message.warning("no article holds a term of --neutral\(terms)")
    }
  }

  private func options() throws -> SentimentOptions {
    var options = try Self.options(scoring, parts, sentences, groups, running)
    options.level = rows
    interval.apply(to: &options)
    return options
  }

  /// What is scored with what, and the groups.
  static func options(
    _ scoring: ScoringArguments, _ parts: SentimentPartArguments, _ sentences: SentenceArguments,
    _ groups: GroupArguments, _ running: RunArguments
  ) throws -> SentimentOptions {
    var tokens = TokenizerOptions()
    tokens.sentences = sentences.sentences
    let tokenization = try Tokenization(tokens)
    var options = SentimentOptions(try scoring.lexicons(tokenization, running), tokenization)
    options.rules = scoring.preset
    options.neutralTerms = try patterns(try scoring.neutralTerms(), isRegex: false, tokenization)
    options.countsUnmatched = scoring.allSentences
    options.voices = parts.speech.voices
    options.targets = try parts.targets(tokenization)
    options.window = parts.window?.window ?? options.window
    options.groupNames = groups.names
    options.threads = running.threadCount
    return options
  }
}

/// Which lexicons, and what makes scores of their matches.
struct ScoringArguments: ParsableArguments {
  @Option(
    help: "Lexicons, separated by commas: files, or \(Lexicon.builtInNames.joined(separator: ", ")). (default: vader)")
  var lexicon: [ListArgument<String>] = []
  @OptionGroup var categories: LexiconArguments
  @Option(
    help: """
      Rules: VADER's with typography straightened and no slang idioms (news), or exactly (vader); negation and \
      amplifiers within a clause (window); negated words (lsd); or none.
      """)
  var preset = SentimentRules.news
  @Option(
    help: """
      Words and phrases that score nothing, separated by commas, or a file with one a line; news for words that are \
      mostly parts of names and terms, such as united and party.
      """)
  var neutral: [String] = []
  @Flag(help: "Means are over all sentences, those without a match as 0.")
  var allSentences = false

  /// The lexicon if nobody names one.
  static let standardName = "vader"

  var names: [String] { lexicon.isEmpty ? [Self.standardName] : lexicon.flatMap(\.elements) }

  func validate() throws {
    if Set(names).count < names.count { throw ValidationError("a lexicon is named twice") }
    let hasCategories = !(categories.positive.elements + categories.negative.elements).isEmpty
    if hasCategories, names.allSatisfy(Lexicon.builtInNames.contains) {
      throw ValidationError("--positive and --negative name categories of a file: give it with --lexicon")
    }
    if neutral.contains("") { throw ValidationError("--neutral needs a word") }
  }

  func lexicons(_ tokenization: Tokenization, _ running: RunArguments) throws -> [Lexicon] {
    let lexicons = try names.map { name in
      if let builtIn = Lexicon.builtIn(name) {
        // Of VADER's own some never match either, and nobody misses them.
        if !running.quiet, preset.isVader, name != "vader" {
          warn(of: builtIn, name, neverMatching: builtIn.entries.count { $0.term.contains(" ") })
        }
        return builtIn
      }
      if access(name, F_OK) != 0, !name.contains("/"), !name.contains(".") {
        let near = Lexicon.builtInName(nearTo: name).map { "; did you mean '\($0)'?" } ?? ""
        let names = Lexicon.builtInNames.joined(separator: ", ")
        throw UsageError(reason: "there is neither a file nor a lexicon '\(name)'\(near) (\(names))")
      }
      let lexicon = try categories.read(name, running)
      if !running.quiet {
        let findings = lexicon.findings(preset.isVader ? .vader : .tokens(tokenization))
        warn(of: lexicon, name, neverMatching: findings.count { $0.kind == .neverMatches })
      }
      return lexicon
    }
    var seen: Set<String> = []
    if let name = lexicons.map(\.name).first(where: { !seen.insert($0).inserted }) {
      throw UsageError(reason: "two lexicons are called '\(name)': rename one of the files")
    }
    return lexicons
  }

  /// VADER's rules, for one, know no phrases and no globs.
  private func warn(of lexicon: Lexicon, _ path: String, neverMatching count: Int) {
    guard count > 0 else { return }
    let advice =
      preset.isVader
      ? "VADER's rules know no phrases and wildcards, --preset window, lsd and none do"
      : "stats lexicon check says which"
    Message.warning("\(path): \(count) of \(lexicon.entries.count) entries can never match; \(advice)")
  }

  /// Whether a value of `--neutral` is a file, not terms.
  static func isFile(_ value: String) -> Bool { access(value, F_OK) == 0 || value.contains("/") }

  func neutralTerms() throws -> [String] {
    try neutral.flatMap { value in
      if value == "news" { return SentimentOptions.newsTerms }
      return Self.isFile(value)
        ? try Stopwords.read(value).map(\.text) : value.split(separator: ",").map(String.init)
    }
  }
}

/// What of a text is scored.
struct SentimentPartArguments: ParsableArguments {
  enum Speech: String, CaseIterable, ExpressibleByArgument {
    case all, split, narration, quoted

    var voices: [SpeechVoice] {
      switch self {
      case .all: []
      case .split: SpeechVoice.allCases
      case .narration: [.narration]
      case .quoted: [.quoted]
      }
    }
  }

  @Option(help: "Quoted speech: as any text, narration and quotations apart, or one of them alone.")
  var speech = Speech.all
  @Option(
    help: "Score what stands around a word, glob or phrase, or any of several: 'russia|moscow*'; repeat it for more.")
  var target: [String] = []
  @Option(help: "How far around a target: so many words within its sentence, or sentence. (default: 10)")
  var window: TargetWindow?

  func validate() throws {
    if Set(target).count < target.count { throw ValidationError("a target is named twice") }
    if window != nil, target.isEmpty { throw ValidationError("--window needs a --target") }
  }

  func targets(_ tokenization: Tokenization) throws -> [SentimentTarget] {
    do throws(InputError) {
      return try target.map { text throws(InputError) in try SentimentTarget(text, tokenization) }
    } catch {
      throw UsageError(reason: error.reason)
    }
  }
}

/// A number of words, or `sentence`.
struct TargetWindow: ExpressibleByArgument {
  var window: SentimentOptions.Window

  init?(argument: String) {
    if argument == "sentence" {
      window = .sentence
    } else if let count = Int(argument), count > 0 {
      window = .words(count)
    } else {
      return nil
    }
  }
}

/// How sure the mean of a group is.
struct IntervalArguments: ParsableArguments {
  @Option(help: "What low and high are about. (default: compound; where there is none, score_valence)")
  var measure: SentimentMeasure?
  @Option(help: "Replicates for the interval; 0 for none. (default: 1000)")
  var boot: Int?
  @Option(help: "Confidence of the interval. (default: 0.95)")
  var ci: Double?
  @Option(help: "Start of the random numbers: the same one gives the same interval. (default: 1)")
  var seed: UInt64?

  /// The first of the options that was given.
  var given: String? {
    let given = [("--measure", measure != nil), ("--boot", boot != nil), ("--ci", ci != nil), ("--seed", seed != nil)]
    return given.first { $0.1 }?.0
  }

  func validate() throws {
    try validateReplicates(boot)
    if let ci, !(ci > 0 && ci < 1) { throw ValidationError("--ci is above 0 and below 1") }
  }

  func apply(to options: inout SentimentOptions) {
    options.measure = measure
    options.replicates = boot ?? options.replicates
    options.confidence = ci ?? options.confidence
    options.seed = seed ?? options.seed
  }
}

extension SentimentOptions.Level: ExpressibleByArgument {}
extension SentimentRules: ExpressibleByArgument {}
extension SentimentMeasure: ExpressibleByArgument {}

extension SentimentRules {
  /// Whether these are VADER's.
  var isVader: Bool { self == .news || self == .vader }
}
