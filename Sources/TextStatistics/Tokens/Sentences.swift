/// Where sentences end.
public enum SentenceRule: String, CaseIterable, Sendable {
  /// Rules made for news in English, which know abbreviations, quotes, lists, headlines and hard-wrapped lines.
  ///
  /// A sentence ends
  /// - after a run of stops (`. ! ? …` and those of Arabic and Devanagari, with the quotes and brackets that close the
  ///   sentence), if white space follows and after it no lower-case word. The full stop of an abbreviation ends one
  ///   only before a word that sentences often start with ("the U.S. The", but not "the U.S. Government"), and that of
  ///   a title ("Gov.") or of a number or letter that opens the sentence ("1. Peace") never. Neither does a quoted
  ///   question or exclamation before the name of who spoke (`“Why?” Wang said.`);
  /// - after `。 ！ ？` whatever follows;
  /// - before an item of a list, if an item opened it ("1) Peace 2) Bread", "• Peace • Bread");
  /// - at a blank line, and at the end of a line, since a line of news text is a paragraph or a headline. The exception
  ///   is hard-wrapped text: a line without a final stop whose next line starts in lower case goes on.
  case news
  /// The default sentence boundaries of Unicode 15.0.0 (UAX #29, section 5.1), for text in any language.
  ///
  /// They know no abbreviations: "Mr. Smith" is broken, "Mr. said" is not. Every line end is a boundary. Sentences of
  /// nothing but white space are dropped.
  case uax29
}

/// Finds where the sentences of a text start.
///
/// `starts` is overwritten with the byte offset of the first byte of every sentence that is not white space, in rising
/// order; an empty or blank text has none. A sentence reaches to the start of the next one. The bytes need not be
/// valid UTF-8.
///
/// - Complexity: O(`text.count`).
func sentenceStarts(_ text: UnsafeBufferPointer<UInt8>, rule: SentenceRule = .news, into starts: inout [Int]) {
  starts.removeAll(keepingCapacity: true)
  switch rule {
  case .news: forEachNewsSentence(text) { start, _ in starts.append(start) }
  case .uax29:
    guard let bytes = text.baseAddress else { return }
    let scanner = SentenceScanner(text: text)
    SentenceBreak.table.withUnsafeBufferPointer { table in
      var start = 0
      var first = -1
      while start < text.count {
        let end = nextSentenceBoundary(bytes, from: start, end: text.count, table: table.baseAddress!)
        // White space that reaches over many blank sentences is walked over once.
        if first < start { first = scanner.space(from: start).end }
        if first < end { starts.append(first) }
        start = end
      }
    }
  }
}

/// Finds where the paragraphs of a text start.
///
/// A paragraph is a line with something on it. Lines that were wrapped within a sentence belong together: one without a
/// final stop and the next, if that starts in lower case. What starts a paragraph also starts a sentence of
/// `SentenceRule.news`, and `starts` is filled as `sentenceStarts` does.
///
/// - Complexity: O(`text.count`).
func paragraphStarts(_ text: UnsafeBufferPointer<UInt8>, into starts: inout [Int]) {
  starts.removeAll(keepingCapacity: true)
  forEachNewsSentence(text) { start, opensLine in if opensLine { starts.append(start) } }
}

/// Calls `found` with the start of every sentence, and whether a line end is in the white space before it.
///
/// Most bytes are only looked at by the vector scan for candidates.
@inline(__always)
private func forEachNewsSentence(_ text: UnsafeBufferPointer<UInt8>, _ found: (_ start: Int, _ opensLine: Bool) -> Void)
{
  let scanner = SentenceScanner(text: text)
  var resume = scanner.space(from: 0).end
  guard resume < text.count else { return }
  var sentence = resume
  found(sentence, true)
  var block = resume & ~63
  while block < text.count {
    var candidates = scanner.candidates(inBlockAt: block)
    while candidates != 0 {
      let position = block + candidates.trailingZeroBitCount
      candidates &= candidates &- 1
      guard position >= resume else { continue }
      let judgement = scanner.judge(candidate: position, sentence: sentence)
      resume = judgement.resume
      if let start = judgement.start, start < text.count {
        sentence = start
        found(start, judgement.opensLine)
      }
    }
    block = max(block + 64, resume & ~63)
  }
}
