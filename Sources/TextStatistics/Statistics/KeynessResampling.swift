// Resampling for keyness: the counts of terms when articles are drawn anew, and when they change sides.
//
// SAFETY: sums have an entry for each replicate, or for each side of each permutation, at every place that is computed from
// the number of the term; each thread writes to terms of its own.

/// Counts of every term in each replicate of a bootstrap.
struct KeynessBootstrap: Sendable {
  let sample: KeynessSample
  let replicates: Int
  private let weights: BootstrapWeights
  /// Occurrences of each term in all articles, in each replicate: those of the first term, of the second one, ...
  private let totals: [UInt32]
  /// Tokens of all articles in each replicate.
  private let tokens: [UInt32]

  /// Draws the articles of the sample and counts all of its terms.
  ///
  /// - Complexity: a step per replicate for every entry; memory as ``bytes(_:replicates:threads:)`` has it.
  init(_ sample: KeynessSample, replicates: Int, seed: UInt64, threads: Int, step: @escaping @Sendable () -> Void) {
    self.sample = sample
    self.replicates = replicates
    let weights = BootstrapWeights(
      ArticleStrata(sample.drawStrata), replicates: replicates, seed: seed, threads: threads)
    self.weights = weights
    var tokens = [UInt32](repeating: 0, count: replicates)
    for (article, length) in sample.lengths.enumerated() { weights.add(article, times: length, to: &tokens) }
    self.tokens = tokens
    totals = [UInt32](unsafeUninitializedCapacity: sample.terms.count * replicates) { totals, count in
      totals.initialize(repeating: 0)
      count = totals.count
      guard let start = totals.baseAddress else { return }
      nonisolated(unsafe) let totals = start
      parallelRows(sample.terms.count, threads: threads) { term, _ in
        for entry in sample.entries[sample.offsets[term]..<sample.offsets[term + 1]] {
          weights.add(Int(entry.article), times: entry.count, to: totals + term * replicates)
        }
        step()
      }
    }
  }

  /// How much memory it takes: weights, totals, and the counts of a target for each thread.
  static func bytes(_ sample: KeynessSample, replicates: Int, threads: Int) -> Double {
    let counts = sample.terms.count + min(threads, sample.targetCount) * (sample.cells.map(\.count).max() ?? 0)
    return Double(replicates) * Double(sample.articleCount + 4 * counts)
  }

  /// The counts of a target in all replicates.
  struct Target {
    /// Tokens of the target in each replicate.
    let tokens: [UInt32]
    /// Of each cell, by replicate.
    let counts: [UInt32]
  }

  func target(_ target: Int) -> Target {
    var tokens = [UInt32](repeating: 0, count: replicates)
    for (article, length) in sample.lengths.enumerated() where sample.sides[article] == target {
      weights.add(article, times: length, to: &tokens)
    }
    let cells = sample.cells[target]
    var counts = [UInt32](repeating: 0, count: cells.count * replicates)
    counts.withUnsafeMutableBufferPointer { counts in
      guard let start = counts.baseAddress else { return }
      for (index, cell) in cells.enumerated() {
        for entry in sample.entries[cell.entries] {
          weights.add(Int(entry.article), times: entry.count, to: start + index * replicates)
        }
      }
    }
    return Target(tokens: tokens, counts: counts)
  }

  /// The counts of a term in a replicate; `cell` is its number among those of the target.
  @inline(__always)
  func counts(_ target: Target, cell: Int, term: Int, replicate: Int) -> KeynessCounts {
    let (count, size) = (target.counts[cell * replicates + replicate], target.tokens[replicate])
    let (total, all) = (totals[term * replicates + replicate], tokens[replicate])
    return KeynessCounts(Double(count), of: Double(size), Double(total - count), of: Double(all - size))
  }

  /// p of a term that both sides have. Lijffijt et al. 2016.
  func p(_ target: Target, cell: Int, term: Int) -> Double {
    // Twice the replicates in which the target has more; those in which both have the same count half.
    var greater = 0
    for replicate in 0..<replicates {
      let excess = counts(target, cell: cell, term: term, replicate: replicate).excess
      greater += excess > 0 ? 2 : excess == 0 ? 1 : 0
    }
    return Double(1 + min(greater, 2 * replicates - greater)) / Double(1 + replicates)
  }

  /// The interval of a measure of a term that both sides have, with the prior of what it is around.
  func interval(
    _ target: Target, cell: Int, term: Int, of measure: KeynessMeasure, _ estimate: KeynessCounts, level: Double
  ) -> (low: Double, high: Double) {
    var values = (0..<replicates).map { replicate in
      var counts = counts(target, cell: cell, term: term, replicate: replicate)
      (counts.alpha, counts.alpha0) = (estimate.alpha, estimate.alpha0)
      return measure.value(counts)
    }
    // A term that neither side has in a replicate has no ratio in it.
    values.removeAll(where: \.isNaN)
    guard !values.isEmpty else { return (.nan, .nan) }
    return values.withUnsafeMutableBufferPointer { basicInterval(around: measure.value(estimate), $0, level: level) }
  }

