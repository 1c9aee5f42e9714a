import Testing

/// Read by hand in the seeds.
@Test func phrasesOfTheSeedsStandInTheirContext() throws {
  let run = try stats("kwic", "seeds/outlets.csv", "--pattern", "special milit* op*", "--width", "4")
  #expect(run.code == 0 && run.messages == "stats: 4 hits in 2 articles\n")
  #expect(
    run.text == """
      outlet,id,date,sentence,position,left,keyword,right
      americanfreepress.net,002,2022-03-08,3,36,down in its ongoing,special military operation,"in Ukraine, Chinese officials"
      americanfreepress.net,002,2022-03-08,5,110,the initiation of its,special military operation,"in Ukraine, along with"
      americanfreepress.net,002,2022-03-08,18,579,humanitarian crisis.” The Russian,special military operation,in Ukraine appears to
      spamchronicles.com,003,2022-03-30,6,96,Wang Yi about the “,special military operation,"” in Ukraine, as Russia"

      """)
}

@Test func partnersOfTheSeedsAreSortedByWhatFollowsInTheirSentence() throws {
  let command = "concordance seeds/outlets.csv --pattern partner* --width 4,3 --within sentence --sort right"
  let run = try stats(command.split(separator: " ").map(String.init) + ["--format", "md"], in: repository)
  #expect(run.code == 0 && run.messages == "stats: 6 hits in 4 articles\n")
  #expect(
    run.text == """
      | outlet | id | date | sentence | position | left | keyword | right |
      | --- | --- | --- | ---: | ---: | --- | --- | --- |
      | spamchronicles.com | 001 | 2022-03-30 | 17 | 376 | Putin as an “equal | partner | .” |
      | americanfreepress.net | 002 | 2022-03-08 | 1 | 9 | Its ‘Most Important Strategic | Partner | ’ |
      | thehill.com | 000 | 2022-03-07 | 1 | 18 | Beijing’s “most important strategic | partner | ” despite growing casualties |
      | americanfreepress.net | 002 | 2022-03-08 | 4 | 73 | China’s “most important strategic | partner | ,” emphasizing that Beijing’s |
      | spamchronicles.com | 003 | 2022-03-30 | 19 | 320 | to expand their “strategic | partnership | ” in a “difficult |
      | thehill.com | 000 | 2022-03-07 | 5 | 126 | a comprehensive China-Russia | partnership | in the new |

      """)
}

@Test func aSampleIsDrawnOfEachGroupAndAgainWithItsSeed() throws {
  func run(_ arguments: String...) throws -> Run {
    try stats(
      ["kwic", "seeds/outlets.csv", "--pattern", "china", "--pattern", "^russia", "--regex", "--by", "outlet"]
        + arguments,
      in: repository)
  }
  let all = try run()
  let sample = try run("--sample", "3")
  #expect(all.messages == "stats: 116 hits in 5 articles\n")
  #expect(sample.messages == "stats: 116 hits in 5 articles; 12 drawn\n")
  #expect(sample.lines.count == 13 && sample.lines[0] == all.lines[0] && all.lines[0].hasSuffix(",right,pattern"))
  #expect(Set(sample.lines).isSubset(of: all.lines))
  let outlets = ["americanfreepress.net", "cryptoknowmics.com", "spamchronicles.com", "thehill.com"]
  #expect(sample.lines.dropFirst().map { String($0.prefix { $0 != "," }) } == outlets.flatMap { [$0, $0, $0] })
  #expect(try run("--sample", "3", "--seed", "1").output == sample.output)
  #expect(try run("--sample", "3", "--seed", "2").output != sample.output)
  #expect(try run("--sample", "3", "--quiet").messages == "")
}

