/// Counts the terms of articles, one to a thread: rows of (term id, count), added up per group as they come.
///
/// The partial result of a counting pass: its rows and vocabulary merge exactly with those of other threads, in any order
/// (`DocumentFeatureMatrix.init(merging:)`).
///
/// SAFETY: `slots` has an entry per id of the vocabulary before a row is counted; `columns` and `counts` have room for a row
/// before it is written.
final class FeatureCounter {
  /// One row: an article, or what is known so far of a group.
  struct Row {
    /// What `key` was when the row was added.
    var key: Int
    /// Where the row begins in `columns` and `counts`; it ends where the next one begins.
    var start: Int
  }

  var tokenizer: Tokenizer
  private(set) var rows: [Row] = []
  private(set) var columns = GrowableBuffer<UInt32>(capacity: 1 << 12)
  private(set) var counts = GrowableBuffer<UInt32>(capacity: 1 << 12)
  /// For grouped rows, how many articles of the group hold the term; empty unless asked for.
  private(set) var articleCounts = GrowableBuffer<UInt32>()

  /// By term id: the count in the current row (low half) and the number of articles that hold it (high half).
  private var slots = GrowableBuffer<UInt64>(capacity: 1 << 14)
  private var ngrams = GrowableBuffer<UInt32>()
  private var prefixes = GrowableBuffer<UInt32>()
  /// Where `compact` writes; kept, because memory that is touched for the first time is slow.
  private var newColumns = GrowableBuffer<UInt32>()
  private var newCounts = GrowableBuffer<UInt32>()
  private var newArticles = GrowableBuffer<UInt32>()
  /// With a single group, by term id: what it has so far, instead of rows.
  private var totals = GrowableBuffer<Total>(capacity: 0)
  private var articleCount: UInt32 = 0
  private let isSingle: Bool
  private let isGrouped: Bool
  let countsArticles: Bool
  private var compactionLimit: Int

  /// A term of a single group.
  private struct Total: BitwiseCopyable {
    var count: UInt64 = 0
    var articles: UInt32 = 0
    /// The number of the last article that held it, from 1.
    var last: UInt32 = 0
  }

  private static let countMask: UInt64 = 0xFFFF_FFFF
  private static let oneArticle: UInt64 = 1 << 32

  /// Creates a counter without documents.
  ///
  /// - Parameters:
  ///   - tokenization: how text becomes terms.
  ///   - isGrouped: whether rows of the same key are to be added up.
  ///   - isSingle: whether all rows have the same key, 0.
  ///   - countsArticles: whether grouped rows also count, for every term, the articles that hold it.
  ///   - compactionLimit: how many entries may pile up before rows of the same key are added up.
  init(
    _ tokenization: Tokenization, isGrouped: Bool, isSingle: Bool = false, countsArticles: Bool = false,
    compactionLimit: Int = 1 << 20
  ) {
    tokenizer = Tokenizer(tokenization)
    self.isGrouped = isGrouped
    self.isSingle = isSingle
    self.countsArticles = countsArticles && isGrouped
    self.compactionLimit = compactionLimit
  }

  /// The number of articles that hold term `id`.
  func documentFrequency(of id: Int) -> UInt32 {
    if isSingle { return id < totals.count ? totals[id].articles : 0 }
    return id < slots.count ? UInt32(truncatingIfNeeded: slots[id] &>> 32) : 0
  }

  /// The memory that it takes, in bytes.
  var byteCount: Int {
    tokenizer.vocabulary.byteCount + 4 * (columns.capacity + counts.capacity + articleCounts.capacity)
      + 4 * (newColumns.capacity + newCounts.capacity + newArticles.capacity) + 8 * slots.capacity
      + MemoryLayout<Total>.stride * totals.capacity + MemoryLayout<Row>.stride * rows.count
  }

