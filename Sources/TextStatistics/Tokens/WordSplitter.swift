/// Finds the words of a text: the fast path of the tokeniser.
///
/// Blocks of 64 bytes become bit masks of word characters and of punctuation that may stand inside a word; starts and ends
/// of words are then found by shifts. ASCII is decided here; anything else marks its word as slow, and the marked words are
/// segmented by the rules of UAX #29 themselves. Both give the same words (tested on random and real text).
///
/// SAFETY: reads up to 63 bytes beyond the end of the text, which the corpus reader guarantees to be there; writes at most
/// one start and one end per two bytes of text and a slow segment per byte, which `reserve` makes room for.
struct WordSplitter: ~Copyable {
  /// The byte offsets at which the words of the last text start, and end.
  private(set) var starts: UnsafeMutablePointer<UInt32>
  private(set) var ends: UnsafeMutablePointer<UInt32>
  private var spareStarts: UnsafeMutablePointer<UInt32>
  private var spareEnds: UnsafeMutablePointer<UInt32>

  private let rule: TokenizerOptions.WordRule
  private let table: WordBreakTable
  /// Bit masks, one word for 64 bytes, with a zero word before and after: word characters, possible joints, slow bytes.
  private var words: UnsafeMutablePointer<UInt64>
  private var joints: UnsafeMutablePointer<UInt64>
  private var slow: UnsafeMutablePointer<UInt64>
  private var capacity = 0
  private let classes: UnsafeMutablePointer<UInt8>

  /// What an ASCII byte is to the word rules.
  private enum Class {
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2
    static let underscore: UInt8 = 3
    static let colon: UInt8 = 4  // MidLetter
    static let stop: UInt8 = 5  // MidNumLet and Single_Quote
    static let comma: UInt8 = 6  // MidNum
    static let notASCII: UInt8 = 255
  }

