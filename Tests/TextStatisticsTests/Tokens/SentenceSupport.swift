import Testing

@testable import TextStatistics

// What the tests of sentences share.

func starts(in bytes: [UInt8], rule: SentenceRule = .news) -> [Int] {
  var starts = [-1]  // must be overwritten
  bytes.withUnsafeBufferPointer { sentenceStarts($0, rule: rule, into: &starts) }
  return starts
}

/// A text with a bar at each of `starts` but the first.
func marked(_ text: String, at starts: [Int]) -> String {
  let bytes = Array(text.utf8)
  let ends = starts.dropFirst() + [bytes.count]
  let parts = zip(starts, ends).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
  return String(decoding: bytes[..<(starts.first ?? 0)], as: UTF8.self) + parts.joined(separator: "|")
}

/// Expects that the sentences of each text, taken without its bars, start where the bars are.
func expectSplits(_ expected: [String], rule: SentenceRule = .news, sourceLocation: SourceLocation = #_sourceLocation) {
  for text in expected {
    let plain = text.filter { $0 != "|" }
    #expect(marked(plain, at: starts(in: Array(plain.utf8), rule: rule)) == text, sourceLocation: sourceLocation)
  }
}
