/// Finds the entries of a lexicon in one text after another, and adds up what they contribute; one to a thread.
///
/// Texts are split by the tokeniser as its defaults have it, and entries are read as texts are: upper and lower case and
/// the kinds of apostrophe make no difference, `well-known` is two words. `*` and `?` in an entry are any characters and
/// one. From the first token on the longest entry counts, and a token belongs to one match; see `PhraseIndex` for which
/// of several. An entry that is nothing without its signs (`:)`, `f**k`), a bare `*`, or one whose score is no
/// number, never matches.
///
/// - Complexity: O(length of the text), but for types that are new.
struct LexiconScorer: ~Copyable {
  private let rules: ShifterRules
  private let scores: [Double]
  private var entries = PhraseIndex()
  /// What each entry of `shifters` does.
  private let kinds: [Shifter]
  private var shifters = PhraseIndex()
  private var tokenizer: Tokenizer
  private var tokens: ClauseTokens
  private var matches: [Match] = []
  private var shifts: [Shift] = []

  /// For `lsd`: the type "not", and which entries begin with it, if any.
  private let not: UInt32
  private var negatedEntries: Set<Int> = []

  /// An entry in the text, by its tokens.
  private struct Match {
    var start, end, entry: Int
    var contribution: Double
    var isNegated = false
    /// The shifters within reach, those within the match itself aside.
    var shifts = 0..<0
  }

  /// A shifter in the text, by its tokens.
  private struct Shift {
    var start, end: Int
    var kind: Shifter
    var isUsed = false
  }

  init(_ lexicon: Lexicon, _ rules: ShifterRules) {
    self.rules = rules
    scores = lexicon.entries.map(\.score)
    guard let tokenization = try? Tokenization() else { preconditionFailure("the default options are valid") }
    var tokenizer = Tokenizer(tokenization)
    not = Array("not".utf8).withUnsafeBufferPointer { tokenizer.vocabulary.intern($0).id }
    tokens = ClauseTokens(tokenizer)
    self.tokenizer = tokenizer
    let listed = ShifterLists.shifters(rules)
    kinds = listed.map(\.kind)
    for (index, shifter) in listed.enumerated() {
      if let words = try? TokenPattern.words(of: shifter.term, &self.tokenizer) { shifters.add(words, entry: index) }
    }
    for (index, entry) in lexicon.entries.enumerated() {
      guard entry.score.isFinite, entry.isMadeOfWords,
        var words = try? TokenPattern.words(of: entry.term, &self.tokenizer)
      else { continue }
      if rules == .lsd {
        words = negationsJoined(words)
        if Self.isNot(words[0]) {
          if words.count == 1 { continue }
          negatedEntries.insert(index)
        }
      }
      entries.add(words, entry: index)
    }
  }

  /// Scores `text`, valid UTF-8 with 64 readable bytes behind it.
  ///
  /// - Parameters:
  ///   - text: One unit: a sentence or an article.
  ///   - onMatch: Called for every match that counts, in the order of the text.
  /// - Returns: What counts, added up.
  mutating func score(
    _ text: UnsafeBufferPointer<UInt8>, onMatch: ((SentimentMatch) -> Void)? = nil
  ) -> SentimentScore {
    var score = SentimentScore()
    tokenizer.tokenize(text)
    learnTypes()
    tokens.take(text, tokenizer)
    for place in 0..<tokens.count where tokens.ids[place] != Vocabulary.removed { score.wordCount += 1 }
    if rules == .lsd { joinNegations() }
    findMatches()
    if matches.isEmpty { return score }
    switch rules {
    case .none: break
    case .window: shiftWithinWindows()
    case .lsd: turnNegated()
    }
    for match in matches {
      score.matchedCount += 1
      score.negatedCount += match.isNegated ? 1 : 0
      if match.contribution > 0 { score.positive += match.contribution } else { score.negative -= match.contribution }
      guard let onMatch else { continue }
      var names = match.shifts.filter { shifts[$0].end <= match.start || shifts[$0].start >= match.end }
        .map { shifts[$0].kind }.filter { $0 != .exception }.map(\.rawValue)
      if rules == .lsd, match.isNegated, !negatedEntries.contains(match.entry) { names = [Shifter.negation.rawValue] }
      onMatch(
        SentimentMatch(
          range: Int(tokens.starts[match.start])..<Int(tokens.ends[match.end - 1]), entry: match.entry,
          valence: scores[match.entry], shifters: names, contribution: match.contribution))
    }
    return score
  }

  /// Compares what types are new with the entries.
  private mutating func learnTypes() {
    while entries.typeCount < tokenizer.vocabulary.count {
      let id = entries.typeCount
      // Spellings that are folded into another type never come up as tokens.
      let isTerm = tokenizer.vocabulary.keys[id].folded == UInt32(id)
      let bytes = isTerm ? tokenizer.vocabulary.bytes(of: id) : UnsafeBufferPointer(start: nil, count: 0)
      entries.learn(bytes)
      shifters.learn(bytes)
    }
  }

  private mutating func findMatches() {
    matches.removeAll(keepingCapacity: true)
    var place = 0
    while place < tokens.count {
      if let (entry, length) = entries.longest(at: place, &tokens) {
        matches.append(Match(start: place, end: place + length, entry: entry, contribution: scores[entry]))
        place += length
      } else {
        place += 1
      }
    }
  }

