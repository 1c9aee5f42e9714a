/// How a map of outlets, or of other groups, is made.
public struct MapOptions: Sendable, Equatable {
  /// How many dimensions the map has.
  public var dimensions = 2
  /// Replicates of the bootstrap; 0 for no intervals.
  public var replicates = 200
  /// The confidence of the intervals, above 0 and below 1.
  public var level = 0.95
  /// What random numbers start from.
  public var seed: UInt64 = 1
  /// How many threads may work. Results do not depend on it.
  public var threads = 1

  /// Creates the defaults: two dimensions, and intervals of 95 % from 200 replicates.
  public init() {}
}

/// Points in a space whose dimensions are principal axes.
struct PointMap: Sendable {
  /// The coordinates, point by point, a number for each dimension asked for; NaN where there is no point or dimension.
  var coordinates: [Double]
  /// How many dimensions were asked for.
  var dimensions: Int
  /// The eigenvalues that are not 0 up to rounding, falling.
  var eigenvalues: [Double]
  /// How much the points weigh.
  var masses: [Double]

  /// The dimensions of the map that there are.
  var rank: Int { min(dimensions, eigenvalues.count { $0 > 0 }) }
  /// The number of points.
  var count: Int { masses.count }

  subscript(point point: Int, dimension dimension: Int) -> Double { coordinates[point * dimensions + dimension] }

  /// Makes the map from a symmetric matrix, `v √λ / √mass` for an eigenvector `v` and its eigenvalue `λ`.
  ///
  /// The sign of an eigenvector is arbitrary. Here, in each dimension, the first point at least half as far from 0 as the
  /// farthest one is on the positive side: ties and roundings of the farthest do not turn the map round.
  ///
  /// - Parameters:
  ///   - matrix: The matrix over the points that `places` names; upper triangle.
  ///   - places: Which points there are.
  ///   - masses: Of all points; 1 divides by nothing.
  ///   - dimensions: How many are asked for.
  ///   - rounding: What an eigenvalue has to exceed to be none of a matrix with rounding errors.
  init(
    _ matrix: [Double], places: [Int], masses: [Double], dimensions: Int, rounding: (_ values: [Double]) -> Double
  ) {
    let order = places.count
    self.dimensions = dimensions
    self.masses = masses
    coordinates = [Double](repeating: .nan, count: masses.count * dimensions)
    let (values, vectors) = BLAS.eigen(matrix, order: order)
    let least = rounding(values)
    eigenvalues = values.reversed().filter { abs($0) > least }
    for dimension in 0..<rank {
      let value = eigenvalues[dimension]
      let vector = vectors[(order - 1 - dimension) * order..<(order - dimension) * order]
      var points = zip(places, vector).map { $1 * (value / masses[$0]).squareRoot() }
      let half = points.reduce(0) { max($0, abs($1)) } / 2
      if points.first(where: { abs($0) >= half }).map({ $0 < 0 }) == true { points = points.map { -$0 } }
      for (place, point) in zip(places, points) { coordinates[place * dimensions + dimension] = point }
    }
  }

  /// The coordinates of `other` after the rotation, with or without reflection, that brings its points closest to these,
  /// weighted by their masses; over ``rank`` dimensions.
  func aligned(_ other: PointMap) -> [Double] {
    let rank = rank
    // A dimension that the other does not have is 0 there.
    func coordinate(_ point: Int, _ dimension: Int) -> Double {
      dimension < other.rank ? other[point: point, dimension: dimension] : 0
    }
    let points = (0..<count).filter { !self[point: $0, dimension: 0].isNaN && !coordinate($0, 0).isNaN }
    var product = [Double](repeating: 0, count: rank * rank)
    for point in points {
      for i in 0..<rank {
        for j in 0..<rank {
          product[i * rank + j] += masses[point] * coordinate(point, i) * self[point: point, dimension: j]
        }
      }
    }
    let rotation = BLAS.closestRotation(product, order: rank)
    var aligned = [Double](repeating: .nan, count: count * rank)
    for point in points {
      for j in 0..<rank {
        aligned[point * rank + j] = (0..<rank).reduce(0) { $0 + coordinate(point, $1) * rotation[$1 * rank + j] }
      }
    }
    return aligned
  }
}

