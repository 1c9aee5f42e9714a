import Testing

@testable import TextStatistics

@Suite struct HierarchicalClusteringTests {
  private func check(_ golden: String, _ distances: [Double], count: Int, isTied: Bool) {
    let lines = numbers(golden)
    for (index, linkage) in [Linkage.average, .complete, .single, .ward].enumerated() {
      let merges = HierarchicalClustering.merges(distances, count: count, linkage)
      let expected = lines[index * count..<(index + 1) * count]
      #expect(merges.count == count - 1)
      for (merge, line) in zip(merges, expected) {
        #expect(agree(merge.height, line[2], tolerance: 1e-10), "\(linkage)")
        // Of ties, single linkage follows a spanning tree there, and the roundings of ward are others.
        guard !isTied || [.average, .complete].contains(linkage) else { continue }
        #expect([merge.a, merge.b, merge.size] == [Int(line[0]), Int(line[1]), Int(line[3])], "\(linkage)")
      }
      guard !isTied || [.average, .complete].contains(linkage) else { continue }
      #expect(HierarchicalClustering.leaves(merges) == expected.last!.map { Int($0) }, "\(linkage)")
    }
  }

  @Test func treesAreThoseOfSciPy() {
    check(oddTrees, numbers(oddDistances).flatMap { $0 }, count: 8, isTied: false)
  }

  @Test func treesOfTiesHaveTheHeightsOfSciPyAndAreItsOwnForAverageAndComplete() {
    let places = (0..<9).map { (x: $0 % 3, y: $0 / 3) }
    let grid: [Double] = places.flatMap { a in places.map { b in Double(abs(a.x - b.x) + abs(a.y - b.y)) } }
    check(tiedTrees, grid, count: 9, isTied: true)
  }

  @Test(arguments: Linkage.allCases)
  func stepsAreThoseThatLookingForTheNearestPairFinds(linkage: Linkage) {
    var random = SeededGenerator(4)
    let count = 40
    var distances = [Double](repeating: 0, count: count * count)
    for a in 0..<count {
      for b in 0..<a {
        distances[a * count + b] = Double.random(in: 1...2, using: &random)
        distances[b * count + a] = distances[a * count + b]
      }
    }
    let merges = HierarchicalClustering.merges(distances, count: count, linkage)
    var clusters: [Int: [Int]] = Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, [$0]) })
    var far: [[Int]: Double] = [:]
    for a in 0..<count { for b in 0..<count where a != b { far[[a, b]] = distances[a * count + b] } }
    for (step, merge) in merges.enumerated() {
      let nearest = far.min { $0.value < $1.value }!
      #expect(nearest.key.sorted() == [merge.a, merge.b] && agree(nearest.value, merge.height, tolerance: 1e-10))
      let (a, b, new) = (merge.a, merge.b, count + step)
      let (members, others) = (clusters.removeValue(forKey: a)!, clusters.removeValue(forKey: b)!)
      for (id, cluster) in clusters {
        let distance = linkage.merged(
          far[[a, id]]!, far[[b, id]]!, distance: nearest.value, a: members.count, b: others.count, c: cluster.count)
        (far[[new, id]], far[[id, new]]) = (distance, distance)
      }
      far = far.filter { !$0.key.contains(a) && !$0.key.contains(b) }
      clusters[new] = members + others
      #expect(merge.size == members.count + others.count)
    }
  }

  @Test func groupsThatAreAlikeStandTogetherAndEmptyOnesNowhere() throws {
    let corpus = try corpus(
      of: [[9, 1, 0], [0, 1, 9], [0, 0, 0], [8, 2, 0], [0, 2, 8], [9, 1, 0]], words: ["x", "y", "z"])
    let clustering = try HierarchicalClustering(corpus.matrix, GroupDistances(.hellinger, of: corpus.matrix))
    #expect(clustering.merges.first == HierarchicalClustering.Merge(a: 0, b: 4, height: 0, size: 2))
    #expect(
      try clustering.table.formatted(as: .csv)
        == "outlet,id,order\na,0,4\nb,1,1\nc,,\nd,2,3\ne,3,2\nf,4,5\n")
    #expect(try cells(clustering.mergeTable, digits: 2).map { $0.count } == [5, 5, 5, 5, 5])
    #expect(throws: InputError.self) {
      let one = try pair(of: [[1, 2]])
      return try HierarchicalClustering(one.matrix, GroupDistances(.cosine, of: one.matrix))
    }
  }

  private func pair(of rows: [[Int]]) throws -> TokenizedCorpus { try corpus(of: rows, words: ["x", "y"]) }
}
