/// Places for the nodes of a network, so that those that are joined come near each other (Fruchterman and Reingold 1991,
/// Graph drawing by force-directed placement; with a pull to the middle, which keeps parts together that are not joined).
///
/// Nodes start at random places of a fixed seed. Only additions, products, quotients and square roots are used, which IEEE
/// 754 rounds alike everywhere: the same network has the same places.
enum ForceLayout {
  private static let steps = 300

  /// Finds the places.
  ///
  /// - Parameters:
  ///   - count: How many nodes there are.
  ///   - edges: Two nodes and how strongly they are joined, above 0 and at most 1.
  /// - Returns: A place for each node, within 0 and 1 in both directions.
  /// - Complexity: The squared number of nodes and the number of edges, 300 times.
  static func places(_ count: Int, edges: [(a: Int, b: Int, strength: Double)]) -> [SIMD2<Double>] {
    guard count > 1 else { return [SIMD2<Double>](repeating: SIMD2(0.5, 0.5), count: count) }
    var random = RandomNumbers(seed: 1991)
    var places = (0..<count).map { _ in
      SIMD2(Double(random.next(below: 1 << 20)), Double(random.next(below: 1 << 20))) / SIMD2(repeating: 0x1p20)
    }
    // The length at which both forces are equal: nodes share the area.
    let length = (1 / Double(count)).squareRoot()
    for step in 0..<steps {
      var moves = [SIMD2<Double>](repeating: SIMD2(), count: count)
      for a in 0..<count {
        for b in 0..<a {
          let way = places[a] - places[b]
          let squared = max((way * way).sum(), 1e-9)
          // Those far away do not push, else parts that are not joined would be driven to the edges.
          if squared > 9 * length * length { continue }
          let push = way * SIMD2(repeating: length * length / squared)
          moves[a] += push
          moves[b] -= push
        }
        moves[a] -= (places[a] - SIMD2(0.5, 0.5)) * SIMD2(repeating: 5 * length)
      }
      for (a, b, strength) in edges {
        let way = places[a] - places[b]
        let distance = (way * way).sum().squareRoot()
        let pull = way * SIMD2(repeating: distance / length * (0.3 + 0.7 * strength))
        moves[a] -= pull
        moves[b] += pull
      }
      // Nodes move less and less far.
      let farthest = 0.1 * (1 - Double(step) / Double(steps))
      for node in 0..<count {
        let distance = (moves[node] * moves[node]).sum().squareRoot()
        if distance > 0 { places[node] += moves[node] * SIMD2(repeating: min(distance, farthest) / distance) }
      }
    }
    let low = places.reduce(places[0]) { pointwiseMin($0, $1) }
    let high = places.reduce(places[0]) { pointwiseMax($0, $1) }
    let span = pointwiseMax(high - low, SIMD2(repeating: 1e-9))
    return places.map { ($0 - low) / span }
  }

  /// Moves boxes apart that lie on each other, each along the way that is shorter, and keeps all within the area.
  ///
  /// - Parameters:
  ///   - centers: Where the boxes are.
  ///   - sizes: How wide and high they are.
  ///   - area: The width and height of the area.
  /// - Returns: Where they are then; a few may still lie on each other where there is not enough room.
  static func apart(_ centers: [SIMD2<Double>], sizes: [SIMD2<Double>], area: SIMD2<Double>) -> [SIMD2<Double>] {
    var centers = centers
    for _ in 0..<200 {
      var hasMoved = false
      for a in centers.indices {
        for b in 0..<a {
          let way = centers[a] - centers[b]
          let needed = (sizes[a] + sizes[b]) / SIMD2(repeating: 2)
          let overlap = SIMD2(needed.x - abs(way.x), needed.y - abs(way.y))
          guard overlap.x > 0.01, overlap.y > 0.01 else { continue }
          let axis = overlap.x < overlap.y ? 0 : 1
          let move = (overlap[axis] / 2 + 0.01) * (way[axis] < 0 ? -1 : 1)
          centers[a][axis] += move
          centers[b][axis] -= move
          hasMoved = true
        }
      }
      for node in centers.indices {
        let half = sizes[node] / SIMD2(repeating: 2)
        centers[node] = pointwiseMax(half, pointwiseMin(area - half, centers[node]))
      }
      if !hasMoved { break }
    }
    return centers
  }
}
