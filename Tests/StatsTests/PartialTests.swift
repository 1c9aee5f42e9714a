import Testing
import TextStatistics

/// Every byte that a term, a label or a name can hold and that engines take for something else.
private let words =
  ["the", "a", "war", "peace", "naïve", "İstanbul", "ΟΔΟΣ", "日本語", "don't", "1,5", "x\\N", "\\N", "\\", "e\tf", "c\rd"]
  + ["foo\0bar", "🙂", "well-known", "http://x.y/z", "\u{FEFF}z", "a\u{301}b", "\"q\"", "{}", "$d", "${d}"]
private let outlets = ["cnn", "a\tb", "\\N", "x\\,y", "o,ut", "'q'", "é", "e\u{301}", "\n", " ", "\0", "\\e"]

private func quoted(_ text: String) -> String {
  let escaped = text.unicodeScalars.map { scalar in
    let hex = String(scalar.value, radix: 16)
    return scalar == "\"" || scalar == "\\"
      ? "\\\(scalar)"
      : scalar.value < 0x20 ? "\\u" + String(repeating: "0", count: 4 - hex.count) + hex : String(scalar)
  }
  return "\"\(escaped.joined())\""
}

/// Articles as JSON lines, among them such as cannot be used.
private func lines(_ count: Int, _ random: inout Randomness) -> [String] {
  (0..<count).map { number in
    let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      let least = min(Int.random(in: 0..<words.count, using: &random), Int.random(in: 0..<words.count, using: &random))
      return words[least] + [" ", ". The ", "\n\n"][Int.random(in: 0..<30, using: &random) / 14]
    }.joined()
    switch Int.random(in: 0..<30, using: &random) {
    case 0: return "{\"text\": "
    case 1: return ""
    case 2: return "{\"text\":5,\"outlet\":\"cnn\"}"
    case 3: return "{\"outlet\":\"cnn\"}"
    case 4: return "{\"text\":\(quoted(text))}"
    default:
      let outlet = outlets.randomElement(using: &random)!
      return
        "{\"id\":\"\(number)\",\"outlet\":\(quoted(outlet)),\"section\":\"\(number % 3)\",\"text\":\(quoted(text))}"
    }
  }
}

private struct Randomness: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
  }
}

/// Rows that agree in their first four cells added up, as an engine does it, in another order.
private func addedUp(_ texts: [String]) -> String {
  var sums: [[Substring.UTF8View.Element]: [Int]] = [:]
  for line in texts.joined().utf8.split(separator: 0x0A) {
    let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
    let key = Array(cells[..<4].joined(separator: [0x09]))
    let numbers = cells[4...].map { Int(String(decoding: $0, as: UTF8.self))! }
    sums[key] = sums[key].map { zip($0, numbers).map(+) } ?? numbers
  }
  return sums.map { "\(String(decoding: $0, as: UTF8.self))\t\($1.map(String.init).joined(separator: "\t"))\n" }
    .joined()
}

private let columns = ["--columns", "id,outlet,section,text"]

/// Writes a corpus and its parts, one of them empty; returns the names of the parts.
private func writeParts(of count: Int, _ seed: UInt64, _ folder: Folder) throws -> [String] {
  var random = Randomness(state: seed)
  let all = ["{\"id\":\"0\",\"outlet\":\"cnn\",\"section\":\"0\",\"text\":\"war and peace\"}"] + lines(count, &random)
  try folder.write("all.jsonl", all.map { "\($0)\n" }.joined())
  var (names, first) = ([String](), 0)
  while first < all.count {
    let end = min(all.count, first + Int.random(in: count / 3...count / 2, using: &random))
    names.append("part\(names.count)")
    try folder.write(names.last!, all[first..<end].map { "\($0)\n" }.joined())
    first = end
  }
  try folder.write("empty", "")
  return names + ["empty"]
}

@Suite struct PartialTests {
  /// Runs `stats`, which has to end well, and returns what it writes.
  private func output(_ arguments: [String], _ folder: Folder, input: String = "") throws -> String {
    let run = try stats(arguments, input: input, in: folder)
    #expect(run.code == 0, "\(arguments) \(run.messages)")
    return run.text
  }

  /// Counts the parts into the folder `into`, and what they are added up into `into`-sums.
  private func count(_ parts: [String], _ arguments: [String], into: String, _ folder: Folder) throws {
    let partials = try parts.map { part in
      try output(["partial"] + arguments + columns + ["-q"], folder, input: try folder.text(part))
    }
    for (part, text) in zip(parts, partials) { try folder.write("\(into)/\(part).tsv", text) }
    try folder.write("\(into)-sums/part-00000", addedUp(partials))
    try folder.write("\(into)-sums/_SUCCESS", "")
    try folder.write("\(into)-sums/.part-00000.crc", "crc")
  }

