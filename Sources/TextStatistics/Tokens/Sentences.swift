/// Finds where the sentences of a text start, by rules made for news.
///
/// `starts` is overwritten with the byte offset of the first byte of every sentence that is not white space, in rising
/// order; an empty or blank text has none. A sentence reaches to the start of the next one. The bytes need not be
/// valid UTF-8.
///
/// A sentence ends
/// - after a run of stops (`. ! ? …` with the quotes and brackets that close it), if white space follows and after it
///   no lower-case word. A full stop after an abbreviation ends one only where `SentenceAbbreviation` says so, and
///   the stop of a number that opens the sentence ("1. Peace") never;
/// - after `。 ！ ？` whatever follows;
/// - at a blank line, and at the end of a line, since a line of news text is a paragraph or a headline. The exception
///   is hard-wrapped text: a line without a final stop whose next line starts in lower case goes on.
///
/// A question before a name (`“Why?” Wang said`) counts as a sentence of its own.
///
/// - Complexity: O(`text.count`). Most bytes are only looked at by the vector scan for candidates.
func sentenceStarts(_ text: UnsafeBufferPointer<UInt8>, into starts: inout [Int]) {
  starts.removeAll(keepingCapacity: true)
  let scanner = SentenceScanner(text: text)
  var resume = scanner.space(from: 0).end
  guard resume < text.count else { return }
  var sentence = resume
  starts.append(sentence)
  var block = resume & ~63
  while block < text.count {
    var candidates = scanner.candidates(inBlockAt: block)
    while candidates != 0 {
      let position = block + candidates.trailingZeroBitCount
      candidates &= candidates &- 1
      guard position >= resume else { continue }
      let (end, splits) = scanner.judge(candidate: position, sentence: sentence)
      resume = end
      if splits && end < text.count {
        sentence = end
        starts.append(end)
      }
    }
    block = max(block + 64, resume & ~63)
  }
}

/// The places of one text at which a sentence may end, and the judgement on each.
///
/// Reads raw bytes because it runs over every byte of the corpus; every index is checked against `text.count` first,
/// and all looks back and ahead are bounded or move the place where the scan resumes, which keeps the time linear.
struct SentenceScanner {
  let text: UnsafeBufferPointer<UInt8>

  // MARK: Candidates

  /// A bit for each of the 64 bytes from `start` that can begin a stop or a line end.
  @inline(__always)
  func candidates(inBlockAt start: Int) -> UInt64 {
    var bits: UInt64 = 0
    if start + 64 <= text.count, let base = UnsafeRawPointer(text.baseAddress) {
      for part in 0..<4 {
        let bytes = base.loadUnaligned(fromByteOffset: start + 16 * part, as: SIMD16<UInt8>.self)
        bits |= Self.candidates(in: bytes) &<< UInt64(16 * part)
      }
    } else {
      for position in start..<min(start + 64, text.count) where Self.isCandidate(text[position]) {
        bits |= 1 &<< UInt64(position - start)
      }
    }
    return bits
  }

