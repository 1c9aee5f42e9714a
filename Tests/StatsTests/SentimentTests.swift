import Testing

private func sentiment(_ options: String, in folder: Folder = repository) throws -> Run {
  try stats(["sentiment"] + options.split(separator: " ").map(String.init), in: folder)
}

/// The cells of a table by row and column name.
private func rows(_ run: Run) -> [[String: String]] {
  let cells = run.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  return cells.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(cells[0], $0)) }
}

/// Read in the article by hand: 3 has imposed −0.3, refused −1.2, condemn −1.6 and attack −2.1, of 37 words; 4 has create
/// 1.1, solution 1.3 and crisis −3.1; 7 has resolve 1.6 and crisis; 9 knows no word of the lexicon; 10 has attack.
/// Compound is s / √(s² + 15).
@Test func sentencesOfTheSeedsScoreWhatTheirWordsSay() throws {
  let run = try sentiment("seeds/outlets.csv --level sentence --limit 1 --digits 4")
  #expect(run.code == 0 && run.messages == "" && run.lines.count == 15)
  #expect(
    run.lines[0] == """
      outlet,id,sentence,lexicon,n_words,n_matched,n_negated,coverage,pos,neg,score_prop,score_rel,score_logit,\
      score_valence,vader_neg,vader_neu,vader_pos,compound
      """)
  let expected = [
    "thehill.com,000,3,vader,37,4,0,0.1081,0,5.2,-0.1405,-1,-2.434,-1.3,0.218,0.782,0,-0.802",
    "thehill.com,000,4,vader,16,3,0,0.1875,2.4,3.1,-0.04375,-0.1273,-0.2162,-0.2333,0.191,0.605,0.205,-0.1779",
    "thehill.com,000,7,vader,12,2,0,0.1667,1.6,3.1,-0.125,-0.3191,-0.539,-0.75,0.246,0.599,0.156,-0.3612",
    "thehill.com,000,9,vader,12,0,0,0,0,0,,,,,0,1,0,",
    "thehill.com,000,10,vader,11,1,0,0.09091,0,2.1,-0.1909,-1,-1.649,-2.1,0.237,0.763,0,-0.4767",
  ]
  for line in expected { #expect(run.lines.contains(line[...])) }
}

/// Scores of PyPI's vaderSentiment 3.3.2 for the bytes of each file.
@Test func documentsOfTheSeedsScoreAsVaderSentimentDoes() throws {
  let run = try sentiment("seeds/outlets.csv --preset vader --level document")
  #expect(run.code == 0)
  let scores = rows(run).map {
    "\($0["id"]!) \($0["vader_neg"]!) \($0["vader_neu"]!) \($0["vader_pos"]!) \($0["compound"]!)"
  }
  #expect(
    scores == [
      "000 0.056 0.876 0.068 0.6098", "001 0.028 0.91 0.062 0.8208", "002 0.118 0.782 0.101 -0.9602",
      "003 0.119 0.803 0.079 -0.9597", "004 0.059 0.824 0.117 0.9649",
    ])
}

/// What the guide says of the difference between the presets.
@Test func newsAndVaderDifferInSixteenSentencesOfTheSeeds() throws {
  let tables = try ["news", "vader"].map { rows(try sentiment("seeds/outlets.csv --level sentence --preset \($0)")) }
  let counts = tables.map { $0.reduce(0) { $0 + Int($1["n_matched"]!)! } }
  #expect(tables[0].count == 87 && counts == [184, 170])
  let differing = zip(tables[0], tables[1]).count { news, vader in
    news["n_matched"] != vader["n_matched"] || (news["compound"] == "" ? "0" : news["compound"]) != vader["compound"]
  }
  #expect(differing == 16)
  // "isn’t", and "the bomb" that kills.
  let text = #"{"text":"It isn’t good. Police said the bomb killed 12 people."}"#
  let compounds = try ["news", "vader"].map { preset in
    rows(try stats(["sentiment", "--level", "sentence", "--preset", preset], input: text, in: repository))
      .map { $0["compound"]! }
  }
  #expect(compounds == [["-0.3412", "-0.8271"], ["0.4404", "0.8402"]])
}

