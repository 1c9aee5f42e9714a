/// How often articles have terms, term by term, so that the counts of resampled groups come from one pass.
///
/// Articles are numbered group by group: of a term, those of a group stand beside each other, and their sum is that of a
/// run. SAFETY: the arrays are read through bare pointers within the offsets that `init` made.
struct ArticleCounts: Sendable {
  let groupCount: Int
  /// The group of each article, rising.
  let groups: [UInt32]
  /// Where the articles of each term start.
  let offsets: [Int]
  private let articles: [UInt32]
  private let counts: [UInt32]

  /// The number of terms.
  var termCount: Int { offsets.count - 1 }

  /// Takes each row for a group of one article.
  init(_ matrix: SparseMatrix<UInt32>) {
    let rows = (0..<matrix.rowCount).map { row in
      matrix.range(ofRow: row).map { (term: matrix.columns[$0], count: matrix.values[$0]) }
    }
    self.init(
      entries: rows.flatMap { $0 }, starts: matrix.rowOffsets, labels: (0..<matrix.rowCount).map(UInt32.init),
      groupCount: matrix.rowCount, termCount: matrix.columnCount)
  }

  /// Counts the terms of each article.
  init(_ corpus: TokenizedCorpus) throws {
    let termCount = corpus.matrix.terms.count
    var entries: [(term: UInt32, count: UInt32)] = []
    var (starts, labels) = ([0], [UInt32]())
    var places = [Int](repeating: -1, count: termCount)
    var codes = GrowableBuffer<UInt32>()
    try corpus.forEachChunk(ofSize: 1 << 25) { articles, _ in
      for article in articles {
        let start = entries.count
        places.withUnsafeMutableBufferPointer { places in
          for code in article.codes(in: &codes) where TokenCode.isTerm(code) {
            if places[Int(code)] >= start {
              entries[places[Int(code)]].count += 1
            } else {
              places[Int(code)] = entries.count
              entries.append((code, 1))
            }
          }
        }
        starts.append(entries.count)
        labels.append(UInt32(article.row))
      }
    }
    self.init(
      entries: entries, starts: starts, labels: labels, groupCount: corpus.matrix.rows.count, termCount: termCount)
  }

  private init(
    entries: [(term: UInt32, count: UInt32)], starts: [Int], labels: [UInt32], groupCount: Int, termCount: Int
  ) {
    self.groupCount = groupCount
    let order = ArticleStrata(labels).articles
    groups = order.map { labels[$0] }
    var offsets = [Int](repeating: 0, count: termCount + 1)
    for entry in entries { offsets[Int(entry.term) + 1] += 1 }
    for term in 0..<termCount { offsets[term + 1] += offsets[term] }
    self.offsets = offsets
    var articles = [UInt32](repeating: 0, count: entries.count)
    var counts = articles
    entries.withUnsafeBufferPointer { entries in
      for (number, article) in order.enumerated() {
        for entry in entries[starts[article]..<starts[article + 1]] {
          let place = offsets[Int(entry.term)]
          offsets[Int(entry.term)] += 1
          articles[place] = UInt32(number)
          counts[place] = entry.count
        }
      }
    }
    self.articles = articles
    self.counts = counts
  }

  /// Calls `body` for every term with the groups that have it, rising, and their counts.
  ///
  /// - Parameters:
  ///   - weights: How often each article counts; nil for once.
  ///   - body: Gets the term, the groups and as many counts, valid during the call.
  func forEachTerm(
    weights: [UInt8]?,
    _ body: (_ term: Int, _ groups: UnsafeBufferPointer<UInt32>, _ counts: UnsafeBufferPointer<UInt32>) -> Void
  ) {
    precondition(weights.map { $0.count == groups.count } ?? true, "every article has a weight")
    var runGroups = [UInt32](repeating: 0, count: groupCount + 1)
    var runCounts = runGroups
    let weights = weights ?? [UInt8](repeating: 1, count: groups.count)
    weights.withUnsafeBufferPointer { weights in
      runGroups.withUnsafeMutableBufferPointer { runGroups in
        runCounts.withUnsafeMutableBufferPointer { runCounts in
          groups.withUnsafeBufferPointer { groups in
            articles.withUnsafeBufferPointer { articles in
              counts.withUnsafeBufferPointer { counts in
                for term in 0..<termCount {
                  var end = 0
                  for entry in offsets[term]..<offsets[term + 1] {
                    let article = Int(articles[entry])
                    let count = UInt32(weights[article]) * counts[entry]
                    guard count > 0 else { continue }
                    let group = groups[article]
                    if end > 0, runGroups[end - 1] == group {
                      runCounts[end - 1] += count
                    } else {
                      runGroups[end] = group
                      runCounts[end] = count
                      end += 1
                    }
                  }
                  body(
                    term, UnsafeBufferPointer(rebasing: runGroups[..<end]),
                    UnsafeBufferPointer(rebasing: runCounts[..<end]))
                }
              }
            }
          }
        }
      }
    }
  }

  /// The counts of the groups as a matrix.
  func matrix(weights: [UInt8]?) -> SparseMatrix<UInt32> {
    var sizes = [Int](repeating: 0, count: groupCount + 1)
    forEachTerm(weights: weights) { _, groups, _ in
      for group in groups { sizes[Int(group) + 1] += 1 }
    }
    for group in 0..<groupCount { sizes[group + 1] += sizes[group] }
    var next = sizes
    var columns = [UInt32](repeating: 0, count: sizes[groupCount])
    var values = columns
    forEachTerm(weights: weights) { term, groups, counts in
      for (group, count) in zip(groups, counts) {
        columns[next[Int(group)]] = UInt32(term)
        values[next[Int(group)]] = count
        next[Int(group)] += 1
      }
    }
    return SparseMatrix(columnCount: termCount, rowOffsets: sizes, columns: columns, values: values)
  }
}
