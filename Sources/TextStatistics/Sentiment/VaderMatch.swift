/// What the words around a match did to its valence.
enum VaderShifter: UInt64 {
  case none, no, capitals, booster, dampener, negation, neverSo, idiom, least, but

  /// As it is reported.
  var name: String {
    switch self {
    case .capitals: "caps"
    case .neverSo: "never so"
    default: "\(self)"
    }
  }
}

/// A word of the lexicon in a text, with its valence as far as the rules have been applied.
struct VaderMatch {
  /// Which word of the text.
  let index: Int
  /// The valence so far.
  private(set) var valence: Double
  /// Whether negations have turned the valence round: an odd number of them.
  private(set) var isNegated = false
  /// The shifters, four bits each, the latest in the lowest. No match has more than sixteen: two by "no", capitals, a
  /// booster and a negation at each of three distances, three idioms, two phrases, "least" and "but".
  private var trail: UInt64 = 0

  init(index: Int, valence: Double) {
    self.index = index
    self.valence = valence
  }

  @inline(__always)
  mutating func apply(_ shifter: VaderShifter, valence: Double) {
    self.valence = valence
    trail = trail << 4 | shifter.rawValue
  }

  mutating func negate(_ valence: Double, by shifter: VaderShifter) {
    apply(shifter, valence: valence * VaderRules.negation)
    isNegated.toggle()
  }

  /// An idiom has a valence of its own, whatever was before.
  mutating func replace(_ valence: Double) {
    apply(.idiom, valence: valence)
    isNegated = false
  }

  mutating func boost(by word: VaderCode, distance: Int, _ mixesCase: Bool) {
    let isAmplifier = word.has(VaderCode.amplifier)
    var boost = isAmplifier == (valence < 0) ? -VaderRules.boost : VaderRules.boost
    if word.has(VaderCode.capitals), mixesCase { boost += valence > 0 ? VaderRules.capitals : -VaderRules.capitals }
    if distance == 2 { boost *= VaderRules.fading.second }
    if distance == 3 { boost *= VaderRules.fading.third }
    apply(isAmplifier ? .booster : .dampener, valence: valence + boost)
  }

  /// Scales the valence; "but" may do so several times and is noted once.
  mutating func contrast(_ factor: Double) {
    valence *= factor
    if trail & 15 != VaderShifter.but.rawValue { trail = trail << 4 | VaderShifter.but.rawValue }
  }

  /// The names of the shifters in the order applied.
  var shifters: [String] {
    stride(from: UInt64(60), through: 0, by: -4).compactMap { shift in
      let number = trail >> shift & 15
      return number == 0 ? nil : VaderShifter(rawValue: number)?.name
    }
  }
}
