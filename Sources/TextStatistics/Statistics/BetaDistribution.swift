#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// The beta distribution with parameters `a` and `b`, both positive, in log odds `u = ln(x / (1 − x))`.
///
/// On that scale the logarithm of the distribution function is concave, so that Newton's method finds every quantile
/// from every start, and neither end of the range loses digits: `1 − x` is as exact as `x`.
struct BetaDistribution {
  let a: Double
  let b: Double
  /// The logarithm of the density's constant in terms of ``deviance(_:_:difference:)``.
  private let constant: Double

  init(_ a: Double, _ b: Double) {
    precondition(a > 0 && b > 0, "a beta distribution needs positive parameters")
    self.a = a
    self.b = b
    constant = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b) + log(a * (b / (a + b)))
  }

  /// The regularised incomplete beta function I(x; a, b) = P(X ≤ x), for `0 ≤ x ≤ 1`.
  func lowerTail(_ x: Double) -> Double {
    x <= 0 ? 0 : x >= 1 ? 1 : exp(logLowerTail(x, 1 - x).value)
  }

  /// The logarithm of P(X ≤ x) and its derivative by the log odds, for `x + y = 1` and neither of them 0.
  private func logLowerTail(_ x: Double, _ y: Double) -> (value: Double, slope: Double) {
    let mean = (a + b) * x
    let difference = a * y - b * x
    let density =
      constant - deviance(a, mean, difference: difference) - deviance(b, (a + b) * y, difference: -difference)
    if x <= (a + 1) / (a + b + 2) {
      let slope = Self.fraction(a, b, x, y)
      return (density - log(slope), slope)
    }
    let value = log1p(-exp(density) / Self.fraction(b, a, y, x))
    return (value, exp(density - value))
  }

  /// The continued fraction by which the density in log odds is divided to give P(X ≤ x).
  ///
  /// DiDonato and Morris 1992, Algorithm 708, equation 9, evaluated forwards (Lentz 1976). Below the mean it takes some
  /// √min(a, b) steps.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    var f = a * (a * y - b * x + 1) / (a + 1)
    if f == 0 { f = 1e-300 }
    var (c, d, m) = (f, 0.0, 0.0)
    while true {
      m += 1
      let s = a + 2 * m
      let step = m * (b - m) * x / (s - 1)
      let numerator = (a + m - 1) * (a + b + m - 1) * x * step / (s - 1)
      let denominator = m + step + (a + m) * (a * y - b * x + 1 + m * (1 + y)) / (s + 1)
      d = denominator + numerator * d
      if d == 0 { d = 1e-300 }
      d = 1 / d
      c = denominator + numerator / c
      if c == 0 { c = 1e-300 }
      f *= c * d
      // Also true of NaN, which parameters beyond all counts lead to.
      if !(abs(c * d - 1) > 1e-15 && m < 1e6) { return f }
    }
  }

  /// The log odds below which the distribution has the share `p` of its mass, for `0 < p < 1`.
  ///
  /// Halley's method from the approximation of Abramowitz and Stegun 1964, 26.5.22: two or three evaluations.
  func quantileLogOdds(_ p: Double) -> Double {
    if p > 0.5 { return -BetaDistribution(b, a).quantileLogOdds(1 - p) }
    var u = log(a / b)
    if a >= 1 && b >= 1 {
      let z = -normalQuantile(p)
      let (r, s) = (1 / (2 * a - 1), 1 / (2 * b - 1))
      let (h, l) = (2 / (r + s), (z * z - 3) / 6)
      u -= 2 * (z * (h + l).squareRoot() / h - (s - r) * (l + 5.0 / 6 - 2 / (3 * h)))
    }
    let target = log(p)
    for _ in 0..<100 {
      let (x, y) = (1 / (1 + exp(-u)), 1 / (1 + exp(u)))
      let (value, slope) = logLowerTail(x, y)
      let newton = (value - target) / slope
      // The second derivative is slope · (a y − b x − slope); far left of the root, Halley's step is capped.
      u -= newton / (1 - min(newton * (a * y - b * x - slope) / 2, 0.5))
      // The step just taken leaves the cube of this.
      if abs(value - target) < 1e-6 { break }
    }
    return u
  }

  /// The `x` below which the distribution has the share `p` of its mass, for `0 < p < 1`.
  func quantile(_ p: Double) -> Double {
    1 / (1 + exp(-quantileLogOdds(p)))
  }
}
