import Foundation
import FoundationXML
import Testing

@Test(arguments: [
  (
    "--stopwords en --min-count 4 --top 4 --measures g2,mi --test chi2 --digits 4",
    """
    term1,term2,count,expected,df,count1,count2,g2,mi,p,q
    foreign,minister,10,0.8947,5,17,10,32.31,3.482,2.101e-22,8.755e-22
    operation,special,4,0.1073,2,5,5,22.31,5.22,8.423e-33,2.106e-31
    wang,yi,8,0.8999,4,18,10,22.09,3.152,3.733e-14,1.333e-13
    peace,talks,4,0.1131,2,6,5,21.88,5.145,3.879e-31,4.849e-30

    """
  ),
  // Windows of unequal sides tell node and collocate apart.
  (
    "--stopwords en --min-count 4 --window 0,2 --by outlet --top 2 --measures delta_p_b_given_a --digits 4",
    """
    outlet,term1,term2,count,expected,df,count1,count2,delta_p_b_given_a
    americanfreepress.net,operation,ukraine,4,0.1182,1,4,14,0.9794
    spamchronicles.com,fox,news,4,0.1411,1,4,6,0.4893
    spamchronicles.com,wang,yi,6,0.2716,2,10,6,0.4195

    """
  ),
  (
    "--stopwords en --min-count 8 --max-features 5 --to wide",
    """
    term,china,russia,russian,ukraine,wang
    china,0,9,0,0,0
    russia,9,0,0,8,0
    russian,0,0,0,0,0
    ukraine,0,8,0,0,0
    wang,0,0,0,0,0

    """
  ),
])
func pairsOfTheSeedsAreThese(arguments: String, table: String) throws {
  let run = try stats(
    ["cooccur", "seeds/outlets.csv"] + arguments.split(separator: " ").map(String.init), in: repository)
  #expect(run.code == 0 && run.text == table)
  #expect(run.messages.hasPrefix("stats: pairs estimated: "))
}

/// Without measures the same rows stand in the order of their terms.
@Test(arguments: [[], ["--by", "outlet"], ["--window", "3,1"], ["--test", "g2"]])
func pairsWithoutMeasures(options: [String]) throws {
  func run(_ measures: String) throws -> [String] {
    let arguments = ["cooccur", "seeds/outlets.csv", "--min-count", "3", "--measures", measures, "-q"] + options
    let run = try stats(arguments, in: repository)
    #expect(run.code == 0)
    return run.lines.map(String.init)
  }
  let (plain, measured) = (try run("none"), try run("mi"))
  let place = measured[0].split(separator: ",").firstIndex(of: "mi")!
  let expected = measured.map { line in
    var cells = line.split(separator: ",")
    cells.remove(at: place)
    return cells.joined(separator: ",")
  }
  let sorted = expected.dropFirst().sorted { a, b in
    func words(_ line: String) -> [String] { line.split(separator: ",").prefix(place - 5).map(String.init) }
    return words(a).lexicographicallyPrecedes(words(b)) {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
  }
  #expect(plain.count > 100 && plain == [expected[0]] + sorted)
}

@Test func formsOfTheSamePairsAgree() throws {
  try withFolder { folder in
    // Words that CSV and XML have to escape, and one that stands beside itself.
    try folder.write(
      "a.jsonl",
      (0..<3).map { #"{"text":"b&b <c> \"d\" it's na na e\#($0)f. R&D na it's"}"# }.joined(separator: "\n"))
    func run(_ arguments: String...) throws -> Run {
      let run = try stats(
        ["cooccur", "a.jsonl", "--min-count", "1", "--window", "3", "--quiet"] + arguments, in: folder)
      #expect(run.code == 0 && run.messages == "", "\(run.messages)")
      return run
    }
    let pairs = try run("--measures", "mi").lines.dropFirst().map { $0.split(separator: ",") }
    #expect(pairs.count > 10 && Set(pairs.map { $0.prefix(2) }).count == pairs.count)

    _ = try run("--to", "gephi", "--measures", "mi", "-o", "network")
    let edges = try folder.text("network/edges.csv").split(separator: "\n").map { $0.split(separator: ",") }
    #expect(edges[0] == ["Source", "Target", "Type", "Weight", "df", "mi"])
    #expect(
      edges.dropFirst().map { [$0[0], $0[1], $0[3], $0[4], $0[5]] }
        == pairs.map { [$0[0], $0[1], $0[2], $0[4], $0[7]] })
    func bare(_ cell: Substring) -> String { cell.filter { $0 != "\"" } }
    #expect(edges.dropFirst().allSatisfy { $0[2] == "Undirected" && bare($0[0]) <= bare($0[1]) })
    let nodes = try folder.text("network/nodes.csv").split(separator: "\n").map { $0.split(separator: ",") }
    #expect(nodes[0] == ["Id", "Label", "Count"])
    #expect(Set(nodes.dropFirst().map { $0[0] }) == Set(pairs.flatMap { $0.prefix(2) }))

    _ = try run("--to", "mtx", "-o", "matrix")
    let matrix = try folder.text("matrix/matrix.mtx").split(separator: "\n")
    let terms = try folder.text("matrix/terms.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",")[1]
    }
    #expect(matrix[0] == "%%MatrixMarket matrix coordinate integer symmetric")
    #expect(matrix[1] == "\(terms.count) \(terms.count) \(pairs.count)")
    let entries = matrix.dropFirst(2).map { $0.split(separator: " ").map { Int($0)! } }
    let counts = pairs.map { [String($0[0]), String($0[1]), $0[0] == $0[1] ? "\(2 * Int($0[2])!)" : String($0[2])] }
    #expect(
      Set(entries.map { [String(terms[$0[1] - 1]), String(terms[$0[0] - 1]), "\($0[2])"] }) == Set(counts))
    #expect(entries.allSatisfy { $0[0] >= $0[1] })
    // By columns, then rows.
    #expect(zip(entries, entries.dropFirst()).allSatisfy { ($0[1], $0[0]) < ($1[1], $1[0]) })

    let gexf = XMLParser(data: Data(try run("--to", "gexf").output))
    let elements = Elements()
    gexf.delegate = elements
    #expect(gexf.parse())
    #expect(elements.counts["edge"] == pairs.count && elements.counts["node"] == nodes.count - 1)
    #expect(elements.labels.sorted() == Set(pairs.flatMap { $0.prefix(2).map { $0.filter { $0 != "\"" } } }).sorted())
  }
}

private final class Elements: NSObject, XMLParserDelegate {
  var counts: [String: Int] = [:]
  var labels: [String] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
    if name == "node" { labels.append(attributes["label"]!) }
  }
}

