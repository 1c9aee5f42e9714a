import Testing

@testable import TextStatistics

/// The values of bounds are tested as those of ``AssociationMeasure/lrc`` and of ``BetaDistribution``.
@Suite struct LogRatioBoundsTests {
  @Test func theBoundsAreOnBothSidesOfTheRatio() {
    for (f1, f2) in [(1.0, 1.0), (5, 80), (300, 2), (1e6, 1e3)] {
      let ratio = AssociationMeasure.logRatio.value(ContingencyTable(o11: f1, r1: 1e7, c1: f1 + f2, n: 3e7))
      let low = logRatioLowerBound(f1, of: 1e7, f2, of: 2e7, alpha: 0.05)
      let high = -logRatioLowerBound(f2, of: 2e7, f1, of: 1e7, alpha: 0.05)
      #expect(low < ratio && ratio < high)
      #expect(logRatioLowerBound(f1, of: 1e7, f2, of: 2e7, alpha: 0.05 / 1000) < low)
    }
  }

  @Test func aSingleSideHasTheBoundOfABinomial() {
    // τ = (α/2)^(1/f1) when f2 = 0: with f1 = 1 and α = ½, odds of 1/3.
    #expect(agree(logRatioLowerBound(1, of: 10, 0, of: 10, alpha: 0.5), -1.584962500721156))
    #expect(logRatioLowerBound(0, of: 10, 1, of: 10, alpha: 0.5).isNaN)
    #expect(logRatioLowerBound(1, of: 10, 1, of: 0, alpha: 0.5).isNaN)
  }

  @Test func theConservativeRatioTurnsWithItsSides() {
    for (f1, f2) in [(30.0, 2.0), (2, 30), (5, 6), (0, 40), (40, 0)] {
      let value = conservativeLogRatio(f1, of: 1e4, f2, of: 2e4, alpha: 0.05)
      #expect(value == -conservativeLogRatio(f2, of: 2e4, f1, of: 1e4, alpha: 0.05))
      #expect((value == 0) == (f1 == 5))
    }
    #expect(conservativeLogRatio(0, of: 10, 0, of: 10, alpha: 0.05) == 0)
    #expect(conservativeLogRatio(0, of: 0, 1, of: 10, alpha: 0.05).isNaN)
  }
}
