#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A scheme of term weights: term frequency times inverse document frequency, then a norm.
///
/// The default is scikit-learn's `TfidfVectorizer`: the count, smooth idf, natural logarithm, unit length.
public struct Weighting: Sendable, Equatable {
  /// The local part, from the counts of one row.
  public var termFrequency: TermFrequency
  /// The global part, from the documents that hold a term.
  public var inverseDocumentFrequency: InverseDocumentFrequency
  /// The base of every logarithm in the scheme, above 1; e when nil.
  public var logBase: Double?
  /// The length of every weighted row.
  public var norm: VectorNorm

  /// Creates a scheme.
  ///
  /// - Precondition: `logBase` is above 1.
  public init(
    termFrequency: TermFrequency = .count, inverseDocumentFrequency: InverseDocumentFrequency = .smooth,
    logBase: Double? = nil, norm: VectorNorm = .l2
  ) {
    precondition(logBase.map { $0 > 1 } ?? true, "the base of a logarithm is above 1")
    self.termFrequency = termFrequency
    self.inverseDocumentFrequency = inverseDocumentFrequency
    self.logBase = logBase
    self.norm = norm
  }

  /// The inverse document frequency of every term, finite and non-negative.
  ///
  /// - Parameters:
  ///   - documentFrequency: how many documents hold each term.
  ///   - count: the number of documents.
  /// - Returns: one weight per term.
  /// - Precondition: no term is in more than `count` documents.
  public func idf(documentFrequency: [UInt32], count: Int) -> [Double] {
    let n = Double(count)
    let largest = Double(documentFrequency.max() ?? 0)
    precondition(largest <= n, "a term cannot be in more documents than there are")
    return documentFrequency.map { frequency in
      let df = Double(frequency)
      switch inverseDocumentFrequency {
      case .smooth: return logarithm((1 + n) / (1 + df)) + 1
      case .plain: return df > 0 ? logarithm(n / df) : 0
      case .plainPlusOne: return df > 0 ? logarithm(n / df) + 1 : 0
      case .probabilistic: return df > 0 && 2 * df < n ? logarithm((n - df) / df) : 0
      case .max: return df > 0 ? logarithm(largest / df) : 0
      case .none: return 1
      }
    }
  }

  /// The weighted rows, entry for entry the same places as the counts.
  ///
  /// - Parameters:
  ///   - counts: how often each term (column) stands in each row.
  ///   - idf: the weight of every column, as from ``idf(documentFrequency:count:)``.
  ///   - threads: how many threads may work; the result does not depend on it.
  /// - Returns: a matrix of the shape and the places of `counts`.
  /// - Complexity: linear in the stored entries.
  public func apply(to counts: SparseMatrix<UInt32>, idf: [Double], threads: Int = 1) -> SparseMatrix<Double> {
    precondition(idf.count == counts.columnCount, "one idf per column")
    // Most counts are small: their logarithms are taken once.
    let logarithms = [0] + (1..<256).map { logarithm(Double($0)) }
    let values = [Double](unsafeUninitializedCapacity: counts.values.count) { buffer, count in
      nonisolated(unsafe) let out = buffer
      parallelRows(counts.rowCount, threads: threads) { row, _ in
        let range = counts.range(ofRow: row)
        weigh(counts.values[range], logarithms: logarithms) { place, frequency in
          out[place] = frequency * idf[Int(counts.columns[place])]
        }
        scale(UnsafeMutableBufferPointer(rebasing: out[range]))
      }
      count = counts.values.count
    }
    return SparseMatrix(
      columnCount: counts.columnCount, rowOffsets: counts.rowOffsets, columns: counts.columns, values: values)
  }

  /// The same for what the counts count as, real numbers above 0.
  ///
  /// - Precondition: The term frequency takes no logarithms, which would be negative for less than 1/e.
  func apply(
    to counts: SparseMatrix<UInt32>, weighed: [Double], idf: [Double], threads: Int
  ) -> SparseMatrix<Double> {
    precondition(!termFrequency.takesLogarithms, "the logarithm of a weighed count may be negative")
    var values = weighed
    for row in 0..<counts.rowCount {
      let range = counts.range(ofRow: row)
      let (total, largest) = (weighed[range].reduce(0, +), weighed[range].max() ?? 0)
      for place in range {
        let frequency = frequency(weighed[place], log: .nan, total: total, largest: largest, logMean: .nan)
        values[place] = frequency * idf[Int(counts.columns[place])]
      }
      values.withUnsafeMutableBufferPointer { scale(UnsafeMutableBufferPointer(rebasing: $0[range])) }
    }
    return SparseMatrix(
      columnCount: counts.columnCount, rowOffsets: counts.rowOffsets, columns: counts.columns, values: values)
  }

  /// Hands the term frequency of every place of one row to `body`.
  private func weigh(_ row: ArraySlice<UInt32>, logarithms: [Double], _ body: (_ place: Int, Double) -> Void) {
    let total = Double(row.reduce(into: 0 as UInt64) { $0 += UInt64($1) })
    let largest = Double(row.max() ?? 0)
    let logMean = termFrequency == .logAverage && total > 0 ? logarithm(total / Double(row.count { $0 > 0 })) : 0
    for place in row.indices {
      let count = row[place]
      let tf = Double(count)
      let log = count < 256 ? logarithms[Int(count)] : logarithm(tf)
      body(place, count == 0 ? 0 : frequency(tf, log: log, total: total, largest: largest, logMean: logMean))
    }
  }

  /// The term frequency of a count `tf` above 0, of which `log` is the logarithm.
  @inline(__always)
  private func frequency(_ tf: Double, log: Double, total: Double, largest: Double, logMean: Double) -> Double {
    switch termFrequency {
    case .count: tf
    case .boolean: 1
    case .proportion: tf / total
    case .log: 1 + log
    case .augmented: 0.5 + 0.5 * tf / largest
    case .logAverage: (1 + log) / (1 + logMean)
    }
  }

  private func scale(_ row: UnsafeMutableBufferPointer<Double>) {
    let length: Double
    switch norm {
    case .l2: length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    case .l1: length = row.reduce(0, +)
    case .none: return
    }
    guard length > 0 else { return }
    for place in row.indices { row[place] /= length }
  }

  private func logarithm(_ x: Double) -> Double {
    switch logBase {
    case nil: log(x)
    case 2: log2(x)
    case 10: log10(x)
    case let base?: log(x) / log(base)
    }
  }
}
