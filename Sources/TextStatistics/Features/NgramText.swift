/// Numbers that several threads write to, on large pages: one for every position of a text, or a counter for every
/// n-gram.
///
/// SAFETY: who writes keeps each thread to indices of its own, below `count`.
final class SharedNumbers: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<UInt32>
  let count: Int

  init(count: Int) {
    self.count = count
    pointer = allocateLarge(capacity: max(1, count))
  }

  convenience init(zeros count: Int) {
    self.init(count: count)
    pointer.update(repeating: 0, count: count)
  }

  subscript(index: Int) -> UInt32 {
    @inline(__always) get { pointer[index] }
    @inline(__always) set { pointer[index] = newValue }
  }

  deinit { pointer.deallocate() }
}

/// A tokenised corpus in one piece, ready to be searched for sequences: ids of terms, broken where no sequence may
/// pass.
///
/// Takes eight bytes a token.
final class NgramText: @unchecked Sendable {
  /// A run of tokens ends here: a removed token, the end of a unit or of an article. Also the last number of all.
  static let end = UInt32.max
  /// How many positions ahead memory is fetched: about the time that it takes.
  static let lookahead = 40

  /// Ids of terms and, for words that are counted without being kept, `termCount`; between runs one `end`.
  let codes: SharedNumbers
  let termCount: Int
  /// Room for the positions of one pattern after the other: fresh memory costs more than what is written to it.
  let listRoom: SharedNumbers
  /// Where each article starts, and behind the last one the length of it all.
  let articleStarts: [Int]
  /// Runs of articles of about the same length, for threads to share: ranges of `articleStarts`.
  let parts: [Range<Int>]

  /// Copies the tokens of a corpus.
  ///
  /// - Throws: `InputError` if they are on disk and cannot be read, or more than a number of 32 bits can count.
  init(_ corpus: TokenizedCorpus, threads: Int) throws {
    let termCount = corpus.matrix.terms.count
    guard corpus.codeCount + corpus.articleCount < UInt32.max else {
      throw InputError(path: "", reason: "n-grams are counted in up to 4,294,967,294 tokens: take a part of the corpus")
    }
    let codes = SharedNumbers(count: corpus.codeCount + corpus.articleCount)
    let text = codes.pointer
    var (starts, count) = ([0], 0)
    var buffer = GrowableBuffer<UInt32>()
    starts.reserveCapacity(corpus.articleCount + 1)
    try corpus.forEachChunk { articles, _ in
      for article in articles {
        for code in article.codes(in: &buffer) {
          // Breaks that follow each other are one.
          if TokenCode.isTerm(code) || code == TokenCode.rare {
            text[count] = min(code, UInt32(termCount))
            count += 1
          } else if count > starts.last!, text[count - 1] != Self.end {
            text[count] = Self.end
            count += 1
          }
        }
        if count > starts.last!, text[count - 1] != Self.end {
          text[count] = Self.end
          count += 1
        }
        starts.append(count)
      }
    }
    self.codes = codes
    listRoom = SharedNumbers(count: count + Self.lookahead)
    self.termCount = termCount
    articleStarts = starts
    parts = Self.parts(starts, count: 8 * threads)
  }

  /// The number of tokens and breaks.
  var count: Int { articleStarts.last! }

  /// The positions of the articles of a part.
  func positions(ofPart part: Int) -> Range<Int> {
    articleStarts[parts[part].lowerBound]..<articleStarts[parts[part].upperBound]
  }

  private static func parts(_ starts: [Int], count: Int) -> [Range<Int>] {
    var (parts, first): ([Range<Int>], Int) = ([], 0)
    let size = starts.last! / count + 1
    for article in 1..<starts.count where starts[article] - starts[first] >= size || article == starts.count - 1 {
      parts.append(first..<article)
      first = article
    }
    return parts
  }

  /// Calls `body` with the positions of every run of an article.
  @inline(__always)
  func forEachRun(ofArticle article: Int, _ body: (Range<Int>) -> Void) {
    let codes = self.codes.pointer
    var (start, end) = (articleStarts[article], articleStarts[article])
    while end < articleStarts[article + 1] {
      while codes[end] != Self.end { end += 1 }
      body(start..<end)
      end += 1
      start = end
    }
  }
}
