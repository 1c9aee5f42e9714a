import Testing

private let news = """
  {"id":"1","outlet":"a","date":"2022-03-07","n":7,"text":"war peace"}
  {"id":"2","outlet":"a","date":"March 9th, 2022 at 3:15 p.m. ET","n":100,"text":"war"}
  {"id":"3","outlet":"b","date":"03/07/2022","text":"war word"}
  {"id":"4","outlet":"c","date":"Mon, 14 Mar 2022 10:00:00 +0000","n":1.5,"text":"two words"}
  {"id":"5","outlet":"a","text":"undated"}

  """
private let ambiguous =
  "stats: warning: -:3: 03/07/2022 is 7 March or 3 July: say --date-format %m/%d/%Y or %d/%m/%Y\n"

@Test func periodsAreGroupsBesideOthers() throws {
  for arguments in [["--by", "outlet", "--period", "week"], ["--by", "outlet,week"]] {
    let run = try stats(["dtm"] + arguments, input: news, in: repository)
    #expect(run.code == 0)
    #expect(
      run.text == """
        outlet,week,term,count
        a,2022-03-07,peace,1
        a,2022-03-07,war,2
        c,2022-03-14,two,1
        c,2022-03-14,words,1

        """)
    #expect(
      run.messages == ambiguous + """
        stats: warning: articles without outlet or week, which are in no group: 2
        stats: warning: 2 of 5 records dropped

        """)
  }
  let alone = try stats("vocab", "--period", "month", "--quiet", "--date-format", "%m/%d/%Y", input: news)
  #expect(
    alone.text == "month,term,count,per_million,rank,df,df_share\n"
      + "2022-03,war,1,500000,1,1,1\n2022-03,word,1,500000,2,1,1\n")
  #expect(try stats("dtm", "--period", "week", "--strict", input: news).code == 65)
  let twice = try stats("dtm", "--by", "week", "--period", "week", input: news)
  #expect(twice.code == 64 && twice.messages.contains("--by has week already: leave out --period"))
}

/// Every command that reads articles and groups them takes the period, and all take conditions.
@Test(arguments: [
  "describe", "similarity --method cosine,jsd", "tfidf", "dtm", "vocab", "diversity", "readability",
  "cooccur --min-count 1",
  "keyness --min-count 1 --min-df 1",
  "collocates --node war --min-count 1 --min-df 1", "kwic --pattern war", "sentiment --level outlet",
])
func everyCommandThatGroupsTakesPeriods(command: String) throws {
  let arguments = command.split(separator: " ").map(String.init)
  let run = try stats(arguments + ["--period", "week", "--where", "id != 3"], input: news, in: repository)
  #expect(run.code == 0 && run.text.contains("2022-03-07"), "\(run.messages)")
}

@Test(arguments: [
  "describe", "dtm", "ngrams --min-count 1", "tokens", "cooccur --min-count 1", "timeline", "kwic --pattern war",
  "collocates --node war --min-count 1 --min-df 1",
])
func everyCommandThatReadsArticlesTakesConditions(command: String) throws {
  let arguments = command.split(separator: " ").map(String.init)
  let input =
    news + String(repeating: #"{"id":"9","outlet":"z","date":"2021-01-01","text":"zebra war"}"# + "\n", count: 3)
  for options in [["--where", "outlet in (a, 'b')"], ["--from", "2022-03", "--to", "2022-03"]] {
    let run = try stats(arguments + options, input: input, in: repository)
    #expect(run.code == 0 && !run.text.contains("zebra") && !run.text.contains("\nz,") && !run.text.contains(",z,"))
    #expect(
      run.messages.contains(
        "stats: articles outside of --where, --from and --until: \(options.count == 2 ? 4 : 3) of 8"))
  }
}

