/// Two groups with the same mix of strata: what differs between them is not which strata they have.
///
/// Of each stratum that both have articles in, each group counts as many as the smaller one has: with a and b articles in a
/// stratum and m the lesser of both, an article of the first weighs m / a and one of the second m / b. This is direct
/// standardisation to the strata they share (Cochran 1968; Fleiss, Levin and Paik 2003, chapter 19).
struct MatchedArticles {
  /// The places in the pool of the articles in shared strata.
  let places: [Int]
  /// What each weighs in the first group, and in the second.
  let weights: [(a: Double, b: Double)]
  /// How many of `places` are the first group's.
  let firstCount: Int
  /// Σ m: how many articles each group counts as.
  let count: Int

  /// Takes the strata of a pool, the first `firstCount` of which are the articles of the first group.
  init(_ strata: [UInt32], firstCount: Int) {
    var sizes: [UInt32: (a: Int, b: Int)] = [:]
    for stratum in strata[..<firstCount] { sizes[stratum, default: (0, 0)].a += 1 }
    for stratum in strata[firstCount...] { sizes[stratum]?.b += 1 }
    places = strata.indices.filter { (sizes[strata[$0]]?.b ?? 0) > 0 }
    weights = places.map { place in
      let size = sizes[strata[place]]!
      let matched = Double(min(size.a, size.b))
      return (matched / Double(size.a), matched / Double(size.b))
    }
    self.firstCount = places.prefix { $0 < firstCount }.count
    count = sizes.values.reduce(0) { $0 + min($1.a, $1.b) }
  }

  /// The moments of two sums with the weights that `weigh` writes for each replicate: a row for each place, for the first
  /// group and for the second.
  func moments(
    _ count: Int, _ pair: PairProducts, _ scratch: ProductMemory,
    _ weigh: (_ replicates: Range<Int>, _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>) -> Void
  ) -> [SumMoments] {
    let n = places.count
    let block = n * replicateBlock
    let memory = scratch.numbers(n * n + 3 * block)
    pair.copy(places, into: memory)
    let (a, b, products) = (memory + n * n, memory + n * n + block, memory + n * n + 2 * block)
    let matrix = MatrixPart(start: memory, stride: n)
    var result = [SumMoments](repeating: SumMoments(), count: count)
    for first in stride(from: 0, to: count, by: replicateBlock) {
      let width = min(replicateBlock, count - first)
      a.initialize(repeating: 0, count: 2 * block)
      weigh(first..<first + width, a, b)
      func add(_ weights: UnsafeMutablePointer<Double>, to moment: WritableKeyPath<SumMoments, Double>) {
        for column in 0..<width {
          var sum = 0.0
          for row in 0..<n { sum += weights[row * width + column] * products[row * width + column] }
          result[first + column][keyPath: moment] = sum
        }
      }
      matrix.product(a, rows: n, depth: n, width: width, into: products)
      add(a, to: \.aa)
      add(b, to: \.ab)
      matrix.product(b, rows: n, depth: n, width: width, into: products)
      add(b, to: \.bb)
      for (row, place) in places.enumerated() {
        let sum = pair.sum(place)
        for column in 0..<width {
          result[first + column].a += sum * a[row * width + column]
          result[first + column].b += sum * b[row * width + column]
        }
      }
    }
    return result
  }

  /// The moments of the groups as they are.
  func moments(_ pair: PairProducts, _ scratch: ProductMemory) -> SumMoments {
    moments(1, pair, scratch) { _, a, b in
      for row in places.indices {
        if row < firstCount { a[row] = weights[row].a } else { b[row] = weights[row].b }
      }
    }[0]
  }

  /// The moments in replicates of a bootstrap; `drawn` says how often an article of the pool is drawn.
  func replicates(
    _ count: Int, _ pair: PairProducts, _ scratch: ProductMemory, drawn: (_ replicate: Int, _ place: Int) -> Int
  ) -> [SumMoments] {
    moments(count, pair, scratch) { replicates, a, b in
      for (row, place) in places.enumerated() {
        for (column, replicate) in replicates.enumerated() {
          let (cell, times) = (row * replicates.count + column, Double(drawn(replicate, place)))
          if row < firstCount { a[cell] = weights[row].a * times } else { b[cell] = weights[row].b * times }
        }
      }
    }
  }

  /// The moments in permutations within `strata` of the pool: every stratum keeps its sizes, and so its weights.
  func permutations(
    _ count: Int, _ pair: PairProducts, strata: [UInt32], seed: UInt64, _ scratch: ProductMemory
  ) -> [SumMoments] {
    var dealt = DealtArticles(strata, firstCount: pair.sizes.a, seed: seed)
    var isDrawn = [Bool](repeating: false, count: strata.count)
    return moments(count, pair, scratch) { replicates, a, b in
      for (column, replicate) in replicates.enumerated() {
        dealt.deal(replicate)
        for place in dealt.drawn { isDrawn[place] = true }
        for (row, place) in places.enumerated() {
          let cell = row * replicates.count + column
          if isDrawn[place] == dealt.drawsFirst { a[cell] = weights[row].a } else { b[cell] = weights[row].b }
        }
        for place in dealt.drawn { isDrawn[place] = false }
      }
    }
  }
}
