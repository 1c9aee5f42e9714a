import CTextStatistics

/// The tokens of one group laid out for windows: padded so that no window needs bounds, with the places of every term.
///
/// Terms are numbered by rank, 0 the most frequent of the group, so that what is touched most lies together. Articles start
/// at multiples of 32, so that a place tells its article by a shift.
///
/// Ranks are stored in 16 bits where they fit: a window is then one or two cache lines, which is what counting waits for.
///
/// SAFETY: there are `padding` places before the first article and behind the last unit; every place in `places` is one of
/// the tokens; the memory is freed in `deinit`.
final class TokenLayout {
  /// Articles start at multiples of 2 to the power of this.
  static let articleShift = 5
  /// So many entries behind the last of `places` may be read.
  static let lookAhead = 16
  /// So many places are looked through at a time.
  static let blockSize = 1024

  /// The number of terms that may occur.
  let termCount: Int
  /// By place: rank of a term, or `rare`, `removed` or `pad`; in one of both widths.
  let narrow: UnsafeMutablePointer<UInt16>?
  let wide: UnsafeMutablePointer<UInt32>?
  /// So many of the first terms have no places: they are met too often to be worth it.
  let frequentCount: Int
  /// The places of term t, in order, are `places[starts[t]..<starts[t + 1]]`; those of rare words stand behind all terms.
  let places: UnsafeMutablePointer<UInt32>
  let starts: [Int]
  /// By place >> `articleShift`: where the article starts.
  let articleStarts: UnsafeMutablePointer<UInt32>
  /// The number of places.
  let count: Int
  /// Where pieces of whole articles begin, and the end of the last.
  let pieces: [Int]
  /// The number of counted tokens.
  let tokenCount: Int

  /// A counted word that is no term.
  var rare: UInt32 { UInt32(termCount) }
  /// A token without events.
  var removed: UInt32 { UInt32(termCount) + 1 }
  /// Between units.
  var pad: UInt32 { UInt32(termCount) + 2 }

  /// What stands at a place.
  @inline(__always)
  func token(at place: Int) -> UInt32 { narrow.map { UInt32($0[place]) } ?? wide![place] }

  /// Lays out `articles`, all of one group.
  ///
  /// - Parameters:
  ///   - articles: In input order.
  ///   - termCount: The number of terms that may occur.
  ///   - frequentCount: How many of them get no places.
  ///   - codes: By id of a term, its rank.
  ///   - padding: Places that stay free between units.
  ///   - keepsPositions: Whether words that are no terms hold their places.
  ///   - threads: How many threads work at most.
  ///   - release: Called with every article when its codes are not needed any more.
  init(
    _ articles: ArraySlice<TokenizedCorpus.Article>, termCount: Int, frequentCount: Int,
    codes: UnsafeMutablePointer<UInt32>, padding: Int, keepsPositions: Bool, threads: Int,
    release: @escaping TokenizedCorpus.Release
  ) {
    self.termCount = termCount
    self.frequentCount = frequentCount
    let articles = Array(articles)
    let mask = 1 << Self.articleShift - 1
    var offsets: [Int] = []
    offsets.reserveCapacity(articles.count + 1)
    var end = (padding + mask) & ~mask
    for article in articles {
      offsets.append(end)
      end = (end + article.count + article.unitEnds * (padding - 1) + padding + mask) & ~mask
    }
    offsets.append(end)
    count = end
    pieces = stride(from: 0, to: articles.count, by: max(1, articles.count / 64)).map { offsets[$0] } + [end]
    precondition(count < Int32.max, "a chunk is smaller")
    articleStarts = allocateLarge(capacity: count >> Self.articleShift + 1)
    articleStarts.update(repeating: 0, count: offsets[0] >> Self.articleShift)
    let isNarrow = termCount + 2 <= Int(UInt16.max)
    narrow = isNarrow ? allocateLarge(capacity: count) : nil
    wide = isNarrow ? nil : allocateLarge(capacity: count)
    let work = Work(
      articles: articles, offsets: offsets, segments: Self.segments(articles, count: threads == 1 ? 1 : 4 * threads),
      termCount: termCount,
      frequentCount: frequentCount, codes: codes, articleStarts: articleStarts, padding: padding,
      keepsPositions: keepsPositions, threads: threads, release: release)
    (starts, places, tokenCount) =
      isNarrow ? work.layOut(into: narrow!) : work.layOut(into: wide!)
  }

  /// The making of a layout.
  private struct Work: @unchecked Sendable {
    let articles: [TokenizedCorpus.Article]
    /// Where each article starts, and the end of the last.
    let offsets: [Int]
    /// Some segments of articles to a thread: enough to balance, and few enough for a histogram each.
    let segments: [Range<Int>]
    let termCount: Int
    let frequentCount: Int
    let codes: UnsafeMutablePointer<UInt32>
    let articleStarts: UnsafeMutablePointer<UInt32>
    let padding: Int
    let keepsPositions: Bool
    let threads: Int
    let release: TokenizedCorpus.Release

