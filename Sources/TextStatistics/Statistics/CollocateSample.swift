#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The articles that hold a node, those of some outlets, and what stands beside the node in each of them.
///
/// Each collocate's log odds in a target, one of the outlets, are set against those in all other articles of the sample.
///
/// SAFETY: threads write to differences of different collocates, and each to scratch memory of its own, which is as long as
/// the loops that fill it; sides and articles are below the counts they index.
struct CollocateSample {
  /// What was found of a collocate in a target, against the other articles.
  struct Difference {
    var term: UInt32
    var targetCount: Int
    var otherCount: Int
    var logOdds: Double
    var low = Double.nan
    var high = Double.nan
    var p = Double.nan
  }

  /// How many articles the targets have, and all.
  private(set) var articleCounts: [Int]
  let articleCount: Int
  /// By article, those of an outlet beside each other: the outlet, and the target or, for all others, `targetCount`.
  private var outlets: [UInt32] = []
  private var sides: [UInt32] = []
  private let targetCount: Int
  /// By article: the tokens beside the node.
  private var spans: [UInt32] = []
  private var targetSpans: [Int]
  /// The collocates; row by row which articles have each of them beside the node, and how often.
  private let terms: [UInt32]
  private let columns: SparseMatrix<UInt32>

  /// - Parameters:
  ///   - runs: A run for every article, in the order of their rows.
  ///   - collocates: What the runs refer to.
  ///   - targets: The rows of the targets.
  ///   - pairs: Judges the counts of all articles together.
  ///   - slots: -1 for every term, before and after.
  init(
    _ runs: [CollocateRun], _ collocates: [CollocateCount], targets: [Int], _ pairs: inout LimitedPairs,
    slots: inout [Int]
  ) {
    articleCount = runs.count
    targetCount = targets.count
    articleCounts = [Int](repeating: 0, count: targets.count + 1)
    targetSpans = articleCounts
    for (article, run) in runs.enumerated() {
      let isSame = article > 0 && runs[article - 1].row == run.row
      let side = isSame ? Int(sides[article - 1]) : targets.firstIndex(of: run.row) ?? targets.count
      outlets.append(isSame ? outlets[article - 1] : (outlets.last.map { $0 + 1 } ?? 0))
      sides.append(UInt32(side))
      spans.append(UInt32(run.spanTokenCount))
      articleCounts[side] += 1
      targetSpans[side] += run.spanTokenCount
    }

    var found: [(term: UInt32, count: Int, articles: Int)] = []
    for run in runs {
      for pair in collocates[run.collocates] where pair.count > 0 {
        if slots[Int(pair.term)] < 0 {
          slots[Int(pair.term)] = found.count
          found.append((pair.term, 0, 0))
        }
        found[slots[Int(pair.term)]].count += Int(pair.count)
        found[slots[Int(pair.term)]].articles += 1
      }
    }
    for pair in found { slots[Int(pair.term)] = -1 }
    let kept = found.filter { pairs.admit(count: $0.count, articles: $0.articles) }.sorted { $0.term < $1.term }
    terms = kept.map(\.term)
    var offsets = [0]
    for (place, pair) in kept.enumerated() {
      slots[Int(pair.term)] = place
      offsets.append(offsets[place] + pair.articles)
    }
    var next = offsets
    var articles = [UInt32](repeating: 0, count: offsets.last!)
    var values = articles
    for (article, run) in runs.enumerated() {
      for pair in collocates[run.collocates] where pair.count > 0 && slots[Int(pair.term)] >= 0 {
        let place = slots[Int(pair.term)]
        articles[next[place]] = UInt32(article)
        values[next[place]] = pair.count
        next[place] += 1
      }
    }
    for pair in kept { slots[Int(pair.term)] = -1 }
    columns = SparseMatrix(columnCount: runs.count, rowOffsets: offsets, columns: articles, values: values)
  }

