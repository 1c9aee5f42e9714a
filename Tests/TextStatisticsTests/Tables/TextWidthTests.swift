import Testing

@testable import TextStatistics

@Suite struct TextWidthTests {
  // Made by Tests/Oracles/text_width.py with wcswidth() of the wcwidth package 0.9.4 for Python.
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ｆｕｌｌ", 8), ("한국어", 6), ("カナ", 4), ("ｶﾅ", 2), ("😀", 2),
    ("👩‍👩‍👧", 2), ("🇺🇦", 2), ("naïve—“x”", 9), ("a\u{200B}b", 2), ("Київ", 4), ("עברית", 5), ("、。", 4),
  ])
  func widthIsThatOfTerminals(text: String, width: Int) { #expect(text.displayWidth == width) }

  @Test func cutKeepsWholeCharactersAndFits() {
    #expect("abcdef".cut(toWidth: 6) == "abcdef")
    #expect("abcdef".cut(toWidth: 5) == "abcd…")
    #expect("漢字漢字".cut(toWidth: 6) == "漢字…")
    #expect("e\u{301}e\u{301}e\u{301}".cut(toWidth: 2) == "e\u{301}…")
  }
}
