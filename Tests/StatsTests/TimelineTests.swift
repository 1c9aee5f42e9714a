import Testing

@Test func sanctionsInTheSeedsByMonth() throws {
  let run = try stats(
    "timeline", "seeds/outlets.csv", "--terms", "sanction*,war", "--period", "month", "--digits", "4")
  #expect(run.code == 0 && run.messages == "")
  #expect(
    run.text == """
      period_start,outlet,term,n_articles,n_articles_matching,share,count,per_million,low,high
      2022-03-01,americanfreepress.net,sanction*,1,1,1,2,2924,0.2065,1
      2022-03-01,americanfreepress.net,war,1,0,0,0,0,0,0.7935
      2022-04-01,cryptoknowmics.com,sanction*,1,1,1,1,2398,0.2065,1
      2022-04-01,cryptoknowmics.com,war,1,1,1,1,2398,0.2065,1
      2022-03-01,spamchronicles.com,sanction*,2,1,0.5,4,5006,0.09453,0.9055
      2022-03-01,spamchronicles.com,war,2,1,0.5,3,3755,0.09453,0.9055
      2022-03-01,thehill.com,sanction*,1,1,1,2,6329,0.2065,1
      2022-03-01,thehill.com,war,1,0,0,0,0,0,0.7935

      """)
}

@Test func termsCanComeFromAFile() throws {
  try withFolder { folder in
    try folder.write("terms.txt", "sanction*\nspecial military operation\n")
    let run = try stats("timeline", "seeds/outlets.csv", "--terms", folder / "terms.txt")
    #expect(run.code == 0 && run.lines.contains { $0.contains(",special military operation,") })
  }
}

@Test func articlesWithoutADayAreReported() throws {
  let input = """
    {"outlet":"a","date":"2022-03-07","text":"war"}
    {"outlet":"a","date":"03/07/2022","text":"war"}
    {"outlet":"a","text":"war"}

    """
  let run = try stats("timeline", "-", "--period", "day", "--terms", "peace", input: input)
  #expect(run.code == 0 && run.lines.count == 2)
  #expect(
    run.messages == """
      stats: warning: articles without a date, which are in no period: 1
      stats: warning: articles with a date that cannot be read or is ambiguous, which are in no period: 1 (-:2: 03/07/2022 is \
      7 March or 3 July: say --date-format %m/%d/%Y or %d/%m/%Y)
      stats: warning: no dated article holds 'peace'

      """)
  let strict = try stats("timeline", "-", "--strict", input: input)
  #expect(strict.code == 65 && strict.output.isEmpty)
  let none = try stats("timeline", "-", input: "{\"outlet\":\"a\",\"date\":\"soon\",\"text\":\"war\"}\n")
  #expect(none.code == 65 && none.messages.hasSuffix("stats: no article has a date that means one day\n"))
}

@Test(arguments: [
  ("--terms war,war", 64, "a term is named twice"), ("--terms ,", 64, "--terms names no term"),
  ("--terms ...", 64, "no token can ever equal it"), ("--level 1", 64, "--level is above 0 and below 1"),
  ("--period decade", 64, "decade"), ("--terms ./none.txt", 66, "none.txt"),
])
func misuseOfTimelineIsSaid(arguments: String, code: Int32, message: String) throws {
  let run = try stats(
    ["timeline", "seeds/outlets.csv"] + arguments.split(separator: " ").map(String.init), in: repository)
  #expect(run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.messages)")
}
