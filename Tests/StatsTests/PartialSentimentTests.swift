import Testing

private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

private func article(_ number: Int, _ text: String) -> String {
  #"{"id":"\#(number)","outlet":"o\#(number % 2)","text":"\#(text)"}"# + "\n"
}

@Suite struct PartialSentimentTests {
  @Test func scoresOfPartsMakeTheTableAndTheWarningsOfTheWhole() throws {
    try withFolder { folder in
      try folder.write("my.csv", "word,score\ngood,0.7\nwar,-0.3\npeace deal,0.1\nwell ?,1\n")
      let parts = [
        (0..<7).map { article($0, "No war in \($0 % 3). A good peace deal on war \($0), they said.") }.joined(),
        article(7, "A very good war and a crisis.") + article(8, "Good."), "",
      ]
      try folder.write("all.jsonl", parts.joined())
      let scoring = words("--lexicon my.csv,hedges --preset window --target war|good --target zither --neutral xx,yy")
      for (index, part) in parts.enumerated() {
        let run = try stats(
          ["partial", "sentiment", "--by", "outlet", "--columns", "id,outlet,text", "-q"] + scoring, input: part,
          in: folder)
        #expect(run.code == 0 && run.messages == "")
        try folder.write("parts/\(index).tsv", run.text)
      }
      let interval = words("--by outlet --boot 50 --ci 0.9 --seed 3 --measure score_prop")
      let whole = try stats(["sentiment", "all.jsonl"] + interval + scoring, in: folder)
      #expect(whole.code == 0 && whole.lines.count == 9)
      #expect(whole.messages.contains("no article holds 'zither'") && whole.messages.contains("--neutral: xx,yy\n"))
      let again = try stats(["finish", "sentiment", "parts"] + interval + scoring, in: folder)
      #expect(again.text == whole.text && again.messages == whole.messages)
      let once = try stats(["finish", "sentiment", "parts"] + interval, in: folder)
      #expect(once.text == whole.text)
      #expect(
        once.messages == """
          stats: warning: no article holds 'zither'
          stats: warning: no article holds a term of --neutral

          """)
      let other = try stats(words("finish sentiment parts --by outlet --target peace"), in: folder)
      #expect(other.code == 65 && other.messages.contains(#"counted with --target 'war|good\,zither', not 'peace'"#))
    }
  }

  @Test(arguments: [
    ("sentiment a.jsonl --engine spark --master m", "--level article has rows in the order of the input"),
    (
      "sentiment a.jsonl --engine spark --master m --by outlet --level sentence",
      "--level sentence has rows in the order"
    ),
    ("sentiment a.jsonl --engine spark --master m --explain", "--explain has rows in the order of the input"),
    ("finish sentiment a.jsonl --level document", "--level document has rows in the order of the input"),
    (
      "sentiment a.jsonl --engine spark --dry-run --by outlet --lexicon a(1).csv", "a(1).csv: rename it for the workers"
    ),
  ])
  func rowsThatDoNotAddUpAreRefusedInOneLine(command: String, message: String) throws {
    try withFolder { folder in
      try folder.write("a.jsonl", article(1, "war"))
      try folder.write("a(1).csv", "word,score\nwar,-1\n")
      let run = try stats(words(command), in: folder)
      #expect(run.code == 64 && run.text == "" && run.messages.hasPrefix("stats: \(message)"), "\(run.messages)")
      #expect(run.messages.split(separator: "\n").count == 1)
    }
  }

  @Test func theJobHasTheOptionsAndTheFiles() throws {
    try withFolder { folder in
      try folder.write("a.jsonl", article(1, "war"))
      try folder.write("lists/my.csv", "word,score\nwar,-1\n")
      try folder.write("names", "war\n")
      let options = words(
        "--by outlet --lexicon lists/my.csv,vader --neutral names --neutral news --target it's --window 3")
      let run = try stats(
        words("sentiment a.jsonl --engine spark --dry-run --speech split --preset lsd") + options, in: folder)
      #expect(run.code == 0, "\(run.messages)")
      for part in [
        "partial 'sentiment' '--by' 'outlet' '--preset=lsd' '--sentences=news' '--speech=split'",
        #"'--lexicon' "$here"/my.csv '--lexicon' 'vader' '--neutral' "$here"/neutral-terms-0 '--neutral=news'"#,
        #"'--target=it'\''s' '--window=3'"#, "'--columns' 'id,outlet,text'",
        " my.csv: lists/my.csv. neutral-terms-0: names.",
        "--files text-statistics-kernel,text-statistics-program,my.csv,neutral-terms-0",
      ] { #expect(run.text.contains(part), "\(part)\n\(run.text)") }
    }
  }
}
