import Benchmark
import TextStatistics

/// From a file to the matrix of counts: reading, tokenising, counting and merging.
func benchmarkCounting() {
  Benchmark("Counting by outlet") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try PlainCorpus.counted(.groups(by: ["outlet"]))) }
  } setup: {
    let matrix = try PlainCorpus.counted(.groups(by: ["outlet"])).matrix
    let outlets = PlainCorpus().outlets
    require(matrix.rows.map { $0.labels[0] } == outlets.keys.sorted(), "a row an outlet, in order")
    for (row, outlet) in matrix.rows.enumerated() {
      require(matrix.termCounts(ofRow: row) == outlets[outlet.labels[0]], "the counts of a plain word splitter")
    }
  }

  Benchmark("Counting by article") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try PlainCorpus.counted(.documents)) }
  } setup: {
    let matrix = try PlainCorpus.counted(.documents).matrix
    let articles = PlainCorpus().articles
    require(matrix.rows.map(\.labels) == articles.map { [$0.id, $0.outlet] }, "a row an article, in order")
    for (row, article) in articles.enumerated() {
      require(matrix.termCounts(ofRow: row) == article.counts, "the counts of a plain word splitter")
    }
  }
}
