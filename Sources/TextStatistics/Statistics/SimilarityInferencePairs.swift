/// Resamples the articles of pairs of groups through their inner products, for measures that follow from these.
///
/// The products of two blocks of groups are made, all pairs of the two blocks are resampled, and the products are thrown
/// away; those within groups are kept, since every pair of the group needs them.
struct PairResampler: Sendable {
  let products: ArticleProducts
  let resampling: SimilarityResampling
  let threads: Int
  /// The stratum of every article in the order of `products`; nil without strata.
  private let strata: [UInt32]?
  private let weights: BootstrapWeights?

  /// What resampling shows of a pair.
  struct Found {
    /// The places of the groups.
    var (a, b) = (0, 0)
    var replicates: [SumMoments] = []
    var permutations: [SumMoments] = []
    var matchedCount = 0
    var matched: SumMoments?
    var matchedReplicates: [SumMoments] = []
    var matchedPermutations: [SumMoments] = []
  }

  init(
    _ articles: GroupedArticles, idf: [Double], members: [[Int]], _ resampling: SimilarityResampling, threads: Int
  ) {
    products = ArticleProducts(articles.matrix.counts, idf: idf, members: members)
    self.resampling = resampling
    self.threads = threads
    strata = articles.hasStrata ? products.articles.map { articles.strata[$0] } : nil
    weights =
      resampling.replicates > 0
      ? BootstrapWeights(
        ArticleStrata(articles.groupStrata), replicates: resampling.replicates, seed: resampling.seed, threads: threads)
      : nil
  }

  /// Calls `body` once for each pair of groups, on several threads.
  func run(_ body: @Sendable (Found) -> Void) {
    let groups = GroupMoments(self)
    nonisolated(unsafe) let memories = (0..<threads).map { _ in (tile: ProductMemory(), ProductMemory()) }
    // First the pairs within blocks: they leave behind what all others need.
    parallel(products.blocks.count, threads: threads) { block, thread in
      let articles = ArticleBlock(products, block, withPostings: true)
      let tile = memories[thread].tile.numbers(articles.places.count * articles.places.count)
      products.fill(tile, articles, articles)
      for group in products.blocks[block] { groups.take(group, from: tile, articles.places, memories[thread].1) }
      addPairs(block, block, tile, groups, memories[thread].1, body)
    }
    // The last block is compared with the most others.
    parallel(products.blocks.count, threads: threads) { index, thread in
      let block = products.blocks.count - 1 - index
      let columns = ArticleBlock(products, block, withPostings: true)
      for other in 0..<block {
        let rows = ArticleBlock(products, other, withPostings: false)
        let tile = memories[thread].tile.numbers(rows.places.count * columns.places.count)
        products.fill(tile, rows, columns)
        addPairs(other, block, tile, groups, memories[thread].1, body)
      }
    }
  }

  /// Resamples the pairs of the groups of two blocks, or of one with itself.
  private func addPairs(
    _ block: Int, _ other: Int, _ tile: UnsafeMutablePointer<Double>, _ groups: GroupMoments, _ memory: ProductMemory,
    _ body: (Found) -> Void
  ) {
    let (rows, columns) = (products.places(block), products.places(other))
    for b in products.blocks[other] {
      let firsts = products.blocks[block].lowerBound..<min(b, products.blocks[block].upperBound)
      guard !firsts.isEmpty else { continue }
      let column = products.offsets[b] - columns.lowerBound
      let part = MatrixPart(start: tile + column, stride: columns.count)
      var replicates = bootstrap(firsts, b, part, rows, groups, memory)
      for a in firsts {
        let pair = PairProducts(
          sizes: (products.places(ofGroup: a).count, products.places(ofGroup: b).count), aa: groups.products(a),
          bb: groups.products(b),
          ab: MatrixPart(
            start: part.start + (products.offsets[a] - rows.lowerBound) * columns.count, stride: columns.count),
          sums: (products.sums[products.places(ofGroup: a)], products.sums[products.places(ofGroup: b)]),
          totals: groups.totals(a, b))
        var found = Found(a: a, b: b)
        if !replicates.isEmpty { swap(&found.replicates, &replicates[a - firsts.lowerBound]) }
        let isResampled = min(pair.sizes.a, pair.sizes.b) > 1
        let pool = strata.map { Array($0[products.places(ofGroup: a)] + $0[products.places(ofGroup: b)]) }
        let permutations = isResampled ? resampling.permutations : 0
        found.permutations = pair.permutations(
          permutations, strata: pool ?? [UInt32](repeating: 0, count: pair.count), seed: resampling.seed, memory)
        if let pool {
          let matched = MatchedArticles(pool, firstCount: pair.sizes.a)
          found.matchedCount = matched.count
          found.matched = matched.moments(pair, memory)
          found.matchedPermutations = matched.permutations(
            permutations, pair, strata: pool, seed: resampling.seed, memory)
          if let weights, isResampled {
            let members = [a, b].flatMap { products.articles[products.places(ofGroup: $0)] }
            found.matchedReplicates = matched.replicates(resampling.replicates, pair, memory) {
              weights[replicate: $0, article: members[$1]]
            }
          }
        }
        body(found)
      }
    }
  }

