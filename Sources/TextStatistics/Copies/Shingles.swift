/// Turns one article after another into the hashes of its shingles; one to a thread.
///
/// A shingle is five words that follow each other, folded as for counting and with stop words; a text of fewer words is one
/// shingle. Its hash is a sum of the hashes of its words times five odd numbers (multilinear hashing, Carter and Wegman 1979),
/// mixed by the finaliser of MurmurHash3, and depends on nothing but the words: two of n different shingles have the same
/// one with a probability of about n²/2⁶⁵, 0.00004 for 36 million. Of sets that are kept the upper halves stand for the hashes:
/// what two of a and b shingles share is one too many with a probability of ab/2³².
///
/// SAFETY: the buffers are given room for as many elements as the text has tokens before they are written to.
struct ShingleReader: ~Copyable {
  /// The words of a shingle.
  static let size = 5

  /// The hashes of the last text, in its order, until `sortUnique`.
  private(set) var hashes = GrowableBuffer<UInt64>()
  /// The token that each word of the last text is.
  private(set) var tokens = GrowableBuffer<UInt32>()
  /// What finds the words.
  private(set) var tokenizer: Tokenizer
  private var wordHashes = GrowableBuffer<UInt64>()
  private var words = GrowableBuffer<UInt64>()
  private var bounds = GrowableBuffer<UInt32>()
  private var spare = GrowableBuffer<UInt64>()

  init(_ tokenization: Tokenization) { tokenizer = Tokenizer(tokenization) }

  /// Whether a tokeniser of these options finds the words of shingles.
  static func hasWords(of options: TokenizerOptions) -> Bool {
    let own = TokenizerOptions()
    return options.folding == own.folding && options.rule == own.rule && options.keepsHyphens == own.keepsHyphens
      && options.keepsNumbers == own.keepsNumbers && options.keepsURLs == own.keepsURLs
      && options.minimumCharacters <= own.minimumCharacters && options.stopwords.isEmpty && options.stemmer == nil
      && options.ngramSizes == [1] && options.expressions.isEmpty
  }

  /// The options of the tokeniser: they are the same for everybody, so that values can be compared.
  static func tokenization() -> Tokenization {
    guard let tokenization = try? Tokenization() else {
      preconditionFailure("the default options hold no stemmer and no length that could be refused")
    }
    return tokenization
  }

