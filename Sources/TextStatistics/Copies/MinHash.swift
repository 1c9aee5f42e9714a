/// Minima of sets of hashes, from which Jaccard's coefficient is estimated, and which tell candidates (MinHash with LSH).
///
/// One hash of each shingle, not 128: its seven high bits choose one of 128 bins, and each bin keeps the least of the rest (one
/// permutation hashing, Li, Owen and Zhang 2012). A bin that is empty takes the minimum of another one, drawn by a hash of the
/// bin and the trial alone (optimal densification, Shrivastava 2017), so that two sets agree in a bin with the probability J,
/// their coefficient. The standard deviation of the estimate is √(J(1−J)/128), .044 at most; somewhat more for sets of
/// fewer than some 500 shingles, whose bins repeat each other.
enum MinHash {
  /// Minima of a set.
  static let size = 128

  /// Writes the minima of `hashes`; all are the greatest number for the empty set.
  static func write(_ hashes: UnsafeBufferPointer<UInt32>, to minima: UnsafeMutablePointer<UInt32>) {
    minima.update(repeating: .max, count: size)
    guard !hashes.isEmpty else { return }
    var filled = SIMD2<UInt64>()
    for hash in hashes {
      let bin = Int(hash &>> 25)
      filled[bin >> 6] |= 1 << UInt64(bin & 63)
      minima[bin] = min(minima[bin], hash & (1 << 25 - 1))
    }
    func isFilled(_ bin: Int) -> Bool { filled[bin >> 6] >> UInt64(bin & 63) & 1 == 1 }
    for bin in 0..<size where !isFilled(bin) {
      var trial: UInt64 = 1
      var source = bin
      repeat {
        source = Int(ShingleReader.mixed(UInt64(bin) << 32 | trial) >> 57)
        trial += 1
      } while !isFilled(source)
      minima[bin] = minima[source]
    }
  }

  /// The share of minima that agree: an estimate of Jaccard's coefficient.
  static func jaccard(_ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>) -> Double {
    Double((0..<size).count { a[$0] == b[$0] }) / Double(size)
  }

  /// How many minima make a band, so that two texts that agree in one band are candidates.
  ///
  /// As many as leave 99 of 100 pairs at Jaccard's coefficient `jaccard` to be found, 1 − (1 − Jʳ)^⌊128/r⌋ ≥ .99: the more, the
  /// fewer candidates that are none.
  static func rowsOfBand(jaccard: Double) -> Int {
    func chance(_ rows: Int) -> Double {
      var (agree, miss) = (1.0, 1.0)
      for _ in 0..<rows { agree *= jaccard }
      for _ in 0..<size / rows { miss *= 1 - agree }
      return 1 - miss
    }
    return (2...16).last { chance($0) >= 0.99 } ?? 1
  }

  /// The texts that agree in a band, beside each other: for each band, buckets of texts.
  static func postings(_ texts: DistinctTexts, threshold: Double, threads: Int) -> CopyPostings {
    // Of texts of the same length; a short one within a long one has a smaller coefficient, and may be missed.
    let rows = rowsOfBand(jaccard: threshold / (2 - threshold))
    var entries: [RadixOrder.Entry] = []
    entries.reserveCapacity(size / rows * texts.count)
    for text in 0..<texts.count {
      let minima = texts.minima[text]
      for band in 0..<size / rows {
        var key = ShingleReader.mixed(UInt64(band + 1))
        for row in 0..<rows { key = ShingleReader.mixed(key ^ UInt64(minima[band * rows + row])) }
        entries.append(.init(key: key, index: UInt32(text)))
      }
    }
    return CopyPostings(entries, textCount: texts.count, threads: threads)
  }
}
