/// The number `digits` times ten to the power of `exponent`.
struct Decimal {
  var digits: UInt64
  var exponent: Int
}

extension Decimal {
  /// The decimal with the fewest digits that reads back as `value`, of several the closest; it may end in zeros.
  ///
  /// Unlike the standard library's `description` it makes no text and calls nothing: three products of 128 by 64 bits
  /// decide. Algorithm: Giulietti, The Schubfach way to render doubles (2020), sections 8 and 9.
  ///
  /// - Parameter value: A finite number above 0.
  init(shortest value: Double) {
    let bits = value.significandBitPattern
    let isSubnormal = value.exponentBitPattern == 0
    // value = significand * 2^power.
    let significand = isSubnormal ? bits : bits | 1 << 52
    let power = max(Int(value.exponentBitPattern), 1) - 1075
    // The double below a power of two is only half as far away as the one above.
    let isUneven = bits == 0 && value.exponentBitPattern > 1
    // The largest ten to a power that is no longer than the interval of numbers that round to `value`: so this has one
    // to nine multiples of it, and one at most of the next power. Both are floors of logarithms: 78,913 / 2^18 is
    // log10(2), and 32,752 / 2^18 log10(4/3).
    let exponent = (power * 78_913 - (isUneven ? 32_752 : 0)) >> 18
    let ten = scaledPowersOfTen[-exponent - lowestPower]
    let shift = UInt64(truncatingIfNeeded: power + (-exponent * 1_741_647) >> 19 + 1)
    // The value and the ends of its interval in quarters of 10^exponent. The ends belong to it if the tie is read as
    // `value`: if the significand is even.
    let quarters = ten.rounded(times: (4 * significand) &<< shift)
    let odd = significand & 1
    let lower = ten.rounded(times: (4 * significand - (isUneven ? 1 : 2)) &<< shift) + odd
    let upper = ten.rounded(times: (4 * significand + 2) &<< shift) - odd

    // The neighbours below in tens and in units; the neighbours above are one more.
    let (tens, units) = (quarters / 40, quarters / 4)
    let (hasTens, hasTensAbove) = (lower <= 40 * tens, 40 * tens + 40 <= upper)
    let (hasUnits, hasUnitsAbove) = (lower <= 4 * units, 4 * units + 4 <= upper)
    // Three quarters, or two and an odd number of units.
    let isNearerAbove = quarters & 3 + units & 1 > 2
    let shorter = 10 * (tens + (hasTensAbove ? 1 : 0))
    let nearest = units + ((hasUnits == hasUnitsAbove ? isNearerAbove : hasUnitsAbove) ? 1 : 0)
    self.init(digits: hasTens != hasTensAbove ? shorter : nearest, exponent: exponent)
  }
}

extension UInt128 {
  /// The product over 2^128; its last bit is 1 if there is a remainder. So comparisons with even numbers are exact.
  ///
  /// The factor is too large by a unit of its last place at most, which a rest of 1 is put down to.
  fileprivate func rounded(times other: UInt64) -> UInt64 {
    let low = UInt128(UInt64(truncatingIfNeeded: self)) &* UInt128(other)
    let product = (self >> 64) &* UInt128(other) &+ (low >> 64)
    return UInt64(truncatingIfNeeded: product >> 64) | (UInt64(truncatingIfNeeded: product) > 1 ? 1 : 0)
  }
}

private let lowestPower = -292

/// The first 128 bits of the powers of ten from 10^-292 to 10^324, and one more: by exact arithmetic at first use.
private let scaledPowersOfTen: [UInt128] = {
  var powers = [UInt128](repeating: 0, count: 324 - lowestPower + 1)
  // Powers of five, the lowest limb first: factors of two do not change the first bits.
  var limbs: [UInt64] = [0, 0, 1]
  for exponent in 0...324 {
    powers[exponent - lowestPower] = firstBits(limbs) + 1
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt128(limbs[index]) * 5 + UInt128(carry)
      (carry, limbs[index]) = (UInt64(product >> 64), UInt64(truncatingIfNeeded: product))
    }
    if carry > 0 { limbs.append(carry) }
  }
  // 2^832 / 5^292 still has 154 bits, and to drop the remainder in every step is to drop it once.
  limbs = Array(repeating: 0, count: 13) + [1]
  for exponent in 1...(-lowestPower) {
    var rest: UInt64 = 0
    for index in limbs.indices.reversed() {
      (limbs[index], rest) = (5 as UInt64).dividingFullWidth((rest, limbs[index]))
    }
    if limbs.last == 0 { limbs.removeLast() }
    powers[-exponent - lowestPower] = firstBits(limbs) + 1
  }
  return powers
}()

private func firstBits(_ limbs: [UInt64]) -> UInt128 {
  let top = limbs.suffix(3).reversed().map { UInt128($0) }
  let zeros = UInt128(UInt64(top[0]).leadingZeroBitCount)
  return (top[0] << 64 | top[1]) << zeros | top[2] >> (64 - zeros)
}
