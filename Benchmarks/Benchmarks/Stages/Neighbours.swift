import Benchmark
import TextStatistics

/// From the counts of articles to the ten nearest of each by cosine.
func benchmarkNeighbours() {
  Benchmark("Neighbours of articles, cosine") { (benchmark, matrix: DocumentFeatureMatrix) in
    for _ in benchmark.scaledIterations { blackHole(similarities(of: matrix).neighbours(of: .cosine, top: 10)) }
  } setup: {
    let matrix = try PlainCorpus.counted(.documents).matrix
    let rows = similarities(of: matrix)
    let weights = rows.weighting.apply(to: rows.counts, idf: rows.idf)
    let filled = matrix.rows.indices.filter { matrix.rows[$0].tokenCount > 0 }
    let neighbours = rows.neighbours(of: .cosine, top: 10)
    require(
      neighbours.map(\.row) == filled.flatMap { repeatElement($0, count: 10) }, "ten of each that has a word")
    require(neighbours.indices.allSatisfy { neighbours[$0].rank == $0 % 10 + 1 }, "numbered from 1")
    // One article in fifty is looked at: all would take longer than the benchmark.
    for start in stride(from: 0, to: neighbours.count, by: 500) {
      let found = neighbours[start..<start + 10]
      let row = neighbours[start].row
      var cosines = plainCosines(of: row, in: weights)
      require(
        found.allSatisfy { $0.column != row && abs($0.value - cosines[$0.column]) < 1e-12 }, "cosines to other articles"
      )
      cosines.remove(at: row)
      for (neighbour, cosine) in zip(found, cosines.sorted(by: >)) {
        require(abs(neighbour.value - cosine) < 1e-12, "the ten largest, largest first")
      }
    }
    return matrix
  }
}