  /// Reads `text`, valid UTF-8 with 64 readable bytes behind it; the result stands in `hashes`.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    tokenizer.tokenize(text)
    Self.addHashes(of: tokenizer.vocabulary, to: &wordHashes)
    combine(tokenizer.ids, tokenizer.count)
  }

  /// Takes the text that another tokeniser of the same options has read last; always the same one.
  mutating func read(_ other: borrowing Tokenizer) {
    Self.addHashes(of: other.vocabulary, to: &wordHashes)
    combine(other.ids, other.count)
  }

  private static func addHashes(of vocabulary: borrowing Vocabulary, to hashes: inout GrowableBuffer<UInt64>) {
    while hashes.count < vocabulary.count { hashes.append(hash(vocabulary.bytes(of: hashes.count))) }
  }

  private mutating func combine(_ ids: UnsafePointer<UInt32>, _ tokenCount: Int) {
    (words.count, tokens.count, hashes.count) = (0, 0, 0)
    words.reserve(tokenCount)
    tokens.reserve(tokenCount)
    hashes.reserve(tokenCount)
    let (wordHashes, words) = (wordHashes.pointer, words.pointer)
    let (tokens, hashes) = (tokens.pointer, hashes.pointer)
    var count = 0
    for token in 0..<tokenCount where ids[token] != Vocabulary.removed {
      words[count] = wordHashes[Int(ids[token])]
      tokens[count] = UInt32(truncatingIfNeeded: token)
      count &+= 1
    }
    self.tokens.count = count
    if count >= Self.size {
      for first in 0...count - Self.size {
        var sum: UInt64 = 0
        for word in 0..<Self.size { sum &+= words[first &+ word] &* Self.factor(word) }
        hashes[first] = Self.mixed(sum)
      }
      self.hashes.count = count - Self.size + 1
    } else if count > 0 {
      var sum = UInt64(count)
      for word in 0..<count { sum &+= words[word] &* Self.factor(word) }
      hashes[0] = Self.mixed(sum)
      self.hashes.count = 1
    }
  }

  /// Brings the hashes into rising order and drops repeats.
  ///
  /// They are evenly spread, so each is dealt to where it should about stand, and then moved by a few places. What is not,
  /// in a text that says the same again and again, is sorted as usual.
  mutating func sortUnique() {
    let count = hashes.count
    guard count > 1 else { return }
    (bounds.count, spare.count) = (0, 0)
    bounds.pad(to: count + 1, with: 0)
    spare.reserve(count)
    let (hashes, bounds, spare) = (hashes.pointer, bounds.pointer, spare.pointer)
    let width = UInt64(count)
    for index in 0..<count { bounds[Int(truncatingIfNeeded: hashes[index].multipliedFullWidth(by: width).high)] &+= 1 }
    var sum: UInt32 = 0
    for bucket in 0..<count {
      let next = sum &+ bounds[bucket]
      bounds[bucket] = sum
      sum = next
    }
    for index in 0..<count {
      let bucket = Int(truncatingIfNeeded: hashes[index].multipliedFullWidth(by: width).high)
      spare[Int(bounds[bucket])] = hashes[index]
      bounds[bucket] &+= 1
    }
    var patience = 16 * count
    for index in 1..<count {
      let hash = spare[index]
      var place = index
      while place > 0, spare[place &- 1] > hash {
        spare[place] = spare[place &- 1]
        place &-= 1
      }
      spare[place] = hash
      patience &-= index &- place
      if patience < 0 {
        var rest = UnsafeMutableBufferPointer(start: spare, count: count)
        rest.sort()
        break
      }
    }
    hashes[0] = spare[0]
    var kept = 1
    for index in 1..<count {
      hashes[kept] = spare[index]
      kept &+= spare[index] == spare[index &- 1] ? 0 : 1
    }
    self.hashes.count = kept
  }

  @inline(__always)
  private static func factor(_ word: Int) -> UInt64 {
    switch word {
    case 0: 0x9E37_79B9_7F4A_7C15
    case 1: 0xC2B2_AE3D_27D4_EB4F
    case 2: 0xD6E8_FEB8_6659_FD93
    case 3: 0xA076_1D64_78BD_642F
    default: 0xE703_7ED1_A0B4_28DB
    }
  }

  @inline(__always)
  static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = (hash ^ hash &>> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash &>> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash &>> 33
  }

  /// FNV-1a, mixed.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    mixed(bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }
}

/// How many hashes two sets, both in rising order, have in common.
///
/// - Complexity: O(a + b), or O(a log b) where b is much larger.
func sharedCount<Hash: FixedWidthInteger>(_ a: UnsafeBufferPointer<Hash>, _ b: UnsafeBufferPointer<Hash>) -> Int {
  if a.count > b.count { return sharedCount(b, a) }
  guard let first = a.baseAddress, let second = b.baseAddress else { return 0 }
  var (i, j, shared) = (0, 0, 0)
  if a.count * 32 < b.count {
    while i < a.count {
      var length = b.count - j
      while length > 0 {
        let half = length / 2
        if second[j + half] < first[i] {
          j += half + 1
          length -= half + 1
        } else {
          length = half
        }
      }
      if j == b.count { break }
      shared += second[j] == first[i] ? 1 : 0
      i += 1
    }
    return shared
  }
  let (n, m) = (a.count, b.count)
  // Without branches on what is found: they would be guessed wrong half the time.
  while i < n, j < m {
    let (x, y) = (first[i], second[j])
    shared &+= x == y ? 1 : 0
    i &+= x <= y ? 1 : 0
    j &+= y <= x ? 1 : 0
  }
  return shared
}