  /// The moments of groups `firsts` with group `b` in all replicates, from the products of a block with its articles.
  private func bootstrap(
    _ firsts: Range<Int>, _ b: Int, _ part: MatrixPart, _ rows: Range<Int>, _ groups: GroupMoments,
    _ memory: ProductMemory
  ) -> [[SumMoments]] {
    guard let weights else { return [] }
    let own = groups.moments(b)
    var result = firsts.map { a in
      let other = groups.moments(a)
      return (0..<resampling.replicates).map { r in
        SumMoments(aa: other.squares[r], bb: own.squares[r], a: other.sums[r], b: own.sums[r])
      }
    }
    let (height, depth) = (products.offsets[firsts.upperBound] - rows.lowerBound, products.places(ofGroup: b).count)
    let drawn = memory.numbers((height + depth) * replicateBlock)
    let sums = drawn + depth * replicateBlock
    for first in stride(from: 0, to: resampling.replicates, by: replicateBlock) {
      let replicates = first..<min(resampling.replicates, first + replicateBlock)
      for (row, place) in products.places(ofGroup: b).enumerated() {
        weights.copy(products.articles[place], replicates, to: drawn + row * replicates.count)
      }
      part.product(drawn, rows: height, depth: depth, width: replicates.count, into: sums)
      withUnsafeTemporaryAllocation(of: Double.self, capacity: replicates.count) { totals in
        for a in firsts {
          totals.initialize(repeating: 0)
          for place in products.places(ofGroup: a) {
            weights.add(
              products.articles[place], replicates, times: sums + (place - rows.lowerBound) * replicates.count,
              to: totals.baseAddress!)
          }
          for (column, replicate) in replicates.enumerated() {
            result[a - firsts.lowerBound][replicate].ab = totals[column]
          }
        }
      }
    }
    return result
  }

  /// The squares and sums of the weights of a group in all replicates.
  fileprivate func moments(
    _ group: Int, _ part: MatrixPart, _ memory: ProductMemory
  ) -> (squares: [Double], sums: [Double]) {
    var result = (
      squares: [Double](repeating: 0, count: resampling.replicates),
      sums: [Double](repeating: 0, count: resampling.replicates)
    )
    guard let weights else { return result }
    let places = products.places(ofGroup: group)
    let drawn = memory.numbers(2 * places.count * replicateBlock)
    let sums = drawn + places.count * replicateBlock
    for first in stride(from: 0, to: resampling.replicates, by: replicateBlock) {
      let replicates = first..<min(resampling.replicates, first + replicateBlock)
      for (row, place) in places.enumerated() {
        weights.copy(products.articles[place], replicates, to: drawn + row * replicates.count)
      }
      part.product(drawn, rows: places.count, depth: places.count, width: replicates.count, into: sums)
      for (row, place) in places.enumerated() {
        for (column, replicate) in replicates.enumerated() {
          let cell = row * replicates.count + column
          result.squares[replicate] += drawn[cell] * sums[cell]
          result.sums[replicate] += drawn[cell] * products.sums[place]
        }
      }
    }
    return result
  }
}

