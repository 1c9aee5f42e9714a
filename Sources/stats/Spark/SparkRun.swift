import ArgumentParser
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The folder that this machine and all workers share, for one run.
final class SparkFolder {
  let path: String
  private var count = 0

  /// Makes a folder of a name that no other has.
  init(in parent: String) throws {
    guard let real = realpath(parent, nil) else {
      throw InputError(path: parent, reason: "there is no such folder to share with the workers", kind: .output)
    }
    defer { free(real) }
    var template = Array("\(String(cString: real))/stats-spark-\(String(repeating: "X", count: 6))".utf8CString)
    guard mkdtemp(&template) != nil else {
      let reason = "cannot create a folder: \(String(cString: strerror(errno)))"
      throw InputError(path: parent, reason: reason, kind: .output)
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // Workers may run as somebody else.
    chmod(path, 0o777)
    let folder = path
    Unfinished.folder.withLock { $0 = folder }
  }

  deinit {
    removeTree(path)
    Unfinished.folder.withLock { $0 = nil }
  }

  /// A new folder for a job.
  func folder() throws -> String {
    count += 1
    let folder = "\(path)/\(count)"
    for name in [folder, "\(folder)/errors"] {
      try createFolder(name)
      chmod(name, 0o777)
    }
    return folder
  }
}

/// Runs jobs on the user's own Spark.
struct SparkRun {
  let engine: EngineArguments
  let running: RunArguments
  let folder: SparkFolder

  /// Runs a job and returns the folder of its sums.
  func run(_ job: SparkJob, _ what: String) throws -> String {
    let place = try folder.folder()
    let result = "\(place)/sums"
    let kernel = try write(job.script(errors: "\(place)/errors"), to: "\(place)/\(SparkJob.kernel)")
    chmod(kernel, 0o755)
    let program = "\(place)/\(SparkJob.program)"
    try copy(engine.sparkProgram ?? "/proc/self/exe", to: program)
    chmod(program, 0o755)
    var files = [kernel, program]
    let libraries = engine.sparkProgram == nil ? try Self.libraries(of: program) : [:]
    for (name, path) in job.files.merging(libraries, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
      try copy(path, to: "\(place)/\(name)")
      files.append("\(place)/\(name)")
    }
    let sql = try write(job.sql(result: "file://\(result)"), to: "\(place)/job.sql")
    let command = try [Self.sparkSQL()] + Self.arguments(engine, files: files, sql: sql)
    if !running.quiet { Message.note("counting \(what) on \(engine.master ?? "")") }
    let (code, log) = try spawn(command, in: place) { bytes in
      if let stage = Self.stage(in: bytes), running.wantsProgress { Message.print("\rstats: \(stage)\u{1B}[K") }
    }
    if running.wantsProgress { Message.print("\r\u{1B}[K") }
    let lines = String(decoding: log, as: UTF8.self).split(whereSeparator: \.isNewline)
    if let path = Self.missing(in: lines, of: job) {
      throw InputError(path: path, reason: "Spark finds no such file", kind: .missing)
    }
    guard code == 0 else { throw failure(code, lines, errors: "\(place)/errors") }
    return result
  }

  /// What is said to Spark.
  static func arguments(_ engine: EngineArguments, files: [String], sql: String) -> [String] {
    ["--master", engine.master ?? "URL", "--conf", "spark.ui.showConsoleProgress=true"]
      + ["--conf", "spark.sql.catalogImplementation=in-memory"]
      + engine.sparkConf.flatMap { ["--conf", $0] } + ["--files", files.joined(separator: ","), "-f", sql]
  }