    func layOut<Code: FixedWidthInteger & SendableMetatype>(
      into tokens: UnsafeMutablePointer<Code>
    ) -> (starts: [Int], places: UnsafeMutablePointer<UInt32>, tokenCount: Int) {
      nonisolated(unsafe) let tokens = tokens
      tokens.update(repeating: Code(termCount + 2), count: offsets[0])
      var histograms = [[UInt32]](repeating: [], count: segments.count)
      histograms.withUnsafeMutableBufferPointer { histograms in
        nonisolated(unsafe) let histograms = histograms
        parallel(segments.count, threads: threads) { segment, _ in
          histograms[segment] = copy(segments[segment], to: tokens)
        }
      }

      // Where each segment begins to write the places of each term.
      var starts = [Int](repeating: 0, count: termCount + 2)
      let frequentTokens = (0..<frequentCount).reduce(0) { sum, term in
        histograms.reduce(sum) { $0 + Int($1[term]) }
      }
      for term in frequentCount...termCount {
        var place = starts[term]
        for segment in histograms.indices {
          let size = histograms[segment][term]
          histograms[segment][term] = UInt32(place)
          place += Int(size)
        }
        starts[term + 1] = place
      }
      let placeCount = starts[termCount + 1]
      let places: UnsafeMutablePointer<UInt32> = allocateLarge(capacity: placeCount + TokenLayout.lookAhead)
      (places + placeCount).update(repeating: UInt32(offsets[0]), count: TokenLayout.lookAhead)
      histograms.withUnsafeMutableBufferPointer { histograms in
        nonisolated(unsafe) let (histograms, places) = (histograms, places)
        parallel(segments.count, threads: threads) { segment, _ in
          let (frequent, terms) = (Code(frequentCount), Code(termCount))
          histograms[segment].withUnsafeMutableBufferPointer { next in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: TokenLayout.blockSize + 1) { found in
              let end = offsets[segments[segment].upperBound]
              for first in stride(from: offsets[segments[segment].lowerBound], to: end, by: TokenLayout.blockSize) {
                let last = min(first + TokenLayout.blockSize, end)
                let count = gather(tokens, first, last, into: found.baseAddress!) { $0 >= frequent && $0 <= terms }
                for place in found[..<count] {
                  let term = Int(tokens[place])
                  places[Int(next[term])] = UInt32(truncatingIfNeeded: place)
                  next[term] &+= 1
                }
              }
            }
          }
        }
      }
      return (starts, places, frequentTokens + placeCount)
    }

    /// Writes the articles of a segment; returns how often each term occurs, and words that are no terms behind them.
    private func copy<Code: FixedWidthInteger & SendableMetatype>(
      _ segment: Range<Int>, to tokens: UnsafeMutablePointer<Code>
    ) -> [UInt32] {
      let (rare, removed, pad) = (Code(termCount), Code(termCount + 1), Code(termCount + 2))
      var histogram = [UInt32](repeating: 0, count: termCount + 1)
      var decoded = GrowableBuffer<UInt32>()
      histogram.withUnsafeMutableBufferPointer { histogram in
        for index in segment {
          let (start, next) = (offsets[index], offsets[index + 1])
          (articleStarts + start >> TokenLayout.articleShift)
            .update(repeating: UInt32(start), count: (next - start) >> TokenLayout.articleShift)
          var place = start
          for code in articles[index].codes(in: &decoded) {
            if TokenCode.isTerm(code) {
              let term = codes[Int(code)]
              tokens[place] = Code(truncatingIfNeeded: term)
              histogram[Int(term)] &+= 1
              place &+= 1
            } else if code == TokenCode.unitEnd {
              for _ in 0..<padding {
                tokens[place] = pad
                place &+= 1
              }
            } else if keepsPositions {
              tokens[place] = code == TokenCode.rare ? rare : removed
              histogram[termCount] &+= code == TokenCode.rare ? 1 : 0
              place &+= 1
            }
          }
          (tokens + place).update(repeating: pad, count: next - place)
          release(articles[index])
        }
      }
      return histogram
    }
  }

  deinit {
    narrow?.deallocate()
    wide?.deallocate()
    places.deallocate()
    articleStarts.deallocate()
  }

  /// The weight of the events of the token at `place` with a window of `left` and `right`.
  func weight(around place: Int, _ left: Int, _ right: Int, _ weights: [UInt64]) -> UInt64 {
    var sum: UInt64 = 0
    for (width, step) in [(left, -1), (right, 1)] {
      var distance = 1
      while distance <= width {
        let token = token(at: place &+ step &* distance)
        if token == pad { break }
        if token <= rare { sum += weights.isEmpty ? 1 : weights[distance] }
        distance += 1
      }
    }
    return sum
  }

  /// The weight of all events of words that are no terms.
  func rareEvents(_ options: CooccurrenceOptions) -> UInt64 {
    let weights = options.distanceWeights
    return (starts[termCount]..<starts[termCount + 1]).reduce(0) {
      $0 + weight(around: Int(places[$1]), options.left, options.right, weights)
    }
  }

  /// The number of units that have a counted token.
  var occupiedUnitCount: Int {
    var (units, isOccupied) = (0, false)
    for place in 0..<count {
      let token = token(at: place)
      if token == pad {
        units += isOccupied ? 1 : 0
        isOccupied = false
      } else if token <= rare {
        isOccupied = true
      }
    }
    return units
  }

  private static func segments(_ articles: [TokenizedCorpus.Article], count: Int) -> [Range<Int>] {
    let total = articles.reduce(0) { $0 + $1.count }
    var segments: [Range<Int>] = []
    var (first, size) = (0, 0)
    for (index, article) in articles.enumerated() {
      size += article.count
      if size * count >= total * (segments.count + 1) || index == articles.count - 1 {
        segments.append(first..<index + 1)
        first = index + 1
      }
    }
    return segments
  }
}

/// The places from `first` up to `end` whose tokens are wanted, written to `found`, where one more has room; returns how many.
///
/// Without branches: whether a token is wanted cannot be guessed.
@inline(__always)
func gather<Code: FixedWidthInteger>(
  _ tokens: UnsafeMutablePointer<Code>, _ first: Int, _ end: Int, into found: UnsafeMutablePointer<Int>,
  where isWanted: (Code) -> Bool
) -> Int {
  var (place, count) = (first, 0)
  while place < end {
    found[count] = place
    count &+= isWanted(tokens[place]) ? 1 : 0
    place &+= 1
  }
  return count
}
