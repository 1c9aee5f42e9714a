import ArgumentParser
import Synchronization
import TextStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How a command runs, and what it says on standard error.
struct RunArguments: ParsableArguments {
  enum Progress: String, CaseIterable, ExpressibleByArgument { case auto, always, never }

  @Option(help: "Threads; all processors if not given. Results do not depend on it.")
  var threads: Int?
  @Flag(help: "Fail if any record is dropped; by default it is counted and reported.")
  var strict = false
  @Flag(name: .shortAndLong, help: "Say nothing but errors and what was dropped.")
  var quiet = false
  @Option(help: "Show progress on standard error.")
  var progress = Progress.auto

  /// Whether this is not the first pass over the input, whose findings have been said.
  var isRepeated = false

  private enum CodingKeys: CodingKey { case threads, strict, quiet, progress }

  func validate() throws {
    Message.isQuiet = quiet
    if let threads, !(1...1024).contains(threads) { throw ValidationError("--threads goes from 1 to 1024") }
  }

  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// In bytes.
  static var physicalMemory: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

  var threadCount: Int { threads ?? Self.processorCount }

  /// Whether anybody is there to see how far a command has come.
  var wantsProgress: Bool {
    switch progress {
    case .auto: !quiet && isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
    case .always: true
    case .never: false
    }
  }

  /// Runs `work` with a line of progress about its steps, if anybody is there to see it.
  func withProgress(_ phase: String, _ stepCount: Int, _ work: (_ step: @escaping @Sendable () -> Void) -> Void) {
    guard wantsProgress else { return work {} }
    let done = StepCounter()
    let line = ProgressLine(phase: phase, of: stepCount, steps: { done.count }, output: { Message.print($0) })
    defer { line.stop() }
    work { done.add() }
  }

  /// Runs `body` with a line of progress about `readers`, if anybody is there to see it; `body` may wipe it earlier.
  ///
  /// What looking for copies takes is said before, whether `readers` do it by themselves or `body` does.
  func withProgress<Result>(
    _ readers: [CorpusReader], copies: CopyEstimate? = nil, _ body: (_ wipe: () -> Void) throws -> Result
  ) throws -> Result {
    for estimate in readers.map(\.copyEstimate) + [copies] { try announce(estimate) }
    guard wantsProgress else { return try body {} }
    let line = ProgressLine(
      phase: "reading",
      progress: {
        let sizes = readers.compactMap(\.totalBytes)
        return ProgressCount(
          documents: readers.reduce(0) { $0 + $1.documentsRead }, bytes: readers.reduce(0) { $0 + $1.bytesRead },
          totalBytes: sizes.count == readers.count ? sizes.reduce(0, +) : nil)
      }, output: { Message.print($0) })
    defer { line.stop() }
    return try body(line.stop)
  }

  /// Says what looking for copies will take; what the machine does not have is refused before it is read.
  func announce(_ estimate: CopyEstimate?) throws {
    guard let estimate else { return }
    let tenths = (estimate.memory + 50_000_000) / 100_000_000
    let memory = tenths < 10 ? "\(estimate.memory / 1_000_000) MB" : "\(tenths / 10).\(tenths % 10) GB"
    if estimate.memory > Self.physicalMemory / 10 * 9 {
      let advice = estimate.method == .exact ? "use stats dedupe --method minhash" : "split it by month"
      throw InputError(
        path: "",
        reason: "copies among about \(estimate.words) words take \(memory), more than this machine has: \(advice)")
    }
    guard !quiet, !isRepeated, estimate.words > 1_600_000 else { return }
    Message.note(
      "copies among about \(estimate.words / 1_000_000) million words: \(estimate.method.rawValue), \(memory) of memory, "
        + "some \(Int(estimate.seconds.rounded(.up))) s")
  }

  /// Says what was not as it should be; with `--strict` a dropped record is an error.
  func check(_ reports: [ReadingReport], missingLabels: Int = 0, by names: [String] = []) throws {
    guard !isRepeated else { return }
    RunRecord.note(reports, missingLabels: missingLabels)
    for copies in reports.map(\.leftOutCopies) where copies.articles > 0 && !quiet {
      Message.note("copies left out: \(copies.articles), of clusters: \(copies.clusters)")
    }
    for finding in reports.flatMap(\.findings) where !quiet || finding.kind.dropsRecord {
      for example in finding.examples { Message.warning(example.description) }
      let rest = finding.count - finding.examples.count
      if rest > 0 { Message.warning("\(rest) more of this kind (\(finding.kind.rawValue))") }
    }
    for cleaning in reports.compactMap(\.cleaning) where !quiet { Message.note(cleaning.note) }
    if missingLabels > 0 {
      Message.warning("articles without \(names.joined(separator: " or ")), which are in no group: \(missingLabels)")
    }
    let documents = reports.reduce(0) { $0 + $1.documents }
    let filtered = reports.reduce(0) { $0 + $1.filteredCount }
    let undated = reports.reduce(0) { $0 + $1.undatedCount }
    if filtered > 0, !quiet {
      Message.note("articles outside of --where, --from and --until: \(filtered) of \(documents + filtered + undated)")
    }
    if undated > 0 {
      Message.warning("articles without a date that can be read, left out by --from and --until: \(undated)")
    }
    let unread = reports.flatMap(\.dropped).reduce(0) { $0 + $1.count }
    let dropped = unread + missingLabels + undated
    if dropped > 0 {
      let summary = "\(dropped) of \(documents + undated + unread) records dropped"
      if strict { throw InputError(path: "", reason: "\(summary), which --strict does not allow") }
      Message.warning(summary)
    }
    if documents == missingLabels {
      throw InputError(path: "", reason: dropped + filtered > 0 ? "no article is left" : "the input holds no article")
    }
  }
}

/// Steps that several threads have done.
private final class StepCounter: Sendable {
  private let value = Atomic(0)
  var count: Int { value.load(ordering: .relaxed) }
  func add() { value.add(1, ordering: .relaxed) }
}
