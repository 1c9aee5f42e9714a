import Foundation
import Testing

@testable import TextStatistics

@Test func aFolderStandsForItsTextsInTheOrderOfBytes() throws {
  let folder = try TemporaryFolder()
  for name in ["b/2.txt", "b/10.txt", "Z.txt", "a.text", "é.txt", ".hidden.txt", ".git/x.txt", "data.csv", "c.TXT.gz"] {
    try folder.write(name, "x")
  }
  let listed = try listInputs([folder.path], format: nil)
  #expect(listed.map(\.relativePath) == ["Z.txt", "a.text", "b/10.txt", "b/2.txt", "c.TXT.gz", "é.txt"])
  #expect(listed.map(\.path)[0] == folder.path + "/Z.txt")
  #expect(try listInputs([folder.path + "/"], format: nil).map(\.path) == listed.map(\.path))
}

@Test func aFolderWithoutTextsStandsForItsTables() throws {
  let folder = try TemporaryFolder()
  for name in ["b.jsonl.zst", "a/x.csv", "t.tsv", "readme.md", "n.ndjson.gz"] { try folder.write(name, "x") }
  #expect(
    try listInputs([folder.path], format: nil).map(\.relativePath) == [
      "a/x.csv", "b.jsonl.zst", "n.ndjson.gz", "t.tsv",
    ])
  #expect(try listInputs([folder.path], format: .csv).map(\.relativePath) == ["a/x.csv"])
  #expect(throws: InputError.self) { try listInputs([folder.path], format: .text) }
}

@Test func aPathTellsOutletAndName() {
  let inFolder = ListedFile(
    path: "news/fox/1.a.txt.gz", relativePath: "fox/1.a.txt.gz", isInFolder: true, isRegular: true)
  #expect(inFolder.outlet(.path(component: 1)) == "fox" && inFolder.outlet(.path(component: 2)) == nil)
  #expect(inFolder.stem == "fox/1.a" && inFolder.nameStem == "1.a" && inFolder.format == .text)
  let named = ListedFile(
    path: "./news/fox/1.jsonl", relativePath: "./news/fox/1.jsonl", isInFolder: false, isRegular: true)
  #expect(named.outlet(.path(component: 2)) == "fox" && named.outlet(.filename) == "1" && named.format == .jsonl)
  let bare = ListedFile(path: "dir.d/name", relativePath: "dir.d/name", isInFolder: false, isRegular: true)
  #expect(bare.stem == "dir.d/name" && bare.format == nil)
}

@Test func outletSourcesAreWrittenAsTheyAreRead() {
  for source in [OutletSource.path(component: 3), .filename, .column] {
    #expect(OutletSource(source.description) == source)
  }
  for wrong in ["path", "path:", "path:0", "path:x", "file"] { #expect(OutletSource(wrong) == nil) }
}
