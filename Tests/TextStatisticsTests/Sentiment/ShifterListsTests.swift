import Testing

@testable import TextStatistics

@Suite struct ShifterListsTests {
  /// Otherwise what comes later would win in silence.
  @Test(arguments: ShifterRules.allCases) func noTermStandsTwiceInAPreset(_ rules: ShifterRules) {
    let terms = ShifterLists.shifters(rules).map(\.term)
    #expect(Set(terms).count == terms.count)
    #expect(terms.isEmpty == (rules == .none))
  }

  @Test func everyTermIsFoundInItself() throws {
    for entries in [ShifterLists.negatorEntries, ShifterLists.boosterEntries, ShifterLists.hedgeEntries] {
      var scorer = LexiconScorer(Lexicon(name: "list", entries: entries), .none)
      for (index, entry) in entries.enumerated() {
        let text = entry.term.replacing("*", with: "did")
        var found: [Int] = []
        let score = withPadded(Array(text.utf8)) { scorer.score($0) { found.append($0.entry) } }
        #expect(found == [index] && score.positive == 1 && entry.line == index + 1, "\(text)")
      }
      #expect(Set(entries.map(\.term)).count == entries.count)
    }
  }

  @Test func everyShifterShiftsAsItsListSays() {
    let lexicon = Lexicon(name: "test", entries: [.init(term: "zzz", score: 1, line: 1)])
    for rules in [ShifterRules.window, .lsd] {
      var scorer = LexiconScorer(lexicon, rules)
      for (kind, term) in ShifterLists.shifters(rules) {
        let text = (kind == .filler ? "not " : "") + term.replacing("*", with: "did") + " zzz"
        var names: [String] = []
        _ = withPadded(Array(text.utf8)) { scorer.score($0) { names = $0.shifters } }
        let expected = kind == .exception ? [] : kind == .filler ? ["negation"] : [kind.rawValue]
        #expect(names == expected, "\(text)")
      }
    }
  }
}
