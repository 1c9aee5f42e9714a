/// The counting of pairs, chunk by chunk of articles.
final class PairCounting {
  /// For every row of the matrix, where its words begin, its entries from the most frequent word to the rarest: a word's place
  /// among them is its rank, by which pairs are counted.
  private let entriesByRank: SharedNumbers
  /// For every entry of the matrix; each group's are written by the thread that counts it.
  private let margins: UnsafeMutableBufferPointer<WordMargins>
  /// By row.
  private let totals: UnsafeMutableBufferPointer<UInt64>

  private let matrix: DocumentFeatureMatrix
  private let options: CooccurrenceOptions
  private let within: TextUnit
  private let isPartial: Bool
  /// By row of the matrix.
  private var parts: [[PairPart]]
  /// By row: the number of the first of its tasks, each of which counts some words: the frequent ones, then about as many
  /// tokens each. They are the same in all parts of the corpus. Behind the last row stands how many there are.
  private let firstTasks: [Int]
  /// By thread.
  private let records: [PairRecords]
  /// By thread; pairs go there if the corpus is counted in parts.
  private let spills: [PairSpill]
  /// By thread and id of a term: its rank in the group that is being laid out.
  private let codes: [UnsafeMutablePointer<UInt32>]
  /// The layout of the only group, made for the estimate.
  private var prepared: TokenLayout?

  init(_ matrix: DocumentFeatureMatrix, within: TextUnit, _ options: CooccurrenceOptions, isPartial: Bool) {
    self.matrix = matrix
    self.options = options
    self.isPartial = isPartial
    self.within = within
    let counts = matrix.counts
    entriesByRank = SharedNumbers(count: counts.columns.count)
    for row in matrix.rows.indices {
      let range = counts.range(ofRow: row)
      let order = range.map { UInt64(~counts.values[$0]) << 32 | UInt64($0) }.sorted()
      for (place, entry) in zip(range, order) { entriesByRank[place] = UInt32(truncatingIfNeeded: entry) }
    }
    margins = .allocate(capacity: matrix.counts.columns.count)
    for entry in margins.indices {
      margins.initializeElement(
        at: entry, to: WordMargins(count: counts.values[entry], term: counts.columns[entry]))
    }
    self.totals = .allocate(capacity: matrix.rows.count)
    self.totals.initialize(repeating: 0)
    parts = Array(repeating: [], count: matrix.rows.count)
    let totals = matrix.rows.indices.map { row in
      counts.values[counts.range(ofRow: row)].reduce(0) { $0 + Int($1) }
    }
    let total = max(1, totals.reduce(0, +))
    firstTasks = totals.reduce(into: [0]) { starts, tokens in
      let share = 8 * Double(tokens) / Double(total)
      starts.append(starts.last! + 2 + Int(min(1, share) * Double(32 * options.threads - 1)))
    }
    let termCount = matrix.terms.count
    codes = (0..<options.threads).map { _ in .allocate(capacity: termCount) }
    records = codes.map { _ in PairRecords() }
    spills = codes.map { _ in PairSpill() }
  }

  deinit {
    for codes in codes { codes.deallocate() }
    margins.deallocate()
    totals.deallocate()
  }

