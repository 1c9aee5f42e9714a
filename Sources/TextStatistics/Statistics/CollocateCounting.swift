/// What stands beside a node in a run of articles: the whole of a group, or one article.
struct CollocateRun: Sendable {
  /// The row of the group, the node and, for a run of one article, its place in the input; else 0.
  var row: Int
  var node: Int
  var article: Int
  /// Occurrences of the node, and the tokens they are made of.
  var nodeCount = 0
  var nodeTokenCount = 0
  /// Counted tokens in the spans around them.
  var spanTokenCount = 0
  /// Articles that hold the node.
  var articleCount = 0
  /// Where its collocates stand, in no particular order.
  var collocates = 0..<0
}

/// One term beside a node.
struct CollocateCount: Sendable, BitwiseCopyable {
  var term: UInt32
  /// Tokens in the spans to the left and to the right of the node.
  var left: UInt32 = 0
  var right: UInt32 = 0
  /// Occurrences of the node that have it in their span.
  var hits: UInt32 = 0
  /// Articles in which it is in a span.
  var articles: UInt32 = 0
  /// Tokens that are part of occurrences of the node, which count as no collocates.
  var inside: UInt32 = 0

  var count: UInt32 { left + right }
}

/// Counts the spans around nodes, one to a thread.
///
/// Spans of different occurrences of a node are merged: every token is counted once, for its nearest occurrence.
///
/// SAFETY: `slots` has an entry for every term; pointers into sequences stay within the article.
final class CollocateCounter {
  private(set) var runs: [CollocateRun] = []
  private(set) var collocates = GrowableBuffer<CollocateCount>(capacity: 1 << 10)

  private var matcher: PatternMatcher
  private let left: Int
  private let right: Int
  private let isPerArticle: Bool

  /// What was found in a block: by node the articles and where its occurrences start.
  private var occurrences: [[(article: Int, start: Int)]]
  private var matches: [PatternMatch] = []
  private var codes = GrowableBuffer<UInt32>()
  /// By term, its place among the collocates of the current run, from 1.
  private let slots: UnsafeMutablePointer<UInt32>
  /// By place: the article and the occurrence in which the collocate was last met, from 1.
  private var lastMet = GrowableBuffer<SIMD2<UInt32>>()
  private var isInRun = false
  private var runStart = 0
  private var articleNumber: UInt32 = 0
  private var occurrenceNumber: UInt32 = 0

  /// - Parameters:
  ///   - matcher: Knows the terms by their ids.
  ///   - left: How far a span goes to the left.
  ///   - right: How far it goes to the right.
  ///   - isPerArticle: Whether every article is a run of its own.
  init(_ matcher: PatternMatcher, left: Int, right: Int, isPerArticle: Bool) {
    self.matcher = matcher
    self.left = left
    self.right = right
    self.isPerArticle = isPerArticle
    occurrences = matcher.lengths.map { _ in [] }
    slots = .allocate(capacity: matcher.termCount)
    slots.initialize(repeating: 0, count: matcher.termCount)
  }

  deinit { slots.deallocate() }

  /// Counts a block of articles, those of a row beside each other.
  func count(_ articles: ArraySlice<TokenizedCorpus.Article>) {
    for (index, article) in zip(articles.indices, articles) {
      matcher.findMatches(in: article.codes(in: &codes), into: &matches)
      for match in matches { occurrences[match.pattern].append((index, match.start)) }
    }
    for node in occurrences.indices {
      var next = 0
      while next < occurrences[node].count {
        let index = occurrences[node][next].article
        let article = articles[index]
        let first = next
        while next < occurrences[node].count, occurrences[node][next].article == index { next += 1 }
        if !isInRun || isPerArticle || runs[runs.count - 1].row != article.row {
          endRun()
          runs.append(CollocateRun(row: article.row, node: node, article: isPerArticle ? article.number : 0))
          isInRun = true
        }
        countSpans(article, occurrences[node][first..<next], length: matcher.lengths[node])
      }
      occurrences[node].removeAll(keepingCapacity: true)
      endRun()
    }
  }

  private func endRun() {
    guard isInRun else { return }
    isInRun = false
    for index in runStart..<collocates.count { slots[Int(collocates[index].term)] = 0 }
    runs[runs.count - 1].collocates = runStart..<collocates.count
    runStart = collocates.count
    lastMet.count = 0
  }