@Test func threadsChangeNoByteOfAConcordance() throws {
  try withFolder { folder in
    for file in 0..<12 {
      let lines = (0..<40).map { article in
        let words = (0..<50).map { "w\(($0 * 7 + article * file) % 13)" }.joined(
          separator: article % 3 == 0 ? ". " : " ")
        return #"{"outlet":"o\#(article % 5)","text":"\#(words)"}"# + "\n"
      }
      try folder.write("corpus/\(file).jsonl", lines.joined())
    }
    for options in [["--sort", "left"], ["--sample", "7", "--by", "outlet"], ["--within", "sentence"]] {
      let command = ["kwic", "corpus", "--pattern", "w1*", "--pattern", "w3 w10"] + options
      let runs = try [1, 2, 8].map { try stats(command + ["--threads", "\($0)"], in: folder) }
      #expect(runs[0].code == 0 && runs[0].lines.count > 30)
      for run in runs.dropFirst() { #expect(run.output == runs[0].output && run.messages == runs[0].messages) }
    }
  }
}

@Test func nothingFoundIsATableWithoutRowsAndAWarning() throws {
  let run = try stats("kwic", "seeds/outlets.csv", "--pattern", "xylophone*", "--pattern", "zither")
  #expect(run.code == 0)
  #expect(run.text == "outlet,id,date,sentence,position,left,keyword,right,pattern\n")
  #expect(
    run.messages == """
      stats: warning: pattern 'xylophone*': no hit
      stats: warning: pattern 'zither': no hit

      """)
}

@Test(arguments: [
  ("", "say what to find with --pattern"), ("--pattern ''", "a pattern is empty"),
  ("--pattern '*'", "pattern '*' matches everything"), ("--pattern '--'", "Missing value for '--pattern <pattern>'"),
  ("--pattern=-!-", "pattern '-!-': no token can ever equal it"),
  ("--pattern 'x(' --regex", "pattern 'x(' is no regular expression: expected ')'"),
  ("--pattern x --pattern x", "a pattern is named twice"),
  ("--pattern x --width 0", "The value '0' is invalid for '--width <width>': a window of no word"),
  ("--pattern x --width 0,0", "The value '0,0' is invalid for '--width <width>': a window of no word"),
  ("--pattern x --width=-1", "The value '-1' is invalid for '--width <width>': write a number of words: 5, 3,8 or all"),
  (
    "--pattern x --width 1,2,3",
    "The value '1,2,3' is invalid for '--width <width>': write a number of words: 5, 3,8 or all"
  ),
  ("--pattern x --sample 0", "--sample is at least 1"), ("--pattern x --seed 2", "--seed goes with --sample"),
])
func aCommandThatMakesNoSenseIsRefused(arguments: String, message: String) throws {
  try withFolder { folder in
    let code = try shell(
      "'\(executable)' kwic '\(repository / "seeds/outlets.csv")' \(arguments) >out 2>err", in: folder)
    #expect(code == 64)
    // What only the corpus' own options can judge is found later, and said without the usage.
    let line = try folder.text("err").prefix { $0 != "\n" }
    #expect(["Error: \(message)", "stats: \(message)"].contains(String(line)))
    #expect(try folder.read("out").isEmpty)
  }
}

@Test func unknownColumnsAndMissingGroupsAreNamed() throws {
  let unknown = try stats("kwic", "seeds/outlets.csv", "--pattern", "china", "--by", "outlt")
  #expect(unknown.code == 65 && unknown.messages.contains("has no column \"outlt\""))
  #expect(unknown.messages.split(separator: "\n").count == 1)
  let missing = try stats(["kwic", "--pattern", "war", "--by", "outlet"], input: #"{"text":"war"}"#, in: repository)
  #expect(missing.code == 65 && missing.messages.contains("no column or folder tells the outlet"))
  let lines = #"{"text":"war"}"# + "\n" + #"{"text":"A war","outlet":"a","date":"7 March 2022"}"#
  let some = try stats(["kwic", "-", "--pattern", "war", "--by", "outlet"], input: lines, in: repository)
  #expect(some.lines.last == "a,2,2022-03-07,1,2,A,war,")
  #expect(some.messages.contains("articles without outlet, which are in no group: 1"))
}

@Test func aHugeWidthShowsTheWholeArticle() throws {
  for width in ["1000000000", "all"] {
    let run = try stats(
      ["kwic", "--pattern", "war", "--width", width, "-q"], input: #"{"text":"One\n\n“war”  two.\n"}"#,
      in: repository)
    #expect(run.lines.last == ",1,,2,2,One “,war,” two.")
  }
}

@Test func theHelpOfKWICHasExamplesThatRun() throws {
  let help = try stats("help", "kwic")
  #expect(help.lines.allSatisfy { $0.count <= 80 })
  #expect(help.text.contains("  stats kwic seeds/outlets.csv --pattern 'sanction*'\n"))
  #expect(try stats("kwic", "seeds/outlets.csv", "--pattern", "sanction*").lines.count == 10)
}
