/// Scores texts by the rules of VADER with a lexicon of single words, VADER's own or another.
///
/// The rules (Hutto and Gilbert 2014; here those of vaderSentiment 3.3.2, with their quirks) look at the three words
/// before a match: boosters, capitals and negations change its valence. Words before "but" weigh half, those after it
/// half as much again.
///
/// Complexity: linear in the text, but for the logarithm of how many matches have one valence in a text with "but".
struct VaderScorer: ~Copyable {
  private var tokenizer: VaderTokenizer
  private var valences = GrowableBuffer<Double>()
  private let idioms: [(phrase: VaderPhrase, valence: Double)]
  private var matches = GrowableBuffer<VaderMatch>()
  private var contrast = VaderContrast()

  /// Makes a scorer for one thread. Of terms that stand in the lexicon several times the last counts.
  init(_ lexicon: Lexicon, _ options: VaderOptions) {
    let vocabulary = VaderVocabulary(lexicon)
    tokenizer = VaderTokenizer(vocabulary, straightens: options.straightensQuotes)
    idioms = options.dropsSlangIdioms ? [] : VaderRules.idioms
    for entry in lexicon.entries { valences.append(entry.score) }
  }

  /// Scores one unit of text.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8, followed by at least 7 readable bytes.
  ///   - onMatch: Called with every match, in order.
  /// - Returns: Counts, sums and the four scores.
  mutating func score(_ text: UnsafeBufferPointer<UInt8>, onMatch: ((SentimentMatch) -> Void)? = nil) -> SentimentScore
  {
    tokenizer.read(text)
    let count = tokenizer.count
    let tokens = tokenizer.first
    let mixesCase = 0 < tokenizer.capitalCount && tokenizer.capitalCount < count
    matches.count = 0
    var but: Int?
    for index in 0..<count {
      let code = tokens[index].code
      if code.bits & ~VaderCode.capitals == 0 { continue }
      if code.is(.but), but == nil { but = index }
      if code.entry == 0 || code.isBooster || code.is(.kind) && tokens[index + 1].code.is(.of) { continue }
      matches.append(match(at: index, tokens, mixesCase))
    }
    if let but { contrast.scale(UnsafeMutableBufferPointer(start: matches.pointer, count: matches.count), around: but) }
    if let onMatch { report(to: onMatch) }
    return sums()
  }

  /// The valence of the match at `index`, after the words around it.
  private func match(at index: Int, _ tokens: UnsafePointer<VaderToken>, _ mixesCase: Bool) -> VaderMatch {
    let here = tokens + index
    let code = here[0].code
    let base = valences[code.entry - 1]
    var match = VaderMatch(index: index, valence: base)

    if code.is(.no), here[1].code.entry != 0 { match.apply(.no, valence: 0) }
    if here[-1].code.is(.no) || here[-2].code.is(.no)
      || here[-3].code.is(.no) && here[-1].code.isEither(.or, .nor)
    {
      match.negate(base, by: .no)
    }
    if code.has(VaderCode.capitals), mixesCase {
      match.apply(.capitals, valence: match.valence + (match.valence > 0 ? VaderRules.capitals : -VaderRules.capitals))
    }
    for distance in 1...3 where index >= distance {
      let before = here[-distance].code
      // What the lexicon has is no modifier.
      if before.entry != 0 { continue }
      if before.isBooster { match.boost(by: before, distance: distance, mixesCase) }
      let isNeverSo: Bool
      let isWithoutDoubt: Bool
      switch distance {
      case 1: (isNeverSo, isWithoutDoubt) = (false, false)
      case 2:
        isNeverSo = before.is(.never) && here[-1].code.isEither(.so, .this)
        isWithoutDoubt = before.is(.without) && here[-1].code.is(.doubt)
      default:
        // As the library has it: for want of brackets "never" is not asked for.
        isNeverSo =
          before.is(.never) && here[-2].code.isEither(.so, .this) || here[-1].code.isEither(.so, .this)
        isWithoutDoubt = before.is(.without) && (here[-2].code.is(.doubt) || here[-1].code.is(.doubt))
      }
      if isNeverSo {
        match.apply(.neverSo, valence: match.valence * VaderRules.neverSo)
      } else if before.has(VaderCode.negation), !isWithoutDoubt {
        match.negate(match.valence, by: .negation)
      }
      if distance == 3 { applyPhrases(to: &match, here) }
    }
    if here[-1].code.is(.least), here[-1].code.entry == 0, !here[-2].code.isEither(.at, .very) {
      match.negate(match.valence, by: .least)
    }
    return match
  }

