/// A word of a text, as VADER splits it.
struct VaderToken {
  /// What is known of it.
  var code: VaderCode
  /// Its bytes in the text.
  var start, end: UInt32

  static let nothing = VaderToken(code: VaderCode(bits: 0), start: 0, end: 0)
}

/// Splits texts as VADER does, and looks every word up.
///
/// Words stand between white space (that of Python's `str.isspace`) and lose the ASCII punctuation around them, unless
/// at most two characters would be left: those may be an emoticon. Emoji become their descriptions first, with a space
/// before but none after them. Words with nothing but ASCII take a quick way; the others are written anew, scalar by
/// scalar.
///
/// SAFETY: reads up to 7 bytes beyond the end of a text, which are readable by the contract of scorers; `origins` has as
/// many elements as `scratch`. The oracle is the library: golden scores of sentences and random texts.
struct VaderTokenizer: ~Copyable {
  /// The words of the last text, between as many that are nothing as rules look back and ahead.
  private(set) var padded = GrowableBuffer<VaderToken>(capacity: 256)
  /// Words of the last text in capitals.
  private(set) var capitalCount = 0
  /// Exclamation and question marks of the last text, those in descriptions of emoji included.
  private(set) var exclamations = 0
  private(set) var questions = 0

  static let lookBack = 3
  static let lookAhead = 2
  var count: Int { padded.count - Self.lookBack - Self.lookAhead }
  var first: UnsafePointer<VaderToken> { UnsafePointer(padded.pointer + Self.lookBack) }

  private let vocabulary: VaderVocabulary
  private let straightens: Bool
  private let emoji = VaderLexicon.emoji
  private let folder = TokenFolder(.lowercase)
  private let kinds = GrowableBuffer<UInt8>(capacity: 256)
  /// A word as it is written anew, and for each of its bytes where the character it stands for begins in the text.
  private var scratch = GrowableBuffer<UInt8>()
  private var origins = GrowableBuffer<UInt32>()
  private var folded: [UInt8] = []

  private static let space: UInt8 = 1
  private static let punctuation: UInt8 = 2
  private static let upper: UInt8 = 4
  private static let lower: UInt8 = 8
  private static let apostrophe: UInt8 = 16
  private static let mark: UInt8 = 32
  private static let notASCII: UInt8 = 64

  init(_ vocabulary: consuming VaderVocabulary, straightens: Bool) {
    self.vocabulary = vocabulary
    self.straightens = straightens
    for byte in 0...UInt8.max {
      kinds[Int(byte)] =
        switch byte {
        case 0x09...0x0D, 0x1C...0x20: Self.space
        case UInt8(ascii: "'"): Self.punctuation | Self.apostrophe
        case UInt8(ascii: "!"), UInt8(ascii: "?"): Self.punctuation | Self.mark
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Self.upper
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Self.lower
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: Self.punctuation
        case 0x80...: Self.notASCII
        default: 0
        }
    }
  }

