import Testing

@testable import TextStatistics

@Test(arguments: [
  ("a < b & c > \"d\" 'e'", "a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;"),
  ("</script><script>alert(1)</script>", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
  ("&lt;", "&amp;lt;"), ("one\ttwo\r\nthree\u{85}four\u{2028}five", "one two  three four five"),
  ("nul\0 bell\u{7} escape\u{1B}[31m delete\u{7F} c1\u{9B}", "nul� bell� escape�[31m delete� c1�"),
  ("\u{202E}gpj.exe\u{202C} \u{2066}x\u{2069}", "�gpj.exe� �x�"),
  ("Ελλάδα العربية עברית 日本 👩‍👩‍👧 é e\u{301}", "Ελλάδα العربية עברית 日本 👩‍👩‍👧 é e\u{301}"), ("", ""),
])
func textIsEscapedAndHarmless(text: String, markup: String) {
  #expect(HTMLText(escaping: text).markup == markup)
  #expect(("<p title=\"\(text)\">\(text)</p>" as HTMLText).markup == "<p title=\"\(markup)\">\(markup)</p>")
  #expect(("\(isolating: text)" as HTMLText).markup == "<bdi>\(markup)</bdi>")
}

@Test func noncharactersAreReplaced() {
  let scalars = [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFF, 0x10FFFE].compactMap { Unicode.Scalar($0 as UInt32) }
  #expect(HTMLText(escaping: String(String.UnicodeScalarView(scalars))).markup == String(repeating: "�", count: 6))
}

@Test func longTextIsCutAndHeapsOfMarksAreLevelled() {
  #expect(HTMLText(escaping: "abcdef", limit: 3).markup == "abc…")
  #expect(HTMLText(escaping: "abc", limit: 3).markup == "abc")
  #expect(HTMLText(escaping: "a&b", limit: 2).markup == "a&amp;…")
  #expect(HTMLText(escaping: String(repeating: "x", count: 5000)).markup.count == 301)
  #expect(("\(whole: String(repeating: "<", count: 5000))" as HTMLText).markup.utf8.count == 20_000)
  let heap = "e" + String(repeating: "\u{301}", count: 100) + "x"
  #expect(HTMLText(escaping: heap).markup == "e" + String(repeating: "\u{301}", count: 8) + "x")
}

/// Whatever stands in a text, no character of markup, control or noncharacter comes out.
@Test func noTextEscapes() {
  var random = SeededGenerator(7)
  let scalars: [UInt32] =
    Array(0..<0x300) + Array(0x2000..<0x2070) + [0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10FFFF]
  for _ in 0..<500 {
    let text = (0..<40).map { _ in scalars[Int.random(in: 0..<scalars.count, using: &random)] }
    let markup = HTMLText(escaping: String(String.UnicodeScalarView(text.compactMap { Unicode.Scalar($0 as UInt32) })))
      .markup
    var plain = markup
    for entity in ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"] { plain = plain.replacing(entity, with: "") }
    #expect(!plain.contains { "&<>\"'".contains($0) })
    #expect(
      plain.unicodeScalars.allSatisfy { scalar in
        scalar.properties.generalCategory != .control && !(0x202A...0x202E).contains(scalar.value)
          && !(0x2066...0x2069).contains(scalar.value) && scalar.value & 0xFFFE != 0xFFFE
      })
  }
}

@Test func literalsAreMarkupAndNumbersHaveThousands() {
  let items = ["a", "<b>"].map { "<li>\($0)</li>" as HTMLText }
  #expect(("<ul>\(items)</ul>" as HTMLText).markup == "<ul><li>a</li><li>&lt;b&gt;</li></ul>")
  #expect(("\(0) \(999) \(1000) \(-36_123_456)" as HTMLText).markup == "0 999 1,000 -36,123,456")
  #expect((HTMLText(trusted: "<i>") + "</i>").markup == "<i></i>")
}
