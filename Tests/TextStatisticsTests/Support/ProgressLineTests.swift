import Foundation
import Synchronization
import Testing

@testable import TextStatistics

@Suite struct ProgressLineTests {
  @Test func lineSaysDocumentsSpeedAndTimeLeft() {
    let line = { (count, seconds) in ProgressLine.line(phase: "reading", count, seconds: seconds) }
    #expect(line(ProgressCount(documents: 0, bytes: 0), 0) == "reading  0 documents")
    #expect(
      line(ProgressCount(documents: 1_012_345, bytes: 500_000_000), 2) == "reading  1,012,345 documents  250 MB/s")
    #expect(
      line(ProgressCount(documents: 999, bytes: 10_000_000, totalBytes: 620_000_000), 1)
        == "reading  999 documents  10 MB/s  1:01 left")
    #expect(
      line(ProgressCount(documents: 5, bytes: 9_000_000, totalBytes: 8_000_000), 1)
        == "reading  5 documents  9 MB/s  0:00 left")
  }

  @Test func lineOfStepsSaysHowManyThereAreAndTheTimeLeft() {
    #expect(ProgressLine.line(phase: "replicates", 0, of: 1000, seconds: 0) == "replicates  0 of 1,000")
    #expect(ProgressLine.line(phase: "replicates", 100, of: 1000, seconds: 10) == "replicates  100 of 1,000  1:30 left")
  }

  @Test func stopWipesTheLineOnceAndIsTheEnd() {
    let box = Box()
    let drawn = DispatchSemaphore(value: 0)
    let line = ProgressLine(
      phase: "p", every: .milliseconds(1), progress: { ProgressCount(documents: 3, bytes: 0) },
      output: { text in
        box.shown.withLock { $0.append(text) }
        drawn.signal()
      })
    drawn.wait()
    drawn.wait()
    line.stop()
    line.stop()
    let atStop = box.shown.withLock { $0 }
    Thread.sleep(forTimeInterval: 0.02)
    let later = box.shown.withLock { $0 }
    #expect(atStop == later)
    #expect(later.first == "\rp  3 documents\u{1B}[K")
    #expect(later.filter { $0 == "\r\u{1B}[K" }.count == 1 && later.last == "\r\u{1B}[K")
  }

  private final class Box: Sendable { let shown = Mutex<[String]>([]) }
}
