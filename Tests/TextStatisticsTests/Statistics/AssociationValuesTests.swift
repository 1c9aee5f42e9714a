import Foundation
import Testing

@testable import TextStatistics

/// The tables of `Tests/Oracles/association.py`; of the frequencies of words it takes the events, as if windows were 1.
private let goldenTables: [ContingencyTable] = {
  let numbers = golden("tables")
  return stride(from: 0, to: numbers.count, by: 4).map { i in
    table(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3])
  }
}()

private func golden(_ name: String) -> [Double] {
  let line = associationGolden.split(separator: "\n").first { $0.hasPrefix(name + " ") }
  return line!.split(separator: " ").dropFirst().map { Double($0)! }
}

private func table(_ o11: Double, _ r1: Double, _ c1: Double, _ n: Double) -> ContingencyTable {
  ContingencyTable(o11: o11, r1: r1, c1: c1, n: n, frequency1: r1, frequency2: c1, hits: o11)
}

/// Tables of small, and if `largest` allows, of very large cells.
private func randomTables(_ count: Int, cells: ClosedRange<Int>, largest: Double, seed: UInt64) -> [ContingencyTable] {
  var random = SeededGenerator(seed)
  return (0..<count).map { _ in
    let cell = (0..<4).map { _ in
      var x = Double(Int.random(in: cells, using: &random))
      while x < largest && Bool.random(using: &random) { x *= 7 }
      return x
    }
    return table(cell[0], cell[0] + cell[1], cell[0] + cell[2], cell[0] + cell[1] + cell[2] + cell[3])
  }
}

private func transposed(_ t: ContingencyTable) -> ContingencyTable { table(t.o11, t.c1, t.r1, t.n) }

private func scaled(_ t: ContingencyTable, by k: Double) -> ContingencyTable {
  table(k * t.o11, k * t.r1, k * t.c1, k * t.n)
}

private let cells: [AssociationMeasure] = [
  .g2, .chi2, .chi2Yates, .fisher, .deltaPBGivenA, .deltaPAGivenB, .phi, .yuleQ, .oddsRatioLog, .lambdaZ, .logRatio,
  .lrc,
]

@Suite struct AssociationValuesTests {
  @Test(arguments: AssociationMeasure.allCases)
  func valuesAreThoseOfOtherPrograms(measure: AssociationMeasure) {
    // Other programs lose digits where they subtract: SciPy's sums of O ln(O/E) most of all.
    for (table, golden) in zip(goldenTables, golden(measure.rawValue)) {
      #expect(agree(measure.value(table), golden, tolerance: 1e-11), "\(table)")
    }
  }

  @Test(arguments: AssociationMeasure.allCases.filter { distributionsGolden.contains("  \($0.rawValue) ") })
  func largeTablesKeepTheirDigits(measure: AssociationMeasure) {
    let lines = distributionsGolden.split(separator: "\n").filter { $0.hasPrefix(measure.rawValue + " ") }
    #expect(lines.count == 9)
    for line in lines {
      let x = line.split(separator: " ").dropFirst().map { Double($0)! }
      #expect(agree(measure.value(table(x[0], x[1], x[2], x[3])), x[4], tolerance: 1e-11), "\(line)")
    }
  }

  @Test(arguments: AssociationMeasure.allCases)
  func tablesWithoutEmptyCellsHaveFiniteValues(measure: AssociationMeasure) {
    for table in randomTables(500, cells: 1...9, largest: 4e9, seed: 1) {
      #expect(measure.value(table).isFinite, "\(table)")
    }
  }

  @Test(arguments: AssociationMeasure.allCases)
  func valuesAreInRange(measure: AssociationMeasure) {
    for t in randomTables(1000, cells: 0...3, largest: 1e5, seed: 2) {
      let range: ClosedRange<Double> =
        switch measure {
        case .ppmi, .fisher: 0 ... .infinity
        case .npmi, .deltaPBGivenA, .deltaPAGivenB, .phi, .yuleQ: -1...1
        case .dice, .jaccard, .minSensitivity: 0...1
        case .logDice: -.infinity...14
        case .chi2, .chi2Yates: -t.n * (1 + 1e-15)...t.n * (1 + 1e-15)
        default: -.infinity ... .infinity
        }
      let value = measure.value(t)
      #expect(value.isNaN || value.isFinite && range.contains(value), "\(t): \(value)")
    }
  }

