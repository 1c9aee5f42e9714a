/// Correspondence analysis of how often outlets, or other groups, use terms.
///
/// With `P` the counts divided by their sum `N`, `r` its row sums (the masses of the groups) and `c` its column sums, the
/// groups are points whose squared distances are `Σ (p_ij/r_i − p_kj/r_k)² / c_j`, chi-squared distances of their profiles;
/// the dimensions are the principal axes of these points, weighted by their masses. They come from the singular values of
/// `S = D_r^(−½) (P − r cᵀ) D_c^(−½)`; coordinates are principal ones, `f_ik = √λ_k v_ik / √r_i` with `λ_k`, `v_k` the
/// eigenvalues and vectors of `S Sᵀ`. That matrix has a row for each group only: `n_ij n_kj / (C_j √(R_i R_k))`, summed over
/// terms, less `√(r_i r_k)`. Benzécri 1973; Greenacre 1984, chapter 4.
///
/// A group without a term has no coordinates, and neither has a dimension without inertia: two groups have one dimension,
/// groups with equal profiles have none. In each dimension the first group that is at least half as far from 0 as the
/// farthest one has a positive coordinate. Where two eigenvalues are equal, the axes of their plane are arbitrary.
public struct CorrespondenceAnalysis: Sendable {
  /// The principal inertias λ, falling, without those that are 0 up to rounding.
  public var eigenvalues: [Double] { map.eigenvalues }
  /// The sum of all inertias: chi-squared of the table of counts, divided by its sum.
  public let totalInertia: Double
  /// The share of each group in the total inertia.
  let inertias: [Double]
  let map: PointMap
  private let intervals: MapIntervals
  private let matrix: DocumentFeatureMatrix

  /// Analyses the groups of a corpus.
  ///
  /// - Parameters:
  ///   - corpus: The tokens.
  ///   - options: Dimensions and intervals.
  /// - Throws: `InputError` if fewer than two groups have a term, or a temporary file cannot be read.
  /// - Complexity: Per replicate a pass over the different terms of every article, the squared number of groups of every
  ///   term, and the cube of the number of groups.
  public init(_ corpus: TokenizedCorpus, _ options: MapOptions = MapOptions()) throws {
    precondition(options.dimensions > 0, "a map has a dimension")
    try requireGroups(corpus.matrix)
    matrix = corpus.matrix
    let articles = try ArticleCounts(corpus)
    let analysis = Self.analyse(articles, weights: nil, dimensions: options.dimensions)
    guard let analysis else { preconditionFailure("two groups have a term") }
    (map, inertias, totalInertia) = analysis
    intervals = MapIntervals(around: map, articles, options) { weights in
      Self.analyse(articles, weights: weights, dimensions: options.dimensions)?.map
    }
  }

  /// The map of articles that count as often as `weights` says; nil unless two groups have a term.
  static func analyse(
    _ articles: ArticleCounts, weights: [UInt8]?, dimensions: Int
  ) -> (map: PointMap, inertias: [Double], total: Double)? {
    let count = articles.groupCount
    var products = [Double](repeating: 0, count: count * count)
    var totals = [Double](repeating: 0, count: count)
    products.withUnsafeMutableBufferPointer { products in
      totals.withUnsafeMutableBufferPointer { totals in
        articles.forEachTerm(weights: weights) { _, groups, counts in
          var sum = 0.0
          for count in counts { sum += Double(count) }
          for i in groups.indices {
            let row = Int(groups[i])
            totals[row] += Double(counts[i])
            let share = Double(counts[i]) / sum
            for j in i..<groups.count { products[row * count + Int(groups[j])] += share * Double(counts[j]) }
          }
        }
      }
    }
    let places = totals.indices.filter { totals[$0] > 0 }
    guard places.count > 1 else { return nil }
    let total = totals.reduce(0, +)
    let masses = totals.map { $0 / total }
    var matrix = [Double](repeating: 0, count: places.count * places.count)
    var inertias = [Double](repeating: .nan, count: count)
    for (i, a) in places.enumerated() {
      for (j, b) in places.enumerated().dropFirst(i) {
        matrix[i * places.count + j] =
          products[a * count + b] / (totals[a] * totals[b]).squareRoot() - (masses[a] * masses[b]).squareRoot()
      }
      inertias[a] = max(0, matrix[i * places.count + i])
    }
    // The largest eigenvalue before the masses are subtracted is 1, whose rounding is that of all others.
    let map = PointMap(matrix, places: places, masses: masses, dimensions: dimensions) { _ in
      Double(places.count) * 8 * .ulpOfOne
    }
    return (map, inertias, places.reduce(0) { $0 + inertias[$1] })
  }

  /// The share of each dimension in the total inertia.
  public var shares: [Double] { eigenvalues.map { $0 / totalInertia } }

