import Testing

@testable import TextStatistics

@Suite struct OutletMapTests {
  private func map(_ seed: UInt64, points: Int, dimensions: Int) -> PointMap {
    var random = SeededGenerator(seed)
    let all = (0..<points).map { _ in (0..<dimensions).map { _ in Double.random(in: -1...1, using: &random) } }
    let distances = all.flatMap { a in
      all.map { b in zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() }
    }
    return ClassicalScaling.scale(distances, count: points, dimensions: dimensions)!
  }

  @Test(arguments: [1, 2, 3])
  func aMapThatIsTurnedAndMirroredIsTurnedBack(dimensions: Int) {
    let map = map(1, points: 12, dimensions: dimensions)
    var turned = map
    for point in 0..<12 {
      let old = (0..<dimensions).map { map[point: point, dimension: $0] }
      var new = old
      if dimensions > 1 { (new[0], new[1]) = (0.6 * old[0] - 0.8 * old[1], 0.8 * old[0] + 0.6 * old[1]) }
      new[dimensions - 1].negate()
      for k in 0..<dimensions { turned.coordinates[point * dimensions + k] = new[k] }
    }
    let aligned = map.aligned(turned)
    for (a, b) in zip(aligned, map.coordinates) { #expect(abs(a - b) < 1e-12) }
  }

  @Test func noRotationOfManyFitsBetter() {
    let (map, other) = (map(5, points: 10, dimensions: 2), map(6, points: 10, dimensions: 2))
    func misfit(_ points: [Double]) -> Double {
      zip(points, map.coordinates).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let least = misfit(map.aligned(other))
    for step in 0..<720 {
      // Steps of half a degree, by multiplying complex numbers; then mirrored.
      let (c, s) = (0..<step % 360).reduce((1.0, 0.0)) { turn, _ in
        let (a, b) = (0.9998476951563913, 0.01745240643728351)
        return (turn.0 * a - turn.1 * b, turn.0 * b + turn.1 * a)
      }
      let turned = (0..<10).flatMap { point -> [Double] in
        let (x, y) = (other[point: point, dimension: 0], other[point: point, dimension: 1])
        return [c * x - s * y, (s * x + c * y) * (step < 360 ? 1 : -1)]
      }
      #expect(misfit(turned) >= least - 1e-12)
    }
  }

  @Test func weightedCountsAreThoseOfRepeatedArticles() throws {
    var random = SeededGenerator(8)
    let corpus = try tokenized(plainArticles(30, words: 20, units: 2, length: 12, &random), threads: 2)
    let articles = try ArticleCounts(corpus)
    #expect(articles.matrix(weights: nil) == corpus.matrix.counts)
    #expect(ArticleCounts(corpus.matrix.counts).matrix(weights: nil) == corpus.matrix.counts)
    let doubled = articles.matrix(weights: [UInt8](repeating: 2, count: 30))
    #expect(doubled.values == corpus.matrix.counts.values.map { 2 * $0 })
    #expect(doubled.columns == corpus.matrix.counts.columns)
    // Only the articles of the second group: the others' rows are empty.
    let second = articles.matrix(weights: articles.groups.map { $0 == 1 ? 1 : 0 })
    #expect(dense(second)[1] == dense(corpus.matrix.counts)[1] && second.range(ofRow: 0).isEmpty)
  }

  @Test func groupsOfEqualArticlesHaveIntervalsOfNoWidthAndThoseOfOneArticleNone() throws {
    let words = [["x", "x", "y"], ["y", "z"], ["z", "x", "z", "z"]]
    let articles = words.enumerated().flatMap { group, words in
      (0..<(group == 2 ? 1 : 4)).map { _ in PlainArticle(outlet: "abc".map(String.init)[group], units: [words]) }
    }
    let lines = try cells(CorrespondenceAnalysis(tokenized(articles)).table)
    for line in lines[1...2] {
      for (point, low, high) in [(1, 3, 4), (2, 5, 6)] {
        let values = try [point, low, high].map { try #require(Double(line[$0])) }
        #expect(abs(values[1] - values[0]) < 1e-12 && abs(values[2] - values[0]) < 1e-12)
      }
    }
    #expect(lines[3][3...6].allSatisfy { $0.isEmpty })
  }

  @Test func intervalsAreThoseOfTheReplicatesOneByOne() throws {
    var random = SeededGenerator(21)
    let corpus = try tokenized(plainArticles(40, words: 25, units: 2, length: 20, &random))
    var options = MapOptions()
    (options.replicates, options.level, options.seed) = (30, 0.8, 9)
    let analysis = try CorrespondenceAnalysis(corpus, options)
    let articles = try ArticleCounts(corpus)
    let weights = BootstrapWeights(ArticleStrata(articles.groups), replicates: 30, seed: 9)
    let replicates = (0..<30).map { replicate in
      let counts = articles.matrix(weights: (0..<40).map { UInt8(weights[replicate: replicate, article: $0]) })
      return analysis.map.aligned(
        CorrespondenceAnalysis.analyse(ArticleCounts(counts), weights: nil, dimensions: 2)!.map)
    }
    let lines = try cells(analysis.table)
    for group in 0..<3 {
      for k in 0..<2 {
        var values = replicates.map { $0[group * 2 + k] }
        let interval = values.withUnsafeMutableBufferPointer {
          basicInterval(around: analysis.map[point: group, dimension: k], $0, level: 0.8)
        }
        #expect(abs(Double(lines[group + 1][3 + 2 * k])! - interval.low) < 1e-10)
        #expect(abs(Double(lines[group + 1][4 + 2 * k])! - interval.high) < 1e-10)
      }
    }
  }
}
