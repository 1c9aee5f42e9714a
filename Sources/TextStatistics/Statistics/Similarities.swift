/// The rows of a document-term matrix, ready to be compared with each other or with the rows of another.
///
/// ```swift
/// let weighting = Weighting()
/// let idf = weighting.idf(documentFrequency: [1, 2], count: 2)
/// let counts = SparseMatrix<UInt32>(columnCount: 2, rowOffsets: [0, 2, 3], columns: [0, 1, 1], values: [3, 1, 2])
/// let matrices = Similarities(counts: counts, weighting: weighting, idf: idf).matrices(of: [.jaccard])
/// matrices[0][0, 1]  // 0.5
/// ```
///
/// Results do not depend on the number of threads. With fewer than 64 rows they are made without BLAS and do not depend
/// on its kernel either; above, cells may differ in the last digits from one kind of processor to another.
public struct Similarities: Sendable {
  /// How often each term (column) stands in each document or group (row).
  public let counts: SparseMatrix<UInt32>
  /// What the entries of `counts` count as, if not as themselves.
  let weighedCounts: [Double]
  /// How counts become the weighted rows.
  public let weighting: Weighting
  /// The weight of every column.
  public let idf: [Double]
  /// How many words the delta measures take.
  public let mostFrequentWords: Int
  /// How many threads may work.
  public let threads: Int

  /// Takes the counts and the scheme that weighs them.
  ///
  /// - Parameters:
  ///   - counts: how often each term (column) stands in each row.
  ///   - weighting: how counts become the weighted rows.
  ///   - idf: the weight of every column, as from ``Weighting/idf(documentFrequency:count:)``, not negative.
  ///   - mostFrequentWords: how many words the delta measures take.
  ///   - threads: how many threads may work.
  public init(
    counts: SparseMatrix<UInt32>, weighting: Weighting, idf: [Double], mostFrequentWords: Int = 150, threads: Int = 1
  ) {
    self.init(counts, weighed: [], weighting, idf: idf, mostFrequentWords: mostFrequentWords, threads: threads)
  }

  /// The same for counts that are real numbers above 0, in the places of `counts`, unless there are none.
  init(
    _ counts: SparseMatrix<UInt32>, weighed weighedCounts: [Double], _ weighting: Weighting, idf: [Double],
    mostFrequentWords: Int, threads: Int
  ) {
    precondition(weighedCounts.isEmpty || weighedCounts.count == counts.values.count, "one real number per count")
    precondition(idf.count == counts.columnCount, "one idf per column")
    precondition(mostFrequentWords > 0 && threads > 0, "words and threads are counted from 1")
    self.counts = counts
    self.weighedCounts = weighedCounts
    self.weighting = weighting
    self.idf = idf
    self.mostFrequentWords = mostFrequentWords
    self.threads = threads
  }

  /// Every measure between all rows, as symmetric matrices in the order of `measures`.
  ///
  /// - Parameter measures: what to compute; measures that share a sum share the pass over the matrix.
  /// - Returns: one square matrix per measure.
  /// - Complexity: Σ (entries of a column)² per sum, and rows² numbers per measure of memory.
  public func matrices(of measures: [SimilarityMeasure]) -> [SimilarityMatrix] {
    matrices(of: measures, against: nil, denseShare: nil)
  }

  /// Every measure between these rows and the rows of `other`, in the order of `measures`.
  ///
  /// - Parameters:
  ///   - measures: what to compute.
  ///   - other: rows over the same vocabulary; the columns of the result.
  /// - Returns: one matrix per measure, a row for each row of this set.
  public func matrices(of measures: [SimilarityMeasure], against other: Similarities) -> [SimilarityMatrix] {
    matrices(of: measures, against: other, denseShare: nil)
  }

  func matrices(
    of measures: [SimilarityMeasure], against other: Similarities?, denseShare: Double?
  ) -> [SimilarityMatrix] {
    let pair = RowPair(self, other)
    var results: [SimilarityMeasure: SimilarityMatrix] = [:]
    for measure in measures where results[measure] == nil {
      let vectors = pair.vectors(for: measure)
      let totals = SharedSums.matrix(measure.sum, vectors, threads: threads, denseShare: denseShare)
      for sibling in measures where sibling.vectors == measure.vectors && sibling.sum == measure.sum {
        results[sibling] = pair.comparison(sibling, vectors).matrix(from: totals, threads: threads)
      }
    }
    return measures.map { results[$0]! }
  }
}

/// The rows of one set and of the set they are compared with, and what all comparisons of them share.
struct RowPair {
  private let a: Similarities
  /// nil when the rows are compared with each other.
  private let b: Similarities?
  private let identitiesOfA: RowIdentities
  private let identitiesOfB: RowIdentities
  private lazy var postingsOfA = Postings(a.counts)
  private lazy var postingsOfB = b.map { Postings($0.counts) } ?? postingsOfA

  init(_ a: Similarities, _ b: Similarities?) {
    precondition(b.map { $0.counts.columnCount == a.counts.columnCount } ?? true, "the vocabularies differ")
    self.a = a
    self.b = b
    identitiesOfA = RowIdentities(a.counts, weighed: a.weighedCounts, threads: a.threads)
    identitiesOfB = b.map { RowIdentities($0.counts, weighed: $0.weighedCounts, threads: a.threads) } ?? identitiesOfA
  }

  /// The vectors that `measure` compares.
  func vectors(for measure: SimilarityMeasure) -> VectorPair {
    let background = ColumnBackground(measure.vectors, a, b)
    return VectorPair(a.vectors(measure.vectors, background), b?.vectors(measure.vectors, background))
  }

  /// The sums over shared terms that `measure` needs of its vectors, row by row.
  mutating func sums(for measure: SimilarityMeasure, _ vectors: VectorPair) -> SharedSums {
    guard measure.vectors == .scores else { return SharedSums(measure.sum, vectors, postingsOfA, postingsOfB) }
    return SharedSums(measure.sum, vectors, Postings(vectors.a.matrix), Postings(vectors.b.matrix))
  }

  /// The measure over its vectors.
  func comparison(_ measure: SimilarityMeasure, _ vectors: VectorPair) -> Comparison {
    Comparison(measure: measure, vectors: vectors, a: identitiesOfA, b: identitiesOfB)
  }
}

extension Comparison {
  /// The matrix of the measure from the sums of all pairs, mirrored when it is symmetric.
  func matrix(from totals: [Double], threads: Int) -> SimilarityMatrix {
    let height = vectors.a.matrix.rowCount
    let width = vectors.b.matrix.rowCount
    let values = [Double](unsafeUninitializedCapacity: height * width) { buffer, count in
      nonisolated(unsafe) let out = buffer
      parallelRows(height, threads: threads, block: 8) { row, _ in
        for column in (vectors.isSymmetric ? row : 0)..<width {
          let value = value(row, column, sum: totals[row * width + column])
          out[row * width + column] = value
          if vectors.isSymmetric { out[column * width + row] = value }
        }
      }
      count = height * width
    }
    return SimilarityMatrix(measure: measure, rowCount: height, columnCount: width, values: values)
  }
}
