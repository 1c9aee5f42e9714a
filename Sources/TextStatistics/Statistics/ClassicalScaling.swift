/// Classical multidimensional scaling: points whose distances are as nearly as may be those between outlets, or other groups.
///
/// With `D` the distances squared, element by element, and `J = I − 11ᵀ/n`, the coordinates are `v_k √λ_k` for the positive
/// eigenvalues `λ_k` and vectors `v_k` of `−½ J D J`. Torgerson 1952; Gower 1966. Where the distances are those of points in
/// a space, the points are found again, up to rotation and reflection; else there are negative eigenvalues, too.
///
/// Groups that the measure is undefined for, such as empty ones, have no coordinates. Signs follow the rule of
/// ``CorrespondenceAnalysis``.
public struct ClassicalScaling: Sendable {
  /// The eigenvalues, falling, negative ones last, without those that are 0 up to rounding.
  public var eigenvalues: [Double] { map.eigenvalues }
  /// The share of each positive eigenvalue in their sum.
  public var shares: [Double] { eigenvalues.filter { $0 > 0 }.map { $0 / positiveSum } }

  let map: PointMap
  private let intervals: MapIntervals
  private let matrix: DocumentFeatureMatrix
  private var positiveSum: Double { eigenvalues.reduce(0) { $0 + max(0, $1) } }

  /// Scales the groups of a corpus.
  ///
  /// - Parameters:
  ///   - corpus: The tokens.
  ///   - distances: How far apart groups are. Replicates keep the idf of the corpus.
  ///   - options: Dimensions and intervals.
  /// - Throws: `InputError` if the measure is defined for fewer than two groups, or a temporary file cannot be read.
  public init(_ corpus: TokenizedCorpus, _ distances: GroupDistances, _ options: MapOptions = MapOptions()) throws {
    precondition(options.dimensions > 0, "a map has a dimension")
    try requireGroups(corpus.matrix)
    matrix = corpus.matrix
    let scaled = Self.scale(
      distances.values(corpus.matrix.counts, threads: options.threads), count: matrix.rows.count,
      dimensions: options.dimensions)
    guard let scaled else {
      throw InputError(path: "", reason: "\(distances.measure.rawValue) is undefined for all groups but one")
    }
    map = scaled
    guard options.replicates > 0 else {
      intervals = MapIntervals(around: scaled, ArticleCounts(matrix.counts), options) { _ in nil }
      return
    }
    let articles = try ArticleCounts(corpus)
    let count = matrix.rows.count
    intervals = MapIntervals(around: scaled, articles, options) { weights in
      Self.scale(
        distances.values(articles.matrix(weights: weights), threads: 1), count: count, dimensions: options.dimensions)
    }
  }

  /// The map of distances, NaN where there is none; nil for fewer than two points.
  static func scale(_ distances: [Double], count: Int, dimensions: Int) -> PointMap? {
    let places = definedRows(distances, count: count)
    guard places.count > 1 else { return nil }
    let order = places.count
    var matrix = places.flatMap { row in
      places.map { column in -distances[row * count + column] * distances[row * count + column] / 2 }
    }
    let means = (0..<order).map { row in matrix[row * order..<(row + 1) * order].reduce(0, +) / Double(order) }
    let mean = means.reduce(0, +) / Double(order)
    for row in 0..<order {
      for column in 0..<order { matrix[row * order + column] += mean - means[row] - means[column] }
    }
    return PointMap(
      matrix, places: places, masses: [Double](repeating: 1, count: count), dimensions: dimensions
    ) { values in Double(order) * 8 * .ulpOfOne * (values.map(abs).max() ?? 0) }
  }

  /// A row for each group, in the order of their labels.
  public var table: Table {
    Table(columns: matrix.nameColumns + map.columns(intervals), rows: 0..<map.count)
  }

  /// A row for each dimension, the greatest eigenvalue first, with the negative ones at the end.
  public var dimensionTable: Table {
    .ofDimensions(eigenvalues, total: positiveSum, "The eigenvalue of the dimension.")
  }
}

/// How far apart groups are, made of any measure of similarity.
///
/// A similarity `s` becomes `√(2 (1 − s))`: for cosine, that is the distance of rows of unit length (Gower 1966). Distances
/// are taken as they are, but for the Jensen-Shannon divergence, which is the square of one.
public struct GroupDistances: Sendable {
  /// The measure.
  public let measure: SimilarityMeasure
  private let weighting: Weighting
  private let idf: [Double]
  private let mostFrequentWords: Int

  /// Takes the idf from a corpus.
  ///
  /// - Parameters:
  ///   - measure: What is compared.
  ///   - matrix: The counts of all articles of the groups.
  ///   - weighting: The scheme of the weighted rows.
  ///   - unit: What idf counts.
  ///   - mostFrequentWords: How many words the delta measures take.
  public init(
    _ measure: SimilarityMeasure, of matrix: DocumentFeatureMatrix, weighting: Weighting = Weighting(),
    idfOver unit: DocumentFrequencyUnit = .articles, mostFrequentWords: Int = 150
  ) {
    self.measure = measure
    self.weighting = weighting
    self.mostFrequentWords = mostFrequentWords
    let (frequencies, count) = matrix.documentFrequencies(over: unit)
    idf = weighting.idf(documentFrequency: frequencies, count: count)
  }

  /// The distances of all rows, row by row; NaN where the measure is undefined.
  func values(_ counts: SparseMatrix<UInt32>, threads: Int) -> [Double] {
    let similarities = Similarities(
      counts: counts, weighting: weighting, idf: idf, mostFrequentWords: mostFrequentWords, threads: threads)
    return similarities.matrices(of: [measure])[0].values.map { value in
      switch measure {
      case .jsd: value.squareRoot()
      case _ where measure.isDistance: value
      default: (2 * (1 - value)).squareRoot()
      }
    }
  }
}

/// The rows of a square matrix that are at a distance from themselves, which is 0 unless the measure is undefined for them.
func definedRows(_ distances: [Double], count: Int) -> [Int] {
  (0..<count).filter { !distances[$0 * count + $0].isNaN }
}
