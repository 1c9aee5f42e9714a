import Testing

@testable import TextStatistics

@Suite struct ClassicalScalingTests {
  @Test func pointsInThePlaneAreFoundAgain() throws {
    var random = SeededGenerator(2)
    let points = (0..<25).map { _ in
      (Double.random(in: -9...9, using: &random), Double.random(in: -2...2, using: &random))
    }
    let distances = points.flatMap { a in
      points.map { b in ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).squareRoot() }
    }
    let map = try #require(ClassicalScaling.scale(distances, count: 25, dimensions: 3))
    #expect(map.eigenvalues.count == 2 && map.rank == 2 && map[point: 0, dimension: 2].isNaN)
    for a in 0..<25 {
      for b in 0..<25 {
        let (x, y) = (
          map[point: a, dimension: 0] - map[point: b, dimension: 0],
          map[point: a, dimension: 1] - map[point: b, dimension: 1]
        )
        #expect(abs((x * x + y * y).squareRoot() - distances[a * 25 + b]) < 1e-9)
      }
    }
  }

  @Test func distancesOfNoSpaceHaveTheEigenvaluesOfNumPy() throws {
    let distances = numbers(oddDistances).flatMap { $0 }
    let map = try #require(ClassicalScaling.scale(distances, count: 8, dimensions: 2))
    let expected = numbers(oddEigenvalues)[0]
    #expect(map.eigenvalues.count == expected.count && expected.contains { $0 < 0 })
    for (value, other) in zip(map.eigenvalues, expected) { #expect(agree(value, other, tolerance: 1e-10)) }
    for (point, row) in numbers(oddCoordinates).enumerated() {
      for k in 0..<2 { #expect(abs(map[point: point, dimension: k] - row[k]) < 1e-10) }
    }
  }

  @Test func aPointWithoutDistancesHasNoPlace() throws {
    let distances = [0, .nan, 3, .nan, .nan, .nan, 3, .nan, 0]
    let map = try #require(ClassicalScaling.scale(distances, count: 3, dimensions: 1))
    #expect(abs(map[point: 0, dimension: 0] - 1.5) < 1e-12 && abs(map[point: 2, dimension: 0] + 1.5) < 1e-12)
    #expect(map[point: 1, dimension: 0].isNaN)
    #expect(ClassicalScaling.scale([0, .nan, .nan, .nan], count: 2, dimensions: 1) == nil)
  }

  /// The chi-squared distances of groups that weigh the same are those of correspondence analysis.
  @Test func scalingOfChiSquaredDistancesIsCorrespondenceAnalysisOfEqualMasses() throws {
    let rows = [[5, 1, 2], [2, 4, 2], [1, 1, 6], [3, 3, 2]]
    let corpus = try corpus(of: rows, words: ["x", "y", "z"])
    let scaling = try ClassicalScaling(corpus, GroupDistances(.chi2Dist, of: corpus.matrix))
    let analysis = try CorrespondenceAnalysis(corpus)
    for (a, b) in zip(scaling.map.coordinates, analysis.map.coordinates) { #expect(abs(a - b) < 1e-9) }
    for (a, b) in zip(scaling.shares, analysis.shares) { #expect(abs(a - b) < 1e-9) }
  }

  @Test(arguments: SimilarityMeasure.allCases)
  func everyMeasureMakesAMapOfAwkwardGroups(measure: SimilarityMeasure) throws {
    let words = ["k", "l", "m", "n"]
    let rows = [[3, 1, 0, 0], [0, 0, 0, 0], [3, 1, 0, 0], [0, 0, 6, 1], [1, 1, 1, 9]]
    let corpus = try corpus(of: rows, words: words)
    let scaling = try ClassicalScaling(corpus, GroupDistances(measure, of: corpus.matrix))
    let lines = try cells(scaling.table)
    #expect(lines[0] == ["outlet", "dim1", "dim2", "low1", "high1", "low2", "high2"])
    #expect(lines[2].dropFirst().allSatisfy { $0.isEmpty } && !lines[1][1].isEmpty)
    // The first and the third are the same.
    #expect(abs(scaling.map[point: 0, dimension: 0] - scaling.map[point: 2, dimension: 0]) < 1e-6)
  }

  @Test func similaritiesBecomeDistancesOfRowsOfUnitLength() throws {
    let corpus = try corpus(of: [[3, 1], [1, 2], [0, 5]], words: ["x", "y"])
    let counts = corpus.matrix.counts
    let cosine = GroupDistances(.cosine, of: corpus.matrix).values(counts, threads: 1)
    let euclidean = GroupDistances(.euclidean, of: corpus.matrix).values(counts, threads: 1)
    for (a, b) in zip(cosine, euclidean) { #expect(abs(a - b) < 1e-7) }
    let jsd = GroupDistances(.jsd, of: corpus.matrix).values(counts, threads: 1)
    let matrix = Similarities(counts).matrices(of: [.jsd])[0]
    #expect(jsd[1] == matrix[0, 1].squareRoot())
  }
}
