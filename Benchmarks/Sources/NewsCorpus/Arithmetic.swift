// Powers by IEEE additions, multiplications and divisions alone. The C library's exp and log may differ in the last
// digit from one system to another; the corpus may not.

private let naturalLogarithmOf2 = 0.693147180559945309417232121458176568

/// The natural logarithm of a positive finite number, by the series of the inverse hyperbolic tangent.
func logarithm(_ x: Double) -> Double {
  let s = (x.significand - 1) / (x.significand + 1)
  var power = s
  var sum = 0.0
  for denominator in stride(from: 1.0, to: 40, by: 2) {
    sum += power / denominator
    power *= s * s
  }
  return 2 * sum + Double(x.exponent) * naturalLogarithmOf2
}

/// e to the power `x`, by Taylor's series after taking out the powers of two.
func exponential(_ x: Double) -> Double {
  let twos = (x / naturalLogarithmOf2).rounded()
  let rest = x - twos * naturalLogarithmOf2
  var term = 1.0
  var sum = 1.0
  for n in 1..<20 {
    term *= rest / Double(n)
    sum += term
  }
  return Double(sign: .plus, exponent: Int(twos), significand: sum)
}

func power(_ base: Double, _ exponent: Double) -> Double { exponential(exponent * logarithm(base)) }
