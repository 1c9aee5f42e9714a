/// How far apart two clusters are, for hierarchical clustering.
public enum Linkage: String, CaseIterable, Sendable {
  /// The mean of the distances between their members (UPGMA). Sokal and Michener 1958.
  case average
  /// The greatest distance between members. Sørensen 1948.
  case complete
  /// The least distance between members. Florek et al. 1951.
  case single
  /// `√(2ab/(a+b))` times the distance of their centres, for `a` and `b` members. Ward 1963.
  ///
  /// Takes the distances for those of points in a space, as cosine's, hellinger's and jsd's are.
  case ward

  /// The distance of a cluster, at `x` and `y` from two clusters of `a` and `b` members at a `distance` from each other, from
  /// both together, if it has `c` members itself. Lance and Williams 1967.
  func merged(_ x: Double, _ y: Double, distance: Double, a: Int, b: Int, c: Int) -> Double {
    let (na, nb, nc) = (Double(a), Double(b), Double(c))
    return switch self {
    case .average: (na * x + nb * y) / (na + nb)
    case .complete: max(x, y)
    case .single: min(x, y)
    case .ward:
      (max(0, (na + nc) * x * x + (nb + nc) * y * y - nc * distance * distance) / (na + nb + nc)).squareRoot()
    }
  }
}

/// Outlets, or other groups, put together step by step: the nearest two, then the nearest two of what there is then, ...
///
/// Groups have the numbers 0, 1, ... in the order of their labels, those that the measure is undefined for left out. With `n`
/// of them, the cluster of step `s` (from 0) has the number `n + s`: as in SciPy's `linkage`. Of equally near clusters, those
/// come together first that the chain of nearest neighbours meets first, which starts from the lowest group; where distances
/// are tied, other programs may give other trees.
public struct HierarchicalClustering: Sendable {
  /// A step: two clusters become one.
  public struct Merge: Sendable, Equatable {
    /// The cluster with the lower number.
    public var a: Int
    /// The other one.
    public var b: Int
    /// How far apart they are.
    public var height: Double
    /// How many groups the new cluster has.
    public var size: Int
  }

  /// The steps, the lowest first; one fewer than groups.
  public let merges: [Merge]
  /// The numbers of the groups as leaves of the tree, from left to right: what belongs together stands together.
  ///
  /// The cluster with the lower number comes first. A heatmap in this order has its blocks on the diagonal.
  public let leaves: [Int]
  private let matrix: DocumentFeatureMatrix
  /// The row of each number.
  private let places: [Int]

  /// Clusters the groups of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The counts.
  ///   - distances: How far apart groups are.
  ///   - linkage: How far apart clusters are.
  ///   - threads: How many threads may work. Results do not depend on it.
  /// - Throws: `InputError` if the measure is defined for fewer than two groups.
  /// - Complexity: The distances, and the squared number of groups.
  public init(
    _ matrix: DocumentFeatureMatrix, _ distances: GroupDistances, linkage: Linkage = .average, threads: Int = 1
  ) throws {
    try requireGroups(matrix)
    self.matrix = matrix
    let (count, values) = (matrix.rows.count, distances.values(matrix.counts, threads: threads))
    let places = definedRows(values, count: count)
    guard places.count > 1 else {
      throw InputError(path: "", reason: "\(distances.measure.rawValue) is undefined for all groups but one")
    }
    self.places = places
    merges = Self.merges(
      places.flatMap { row in places.map { values[row * count + $0] } }, count: places.count, linkage)
    leaves = Self.leaves(merges)
  }

