/// Counts what went into the corpus. Types are the language's words; numbers, addresses and the forms with a
/// possessive s are left out, so that a tokeniser finds some 5 % more.
package struct CorpusStatistics {
  private(set) var articles = 0
  private(set) var emptyArticles = 0
  private(set) var longest = 0
  private(set) var tokens = 0
  private(set) var textBytes = 0
  private(set) var nonASCIIBytes = 0
  private(set) var nonZeros = 0
  private(set) var outletNonZeros = 0
  private var types = 0
  private let outlets: Int
  /// One bit for each outlet and word.
  private var outletHasWord: [UInt64]
  private var lastArticle: [Int32]
  private var isUsed: [Bool]

  init(outlets: Int, vocabularySize: Int) {
    self.outlets = outlets
    outletHasWord = Array(repeating: 0, count: outlets * ((vocabularySize + 63) / 64))
    lastArticle = Array(repeating: -1, count: vocabularySize)
    isUsed = Array(repeating: false, count: vocabularySize)
  }

  mutating func count(_ article: borrowing ArticleWriter, outlet: Int) {
    let words = article.words
    if words.isEmpty { emptyArticles += 1 }
    longest = max(longest, words.count)
    tokens += words.count
    textBytes += article.text.count
    nonASCIIBytes += article.text.reduce(0) { $0 + Int($1 >> 7) }
    let outletRow = outlet * ((lastArticle.count + 63) / 64)
    for word in words where lastArticle[word] != Int32(articles) {
      lastArticle[word] = Int32(articles)
      nonZeros += 1
      let bit: UInt64 = 1 << (word & 63)
      if outletHasWord[outletRow + word >> 6] & bit == 0 {
        outletHasWord[outletRow + word >> 6] |= bit
        outletNonZeros += 1
        if !isUsed[word] {
          isUsed[word] = true
          types += 1
        }
      }
    }
    articles += 1
  }

  var description: String {
    """
    articles \(articles) (\(emptyArticles) empty, longest \(longest) words), outlets \(outlets)
    text \(textBytes) bytes, \(nonASCIIBytes) of them not ASCII; tokens \(tokens), types \(types)
    non-zeros: articles \(nonZeros), outlets \(outletNonZeros)
    """
  }
}
