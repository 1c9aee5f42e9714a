import Benchmark
import TextStatistics

/// From a file to one row of counts: reading and tokenising, and of counting as little as there can be.
///
/// The library offers no words without counts. What reading takes of it is in `Reading JSON lines`; what counting by
/// article takes more, in `Counting by article`.
func benchmarkTokenizing() {
  Benchmark("Tokenising words") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(try PlainCorpus.counted(.groups(by: []))) }
  } setup: {
    let matrix = try PlainCorpus.counted(.groups(by: [])).matrix
    let counts = PlainCorpus().articles.reduce(into: [:]) { $0.merge($1.counts, uniquingKeysWith: +) }
    require(matrix.termCounts(ofRow: 0) == counts, "the counts of a plain word splitter")
  }

  var pairs = TokenizerOptions()
  pairs.ngramSizes = [1, 2]
  Benchmark("Tokenising words and pairs") { [pairs] benchmark in
    for _ in benchmark.scaledIterations { blackHole(try PlainCorpus.counted(.groups(by: []), pairs)) }
  } setup: { [pairs] in
    let matrix = try PlainCorpus.counted(.groups(by: []), pairs).matrix
    let tokens = PlainCorpus().articles.map(\.tokenCount)
    let expected = tokens.reduce(0) { $0 + max(0, 2 * $1 - 1) }
    require(
      matrix.counts.values.reduce(0) { $0 + Int($1) } == expected, "as many pairs as words, less one an article")
  }
}
