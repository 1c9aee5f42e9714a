/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): one addition and
/// a mixing function, the same sequence on every machine.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// An independent generator for part `index` of what `seed` names, so that parts may be made in any order.
  init(seed: UInt64, part index: Int) {
    var mixer = SplitMix64(seed: seed ^ (UInt64(index) &+ 1) &* 0xD134_2543_DE82_EF95)
    self.init(seed: mixer.next())
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in 0 ..< 1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// An integer in 0 ..< count; the bias of the multiplication is below count / 2^64.
  mutating func below(_ count: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }

  mutating func element<T>(of values: [T]) -> T { values[below(values.count)] }

  /// Nearly normal, mean 0 and deviation 1: the sum of twelve uniform numbers needs no function of the C library,
  /// whose last digit differs between systems.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
}

/// Draws an index with a probability proportional to its weight: the inverse of the cumulative distribution, found by
/// halving within one of 65,536 equal shares. Where the weights fall, as those of words do, almost every draw stays in
/// the first cache lines, which an alias table's draws do not.
struct WeightedChoice {
  /// Scaled so that all weights together are 2^32; the last of them is left out.
  private let cumulative: [UInt32]
  /// The index at which each share begins, and the last index once more.
  private let firstOfShare: [UInt32]

  init(weights: [Double]) {
    let scale = 0x1p32 / weights.reduce(0, +)
    var sum = 0.0
    cumulative = weights.map { weight in
      sum += weight
      return UInt32(min(sum * scale, 0x1p32 - 1))
    }
    var index = 0
    var first: [UInt32] = []
    for share in 0..<65_536 {
      while cumulative[index] <= UInt32(share) << 16 && index < weights.count - 1 { index += 1 }
      first.append(UInt32(index))
    }
    firstOfShare = first + [UInt32(weights.count - 1)]
  }

  func draw(_ random: inout SplitMix64) -> Int {
    let point = UInt32(truncatingIfNeeded: random.next() >> 32)
    let share = Int(point >> 16)
    var low = Int(firstOfShare[share])
    var high = Int(firstOfShare[share + 1])
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] <= point { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