  /// Counts an article as a row, or into the rows, of `key`; returns its number of counted tokens and of types.
  @discardableResult
  func add(_ text: UnsafeBufferPointer<UInt8>, key: Int) -> (tokens: Int, types: Int) {
    tokenizer.tokenize(text)
    return count(key: key)
  }

  /// Counts the tokens that the tokeniser holds.
  func count(key: Int) -> (tokens: Int, types: Int) {
    let features = features()
    if isSingle { return addUp(features) }
    slots.pad(to: tokenizer.vocabulary.count, with: 0)
    // Removed tokens count themselves in slot 0, which always looks as if it had been seen.
    slots[Int(Vocabulary.removed)] = 1
    columns.reserve(features.count + 1)
    counts.reserve(features.count + 1)

    let start = columns.count
    let (columns, counts, slots) = (columns.pointer, counts.pointer, slots.pointer)
    var end = start
    for feature in features {
      let slot = slots[Int(feature)]
      columns[end] = feature
      end &+= slot & Self.countMask == 0 ? 1 : 0
      slots[Int(feature)] = slot &+ 1
    }
    for entry in start..<end {
      let id = Int(columns[entry])
      let slot = slots[id]
      counts[entry] = UInt32(truncatingIfNeeded: slot)
      slots[id] = (slot & ~Self.countMask) &+ Self.oneArticle
    }
    let tokens = features.count - Int(slots[Int(Vocabulary.removed)] & Self.countMask) + 1
    slots[Int(Vocabulary.removed)] = 0
    rows.append(Row(key: key, start: start))
    self.columns.count = end
    self.counts.count = end
    if countsArticles { articleCounts.pad(to: end, with: 1) }
    if isGrouped && end > compactionLimit { compact() }
    return (tokens, end - start)
  }

  /// Counts an article into the only group, without a row of its own.
  private func addUp(_ features: UnsafeBufferPointer<UInt32>) -> (tokens: Int, types: Int) {
    totals.pad(to: tokenizer.vocabulary.count, with: Total())
    articleCount += 1
    let (totals, article) = (totals.pointer, articleCount)
    totals[Int(Vocabulary.removed)] = Total(last: article)
    var types = 0
    for feature in features {
      var total = totals[Int(feature)]
      let isNew: UInt32 = total.last == article ? 0 : 1
      total.count &+= 1
      total.articles &+= isNew
      total.last = article
      totals[Int(feature)] = total
      types &+= Int(isNew)
    }
    let tokens = features.count - Int(totals[Int(Vocabulary.removed)].count)
    totals[Int(Vocabulary.removed)] = Total()
    return (tokens, types)
  }

  /// Makes the row of the only group, if there is but one; to be called before rows are read.
  func finish() {
    guard isSingle else { return }
    (columns.count, counts.count, articleCounts.count) = (0, 0, 0)
    columns.reserve(totals.count + 1)
    counts.reserve(totals.count + 1)
    if countsArticles { articleCounts.reserve(totals.count + 1) }
    // Bare pointers: properties of a class are checked for exclusive access each time.
    let (columns, counts, articles, totals) = (
      columns.pointer, counts.pointer, countsArticles ? articleCounts.pointer : nil, totals.pointer
    )
    var end = 0
    for id in 0..<self.totals.count {
      let total = totals[id]
      precondition(total.count <= Self.countMask, "a term occurs four billion times")
      columns[end] = UInt32(id)
      counts[end] = UInt32(truncatingIfNeeded: total.count)
      articles?[end] = total.articles
      end += total.count > 0 ? 1 : 0
    }
    (self.columns.count, self.counts.count) = (end, end)
    if countsArticles { articleCounts.count = end }
    rows = articleCount == 0 ? [] : [Row(key: 0, start: 0)]
  }

