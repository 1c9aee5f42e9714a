import Testing

@testable import TextStatistics

@Suite struct DistributionsTests {
  private func cases(_ name: String) -> [[Double]] {
    distributionsGolden.split(separator: "\n").filter { $0.hasPrefix(name + " ") }
      .map { $0.split(separator: " ").dropFirst().map { Double($0)! } }
  }

  @Test func chiSquaredIsThatOfMpmath() {
    #expect(cases("chi_squared_upper_tail").count == 8)
    for x in cases("chi_squared_upper_tail") { #expect(agree(chiSquaredUpperTail(x[0]), x[1])) }
    #expect(chiSquaredUpperTail(-1).isNaN && chiSquaredUpperTail(.infinity) == 0)
  }

  @Test func normalQuantilesAreThoseOfMpmath() {
    #expect(cases("normal_quantile").count == 8)
    for x in cases("normal_quantile") { #expect(agree(normalQuantile(x[0]), x[1], tolerance: 1e-14)) }
    #expect(normalQuantile(0).isNaN && normalQuantile(1).isNaN && normalQuantile(.nan).isNaN)
  }

  @Test func remaindersOfFactorialsAreThoseOfMpmath() {
    #expect(cases("stirling_remainder").count == 11)
    for x in cases("stirling_remainder") { #expect(agree(stirlingRemainder(x[0]), x[1], tolerance: 2e-14)) }
    #expect(stirlingRemainder(0) == 0)
  }

  @Test func deviancesAreThoseOfMpmath() {
    #expect(cases("deviance").count == 8)
    for x in cases("deviance") { #expect(agree(deviance(x[0], x[1], difference: x[0] - x[1]), x[2], tolerance: 1e-14)) }
    #expect(deviance(0, 3, difference: -3) == 3 && deviance(0, 0, difference: 0) == 0)
  }

  @Test func bothFormsOfTheDevianceMeet() {
    // Around |v| = 0.1, where the series ends.
    for mean in stride(from: 0.80, through: 0.84, by: 0.001) {
      let series = deviance(1, mean, difference: 1 - mean)
      #expect(abs(series / (deviance(1, mean - 1e-9, difference: 1 - mean + 1e-9)) - 1) < 2e-8)
    }
  }

  @Test func betaQuantilesAreThoseOfMpmath() {
    #expect(cases("beta_quantile_log_odds").count == 60)
    for x in cases("beta_quantile_log_odds") {
      let u = BetaDistribution(x[1], x[2]).quantileLogOdds(x[0])
      #expect(abs(u - x[3]) <= 1e-12 * max(1, abs(x[3])), "\(x): \(u)")
    }
  }

  @Test func incompleteBetaFunctionsAreThoseOfMpmath() {
    #expect(cases("beta_lower_tail").count > 30)
    for x in cases("beta_lower_tail") {
      let value = BetaDistribution(x[1], x[2]).lowerTail(x[0])
      #expect(agree(value, x[3], tolerance: 1e-11), "\(x): \(value)")
    }
    #expect(BetaDistribution(2, 3).lowerTail(0) == 0 && BetaDistribution(2, 3).lowerTail(1) == 1)
  }

  @Test func betaQuantilesInvertTheDistribution() {
    var random = SeededGenerator(8)
    for _ in 0..<2000 {
      func parameter() -> Double {
        let x = Double.random(in: 0.5...10, using: &random)
        return Bool.random(using: &random) ? x : x * Double.random(in: 1...1e4, using: &random)
      }
      // With the larger one last x is not close to 1, which would leave 1 − x few digits.
      let (a, b) = (parameter(), parameter())
      let beta = BetaDistribution(min(a, b), max(a, b))
      let p = Double.random(in: 0.001...0.999, using: &random)
      #expect(agree(beta.lowerTail(beta.quantile(p)), p, tolerance: 1e-10), "\(beta) \(p)")
    }
  }
}
