import Testing

@testable import TextStatistics

@Suite struct TermListTests {
  @Test func termsStandInCodePointOrderEachOnce() {
    let list = TermList(["z", "é", "a", "ab", "Z", "a", "\u{1F600}", "\u{FFFD}", "e\u{301}", ""])
    #expect(
      list.map { Array($0.unicodeScalars) }
        == ["", "Z", "a", "ab", "e\u{301}", "z", "é", "\u{FFFD}", "\u{1F600}"]
        .map { Array($0.unicodeScalars) })
    #expect(list.startIndex == 0 && list.endIndex == 9 && list[3] == "ab")
    #expect(Array(list.utf8(at: 6)) == [0xC3, 0xA9])
  }

  @Test func everyTermIsFoundAndNoOther() {
    let list = TermList(["b", "d", "dd", "é"])
    for (index, term) in list.enumerated() { #expect(list.firstIndex(of: term) == index) }
    for term in ["", "a", "c", "ddd", "e\u{301}", "\u{1F600}"] { #expect(list.firstIndex(of: term) == nil) }
    #expect(TermList([]).firstIndex(of: "a") == nil && TermList([]).isEmpty)
  }
}
