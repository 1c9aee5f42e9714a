import Testing

@Test func threadsChangeNoByteOfKeyness() throws {
  let runs = try [1, 2, 8].map {
    try stats(
      "keyness", "seeds/outlets.csv", "--min-df", "1", "--negative", "--test", "mwu,df", "--boot", "70", "--permute",
      "70",
      "--top", "7", "--threads", "\($0)")
  }
  #expect(runs[0].code == 0 && runs[0].messages == "" && runs[0].lines.count > 30)
  for run in runs.dropFirst() { #expect(run.output == runs[0].output) }
}

@Test func theColumnsOfKeyness() throws {
  let run = try stats("keyness", "seeds/outlets.csv", "--measures", "g2,lrc", "--test", "mwu,boot", "--boot", "9")
  #expect(
    run.lines[0] == """
      outlet,reference,term,direction,n_target,n_reference,pm_target,pm_reference,df_target,df_reference,g2,lrc,auc,\
      cliff_delta,mwu_p,mwu_q,boot_low,boot_high,log_odds_boot_low,log_odds_boot_high,boot_p,boot_q,dp_target,top_article_share,stability,flag
      """)
}

/// "Lavrov" occurs eight times in the two articles of spamchronicles.com, six times in one, and nowhere else.
@Test func whatMarksAnOutletOfTheSeeds() throws {
  let run = try stats(
    "keyness", "seeds/outlets.csv", "--target", "spamchronicles.com", "--top", "1", "--measures",
    "log_ratio,log_odds_z",
    "--digits", "4")
  #expect(run.code == 0 && run.messages == "" && run.lines.count == 2)
  #expect(run.lines[1].hasPrefix("spamchronicles.com,(rest),lavrov,positive,8,0,"), "\(run.text)")
}

@Test(arguments: [
  ("--top 0", 64, "--top is at least 1"),
  ("--min-df 0", 64, "--min-df is at least 1"),
  ("--alpha0 0", 64, "--alpha0 is above 0"),
  ("--measures g2,g2", 64, "a measure is named twice"),
  ("--target thehill.com --reference thehill.com", 64, "--target and --reference are the same outlet"),
  ("--within date", 64, "--within needs --test boot or perm"),
  ("--boot 1", 64, "--boot goes from 2 to 100000"),
  ("--adjust fdr", 64, "'fdr' is invalid for '--adjust <adjust>'"),
  ("--target thehil.com", 65, "stats: there is no group 'thehil.com'; did you mean 'thehill.com'?\n"),
  ("--reference nowhere", 65, "stats: there is no group 'nowhere'\n"),
  ("--limit 1 --min-df 1", 65, "stats: there is only one group, 'thehill.com', and nothing to compare it with\n"),
  ("--min-count 5000", 65, "lower --min-count or --min-df"),
])
func misuseOfKeynessIsSaidInOneLine(arguments: String, code: Int32, message: String) throws {
  let run = try stats(
    ["keyness", "seeds/outlets.csv"] + arguments.split(separator: " ").map(String.init), in: repository)
  #expect(run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.messages)")
  if code == 65 { #expect(run.messages.split(separator: "\n").count == 1) }
}
