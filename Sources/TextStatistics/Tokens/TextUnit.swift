/// A stretch of text that windows of words do not leave.
public enum TextUnit: String, CaseIterable, Sendable {
  /// A whole article.
  case document
  /// A line with something on it, hard-wrapped lines joined.
  case paragraph
  /// A sentence.
  case sentence

  /// Finds where the units of `text` start; see `sentenceStarts` and `paragraphStarts`.
  func starts(in text: UnsafeBufferPointer<UInt8>, into starts: inout [Int]) {
    switch self {
    case .document: starts.removeAll(keepingCapacity: true)
    case .paragraph: paragraphStarts(text, into: &starts)
    case .sentence: sentenceStarts(text, into: &starts)
    }
  }
}

/// Stand-in until the splitter of paragraphs is merged.
func paragraphStarts(_ text: UnsafeBufferPointer<UInt8>, into starts: inout [Int]) {
  starts.removeAll(keepingCapacity: true)
  var isStart = true
  for (index, byte) in text.enumerated() {
    if byte == 10 { isStart = true } else if isStart, byte > 32 { starts.append(index); isStart = false }
  }
}
