import Testing

@testable import TextStatistics

@Test(arguments: ["term,score", "WORD,Valence", "token,value", "word,polarity", "Term,weight"])
func columnsAreKnownByTheirNames(header: String) throws {
  #expect(try readLexicon("a.csv", header + "\ngood,1.5\n").summary == ["2 good 1.5"])
}

@Test func cellsAreQuotedAndCommentsSkipped() throws {
  let text = """
    # of ours
    ; and more
    score,term,note
    1.5,"good, old",
    -2,"the ""best"" ",x
    +.5, plain ,

    """
  #expect(try readLexicon("a.csv", text).summary == ["4 good, old 1.5", "5 the \"best\"  -2.0", "6 plain 0.5"])
  let tabs = "#good\t1\n;)\t1.2\t0.4\n\"quoted\"\t1\t0\n\"\t-1\t0\n# a comment\n"
  #expect(
    try readLexicon("a.tsv", "word\tscore\tsd\n" + tabs.split(separator: "\n").dropFirst().joined(separator: "\n"))
      .summary == ["2 ;) 1.2", "3 quoted 1.0", "4 \" -1.0"])
}

@Test func hashtagsAndWordsForNumbersAreWords() throws {
  #expect(try readLexicon("a.csv", "#metoo,-1\n# good, they say\n").summary == ["1 #metoo -1.0"])
  #expect(try readLexicon("a.csv", "good,positive\ninfinity,positive\n").entries.count == 2)
}

@Test func starsAreWildcardsOnlyAtTheEndOfWords() throws {
  let lexicon = try readLexicon("a.csv", "abandon*,-1\nf**k,-1\n:*,2\nbull****,-1\nnot good*,-1\n")
  #expect(lexicon.entries.filter(\.isGlob).map(\.term) == ["abandon*", "not good*"])
}

@Test func categoriesGiveSigns() throws {
  #expect(
    try readLexicon("a.csv", "word,sentiment\ngood,positive\nbad,negative\n").summary
      == ["2 good 1.0 positive", "3 bad -1.0 negative"])
  #expect(try readLexicon("a.csv", "word,sentiment\ngood,2\n").summary == ["2 good 2.0"])
  #expect(try readLexicon("a.tsv", "good\tPOS\nbad\tneg\n").summary == ["1 good 1.0 POS", "2 bad -1.0 neg"])
  // A label beside scores with signs changes nothing.
  #expect(
    try readLexicon("a.csv", "word,score,category\ngood,2,adjective\nbad,-3,noun\n").summary
      == ["2 good 2.0 adjective", "3 bad -3.0 noun"])
}

@Test func membersOfCategoriesAreMarkedByOne() throws {
  let text = "abandon\tfear\t1\nabandon\tnegative\t1\nabandon\tpositive\t0\ngood\tpositive\t1\n"
  let lexicon = try readLexicon("NRC-Emotion-Lexicon-Wordlevel-v0.92.txt", text)
  #expect(lexicon.summary == ["2 abandon -1.0 negative", "4 good 1.0 positive"])
  #expect(lexicon.omissionSummary == ["1 ignored_category 'fear' 1", "3 not_member 'positive' 1"])
  let intensities = try readLexicon(
    "a.txt", "word\temotion\tscore\nwar\tfear\t.9\njoyous\tjoy\t.5\n", positive: ["joy"], negative: ["fear"])
  #expect(intensities.summary == ["2 war -0.9 fear", "3 joyous 0.5 joy"])
}

@Test func yearsAreMembersAndNegativeYearsRemoved() throws {
  let text = """
    Word,Seq_num,Negative,Positive,Uncertainty
    ABANDON,1,2009,0,0
    ABLE,2,0,2009,0
    ABOUT,3,0,0,2009
    BENIGN,4,-2020,0,0

    """
  let lexicon = try readLexicon("Loughran-McDonald_MasterDictionary.csv", text)
  #expect(lexicon.summary == ["2 ABANDON -1.0 Negative", "3 ABLE 1.0 Positive"])
  #expect(lexicon.omissionSummary == ["5 not_member 'Negative' 1"])
  let inquirer = try readLexicon("inquirer.csv", "Entry,Source,Positiv,Negativ\nABLE,H4,Positiv,\nABOUT,H4,,\n")
  #expect(inquirer.summary == ["2 ABLE 1.0 Positiv"])
}

@Test func theNameOfAListIsItsSign() throws {
  let text = ";;;\n; a handbook (second edition), 2010.\n\nabandon*\n  two words \n"
  for (name, score) in [
    ("positive-words.txt", 1.0), ("negative-words.txt", -1), ("NEG.txt", -1), ("hedges.txt", 1), ("negligible.txt", 1),
  ] {
    #expect(try readLexicon(name, text).summary == ["4 abandon* (glob) \(score)", "5 two words \(score)"])
  }
  #expect(try readLexicon("negative.csv", "word\nbad\n").summary == ["2 bad -1.0"])
}

private let faults = [
  LexiconFault("a.csv", "term;score\ngood;1,5\n", "a.csv:2: '1,5' has a decimal comma: write a point, 1.5"),
  LexiconFault("a.tsv", "good\t-0,5\n", "a.tsv:1: '-0,5' has a decimal comma: write a point, -0.5"),
  LexiconFault("a.csv", "term,score\ngood,\"1,5\"\n", "a.csv:2: '1,5' has a decimal comma: write a point, 1.5"),
  LexiconFault(
    "a.csv", "good,1,5\nbad,2,5\n",
    "a.csv:1: has two numbers, which may be one with a decimal comma: write a point, or a header with word and score"),
  LexiconFault("a.csv", "term,score\ngood,nan\n", "a.csv:2: 'nan' is no finite number"),
  LexiconFault("a.csv", "term,score\ngood,inf\n", "a.csv:2: 'inf' is no finite number"),
  LexiconFault("a.csv", "term,score\ngood,1\nbad\n", "a.csv:3: has 1 cell, not 2"),
  LexiconFault("a.csv", "term,score\ngood,1,2\n", "a.csv:2: has 3 cells, not 2"),
  LexiconFault("a.csv", "term,score\n,1\n", "a.csv:2: has no term"),
  LexiconFault("a.csv", "term,score\nfine,1\n\"good,1\nbad,2\n", "a.csv:3: has a quotation mark that is never closed"),
  LexiconFault(
    "a.csv", "wort,wert\ngut,1\n",
    "a.csv:1: is a header ('wort', 'wert') without a column for the words: call it word or term"),
  LexiconFault(
    "a.csv", "word,arousal\ngood,1\n",
    "a.csv:1: has no column score, valence, value, polarity, weight or category, and none of a positive or negative "
      + "category; its columns are 'word', 'arousal'"),
  LexiconFault(
    "a.txt", String(repeating: "long ", count: 30),
    "a.txt:1: has 149 characters, which is neither a word or phrase nor a row of a table"),
]

@Test(arguments: faults)
func inconsistentTablesAreRefusedWithTheirLine(fault: LexiconFault) { #expect(fault.thrown == fault.message) }
