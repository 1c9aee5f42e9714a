/// What looking for copies takes, told from the size of the input before it is read.
public struct CopyEstimate: Sendable, Equatable {
  /// Words, at 6.2 bytes each.
  public let words: Int
  /// The memory at its peak, in bytes.
  public let memory: Int
  /// Seconds on two processors of 2024.
  public let seconds: Double

  /// The size of a corpus beyond which minima are the default: some 330,000 articles.
  public static let largestExact = 2 << 30

  /// Estimates the work for an input of `bytes`, uncompressed.
  public init(bytes: Int, method: CopyOptions.Method) {
    words = bytes * 10 / 62
    let fixed = 40 << 20
    switch method {
    case .exact:
      // Half a hash per word in memory that grows by half, and a sample of one in eight with its place, twice while it is sorted.
      memory = fixed + words * 7 + words / 8 * 36
      seconds = Double(bytes) / 120e6
    case .minhash:
      // Articles of some 6 kB; their minima, and the buckets of 64 bands.
      memory = fixed + bytes / 6000 * (MinHash.size * 6 + 64 * 40 + 200)
      seconds = Double(bytes) / 150e6
    }
  }
}