  private func countSpans(
    _ article: TokenizedCorpus.Article, _ occurrences: ArraySlice<(article: Int, start: Int)>, length: Int
  ) {
    articleNumber += 1
    // A copy in which the node's own tokens are removed.
    _ = article.codes(in: &codes)
    let (codes, end) = (codes.pointer, article.count)
    var run = runs[runs.count - 1]
    run.articleCount += 1
    run.nodeCount += occurrences.count
    for occurrence in occurrences {
      for place in occurrence.start..<occurrence.start + length where codes[place] != TokenCode.removed {
        run.nodeTokenCount += 1
        if TokenCode.isTerm(codes[place]) { collocates[self.place(of: codes[place])].inside += 1 }
        codes[place] = TokenCode.removed
      }
    }

    // Between two occurrences, and before the first and behind the last: the part that belongs to the one before it, then
    // the part that belongs to the one behind it. What is equally near to both is the former's.
    var gapStart = 0
    for index in occurrences.startIndex...occurrences.endIndex {
      let isLast = index == occurrences.endIndex
      let gapEnd = isLast ? end : occurrences[index].start
      var (rightEnd, leftStart) = (gapStart, gapEnd)
      if index > occurrences.startIndex { rightEnd = spanEnd(codes, from: gapStart, end: gapEnd) }
      if !isLast { leftStart = spanStart(codes, from: gapEnd, end: gapStart) }
      if leftStart < rightEnd {
        let middle = min(max((gapStart + gapEnd + 1) / 2, leftStart), rightEnd)
        (rightEnd, leftStart) = (middle, middle)
      }
      run.spanTokenCount += count(codes, gapStart..<rightEnd, isLeft: false)
      run.spanTokenCount += count(codes, leftStart..<gapEnd, isLeft: true)
      gapStart = gapEnd + length
    }

    for occurrence in occurrences {
      occurrenceNumber += 1
      let behind = occurrence.start + length
      hit(codes, spanStart(codes, from: occurrence.start, end: 0)..<occurrence.start)
      hit(codes, behind..<spanEnd(codes, from: behind, end: end))
    }
    runs[runs.count - 1] = run
  }

  /// Where the span that begins at `start` ends: after so many tokens, before the end of a unit and at `end` at the latest.
  private func spanEnd(_ codes: UnsafeMutablePointer<UInt32>, from start: Int, end: Int) -> Int {
    let limit = right < end - start ? start + right : end
    var place = start
    while place < limit, codes[place] != TokenCode.unitEnd { place += 1 }
    return place
  }

  /// Where the span that goes left from `start` ends: its first token.
  private func spanStart(_ codes: UnsafeMutablePointer<UInt32>, from start: Int, end: Int) -> Int {
    let limit = left < start - end ? start - left : end
    var place = start
    while place > limit, codes[place - 1] != TokenCode.unitEnd { place -= 1 }
    return place
  }

  /// Counts the tokens of a range to one side; returns how many there are, rare ones included.
  private func count(
    _ codes: UnsafeMutablePointer<UInt32>, _ range: Range<Int>, isLeft: Bool
  ) -> Int {
    var counted = 0
    for index in range where codes[index] != TokenCode.removed {
      counted += 1
      guard TokenCode.isTerm(codes[index]) else { continue }
      let place = place(of: codes[index])
      if isLeft { collocates[place].left += 1 } else { collocates[place].right += 1 }
      if lastMet[place - runStart][0] != articleNumber {
        lastMet[place - runStart][0] = articleNumber
        collocates[place].articles += 1
      }
    }
    return counted
  }

  /// Notes that the current occurrence has the tokens of a range in its span.
  private func hit(_ codes: UnsafeMutablePointer<UInt32>, _ range: Range<Int>) {
    for index in range where TokenCode.isTerm(codes[index]) {
      let place = place(of: codes[index])
      if lastMet[place - runStart][1] != occurrenceNumber {
        lastMet[place - runStart][1] = occurrenceNumber
        collocates[place].hits += 1
      }
    }
  }

  /// Where the current run counts `term`.
  private func place(of term: UInt32) -> Int {
    let slot = slots[Int(term)]
    if slot > 0 { return runStart + Int(slot) - 1 }
    collocates.append(CollocateCount(term: term))
    lastMet.append(SIMD2(0, 0))
    slots[Int(term)] = UInt32(collocates.count - runStart)
    return collocates.count - 1
  }
}
