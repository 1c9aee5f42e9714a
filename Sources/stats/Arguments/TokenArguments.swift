import ArgumentParser
import TextStatistics

/// How text becomes terms.
struct TokenArguments: ParsableArguments {
  enum Keep: String, CaseIterable, ExpressibleByArgument { case keep, drop }
  enum Hyphens: String, CaseIterable, ExpressibleByArgument { case split, keep }
  enum Accents: String, CaseIterable, ExpressibleByArgument { case keep, strip }
  enum Fold: String, CaseIterable, ListElement {
    case quotes, dashes, nbsp, softhyphen, width, nfc, none
    static let standard: [Fold] = [.quotes, .dashes, .nbsp, .softhyphen, .width, .nfc]
  }
  enum Compatibility: String, CaseIterable, ExpressibleByArgument { case sklearn }

  @Flag(inversion: .prefixedNo, help: "Fold case.")
  var lower = true
  @Option(help: "What else is folded before a word is looked up.")
  var fold = ListArgument<Fold>(elements: Fold.standard)
  @Option(help: "Accents: é stays, or becomes e.")
  var accents = Accents.keep
  @Option(help: "well-known is two words, or one.")
  var hyphens = Hyphens.split
  @Option(help: "Tokens without a letter.")
  var numbers = Keep.keep
  @Option(help: "Web addresses.")
  var urls = Keep.keep
  @Option(help: "Drop tokens with fewer characters.")
  var minChars = 1
  @Option(help: "Words that are not counted: none, en, or a file with one a line.")
  var stopwords = "none"
  @Option(help: "File of multi-word expressions that become one token, one a line.")
  var mwe: String?
  @Option(help: "Stem words: none, or a language such as en or german.")
  var stem = "none"
  @Option(help: "Tokenise as another program does.")
  var compat: Compatibility?

  func validate() throws {
    if minChars < 1 { throw ValidationError("--min-chars is at least 1") }
    if compat == .sklearn, accents == .strip || fold.elements != Fold.standard {
      throw ValidationError("--compat sklearn folds nothing but case: --fold and --accents do not go with it")
    }
    if stem != "none" {
      do { _ = try Stemmer(language: stem) } catch { throw ValidationError(error.reason) }
    }
  }

  /// The options made ready; what can never match is reported.
  func tokenization(
    _ running: RunArguments, ngrams: [Int] = [1], sentences: SentenceRule = .news
  ) throws -> Tokenization {
    var options = TokenizerOptions()
    options.folding = folding
    options.keepsHyphens = hyphens == .keep
    options.keepsNumbers = numbers == .keep
    options.keepsURLs = urls == .keep
    options.minimumCharacters = minChars
    options.ngramSizes = ngrams
    options.sentences = sentences
    let stopwordEntries = try entries(stopwords)
    options.stopwords = stopwordEntries.map(\.text)
    options.stemmer = stem == "none" ? nil : stem
    options.expressions = try mwe.map { try Stopwords.read($0).map(\.text) } ?? []
    if compat == .sklearn {
      options.rule = .sklearn
      options.folding = lower ? [.lowercase] : []
    }
    let tokenization = try Tokenization(options)
    if !running.quiet, !running.isRepeated {
      // Nobody can mend a list that is built in.
      for word in tokenization.unmatchableStopwords where !Stopwords.names.contains(stopwords) {
        let line = stopwordEntries.first { $0.text == word }?.line
        let error = InputError(
          path: stopwords, line: line, reason: "stop word '\(word)' can never match a single token")
        Message.warning(error.description)
      }
      for expression in tokenization.unmatchableExpressions {
        Message.warning("\(mwe ?? ""): '\(expression)' is not an expression of several words")
      }
    }
    return tokenization
  }

  private func entries(_ list: String) throws -> [StopwordEntry] {
    if list == "none" { return [] }
    return Stopwords.names.contains(list) ? try Stopwords.list(named: list) : try Stopwords.read(list)
  }

  private var folding: Folding {
    var folding: Folding = lower ? [.lowercase] : []
    for part in fold.elements {
      switch part {
      case .quotes: folding.insert(.quotes)
      case .dashes: folding.insert(.dashes)
      case .nbsp: folding.insert(.spaces)
      case .softhyphen: folding.insert(.softHyphens)
      case .width: folding.insert(.width)
      case .nfc: folding.insert(.nfc)
      case .none: break
      }
    }
    if accents == .strip { folding.insert(.accents) }
    return folding
  }
}

/// How sentences are found; a group of its own, since most commands have no use for it.
struct SentenceArguments: ParsableArguments {
  @Option(help: "How sentences are found: by rules for news, or by Unicode's (UAX #29).")
  var sentences = SentenceRule.news
}

/// Lengths of n-grams: a list `1,2` or a range `1-3`.
struct NgramSizes: ExpressibleByArgument {
  var sizes: [Int]

  init(sizes: [Int]) { self.sizes = sizes }

  init?(argument: String) {
    guard let sizes = Self.parsed(argument, within: 1...4) else { return nil }
    self.sizes = sizes
  }

  var defaultValueDescription: String { sizes.map(String.init).joined(separator: ",") }

  /// The numbers of `argument` in rising order, each once; nil if it is no list or leaves `range`.
  static func parsed(_ argument: String, within range: ClosedRange<Int>) -> [Int]? {
    var sizes: Set<Int> = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let low = ends.first!, let high = ends.last!, low <= high, range.contains(low),
        range.contains(high)
      else { return nil }
      sizes.formUnion(low...high)
    }
    return sizes.sorted()
  }
}
