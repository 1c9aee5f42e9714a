import Testing

@testable import TextStatistics

@Test func mapsAndListsAreReadAsQuantedaWritesThem() throws {
  let text = """
    # a dictionary
    ---
    positive:
    - good
    - a lie      # indented like its key
    - 'isn''t bad'
    - "say \\"yes\\""
    - 'well: said'
    "negative":
      strong: [bad*, "evil, really", 'no']
      weak:
        - no
        - C# minor
        - 9:30 rush
        - the '90s # and more
      odd: meh
      none: []
    other: [x,
      y]
    neg_positive:
      - not good*

    """
  let lexicon = try readLexicon("a.yml", text)
  #expect(
    lexicon.summary == [
      "4 good 1.0 positive", "5 a lie 1.0 positive", "6 isn't bad 1.0 positive", "7 say \"yes\" 1.0 positive",
      "8 well: said 1.0 positive", "10 bad* (glob) -1.0 negative.strong", "10 evil, really -1.0 negative.strong",
      "10 no -1.0 negative.strong", "12 no -1.0 negative.weak", "13 C# minor -1.0 negative.weak",
      "14 9:30 rush -1.0 negative.weak", "15 the '90s -1.0 negative.weak", "16 meh -1.0 negative.odd",
      "21 not good* (glob) -1.0 neg_positive",
    ])
  #expect(lexicon.omissionSummary == ["18 ignored_category 'other' 2"])
}

@Test func theInnermostCategoryThatIsKnownCounts() throws {
  let text = "economy:\n  positive:\n  - boom\n  negative:\n  - bust\nculture: [opera]\n"
  #expect(try readLexicon("a.yaml", text).summary == ["3 boom 1.0 economy.positive", "5 bust -1.0 economy.negative"])
  #expect(
    try readLexicon("a.yaml", text, positive: ["economy.negative", "culture"]).summary
      == ["5 bust 1.0 economy.negative", "6 opera 1.0 culture"])
}

@Test func listsOfMapsAreMaps() throws {
  let text = "- positive:\n    - good\n- negative: bad\n"
  #expect(try readLexicon("a.yml", text).summary == ["2 good 1.0 positive", "3 bad -1.0 negative"])
}

private let faults = [
  LexiconFault("a.yml", "positive:\n\t- good\n", "a.yml:2: is indented by a tab: YAML has spaces"),
  LexiconFault(
    "a.yml", "positive:\n- *able\n",
    "a.yml:2: '*able' is YAML that is not read here: put a word with such signs in quotation marks"),
  LexiconFault(
    "a.yml", "positive: |\n  good\n",
    "a.yml:1: '|' is YAML that is not read here: put a word with such signs in quotation marks"),
  LexiconFault(
    "a.yml", "positive: {a: b}\n",
    "a.yml:1: '{a: b}' is YAML that is not read here: put a word with such signs in quotation marks"),
  LexiconFault("a.yml", "positive:\n  good\n  bad\n", "a.yml:2: 'good' is neither 'category:' nor '- word'"),
  LexiconFault("a.yml", "- good\n", "a.yml:1: 'good' stands in no category"),
  LexiconFault("a.yml", "positive:\n- 'good\n", "a.yml:2: has a quotation mark that is not closed on its line"),
  LexiconFault("a.yml", "positive: [good,\n  bad\n", "a.yml:1: has a '[' that is never closed"),
  LexiconFault("a.yml", "positive: ['a' b]\n", "a.yml:1: ''a' b' goes on behind its quotation mark"),
  LexiconFault("a.yml", "positive: [a,, b]\n", "a.yml:1: has an empty word"),
  LexiconFault(
    "a.yml", "positive:\n- \"a\\tb\"\n", "a.yml:2: '\"a\\tb\"' has '\\' before 't', which is not read here"),
]

@Test(arguments: faults)
func whatIsNotOfTheSubsetIsAnError(fault: LexiconFault) { #expect(fault.thrown == fault.message) }
