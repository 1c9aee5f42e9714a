extension PartialSums {
  /// Takes in articles of the same key; false if they are none.
  ///
  /// - Parameters:
  ///   - cell: What was found in each.
  ///   - group: The number of their group.
  ///   - key: Their key.
  ///   - articles: How many there are.
  ///   - tokens: The tokens of all of them.
  ///   - counts: Where they go.
  /// - Returns: Whether they are as they should be.
  func add(
    _ cell: UnsafeBufferPointer<UInt8>, of group: Int, _ key: ArticleKey, articles: Int, tokens: Int,
    to counts: inout PartialCounts
  ) -> Bool {
    guard articles > 0, tokens % articles == 0 else { return false }
    let first = counts.articleTerms.count
    // Texts of another partial are no terms: it is refused when all is read.
    let areTerms = what == "articles" && begun.keys.allSatisfy { $0.hasPrefix("\(what) ") }
    if areTerms, !addTerms(of: cell, tokens: tokens / articles, to: &counts) { return false }
    counts.add(
      PartialCounts.Article(
        group: UInt32(group), count: articles, tokens: tokens / articles, key: key,
        found: areTerms ? first..<counts.articleTerms.count : counts.addTexts(cell)))
    return true
  }

  /// Takes in terms and their counts by turns; false if they are not that, or do not make up the tokens.
  private func addTerms(
    of cell: UnsafeBufferPointer<UInt8>, tokens: Int, to counts: inout PartialCounts
  ) -> Bool {
    if cell.elementsEqual(PartialFormat.empty) { return tokens == 0 }
    var (term, sum): (Int?, Int) = (nil, 0)
    let areTerms = PartialFormat.allTexts(of: cell) { text in
      guard let known = term else {
        term = text.isEmpty ? nil : terms.number(of: text, &counts)
        return term != nil
      }
      guard let count = Self.number(text).flatMap(UInt32.init(exactly:)), count > 0 else { return false }
      counts.add(PartialCounts.ArticleTerm(term: UInt32(known), count: count))
      term = nil
      sum += Int(count)
      return true
    }
    return areTerms && term == nil && sum == tokens
  }
}
