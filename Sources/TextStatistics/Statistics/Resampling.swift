// Resampling of articles: what intervals and p of statistics about outlets are made from. The tokens of an article are not
// independent of each other, so that it is articles that are drawn and whose labels are permuted.
//
// Replicate r of a bootstrap takes the stream 2r of the random numbers, and permutation r the stream 2r + 1: results depend
// neither on threads nor on how replicates are put into blocks.
//
// SAFETY: weights and labels are read through bare pointers within bounds that `init` has checked or made.

/// Articles in strata, such as those of each outlet, within which they are drawn or permuted.
struct ArticleStrata: Sendable {
  /// Where the articles of each stratum start in `articles`.
  let offsets: [Int]
  /// The articles, stratum by stratum.
  let articles: [Int]

  /// Puts every article into the stratum that `labels` has for it, from 0.
  init(_ labels: [UInt32]) {
    var offsets = [Int](repeating: 0, count: 1 + (labels.max().map { Int($0) + 1 } ?? 0))
    for label in labels { offsets[Int(label) + 1] += 1 }
    for stratum in offsets.indices.dropFirst() { offsets[stratum] += offsets[stratum - 1] }
    self.offsets = offsets
    var articles = [Int](repeating: 0, count: labels.count)
    for (article, label) in labels.enumerated() {
      articles[offsets[Int(label)]] = article
      offsets[Int(label)] += 1
    }
    self.articles = articles
  }

  /// All articles in one stratum.
  init(articleCount: Int) { self.init([UInt32](repeating: 0, count: articleCount)) }

  /// How many strata there are.
  var count: Int { offsets.count - 1 }
}

/// How often each article is drawn in each replicate of a bootstrap: as many articles of each stratum as it has, with
/// replacement.
///
/// The weights of a stratum of n articles are multinomial with n draws and probabilities 1/n. One byte each; a sum over
/// articles that is weighted by them is the sum over the articles drawn.
struct BootstrapWeights: Sendable {
  let replicateCount: Int
  /// The weights of all replicates for article 0, then for article 1, ...
  private let weights: [UInt8]

  /// Draws the weights. Costs a random number for each article and replicate.
  init(_ strata: ArticleStrata, replicates: Int, seed: UInt64, threads: Int = 1) {
    replicateCount = replicates
    let articles = strata.articles
    weights = Array(unsafeUninitializedCapacity: articles.count * replicates) { weights, count in
      weights.initialize(repeating: 0)
      count = weights.count
      nonisolated(unsafe) let weights = weights
      let block = 64
      parallel((replicates + block - 1) / block, threads: threads) { index, _ in
        for replicate in index * block..<min(replicates, (index + 1) * block) {
          var random = RandomNumbers(seed: seed, stream: 2 * UInt64(replicate))
          for stratum in 0..<strata.count {
            let range = strata.offsets[stratum]..<strata.offsets[stratum + 1]
            for _ in range {
              let article = articles[range.lowerBound + random.next(below: range.count)]
              // Traps at 256 draws of one article, which has a probability below 1e-500.
              weights[article * replicates + replicate] += 1
            }
          }
        }
      }
    }
  }

  /// The weight of an article in a replicate.
  subscript(replicate replicate: Int, article article: Int) -> Int {
    Int(weights[article * replicateCount + replicate])
  }

  /// Writes the weights of an article in some replicates as real numbers.
  func copy(_ article: Int, _ replicates: Range<Int>, to out: UnsafeMutablePointer<Double>) {
    weights.withUnsafeBufferPointer { weights in
      let first = article * replicateCount + replicates.lowerBound
      for column in 0..<replicates.count { out[column] = Double(weights[first + column]) }
    }
  }

  /// Adds the weights of an article in some replicates, each times one of `factors`, to `sums`.
  func add(
    _ article: Int, _ replicates: Range<Int>, times factors: UnsafePointer<Double>,
    to sums: UnsafeMutablePointer<Double>
  ) {
    weights.withUnsafeBufferPointer { weights in
      let first = article * replicateCount + replicates.lowerBound
      for column in 0..<replicates.count { sums[column] += Double(weights[first + column]) * factors[column] }
    }
  }

