import Dispatch
import Synchronization

/// Runs `body(0) ... body(count - 1)`, on up to `threads` threads at once.
///
/// The order is unspecified: a result must not depend on it. `body` gets the index of the thread too, below `threads`, so
/// that each can own its scratch memory.
func parallel(_ count: Int, threads: Int, _ body: @Sendable (_ index: Int, _ thread: Int) -> Void) {
  guard threads > 1, count > 1 else {
    for index in 0..<count { body(index, 0) }
    return
  }
  let next = SharedCounter()
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { thread in
    while true {
      let index = next.take()
      guard index < count else { return }
      body(index, thread)
    }
  }
}

/// The same for what may fail.
///
/// - Throws: What one of the calls that failed has thrown; the others are made all the same.
func parallel(
  _ count: Int, threads: Int, throwing body: @Sendable (_ index: Int, _ thread: Int) throws -> Void
) throws {
  let failure = Mutex<(any Error)?>(nil)
  parallel(count, threads: threads) { index, thread in
    do { try body(index, thread) } catch { failure.withLock { $0 = error } }
  }
  if let error = failure.withLock({ $0 }) { throw error }
}

/// A counter that hands out 0, 1, 2, ... to any thread that asks, each number once; of several the first is returned.
final class SharedCounter: Sendable {
  private let next = Atomic(0)
  func take(_ count: Int = 1) -> Int { next.add(count, ordering: .relaxed).oldValue }
}
