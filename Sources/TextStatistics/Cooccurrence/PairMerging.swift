/// Adds up pairs that were counted part by part; one to a thread.
///
/// As where they are counted, a word's row is added up in an array with a slot per second word: nothing is compared but the
/// ranks of first words.
///
/// SAFETY: `slots` has one for every rank of the group whose pairs are merged.
final class PairMerging {
  private let options: CooccurrenceOptions
  /// How many bytes may be read at a time, of all stretches together.
  private let memory: Int
  private var slots = GrowableBuffer<PairSum>(capacity: 0)
  private var touched = GrowableBuffer<UInt32>(capacity: 0)

  init(_ options: CooccurrenceOptions, memory: Int) { (self.options, self.memory) = (options, memory) }

  /// Appends what is kept of the pairs in some stretches of a group to `records`.
  ///
  /// - Parameters:
  ///   - stretches: All of the same words.
  ///   - row: The group.
  ///   - names: By rank, how the table names a word.
  ///   - records: Where the pairs go.
  ///   - didKeep: Called after every word with how many of its pairs are kept.
  /// - Throws: `InputError` if a file cannot be read, and what `didKeep` throws.
  /// - Complexity: O(pairs of all stretches + words · log stretches).
  func merge(
    _ stretches: ArraySlice<PairSpill.Stretch>, row: Int, names: UnsafeBufferPointer<UInt32>,
    into records: inout GrowableBuffer<PairRecord>, didKeep: (Int) throws -> Void
  ) throws {
    slots.pad(to: names.count, with: PairSum())
    // One more, which is written where nothing is noted.
    touched.reserve(names.count + 1)
    let (slots, touched, minimum) = (slots.pointer, touched.pointer, options.scaledMinimum)
    let size = min(max(memory / max(1, stretches.count), 1 << 9), PairSpill.blockSize)
    let readers = stretches.map { Reader($0, size: size) }
    // A heap of the ranks of the words that come next, with the numbers of their readers: none is above those behind it.
    var heads: [UInt64] = []
    for (number, reader) in readers.enumerated() {
      if let word = try reader.nextWord() { heads.append(UInt64(word) << 32 | UInt64(number)) }
    }
    for place in heads.indices.reversed() { Self.sink(place, in: &heads) }
    while let head = heads.first {
      let first = UInt32(head >> 32)
      var touchedCount = 0
      while let head = heads.first, UInt32(head >> 32) == first {
        let number = Int(UInt32(truncatingIfNeeded: head))
        try readers[number].addPairs(to: slots, touched, &touchedCount)
        if let word = try readers[number].nextWord() {
          heads[0] = UInt64(word) << 32 | UInt64(number)
        } else {
          heads.swapAt(0, heads.count - 1)
          heads.removeLast()
        }
        Self.sink(0, in: &heads)
      }
      let keptCount = records.count
      for second in UnsafeBufferPointer(start: touched, count: touchedCount) {
        let sum = slots[Int(second)]
        slots[Int(second)] = PairSum()
        guard options.published(sum.count, isSelf: first == second) >= minimum else { continue }
        let (one, other) = PairRecord.ordered(names[Int(first)], names[Int(second)], options)
        records.append(PairRecord(row: UInt32(row), first: one, second: other, sum))
      }
      try didKeep(records.count - keptCount)
    }
  }

  /// Moves the head at a place down a heap until none below is before it.
  private static func sink(_ place: Int, in heads: inout [UInt64]) {
    var place = place
    while 2 * place + 1 < heads.count {
      var child = 2 * place + 1
      if child + 1 < heads.count, heads[child + 1] < heads[child] { child += 1 }
      guard heads[child] < heads[place] else { return }
      heads.swapAt(place, child)
      place = child
    }
  }

  /// Where the merge is in a stretch.
  private final class Reader {
    private let file: SpillFile
    /// What of the stretch has not been read.
    private var offset: Int
    private var rest: Int
    private let buffer: UnsafeMutablePointer<UInt8>
    private let size: Int
    /// What of the buffer has not been used.
    private var next: UnsafePointer<UInt8>
    private var end: UnsafePointer<UInt8>
    private var pairCount = 0

    init(_ stretch: PairSpill.Stretch, size: Int) {
      (file, offset, rest) = (stretch.file, stretch.offset, stretch.size)
      self.size = min(size, rest)
      buffer = .allocate(capacity: self.size + PairCode.longest)
      next = UnsafePointer(buffer)
      end = next
    }

    deinit { buffer.deallocate() }

    /// Reads on behind what has not been used.
    private func fill() throws {
      let left = end - next
      buffer.update(from: next, count: left)
      let count = min(size - left, rest)
      try file.read(UnsafeMutableBufferPointer(start: buffer + left, count: count), at: offset)
      offset += count
      rest -= count
      next = UnsafePointer(buffer)
      end = next + left + count
    }

    /// The rank of the next word, whose pairs `addPairs` will read; nil at the end.
    func nextWord() throws -> UInt32? {
      if end - next < PairCode.wordSize {
        guard rest > 0 else { return nil }
        try fill()
      }
      let head = PairCode.readWord(next)
      next += PairCode.wordSize
      pairCount = head.pairCount
      return head.word
    }

    /// Adds the pairs of the word to `slots`, and notes which of them were empty.
    func addPairs(
      to slots: UnsafeMutablePointer<PairSum>, _ touched: UnsafeMutablePointer<UInt32>, _ touchedCount: inout Int
    ) throws {
      var count = touchedCount
      while pairCount > 0 {
        if end - next < PairCode.longest, rest > 0 { try fill() }
        // So many are in the buffer whole, however long they are.
        let whole = rest > 0 ? min(pairCount, (end - next) / PairCode.longest) : pairCount
        var place = next
        for _ in 0..<whole {
          let (second, pair) = PairCode.read(&place)
          touched[count] = UInt32(truncatingIfNeeded: second)
          count &+= slots[second].count == 0 ? 1 : 0
          slots[second] += pair
        }
        next = place
        pairCount -= whole
      }
      touchedCount = count
    }
  }
}
