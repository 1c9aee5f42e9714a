import Testing

@testable import TextStatistics

/// Threads with batches of random sizes, in turns of their own.
@Test func elementsComeInInputOrderWhateverThreadsDo() throws {
  var random = SeededGenerator(1)
  for threads in [1, 2, 5] {
    var passed: [Int] = []
    let order = InputOrder<Int> { passed.append($0) }
    let places = (0..<threads).map { _ in order.join() }
    // Batches without an element, and threads that never get one.
    let batches = (0..<200).map { _ in (0..<Int.random(in: 0...3, using: &random)).map { $0 } }
    var queues = [[Int]](repeating: [], count: threads)
    for batch in batches.indices {
      // A thread finishes some of what it has before it takes the next batch.
      queues[Int.random(in: 0..<threads, using: &random)].append(batch)
    }
    var rest = queues
    while rest.contains(where: { !$0.isEmpty }) {
      let thread = Int.random(in: 0..<threads, using: &random)
      guard let batch = rest[thread].first else { continue }
      rest[thread].removeFirst()
      for element in batches[batch] { try places[thread].add(10 * batch + element, batch: batch) }
    }
    for place in places { try place.finish() }
    #expect(passed == batches.enumerated().flatMap { batch, elements in elements.map { 10 * batch + $0 } })
  }
}

@Test func whatAllThreadsHaveLeftBehindIsPassedOnAtOnce() throws {
  var passed: [String] = []
  let order = InputOrder<String> { passed.append($0) }
  let (a, b) = (order.join(), order.join())
  try a.add("a0", batch: 0)
  try b.add("b1", batch: 1)
  try a.add("a2", batch: 2)
  #expect(passed == ["a0"])
  try b.add("b3", batch: 3)
  #expect(passed == ["a0", "b1"])
  try a.finish()
  #expect(passed == ["a0", "b1", "a2"])
  try b.finish()
  #expect(passed == ["a0", "b1", "a2", "b3"])
}

@Test func whatTheReceiverThrowsComesToTheThread() throws {
  let order = InputOrder<Int> { _ in throw BrokenPipe() }
  let thread = order.join()
  try thread.add(1, batch: 0)
  #expect(throws: BrokenPipe.self) { try thread.add(2, batch: 1) }
}