  @Test(arguments: [
    "outlet": [
      "vocab", "similarity --method cosine,jaccard,jsd,euclidean --min-count 2",
      "tfidf --top 5 --min-df 2 --max-df 0.6",
    ],
    "section,outlet": ["similarity --top 2 --idf plain"], "outlet,section": ["dtm --to wide --max-features 7"],
  ])
  func tablesOfPartsAreThoseOfTheWhole(by: String, commands: [String]) throws {
    try withFolder { folder in
      let parts = try writeParts(of: 60, UInt64(commands[0].utf8.count), folder)
      try count(parts, ["tf", "--by", by], into: "tf", folder)
      for (number, command) in commands.enumerated() {
        let words = command.split(separator: " ").map(String.init)
        let options = words.dropFirst() + ["--by", by, "-q"]
        let whole = try output([words[0], "all.jsonl"] + options, folder)
        #expect(whole.split(separator: "\n").count > 3)
        // The first reads all rows, the others their sums.
        for inputs in number == 0 ? ["tf", "tf-sums"] : ["tf-sums"] {
          #expect(try output(["finish", words[0], inputs] + options, folder) == whole, "\(inputs)")
        }
      }
    }
  }

  @Test(arguments: [
    "--stopwords|en|--no-lower|--hyphens|keep|--ngrams|1-3", "--where|section = 1 or outlet is empty|--compat|sklearn",
  ])
  func optionsOfTheTokeniserAreGivenOnceOrTwice(options: String) throws {
    try withFolder { folder in
      let options = options.split(separator: "|").map(String.init)
      let parts = try writeParts(of: 40, 5, folder)
      try count(parts, ["tf", "--by", "outlet"] + options, into: "tf", folder)
      let whole = try output(["tfidf", "all.jsonl", "--by", "outlet", "-q"] + options, folder)
      #expect(try output(["finish", "tfidf", "tf", "--by", "outlet", "-q"] + options, folder) == whole)
      #expect(try output(["finish", "tfidf", "tf-sums", "--by", "outlet", "-q"], folder) == whole)
      let run = try stats(["finish", "tfidf", "tf", "--by", "outlet", "--stem", "german"], in: folder)
      #expect(run.code == 65 && run.messages.contains("counted with --stem not given, not 'german'"))
    }
  }

  @Test(arguments: [
    "--by outlet --window 3 --min-count 2", "--by section --margins span --window 1,4 --min-count 1",
    "--weights harmonic --no-keep-positions --min-count 2 --stopwords en",
    "--by outlet --count boolean --within document --window all --min-count 1 --max-features 9 --max-df 0.9",
  ])
  func pairsOfPartsAreThoseOfTheWhole(options: String) throws {
    try withFolder { folder in
      let options = options.split(separator: " ").map(String.init)
      func some(_ names: Set<String>) -> [String] {
        options.indices.flatMap { names.contains(options[$0]) ? Array(options[$0...($0 + 1)]) : [] }
      }
      let parts = try writeParts(of: 60, UInt64(options.count), folder)
      try count(["all.jsonl"], ["tf"] + some(["--by", "--stopwords"]), into: "tf", folder)
      let limits = some(["--min-count", "--max-features", "--max-df"])
      try folder.write("terms.txt", try output(["finish", "terms", "tf"] + limits, folder))
      try count(parts, ["pairs", "--terms", "terms.txt"] + options, into: "pairs", folder)
      let whole = try output(["cooccur", "all.jsonl", "-q"] + options, folder)
      #expect(whole.split(separator: "\n").count > 10)
      for inputs in ["pairs", "pairs-sums"] {
        #expect(try output(["finish", "cooccur", inputs, "-q"] + options, folder) == whole, "\(inputs)")
      }
      if !options.contains("--by") {
        _ = try output(["cooccur", "all.jsonl", "-q", "--to", "mtx", "-o", "whole"] + options, folder)
        _ = try output(["finish", "cooccur", "pairs", "-q", "--to", "mtx", "-o", "parts"] + options, folder)
        #expect(try folder.read("parts/matrix.mtx") == folder.read("whole/matrix.mtx"))
      }
      let run = try stats(["finish", "cooccur", "pairs"] + options + ["--window", "7"], in: folder)
      #expect(run.code == 65 && run.messages.contains("counted with --window '"))
    }
  }

