import Testing

private let corpus = """
  {"outlet":"=cmd","date":"2022-03-01","text":"'tis 1e5 hello TRUE NA 00123 hello"}
  {"outlet":"B","date":"2022-03-02","text":"hello 24 true"}

  """

@Test func excelWritesAMarkLineEndsAndAGuard() throws {
  let run = try stats("tfidf", "-", "--by", "outlet", "--digits", "3", "--excel", input: corpus)
  #expect(run.code == 0 && run.messages == "")
  let lines = [
    "\u{FEFF}outlet,term,tf,df,idf,tfidf,rank", "'=cmd,hello,2,2,1,0.557,1", "'=cmd,'00123,1,1,1.41,0.391,2",
    "'=cmd,'1e5,1,1,1.41,0.391,3", "'=cmd,\"na\",1,1,1.41,0.391,4", "'=cmd,tis,1,1,1.41,0.391,5",
    "'=cmd,'true,1,2,1,0.278,6", "B,'24,1,1,1.41,0.705,1", "B,hello,1,2,1,0.502,2", "B,'true,1,2,1,0.502,3", "",
  ]
  #expect(run.output == Array(lines.joined(separator: "\r\n").utf8))
}

@Test func everyOptionOfACSVStandsAlone() throws {
  func describe(_ options: String...) throws -> Run {
    let run = try stats(["similarity", "-", "--digits", "2"] + options, input: corpus, in: repository)
    #expect(run.code == 0 && run.messages == "")
    return run
  }
  let plain = "outlet,=cmd,B\n=cmd,1,0.42\nB,0.42,1\n"
  let guarded = "outlet,'=cmd,B\n'=cmd,1,0.42\nB,0.42,1\n"
  #expect(try describe().text == plain)
  #expect(try describe("--csv-guard", "off").text == plain)
  #expect(try describe("--csv-guard", "prefix").text == guarded)
  #expect(try describe("--bom").output == Array("\u{FEFF}\(plain)".utf8))
  #expect(try describe("--decimal", ",").text == "outlet;=cmd;B\n=cmd;1;0,42\nB;0,42;1\n")
  #expect(try describe("--decimal", ",", "--format", "tsv").text == "outlet\t=cmd\tB\n=cmd\t1\t0,42\nB\t0,42\t1\n")
  let excel = Array("\u{FEFF}\(plain)".replacing("\n", with: "\r\n").utf8)
  #expect(try describe("--excel", "--csv-guard", "off").output == excel)
}

@Test(arguments: [
  (["describe", "--excel", "-o", "a.jsonl"], "--excel is for csv and tsv, not jsonl files"),
  (["describe", "--bom", "--format", "md"], "--bom is for csv and tsv, not md files"),
  (["describe", "--decimal", ",", "--format", "table"], "--decimal , is for csv and tsv, not table files"),
  (["dtm", "--csv-guard", "prefix", "--to", "mtx", "-o", "m"], "--csv-guard is for csv and tsv, not --to mtx"),
  (["cooccur", "--excel", "--to", "gephi", "-o", "m"], "--excel is for csv and tsv, not --to gephi"),
  (["cooccur", "--excel", "--to", "gexf"], "--excel is for csv and tsv, not --to gexf"),
  (["ngrams", "--excel", "--to", "mwe"], "--excel is for csv and tsv, not --to mwe"),
])
func otherFormsAreRefused(command: [String], reason: String) throws {
  try withFolder { folder in
    let run = try stats([command[0], repository / "seeds/outlets.csv"] + command.dropFirst(), in: folder)
    #expect(run.code == 64 && run.text == "" && folder.contents == [])
    #expect(run.messages.hasPrefix("Error: \(reason)\n"))
  }
}

@Test func whatASheetCannotHoldIsRefusedWithExcelAndToldWithout() throws {
  try withFolder { folder in
    let words = (0..<17_000).map { "w\($0)" }.joined(separator: " ")
    try folder.write("a.jsonl", "{\"outlet\":\"A\",\"text\":\"\(words)\"}\n{\"outlet\":\"B\",\"text\":\"\(words)\"}\n")
    let wide = ["dtm", "a.jsonl", "--to", "wide", "-o", "wide.csv"]
    let excess = "has 17002 columns, a sheet 16384: write the long form, --top N or --to mtx"
    let refused = try stats(wide + ["--excel"], in: folder)
    #expect(refused.code == 65 && folder.contents == ["a.jsonl"])
    #expect(refused.messages == "stats: the table \(excess); without --excel it is written all the same\n")
    #expect(try stats(wide, in: folder).messages == "stats: wide.csv \(excess)\n")
    #expect(try stats(wide + ["-q"], in: folder).messages == "")
    #expect(try stats(Array(wide.dropLast(2)), in: folder).messages == "")

    let long = String(repeating: "x", count: 40_000)
    try folder.write("b.jsonl", "{\"outlet\":\"A\",\"text\":\"\(long)\"}\n")
    let cell = "has text longer than a sheet's cell, of 32767 characters: write --format jsonl"
    let vocab = try stats(["vocab", "b.jsonl", "--excel", "-o", "vocab.csv"], in: folder)
    #expect(vocab.code == 65 && !folder.contents.contains("vocab.csv"))
    #expect(vocab.messages == "stats: the table \(cell); without --excel it is written all the same\n")
    #expect(try stats(["vocab", "b.jsonl", "-o", "vocab.csv"], in: folder).messages == "stats: vocab.csv \(cell)\n")
  }
}

@Test func aTableForSpreadsheetsIsACorpusAgain() throws {
  try withFolder { folder in
    try folder.write("a.csv", "\u{FEFF}id;text\r\n1;'tis a\r\n'=2;'''tis b\r\n".utf8)
    let options = ["--decimal", ","]
    let guarded = try stats(["tokens", "a.csv", "--csv-unguard"] + options, in: folder)
    #expect(guarded.code == 0 && guarded.lines.map { $0.split(separator: ";").first } == ["id", "1", "1", "=2", "=2"])
    let description = #"{"stats":{"csv":{"guard":"apostrophe"}}}"#
    #expect(try stats(["tokens", "a.csv"] + options, in: folder).text != guarded.text)
    try folder.write("a.datapackage.json", description)
    #expect(try stats(["tokens", "a.csv"] + options, in: folder).text == guarded.text)
  }
}
