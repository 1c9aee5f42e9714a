import Testing

private let text = """
  {"text":"Peace talks in New York City. Peace talks in New York failed."}
  {"text":"New York City saw the peace talks, and New York City the failure."}

  """

@Test func ngramsPrintsCandidatesByTheirAssociation() throws {
  let run = try stats("ngrams", "-", "--min-count", "3", "--digits", "4", input: text)
  #expect(run.code == 0 && run.messages == "")
  #expect(
    run.text == """
      ngram,size,count,count_nested,df,expected,lambda,lambda_z,log_dice,mi,npmi,g2
      new york,2,4,3,2,0.7273,5.808,2.809,14,2.459,1,20.86
      peace talks,2,3,0,2,0.4091,5.609,2.694,14,2.874,1,17.53
      york city,2,3,3,2,0.5455,4.458,2.571,13.78,2.459,0.8556,13.03
      new york city,3,3,0,2,0.133,-2.587,-0.7793,13.71,4.496,0.8441,31.63

      """)
}

@Test func ngramsWritesExpressionsThatMWEReads() throws {
  try withFolder { folder in
    try folder.write("a.jsonl", text)
    let list = try stats(
      ["ngrams", "a.jsonl", "--min-count", "3", "--measure", "count", "--to", "mwe", "-o", "list.txt"], in: folder)
    #expect(list.code == 0 && list.messages == "" && list.text == "")
    #expect(try folder.text("list.txt") == "new york\nnew york city\npeace talks\nyork city\n")
    let tokens = try stats(["vocab", "a.jsonl", "--mwe", "list.txt", "--top", "3"], in: folder)
    #expect(tokens.code == 0 && tokens.messages == "")
    #expect(tokens.text.contains("\nnew_york_city,3,") && tokens.text.contains("\npeace_talks,3,"))
  }
}

@Test func stopwordsAndUnitsBreakNgrams() throws {
  let arguments = ["ngrams", "-", "--min-count", "1", "--size", "2", "--to", "mwe"]
  func found(_ more: [String]) throws -> Set<Substring> {
    let run = try stats(arguments + more, input: text, in: repository)
    #expect(run.code == 0 && run.messages == "")
    return Set(run.lines)
  }
  let (sentence, document) = (try found([]), try found(["--within", "document"]))
  #expect(document.subtracting(sentence) == ["city peace"] && sentence.isSubset(of: document))
  let broken = try found(["--stopwords", "en"])
  #expect(broken.isSubset(of: sentence) && broken.contains("peace talks") && !broken.contains("talks new"))
}

@Test(arguments: ["2-5", "2,3,4,5", "5,2-4"])
func sizesAreAListOrARange(sizes: String) throws {
  let arguments = ["ngrams", "seeds/outlets.csv", "--min-count", "2", "--top", "300", "--size"]
  let run = try stats(arguments + [sizes], in: repository)
  #expect(run.code == 0 && run.lines.count == 301)
  #expect(try stats(arguments + ["2-5"], in: repository).text == run.text)
  for size in 2...5 { #expect(run.lines.contains { $0.split(separator: ",")[1] == "\(size)" }) }
}

@Test func threadsChangeNoByteOfTheNgrams() throws {
  let runs = try [1, 2, 7].map {
    try stats("ngrams", "seeds", "--min-count", "2", "--size", "2-4", "--threads", "\($0)")
  }
  #expect(runs[0].code == 0 && runs[0].lines.count > 300)
  #expect(runs[1].output == runs[0].output && runs[2].output == runs[0].output)
}

@Test(arguments: [
  (["--size", "1,2"], "Error: The value '1,2' is invalid for '--size <size>'"),
  (["--size", "2-6"], "Error: The value '2-6' is invalid for '--size <size>'"),
  (["--size", "3-2"], "Error: The value '3-2' is invalid for '--size <size>'"),
  (["--size", ""], "Error: The value '' is invalid for '--size <size>'"),
  (["--min-count", "0"], "Error: --min-count is at least 1"),
  (["--top", "0"], "Error: --top is at least 1"),
  (["--to", "mwe", "--format", "csv"], "Error: --format does not go with --to mwe"),
  (["--to", "mwe", "--digits", "3"], "Error: a list has no numbers: leave out --digits"),
  (["--to", "mwe", "--stem", "en"], "Error: --to mwe lists words as the text has them: leave out --mwe and --stem"),
  (["--to", "mwe", "--mwe", "a"], "Error: --to mwe lists words as the text has them: leave out --mwe and --stem"),
  (["--measure", "tf"], "Error: The value 'tf' is invalid for '--measure <measure>'"),
])
func ngramsRefusesWhatMakesNoSense(arguments: [String], message: String) throws {
  let run = try stats(["ngrams", "seeds/outlets.csv"] + arguments, in: repository)
  #expect(run.code == 64 && run.messages.hasPrefix(message), "\(run.messages)")
}

@Test func ngramsSaysThatNothingIsFrequentEnough() throws {
  let run = try stats("ngrams", "seeds/outlets.csv", "--min-count", "1000")
  #expect(run.code == 65 && run.text == "")
  #expect(
    run.messages == "stats: no n-gram of 5 articles is within the limits; lower --min-count or --min-df\n")
}
