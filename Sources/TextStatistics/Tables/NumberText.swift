#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Numbers as text: plain ASCII, a point for the decimals, no separators, the same in every locale.
extension OutputBuffer {
  /// Appends a whole number.
  mutating func append(_ value: Int) {
    append(upTo: 20) { end in
      var length = 0
      if value < 0 {
        end[0] = UInt8(ascii: "-")
        length = 1
      }
      length += decimalLength(UInt64(value.magnitude))
      var rest = UInt64(value.magnitude)
      var position = length
      repeat {
        position -= 1
        end[position] = Ascii.zero + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      return length
    }
  }

  /// Appends the shortest text that reads back as the same finite number.
  ///
  /// Whole numbers have no point, and minus zero is `0`. Below 1e-4 and from 1e16 on in size the form is `1.5e-05`,
  /// which JSON, R, Python and spreadsheets read.
  mutating func append(_ value: Double) {
    if let whole = Int(exactly: value), whole.magnitude < 1 << 53 { return append(whole) }
    var text = value.description
    text.withUTF8 { digits in
      // Only whole numbers from 2^53 up to 1e16 come here with ".0".
      let isWhole = digits.count > 2 && digits[digits.count - 1] == Ascii.zero && digits[digits.count - 2] == Ascii.point
      append((isWhole ? UnsafeBufferPointer(rebasing: digits.dropLast(2)) : digits).span)
    }
  }

  /// Appends a finite number rounded to `digits` significant digits, trailing zeros dropped.
  ///
  /// Rounding is that of C's `printf`: of the exact binary value, a tie to the even digit. The point is written out from
  /// 1e-4 up to 1e16 (C's `%g` would turn 1234567 at six digits into `1.23457e+06`), beyond it is `1.5e-05`.
  mutating func append(_ value: Double, digits: Int) {
    guard value != 0 else { return append(Ascii.zero) }
    if value < 0 { append(UInt8(ascii: "-")) }
    var decimal = roundedExactly(value.magnitude, digits: digits) ?? roundedByC(value.magnitude, digits: digits)
    while decimal.digits % 10 == 0 {
      decimal.digits /= 10
      decimal.exponent += 1
    }
    append(decimal)
  }

  private mutating func append(_ decimal: Decimal) {
    let length = decimalLength(decimal.digits)
    let leading = length - 1 + decimal.exponent
    let plain = -4...15 ~= leading
    if plain, leading < 0 {
      append("0.")
      for _ in 0..<(-leading - 1) { append(Ascii.zero) }
      return append(Int(decimal.digits))
    }
    let start = count
    append(Int(decimal.digits))
    // How many digits stand before the point.
    let whole = plain ? leading + 1 : 1
    for _ in 0..<max(0, whole - length) { append(Ascii.zero) }
    if whole < length {
      let fraction = removeSuffix(from: start + whole)
      append(UInt8(ascii: "."))
      append(fraction)
    }
    guard !plain else { return }
    append(leading < 0 ? "e-" : "e+")
    if leading.magnitude < 10 { append(Ascii.zero) }
    append(Int(leading.magnitude))
  }
}

/// The number `digits` times ten to the power of `exponent`.
private struct Decimal {
  var digits: UInt64
  var exponent: Int
}

/// How many decimal digits a number has; 1 for 0.
private func decimalLength(_ value: UInt64) -> Int {
  var length = 1
  var limit: UInt64 = 10
  while value >= limit {
    length += 1
    guard length < 20 else { break }
    limit *= 10
  }
  return length
}

private let powersOfTen = (0..<22).reduce(into: [1 as UInt128]) { powers, exponent in
  powers.append(powers[exponent] * 10)
}

/// Rounds by exact arithmetic in 128 bits where that has room: between 1e-5 and 1e15 at six digits.
private func roundedExactly(_ value: Double, digits: Int) -> Decimal? {
  let shift = 52 - Int(value.exponent)
  guard value.isNormal, 1...126 ~= shift else { return nil }
  // value = significand / 2^shift. Its leading digit is that of 2^exponent or one higher; 78,913 / 2^18 is log10(2).
  let significand = UInt128(value.significandBitPattern | 1 << 52)
  var leading = (Int(value.exponent) * 78_913) >> 18
  while true {
    let scale = digits - 1 - leading
    guard 0...22 ~= scale else { return nil }
    let product = significand * powersOfTen[scale]
    var rounded = product >> UInt128(shift)
    let rest = product & (1 << UInt128(shift) - 1)
    let half: UInt128 = 1 << UInt128(shift - 1)
    if rest > half || (rest == half && rounded & 1 == 1) { rounded += 1 }
    if rounded >= powersOfTen[digits] {
      leading += 1
    } else {
      return Decimal(digits: UInt64(rounded), exponent: -scale)
    }
  }
}

/// Rounds by `vsnprintf`, which is exact and slow.
private func roundedByC(_ value: Double, digits: Int) -> Decimal {
  // One digit, a point, up to 16 digits, `e-324` and the final zero byte.
  let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
    _ = withVaList([Int32(digits - 1), value]) { vsnprintf(buffer.baseAddress, buffer.count, "%.*e", $0) }
    return String(cString: buffer.baseAddress!)
  }
  let parts = text.split(separator: "e")
  let mantissa = parts[0].filter { $0 != "." }
  return Decimal(digits: UInt64(mantissa)!, exponent: Int(parts[1])! - (digits - 1))
}
