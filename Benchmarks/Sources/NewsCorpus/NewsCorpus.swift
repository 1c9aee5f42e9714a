/// A corpus by what it is made from: the same values give the same articles on every machine.
package struct NewsCorpus: Sendable {
  package var articles = 37_554
  package var outlets = 491
  package var seed: UInt64 = 1
  /// Mean number of words of an article.
  package var words = 960.0

  package init() {}

  /// Hands the articles to `body`, one after the other.
  @discardableResult
  package func forEachArticle(_ body: (Article) -> Void) -> CorpusStatistics {
    let newsroom = Newsroom(articles: articles, outlets: outlets, seed: seed)
    var writer = ArticleWriter(newsroom: newsroom, seed: seed, meanWords: words)
    var statistics = CorpusStatistics(outlets: outlets, vocabularySize: newsroom.vocabulary.count)
    for index in 0..<articles {
      writer.write(article: index)
      let outlet = newsroom.outletOfArticle[index]
      statistics.count(writer, outlet: outlet)
      body(
        Article(
          id: "n" + padded(index + 1, to: 7), outlet: newsroom.outletNames[outlet], date: date(ofDay: writer.day),
          title: writer.title, text: writer.text))
    }
    return statistics
  }

  /// Writes the articles to a file or folder, and returns what went into it in words.
  @discardableResult
  package func write(as format: CorpusFormat, to path: String) -> String {
    var output = CorpusOutput(format: format, path: path)
    let statistics = forEachArticle { output.write($0) }
    output.finish()
    return "\(path): \(output.bytesWritten) bytes\n\(statistics.description)"
  }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// The ISO date of a day counted from 2018-01-01.
private func date(ofDay day: Int) -> String {
  var rest = day
  for year in 2_018... {
    let february = year.isMultiple(of: 4) ? 29 : 28
    for (month, length) in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
      if rest < length { return "\(year)-\(padded(month + 1, to: 2))-\(padded(rest + 1, to: 2))" }
      rest -= length
    }
  }
  fatalError("the years end before the day does")
}
