import Foundation
import Testing

/// The description that a command wrote, as Foundation reads it.
private func description(_ name: String, in folder: Folder) throws -> [String: Any] {
  let bytes = try Data(contentsOf: URL(filePath: folder / name))
  return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
}

private func resources(_ description: [String: Any]) throws -> [[String: Any]] {
  try #require(description["resources"] as? [[String: Any]])
}

/// What `sha256sum` prints of a file.
private func sha256sum(_ path: String, in folder: Folder) throws -> String {
  #expect(try shell("sha256sum '\(path)' > sum.tmp", in: folder) == 0)
  defer { try? FileManager.default.removeItem(atPath: folder / "sum.tmp") }
  return String(try folder.text("sum.tmp").prefix(64))
}

private let articles = """
  {"id":"1","outlet":"a","date":"2024-01-02","text":"one two two three"}
  {"id":"2","outlet":"b","date":"2024-01-03","text":"two three three"}
  {"id":"3","date":"2024-01-03","text":"three"}
  {broken
  {"id":"4","outlet":"b","date":"2020-01-03","text":"two"}

  """

@Test func aTableInAFileIsDescribedBesideIt() throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    let run = try stats(
      ["vocab", "news.jsonl", "--by", "outlet", "--from", "2024", "-o", "out.csv", "--threads", "1"], in: folder)
    #expect(run.code == 0 && folder.contents == ["news.jsonl", "out.csv", "out.datapackage.json"])
    let all = try description("out.datapackage.json", in: folder)
    #expect(all["$schema"] as? String == "https://datapackage.org/profiles/2.0/datapackage.json")
    #expect(all["name"] as? String == "out")
    let resource = try resources(all)[0]
    #expect(resource["path"] as? String == "out.csv" && resource["type"] as? String == "table")
    #expect(resource["format"] as? String == "csv" && resource["mediatype"] as? String == "text/csv")
    #expect(resource["bytes"] as? Int == (try folder.read("out.csv").count))
    #expect(resource["hash"] as? String == "sha256:\(try sha256sum("out.csv", in: folder))")
    #expect(resource["dialect"] as? [String: String] == ["delimiter": ",", "lineTerminator": "\n"])
    let schema = try #require(resource["schema"] as? [String: Any])
    #expect(schema["missingValues"] as? [String] == [""])
    let fields = try #require(schema["fields"] as? [[String: String]])
    let header = try folder.text("out.csv").split(separator: "\n")[0].split(separator: ",").map(String.init)
    #expect(fields.map { $0["name"] } == header)
    #expect(fields.first { $0["name"] == "count" }?["type"] == "integer")
    #expect(fields.first { $0["name"] == "per_million" }?["type"] == "number")
    #expect(fields.allSatisfy { $0["description"]?.isEmpty == false })

    let statistics = try #require(all["stats"] as? [String: Any])
    #expect(
      statistics["command"] as? [String]
        == ["stats", "vocab", "news.jsonl", "--by", "outlet", "--from", "2024", "-o", "out.csv"])
    #expect(statistics["documents"] as? Int == 3)
    #expect(statistics["dropped"] as? [String: Int] == ["broken_json": 1, "no_group": 1])
    #expect(statistics["filtered"] as? Int == 1)
    let inputs = try #require(statistics["inputs"] as? [[String: Any]])
    #expect(inputs.count == 1 && inputs[0]["path"] as? String == "news.jsonl")
    #expect(inputs[0]["sha256"] as? String == (try sha256sum("news.jsonl", in: folder)))
    #expect(inputs[0]["bytes"] as? Int == articles.utf8.count)
    let options = try #require(statistics["options"] as? [String: Any])
    #expect(options["by"] as? [String] == ["outlet"] && options["lower"] as? Bool == true)
    #expect(options["stopwords"] as? String == "none" && options["min-count"] as? Int == 1)
    #expect(options["threads"] == nil && options["output"] == nil)
  }
}

@Test func theSameRunIsDescribedByTheSameBytes() throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    var seen: Set<String> = []
    for extra in [[], ["--threads", "2"], ["-q", "--threads", "1"], ["--progress", "never"]] {
      _ = try stats(["vocab", "news.jsonl", "-o", "out.csv"] + extra, in: folder)
      seen.insert(try folder.text("out.datapackage.json"))
    }
    #expect(seen.count == 1)
    #expect(!seen.first!.contains(folder.path))
  }
}

@Test(arguments: [["-o", "out.csv", "--no-meta"], ["-o", "/dev/null"], ["-o", "out.md"], ["-o", "-"], []])
func noDescriptionIsWrittenWhereNoneIsWanted(arguments: [String]) throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    #expect(try stats(["vocab", "news.jsonl"] + arguments, in: folder).code == 0)
    #expect(!folder.contents.contains { $0.hasSuffix(".json") })
  }
}

