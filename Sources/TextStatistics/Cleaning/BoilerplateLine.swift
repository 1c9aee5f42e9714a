#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Looks at single lines: their shape, and what stands before them. Unsafe because it reads the bytes of a document where
// they are; every index is checked against the end of its line.

/// What can be told of a line by its letters and signs.
struct LineShape {
  /// Words with a letter that has a case.
  private(set) var words = 0
  private(set) var upperCase = 0
  private(set) var lowerCase = 0
  /// Whether there is a letter of any script.
  private(set) var hasLetter = false
  /// The words in capitals before the first that is not, and their letters.
  private(set) var leadingCapitals = (words: 0, letters: 0)
  /// Whether the line ends a sentence or goes on: stop, colon, semicolon or comma, within quotes or brackets or not.
  let hasStop: Bool

  init(_ line: UnsafeBufferPointer<UInt8>) {
    hasStop = Self.endsWithStop(line)
    var position = 0
    while position < line.count {
      let byte = line[position]
      if byte < 0x80 {
        add(isUpper: byte &- 0x41 < 26, isLower: byte &- 0x61 < 26, joins: Self.joins(byte))
        position += 1
      } else {
        position += addCharacter(line, position)
      }
    }
    endWord()
    if words > 0 { hasLetter = true }
  }

  private var word = (upper: 0, lower: 0)
  private var isLeading = true

