/// Passes over a text that count what the sequences of a pattern lie in. Each thread has counters of its own.
extension NgramText {
  /// In how many articles each sequence of `pattern` occurs.
  func documentFrequencies(of pattern: NgramPattern, threads: Int) -> [UInt32] {
    // Beside each counter the article that was counted last, from 1: one look at memory for both.
    let counters = count(2 * pattern.count, threads: threads) { article, counters in
      for position in articleStarts[article]..<articleStarts[article + 1] {
        let id = Int(pattern.ids[position])
        guard id < pattern.count, counters[2 * id + 1] != UInt32(article + 1) else { continue }
        counters[2 * id + 1] = UInt32(article + 1)
        counters[2 * id] += 1
      }
    }
    return (0..<pattern.count).map { id in counters.reduce(0) { $0 + $1[2 * id] } }
  }

  /// How often each sequence of `pattern` occurs inside one of `longer` that is kept.
  func nestedCounts(
    of pattern: NgramPattern, in longer: NgramPattern, _ isKept: [Bool], threads: Int
  ) -> [UInt32] {
    isKept.withUnsafeBufferPointer { isKept in
      nonisolated(unsafe) let isKept = isKept
      return sum(
        count(pattern.count, threads: threads) { article, counters in
          // The end of the longer sequence that reaches farthest; it does not leave its run.
          var end = 0
          for position in articleStarts[article]..<articleStarts[article + 1] {
            let id = Int(longer.ids[position])
            if id < longer.count, isKept[id] { end = position + longer.span }
            if pattern.ids[position] < pattern.count, position + pattern.span <= end {
              counters[Int(pattern.ids[position])] += 1
            }
          }
        })
    }
  }

  /// How often each sequence of `pattern` occurs with so much room around it: tokens before it, and from its first on.
  ///
  /// - Returns: As many numbers for each sequence as there are elements in `room`.
  func counts(
    of pattern: NgramPattern, roomAround room: [(before: Int, after: Int)], threads: Int
  ) -> [UInt32] {
    let (mostBefore, mostAfter) = (room.map(\.before).max() ?? 0, room.map(\.after).max() ?? 0)
    // Those without the room, which can only be at the ends of runs.
    let cramped = sum(
      count(pattern.count * room.count, threads: threads) { article, counters in
        forEachRun(ofArticle: article) { run in
          let inner = min(run.lowerBound + mostBefore, run.upperBound)
          func add(_ position: Int) {
            guard pattern.ids[position] < pattern.count else { return }
            let (before, after) = (position - run.lowerBound, run.upperBound - position)
            let row = counters + Int(pattern.ids[position]) * room.count
            for column in room.indices where before < room[column].before || after < room[column].after {
              row[column] += 1
            }
          }
          for position in run.lowerBound..<inner { add(position) }
          for position in max(inner, run.upperBound - mostAfter)..<run.upperBound { add(position) }
        }
      })
    return cramped.indices.map { pattern.counts[$0 / room.count] - cramped[$0] }
  }

  /// The number of windows of `size` tokens.
  func windowCount(size: Int) -> Int {
    var windows = 0
    for article in 0..<articleStarts.count - 1 {
      forEachRun(ofArticle: article) { windows += max(0, $0.count - size + 1) }
    }
    return windows
  }

  /// Calls `body` with every article and `counterCount` counters of the thread that has it; returns those of each
  /// thread.
  @inline(__always)
  private func count(
    _ counterCount: Int, threads: Int, _ body: @Sendable (_ article: Int, UnsafeMutablePointer<UInt32>) -> Void
  ) -> [SharedNumbers] {
    let counters = (0..<threads).map { _ in SharedNumbers(zeros: counterCount) }
    parallel(parts.count, threads: threads) { part, thread in
      for article in parts[part] { body(article, counters[thread].pointer) }
    }
    return counters
  }

  private func sum(_ counters: [SharedNumbers]) -> [UInt32] {
    (0..<counters[0].count).map { index in counters.reduce(0) { $0 + $1[index] } }
  }
}
