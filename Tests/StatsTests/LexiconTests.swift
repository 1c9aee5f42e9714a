import Testing

@Test func lexiconListNamesLicenceAndOrigin() throws {
  let run = try stats("lexicon", "list")
  #expect(run.code == 0 && run.messages == "")
  #expect(
    run.text.hasPrefix(
      """
      name,entries,positive,negative,licence,origin
      vader,7520,3347,4173,MIT,"Copyright (c) 2016 C.J. Hutto, vaderSentiment 3.3.2, \
      https://github.com/cjhutto/vaderSentiment"
      hu-liu,6789,2006,4783,CC BY 4.0,"Copyright (C) 2011 Bing Liu, \
      https://www.cs.uic.edu/~liub/FBS/sentiment-analysis.html"
      pattern,1528,575,679,PDDL,"Tom De Smedt and Walter Daelemans, en-sentiment.xml 1.3, \
      https://github.com/clips/pattern"
      pattern-subjectivity,1528,1374,0,PDDL,"Tom De Smedt and Walter Daelemans, en-sentiment.xml 1.3, \
      https://github.com/clips/pattern"
      hedges,
      """))
  #expect(
    run.lines.suffix(3).allSatisfy {
      $0.hasSuffix(",0,MIT,\"stats, short lists of its own for news in English\"")
    })
}

@Test func lexiconCheckPrintsFindingsAndWhatWasLeftOut() throws {
  try withFolder { folder in
    try folder.write("my.dic", "%\r1\tpos\r2\tneg\r3\tmore\r%\rgood\t1\rGood\t2\rbad\t2\t9\rmore\t3\rlike\t<of>1\r")
    let run = try stats(["lexicon", "check", "my.dic"], in: folder)
    #expect(run.code == 0)
    #expect(
      run.messages == """
        stats: my.dic:9: entries left out: 1 (ignored_category: more)
        stats: my.dic:8: entries left out: 1 (undefined_category: 9)
        stats: my.dic:10: entries left out: 1 (condition)

        """)
    #expect(
      run.text == """
        entry,line,score,normalised,finding,detail
        good,6,1,good,both_signs,line 7 says -1.0; the last counts
        Good,7,-1,good,both_signs,line 6 says 1.0; the last counts

        """)
    let quiet = try stats(["lexicon", "check", "my.dic", "--no-lower", "--quiet"], in: folder)
    #expect(quiet.messages == "" && quiet.lines.count == 1)
    let chosen = try stats(["lexicon", "check", "my.dic", "--positive", "more", "--quiet"], in: folder)
    #expect(chosen.code == 0 && chosen.lines.count == 1)
  }
}

@Test func lexiconCheckOfVaderFollowsItsRules() throws {
  let (own, words) = (
    try stats("lexicon", "check", "vader"), try stats("lexicon", "check", "vader", "--rules", "words")
  )
  #expect(own.code == 0 && own.messages == "" && words.code == 0)
  #expect(own.lines.count { $0.contains(",never_matches,") } == 19)
  #expect(own.lines.contains("fed up,2866,-1.8,fed up,never_matches,\"has white space, where VADER splits text\""))
  #expect(words.lines.contains { $0.hasPrefix(":),") && $0.contains(",never_matches,") })
}

@Test func lexiconOfAnotherNameIsAFile() throws {
  try withFolder { folder in
    try folder.write("a.csv", "word,score\ngood,1,5\n")
    for (arguments, code, message) in [
      ("lexicon check huliu", 66, "stats: huliu: no such file or folder\n"),
      ("lexicon check a.csv", 65, "stats: a.csv:2: has 3 cells, not 2\n"),
      (
        "lexicon check vader --positive joy", 64,
        "stats: --positive and --negative are for files: the lexicon vader has scores\n"
      ),
    ] as [(String, Int32, String)] {
      let run = try stats(arguments.split(separator: " ").map(String.init), in: folder)
      #expect(run.code == code && run.messages == message && run.text == "")
    }
  }
}

@Test func lexiconHasExamplesInItsHelp() throws {
  for command in [["lexicon"], ["lexicon", "list"], ["lexicon", "check"]] {
    let run = try stats(["help"] + command, in: repository)
    #expect(run.code == 0 && run.text.contains("EXAMPLES\n  stats lexicon "))
  }
}
