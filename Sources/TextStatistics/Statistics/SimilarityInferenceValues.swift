#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Measures between groups whose counts change from replicate to replicate, while what weighs the terms stays the same.
///
/// Inverse document frequencies and the shares of the columns are those of the whole corpus: resampled, they would make
/// every replicate a measure of its own.
struct ReplicateSimilarity: Sendable {
  let measures: [SimilarityMeasure]
  private let weighting: Weighting
  private let idf: [Double]
  private let backgrounds: [RowVectors.Kind: ColumnBackground]

  /// - Precondition: no measure takes scores, which depend on all groups of a replicate.
  init(_ measures: [SimilarityMeasure], _ whole: Similarities) {
    precondition(measures.allSatisfy { $0.vectors != .scores }, "z-scores are not resampled")
    self.measures = measures
    weighting = whole.weighting
    idf = whole.idf
    backgrounds = Dictionary(
      measures.map { ($0.vectors, ColumnBackground($0.vectors, whole, nil)) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the measures of one pass share: they have the same vectors and the same sum.
  private func passes(
    _ counts: SparseMatrix<UInt32>, threads: Int,
    _ body: (SharedSum, VectorPair, _ measures: [(index: Int, comparison: Comparison)]) -> Void
  ) {
    let rows = Similarities(counts: counts, weighting: weighting, idf: idf, threads: threads)
    let identities = RowIdentities(counts, threads: threads)
    var done: Set<SimilarityMeasure> = []
    for measure in measures where !done.contains(measure) {
      let vectors = VectorPair(rows.vectors(measure.vectors, backgrounds[measure.vectors]!), nil)
      let siblings = measures.enumerated().filter {
        $0.element.vectors == measure.vectors && $0.element.sum == measure.sum
      }
      done.formUnion(siblings.map(\.element))
      body(
        measure.sum, vectors,
        siblings.map {
          ($0.offset, Comparison(measure: $0.element, vectors: vectors, a: identities, b: identities))
        })
    }
  }

  /// The measures of all pairs of rows, in the order (0, 1), (0, 2), ...
  func allPairs(_ counts: SparseMatrix<UInt32>, threads: Int = 1) -> [[Double]] {
    var result = [[Double]](repeating: [], count: measures.count)
    passes(counts, threads: threads) { sum, vectors, measures in
      let totals = SharedSums.matrix(sum, vectors, threads: threads)
      for (index, comparison) in measures {
        let matrix = comparison.matrix(from: totals, threads: threads)
        for a in 0..<counts.rowCount {
          for b in a + 1..<max(a + 1, counts.rowCount) { result[index].append(matrix[a, b]) }
        }
      }
    }
    return result
  }

  /// The measures of row 0 with row 1, of row 2 with row 3, ...
  func neighbours(_ counts: SparseMatrix<UInt32>) -> [[Double]] {
    var result = [[Double]](repeating: [], count: measures.count)
    passes(counts, threads: 1) { sum, vectors, measures in
      for a in stride(from: 0, to: counts.rowCount, by: 2) {
        let total = sum.total(vectors.a.matrix, a, a + 1)
        for (index, comparison) in measures { result[index].append(comparison.value(a, a + 1, sum: total)) }
      }
    }
    return result
  }
}

extension SharedSum {
  /// The sum of two rows, in the order of the terms.
  func total(_ matrix: SparseMatrix<Double>, _ row: Int, _ other: Int) -> Double {
    var (i, j) = (matrix.rowOffsets[row], matrix.rowOffsets[other])
    let (end, otherEnd) = (matrix.rowOffsets[row + 1], matrix.rowOffsets[other + 1])
    func entropy(_ x: Double) -> Double { x > 0 ? x * log2(x) : 0 }
    var sum = 0.0
    while i < end, j < otherEnd {
      let (p, q) = (matrix.columns[i], matrix.columns[j])
      if p == q {
        let (x, y) = (matrix.values[i], matrix.values[j])
        switch self {
        case .product: sum += x * y
        case .minimum: sum += min(x, y)
        case .entropy: sum += entropy(x + y) - entropy(x) - entropy(y)
        case .difference: sum += abs(x - y)
        }
      }
      i += p <= q ? 1 : 0
      j += q <= p ? 1 : 0
    }
    return sum
  }
}