  /// Replaces the words by those of `text`.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    precondition(text.count < UInt32.max, "a text has less than 4 GB")
    padded.count = 0
    padded.pad(to: Self.lookBack, with: .nothing)
    (capitalCount, exclamations, questions) = (0, 0, 0)
    if let bytes = text.baseAddress {
      let kinds = kinds.pointer
      let end = text.count
      var position = 0
      while position < end {
        let start = position
        var kindsOfWord: UInt8 = 0
        while position < end {
          let kind = kinds[Int(bytes[position])]
          if kind & Self.space != 0 { break }
          kindsOfWord |= kind
          position &+= 1
        }
        if kindsOfWord & Self.notASCII != 0 {
          readScalars(bytes, start..<position)
        } else if start < position {
          readASCII(bytes, start..<position, kindsOfWord)
        }
        position &+= 1
      }
    }
    padded.pad(to: padded.count + Self.lookAhead, with: .nothing)
  }

  @inline(__always)
  private mutating func readASCII(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, _ kindsOfWord: UInt8) {
    if kindsOfWord & Self.mark != 0 { countMarks(bytes, range) }
    var word = range
    if kindsOfWord & Self.punctuation != 0 {
      word = stripped(bytes, range)
      if word.count <= 2 { word = range }
    }
    var code = vocabulary.code(bytes + word.lowerBound, word.count)
    if kindsOfWord & Self.apostrophe != 0, hasNegation(bytes, word) { code.bits |= VaderCode.negation }
    if kindsOfWord & (Self.upper | Self.lower) == Self.upper {
      code.bits |= VaderCode.capitals
      capitalCount &+= 1
    }
    padded.append(
      VaderToken(
        code: code, start: UInt32(truncatingIfNeeded: word.lowerBound), end: UInt32(truncatingIfNeeded: word.upperBound)
      ))
  }

  /// Reads what stands between two pieces of ASCII white space.
  @inline(never)
  private mutating func readScalars(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let (scalar, length) = decodeScalar(bytes, at: position, end: range.upperBound)
      // Between U+00AE and U+203C there are none.
      if scalar > 0x2000 || scalar == 0xA9 || scalar == 0xAE, let description = emoji[scalar] {
        endWord(bytes)
        for scalar in description { add(scalar, origin: position, bytes) }
      } else {
        add(scalar, origin: position, bytes)
      }
      position += length
    }
    endWord(bytes)
  }

  private mutating func add(_ scalar: UInt32, origin: Int, _ bytes: UnsafePointer<UInt8>) {
    guard let scalar = straightens ? straightened(scalar) : scalar else { return }
    if isSpace(scalar) { return endWord(bytes) }
    for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")! {
      scratch.append(byte)
      origins.append(UInt32(truncatingIfNeeded: origin))
    }
  }

  /// Looks up what has been written anew, if anything.
  private mutating func endWord(_ bytes: UnsafePointer<UInt8>) {
    guard scratch.count > 0 else { return }
    let whole = 0..<scratch.count
    // What loads read beyond the word's end.
    scratch.reserve(8)
    let written = UnsafePointer(scratch.pointer)
    countMarks(written, whole)
    var word = stripped(written, whole)
    if word.count <= 8, word.count(where: { written[$0] & 0xC0 != 0x80 }) <= 2 { word = whole }
    let (isCapitals, changes) = casing(written, word)
    var code: VaderCode
    if changes {
      folder.fold(UnsafeBufferPointer(start: written + word.lowerBound, count: word.count), into: &folded)
      let length = folded.count
      folded.append(contentsOf: repeatElement(0, count: 8))
      code = folded.withUnsafeBufferPointer { vocabulary.code($0.baseAddress!, length) }
    } else {
      code = vocabulary.code(written + word.lowerBound, word.count)
    }
    if hasNegation(written, word) { code.bits |= VaderCode.negation }
    if isCapitals {
      code.bits |= VaderCode.capitals
      capitalCount += 1
    }
    let last = Int(origins[word.upperBound - 1])
    let lead = bytes[last]
    let end = last + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
    padded.append(
      VaderToken(code: code, start: origins[word.lowerBound], end: UInt32(truncatingIfNeeded: end)))
    scratch.count = 0
    origins.count = 0
  }

  private mutating func countMarks(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) {
    for index in range {
      if bytes[index] == UInt8(ascii: "!") { exclamations += 1 }
      if bytes[index] == UInt8(ascii: "?") { questions += 1 }
    }
  }

  @inline(__always)
  private func stripped(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (first, last) = (range.lowerBound, range.upperBound)
    while last > first, kinds[Int(bytes[last &- 1])] & Self.punctuation != 0 { last &-= 1 }
    while first < last, kinds[Int(bytes[first])] & Self.punctuation != 0 { first &+= 1 }
    return first..<last
  }

  /// Whether "n't" is anywhere in a word.
  private func hasNegation(_ bytes: UnsafePointer<UInt8>, _ word: Range<Int>) -> Bool {
    guard word.count >= 3 else { return false }
    return (word.lowerBound + 1..<word.upperBound - 1).contains {
      bytes[$0] == UInt8(ascii: "'") && bytes[$0 - 1] | 0x20 == UInt8(ascii: "n")
        && bytes[$0 + 1] | 0x20 == UInt8(ascii: "t")
    }
  }

  /// Whether a word is in capitals (Python's `str.isupper`), and whether lower-casing changes more of it than ASCII.
  private func casing(_ bytes: UnsafePointer<UInt8>, _ word: Range<Int>) -> (isCapitals: Bool, changes: Bool) {
    var (hasUpper, hasOther, changes) = (false, false, false)
    var position = word.lowerBound
    while position < word.upperBound {
      let (scalar, length) = decodeScalar(bytes, at: position, end: word.upperBound)
      position += length
      if scalar < 0x80 {
        hasUpper = hasUpper || kinds[Int(scalar)] & Self.upper != 0
        hasOther = hasOther || kinds[Int(scalar)] & Self.lower != 0
      } else if !(0x2000...0x206F).contains(scalar), let properties = Unicode.Scalar(scalar)?.properties {
        if properties.isLowercase {
          hasOther = true
        } else {
          hasUpper = hasUpper || properties.isUppercase
          hasOther = hasOther || properties.generalCategory == .titlecaseLetter
          changes = changes || properties.changesWhenLowercased
        }
      }
    }
    return (hasUpper && !hasOther, changes)
  }
}

/// What Python's `str.isspace` holds for white space.
private func isSpace(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

/// ASCII for a curly quotation mark, a dash or an ellipsis; nil for what nobody sees.
///
/// Dashes that stand between clauses are white space, because newspapers set none around them; hyphens stay in their
/// words.
private func straightened(_ scalar: UInt32) -> UInt32? {
  switch scalar {
  case 0x2018...0x201B, 0x2BC, 0x2032, 0xFF07: 0x27
  case 0x201C...0x201F, 0x2033, 0xAB, 0xBB, 0xFF02: 0x22
  case 0x2010...0x2013, 0x2212: 0x2D
  case 0x2014, 0x2015: 0x20
  case 0x2026: 0x2E
  case 0xAD, 0x200B...0x200D, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF: nil
  default: scalar
  }
}
