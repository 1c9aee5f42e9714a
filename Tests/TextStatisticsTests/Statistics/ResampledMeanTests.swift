import Testing

@testable import TextStatistics

@Suite struct ResampledMeanTests {
  @Test func theIntervalIsThatOfTheWeightsOfABootstrap() {
    let values = [0.5, -0.25, 0.75, 0.125, -1, 0.25, 0.25]
    var resampling = CollocateComparison.Resampling()
    (resampling.replicates, resampling.seed, resampling.level) = (200, 7, 0.9)
    let weights = BootstrapWeights(ArticleStrata(articleCount: values.count), replicates: 200, seed: 7)
    var means = (0..<200).map { replicate in
      values.indices.reduce(0) { $0 + Double(weights[replicate: replicate, article: $1]) * values[$1] }
        / Double(values.count)
    }
    let mean = values.reduce(0, +) / Double(values.count)
    let expected = means.withUnsafeMutableBufferPointer { basicInterval(around: mean, $0, level: 0.9) }
    let resampled = resampledMean(of: values, resampling)
    #expect(agree(resampled.low, expected.low) && agree(resampled.high, expected.high) && resampled.mean == mean)
  }

  @Test func fewerThanTwoValuesHaveNoInterval() {
    var resampling = CollocateComparison.Resampling()
    let (none, one) = (resampledMean(of: [], resampling), resampledMean(of: [0.5], resampling))
    #expect(none.mean.isNaN && none.low.isNaN && none.high.isNaN)
    #expect(one.mean == 0.5 && one.low.isNaN && one.high.isNaN)
    resampling.replicates = 0
    #expect(resampledMean(of: [0.5, 1], resampling).low.isNaN)
  }
}