@Test func groupsHaveIntervalsWhereThereAreTwoArticles() throws {
  let run = try sentiment("seeds/outlets.csv --by outlet --digits 4")
  #expect(run.code == 0 && run.messages == "")
  #expect(
    run.text == """
      outlet,lexicon,n_articles,n_articles_matched,n_sentences,n_sentences_matched,n_words,n_matched,n_negated,coverage,\
      pos,neg,score_prop,score_rel,score_logit,score_valence,compound,low,high,share_positive,share_negative
      americanfreepress.net,vader,1,1,21,21,680,69,2,0.1015,49.23,65.65,-0.01104,-0.02164,-0.1482,-0.1011,-0.08156,,,0.4762,0.5238
      cryptoknowmics.com,vader,1,1,12,9,410,32,0,0.07805,31.53,17.3,0.03147,0.3785,0.8174,0.5347,0.1686,,,0.6667,0.3333
      spamchronicles.com,vader,2,2,40,28,793,60,3,0.07566,50.95,51,-0.01874,0.07456,0.08846,0.006947,0.02568,-0.1854,0.2368,0.5357,0.4286
      thehill.com,vader,1,1,14,10,313,23,2,0.07348,17.49,17.34,-0.009972,-0.03812,0.09505,-0.09512,-0.00932,,,0.4,0.6

      """)
  #expect(try sentiment("seeds/outlets.csv --level outlet --digits 4").output == run.output)
  // Two articles, drawn twice: both ends are what both draws of one article say.
  let narrow = rows(try sentiment("seeds/outlets.csv --by outlet --ci 0.1 --boot 99 --seed 3"))[2]
  #expect(Double(narrow["low"]!)! > -0.1854 && Double(narrow["high"]!)! < 0.2368)
  let other = rows(try sentiment("seeds/outlets.csv --by outlet --measure share_positive"))[2]
  let standard = rows(try sentiment("seeds/outlets.csv --by outlet"))[2]
  #expect(other["low"] != "" && other["low"] != standard["low"] && other["compound"] == standard["compound"])
  let none = rows(try sentiment("seeds/outlets.csv --by outlet --boot 0"))
  #expect(none.allSatisfy { $0["low"] == "" && $0["high"] == "" })
}

@Test func severalLexiconsAreRowsBesideEachOther() throws {
  let run = try sentiment("seeds/outlets.csv --level sentence --lexicon vader,hu-liu")
  #expect(run.code == 0)
  let rows = rows(run)
  #expect(rows.count == 2 * 87 && rows.count { $0["lexicon"] == "hu-liu" } == 87)
  #expect(rows[4...5].map { "\($0["sentence"]!) \($0["lexicon"]!)" } == ["3 vader", "3 hu-liu"])
}

/// Words within quotation marks are as counted by hand, up to what VADER takes for a word.
@Test func narrationAndQuotedSpeechOfTheSeedsAreApart() throws {
  let run = try sentiment("seeds/outlets.csv --speech split")
  #expect(run.code == 0)
  let rows = rows(run)
  #expect(rows.map { "\($0["id"]!) \($0["speech"]!)" }.prefix(3) == ["000 narration", "000 quoted", "001 narration"])
  let byHand: [Double] = [79.0 / 311, 103.0 / 365, 155.0 / 662, 58.0 / 341, 153.0 / 410]
  for (article, share) in byHand.enumerated() {
    // 001 has lines that are no part of its body.
    #expect(abs(Double(rows[2 * article]["quoted_share"]!)! - share) < 0.035)
    #expect(rows[2 * article]["quoted_share"] == rows[2 * article + 1]["quoted_share"])
  }
  let quoted = try sentiment("seeds/outlets.csv --speech quoted")
  #expect(quoted.lines.dropFirst() == run.lines.dropFirst().filter { $0.contains(",quoted,") }[...])
}

@Test func toneAroundTargetsIsByTargetAndOutlet() throws {
  let run = try sentiment("seeds/outlets.csv --target russia|moscow --target china --window 10 --by outlet --digits 4")
  #expect(run.code == 0 && run.lines.count == 9)
  #expect(
    run.lines[0] == """
      outlet,target,lexicon,n_articles,n_articles_target,n_articles_matched,n_hits,n_sentences,n_sentences_matched,\
      n_words,n_matched,n_negated,coverage,pos,neg,score_prop,score_rel,score_logit,score_valence,low,high,\
      share_positive,share_negative
      """)
  #expect(
    run.lines.contains(
      "cryptoknowmics.com,china,vader,1,1,1,8,7,5,121,6,0,0.04959,6.4,0,0.07297,1,1.225,1.14,,,1,0"))
  // kwic finds the same places; "Russia’s" is a token of its own.
  let hits = rows(run).filter { $0["target"] == "china" }.reduce(0) { $0 + Int($1["n_hits"]!)! }
  let kwic = try stats("kwic", "seeds/outlets.csv", "--pattern", "china", "-q")
  #expect(hits == kwic.lines.count - 1)
}

@Test func aTargetThatNoArticleHoldsIsAWarning() throws {
  for options in ["", " --by outlet", " --explain"] {
    let run = try sentiment("seeds/outlets.csv --target zither|lute --target china\(options)")
    #expect(run.code == 0 && run.messages == "stats: warning: no article holds 'zither|lute'\n")
    #expect(run.lines.count > 4)
  }
}

