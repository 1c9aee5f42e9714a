import Testing

private let sample = "Tests/Samples/copies.jsonl"

@Test func dedupeGivesClustersWithTheirOriginals() throws {
  let run = try stats("dedupe", sample, "--digits", "3")
  #expect(run.code == 0 && run.messages == "stats: articles: 24, copies among them: 8, originals: 4\n")
  #expect(
    run.lines.prefix(5) == [
      "cluster_id,id,outlet,date,role,match_id,match_outlet,containment,jaccard,label,wire_source,original_by",
      "1,bridge-0,wire.example,2023-05-02,original,,,,,,AP,date",
      "1,bridge-1,courier.example,2023-05-03,copy,bridge-0,wire.example,1,0.931,reprint,AP,date",
      "1,bridge-2,eastbank.example,2023-05-03,copy,bridge-0,wire.example,0.662,0.492,reprint,,date",
      "2,harvest-0,wire.example,2023-08-14,original,,,,,,Reuters,input",
    ])
  #expect(run.lines.count == 13)
}

@Test func dedupeGivesPairsAndPassages() throws {
  let pairs = try stats("dedupe", sample, "--pairs", "-q", "--digits", "3")
  #expect(
    pairs.lines.contains(
      "strike-4,opinion.example,2023-11-09,strike-0,wire.example,2023-11-06,0.0826,0.0413,shared quotes"))
  #expect(pairs.messages == "" && pairs.lines.count > 20)
  let passages = try stats("dedupe", sample, "--passages", "1", "--threshold", "0.08", "-q")
  #expect(passages.text.contains("nobody should dock") == false && passages.text.contains("Nobody should dock a ship"))
  let minhash = try stats("dedupe", sample, "--method", "minhash", "-q")
  #expect(
    minhash.lines.map { $0.split(separator: ",")[1] }
      == (try stats("dedupe", sample, "-q").lines).map { $0.split(separator: ",")[1] })
}

@Test func anyVerbLeavesCopiesOut() throws {
  let run = try stats("describe", sample, "--by", "story", "--copies", "drop")
  #expect(run.messages == "stats: copies left out: 8, of clusters: 4\n")
  func copyCounts(_ lines: some Sequence<Substring>) -> [Substring] {
    lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).dropLast().last! }
  }
  #expect(copyCounts(run.lines) == ["n_copies", "0", "0", "0", "0"])
  #expect(run.lines.dropFirst().allSatisfy { $0.split(separator: ",")[1] == "4" })
  #expect(copyCounts(try stats("describe", sample, "--by", "story").lines) == ["n_copies", "2", "2", "2", "2"])
  let strict = try stats("describe", sample, "--copies", "drop", "--copies-threshold", "0.9", "-q")
  #expect(strict.code == 0 && strict.messages == "")
  let piped = try stats(["vocab", "--copies", "drop"], input: "{\"text\":\"a\"}\n", in: repository)
  #expect(piped.code == 64 && piped.messages.contains("save it to a file"))
  #expect(try stats("vocab", sample, "--by", "copies", "--top", "1").lines.count == 5)
  #expect(try stats("dedupe", sample, "--copies", "drop").code == 64)
  #expect(try stats("dedupe", sample, "--threshold", "0").code == 64)
}

@Test func similarityWeighsCopies() throws {
  func cosine(_ arguments: String...) throws -> Double {
    let run = try stats(["similarity", sample, "--long"] + arguments, in: repository)
    #expect(run.code == 0)
    return try #require(Double(run.lines[1].split(separator: ",").last!))
  }
  let (keep, weight) = (try cosine(), try cosine("--copies", "weight"))
  #expect(keep > weight)
  #expect(try cosine("--copies", "weight", "--copies-threshold", "1") >= weight)
  for others in [
    ["--units", "documents"], ["--top", "2"], ["--threshold", "0.5"], ["--against", sample], ["--tf", "log"],
    ["--permute", "9"], ["--method", "pi_lo", "--permute", "9"],
  ] {
    let run = try stats(["similarity", sample, "--copies", "weight"] + others, in: repository)
    #expect(run.code == 64 && run.messages.contains("--copies weight does not go with --"), "\(others)")
  }
}

@Test func whatDoesNothingIsRefused() throws {
  for verb in ["describe", "vocab", "ngrams", "dtm", "diversity", "sentiment", "scale", "audit", "tokens", "keyness"] {
    let run = try stats(verb, sample, "--copies", "weight")
    #expect(run.code == 64 && run.messages.contains("use --copies drop") && run.messages.count { $0 == "\n" } == 1)
  }
  let run = try stats("vocab", sample, "--copies-threshold", "0.9")
  #expect(run.code == 64 && run.messages.hasPrefix("stats: --copies-threshold does nothing without --copies drop"))
  #expect(try stats("vocab", sample, "--copies-threshold", "0.9", "--by", "copies").code == 0)
}