  /// A row for each group, in the order of their labels.
  public var table: Table {
    let names = (0..<map.dimensions).map { "\($0 + 1)" }
    @Sendable func value(_ group: Int, _ dimension: Int, _ body: (_ square: Double) -> Double) -> Double? {
      let coordinate = map[point: group, dimension: dimension]
      return dimension < map.rank ? body(coordinate * coordinate) : nil
    }
    let columns: [Column<Int>] =
      matrix.nameColumns + map.columns(intervals) + [
        .real("mass", "Share of the group in all tokens that are terms.") { map.masses[$0] },
        .real("inertia", "Share of the group in the total inertia.", formula: "mass * distance^2 / total") {
          inertias[$0] / totalInertia
        },
      ]
      + names.enumerated().map { dimension, name in
        .real(
          "contribution\(name)", "Share of the group in the inertia of dimension \(name).",
          formula: "mass * dim\(name)^2 / eigenvalue"
        ) { group in value(group, dimension) { map.masses[group] * $0 / map.eigenvalues[dimension] } }
      }
      + names.enumerated().map { dimension, name in
        .real(
          "cos2_\(name)", "Share of dimension \(name) in the squared distance of the group from the centre.",
          formula: "dim\(name)^2 / distance^2"
        ) { group in value(group, dimension) { $0 * map.masses[group] / inertias[group] } }
      }
    return Table(columns: columns, rows: 0..<map.count)
  }

  /// A row for each dimension that there is, the greatest inertia first.
  public var dimensionTable: Table {
    .ofDimensions(eigenvalues, total: totalInertia, "The principal inertia of the dimension.")
  }

  /// The terms that contribute most to the dimensions of the map, as points beside the groups.
  ///
  /// Coordinates are principal ones: `g_jk = Σ_i n_ij/C_j f_ik / √λ_k`, the mean of the groups that use the term, stretched.
  /// Terms are ordered by their share in the inertia of all dimensions of the map, from the greatest, ties by the term.
  ///
  /// - Parameter top: How many; nil for all.
  /// - Returns: A row for each term.
  public func termTable(top: Int? = nil) -> Table {
    let (rank, termCount) = (map.rank, matrix.terms.count)
    var sums = [Double](repeating: 0, count: termCount)
    var points = [Double](repeating: 0, count: termCount * rank)
    for group in 0..<map.count {
      for entry in matrix.counts.range(ofRow: group) {
        let (term, count) = (Int(matrix.counts.columns[entry]), Double(matrix.counts.values[entry]))
        sums[term] += count
        for k in 0..<rank { points[term * rank + k] += count * map[point: group, dimension: k] }
      }
    }
    let total = sums.reduce(0, +)
    for term in 0..<termCount {
      for k in 0..<rank { points[term * rank + k] /= sums[term] * eigenvalues[k].squareRoot() }
    }
    let (allPoints, allSums) = (points, sums)
    @Sendable func inertia(_ term: Int, _ k: Int) -> Double {
      allPoints[term * rank + k] * allPoints[term * rank + k] * allSums[term] / total
    }
    // What a list of terms names may occur nowhere.
    let terms = (0..<termCount).filter { allSums[$0] > 0 }
    let scores = terms.map { term in (term: term, score: (0..<rank).reduce(0) { $0 + inertia(term, $1) }) }
    let order = scores.sorted { ($1.score, $0.term) < ($0.score, $1.term) }.prefix(top ?? .max).map(\.term)
    let names = (0..<map.dimensions).map { "\($0 + 1)" }
    let columns: [Column<Int>] =
      [
        .text("term", "The term.") { matrix.terms[$0] },
        .integer("count", "Its occurrences in all groups.", unit: "tokens") { Int(allSums[$0]) },
      ]
      + names.enumerated().map { k, name in
        .real("dim\(name)", "Coordinate of the term.") { k < rank ? allPoints[$0 * rank + k] : nil }
      }
      + names.enumerated().map { k, name in
        .real("contribution\(name)", "Share of the term in the inertia of dimension \(name).") {
          k < rank ? inertia($0, k) / map.eigenvalues[k] : nil
        }
      }
    return Table(columns: columns, rows: order)
  }
}

extension Table {
  /// A row for each eigenvalue, with its share in a total.
  static func ofDimensions(_ eigenvalues: [Double], total: Double, _ description: String) -> Table {
    let columns: [Column<Int>] = [
      .integer("dimension", "The number of the dimension.") { $0 + 1 },
      .real("eigenvalue", description) { eigenvalues[$0] },
      .real("share", "Its share in all positive ones.", formula: "eigenvalue / sum") {
        eigenvalues[$0] > 0 ? eigenvalues[$0] / total : nil
      },
    ]
    return Table(columns: columns, rows: eigenvalues.indices)
  }
}
