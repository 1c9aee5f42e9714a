import ArgumentParser
import CTextStatistics
import Dispatch
import Synchronization
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@main
struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Compares how news outlets cover the same events, in numbers.",
    discussion: """
      Reads articles from folders of texts, CSV, TSV and JSON lines, plain, .gz or .zst, or from standard input (-).
      Tables go to standard output or to -o FILE, everything else to standard error.

      EXAMPLES
        stats describe seeds/outlets.csv
        stats similarity news.jsonl --by outlet -o similarity.csv
        cat news.jsonl | stats tfidf - --by outlet --top 20

      EXIT CODES
        0    success, also when the reader of a pipe has gone
        64   wrong usage
        65   unusable data; with --strict any dropped record
        66   input missing or unreadable
        70   internal error
        73   output cannot be created
        74   reading or writing failed half-way
        130  interrupted (143 when told to end)
      """,
    subcommands: [
      Describe.self, Similarity.self, TFIDF.self, DTM.self, Vocab.self, Diversity.self, Readability.self, Ngrams.self,
      Cooccur.self, Collocates.self, KWIC.self, Keyness.self, Sentiment.self, LexiconCommand.self, TimelineCommand.self,
      ScaleCommand.self, Audit.self, Clean.self, Dedupe.self, Plot.self, Report.self, Plan.self, Tokens.self,
      Export.self, Partial.self, Finish.self, KeptTerms.self, Verify.self, Replay.self, Version.self,
    ])

  @Flag(name: .long, help: "Print the version, the BLAS in use, its kernel and the threads.")
  var version = false

  func run() throws {
    guard version else { throw CleanExit.helpRequest(self) }
    try Version().run()
  }

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    return_large_memory()
    // A handler may not lock or allocate; a source runs on a thread that may.
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // Sendable, else the closure belongs to the main actor, as this function does, and stops the program elsewhere.
      source.setEventHandler { @Sendable in
        OutputFile.removeUnfinished()
        Unfinished.remove()
        _exit(128 + number)
      }
      source.resume()
      return source
    }
    // A source without an owner hears nothing.
    withExtendedLifetime(sources) { runCommand() }
  }

  /// Runs the command that arguments name, with the settings that hold here, and describes the tables it writes.
  static func run(_ arguments: [String]) throws {
    let (arguments, origins) = try Settings().adding(to: withRanges(arguments))
    var command: any ParsableCommand
    do {
      command = try parseAsRoot(arguments)
    } catch {
      if !origins.isEmpty, exitCode(for: error) != .success {
        let added = origins.flatMap { origin in origin.tokens.map { "\($0) (\(origin.place))" } }
        Message.note("not typed, but set: \(added.joined(separator: ", "))")
      }
      throw error
    }
    // A report passes some of its arguments on.
    if var report = command as? Report {
      report.arguments = arguments
      command = report
    }
    try RunRecord.keep(of: arguments, origins: origins) { try command.run() }
  }

  private static func runCommand() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch is BrokenPipe {
      _exit(0)
    } catch let error as UsageError {
      Message.error(error.reason)
      _exit(64)
    } catch let error as InputError {
      Message.error(error.description)
      switch error.kind {
      case .data: _exit(65)
      case .missing: _exit(66)
      case .output: _exit(73)
      case .io: _exit(74)
      }
    } catch {
      if exitCode(for: error) == .failure {
        // Not the parser's: nothing that a user could have done.
        Message.error("internal error: \(error)")
        _exit(70)
      }
      exit(withError: error)
    }
  }
}

/// The arguments with `--until` for the `--to` of a date, as some commands have a `--to` for the form of their result.
private func withRanges(_ arguments: [String]) -> [String] {
  arguments.enumerated().map { index, argument in
    let isAlone = argument == "--to"
    guard isAlone || argument.hasPrefix("--to=") else { return argument }
    let value = isAlone ? arguments.dropFirst(index + 1).first : String(argument.dropFirst(5))
    guard let value, value.utf8.first.map({ $0 &- 0x30 < 10 }) == true || (try? CalendarDate.days(of: value)) != nil
    else {
      return argument
    }
    return isAlone ? "--until" : "--until=\(value)"
  }
}

/// What is wrong with the command line, found when it is already being run: said in one line, without the usage.
struct UsageError: Error {
  var reason: String
}

/// What goes to standard error.
enum Message {
  private static let quiet = Atomic(false)
  /// Whether the command was given `-q`, for those who don't know its arguments.
  static var isQuiet: Bool {
    get { quiet.load(ordering: .relaxed) }
    set { quiet.store(newValue, ordering: .relaxed) }
  }

  static func print(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress!, $0.count) }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Hears every message while a report runs commands, and says whether it is to be printed.
  private static let listener = Mutex<(@Sendable (String) -> Bool)?>(nil)

  /// Runs `body`, whose messages `listener` hears before anybody else.
  static func hear(_ listener: @escaping @Sendable (String) -> Bool, in body: () throws -> Void) rethrows {
    self.listener.withLock { $0 = listener }
    defer { self.listener.withLock { $0 = nil } }
    try body()
  }

  static func error(_ text: String) {
    let line = onOneLine(text)
    if listener.withLock({ $0?(line) }) != false { print("stats: \(line)\n") }
  }
  static func note(_ text: String) { error(text) }
  static func warning(_ text: String) { error("warning: \(text)") }

  /// Names of files and columns may hold anything, also what a terminal would obey.
  private static func onOneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}

struct Version: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the version and the BLAS in use.", shouldDisplay: false)

  func run() throws {
    Swift.print("stats \(TextStatistics.version)")
    Swift.print(BLAS.description)
    Swift.print("threads: \(RunArguments.processorCount)")
  }
}
