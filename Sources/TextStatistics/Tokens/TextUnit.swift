/// A stretch of text that windows of words do not leave.
public enum TextUnit: String, CaseIterable, Sendable {
  /// A whole article.
  case document
  /// A line with something on it, hard-wrapped lines joined.
  case paragraph
  /// A sentence.
  case sentence

  /// Finds where the units of `text` start; see `sentenceStarts` and `paragraphStarts`. Of a document, nowhere is said.
  func starts(in text: UnsafeBufferPointer<UInt8>, rule: SentenceRule, into starts: inout [Int]) {
    switch self {
    case .document: starts.removeAll(keepingCapacity: true)
    case .paragraph: paragraphStarts(text, into: &starts)
    case .sentence: sentenceStarts(text, rule: rule, into: &starts)
    }
  }
}
