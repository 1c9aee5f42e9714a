/// Turns the text of one article after another into ids of terms; one to a thread.
///
/// Every token of a text keeps its place: one that is not counted (a stop word, a number when numbers are dropped) has the
/// id `Vocabulary.removed`. Folding, filters and stemming are worked out once per type, when it is first met.
///
/// A structure, so that the inner loop pays no checks of exclusive access, which properties of classes cost.
///
/// SAFETY: reads 16 bytes at a word's start, which may lie beyond the text's end but within the 64 bytes that the corpus
/// reader keeps readable there; the buffers hold as many ids as the text has words.
struct Tokenizer: ~Copyable {
  let options: TokenizerOptions
  var vocabulary: Vocabulary
  /// The terms of the last text, one per token.
  private(set) var ids: UnsafeMutablePointer<UInt32> = .allocate(capacity: 1)
  /// The number of tokens of the last text, removed ones included.
  private(set) var count = 0

  private var splitter: WordSplitter
  private var capacity = 0
  private let folder: TokenFolder
  private let stemmer: Stemmer?
  private let lowercaseMask: UInt64
  private let stopwordCount: Int
  private let expressions: ExpressionTrie
  /// With expressions, which are matched before words are dropped or stemmed: the term of every folded type.
  private var terms: [UInt32] = []
  private var scratch: [UInt8] = []
  private let pending: UnsafeMutablePointer<(low: UInt64, high: UInt64, hash: UInt32, tag: UInt32)>
  private static let pendingCapacity = 256

  init(_ tokenization: Tokenization) {
    options = tokenization.options
    folder = TokenFolder(options.folding)
    splitter = WordSplitter(rule: options.rule, table: tokenization.wordBreaks)
    // Tokenization has made one already, so this cannot fail.
    stemmer = options.stemmer.flatMap { try? Stemmer(language: $0) }
    lowercaseMask = options.folding.contains(.lowercase) ? 0x8080_8080_8080_8080 : 0
    pending = .allocate(capacity: Self.pendingCapacity)
    var vocabulary = Vocabulary()
    for word in tokenization.stopwords { _ = word.withUnsafeBufferPointer { vocabulary.intern($0) } }
    stopwordCount = vocabulary.count
    expressions = ExpressionTrie(
      tokenization.expressions, in: &vocabulary, kind: stemmer == nil ? 0 : Vocabulary.stemTag)
    self.vocabulary = vocabulary
    for id in 1..<max(1, self.vocabulary.count) { settle(UInt32(id)) }
  }

  deinit {
    ids.deallocate()
    pending.deallocate()
  }

  /// The classes of the word rules, changed where folding makes a separator or an apostrophe of a character that is none.
  static func wordBreaks(for folding: Folding) -> WordBreakTable {
    var overrides: [Unicode.Scalar: WordBreak] = [:]
    if folding.contains(.spaces) { overrides["\u{202F}"] = .wSegSpace }
    if folding.contains(.quotes) { overrides.merge(["\u{02BC}": .singleQuote, "\u{201B}": .singleQuote]) { $1 } }
    return overrides.isEmpty ? .standard : WordBreakTable(overriding: overrides)
  }

  /// The byte range of token `index` in the last text.
  func range(of index: Int) -> Range<Int> { Int(splitter.starts[index])..<Int(splitter.ends[index]) }

  /// The byte offset at which each token of the last text starts.
  var starts: UnsafeMutablePointer<UInt32> { splitter.starts }

  /// The byte offset at which each token of the last text ends.
  var ends: UnsafeMutablePointer<UInt32> { splitter.ends }

  /// Reads `text`, valid UTF-8 with 64 readable bytes behind it; the result stands in `ids` and `count`.
  mutating func tokenize(_ text: UnsafeBufferPointer<UInt8>) {
    count = splitter.split(text)
    if count > capacity {
      ids.deallocate()
      capacity = count * 2
      ids = .allocate(capacity: capacity)
    }
    guard count > 0, let bytes = text.baseAddress else { return }
    if options.keepsHyphens { joinHyphenated(bytes) }
    lookUp(bytes)
    if !options.keepsURLs { removeURLs(text) }
    if !expressions.isEmpty { joinExpressions() }
  }

  // MARK: - Looking words up

