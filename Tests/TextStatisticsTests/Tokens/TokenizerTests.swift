import Testing

@testable import TextStatistics

@Suite struct TokenizerTests {
  // MARK: - Folding

  @Test func wordsAreFoldedByDefault() throws {
    #expect(
      try tokens("The CAFE\u{301}\u{2019}s co\u{AD}op; \u{2018}\u{FF21}b\u{2019}, ΟΔΟΣ") == [
        SeenToken(term: "the", text: "The"), SeenToken(term: "café's", text: "CAFE\u{301}\u{2019}s"),
        SeenToken(term: "coop", text: "co\u{AD}op"), SeenToken(term: "ab", text: "\u{FF21}b"),
        SeenToken(term: "οδος", text: "ΟΔΟΣ"),
      ])
    #expect(try terms("Café") == terms("CAFE\u{301}"))
    #expect(try terms("\u{CA}tre")[0].utf8.elementsEqual("être".utf8))
  }

  @Test func withoutFoldingWordsStayAsWritten() throws {
    let text = "The CAFE\u{301}\u{2019}s co\u{AD}op \u{FF21}b"
    #expect(try terms(text) { $0.folding = [] } == ["The", "CAFE\u{301}\u{2019}s", "co\u{AD}op", "\u{FF21}b"])
    #expect(try terms("A a") { $0.folding = [] } == ["A", "a"])
    let lower = try terms("DON\u{2019}T") { $0.folding = [.lowercase] }
    #expect(lower == ["don\u{2019}t"])
    let quotes = try terms("DON\u{2019}T") { $0.folding = [.quotes] }
    #expect(quotes == ["DON'T"])
  }

  /// The hot loop lower-cases eight bytes at once, and longer words one by one.
  @Test func everyLetterOfWordsOfEveryLengthIsFolded() throws {
    for length in 1...40 {
      let word = String((0..<length).map { Character(Unicode.Scalar(UInt8(65 + $0 % 26))) })
      #expect(try terms("\(word) \(word.lowercased()) \(word)") == Array(repeating: word.lowercased(), count: 3))
    }
    #expect(try terms("A1Z_a9z @A[ `a{") == ["a1z_a9z", "a", "a"])
    // Bytes above ASCII whose low seven bits are capitals: É is C3 89.
    #expect(try terms("\u{C1}\u{DA} \u{E1}\u{FA}") { $0.folding = [] } == ["\u{C1}\u{DA}", "\u{E1}\u{FA}"])
  }

  @Test func accentsCanBeRemoved() throws {
    let plain = try terms("Café CAFE\u{301} cafe") { $0.folding.insert(.accents) }
    #expect(plain == ["cafe", "cafe", "cafe"])
  }

  @Test func letterApostrophesAtTheEdgeOfAWordAreQuotes() throws {
    #expect(try terms("\u{2BC}tis don\u{2BC}t boys\u{2BC}") == ["tis", "don't", "boys"])
  }

  @Test func textIsTakenApartTheSameWhateverCameBefore() throws {
    var tokenizer = Tokenizer(try Tokenization())
    for text in try seedTexts() + [[], Array("x".utf8)] {
      let expected = try terms(String(decoding: text, as: UTF8.self))
      withPadded(text) { tokenizer.tokenize($0) }
      let found = (0..<tokenizer.count).map {
        String(decoding: tokenizer.vocabulary.bytes(of: Int(tokenizer.ids[$0])), as: UTF8.self)
      }
      #expect(found == expected)
    }
  }

  @Test(arguments: [Folding.standard, [], [.lowercase], [.standard, .accents], [.quotes, .nfc]])
  func termsAreTheFoldedWords(folding: Folding) throws {
    var random = SeededGenerator(UInt64(folding.rawValue))
    var options = TokenizerOptions()
    options.folding = folding
    let tokenization = try Tokenization(options)
    let folder = TokenFolder(folding)
    var tokenizer = Tokenizer(tokenization)
    for _ in 0..<300 {
      let text = Array(randomText(&random).utf8)
      let expected = slowWords(text, tokenization.wordBreaks).map { range in
        var folded: [UInt8] = []
        text[range].withUnsafeBufferPointer { folder.fold($0, into: &folded) }
        return Array(folded.split(separator: UInt8(ascii: "'")).joined(separator: [UInt8(ascii: "'")]))
      }
      withPadded(text) { tokenizer.tokenize($0) }
      let ids = (0..<tokenizer.count).map { Int(tokenizer.ids[$0]) }.filter { $0 != Vocabulary.removed }
      #expect(ids.map { Array(tokenizer.vocabulary.bytes(of: $0)) } == expected)
    }
  }

  // MARK: - Filters

  @Test func underscoresAloneAreNoWord() throws {
    #expect(try terms("a __ b _ _c") == ["a", "-", "b", "-", "_c"])
  }

  @Test func numbersCanBeDropped() throws {
    let text = "In 2022, 3.5 x2 \u{BD} \u{FF11}\u{FF12} 1st 5\u{2019}000"
    #expect(try terms(text) == ["in", "2022", "3.5", "x2", "\u{BD}", "12", "1st", "5'000"])
    #expect(try terms(text) { $0.keepsNumbers = false } == ["in", "-", "-", "x2", "-", "-", "1st", "-"])
  }

  @Test func shortWordsCanBeDropped() throws {
    #expect(try terms("a été of the ΑΒ") { $0.minimumCharacters = 3 } == ["-", "été", "-", "the", "-"])
  }

  @Test func hyphenatedWordsCanBeKept() throws {
    let text = "well-known e\u{2010}mail a\u{2011}b-c x--y 2022-03-07 z- -q u \u{2013} v k\u{2013}l"
    #expect(try terms("well-known") == ["well", "known"])
    #expect(
      try tokens(text) { $0.keepsHyphens = true }.map(\.text) == [
        "well-known", "e\u{2010}mail", "a\u{2011}b-c", "x", "y", "2022-03-07", "z", "q", "u", "v", "k", "l",
      ])
    #expect(
      try terms(text) { $0.keepsHyphens = true }.prefix(3) == ["well-known", "e-mail", "a-b-c"])
    #expect(try terms("") { $0.keepsHyphens = true } == [])
  }

  @Test func webAddressesCanBeDropped() throws {
    let text = "see https://a.com/b-c?d=e#f. Or (HTTP://x.y) and www.example.com/q, www com"
    let words = ["see", "https", "a.com", "b", "c", "d", "e", "f", "or", "http", "x.y", "and", "www.example.com", "q"]
    #expect(try terms(text) == words + ["www", "com"])
    #expect(
      try terms(text) { $0.keepsURLs = false } == [
        "see", "-", "-", "-", "-", "-", "-", "-", "or", "-", "-", "and", "-", "-", "www", "com",
      ])
    #expect(try terms("a://b then ftp://c") { $0.keepsURLs = false } == ["a", "b", "then", "-", "-"])
    #expect(try terms("https://a.com/b") { $0.keepsURLs = false } == ["-", "-", "-"])
    #expect(try terms("www. www://a") { $0.keepsURLs = false } == ["www", "-", "-"])
    let sklearn = try terms("in www.example.com/qq, www. com www") {
      $0.rule = .sklearn
      $0.keepsURLs = false
    }
    #expect(sklearn == ["in", "-", "-", "-", "-", "www", "com", "www"])
  }

  // MARK: - Stop words and stems

  @Test func stopwordsGoThroughTheTokeniser() throws {
    let found = try terms("Don't stop, DON\u{2019}T Caf\u{E9} cafe\u{301} stop") {
      $0.stopwords = ["don\u{2019}t", "CAFÉ"]
    }
    #expect(found == ["-", "stop", "-", "-", "-", "stop"])
    let written = try terms("The the") {
      $0.folding = []
      $0.stopwords = ["the"]
    }
    #expect(written == ["The", "-"])
  }

  @Test func theEnglishListRemovesItsWords() throws {
    let list = try Stopwords.list(named: "en").map(\.text)
    let found = try terms("They\u{2019}re not at the U.N. of old; it's cannot, Don't") { $0.stopwords = list }
    #expect(found == ["-", "-", "-", "-", "u.n", "-", "old", "-", "-", "-"])
    #expect(try terms(list.joined(separator: " ")) { $0.stopwords = list }.allSatisfy { $0 == "-" })
  }

  @Test func stopwordsAreMatchedBeforeStemming() throws {
    let found = try terms("Running runs run, does doing") {
      $0.stemmer = "en"
      $0.stopwords = ["runs", "doing"]
    }
    #expect(found == ["run", "-", "run", "doe", "-"])
  }

  @Test func typesOfOneStemAreOneTerm() throws {
    let found = try terms("Connections connected connect CONNECTING caf\u{E9}s") { $0.stemmer = "english" }
    #expect(found == ["connect", "connect", "connect", "connect", "café"])
    // A stem that is itself a word with another stem: 2.2.0 makes ad of added, but leaves ad alone.
    #expect(try terms("news new") { $0.stemmer = "en" } == ["news", "new"])
  }

  // MARK: - Expressions

  @Test func theLongestExpressionIsJoined() throws {
    let text = "A Special\u{A0}Military-operation, a special military parade; special"
    let found = try tokens(text) {
      $0.expressions = ["special military", "special military operation", "military parade"]
    }
    #expect(
      found == [
        SeenToken(term: "a", text: "A"),
        SeenToken(term: "special_military_operation", text: "Special\u{A0}Military-operation"),
        SeenToken(term: "a", text: "a"), SeenToken(term: "special_military", text: "special military"),
        SeenToken(term: "parade", text: "parade"), SeenToken(term: "special", text: "special"),
      ])
  }

  @Test func expressionsAreFoundBeforeStopwordsAndStems() throws {
    let found = try terms("The state of the union, states of unions; THE STATE OF") {
      $0.expressions = ["State of the Union"]
      $0.stopwords = ["the", "of", "state_of_the_union"]
      $0.stemmer = "en"
    }
    #expect(found == ["-", "state_of_the_union", "state", "-", "union", "-", "state", "-"])
  }

  @Test func anExpressionThatFailsLateLeavesItsWords() throws {
    let found = try terms("a a b a b c") { $0.expressions = ["a b c"] }
    #expect(found == ["a", "a", "b", "a_b_c"])
    #expect(try terms("a b") { $0.expressions = ["a b c"] } == ["a", "b"])
  }

  @Test func optionsTogether() throws {
    let found = try terms("Well-known 24 U.S. operations at www.un.org 24") {
      $0.keepsHyphens = true
      $0.keepsNumbers = false
      $0.keepsURLs = false
      $0.minimumCharacters = 3
      $0.expressions = ["24 U.S"]
      $0.stopwords = ["operations"]
      $0.stemmer = "en"
    }
    #expect(found == ["well-known", "24_u.s", "-", "-", "-", "-"])
  }

  // MARK: - Differences

  /// The two that `TokenizerOptions.WordRule.sklearn` names; Python has `stanbul`, and `οδοσ` for the first word.
  @Test func knownDifferencesFromPythonsLowerCase() throws {
    func sklearn(_ text: String) throws -> [String] {
      try terms(text) {
        $0.rule = .sklearn
        $0.folding = [.lowercase]
      }
    }
    #expect(try sklearn("\u{130}stanbul") == ["i\u{307}stanbul"])
    #expect(try sklearn("ΟΔΟΣ.ΑΒ") == ["οδος", "αβ"])
  }
}