  // MARK: Windows

  private static let (wordsBefore, wordsAfter) = (5, 2)
  private static let (amplifierWeight, adversativeWeight) = (0.8, 0.25)

  /// Applies `ShifterRules.window`, and drops the matches that are shifters or parts of a phrase.
  private mutating func shiftWithinWindows() {
    findShifts()
    if shifts.isEmpty { return }
    var first = 0
    for index in matches.indices {
      let match = matches[index]
      var (start, end) = (match.start, match.end)
      while start > 0, match.start - start < Self.wordsBefore, !tokens.isBound(after: start - 1) { start -= 1 }
      while end < tokens.count, end - match.end < Self.wordsAfter, !tokens.isBound(after: end - 1) { end += 1 }
      // Windows start further on from match to match.
      while first < shifts.count, shifts[first].end <= start { first += 1 }
      var last = first
      var (negations, amplifiers, dampeners, adversatives) = (0, 0.0, 0.0, 0.0)
      while last < shifts.count, shifts[last].start < end {
        let isBefore = shifts[last].end <= match.start
        if isBefore || shifts[last].start >= match.end {
          shifts[last].isUsed = true
          switch shifts[last].kind {
          case .negation: negations += 1
          case .amplifier: amplifiers += 1
          case .dampener: dampeners += 1
          case .adversative: adversatives += isBefore ? 1 : -1
          case .exception, .filler: break
          }
        }
        last += 1
      }
      let isNegated = negations % 2 == 1
      let weight = Self.adversativeWeight * adversatives
      let amplified = (isNegated ? 0 : Self.amplifierWeight * amplifiers) + max(0, weight)
      let dampened = -Self.amplifierWeight * ((isNegated ? amplifiers : 0) + dampeners) + min(0, weight)
      matches[index].contribution *= (1 + amplified + max(-1, dampened)) * (isNegated ? -1 : 1)
      matches[index].isNegated = isNegated
      matches[index].shifts = first..<last
    }
    var (shift, kept) = (0, 0)
    for match in matches {
      while shift < shifts.count, shifts[shift].end <= match.start { shift += 1 }
      let isInside =
        shift < shifts.count && shifts[shift].start <= match.start && match.end <= shifts[shift].end
        && (shifts[shift].isUsed || shifts[shift].kind == .exception)
      matches[kept] = match
      kept += isInside ? 0 : 1
    }
    matches.removeSubrange(kept...)
  }

  /// Finds the shifters that are no part of a longer match.
  private mutating func findShifts() {
    shifts.removeAll(keepingCapacity: true)
    var (place, match) = (0, 0)
    while place < tokens.count {
      guard let (entry, length) = shifters.longest(at: place, &tokens) else {
        place += 1
        continue
      }
      while match < matches.count, matches[match].end <= place { match += 1 }
      let isPart =
        match < matches.count && matches[match].start < place + length
        && matches[match].end - matches[match].start > length
      if !isPart { shifts.append(Shift(start: place, end: place + length, kind: kinds[entry])) }
      place += length
    }
  }

  // MARK: Negated keys

  /// Makes one token "not" of every negation and the fillers behind it.
  private mutating func joinNegations() {
    var (read, written) = (0, 0)
    while read < tokens.count {
      let isNegation = kind(tokens.ids[read]) == .negation
      tokens.ids[written] = isNegation ? not : tokens.ids[read]
      tokens.starts[written] = tokens.starts[read]
      while isNegation, read + 1 < tokens.count, kind(tokens.ids[read + 1]) == .filler, !tokens.isBound(after: read) {
        read += 1
      }
      tokens.ends[written] = tokens.ends[read]
      read += 1
      written += 1
    }
    tokens.count = written
  }

  private func kind(_ id: UInt32) -> Shifter? { shifters.word(id).map { kinds[$0] } }

  /// The same for the words of an entry.
  private func negationsJoined(_ words: [TokenPattern.Word]) -> [TokenPattern.Word] {
    var joined: [TokenPattern.Word] = []
    for word in words {
      guard case .literal(let bytes) = word else {
        joined.append(word)
        continue
      }
      let kind = bytes.withUnsafeBufferPointer { shifters.entry(ofType: $0) }.map { kinds[$0] }
      if kind == .filler, let last = joined.last, Self.isNot(last) { continue }
      joined.append(kind == .negation ? .literal(Array("not".utf8)) : word)
    }
    return joined
  }

  private static func isNot(_ word: TokenPattern.Word) -> Bool {
    if case .literal(let bytes) = word { bytes.elementsEqual("not".utf8) } else { false }
  }

  /// Turns what stands right behind a "not" that is no part of a match.
  private mutating func turnNegated() {
    for index in matches.indices {
      let (start, entry) = (matches[index].start, matches[index].entry)
      if negatedEntries.contains(entry) {
        matches[index].isNegated = true
      } else if start > (index > 0 ? matches[index - 1].end : 0), tokens.ids[start - 1] == not,
        !tokens.isBound(after: start - 1)
      {
        matches[index].isNegated = true
        matches[index].contribution = -matches[index].contribution
      }
    }
  }
}
