import Testing

/// Three outlets of five articles, two days each; C has other words, D one article.
private func news(_ folder: Folder) throws {
  var lines: [String] = []
  for (outlet, first) in [("A", 0), ("B", 1), ("C", 40), ("D", 3)] {
    for article in 0..<(outlet == "D" ? 1 : 5) {
      let text = (0..<30).map { "word\(first + ($0 * $0 + 7 * article) % 23)" }.joined(separator: " ")
      lines.append(#"{"outlet": "\#(outlet)", "date": "2022-03-0\#(1 + article % 2)", "text": "\#(text)"}"#)
    }
  }
  try folder.write("news.jsonl", lines.joined(separator: "\n"))
}

private func similarity(_ arguments: String, in folder: Folder) throws -> Run {
  try stats(["similarity", "news.jsonl"] + arguments.split(separator: " ").map(String.init), in: folder)
}

@Test func uncertaintyIsATableOfPairs() throws {
  try withFolder { folder in
    try news(folder)
    let run = try similarity(
      "--method cosine,jsd --ci basic --boot 50 --permute 19 --floor --rarefy articles", in: folder)
    #expect(run.code == 0 && run.messages.contains("terms are too many for intervals of jsd"))
    #expect(run.messages.hasSuffix("\nstats: value_rarefied takes 5 articles of each outlet\n"))
    #expect(run.lines.count == 13)
    #expect(
      run.lines[0]
        == "a,b,n_a,n_b,tokens_a,tokens_b,method,value,value_bc,low,high,boot_sd,floor_a,floor_b,null_mean,null_p95,p,q,"
        + "value_rarefied,n_matched,value_matched,low_matched,high_matched,null_matched,p_matched,q_matched")
    // Nothing is known of an outlet of one article but its value.
    #expect(run.lines[3].hasPrefix("A,D,5,1,150,30,cosine,0."))
    let cells = run.lines[3].split(separator: ",", omittingEmptySubsequences: false)
    #expect(cells.count == 26 && cells.enumerated().allSatisfy { $0.offset < 8 || $0.offset == 12 || $0.element == "" })
    #expect(run.lines[2].contains(",cosine,0,0,0,0,0,") && run.lines[2].hasSuffix(",0,,,,,,,"))
    let pairs = try similarity("--long", in: folder)
    for (line, pair) in zip(run.lines.dropFirst(), pairs.lines.dropFirst()) { #expect(line.hasPrefix(pair)) }
  }
}

@Test func threadsChangeNoByteOfUncertainty() throws {
  try withFolder { folder in
    try news(folder)
    for arguments in [
      "--method cosine,jsd,pearson --ci basic --boot 70 --permute 9 --floor --rarefy 3 --within date",
      "--method jaccard,hellinger,chi2_dist,spearman --permute 9 --floor --rarefy 3",
      "--method pi_lo --permute 70",
    ] {
      let runs = try [1, 2, 8].map { try similarity("\(arguments) --threads \($0)", in: folder) }
      #expect(runs[0].code == 0 && runs[0].lines.count > 6)
      for run in runs.dropFirst() { #expect(run.output == runs[0].output && run.messages == runs[0].messages) }
    }
  }
}

@Test(arguments: [
  ("--ci percentile", 64, "only basic: percentile intervals resample the bias in a second time"),
  ("--method pi_lo --ci basic", 64, "pi_lo has no interval: articles drawn twice are not left out"),
  ("--method pi_lo --floor", 64, "pi_lo does not depend on the number of articles: leave out --floor and --rarefy"),
  ("--method pi_lo --against news.jsonl", 64, "pi_lo does not go with --against"),
  ("--method burrows_delta --permute 9", 64, "burrows_delta takes the spread of all outlets, which is not resampled"),
  ("--method cosine,jaccard --ci basic", 64, "intervals of jaccard would not cover, since replicates lose rare terms"),
  ("--boot 1", 64, "--boot goes from 2 to 1000000"),
  ("--permute 0", 64, "--permute goes from 1 to 1000000"),
  ("--level 0.9 --permute 9", 64, "--level needs --ci"),
  ("--seed 4", 64, "--seed needs --ci, --permute, --floor or --rarefy"),
  ("--floor --top 3", 64, "--floor gives a line for every pair: leave out --top and --threshold"),
  ("--permute 9 --units documents", 64, "--permute compares outlets by their articles, not articles"),
  ("--rarefy tokens", 64, "The value 'tokens' is invalid for '--rarefy <rarefy>'"),
  ("--permute 9 --within topic", 65, "has no column \"topic\""),
  ("--permute 9 --limit 5", 65, "stats: there is only one group, 'A', and nothing to compare it with\n"),
])
func misuseOfUncertaintyIsSaid(arguments: String, code: Int32, message: String) throws {
  try withFolder { folder in
    try news(folder)
    let run = try similarity(arguments, in: folder)
    #expect(run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.messages)")
  }
}

/// All outlets have the same days, three articles of one and two of the other.
@Test func withinAloneMatchesDays() throws {
  try withFolder { folder in
    try news(folder)
    let run = try similarity("--within date --method cosine,jsd --quiet", in: folder)
    #expect(run.code == 0 && run.messages.isEmpty && run.lines.count == 13)
    let cells = run.lines[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(cells[19] == "5" && cells[20].hasPrefix(cells[7].prefix(12)) && cells[21...].allSatisfy(\.isEmpty))
    // D has one article, of the first day.
    #expect(run.lines[3].split(separator: ",", omittingEmptySubsequences: false)[19] == "1")
    #expect(run.lines[7].hasSuffix(",,,,,,,"))
    let none = try similarity("--within date --method jsd", in: folder)
    #expect(none.messages.hasPrefix("stats: value_matched is of cosine and pearson"))
  }
}

@Test func whatMakesIntervalsWorseIsAWarning() throws {
  try withFolder { folder in
    try news(folder)
    #expect(
      try similarity("--ci basic --boot 2 --within text", in: folder).messages.contains(
        "more than half of the articles are alone in their outlet and text"))
    let words = (0..<2100).map { "v\($0)" }.joined(separator: " ")
    try folder.write(
      "news.jsonl", ["a", "b"].map { #"{"outlet": "\#($0)", "text": "\#(words)"}"# }.joined(separator: "\n"))
    #expect(try similarity("--method jsd --permute 2", in: folder).messages == "")
    #expect(
      try similarity("--method jsd --ci basic --boot 2", in: folder).messages.contains(
        "2100 terms are too many for intervals of jsd"))
  }
}

/// A thousand words spread over three thousand terms: replicates cannot show the whole bias.
@Test func intervalsThatCorrectTooMuchAreNotClaimedToCover() throws {
  try withFolder { folder in
    let lines = ["A", "B"].flatMap { outlet in
      (0..<30).map { article in
        let words = (0..<100).map { "w\((($0 + 100 * article) * 7919 + (outlet == "A" ? 0 : 31)) % 3001)" }
        return #"{"outlet": "\#(outlet)", "text": "\#(words.joined(separator: " "))"}"#
      }
    }
    try folder.write("news.jsonl", lines.joined(separator: "\n"))
    let warning = "pairs whose interval corrects a bias of more than four times boot_sd, and can miss: 1;"
    #expect(try similarity("--ci basic --boot 99", in: folder).messages.contains(warning))
    try news(folder)
    #expect(try !similarity("--ci basic --boot 99", in: folder).messages.contains("corrects a bias"))
  }
}
