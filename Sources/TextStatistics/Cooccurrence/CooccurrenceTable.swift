import CTextStatistics

/// One pair of words in one group, as a row of a table.
struct WordPair {
  var term1: Int
  var term2: Int
  /// What is shown: each unordered pair once.
  var count: Double
  var expected: Double
  var articles: Int
  var table: ContingencyTable
}

extension Cooccurrences {
  /// How many rows before it is needed what a row takes from memory is asked for: rows meet their words in no order.
  fileprivate static let lookAhead = 8

  /// Asks the memory for the margins of the words of a record.
  @inline(__always)
  fileprivate func prefetchMargins(_ record: PairRecord) {
    margins.withUnsafeBufferPointer { margins in
      // SAFETY: words are entries of the matrix, each of which has margins; nothing is read.
      prefetch_read(margins.baseAddress! + Int(record.first))
      prefetch_read(margins.baseAddress! + Int(record.second))
    }
  }

  /// Asks the memory for the letters of the words of a record, whose margins are there by now.
  @inline(__always)
  fileprivate func prefetchTerms(_ record: PairRecord) {
    matrix.terms.prefetch(Int(margins[Int(record.first)].term))
    matrix.terms.prefetch(Int(margins[Int(record.second)].term))
  }

  /// What `record` says.
  func pair(_ record: PairRecord) -> WordPair {
    let row = Int(record.row)
    let (first, second) = (margins[Int(record.first)], margins[Int(record.second)])
    let isSelf = record.first == record.second
    let scale = Double(scale)
    let (f1, f2) = (Double(first.count), Double(second.count))
    // Two tokens of a word beside each other are one pair; a node's tokens may share one of its collocate.
    let hits = Double(record.hits)
    let pairs = options.isSymmetric ? (isSelf ? hits / 2 : hits) : min(hits, f2)
    var table = ContingencyTable(
      o11: Double(record.count) / scale, r1: f1, c1: f2, n: Double(totals[row]), frequency1: f1, frequency2: f2,
      hits: pairs)
    if options.margins == .directed {
      table.r1 = Double(first.row) / scale
      table.c1 = Double(second.column) / scale
      table.n /= scale
    } else if options.margins == .span {
      table.r1 = Double(first.row)
      table.n -= f1
    }
    let isBothWays = isSelf && options.isSymmetric && options.counting == .events
    return WordPair(
      term1: Int(first.term), term2: Int(second.term),
      count: table.o11 / (isBothWays ? 2 : 1), expected: table.e11 / (isBothWays ? 2 : 1),
      articles: Int(record.articles), table: table)
  }
}

/// The pairs of every group with measures of association, the strongest first; without measures in the order of their terms.
public struct CooccurrenceTable: Sendable {
  /// The counts.
  public let cooccurrences: Cooccurrences
  /// The measures that have columns; the first one, if any, orders the pairs.
  public let measures: [AssociationMeasure]
  /// The test whose p and q have columns.
  public let test: AssociationTest?

  /// The places of the pairs among all, in the order of the rows, with their scores as keys.
  private let order: [RadixOrder.Entry]
  /// The q of each, if there is a test.
  private let adjusted: [Double]
  private let threads: Int

  /// Orders the pairs of `cooccurrences`: by group, falling first measure and falling count, if there is a measure, and terms.
  ///
  /// - Parameters:
  ///   - cooccurrences: The counts.
  ///   - measures: Measures without repetitions.
  ///   - test: A test that gives p, and q over all pairs of a group that are kept (Benjamini and Hochberg 1995).
  ///   - top: How many pairs of each group are written; nil for all.
  ///   - threads: How many threads may work.
  public init(
    _ cooccurrences: Cooccurrences, measures: [AssociationMeasure], test: AssociationTest? = nil, top: Int? = nil,
    threads: Int = 1
  ) {
    self.cooccurrences = cooccurrences
    self.measures = measures
    self.test = test
    self.threads = threads
    let pairs = cooccurrences.pairs
    var (shown, adjusted): ([RadixOrder.Entry], [Double]) = ([], [])
    for parts in pairs.parts where !parts.isEmpty {
      var order = RadixOrder(Self.entries(cooccurrences, parts, measures.first, threads: threads))
      order.sort(threads: threads) { a, b in
        let (x, y) = (pairs[UInt32(a)], pairs[UInt32(b)])
        return x.count != y.count ? x.count > y.count : (x.first, x.second) < (y.first, y.second)
      }
      let (all, rows) = (order.entries, order.entries.prefix(top ?? .max))
      // Most corpora are one group, whose rows need not be copied.
      if shown.isEmpty, rows.count == all.count { shown = all } else { shown += rows }
      guard let test else { continue }
      let q = benjaminiHochberg(
        parallelMap(all.count, threads: threads, block: 1 << 12) { index, _ in
          test.pValue(cooccurrences.pair(pairs[all[index].index]).table)
        })
      adjusted += q.prefix(rows.count)
    }
    (self.order, self.adjusted) = (shown, adjusted)
  }

