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
