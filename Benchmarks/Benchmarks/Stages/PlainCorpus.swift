import Glibc
import NewsCorpus
import TextStatistics

/// The corpus of the stages, 20 MB, and what it holds, found out without the library.
struct PlainCorpus {
  /// An article with the words counted in it.
  struct Article {
    var id: String
    var outlet: String
    var text: [UInt8]
    var counts: [String: UInt32]

    var tokenCount: Int { counts.values.reduce(0) { $0 + Int($1) } }
  }

  let articles: [Article]
  /// The counts of every outlet.
  let outlets: [String: [String: UInt32]]

  /// Makes the articles and counts them.
  init() {
    var articles: [Article] = []
    var outlets: [String: [String: UInt32]] = [:]
    Self.recipe.forEachArticle { article in
      var counts: [String: UInt32] = [:]
      for word in plainWords(article.text) { counts[word, default: 0] += 1 }
      articles.append(Article(id: article.id, outlet: article.outlet, text: article.text, counts: counts))
      outlets[article.outlet, default: [:]].merge(counts, uniquingKeysWith: +)
    }
    self.articles = articles
    self.outlets = outlets
  }

  /// The file of the corpus in a format, made if it is not there.
  ///
  /// `compare.py --quick` makes and uses the same files.
  static func path(_ format: CorpusFormat = .jsonl) -> String {
    let folder = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" } + "/.corpus"
    let path = "\(folder)/news-\(recipe.articles).\(format.rawValue)"
    mkdir(folder, 0o755)
    if access(path, R_OK) != 0 {
      recipe.write(as: format, to: path + ".part")
      rename(path + ".part", path)
    }
    return path
  }

  /// The same, compressed with gzip.
  static func compressedPath(_ format: CorpusFormat) -> String {
    let path = path(format)
    if access(path + ".gz", R_OK) != 0 { require(system("gzip --keep '\(path)'") == 0, "gzip failed") }
    return path + ".gz"
  }

  /// The corpus, counted by the library.
  static func counted(_ unit: CountingOptions.Unit, _ tokens: TokenizerOptions = .init()) throws -> CountedCorpus {
    var options = CountingOptions(tokenization: try Tokenization(tokens))
    options.unit = unit
    options.threads = threads
    return try CountedCorpus([CorpusReader(paths: [path()], columns: unit.columns)], options)
  }

  private static let recipe = {
    var recipe = NewsCorpus()
    recipe.articles = 3_200
    return recipe
  }()
}

extension DocumentFeatureMatrix {
  /// The counts of a row by term.
  func termCounts(ofRow row: Int) -> [String: UInt32] {
    let entries = counts.range(ofRow: row)
    return Dictionary(uniqueKeysWithValues: entries.map { (terms[Int(counts.columns[$0])], counts.values[$0]) })
  }
}

/// The words of made-up news by the rules of UAX #29 that matter in it: letters and digits, with an apostrophe or full
/// stop between two letters or two digits, or a comma between two digits; lower case, apostrophes straight.
private func plainWords(_ text: [UInt8]) -> [String] {
  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) : scalar.properties.isAlphabetic
  }
  let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
  var words: [String] = []
  var word = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    if isLetter(scalar) || isDigit(scalar) {
      word.append(scalar)
      continue
    }
    if !word.isEmpty, index + 1 < scalars.count {
      let (before, after) = (scalars[index - 1], scalars[index + 1])
      let isBetweenDigits = isDigit(before) && isDigit(after)
      if scalar == "," ? isBetweenDigits : isBetweenDigits || isLetter(before) && isLetter(after),
        [",", ".", "'", "’"].contains(scalar)
      {
        word.append(scalar == "’" ? "'" : scalar)
        continue
      }
    }
    if !word.isEmpty { words.append(String(word).lowercased()) }
    word = .init()
  }
  if !word.isEmpty { words.append(String(word).lowercased()) }
  return words
}