@Test func rangesLeaveOutWhatIsOutsideAndWhatHasNoDate() throws {
  for end in [["--to", "2022-03-09"], ["--to=2022-W10"], ["--until", "Mar 9, 2022"]] {
    let run = try stats(["dtm", "--from", "2022"] + end + ["--to", "wide"], input: news, in: repository)
    #expect(run.code == 0 && run.text == "id,outlet,peace,war\n1,a,1,1\n2,a,0,1\n")
    #expect(
      run.messages == ambiguous + """
        stats: articles outside of --where, --from and --until: 1 of 5
        stats: warning: articles without a date that can be read, left out by --from and --until: 2
        stats: warning: 2 of 4 records dropped

        """)
  }
  // Who is outside has been asked for; nobody knows where the undated are.
  #expect(try stats("dtm", "--from", "2022", "--strict", input: news).code == 65)
  let strict = try stats("dtm", "--where", "id < 3 and date < 2022-03-08", "--strict", "--quiet", input: news)
  #expect(strict.code == 0 && strict.messages == "" && strict.lines.count == 3)
  let none = try stats("dtm", "--where", "outlet = z", input: news)
  #expect(none.code == 65 && none.messages.hasSuffix("stats: no article is left\n"))
}

@Test(arguments: [
  ("--where", "n >", 64, "in column 4 a value is expected"), ("--where", "m > 1", 65, "has no column \"m\""),
  ("--where", "outlt = a", 65, "did you mean \"outlet\"?"), ("--where", "date > 03/07/2022", 65, "7 March or 3 July"),
  ("--from", "03/07/2022", 64, "03/07/2022 is 7 March or 3 July: write 2022-03-07 or 2022-07-03"),
  ("--to", "03/07/2022", 64, "7 March or 3 July"), ("--until", "soon", 64, "'soon' is not a date"),
  ("--date-format", "%m/%d", 64, "has to say year, month and day"), ("--date-format", "%Q", 64, "%Q is no directive"),
  ("--period", "decade", 64, "decade"),
])
func misuseOfDatesAndConditionsIsSaid(option: String, value: String, code: Int32, message: String) throws {
  let run = try stats(["describe", option, value], input: news, in: repository)
  #expect(run.code == code && run.output.isEmpty && run.messages.contains(message), "\(run.messages)")
}

@Test func rangesThatEndBeforeTheyBeginAreMisuse() throws {
  let run = try stats("describe", "--from", "2022-03", "--to", "2022-02", input: news)
  #expect(run.code == 64 && run.messages.contains("--from is after --until"))
}

@Test func datesInAFormatAreDaysEverywhere() throws {
  let input = "text,outlet,date\nwar,a,03/07/2022\npeace,b,2022-03-08\n"
  let run = try stats("describe", "--date-format", "%m/%d/%Y", input: input)
  #expect(
    run.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false)[7...10].joined(separator: ",") } == [
      "first_date,last_date,n_no_date,n_bad_date", "2022-03-07,2022-03-07,0,0", ",,0,1",
    ])
  let timeline = try stats("timeline", "--date-format", "%m/%d/%Y", input: input)
  #expect(timeline.text == "period_start,outlet,n_articles,n_tokens\n2022-03-07,a,1,1\n")
  #expect(timeline.messages.contains("(-:3: 'not %m/%d/%Y: 2022-03-08' is not a date that can be read)"))
}

@Test func strataCanBePeriods() throws {
  var input = ""
  for article in 0..<48 {
    // Both outlets write on all days, the one more on the first and the other on the last.
    let (outlet, day) = (article % 2, (article % 7 + article % 2 * 2) % 4 + 6)
    let date = "2022-03-0\(day)\(article % 3 == 0 ? "" : "T1\(article % 10):00:00Z")"
    input += #"{"outlet":"\#(["a", "b"][outlet])","date":"\#(date)","text":"day\#(day) word\#(article % 5)"}"# + "\n"
  }
  // The week begins on the second of the four days.
  let days = input.replacing(/T1.:00:00Z/, with: "")
  for command in ["keyness --min-count 1 --permute 200", "similarity --permute 200"] {
    let arguments = command.split(separator: " ").map(String.init)
    func run(_ stratum: String, _ text: String) throws -> Run {
      let run = try stats(arguments + ["--within", stratum], input: text, in: repository)
      #expect(run.code == 0, "\(run.messages)")
      return run
    }
    let byDay = try run("date", input)
    #expect(try byDay.output == run("date", days).output && byDay.output == run("day", input).output)
    #expect(try byDay.output != run("week", input).output)
  }
  for command in ["keyness --permute 9", "similarity --permute 9"] {
    let run = try stats(
      command.split(separator: " ").map(String.init) + ["--within", "week"], input: "text,outlet\na,b\nc,d\n",
      in: repository)
    #expect(run.code == 65 && run.messages.contains("has no column for the date: name it with --date"))
  }
}
