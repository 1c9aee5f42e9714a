import CPrefetch

/// The tokens of one group laid out for windows: padded so that no window needs bounds, with the places of every term.
///
/// Terms are numbered by rank, 0 the most frequent of the group, so that what is touched most lies together. Articles start
/// at multiples of 32, so that a place tells its article by a shift.
///
/// SAFETY: `tokens` has `padding` places before the first article and behind the last unit; every place in `places` is one of
/// `tokens`; the memory is freed in `deinit`.
final class TokenLayout {
  /// Articles start at multiples of 2 to the power of this.
  static let articleShift = 5
  /// So many entries behind the last of `places` may be read.
  static let lookAhead = 16

  /// The number of terms that may occur.
  let termCount: Int
  /// By place: rank of a term, or `rare`, `removed` or `pad`.
  let tokens: UnsafeMutablePointer<UInt32>
  /// The places of term t, in order, are `places[starts[t]..<starts[t + 1]]`; those of rare words stand behind all terms.
  let places: UnsafeMutablePointer<UInt32>
  let starts: [Int]
  /// By place >> `articleShift`: where the article starts.
  let articleStarts: UnsafeMutablePointer<UInt32>
  /// The number of places.
  let count: Int
  /// The number of counted tokens.
  let tokenCount: Int

  /// A counted word that is no term.
  var rare: UInt32 { UInt32(termCount) }
  /// A token without events.
  var removed: UInt32 { UInt32(termCount) + 1 }
  /// Between units.
  var pad: UInt32 { UInt32(termCount) + 2 }

  /// Lays out `articles`, all of one group.
  ///
  /// - Parameters:
  ///   - articles: In input order.
  ///   - termCount: The number of terms that may occur.
  ///   - codes: By id of a term, its rank.
  ///   - padding: Places that stay free between units.
  ///   - keepsPositions: Whether words that are no terms hold their places.
  ///   - threads: How many threads work at most.
  init(
    _ articles: ArraySlice<TokenizedCorpus.Article>, termCount: Int, codes: UnsafeMutablePointer<UInt32>,
    padding: Int, keepsPositions: Bool, threads: Int
  ) {
    self.termCount = termCount
    let articles = Array(articles)
    let mask = 1 << Self.articleShift - 1
    var offsets: [Int] = []
    offsets.reserveCapacity(articles.count + 1)
    var end = (padding + mask) & ~mask
    for article in articles {
      offsets.append(end)
      end = (end + article.codes.count + article.unitEnds * (padding - 1) + padding + mask) & ~mask
    }
    offsets.append(end)
    count = end
    precondition(count < Int(UInt32.max), "a chunk is smaller")
    tokens = allocateLarge(capacity: count)
    articleStarts = allocateLarge(capacity: count >> Self.articleShift + 1)
    // A segment of articles to a thread: enough to balance, and few enough for a histogram each.
    let segments = Self.segments(articles, count: threads)
    var histograms = [[UInt32]](repeating: [], count: segments.count)
    nonisolated(unsafe) let (tokens, articleStarts, codes) = (self.tokens, self.articleStarts, codes)
    nonisolated(unsafe) let unsafeArticles = articles
    histograms.withUnsafeMutableBufferPointer { histograms in
      nonisolated(unsafe) let histograms = histograms
      let finalOffsets = offsets
      let (rare, removed, pad) = (UInt32(termCount), UInt32(termCount) + 1, UInt32(termCount) + 2)
      tokens.update(repeating: pad, count: finalOffsets[0])
      articleStarts.update(repeating: 0, count: finalOffsets[0] >> Self.articleShift)
      parallel(segments.count, threads: threads) { segment, _ in
        var histogram = [UInt32](repeating: 0, count: termCount + 1)
        histogram.withUnsafeMutableBufferPointer { histogram in
          for index in segments[segment] {
            let (start, next) = (finalOffsets[index], finalOffsets[index + 1])
            (articleStarts + start >> Self.articleShift)
              .update(repeating: UInt32(start), count: (next - start) >> Self.articleShift)
            var place = start
            for code in unsafeArticles[index].codes {
              if TokenCode.isTerm(code) {
                let term = codes[Int(code)]
                tokens[place] = term
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
          }
        }
        histograms[segment] = histogram
      }
    }

    // Where each segment begins to write the places of each term.
    var starts = [Int](repeating: 0, count: termCount + 2)
    for term in 0...termCount {
      var place = starts[term]
      for segment in histograms.indices {
        let size = histograms[segment][term]
        histograms[segment][term] = UInt32(place)
        place += Int(size)
      }
      starts[term + 1] = place
    }
    self.starts = starts
    tokenCount = starts[termCount + 1]
    places = allocateLarge(capacity: tokenCount + Self.lookAhead)
    (places + tokenCount).update(repeating: UInt32(offsets[0]), count: Self.lookAhead)
    histograms.withUnsafeMutableBufferPointer { histograms in
      nonisolated(unsafe) let (histograms, places) = (histograms, places)
      let bounds = segments.map { offsets[$0.lowerBound]..<offsets[$0.upperBound] }
      parallel(segments.count, threads: threads) { segment, _ in
        histograms[segment].withUnsafeMutableBufferPointer { next in
          for place in bounds[segment] {
            let term = Int(tokens[place])
            guard term <= termCount else { continue }
            places[Int(next[term])] = UInt32(truncatingIfNeeded: place)
            next[term] &+= 1
          }
        }
      }
    }
  }

  deinit {
    tokens.deallocate()
    places.deallocate()
    articleStarts.deallocate()
  }

  /// The weight of the events of the token at `place` with a window of `left` and `right`.
  func weight(around place: Int, _ left: Int, _ right: Int, _ weights: [UInt64]) -> UInt64 {
    var sum: UInt64 = 0
    for (width, step) in [(left, -1), (right, 1)] {
      var distance = 1
      while distance <= width {
        let token = tokens[place &+ step &* distance]
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
      if tokens[place] == pad {
        units += isOccupied ? 1 : 0
        isOccupied = false
      } else if tokens[place] <= rare {
        isOccupied = true
      }
    }
    return units
  }

  private static func segments(_ articles: [TokenizedCorpus.Article], count: Int) -> [Range<Int>] {
    let total = articles.reduce(0) { $0 + $1.codes.count }
    var segments: [Range<Int>] = []
    var (first, size) = (0, 0)
    for (index, article) in articles.enumerated() {
      size += article.codes.count
      if size * count >= total * (segments.count + 1) || index == articles.count - 1 {
        segments.append(first..<index + 1)
        first = index + 1
      }
    }
    return segments
  }
}
