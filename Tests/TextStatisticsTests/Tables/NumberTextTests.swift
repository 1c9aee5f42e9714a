import Foundation
import Testing

@testable import TextStatistics

@Suite struct NumberTextTests {
  private func text(_ write: (inout OutputBuffer) -> Void) -> String {
    var buffer = OutputBuffer(capacity: 1)
    write(&buffer)
    return String(decoding: buffer.removeSuffix(from: 0), as: UTF8.self)
  }

  private func shortest(_ value: Double) -> String { text { $0.append(value) } }
  private func rounded(_ value: Double, _ digits: Int) -> String { text { $0.append(value, digits: digits) } }

  @Test func integersAreWrittenExactly() {
    var random = SeededGenerator(1)
    let powers = (0...18).map { Int(pow(10, Double($0))) }
    let values = [0, .min, .max] + powers + powers.map { $0 - 1 } + powers.map { -$0 }
    for value in values + (0..<2000).map({ Int(bitPattern: UInt(random.next())) >> ($0 % 64) }) {
      #expect(text { $0.append(value) } == String(value))
    }
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1e15, "1000000000000000"),
      (1e16, "1e+16"),
      (1e17, "1e+17"), (1.5e-5, "1.5e-05"), (0.0001, "0.0001"), (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
      (1.0 / 3, "0.3333333333333333"), (9_007_199_254_740_992, "9007199254740992"), (1.2e16, "1.2e+16"),
      (123_456_789.123, "123456789.123"), (9_007_199_254_740_994, "9007199254740994"), (1.25e-100, "1.25e-100"),
      (0.5, "0.5"), (0.000123, "0.000123"), (1_000_000_000.5, "1000000000.5"),
      (-4503599627370495.5, "-4503599627370495.5"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (12_345_678.9, "12345678.9"), (-2e-10, "-2e-10"),
    ] as [(Double, String)])
  func shortestText(value: Double, expected: String) { #expect(shortest(value) == expected) }

  @Test func shortestTextReadsBackAsTheSameBits() {
    var random = SeededGenerator(2)
    for index in 0..<20_000 {
      let value = index % 2 == 0 ? random.finiteDouble() : Double.random(in: -1e6...1e6, using: &random)
      #expect(Double(shortest(value)) == value)
    }
  }

  @Test func shortestTextIsThatOfTheStandardLibrary() {
    var random = SeededGenerator(3)
    for index in 0..<100_000 {
      let value = index % 2 == 0 ? random.finiteDouble() : Double.random(in: -1e4...1e4, using: &random)
      let expected = value.description
      // Up to 1e16 whole numbers are written out, by the standard library only up to 2^53.
      guard value.magnitude <= 0x1p53 || value.magnitude >= 1e16 else { continue }
      #expect(shortest(value) == (expected.hasSuffix(".0") ? String(expected.dropLast(2)) : expected))
    }
  }

  @Test(
    arguments: [
      (1_234_567, 6, "1234570"), (0.5, 1, "0.5"), (2.5, 1, "2"), (3.5, 1, "4"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
      (-0.0001234567, 3, "-0.000123"), (0.00001234567, 3, "1.23e-05"), (9.9999996, 6, "10"),
      (0.00009999996, 3, "0.0001"),
      (1e22, 6, "1e+22"), (1.25e-300, 2, "1.2e-300"), (-0.0, 3, "0"), (12.0, 6, "12"), (100, 1, "100"),
      (0.1, 17, "0.10000000000000001"),
      (9.9999999e15, 3, "1e+16"), (999_999.5, 6, "1000000"), (.leastNonzeroMagnitude, 17, "4.9406564584124654e-324"),
      (1.005, 3, "1"),
    ] as [(Double, Int, String)])
  func digitsRoundTheBinaryValue(value: Double, digits: Int, expected: String) {
    #expect(rounded(value, digits) == expected)
  }

  @Test(arguments: 1...17) func digitsAgreeWithC(digits: Int) {
    var random = SeededGenerator(UInt64(digits))
    for index in 0..<1500 {
      let value: Double =
        switch index % 4 {
        case 0: random.finiteDouble()
        case 1: Double.random(in: -1...1, using: &random)
        // Ties are common among short binary fractions.
        case 2:
          Double(Int.random(in: 1...1 << 20, using: &random)) / Double(1 << Int.random(in: 0...12, using: &random))
        default: Double.random(in: 0...1e9, using: &random)
        }
      let ours = rounded(value, digits)
      #expect(Double(ours) == Double(String(format: "%.\(digits - 1)e", value)))
      #expect(!ours.contains(".") || !ours.split(separator: "e")[0].hasSuffix("0"))
    }
  }
}
