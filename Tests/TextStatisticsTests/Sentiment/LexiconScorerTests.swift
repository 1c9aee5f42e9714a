import Foundation
import Testing

@testable import TextStatistics

@Suite struct LexiconScorerTests {
  private let tone = lexicon(["good": 1, "bad": -1, "crisis": -2, "doubt": -1, "lack": -1, "failed": -1, "no good": -2])

  // MARK: Matching

  @Test func caseTypographyAndHyphensMakeNoDifference() {
    let lexicon = lexicon(["Can't": -1, "well-known": 2, "U.S.": 3, "caf\u{E9}": 4, "naïve’s": 5])
    let found = matches("CAN’T can't Well-Known well known u.s. U.S. CAFE\u{301} NAÏVE'S", lexicon, .none)
    #expect(
      found.map(\.text) == ["CAN’T", "can't", "Well-Known", "well known", "u.s", "U.S", "CAFE\u{301}", "NAÏVE'S"])
    #expect(found.map(\.match.contribution) == [-1, -1, 2, 2, 3, 3, 4, 5])
  }

  @Test func theLongestEntryTakesItsTokens() {
    let lexicon = lexicon(["war": -1, "war crime*": -3, "war crime court": 1, "court": 2, "cold war": -2])
    #expect(contributions("War crimes. War crime court, cold war crime.", lexicon, .none) == [-3, 1, -2])
    #expect(contributions("War, crimes court", lexicon, .none) == [-1, 2])
  }

  @Test func amongEntriesOfOneWordTheMoreSpecificThenTheLaterWins() {
    let entries = [
      ("abus*", 1.0), ("abuse*", 2), ("abuser", 3), ("a*", 4), ("abus??", 5), ("abuser", 6), ("abuse*", 7),
    ]
    #expect(contributions("abuser abuse abused abusing abu", lexicon(entries), .none) == [6, 7, 7, 1, 4])
    #expect(contributions("war crimes", lexicon([("war *", 1), ("war cr?mes", 2), ("* crimes", 3)]), .none) == [2])
  }

  @Test func entriesThatNoTokenEqualsNeverMatch() {
    let scores = [":)": 1.0, "*": 2, "": 3, "!": 4, "a+": 5, "good": .nan]
    #expect(contributions("A good :) * ? folk!", lexicon(scores), .none).isEmpty)
    let masked = Lexicon(name: "test", entries: [.init(term: "f**k", score: 1, isGlob: false)])
    #expect(contributions("F**k folk f k", masked, .none).isEmpty)
  }

  @Test func scoresCountWordsMatchesAndSigns() {
    let score = scores("It is good and bad, 2 crises; no crisis.", tone, .none)
    #expect(score.wordCount == 9 && score.matchedCount == 3 && score.negatedCount == 0)
    #expect(score.positive == 1 && score.negative == 3 && score.vader == nil)
    #expect(scores("", tone, .window) == SentimentScore())
  }

  @Test func rangesAreOfTheUnit() {
    let found = matches("“No good,” he said. Not bad.", tone, .window).map { ($0.match, $0.text) }
    #expect(found.map(\.1) == ["No good", "bad"])
    #expect(
      found[1].0
        == SentimentMatch(
          range: 28..<31, entry: tone.entries.firstIndex { $0.term == "bad" }!,
          valence: -1, shifters: ["negation"], contribution: 1))
  }

  @Test func randomTextScoresAsADictionaryWalkDoes() {
    let words = ["alpha", "beta", "gamma", "delta", "zeta"]
    let gaps = [" ", " ", " ", "-", ", ", "; ", ": ", " “", "” ", ". ", "? "]
    var random = SeededGenerator(8)
    var scored = 0
    for _ in 0..<100 {
      var values: [String: Double] = [:]
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let term = (0..<Int.random(in: 1...3, using: &random)).map { _ in words.randomElement(using: &random)! }
        values[term.joined(separator: " ")] = Double(Int.random(in: -4...4, using: &random))
      }
      var scorer = LexiconScorer(lexicon(values), .none)
      for _ in 0..<20 {
        var text = ""
        var clauses: [[String]] = [[]]
        for _ in 0..<Int.random(in: 0...20, using: &random) {
          let word = words.randomElement(using: &random)!
          clauses[clauses.count - 1].append(word)
          let gap = gaps.randomElement(using: &random)!
          // Capitals, so that a stop ends the sentence.
          text += word.capitalized + gap
          if gap != " " && gap != "-" { clauses.append([]) }
        }
        var expected: [Double] = []
        for clause in clauses {
          var rest = clause[...]
          while !rest.isEmpty {
            let length = (1...rest.count).last { values[rest.prefix($0).joined(separator: " ")] != nil }
            if let length { expected.append(values[rest.prefix(length).joined(separator: " ")]!) }
            rest = rest.dropFirst(length ?? 1)
          }
        }
        var found: [Double] = []
        let score = withPadded(Array(text.utf8)) { scorer.score($0) { found.append($0.contribution) } }
        #expect(found == expected, "\(text) \(values)")
        #expect(score.positive - score.negative == expected.reduce(0, +) && score.matchedCount == expected.count)
        scored += expected.count
      }
    }
    #expect(scored > 5_000)
  }

  @Test func matchesOfTheSeedsAreThoseOfNLTK() throws {
    let golden = lexiconMatchesGolden.split(separator: "\n")
    var scorer = LexiconScorer(lexicon(lexiconScoresEntries), .none)
    for (text, line) in zip(try seedTexts(), golden) {
      let score = withPadded(text) { scorer.score($0) }
      let values = line.split(separator: "|").dropFirst().map { Double($0)! }
      #expect([Double(score.wordCount), Double(score.matchedCount), score.positive, score.negative] == values)
    }
    #expect(golden.count == 5)
  }

  // MARK: Windows

  @Test func randomSentencesAreShiftedByTheFormula() throws {
    let lexicon = lexicon(["good": 1, "hope": 2, "bad": -1, "crisis": -2.5])
    var scorer = LexiconScorer(lexicon, .window)
    for line in shifterWindowsGolden.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      let expected = fields[1].split(separator: " ").map { Double($0)! }
      var found: [Double] = []
      let score = withPadded(Array(fields[0].utf8)) { scorer.score($0) { found.append($0.contribution) } }
      #expect(
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-8 }, "\(line) \(found)")
      #expect(abs(score.positive - score.negative - expected.reduce(0, +)) < 1e-7)
    }
  }

  @Test func negatorsTurnWhatIsFiveWordsBehindOrTwoBefore() {
    expect(
      tone, .window,
      [
        ("It is not good.", [-1], ["negation"]), ("It isn’t good.", [-1], ["negation"]),
        ("Not a b c d good", [-1], ["negation"]), ("Not a b c d e good", [1], []),
        ("It is good not", [-1], ["negation"]), ("Good it is not", [1], []), ("Good it not", [-1], ["negation"]),
        ("It is no longer good.", [-1], ["negation"]), ("No longer is it now to a good", [1], []),
        ("Never not good.", [1], ["negation", "negation"]), ("Far from good.", [-1], ["negation"]),
      ])
  }

  @Test func boundsEndTheWindow() {
    expect(
      tone, .window,
      [
        ("Not now, good.", [1], []), ("Not now; good.", [1], []), ("Not now: good.", [1], []),
        ("Not now “good”.", [1], []), ("Not \"good\".", [1], []), ("Not. Good.", [1], []),
        ("Not the U.S. good.", [-1], ["negation"]),
        ("Good, not.", [1], []), ("Not now (good).", [-1], ["negation"]), ("Not\nGood", [1], []),
        ("Not-good", [-1], ["negation"]),
      ])
  }

  @Test func amplifiersAndDampenersChangeTheSize() {
    expect(
      tone, .window,
      [
        ("Very good.", [1.8], ["amplifier"]), ("Very, very good.", [1.8], ["amplifier"]),
        ("Really very bad.", [-2.6], ["amplifier", "amplifier"]), ("Slightly bad.", [-0.2], ["dampener"]),
        ("Slightly, somewhat partly bad.", [0], ["dampener", "dampener"]), ("A little bad.", [-0.2], ["dampener"]),
        ("Very slightly bad.", [-1], ["amplifier", "dampener"]),
        // Negated amplifiers dampen.
        ("Not very good.", [-0.2], ["negation", "amplifier"]),
        ("Not slightly good.", [-0.2], ["negation", "dampener"]),
        ("Not very very good.", [0], ["negation", "amplifier", "amplifier"]),
        ("Not never very good.", [1.8], ["negation", "negation", "amplifier"]),
      ])
  }

  @Test func adversativesAddAQuarterBehindThemAndTakeItBefore() {
    expect(
      tone, .window,
      [
        ("But good.", [1.25], ["adversative"]), ("But still good.", [1.5], ["adversative", "adversative"]),
        ("Good but", [0.75], ["adversative"]), ("But good though", [1], ["adversative", "adversative"]),
        ("But not good.", [-1.25], ["adversative", "negation"]),
        ("But very bad.", [-2.05], ["adversative", "amplifier"]),
        ("In spite of good", [1.25], ["adversative"]),
      ])
  }

  @Test func fixedPhrasesShiftNothingAndHideWhatIsInside() {
    expect(
      tone, .window,
      [
        ("Not only good.", [1], []), ("Nothing but good.", [1], []), ("Not until good.", [1], []),
        ("No doubt good.", [1], []), ("No doubt.", [], []), ("Good, all but bad.", [1, -1], []),
      ])
  }

  @Test func aShifterThatIsAnEntryCountsWhereItShiftsNothing() {
    expect(
      tone, .window,
      [
        ("A lack of food.", [-1], []), ("A lack of good.", [-1], ["negation"]), ("It failed to rain.", [-1], []),
        ("It failed to end the crisis.", [2], ["negation"]),
        // The longer one takes the token.
        ("No good crisis.", [-2, -2], []),
      ])
  }

  // MARK: Negated keys

  @Test func negationsBecomeNotAndLookUpTheLexiconsOwnKeys() {
    let lexicon = lexicon([
      "good*": 1, "bad": -1, "not good*": -1, "not bad": 1, "no damag*": 2, "best": 3, "best not": -3, "not": 5,
    ])
    expect(
      lexicon, .lsd,
      [
        ("Good.", [1], []), ("It isn't good.", [-1], []), ("It won’t be a very good one.", [-1], []),
        ("Never the goodness.", [-1], []), ("No bad.", [1], []), ("It cannot do good.", [1], []),
        ("Not, good.", [1], []),
        ("Not a, good.", [1], []), ("Without damage, never any damages.", [2], []), ("It is not.", [], []),
        ("Best never good.", [-3, 1], []),
      ])
    let score = scores("It isn't good, not bad; good.", lexicon, .lsd)
    #expect(score.negatedCount == 2 && score.matchedCount == 3 && score.wordCount == 6)
    #expect(matches("It isn’t so good.", lexicon, .lsd).map(\.text) == ["isn’t so good"])
  }

  @Test func whatStandsBehindANotThatNoEntryTakesIsTurned() {
    expect(
      lexicon(["good*": 1, "bad": -1, "best not": -3, "no": -1]), .lsd,
      [
        ("It isn't good.", [-1], ["negation"]), ("It won’t be a very good one.", [-1], ["negation"]),
        ("No bad.", [1], ["negation"]), ("It cannot do good.", [1], []), ("Not, good.", [1], []),
        ("Best not good.", [-3, 1], []), ("Not.", [], []),
      ])
    #expect(scores("Never good, not bad; good.", tone, .lsd).negatedCount == 2)
  }

  @Test func oneScorerScoresManyTextsAlike() {
    for rules in ShifterRules.allCases {
      var scorer = LexiconScorer(tone, rules)
      for text in [
        "Not good, bad new words.", "", "Never a crisis", String(repeating: "not very good. ", count: 500), "bad",
      ] {
        let again = withPadded(Array(text.utf8)) { scorer.score($0) }
        #expect(again == scores(text, tone, rules))
      }
    }
  }
}