  @Test(arguments: AssociationMeasure.allCases)
  func independenceIsExactlyZero(measure: AssociationMeasure) {
    let never: [AssociationMeasure] = [.mi2, .mi3, .fisher, .dice, .logDice, .jaccard, .minSensitivity]
    let halves: [AssociationMeasure] = [.oddsRatioLog, .lambdaZ]
    for t in [table(2, 10, 20, 100), table(7, 49, 21, 147), table(500_000_001, 2e9, 1_000_000_002, 4e9)] {
      let value = measure.value(t)
      if never.contains(measure) {
        #expect(value != 0)
      } else if halves.contains(measure) {
        #expect(abs(value) < 0.2)
      } else {
        #expect(value == 0, "\(t)")
      }
    }
  }

  @Test(arguments: AssociationMeasure.allCases)
  func onlyDirectedMeasuresKnowWhichWordIsFirst(measure: AssociationMeasure) {
    for t in randomTables(200, cells: 0...9, largest: 1e6, seed: 3) {
      let other = measure.value(transposed(t))
      switch measure {
      case .deltaPBGivenA: #expect(agree(AssociationMeasure.deltaPAGivenB.value(t), other))
      case .deltaPAGivenB: #expect(agree(AssociationMeasure.deltaPBGivenA.value(t), other))
      case .logRatio, .lrc: break
      default: #expect(agree(measure.value(t), other), "\(t)")
      }
    }
    if [.logRatio, .lrc, .deltaPBGivenA, .deltaPAGivenB].contains(measure) {
      let t = table(20, 30, 400, 5000)
      #expect(measure.value(t) != measure.value(transposed(t)))
    }
  }