  init(rule: TokenizerOptions.WordRule, table: WordBreakTable) {
    self.rule = rule
    self.table = table
    (starts, ends) = (.allocate(capacity: 1), .allocate(capacity: 1))
    (spareStarts, spareEnds) = (.allocate(capacity: 1), .allocate(capacity: 1))
    (words, joints, slow) = (.allocate(capacity: 1), .allocate(capacity: 1), .allocate(capacity: 1))
    classes = .allocate(capacity: 256)
    for byte in 0..<256 {
      switch UInt8(byte) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): classes[byte] = Class.letter
      case UInt8(ascii: "0")...UInt8(ascii: "9"): classes[byte] = Class.digit
      case UInt8(ascii: "_"): classes[byte] = Class.underscore
      case UInt8(ascii: ":"): classes[byte] = Class.colon
      case UInt8(ascii: "."), UInt8(ascii: "'"): classes[byte] = Class.stop
      case UInt8(ascii: ","), UInt8(ascii: ";"): classes[byte] = Class.comma
      case 0x80...: classes[byte] = Class.notASCII
      default: classes[byte] = 0
      }
    }
  }

  deinit {
    for pointer in [starts, ends, spareStarts, spareEnds] { pointer.deallocate() }
    for pointer in [words, joints, slow] { pointer.deallocate() }
    classes.deallocate()
  }

  private mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    capacity = count * 2
    let blocks = capacity / 64 + 3
    for pointer in [words, joints, slow] { pointer.deallocate() }
    (words, joints, slow) = (.allocate(capacity: blocks), .allocate(capacity: blocks), .allocate(capacity: blocks))
    for pointer in [starts, ends, spareStarts, spareEnds] { pointer.deallocate() }
    (starts, ends) = (.allocate(capacity: capacity + 16), .allocate(capacity: capacity + 16))
    (spareStarts, spareEnds) = (.allocate(capacity: capacity + 16), .allocate(capacity: capacity + 16))
  }

  /// Fills `starts` and `ends` with the words of `text` and returns their number.
  mutating func split(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard let bytes = text.baseAddress, !text.isEmpty else { return 0 }
    precondition(text.count < 1 << 31, "an article of two gigabytes")
    reserve(text.count + 64)
    let blocks = (text.count + 63) / 64
    let anyNonASCII = classify(bytes, text.count, blocks)
    var anySlow = false
    if anyNonASCII { anySlow = resolveNonASCII(bytes, text.count, blocks) }
    if rule == .unicode { joinAcrossPunctuation(bytes, blocks) }
    let count = extract(blocks, text.count)
    if rule == .sklearn { return keepLongRuns(bytes, count) }
    return anySlow ? resolveSlowWords(bytes, text.count, count) : count
  }

  // MARK: - The steps

  /// Fills `words` and `joints` from ASCII, and `slow` with the bytes above it.
  private func classify(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ blocks: Int) -> Bool {
    let raw = UnsafeRawPointer(bytes)
    let weights = Bytes(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    var above: UInt64 = 0
    words[0] = 0
    for block in 0..<blocks {
      var masks = (words: UInt64(0), joints: UInt64(0), above: UInt64(0))
      for quarter in 0..<4 {
        let chunk = raw.loadUnaligned(fromByteOffset: block &* 64 &+ quarter &* 16, as: Bytes.self)
        let found = Self.find(in: chunk, weights)
        let shift = UInt64(truncatingIfNeeded: quarter &* 16)
        masks.words |= found.words &<< shift
        masks.joints |= found.joints &<< shift
        masks.above |= found.above &<< shift
      }
      if block == blocks - 1, count & 63 != 0 {
        let inside = (UInt64(1) &<< UInt64(count & 63)) &- 1
        masks = (masks.words & inside, masks.joints & inside, masks.above & inside)
      }
      words[block + 1] = masks.words
      joints[block + 1] = masks.joints
      slow[block + 1] = masks.above
      above |= masks.above
    }
    words[blocks + 1] = 0
    return above != 0
  }

  private typealias Bytes = SIMD16<UInt8>

  /// Word characters, possible joints and non-ASCII among 16 bytes.
  ///
  /// Vectors on both sides throughout: the operators that take a scalar are generic and not inlined, 60 times slower.
  @inline(__always)
  private static func find(in chunk: Bytes, _ weights: Bytes) -> (words: UInt64, joints: UInt64, above: UInt64) {
    let letters = ((chunk | Bytes(repeating: 0x20)) &- Bytes(repeating: 97)) .< Bytes(repeating: 26)
    let digits = (chunk &- Bytes(repeating: 48)) .< Bytes(repeating: 10)
    let underscores = chunk .== Bytes(repeating: 0x5F)
    let stops = (chunk .== Bytes(repeating: 0x2E)) .| (chunk .== Bytes(repeating: 0x2C))
    let quotes = (chunk .== Bytes(repeating: 0x27)) .| (chunk .== Bytes(repeating: 0x22))
    let colons = (chunk &- Bytes(repeating: 0x3A)) .< Bytes(repeating: 2)
    let above = chunk .>= Bytes(repeating: 0x80)
    return (
      bits(letters .| digits .| underscores, weights), bits(stops .| quotes .| colons, weights), bits(above, weights)
    )
  }

  /// One bit a lane: the standard library has no `movemask`.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>, _ weights: Bytes) -> UInt64 {
    let halves = unsafeBitCast(unsafeBitCast(mask, to: Bytes.self) & weights, to: SIMD2<UInt64>.self)
    let low = (halves[0] &* 0x0101_0101_0101_0101) &>> 56
    let high = (halves[1] &* 0x0101_0101_0101_0101) &>> 56
    return low | high &<< 8
  }

  /// Looks at every non-ASCII scalar: `slow` holds their bytes before, and only those that need the full rules after.
  ///
  /// Curly quotes, dashes and the ellipsis, which make up nearly all of them in news, are decided here: they separate words,
  /// or, an apostrophe between two ASCII letters or digits, join them.
  private func resolveNonASCII(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ blocks: Int) -> Bool {
    var anySlow = false
    for block in 0..<blocks {
      var pending = slow[block + 1]
      slow[block + 1] = 0
      while pending != 0 {
        let index = block * 64 + pending.trailingZeroBitCount
        pending &= pending &- 1
        let byte = bytes[index]
        if byte & 0xC0 == 0x80 { continue }  // decided with its lead byte
        let length = min(byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4, count - index)
        if rule == .sklearn {
          if SklearnRule.isWord(decodeScalar(bytes, at: index, end: count).scalar) { markWord(index, length) }
          continue
        }
        if byte == 0xE2, length == 3, bytes[index + 1] == 0x80 {
          switch bytes[index + 2] {
          case 0x93, 0x94, 0x9C, 0x9D, 0xA6: continue  // – — “ ” …
          case 0x98, 0x99:  // ‘ ’
            let before = index > 0 ? classes[Int(bytes[index - 1])] : 0
            let after = index + 3 < count ? classes[Int(bytes[index + 3])] : 0
            if before != Class.notASCII && after != Class.notASCII {
              if before == after && (before == Class.letter || before == Class.digit) { markWord(index, length) }
              continue
            }
          default: break
          }
        }
        if byte == 0xC2, length == 2, bytes[index + 1] == 0xA0 { continue }  // no-break space
        anySlow = true
        markWord(index, length)
        for position in index..<index + length {
          // The scalar may reach into a block that still waits for its turn, where `slow` means "above ASCII".
          if position >> 6 == block { slow[block + 1] |= 1 &<< UInt64(position & 63) }
        }
      }
    }
    return anySlow
  }

  @inline(__always)
  private func markWord(_ index: Int, _ length: Int) {
    for position in index..<index + length { words[position >> 6 + 1] |= 1 &<< UInt64(position & 63) }
  }

  /// WB6, WB7, WB11, WB12 for ASCII; next to anything else the joint is set, and the slow path decides.
  private func joinAcrossPunctuation(_ bytes: UnsafePointer<UInt8>, _ blocks: Int) {
    var previous: UInt64 = 0
    for block in 1...blocks {
      let current = words[block]
      var candidates =
        joints[block] & (current &<< 1 | previous &>> 63) & (current &>> 1 | words[block + 1] &<< 63)
      previous = current
      while candidates != 0 {
        let bit = candidates & (0 &- candidates)
        let index = (block - 1) * 64 + candidates.trailingZeroBitCount
        candidates ^= bit
        let (before, after) = (classes[Int(bytes[index - 1])], classes[Int(bytes[index + 1])])
        let joint = classes[Int(bytes[index])]
        let joins: Bool
        if before == Class.notASCII || after == Class.notASCII {
          joins = true
        } else if before == after {
          joins =
            before == Class.letter && (joint == Class.stop || joint == Class.colon)
            || before == Class.digit && (joint == Class.stop || joint == Class.comma)
        } else {
          joins = false
        }
        if joins { words[block] |= bit }
      }
    }
  }

  /// Writes the starts and ends of the runs of word characters, eight at a time whether or not there are as many: a branch
  /// per eight words, not per word.
  private func extract(_ blocks: Int, _ count: Int) -> Int {
    var (startCount, endCount) = (0, 0)
    var carry: UInt64 = 0
    for block in 0..<blocks {
      let word = words[block + 1]
      let shifted = word &<< 1 | carry
      carry = word &>> 63
      let base = UInt32(truncatingIfNeeded: block &* 64)
      startCount &+= Self.write(word & ~shifted, base, to: starts + startCount)
      endCount &+= Self.write(~word & shifted, base, to: ends + endCount)
    }
    if endCount < startCount { ends[endCount] = UInt32(truncatingIfNeeded: count) }
    return startCount
  }

  @inline(__always)
  private static func write(_ mask: UInt64, _ base: UInt32, to output: UnsafeMutablePointer<UInt32>) -> Int {
    var mask = mask
    let count = mask.nonzeroBitCount
    var written = 0
    repeat {
      for lane in 0..<8 {
        output[written &+ lane] = base &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
        mask &= mask &- 1
      }
      written &+= 8
    } while written < count
    return count
  }

  /// Segments the runs that hold slow bytes by the full rules; the others are copied as they are.
  ///
  /// A run starts at a boundary: what stands before it is ASCII that is no part of a word, or punctuation decided above. A
  /// run of n bytes may hold n words, so they are written to a second pair of arrays.
  private mutating func resolveSlowWords(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ runs: Int) -> Int {
    var (run, written, done) = (0, 0, 0)
    func copyRuns(upTo end: Int) {
      (spareStarts + written).update(from: starts + run, count: end - run)
      (spareEnds + written).update(from: ends + run, count: end - run)
      written += end - run
      run = end
    }
    for block in 0..<(count + 63) / 64 {
      var pending = slow[block + 1]
      while pending != 0 {
        let position = block * 64 + pending.trailingZeroBitCount
        pending &= pending &- 1
        if position < done { continue }
        var slowRun = run
        while ends[slowRun] <= position { slowRun &+= 1 }
        copyRuns(upTo: slowRun)
        var start = Int(starts[run])
        // This run, and those that its last segment reaches into.
        repeat {
          start = max(start, Int(starts[run]))
          while start < ends[run] {
            let segment = nextWordBoundary(bytes, from: start, end: count, table: table)
            if segment.isWord {
              spareStarts[written] = UInt32(truncatingIfNeeded: start)
              spareEnds[written] = UInt32(truncatingIfNeeded: segment.end)
              written &+= 1
            }
            start = segment.end
          }
          run += 1
        } while run < runs && starts[run] < start
        done = start
      }
    }
    copyRuns(upTo: runs)
    swap(&starts, &spareStarts)
    swap(&ends, &spareEnds)
    return written
  }

  /// `\w\w+`: drops the runs of a single character.
  private func keepLongRuns(_ bytes: UnsafePointer<UInt8>, _ runs: Int) -> Int {
    var written = 0
    for run in 0..<runs {
      let first = bytes[Int(starts[run])]
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard Int(ends[run] - starts[run]) > length else { continue }
      (starts[written], ends[written]) = (starts[run], ends[run])
      written += 1
    }
    return written
  }
}

/// What Python's `re` calls a word character: `str.isalnum()` or the underscore.
enum SklearnRule {
  static func isWord(_ scalar: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return properties.numericType != nil
    }
  }
}
