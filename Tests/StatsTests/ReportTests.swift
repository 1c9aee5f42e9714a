import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a parser of XML finds on a page.
private final class PageReader: NSObject, XMLParserDelegate {
  private(set) var elements: [String: Int] = [:]
  private(set) var attributes: Set<String> = []
  private(set) var links: Set<String> = []
  private(set) var text = ""
  private(set) var fault: (any Error)?

  init(_ page: String) {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() { fault = parser.parserError }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements[name, default: 0] += 1
    self.attributes.formUnion(attributes.keys)
    for key in ["href", "src", "xlink:href", "action", "data"] { if let link = attributes[key] { links.insert(link) } }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}

/// Checks what holds for every page, whatever was read.
private func check(_ folder: Folder, _ location: SourceLocation = #_sourceLocation) throws -> PageReader {
  let page = try folder.text("index.html")
  let reader = PageReader(page)
  #expect(reader.fault == nil, "\(String(describing: reader.fault))", sourceLocation: location)
  #expect(reader.elements["script"] == 1 && reader.elements["h1"] == 1, sourceLocation: location)
  #expect(page.components(separatedBy: "<script").count == 2, sourceLocation: location)
  for name in ["img", "image", "iframe", "object", "embed", "link", "base", "form", "audio", "video", "foreignObject"] {
    #expect(reader.elements[name] == nil, sourceLocation: location)
  }
  #expect(!reader.attributes.contains { $0.hasPrefix("on") || $0 == "style" }, sourceLocation: location)
  // To the page itself and to files beside it, never to the net.
  for link in reader.links {
    let isFile = link.wholeMatch(of: /[a-z]+\.(csv|datapackage\.json)/) != nil
    #expect(link.hasPrefix("#") || isFile && folder.contents.contains(link), "\(link)", sourceLocation: location)
  }
  let isHarmless = page.unicodeScalars.allSatisfy {
    $0 == "\n" || $0.properties.generalCategory != .control && !(0x202A...0x202E).contains($0.value)
  }
  #expect(isHarmless && !page.contains(folder.path), sourceLocation: location)
  return reader
}

@Test func theReportOfTheSeedsIsOnePageWithItsTables() throws {
  try withFolder { folder in
    let run = try stats("report", "seeds/outlets.csv", "-o", folder / "report", "--threads", "1")
    #expect(
      run.code == 0 && run.output.isEmpty && run.messages == "stats: articles: 5, copies among them: 0, originals: 0\n")
    let report = Folder(path: folder / "report")
    let names = [
      "audit", "collocates", "dedupe", "describe", "keyness", "sentiment", "similarity", "timeline", "vocab",
    ]
    #expect(report.contents.filter { $0.hasSuffix(".csv") } == names.map { "\($0).csv" })
    let page = try check(report)
    #expect(page.elements["svg", default: 0] >= 8 && page.elements["h2"] == 12 && page.elements["table"] == 8)
    for text in [
      "Too few articles for statements about outlets.", "No article is a copy of another one.", "seed 1",
      "stats keyness --by outlet --stopwords en --top 30 --test mwu,boot --boot 200 --seed 1 -o keyness.csv seeds/outlets.csv",
      "stats report --by outlet --stopwords en --boot 200 --seed 1 -o report seeds/outlets.csv",
    ] {
      #expect(page.text.contains(text), "\(text)")
    }
    // The tables are those of the commands that the page shows.
    let table = try stats(
      "similarity", "seeds/outlets.csv", "--stopwords", "en", "--ci", "basic", "--floor", "--boot", "200")
    #expect(try report.read("similarity.csv") == table.output)

    let again = try stats("report", "seeds/outlets.csv", "-o", folder / "again", "--threads", "2", "-q")
    #expect(again.code == 0 && again.messages == "")
    for name in report.contents where !name.hasSuffix(".json") {
      #expect(try report.read(name) == Folder(path: folder / "again").read(name), "\(name)")
    }
  }
}

