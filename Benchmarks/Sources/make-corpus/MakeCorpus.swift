import NewsCorpus

/// Writes a synthetic news corpus: the same arguments give the same bytes on every machine.
@main
enum MakeCorpus {
  static func main() {
    let options = Options(CommandLine.arguments.dropFirst())
    report(options.corpus.write(as: options.format, to: options.output))
  }
}

/// The command line.
struct Options {
  var corpus = NewsCorpus()
  var format = CorpusFormat.jsonl
  var output = "-"

  init(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { fail("\(name) wants a value\n\(usage)") }
      switch name {
      case "--articles": corpus.articles = parse(value, for: name)
      case "--outlets": corpus.outlets = parse(value, for: name)
      case "--seed": corpus.seed = parse(value, for: name)
      case "--words": corpus.words = parse(value, for: name)
      case "--format": format = parse(value, for: name)
      case "--output", "-o": output = value
      default: fail("unknown option \(name)\n\(usage)")
      }
    }
    if corpus.outlets < 1 || corpus.articles < corpus.outlets || corpus.words < 1 {
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
