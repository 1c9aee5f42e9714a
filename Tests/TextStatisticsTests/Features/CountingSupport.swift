import Foundation

@testable import TextStatistics

// What the tests of counting share: small corpora, and the counts as a dictionary finds them.

/// An article of a corpus that a test makes up; what is nil is not in its record.
struct Article {
  var id: String?
  var outlet: String?
  var date: String?
  var text: String
}

/// The articles as JSON lines.
func jsonLines(_ articles: [Article]) throws -> [UInt8] {
  var bytes: [UInt8] = []
  for article in articles {
    var object = ["text": article.text]
    object["id"] = article.id
    object["outlet"] = article.outlet
    object["date"] = article.date
    bytes += try JSONSerialization.data(withJSONObject: object, options: .sortedKeys) + [0x0A]
  }
  return bytes
}

/// Counts `articles` by way of a file; small blocks, so that threads have several each.
func count(
  _ articles: [Article]..., threads: Int = 1, configure: (inout CountingOptions) -> Void = { _ in },
  tokens: (inout TokenizerOptions) -> Void = { _ in }
) throws -> CountedCorpus {
  var tokenizer = TokenizerOptions()
  tokens(&tokenizer)
  var options = CountingOptions(tokenization: try Tokenization(tokenizer))
  options.threads = threads
  configure(&options)
  let folder = try TemporaryFolder()
  let readers = try articles.enumerated().map { index, articles in
    try CorpusReader(
      paths: [try folder.write("\(index).jsonl", try jsonLines(articles))], columns: options.columns,
      options: ReadingOptions(), blockSize: 4096)
  }
  return try CountedCorpus(readers, options)
}

/// The five articles of the repository, a row each, tokenised as scikit-learn does.
func countSeeds(configure: (inout CountingOptions) -> Void = { _ in }, ngrams: [Int] = [1]) throws -> CountedCorpus {
  var tokenizer = TokenizerOptions()
  tokenizer.rule = .sklearn
  tokenizer.folding = [.lowercase]
  tokenizer.ngramSizes = ngrams
  var options = CountingOptions(tokenization: try Tokenization(tokenizer))
  options.unit = .documents
  options.threads = 2
  configure(&options)
  let reader = try CorpusReader(paths: [seedsFolder.path + "/outlets.csv"], columns: options.unit.columns)
  return try CountedCorpus([reader], options)
}

/// A corpus of words of few letters, so that they repeat and share beginnings, some of them longer than 16 bytes.
func randomArticles(_ count: Int, _ random: inout SeededGenerator, length: Int = 80) -> [Article] {
  let words = (0..<150).map { _ in
    String((0..<[1, 2, 5, 9, 12, 20].randomElement(using: &random)!).map { _ in "abé".randomElement(using: &random)! })
  }
  return (0..<count).map { number in
    let text = (0..<Int.random(in: 0...length, using: &random)).map { _ in
      // The smaller of two: some words are frequent.
      let word = words[min(Int.random(in: 0..<150, using: &random), Int.random(in: 0..<150, using: &random))]
      return (Bool.random(using: &random) ? word : word.uppercased()) + [" ", ", ", "\n"].randomElement(using: &random)!
    }
    return Article(
      id: number % 3 == 0 ? nil : "id \(number)",
      outlet: number % 11 == 0 ? nil : ["é", "B", "a", "z"].randomElement(using: &random),
      date: ["2022-03-07", "2022-03-08"].randomElement(using: &random), text: text.joined())
  }
}

/// The words of a random article.
func naiveWords(_ text: String) -> [String] {
  text.lowercased().split { !$0.isLetter }.map(String.init)
}

/// The n-grams of `words`; an empty word is one that was removed.
func naiveNgrams(_ words: [String], _ sizes: [Int]) -> [String] {
  sizes.flatMap { size in
    words.indices.dropLast(size - 1).map { words[$0..<$0 + size] }.filter { !$0.contains("") }
      .map { $0.joined(separator: " ") }
  }
}

/// A row as it is counted with dictionaries.
struct NaiveRow: Equatable {
  var labels: [String]
  var articleCount = 0
  var tokenCount = 0
  var counts: [String: Int] = [:]
  var articles: [String: Int] = [:]

  init(labels: [String]) { self.labels = labels }

  mutating func add(_ features: [String]) {
    articleCount += 1
    tokenCount += features.count
    for feature in features { counts[feature, default: 0] += 1 }
    for feature in Set(features) { articles[feature, default: 0] += 1 }
  }
}

/// The rows of a corpus, as they are counted with dictionaries.
func naiveRows(
  _ articles: [Article], _ unit: CountingOptions.Unit, features: (String) -> [String]
) -> [NaiveRow] {
  guard case .groups(let names) = unit else {
    return articles.enumerated().map { index, article in
      var row = NaiveRow(labels: [article.id ?? String(index + 1), article.outlet ?? ""])
      row.add(features(article.text))
      return row
    }
  }
  var groups: [[String]: NaiveRow] = [:]
  for article in articles {
    let labels = names.compactMap { $0 == "outlet" ? article.outlet : $0 == "date" ? article.date : nil }
    if labels.count == names.count { groups[labels, default: NaiveRow(labels: labels)].add(features(article.text)) }
  }
  // Code-point order is that of the UTF-8 bytes.
  return groups.values.sorted {
    $0.labels.lexicographicallyPrecedes($1.labels) { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }
}

extension DocumentFeatureMatrix {
  /// The rows in the form of those that dictionaries make.
  var naiveRows: [NaiveRow] {
    rows.indices.map { row in
      var naive = NaiveRow(labels: rows[row].labels)
      naive.articleCount = rows[row].articleCount
      naive.tokenCount = rows[row].tokenCount
      for entry in counts.range(ofRow: row) {
        naive.counts[terms[Int(counts.columns[entry])]] = Int(counts.values[entry])
        if !entryArticleCounts.isEmpty {
          naive.articles[terms[Int(counts.columns[entry])]] = Int(entryArticleCounts[entry])
        }
      }
      return naive
    }
  }

  /// Whether everything but the report of the reading is the same.
  func equals(_ other: DocumentFeatureMatrix) -> Bool {
    counts == other.counts && terms == other.terms && rows == other.rows && labelNames == other.labelNames
      && documentFrequencies == other.documentFrequencies && articleCount == other.articleCount
      && entryArticleCounts == other.entryArticleCounts && droppedTermCount == other.droppedTermCount
  }
}

/// The cells of a table without quotes in it, header first.
func cells(_ table: Table, digits: Int? = nil) throws -> [[String]] {
  try table.formatted(as: .csv, digits: digits).split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}
