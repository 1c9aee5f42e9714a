import Foundation
import Testing

@testable import TextStatistics

@Suite struct VaderScorerTests {
  @Test func sentencesMadeForTheRulesHaveTheScoresOfTheLibrary() {
    var scorer = VaderScorer(vaderLexicon, .strict)
    #expect(goldenVaderSentences.count > 1_000)
    for line in goldenVaderSentences {
      let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      #expect(printed(scorer.score(String(parts[1]))) == parts[0], "\(parts[1])")
    }
  }

  @Test func theFirstRandomTextsAreThoseOfTheOracleAndHaveItsScores() {
    var scorer = VaderScorer(vaderLexicon, .strict)
    var texts = VaderTexts(block: 0)
    for golden in goldenVaderTexts {
      let text = texts.next()
      #expect(Array("\(printed(scorer.score(text)))|\(text)".utf8) == Array(golden.utf8), "\(golden)")
    }
  }

  @Test(arguments: [0, 1])
  func randomTextsHaveTheScoresOfTheLibrary(half: Int) {
    var scorer = VaderScorer(vaderLexicon, .strict)
    #expect(goldenVaderDigests.count == 100)
    for block in stride(from: half, to: goldenVaderDigests.count, by: 2) {
      var texts = VaderTexts(block: block)
      var digest: UInt64 = 0xCBF2_9CE4_8422_2325
      for _ in 0..<1_000 {
        guard let scores = scorer.score(texts.next()).vader else { continue }
        for number in [
          scores.negative * 1_000, scores.neutral * 1_000, scores.positive * 1_000, scores.compound * 10_000 + 10_000,
        ] {
          digest = (digest ^ UInt64(number.rounded())) &* 0x100_0000_01B3
        }
      }
      #expect(digest == goldenVaderDigests[block], "block \(block)")
    }
  }

  @Test func matchesAddUpToTheScoreAndReportingThemChangesNothing() {
    for options in [VaderOptions.strict, .news] {
      var scorer = VaderScorer(vaderLexicon, options)
      var texts = VaderTexts(block: 7)
      for _ in 0..<500 {
        let text = texts.next()
        var matches: [SentimentMatch] = []
        let score = scorer.score(text) { matches.append($0) }
        #expect(scorer.score(text) == score)
        #expect(matches.count == score.matchedCount)
        #expect(matches.reduce(0) { $0 + max($1.contribution, 0) } == score.positive)
        #expect(matches.reduce(0) { $0 + max(-$1.contribution, 0) } == score.negative)
        #expect(score.negatedCount <= score.matchedCount && score.matchedCount <= score.wordCount)
        for (index, match) in matches.enumerated() {
          #expect(match.valence == vaderLexicon.entries[match.entry].score)
          #expect(match.range.upperBound <= text.utf8.count)
          // Words of one description share the emoji they stand for.
          if index > 0 { #expect(match.range.lowerBound >= matches[index - 1].range.lowerBound) }
        }
      }
    }
  }

  @Test func matchesSayWhereTheyAreAndWhatWasDoneToThem() {
    var scorer = VaderScorer(vaderLexicon, .strict)
    #expect(scorer.matches("It was «very» good.") == ["good|1.9|1.9"])
    #expect(scorer.matches("(very) good, it is not bad!") == ["good|1.9|booster|2.193", "bad|-2.5|negation|1.85"])
    #expect(scorer.matches("no GOOD x") == ["no|-1.2|no|0.0", "GOOD|1.9|no|caps|-2.139"])
    #expect(scorer.matches("never so slightly good") == ["good|1.9|dampener|booster|never so|2.3566874999999996"])
    #expect(scorer.matches("This is the bomb") == ["bomb|-2.2|idiom|3.0"])
    #expect(scorer.matches("good but least bad") == ["good|1.9|but|0.95", "bad|-2.5|least|but|2.7750000000000004"])
    #expect(scorer.matches("x y kind of good") == ["good|1.9|dampener|1.607"])
    #expect(scorer.matches("É😁! x") == ["😁|2.0|2.0"])
    #expect(scorer.matches("") == [] && scorer.matches(" \n") == [])
  }

  @Test func countsAreThoseOfWordsMatchesAndNegations() {
    var scorer = VaderScorer(vaderLexicon, .strict)
    let score = scorer.score("It isn't good, never not good x y -- no bad, very nice day")
    #expect((score.wordCount, score.matchedCount, score.negatedCount) == (14, 5, 2))
    #expect(scorer.score("").wordCount == 0)
    #expect(printed(scorer.score("")) == "0.0 0.0 0.0 0.0")
    #expect(scorer.score("beaming face with smiling eyes") == scorer.score("😁"))
  }

  @Test func newsStraightensWhatCurlsAndDropsIdiomsAndNothingElse() {
    var strict = VaderScorer(vaderLexicon, .strict)
    var news = VaderScorer(vaderLexicon, .news)
    #expect(strict.compound("It isn’t good.") == 0.4404 && news.compound("It isn’t good.") == -0.3412)
    #expect(strict.compound("He said it was “good”") == 0 && news.compound("He said it was “good”") == 0.4404)
    #expect(strict.compound("a war—good") == 0 && news.matches("a war—good").count == 2)
    #expect(news.compound("a well–good x") == 0)
    #expect(
      news.compound("Police said the bomb killed 12 people.") == strict.compound("Police said a bomb killed 12 people.")
    )
    #expect(strict.compound("Police said the bomb killed 12 people.") == 0.8402)
    #expect(news.matches("go\u{AD}od \u{FEFF}bad war…") == ["go\u{AD}od|1.9|1.9", "bad|-2.5|-2.5", "war|-2.9|-2.9"])
    // Without curls and idioms both are the same.
    var texts = VaderTexts(block: 3)
    for _ in 0..<500 {
      let text = String(
        texts.next().unicodeScalars.filter { $0.value < 0x80 || $0.value > 0x2100 && $0.value < 0xFE00 })
      let words = text.lowercased()
      if ["bomb", "shit", "ass", "stop", "right", "kiss", "die", "heart", "’", "“"].contains(where: words.contains) {
        continue
      }
      #expect(strict.score(text) == news.score(text), "\(text)")
    }
  }

