import Foundation

@testable import TextStatistics

/// Calls `body` with the bytes of a text, followed by zeros as a document's are.
func withText<Result>(_ text: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
  try (text + [UInt8](repeating: 0, count: bytePadding)).withUnsafeBufferPointer {
    try body(UnsafeBufferPointer(rebasing: $0[..<text.count]))
  }
}

/// What is marked in one article by itself, as `3 byline: By John Friend`.
func marks(_ text: String, removed: Set<BoilerplateCheck> = BoilerplateCheck.removedByDefault) -> [String] {
  var marker = BoilerplateMarker(removed: removed)
  return withText(Array(text.utf8)) { bytes in
    marker.markLines(bytes)
    marker.markRepeats(bytes, RepeatedLines.Outlet())
    var marks: [String] = []
    marker.forEachMark(bytes) { mark in
      let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[mark.bytes]), as: UTF8.self)
      marks.append("\(mark.line) \(mark.check.rawValue): \(text)")
    }
    return marks
  }
}

/// A text without what is removed from it by itself.
func cleaned(_ text: [UInt8], removed: Set<BoilerplateCheck> = BoilerplateCheck.removedByDefault) -> [UInt8] {
  var marker = BoilerplateMarker(removed: removed)
  return withText(text) { bytes in
    marker.markLines(bytes)
    marker.markRepeats(bytes, RepeatedLines.Outlet())
    let output = ByteBuffer(capacity: 16)
    marker.clean(bytes, into: output)
    return Array(output.bytes)
  }
}

/// A corpus of articles as JSON lines; its members are those of a dictionary, sorted.
func jsonLines(_ articles: [[String: String]]) throws -> String {
  try articles.map { article in
    let data = try JSONSerialization.data(withJSONObject: article, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }.joined()
}

/// The texts of a corpus, cleaned while it is read.
func cleanedTexts(
  _ path: String, threads: Int = 1, blockSize: Int = 1 << 12, _ cleaning: CleaningOptions = CleaningOptions()
) throws -> (texts: [[UInt8]], report: ReadingReport) {
  var options = ReadingOptions()
  options.cleaning = cleaning
  let columns = CorpusReader.columnsForCleaning
  let reader = try CorpusReader(paths: [path], columns: columns, options: options, blockSize: blockSize)
  let (documents, report) = try reader.all(threads: threads)
  return (documents.map(\.text), report)
}
