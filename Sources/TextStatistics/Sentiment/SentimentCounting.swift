/// A unit of an article that was scored: a sentence, a part of one, what is around a target in it, or the article.
struct SentimentUnit {
  /// The sentence, from 1.
  var sentence: Int
  /// Which row of the article or group it belongs to: see `SentimentOptions.key`.
  var key: Int
  /// Places of the target.
  var hits = 0
  /// What was found.
  var score: SentimentScore
}

/// A match with the place it has in its article.
struct PlacedMatch {
  /// The sentence, from 1.
  var sentence: Int
  /// The target, lexicon and voice: see `SentimentOptions.key`.
  var key: Int
  /// The first of its tokens within the article, from 1.
  var position: Int
  /// The match; its range is one of the article.
  var match: SentimentMatch
}

/// Scores one article after another; one to a thread.
final class ArticleScorer {
  /// Places of each target so far.
  private(set) var hitCounts: [Int]
  /// Whether any article had a neutral term.
  private(set) var hasMetNeutralTerm = false
  private let options: SentimentOptions
  private var scorers: [UnitScorer]
  private let needsMatches: Bool
  private var tokenizer: Tokenizer
  private var targets: PatternMatcher
  private var neutralTerms: PatternMatcher
  /// The target of each pattern.
  private let targetOfPattern: [Int]
  /// The last text without its neutral terms.
  private var masked: [UInt8] = []
  private var starts: [Int] = []
  private var quotations: [Range<Int>] = []
  private var hits: [PatternMatch] = []
  private var places: [Place] = []

  /// What a token is to a target.
  private enum Place: UInt8 { case outside, inside, target }

  /// A stretch of text that is scored as one.
  private struct Part {
    var sentence: Int
    var range: Range<Int>
    var voice = 0
  }

  init(_ options: SentimentOptions, needsMatches: Bool) {
    self.options = options
    self.needsMatches = needsMatches
    scorers = options.lexicons.map { UnitScorer($0, options) }
    tokenizer = Tokenizer(options.tokenization)
    targets = PatternMatcher(options.targets.flatMap(\.patterns))
    neutralTerms = PatternMatcher(options.neutralTerms)
    hitCounts = [Int](repeating: 0, count: options.targets.count)
    targetOfPattern = options.targets.enumerated().flatMap { target, value in value.patterns.map { _ in target } }
  }

  /// Scores an article.
  ///
  /// - Parameters:
  ///   - text: Its text, with readable bytes behind it.
  ///   - onUnit: Gets every unit, in the order of the text.
  ///   - onMatch: Gets every match, if matches are wanted.
  func score(
    _ text: UnsafeBufferPointer<UInt8>, onUnit: (SentimentUnit) -> Void, onMatch: (PlacedMatch) -> Void = { _ in }
  ) {
    let needsTokens = needsMatches || !options.targets.isEmpty || !options.neutralTerms.isEmpty
    if needsTokens { tokenize(text) }
    if !options.neutralTerms.isEmpty, mask(text) {
      // Words that nobody knows stand in place of the neutral ones.
      masked.withUnsafeBufferPointer {
        score(parts(of: text), of: UnsafeBufferPointer(rebasing: $0.prefix(text.count)), onUnit, onMatch)
      }
    } else {
      score(parts(of: text), of: text, onUnit, onMatch)
    }
  }

  private func score(
    _ parts: [Part], of text: UnsafeBufferPointer<UInt8>, _ onUnit: (SentimentUnit) -> Void,
    _ onMatch: (PlacedMatch) -> Void
  ) {
    var token = 0
    for part in parts {
      // Tokens are there only if somebody needs them.
      func skip(to byte: Int) {
        while token < tokenizer.count, tokenizer.range(of: token).lowerBound < byte { token += 1 }
      }
      skip(to: part.range.lowerBound)
      let first = token
      skip(to: part.range.upperBound)
      if options.targets.isEmpty {
        score(part, of: text, first..<token, onUnit, onMatch)
      } else {
        scoreAroundTargets(part, of: text, first..<token, onUnit, onMatch)
      }
    }
  }

  private func tokenize(_ text: UnsafeBufferPointer<UInt8>) {
    tokenizer.tokenize(text)
    for id in targets.termCount..<tokenizer.vocabulary.count {
      targets.learn(tokenizer.vocabulary.bytes(of: id))
      neutralTerms.learn(tokenizer.vocabulary.bytes(of: id))
    }
  }

