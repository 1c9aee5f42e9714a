import Foundation
import Testing

private let articles = """
  {"id":"1","outlet":"a","text":"one two two three"}
  {"id":"2","outlet":"b","text":"two three three"}

  """

/// A folder with articles, and a table of them in another one.
private func withTable(_ arguments: [String] = [], _ body: (Folder) throws -> Void) throws {
  try withFolder { folder in
    try folder.write("news.jsonl", articles)
    try FileManager.default.createDirectory(atPath: folder / "out", withIntermediateDirectories: false)
    let run = try stats(["vocab", "news.jsonl", "-o", "out/vocab.csv"] + arguments, in: folder)
    #expect(run.code == 0)
    try body(folder)
  }
}

@Test func unchangedFilesAreVerifiedFromAnywhere() throws {
  try withTable { folder in
    let lines = "vocab.csv: unchanged\nnews.jsonl: unchanged\n"
    for (path, place) in [
      ("out/vocab.datapackage.json", folder), ("vocab.datapackage.json", Folder(path: folder / "out")),
      (folder / "out/vocab.datapackage.json", repository),
    ] {
      let run = try stats(["verify", path], in: place)
      #expect(run.code == 0 && run.text == lines && run.messages == "")
    }
  }
}

@Test func whatChangedOrIsMissingIsNamed() throws {
  try withTable { folder in
    try folder.write("out/vocab.csv", "term\n")
    var run = try stats(["verify", "out/vocab.datapackage.json"], in: folder)
    #expect(run.code == 65)
    #expect(run.lines[0].hasPrefix("vocab.csv: changed, 5 bytes, not ") && run.lines[1] == "news.jsonl: unchanged")
    #expect(run.messages == "stats: changed: 1, missing: 0\n")
    try FileManager.default.removeItem(atPath: folder / "news.jsonl")
    run = try stats(["verify", "out/vocab.datapackage.json"], in: folder)
    #expect(run.code == 65 && run.lines[1] == "news.jsonl: missing")
    try FileManager.default.removeItem(atPath: folder / "out/vocab.csv")
    run = try stats(["verify", "out/vocab.datapackage.json"], in: folder)
    #expect(run.code == 66 && run.lines == ["vocab.csv: missing", "news.jsonl: missing"])
  }
}

@Test func aReplayMakesTheSameBytesAndLeavesNothing() throws {
  try withTable { folder in
    let before = folder.contents
    for place in [folder, repository] {
      let run = try stats(["replay", folder / "out/vocab.datapackage.json"], in: place)
      #expect(run.code == 0 && run.text == "news.jsonl: unchanged\nvocab.csv: the same bytes\n" && run.messages == "")
      #expect(folder.contents == before)
    }
    _ = try stats(["replay", "out/vocab.datapackage.json", "-o", "again"], in: folder)
    #expect(try folder.read("again/vocab.csv") == folder.read("out/vocab.csv"))
  }
}

@Test func aReplayThatMakesOtherBytesEndsWith65() throws {
  try withTable { folder in
    let text = try folder.text("out/vocab.datapackage.json")
    try folder.write(
      "out/vocab.datapackage.json",
      text.replacing("\"vocab\", \"news.jsonl\"", with: "\"vocab\", \"news.jsonl\", \"--top\", \"1\""))
    let run = try stats(["replay", "out/vocab.datapackage.json"], in: folder)
    #expect(run.code == 65)
    #expect(run.lines.last?.hasPrefix("vocab.csv: other bytes: sha256 ") == true)
    #expect(run.messages == "stats: out/vocab.datapackage.json: tables that differ when made again: 1\n")
  }
}

@Test func aReplayNeedsTheInputsAsTheyWere() throws {
  try withTable { folder in
    try folder.write("news.jsonl", articles + "{\"text\":\"more\"}\n")
    let run = try stats(["replay", "out/vocab.datapackage.json"], in: folder)
    #expect(run.code == 65 && run.messages == "stats: changed: 1, missing: 0\n")
  }
}

@Test func aReplayOfAnotherVersionIsRefusedUnlessItIsAskedFor() throws {
  try withTable { folder in
    let text = try folder.text("out/vocab.datapackage.json")
    try folder.write(
      "out/vocab.datapackage.json", text.replacing(/"version": "[0-9.]+"/, with: "\"version\": \"0.0.1\""))
    var run = try stats(["replay", "out/vocab.datapackage.json"], in: folder)
    #expect(run.code == 65 && run.messages.contains("was written by stats 0.0.1, and this is "))
    run = try stats(["replay", "out/vocab.datapackage.json", "--any-version"], in: folder)
    #expect(run.code == 0 && run.messages.contains("results may differ"))
  }
}

/// Whatever a description says, nothing is run but a command that writes a table, and nothing written but into a new folder.
@Test(arguments: [
  #"["rm", "news.jsonl"]"#, #"["stats", "replay", "out/vocab.datapackage.json"]"#, #"["stats", "verify", "x"]"#,
  #"["stats", "--version"]"#, #"["stats", "vocab", "news.jsonl", "--nonsense", "-o", "out/vocab.csv"]"#,
  #"["stats", "vocab", "news.jsonl", "-qo", "news.jsonl"]"#,
])
func commandsThatMakeNoTableAreRefused(command: String) throws {
  try withTable { folder in
    let text = try folder.text("out/vocab.datapackage.json")
    try folder.write(
      "out/vocab.datapackage.json", text.replacing(/"command": \[[^\]]*\]/, with: "\"command\": \(command)"))
    let before = folder.contents
    let run = try stats(["replay", "out/vocab.datapackage.json"], in: folder)
    #expect(run.code == 65 && run.messages.contains("its command is none of this version"))
    #expect(try folder.text("news.jsonl") == articles && folder.contents == before)
  }
}

@Test func pathsOutOfTheFolderAreNoTables() throws {
  try withTable { folder in
    let text = try folder.text("out/vocab.datapackage.json")
    for path in ["../news.jsonl", "/etc/passwd"] {
      try folder.write("bad.json", text.replacing("\"path\": \"vocab.csv\"", with: "\"path\": \"\(path)\""))
      let run = try stats(["verify", "bad.json"], in: folder)
      #expect(run.code == 65 && run.messages.contains("it is not written by stats"))
    }
    try folder.write("bad.json", "{\"resources\": [}")
    #expect(
      try stats(["verify", "bad.json"], in: folder).messages == "stats: bad.json:1: is not JSON: a value is expected\n")
    #expect(try stats(["verify", "none.json"], in: folder).code == 66)
  }
}
