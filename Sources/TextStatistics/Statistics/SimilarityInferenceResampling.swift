/// Draws, splits and permutes the articles of groups, and measures the groups anew each time.
struct SimilarityResampler: Sendable {
  let articles: GroupedArticles
  let similarity: ReplicateSimilarity
  let seed: UInt64
  let threads: Int
  /// The articles of each group.
  let members: [[Int]]
  private var counts: SparseMatrix<UInt32> { articles.matrix.counts }

  /// How often outlets are split in half, and how often the same number of articles is drawn from each.
  static let drawCount = 50
  /// Permutations between two looks at the memory.
  private static let permutationBlock = 32

  init(_ articles: GroupedArticles, _ similarity: ReplicateSimilarity, members: [[Int]], seed: UInt64, threads: Int) {
    self.articles = articles
    self.similarity = similarity
    self.members = members
    self.seed = seed
    self.threads = threads
  }

  /// Runs `body` for 0..<count with sums that each thread owns.
  private func work(_ count: Int, _ body: @Sendable (_ index: Int, _ sums: RowSums) -> Void) {
    nonisolated(unsafe) let sums = (0..<threads).map { _ in RowSums(columnCount: counts.columnCount) }
    parallel(count, threads: threads) { body($0, sums[$1]) }
  }

  /// The measures of all pairs in every replicate of a bootstrap: for each measure, pair after pair, all replicates.
  ///
  /// As many articles as a group has are drawn from it, with replacement; from each stratum of it as many as that has.
  func bootstrap(_ replicates: Int, _ step: @escaping @Sendable () -> Void) -> [Double] {
    let strata = ArticleStrata(articles.groupStrata)
    let weights = BootstrapWeights(strata, replicates: replicates, seed: seed, threads: threads)
    let pairCount = members.count * (members.count - 1) / 2
    var values = [Double](repeating: .nan, count: similarity.measures.count * pairCount * replicates)
    values.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let out = buffer
      work(replicates) { replicate, sums in
        for group in members {
          for article in group {
            let weight = weights[replicate: replicate, article: article]
            if weight > 0 { sums.add(article, of: counts, times: UInt32(weight)) }
          }
          sums.endRow()
        }
        for (measure, pairs) in similarity.allPairs(sums.take()).enumerated() {
          for (pair, value) in pairs.enumerated() { out[(measure * pairCount + pair) * replicates + replicate] = value }
        }
        step()
      }
    }
    return values
  }

  /// The measures of two groups in every permutation of their articles: for each measure, all permutations.
  ///
  /// Only the articles of the two change places: what other groups are like does not matter to whether these two differ.
  func permutations(_ count: Int, _ a: Int, _ b: Int, _ sums: RowSums) -> [[Double]] {
    var values = similarity.measures.map { _ in [Double]() }
    let pool = members[a] + members[b]
    var dealt = DealtArticles(pool.map { articles.strata[$0] }, firstCount: members[a].count, seed: seed)
    var isDrawn = [Bool](repeating: false, count: pool.count)
    for first in stride(from: 0, to: count, by: Self.permutationBlock) {
      for permutation in first..<min(count, first + Self.permutationBlock) {
        dealt.deal(permutation)
        for place in dealt.drawn { isDrawn[place] = true }
        for drawn in [dealt.drawsFirst, !dealt.drawsFirst] {
          for (place, article) in pool.enumerated() where isDrawn[place] == drawn { sums.add(article, of: counts) }
          sums.endRow()
        }
        for place in dealt.drawn { isDrawn[place] = false }
      }
      for (measure, block) in similarity.neighbours(sums.take()).enumerated() { values[measure] += block }
    }
    return values
  }

  /// Calls `body` with what `permutations` finds for each of `pairs`, on several threads.
  func permutations(
    _ count: Int, pairs: [(a: Int, b: Int)], _ body: @Sendable (_ pair: Int, _ values: [[Double]]) -> Void
  ) {
    work(pairs.count) { pair, sums in body(pair, permutations(count, pairs[pair].a, pairs[pair].b, sums)) }
  }

  /// What each group is to itself: the mean of the measures of its random halves, for each group and measure.
  ///
  /// With an odd number of articles one is left out of each split. NaN for fewer than two.
  func floors() -> [[Double]] {
    var floors = [[Double]](repeating: [], count: members.count)
    floors.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let out = buffer
      work(members.count) { group, sums in
        let half = members[group].count / 2
        guard half > 0 else { return out[group] = similarity.measures.map { _ in .nan } }
        for draw in 0..<Self.drawCount {
          let drawn = self.draw(2 * half, from: members[group], stream: 2 * draw)
          for part in [drawn[..<half], drawn[half...]] {
            for article in part { sums.add(article, of: counts) }
            sums.endRow()
          }
        }
        out[group] = similarity.neighbours(sums.take()).map(meanOfDefined)
      }
    }
    return floors
  }

  /// The means of the measures of all pairs when `size` articles of each group are drawn without replacement.
  ///
  /// NaN for groups with fewer.
  func rarefied(to size: Int) -> [[Double]] {
    var draws = [[[Double]]](repeating: [], count: Self.drawCount)
    draws.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let out = buffer
      work(Self.drawCount) { draw, sums in
        for group in members {
          if group.count >= size {
            for article in self.draw(size, from: group, stream: 2 * draw + 1) { sums.add(article, of: counts) }
          }
          sums.endRow()
        }
        out[draw] = similarity.allPairs(sums.take())
      }
    }
    return similarity.measures.indices.map { measure in
      draws[0][measure].indices.map { pair in meanOfDefined(draws.map { $0[measure][pair] }) }
    }
  }

  /// Draws articles without replacement. The streams are far from those of bootstraps and permutations.
  private func draw(_ count: Int, from members: [Int], stream: Int) -> ArraySlice<Int> {
    var members = members
    var random = RandomNumbers(seed: seed, stream: 1 << 40 + UInt64(stream))
    for place in 0..<count { members.swapAt(place, place + random.next(below: members.count - place)) }
    return members[..<count]
  }
}

/// The mean of those values that are not NaN; NaN if there is none.
func meanOfDefined(_ values: [Double]) -> Double {
  let defined = values.filter { !$0.isNaN }
  return defined.reduce(0, +) / Double(defined.count)
}
