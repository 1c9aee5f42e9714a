#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The parts that a term can be spread over: their sizes in tokens, none of them 0.
struct DispersionParts: Sendable {
  let sizes: [UInt32]
  let tokenCount: Double
  let leastShare: Double
  /// How many parts there are of each size.
  private let partsOfSize: [(size: Double, count: Double)]

  init(sizes: [UInt32]) {
    self.sizes = sizes
    tokenCount = Double(sizes.reduce(0) { $0 + Int($1) })
    leastShare = Double(sizes.min() ?? 0) / tokenCount
    var histogram: [UInt32: Int] = [:]
    for size in sizes { histogram[size, default: 0] += 1 }
    partsOfSize = histogram.sorted { $0.key < $1.key }.map { (Double($0.key), Double($0.value)) }
  }

  /// In how many parts tokens would be if `frequency` of them were scattered at random: Σ (1 − e^(−l f / L)).
  func expectedRange(frequency: Double) -> Double {
    partsOfSize.reduce(0) { $0 - $1.count * expm1(-$1.size * frequency / tokenCount) }
  }
}

/// A term in parts: where it occurs and how often.
///
/// Parts without the term are never looked at, so that all measures of all terms take as long as there are entries in the
/// part-by-term matrix, and a sort of each column for ``DispersionMeasure/dA``.
struct TermDispersion {
  let parts: DispersionParts
  /// The parts that hold the term, and its tokens there, 1 or more.
  let places: ArraySlice<UInt32>
  let counts: ArraySlice<UInt32>
  /// All of its tokens.
  let frequency: Double
  /// What needs more than counts, or is the same for all terms of a frequency.
  let averageReducedFrequency: Double
  let expectedRange: Double

  private var n: Double { Double(parts.sizes.count) }
  private var range: Double { Double(places.count) }

  /// The sum of `term` over the parts that hold the term, of its count and the size of the part.
  @inline(__always)
  private func sum(_ term: (_ count: Double, _ size: Double) -> Double) -> Double {
    var sum = 0.0
    for (place, count) in zip(places, counts) { sum += term(Double(count), Double(parts.sizes[Int(place)])) }
    return sum
  }

  /// The population's standard deviation over all parts of what `value` is where the term occurs, and 0 is elsewhere.
  @inline(__always)
  private func deviation(mean: Double, _ value: (_ count: Double, _ size: Double) -> Double) -> Double {
    let squares = sum { count, size in
      let difference = value(count, size) - mean
      return difference * difference
    }
    return ((squares + (n - range) * mean * mean) / n).squareRoot()
  }

  /// The value of a measure; NaN where it is undefined.
  subscript(measure: DispersionMeasure) -> Double {
    if measure == .range { return range }
    guard parts.sizes.count > 1, frequency > 0 else { return .nan }
    switch measure {
    case .range, .rangePct: return range / n
    case .sdPop: return deviation(mean: frequency / n) { count, _ in count }
    case .vc: return deviation(mean: frequency / n) { count, _ in count } / (frequency / n)
    case .juillandD:
      let mean = sum { $0 / $1 } / n
      // Never negative but by rounding.
      return max(0, 1 - deviation(mean: mean) { $0 / $1 } / mean / (n - 1).squareRoot())
    case .carrollD2:
      let total = sum { $0 / $1 }
      return sum { count, size in
        let share = count / size / total
        return share * -log2(share)
      } / log2(n)
    case .rosengrenS:
      let roots = sum { ($0 * ($1 / parts.tokenCount)).squareRoot() }
      return roots * roots / frequency
    // What t has above s somewhere it lacks elsewhere.
    case .dp: return sum { max(0, $0 / frequency - $1 / parts.tokenCount) }
    case .dpNorm: return self[.dp] / (1 - parts.leastShare)
    case .dA: return 1 - meanDifference
    case .kld: return max(0, sum { $0 / frequency * log2(($0 / frequency) / ($1 / parts.tokenCount)) })
    case .kldNorm: return -expm1(-self[.kld] * M_LN2)
    case .arf: return averageReducedFrequency
    case .burstiness: return frequency / range
    case .residualIDF: return log2(n / range) + log2(-expm1(-frequency / n))
    case .dissemination: return range / expectedRange
    }
  }

  /// The sum of |p(i) − p(j)| over all pairs, as a fraction of its greatest value, (n − 1) Σp.
  ///
  /// With the p in rising order it is Σ (2i − n − 1) p(i), where the zeros come first and add nothing.
  private var meanDifference: Double {
    let shares = zip(places, counts).map { Double($1) / Double(parts.sizes[Int($0)]) }.sorted()
    var (sum, total) = (0.0, 0.0)
    for (index, share) in shares.enumerated() {
      let rank = n - range + Double(index + 1)
      sum += (2 * rank - n - 1) * share
      total += share
    }
    return sum / ((n - 1) * total)
  }
}
