import Testing

@testable import TextStatistics

struct ArticleKeyTests {
  private func key(_ id: String?, _ text: String) -> ArticleKey {
    var (id, text) = (id, text)
    return text.withUTF8 { text in
      guard id != nil else { return ArticleKey(id: nil, text: text) }
      return id!.withUTF8 { ArticleKey(id: $0, text: text) }
    }
  }

  /// Python 3.11: `hashlib.sha256(b"17\0Troops crossed the border.").hexdigest()[:32]`, and without the 17.
  @Test func keysAreHashesOfIdentifierAndText() {
    #expect(key("17", "Troops crossed the border.").digits == "dca1d49a7bff87fbc7c01bee92acf5c0")
    #expect(key(nil, "Troops crossed the border.").digits == "c002796e6409c8ca47e9fe809211533f")
  }

  @Test func digitsAreReadBack() {
    for number in 0..<100 {
      let key = key("\(number)", "text")
      #expect(ArticleKey(key.digits.utf8) == key)
    }
    for wrong in ["", "dca1", String(repeating: "g", count: 32), "+" + String(repeating: "1", count: 31)] {
      #expect(ArticleKey(wrong.utf8) == nil)
    }
  }

  @Test func keysSortAsTheirDigitsDo() {
    let keys = (0..<200).map { key("\($0)", "") }
    #expect(keys.sorted().map(\.digits) == keys.map(\.digits).sorted())
  }
}
