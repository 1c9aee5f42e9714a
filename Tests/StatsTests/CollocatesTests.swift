import Testing

/// Verified in the texts: "referred to Russia as", "ties with Russia as one of the most", "sanctions against Russia in",
/// "China-Russia partnership in" and "Russia has voiced" are what thehill.com has; "coordination with Russia for win-win",
/// "providing Russia with", "as unprecedented Western anti-Russia sanctions" and "Russia always regards developing
/// relations with" is what cryptoknowmics.com has.
@Test func whatStandsBesideRussiaInTheSeeds() throws {
  let run = try stats(
    "collocates", "seeds/outlets.csv", "--node", "russia", "--by", "outlet", "--min-count", "2", "--top", "3",
    "--measures", "log_dice", "--digits", "4")
  #expect(run.code == 0 && run.messages == "")
  #expect(
    run.text == """
      outlet,node,collocate,count_left,count_right,count,span_tokens,collocate_count,node_count,expected,df,log_dice
      americanfreepress.net,russia,its,1,4,5,103,7,11,1.071,1,12.83
      americanfreepress.net,russia,important,0,2,2,103,2,11,0.3061,1,12.3
      americanfreepress.net,russia,strategic,0,2,2,103,2,11,0.3061,1,12.3
      cryptoknowmics.com,russia,with,1,2,3,35,7,4,0.5932,1,13.13
      cryptoknowmics.com,russia,as,1,1,2,35,5,4,0.4237,1,12.83
      cryptoknowmics.com,russia,win,0,2,2,35,2,4,0.1695,1,12.42
      spamchronicles.com,russia,ukraine,3,2,5,109,9,14,1.25,2,12.8
      spamchronicles.com,russia,with,3,1,4,109,11,14,1.527,1,12.36
      spamchronicles.com,russia,and,2,4,6,109,24,14,3.332,2,12.34
      thehill.com,russia,most,0,2,2,45,2,5,0.2894,1,13.19
      thehill.com,russia,referred,2,0,2,45,2,5,0.2894,1,13.19
      thehill.com,russia,has,1,1,2,45,4,5,0.5788,1,12.83

      """)
}

@Test func threadsChangeNoByteOfCollocates() throws {
  for arguments in [["--by", "outlet", "--test", "g2"], ["--compare", "--pairs"], ["--compare", "--boot", "70"]] {
    let runs = try [1, 2, 8].map {
      try stats(
        ["collocates", "seeds/outlets.csv", "--node", "russia", "--node", "chin*", "--min-count", "2"]
          + arguments + ["--threads", "\($0)"], in: repository)
    }
    #expect(runs[0].code == 0 && runs[0].lines.count > 30)
    for run in runs.dropFirst() { #expect(run.output == runs[0].output && run.messages == runs[0].messages) }
  }
}

@Test(arguments: [
  ("--node russia --left 0 --right 0", 64, "--left and --right are both 0: nothing is beside a node"),
  ("--left 5", 64, "name what to look beside with --node"),
  ("--node russia --node russia", 64, "a node is named twice"),
  ("--node russia --boot 10", 64, "--boot needs --compare"),
  ("--node russia --compare --test g2", 64, "--measures and --test do not go with --compare"),
  ("--node russia --compare --pairs --reference thehill.com", 64, "--pairs compares with each group"),
  ("--node ...", 64, "no token can ever equal it"),
  ("--node russia --min-count 500", 65, "stats: --min-count 500 leaves no collocate: the largest count is 16\n"),
  (
    "--node russia --compare --target thehil.com", 65,
    "stats: there is no group 'thehil.com'; did you mean 'thehill.com'?\n"
  ),
  (
    "--node russia --compare --by document --limit 1", 65,
    "stats: there is only one group, '000', and nothing to compare it with\n"
  ),
])
func misuseOfCollocatesIsSaidInOneLine(arguments: String, code: Int32, message: String) throws {
  let run = try stats(
    ["collocates", "seeds/outlets.csv"] + arguments.split(separator: " ").map(String.init), in: repository)
  #expect(run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.messages)")
  if code == 65 { #expect(run.messages.split(separator: "\n").count == 1) }
}

@Test func aNodeThatNeverOccursIsAWarningAndAnEmptyTable() throws {
  for compare in [[], ["--compare"]] {
    let run = try stats(["collocates", "seeds/outlets.csv", "--node", "peculiar*"] + compare, in: repository)
    #expect(run.code == 0 && run.lines.count == 1 && run.lines[0].hasPrefix("node,collocate,"))
    #expect(run.messages == "stats: warning: the corpus has no 'peculiar*'\n")
  }
}
