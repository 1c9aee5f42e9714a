#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The terms of several threads brought together: one sorted list, and for each thread where its ids went.
struct MergedTerms {
  /// The sorted terms of all threads.
  var terms = TermList()
  /// By thread and id: the position in `terms`, or `absent`.
  var positions: [[UInt32]]

  static let absent = UInt32.max

  /// Merges the terms that occur in the rows of `counters`.
  init(_ counters: [FeatureCounter], threads: Int) {
    let hasNgrams = counters.first.map { $0.tokenizer.options.ngramSizes != [1] } ?? false
    let words = Self.mergeWords(counters, includingUncounted: hasNgrams, threads: threads)
    self = hasNgrams ? Self.mergeNgrams(counters, words, threads: threads) : words
  }

  /// No terms yet.
  private init(_ counters: [FeatureCounter]) {
    positions = counters.map { Array(repeating: Self.absent, count: $0.tokenizer.vocabulary.count) }
  }

  // MARK: - Words

  /// A word of one thread, with its first sixteen bytes as numbers that sort as the bytes do.
  ///
  /// SAFETY: `bytes` lies in the vocabulary of the thread, which no longer changes and outlives the merge.
  private struct Word: Comparable {
    var first: UInt64
    var second: UInt64
    var bytes: UnsafePointer<UInt8>
    var length: Int32
    var id: UInt32

    init(_ id: Int, in vocabulary: borrowing Vocabulary) {
      let all = vocabulary.bytes(of: id)
      let (low, high) = Vocabulary.packed(UnsafeBufferPointer(rebasing: all.prefix(16)))
      (first, second) = (low.byteSwapped, high.byteSwapped)
      bytes = all.baseAddress!
      length = Int32(all.count)
      self.id = UInt32(id)
    }

    @inline(__always)
    static func < (left: Word, right: Word) -> Bool {
      if left.first != right.first { return left.first < right.first }
      if left.second != right.second { return left.second < right.second }
      // No word has a NUL, so the zeros that fill up a short one sort before any byte of another.
      if max(left.length, right.length) <= 16 { return false }
      let order = memcmp(left.bytes, right.bytes, Int(min(left.length, right.length)))
      return order == 0 ? left.length < right.length : order < 0
    }

    @inline(__always)
    static func == (left: Word, right: Word) -> Bool {
      left.first == right.first && left.second == right.second && !(left < right) && !(right < left)
    }
  }

  private static func mergeWords(
    _ counters: [FeatureCounter], includingUncounted: Bool, threads: Int
  ) -> MergedTerms {
    var sorted = [[Word]](repeating: [], count: counters.count)
    sorted.withUnsafeMutableBufferPointer { sorted in
      nonisolated(unsafe) let (sorted, counters) = (sorted, counters)
      parallel(counters.count, threads: threads) { index, _ in
        sorted[index] = sortedWords(counters[index], includingUncounted: includingUncounted)
      }
    }
    // Each thread merges the words between two of the longest list; from where on they stand is known afterwards.
    let longest = sorted.max { $0.count < $1.count } ?? []
    let pieces = longest.count < 1024 ? 1 : threads
    let bounds = sorted.map { words in
      [0] + (1..<pieces).map { firstIndex(in: words, notBefore: longest[longest.count * $0 / pieces]) } + [words.count]
    }
    let firsts = sorted.indices.map { thread in sorted[..<thread].reduce(0) { $0 + $1.count } }
    var lists = [TermList](repeating: TermList(), count: pieces)
    var ranks = [UInt32](repeating: 0, count: sorted.reduce(0) { $0 + $1.count })
    lists.withUnsafeMutableBufferPointer { lists in
      ranks.withUnsafeMutableBufferPointer { ranks in
        nonisolated(unsafe) let (lists, ranks, sorted) = (lists, ranks, sorted)
        parallel(pieces, threads: threads) { piece, _ in
          lists[piece] = merge(sorted, bounds.map { $0[piece]..<$0[piece + 1] }) { thread, index, rank in
            ranks[firsts[thread] + index] = rank
          }
        }
      }
    }
    var merged = MergedTerms(counters)
    for (piece, list) in lists.enumerated() {
      let start = UInt32(merged.terms.count)
      for (thread, words) in sorted.enumerated() {
        merged.positions[thread].withUnsafeMutableBufferPointer { positions in
          for index in bounds[thread][piece]..<bounds[thread][piece + 1] {
            positions[Int(words[index].id)] = start + ranks[firsts[thread] + index]
          }
        }
      }
      if piece == 0 { merged.terms = list } else { merged.terms.append(list) }
    }
    return merged
  }

  /// Merges a range of the sorted words of each thread, and tells for each word its place in the list that comes out.
  private static func merge(
    _ sorted: [[Word]], _ ranges: [Range<Int>], onWord: (_ thread: Int, _ index: Int, _ rank: UInt32) -> Void
  ) -> TermList {
    var terms = TermList()
    terms.reserveCapacity(ranges.map(\.count).max() ?? 0)
    var heads = ranges.map(\.lowerBound)
    while true {
      var least: Word?
      for thread in ranges.indices where heads[thread] < ranges[thread].upperBound {
        let word = sorted[thread][heads[thread]]
        if least.map({ word < $0 }) ?? true { least = word }
      }
      guard let least else { return terms }
      let position = UInt32(terms.count)
      terms.append(UnsafeBufferPointer(start: least.bytes, count: Int(least.length)))
      // Every thread that has this word is at it now, and a stem may stand beside a word of the same letters.
      for thread in ranges.indices {
        while heads[thread] < ranges[thread].upperBound, sorted[thread][heads[thread]] == least {
          onWord(thread, heads[thread], position)
          heads[thread] += 1
        }
      }
    }
  }