  /// `. ! ?`, line feed, carriage return and the first bytes of `…` (and U+2028, U+2029), `。` and `！ ？`.
  static func isCandidate(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, 0x21, 0x2E, 0x3F, 0xE2, 0xE3, 0xEF: true
    default: false
    }
  }

  /// The same for sixteen bytes at once.
  @inline(__always)
  static func candidates(in bytes: SIMD16<UInt8>) -> UInt64 {
    typealias Bytes = SIMD16<UInt8>
    let mask =
      (bytes .== Bytes(repeating: 0x0A)) .| (bytes .== Bytes(repeating: 0x0D)) .| (bytes .== Bytes(repeating: 0x21))
      .| (bytes .== Bytes(repeating: 0x2E)) .| (bytes .== Bytes(repeating: 0x3F)) .| (bytes .== Bytes(repeating: 0xE2))
      .| (bytes .== Bytes(repeating: 0xE3)) .| (bytes .== Bytes(repeating: 0xEF))
    // The standard library has no "move mask": leave each lane its own bit, then add up the lanes of each half.
    let bits = Bytes(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let halves = unsafeBitCast(unsafeBitCast(mask, to: Bytes.self) & bits, to: SIMD2<UInt64>.self)
    return (halves[0] &* 0x0101_0101_0101_0101) &>> 56 | ((halves[1] &* 0x0101_0101_0101_0101) &>> 56) &<< 8
  }

  // MARK: Judgement

  /// Whether a sentence ends with the stops or the line end at `position`, and where to read on: at the next byte
  /// that is not white space.
  func judge(candidate position: Int, sentence: Int) -> (end: Int, splits: Bool) {
    let stops = stops(from: position)
    let gap = space(from: stops.end)
    guard gap.end > position else { return (position + 1, false) }
    let splits =
      switch stops.kind {
      case nil: gap.lines > 0 && splitsLines(gap)
      case .wide: true
      case _ where gap.end == stops.end: false
      case .period:
        splitsAfterPeriod(at: position, sentence: sentence, gap: gap)
      case .ellipsis, .strong:
        gap.lines > 0 || splitsAfterStops(at: position, isEllipsis: stops.kind == .ellipsis, next: gap.end)
      }
    return (gap.end, splits)
  }

  /// At the end of a line without a stop, or with the stop of an abbreviation.
  private func splitsLines(_ gap: Gap) -> Bool {
    gap.lines > 1 || !isLowercase(at: skipOpeners(from: gap.end, dashes: false))
  }

  private func splitsAfterStops(at position: Int, isEllipsis: Bool, next: Int) -> Bool {
    guard canStartSentence(next) else { return false }
    // "[...]", "(?)" and "(!)" stand for something within the sentence.
    if position > 0, text[position - 1] == UInt8(ascii: "(") || text[position - 1] == UInt8(ascii: "[") { return false }
    return !(isEllipsis && word(at: skipOpeners(from: next, dashes: false)).elementsEqual("I".utf8))
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
    guard canStartSentence(gap.end) else { return false }
    let next = skipOpeners(from: gap.end, dashes: false)
    switch abbreviation {
    case nil: return !isNumber(sentence..<position)
    case .neverEnds: return false
    case .precedesNumber: return !isDigit(text[next])
    case .mayEnd:
      let word = word(at: next)
      let isInitial = word.count == 1 && word.endIndex < text.count && text[word.endIndex] == UInt8(ascii: ".")
      return !isInitial && SentenceAbbreviation.isFrequentStarter(word)
    }
  }

  /// Whether what follows the white space after a stop looks like a sentence: no lower-case word, no closing mark.
  private func canStartSentence(_ position: Int) -> Bool {
    let first = skipOpeners(from: position, dashes: true)
    guard first < text.count, !isLowercase(at: first) else { return false }
    return switch text[first] {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      false
    default: true
    }
  }

  // MARK: Stops and white space

  private enum StopKind { case period, ellipsis, strong, wide }

  /// The run of stops and closing marks that starts with a stop at `start`; its kind is nil if there is no stop.
  private func stops(from start: Int) -> (end: Int, kind: StopKind?) {
    var end = start
    var periods = 0
    var kind: StopKind?
    var hasClosers = false
    while end < text.count {
      if let stop = stop(at: end) {
        periods += stop.kind == .period ? 1 : 0
        kind =
          switch (kind, stop.kind) {
          case (nil, let first): first
          case (.wide, _), (_, .wide): .wide
          case (.period, .period) where !hasClosers: .ellipsis
          case (.ellipsis, .period) where 2...3 ~= periods && !hasClosers: .ellipsis
          default: .strong
          }
        end += stop.width
      } else if kind == nil {
        break
      } else if text[end] == 0x20, isSpacedPeriod(at: end + 1) {
        end += 1
      } else if case let width = closerWidth(at: end), width > 0 {
        hasClosers = true
        end += width
      } else {
        break
      }
    }
    return (end, kind)
  }

  private func stop(at position: Int) -> (width: Int, kind: StopKind)? {
    switch text[position] {
    case UInt8(ascii: "."): (1, .period)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): (1, .strong)
    case 0xE2 where has(0x80, 0xA6, after: position): (3, .ellipsis)
    case 0xE3 where has(0x80, 0x82, after: position): (3, .wide)
    case 0xEF where has(0xBC, 0x81, after: position) || has(0xBC, 0x9F, after: position): (3, .wide)
    default: nil
    }
  }

  /// A stop of an ellipsis typed as ". . .": not the one of ".22".
  private func isSpacedPeriod(at position: Int) -> Bool {
    guard position < text.count, text[position] == UInt8(ascii: ".") else { return false }
    return position + 1 == text.count || !(isDigit(text[position + 1]) || isLetterASCII(text[position + 1]))
  }

  /// The width of a quote or a bracket that closes the sentence before it, 0 for anything else.
  ///
  /// Next to a stop every quote closes, opening ones too: German text closes with “ and «.
  private func closerWidth(at position: Int) -> Int {
    switch text[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): 1
    case 0xC2 where has(0xAB, after: position) || has(0xBB, after: position): 2  // « »
    case 0xE2: isCurlyQuote(at: position) ? 3 : 0
    case 0xE3 where has(0x80, 0x8D, after: position) || has(0x80, 0x8F, after: position): 3  // 」 』
    case 0xEF where has(0xBC, 0x89, after: position): 3  // ）
    default: 0
    }
  }

  /// The first place from `start` that is no opening quote or bracket nor, if `dashes`, a dash with the space after
  /// it.
  ///
  /// Looks at four of them: more is not text.
  private func skipOpeners(from start: Int, dashes: Bool) -> Int {
    var position = start
    for _ in 0..<4 where position < text.count {
      switch text[position] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: "["): position += 1
      case UInt8(ascii: "-") where dashes: position = skipOneSpace(from: position + 1)
      case 0xC2 where has(0xAB, after: position) || has(0xBB, after: position): position += 2
      case 0xE2 where isCurlyQuote(at: position): position += 3
      case 0xE2 where dashes && (has(0x80, 0x93, after: position) || has(0x80, 0x94, after: position)):
        position = skipOneSpace(from: position + 3)
      default: return position
      }
    }
    return min(position, text.count)
  }

  private func skipOneSpace(from position: Int) -> Int {
    position < text.count && text[position] == 0x20 ? position + 1 : position
  }

  /// One of ‘ ’ ‚ ‛ “ ” „ ‟, U+2018 to U+201F.
  private func isCurlyQuote(at position: Int) -> Bool {
    position + 2 < text.count && text[position + 1] == 0x80 && text[position + 2] & 0xF8 == 0x98
  }

  typealias Gap = (end: Int, lines: Int)

  /// The end of the white space that starts at `start`, and how many lines end in it; a paragraph separator counts as
  /// two.
  func space(from start: Int) -> Gap {
    var position = start
    var lines = 0
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0B, 0x0C: position += 1
      case 0x0A:
        lines += 1
        position += 1
      case 0x0D:
        lines += has(0x0A, after: position) ? 0 : 1
        position += 1
      case 0xC2 where has(0xA0, after: position) || has(0x85, after: position): position += 2
      case 0xE2 where has(0x80, after: position) && position + 2 < text.count:
        switch text[position + 2] {
        case 0x80...0x8B, 0xAF: break
        case 0xA8: lines += 1
        case 0xA9: lines += 2
        default: return (position, lines)
        }
        position += 3
      case 0xE3 where has(0x80, 0x80, after: position), 0xEF where has(0xBB, 0xBF, after: position): position += 3
      default: return (position, lines)
      }
    }
    return (text.count, lines)
  }

  @inline(__always)
  private func has(_ byte: UInt8, after position: Int) -> Bool {
    position + 1 < text.count && text[position + 1] == byte
  }

  @inline(__always)
  private func has(_ second: UInt8, _ third: UInt8, after position: Int) -> Bool {
    position + 2 < text.count && text[position + 1] == second && text[position + 2] == third
  }

  // MARK: Words

  /// The class of the word in front of the full stop at `position`.
  private func abbreviation(before position: Int) -> SentenceAbbreviation? {
    var start = position
    // No abbreviation is longer than twelve bytes; the bound keeps the scan linear.
    while start > 0, position - start < 13, isLetterASCII(text[start - 1]) || text[start - 1] == UInt8(ascii: ".") {
      start -= 1
    }
    guard start < position, position - start < 13 else { return nil }
    // The tail of a word with a letter outside ASCII ("café.") is no abbreviation; after "“" or a no-break space it
    // is.
    if start > 0, text[start - 1] >= 0x80 {
      let isPunctuation = start >= 3 && text[start - 3] == 0xE2 && text[start - 2] == 0x80
      let isNoBreakSpace = start >= 2 && text[start - 2] == 0xC2
      guard isPunctuation || isNoBreakSpace else { return nil }
    }
    return SentenceAbbreviation(text[start..<position])
  }

  /// The ASCII letters from `start`, at most sixteen; empty if the word goes on with another letter.
  private func word(at start: Int) -> UnsafeBufferPointer<UInt8>.SubSequence {
    var end = start
    while end < text.count, end - start < 16, isLetterASCII(text[end]) { end += 1 }
    if end < text.count, text[end] > 0xC2, text[end] != 0xE2 { end = start }
    return text[start..<end]
  }

  /// Whether the range holds one to three digits and nothing else.
  private func isNumber(_ range: Range<Int>) -> Bool {
    1...3 ~= range.count && text[range].allSatisfy(isDigit)
  }

  private func isLowercase(at position: Int) -> Bool {
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
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
private func isLetterASCII(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
