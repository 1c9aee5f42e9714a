/// The false discovery rate at which each of many tests would be called: q, from the p of all. Benjamini and Hochberg
/// 1995.
///
/// With `m` values of p in ascending order, `q(i) = min(p(j) m / j)` over `j ≥ i`, in 0...1: never below its p, and in
/// the same order. NaN stays NaN and is no test: it does not count in `m`. O(m log m).
func benjaminiHochberg(_ p: [Double]) -> [Double] {
  var tests: [(p: Double, index: Int)] = []
  for (index, p) in p.enumerated() where !p.isNaN { tests.append((p, index)) }
  tests.sort { $0.p < $1.p }
  var q = p
  var least = 1.0
  for place in tests.indices.reversed() {
    // In this order of operations the factor is never below 1, and q not below p.
    least = min(least, tests[place].p * (Double(tests.count) / Double(place + 1)))
    q[tests[place].index] = least
  }
  return q
}

/// How the p of many tests are adjusted for their number.
public enum Adjustment: String, CaseIterable, Sendable {
  /// Benjamini and Hochberg 1995: the share of false ones among what is called, on average.
  case bh
  /// Holm 1979: the probability that anything is called falsely. Never above ``bonferroni``, and as safe.
  case holm
  /// p times the number of tests.
  case bonferroni

  var authors: String {
    switch self {
    case .bh: "Benjamini and Hochberg"
    case .holm: "Holm"
    case .bonferroni: "Bonferroni"
    }
  }

  /// The adjusted p, in 0...1. NaN stays NaN and is no test. O(m log m).
  func adjusted(_ p: [Double]) -> [Double] {
    let tests = p.indices.filter { !p[$0].isNaN }
    let count = Double(tests.count)
    switch self {
    case .bh: return benjaminiHochberg(p)
    case .bonferroni: return p.map { $0.isNaN ? $0 : min(1, $0 * count) }
    case .holm:
      var (adjusted, greatest) = (p, 0.0)
      for (place, test) in tests.sorted(by: { p[$0] < p[$1] }).enumerated() {
        greatest = min(1, max(greatest, p[test] * (count - Double(place))))
        adjusted[test] = greatest
      }
      return adjusted
    }
  }
}
