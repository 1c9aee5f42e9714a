/// The n-grams of one size that occur often enough, and the counts that their statistics need.
struct NgramCounts: Sendable {
  /// The number of words.
  let size: Int
  /// The ids of the words, `size` for each n-gram.
  private let words: [UInt32]
  /// How often each n-gram occurs.
  let counts: [UInt32]
  /// How often it does so as a part of a longer one that is counted, too.
  let nestedCounts: [UInt32]
  /// In how many articles it does.
  let documentFrequencies: [UInt32]
  /// 2ˢⁱᶻᵉ numbers for each n-gram: at `c`, how many windows of `size` words have its words at least at the places of
  /// the bits set in `c`. The first is the number of all windows, the last the count.
  private var margins: [UInt32]
  /// An occurrence of each n-gram.
  private let positions: [UInt32]

  fileprivate init(
    size: Int, positions: [UInt32], counts: [UInt32], nestedCounts: [UInt32], documentFrequencies: [UInt32],
    windowCount: UInt32, _ text: NgramText
  ) {
    self.size = size
    self.positions = positions
    self.counts = counts
    self.nestedCounts = nestedCounts
    self.documentFrequencies = documentFrequencies
    words = positions.flatMap { position in (0..<size).map { text.codes[Int(position) + $0] } }
    margins = [UInt32](repeating: windowCount, count: counts.count << size)
    for ngram in counts.indices { margins[(ngram + 1) << size - 1] = counts[ngram] }
  }

  /// Adds the margins of what agrees with the n-grams at the places of a pattern, which starts at their word `shift`.
  fileprivate mutating func addMargins(
    of pattern: NgramPattern, shift: Int, count: (_ sequence: Int) -> UInt32
  ) {
    let index = pattern.places << shift
    guard index != 1 << size - 1 else { return }
    for ngram in positions.indices {
      margins[ngram << size | index] = count(Int(pattern.ids[Int(positions[ngram]) + shift]))
    }
  }

  /// The ids of the words of an n-gram.
  func words(of ngram: Int) -> ArraySlice<UInt32> { words[ngram * size..<(ngram + 1) * size] }

  /// How many windows have the words of an n-gram at least at the places of the bits set in `places`.
  func margin(of ngram: Int, at places: Int) -> Double { Double(margins[ngram << size + places]) }

  /// How many windows have the words of an n-gram at exactly the places of the bits set in each index.
  func cells(of ngram: Int) -> [Double] {
    var cells = (0..<1 << size).map { Double(margins[ngram << size + $0]) }
    // Place by place, those that agree there too are taken off those that need not.
    for place in 0..<size {
      for index in cells.indices where index >> place & 1 == 0 { cells[index] -= cells[index | 1 << place] }
    }
    return cells
  }
}

/// Which n-grams are counted.
struct NgramLimits: Sendable {
  /// The numbers of words, rising, each at least 2.
  var sizes: [Int]
  /// N-grams that occur less often are left out; at least 1.
  var minimumCount: Int
  /// N-grams in fewer articles are left out.
  var minimumDocumentFrequency: Double
}

/// Counts the n-grams of a text, every size in turn.
///
/// An n-gram is only frequent if the shorter ones in it are, with or without gaps: so everything is looked for only
/// where something shorter was found, and no number of a frequent n-gram needs a sequence that is rare.
///
/// - Complexity: Linear in the text: a pass for every form of sequence that starts with the first word of the longest,
///   which are 1 for pairs, 3 for three words, 7 for four. Memory for every token: 4 bytes, 8 for the form that is
///   counted and 4 for each shorter form it extends: 16 in all for three words.
func countNgrams(_ text: NgramText, _ limits: NgramLimits, threads: Int) -> [NgramCounts] {
  let largest = limits.sizes.last!
  var wholes = [NgramPattern(wordsOf: text)]
  for distance in 1..<largest {
    wholes.append(
      NgramPattern(
        text, wholes[distance - 1], distance: distance, minimumCount: limits.minimumCount, threads: threads))
  }
  var found: [NgramCounts] = []
  var longer: (pattern: NgramPattern, isKept: [Bool])?
  for size in limits.sizes.reversed() {
    let pattern = wholes[size - 1]
    let frequencies = text.documentFrequencies(of: pattern, threads: threads)
    let isKept = frequencies.map { Double($0) >= limits.minimumDocumentFrequency }
    // What lies in a longer n-gram lies in one of the next size, which is as frequent.
    let nested = longer.map { text.nestedCounts(of: pattern, in: $0.pattern, $0.isKept, threads: threads) }
    longer = (pattern, isKept)
    let kept = isKept.indices.filter { isKept[$0] }
    found.append(
      NgramCounts(
        size: size, positions: kept.map { pattern.positions[$0] }, counts: kept.map { pattern.counts[$0] },
        nestedCounts: kept.map { nested?[$0] ?? 0 }, documentFrequencies: kept.map { frequencies[$0] },
        windowCount: UInt32(text.windowCount(size: size)), text))
  }
  found.reverse()
  // The longest are no part of anything.
  longer = nil
  wholes.removeLast()

  func addMargins(of pattern: NgramPattern) {
    let places = found.indices.flatMap { index in
      stride(from: 0, through: found[index].size - pattern.span, by: 1).map { (index: index, shift: $0) }
    }
    let counts = text.counts(
      of: pattern, roomAround: places.map { (before: $0.shift, after: found[$0.index].size - $0.shift) },
      threads: threads)
    for (column, place) in places.enumerated() {
      found[place.index].addMargins(of: pattern, shift: place.shift) { counts[$0 * places.count + column] }
    }
    for distance in pattern.span..<max(pattern.span, largest) {
      let places = pattern.places | 1 << distance
      if places & (places + 1) != 0 {
        addMargins(
          of: NgramPattern(
            text, pattern, distance: distance, minimumCount: limits.minimumCount, threads: threads))
      } else if distance < wholes.count {
        addMargins(of: wholes[distance])
      }
    }
  }
  addMargins(of: wholes[0])
  return found
}