  @Test(arguments: AssociationMeasure.allCases)
  func aLargerSampleChangesEvidenceAndNotStrength(measure: AssociationMeasure) {
    for t in randomTables(200, cells: 1...9, largest: 1e6, seed: 4) {
      let (once, four) = (measure.value(t), measure.value(scaled(t, by: 4)))
      switch measure {
      case .mi, .ppmi, .npmi, .dice, .logDice, .jaccard, .minSensitivity, .deltaPBGivenA, .deltaPAGivenB, .phi, .yuleQ,
        .logRatio:
        #expect(agree(once, four, tolerance: 1e-11))
      case .g2, .simpleLL, .chi2, .localMI: #expect(agree(4 * once, four, tolerance: 1e-11))
      case .tScore, .zScore: #expect(agree(2 * once, four, tolerance: 1e-11))
      case .mi2: #expect(agree(once + 2, four))
      case .mi3: #expect(agree(once + 4, four))
      case .miLogF, .chi2Yates, .lambdaZ: #expect(abs(four) >= abs(once) * 0.999)
      case .oddsRatioLog:
        // Without halves the odds ratio is (1 + Q) / (1 − Q).
        let q = AssociationMeasure.yuleQ.value(t)
        #expect(abs(measure.value(scaled(t, by: 1e9)) - log((1 + q) / (1 - q))) < 1e-6)
      case .fisher: if t.determinant > 0.1 * t.r1 * t.c1 { #expect(four > once) }
      case .lrc: #expect(abs(four) >= abs(once) && once * four >= 0)
      }
    }
  }

  @Test func g2IsMutualInformation() {
    for t in randomTables(200, cells: 0...9, largest: 1e4, seed: 5) where t.n > 0 {
      // N times an entropy in nats.
      func entropy(_ counts: [Double]) -> Double {
        counts.filter { $0 > 0 }.reduce(0) { $0 - $1 * log($1 / t.n) }
      }
      let information = entropy([t.r1, t.r2]) + entropy([t.c1, t.c2]) - entropy([t.o11, t.o12, t.o21, t.o22])
      #expect(abs(abs(AssociationMeasure.g2.value(t)) - 2 * information) < 1e-12 * t.n)
    }
  }

  @Test func aPairThatNeverOccursHasTheValuesOfItsConvention() {
    let t = table(0, 10, 20, 100)
    expect(t, undefined: [.mi, .mi2, .mi3, .miLogF, .tScore, .logDice, .logRatio])
    expect(
      t,
      [
        .ppmi: 0, .npmi: -1, .localMI: 0, .zScore: -2.0.squareRoot(), .simpleLL: -4, .fisher: 0, .dice: 0, .jaccard: 0,
        .minSensitivity: 0, .yuleQ: -1, .deltaPBGivenA: -20.0 / 90, .deltaPAGivenB: -10.0 / 80, .chi2: -100.0 / 36,
      ])
  }

  @Test func aWordThatNeverOccursHasNoAssociation() {
    let row = table(0, 0, 20, 100)
    let column = transposed(row)
    let common: Set<AssociationMeasure> = [
      .mi, .mi2, .mi3, .miLogF, .tScore, .logDice, .logRatio, .chi2, .chi2Yates, .phi, .yuleQ,
    ]
    expect(row, undefined: common.union([.deltaPBGivenA, .lrc]))
    expect(column, undefined: common.union([.deltaPAGivenB]))
    for measure in [.ppmi, .localMI, .zScore, .g2, .simpleLL, .fisher, .dice, .jaccard, .minSensitivity]
      as [AssociationMeasure]
    {
      #expect(measure.value(row) == 0 && measure.value(column) == 0, "\(measure)")
    }
    #expect(AssociationMeasure.deltaPAGivenB.value(row) == 0 && AssociationMeasure.lrc.value(column) == 0)
  }

  @Test func oneWordAloneSaysNothing() {
    let t = table(100, 100, 100, 100)
    expect(t, undefined: [.chi2, .chi2Yates, .phi, .yuleQ, .deltaPBGivenA, .deltaPAGivenB, .logRatio, .lrc])
    expect(
      t,
      [
        .mi: 0, .ppmi: 0, .npmi: 1, .localMI: 0, .tScore: 0, .zScore: 0, .g2: 0, .simpleLL: 0, .fisher: 0, .dice: 1,
        .logDice: 14, .jaccard: 1, .minSensitivity: 1,
      ])
  }

  @Test func wordsThatAlwaysOccurTogetherHaveTheHighestValues() {
    let t = table(10, 10, 10, 100)
    expect(t, undefined: [])
    expect(
      t,
      [
        .npmi: 1, .chi2: 100, .dice: 1, .logDice: 14, .jaccard: 1, .minSensitivity: 1, .deltaPBGivenA: 1,
        .deltaPAGivenB: 1, .phi: 1, .yuleQ: 1,
      ])
  }

  @Test(arguments: AssociationMeasure.allCases)
  func noTableTraps(measure: AssociationMeasure) {
    let numbers = [0, 1, 2.5, 1e300, -1, .infinity, .nan]
    for o in numbers {
      for r in numbers {
        for c in numbers { for n in numbers { #expect(!measure.value(table(o, r, c, n)).isInfinite) } }
      }
    }
  }

  @Test(arguments: AssociationMeasure.allCases)
  func marginsOfAnotherKindLeaveOnlyWhatObservedAndExpectedTell(measure: AssociationMeasure) {
    // Six events of a word with five tokens: o12 is negative. Then o22 alone.
    let bounded: [AssociationMeasure] = [.npmi, .dice, .jaccard, .minSensitivity]
    #expect(measure.value(table(6, 5, 20, 100)).isNaN == (bounded + cells).contains(measure))
    #expect(measure.value(table(6, 20, 5, 100)).isNaN == (bounded + cells).contains(measure))
    #expect(measure.value(table(6, 60, 60, 100)).isNaN == cells.contains(measure))
  }

  @Test func fractionalCountsAreFineExceptForFisher() {
    let t = table(2.5, 10.25, 20.5, 100.75)
    expect(t, undefined: [.fisher])
  }

  @Test func logDiceNeedsTokens() {
    #expect(AssociationMeasure.logDice.value(ContingencyTable(o11: 5, r1: 10, c1: 20, n: 100)).isNaN)
  }

  private func expect(_ t: ContingencyTable, undefined: Set<AssociationMeasure>) {
    #expect(Set(AssociationMeasure.allCases.filter { $0.value(t).isNaN }) == undefined)
  }

  private func expect(_ t: ContingencyTable, _ values: [AssociationMeasure: Double]) {
    for (measure, value) in values { #expect(measure.value(t) == value, "\(measure)") }
  }
}