  /// Words to ids in three passes over small batches: keys and hashes first, without a branch that depends on the data,
  /// asking for the slots; then asking for the keys that the slots name; then the comparisons.
  private mutating func lookUp(_ bytes: UnsafePointer<UInt8>) {
    let (starts, ends) = (splitter.starts, splitter.ends)
    var first = 0
    while first < count {
      let last = min(count, first + Self.pendingCapacity)
      for index in first..<last {
        let start = Int(starts[index])
        let length = Int(ends[index]) &- start
        let raw = UnsafeRawPointer(bytes + start)
        // Shifts by the number of bits that are not the word's, in two halves of at most 64 bits.
        let lowBits = UInt64(truncatingIfNeeded: min(length, 8) &* 8)
        let highBits = UInt64(truncatingIfNeeded: max(min(length, 16) &- 8, 0) &* 8)
        let lowMask = UInt64.max &>> ((64 &- lowBits) & 63)
        let highMask = ((1 &<< (highBits & 63)) &- 1) | (0 &- (highBits &>> 6))
        let low = lowercased(raw.loadUnaligned(as: UInt64.self) & lowMask)
        let high = lowercased(raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & highMask)
        let tag = UInt32(truncatingIfNeeded: length)
        let hash = Vocabulary.hash(low, high, tag)
        pending[index &- first] = (low, high, hash, tag)
        vocabulary.prefetchSlot(hash)
      }
      for index in 0..<last &- first { vocabulary.prefetchKey(pending[index].hash) }
      for index in first..<last {
        let word = pending[index &- first]
        if word.tag <= 16, let id = vocabulary.find(word.low, word.high, word.tag, hash: word.hash) {
          ids[index] = vocabulary.keys[Int(id)].folded
        } else {
          ids[index] = lookUpSlowly(bytes + Int(starts[index]), Int(word.tag))
        }
      }
      first = last
    }
  }

  /// A to Z of eight bytes at once, if case is folded; other bytes, above ASCII too, stay.
  @inline(__always)
  private func lowercased(_ bytes: UInt64) -> UInt64 {
    let sevenBits = bytes & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = sevenBits &+ 0x3F3F_3F3F_3F3F_3F3F
    let aboveZ = sevenBits &+ 0x2525_2525_2525_2525
    return bytes | ((fromA ^ aboveZ) & ~bytes & lowercaseMask) &>> 2
  }

  /// A long word, or one that is new: its ASCII letters are lower-cased first, as the fast path does.
  @inline(never)
  private mutating func lookUpSlowly(_ word: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: UnsafeBufferPointer(start: word, count: length))
    if lowercaseMask != 0 {
      for index in scratch.indices where scratch[index] &- UInt8(ascii: "A") < 26 { scratch[index] |= 0x20 }
    }
    let (id, isNew) = scratch.withUnsafeBufferPointer { vocabulary.intern($0) }
    if isNew { define(id) }
    return vocabulary.keys[Int(id)].folded
  }

  /// Works out what a type that was just seen for the first time counts as.
  private mutating func define(_ id: UInt32) {
    let raw = vocabulary.bytes(of: Int(id))
    guard raw.contains(where: { $0 >= 0x80 }) else {
      let isWord = raw.contains { $0 &- UInt8(ascii: "0") < 10 || ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
      // `__` is a word to scikit-learn.
      if isWord || options.rule == .sklearn {
        settle(id)
      } else {
        vocabulary.setFolded(id, to: Vocabulary.removed)
      }
      return
    }
    var folded: [UInt8] = []
    folder.fold(raw, into: &folded)
    // A letter apostrophe at the edge of a word has become punctuation.
    while folded.last == UInt8(ascii: "'") { folded.removeLast() }
    let body = folded.drop { $0 == UInt8(ascii: "'") }
    if body.elementsEqual(raw) {
      settle(id)
      return
    }
    let (target, isNew) = body.withUnsafeBufferPointer { vocabulary.intern($0) }
    if isNew { settle(target) }
    vocabulary.setFolded(id, to: vocabulary.keys[Int(target)].folded)
  }

  /// Decides the term of a folded type: removed, stemmed or itself.
  private mutating func settle(_ id: UInt32) {
    let term = term(of: id)
    if expressions.isEmpty {
      vocabulary.setFolded(id, to: term)
    } else {
      while terms.count <= Int(max(id, term)) { terms.append(UInt32(terms.count)) }
      terms[Int(id)] = term
    }
  }

  private mutating func term(of id: UInt32) -> UInt32 {
    guard id >= stopwordCount else { return Vocabulary.removed }
    let bytes = vocabulary.bytes(of: Int(id))
    if options.minimumCharacters > 1, bytes.count(where: { $0 & 0xC0 != 0x80 }) < options.minimumCharacters {
      return Vocabulary.removed
    }
    if !options.keepsNumbers, Self.isNumber(bytes) { return Vocabulary.removed }
    guard let stemmer else { return id }
    var stem: [UInt8] = []
    stemmer.stem(bytes, into: &stem)
    return stem.withUnsafeBufferPointer { vocabulary.intern($0, kind: Vocabulary.stemTag).id }
  }

  /// Whether a token has digits and no letter.
  static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.allSatisfy({ $0 < 0x80 }) { return !bytes.contains { ($0 | 0x20) &- UInt8(ascii: "a") < 26 } }
    return !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0.properties.isAlphabetic }
  }

  // MARK: - Options that look at more than one word

  /// Joins words that nothing but a hyphen separates.
  private mutating func joinHyphenated(_ bytes: UnsafePointer<UInt8>) {
    let (starts, ends) = (splitter.starts, splitter.ends)
    var last = 0
    for index in 1..<max(1, count) {
      let gap = bytes + Int(ends[last])
      let isHyphen: Bool
      switch starts[index] - ends[last] {
      case 1: isHyphen = gap[0] == UInt8(ascii: "-")
      // U+2010 and its no-break form.
      case 3: isHyphen = gap[0] == 0xE2 && gap[1] == 0x80 && (gap[2] == 0x90 || gap[2] == 0x91)
      default: isHyphen = false
      }
      if !isHyphen {
        last += 1
        starts[last] = starts[index]
      }
      ends[last] = ends[index]
    }
    count = last + 1
  }

  /// Removes the words of `http://...` and `www....` up to the next white space.
  private func removeURLs(_ text: UnsafeBufferPointer<UInt8>) {
    var end = 0
    for index in 0..<count {
      let range = range(of: index)
      if range.lowerBound >= end, Self.startsURL(text, range) {
        end = text[range.upperBound...].firstIndex { $0 <= 0x20 } ?? text.count
      }
      if range.lowerBound < end { ids[index] = Vocabulary.removed }
    }
  }

  private static func startsURL(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    func word(_ index: Int) -> UInt8 { text[range.lowerBound + index] | 0x20 }
    // scikit-learn's words end at the stop, where those of Unicode go on.
    if range.count >= 3, word(0) == UInt8(ascii: "w"), word(1) == word(0), word(2) == word(0),
      text.count > range.lowerBound + 4, text[range.lowerBound + 3] == UInt8(ascii: "."),
      text[range.lowerBound + 4] > 0x20
    {
      return true
    }
    guard (3...5).contains(range.count), text.count > range.upperBound + 3 else { return false }
    return text[range.upperBound..<range.upperBound + 3].elementsEqual("://".utf8)
  }

  /// Replaces the longest expression at each place by one token, then drops and stems what is left.
  private mutating func joinExpressions() {
    while terms.count < vocabulary.count { terms.append(UInt32(terms.count)) }
    var (read, written) = (0, 0)
    while read < count {
      let match = expressions.longestMatch(ids + read, count - read)
      ids[written] = match?.id ?? terms[Int(ids[read])]
      splitter.starts[written] = splitter.starts[read]
      read += match?.length ?? 1
      splitter.ends[written] = splitter.ends[read - 1]
      written += 1
    }
    count = written
  }

  /// The folded words of a short text, for lists that go through the tokeniser.
  mutating func foldedWords(of text: String) -> [[UInt8]] {
    let padded = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
    padded.withUnsafeBufferPointer { tokenize(UnsafeBufferPointer(rebasing: $0.dropLast(64))) }
    var words: [[UInt8]] = []
    for index in 0..<count where ids[index] != Vocabulary.removed {
      words.append(Array(vocabulary.bytes(of: Int(ids[index]))))
    }
    return words
  }
}

