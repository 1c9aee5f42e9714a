import Testing

@testable import TextStatistics

private let dictionary = """
  %
  1\tfunction (Function Words)
  30\taffect (Affect)
  \t31\tposemo (Positive Emotions)
  \t32\tnegemo (Negative Emotions)
  \t\t33\tanx (Anxiety)
  40\tsocial
  %
  good\t\t30\t\t031
  abandon*\t30\t32
  afraid\t33

  very good \t31
  little  32
  not so good  31
  like\t(02 134)125/464
  kind  <of>131/125 31
  the\t1
  hope\t99\t31
  word
  :(\t32
  good\t31

  """

@Test func realDictionariesAreReadWithTheirFaults() throws {
  let expected = [
    "9 good 1.0 affect.posemo", "10 abandon* (glob) -1.0 affect.negemo", "11 afraid -1.0 affect.negemo.anx",
    "13 very good 1.0 affect.posemo", "14 little -1.0 affect.negemo", "15 not so good 1.0 affect.posemo",
    "19 hope 1.0 affect.posemo", "21 :( -1.0 affect.negemo", "22 good 1.0 affect.posemo",
  ]
  let omitted = [
    "9 ignored_category 'affect' 2", "16 condition '' 2", "18 ignored_category 'function' 1",
    "19 undefined_category '99' 1", "20 undefined_category '' 1",
  ]
  for end in ["\n", "\r", "\r\n"] {
    let text = dictionary.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    let lexicon = try readLexicon("LIWC.dic", text)
    #expect(lexicon.summary == expected)
    #expect(lexicon.omissionSummary == omitted)
    #expect(lexicon.notice?.hasPrefix("LIWC dictionaries are proprietary") == true)
  }
}

@Test func categoriesWithinOthersAreKnownByEither() throws {
  let anxiety = try readLexicon("a.dic", dictionary, negative: ["anx"])
  #expect(anxiety.summary == ["11 afraid -1.0 affect.negemo.anx"])
  let affect = try readLexicon("a.dic", dictionary, positive: ["affect"], negative: ["affect.negemo"])
  #expect(affect.entries.filter { $0.line == 10 }.map(\.score) == [1, -1])
}

@Test func foundationsOfMoralsAreReadByTheirNames() throws {
  let text = "%\n01\tHarmVirtue\n02\tHarmVice\n%\n\nsafe*\t01\nharm*\t02\npeace officer\t01\n"
  let lexicon = try readLexicon("mfd.dic", text, positive: ["HarmVirtue"], negative: ["harmvice"])
  #expect(
    lexicon.summary == [
      "6 safe* (glob) 1.0 HarmVirtue", "7 harm* (glob) -1.0 HarmVice", "8 peace officer 1.0 HarmVirtue",
    ])
}

private let faults = [
  LexiconFault("a.dic", "good\t1\n", "a.dic: has 0 lines '%', not the two around the legend of a .dic file"),
  LexiconFault("a.dic", "%\n1\tpos\ngood\t1\n", "a.dic: has 1 line '%', not the two around the legend of a .dic file"),
  LexiconFault(
    "a.dic", "%\n1 pos\n%\ngood 1\n%\n", "a.dic:5: has 3 lines '%', not the two around the legend of a .dic file"),
  LexiconFault("a.dic", "x\n%\n1 pos\n%\ngood 1\n", "a.dic:1: stands before the legend of the .dic file"),
  LexiconFault(
    "a.dic", "%\nposemo\n%\n",
    "a.dic:2: 'posemo' is no category: the legend has a number and a name on each line"),
  LexiconFault("a.dic", "%\n1 pos\n01 neg\n%\n", "a.dic:3: gives category 1 a second name, 'neg' after 'pos'"),
  LexiconFault("a.dic", "%\n1 pos\n%\ngood\tpos\n", "a.dic:4: 'pos' is no number of a category"),
]

@Test(arguments: faults)
func brokenDictionariesAreRefused(fault: LexiconFault) { #expect(fault.thrown == fault.message) }