  /// Adds the pairs of `articles`; releases each when its codes are not needed any more.
  func add(_ articles: [TokenizedCorpus.Article], _ release: @escaping TokenizedCorpus.Release) throws {
    let (articles, groups) = Self.grouped(articles)
    // Many groups are counted side by side, a few are shared out among the threads one after the other.
    let isSideBySide = groups.count >= 4 * options.threads
    var counted = [[PairPart]](repeating: [], count: groups.count)
    // The largest first, so that no thread is left with one at the end.
    let order = groups.indices.sorted { groups[$1].count < groups[$0].count }
    nonisolated(unsafe) let (unsafeArticles, unsafeSelf) = (articles, self)
    counted.withUnsafeMutableBufferPointer { counted in
      nonisolated(unsafe) let counted = counted
      parallel(groups.count, threads: isSideBySide ? options.threads : 1) { index, thread in
        let group = order[index]
        let part = unsafeArticles[groups[group]]
        let threads = isSideBySide ? 1 : unsafeSelf.options.threads
        let layout = unsafeSelf.prepared ?? unsafeSelf.layout(part, scratch: thread, threads: threads, release: release)
        counted[group] = unsafeSelf.count(
          layout, row: part[part.startIndex].row, threads: thread..<thread + threads)
      }
    }
    prepared = nil
    if isPartial {
      for spill in spills { try spill.check() }
    } else {
      for (group, counted) in zip(groups, counted) { parts[articles[group.lowerBound].row] += counted }
    }
  }

  /// All pairs that are kept, and the margins.
  func finish() throws -> (pairs: PairList, margins: [WordMargins], totals: [UInt64]) {
    if isPartial { try mergeParts() }
    return (try PairList(records, parts: parts), Array(margins), Array(totals))
  }

  /// Adds up what was counted part by part, task by task.
  private func mergeParts() throws {
    let stretches = spills.flatMap(\.stretches).sorted { $0.task < $1.task }
    var (tasks, first, row): ([(row: Int, stretches: Range<Int>)], Int, Int) = ([], 0, 0)
    for (index, stretch) in stretches.enumerated()
    where index + 1 == stretches.count || stretches[index + 1].task != stretch.task {
      while stretch.task >= firstTasks[row + 1] { row += 1 }
      tasks.append((row, first..<index + 1))
      first = index + 1
    }
    var merged = [PairPart](repeating: PairPart(thread: 0, range: 0..<0), count: tasks.count)
    let (keptCount, limit) = (SharedCounter(), options.memory / PairRecord.bytesInTable)
    let mergings = spills.map { _ in PairMerging(options, memory: options.memory / 4 / options.threads) }
    try merged.withUnsafeMutableBufferPointer { merged in
      nonisolated(unsafe) let (unsafeSelf, merged, stretches, mergings) = (self, merged, stretches, mergings)
      let tasks = tasks
      try parallel(
        tasks.count, threads: options.threads,
        throwing: { number, thread in
          let (task, records) = (tasks[number], unsafeSelf.records[thread])
          let start = records.buffer.count
          try mergings[thread].merge(
            stretches[task.stretches], row: task.row, names: unsafeSelf.names(ofRow: task.row), into: &records.buffer
          ) { count in
            if keptCount.take(count) + count > limit { throw Cooccurrences.tooLarge(limit) }
          }
          merged[number] = PairPart(thread: thread, range: start..<records.buffer.count)
        })
    }
    for (task, part) in zip(tasks, merged) { parts[task.row].append(part) }
  }

  /// The entries of a row by their ranks.
  private func names(ofRow row: Int) -> UnsafeBufferPointer<UInt32> {
    let range = matrix.counts.range(ofRow: row)
    return UnsafeBufferPointer(start: entriesByRank.pointer + range.lowerBound, count: range.count)
  }