  /// The libraries of a program, by the names that it knows them by, but for those of C, which every system has.
  private static func libraries(of program: String) throws -> [String: String] {
    let (code, output) = try spawn(["/bin/sh", "-c", #"ldd "$0" >&2"#, program], in: "/") { _ in }
    // A program without libraries is none of `ldd`.
    guard code == 0 else { return [:] }
    var libraries: [String: String] = [:]
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2, words[1] == "=>", words[2].hasPrefix("/") else { continue }
      let name = words[0].drop { $0 == "\t" }
      let ofC = ["libc", "libm", "libdl", "librt", "libpthread", "libresolv", "ld-linux"]
      if !ofC.contains(where: { name.hasPrefix("\($0).so") }) { libraries[String(name)] = String(words[2]) }
    }
    return libraries
  }

  /// The user's `spark-sql`.
  private static func sparkSQL() throws -> String {
    if let home = getenv("SPARK_HOME").map({ String(cString: $0) }), !home.isEmpty {
      let path = "\(home)/bin/spark-sql"
      if access(path, X_OK) == 0 { return path }
      throw UsageError(reason: "SPARK_HOME is '\(home)', which has no bin/spark-sql")
    }
    for folder in String(cString: getenv("PATH") ?? strdup("")).split(separator: ":") {
      if access("\(folder)/spark-sql", X_OK) == 0 { return "\(folder)/spark-sql" }
    }
    throw UsageError(reason: "there is no spark-sql: set SPARK_HOME, or see --dry-run for what to submit otherwise")
  }

  /// The last thing that Spark says of a stage: `[Stage 0:=====>      (3 + 2) / 8]`.
  private static func stage(in bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let match = text.matches(of: #/\[Stage (\d+):[=> ]*\((\d+) \+ \d+\) / (\d+)\]/#).last else { return nil }
    return "stage \(match.1): \(match.2) of \(match.3)"
  }

  /// The input that is not there, which need not fail a job: Spark leaves out what goes after it was listed.
  private static func missing(in lines: [Substring], of job: SparkJob) -> String? {
    if lines.contains(where: { $0.contains("Path does not exist: ") }) { return job.inputs.joined(separator: ", ") }
    let match = lines.lazy.compactMap { $0.firstMatch(of: #/The directory (.+) was not found\. Was it deleted/#) }.first
    return match.map { String($0.1) }
  }

  /// Why a job failed: what our program said, or else what Spark did.
  private func failure(_ code: Int32, _ lines: [Substring], errors: String) -> InputError {
    var said: Set<String> = []
    for path in (try? filesInFolder(errors)) ?? [] {
      for line in ((try? contents(path)) ?? "").split(separator: "\n").suffix(3) { said.insert(String(line)) }
    }
    let reported = said.sorted().prefix(5) + Self.causes(in: lines).suffix(said.isEmpty ? 4 : 1)
    if reported.isEmpty { Message.print(lines.suffix(20).map { "\($0)\n" }.joined()) }
    return InputError(
      path: "", reason: "the job failed on Spark (exit code \(code)): \(reported.joined(separator: " | "))", kind: .io)
  }

  /// What exceptions say, each once: Java repeats it with every exception that holds another one.
  private static func causes(in lines: [Substring]) -> [String] {
    var causes: [String] = []
    let marks = ["Caused by:", "Exception:", "Error:"]
    let found = lines.filter { line in marks.contains { line.contains($0) } && !line.contains("Suppressed:") }
    for line in found.suffix(50) {
      let cause = String(line.replacing("Caused by: ", with: "").drop(while: \.isWhitespace))
      if causes.contains(where: { cause.hasSuffix($0) }) { continue }
      causes.removeAll { $0.hasSuffix(cause) }
      causes.append(cause)
    }
    return causes
  }
}

extension EngineArguments {
  /// Calls `body` with partials: those that the inputs are, or those that Spark makes of them now.
  ///
  /// - Parameters:
  ///   - inputs: The inputs of the command.
  ///   - what: What has to have been counted.
  ///   - running: Whether there is anybody to tell.
  ///   - job: The job, which may run another one first; without a run it is only printed.
  ///   - body: Makes something of the counts.
  /// - Returns: What `body` makes.
  /// - Throws: `InputError` for a job that fails, and what the closures throw.
  func withPartials<Result>(
    of inputs: [String], _ what: String, _ running: RunArguments, job: (SparkRun?) throws -> SparkJob,
    _ body: (PartialCounts) throws -> Result
  ) throws -> Result {
    if partials { return try body(try PartialCounts(paths: inputs, what)) }
    if dryRun {
      let job = try job(nil)
      Message.show(job, self)
      throw CleanExit.message("stats finish VERB RESULT, with the options of the verb")
    }
    let run = SparkRun(engine: self, running: running, folder: try SparkFolder(in: sparkDir ?? "."))
    InputRecord.leaveOut(folder: run.folder.path)
    return try withExtendedLifetime(run.folder) {
      let sums = try run.run(try job(run), what == "tf" ? "terms" : what)
      return try body(try PartialCounts(paths: [sums], what))
    }
  }
}

extension Message {
  /// Prints a job for who submits it otherwise.
  static func show(_ job: SparkJob, _ engine: EngineArguments) {
    let (kernel, program) = (SparkJob.kernel, SparkJob.program)
    let arguments = SparkRun.arguments(
      engine, files: [kernel, program] + job.files.keys.sorted(), sql: "job.sql")
    Swift.print(
      """
      # \(program): this program, self-contained.\(job.files.sorted { $0.key < $1.key }.map { " \($0.key): \($0.value)." }.joined())
      # \(kernel):
      \(job.script(errors: "/tmp"))
      # job.sql:
      \(job.sql(result: "RESULT"))
      # Then:
      spark-sql \(arguments.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " "))
      """)
  }
}
