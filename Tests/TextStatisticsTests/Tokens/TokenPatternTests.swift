import Testing

@testable import TextStatistics

private func tokenization(_ configure: (inout TokenizerOptions) -> Void = { _ in }) throws -> Tokenization {
  var options = TokenizerOptions()
  configure(&options)
  return try Tokenization(options)
}

/// The matches of a pattern in a text, as the text has them.
private func found(
  _ pattern: String, in text: String, isRegex: Bool = false, _ configure: (inout TokenizerOptions) -> Void = { _ in }
) throws -> [String] {
  let tokenization = try tokenization(configure)
  let pattern = try TokenPattern(pattern, isRegex: isRegex, tokenization)
  var tokenizer = Tokenizer(tokenization)
  var matcher = PatternMatcher([pattern])
  let bytes = Array(text.utf8)
  withPadded(bytes) { tokenizer.tokenize($0) }
  while matcher.termCount < tokenizer.vocabulary.count {
    matcher.learn(tokenizer.vocabulary.bytes(of: matcher.termCount))
  }
  var matches: [PatternMatch] = []
  matcher.findMatches(in: UnsafeBufferPointer(start: tokenizer.ids, count: tokenizer.count), into: &matches)
  return matches.map {
    let start = tokenizer.range(of: $0.start).lowerBound
    let end = tokenizer.range(of: $0.start + pattern.length - 1).upperBound
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// Why a pattern is refused.
private func fault(
  _ pattern: String, isRegex: Bool = false, _ configure: (inout TokenizerOptions) -> Void = { _ in }
) throws -> String? {
  let tokenization = try tokenization(configure)
  return #expect(throws: InputError.self) { try TokenPattern(pattern, isRegex: isRegex, tokenization) }?.reason
}

@Suite struct TokenPatternTests {
  @Test func patternsFoldAsTokensDo() throws {
    #expect(
      try found("SANCTION*", in: "Sanctions, sanctioned; un-sanctioned") == ["Sanctions", "sanctioned", "sanctioned"])
    #expect(try found("don't", in: "Don\u{2019}t, DON'T") == ["Don\u{2019}t", "DON'T"])
    #expect(try found("don\u{2019}*", in: "Don't") == ["Don't"])
    #expect(try found("Sanction*", in: "Sanctions sanctions") { $0.folding = [] } == ["Sanctions"])
    #expect(try found("caf\u{E9}*", in: "cafes caf\u{E9}s") { $0.folding.insert(.accents) } == ["cafes", "caf\u{E9}s"])
    #expect(try found("cafe\u{301}?", in: "caf\u{E9}s") == ["caf\u{E9}s"])
    #expect(try found("\u{39F}\u{394}\u{3A3}*", in: "\u{39F}\u{394}\u{3A3}\u{391}") == ["\u{39F}\u{394}\u{3A3}\u{391}"])
  }

  @Test func aGlobIsAWholeToken() throws {
    #expect(try found("wom?n", in: "woman women womn womans") == ["woman", "women"])
    #expect(try found("*ed", in: "ed red edit") == ["ed", "red"])
  }

  @Test func phrasesMatchTokensInARow() throws {
    let text = "A special military operation is no special, military\noperation; special needs."
    #expect(
      try found("special milit* op*", in: text) == ["special military operation", "special, military\noperation"])
    #expect(try found("special * operation", in: text).count == 2)
    #expect(try found("special ** operation", in: text).count == 2)
    #expect(try found("special operation", in: text).isEmpty)
    #expect(try found("special * *", in: "special needs").isEmpty)
    #expect(try found("* needs", in: "needs special needs") == ["special needs"])
  }

  @Test func matchesOfAPatternDoNotOverlap() throws {
    #expect(try found("a a", in: "a a a a a") == ["a a", "a a"])
    #expect(try found("a * a", in: "a b a b a b a") == ["a b a", "a b a"])
  }

  @Test func literalsAreWhatTheTokeniserMakesOfThem() throws {
    #expect(try found("U.S.", in: "the U.S. and US") == ["U.S"])
    #expect(try found("well-known", in: "a well-known, well known one") == ["well-known", "well known"])
    #expect(try found("well-kn*", in: "a well-known one") { $0.keepsHyphens = true } == ["well-known"])
    #expect(try found("well-known", in: "a well known one") { $0.keepsHyphens = true }.isEmpty)
    #expect(try found("\"peace talks\"", in: "peace talks") == ["peace talks"])
    #expect(try found("1,?00", in: "1,000 1 200 1,500") == ["1,000", "1,500"])
    #expect(try found("3.*", in: "3.14 and 3") == ["3.14"])
    #expect(try found("don't", in: "don't") { $0.rule = .sklearn } == ["don"])
    #expect(try found("a*", in: "a an") { $0.rule = .sklearn } == ["an"])
  }

  @Test func expressionsAreJoinedInPatternsToo() throws {
    let expressions: (inout TokenizerOptions) -> Void = { $0.expressions = ["New York"] }
    #expect(try found("new york", in: "In New York Times", expressions) == ["New York"])
    #expect(try found("new york times", in: "In New York Times", expressions) == ["New York Times"])
    #expect(try found("new_*", in: "New York, new", expressions) == ["New York"])
    #expect(try found("new", in: "New York", expressions).isEmpty)
  }

  @Test func literalsAreStemmedAndGlobsMatchStems() throws {
    let stemmed: (inout TokenizerOptions) -> Void = { $0.stemmer = "english" }
    #expect(try found("relations", in: "relational relations relate", stemmed).contains("relations"))
    #expect(try found("sanctioned", in: "sanctions sanction", stemmed) == ["sanctions", "sanction"])
    #expect(try found("sanctioned*", in: "sanctioned", stemmed).isEmpty)
    #expect(try found("sanct*", in: "sanctioned", stemmed) == ["sanctioned"])
  }

  @Test func removedTokensTakeTheirPlaceAndMatchOnlyAStar() throws {
    let stopped: (inout TokenizerOptions) -> Void = { $0.stopwords = ["in"] }
    #expect(try found("war ukraine", in: "war in ukraine", stopped).isEmpty)
    #expect(try found("war * ukraine", in: "war in ukraine", stopped) == ["war in ukraine"])
    #expect(try found("war ?* ukraine", in: "war in ukraine", stopped).isEmpty)
    #expect(try found("in|ukraine", in: "war in ukraine", isRegex: true, stopped) == ["ukraine"])
    #expect(try found(".*", in: "war in", isRegex: true, stopped) == ["war"])
  }

  @Test func regexesMatchAnywhereInATermUnlessAnchored() throws {
    let text = "Ukraine, Ukrainian and un-ukrained Russia\u{2019}s"
    #expect(try found("ukrain", in: text, isRegex: true) == ["Ukraine", "Ukrainian", "ukrained"])
    #expect(try found("^UKRAIN(e|ian)$", in: text, isRegex: true) == ["Ukraine", "Ukrainian"])
    #expect(try found("'s$", in: text, isRegex: true) == ["Russia\u{2019}s"])
    #expect(try found("^U", in: text, isRegex: true) { $0.folding = [] } == ["Ukraine", "Ukrainian"])
  }

  @Test func patternsThatCannotMatchAreRefused() throws {
    #expect(try fault("") == "a pattern is empty")
    #expect(try fault(" \t") == "a pattern is empty")
    #expect(try fault("--!") == "pattern '--!': no token can ever equal it")
    #expect(try fault("a") { $0.rule = .sklearn } == "pattern 'a': no token can ever equal it")
    #expect(
      try fault("war in Ukraine") { $0.stopwords = ["in"] }
        == "pattern 'war in Ukraine': 'in' is never counted, so nothing can match; * stands for any token")
    for pattern in ["*", "**", "* *"] { #expect(try fault(pattern) == "pattern '\(pattern)' matches everything") }
    #expect(try fault("x(", isRegex: true) == "pattern 'x(' is no regular expression: expected ')'")
    #expect(try fault("(?R)", isRegex: true)?.hasPrefix("pattern '(?R)' is no regular expression: ") == true)
  }

  @Test func everyTextIsAPatternThatItMatches() throws {
    var random = SeededGenerator(4)
    let configurations: [(inout TokenizerOptions) -> Void] = [
      { _ in }, { $0.rule = .sklearn }, { $0.keepsHyphens = true }, { $0.stemmer = "english" }, { $0.folding = [] },
      { $0.folding.insert(.accents) },
    ]
    var matched = 0
    for number in 0..<300 {
      let text = randomText(&random).filter { $0 != "*" && $0 != "?" }
      let configure = configurations[number % configurations.count]
      let tokens = try tokens(text, configure)
      guard !tokens.isEmpty, tokens.allSatisfy({ $0.term != nil }) else { continue }
      #expect(try TokenPattern(text, tokenization(configure)).length == tokens.count)
      #expect(try found(text, in: text, configure).count == 1, "\(text)")
      matched += 1
    }
    #expect(matched > 150)
  }

  @Test func everyWordMatchesItsBeginningAndEnd() throws {
    for word in ["sanctions", "U.S", "1,000", "3.14", "don't", "\u{416}\u{443}\u{43A}", "new_york", "x1", "covid19"] {
      for index in word.indices {
        for glob in [
          "\(word[..<index])*", "*\(word[index...])", "\(word[..<index])?\(word[word.index(after: index)...])",
        ]
        where glob != "*" {
          #expect(try found(glob, in: word) == [word], "\(glob)")
        }
      }
    }
  }

  @Test func aLongRowOfStarsIsReadAtOnce() throws {
    #expect(try TokenPattern("a" + String(repeating: "*", count: 100_000), tokenization()).length == 1)
  }
}
