import Testing

@testable import TextStatistics

@Suite struct NgramLambdaTests {
  @Test func lambdaIsTheHighestInteractionOfALogLinearModel() {
    let lines = associationGolden.split(separator: "\n").filter { $0.hasPrefix("ngram_lambda ") }
    #expect(lines.count == 5)
    for line in lines {
      let numbers = line.split(separator: " ").dropFirst().map { Double($0)! }
      let (lambda, z) = ngramLambda(numbers.dropLast(2))
      // The fit of a model ends with fewer digits than a sum.
      #expect(agree(lambda, numbers[numbers.count - 2], tolerance: 1e-9))
      #expect(agree(z, numbers[numbers.count - 1], tolerance: 1e-9))
    }
  }

  @Test func ofTwoWordsItIsTheLogarithmOfTheOddsRatio() {
    for t in [(5, 10, 20, 100), (0, 10, 20, 100), (30, 30, 30, 1e9)] as [(Double, Double, Double, Double)] {
      let table = ContingencyTable(o11: t.0, r1: t.1, c1: t.2, n: t.3)
      let (lambda, z) = ngramLambda([table.o22, table.o12, table.o21, table.o11])
      #expect(agree(lambda, AssociationMeasure.oddsRatioLog.value(table)))
      #expect(agree(z, AssociationMeasure.lambdaZ.value(table)))
    }
  }

  @Test func theOrderOfTheWordsDoesNotMatter() {
    let cells: [Double] = [900, 40, 30, 8, 20, 7, 6, 5]
    let reversed = (0..<8).map { c in cells[(c & 1) << 2 | c & 2 | c >> 2] }
    #expect(agree(ngramLambda(cells).lambda, ngramLambda(reversed).lambda))
  }
}
