import Testing

@testable import TextStatistics

@Suite struct PictureTextTests {
  @Test func whatCannotBeSeenIsDropped() {
    #expect(PictureText.harmless("a\u{202E}b\u{200F}c\u{FEFF}d\te\nf\u{0}g\u{FFFF}") == "abcd e f g")
    // Joiners are parts of words and emoji.
    #expect(PictureText.harmless("می\u{200C}خواهم 👩\u{200D}🚀") == "می\u{200C}خواهم 👩\u{200D}🚀")
    #expect(PictureText.harmless("e" + String(repeating: "\u{301}", count: 9999)).unicodeScalars.count == 500)
    #expect(PictureText.isolated("abc") == "abc" && PictureText.isolated("عر") == "\u{2068}عر\u{2069}")
  }

  @Test func cutTextFitsAndSaysSo() {
    #expect(PictureText.cut("short", ems: 5) == "short")
    let cut = PictureText.cut("a long label of a regional newspaper", ems: 8)
    #expect(cut.hasSuffix("…") && PictureText.ems(cut) <= 8 && PictureText.ems(cut) > 6)
    #expect(PictureText.wrapped("one two three", ems: 5) == ["one two", "three"])
  }

  @Test func numbersAreShort() {
    #expect(
      PictureText.number(0.123456) == "0.123" && PictureText.number(12345.6) == "12346" && PictureText.number(0) == "0")
    #expect(
      PictureText.fixed(0.7, 2) == "0.70" && PictureText.fixed(-0.004, 2) == "0.00"
        && PictureText.fixed(12.5, 0) == "13")
    #expect(PictureText.decimals([0.5, 1], digits: 3) == 2 && PictureText.decimals([3, 40], digits: 3) == 0)
    #expect(PictureText.decimals([150.5], digits: 3) == 0 && PictureText.decimals([0.0123], digits: 3) == 4)
    #expect(PictureText.number(.nan) == "undefined" && PictureText.fixed(.nan, 2) == "undefined")
    #expect(SVGCanvas.short(-0.001) == "0" && SVGCanvas.short(1.5) == "1.5" && SVGCanvas.short(-12.346) == "-12.35")
    #expect(SVGCanvas.short(0.05) == "0.05" && SVGCanvas.short(0.5) == "0.5")
  }

  @Test func axesHaveRoundNumbers() {
    let scale = PictureScale([0.13, 0.87], to: (0, 100))
    #expect(scale.domain == 0...1 && scale.ticks(5) == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
    #expect(scale.place(0.5) == 50 && scale.place(7) == 100)
    #expect(PictureScale([3, 3], to: (0, 1)).domain.contains(3) && PictureScale([], to: (0, 1)).domain == 0...1)
    for ends in [
      [-1e300, 1e300], [0, .leastNonzeroMagnitude], [.leastNonzeroMagnitude, .leastNonzeroMagnitude], [1e300, 1e300],
      [-1e300, -1e300], [1e15, 1e15 + 0.125],
    ] {
      let scale = PictureScale(ends, to: (0, 1))
      #expect(ends.allSatisfy { (0...1).contains(scale.place($0)) } && scale.ticks(4).count < 20)
    }
    #expect(!PictureScale([1e-300, 2e-300], to: (0, 1)).ticks(4).isEmpty)
  }

  @Test func textOnCellsHasContrast() {
    for ramp in [ColorRamp.sequential, .diverging] {
      for step in 0...100 {
        let color = ramp[Double(step) / 100]
        let (one, other) = (color.luminance + 0.05, color.ink.luminance + 0.05)
        #expect(max(one, other) / min(one, other) >= 4.5)
      }
    }
    #expect(PictureColor(0x0072B2).hex == "#0072b2" && PictureColor(0xFFFFFF).terminalNumber == 231)
  }

  @Test func sequentialColoursGetDarker() {
    let luminances = (0...100).map { ColorRamp.sequential[Double($0) / 100].luminance }
    #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 > $1 })
  }
}