  /// The differences of every collocate, in code-point order, in each of the targets.
  ///
  /// Targets of one article, or against one article, have neither interval nor p; what one side never has beside the node
  /// has no interval, because zeros are resampled as zeros, however few articles they are from.
  ///
  /// - Parameters:
  ///   - resampling: How often, and from which random numbers.
  ///   - threads: How many threads may work.
  /// - Returns: A difference for each target of the first collocate, then of the next one, ...
  /// - Complexity: for every entry of the article-by-collocate matrix two steps per replicate and one per permutation, and
  ///   for every collocate and target one per permutation.
  func differences(_ resampling: CollocateComparison.Resampling, threads: Int) -> [Difference] {
    let spanTotal = Double(targetSpans.reduce(0, +))
    var differences: [Difference] = []
    for (row, term) in terms.enumerated() {
      var counts = [Int](repeating: 0, count: targetCount + 1)
      for entry in columns.range(ofRow: row) {
        counts[Int(sides[Int(columns.columns[entry])])] += Int(columns.values[entry])
      }
      let total = counts.reduce(0, +)
      for target in 0..<targetCount {
        let odds = oddsProducts(
          Double(counts[target]), of: Double(targetSpans[target]), total: Double(total), of: spanTotal)
        differences.append(
          Difference(
            term: term, targetCount: counts[target], otherCount: total - counts[target],
            logOdds: log(odds.target / odds.other)))
      }
    }
    differences.withUnsafeMutableBufferPointer { differences in
      if resampling.replicates > 0 { bootstrap(differences, resampling, threads: threads) }
      if resampling.permutations > 0 { permute(differences, resampling, threads: threads) }
    }
    return differences
  }

  /// Whether both sides of a target have articles enough to be resampled.
  private func canResample(_ target: Int) -> Bool {
    articleCounts[target] > 1 && articleCount - articleCounts[target] > 1
  }

  /// Intervals: articles are drawn within each outlet.
  private func bootstrap(
    _ differences: UnsafeMutableBufferPointer<Difference>, _ resampling: CollocateComparison.Resampling, threads: Int
  ) {
    let count = resampling.replicates
    let weights = BootstrapWeights(ArticleStrata(outlets), replicates: count, seed: resampling.seed, threads: threads)
    // Of each side, and of all: the tokens beside the node in each replicate.
    var sums = (0..<targetCount + 2).map { _ in [UInt32](repeating: 0, count: count) }
    for (article, span) in spans.enumerated() {
      weights.add(article, times: span, to: &sums[Int(sides[article])])
      weights.add(article, times: span, to: &sums[targetCount + 1])
    }
    let replicateSpans = sums
    let scratch = (0..<threads).map { _ in Scratch(sums: 2 * count, values: count) }
    nonisolated(unsafe) let (unsafeDifferences, unsafeScratch) = (differences, scratch)
    parallel(terms.count, threads: threads) { row, thread in
      let (differences, scratch) = (unsafeDifferences, unsafeScratch[thread])
      let (totals, counts, ratios) = (scratch.sums, scratch.sums + count, scratch.values)
      let range = columns.range(ofRow: row)
      func add(_ entries: Range<Int>, to sums: UnsafeMutablePointer<UInt32>) {
        sums.update(repeating: 0, count: count)
        for entry in entries { weights.add(Int(columns.columns[entry]), times: columns.values[entry], to: sums) }
      }
      add(range, to: totals)
      var end = range.lowerBound
      while end < range.upperBound {
        let (start, target) = (end, Int(sides[Int(columns.columns[end])]))
        while end < range.upperBound, sides[Int(columns.columns[end])] == target { end += 1 }
        guard target < targetCount, canResample(target) else { continue }
        let index = row * targetCount + target
        guard differences[index].otherCount > 0 else { continue }
        add(start..<end, to: counts)
        let (own, all) = (replicateSpans[target], replicateSpans[targetCount + 1])
        for replicate in 0..<count {
          let odds = oddsProducts(
            Double(counts[replicate]), of: Double(own[replicate]), total: Double(totals[replicate]),
            of: Double(all[replicate]))
          ratios[replicate] = odds.target / odds.other
        }
        (differences[index].low, differences[index].high) = basicInterval(
          around: differences[index].logOdds, UnsafeMutableBufferPointer(start: ratios, count: count),
          level: resampling.level, log)
      }
    }
  }

