/// Finds the hits of one article after another; one to a thread.
///
/// Sentences are looked for, and labels and texts copied, only where there is a hit to keep.
final class ConcordanceFinder {
  /// An article with a hit that was kept.
  struct Article {
    var batch: Int
    var index: Int
    /// Its values of the label columns, among those of the thread.
    var labels: Int
    var id: String?
    var date: String?
  }

  private(set) var texts = HitTexts()
  private(set) var articles: [Article] = []
  /// The different values of the label columns; an empty one is missing.
  private(set) var labels: [[[UInt8]]] = []
  /// The kept hits by labels, or of everything if articles are not grouped.
  private(set) var samples: [HitSample] = []
  /// How many articles each batch has.
  private(set) var batches: [(batch: Int, count: Int)] = []
  /// All hits of each pattern.
  private(set) var hitCounts: [Int]
  /// The articles with a hit.
  private(set) var articleCount = 0
  private(set) var missingLabelCount = 0

  private let options: ConcordanceOptions
  private let labelCount: Int
  private let folder: TokenFolder
  private var tokenizer: Tokenizer
  private var matcher: PatternMatcher
  private var labelsOfKey: [[UInt8]: Int] = [:]
  private var matches: [PatternMatch] = []
  private var sentences: [Int] = []
  private var units: [Int] = []

  init(_ options: ConcordanceOptions) {
    self.options = options
    labelCount = options.labelNames.count
    folder = TokenFolder(options.tokenization.options.folding)
    tokenizer = Tokenizer(options.tokenization)
    matcher = PatternMatcher(options.patterns)
    hitCounts = [Int](repeating: 0, count: options.patterns.count)
  }

  func add(_ document: borrowing Document) {
    if batches.last?.batch != document.batch { batches.append((document.batch, 0)) }
    batches[batches.count - 1].count = document.index + 1
    if options.groupNames != nil, (0..<labelCount).contains(where: { document.column($0) == nil }) {
      missingLabelCount += 1
      return
    }
    tokenizer.tokenize(document.text)
    while matcher.termCount < tokenizer.vocabulary.count {
      matcher.learn(tokenizer.vocabulary.bytes(of: matcher.termCount))
    }
    findMatches(0..<tokenizer.count)
    if !matches.isEmpty { addHits(document) }
  }

  private func findMatches(_ tokens: Range<Int>) {
    matcher.findMatches(
      in: UnsafeBufferPointer(start: tokenizer.ids + tokens.lowerBound, count: tokens.count), into: &matches)
  }

  private func addHits(_ document: borrowing Document) {
    let text = document.text
    let labels = labels(of: document)
    let group = options.groupNames == nil ? 0 : labels
    while samples.count <= group { samples.append(HitSample(size: options.sampleSize)) }
    let articleLot = options.sampleSize == nil ? LotHash(seed: 0) : lot(of: document)
    sentenceStarts(text, rule: options.tokenization.options.sentences, into: &sentences)
    options.within.starts(in: text, rule: options.tokenization.options.sentences, into: &units)
    let unitCount = max(1, units.count)
    // Bare pointers: properties of a class are checked for exclusive access each time.
    let (starts, count) = (tokenizer.starts, tokenizer.count)
    var (token, sentence, hitCount) = (0, 0, 0)
    var isKept = false
    for unit in 0..<unitCount {
      let end = unit + 1 < units.count ? units[unit + 1] : text.count
      let first = token
      while token < count, Int(starts[token]) < end { token += 1 }
      // The matches of the whole article are those of its only unit.
      if unitCount > 1 { findMatches(first..<token) }
      let space = Space(tokens: first..<token, bytes: unit == 0 ? 0..<end : units[unit]..<end)
      for match in matches {
        let position = first + match.start
        while sentence < sentences.count, sentences[sentence] <= starts[position] { sentence += 1 }
        hitCount += 1
        hitCounts[match.pattern] += 1
        var lot = articleLot
        lot.feed(UInt64(position) << 32 | UInt64(match.pattern))
        if let limit = samples[group].limit, lot.value >= limit { continue }
        if !isKept { articles.append(article(document, labels: labels)) }
        isKept = true
        var hit = ConcordanceHit(
          lot: lot.value, start: texts.bytes.count, lengths: (0, 0, 0, 0), article: UInt32(articles.count - 1),
          position: UInt32(position), sentence: UInt32(max(1, sentence)), pattern: UInt32(match.pattern))
        write(&hit, position..<position + matcher.lengths[match.pattern], of: text, within: space)
        samples[group].insert(hit)
      }
    }
    articleCount += hitCount > 0 ? 1 : 0
  }