  /// Counts every 64th word of some groups, which tells how many pairs there will be.
  func estimate(
    _ articles: [TokenizedCorpus.Article], of codeCount: Int, _ release: @escaping TokenizedCorpus.Release
  ) -> Cooccurrences.Estimate {
    let (articles, groups) = Self.grouped(articles)
    var (codes, distinct, kept) = (0, 0.0, 0.0)
    let stride = max(1, groups.count / 8)
    for group in groups.indices where group % stride == stride / 2 {
      let part = articles[groups[group]]
      codes += part.reduce(0) { $0 + $1.count }
      let layout = layout(
        part, scratch: 0, threads: options.threads, release: groups.count == 1 ? release : TokenizedCorpus.keeping)
      if groups.count == 1 { prepared = layout }
      let step = layout.termCount < 1024 ? 1 : 64
      let among = layout.frequentCount * layout.frequentCount / 2
      let terms = Array(Swift.stride(from: layout.frequentCount + step / 2, to: layout.termCount, by: step))
      let row = part[part.startIndex].row
      nonisolated(unsafe) let (unsafeSelf, unsafeLayout) = (self, layout)
      // In turn, since the first ones take most of the time.
      let sampled = parallelMap(options.threads, threads: options.threads, block: 1) { thread, _ in
        unsafeSelf.sampled(
          Swift.stride(from: thread, to: terms.count, by: unsafeSelf.options.threads).map { terms[$0] }, unsafeLayout,
          row: row)
      }
      distinct += Double(among + sampled.reduce(0) { $0 + $1.pairs } * step)
      kept += Double(among + sampled.reduce(0) { $0 + $1.kept } * step)
    }
    let share = codes == 0 ? 0 : Double(codeCount) / Double(codes)
    let bytes = Double(PairRecord.bytesInTable)
    return Cooccurrences.Estimate(
      pairs: Int(distinct * share), kept: isPartial ? nil : (Int(kept * share), Int(kept * share * bytes)))
  }

  /// How many pairs some words have, and how many of those would be kept.
  private func sampled(_ terms: [Int], _ layout: TokenLayout, row: Int) -> (pairs: Int, kept: Int) {
    var all = options
    all.minimumCount = 0
    var counter = PairCounter(all, within: within, names: names(ofRow: row).baseAddress)
    var records = GrowableBuffer<PairRecord>()
    var (pairs, kept) = (0, 0)
    for term in terms {
      records.count = 0
      _ = counter.count(term, layout, row: row, into: &records)
      pairs += records.count
      for index in 0..<records.count {
        let record = records[index]
        let count = options.published(record.count, isSelf: record.first == record.second)
        kept += count >= options.scaledMinimum ? 1 : 0
      }
    }
    return (pairs, kept)
  }

  private static func grouped(
    _ articles: [TokenizedCorpus.Article]
  ) -> ([TokenizedCorpus.Article], [Range<Int>]) {
    var articles = articles
    articles.sort { ($0.row, $0.number) < ($1.row, $1.number) }
    var (groups, first): ([Range<Int>], Int) = ([], 0)
    for index in articles.indices where index + 1 == articles.count || articles[index + 1].row != articles[index].row {
      groups.append(first..<index + 1)
      first = index + 1
    }
    return (articles, groups)
  }

  private func layout(
    _ articles: ArraySlice<TokenizedCorpus.Article>, scratch thread: Int, threads: Int,
    release: @escaping TokenizedCorpus.Release
  ) -> TokenLayout {
    let codes = codes[thread]
    let columns = matrix.counts.columns
    let entries = names(ofRow: articles.first!.row)
    for (rank, entry) in entries.enumerated() { codes[Int(columns[Int(entry)])] = UInt32(rank) }
    return TokenLayout(
      articles, termCount: entries.count,
      frequentCount: FrequentPairs.wordCount(options, termCount: entries.count), codes: codes,
      padding: PairCounter.padding(for: options),
      keepsPositions: options.keepsPositions, threads: threads, release: release)
  }

