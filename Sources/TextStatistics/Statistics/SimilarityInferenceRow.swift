#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// How alike two groups are, and how sure that is.
public struct SimilarityInferenceRow: TableRow, Sendable {
  /// The first group.
  public var a: String
  /// The second group.
  public var b: String
  /// Articles and tokens of both.
  public var articles: (a: Int, b: Int)
  /// Tokens of both.
  public var tokens: (a: Int, b: Int)
  /// What is measured.
  public var method: SimilarityMethod
  /// The value; NaN where it is undefined.
  public var value: Double
  /// The value less the bias that resampling shows.
  public var corrected = Double.nan
  /// The lower end of the interval.
  public var low = Double.nan
  /// The upper end of the interval.
  public var high = Double.nan
  /// The standard deviation of the replicates.
  public var deviation = Double.nan
  /// What each group is to itself.
  public var floors = (a: Double.nan, b: Double.nan)
  /// The mean of the permutations.
  public var nullMean = Double.nan
  /// The 95th percentile of the permutations.
  public var nullP95 = Double.nan
  /// The probability of being no more alike if articles were given to the two by chance.
  public var p = Double.nan
  /// The false discovery rate at which the two would be called different.
  public var q = Double.nan
  /// The mean value of equal numbers of articles.
  public var rarefied = Double.nan
  /// The comparison of strata that both groups have; nil without strata.
  public var matched: Matched?

  /// Two groups with the same mix of strata.
  public struct Matched: Sendable {
    /// How many articles each group counts as.
    public var articles: Int
    /// The value; NaN without a shared stratum.
    public var value: Double
    /// The ends of the interval.
    public var interval = (low: Double.nan, high: Double.nan)
    /// The mean of the permutations.
    public var nullMean = Double.nan
    /// The probability of being no more alike if articles were given to the two by chance within strata.
    public var p = Double.nan
    /// The false discovery rate at which the two would be called different.
    public var q = Double.nan
  }

  /// The columns of the table.
  public static var columns: [Column<Self>] {
    [
      .text("a", "The first group.") { $0.a },
      .text("b", "The second group.") { $0.b },
      .integer("n_a", "Articles of a.", unit: "articles") { $0.articles.a },
      .integer("n_b", "Articles of b.", unit: "articles") { $0.articles.b },
      .integer("tokens_a", "Tokens of a.", unit: "tokens") { $0.tokens.a },
      .integer("tokens_b", "Tokens of b.", unit: "tokens") { $0.tokens.b },
      .text("method", "The measure.") { $0.method.name },
      .real("value", "The similarity, or distance; empty where it is undefined.") { $0.value },
      .real(
        "value_bc", "Value less the bias of resampling.", formula: "2 * value - mean of the replicates"
      ) { $0.corrected },
      .real("low", "Lower end of the basic interval, from resampling articles within groups.") { $0.low },
      .real("high", "Upper end of the basic interval.") { $0.high },
      .real("boot_sd", "Standard deviation of the replicates.") { $0.deviation },
      .real("floor_a", "The measure between random halves of a, the mean of 50.") { $0.floors.a },
      .real("floor_b", "The measure between random halves of b, the mean of 50.") { $0.floors.b },
      .real("null_mean", "Mean when the articles of a and b are dealt to both by chance.") { $0.nullMean },
      .real("null_p95", "95th percentile when they are.") { $0.nullP95 },
      .real(
        "p", "Probability of being no more alike if articles were dealt by chance.",
        formula: "(1 + permutations no more alike) / (1 + permutations)"
      ) { $0.p },
      .real("q", "p adjusted for all pairs of the measure, by Benjamini and Hochberg.") { $0.q },
      .real("value_rarefied", "The mean of 50 draws of equal numbers of articles.") { $0.rarefied },
      .integer(
        "n_matched", "How many articles a and b each count as in value_matched.", unit: "articles",
        formula: "sum over strata of min(articles of a, articles of b)"
      ) { $0.matched?.articles },
      .real("value_matched", "The measure when both have the same mix of strata.") { $0.matched?.value ?? .nan },
      .real("low_matched", "Lower end of the basic interval of value_matched.") { $0.matched?.interval.low ?? .nan },
      .real("high_matched", "Upper end of the basic interval of value_matched.") { $0.matched?.interval.high ?? .nan },
      .real("null_matched", "Mean of value_matched when articles are dealt by chance within strata.") {
        $0.matched?.nullMean ?? .nan
      },
      .real("p_matched", "As p, of value_matched.") { $0.matched?.p ?? .nan },
      .real("q_matched", "As q, of p_matched.") { $0.matched?.q ?? .nan },
    ]
  }
}