@Test func everyMatchIsExplained() throws {
  try withFolder { folder in
    try folder.write("my.csv", "word,score\ngood,2\nwar,-3\npeace deal,1\n")
    try folder.write(
      "news.jsonl", #"{"id":"n1","outlet":"o","text":"No war. It isn’t very good.\nA peace deal."}"# + "\n")
    let options = "--lexicon my.csv --explain --preset window --digits 6 -o matches.csv"
    let run = try sentiment("news.jsonl \(options)", in: folder)
    #expect(run.code == 0 && run.output.isEmpty && run.messages == "")
    #expect(
      try folder.text("matches.csv") == """
        outlet,id,sentence,position,lexicon,word,term,valence,shifters,contribution
        o,n1,1,2,my.csv,war,war,-3,negation,3
        o,n1,2,6,my.csv,good,good,2,negation; amplifier,-0.4
        o,n1,3,8,my.csv,peace deal,peace deal,1,,1

        """)
    let vader = try sentiment("news.jsonl --lexicon my.csv --explain", in: folder)
    #expect(vader.lines.count == 3)
    #expect(
      vader.messages == """
        stats: warning: my.csv: 1 of 3 entries can never match; VADER's rules know no phrases and wildcards, \
        --preset window, lsd and none do

        """)
    #expect(try sentiment("news.jsonl --lexicon my.csv --explain --neutral war,goo*", in: folder).lines.count == 1)
    try folder.write("neutral.txt", "# names\nwar\npeace deal\n")
    let neutral = try sentiment("news.jsonl --lexicon my.csv --preset none --neutral neutral.txt", in: folder)
    #expect(rows(neutral)[0]["n_matched"] == "1" && neutral.messages == "")
    // A name mistyped would else go unseen.
    let absent = try sentiment("news.jsonl --neutral neutrals.txt", in: folder)
    #expect(
      absent.code == 0 && absent.messages == "stats: warning: no article holds a term of --neutral: neutrals.txt\n")
  }
}

/// What `SentimentOptions.newsTerms` says of the seeds.
@Test func termsOfNewsCanBeTakenOut() throws {
  let tables = try ["", " --neutral news"].map { rows(try sentiment("seeds/outlets.csv\($0)")) }
  #expect(tables.map { $0.reduce(0) { $0 + Int($1["n_matched"]!)! } } == [184, 168])
  let changes = zip(tables[0], tables[1]).map { Double($1["compound"]!)! - Double($0["compound"]!)! }
  #expect(changes.count == 5 && changes.allSatisfy { (-0.075 ... -0.005).contains($0) })
}

/// Explained are the matches that are counted, also of a lexicon with zeros.
@Test(arguments: ["news", "vader", "window", "lsd", "none"])
func asManyMatchesAreExplainedAsCounted(preset: String) throws {
  let options = "seeds/outlets.csv --lexicon pattern-subjectivity -q --preset \(preset)"
  let counted = rows(try sentiment(options)).reduce(0) { $0 + Int($1["n_matched"]!)! }
  #expect(try counted > 150 && sentiment("\(options) --explain").lines.count == counted + 1)
}

@Test func rulesWithoutPhrasesAreSaidToLackThem() throws {
  let hedges = try sentiment("seeds/outlets.csv --lexicon hedges")
  #expect(
    hedges.messages == """
      stats: warning: hedges: 44 of 74 entries can never match; VADER's rules know no phrases and wildcards, \
      --preset window, lsd and none do

      """)
  for options in ["--lexicon vader,hu-liu", "--lexicon hedges --preset none"] {
    #expect(try sentiment("seeds/outlets.csv \(options)").messages == "")
  }
}

@Test func whatHoldsNoMatchIsEmpty() throws {
  let text = #"{"id":"n","outlet":"o","text":"Nobody came."}"# + "\n"
  let news = rows(try stats(["sentiment"], input: text, in: repository))[0]
  #expect(news["compound"] == "" && news["score_prop"] == "" && news["share_positive"] == "" && news["coverage"] == "0")
  // Here the point is to print what the library prints.
  let strict = rows(try stats(["sentiment", "--preset", "vader", "--level", "document"], input: text, in: repository))[
    0]
  #expect(strict["compound"] == "0" && strict["vader_neu"] == "1" && strict["score_prop"] == "")
  let all = rows(try stats(["sentiment", "--all-sentences"], input: text, in: repository))[0]
  #expect(all["compound"] == "0" && all["score_prop"] == "0" && all["score_rel"] == "")
}

