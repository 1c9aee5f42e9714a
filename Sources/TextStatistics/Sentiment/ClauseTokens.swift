/// The tokens of one text and the bounds between them that phrases and shifters do not reach over.
///
/// SAFETY: the pointers are those of a tokeniser, good for the text that it read last; places are less than `count`.
struct ClauseTokens {
  var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var ids: UnsafeMutablePointer<UInt32>
  var starts: UnsafeMutablePointer<UInt32>
  var ends: UnsafeMutablePointer<UInt32>
  var count = 0
  /// Where sentences start, found when it is first asked for.
  private var sentences: [Int] = []
  private var knowsSentences = false

  init(_ tokenizer: borrowing Tokenizer) {
    (ids, starts, ends) = (tokenizer.ids, tokenizer.starts, tokenizer.ends)
  }

  /// Looks at the text that the tokeniser has just read.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ tokenizer: borrowing Tokenizer) {
    (ids, starts, ends, count) = (tokenizer.ids, tokenizer.starts, tokenizer.ends, tokenizer.count)
    self.text = text
    knowsSentences = false
  }

  /// Whether a bound stands between the token at `place` and the next one: a comma, a semicolon, a colon, a double
  /// quotation mark or guillemet, or the end of a sentence.
  mutating func isBound(after place: Int) -> Bool {
    let (start, end) = (Int(ends[place]), Int(starts[place + 1]))
    if end - start == 1, text[start] == 0x20 || text[start] == UInt8(ascii: "-") { return false }
    for position in start..<end {
      switch text[position] {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\""): return true
      case 0xC2 where position + 1 < end && (text[position + 1] == 0xAB || text[position + 1] == 0xBB): return true
      // “ to ‟
      case 0xE2 where position + 2 < end && text[position + 1] == 0x80 && text[position + 2] & 0xFC == 0x9C: return true
      default: break
      }
    }
    return end > start && startsSentence(in: start, end)
  }

  /// Whether a sentence starts within the gap or at its end.
  private mutating func startsSentence(in start: Int, _ end: Int) -> Bool {
    if !knowsSentences {
      sentenceStarts(text, into: &sentences)
      knowsSentences = true
    }
    var (low, high) = (0, sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low] <= end
  }
}