  /// Counts the pairs of a group, each of the threads of these numbers into the `records` of its own.
  private func count(_ layout: TokenLayout, row: Int, threads numbers: Range<Int>) -> [PairPart] {
    let (threads, names) = (numbers.count, isPartial ? nil : names(ofRow: row).baseAddress)
    let (bounds, firstTask) = (taskBounds(layout.frequentCount, row: row), firstTasks[row])
    let tasks = bounds.count - 1
    let next = SharedCounter()
    var parts = [PairPart](repeating: PairPart(thread: 0, range: 0..<0), count: tasks)
    let nextPiece = SharedCounter()
    let frequent = (0..<(layout.frequentCount > 0 ? threads : 0)).map { _ in
      FrequentPairs(options, size: layout.frequentCount)
    }
    var words = [WordMargins](repeating: WordMargins(), count: layout.termCount)
    words.withUnsafeMutableBufferPointer { words in
      parts.withUnsafeMutableBufferPointer { parts in
        nonisolated(unsafe) let (words, parts, records, layout, frequent) = (words, parts, records, layout, frequent)
        nonisolated(unsafe) let (names, spills) = (names, spills)
        let (options, within) = (options, within)
        parallel(threads, threads: threads) { thread, _ in
          while !frequent.isEmpty {
            let piece = nextPiece.take()
            guard piece + 1 < layout.pieces.count else { break }
            frequent[thread].add(layout, layout.pieces[piece]..<layout.pieces[piece + 1])
          }
          var counter = PairCounter(options, within: within, names: names)
          let (records, spill) = (records[numbers.lowerBound + thread], spills[numbers.lowerBound + thread])
          while true {
            let task = next.take()
            guard task < tasks else { return }
            let start = records.buffer.count
            for term in bounds[task]..<bounds[task + 1] {
              words[term] = counter.count(term, layout, row: row, into: &records.buffer)
              if counter.encoded.count >= PairSpill.blockSize {
                spill.write(&counter.encoded, task: firstTask + 1 + task)
              }
            }
            spill.write(&counter.encoded, task: firstTask + 1 + task)
            parts[task] = PairPart(thread: numbers.lowerBound + thread, range: start..<records.buffer.count)
          }
        }
      }
    }
    let ofFrequent = records[numbers.lowerBound]
    let start = ofFrequent.buffer.count
    if let first = frequent.first {
      var counter = PairCounter(options, within: within, names: names)
      for other in frequent.dropFirst() { first.merge(other) }
      for word in 0..<layout.frequentCount {
        counter.beginWord(pairLimit: word + 1, &ofFrequent.buffer)
        for second in 0...word {
          let sum = first.sum(word, second)
          if sum.count > 0 { counter.record(row, word, second, sum, &ofFrequent.buffer) }
        }
        counter.endWord(word)
        words[word] = first.margins(word)
      }
      spills[numbers.lowerBound].write(&counter.encoded, task: firstTask)
    }
    addMargins(words, layout, row)
    return [PairPart(thread: numbers.lowerBound, range: start..<ofFrequent.buffer.count)] + parts
  }

  /// Where the words of each task of a row begin, but for that of the frequent ones, and where the last ends: about as many
  /// tokens each, the rarest words last, as their many short rows balance best.
  private func taskBounds(_ frequentCount: Int, row: Int) -> [Int] {
    let names = names(ofRow: row)
    let counts = names[frequentCount...].map { Int(matrix.counts.values[Int($0)]) }
    let (taskCount, total) = (firstTasks[row + 1] - firstTasks[row] - 1, counts.reduce(0, +))
    var (bounds, sum) = ([frequentCount], 0)
    for (index, count) in counts.enumerated() {
      sum += count
      if sum * taskCount >= total * bounds.count { bounds.append(frequentCount + index + 1) }
    }
    precondition(bounds.last! == names.count && bounds.count - 1 <= taskCount, "every word has a token")
    return bounds
  }

  private func addMargins(_ words: [WordMargins], _ layout: TokenLayout, _ row: Int) {
    for (entry, word) in zip(names(ofRow: row), words) {
      margins[Int(entry)].row += word.row
      margins[Int(entry)].column += word.column
    }
    switch (options.counting, options.margins) {
    case (.boolean, _): totals[row] += UInt64(layout.occupiedUnitCount)
    case (.events, .directed):
      totals[row] += words.reduce(layout.rareEvents(options)) { $0 + $1.row }
    default: totals[row] += UInt64(layout.tokenCount)
    }
  }
}