  /// The steps by the chain of nearest neighbours, which meets the merges of all these linkages, in another order: Müllner
  /// 2011, Modern hierarchical, agglomerative clustering algorithms, section 3.1.
  static func merges(_ distances: [Double], count: Int, _ linkage: Linkage) -> [Merge] {
    var (distances, sizes) = (distances, [Int](repeating: 1, count: count))
    var found: [(x: Int, y: Int, height: Double)] = []
    var chain: [Int] = []
    while found.count < count - 1 {
      if chain.isEmpty { chain.append(sizes.firstIndex { $0 > 0 }!) }
      let x = chain.last!
      // Of equally near ones the one before in the chain, else the chain might go round in circles.
      let before = chain.dropLast().last
      var (nearest, least) = (before, before.map { distances[x * count + $0] } ?? .infinity)
      for y in 0..<count where sizes[y] > 0 && y != x && distances[x * count + y] < least {
        (nearest, least) = (y, distances[x * count + y])
      }
      guard let y = nearest else { preconditionFailure("a distance is not finite") }
      guard y == before else {
        chain.append(y)
        continue
      }
      chain.removeLast(2)
      let (low, high) = (min(x, y), max(x, y))
      found.append((low, high, least))
      for other in 0..<count where sizes[other] > 0 && other != low && other != high {
        let distance = linkage.merged(
          distances[low * count + other], distances[high * count + other], distance: least, a: sizes[low],
          b: sizes[high], c: sizes[other])
        distances[high * count + other] = distance
        distances[other * count + high] = distance
      }
      sizes[high] += sizes[low]
      sizes[low] = 0
    }

    // In the order of heights, clusters get their numbers. Sorting keeps the order of equal ones, where a cluster may be part
    // of the next.
    let order = found.indices.sorted { (found[$0].height, $0) < (found[$1].height, $1) }
    var clusterOf = Array(0..<count)
    var parents = Array(0..<count)
    var membersOf = [Int](repeating: 1, count: count)
    func root(_ group: Int) -> Int {
      var group = group
      while parents[group] != group { group = parents[group] }
      return group
    }
    return order.enumerated().map { step, index in
      let (x, y) = (root(found[index].x), root(found[index].y))
      let merge = Merge(
        a: min(clusterOf[x], clusterOf[y]), b: max(clusterOf[x], clusterOf[y]), height: found[index].height,
        size: membersOf[x] + membersOf[y])
      parents[x] = y
      membersOf[y] += membersOf[x]
      clusterOf[y] = count + step
      return merge
    }
  }

  /// The groups from left to right.
  static func leaves(_ merges: [Merge]) -> [Int] {
    let count = merges.count + 1
    var (leaves, open) = ([Int](), [2 * count - 2])
    while let cluster = open.popLast() {
      guard cluster >= count else {
        leaves.append(cluster)
        continue
      }
      open += [merges[cluster - count].b, merges[cluster - count].a]
    }
    return leaves
  }

  /// A row for each group, in the order of their labels, with its number and its place among the leaves, from 1.
  public var table: Table {
    var ids = [Int?](repeating: nil, count: matrix.rows.count)
    var orders = ids
    for (id, place) in places.enumerated() { ids[place] = id }
    for (order, leaf) in leaves.enumerated() { orders[places[leaf]] = order + 1 }
    let (allIDs, allOrders) = (ids, orders)
    let columns: [Column<Int>] =
      matrix.nameColumns + [
        .integer("id", "The number of the group among clusters, from 0.") { allIDs[$0] },
        .integer("order", "Its place among the leaves of the tree, from 1.") { allOrders[$0] },
      ]
    return Table(columns: columns, rows: 0..<matrix.rows.count)
  }

  /// A row for each step.
  public var mergeTable: Table {
    let columns: [Column<Int>] = [
      .integer("step", "The step, from 1.") { $0 + 1 },
      .integer("a", "The number of the one cluster; the cluster of step s has the number groups + s - 1.") {
        merges[$0].a
      },
      .integer("b", "The number of the other cluster, which is higher.") { merges[$0].b },
      .real("height", "How far apart they are.") { merges[$0].height },
      .integer("size", "The groups of the new cluster.", unit: "groups") { merges[$0].size },
    ]
    return Table(columns: columns, rows: merges.indices)
  }
}