  /// In which share of the replicates each term is among the `top` first ones of the target; by cell.
  func stability(
    _ target: Target, _ number: Int, top: Int, measure: KeynessMeasure, _ prior: (_ term: Int) -> KeynessPrior.Share
  ) -> [Double] {
    let cells = sample.cells[number]
    let priors = cells.map { prior($0.term) }
    var hits = [Int](repeating: 0, count: cells.count)
    var first: [(value: Double, cell: Int)] = []
    for replicate in 0..<replicates {
      first.removeAll(keepingCapacity: true)
      for (index, cell) in cells.enumerated() {
        var counts = counts(target, cell: index, term: cell.term, replicate: replicate)
        guard counts.excess > 0 else { continue }
        (counts.alpha, counts.alpha0) = (priors[index].alpha, priors[index].alpha0)
        let value = measure.value(counts)
        guard !value.isNaN, first.count < top || value > first.last!.value else { continue }
        if first.count == top { first.removeLast() }
        // Behind those that are not less: of equal ones the first in code-point order stays first.
        var place = first.count
        while place > 0, first[place - 1].value < value { place -= 1 }
        first.insert((value, index), at: place)
      }
      for (_, cell) in first { hits[cell] += 1 }
    }
    return hits.map { Double($0) / Double(replicates) }
  }
}

/// p of every term of every target, the terms of the first target first, when articles change sides: the statistic is the
/// difference of the relative frequencies.
///
/// - Complexity: for every entry a step per permutation, and for every term one per target and permutation.
func permutationPs(
  _ sample: KeynessSample, permutations: Int, seed: UInt64, threads: Int, step: @escaping @Sendable () -> Void
) -> [Double] {
  let (targets, terms, sideCount, block) = (sample.targetCount, sample.terms.count, sample.articleCounts.count - 1, 64)
  let size = Double(sample.tokenCounts[sideCount])
  // f1/n1 − f2/n2 is (f1 N − F n1) / (n1 n2). Rounding may not break ties: hence the tolerance.
  var limits = [Double](repeating: 0, count: terms * targets)
  for target in 0..<targets {
    let own = Double(sample.tokenCounts[target])
    var cells = sample.cells[target][...]
    for term in 0..<terms {
      var count = 0
      if let cell = cells.first, cell.term == term {
        count = cell.count
        cells.removeFirst()
      }
      let difference = Double(count) * size - Double(sample.totals[term].count) * own
      limits[term * targets + target] = abs(difference) / (own * (size - own)) * (1 - 1e-12)
    }
  }
  var extremes = [UInt32](repeating: 0, count: terms * targets)
  let strata = ArticleStrata(sample.permutationStrata)
  for start in stride(from: 0, to: permutations, by: block) {
    let labels = PermutedLabels(
      sample.sides, within: strata, permutations: start..<min(permutations, start + block), seed: seed,
      threads: threads)
    let count = labels.permutationCount
    // By permutation and side: tokens, and 1 / (n1 n2).
    var tokens = [Double](repeating: 0, count: count * sideCount)
    for (article, length) in sample.lengths.enumerated() {
      labels.add(Double(length), of: article, to: &tokens, labelCount: sideCount)
    }
    let (sizes, scales) = (tokens, tokens.map { 1 / ($0 * (size - $0)) })
    extremes.withUnsafeMutableBufferPointer { extremes in
      limits.withUnsafeBufferPointer { limits in
        guard let extremeStart = extremes.baseAddress, let limitStart = limits.baseAddress else { return }
        nonisolated(unsafe) let (extremes, limits) = (extremeStart, limitStart)
        parallelRows(terms, threads: threads) { term, _ in
          withUnsafeTemporaryAllocation(of: Double.self, capacity: count * sideCount) { counts in
            counts.initialize(repeating: 0)
            let sums = counts.baseAddress!
            for entry in sample.entries[sample.offsets[term]..<sample.offsets[term + 1]] {
              labels.add(Double(entry.count), of: Int(entry.article), to: sums, labelCount: sideCount)
            }
            let total = Double(sample.totals[term].count)
            let (extremes, limits) = (extremes + term * targets, limits + term * targets)
            sizes.withUnsafeBufferPointer { sizes in
              scales.withUnsafeBufferPointer { scales in
                for permutation in 0..<count {
                  let first = permutation * sideCount
                  for target in 0..<targets {
                    let difference = sums[first + target] * size - total * sizes[first + target]
                    extremes[target] += abs(difference) * scales[first + target] >= limits[target] ? 1 : 0
                  }
                }
              }
            }
          }
        }
      }
    }
    for _ in 0..<count { step() }
  }
  return (0..<targets).flatMap { target in
    (0..<terms).map { term in
      sample.canTest(target) ? permutationP(Int(extremes[term * targets + target]), of: permutations) : .nan
    }
  }
}
