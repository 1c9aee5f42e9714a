import Synchronization
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Makes the tables of a page by the commands that make them on the command line, and writes them beside it.
struct ReportTables {
  private let folder: String
  private let passed: [String]
  private let running: RunArguments
  /// What absolute paths are called on the page, which need not say where somebody keeps files.
  private let shortened: [(path: String, name: String)]
  private let log: MessageLog
  /// The command lines, in the order in which they ran.
  private(set) var commands: [String] = []
  /// The files that were written.
  private var made: [String] = []
  /// The inputs as the page names them.
  let inputs: [String]
  let leavesOutCopies: Bool

  init(_ own: ReportArguments, _ input: InputArguments, passed: [String]) {
    (folder, self.passed, running) = (own.output!, passed, own.running)
    shortened = (passed + [own.stopwords]).filter { $0.hasPrefix("/") }.map { path in
      (path, path.split(separator: "/").last.map(String.init) ?? path)
    }
    let names = shortened
    inputs = input.inputs.map { path in names.first { $0.path == path }?.name ?? path }
    leavesOutCopies = input.copies != .keep
    log = MessageLog(isQuiet: own.running.quiet)
  }

  /// Runs a command and reads the table that it wrote to a file of its name.
  ///
  /// If nothing was read before, any fault of the input is one of the whole report, and what the command says of the input
  /// belongs on the page.
  mutating func make(_ verb: String, _ options: [String], isFirst: Bool = false) throws -> ReportedTable {
    let (path, description) = ("\(folder)/\(verb).csv", "\(folder)/\(verb).datapackage.json")
    let command = try commandLine(verb, options, output: "\(verb).csv")
    commands.append(command)
    var result = ReportedTable(name: verb, command: command)
    log.start(isReading: isFirst)
    do {
      let run = ["-o", path, "--progress", running.progress.rawValue, "--threads", "\(running.threadCount)"]
      try Message.hear(log.hear) {
        try Stats.run([verb] + options + run + (running.strict && isFirst ? ["--strict"] : []) + input(of: verb))
      }
      made += [path, description]
      // From now on a page that is there would be one of other tables.
      unlink("\(folder)/index.html")
      result.table = try TextTable(path: path)
    } catch let error as InputError where error.kind == .data && !isFirst {
      // One of an earlier report would be taken for this one's.
      for stale in [path, description] { unlink(stale) }
      result.reason = shown(error.description)
    }
    result.warnings = log.kept.map(shown)
    if access(description, F_OK) == 0 { result.description = "\(verb).datapackage.json" }
    return result
  }

  /// Takes back what was written, as without a page it would be half a report.
  func remove() { for path in made { unlink(path) } }

  /// A command line as the page shows it, with what settings add to it.
  func commandLine(_ verb: String, _ options: [String], output: String) throws -> String {
    let (arguments, origins) = try Settings().adding(to: [verb] + options + ["-o", output] + input(of: verb))
    let ofRunning = origins.filter { RunStatistics.ofRunning.contains($0.option) }.flatMap(\.tokens)
    let words = ["stats"] + arguments.filter { !ofRunning.contains($0) }
    return words.map { shellQuoted(shown($0)) }.joined(separator: " ")
  }

  /// Audit shows what is removed.
  private func input(of verb: String) -> [String] { verb == "audit" ? passed.filter { $0 != "--clean" } : passed }

  private func shown(_ text: String) -> String {
    shortened.reduce(text) { text, pair in text.replacing(pair.path, with: pair.name) }
  }
}

/// What a command made.
struct ReportedTable {
  var name: String
  /// The command line, for whoever stands in the folder of the page and names the input from there.
  var command: String
  /// What it wrote; nil if it could not.
  var table: TextTable?
  /// Why it could not.
  var reason: String?
  /// What it warned of and no command before it.
  var warnings: [String] = []
  /// The name of the sidecar of the file, if it has one.
  var description: String?
}

/// An argument as a shell takes it.
private func shellQuoted(_ text: String) -> String {
  let isPlain =
    !text.isEmpty
    && text.utf8.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || "-_./,:=+%".utf8.contains($0) }
  return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
}

/// The messages of several commands, each of which is said once.
private final class MessageLog: Sendable {
  private struct State {
    var seen: Set<String> = []
    var kept: [String] = []
    var isReading = false
  }
  private let state = Mutex(State())
  private let isQuiet: Bool

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// What the page is to say of the command that was started last.
  var kept: [String] { state.withLock { $0.kept } }

  func start(isReading: Bool) {
    state.withLock { ($0.kept, $0.isReading) = ([], isReading) }
  }

  /// Returns whether a message is to be printed: one that is new.
  @Sendable func hear(_ message: String) -> Bool {
    let prefix = "warning: "
    let isWarning = message.hasPrefix(prefix)
    return state.withLock { state in
      guard state.seen.insert(message).inserted else { return false }
      // Other notes tell of this machine, of memory and time, and the page is the same on all.
      if isWarning || state.isReading {
        state.kept.append(isWarning ? String(message.dropFirst(prefix.count)) : message)
      }
      return !isQuiet || isWarning && state.isReading
    }
  }
}
