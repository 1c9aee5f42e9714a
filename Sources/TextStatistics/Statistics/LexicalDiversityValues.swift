#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// How many types of a text occur how often: all that measures which do not depend on the order of tokens need.
struct FrequencySpectrum {
  /// Frequencies, rising, and how many types have them.
  let classes: [(frequency: Int, types: Int)]
  let tokenCount: Int
  let typeCount: Int

  init(_ frequencies: some Sequence<UInt32>) {
    var classes: [(frequency: Int, types: Int)] = []
    var (tokens, types) = (0, 0)
    for frequency in frequencies.sorted() where frequency > 0 {
      if classes.last?.frequency == Int(frequency) {
        classes[classes.count - 1].types += 1
      } else {
        classes.append((Int(frequency), 1))
      }
      tokens += Int(frequency)
      types += 1
    }
    (self.classes, tokenCount, typeCount) = (classes, tokens, types)
  }

  /// How many types occur `frequency` times.
  private func types(ofFrequency frequency: Int) -> Double {
    Double(classes.prefix(2).first { $0.frequency == frequency }?.types ?? 0)
  }

  /// The value of a measure; NaN where it is undefined, and for those that depend on the order of tokens.
  func value(_ measure: LexicalDiversityMeasure, rarefied: Int? = nil) -> Double {
    let (n, v) = (Double(tokenCount), Double(typeCount))
    guard tokenCount > 0 else { return .nan }
    /// Pairs of tokens of the same type, each way round.
    var pairs: Double {
      classes.reduce(0.0) { $0 + Double($1.types) * Double($1.frequency) * Double($1.frequency - 1) }
    }
    switch measure {
    case .ttr: return v / n
    case .guiraudR: return v / n.squareRoot()
    case .cttr: return v / (2 * n).squareRoot()
    case .herdanC: return tokenCount > 1 ? log(v) / log(n) : .nan
    case .maasA2: return tokenCount > 1 ? log(n / v) / (log(n) * log(n)) : .nan
    case .yuleK: return 1e4 * pairs / (n * n)
    case .simpsonD: return tokenCount > 1 ? pairs / (n * (n - 1)) : .nan
    case .entropyBits:
      return classes.reduce(0) { sum, part in
        let share = Double(part.frequency) / n
        return sum + Double(part.types) * share * -log2(share)
      }
    case .entropyMM: return value(.entropyBits) + (v - 1) / (2 * n * M_LN2)
    case .hapaxRatio: return types(ofFrequency: 1) / v
    case .chao1:
      let once = types(ofFrequency: 1)
      return v + once * (once - 1) / (2 * (types(ofFrequency: 2) + 1))
    case .hdd: return expectedTypes(among: 42) / 42
    case .rarefiedTypes: return rarefied.map(expectedTypes) ?? .nan
    case .mattr, .msttr, .mtld: return .nan
    }
  }

  /// The expected number of types among `sample` tokens drawn without replacement; NaN if there are fewer.
  ///
  /// C(N − i, n)/C(N, n) is the product of 1 − n/(N − j) over j < i, and of 1 − i/(N − j) over j < n. What a product like
  /// that lacks of 1 is built up from its factors, without a difference that loses digits as one of logarithms of factorials
  /// does. The frequencies add up to N, so that there are not more factors.
  func expectedTypes(among sample: Int) -> Double {
    guard sample <= tokenCount else { return .nan }
    return classes.reduce(0) { sum, part in
      let (steps, size) = (min(part.frequency, sample), Double(max(part.frequency, sample)))
      var (chance, rest) = (0.0, Double(tokenCount))
      for _ in 0..<steps where chance < 1 {
        chance += (1 - chance) * min(1, size / rest)
        rest -= 1
      }
      return sum + Double(part.types) * chance
    }
  }
}

/// Measures of the sequence of tokens of one text after another, in time proportional to their lengths.
struct SequentialDiversity {
  /// What was found in a text; NaN where it is undefined.
  struct Values {
    var mattr = Double.nan
    var msttr = Double.nan
    var mtld = Double.nan

    subscript(measure: LexicalDiversityMeasure) -> Double {
      switch measure {
      case .mattr: mattr
      case .msttr: msttr
      case .mtld: mtld
      default: .nan
      }
    }
  }

  /// The ratio below which a factor ends.
  static let threshold = 0.72
  let window: Int
  /// By id: its tokens in the window, 0 between calls.
  private var counts: [UInt32] = []
  /// By id: the stretch it was last seen in, of all texts.
  private var stretches: [Int] = []
  private var stretch = 0

  init(window: Int) {
    precondition(window > 0, "a window has at least one token")
    self.window = window
  }

  /// The values of a text whose `tokens` are ids below `idCount`.
  mutating func values(_ tokens: UnsafeBufferPointer<UInt32>, idCount: Int) -> Values {
    guard !tokens.isEmpty else { return Values() }
    while counts.count < idCount {
      counts.append(0)
      stretches.append(0)
    }
    var values = Values()
    (values.mattr, values.msttr) = windows(tokens)
    let forward = factors(tokens, stride(from: 0, to: tokens.count, by: 1))
    let backward = factors(tokens, stride(from: tokens.count - 1, through: 0, by: -1))
    if forward > 0, backward > 0 {
      values.mtld = (Double(tokens.count) / forward + Double(tokens.count) / backward) / 2
    }
    return values
  }

  private mutating func windows(_ tokens: UnsafeBufferPointer<UInt32>) -> (mattr: Double, msttr: Double) {
    let width = min(window, tokens.count)
    var (types, windowSum, segmentSum) = (0, 0, 0)
    for (end, token) in tokens.enumerated() {
      if end >= width {
        let left = Int(tokens[end - width])
        counts[left] -= 1
        types -= counts[left] == 0 ? 1 : 0
      }
      types += counts[Int(token)] == 0 ? 1 : 0
      counts[Int(token)] += 1
      if end + 1 >= width { windowSum += types }
      if (end + 1) % width == 0 { segmentSum += types }
    }
    for token in tokens.suffix(width) { counts[Int(token)] = 0 }
    let (windows, segments) = (tokens.count - width + 1, tokens.count / width)
    return (
      Double(windowSum) / Double(windows * width),
      tokens.count < window ? .nan : Double(segmentSum) / Double(segments * width)
    )
  }

  /// How many factors the tokens have in the order of `positions`.
  private mutating func factors(_ tokens: UnsafeBufferPointer<UInt32>, _ positions: some Sequence<Int>) -> Double {
    var (whole, length, types) = (0, 0, 0)
    stretch += 1
    for position in positions {
      let token = Int(tokens[position])
      types += stretches[token] == stretch ? 0 : 1
      stretches[token] = stretch
      length += 1
      if Double(types) / Double(length) < Self.threshold {
        whole += 1
        stretch += 1
        (length, types) = (0, 0)
      }
    }
    let rest = length == 0 ? 0 : (1 - Double(types) / Double(length)) / (1 - Self.threshold)
    return Double(whole) + rest
  }
}
