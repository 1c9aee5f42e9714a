import Synchronization

/// Passes on what threads make of a corpus in the order of the input, keeping no more than has to wait.
///
/// A thread has the batches of the input in rising order, so what all threads have left behind can be passed on.
final class InputOrder<Element>: @unchecked Sendable {
  // SAFETY: everything below is touched only while the lock is held.
  private let lock = Mutex(())
  private let emit: (Element) throws -> Void
  private var waiting: [(batch: Int, elements: [Element])] = []
  /// The batch that each thread works at, as far as is known.
  private var batches: [Int] = []

  /// Creates an order whose elements go to `emit`, never twice at once.
  init(_ emit: @escaping (Element) throws -> Void) { self.emit = emit }

  /// A place for a thread that begins to read.
  func join() -> Thread {
    lock.withLock { _ in
      batches.append(-1)
      return Thread(order: self, number: batches.count - 1)
    }
  }

  private func pass(_ elements: [Element], of batch: Int, from thread: Int, next: Int) throws {
    // A lock may not throw what is not Sendable through a closure that is sent.
    nonisolated(unsafe) let elements = elements
    try lock.withLock { _ in
      if !elements.isEmpty { waiting.append((batch, elements)) }
      batches[thread] = next
      try emitAll(before: batches.min()!)
    }
  }

  private func emitAll(before end: Int) throws {
    waiting.sort { $0.batch < $1.batch }
    let ready = waiting.prefix { $0.batch < end }
    waiting.removeFirst(ready.count)
    for element in ready.lazy.flatMap(\.elements) { try emit(element) }
  }

  /// What a thread has made and not passed on.
  final class Thread {
    private let order: InputOrder
    private let number: Int
    private var batch = -1
    private var elements: [Element] = []

    fileprivate init(order: InputOrder, number: Int) { (self.order, self.number) = (order, number) }

    /// Adds what was made of a document of `batch`, which is that of the last one or a later one.
    func add(_ element: Element, batch: Int) throws {
      if batch != self.batch {
        try order.pass(elements, of: self.batch, from: number, next: batch)
        elements.removeAll(keepingCapacity: true)
        self.batch = batch
      }
      elements.append(element)
    }

    /// Passes on the rest when the input has been read; what the last of the threads has is then on its way.
    func finish() throws {
      try order.pass(elements, of: batch, from: number, next: .max)
      elements = []
    }
  }
}