/// Multi-word expressions as a trie over the ids of their folded words.
struct ExpressionTrie {
  private var next: [UInt64: UInt32] = [:]
  private var ends: [UInt32: UInt32] = [:]
  private var firstWords: [Bool] = []

  var isEmpty: Bool { firstWords.isEmpty }

  /// The joined tokens are of the `kind` of all other terms, so that no two terms have the same letters.
  init(_ expressions: [[[UInt8]]], in vocabulary: inout Vocabulary, kind: UInt32) {
    var states: UInt32 = 1
    for words in expressions {
      var state: UInt32 = 0
      for (position, word) in words.enumerated() {
        let id = word.withUnsafeBufferPointer { vocabulary.intern($0).id }
        if position == 0 {
          while firstWords.count <= Int(id) { firstWords.append(false) }
          firstWords[Int(id)] = true
        }
        let edge = UInt64(state) << 32 | UInt64(id)
        if next[edge] == nil {
          next[edge] = states
          states += 1
        }
        state = next[edge]!
      }
      let joined = Array(words.joined(separator: [UInt8(ascii: "_")]))
      ends[state] = joined.withUnsafeBufferPointer { vocabulary.intern($0, kind: kind).id }
    }
  }

  /// The longest expression that the words at `ids` begin with.
  func longestMatch(_ ids: UnsafePointer<UInt32>, _ count: Int) -> (id: UInt32, length: Int)? {
    guard Int(ids[0]) < firstWords.count, firstWords[Int(ids[0])] else { return nil }
    var (state, best): (UInt32, (UInt32, Int)?) = (0, nil)
    for position in 0..<count {
      guard let target = next[UInt64(state) << 32 | UInt64(ids[position])] else { break }
      state = target
      if let id = ends[state] { best = (id, position + 1) }
    }
    return best
  }
}
