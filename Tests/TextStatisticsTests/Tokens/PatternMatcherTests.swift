import Testing

@testable import TextStatistics

private let words = ["", "a", "b", "ab", "ba", "abc", "c"]

/// Whether a word of few letters has the form of a glob, by every way to read its stars.
private func fits(_ word: Substring, _ glob: Substring) -> Bool {
  guard let first = glob.first else { return word.isEmpty }
  if first == "*" { return fits(word, glob.dropFirst()) || !word.isEmpty && fits(word.dropFirst(), glob) }
  return (first == "?" && !word.isEmpty || first == word.first) && fits(word.dropFirst(), glob.dropFirst())
}

private func naiveMatches(_ patterns: [[String]], _ ids: [UInt32]) -> [PatternMatch] {
  var matches: [PatternMatch] = []
  for (index, pattern) in patterns.enumerated() {
    var start = 0
    while start + pattern.count <= ids.count {
      let isMatch = zip(pattern, ids[start...]).allSatisfy { glob, id in
        glob == "*" || id != 0 && fits(words[Int(id)][...], glob[...])
      }
      if isMatch { matches.append(PatternMatch(pattern: index, start: start)) }
      start += isMatch ? pattern.count : 1
    }
  }
  return matches.sorted { ($0.start, $0.pattern) < ($1.start, $1.pattern) }
}

@Suite struct PatternMatcherTests {
  @Test func randomPatternsAreFoundWhereEveryPlaceIsTried() throws {
    var random = SeededGenerator(3)
    let tokenization = try Tokenization()
    var hits = 0
    for _ in 0..<60 {
      // Up to 80 places, so that some masks are two words.
      let patterns = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ in
          ["a", "b", "ab", "a*", "*b", "?", "*", "?b*"].randomElement(using: &random)!
        }
      }.filter { !$0.allSatisfy { $0 == "*" } }
      var matcher = PatternMatcher(try patterns.map { try TokenPattern($0.joined(separator: " "), tokenization) })
      for word in words { Array(word.utf8).withUnsafeBufferPointer { matcher.learn($0) } }
      var matches = [PatternMatch(pattern: 99, start: 0)]
      for _ in 0..<5 {
        let ids = (0..<Int.random(in: 0...30, using: &random)).map { _ in
          UInt32.random(in: 0..<UInt32(words.count), using: &random)
        }
        ids.withUnsafeBufferPointer { matcher.findMatches(in: $0, into: &matches) }
        #expect(matches == naiveMatches(patterns, ids), "\(patterns) \(ids)")
        hits += matches.count
      }
    }
    #expect(hits > 3_000)
  }

  @Test func aTokenWithoutATermMatchesOnlyAStarAndAnEndOfAUnitNothing() throws {
    let tokenization = try Tokenization()
    let patterns = ["* a", "a * b", "? a", "a b"]
    var matcher = PatternMatcher(try patterns.map { try TokenPattern($0, tokenization) })
    for word in ["a", "b"] { Array(word.utf8).withUnsafeBufferPointer { matcher.learn($0) } }
    var matches: [PatternMatch] = []
    func found(_ ids: [UInt32]) -> [PatternMatch] {
      ids.withUnsafeBufferPointer { matcher.findMatches(in: $0, into: &matches) }
      return matches
    }
    #expect(found([7, 0]) == [PatternMatch(pattern: 0, start: 0)])
    #expect(found([0, .max - 1, 1]) == [PatternMatch(pattern: 1, start: 0)])
    #expect(found([.max, 0, .max, 1]).isEmpty)
    #expect(found([]).isEmpty)
  }

  @Test func termsAreLearntAsTheVocabularyGrows() throws {
    var matcher = PatternMatcher([try TokenPattern("a*", Tokenization())])
    #expect(matcher.termCount == 0)
    for word in ["", "b", "ab"] { Array(word.utf8).withUnsafeBufferPointer { matcher.learn($0) } }
    #expect(matcher.termCount == 3)
  }
}