  @Test func keynessOfPartsIsThatOfTheWhole() throws {
    try withFolder { folder in
      let parts = try writeParts(of: 60, 17, folder)
      let counted = ["articles", "--by", "section,outlet", "--within", "section", "--where", "outlet is not empty"]
      try count(parts, counted, into: "articles", folder)
      let options =
        "--by outlet --test mwu,df --boot 30 --permute 30 --within section --min-count 2 --top 9 -q"
        .split(separator: " ").map(String.init)
      let whole = try output(["keyness", "all.jsonl", "--where", "outlet is not empty"] + options, folder)
      #expect(whole.split(separator: "\n").count > 50)
      for inputs in ["articles", "articles-sums"] {
        #expect(try output(["finish", "keyness", inputs] + options, folder) == whole, "\(inputs)")
      }
      let resampled =
        "--by outlet --ci basic --boot 20 --permute 20 --floor --within section --method cosine,jsd -q"
        .split(separator: " ").map(String.init)
      let similarity = try output(["similarity", "all.jsonl", "--where", "outlet is not empty"] + resampled, folder)
      #expect(similarity.split(separator: "\n").count > 50)
      #expect(try output(["finish", "similarity", "articles-sums"] + resampled, folder) == similarity)
      let other = try stats(["finish", "keyness", "articles", "--permute", "9", "--within", "date"], in: folder)
      #expect(other.code == 65 && other.messages.contains("counted with --within 'section', not 'date'"))
      let beside = try stats(["finish", "keyness", "articles", "--reference", "all.jsonl"], in: folder)
      #expect(beside.code == 64 && beside.messages.contains("as an outlet of their own"))
      #expect(try stats(["finish", "similarity", "articles"], in: folder).messages.contains("are 'articles 1"))
    }
  }

  /// What was dropped is told as it is of the whole, but for the places.
  @Test func whatIsDroppedIsCounted() throws {
    try withFolder { folder in
      let parts = try writeParts(of: 80, 9, folder)
      try count(parts, ["tf", "--by", "outlet"], into: "tf", folder)
      let whole = try stats(["vocab", "all.jsonl", "--by", "outlet"], in: folder).messages.split(separator: "\n")
      let ofParts = try stats(["finish", "vocab", "tf", "--by", "outlet"], in: folder).messages.split(separator: "\n")
      #expect(whole.suffix(2) == ofParts.suffix(2) && whole.last!.contains("records dropped"))
      #expect(try stats(["finish", "vocab", "tf", "--by", "outlet", "--strict"], in: folder).code == 65)
      // Groups by fewer columns are sums where no article lacks one of the others, and else refused.
      let fewer = try stats(["finish", "vocab", "tf"], in: folder)
      #expect(fewer.code == 65 && fewer.messages.contains("without outlet would be missing: count again"))
      let other = try stats(["finish", "vocab", "tf", "--by", "section"], in: folder)
      #expect(other.code == 65 && other.messages.contains("the partials are by outlet, not by section"))
    }
  }

  @Test func groupsByFewerColumnsAreSums() throws {
    try withFolder { folder in
      try folder.write(
        "a.jsonl", (0..<20).map { "{\"outlet\":\"o\($0 % 3)\",\"s\":\"\($0 % 4)\",\"text\":\"w\($0) x\"}\n" }.joined())
      try folder.write("tf/a", try output(["partial", "tf", "--by", "outlet,s", "a.jsonl"], folder))
      for by in [[], ["--by", "outlet"], ["--by", "s"], ["--by", "s,outlet"]] {
        #expect(try output(["finish", "vocab", "tf"] + by, folder) == output(["vocab", "a.jsonl"] + by, folder))
      }
    }
  }