  /// Adds a character beyond ASCII; returns its length.
  private mutating func addCharacter(_ line: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    let lead = line[position]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard position + length <= line.count else { return length }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(line[position + offset] & 0x3F) }
    // Quotation marks and dashes need no look-up, which takes longer than all else: they are most of these characters.
    guard !(0x2000...0x206F ~= value), let scalar = Unicode.Scalar(value) else {
      add(isUpper: false, isLower: false, joins: value == 0x2019)
      return length
    }
    let properties = scalar.properties
    if properties.isAlphabetic { hasLetter = true }
    add(isUpper: properties.isUppercase, isLower: properties.isLowercase, joins: properties.isAlphabetic)
    return length
  }

  @inline(__always)
  private mutating func add(isUpper: Bool, isLower: Bool, joins: Bool) {
    if isUpper {
      word.upper += 1
    } else if isLower {
      word.lower += 1
    } else if !joins {
      endWord()
    }
  }

  private mutating func endWord() {
    guard word.upper + word.lower > 0 else { return }
    words += 1
    (upperCase, lowerCase) = (upperCase + word.upper, lowerCase + word.lower)
    if word.lower > 0 { isLeading = false }
    if isLeading {
      leadingCapitals.words += 1
      leadingCapitals.letters += word.upper
    }
    word = (0, 0)
  }

  /// Whether a sign stands within words.
  private static func joins(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  /// Whether it is the headline of another article: three words or more in capitals (a tenth of the letters may be
  /// small), or a beginning in capitals of two words and ten letters at least before a line without a stop.
  func isTeaser(length: Int) -> Bool {
    if words >= 3, 10 * upperCase > 9 * (upperCase + lowerCase) { return true }
    return length <= longestHeading && !hasStop && leadingCapitals.words >= 2 && leadingCapitals.letters >= 10
      && leadingCapitals.words < words
  }

  private static func endsWithStop(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = line.count
    while end > 0 {
      if "\"')]} \t".utf8.contains(line[end - 1]) {
        end -= 1
      } else if end >= 3, isMark(line, end, 0xE28099) || isMark(line, end, 0xE2809D) || isMark(line, end, 0xE280BA) {
        end -= 3
      } else if end >= 2, line[end - 2] == 0xC2, line[end - 1] == 0xBB || line[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    guard end > 0 else { return false }
    if ".!?:;,".utf8.contains(line[end - 1]) { return true }
    return end >= 3 && [0xE280A6, 0xE38082, 0xEFBC81, 0xEFBC9F].contains { isMark(line, end, $0) }
  }

  /// Whether the three bytes before `end` are those of a character.
  private static func isMark(_ line: UnsafeBufferPointer<UInt8>, _ end: Int, _ mark: Int) -> Bool {
    Int(line[end - 3]) << 16 | Int(line[end - 2]) << 8 | Int(line[end - 1]) == mark
  }
}

/// What of a line is not white space: ASCII's, no-break spaces, zero-width spaces and byte order marks.
func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end {
    if isWhiteSpace(text[start]) {
      start += 1
    } else if end - start >= 2, text[start] == 0xC2, text[start + 1] == 0xA0 {
      start += 2
    } else if end - start >= 3, isInvisible(text, start) {
      start += 3
    } else {
      break
    }
  }
  while end > start {
    if isWhiteSpace(text[end - 1]) {
      end -= 1
    } else if end - start >= 2, text[end - 2] == 0xC2, text[end - 1] == 0xA0 {
      end -= 2
    } else if end - start >= 3, isInvisible(text, end - 3) {
      end -= 3
    } else {
      break
    }
  }
  return start..<end
}

@inline(__always)
func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

private func isInvisible(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
  (text[start], text[start + 1], text[start + 2]) == (0xE2, 0x80, 0x8B)
    || (text[start], text[start + 1], text[start + 2]) == (0xEF, 0xBB, 0xBF)
}

/// Where the prefixes `date 2022-03-07 ` at the beginning of `line` end; its start if there is none.
func crawlerPrefixEnd(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
  var end = line.lowerBound
  while line.upperBound - end >= 16, lowered(text[end]) == UInt8(ascii: "d") {
    for (offset, sign) in "date ####-##-## ".utf8.enumerated() {
      let byte = text[end + offset]
      guard sign == UInt8(ascii: "#") ? byte &- 0x30 < 10 : lowered(byte) == sign else { return end }
    }
    end = trimmed(text, end + 16..<line.upperBound).lowerBound
  }
  return end
}

/// Where the dateline at the beginning of `line` ends, or nil: a place and perhaps a day in at most 60 bytes, the name of an
/// agency in brackets, and a dash or colon.
func datelineEnd(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int? {
  guard let first = line.first.map({ text[$0] }), first &- 0x41 < 26 || first >= 0x80 || first == UInt8(ascii: "(")
  else { return nil }
  let limit = min(line.upperBound, line.lowerBound + 61)
  guard let found = memchr(text.baseAddress! + line.lowerBound, 0x28, limit - line.lowerBound) else { return nil }
  let open = UnsafeRawPointer(found) - UnsafeRawPointer(text.baseAddress!)
  for position in line.lowerBound..<open {
    let byte = text[position]
    guard isWordByte(byte) || byte >= 0x80 || " .,'-/".utf8.contains(byte) else { return nil }
  }
  let rest = UnsafeBufferPointer(rebasing: text[open + 1..<line.upperBound])
  guard let agency = datelineAgencies.first(where: { starts(rest, $0) }) else { return nil }
  var position = open + 1 + agency.count
  while position < line.upperBound, text[position] == 0x20 { position += 1 }
  let dash = UnsafeBufferPointer(rebasing: text[position..<line.upperBound])
  guard let sign = datelineDashes.first(where: { starts(dash, $0) }) else { return nil }
  return trimmed(text, position + sign.count..<line.upperBound).lowerBound
}

private func starts(_ text: UnsafeBufferPointer<UInt8>, _ prefix: [UInt8]) -> Bool {
  text.count >= prefix.count && zip(text, prefix).allSatisfy { lowered($0) == $1 }
}

private let datelineAgencies = [
  "ap", "reuters", "afp", "upi", "cnn", "dpa", "xinhua", "tass", "interfax", "bloomberg", "ians", "pti", "ani", "efe",
  "kyodo", "yonhap", "ansa", "the canadian press", "the associated press", "associated press",
].map { Array("\($0))".utf8) }
private let datelineDashes = ["—", "–", "--", "-", ":"].map { Array($0.utf8) }

/// Whether a line names its author: `By` and words that begin with capitals, a dozen at most, without a stop.
func isByline(_ line: UnsafeBufferPointer<UInt8>, _ shape: LineShape) -> Bool {
  guard line.count > 3, line.count <= 100, line[0] == UInt8(ascii: "B"), line[1] | 0x20 == UInt8(ascii: "y"),
    line[2] == 0x20, line[3] &- 0x41 < 26 || line[3] >= 0x80, !shape.hasStop
  else { return false }
  let words = line.split(separator: 0x20).dropFirst()
  return words.count <= 12 && !timeWords.contains { $0.elementsEqual(words.first!) }
    && words.allSatisfy { word in
      let first = word.first!
      return !(first &- 0x61 < 26) || bylineWords.contains { $0.elementsEqual(word) }
    }
}

private let bylineWords = ["and", "of", "for", "the", "de", "la", "van", "von", "der", "bin", "al", "in", "at"]
  .map { Array($0.utf8) }
/// What follows `By` in headlines that tell when: `By Friday Kyiv Had Fallen`. No first name in common use is among them.
private let timeWords = [
  "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "July",
  "September", "October", "November", "December", "Then", "Now", "This", "That", "Next", "Last", "All", "Far",
].map { Array($0.utf8) }
