import Testing

private let verbs = [
  "describe", "similarity", "tfidf", "dtm", "vocab", "diversity", "readability", "ngrams", "cooccur", "collocates",
  "kwic", "keyness", "sentiment", "lexicon", "timeline", "scale", "audit", "clean", "dedupe", "plot", "report", "plan",
  "tokens", "export", "verify", "replay", "partial", "finish",
]

@Test func withoutArgumentsTheHelpListsTheVerbsAndExitCodes() throws {
  let run = try stats()
  #expect(run.code == 0 && run.messages == "")
  for verb in verbs { #expect(run.text.contains("\n  \(verb)")) }
  for code in [0, 64, 65, 66, 70, 73, 74, 130] { #expect(run.text.contains("\n  \(code) ")) }
  #expect(try stats("--help").text == run.text)
}

@Test(arguments: verbs)
func theHelpOfEveryVerbHasExamples(verb: String) throws {
  let run = try stats("help", verb)
  #expect(run.code == 0 && run.messages == "")
  let examples = try #require(run.text.split(separator: "EXAMPLES\n").last?.split(separator: "\n\n").first)
  #expect(examples.split(separator: "\n").count >= 2)
  #expect(examples.split(separator: "\n").allSatisfy { $0.contains("stats \(verb)") || $0.contains("stats help") })
  #expect(run.lines.allSatisfy { $0.count <= 80 } || verb == "export")
}

/// An example that does not run is worse than none.
@Test(arguments: [
  "similarity seeds/outlets.csv", "describe seeds/outlets.csv", "tokens seeds/outlets.csv",
  "tfidf seeds/outlets.csv --by outlet --top 20 --stopwords en", "dtm seeds/outlets.csv --to wide --max-features 100",
  "ngrams seeds/outlets.csv --min-count 2 --stopwords en",
])
func examplesOfTheHelpRun(command: String) throws {
  let verb = String(command.prefix { $0 != " " })
  #expect(try stats("help", verb).text.contains("  stats \(command)\n"))
  let run = try stats(command.split(separator: " ").map(String.init), in: repository)
  #expect(run.code == 0 && run.messages == "" && run.lines.count > 4)
}

@Test func theVersionNamesTheBLASAndTheThreads() throws {
  let run = try stats("--version")
  #expect(run.code == 0 && run.messages == "" && run.lines.count == 3)
  #expect(run.lines[0].wholeMatch(of: /stats \d+\.\d+\.\d+/) != nil)
  #expect(run.lines[1].wholeMatch(of: /OpenBLAS .*, kernel \w+, 1 thread per call/) != nil)
  #expect(run.lines[2].wholeMatch(of: /threads: \d+/) != nil)
}

@Test(arguments: ["bash", "zsh", "fish"])
func completionScriptsKnowVerbsAndOptions(shell name: String) throws {
  try withFolder { folder in
    let run = try stats(["--generate-completion-script", name], in: folder)
    #expect(run.code == 0 && run.messages == "")
    for word in verbs + ["min-df", "no-meta"] { #expect(run.text.contains(word)) }
    try folder.write("script", run.output)
    // Only bash is everywhere.
    #expect(try shell("! command -v \(name) >/dev/null || \(name) -n script", in: folder) == 0)
  }
}
