import Foundation
import Testing

private let vocabulary = "term,count,per_million,rank,df,df_share\n"

@Test func standardInputIsReadWhenNothingOrADashIsNamed() throws {
  let article = #"{"id":"1","text":"Peace."}"# + "\n"
  for arguments in [["vocab"], ["vocab", "-"]] {
    let run = try stats(arguments, input: article, in: repository)
    #expect(run.code == 0 && run.messages == "")
    #expect(run.text == vocabulary + "peace,1,1000000,1,1,1\n")
  }
  let empty = try stats("vocab", "-")
  #expect(empty.code == 65 && empty.text == "" && empty.messages == "stats: -: is empty\n")
}

@Test func messagesNameStandardInputAndItsLines() throws {
  let run = try stats("vocab", "--format", "csv", input: "text,outlet\none,a\ntwo\n")
  #expect(run.code == 0)
  #expect(run.messages == "stats: warning: -:3: has 1 field, not 2\nstats: warning: 1 of 2 records dropped\n")
}

/// `{"id":"1","outlet":"a","text":"Compressed words."}` by gzip -9n and by zstd -19.
@Test(arguments: [
  ("a.jsonl.gz", "H4sIAAAAAAACA6tWykxRslIyVNJRyi8tyUktAXISgZyS1AoQ0zk/t6Aotbg4NUWhPL8opVhPqZYLAMdf4uAzAAAA"),
  ("a.jsonl.zst", "KLUv/QRomQEAeyJpZCI6IjEiLCJvdXRsZXQiOiJhIiwidGV4dCI6IkNvbXByZXNzZWQgd29yZHMuIn0K1JoFaQ=="),
])
func compressedInputIsReadAsItIs(name: String, base64: String) throws {
  let bytes = try #require(Data(base64Encoded: base64))
  try withFolder { folder in
    try folder.write(name, bytes)
    let run = try stats(["dtm", name], in: folder)
    #expect(run.code == 0 && run.messages == "")
    #expect(run.text == "id,outlet,term,count\n1,a,compressed,1\n1,a,words,1\n")

    try folder.write("cut-\(name)", bytes.dropLast(12))
    let cut = try stats(["dtm", "cut-\(name)", "-o", "out.csv"], in: folder)
    #expect(cut.code == 74 || cut.code == 65)
    #expect(cut.messages.hasPrefix("stats: cut-\(name): ") && cut.messages.count { $0 == "\n" } == 1)
    #expect(folder.contents == [name, "cut-\(name)"].sorted())
  }
}

@Test(
  arguments: [
    (Array("\u{FEFF}text,outlet\ncafé,a\n".utf8), []),
    (Array("\u{FEFF}text,outlet\ncafé,a\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, []),
    (Array("\u{FEFF}text,outlet\ncafé,a\n".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, []),
    (Array("text,outlet\ncaf".utf8) + [0xE9] + Array(",a\n".utf8), ["--encoding", "windows-1252"]),
  ] as [([UInt8], [String])])
func encodingsAreTold(bytes: [UInt8], arguments: [String]) throws {
  try withFolder { folder in
    try folder.write("a.csv", bytes)
    let run = try stats(["vocab", "a.csv"] + arguments, in: folder)
    #expect(run.code == 0 && run.messages == "")
    #expect(run.text == vocabulary + "café,1,1000000,1,1,1\n")
  }
}

@Test func bytesThatAreNotUTF8AreReplacedAndReported() throws {
  try withFolder { folder in
    try folder.write("a.csv", Array("text,outlet\ncaf".utf8) + [0xE9] + Array(" noir,a\n".utf8))
    let run = try stats(["tokens", "a.csv"], in: folder)
    #expect(run.code == 0 && run.lines.count == 3)
    #expect(
      run.messages == "stats: warning: a.csv:2: is not UTF-8 (byte 0xE9), read as U+FFFD; "
        + "name another encoding with --encoding\n")
  }
}

@Test func theOutletOfATextIsItsFolder() throws {
  try withFolder { folder in
    try folder.write("news/b/1.txt", "one two")
    try folder.write("news/a/1.txt", "one")
    try folder.write("news/a/.hidden.txt", "no")
    let run = try stats(["dtm", "news"], in: folder)
    #expect(run.code == 0 && run.messages == "")
    #expect(run.text == "id,outlet,term,count\na/1,a,one,1\nb/1,b,one,1\nb/1,b,two,1\n")
  }
}

@Test func anyColumnGroups() throws {
  let table = "text,outlet,section\none,a,x\ntwo,b,x\nthree,a,y\n"
  let run = try stats("dtm", "--by", "section,outlet", input: table)
  #expect(run.code == 0 && run.messages == "")
  #expect(run.text == "section,outlet,term,count\nx,a,one,1\nx,b,two,1\ny,a,three,1\n")
}

@Test func aLineOfFiveMegabytesIsALine() throws {
  try withFolder { folder in
    let long = String(repeating: "x", count: 5_000_000)
    try folder.write("a.jsonl", #"{"text":"one","x":"\#(long)"}"# + "\n" + #"{"text":"two \#(long)"}"# + "\n")
    try folder.write("a.csv", "text,x\none,\(long)\ntwo \(long),\n")
    for name in ["a.jsonl", "a.csv"] {
      let run = try stats(["vocab", name], in: folder)
      #expect(run.code == 0 && run.messages == "")
      #expect(run.lines.count == 4 && run.output.count > 5_000_000)
    }
  }
}
