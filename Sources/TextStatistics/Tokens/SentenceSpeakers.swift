// Who said the question or the exclamation before: `“Why?” Wang said.`
extension SentenceScanner {
  /// Whether the text from `start` says who spoke: a name or a pronoun, and a verb of saying to which the quote before is
  /// the object.
  ///
  /// A name is up to eight capitalised words, as with titles and initials, between which small words of office may
  /// stand, and may have an apposition ("Smith, 43, said"). If what was said follows the verb (“Wang said he ...”), the
  /// quote before is not it.
  func namesSpeaker(at start: Int) -> Bool {
    var position = start
    for count in 0..<8 {
      let end = nameEnd(from: position)
      let word = text[position..<end]
      guard let first = word.first else { return false }
      if count > 0, SentenceWords.sayings.contains(word) { return endsClause(after: word) }
      guard
        first >= 0xC3 && !isLowercase(at: position) || first &- 0x41 < 26
          || count > 0 && SentenceWords.ofOffice.contains(word)
      else { return false }
      if count == 0, SentenceWords.starters.contains(word), !SentenceWords.pronouns.contains(word) { return false }
      guard end + 1 < text.count else { return false }
      position = end
      if text[position] == UInt8(ascii: "."), abbreviation(before: position) != nil { position += 1 }
      guard position + 1 < text.count else { return false }
      if text[position] == UInt8(ascii: ",") {
        // Only the verb can follow an apposition.
        guard let after = appositionEnd(from: position + 1) else { return false }
        let verb = text[after..<nameEnd(from: after)]
        return SentenceWords.sayings.contains(verb) && endsClause(after: verb)
      }
      guard text[position] == 0x20 else { return false }
      position += 1
    }
    return false
  }

  /// Whether the verb is not followed by what was said, a clause of its own.
  private func endsClause(after verb: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
    guard verb.endIndex < text.count, text[verb.endIndex] == 0x20 else { return true }
    // These have somebody after them ("Wang told the AP").
    if SentenceWords.addressings.contains(verb) { return true }
    let next = word(at: verb.endIndex + 1)
    guard let first = next.first, first &- 0x41 < 26 else { return !SentenceWords.clauseStarts.contains(next) }
    return SentenceWords.days.contains(next)
  }

  /// The end of the word from `start`: letters, hyphens, apostrophes and stops before a letter, at most 24 bytes.
  private func nameEnd(from start: Int) -> Int {
    var end = start
    while end < text.count, end - start < 24 {
      let byte = text[end]
      let isPart = isLetterASCII(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
      if byte == 0xE2, has(0x80, 0x99, after: end) {
        end += 3
      } else if byte == UInt8(ascii: "."), end + 1 < text.count, isLetterASCII(text[end + 1]) {
        end += 2
      } else if isPart || byte >= 0x80 && byte != 0xE2 {
        end += 1
      } else {
        break
      }
    }
    return min(end, text.count)
  }

  /// Where the verb may follow an apposition that starts at `start`, after its last comma and a space.
  private func appositionEnd(from start: Int) -> Int? {
    for position in start..<min(start + 80, text.count) where position + 2 < text.count {
      switch text[position] {
      case UInt8(ascii: ",") where text[position + 1] == 0x20 && !isDigit(text[position + 2]): return position + 2
      case 0x0A, 0x0D, UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""): return nil
      default: break
      }
    }
    return nil
  }
}