  /// The terms to count: the tokens, or their n-grams.
  private func features() -> UnsafeBufferPointer<UInt32> {
    let sizes = tokenizer.options.ngramSizes
    if sizes == [1] { return UnsafeBufferPointer(start: tokenizer.ids, count: tokenizer.count) }
    let ids = tokenizer.ids
    var count = tokenizer.count
    if tokenizer.options.rule == .sklearn {
      // There, removed words leave no gap: their neighbours become neighbours of each other.
      var kept = 0
      for index in 0..<count where ids[index] != Vocabulary.removed {
        ids[kept] = ids[index]
        kept += 1
      }
      count = kept
    }
    // The n-gram that starts at each token, grown by a word at a time; where a removed token breaks it, it is removed too.
    prefixes.count = 0
    prefixes.reserve(count)
    prefixes.pointer.update(from: ids, count: count)
    ngrams.count = 0
    ngrams.reserve(count * sizes.count)
    for size in 1...max(1, min(sizes.max()!, count)) {
      let starts = count - size + 1
      if size > 1 { tokenizer.vocabulary.extendNgrams(prefixes.pointer, by: ids + (size - 1), count: starts) }
      if sizes.contains(size) {
        (ngrams.pointer + ngrams.count).update(from: prefixes.pointer, count: starts)
        ngrams.count += starts
      }
    }
    return UnsafeBufferPointer(start: ngrams.pointer, count: ngrams.count)
  }

  /// Adds up the rows of each key, so that memory grows with the groups' terms and not with the articles'.
  func compact() {
    guard isGrouped, !isSingle, !rows.isEmpty else { return }
    let keyCount = rows.max { $0.key < $1.key }!.key + 1
    var rowsOfKey = [[Int]](repeating: [], count: keyCount)
    for (index, row) in rows.enumerated() { rowsOfKey[row.key].append(index) }

    var newRows: [Row] = []
    newColumns.count = 0
    newCounts.count = 0
    newArticles.count = 0
    var articles = GrowableBuffer<UInt32>()
    if countsArticles { articles.pad(to: slots.count, with: 0) }
    // Bare pointers: properties of a class are checked for exclusive access each time.
    let (slots, articleOfId) = (slots.pointer, articles.pointer)
    let (oldColumns, oldCounts, oldArticles) = (columns.pointer, counts.pointer, articleCounts.pointer)
    let countsArticles = countsArticles
    for key in 0..<keyCount where !rowsOfKey[key].isEmpty {
      let start = newColumns.count
      var end = start
      newRows.append(Row(key: key, start: start))
      for index in rowsOfKey[key] {
        let range = range(ofRow: index)
        newColumns.count = end
        newColumns.reserve(range.count + 1)
        let output = newColumns.pointer
        for entry in range {
          let id = Int(oldColumns[entry])
          let slot = slots[id]
          output[end] = UInt32(truncatingIfNeeded: id)
          end &+= slot & Self.countMask == 0 ? 1 : 0
          let sum = slot &+ UInt64(oldCounts[entry])
          precondition(sum &>> 32 == slot &>> 32, "a term occurs four billion times")
          slots[id] = sum
          if countsArticles { articleOfId[id] &+= oldArticles[entry] }
        }
      }
      newColumns.count = end
      newCounts.reserve(end - start)
      if countsArticles { newArticles.reserve(end - start) }
      let (ids, sums, articles) = (newColumns.pointer, newCounts.pointer, newArticles.pointer)
      for entry in start..<end {
        let id = Int(ids[entry])
        sums[entry] = UInt32(truncatingIfNeeded: slots[id])
        slots[id] &= ~Self.countMask
        if countsArticles {
          articles[entry] = articleOfId[id]
          articleOfId[id] = 0
        }
      }
      newCounts.count = end
      if countsArticles { newArticles.count = end }
    }
    rows = newRows
    swap(&columns, &newColumns)
    swap(&counts, &newCounts)
    swap(&articleCounts, &newArticles)
    compactionLimit = max(compactionLimit, columns.count * 2)
  }

  /// Where row `index` stands in `columns` and `counts`.
  func range(ofRow index: Int) -> Range<Int> {
    rows[index].start..<(index + 1 < rows.count ? rows[index + 1].start : columns.count)
  }
}
