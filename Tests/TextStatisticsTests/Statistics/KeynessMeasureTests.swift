import Foundation
import Testing

@testable import TextStatistics

/// The lines of the golden values that begin with `name`, as numbers.
func keynessCases(_ name: String) -> [[Double]] {
  keynessGolden.split(separator: "\n").filter { $0.hasPrefix(name + " ") }
    .map { $0.split(separator: " ").dropFirst().map { Double($0)! } }
}

@Suite struct KeynessMeasureTests {
  @Test(arguments: KeynessMeasure.allCases)
  func measuresAreThoseOfSciPy(measure: KeynessMeasure) {
    let cases = keynessCases(measure.rawValue)
    #expect(cases.count >= 6)
    for x in cases {
      let value = measure.value(KeynessCounts(x[0], of: x[1], x[2], of: x[3], alpha: x[4], alpha0: x[5]))
      #expect(agree(value, x[6], tolerance: 1e-10) || abs(value - x[6]) < 1e-10, "\(x): \(value)")
    }
  }

  /// Rayson's figures for learners' use of "keep", `listserv.linguistlist.org/pipermail/corpora/2002-January/002455.html`,
  /// the example of Lancaster's calculator, 52 of 50,000 against 57 of 75,000, and that of Sketch Engine's documentation,
  /// "shard" in the BNC and ukWaC.
  @Test func publishedExamplesHoldToTheDigitsPrinted() {
    func g2(_ f1: Double, _ f2: Double) -> Double {
      KeynessMeasure.g2TwoCell.value(KeynessCounts(f1, of: 1e6, f2, of: 1e6))
    }
    #expect(g2(348, 99).rounded() == 147 && g2(9, 32).rounded() == -14)
    #expect(g2(15, 14).rounded() == 0 && g2(21, 25).rounded() == 0 && g2(392, 170).rounded() == 90)
    let calculator = KeynessMeasure.g2TwoCell.value(KeynessCounts(52, of: 50_000, 57, of: 75_000))
    #expect((calculator * 100).rounded() == 265)
    let shard = KeynessMeasure.simpleMaths.value(KeynessCounts(35, of: 112_289_776, 263, of: 1_559_716_979))
    #expect((shard * 1e4).rounded() == 11_224)
  }

  @Test func undefinedValuesAreNaNAndNothingIsInfinite() {
    let counts: [KeynessCounts] = [
      (0, 10, 0, 10), (0, 10, 3, 10), (3, 10, 0, 10), (10, 10, 10, 10), (0, 0, 3, 9), (3, 9, 0, 0),
    ]
    .map { KeynessCounts($0, of: $1, $2, of: $3) }
    for measure in KeynessMeasure.allCases {
      for counts in counts { #expect(!measure.value(counts).isInfinite) }
      #expect(measure.value(counts[4]).isNaN && measure.value(counts[5]).isNaN)
    }
    let (zeroTarget, zeroReference, all) = (counts[1], counts[2], counts[3])
    #expect(KeynessMeasure.logRatioLow.value(zeroTarget).isNaN && !KeynessMeasure.logRatioHigh.value(zeroTarget).isNaN)
    #expect(KeynessMeasure.logRatioHigh.value(zeroReference).isNaN)
    #expect(KeynessMeasure.percentDifference.value(zeroReference).isNaN)
    #expect(KeynessMeasure.logOdds.value(zeroReference).isNaN && KeynessMeasure.logOddsZ.value(zeroReference).isNaN)
    #expect(KeynessMeasure.chi2.value(all).isNaN && KeynessMeasure.g2Williams.value(all).isNaN)
    #expect(KeynessMeasure.din.value(zeroTarget) == -1 && KeynessMeasure.din.value(zeroReference) == 1)
  }

  @Test func exchangedSidesTurnTheSignRound() {
    let signed: [KeynessMeasure] = [
      .g2, .g2TwoCell, .g2Williams, .chi2, .chi2Yates, .logRatio, .logRatioWalter, .lrc, .din, .logOdds, .logOddsZ,
    ]
    var random = SeededGenerator(3)
    for _ in 0..<200 {
      let (n1, n2) = (
        Double.random(in: 50...5000, using: &random).rounded(), Double.random(in: 50...5000, using: &random).rounded()
      )
      let (f1, f2) = (
        Double.random(in: 0...50, using: &random).rounded(), Double.random(in: 0...50, using: &random).rounded()
      )
      let counts = KeynessCounts(f1, of: n1, f2, of: n2, alpha: 2, alpha0: 500)
      let other = KeynessCounts(f2, of: n2, f1, of: n1, alpha: 2, alpha0: 500)
      for measure in signed { #expect(agree(measure.value(counts), -measure.value(other), tolerance: 1e-9)) }
      for measure in [KeynessMeasure.relativeRisk, .oddsRatio, .simpleMaths] {
        #expect(agree(measure.value(counts) * measure.value(other), 1))
      }
    }
  }

  /// Grosse et al. 2002: G² = 2 N ln 2 · JSD with the weights n1/N and n2/N.
  @Test func theLogLikelihoodIsTheWeightedDivergence() {
    var random = SeededGenerator(4)
    let rows = (0..<2).map { _ in (0..<40).map { _ in Double(Int.random(in: 0...30, using: &random)) } }
    let n = rows.map { $0.reduce(0, +) }
    let all = n[0] + n[1]
    func entropy(_ shares: [Double]) -> Double { -shares.reduce(0) { $0 + ($1 > 0 ? $1 * log2($1) : 0) } }
    func divergence(_ p: [Double], _ q: [Double]) -> Double {
      let (a, b) = (n[0] / all, n[1] / all)
      return entropy(zip(p, q).map { a * $0 + b * $1 }) - a * entropy(p) - b * entropy(q)
    }
    let shares = zip(rows, n).map { row, n in row.map { $0 / n } }
    let counts = zip(rows[0], rows[1]).map { KeynessCounts($0, of: n[0], $1, of: n[1]) }
    let sum = counts.reduce(0) { $0 + abs(KeynessMeasure.g2TwoCell.value($1)) }
    #expect(agree(sum, 2 * all * M_LN2 * divergence(shares[0], shares[1]), tolerance: 1e-10))
    for (index, counts) in counts.enumerated() where counts.f1 + counts.f2 > 0 {
      let (p, q) = (shares[0][index], shares[1][index])
      let binary = 2 * all * M_LN2 * divergence([p, 1 - p], [q, 1 - q])
      #expect(agree(abs(KeynessMeasure.g2.value(counts)), binary, tolerance: 1e-8) || abs(binary) < 1e-6)
    }
  }

  @Test func columnsAreNamedOnce() {
    let names = KeynessMeasure.allCases.map(\.schema.name) + KeynessTest.allCases.flatMap { $0.schemas().map(\.name) }
    #expect(Set(names).count == names.count)
  }
}
