import Synchronization
import Testing

@testable import TextStatistics

@Suite struct ParallelTests {
  @Test(arguments: [1, 2, 8]) func everyIndexIsVisitedOnceByAThreadOfItsOwn(threads: Int) {
    for count in [0, 1, 7, 1000] {
      let seen = Mutex([Int](repeating: 0, count: count))
      let busy = Mutex(Set<Int>())
      parallel(count, threads: threads) { index, thread in
        #expect((0..<threads).contains(thread))
        #expect(busy.withLock { $0.insert(thread).inserted })
        seen.withLock { $0[index] += 1 }
        _ = busy.withLock { $0.remove(thread) }
      }
      #expect(seen.withLock { $0 } == [Int](repeating: 1, count: count))
    }
  }

  @Test func aCounterHandsOutEveryNumberOnce() {
    let counter = SharedCounter()
    let taken = Mutex<[Int]>([])
    parallel(8, threads: 8) { _, _ in
      let mine = (0..<500).map { _ in counter.take() }
      #expect(mine == mine.sorted())
      taken.withLock { $0 += mine }
    }
    #expect(taken.withLock { $0.sorted() } == Array(0..<4000))
  }
}
