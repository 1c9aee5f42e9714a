import Foundation

@testable import TextStatistics

// What the tests of the tokeniser and of what counts its tokens share.

/// Lends bytes as the corpus reader does: with 64 zero bytes behind them.
func withPadded<R>(_ bytes: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
  try (bytes + [UInt8](repeating: 0, count: 64)).withUnsafeBufferPointer {
    try body(UnsafeBufferPointer(rebasing: $0.dropLast(64)))
  }
}

/// A token: what it is counted as, nil if it is not, and the text it stands for.
struct SeenToken: Equatable, CustomStringConvertible {
  var term: String?
  var text: String
  var description: String { "\(text)=\(term ?? "-")" }
}

/// The tokens of `text`, removed ones too.
func tokens(_ text: String, _ configure: (inout TokenizerOptions) -> Void = { _ in }) throws -> [SeenToken] {
  var options = TokenizerOptions()
  configure(&options)
  var tokenizer = Tokenizer(try Tokenization(options))
  let bytes = Array(text.utf8)
  withPadded(bytes) { tokenizer.tokenize($0) }
  var tokens: [SeenToken] = []
  for index in 0..<tokenizer.count {
    let id = tokenizer.ids[index]
    let term =
      id == Vocabulary.removed ? nil : String(decoding: tokenizer.vocabulary.bytes(of: Int(id)), as: UTF8.self)
    tokens.append(SeenToken(term: term, text: String(decoding: bytes[tokenizer.range(of: index)], as: UTF8.self)))
  }
  return tokens
}

/// What the tokens of `text` are counted as; `-` for those that are not.
func terms(_ text: String, _ configure: (inout TokenizerOptions) -> Void = { _ in }) throws -> [String] {
  try tokens(text, configure).map { $0.term ?? "-" }
}

/// The folder with the example articles.
let seedsFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("seeds")

/// The texts of the example articles, in order.
func seedTexts() throws -> [[UInt8]] {
  try FileManager.default.contentsOfDirectory(atPath: seedsFolder.path).filter { $0.hasSuffix(".txt") }.sorted()
    .map { Array(try Data(contentsOf: seedsFolder.appendingPathComponent($0))) }
}
