import ArgumentParser
import TextStatistics

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "The built-in lexicons, and what is wrong with one's own.",
    discussion: """
      EXAMPLES
        stats lexicon list
        stats lexicon check my.dic
      """,
    subcommands: [List.self, Check.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The built-in lexicons: entries, licence and origin.",
      discussion: """
        EXAMPLES
          stats lexicon list
        """)

    @OptionGroup(title: "Output") var output: OutputArguments

    func run() throws { try output.write(Lexicon.builtInTable) }
  }

  struct Check: ParsableCommand {
    enum Rules: String, CaseIterable, ExpressibleByArgument { case words, vader }

    static let configuration = CommandConfiguration(
      abstract: "Entries that can never match, that are there twice, or that say two things.",
      discussion: """
        A table without rows means that nothing was found.

        EXAMPLES
          stats lexicon check my.dic
          stats lexicon check emotions.csv --positive joy,trust --negative fear,anger
          stats lexicon check vader
        """)

    @Argument(help: "A file, or a built-in lexicon: \(Lexicon.builtInNames.joined(separator: ", ")).")
    var lexicon: String
    @OptionGroup(title: "Lexicon") var categories: LexiconArguments
    @Option(help: "Compare entries with text word by word, or as VADER does, which is the default for vader alone.")
    var rules: Rules?
    @OptionGroup(title: "Tokens") var tokens: TokenArguments
    @OptionGroup(title: "Output") var output: OutputArguments
    @OptionGroup(title: "Run") var running: RunArguments

    func run() throws {
      let lexicon = try categories.read(lexicon, running)
      let matching: Lexicon.Matching
      switch rules ?? (lexicon.name == "vader" ? .vader : .words) {
      case .words: matching = .tokens(try tokens.tokenization(running))
      case .vader: matching = .vader
      }
      try output.write(Table(rows: lexicon.findings(matching)))
    }
  }
}

/// Which categories of a lexicon count.
struct LexiconArguments: ParsableArguments {
  @Option(help: "Categories of a lexicon's file that count 1, such as joy,trust; by default those called positive.")
  var positive = ListArgument<String>(elements: [])
  @Option(help: "Categories of a lexicon's file that count -1; by default those called negative.")
  var negative = ListArgument<String>(elements: [])

  /// A built-in lexicon by its name, else a file; says what of it is left out.
  func read(_ name: String, _ running: RunArguments) throws -> Lexicon {
    if let lexicon = Lexicon.builtIn(name) {
      guard positive.elements.isEmpty, negative.elements.isEmpty else {
        throw UsageError(reason: "--positive and --negative are for files: the lexicon \(name) has scores")
      }
      return lexicon
    }
    let lexicon = try Lexicon(path: name, positive: positive.elements, negative: negative.elements)
    guard !running.quiet else { return lexicon }
    if let notice = lexicon.notice { Message.note("\(name): \(notice)") }
    for kind in LexiconOmission.Kind.allCases {
      let omissions = lexicon.omissions.filter { $0.kind == kind }
      guard let first = omissions.first else { continue }
      let names = omissions.map(\.category).filter { !$0.isEmpty }
      let listed =
        names.isEmpty ? "" : ": " + names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", ..." : "")
      let reason = "entries left out: \(omissions.reduce(0) { $0 + $1.count }) (\(kind.rawValue)\(listed))"
      Message.note(InputError(path: name, line: first.line, reason: reason).description)
    }
    return lexicon
  }
}
