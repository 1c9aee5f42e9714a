/// Where numbers stand on an axis.
struct PictureScale {
  /// The numbers at the ends, the lower first.
  let domain: ClosedRange<Double>
  /// The places of the ends; an axis that points up has the greater place first.
  let range: (Double, Double)

  /// A scale from end to end of some numbers; one number, or none, gets some room around it.
  init(_ values: some Sequence<Double>, to range: (Double, Double), isRounded: Bool = true) {
    self.range = range
    var low = values.min() ?? 0
    var high = values.max() ?? 1
    // What is nearer than numbers can tell apart is one.
    if high - low < 1e-300 { (low, high) = low.magnitude < 1e-300 ? (0, 0) : (low, low) }
    if low == high { (low, high) = low == 0 ? (0, 1) : (min(low, 2 * low), max(0, 2 * low)) }
    let step = Self.step(high - low, count: 4)
    // Whole steps, but no further than needed: a quarter of the axis empty at most.
    domain = isRounded ? (low / step).rounded(.down) * step...(high / step).rounded(.up) * step : low...high
  }

  func place(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return range.0 + min(max(share, 0), 1) * (range.1 - range.0)
  }

  /// About `count` round numbers of the domain.
  func ticks(_ count: Int) -> [Double] {
    let step = Self.step(domain.upperBound - domain.lowerBound, count: count)
    let first = Int((domain.lowerBound / step - 1e-9).rounded(.up))
    let last = Int((domain.upperBound / step + 1e-9).rounded(.down))
    return first > last ? [] : (first...last).map { Double($0) * step }
  }

  /// 1, 2 or 5 times a power of ten.
  private static func step(_ width: Double, count: Int) -> Double {
    guard width.isFinite, width > 0 else { return 1 }
    let rough = width / Double(count)
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    return rough / power < 1.5 ? power : rough / power < 3.5 ? 2 * power : rough / power < 7.5 ? 5 * power : 10 * power
  }
}
