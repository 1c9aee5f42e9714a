#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// How strongly the words of a fixed sequence attract each other beyond what their shorter parts do. Blaheta and
/// Johnson 2001, all subtuples; quanteda's `textstat_collocations` with `method = "lambda"`.
///
/// `λ = Σ (−1)^(K−|c|) ln(n(c) + ½)` is the interaction of all `K` words in the saturated log-linear model of the
/// patterns, `z = λ / √Σ 1/(n(c) + ½)` the same in standard errors. For two words they are
/// ``AssociationMeasure/oddsRatioLog`` and ``AssociationMeasure/lambdaZ``.
///
/// - Parameter cells: At `c` the number of windows of `K` words that agree with the sequence at the places of the
///   bits set in `c`, and differ from it at the others: 2ᴷ numbers.
/// - Returns: `λ` in nats, positive for attraction, and `z`. Both are always defined.
func ngramLambda(_ cells: [Double]) -> (lambda: Double, z: Double) {
  precondition(cells.count > 1 && cells.count & (cells.count - 1) == 0, "a sequence of K words has 2^K patterns")
  var (lambda, variance) = (0.0, 0.0)
  for (pattern, count) in cells.enumerated() {
    // The last pattern, which has all words, is added; every word less turns the sign.
    let isAdded = (pattern ^ (cells.count - 1)).nonzeroBitCount & 1 == 0
    lambda += isAdded ? log(count + 0.5) : -log(count + 0.5)
    variance += 1 / (count + 0.5)
  }
  return (lambda, lambda / variance.squareRoot())
}