  /// Adds `value` times the weights of `article` to `sums`, which has an entry for each replicate.
  ///
  /// Over the entries of a column of a sparse article-by-feature matrix, this gives the column of its product with the
  /// weights. Sums are exact below 2³².
  @inline(__always)
  func add(_ article: Int, times value: UInt32, to sums: UnsafeMutablePointer<UInt32>) {
    weights.withUnsafeBufferPointer { all in
      guard let start = all.baseAddress else { return }
      let weights = start + article * replicateCount
      if value == 1 {
        for replicate in 0..<replicateCount { sums[replicate] &+= UInt32(weights[replicate]) }
      } else {
        for replicate in 0..<replicateCount { sums[replicate] &+= value &* UInt32(weights[replicate]) }
      }
    }
  }
}

/// The labels of articles after permutations of them: every stratum keeps its labels, but which article has which is random.
struct PermutedLabels: Sendable {
  let permutationCount: Int
  /// The labels of all permutations for article 0, then for article 1, ...
  private let labels: [UInt32]

  /// Permutes `labels` within `strata`.
  ///
  /// - Parameters:
  ///   - labels: The label of each article.
  ///   - strata: Within which labels change places.
  ///   - permutations: Which permutations to make: a block of them, since all of a large corpus take much memory.
  ///   - seed: What the random numbers start from.
  ///   - threads: How many threads may work.
  init(
    _ labels: [UInt32], within strata: ArticleStrata, permutations: Range<Int>, seed: UInt64, threads: Int = 1
  ) {
    let count = permutations.count
    permutationCount = count
    let articles = strata.articles
    self.labels = Array(unsafeUninitializedCapacity: labels.count * count) { permuted, permutedCount in
      permuted.initialize(repeating: 0)
      permutedCount = permuted.count
      nonisolated(unsafe) let permuted = permuted
      parallel(count, threads: threads) { index, _ in
        var random = RandomNumbers(seed: seed, stream: 2 * UInt64(permutations.lowerBound + index) + 1)
        var current = articles.map { labels[$0] }
        for stratum in 0..<strata.count {
          let (start, end) = (strata.offsets[stratum], strata.offsets[stratum + 1])
          // Fisher and Yates, as Durstenfeld 1964 has it.
          for last in stride(from: end - 1, to: start, by: -1) {
            current.swapAt(last, start + random.next(below: last - start + 1))
          }
        }
        for (place, label) in current.enumerated() { permuted[articles[place] * count + index] = label }
      }
    }
  }

  /// The label of an article in a permutation.
  subscript(permutation permutation: Int, article article: Int) -> UInt32 {
    labels[article * permutationCount + permutation]
  }

  /// Adds `value` to what the label of `article` has in each permutation; `sums` has `labelCount` entries for the first, then
  /// for the next one, ...
  @inline(__always)
  func add(_ value: Double, of article: Int, to sums: UnsafeMutablePointer<Double>, labelCount: Int) {
    labels.withUnsafeBufferPointer { all in
      guard let start = all.baseAddress else { return }
      let labels = start + article * permutationCount
      for permutation in 0..<permutationCount { sums[permutation * labelCount + Int(labels[permutation])] += value }
    }
  }
}

/// The articles of two groups dealt to both by chance, each keeping as many of every stratum as it has.
///
/// Only those of the group with fewer articles are drawn: for a small group beside a large one that is quick.
struct DealtArticles {
  /// Whether what is drawn goes to the first group, else to the second.
  let drawsFirst: Bool
  /// The places of the pool that were drawn last.
  private(set) var drawn: [Int] = []
  private let seed: UInt64
  /// The places stratum by stratum.
  private var places: [Int]
  /// Where strata start, their sizes, and how many articles are drawn of them.
  private var strata: [(start: Int, size: Int, count: Int)] = []
  private var swapped: [Int] = []

  /// Takes the strata of a pool, the first `firstCount` of which are the articles of the first group.
  init(_ labels: [UInt32], firstCount: Int, seed: UInt64) {
    self.seed = seed
    drawsFirst = 2 * firstCount <= labels.count
    let order = ArticleStrata(labels)
    places = order.articles
    for stratum in 0..<order.count {
      let range = order.offsets[stratum]..<order.offsets[stratum + 1]
      let first = places[range].count { $0 < firstCount }
      let count = drawsFirst ? first : range.count - first
      if count > 0 { strata.append((range.lowerBound, range.count, count)) }
    }
  }

