import Foundation

@testable import TextStatistics

let vaderLexicon = Lexicon(name: "vader", notice: nil, entries: VaderLexicon.entries)

extension VaderScorer {
  /// Scores a text that is followed by letters, as a sentence is in its article.
  mutating func score(_ text: String, onMatch: ((SentimentMatch) -> Void)? = nil) -> SentimentScore {
    let bytes = Array(text.utf8)
    return (bytes + Array(repeating: UInt8(ascii: "x"), count: 64)).withUnsafeBufferPointer {
      score(UnsafeBufferPointer(rebasing: $0[..<bytes.count]), onMatch: onMatch)
    }
  }

  /// The compound of a text.
  mutating func compound(_ text: String) -> Double? { score(text).vader?.compound }

  /// What is found: the words as the text has them, what was done to them, and what they contribute.
  mutating func matches(_ text: String) -> [String] {
    var found: [String] = []
    let utf8 = Array(text.utf8)
    _ = score(text) { match in
      let word = String(decoding: utf8[match.range], as: UTF8.self)
      found.append(([word, "\(match.valence)"] + match.shifters + ["\(match.contribution)"]).joined(separator: "|"))
    }
    return found
  }
}

/// neg, neu, pos and compound as Python prints them.
func printed(_ score: SentimentScore) -> String {
  guard let vader = score.vader else { return "none" }
  return "\(vader.negative) \(vader.neutral) \(vader.positive) \(vader.compound)"
}

/// The random texts of Tests/Oracles/vader.py, of one block.
struct VaderTexts {
  private var random: SeededGenerator
  private let lists: [[[Unicode.Scalar]]]
  private let marks: [[Unicode.Scalar]]
  private let spaces: [[Unicode.Scalar]]

  init(block: Int) {
    random = SeededGenerator(UInt64(block))
    lists = vaderTextShares.map { Self.words[$0.name]! }
    marks = Self.words["marks"]!
    spaces = Self.words["spaces"]!
  }

  private static let words: [String: [[Unicode.Scalar]]] = {
    var words = Dictionary(
      uniqueKeysWithValues: vaderTextLists.map { ($0.name, $0.words.map { Array($0.unicodeScalars) }) })
    words["lexicon"] = VaderLexicon.entries.map { Array($0.term.unicodeScalars) }
    words["emoji"] = vaderEmojiText.split(separator: "\n").map { [$0.unicodeScalars.first!] }
    return words
  }()

  private mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }

  private mutating func one(of words: [[Unicode.Scalar]]) -> [Unicode.Scalar] { words[below(words.count)] }

  private mutating func word() -> [Unicode.Scalar] {
    var rest = below(100)
    var list = 0
    while rest >= vaderTextShares[list].percent {
      rest -= vaderTextShares[list].percent
      list += 1
    }
    var word = one(of: lists[list])
    var style = below(100)
    if style < 12 { word = upper(word) } else if style < 16 { word = upper(word.prefix(1)) + word.dropFirst() }
    style = below(100)
    if style < 8 {
      word += one(of: marks)
    } else if style < 12 {
      let before = one(of: marks)
      word = before + word + one(of: marks)
    } else if style < 14 {
      let place = below(word.count + 1)
      word.insert(contentsOf: one(of: marks), at: place)
    }
    return word
  }

  mutating func next() -> String {
    var text: [Unicode.Scalar] = []
    for _ in 0..<vaderTextWordCounts[below(vaderTextWordCounts.count)] {
      text += word()
      text += one(of: spaces)
    }
    var string = ""
    string.unicodeScalars.append(contentsOf: below(10) == 0 ? upper(text) : text)
    return string
  }
}

/// ASCII alone in capitals.
private func upper(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
  text.map { ("a"..."z").contains($0) ? Unicode.Scalar($0.value - 32)! : $0 }
}