  /// p: outlets change places over all articles of the sample.
  private func permute(
    _ differences: UnsafeMutableBufferPointer<Difference>, _ resampling: CollocateComparison.Resampling, threads: Int
  ) {
    let (sideCount, block) = (targetCount + 1, 64)
    let spanTotal = Double(targetSpans.reduce(0, +))
    let strata = ArticleStrata(articleCount: articleCount)
    // The odds ratio, or its inverse, that is as extreme as what was seen. Rounding may not break ties: hence the tolerance.
    let limits = differences.map { exp(abs($0.logOdds)) * (1 - 1e-12) }
    // How often it was as extreme; as real numbers, for vector instructions.
    var extremes = [Double](repeating: 0, count: differences.count)
    let scratch = (0..<threads).map { _ in Scratch(sums: 0, values: block * sideCount) }
    nonisolated(unsafe) let unsafeScratch = scratch
    for start in stride(from: 0, to: resampling.permutations, by: block) {
      let permuted = PermutedLabels(
        sides, within: strata, permutations: start..<min(resampling.permutations, start + block),
        seed: resampling.seed, threads: threads)
      let count = permuted.permutationCount
      // By permutation and side.
      var spanSums = [Double](repeating: 0, count: count * sideCount)
      for (article, span) in spans.enumerated() {
        permuted.add(Double(span), of: article, to: &spanSums, labelCount: sideCount)
      }
      spanSums.withUnsafeBufferPointer { spanSums in
        limits.withUnsafeBufferPointer { limits in
          extremes.withUnsafeMutableBufferPointer { extremes in
            nonisolated(unsafe) let (spanSums, limits, extremes) = (spanSums, limits, extremes)
            parallel(terms.count, threads: threads) { row, thread in
              let counts = unsafeScratch[thread].values
              counts.update(repeating: 0, count: count * sideCount)
              var total = 0.0
              for entry in columns.range(ofRow: row) {
                let value = Double(columns.values[entry])
                total += value
                permuted.add(value, of: Int(columns.columns[entry]), to: counts, labelCount: sideCount)
              }
              let (limits, extremes) = (
                limits.baseAddress! + row * targetCount, extremes.baseAddress! + row * targetCount
              )
              for permutation in 0..<count {
                let (counts, spans) = (
                  counts + permutation * sideCount, spanSums.baseAddress! + permutation * sideCount
                )
                for target in 0..<targetCount {
                  let odds = oddsProducts(counts[target], of: spans[target], total: total, of: spanTotal)
                  let isExtreme = max(odds.target, odds.other) >= limits[target] * min(odds.target, odds.other)
                  extremes[target] += isExtreme ? 1 : 0
                }
              }
            }
          }
        }
      }
    }
    for index in extremes.indices where canResample(index % targetCount) {
      differences[index].p = permutationP(Int(extremes[index]), of: resampling.permutations)
    }
  }
}

/// The odds of what occurs `count` times among `span` tokens of a target over its odds in the rest of a total, as a fraction.
///
/// Half a token is added to each of the four cells (Haldane 1956; Anscombe 1956): to their doubles a whole one, so that
/// both products are exact.
@inline(__always)
private func oddsProducts(
  _ count: Double, of span: Double, total: Double, of spanTotal: Double
) -> (target: Double, other: Double) {
  let other = total - count
  return ((2 * count + 1) * (2 * (spanTotal - span - other) + 1), (2 * (span - count) + 1) * (2 * other + 1))
}

/// The memory in which a thread adds up what a collocate has in each replicate.
private final class Scratch {
  let sums: UnsafeMutablePointer<UInt32>
  let values: UnsafeMutablePointer<Double>

  init(sums sumCount: Int, values valueCount: Int) {
    sums = .allocate(capacity: sumCount)
    values = .allocate(capacity: valueCount)
    values.initialize(repeating: 0, count: valueCount)
  }

  deinit {
    sums.deallocate()
    values.deallocate()
  }
}
