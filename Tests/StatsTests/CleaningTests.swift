import Testing

@Test func theAuditOfTheSeedsIsTheirLines() throws {
  let run = try stats("audit", "seeds/outlets.csv", "--digits", "4")
  #expect(run.code == 0 && run.messages == "")
  #expect(run.lines[0] == "outlet,check,count,per_million,n_articles,share_of_articles,clean,example")
  let lines = run.lines.filter { $0.contains(",removed,") || $0.contains(",kept,") }
  #expect(
    lines.map { $0.split(separator: ",").prefix(3).joined(separator: " ") } == [
      "americanfreepress.net promotion 1", "americanfreepress.net byline 1", "americanfreepress.net headline 1",
      "spamchronicles.com promotion 2", "spamchronicles.com teaser 3", "spamchronicles.com repeated_headline 1",
      "spamchronicles.com headline 1", "spamchronicles.com subheading 3", "thehill.com crawler_prefix 1",
    ])
  #expect(try stats("audit", "seeds/outlets.csv", "--digits", "4", "--threads", "5").output == run.output)
}

private let removedFromSeeds =
  "stats: lines removed: 9 in 4 articles (crawler_prefix 1, promotion 3, byline 1, teaser 3, repeated_headline 1)\n"

@Test func whatIsCleanedIsReportedLineByLine() throws {
  try withFolder { folder in
    let run = try stats("clean", "seeds/outlets.csv", "-o", folder / "clean.jsonl", "--report", folder / "removed.csv")
    #expect(run.code == 0 && run.text == "" && run.messages == removedFromSeeds)
    #expect(
      try folder.text("removed.csv") == """
        file,line,id,outlet,line_number,check,action,text
        seeds/outlets.csv,2,000,thehill.com,1,crawler_prefix,removed,date 2022-03-07
        seeds/outlets.csv,3,001,spamchronicles.com,1,promotion,removed,NEWYou can now listen to Fox News articles!
        seeds/outlets.csv,3,001,spamchronicles.com,4,teaser,removed,RUSSIA INVADES UKRAINE: LIVE UPDATES
        seeds/outlets.csv,3,001,spamchronicles.com,7,teaser,removed,UKRAINE INSISTS Russia must withdraw completely \
        before signing peace deal
        seeds/outlets.csv,3,001,spamchronicles.com,10,teaser,removed,BIDEN PROMISES ZELENSKYY FURTHER $500 MILLION IN \
        FUNDING IN ONE HOUR TALK THAT BRINGS US AID TO UKRAINE TO $2.5
        seeds/outlets.csv,3,001,spamchronicles.com,13,promotion,removed,CLICK HERE TO GET THE FOX NEWS APP
        seeds/outlets.csv,4,002,americanfreepress.net,3,byline,removed,By John Friend
        seeds/outlets.csv,4,002,americanfreepress.net,17,promotion,removed,Drowning in Debt ad
        seeds/outlets.csv,5,003,spamchronicles.com,3,repeated_headline,removed,Russia and China are drawing closer \
        together in the crisis

        """)
    // A verb sees in the cleaned corpus what it sees with --clean, which names what it removed.
    let cleaned = try stats("similarity", folder / "clean.jsonl")
    let cleaning = try stats("similarity", "seeds/outlets.csv", "--clean")
    #expect(cleaned.code == 0 && cleaned.output == cleaning.output && cleaning.messages == removedFromSeeds)
    #expect(cleaned.output != (try stats("similarity", "seeds/outlets.csv").output))
    #expect(try stats("similarity", "seeds/outlets.csv", "--clean", "--quiet").messages == "")
  }
}

@Test(arguments: [
  "similarity", "tfidf", "describe", "dtm --to wide", "vocab", "diversity", "readability", "ngrams", "cooccur",
  "kwic --pattern russia", "sentiment", "timeline", "tokens",
])
func everyVerbCleans(verb: String) throws {
  let run = try stats((verb + " seeds/outlets.csv --clean").split(separator: " ").map(String.init), in: repository)
  #expect(run.code == 0 && run.messages.contains(removedFromSeeds))
}

@Test func checksAreChosenAndMarksLeaveTheText() throws {
  let only = try stats("clean", "seeds/outlets.csv", "--only", "headline,teaser", "--keep", "teaser")
  #expect(only.code == 0 && only.messages == "stats: lines removed: 2 in 2 articles (headline 2)\n")
  let marked = try stats("clean", "seeds/outlets.csv", "--mark")
  #expect(marked.messages == "stats: lines marked: 9\n" && marked.text.contains("CLICK HERE TO GET THE FOX NEWS APP"))
  #expect(marked.text.contains(#""marked_lines":"1 headline; 3 byline; 17 promotion""#))
}

@Test func whatIsReadTwiceCannotBeAPipe() throws {
  for arguments in [["similarity", "-", "--clean"], ["clean", "-"], ["audit", "-"], ["clean"], ["audit"]] {
    let run = try stats(arguments, input: "{\"text\":\"a\"}\n", in: repository)
    #expect(run.code == 64 && run.messages.contains("standard input does not allow: save it in a file first"))
  }
  let twice = try stats("audit", "seeds/outlets.csv", "--clean")
  #expect(twice.code == 64 && twice.messages.contains("does by itself what --clean does"))
  #expect(try stats("describe", "-", input: "{\"text\":\"Sign up\",\"outlet\":\"A\"}\n").text.hasSuffix(",1,0,0\n"))
}

@Test func theAuditGroupsByClustersOfCopies() throws {
  let run = try stats("audit", "Tests/Samples/copies.jsonl", "--by", "copies", "-q")
  #expect(run.code == 0 && run.lines[0].hasPrefix("copies,check,"))
  #expect(Set(run.lines.dropFirst().map { $0.prefix { $0 != "," } }) == ["", "1", "2", "3", "4"])
}

@Test func theReportIsWhatItsNameSaysAndIsMadeBeforeTheWork() throws {
  try withFolder { folder in
    let run = try stats("clean", "seeds/outlets.csv", "-q", "-o", folder / "a.jsonl", "--report", folder / "r.tsv")
    #expect(try run.code == 0 && folder.text("r.tsv").hasPrefix("file\tline\tid\t"))
    let bad = try stats("clean", "seeds/outlets.csv", "-o", folder / "b.jsonl", "--report", folder / "no/r.csv")
    #expect(bad.code == 73 && !bad.messages.contains("lines removed"))
  }
}
