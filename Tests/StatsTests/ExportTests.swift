import Testing

private let tables = [
  "datapackage.json", "describe.csv", "documents.csv", "dtm", "dtm/matrix.mtx", "dtm/rows.csv", "dtm/terms.csv",
  "pairs.csv",
  "similarity.csv", "tfidf.csv", "tokens.csv", "vocab.csv",
]

/// What `NotebookTablesTests` compares, and what nothing makes.
private let others = [
  "README.md", "cooccur.csv", "collocates.csv", "ngrams.csv", "kwic.csv", "sentiment_sentences.csv",
  "sentiment_articles.csv", "sentiment_outlets.csv",
]

private let golden = Folder(path: repository / "notebooks-data")

/// `make demo` writes what the repository holds; after a change that is meant, run it and look at the difference.
@Test func exportWritesTheTablesOfTheRepositoryByteForByte() throws {
  try withFolder { folder in
    let run = try stats("export", "seeds/outlets.csv", "-o", folder.path)
    #expect(run.code == 0 && run.messages == "" && run.text == "")
    #expect(folder.contents == tables && golden.contents.filter { !others.contains($0) } == tables)
    // The description has other tables, too: NotebookTablesTests compares it.
    for name in tables where name != "dtm" && name != "datapackage.json" {
      #expect(try folder.read(name) == golden.read(name), "\(name) differs")
    }
  }
}

@Test(arguments: [
  (["describe"], "describe.csv"),
  (["similarity"], "similarity.csv"),
  (["similarity", "--long", "--method", allMeasures], "pairs.csv"),
  (["similarity", "--units", "documents", "--top", "10"], "documents.csv"),
  (["tfidf", "--by", "outlet"], "tfidf.csv"),
  (["vocab", "--by", "outlet"], "vocab.csv"),
  (["tokens"], "tokens.csv"),
])
func everyVerbWritesWhatExportWrites(arguments: [String], table: String) throws {
  let run = try stats(arguments + ["seeds/outlets.csv"], in: repository)
  #expect(run.code == 0 && run.messages == "")
  #expect(try run.output == golden.read(table))
}

private let allMeasures =
  "cosine,pearson,spearman,jaccard,dice,overlap,ruzicka,bray_curtis,euclidean,manhattan,hellinger,jsd,chi2_dist,"
  + "burrows_delta,cosine_delta"

@Test func exportWritesOnlyTheTablesAskedFor() throws {
  try withFolder { folder in
    let run = try stats(
      "export", "seeds/outlets.csv", "-o", folder / "a", "--tables", "vocab,tfidf", "--format", "jsonl")
    #expect(run.code == 0 && run.messages == "")
    #expect(folder.contents == ["a", "a/datapackage.json", "a/tfidf.jsonl", "a/vocab.jsonl"])
    #expect(try folder.text("a/vocab.jsonl").hasPrefix(#"{"outlet":"americanfreepress.net","term":"the","count":44,"#))
  }
}

/// The input is read several times.
@Test func exportSaysOnceWhatItDropped() throws {
  try withFolder { folder in
    try folder.write("a.csv", "id,outlet,text\n1,x,one\n1,x,two\n3,y\n4,,four\n")
    try folder.write("terms.txt", "one\nnever\n")
    let run = try stats(["export", "a.csv", "-o", "out", "--vocab", "terms.txt"], in: folder)
    #expect(run.code == 0)
    #expect(
      run.messages == """
        stats: warning: a.csv:4: has 2 fields, not 3
        stats: warning: a.csv:3: has the id of a.csv:2
        stats: warning: articles without outlet, which are in no group: 1
        stats: warning: 2 of 4 records dropped
        stats: warning: terms.txt: 1 of 2 terms never occur

        """)
  }
}

@Test(arguments: [
  (["--strict"], "stats: 2 of 3 records dropped, which --strict does not allow\n"),
  (
    ["--min-df", "5"],
    """
    stats: warning: 2 of 3 records dropped
    stats: none of the 1 term of 1 article is within the limits; lower --min-count or --min-df, or raise --max-df

    """
  ),
])
func exportThatFailsMakesNoFolder(arguments: [String], message: String) throws {
  try withFolder { folder in
    try folder.write("a.csv", "outlet,text\na,one\nb\n,three\n")
    let run = try stats(["export", "a.csv", "-o", "out"] + arguments, in: folder)
    #expect(run.code == 65 && run.text == "" && run.messages.hasSuffix(message))
    #expect(folder.contents == ["a.csv"])
  }
}

@Test(arguments: ["-", "pipe"])
func exportRefusesWhatItCanReadOnlyOnce(input: String) throws {
  try withFolder { folder in
    #expect(try shell("mkfifo pipe", in: folder) == 0)
    let run = try stats(["export", input, "-o", "out"], in: folder)
    #expect(run.code == 64)
    #expect(
      run.messages.hasPrefix("Error: export reads its input several times, which a pipe does not allow: name files\n"))
    #expect(folder.contents == ["pipe"])
  }
}
