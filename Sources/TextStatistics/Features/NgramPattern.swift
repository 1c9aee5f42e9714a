import CTextStatistics
import Synchronization

/// Which sequence of a certain form stands at each position of a text: words that follow each other, or with gaps
/// between.
///
/// A form is a set of places, counted from its first word: `{0, 1}` are pairs of neighbours, `{0, 2}` pairs with any
/// one word between. Only sequences that are frequent enough have a number. It says nothing but which positions have
/// the same sequence, and depends on the timing of threads: no result may depend on it.
struct NgramPattern {
  /// For each position the number of the sequence that starts there; other numbers mean none.
  let ids: SharedNumbers
  /// How many sequences have a number.
  let count: Int
  /// The places of its words: bit `n` for the `n`-th behind the first.
  let places: Int
  /// How often each sequence occurs.
  let counts: [UInt32]
  /// A position of each sequence; empty for single words.
  let positions: [UInt32]

  /// The number of tokens it stretches over.
  var span: Int { Int.bitWidth - places.leadingZeroBitCount }

  /// The words themselves.
  init(wordsOf text: NgramText) {
    ids = text.codes
    count = text.termCount
    places = 1
    positions = []
    let counts = SharedNumbers(zeros: count)
    for position in 0..<text.count where Int(ids[position]) < count { counts[Int(ids[position])] += 1 }
    self.counts = Array(UnsafeBufferPointer(start: counts.pointer, count: count))
  }

  /// Sequences of `prefix` with one more word, `distance` positions behind their first.
  ///
  /// The positions of each sequence of `prefix` are listed, then for one after the other the words behind are counted
  /// in a row of counters. A sequence that is frequent has a prefix that is: rare ones are never looked at again.
  ///
  /// Those that occur less often than `minimumCount` get no number.
  ///
  /// - Complexity: Linear in the text: a look at the word behind each position, and one at the new number.
  init(_ text: NgramText, _ prefix: NgramPattern, distance: Int, minimumCount: Int, threads: Int) {
    places = prefix.places | 1 << distance
    let lists = PositionLists(text, prefix, distance: distance, threads: threads)
    let ids = SharedNumbers(count: text.count)
    self.ids = ids
    let numbering = NgramNumbering(ids: ids, room: lists.count / minimumCount)
    let rows = (0..<threads).map { _ in CounterRow(count: text.termCount + 1) }
    parallel(text.parts.count, threads: threads) { part, _ in
      let range = text.positions(ofPart: part)
      (ids.pointer + range.lowerBound).update(repeating: NgramText.end, count: range.count)
    }
    let tasks = lists.tasks(64 * threads)
    parallel(tasks.count, threads: threads) { task, thread in
      for sequence in tasks[task] {
        rows[thread].number(
          lists[sequence], text.codes.pointer + distance, minimumCount: minimumCount, rare: text.termCount, numbering)
      }
    }
    count = numbering.used.load(ordering: .relaxed)
    counts = Array(UnsafeBufferPointer(start: numbering.counts.pointer, count: count))
    positions = Array(UnsafeBufferPointer(start: numbering.positions.pointer, count: count))
  }
}

/// Where sequences get their numbers: 0, 1, 2, ... in the order they are asked for.
private final class NgramNumbering: Sendable {
  let ids: SharedNumbers
  let counts: SharedNumbers
  let positions: SharedNumbers
  let used = Atomic(0)

  init(ids: SharedNumbers, room: Int) {
    self.ids = ids
    counts = SharedNumbers(count: room)
    positions = SharedNumbers(count: room)
  }
}

/// The positions of every sequence of a pattern that have room for one more word.
private struct PositionLists: Sendable {
  /// Rising for each sequence, one sequence behind the other; a few more at the end can be read.
  private let positions: SharedNumbers
  private let starts: [Int]
  let count: Int