  /// The place of the first word that is not before `word`.
  private static func firstIndex(in words: [Word], notBefore word: Word) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func sortedWords(_ counter: FeatureCounter, includingUncounted: Bool) -> [Word] {
    var words: [Word] = []
    let count = counter.tokenizer.vocabulary.count
    words.reserveCapacity(count)
    for id in 1..<max(1, count) {
      let tag = counter.tokenizer.vocabulary.keys[id].tag
      guard tag & Vocabulary.ngramTag == 0, includingUncounted || counter.documentFrequency(of: id) > 0 else {
        continue
      }
      words.append(Word(id, in: counter.tokenizer.vocabulary))
    }
    words.sort()
    return words
  }

  // MARK: - N-grams

  /// A term as the ranks, from 1, of up to four words: a space sorts before every byte of a word, so that the order of the
  /// ranks is the order of the joined strings.
  private struct Ngram: Comparable {
    var first: UInt64
    var second: UInt64
    var id: UInt32

    static func < (left: Ngram, right: Ngram) -> Bool {
      left.first == right.first ? left.second < right.second : left.first < right.first
    }

    static func == (left: Ngram, right: Ngram) -> Bool { left.first == right.first && left.second == right.second }
  }

  private static func mergeNgrams(
    _ counters: [FeatureCounter], _ words: MergedTerms, threads: Int
  ) -> MergedTerms {
    var sorted = [[Ngram]](repeating: [], count: counters.count)
    sorted.withUnsafeMutableBufferPointer { sorted in
      nonisolated(unsafe) let (sorted, counters) = (sorted, counters)
      parallel(counters.count, threads: threads) { index, _ in
        sorted[index] = sortedNgrams(counters[index], words.positions[index])
      }
    }
    var merged = MergedTerms(counters)
    var heads = [Int](repeating: 0, count: counters.count)
    while true {
      var least: Ngram?
      for thread in counters.indices where heads[thread] < sorted[thread].count {
        let ngram = sorted[thread][heads[thread]]
        if least.map({ ngram < $0 }) ?? true { least = ngram }
      }
      guard let least else { break }
      let position = UInt32(merged.terms.count)
      merged.terms.append(joining: least.first, least.second, of: words.terms)
      for thread in counters.indices {
        while heads[thread] < sorted[thread].count, sorted[thread][heads[thread]] == least {
          merged.positions[thread][Int(sorted[thread][heads[thread]].id)] = position
          heads[thread] += 1
        }
      }
    }
    return merged
  }

  private static func sortedNgrams(_ counter: FeatureCounter, _ ranks: [UInt32]) -> [Ngram] {
    let keys = counter.tokenizer.vocabulary.keys
    var ngrams: [Ngram] = []
    for id in 1..<max(1, counter.tokenizer.vocabulary.count) where counter.documentFrequency(of: id) > 0 {
      // From the last word to the first.
      var (path, node): (Ngram, Int) = (Ngram(first: 0, second: 0, id: UInt32(id)), id)
      while true {
        let isNgram = keys[node].tag & Vocabulary.ngramTag != 0
        let rank = UInt64(ranks[isNgram ? Int(keys[node].high) : node]) + 1
        path.second = path.second >> 32 | path.first << 32
        path.first = path.first >> 32 | rank << 32
        guard isNgram else { break }
        node = Int(keys[node].low)
      }
      ngrams.append(path)
    }
    ngrams.sort()
    return ngrams
  }
}

extension MergedTerms {
  /// Drops the terms that are not within `limits` and returns how many those are.
  mutating func apply(
    _ limits: VocabularyLimits, _ counters: [FeatureCounter], articleCount: Int
  ) throws -> Int {
    guard !limits.keepsAll else { return 0 }
    var totals = [UInt64](repeating: 0, count: terms.count)
    var frequencies = [UInt32](repeating: 0, count: terms.count)
    for (counter, positions) in zip(counters, positions) {
      let (columns, counts) = (counter.columns.pointer, counter.counts.pointer)
      for entry in 0..<counter.columns.count {
        totals[Int(positions[Int(columns[entry])])] += UInt64(counts[entry])
      }
      for (id, position) in positions.enumerated() where position != Self.absent {
        frequencies[Int(position)] += counter.documentFrequency(of: id)
      }
    }
    let (newTerms, newPosition) = try terms.within(limits, totals, frequencies, articleCount: articleCount)
    let dropped = newPosition.count { $0 == Self.absent }
    for thread in positions.indices {
      for id in positions[thread].indices where positions[thread][id] != Self.absent {
        positions[thread][id] = newPosition[Int(positions[thread][id])]
      }
    }
    terms = newTerms
    return dropped
  }
}
