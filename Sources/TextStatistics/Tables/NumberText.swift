#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Numbers as text: plain ASCII, a point for the decimals, no separators, the same in every locale.
extension OutputBuffer {
  /// Appends a whole number.
  mutating func append(_ value: Int) {
    // SAFETY: a sign and at most 20 digits, or one store of eight bytes.
    append(upTo: 24) { end in
      end[0] = UInt8(ascii: "-")
      let sign = value < 0 ? 1 : 0
      return sign + writeDigits(UInt64(value.magnitude), to: end + sign)
    }
  }

  /// Appends the shortest text that reads back as the same finite number.
  ///
  /// Whole numbers have no point, and minus zero is `0`. Below 1e-4 and from 1e16 on in size the form is `1.5e-05`,
  /// which JSON, R, Python and spreadsheets read.
  mutating func append(_ value: Double) {
    // Quicker than `Int(exactly:)`, which calls a function of C.
    if value.magnitude < 0x1p53, Double(Int(value)) == value { return append(Int(value)) }
    append(Decimal(shortest: value.magnitude), isNegative: value < 0)
  }

  /// Appends a finite number rounded to `digits` significant digits, trailing zeros dropped.
  ///
  /// Rounding is that of C's `printf`: of the exact binary value, a tie to the even digit. The point is written out from
  /// 1e-4 up to 1e16 (C's `%g` would turn 1234567 at six digits into `1.23457e+06`), beyond it is `1.5e-05`.
  mutating func append(_ value: Double, digits: Int) {
    guard value != 0 else { return append(Ascii.zero) }
    append(
      roundedExactly(value.magnitude, digits: digits) ?? roundedByC(value.magnitude, digits: digits),
      isNegative: value < 0)
  }

  /// Appends a decimal of 1 to 17 digits without the zeros at its end.
  ///
  /// Nearly free of branches: where the point stands and how many zeros there are cannot be predicted.
  private mutating func append(_ decimal: Decimal, isNegative: Bool) {
    // SAFETY: a sign, 16 digits, a point and a store of 16 bytes are the most that is written.
    append(upTo: 40) { end in
      end[0] = UInt8(ascii: "-")
      let start = end + (isNegative ? 1 : 0)
      // Seventeen digits: one, and sixteen as bytes.
      let isShort = decimal.digits < 10_000_000_000_000_000
      var (digits, leading) = (decimal.digits &* (isShort ? 10 : 1), decimal.exponent + (isShort ? 15 : 16))
      while digits < 10_000_000_000_000_000 { (digits, leading) = (digits * 10, leading - 1) }
      let first = Ascii.zero + UInt8(truncatingIfNeeded: digits / 10_000_000_000_000_000)
      let middle = eightDigits(digits / 100_000_000 % 100_000_000)
      let last = eightDigits(digits % 100_000_000)
      let length =
        last != 0 ? 17 - last.leadingZeroBitCount / 8 : middle != 0 ? 9 - middle.leadingZeroBitCount / 8 : 1

      let isPlain = -4...15 ~= leading
      if isPlain, leading < 0 {
        store(0, to: start)
        start[1] = Ascii.point
        let place = start + 1 - leading
        place[0] = first
        store(middle, to: place + 1)
        store(last, to: place + 9)
        return place + length - end
      }
      let whole = isPlain ? leading + 1 : 1
      let rest = UInt128(last) << 64 | UInt128(middle)
      let fraction = rest &>> UInt128(8 * (whole - 1))
      start[0] = first
      store(middle, to: start + 1)
      store(last, to: start + 9)
      start[whole] = Ascii.point
      store(UInt64(truncatingIfNeeded: fraction), to: start + whole + 1)
      store(UInt64(truncatingIfNeeded: fraction >> 64), to: start + whole + 9)
      var next = start + (length > whole ? length + 1 : whole)
      if !isPlain {
        next[0] = UInt8(ascii: "e")
        next[1] = leading < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+")
        next[2] = Ascii.zero
        next += leading.magnitude < 10 ? 3 : 2
        next += writeDigits(UInt64(leading.magnitude), to: next)
      }
      return next - end
    }
  }
}

/// Writes a number, and up to seven bytes of no meaning behind it; returns how many digits it has.
@inline(__always)
private func writeDigits(_ value: UInt64, to start: UnsafeMutablePointer<UInt8>) -> Int {
  if value >= 100_000_000 { return writeManyDigits(value, to: start) }
  let digits = eightDigits(value)
  let zeros = min(digits.trailingZeroBitCount / 8, 7)
  store(digits &>> UInt64(8 * zeros), to: start)
  return 8 - zeros
}

private func writeManyDigits(_ value: UInt64, to start: UnsafeMutablePointer<UInt8>) -> Int {
  let (first, last) = value.quotientAndRemainder(dividingBy: 100_000_000)
  let length = writeDigits(first, to: start)
  store(eightDigits(last), to: start + length)
  return length + 8
}

private func store(_ digits: UInt64, to start: UnsafeMutablePointer<UInt8>) {
  let text = digits | 0x3030_3030_3030_3030
  UnsafeMutableRawPointer(start).storeBytes(of: text.littleEndian, as: UInt64.self)
}

/// The eight digits of a number below 10^8, each a byte from 0 to 9, the first the lowest.
///
/// Halves the pieces three times, all pieces at once: x becomes x / 10^n + (x mod 10^n) 2^(8n), which is
/// x 2^(8n) - (x / 10^n) (10^n 2^(8n) - 1); quotients by multiplication with a rounded inverse.
private func eightDigits(_ value: UInt64) -> UInt64 {
  let fours = value << 32 &- value / 10_000 &* (10_000 << 32 - 1)
  let hundredths = (fours &* 10_486) >> 20 & 0x7F_0000_007F
  let twos = fours << 16 &- hundredths &* (100 << 16 - 1)
  let tenths = (twos &* 103) >> 10 & 0xF_000F_000F_000F
  return twos << 8 &- tenths &* (10 << 8 - 1)
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
