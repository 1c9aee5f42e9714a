/// Random numbers that depend on a seed and the number of a stream, and on nothing else.
///
/// The generator is xoshiro256** 1.0 (Blackman and Vigna 2021, ACM Transactions on Mathematical Software 47, article 36).
/// Stream `s` starts from the outputs 4s + 1 to 4s + 4 of SplitMix64 (Steele, Lea and Flood 2014) started with the seed.
/// Every output of SplitMix64 can be computed by itself, so that a replicate with a stream of its own can be made on any
/// thread and in any order. Not for secrets.
struct RandomNumbers: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// Starts a stream.
  init(seed: UInt64, stream: UInt64 = 0) {
    func word(_ number: UInt64) -> UInt64 {
      var bits = seed &+ (4 &* stream &+ number) &* 0x9E37_79B9_7F4A_7C15
      bits = (bits ^ (bits &>> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits &>> 31)
    }
    state = (word(1), word(2), word(3), word(4))
  }

  /// 64 random bits.
  @inline(__always)
  mutating func next() -> UInt64 {
    func rotate(_ bits: UInt64, _ places: UInt64) -> UInt64 { bits &<< places | bits &>> (64 &- places) }
    let result = rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 &<< 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotate(state.3, 45)
    return result
  }

  /// A number from 0 up to but without `bound`, each with the same probability (Lemire 2019, ACM Transactions on Modeling
  /// and Computer Simulation 29, article 3).
  ///
  /// Written out here, because the way of the standard library is not promised to stay the same.
  @inline(__always)
  mutating func next(below bound: Int) -> Int {
    precondition(bound > 0, "there is no number below the bound")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }
}
