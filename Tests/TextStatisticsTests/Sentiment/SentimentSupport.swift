@testable import TextStatistics

// What the tests of sentiment share: a small lexicon, articles made of it, and tables as cells.

/// Words whose scores are exact in binary, so that sums don't depend on their order.
let tone: [String: Double] = ["good": 2, "peace": 1.5, "hope": 0.5, "war": -2.5, "crisis": -1, "fear": -0.25]

let toneLexicon = Lexicon(
  name: "tone",
  entries: tone.sorted { $0.key < $1.key }.enumerated().map {
    Lexicon.Entry(term: $1.key, score: $1.value, category: nil, line: $0 + 1)
  })

/// VADER's rules change nothing without shifters, capitals and "but".
func toneOptions(
  _ level: SentimentOptions.Level, targets: [String] = [], _ configure: (inout SentimentOptions) -> Void = { _ in }
) throws -> SentimentOptions {
  let tokenization = try Tokenization()
  var options = SentimentOptions([toneLexicon], tokenization)
  options.rules = .vader
  options.level = level
  options.targets = try targets.map { try SentimentTarget($0, tokenization) }
  configure(&options)
  return options
}

/// Articles of sentences of up to twelve words, a few of the lexicon among them, some in quotation marks.
func toneArticles(_ count: Int, seed: UInt64, quotes: Bool = false) -> [Article] {
  var random = SeededGenerator(seed)
  let words = tone.keys.sorted() + ["russia", "moscow", "china", "deal", "said", "talks", "the", "with", "for", "its"]
  return (0..<count).map { number in
    let sentences = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      var sentence = (0..<Int.random(in: 1...12, using: &random)).map { _ in words.randomElement(using: &random)! }
      // A sentence starts with a capital; "The" is no word of the lexicon.
      sentence[0] = "The"
      if quotes, sentence.count > 4, Bool.random(using: &random) {
        sentence[1] = "“" + sentence[1]
        sentence[3] += "”"
      }
      return sentence.joined(separator: " ") + "."
    }
    return Article(
      id: number % 4 == 0 ? nil : "id \(number)",
      outlet: number % 9 == 0 ? nil : ["b", "é", "a"].randomElement(using: &random),
      text: sentences.joined(separator: number % 2 == 0 ? " " : "\n"))
  }
}

/// The sentences of an article of `toneArticles`, as words.
func toneSentences(_ article: Article) -> [[String]] {
  article.text.split { $0 == "." }.map { sentence in
    sentence.lowercased().split { !$0.isLetter }.map(String.init)
  }.filter { !$0.isEmpty }
}

/// The table of articles in memory; small blocks, so that threads have several each.
func sentimentTable(_ articles: [Article], _ options: SentimentOptions, explains: Bool = false) throws -> Table {
  let reader = try CorpusReader(
    bytes: try jsonLines(articles), format: .jsonl, columns: options.columns, blockSize: 1024)
  return explains ? try SentimentMatchRow.table(of: reader, options) : try SentimentRow.table(of: reader, options)
}

/// A row by column name.
typealias NamedCells = [String: String]

func namedCells(_ articles: [Article], _ options: SentimentOptions, explains: Bool = false) throws -> [NamedCells] {
  let cells = try cells(try sentimentTable(articles, options, explains: explains))
  return cells.dropFirst().map { row in
    // Columns are named once: a second one of the same name would trap.
    Dictionary(uniqueKeysWithValues: zip(cells[0], row))
  }
}

/// What is in a cell; NaN for nothing.
func number(_ cell: String?) -> Double {
  guard let cell else { preconditionFailure("there is no such column") }
  return cell.isEmpty ? .nan : Double(cell)!
}