  init(_ text: NgramText, _ prefix: NgramPattern, distance: Int, threads: Int) {
    // Groups of parts: each needs a counter for every sequence.
    let groups = min(threads, 8, text.parts.count)
    let bounds = (0...groups).map { $0 * text.parts.count / max(1, groups) }
    let counters = (0..<groups).map { _ in SharedNumbers(count: prefix.count) }
    let isWhole = prefix.places == (1 << distance) - 1
    let next = isWhole && distance > 1 ? 1 : 0

    /// Calls `body` with every position of a group that has a sequence and enough words behind it.
    @Sendable func forEach(_ group: Int, _ body: (_ position: Int, _ sequence: Int) -> Void) {
      let ids = prefix.ids.pointer
      for part in text.parts[bounds[group]..<bounds[group + 1]] {
        for article in part {
          text.forEachRun(ofArticle: article) { run in
            guard run.count > distance else { return }
            // Both neighbours within a frequent sequence are frequent.
            for position in run.lowerBound..<run.upperBound - distance
            where Int(ids[position]) < prefix.count && Int(ids[position + next]) < prefix.count {
              body(position, Int(ids[position]))
            }
          }
        }
      }
    }
    parallel(groups, threads: threads) { group, _ in
      let counter = counters[group].pointer
      counter.update(repeating: 0, count: prefix.count)
      forEach(group) { _, sequence in counter[sequence] += 1 }
    }
    var (starts, total) = ([Int](repeating: 0, count: prefix.count + 1), 0)
    for sequence in 0..<prefix.count {
      starts[sequence] = total
      for counter in counters {
        let count = Int(counter.pointer[sequence])
        counter.pointer[sequence] = UInt32(total)
        total += count
      }
    }
    starts[prefix.count] = total
    let positions = text.listRoom
    (positions.pointer + total).update(repeating: 0, count: NgramText.lookahead)
    parallel(groups, threads: threads) { group, _ in
      let cursor = counters[group].pointer
      forEach(group) { position, sequence in
        positions.pointer[Int(cursor[sequence])] = UInt32(position)
        cursor[sequence] += 1
      }
    }
    self.positions = positions
    self.starts = starts
    count = total
  }

  subscript(sequence: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(
      start: positions.pointer + starts[sequence], count: starts[sequence + 1] - starts[sequence])
  }

  /// Ranges of sequences with about the same number of positions.
  func tasks(_ number: Int) -> [Range<Int>] {
    var (tasks, first): ([Range<Int>], Int) = ([], 0)
    let size = count / number + 1
    for end in starts.indices.dropFirst() where starts[end] - starts[first] >= size || end == starts.count - 1 {
      tasks.append(first..<end)
      first = end
    }
    return tasks
  }
}

/// A counter for every term, to count what stands behind one sequence.
///
/// SAFETY: codes are below `count`; positions come from `PositionLists`, behind which `lookahead` more can be read.
private final class CounterRow: @unchecked Sendable {
  private let counters: UnsafeMutablePointer<UInt32>
  private let terms: UnsafeMutablePointer<UInt32>

  init(count: Int) {
    counters = allocateLarge(capacity: count)
    counters.update(repeating: 0, count: count)
    // One more: a term is written before it is known to be a new one.
    terms = .allocate(capacity: count + 1)
  }

  deinit {
    counters.deallocate()
    terms.deallocate()
  }

  /// Counts the codes at the positions of `list` and numbers those that are frequent enough.
  func number(
    _ list: UnsafeBufferPointer<UInt32>, _ codes: UnsafePointer<UInt32>, minimumCount: Int, rare: Int,
    _ numbering: NgramNumbering
  ) {
    guard list.count >= minimumCount, let positions = list.baseAddress else { return }
    let (counters, terms) = (self.counters, self.terms)
    var termCount = 0
    for index in 0..<list.count {
      prefetch_read(codes + Int(positions[index + NgramText.lookahead]))
      let code = Int(codes[Int(positions[index])])
      terms[termCount] = UInt32(truncatingIfNeeded: code)
      termCount += counters[code] == 0 ? 1 : 0
      counters[code] += 1
    }
    // Counted as a word that comes between others, but no part of a sequence.
    counters[rare] = 0
    var found = 0
    for index in 0..<termCount { found += counters[Int(terms[index])] >= minimumCount ? 1 : 0 }
    if found > 0 {
      var number = numbering.used.add(found, ordering: .relaxed).oldValue
      for index in 0..<termCount {
        let count = counters[Int(terms[index])]
        counters[Int(terms[index])] = NgramText.end
        guard count >= minimumCount else { continue }
        numbering.counts.pointer[number] = count
        counters[Int(terms[index])] = UInt32(truncatingIfNeeded: number)
        number += 1
      }
      let (ids, examples) = (numbering.ids.pointer, numbering.positions.pointer)
      for index in 0..<list.count {
        let (position, next) = (Int(positions[index]), Int(positions[index + NgramText.lookahead]))
        prefetch_read(codes + next)
        prefetch_read(ids + next)
        let id = counters[Int(codes[position])]
        guard id != NgramText.end else { continue }
        ids[position] = id
        examples[Int(id)] = UInt32(truncatingIfNeeded: position)
      }
    }
    for index in 0..<termCount { counters[Int(terms[index])] = 0 }
  }
}
