import Foundation
import Testing

@Test func anExistingFileIsReplacedAsAWhole() throws {
  try withFolder { folder in
    let plain = try stats("describe", "seeds/outlets.csv")
    try folder.write("out.csv", String(repeating: "old\n", count: 10_000))
    for _ in 0..<2 {
      let run = try stats("describe", "seeds/outlets.csv", "-o", folder / "out.csv")
      #expect(run.code == 0 && run.text == "" && run.messages == "")
      #expect(try folder.read("out.csv") == plain.output)
      #expect(folder.contents == ["out.csv", "out.datapackage.json"])
    }
    #expect(try stats("describe", "seeds/outlets.csv", "-o", "-").output == plain.output)
  }
}

@Test func aFailureLeavesAnExistingFileAsItWas() throws {
  try withFolder { folder in
    try folder.write("out.csv", "old\n")
    try folder.write("a.csv", "text,outlet\none,a\ntwo\n")
    let run = try stats(["tokens", "a.csv", "--strict", "-o", "out.csv"], in: folder)
    #expect(run.code == 65)
    #expect(try folder.text("out.csv") == "old\n")
    #expect(folder.contents == ["a.csv", "out.csv"])
  }
}

@Test(arguments: [("a.tsv", "outlet\t"), ("a.jsonl", "{\"outlet\""), ("a.md", "| outlet |"), ("a.txt", "outlet,")])
func theNameOfTheOutputTellsTheFormat(name: String, start: String) throws {
  try withFolder { folder in
    let run = try stats("describe", "seeds/outlets.csv", "-o", folder / name)
    #expect(run.code == 0)
    #expect(try folder.text(name).hasPrefix(start))
  }
}

@Test(arguments: [
  ("missing/out.csv", "cannot create: No such file or directory"), ("folder", "cannot write: Is a directory"),
  ("file/out.csv", "cannot create: Not a directory"),
])
func anOutputThatCannotBeCreatedEndsWith73(path: String, reason: String) throws {
  try withFolder { folder in
    try folder.write("folder/x", "")
    try folder.write("file", "")
    let run = try stats(["describe", repository / "seeds/outlets.csv", "-o", path], in: folder)
    #expect(run.code == 73 && run.text == "")
    #expect(run.messages == "stats: \(path): \(reason)\n")
    #expect(folder.contents == ["file", "folder", "folder/x"])
  }
}

@Test func aFolderThatCannotBeMadeEndsWith73() throws {
  try withFolder { folder in
    try folder.write("file", "")
    let seeds = repository / "seeds/outlets.csv"
    for command in [["export", seeds, "-o", "file/out"], ["dtm", seeds, "--to", "mtx", "-o", "file/out"]] {
      let run = try stats(command, in: folder)
      #expect(run.code == 73)
      #expect(run.messages == "stats: file/out: cannot create the folder: Not a directory\n")
    }
    #expect(try stats(["export", seeds, "-o", "file"], in: folder).code == 73)
    #expect(folder.contents == ["file"])
  }
}

@Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
func aFullDiskEndsWith74() throws {
  let run = try stats("tokens", "seeds/outlets.csv", "-o", "/dev/full")
  #expect(run.code == 74 && run.messages == "stats: /dev/full: cannot write: No space left on device\n")
  try withFolder { folder in
    let code = try shell("'\(executable)' describe seeds/outlets.csv >/dev/full 2>'\(folder / "err")'", in: repository)
    #expect(code == 74)
    #expect(try folder.text("err") == "stats: standard output: cannot write: No space left on device\n")
  }
}

@Test func aClosedPipeEndsQuietly() throws {
  try withFolder { folder in
    let line =
      "{ '\(executable)' tokens seeds/outlets.csv 2>'\(folder / "err")'; echo $? >'\(folder / "code")'; } | head -n 1"
    let code = try shell("\(line) >'\(folder / "out")'", in: repository)
    #expect(code == 0)
    #expect(try folder.text("code") == "0\n")
    #expect(try folder.text("err") == "")
    #expect(try folder.text("out") == "id,outlet,sentence,position,token,term,type,start,end\n")
  }
}

@Test(arguments: [SIGINT, SIGTERM])
func anInterruptionRemovesWhatIsHalfWritten(signal: Int32) throws {
  try withFolder { folder in
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = ["tokens", "-", "-o", folder / "out.csv"]
    let input = Pipe()
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The rest of the input never comes.
    let articles = String(repeating: #"{"text":"one two"}"# + "\n", count: 5_000)
    input.fileHandleForWriting.write(Data(articles.utf8))
    let deadline = Date(timeIntervalSinceNow: 120)
    while folder.contents.isEmpty, process.isRunning, Date() < deadline { usleep(10_000) }
    #expect(folder.contents.count == 1 && folder.contents != ["out.csv"])
    kill(process.processIdentifier, signal)
    while process.isRunning, Date() < deadline { usleep(10_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + signal && process.terminationReason == .exit)
    #expect(folder.contents == [])
  }
}

@Test func digitsRoundTheNumbers() throws {
  let full = try stats("vocab", "seeds/outlets.csv", "--top", "1").text
  let short = try stats("vocab", "seeds/outlets.csv", "--top", "1", "--digits", "3").text
  #expect(full.hasSuffix("the,140,63176.89530685921,1,5,1\n"))
  #expect(short.hasSuffix("the,140,63200,1,5,1\n"))
}

/// Progress is for a terminal, or for whoever asks; it is not in the line of a warning.
@Test func progressIsWipedBeforeAnythingElseIsSaid() throws {
  let articles = "text,outlet\n" + String(repeating: "one two,a\n", count: 30_000) + "three\n"
  let silent = try stats("vocab", input: articles)
  #expect(
    silent.messages == "stats: warning: -:30002: has 1 field, not 2\nstats: warning: 1 of 30001 records dropped\n")
  let run = try stats("vocab", "--progress", "always", input: articles)
  #expect(run.code == 0 && run.output == silent.output)
  #expect(run.messages.hasSuffix("\r\u{1B}[K" + silent.messages))
}

@Test func aLimitOfMemoryChangesNoByte() throws {
  for command in [
    ["similarity"], ["tfidf", "--by", "outlet"], ["vocab", "--ngrams", "1,2"], ["dtm", "--to", "long"],
  ] {
    let run = try stats(command + ["seeds/outlets.csv", "--memory", "64M"], in: repository)
    let free = try stats(command + ["seeds/outlets.csv"], in: repository)
    #expect(run.code == 0 && run.text == free.text)
  }
  for arguments in [["similarity", "--ci", "basic"], ["vocab", "--dispersion"], ["dtm", "--memory", "63M"]] {
    let run = try stats([arguments[0], "seeds/outlets.csv", "--memory", "1G"] + arguments.dropFirst(), in: repository)
    #expect(run.code == 64 && run.messages.contains("--memory"))
  }
}