  /// The lot of an article: of all that is known of it but its place, which only the order of batches would tell.
  private func lot(of document: borrowing Document) -> LotHash {
    var lot = LotHash(seed: options.seed)
    lot.feed(document.text)
    for column in 0..<labelCount + 2 {
      lot.feed(document.column(column) ?? UnsafeBufferPointer(start: nil, count: 0))
    }
    return lot
  }

  private func labels(of document: borrowing Document) -> Int {
    var values: [[UInt8]] = []
    var key: [UInt8] = []
    for column in 0..<labelCount {
      let value = document.column(column).map(Array.init) ?? []
      // Its length first: no byte is sure not to stand in a value.
      withUnsafeBytes(of: value.count) { key.append(contentsOf: $0) }
      key += value
      values.append(value)
    }
    if let known = labelsOfKey[key] { return known }
    labelsOfKey[key] = labels.count
    labels.append(values)
    return labels.count - 1
  }

  private func article(_ document: borrowing Document, labels: Int) -> Article {
    let date = document.column(labelCount + 1)
    return Article(
      batch: document.batch, index: document.index, labels: labels,
      id: document.column(labelCount).map { String(decoding: $0, as: UTF8.self) },
      date: date.map { CalendarDate(parsing: $0)?.description ?? String(decoding: $0, as: UTF8.self) })
  }

  // MARK: - Texts

  /// What a hit and its context do not leave.
  private struct Space {
    var tokens: Range<Int>
    var bytes: Range<Int>
  }

  /// Writes the texts of a hit behind those of all others.
  ///
  /// A context begins and ends with a token, but where it reaches an end of its space it has the punctuation there too.
  private func write(
    _ hit: inout ConcordanceHit, _ tokens: Range<Int>, of text: UnsafeBufferPointer<UInt8>, within space: Space
  ) {
    // Subtractions, as a huge width may not be added to anything.
    let left = max(space.tokens.lowerBound, tokens.lowerBound - min(options.left, tokens.lowerBound))
    let right = tokens.upperBound + min(options.right, space.tokens.upperBound - tokens.upperBound)
    let start = left == space.tokens.lowerBound ? space.bytes.lowerBound : tokenizer.range(of: left).lowerBound
    let end = right == space.tokens.upperBound ? space.bytes.upperBound : tokenizer.range(of: right - 1).upperBound
    let keyword =
      tokenizer.range(of: tokens.lowerBound).lowerBound..<tokenizer.range(of: tokens.upperBound - 1).upperBound
    hit.lengths.left = options.left == 0 ? 0 : texts.append(text, min(start, keyword.lowerBound)..<keyword.lowerBound)
    hit.lengths.keyword = texts.append(text, keyword)
    hit.lengths.right = options.right == 0 ? 0 : texts.append(text, keyword.upperBound..<max(end, keyword.upperBound))
    let keyTokens =
      switch options.order {
      case .input: 0..<0
      case .left: left..<tokens.lowerBound
      case .right: tokens.upperBound..<right
      case .keyword: tokens.lowerBound..<right
      }
    for index in 0..<keyTokens.count {
      // To the left the nearest comes first.
      let token = options.order == .left ? keyTokens.upperBound - 1 - index : keyTokens.lowerBound + index
      let bytes = UnsafeBufferPointer(rebasing: text[tokenizer.range(of: token)])
      hit.lengths.key += texts.append(token: bytes, folder)
    }
  }
}
