import Foundation
import Testing

@testable import TextStatistics

private func score(
  words: Int = 20, matched: Int, positive: Double, negative: Double, compound: Double? = nil
) -> SentimentScore {
  var score = SentimentScore()
  (score.wordCount, score.matchedCount, score.positive, score.negative) = (words, matched, positive, negative)
  score.vader = compound.map { VaderScores(negative: 0, neutral: 1, positive: 0, compound: $0) }
  return score
}

@Test func scoresOfAUnitAreThoseOfTheirFormulas() {
  let score = score(matched: 4, positive: 3, negative: 2, compound: 0.25)
  let expected: [SentimentMeasure: Double] = [
    .scoreProp: 1.0 / 20, .scoreRel: 1.0 / 5, .scoreLogit: Foundation.log(3.5 / 2.5), .scoreValence: 1.0 / 4,
    .compound: 0.25, .sharePositive: 1, .shareNegative: 0,
  ]
  for measure in SentimentMeasure.allCases { #expect(agree(measure.value(of: score), expected[measure]!)) }
}

@Test func whatIsUndefinedIsNaN() {
  let nothing = score(words: 0, matched: 0, positive: 0, negative: 0)
  for measure: SentimentMeasure in [.scoreProp, .scoreRel, .scoreValence, .compound] {
    #expect(measure.value(of: nothing).isNaN)
  }
  // A match that contributes nothing leaves open which tone prevails.
  let zero = score(matched: 1, positive: 0, negative: 0)
  #expect(SentimentMeasure.scoreRel.value(of: zero).isNaN)
  #expect(SentimentMeasure.scoreProp.value(of: zero) == 0 && SentimentMeasure.scoreLogit.value(of: zero) == 0)
}

@Test(arguments: [(0.05, 1.0, 0.0), (0.0499, 0, 0), (0, 0, 0), (-0.0499, 0, 0), (-0.05, 0, 1)])
func classesOfVaderBeginAtATwentieth(compound: Double, positive: Double, negative: Double) {
  let score = score(matched: 1, positive: 1, negative: 0, compound: compound)
  #expect(SentimentMeasure.sharePositive.value(of: score) == positive)
  #expect(SentimentMeasure.shareNegative.value(of: score) == negative)
}

@Test(arguments: [(2.0, 1.0, 1.0, 0.0), (1, 2, 0, 1), (1, 1, 0, 0)])
func otherRulesClassifyByTheSign(positive: Double, negative: Double, isPositive: Double, isNegative: Double) {
  let score = score(matched: 2, positive: positive, negative: negative)
  #expect(SentimentMeasure.sharePositive.value(of: score) == isPositive)
  #expect(SentimentMeasure.shareNegative.value(of: score) == isNegative)
}

@Test func unitsWithoutAMatchAreMissingUnlessTheyAreWanted() {
  let units = [
    score(words: 10, matched: 1, positive: 2, negative: 0), score(words: 10, matched: 0, positive: 0, negative: 0),
  ]
  for withoutMatch in [false, true] {
    var tally = SentimentTally()
    for unit in units { tally.add(unit, hits: 1, withoutMatch: withoutMatch) }
    #expect(tally.unitCount == 2 && tally.matchedUnitCount == 1 && tally.hitCount == 2)
    #expect(tally.total.wordCount == 20 && tally.total.matchedCount == 1)
    #expect(agree(tally.mean(.scoreProp), withoutMatch ? 0.1 : 0.2))
    #expect(tally.mean(.sharePositive) == (withoutMatch ? 0.5 : 1))
    // Undefined without a match, whoever asks.
    #expect(tally.mean(.scoreValence) == 2 && tally.mean(.scoreRel) == 1)
  }
}

@Test func anArticleCountsOnceInItsGroupHoweverManySentencesItHas() {
  var long = SentimentTally()
  for _ in 0..<9 { long.add(score(words: 10, matched: 1, positive: 1, negative: 0), hits: 0, withoutMatch: false) }
  var short = SentimentTally()
  short.add(score(words: 10, matched: 1, positive: 0, negative: 1), hits: 0, withoutMatch: false)
  var empty = SentimentTally()
  empty.add(score(words: 10, matched: 0, positive: 0, negative: 0), hits: 0, withoutMatch: false)
  var group = SentimentTally()
  for article in [long, short, empty] { group.add(article: article) }
  #expect(group.articleCount == 3 && group.matchedArticleCount == 2 && group.unitCount == 11)
  #expect(group.mean(.scoreValence) == 0 && group.mean(.sharePositive) == 0.5)
}
