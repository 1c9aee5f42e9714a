import Dispatch

/// How far a phase has come.
public struct ProgressCount: Sendable, Equatable {
  /// Documents done.
  public var documents: Int
  /// Bytes done.
  public var bytes: Int
  /// Bytes there are, if that is known.
  public var totalBytes: Int?

  /// Describes how far a phase has come.
  public init(documents: Int, bytes: Int, totalBytes: Int? = nil) {
    self.documents = documents
    self.bytes = bytes
    self.totalBytes = totalBytes
  }
}

/// One line on a terminal that says how far a phase has come, renewed ten times a second and wiped at the end.
///
/// ```
/// reading  12,431 documents  182 MB/s  0:04 left
/// ```
///
/// It prints nothing itself: what is to be shown goes to a closure, in one thread at a time.
public final class ProgressLine {
  private let timer: any DispatchSourceTimer
  private let queue = DispatchQueue(label: "progress")
  private let output: @Sendable (String) -> Void

  /// Starts to show a phase that reads documents.
  ///
  /// - Parameters:
  ///   - phase: Its name: one word, or few.
  ///   - interval: The time between two lines.
  ///   - progress: Asked before each line, from another thread.
  ///   - output: Puts the characters it gets on the terminal, as they are.
  public convenience init(
    phase: String, every interval: Duration = .milliseconds(100), progress: @escaping @Sendable () -> ProgressCount,
    output: @escaping @Sendable (String) -> Void
  ) {
    self.init(every: interval, line: { Self.line(phase: phase, progress(), seconds: $0) }, output: output)
  }

  /// Starts to show a phase of as many steps as are known beforehand.
  ///
  /// - Parameters:
  ///   - phase: What a step is, in the plural.
  ///   - stepCount: How many there are.
  ///   - interval: The time between two lines.
  ///   - steps: How many are done; asked before each line, from another thread.
  ///   - output: Puts the characters it gets on the terminal, as they are.
  public convenience init(
    phase: String, of stepCount: Int, every interval: Duration = .milliseconds(100),
    steps: @escaping @Sendable () -> Int, output: @escaping @Sendable (String) -> Void
  ) {
    self.init(
      every: interval, line: { Self.line(phase: phase, steps(), of: stepCount, seconds: $0) }, output: output)
  }

  private init(
    every interval: Duration, line: @escaping @Sendable (_ seconds: Double) -> String,
    output: @escaping @Sendable (String) -> Void
  ) {
    self.output = output
    let start = ContinuousClock.now
    let nanoseconds = Int(interval / .nanoseconds(1))
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + .nanoseconds(nanoseconds), repeating: .nanoseconds(nanoseconds))
    timer.setEventHandler {
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      output("\r" + line(seconds) + "\u{1B}[K")
    }
    timer.resume()
  }

  deinit { timer.cancel() }

  /// Wipes the line; when this returns, nothing more will be shown.
  public func stop() {
    queue.sync {
      guard !timer.isCancelled else { return }
      timer.cancel()
      output("\r\u{1B}[K")
    }
  }

  /// The text of the line: the speed is the mean since the start, and the time left assumes it lasts.
  static func line(phase: String, _ progress: ProgressCount, seconds: Double) -> String {
    var line = "\(phase)  \(grouped(progress.documents)) documents"
    let speed = Double(progress.bytes) / seconds
    guard speed.isFinite, speed > 0 else { return line }
    line += "  \(grouped(Int((speed / 1e6).rounded()))) MB/s"
    guard let total = progress.totalBytes else { return line }
    return line + remaining(Double(max(0, total - progress.bytes)) / speed)
  }

  /// The text of the line of a phase of steps.
  static func line(phase: String, _ steps: Int, of stepCount: Int, seconds: Double) -> String {
    let line = "\(phase)  \(grouped(steps)) of \(grouped(stepCount))"
    let speed = Double(steps) / seconds
    guard speed.isFinite, speed > 0 else { return line }
    return line + remaining(Double(max(0, stepCount - steps)) / speed)
  }

  private static func remaining(_ seconds: Double) -> String {
    let left = Int(seconds.rounded(.up))
    return "  \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
  }

  private static func grouped(_ number: Int) -> String {
    guard number >= 1000 else { return String(number) }
    let rest = String(number % 1000)
    return "\(grouped(number / 1000)),\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }
}
