import Benchmark
import TextStatistics

/// From the counts of outlets to the matrix of one measure, and of every measure.
func benchmarkSimilarity() {
  for measures in [[SimilarityMeasure.cosine], SimilarityMeasure.allCases] {
    Benchmark("Similarity of outlets, \(measures.count == 1 ? "cosine" : "all measures")") {
      (benchmark, matrix: DocumentFeatureMatrix) in
      for _ in benchmark.scaledIterations { blackHole(similarities(of: matrix).matrices(of: measures)) }
    } setup: {
      let matrix = try PlainCorpus.counted(.groups(by: ["outlet"])).matrix
      check(similarities(of: matrix).matrices(of: measures), of: matrix)
      return matrix
    }
  }
}

/// The rows of the matrix with the usual weights, which are made when they are compared.
func similarities(of matrix: DocumentFeatureMatrix) -> Similarities {
  let weighting = Weighting()
  let idf = weighting.idf(documentFrequency: matrix.documentFrequencies, count: matrix.articleCount)
  return Similarities(counts: matrix.counts, weighting: weighting, idf: idf, threads: threads)
}

/// The cosine of a row with each, by the definition.
func plainCosines(of row: Int, in matrix: SparseMatrix<Double>) -> [Double] {
  var dense = [Double](repeating: 0, count: matrix.columnCount)
  for entry in matrix.range(ofRow: row) { dense[Int(matrix.columns[entry])] = matrix.values[entry] }
  return (0..<matrix.rowCount).map { other in
    matrix.range(ofRow: other).reduce(0) { $0 + dense[Int(matrix.columns[$1])] * matrix.values[$1] }
  }
}

private func check(_ results: [SimilarityMatrix], of matrix: DocumentFeatureMatrix) {
  let all = matrix.rows.indices
  for result in results {
    require(result.rowCount == all.count && result.columnCount == all.count, "a square matrix")
    for row in all {
      require(result[row, row] == (result.measure.isDistance ? 0 : 1), "a row is like itself")
      for column in row..<all.count {
        require(result[row, column] == result[column, row], "symmetric, and defined where no outlet is empty")
      }
    }
  }
  let weights = similarities(of: matrix).weighting.apply(to: matrix.counts, idf: similarities(of: matrix).idf)
  for row in all {
    for (column, cosine) in plainCosines(of: row, in: weights).enumerated() {
      require(abs(results[0][row, column] - cosine) < 1e-12, "cosine comes first and is the product of unit rows")
    }
  }
}