private func lexicon(_ scores: [String: Double]) -> Lexicon { lexicon(scores.sorted { $0.key < $1.key }) }

private func lexicon(_ scores: [(String, Double)]) -> Lexicon {
  Lexicon(name: "test", entries: scores.enumerated().map { .init(term: $1.0, score: $1.1, line: $0 + 1) })
}

private func scores(_ text: String, _ lexicon: Lexicon, _ rules: ShifterRules) -> SentimentScore {
  var scorer = LexiconScorer(lexicon, rules)
  return withPadded(Array(text.utf8)) { scorer.score($0) }
}

private func matches(_ text: String, _ lexicon: Lexicon, _ rules: ShifterRules) -> [(
  match: SentimentMatch, text: String
)] {
  var scorer = LexiconScorer(lexicon, rules)
  var found: [(SentimentMatch, String)] = []
  let bytes = Array(text.utf8)
  _ = withPadded(bytes) {
    scorer.score($0) { found.append(($0, String(decoding: bytes[$0.range], as: UTF8.self))) }
  }
  return found
}

private func contributions(_ text: String, _ lexicon: Lexicon, _ rules: ShifterRules) -> [Double] {
  matches(text, lexicon, rules).map(\.match.contribution)
}

/// Expects what the matches contribute, and the shifters of all of them.
private func expect(
  _ lexicon: Lexicon, _ rules: ShifterRules, _ cases: [(text: String, contributions: [Double], shifters: [String])],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for (text, expected, shifters) in cases {
    let found = matches(text, lexicon, rules).map(\.match)
    let agrees = found.count == expected.count && zip(found, expected).allSatisfy { abs($0.contribution - $1) < 1e-12 }
    #expect(agrees, "\(text) \(found)", sourceLocation: sourceLocation)
    #expect(found.flatMap(\.shifters) == shifters, "\(text)", sourceLocation: sourceLocation)
  }
}
