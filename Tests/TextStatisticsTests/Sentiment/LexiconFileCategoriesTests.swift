import Testing

@testable import TextStatistics

@Test func negatedKeysOfLexicoderHaveTheOtherSign() throws {
  let text =
    "+NEGATIVE\r\n a lie \r\nabandon*\r\n+POSITIVE\r\ngood*\r\n+NEG_POSITIVE\r\nnot good*\r\n+NEG_NEGATIVE\r\n"
    + "not abandon*\r\n+other\r\nx\r\n"
  let lexicon = try readLexicon("LSD2015.lc3", "\u{FEFF}" + text)
  #expect(
    lexicon.summary == [
      "2 a lie -1.0 NEGATIVE", "3 abandon* (glob) -1.0 NEGATIVE", "5 good* (glob) 1.0 POSITIVE",
      "7 not good* (glob) -1.0 NEG_POSITIVE", "9 not abandon* (glob) 1.0 NEG_NEGATIVE",
    ])
  #expect(lexicon.omissionSummary == ["11 ignored_category 'other' 1"])
  #expect(lexicon.notice?.hasPrefix("The Lexicoder Sentiment Dictionary is for academic use") == true)
}

@Test func wordStatHasWeightsAndNestsByTabs() throws {
  let text =
    "SENTIMENT\n\tPOSITIVE\n\t\tGOOD (1)\n\t\tVERY_GOOD (2)\n\t\t@RULE [GOOD AFTER NOT] (1)\n"
    + "\tNEGATIVE\n\t\tSTRONG\n\t\t\tAWFUL* (1)\n\t\tBAD (1)\nOTHER\n\tX (1)\n"
  let lexicon = try readLexicon("a.cat", text)
  #expect(
    lexicon.summary == [
      "3 GOOD 1.0 SENTIMENT.POSITIVE", "4 VERY GOOD 2.0 SENTIMENT.POSITIVE",
      "8 AWFUL* (glob) -1.0 SENTIMENT.NEGATIVE.STRONG", "9 BAD -1.0 SENTIMENT.NEGATIVE",
    ])
  #expect(lexicon.omissionSummary == ["5 condition '' 1", "11 ignored_category 'OTHER' 1"])
}

@Test func weakSubjectivityCountsHalf() throws {
  let text = """
    type=weaksubj len=1 word1=abandoned pos1=adj stemmed1=n priorpolarity=negative
    type=strongsubj len=1 word1=good pos1=adj stemmed1=n m priorpolarity=positive
    type=strongsubj len=1 word1=deep pos1=adj stemmed1=n priorpolarity=neutral
    type=weaksubj len=1 word1=mixed pos1=adj stemmed1=n priorpolarity=both

    """
  let lexicon = try readLexicon("subjclueslen1.tff", text)
  #expect(lexicon.summary == ["1 abandoned -0.5 negative", "2 good 1.0 positive"])
  #expect(lexicon.omissionSummary == ["3 ignored_category 'neutral' 1", "4 ignored_category 'both' 1"])
}

private let faults = [
  LexiconFault(
    "a.lc3", "good\n+positive\n",
    "a.lc3:1: 'good' stands before the first category, which is a line such as +positive"),
  LexiconFault(
    "a.lc3", "+joy\ngood\n",
    "a.lc3: has no positive or negative category; it has joy (1): say which count with --positive and --negative"),
  LexiconFault(
    "a.cat", "GOOD (1)\n", "a.cat:1: stands in no category: words are indented by one tab more than theirs"),
  LexiconFault(
    "a.cat", "POSITIVE\n\t\tGOOD (1)\n",
    "a.cat:2: stands in no category: words are indented by one tab more than theirs"),
  LexiconFault("a.cat", "POSITIVE\n\t\tSTRONG\n", "a.cat:2: is indented by 2 tabs, not by at most 1"),
  LexiconFault("a.tff", "type=weaksubj word1=good\n", "a.tff:1: has no word1=... and priorpolarity=..."),
]

@Test(arguments: faults)
func filesOutOfOrderAreRefused(fault: LexiconFault) { #expect(fault.thrown == fault.message) }
