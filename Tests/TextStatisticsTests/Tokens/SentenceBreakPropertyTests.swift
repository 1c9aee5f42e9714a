import Testing

@testable import TextStatistics

@Suite struct SentenceBreakPropertyTests {
  /// The "Total code points" lines of SentenceBreakProperty.txt 15.0.0.
  @Test func everyValueHasAsManyScalarsAsUnicodeSays() {
    var counts: [SentenceBreak: Int] = [:]
    for value in SentenceBreak.table { counts[value, default: 0] += 1 }
    let expected: [SentenceBreak: Int] = [
      .carriageReturn: 1, .lineFeed: 1, .separator: 3, .extend: 2550, .format: 72, .space: 20, .lower: 2497,
      .upper: 1936, .otherLetter: 132036, .numeric: 682, .stopOrPoint: 4, .sentenceContinue: 26, .stop: 151,
      .close: 195,
    ]
    counts[.other] = nil
    #expect(counts == expected)
  }

  @Test func scalarsHaveTheValuesThatTheAnnexNames() {
    let expected: [(SentenceBreak, String)] = [
      (.stopOrPoint, ".\u{2024}\u{FE52}\u{FF0E}"), (.stop, "!?\u{61F}\u{964}\u{3002}\u{FF01}"), (.close, "\"')]»”"),
      (.sentenceContinue, ",-:\u{2014}\u{3001}"), (.separator, "\u{85}\u{2028}\u{2029}"), (.space, "\t \u{A0}\u{3000}"),
      (.lower, "azé\u{101}"), (.upper, "AZÉ\u{100}"), (.otherLetter, "中\u{5D0}"), (.numeric, "09\u{660}"),
      (.extend, "\u{308}\u{200D}"), (.format, "\u{AD}\u{200B}"), (.other, "%$\u{1F600}"),
    ]
    for (value, scalars) in expected {
      for scalar in scalars.unicodeScalars {
        #expect(SentenceBreak.table[Int(scalar.value)] == value, "\(scalar.escaped(asASCII: true))")
      }
    }
  }
}
