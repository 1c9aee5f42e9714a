import Testing

/// Enough outlets and articles for the dense products, and enough files to be read by several threads at once.
private func writeCorpus(_ folder: Folder) throws {
  var state: UInt64 = 2022
  func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
  for file in 0..<10 {
    var lines = ""
    for article in 0..<30 {
      // The product of two numbers makes small ones frequent, as words are.
      let words = (0..<20 + random(40)).map { _ in "w\(random(40) * random(40))" }.joined(separator: " ")
      lines += #"{"id":"\#(file)-\#(article)","outlet":"o\#(random(75))","text":"\#(words)"}"# + "\n"
    }
    // A record that is dropped, so that messages are compared too.
    lines += #"{"id":"\#(file)-x","outlet":"o1","text":\#(file)}"# + "\n"
    try folder.write("corpus/\(file).jsonl", lines)
  }
}

@Test func threadsChangeNoByteOfAnyTable() throws {
  try withFolder { folder in
    try writeCorpus(folder)
    let outlets = try stats(["describe", "corpus"], in: folder).lines.count - 1
    #expect(outlets >= 70)
    let commands = [
      ["describe"], ["tfidf", "--by", "outlet", "--ngrams", "1,2"], ["tokens"], ["dtm"],
      ["similarity", "--units", "documents", "--top", "3"], ["vocab", "--by", "outlet", "--max-features", "300"],
      ["similarity", "--method", "cosine,pearson,jaccard,ruzicka,euclidean,jsd,burrows_delta"],
    ]
    for command in commands {
      let runs = try [1, 2, 8].map {
        try stats(command + ["corpus", "--threads", "\($0)"], in: folder)
      }
      #expect(runs[0].code == 0 && runs[0].lines.count > 70, "\(command)")
      #expect(runs[0].messages.hasSuffix("stats: warning: 10 of 310 records dropped\n"))
      for run in runs.dropFirst() {
        #expect(run.output == runs[0].output && run.messages == runs[0].messages, "\(command)")
      }
    }
  }
}

@Test func threadsChangeNoByteOfAnExport() throws {
  try withFolder { folder in
    try writeCorpus(folder)
    for threads in [1, 2, 8] {
      let run = try stats(["export", "corpus", "-o", "out\(threads)", "--threads", "\(threads)"], in: folder)
      #expect(run.code == 0)
    }
    for name in Folder(path: folder / "out1").contents
    // The description names the folder.
    where name.contains(".") && name != "datapackage.json" {
      let first = try folder.read("out1/\(name)")
      #expect(!first.isEmpty)
      #expect(try folder.read("out2/\(name)") == first && folder.read("out8/\(name)") == first, "\(name)")
    }
  }
}
