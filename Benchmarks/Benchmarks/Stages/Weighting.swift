import Benchmark
import Glibc
import TextStatistics

/// From counts to TF-IDF, of all articles, and to the table of the terms that mark each outlet.
func benchmarkWeighting() {
  Benchmark("Weighting all articles") { (benchmark, matrix: DocumentFeatureMatrix) in
    for _ in benchmark.scaledIterations { blackHole(weights(matrix)) }
  } setup: {
    let matrix = try PlainCorpus.counted(.documents).matrix
    let values = weights(matrix).values
    let articles = PlainCorpus().articles
    var frequencies: [String: Int] = [:]
    for term in articles.lazy.flatMap(\.counts.keys) { frequencies[term, default: 0] += 1 }
    for (row, article) in articles.enumerated() {
      let weights = article.counts.map { term, count in
        (term, Double(count) * (log(Double(1 + articles.count) / Double(1 + frequencies[term]!)) + 1))
      }
      let length = weights.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      let expected = Dictionary(uniqueKeysWithValues: weights)
      for entry in matrix.counts.range(ofRow: row) {
        let weight = expected[matrix.terms[Int(matrix.counts.columns[entry])]]! / length
        require(abs(values[entry] - weight) <= 1e-12 * weight, "count · idf / length")
      }
    }
    return matrix
  }

  Benchmark("Weighting, 20 terms of each outlet as CSV") { (benchmark, matrix: DocumentFeatureMatrix) in
    for _ in benchmark.scaledIterations { blackHole(try topTerms(matrix)) }
  } setup: {
    let matrix = try PlainCorpus.counted(.groups(by: ["outlet"])).matrix
    let values = weights(matrix).values
    let lines = try topTerms(matrix).split(separator: "\n").dropFirst()
    let expected = matrix.rows.indices.flatMap { values[matrix.counts.range(ofRow: $0)].sorted(by: >).prefix(20) }
    // Cells are counted from the end, since a term may have a comma.
    require(
      lines.map { Double($0.split(separator: ",").dropLast().last!) } == expected,
      "the twenty largest weights of each outlet, largest first")
    return matrix
  }
}

private func weights(_ matrix: DocumentFeatureMatrix) -> SparseMatrix<Double> {
  let weighting = Weighting()
  let idf = weighting.idf(documentFrequency: matrix.documentFrequencies, count: matrix.articleCount)
  return weighting.apply(to: matrix.counts, idf: idf, threads: threads)
}

private func topTerms(_ matrix: DocumentFeatureMatrix) throws -> String {
  try matrix.termWeightTable(Weighting(), top: 20, threads: threads).formatted(as: .csv)
}
