import Testing

@testable import TextStatistics

/// The oracle is the standard library, whose `description` is made by another algorithm.
@Suite struct ShortestDecimalTests {
  /// The digits without zeros at either end, and the power of ten of the last.
  private func parts(_ decimal: Decimal) -> [Int] {
    var (digits, exponent) = (Int(decimal.digits), decimal.exponent)
    while digits % 10 == 0 { (digits, exponent) = (digits / 10, exponent + 1) }
    return [digits, exponent]
  }

  private func described(_ value: Double) -> [Int] {
    let halves = value.description.split(separator: "e")
    let mantissa = halves[0].split(separator: ".")
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let exponent = halves.count > 1 ? Int(halves[1])! : 0
    return parts(Decimal(digits: UInt64(mantissa[0] + fraction)!, exponent: exponent - fraction.utf8.count))
  }

  private func disagreements(_ values: some Sequence<Double>) -> [Double] {
    values.filter { $0 > 0 && $0.isFinite && parts(Decimal(shortest: $0)) != described($0) }
  }

  private func neighbours(_ value: Double) -> [Double] {
    (-3...3).map { Double(bitPattern: value.bitPattern &+ UInt64(bitPattern: $0)) }
  }

  @Test func powersOfTwoAndTheirNeighboursAgreeWithTheStandardLibrary() {
    let powers = (-1074...1023).map { Double(sign: .plus, exponent: $0, significand: 1) }
    #expect(disagreements(powers.flatMap(neighbours)).isEmpty)
  }

  @Test func powersOfTenAndTheirNeighboursAgreeWithTheStandardLibrary() {
    let powers = (-323...308).flatMap { exponent in [1, 5, 9].map { Double("\($0)e\(exponent)")! } }
    #expect(disagreements(powers.flatMap(neighbours)).isEmpty)
  }

  @Test func randomNumbersAgreeWithTheStandardLibrary() {
    var random = SeededGenerator(11)
    let values = (0..<200_000).map { index in
      switch index % 4 {
      case 0, 1: random.finiteDouble().magnitude
      case 2: Double(bitPattern: random.next() >> UInt64.random(in: 12...63, using: &random))
      default: Double(Int.random(in: 1...9_999_999, using: &random)) / 1000
      }
    }
    #expect(disagreements(values).isEmpty)
  }
}