  /// Copies a text with other letters in place of those of neutral terms, the same number of bytes; false if it has none.
  private func mask(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    neutralTerms.findMatches(in: UnsafeBufferPointer(start: tokenizer.ids, count: tokenizer.count), into: &hits)
    guard !hits.isEmpty else { return false }
    hasMetNeutralTerm = true
    masked.removeAll(keepingCapacity: true)
    masked.append(contentsOf: text)
    masked.append(contentsOf: repeatElement(0, count: bytePadding))
    for hit in hits {
      for token in hit.start..<hit.start + neutralTerms.lengths[hit.pattern] {
        for byte in tokenizer.range(of: token) {
          // Capitals mean something to VADER.
          let isCapital = masked[byte] &- UInt8(ascii: "A") < 26
          masked[byte] = isCapital ? UInt8(ascii: "Q") : UInt8(ascii: "q")
        }
      }
    }
    return true
  }

  // MARK: - Parts

  /// The stretches of text that are scored each by itself: sentences, cut where another voice begins.
  private func parts(of text: UnsafeBufferPointer<UInt8>) -> [Part] {
    var parts: [Part] = []
    if options.level == .document {
      parts = [Part(sentence: 1, range: 0..<text.count)]
    } else {
      sentenceStarts(text, rule: options.tokenization.options.sentences, into: &starts)
      for (index, start) in starts.enumerated() {
        parts.append(
          Part(sentence: index + 1, range: start..<(index + 1 < starts.count ? starts[index + 1] : text.count)))
      }
    }
    return options.voices.isEmpty ? parts : cut(parts, of: text)
  }

  private func cut(_ parts: [Part], of text: UnsafeBufferPointer<UInt8>) -> [Part] {
    quotedRanges(text, into: &quotations)
    var pieces: [Part] = []
    var next = 0
    for part in parts {
      var start = part.range.lowerBound
      func add(_ end: Int, _ voice: SpeechVoice) {
        // Nobody says a lone full stop.
        if holdsWord(text[start..<end]) {
          let voice = voice == .narration ? 0 : 1
          pieces.append(Part(sentence: part.sentence, range: start..<end, voice: voice))
        }
        start = end
      }
      while next < quotations.count, quotations[next].lowerBound < part.range.upperBound {
        add(max(start, quotations[next].lowerBound), .narration)
        add(min(part.range.upperBound, quotations[next].upperBound), .quoted)
        if quotations[next].upperBound > part.range.upperBound { break }
        next += 1
      }
      add(part.range.upperBound, .narration)
    }
    return pieces
  }