@Test func aHostileCorpusComesOutHarmless() throws {
  let outlets = [
    #"<script>alert(1)<\/script>"#, #"<\/script><img src=x onerror=alert(1)>"#, "javascript:alert(1)",
    #"\u202Egpj.exe"#,
    #"nul\u0000bell\u0007escape\u001B[31m"#, #"\" onmouseover=\"alert(1)"#, "&lt;b&gt;",
    String(repeating: "long", count: 3000),
    "e" + String(repeating: #"\u0301"#, count: 500), "日本 العربية",
  ]
  let articles = outlets.enumerated().flatMap { number, outlet in
    (0..<3).map { day in
      """
      {"outlet":"\(outlet)","id":"<b>\(number)</b>\\u202E","date":"2022-0\(day + 1)-01","title":"<script>","text":"<script>\
      alert(\(number))<\\/script> The <i>good</i> minister said: war\(number) is bad\\u0000. \(outlet) We love peace talks in \
      Kiev <\\/style> ]]> <!-- --> and more words of article \(day) stand here for all to read."}

      """
    }
  }
  let others = """
    {"outlet":"empty","id":"","date":"soon","text":""}
    {"outlet":"one","id":"javascript:alert(1)","date":"2022-01-01","text":"<svg onload=alert(1)>"}

    """
  try withFolder { folder in
    try folder.write("a<b>&'c.jsonl", articles.joined() + others)
    let run = try stats(
      ["report", "a<b>&'c.jsonl", "-o", "report", "--heading", "</title><script>x</script>", "--boot", "20"], in: folder
    )
    #expect(run.code == 0, "\(run.messages)")
    let page = try check(Folder(path: folder / "report"))
    #expect(page.text.contains("<script>alert(1)</script>") && page.text.contains("</title><script>x</script>"))
    #expect(page.text.contains(#"stats describe --by outlet -o describe.csv 'a<b>&'\''c.jsonl'"#))
    // Names are cut in tables, and in pictures at 500 characters.
    let source = try folder.text("report/index.html")
    #expect(source.contains("longlong…<") && !source.contains(String(repeating: "long", count: 126)))
  }
}

@Test func whatCannotBeMadeIsASentence() throws {
  try withFolder { folder in
    try folder.write("one.jsonl", "{\"outlet\":\"a\",\"text\":\"one two\"}\n")
    let run = try stats(["report", folder / "one.jsonl", "-o", folder / "report", "--words", "two"], in: folder)
    #expect(run.code == 0, "\(run.messages)")
    let page = try check(Folder(path: folder / "report"))
    #expect(page.text.contains("This table could not be made") && page.text.contains("-o describe.csv one.jsonl"))
    #expect(!folder.contents.contains("report/timeline.csv"))
    // A table of an earlier report is none of this one.
    try folder.write("report/keyness.csv", "old\n")
    #expect(try stats(["report", "one.jsonl", "-o", "report", "--clean"], in: folder).code == 0)
    #expect(!folder.contents.contains("report/keyness.csv"))
  }
}

@Test func warningsAreSaidOnceAndStandOnThePage() throws {
  try withFolder { folder in
    let articles = (1...6).map {
      "{\"outlet\":\"\($0 % 2 == 0 ? "a" : "b")\",\"text\":\"one two \($0)\",\"date\":\"2022-03-0\($0)\"}\n"
    }
    try folder.write("news.jsonl", articles.joined() + "{\"outlet\":\"<b>\"}\n")
    let run = try stats(["report", "news.jsonl", "-o", "report", "-q"], in: folder)
    #expect(run.code == 0 && run.messages.contains("1 of 7 records dropped"), "\(run.messages)")
    #expect(run.messages.components(separatedBy: "records dropped").count == 2)
    #expect(try check(Folder(path: folder / "report")).text.contains("1 of 7 records dropped"))
    let strict = try stats(["report", "news.jsonl", "-o", "strict", "--strict"], in: folder)
    #expect(strict.code == 65 && !folder.contents.contains { $0.hasPrefix("strict") })
  }
}

@Test(arguments: [
  ("seeds/outlets.csv", 64, "name the folder with -o"), ("- -o report", 64, "which a pipe does not allow"),
  ("seeds/outlets.csv -o report --boot 1", 64, "--boot goes from 2 to 100000"),
  ("seeds/outlets.csv -o report --copies weight", 64, "--copies weight"),
  ("seeds/outlets.csv -o report --by nothing", 65, "nothing"), ("missing.csv -o report", 66, "missing.csv"),
  ("seeds/outlets.csv -o report --nonsense", 64, "--nonsense"),
  ("seeds/outlets.csv -o report --words ...", 64, "no token can ever equal it"),
  ("seeds/outlets.csv -o /proc/none/report", 73, "/proc/none/report"),
])
func misuseOfReportLeavesNothing(arguments: String, code: Int32, message: String) throws {
  try withFolder { folder in
    #expect(try shell("ln -s '\(repository / "seeds")' seeds", in: folder) == 0)
    let run = try stats(["report"] + arguments.split(separator: " ").map(String.init), in: folder)
    #expect(run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.code) \(run.messages)")
    #expect(!folder.contents.contains { $0.hasPrefix("report") }, "\(folder.contents)")
  }
}