/// The intervals of the coordinates of a map, from articles resampled within groups.
struct MapIntervals: Sendable {
  /// By point and dimension; NaN where there is none.
  let ends: [(low: Double, high: Double)]

  /// Resamples the articles of each group, makes the map of each replicate and aligns it with `map`.
  ///
  /// - Parameters:
  ///   - map: The map of all articles.
  ///   - articles: Their counts.
  ///   - options: How often, at which level, from which seed.
  ///   - replicate: The map of articles that count as often as it is told; nil if there is none.
  init(
    around map: PointMap, _ articles: ArticleCounts, _ options: MapOptions,
    _ replicate: @Sendable (_ weights: [UInt8]) -> PointMap?
  ) {
    let (rank, count, articleCount) = (map.rank, map.count, articles.groups.count)
    guard options.replicates > 0, rank > 0 else {
      ends = [(low: Double, high: Double)](repeating: (.nan, .nan), count: count * map.dimensions)
      return
    }
    let weights = BootstrapWeights(
      ArticleStrata(articles.groups), replicates: options.replicates, seed: options.seed, threads: options.threads)
    let aligned = parallelMap(options.replicates, threads: options.threads, block: 1) { number, _ in
      replicate((0..<articleCount).map { UInt8(weights[replicate: number, article: $0]) }).map(map.aligned)
    }.compactMap { $0 }
    var articlesOfGroup = [Int](repeating: 0, count: count)
    for group in articles.groups { articlesOfGroup[Int(group)] += 1 }
    ends = (0..<count * map.dimensions).map { cell in
      let (point, dimension) = cell.quotientAndRemainder(dividingBy: map.dimensions)
      guard dimension < rank, articlesOfGroup[point] > 1 else { return (.nan, .nan) }
      var values = aligned.map { $0[point * rank + dimension] }.filter { !$0.isNaN }
      guard !values.isEmpty else { return (.nan, .nan) }
      return values.withUnsafeMutableBufferPointer {
        basicInterval(around: map[point: point, dimension: dimension], $0, level: options.level)
      }
    }
  }
}

/// Whether there is something to put on a map.
func requireGroups(_ matrix: DocumentFeatureMatrix) throws {
  let filled = matrix.rows.indices.filter { !matrix.counts.range(ofRow: $0).isEmpty }
  guard filled.count < 2 else { return }
  let name = filled.first.map { " with a term, '\(matrix.rows[$0].name(in: matrix))'" } ?? " with a term"
  throw InputError(
    path: "", reason: filled.isEmpty ? "no group has a term" : "there is only one group\(name), and no map of it")
}

extension DocumentFeatureMatrix {
  /// The columns that name a row, for tables whose rows are numbers of rows.
  var nameColumns: [Column<Int>] {
    labelNames.indices.map { label in
      .text(labelNames[label], "The \(labelNames[label]) of the articles.") { rows[$0].labels[label] }
    }
  }
}

extension PointMap {
  /// The columns of coordinates and intervals, for tables whose rows are numbers of points.
  func columns(_ intervals: MapIntervals) -> [Column<Int>] {
    let names = (0..<dimensions).map { "dim\($0 + 1)" }
    return names.enumerated().map { dimension, name in
      .real(name, "Coordinate of the group.") { self[point: $0, dimension: dimension] }
    }
      + names.enumerated().flatMap { dimension, name -> [Column<Int>] in
        [
          .real("low\(dimension + 1)", "Lower end of the interval of \(name), from resampling articles within groups.")
          {
            intervals.ends[$0 * dimensions + dimension].low
          },
          .real("high\(dimension + 1)", "Upper end of the interval of \(name), from resampling articles within groups.")
          {
            intervals.ends[$0 * dimensions + dimension].high
          },
        ]
      }
  }
}