  /// The pairs of some parts with what orders them: a measure, else their terms.
  private static func entries(
    _ cooccurrences: Cooccurrences, _ parts: [PairPart], _ measure: AssociationMeasure?, threads: Int
  ) -> [RadixOrder.Entry] {
    var starts = [0]
    for part in parts { starts.append(starts.last! + part.range.count) }
    return [RadixOrder.Entry](unsafeUninitializedCapacity: starts.last!) { entries, count in
      adviseHugePages(entries)
      nonisolated(unsafe) let entries = entries
      let firsts = starts
      parallel(parts.count, threads: threads) { number, _ in
        let (part, first) = (parts[number], firsts[number])
        let (pairs, handle) = (cooccurrences.pairs.pairs(part), cooccurrences.pairs.handle(part))
        for index in pairs.indices {
          let record = pairs[index]
          var key = UInt64(record.first) << 32 | UInt64(record.second)
          if let measure {
            cooccurrences.prefetchMargins(pairs[min(index + Cooccurrences.lookAhead, pairs.count - 1)])
            key = Self.key(measure.value(cooccurrences.pair(record).table))
          }
          entries.initializeElement(at: first + index, to: RadixOrder.Entry(key: key, index: handle + UInt32(index)))
        }
      }
      count = firsts.last!
    }
  }

  /// The pairs in the order of the rows.
  var records: some Collection<PairRecord> { order.lazy.map { cooccurrences.pairs[$0.index] } }

  /// Falling scores as rising numbers, undefined ones last.
  private static func key(_ score: Double) -> UInt64 {
    let bits = (score + 0).bitPattern
    return score.isNaN ? .max : bits >> 63 == 0 ? ~bits & (.max >> 1) : bits
  }

  /// The score that has a key.
  private static func score(_ key: UInt64) -> Double {
    key == .max ? .nan : Double(bitPattern: key >> 63 == 0 ? ~key & (.max >> 1) : key)
  }

  /// The columns: labels of the group, both terms, counts, measures, and p and q if there is a test.
  public var columns: [ColumnSchema] {
    let options = cooccurrences.options
    let unit = options.counting == .boolean ? "units" : options.margins == .span ? "tokens" : "events"
    let fixed = [
      ColumnSchema("term1", .text, options.isSymmetric ? "The term that comes first by code points." : "The node."),
      ColumnSchema("term2", .text, options.isSymmetric ? "The other term." : "The word in its window."),
      ColumnSchema(
        "count", options.weights == .flat ? .integer : .real, "How often the pair was counted.", unit: unit),
      ColumnSchema("expected", .real, "The same if the words were independent.", unit: unit, formula: "R1 C1 / N"),
      ColumnSchema("df", .integer, "Articles of the group in which the pair occurs.", unit: "articles"),
      ColumnSchema("count1", .integer, "Occurrences of term1.", unit: "tokens"),
      ColumnSchema("count2", .integer, "Occurrences of term2.", unit: "tokens"),
    ]
    var columns = cooccurrences.matrix.labelSchemas + fixed + measures.map(\.schema)
    if let test {
      columns.append(
        ColumnSchema("p", .real, "p of the test \(test.rawValue), which takes tokens as independent: it is too small."))
      columns.append(ColumnSchema("q", .real, "p adjusted over the pairs of the group.", formula: "Benjamini-Hochberg"))
    }
    return columns
  }

  /// The table.
  public var table: Table {
    let labelCount = cooccurrences.matrix.labelNames.count
    let (rowCount, step, all) = (order.count, Cooccurrences.lookAhead, cooccurrences.pairs)
    return Table(columns: columns, rowCount: rowCount, threads: threads) { index, writer in
      // What a row needs lies scattered, and each piece tells where the next one is.
      prefetch_read(all.pointer(order[min(index + 3 * step, rowCount - 1)].index))
      cooccurrences.prefetchMargins(all[order[min(index + 2 * step, rowCount - 1)].index])
      cooccurrences.prefetchTerms(all[order[min(index + step, rowCount - 1)].index])
      let record = all[order[index].index]
      let pair = cooccurrences.pair(record)
      // By index: to walk an array is to count its owners, which threads that write rows would wait for each other to do.
      let row = Int(record.row)
      for label in 0..<labelCount {
        writer.write(cooccurrences.matrix.rows[row].labels[label].utf8Span.span)
      }
      writer.write(cooccurrences.matrix.terms.utf8(at: pair.term1).span)
      writer.write(cooccurrences.matrix.terms.utf8(at: pair.term2).span)
      writer.write(pair.count)
      writer.write(pair.expected)
      writer.write(pair.articles)
      writer.write(Int(pair.table.frequency1))
      writer.write(Int(pair.table.frequency2))
      for measure in measures.indices {
        writer.write(measure == 0 ? Self.score(order[index].key) : measures[measure].value(pair.table))
      }
      if let test {
        writer.write(test.pValue(pair.table))
        writer.write(adjusted[index])
      }
    }
  }
}