@Test func aFailureLeavesNoDescription() throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    #expect(try stats(["vocab", "news.jsonl", "--strict", "-o", "out.csv"], in: folder).code == 65)
    #expect(folder.contents == ["news.jsonl"])
  }
}

@Test(arguments: [("out.tsv", "tsv", "\t"), ("out.jsonl", "jsonl", nil)])
func otherFormatsAreDescribedAsTheyAre(name: String, format: String, delimiter: String?) throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    #expect(try stats(["vocab", "news.jsonl", "-o", name], in: folder).code == 0)
    let resource = try resources(try description("out.datapackage.json", in: folder))[0]
    #expect(resource["format"] as? String == format && resource["path"] as? String == name)
    #expect((resource["dialect"] as? [String: String])?["delimiter"] == delimiter)
  }
}

@Test func aFolderOfTablesIsOnePackage() throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    #expect(try stats(["dtm", "news.jsonl", "--to", "mtx", "-o", "deep"], in: folder).code == 0)
    #expect(
      folder.contents
        == ["deep", "deep/datapackage.json", "deep/matrix.mtx", "deep/rows.csv", "deep/terms.csv", "news.jsonl"])
    let all = try description("deep/datapackage.json", in: folder)
    #expect(all["name"] as? String == "deep")
    #expect(try resources(all).map { $0["path"] as? String } == ["matrix.mtx", "rows.csv", "terms.csv"])
    #expect(try resources(all).map { $0["schema"] != nil } == [false, true, true])
  }
}

@Test func aTableCanBeAddedToAPackage() throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    _ = try stats(["export", "news.jsonl", "--tables", "vocab,tokens", "-o", "all"], in: folder)
    for _ in 0..<2 {
      let run = try stats(
        ["describe", "news.jsonl", "-o", "all/more.csv", "--package", "all/datapackage.json"], in: folder)
      #expect(run.code == 0)
      let all = try resources(try description("all/datapackage.json", in: folder))
      #expect(all.map { $0["path"] as? String } == ["vocab.csv", "tokens.csv", "more.csv"])
      #expect((all[2]["stats"] as? [String: Any])?["command"] as? [String] != nil)
    }
    #expect(try stats(["verify", "all/datapackage.json"], in: folder).code == 0)
    #expect(try stats(["replay", "all/datapackage.json"], in: folder).code == 0)
    let elsewhere = try stats(
      ["describe", "news.jsonl", "-o", "more.csv", "--package", "all/datapackage.json"], in: folder)
    #expect(elsewhere.code == 64 && !folder.contents.contains("more.csv"))
  }
}

@Test func everyFileThatIsReadIsAnInput() throws {
  try withFolder { folder in
    try folder.write("news/b/2.txt", "two three")
    try folder.write("news/a/1.txt", "one two")
    try folder.write("news/c.txt", "three")
    try folder.write("stop.txt", "one\n")
    #expect(try stats(["vocab", "news", "--stopwords", "stop.txt", "-o", "out.csv"], in: folder).code == 0)
    let statistics = try #require(try description("out.datapackage.json", in: folder)["stats"] as? [String: Any])
    let inputs = try #require(statistics["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["path"] as? String } == ["news", "stop.txt"])
    #expect(inputs[0]["files"] as? Int == 3 && inputs[0]["bytes"] as? Int == 21)
    let line =
      "cd news && find . -name '*.txt' -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum | sha256sum > ../sum"
    #expect(try shell(line, in: folder) == 0)
    #expect(inputs[0]["sha256"] as? String == String(try folder.text("sum").prefix(64)))
  }
}

@Test func whatWasReadFromStandardInputIsNotKnown() throws {
  try withFolder { folder in
    let run = try stats(["vocab", "-", "-o", "out.csv"], input: articles, in: folder)
    #expect(run.code == 0)
    let statistics = try #require(try description("out.datapackage.json", in: folder)["stats"] as? [String: Any])
    let inputs = try #require(statistics["inputs"] as? [[String: Any]])
    #expect(inputs.count == 1 && inputs[0]["sha256"] is NSNull && inputs[0]["reason"] as? String == "standard input")
    #expect(try stats(["verify", "out.datapackage.json"], in: folder).code == 0)
    let replay = try stats(["replay", "out.datapackage.json"], in: folder)
    #expect(replay.code == 65)
    #expect(
      replay.messages == "stats: out.datapackage.json: an input is not known, and cannot be read again\n")
  }
}
