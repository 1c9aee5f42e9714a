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

/// The words by the rules, one segment after the other.
func slowWords(_ bytes: [UInt8], _ table: WordBreakTable) -> [Range<Int>] {
  var words: [Range<Int>] = []
  bytes.withUnsafeBufferPointer { text in
    var start = 0
    while start < text.count {
      let (end, isWord) = nextWordBoundary(text.baseAddress!, from: start, end: text.count, table: table)
      if isWord { words.append(start..<end) }
      start = end
    }
  }
  return words
}

/// Pieces of text that word rules and folding have something to say about.
let awkwardPieces: [String] = [
  "a", "B", "zz", "don't", "I'm", "\u{2019}", "a\u{2019}b", "1\u{2019}0", "\u{2018}", "\u{201C}", "\u{201D}",
  "\u{2026}",
  "\u{2013}", "\u{2014}", "\u{2010}", "e\u{301}", "\u{301}", "\u{308}", "\u{5D0}\u{5D1}", "\u{5D0}\"\u{5D1}",
  "\u{5D0}'", "\"",
  "'", ".", ",", ";", ":", ":", "_", "__", "1", "23", "3.14", "1,000", "5;6", "U.S.", "\u{200D}", "\u{2764}\u{FE0F}",
  "\u{1F600}", "\u{1F468}\u{200D}\u{1F469}", "\u{1F1E9}", "\u{AD}", "co\u{AD}op", "\r\n", "\n", " ", "  ", "\t",
  "\u{A0}", "\u{202F}", "\u{2BC}", "\u{201B}", "\u{3000}", "\u{30AB}\u{30BF}", "\u{6771}", "\u{3072}",
  "\u{E44}\u{E17}\u{E22}",
  "\u{E9}", "\u{DF}", "\u{416}", "\u{BD}", "\u{FF07}", "\u{FF0E}", "\u{FF3F}", "\u{661}", "\u{66C}", "\u{200B}",
  "\u{FEFF}",
  "\u{B7}", "\u{387}", "-", "/", "@", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFD}", "\u{10400}",
]

/// A text of up to 300 bytes; half of them are nearly ASCII, as news is.
///
/// A few pieces that meet often are what breaks rules.
func randomText(_ random: inout SeededGenerator) -> String {
  let length = Int.random(in: 0...300, using: &random)
  let asciiShare = Bool.random(using: &random) ? 7 : 1
  let few = (0..<Int.random(in: 1...6, using: &random)).map { _ in awkwardPieces.randomElement(using: &random)! }
  var text = ""
  while text.utf8.count < length {
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<asciiShare: text += ["a", "b ", "C", "the", " ", "7"].randomElement(using: &random)!
    case 9: text += awkwardPieces.randomElement(using: &random)!
    default: text += few.randomElement(using: &random)!
    }
  }
  return text
}
