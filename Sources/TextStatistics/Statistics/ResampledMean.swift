/// The mean of `values`, and its basic bootstrap interval; NaN for the mean of none and the interval of fewer than two.
///
/// Values are drawn with replacement, as many as there are. Replicate r takes the stream 2r of the random numbers in every
/// group, so that the interval of a group does not depend on what other groups there are.
func resampledMean(
  of values: [Double], _ resampling: CollocateComparison.Resampling
) -> (mean: Double, low: Double, high: Double) {
  guard !values.isEmpty else { return (.nan, .nan, .nan) }
  let mean = values.reduce(0, +) / Double(values.count)
  guard values.count > 1, resampling.replicates > 0 else { return (mean, .nan, .nan) }
  var means = (0..<resampling.replicates).map { replicate in
    var random = RandomNumbers(seed: resampling.seed, stream: 2 * UInt64(replicate))
    var sum = 0.0
    for _ in values.indices { sum += values[random.next(below: values.count)] }
    return sum / Double(values.count)
  }
  let ends = means.withUnsafeMutableBufferPointer { basicInterval(around: mean, $0, level: resampling.level) }
  return (mean, ends.low, ends.high)
}