  @Test func rulesApplyToAnyLexicon() {
    let entries = [
      ("prima", 2.0), ("GROSS", 1.0), ("größe", 1.0), ("two words", 1.0), ("less", -1.0), ("prima", 1.0), ("", 3.0),
    ]
    .enumerated().map { Lexicon.Entry(term: $1.0, score: $1.1, category: nil, line: $0 + 1) }
    var scorer = VaderScorer(Lexicon(name: "own", notice: nil, entries: entries), .strict)
    #expect(scorer.matches("not prima") == ["prima|1.0|negation|-0.74"])
    // A booster in the lexicon neither scores nor boosts.
    #expect(scorer.matches("less prima") == ["prima|1.0|1.0"])
    #expect(
      scorer.matches("GRÖSSE GRÖẞE GRÖßE gross GROSS two words")
        == ["GRÖẞE|1.0|caps|1.733", "GRÖßE|1.0|1.0"])
    #expect(scorer.compound("good bad") == 0)
  }

  @Test func aWordWithoutAValenceIsAMatchToo() {
    let entries = [Lexicon.Entry(term: "plain", score: 0, category: nil, line: 1)]
    var scorer = VaderScorer(Lexicon(name: "own", notice: nil, entries: entries), .strict)
    #expect(scorer.matches("not plain") == ["plain|0.0|negation|-0.0"])
    let score = scorer.score("It is not plain, but very plain.")
    #expect(score.matchedCount == 2 && score.negatedCount == 1 && score.positive > 0)
  }

  @Test func aTextOfAnyLengthIsOneUnit() {
    var scorer = VaderScorer(vaderLexicon, .strict)
    let long = String(repeating: "good bad ", count: 3_000) + "but " + String(repeating: "good ", count: 3_000)
    #expect(scorer.score(long).matchedCount == 9_000)
    #expect(scorer.score(String(repeating: "é😁", count: 3_000)).wordCount == 1 + 5 * 3_000)
    #expect(scorer.score(String(repeating: "n't", count: 3_000)).wordCount == 1)
  }

  @Test func decimalsAreRoundedAsPythonAndCDo() {
    var random = SeededGenerator(5)
    for _ in 0..<5_000 {
      // Every other one is near the middle between two decimals, or in it.
      let middle = (Double(Int.random(in: 0..<10_000, using: &random)) + 0.5) / 10_000
      let value = Bool.random(using: &random) ? middle : Double.random(in: -1...1, using: &random)
      for decimals in [3, 4] {
        #expect(
          roundedDecimal(value, scale: decimals == 3 ? 1_000 : 10_000) == Double(
            String(format: "%.\(decimals)f", value))!)
      }
    }
    #expect(roundedDecimal(0.0625, scale: 1_000) == 0.062 && roundedDecimal(0.1875, scale: 1_000) == 0.188)
    #expect("\(roundedDecimal(-0.00001, scale: 1_000))" == "-0.0")
  }
}
