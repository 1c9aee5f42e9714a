import Testing

@Test func diversityPrintsARowForEachArticleOrGroup() throws {
  let run = try stats("diversity", "seeds/outlets.csv", "--rarefy", "100")
  #expect(run.code == 0 && run.messages == "" && run.lines.count == 6)
  #expect(run.lines[0].hasSuffix(",mattr,msttr,mtld,hdd,rarefied_types,flag"))
  let groups = try stats("diversity", "seeds/outlets.csv", "--by", "outlet", "--boot", "10", "--window", "50")
  #expect(groups.code == 0 && groups.messages == "" && groups.lines.count == 5)
  #expect(groups.lines[0].hasPrefix("outlet,n_articles,n_window,n_tokens,n_types,ttr,"))
  #expect(
    groups.lines[0].hasSuffix(",mattr,mattr_low,mattr_high,msttr,msttr_low,msttr_high,mtld,mtld_low,mtld_high,hdd,flag")
  )
}

@Test func dispersionIsMoreColumnsOfTheSameRows() throws {
  let plain = try stats("vocab", "seeds/outlets.csv", "--by", "outlet", "--min-count", "2")
  let run = try stats("vocab", "seeds/outlets.csv", "--by", "outlet", "--min-count", "2", "--dispersion")
  #expect(run.code == 0 && run.messages == "" && run.lines.count > 200)
  #expect(run.lines.count == plain.lines.count)
  for (line, start) in zip(run.lines, plain.lines) { #expect(line.hasPrefix("\(start),")) }
}

@Test func readabilityPrintsCountsAndIndices() throws {
  let run = try stats("readability", "-", "--digits", "4", input: #"{"text":"The cat sat on the mat. It was happy."}"#)
  #expect(run.code == 0 && run.messages == "")
  #expect(
    run.text == """
      id,outlet,n_sentences,n_words,n_syllables,n_characters,n_polysyllables,n_long_words,flesch,flesch_kincaid,\
      gunning_fog,smog,coleman_liau,ari,lix,rix
      1,,2,9,10,27,0,0,108.3,-0.7239,1.8,3.129,-4.738,-5.05,4.5,0

      """)
}

@Test(arguments: [
  (["diversity", "--window", "0"], "Error: --window is at least 1"),
  (["diversity", "--rarefy", "0"], "Error: --rarefy is at least 1"),
  (["diversity", "--boot", "10"], "Error: --boot goes with groups: name them with --by"),
  (["diversity", "--seed", "2"], "Error: --seed goes with groups: name them with --by"),
  (["diversity", "--by", "outlet", "--boot", "1000001"], "Error: --boot goes from 2 to 1000000, or is 0 for none"),
  (["diversity", "--by", "outlet", "--ci", "1"], "Error: --ci is above 0 and below 1"),
  (["diversity", "--ngrams", "2"], "Error: Unknown option '--ngrams'"),
  (["readability", "--stem", "en"], "Error: Unknown option '--stem'"),
  (["vocab", "--dispersion", "--ngrams", "1,2"], "Error: --dispersion is of single terms"),
])
func diversityRefusesWhatMakesNoSense(arguments: [String], message: String) throws {
  let run = try stats(arguments + ["seeds/outlets.csv"], in: repository)
  #expect(run.code == 64 && run.messages.hasPrefix(message), "\(run.messages)")
}

@Test(arguments: ["diversity", "readability"]) func articlesWithoutTheColumnAreLeftOut(verb: String) throws {
  let input = #"{"text":"a b","outlet":"A"}"# + "\n" + #"{"text":"c d"}"#
  let run = try stats(verb, "-", "--by", "outlet", input: input)
  #expect(run.code == 0 && run.lines.count == 2)
  #expect(run.messages.hasPrefix("stats: warning: articles without outlet, which are in no group: 1\n"))
  let strict = try stats(verb, "-", "--by", "outlet", "--strict", input: input)
  #expect(strict.code == 65 && strict.text == "")
}
