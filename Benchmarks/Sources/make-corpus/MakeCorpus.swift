/// Writes a synthetic news corpus: the same arguments give the same bytes on every machine.
@main
enum MakeCorpus {
  static func main() {
    let options = Options(CommandLine.arguments.dropFirst())
    let newsroom = Newsroom(
      articles: options.articles, outlets: options.outlets, seed: options.seed)
    var writer = ArticleWriter(newsroom: newsroom, seed: options.seed, meanWords: options.words)
    var output = CorpusOutput(format: options.format, path: options.output)
    var statistics = CorpusStatistics(
      outlets: options.outlets, vocabularySize: newsroom.vocabulary.count)
    for index in 0..<options.articles {
      writer.write(article: index)
      let outlet = newsroom.outletOfArticle[index]
      statistics.count(writer, outlet: outlet)
      output.write(
        Article(
          id: "n" + padded(index + 1, to: 7), outlet: newsroom.outletNames[outlet],
          date: date(ofDay: writer.day),
          title: writer.title, text: writer.text))
    }
    output.finish()
    report("\(options.output): \(output.bytesWritten) bytes\n\(statistics.description)")
  }
}

/// The command line.
struct Options {
  var articles = 37_554
  var outlets = 491
  var seed: UInt64 = 1
  var words = 960.0
  var format = CorpusFormat.jsonl
  var output = "-"

  init(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { fail("\(name) wants a value\n\(usage)") }
      switch name {
      case "--articles": articles = parse(value, for: name)
      case "--outlets": outlets = parse(value, for: name)
      case "--seed": seed = parse(value, for: name)
      case "--words": words = parse(value, for: name)
      case "--format": format = parse(value, for: name)
      case "--output", "-o": output = value
      default: fail("unknown option \(name)\n\(usage)")
      }
    }
    if outlets < 1 || articles < outlets || words < 1 {
      fail("needs an outlet, an article for each, and a word")
    }
    if format == .textFolder && output == "-" { fail("--format txt-folder needs --output") }
  }
}

private let usage = """
  usage: make-corpus [--articles 37554] [--outlets 491] [--words 960] [--seed 1]
                     [--format \(CorpusFormat.allCases.map(\.rawValue).joined(separator: "|"))] [--output FILE]
  """

private func parse<Value: LosslessStringConvertible>(_ text: String, for name: String) -> Value {
  guard let value = Value(text) else { fail("\(name) does not take \(text)\n\(usage)") }
  return value
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