extension SimilarityInferenceRow {
  /// Values that differ by no more than this, or this part of a value above 1, count as equal: sums of the same articles in
  /// another order, or by another kernel of BLAS, are not the same to the last digit.
  private static let margin = 1e-10

  /// Takes correction, interval and deviation from the values of replicates, unless one is NaN; puts them into another order.
  mutating func bound(by replicates: UnsafeMutableBufferPointer<Double>, level: Double) {
    let count = Double(replicates.count)
    let mean = replicates.reduce(0, +) / count
    guard
      let interval = method.interval(
        around: value, replicates, level: level, articleCount: min(articles.a, articles.b))
    else { return }
    corrected = 2 * value - mean
    deviation = (replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
    (low, high) = interval
  }

  /// Takes mean, percentile and p from the values of permutations; NaN among them count as no more alike.
  mutating func test(against permutations: [Double]) {
    guard !value.isNaN else { return }
    p = method.permutationP(of: value, permutations, margin: Self.margin)
    nullMean = meanOfDefined(permutations)
    var defined = permutations.filter { !$0.isNaN }
    if !defined.isEmpty { nullP95 = defined.withUnsafeMutableBufferPointer { quantiles(of: $0, at: [0.95])[0] } }
  }

  /// Takes the interval of the matched value from its values in replicates.
  mutating func boundMatched(by replicates: UnsafeMutableBufferPointer<Double>, level: Double) {
    guard let (value, count) = matched.map({ ($0.value, $0.articles) }), count > 1,
      let interval = method.interval(around: value, replicates, level: level, articleCount: count)
    else { return }
    matched?.interval = interval
  }

  /// Takes mean and p of the matched value from its values in permutations.
  mutating func testMatched(against permutations: [Double]) {
    guard let value = matched?.value, !value.isNaN else { return }
    matched?.p = method.permutationP(of: value, permutations, margin: Self.margin)
    matched?.nullMean = meanOfDefined(permutations)
  }
}

extension SimilarityMethod {
  /// The interval, cut to the range of the measure; nil if the value or a replicate is NaN.
  ///
  /// At either end the basic interval or, if that reaches further, the normal one without the bias, with Student's t and
  /// the standard deviation of the replicates times √(n / (n − 1)): with few articles, and near the end of the range, the
  /// basic interval alone is too short. Davison and Hinkley 1997, sections 5.2.1 and 5.2.2.
  fileprivate func interval(
    around value: Double, _ replicates: UnsafeMutableBufferPointer<Double>, level: Double, articleCount: Int
  ) -> (low: Double, high: Double)? {
    let (count, n) = (Double(replicates.count), Double(articleCount))
    let mean = replicates.reduce(0, +) / count
    guard let bounds = measure?.bounds, !value.isNaN, !mean.isNaN else { return nil }
    let variance = replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let reach = studentQuantile((1 + level) / 2, degrees: n - 1) * (variance * n / (n - 1)).squareRoot()
    let basic = basicInterval(around: value, replicates, level: level)
    let centre = 2 * value - mean
    func cut(_ end: Double) -> Double { min(bounds.upperBound, max(bounds.lowerBound, end)) }
    return (cut(min(basic.low, centre - reach)), cut(max(basic.high, centre + reach)))
  }

  /// The share of permutations that are no more alike than `value`; NaN among them count as no more alike.
  fileprivate func permutationP(of value: Double, _ permutations: [Double], margin: Double) -> Double {
    let margin = margin * max(1, abs(value))
    let count = permutations.count { isDistance ? !($0 < value - margin) : !($0 > value + margin) }
    return TextStatistics.permutationP(count, of: permutations.count)
  }
}

/// The `t` with P(T ≤ t) = `p` for Student's distribution, for `0.5 < p < 1`: `x = ν / (ν + T²)` has a beta distribution.
func studentQuantile(_ p: Double, degrees: Double) -> Double {
  let logOdds = BetaDistribution(degrees / 2, 0.5).quantileLogOdds(2 * (1 - p))
  return (degrees * exp(-logOdds)).squareRoot()
}