  @Test func whatIsNotWholeIsRefused() throws {
    try withFolder { folder in
      let parts = try writeParts(of: 30, 3, folder)
      try count(parts, ["tf", "--by", "outlet"], into: "tf", folder)
      let text = try folder.text("tf/part0.tsv")
      let lines = text.split(separator: "\n").map { "\($0)\n" }
      let term = try #require(lines.firstIndex { $0.hasPrefix("term\t") })
      // As stats finish reads them.
      func refusal(_ damaged: String) throws -> String {
        try folder.write("tf/part0.tsv", damaged)
        return try #require(throws: InputError.self) { try PartialCounts(paths: [folder / "tf"], "tf") }.description
      }
      #expect(try refusal(lines.dropLast(12).joined()).contains("ended: those that are cut off"))
      #expect(try refusal(String(text.dropLast(3))).contains("the last row is cut off"))
      var damaged = lines
      damaged.remove(at: term)
      #expect(try refusal(damaged.joined()).contains("rows are lost, changed or there twice"))
      #expect(try refusal((lines + [lines[term]]).joined()).contains("rows are lost, changed or there twice"))
      damaged[term] = "term\ta\tb\n"
      #expect(try refusal(damaged.joined()).contains("part0.tsv:\(term + 1): is no row of a partial"))
      #expect(
        try refusal(text.replacing("partial\ttf\t1\t", with: "partial\ttf\t2\t")).contains("not of one kind or version")
      )
      #expect(
        try refusal(text.replacing("option\tnumbers\tyes", with: "option\tnumbers\tno"))
          .contains("different --numbers, 'no' and 'yes'"))
      #expect(try refusal(text + "input\t\\e\t\\e\t\\e\t99\t0\t0\t0\n").contains("of the 99 rows that the input has"))
      #expect(try stats(["finish", "cooccur", "tf-sums"], in: folder).messages.contains("the partials are 'tf 1"))
      #expect(try stats(["finish", "similarity", "."], in: folder).code == 65)
    }
  }

  @Test func aPartThatIsGivenTwiceIsSaid() throws {
    try withFolder { folder in
      let parts = try writeParts(of: 30, 3, folder)
      try count(parts, ["tf", "--by", "outlet"], into: "tf", folder)
      func equalParts(_ paths: String...) throws -> Int {
        let counts = try PartialCounts(paths: paths.map { folder / $0 }, "tf")
        return counts.report.findings.first { $0.kind == .equalPart }?.count ?? 0
      }
      #expect(try equalParts("tf") == 0 && equalParts("tf-sums") == 0)
      // Parts in which there is nothing are equal.
      #expect(try equalParts("tf", "tf/empty.tsv") == 0)
      #expect(try equalParts("tf", "tf/part1.tsv") == 1 && equalParts("tf-sums", "tf/part1.tsv", "tf/part1.tsv") == 2)
      let run = try stats(["finish", "vocab", "tf", "tf/part1.tsv", "--by", "outlet"], in: folder)
      #expect(run.code == 0 && run.messages.contains("1 part with the same rows as another: a part that is given"))
    }
  }

  @Test func tablesOfPartsAreVerifiedAndMadeAgain() throws {
    try withFolder { folder in
      let parts = try writeParts(of: 30, 3, folder)
      try count(parts, ["tf", "--by", "outlet"], into: "tf", folder)
      _ = try output(["finish", "vocab", "tf", "--by", "outlet", "--top", "3", "-q", "-o", "v.csv"], folder)
      let description = try folder.text("v.datapackage.json")
      #expect(description.contains("\"finish\"") && !description.contains("\"engine\""))
      #expect(try output(["verify", "v.datapackage.json"], folder).contains("tf/part0.tsv: unchanged"))
      #expect(try output(["replay", "v.datapackage.json"], folder).contains("v.csv: the same bytes"))
    }
  }

  @Test(arguments: [
    "similarity a.jsonl --engine spark", "similarity a.jsonl --master m", "similarity - --engine spark --master m",
    "similarity a.jsonl --engine spark --master m --copies drop",
    "keyness a.jsonl --engine spark --master m --reference a.jsonl",
    "timeline a.jsonl --engine spark --master m", "vocab a.jsonl --engine spark --master m --dispersion",
    "tfidf a.jsonl --engine spark --master m", "partial tf a.jsonl --limit 3",
  ])
  func whatDoesNotAddUpIsRefused(command: String) throws {
    try withFolder { folder in
      try folder.write("a.jsonl", "{\"outlet\":\"a\",\"text\":\"b\"}\n")
      let run = try stats(command.split(separator: " ").map(String.init), in: folder)
      #expect(run.code == 64 && run.text == "" && !run.messages.isEmpty, "\(run.messages)")
    }
  }

  @Test func theJobIsPrinted() throws {
    try withFolder { folder in
      try folder.write("a.jsonl", "{\"outlet\":\"a\",\"text\":\"b\"}\n")
      try folder.write("my stops", "the\n")
      let run = try stats(
        [
          "similarity", "a.jsonl", "--engine", "spark", "--dry-run", "--stopwords", "my stops", "--where",
          "outlet != 'it''s'",
        ],
        in: folder)
      #expect(run.code == 0, "\(run.messages)")
      for part in [
        "USING 'text-statistics-kernel'", "USING text OPTIONS (path 'file:///",
        "'--where' 'outlet != '\\''it'\\'''\\''s'\\'''",
        "'--columns' 'outlet,text'", "'--stopwords' \"$here\"/stopwords.txt", "NULL DEFINED AS '\\\\N'", "'\\\\e'",
        "--files text-statistics-kernel,text-statistics-program,stopwords.txt",
      ] { #expect(run.text.contains(part), "\(part)\n\(run.text)") }
      #expect(folder.contents == ["a.jsonl", "my stops"])
    }
  }
}