  /// Draws the articles of a permutation, which does not depend on the permutations before.
  mutating func deal(_ permutation: Int) {
    var random = RandomNumbers(seed: seed, stream: 2 * UInt64(permutation) + 1)
    drawn.removeAll(keepingCapacity: true)
    swapped.removeAll(keepingCapacity: true)
    // Fisher and Yates as far as it takes, and back again.
    for (start, size, count) in strata {
      for place in start..<start + count {
        let other = place + random.next(below: start + size - place)
        places.swapAt(place, other)
        swapped.append(other)
        drawn.append(places[place])
      }
    }
    for (start, _, count) in strata.reversed() {
      for place in (start..<start + count).reversed() { places.swapAt(place, swapped.removeLast()) }
    }
  }
}

/// The quantiles of `values` at `shares`, which must rise, in 0...1: Hyndman and Fan's type 7, the default of R and NumPy.
///
/// With the values sorted from x(0) to x(n − 1) and h = (n − 1) · share, the quantile lies between x(⌊h⌋) and the next,
/// linearly by the fraction of h. Linear on average: the values are put into another order, not sorted.
///
/// - Parameters:
///   - values: The values, none of them NaN, and at least one.
///   - shares: At which shares.
///   - transform: A rising function; the quantiles are those of its values, of which it computes only the few it takes.
/// - Returns: A quantile for each share.
func quantiles(
  of values: UnsafeMutableBufferPointer<Double>, at shares: [Double], _ transform: (Double) -> Double = { $0 }
) -> [Double] {
  precondition(!values.isEmpty, "no value has no quantiles")
  var first = 0
  return shares.map { share in
    let h = Double(values.count - 1) * share
    let rank = Int(h)
    // All before `first` is less than, or equal to, what follows.
    select(rank, of: values, from: first)
    first = rank
    let value = transform(values[rank])
    let fraction = h - Double(rank)
    guard fraction > 0 else { return value }
    return value + fraction * (transform(values[(rank + 1)...].min()!) - value)
  }
}

/// Puts the value that is number `rank` of the sorted ones to its place, none greater before it and none less behind it.
///
/// Hoare's algorithm (1961), which equal values do not slow down. What stands before `first` is not greater than the rest.
private func select(_ rank: Int, of values: UnsafeMutableBufferPointer<Double>, from first: Int) {
  var (low, high) = (first, values.count - 1)
  while low < high {
    let pivot = values[(low + high) / 2]
    var (i, j) = (low, high)
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      if i <= j {
        values.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if rank <= j { high = j } else if rank >= i { low = i } else { return }
  }
}

/// The basic bootstrap interval `[2t − q(1 − α/2), 2t − q(α/2)]` with α = 1 − `level` and q the quantiles of the replicates.
///
/// Davison and Hinkley 1997, section 5.2. Unlike the percentile interval it takes the bias of the replicates out instead of
/// in a second time.
///
/// - Parameters:
///   - estimate: The statistic of the sample, t.
///   - replicates: Those of the replicates; put into another order.
///   - level: The confidence, in 0...1.
///   - transform: A rising function that makes statistics of what `replicates` holds.
/// - Returns: Both ends.
func basicInterval(
  around estimate: Double, _ replicates: UnsafeMutableBufferPointer<Double>, level: Double,
  _ transform: (Double) -> Double = { $0 }
) -> (low: Double, high: Double) {
  let ends = quantiles(of: replicates, at: [(1 - level) / 2, (1 + level) / 2], transform)
  return (2 * estimate - ends[1], 2 * estimate - ends[0])
}

/// The p of a permutation test, in which `count` of `permutations` were at least as extreme as what was seen.
///
/// What was seen is itself one of the possible permutations, so that p is never 0: Davison and Hinkley 1997, section 4.2;
/// Phipson and Smyth 2010. NaN without permutations.
func permutationP(_ count: Int, of permutations: Int) -> Double {
  permutations == 0 ? .nan : Double(1 + count) / Double(1 + permutations)
}
