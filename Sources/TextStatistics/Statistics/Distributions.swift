#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// P(X ≥ x) for chi-squared with one degree of freedom, down to the smallest numbers; NaN for negative `x`.
func chiSquaredUpperTail(_ x: Double) -> Double {
  erfc((x / 2).squareRoot())
}

/// The `x` with P(X ≤ x) = `p` for the standard normal distribution; NaN unless 0 < p < 1.
///
/// Starts from Hastings' approximation (Abramowitz and Stegun 1964, 26.2.23), which is off by less than 5e-4; each step
/// of Halley's method triples the digits.
func normalQuantile(_ p: Double) -> Double {
  guard p > 0, p < 1 else { return .nan }
  if p > 0.5 { return -normalQuantile(1 - p) }
  let t = (-2 * log(p)).squareRoot()
  let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
  let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  var x = numerator / denominator - t
  for _ in 0..<2 {
    let error = (erfc(-x * 0.5.squareRoot()) / 2 - p) * (2 * Double.pi).squareRoot() * exp(x * x / 2)
    x -= error / (1 + x * error / 2)
  }
  return x
}

/// `ln x! − (x ln x − x)` for `x ≥ 0`, 0 for 0: what Stirling's leading terms leave of the logarithm of a factorial.
///
/// In probabilities of counts the leading terms of several factorials nearly cancel, and in `lgamma` they take all
/// digits with them (ln 10⁹! is 2e10). Probabilities here are therefore made of these remainders, which are small, and
/// of ``deviance(_:_:difference:)``, which has no cancellation. Loader 2000, Fast and accurate computation of binomial
/// probabilities.
func stirlingRemainder(_ x: Double) -> Double {
  if x == 0 { return 0 }
  if x < 16 {
    var sign: Int32 = 0
    return lgamma_r(x + 1, &sign) - x * log(x) + x
  }
  let r = 1 / (x * x)
  let series = 1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))
  return log(2 * Double.pi * x) / 2 + series / x
}

/// `x ln(x / mean) − (x − mean)`, at least 0: how far the count `x` is from its expectation. For `x = 0` the `mean`.
///
/// - Parameters:
///   - x: The count, not negative.
///   - mean: The expectation.
///   - difference: `x − mean`, which the caller often knows to more digits than the two have left.
/// - Returns: The deviance, with small relative error also where `x` is close to `mean`.
func deviance(_ x: Double, _ mean: Double, difference: Double) -> Double {
  if x == 0 { return mean }
  let v = difference / (x + mean)
  guard abs(v) < 0.1 else { return x * log(x / mean) - difference }
  // ln(x / mean) = 2 artanh(v); the terms left out are below 1e-16 of the sum.
  let w = v * v
  var sum = 1.0 / 15
  sum = sum * w + 1.0 / 13
  sum = sum * w + 1.0 / 11
  sum = sum * w + 1.0 / 9
  sum = sum * w + 1.0 / 7
  sum = sum * w + 1.0 / 5
  sum = sum * w + 1.0 / 3
  return difference * v + 2 * x * v * w * sum
}

/// `ln P(X ≥ o11)` for the hypergeometric distribution with the margins of the table, Fisher's one-sided test.
///
/// The first term is exp(−G²/2) times remainders of factorials; the others follow by ratios until they no longer count,
/// on the side where they fall: some eight standard deviations at most, 150,000 terms for margins of two thousand
/// million, a dozen for most pairs. NaN unless all counts are whole and no cell is negative.
func logHypergeometricUpperTail(_ table: ContingencyTable) -> Double {
  func isWhole(_ x: Double) -> Bool { x == x.rounded(.towardZero) }
  let (o11, o12, o21, o22) = (table.o11, table.o12, table.o21, table.o22)
  guard table.isConsistent, isWhole(o11), isWhole(o12), isWhole(o21), isWhole(table.n) else { return .nan }
  if o11 == 0 { return 0 }
  let margins =
    stirlingRemainder(table.r1) + stirlingRemainder(table.r2) + stirlingRemainder(table.c1)
    + stirlingRemainder(table.c2) - stirlingRemainder(table.n)
  let cells = stirlingRemainder(o11) + stirlingRemainder(o12) + stirlingRemainder(o21) + stirlingRemainder(o22)
  let first = margins - cells - likelihoodRatio(table) / 2

  /// The sum of the terms after the first, as multiples of it, with one diagonal growing and the other shrinking.
  func rest(growing a: Double, _ b: Double, shrinking c: Double, _ d: Double) -> Double {
    var (sum, term, k) = (0.0, 1.0, 0.0)
    repeat {
      term *= (c - k) * (d - k) / ((a + k + 1) * (b + k + 1))
      sum += term
      k += 1
    } while term > sum * 0x1p-60
    return sum
  }
  if table.determinant > 0 { return first + log1p(rest(growing: o11, o22, shrinking: o12, o21)) }
  return log1p(-exp(first) * rest(growing: o12, o21, shrinking: o11, o22))
}

/// `2 Σ O ln(O/E)` over the four cells, as a sum of deviances, none of which is negative. Dunning 1993.
///
/// A sum of `O ln(O/E)` loses its digits near independence, where terms as large as `n` cancel. The deviances add up to
/// the same because the differences of observed and expected cells add up to 0.
func likelihoodRatio(_ table: ContingencyTable) -> Double {
  let d = table.determinant / table.n
  return 2
    * (deviance(table.o11, table.e11, difference: d) + deviance(table.o12, table.e12, difference: -d)
      + deviance(table.o21, table.e21, difference: -d) + deviance(table.o22, table.e22, difference: d))
}
