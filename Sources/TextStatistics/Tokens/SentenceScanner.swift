/// The places of one text at which a sentence may end by `SentenceRule.news`, and the judgement on each.
///
/// Reads raw bytes because it runs over every byte of the corpus; every index is checked against `text.count` first,
/// and all looks back and ahead are bounded or move the place where the scan resumes, which keeps the time linear.
struct SentenceScanner {
  let text: UnsafeBufferPointer<UInt8>

  // MARK: Candidates

  /// A bit for each of the 64 bytes from `start` that can begin a stop, a line end or the mark of a list.
  @inline(__always)
  func candidates(inBlockAt start: Int) -> UInt64 {
    markedBytes(of: text, inBlockAt: start, where: Self.isCandidate, Self.areCandidates)
  }

  /// `. ! ?`, line feed, carriage return, the `)` of "1)", and the first bytes of `؟ ۔`, of `। … 。`, of U+2028, U+2029
  /// and bullets, and of `！ ？`.
  static func isCandidate(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, 0x21, 0x29, 0x2E, 0x3F, 0xD8...0xDB, 0xE0...0xE3, 0xEF: true
    default: false
    }
  }

  /// The same for sixteen bytes at once; one comparison finds all that differ in the same bits.
  @inline(__always)
  static func areCandidates(_ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    typealias Bytes = SIMD16<UInt8>
    let fours = bytes & Bytes(repeating: 0xFC)
    return (bytes .== Bytes(repeating: 0x0A)) .| (bytes .== Bytes(repeating: 0x0D))
      .| (bytes & Bytes(repeating: 0xF7) .== Bytes(repeating: 0x21)) .| (bytes .== Bytes(repeating: 0x2E))
      .| (bytes .== Bytes(repeating: 0x3F)) .| (fours .== Bytes(repeating: 0xD8)) .| (fours .== Bytes(repeating: 0xE0))
      .| (bytes .== Bytes(repeating: 0xEF))
  }

  // MARK: Judgement

  /// What a candidate means.
  struct Judgement {
    /// Where to read on.
    var resume: Int
    /// The first byte of the sentence that starts here, `text.count` if there is nothing left; nil if none does.
    var start: Int?
    /// Whether a line end is in the white space before that sentence.
    var opensLine = false
  }

  /// Whether a sentence ends with the stops or the line end at `position`, or before the mark of a list that is there.
  func judge(candidate position: Int, sentence: Int) -> Judgement {
    // The quotes and dashes of U+2010 to U+201F are the most frequent candidates, and none of them is a stop.
    if text[position] == 0xE2, has(0x80, after: position), position + 2 < text.count, text[position + 2] & 0xF0 == 0x90
    {
      return Judgement(resume: position + 3)
    }
    if let mark = listMark(at: position, sentence: sentence) { return Judgement(resume: position + 1, start: mark) }
    let stops = stops(from: position)
    let gap = space(from: stops.end)
    guard gap.end > position else { return Judgement(resume: position + 1) }
    let splits =
      switch stops.kind {
      case nil: gap.lines > 0 && splitsLines(gap)
      case .wide: true
      case _ where gap.end == stops.end: false
      case .period: splitsAfterPeriod(at: position, sentence: sentence, gap: gap)
      case .ellipsis, .strong: gap.lines > 0 || splitsAfterStops(at: position, stops, next: gap.end)
      }
    return Judgement(resume: gap.end, start: splits ? gap.end : nil, opensLine: gap.lines > 0)
  }

  /// At the end of a line without a stop, or with the stop of an abbreviation.
  private func splitsLines(_ gap: Gap) -> Bool {
    gap.lines > 1 || !isLowercase(at: skipOpeners(from: gap.end, dashes: false))
  }

  private func splitsAfterStops(at position: Int, _ stops: Stops, next: Int) -> Bool {
    guard canStartSentence(next) else { return false }
    // "[...]", "(?)" and "(!)" stand for something within the sentence.
    if position > 0, text[position - 1] == UInt8(ascii: "(") || text[position - 1] == UInt8(ascii: "[") { return false }
    if stops.closesQuote, namesSpeaker(at: next) { return false }
    let word = word(at: skipOpeners(from: next, dashes: false))
    if stops.kind == .ellipsis { return !word.elementsEqual("I".utf8) }
    return stops.end > position + 1 || !isShoutedName(before: position) || SentenceWords.starters.contains(word)
  }

  private func splitsAfterPeriod(at position: Int, sentence: Int, gap: Gap) -> Bool {
    let abbreviation = abbreviation(before: position)
    if gap.lines > 0 {
      return switch abbreviation {
      case nil: true
      case .neverEnds: gap.lines > 1
      case .precedesNumber, .mayEnd: splitsLines(gap)
      }
    }
    guard canStartSentence(gap.end), !isListMark(sentence..<position) else { return false }
    let next = skipOpeners(from: gap.end, dashes: false)
    switch abbreviation {
    case nil: return true
    case .neverEnds: return false
    case .precedesNumber: return next == text.count || !isDigit(text[next])
    case .mayEnd:
      let word = word(at: next)
      // Not "U.S. No. 1", "A. A. Milne", "U.S. All-Star".
      let ends = word.endIndex == text.count || ![UInt8(ascii: "."), UInt8(ascii: "-")].contains(text[word.endIndex])
      return ends && SentenceWords.starters.contains(word)
    }
  }

  /// Whether what follows the white space after a stop looks like a sentence: no lower-case word, no closing mark.
  private func canStartSentence(_ position: Int) -> Bool {
    let first = skipOpeners(from: position, dashes: true)
    guard first < text.count else { return false }
    // "iPhone" and "eBay" are capitalised in their way.
    if isLowercase(at: first) { return first + 1 < text.count && text[first + 1] &- 0x41 < 26 }
    return switch text[first] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }

  // MARK: Words

  /// The class of the word in front of the full stop at `position`.
  func abbreviation(before position: Int) -> SentenceAbbreviation? {
    var start = position
    // No abbreviation is longer than twelve bytes; the bound keeps the scan linear.
    while start > 0, position - start < 13, isLetterASCII(text[start - 1]) || text[start - 1] == UInt8(ascii: ".") {
      start -= 1
    }
    if start == position { return isNumeroSign(before: position) ? .precedesNumber : nil }
    guard position - start < 13 else { return nil }
    if start > 0 {
      let before = text[start - 1]
      // The letter of "3D", "$5M" and "Q&A" is none.
      if position - start == 1, isDigit(before) || before == UInt8(ascii: "&") { return nil }
      // The tail of a word with a letter outside ASCII ("café.") is no abbreviation; after "“" or a no-break space it
      // is.
      if before >= 0x80 {
        let isPunctuation = start >= 3 && text[start - 3] == 0xE2 && text[start - 2] == 0x80
        let isNoBreakSpace = start >= 2 && text[start - 2] == 0xC2
        guard isPunctuation || isNoBreakSpace else { return nil }
      }
    }
    return SentenceAbbreviation(text[start..<position])
  }

  /// Whether "N°" or "Nº" is in front of `position`.
  private func isNumeroSign(before position: Int) -> Bool {
    guard position >= 3, text[position - 2] == 0xC2, text[position - 3] | 0x20 == UInt8(ascii: "n") else {
      return false
    }
    return text[position - 1] == 0xB0 || text[position - 1] == 0xBA
  }

  /// Whether the word in front of the exclamation mark at `position` is a name that has one, as "Yahoo!".
  private func isShoutedName(before position: Int) -> Bool {
    var start = position
    while start > 0, position - start < 9, isLetterASCII(text[start - 1]) { start -= 1 }
    return text[position] == UInt8(ascii: "!") && SentenceWords.shoutedNames.contains(text[start..<position])
  }

  /// The ASCII letters from `start`, at most sixteen; empty if the word goes on with another letter.
  func word(at start: Int) -> UnsafeBufferPointer<UInt8>.SubSequence {
    var end = start
    while end < text.count, end - start < 16, isLetterASCII(text[end]) { end += 1 }
    if end < text.count, text[end] > 0xC2, text[end] != 0xE2 { end = start }
    return text[start..<end]
  }

  func isLowercase(at position: Int) -> Bool {
    guard position < text.count else { return false }
    let byte = text[position]
    guard byte >= 0xC3 else { return byte &- 0x61 < 26 }
    // No living language has lower-case letters of four bytes.
    let width = byte < 0xE0 ? 1 : 2
    let tail = text[(position + 1)...].prefix(width)
    guard byte < 0xF0, tail.count == width, tail.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return false }
    let value = tail.reduce(UInt32(byte & (byte < 0xE0 ? 0x1F : 0x0F))) { $0 << 6 | UInt32($1 & 0x3F) }
    return Unicode.Scalar(value)?.properties.isLowercase ?? false
  }

  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(__always)
  func isLetterASCII(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
}
