import Testing

@testable import TextStatistics

@Suite struct SimilarityInferenceSeparabilityTests {
  private func separability(_ rows: [[UInt32]], first: Int) -> LeaveOutSeparability {
    LeaveOutSeparability(counts(rows), pool: Array(rows.indices), firstCount: first)
  }

  @Test func groupsWithoutACommonWordAreToldApart() {
    #expect(separability([[2, 1, 0, 0], [1, 5, 0, 0], [0, 0, 1, 1], [0, 0, 3, 1]], first: 2).value == 1)
  }

  @Test func theSameArticlesInBothAreNotToldApart() {
    let rows: [[UInt32]] = [[2, 1, 0], [1, 5, 1], [0, 2, 2]]
    // An article is missing on its own side alone, so that it looks more like the other one.
    let value = separability(rows + rows, first: 3).value
    #expect(value < 0.5 && value > 0.35)
    #expect(separability([[1, 1], [1, 1], [1, 1], [1, 1]], first: 2).value == 0.5)
  }

  @Test func itIsSymmetric() {
    let rows = dense(randomCounts(rows: 8, columns: 20, seed: 3))
    let there = separability(rows, first: 3).value
    let back = separability(Array(rows[3...] + rows[..<3]), first: 5).value
    #expect(agree(there, back) && there.isFinite)
  }

  @Test func rareTermsAndThenEmptyArticlesAreDropped() {
    let rows: [[UInt32]] = [[1, 2, 0, 0], [2, 1, 0, 0], [1, 1, 0, 0], [1, 3, 0, 0]]
    let more: [[UInt32]] = [[1, 2, 7, 0], [2, 1, 0, 0], [0, 0, 0, 9], [1, 1, 0, 0], [1, 3, 0, 0]]
    #expect(separability(rows, first: 2).value == separability(more, first: 3).value)
    #expect(separability(more, first: 3).labels == [0, 0, 1, 1])
    #expect(separability([[1, 0], [0, 1], [0, 5]], first: 1).value.isNaN)
    #expect(!separability([[1, 0], [0, 0], [1, 0], [1, 1]], first: 2).isDefined)
  }

  @Test func aPermutationThatChangesNothingHasTheSameValue() {
    let made = separability(dense(randomCounts(rows: 7, columns: 20, seed: 4)), first: 4)
    #expect(made.permutations(5, strata: Array(0..<7), seed: 1) == [Double](repeating: made.value, count: 5))
    let shuffled = made.permutations(40, strata: [UInt32](repeating: 0, count: 7), seed: 1)
    #expect(Set(shuffled).count > 5 && shuffled.allSatisfy { (0...1).contains($0) })
  }
}
