import Testing

@testable import TextStatistics

@Test func filesAreReadByTheirNamesAndFirstLines() throws {
  #expect(try readLexicon("a.csv", "good,1\n").summary == ["1 good 1.0"])
  #expect(try readLexicon("a.txt", "good\t1\n").summary == ["1 good 1.0"])
  #expect(try readLexicon("a.txt", "good,1\n").summary == ["1 good 1.0"])
  #expect(try readLexicon("a.txt", "word,score\ngood,1\n").summary == ["2 good 1.0"])
  #expect(try readLexicon("a.txt", "well, well\n").summary == ["1 well, well 1.0"])
  #expect(try readLexicon("a.txt", "%\n1 pos\n%\ngood 1\n").summary == ["4 good 1.0 pos"])
  #expect(
    try readLexicon("a", "type=strongsubj word1=good priorpolarity=positive\n").summary == ["1 good 1.0 positive"])
  #expect(try readLexicon("A.LC3", "+positive\ngood\n").summary == ["2 good 1.0 positive"])
}

@Test func endsOfLinesAndMarksOfOtherSystemsAreNoPartOfEntries() throws {
  let text = "word,score\ngood,1\n\nbad,-2\n"
  let expected = ["2 good 1.0", "4 bad -2.0"]
  for end in ["\n", "\r\n", "\r"] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    #expect(try readLexicon("a.csv", lines).summary == expected)
    #expect(try readLexicon("a.csv", "\u{FEFF}" + lines).summary == expected)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in lines.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(try readLexicon("a.csv", wide).summary == expected)
  }
  #expect(try readLexicon("a.csv", "good,1").summary == ["1 good 1.0"])
}

@Test func latin1IsReadAndDamagedUTF8Refused() throws {
  #expect(
    try readLexicon("negative-words.txt", Array("na\u{EF}ve\n".unicodeScalars.map { UInt8($0.value) })).summary
      == ["1 naïve -1.0"])
  #expect(throws: InputError(path: "a.txt", line: 2, reason: "is not UTF-8: save the file in that encoding")) {
    try readLexicon("a.txt", Array("naïve\n".utf8) + [0x6E, 0xEF, 0x0A])
  }
  // Shift JIS.
  #expect(throws: InputError(path: "a.cat", line: 1, reason: "is not UTF-8: save the file in that encoding")) {
    try readLexicon("a.cat", [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x0A])
  }
}

private let faults = [
  LexiconFault("a.txt", "", "a.txt: holds no entry of a lexicon"),
  LexiconFault("a.csv", "# nothing\n", "a.csv: holds no entry of a lexicon"),
  LexiconFault("a.txt", "good\nb\0ad\n", "a.txt:2: has a zero byte: the file is no text"),
  LexiconFault(
    "a.csv", "word,category\ngood,joy\nbad,fear\nugly,fear\n",
    "a.csv: has no positive or negative category; it has joy (1), fear (2): say which count with --positive and --negative"
  ),
]

@Test(arguments: faults)
func filesWithoutAnEntryAreRefused(fault: LexiconFault) { #expect(fault.thrown == fault.message) }

@Test func aMissingFileIsMissing() {
  #expect(throws: InputError(path: "/none.dic", reason: "no such file or folder", kind: .missing)) {
    try Lexicon(path: "/none.dic")
  }
}

@Test func chosenCategoriesReplaceThoseThatAreKnown() throws {
  let text = "word,category\ngood,Joy\nbad,fear\nfine,positive\n"
  let lexicon = try readLexicon("a.csv", text, positive: ["joy"], negative: ["FEAR"])
  #expect(lexicon.summary == ["2 good 1.0 Joy", "3 bad -1.0 fear"])
  #expect(lexicon.omissionSummary == ["4 ignored_category 'positive' 1"])
  #expect(
    throws: InputError(
      path: "a.csv", reason: "has no category 'feer', did you mean 'fear'?; it has fear (1), positive (1)")
  ) { try readLexicon("a.csv", text, positive: ["joy"], negative: ["feer"]) }
}

@Test func termsOfOtherLexiconsAreRecalled() throws {
  let text = "good,positive\n"
  for (name, word) in [
    ("NRC-Emotion-Lexicon.csv", "NRC"), ("anew2017.csv", "ANEW"), ("LIWC2015.csv", "LIWC"),
    ("SentiStrength.csv", "SentiStrength"), ("lsd_2015.csv", "Lexicoder"), ("LM-2020.csv", "Loughran"),
  ] {
    #expect(try readLexicon(name, text).notice?.contains(word) == true)
  }
  #expect(try readLexicon("planned.csv", text).notice == nil)
  #expect(try readLexicon("a.lc3", "+positive\ngood\n+neg_positive\nnot good\n+neg_negative\nnot bad\n").notice != nil)
}