@Test(arguments: [
  ("--window 0", 64, "a window of no word"),
  ("--within page", 64, "The value 'page' is invalid for '--within"),
  ("--measures mi,mi", 64, "a measure is named twice"),
  ("--measures none,mi", 64, "The value 'none,mi' is invalid"),
  ("--measures none --top 3", 64, "--top needs a measure"),
  ("--top 0", 64, "--top is at least 1"),
  ("--to gephi", 64, "--to gephi writes several files: name their folder with -o"),
  ("--to gexf --by outlet", 64, "--to gexf makes one matrix or network: leave out --by"),
  ("--to mtx -o x --digits 3", 64, "--to mtx writes numbers whole: leave out --digits"),
  ("--to gexf --digits 3", 64, "--to gexf writes numbers whole: leave out --digits"),
  ("--to mtx -o x --measures mi", 64, "--to mtx writes counts: leave out --measures"),
  ("--weights harmonic --window 30", 64, "--weights harmonic goes with windows of up to 20 words"),
  ("--count boolean --margins span", 64, "--count boolean has margins of its own"),
  ("--memory 12Q", 64, "The value '12Q' is invalid for '--memory"),
  ("--memory 63M", 64, "--memory is at least 64M"),
  ("--min-count 1000", 65, "stats: none of the 810 terms of 5 articles is within the limits; lower --min-count"),
  ("--min-count 90 --quiet", 65, "stats: no pair of words has a count of 90 or more; lower --min-count\n"),
  ("--vocab words.txt --quiet", 65, "stats: no two of the words that are kept occur within a window of each other\n"),
])
func misuseOfCooccurIsSaidInOneLine(arguments: String, code: Int32, message: String) throws {
  try withFolder { folder in
    let seeds = repository / "seeds/outlets.csv"
    try folder.write("words.txt", "taiwan\nunless\n")
    let run = try stats(["cooccur", seeds] + arguments.split(separator: " ").map(String.init), in: folder)
    #expect(run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.messages)")
    #expect(code == 64 || run.messages.split(separator: "\n").count == 1)
    #expect(folder.contents.filter { $0 != "x" } == ["words.txt"])
  }
}

@Test func threadsChangeNoPair() throws {
  try withFolder { folder in
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let articles = (0..<400).map { number in
      let words = (0..<200).map { _ in "w\(random(12) * random(12))" }.joined(separator: " ")
      return #"{"outlet":"o\#(number % 3)","text":"\#(words)"}"#
    }
    try folder.write("a.jsonl", articles.joined(separator: "\n"))
    for by in [[], ["--by", "outlet"]] {
      let command = ["cooccur", "a.jsonl", "--test", "g2", "--min-count", "2"] + by
      let whole = try stats(command + ["--threads", "1"], in: folder)
      #expect(whole.code == 0 && whole.lines.count > 1000)
      for threads in ["2", "8"] {
        let run = try stats(command + ["--threads", threads], in: folder)
        #expect(run.code == 0 && run.output == whole.output, "\(threads)")
      }
    }
  }
}