/// What pairs need of each group by itself: the products of its articles, and its moments in all replicates.
///
/// Filled by several threads, each group by one, and read afterwards.
private final class GroupMoments: @unchecked Sendable {
  private let resampler: PairResampler
  private let parts: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  private let moments: UnsafeMutablePointer<(squares: [Double], sums: [Double])>
  private let totals: UnsafeMutablePointer<[Double]>
  private let count: Int

  init(_ resampler: PairResampler) {
    self.resampler = resampler
    count = resampler.products.offsets.count - 1
    parts = .allocate(capacity: count)
    for group in 0..<count {
      let size = resampler.products.places(ofGroup: group).count
      parts.advanced(by: group).initialize(to: allocateLarge(capacity: size * size))
    }
    moments = .allocate(capacity: count)
    moments.initialize(repeating: ([], []), count: count)
    totals = .allocate(capacity: count)
    totals.initialize(repeating: [], count: count)
  }

  deinit {
    for group in 0..<count { parts[group].deallocate() }
    parts.deallocate()
    moments.deinitialize(count: count)
    moments.deallocate()
    totals.deinitialize(count: count)
    totals.deallocate()
  }

  /// Takes a group from the tile of its block.
  func take(
    _ group: Int, from tile: UnsafeMutablePointer<Double>, _ block: Range<Int>, _ memory: ProductMemory
  ) {
    let places = resampler.products.places(ofGroup: group)
    for (row, place) in places.enumerated() {
      let start = tile + (place - block.lowerBound) * block.count + (places.lowerBound - block.lowerBound)
      (parts[group] + row * places.count).initialize(from: start, count: places.count)
    }
    moments[group] = resampler.moments(group, products(group), memory)
    totals[group] = places.indices.map { place in
      let row = parts[group] + (place - places.lowerBound) * places.count
      return (0..<places.count).reduce(0) { $0 + row[$1] }
    }
  }

  func products(_ group: Int) -> MatrixPart {
    MatrixPart(start: parts[group], stride: resampler.products.places(ofGroup: group).count)
  }
  func moments(_ group: Int) -> (squares: [Double], sums: [Double]) { moments[group] }
  func totals(_ a: Int, _ b: Int) -> (a: ArraySlice<Double>, b: ArraySlice<Double>) { (totals[a][...], totals[b][...]) }
}

extension ArticleProducts {
  /// The articles of a group, in `articles`.
  func places(ofGroup group: Int) -> Range<Int> { offsets[group]..<offsets[group + 1] }
}

extension SimilarityInference {
  /// Takes intervals, tests and matched values of `measures`, whose rows start where it says, from a resampler.
  mutating func addProducts(
    _ resampler: PairResampler, _ measures: [(measure: SimilarityMeasure, start: Int)], _ progress: Progress
  ) {
    let groupCount = resampler.products.offsets.count - 1
    let (width, level) = (resampler.products.columnCount, resampler.resampling.level)
    progress("pairs", groupCount * (groupCount - 1) / 2) { step in
      rows.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let rows = buffer
        resampler.run { found in
          let pair = found.a * (2 * groupCount - found.a - 1) / 2 + found.b - found.a - 1
          for (measure, start) in measures {
            func values(_ moments: [SumMoments]) -> [Double] { moments.map { measure.value($0, columnCount: width) } }
            func withValues(
              _ moments: [SumMoments], _ body: (UnsafeMutableBufferPointer<Double>) -> Void
            ) {
              guard !moments.isEmpty else { return }
              var values = values(moments)
              values.withUnsafeMutableBufferPointer { body($0) }
            }
            let row = start + pair
            if min(rows[row].articles.a, rows[row].articles.b) > 1 {
              withValues(found.replicates) { rows[row].bound(by: $0, level: level) }
            }
            if !found.permutations.isEmpty { rows[row].test(against: values(found.permutations)) }
            guard let matched = found.matched else { continue }
            rows[row].matched = .init(
              articles: found.matchedCount, value: measure.value(matched, columnCount: width))
            withValues(found.matchedReplicates) { rows[row].boundMatched(by: $0, level: level) }
            if !found.matchedPermutations.isEmpty { rows[row].testMatched(against: values(found.matchedPermutations)) }
          }
          step()
        }
      }
    }
  }
}
