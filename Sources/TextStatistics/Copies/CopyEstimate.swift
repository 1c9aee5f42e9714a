/// What looking for copies takes, told from the size of the input before it is read.
public struct CopyEstimate: Sendable, Equatable {
  /// Words, at 6.2 bytes each.
  public let words: Int
  /// The memory at its peak, in bytes.
  public let memory: Int
  /// Seconds on two processors of 2024.
  public let seconds: Double

  /// What copies are found by.
  public let method: CopyOptions.Method

  /// The shingles of a corpus beyond which minima are the default: some 2 GB of text, and 3.5 GB of
  /// memory for an exact index.
  public static let largestExact = 350_000_000

  /// Estimates the work for an input of `bytes`, uncompressed.
  ///
  /// - Parameters:
  ///   - bytes: The size of the input.
  ///   - method: How copies are found; nil for what the size decides.
  public init(bytes: Int, method: CopyOptions.Method?) {
    words = bytes * 10 / 62
    self.method = method ?? (words > Self.largestExact ? .minhash : .exact)
    let fixed = 40 << 20
    switch self.method {
    case .exact:
      // Half a hash per word, in memory that grows by half but is touched only where it is used, and an entry of 16 bytes,
      // twice while it is sorted, for the words that stand in several articles or seem to: some one in four.
      memory = fixed + words * 10
      seconds = Double(bytes) / 120e6
    case .minhash:
      // Articles of some 6 kB; their minima, and the buckets of 64 bands.
      memory = fixed + bytes / 6000 * (MinHash.size * 6 + 64 * 40 + 200)
      seconds = Double(bytes) / 150e6
    }
  }
}
