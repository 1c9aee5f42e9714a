@testable import TextStatistics

// What the tests of collocates share: texts whose units are known, and spans counted token by token.

/// A text as its paragraphs, sentences and words.
struct KnownText {
  var outlet: String
  var paragraphs: [[[String]]]

  var article: Article {
    let text = paragraphs.map { sentences in
      sentences.map { words in (words[0].capitalized + " " + words.dropFirst().joined(separator: " ")).trimmed + "." }
        .joined(separator: " ")
    }
    return Article(outlet: outlet, text: text.joined(separator: "\n\n"))
  }

  func units(_ within: TextUnit) -> [[String]] {
    switch within {
    case .document: [paragraphs.flatMap { $0.flatMap { $0 } }]
    case .paragraph: paragraphs.map { $0.flatMap { $0 } }
    case .sentence: paragraphs.flatMap { $0 }
    }
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}

/// Words of which `noise` stands for a stop word and those with an x are rare.
func randomTexts(_ count: Int, _ random: inout SeededGenerator) -> [KnownText] {
  let words = ["alpha", "alphabet", "beta", "kappa", "lambda", "noise", "omega", "sigma", "theta"]
  func word() -> String {
    Int.random(in: 0..<25, using: &random) == 0
      ? "x" + ["foo", "bar", "foobar", "barfoo"].randomElement(using: &random)! + words.randomElement(using: &random)!
      : words.randomElement(using: &random)!
  }
  return (0..<count).map { _ in
    KnownText(
      outlet: ["A", "B", "C"].randomElement(using: &random)!,
      paragraphs: (0..<Int.random(in: 0...3, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          (0..<Int.random(in: 1...14, using: &random)).map { _ in word() }
        }
      })
  }
}

/// The tokens of texts with `noise` removed and terms below `minimumCount` rare; a pattern for single terms.
func tokenize(
  _ texts: [KnownText], within: TextUnit = .document, minimumCount: Int = 1, tokenLimit: Int = .max, threads: Int = 1
) throws -> (corpus: TokenizedCorpus, tokenization: Tokenization) {
  var tokenizer = TokenizerOptions()
  tokenizer.stopwords = ["noise"]
  let tokenization = try Tokenization(tokenizer)
  var options = CountingOptions(tokenization: tokenization)
  options.limits.minimumCount = minimumCount
  options.threads = threads
  let reader = try CorpusReader(
    bytes: try jsonLines(texts.map(\.article)), format: .jsonl, columns: options.unit.columns, blockSize: 4096)
  return (try TokenizedCorpus(reader, options, within: within, tokenLimit: tokenLimit), tokenization)
}

/// What a naive reader counts of a node in an outlet.
struct NaiveCollocates: Equatable {
  struct Pair: Equatable {
    var left = 0
    var right = 0
    var hits = 0
    var articles = 0
    var inside = 0
  }

  var nodeCount = 0
  var nodeTokens = 0
  var spanTokens = 0
  var articles = 0
  var rare = 0
  var pairs: [String: Pair] = [:]

  /// Asks every token for its distance to every occurrence of `node`, which has, for each place, the word, the beginning of
  /// words that fit, or `*` for all tokens.
  init(_ texts: [KnownText], _ node: [String], left: Int, right: Int, within: TextUnit, rareWords: Set<String>) {
    for text in texts {
      var (met, insideNode, occurrences): (Set<String>, [String], Int) = ([], [], 0)
      for unit in text.units(within) {
        var starts: [Int] = []
        for start in unit.indices where start + node.count <= unit.count && start >= (starts.last ?? -9) + node.count {
          let fits = node.indices.allSatisfy { place in
            let word = unit[start + place]
            let isTerm = word != "noise" && !rareWords.contains(word)
            return node[place] == "*"
              || isTerm
                && (node[place].hasSuffix("*") ? word.hasPrefix(node[place].dropLast()) : word == node[place])
          }
          if fits { starts.append(start) }
        }
        occurrences += starts.count
        let isInside = unit.indices.map { index in starts.contains { $0 <= index && index < $0 + node.count } }
        for (index, word) in unit.enumerated() where word != "noise" {
          if isInside[index] {
            nodeTokens += 1
            if !rareWords.contains(word) { insideNode.append(word) }
            continue
          }
          // The nearest occurrence that reaches so far; of two the one before the token.
          var best: (distance: Int, isLeft: Bool)?
          for start in starts {
            let (before, behind) = (start - index, index - (start + node.count) + 1)
            if before > 0, before <= left, before < best?.distance ?? .max { best = (before, true) }
            if behind > 0, behind <= right, behind <= best?.distance ?? .max { best = (behind, false) }
          }
          guard let best else { continue }
          spanTokens += 1
          if rareWords.contains(word) { rare += 1; continue }
          if best.isLeft { pairs[word, default: Pair()].left += 1 } else { pairs[word, default: Pair()].right += 1 }
          met.insert(word)
        }
        for start in starts {
          let span = unit.indices.filter { index in
            !isInside[index] && (start - left..<start + node.count + right).contains(index)
          }
          for word in Set(span.map { unit[$0] }) where word != "noise" && !rareWords.contains(word) {
            pairs[word, default: Pair()].hits += 1
          }
        }
      }
      if occurrences > 0 { articles += 1 }
      nodeCount += occurrences
      for word in met { pairs[word, default: Pair()].articles += 1 }
      for word in insideNode { pairs[word, default: Pair()].inside += 1 }
    }
  }
}

extension CollocateCounts {
  /// The runs of an outlet and node, added up, in the form of those that are counted naively.
  func naive(_ outlet: String, _ node: Int) -> NaiveCollocates {
    var all = NaiveCollocates([], [], left: 1, right: 1, within: .document, rareWords: [])
    for run in runs where matrix.rows[run.row].labels == [outlet] && run.node == node {
      all.nodeCount += run.nodeCount
      all.nodeTokens += run.nodeTokenCount
      all.spanTokens += run.spanTokenCount
      all.articles += run.articleCount
      all.rare += run.spanTokenCount
      for pair in collocates[run.collocates] {
        all.rare -= Int(pair.count)
        var sum = all.pairs[matrix.terms[Int(pair.term)]] ?? NaiveCollocates.Pair()
        sum.left += Int(pair.left)
        sum.right += Int(pair.right)
        sum.hits += Int(pair.hits)
        sum.articles += Int(pair.articles)
        sum.inside += Int(pair.inside)
        all.pairs[matrix.terms[Int(pair.term)]] = sum
      }
    }
    return all
  }
}