@Test func threadsChangeNoByteOfSentiment() throws {
  try withFolder { folder in
    for file in 0..<10 {
      let lines = (0..<30).map { article in
        let words = (0..<40).map {
          ["good", "war", "the", "deal", "isn’t", "“great", "so”", "Russia"][($0 * 7 + article * file) % 8]
        }
        return #"{"outlet":"o\#(article % 5)","text":"\#(words.joined(separator: article % 3 == 0 ? ". " : " "))"}"#
          + "\n"
      }
      try folder.write("corpus/\(file).jsonl", lines.joined())
    }
    for options in [
      "--level sentence", "--explain", "--by outlet --speech split --target russia --lexicon vader,hu-liu",
    ] {
      let runs = try [1, 2, 8].map { try sentiment("corpus \(options) --threads \($0)", in: folder) }
      #expect(runs[0].code == 0 && runs[0].lines.count > 10)
      for run in runs.dropFirst() { #expect(run.output == runs[0].output && run.messages == runs[0].messages) }
    }
  }
}

@Test(arguments: [
  (
    "--lexicon vadr", 64,
    "there is neither a file nor a lexicon 'vadr'; did you mean 'vader'? (vader, hu-liu, pattern, pattern-subjectivity, hedges, boosters, negators)"
  ),
  ("--lexicon lists/none.csv", 66, "lists/none.csv: no such file or folder"),
  ("--lexicon vader,vader", 64, "a lexicon is named twice"),
  ("--positive joy", 64, "--positive and --negative name categories of a file: give it with --lexicon"),
  (
    "--measure compound --by outlet --preset none", 64,
    "only VADER's rules have a compound, and windows around a target have none"
  ),
  ("--seed 2", 64, "--seed goes with groups: name them with --by"),
  ("--by outlet --ci 1", 64, "--ci is above 0 and below 1"),
  ("--by outlet --boot=-1", 64, "--boot goes from 2 to 1000000, or is 0 for none"),
  ("--level sentence --all-sentences", 64, "--all-sentences goes with means over sentences: articles or groups"),
  ("--explain --level outlet", 64, "--explain lists words of sentences, or with --level document of whole texts"),
  ("--window 3", 64, "--window needs a --target"), ("--target war --target war", 64, "a target is named twice"),
  ("--target war|", 64, "a pattern is empty"), ("--target *", 64, "pattern '*' matches everything"),
  ("--neutral ...", 64, "pattern '...': no token can ever equal it"),
  ("--neutral no/such.txt", 66, "no/such.txt: cannot be opened: No such file or directory"),
])
func misuseOfSentimentIsSaidInOneLine(options: String, code: Int32, message: String) throws {
  let run = try sentiment("seeds/outlets.csv \(options)")
  #expect(run.code == code && run.output.isEmpty)
  let line = run.messages.prefix { $0 != "\n" }
  #expect(["Error: \(message)", "stats: \(message)"].contains(String(line)), "\(line)")
}

@Test func unknownPresetsAndColumnsAreNamed() throws {
  let preset = try sentiment("seeds/outlets.csv --preset lexicoder")
  #expect(preset.code == 64 && preset.messages.contains("'news', 'vader', 'window', 'lsd' or 'none'"))
  let column = try sentiment("seeds/outlets.csv --by outlt")
  #expect(column.code == 65 && column.messages.contains("has no column \"outlt\"; did you mean \"outlet\"?"))
  let missing = try stats(["sentiment", "--by", "outlet"], input: #"{"text":"war"}"#, in: repository)
  #expect(missing.code == 65 && missing.messages.contains("no column or folder tells the outlet"))
  #expect(try stats(["sentiment"], input: "", in: repository).code == 65)
  #expect(
    try stats("sentiment", "seeds/outlets.csv", "--neutral", "").messages.hasPrefix("Error: --neutral needs a word"))
}

@Test func brokenLexiconsAreNamedWithTheLine() throws {
  try withFolder { folder in
    try folder.write("news.jsonl", #"{"text":"war"}"# + "\n")
    try folder.write("my.csv", "word,score\nwar,-3\npeace,high\n")
    let run = try sentiment("news.jsonl --lexicon my.csv -o out.csv", in: folder)
    #expect(run.code == 65 && run.messages.hasPrefix("stats: my.csv:3: "))
    #expect(!folder.contents.contains("out.csv"))
  }
}

@Test func theHelpOfSentimentHasExamplesThatRun() throws {
  let help = try stats("help", "sentiment")
  for example in ["seeds/outlets.csv --speech split"] {
    #expect(help.text.contains("  stats sentiment \(example)\n"))
    #expect(try sentiment(example).lines.count == 11)
  }
}