  /// Whether there is a letter, a digit or anything else beyond ASCII and general punctuation (U+2000 to U+203F).
  private func holdsWord(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == 0xE2, index + 2 < bytes.endIndex, bytes[index + 1] == 0x80 {
        index += 3
        continue
      }
      if byte >= 0x80 || byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26 { return true }
      index += 1
    }
    return false
  }

  // MARK: - Scores

  private func score(
    _ part: Part, of text: UnsafeBufferPointer<UInt8>, _ tokens: Range<Int>, _ onUnit: (SentimentUnit) -> Void,
    _ onMatch: (PlacedMatch) -> Void
  ) {
    for lexicon in scorers.indices {
      let key = options.key(target: 0, lexicon: lexicon, voice: part.voice)
      let score = scorers[lexicon].score(text, part.range, collectsMatches: needsMatches)
      onUnit(SentimentUnit(sentence: part.sentence, key: key, score: score))
      for match in scorers[lexicon].matches {
        let position = token(at: match.range.lowerBound, in: tokens) + 1
        onMatch(PlacedMatch(sentence: part.sentence, key: key, position: position, match: match))
      }
    }
  }

  /// Scores what stands within the windows of each target, in the light of the whole part.
  private func scoreAroundTargets(
    _ part: Part, of text: UnsafeBufferPointer<UInt8>, _ tokens: Range<Int>, _ onUnit: (SentimentUnit) -> Void,
    _ onMatch: (PlacedMatch) -> Void
  ) {
    targets.findMatches(
      in: UnsafeBufferPointer(start: tokenizer.ids + tokens.lowerBound, count: tokens.count), into: &hits)
    guard !hits.isEmpty else { return }
    for lexicon in scorers.indices { _ = scorers[lexicon].score(text, part.range, collectsMatches: true) }
    for target in options.targets.indices {
      let hitCount = markPlaces(of: target, tokenCount: tokens.count)
      guard hitCount > 0 else { continue }
      hitCounts[target] += hitCount
      for lexicon in scorers.indices {
        let key = options.key(target: target, lexicon: lexicon, voice: part.voice)
        var score = SentimentScore()
        score.wordCount = places.count { $0 == .inside }
        for match in scorers[lexicon].matches {
          let first = token(at: match.range.lowerBound, in: tokens)
          let last = token(at: match.range.upperBound - 1, in: tokens)
          guard tokens.contains(first),
            places[first - tokens.lowerBound...last - tokens.lowerBound].allSatisfy({ $0 == .inside })
          else { continue }
          score.add(match)
          onMatch(PlacedMatch(sentence: part.sentence, key: key, position: first + 1, match: match))
        }
        onUnit(SentimentUnit(sentence: part.sentence, key: key, hits: hitCount, score: score))
      }
    }
  }

  /// Finds the windows of a target in a part and returns how often the target is there.
  ///
  /// Where patterns of a target match at the same words, the leftmost counts, of those the longest.
  private func markPlaces(of target: Int, tokenCount: Int) -> Int {
    places.removeAll(keepingCapacity: true)
    places.append(contentsOf: repeatElement(.outside, count: tokenCount))
    var found: [Range<Int>] = []
    for hit in hits where targetOfPattern[hit.pattern] == target {
      let range = hit.start..<hit.start + targets.lengths[hit.pattern]
      if let last = found.last, last.overlaps(range) {
        if last.lowerBound == range.lowerBound, range.count > last.count { found[found.count - 1] = range }
      } else {
        found.append(range)
      }
    }
    let reach = options.window.reach
    var marked = 0
    for range in found {
      let end = min(tokenCount, range.upperBound + reach)
      for place in max(marked, range.lowerBound - reach)..<end { places[place] = .inside }
      marked = end
    }
    for place in found.joined() { places[place] = .target }
    return found.count
  }

  /// The token that the byte of a match belongs to, the last one before it where none does.
  private func token(at byte: Int, in tokens: Range<Int>) -> Int {
    var (low, high) = (tokens.lowerBound, tokens.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if tokenizer.range(of: middle).lowerBound <= byte { low = middle + 1 } else { high = middle }
    }
    return max(tokens.lowerBound, low - 1)
  }
}

extension SentimentOptions.Window {
  /// Tokens to each side; far enough for any text, and no overflow when added to a place in it.
  fileprivate var reach: Int {
    switch self {
    case .words(let count): min(count, 1 << 40)
    case .sentence: 1 << 40
    }
  }
}

extension SentimentScore {
  /// Takes in a match that counts.
  fileprivate mutating func add(_ match: SentimentMatch) {
    matchedCount += 1
    negatedCount += match.valence * match.contribution < 0 ? 1 : 0
    if match.contribution > 0 { positive += match.contribution } else { negative -= match.contribution }
  }
}

/// The scorer of a lexicon, by whatever rules, and what it matched last.
private final class UnitScorer {
  private(set) var matches: [SentimentMatch] = []
  private var vader: VaderScorer?
  private var words: LexiconScorer?

  init(_ lexicon: Lexicon, _ options: SentimentOptions) {
    if let vader = options.rules.vader {
      self.vader = VaderScorer(lexicon, vader)
    } else {
      words = LexiconScorer(lexicon, options.rules.shifters)
    }
  }

  /// Scores a stretch of `text`; the ranges of its matches are those of the text.
  func score(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, collectsMatches: Bool) -> SentimentScore {
    matches.removeAll(keepingCapacity: true)
    let slice = UnsafeBufferPointer(rebasing: text[range])
    let onMatch: ((SentimentMatch) -> Void)? =
      !collectsMatches
      ? nil
      : { match in
        var match = match
        match.range = match.range.lowerBound + range.lowerBound..<match.range.upperBound + range.lowerBound
        self.matches.append(match)
      }
    return vader?.score(slice, onMatch: onMatch) ?? words?.score(slice, onMatch: onMatch) ?? SentimentScore()
  }
}