  /// Idioms that the match is in or next to, and dampeners of two words among the three before it.
  private func applyPhrases(to match: inout VaderMatch, _ here: UnsafePointer<VaderToken>) {
    let (a, b, c) = (here[-3].code.word, here[-2].code.word, here[-1].code.word)
    let (e, next, last) = (here[0].code.word, here[1].code.word, here[2].code.word)
    // Every phrase has two words of the rules beside each other.
    if a * b | b * c | c * e | e * next == 0 { return }
    let valence =
      idiom(VaderPhrase.key(0, c, e)) ?? idiom(VaderPhrase.key(b, c, e)) ?? idiom(VaderPhrase.key(0, b, c))
      ?? idiom(VaderPhrase.key(a, b, c)) ?? idiom(VaderPhrase.key(0, a, b))
    if let valence { match.replace(valence) }
    if e != 0, let valence = idiom(VaderPhrase.key(0, e, next)) { match.replace(valence) }
    if e != 0, let valence = idiom(VaderPhrase.key(e, next, last)) { match.replace(valence) }
    for key in [VaderPhrase.key(0, a, b), VaderPhrase.key(0, b, c)]
    where VaderRules.dampeningPhrases.contains(where: { $0.key == key }) {
      // As the library has it: also from a negative valence, which grows by that.
      match.apply(.dampener, valence: match.valence - VaderRules.boost)
    }
  }

  private func idiom(_ key: UInt32) -> Double? { idioms.first { $0.phrase.key == key }?.valence }

  private func report(to onMatch: (SentimentMatch) -> Void) {
    for index in 0..<matches.count {
      let match = matches[index]
      let token = tokenizer.first[match.index]
      let entry = token.code.entry - 1
      onMatch(
        SentimentMatch(
          range: Int(token.start)..<Int(token.end), entry: entry, valence: valences[entry],
          shifters: match.shifters, contribution: match.valence))
    }
  }

  /// The scores of the text whose matches are known.
  private func sums() -> SentimentScore {
    var score = SentimentScore()
    score.wordCount = tokenizer.count
    score.matchedCount = matches.count
    guard score.wordCount > 0 else {
      score.vader = VaderScores(negative: 0, neutral: 0, positive: 0, compound: 0)
      return score
    }
    var sum = 0.0
    var (positive, negative, neutral) = (0.0, 0.0, score.wordCount)
    for index in 0..<matches.count {
      let match = matches[index]
      if match.isNegated { score.negatedCount += 1 }
      sum += match.valence
      // A word with a valence counts one more than its size, as a neutral one counts 1.
      if match.valence > 0 {
        score.positive += match.valence
        positive += match.valence + 1
        neutral -= 1
      } else if match.valence < 0 {
        score.negative -= match.valence
        negative += 1 - match.valence
        neutral -= 1
      }
    }
    let emphasis = VaderRules.emphasis(exclamations: tokenizer.exclamations, questions: tokenizer.questions)
    sum += sum > 0 ? emphasis : sum < 0 ? -emphasis : 0
    if positive > negative { positive += emphasis } else if positive < negative { negative += emphasis }
    let total = positive + negative + Double(neutral)
    let compound = max(-1, min(1, sum / (sum * sum + 15).squareRoot()))
    score.vader = VaderScores(
      negative: roundedDecimal(negative / total, scale: 1_000),
      neutral: roundedDecimal(Double(neutral) / total, scale: 1_000),
      positive: roundedDecimal(positive / total, scale: 1_000), compound: roundedDecimal(compound, scale: 10_000))
    return score
  }
}

/// Rounds to the decimals of `scale`, a power of ten, as Python's `round` does: the decimal nearest to the exact binary
/// value, and of two as near the even one; the result is the double nearest to that decimal. The value is at most 1 in
/// size.
func roundedDecimal(_ value: Double, scale: Double) -> Double {
  let product = value.magnitude * scale
  var whole = product.rounded(.down)
  // What the product was rounded by decides if it is at, or next to, the middle.
  let above = (product - (whole + 0.5)) + (-product).addingProduct(value.magnitude, scale)
  if above > 0 || above == 0 && Int(whole) & 1 == 1 { whole += 1 }
  return Double(signOf: value, magnitudeOf: whole / scale)
}
