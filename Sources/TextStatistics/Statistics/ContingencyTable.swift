/// How often two words occur together and apart: a two by two table of events, given by one cell and its margins.
///
/// |           | B     | not B |      |
/// |-----------|-------|-------|------|
/// | **A**     | `o11` | `o12` | `r1` |
/// | **not A** | `o21` | `o22` | `r2` |
/// |           | `c1`  | `c2`  | `n`  |
///
/// An event is what was counted: two tokens within a window, a document that holds both words. When all four numbers
/// count the same kind of event, no cell is negative. Margins of another kind, such as frequencies in the corpus beside
/// pairs in a window, can make `o12`, `o21` or `o22` negative; ``AssociationMeasure`` says which values that leaves.
public struct ContingencyTable: Sendable, Equatable {
  /// Events of both words.
  public var o11: Double
  /// Events of the first word.
  public var r1: Double
  /// Events of the second word.
  public var c1: Double
  /// All events.
  public var n: Double
  /// Tokens of the first word, for ``AssociationMeasure/logDice`` alone; NaN if unknown.
  public var frequency1: Double
  /// Tokens of the second word, for ``AssociationMeasure/logDice`` alone; NaN if unknown.
  public var frequency2: Double
  /// Tokens of one word that have the other beside them, however often, for ``AssociationMeasure/logDice`` alone; NaN if
  /// unknown.
  ///
  /// In "a b a", two tokens of "a" have a "b" beside them but only one "b" has an "a". The number of the rarer word is meant,
  /// or the smaller of both: it must not be above either frequency.
  public var hits: Double

  /// A table of one cell and its margins.
  ///
  /// - Parameters:
  ///   - o11: Events of both words.
  ///   - r1: Events of the first word.
  ///   - c1: Events of the second word.
  ///   - n: All events.
  ///   - frequency1: Tokens of the first word.
  ///   - frequency2: Tokens of the second word.
  ///   - hits: Tokens of either word that have the other beside them.
  public init(
    o11: Double, r1: Double, c1: Double, n: Double,
    frequency1: Double = .nan, frequency2: Double = .nan, hits: Double = .nan
  ) {
    self.o11 = o11
    self.r1 = r1
    self.c1 = c1
    self.n = n
    self.frequency1 = frequency1
    self.frequency2 = frequency2
    self.hits = hits
  }

  /// Events without the first word.
  public var r2: Double { n - r1 }
  /// Events without the second word.
  public var c2: Double { n - c1 }
  /// Events of the first word without the second.
  public var o12: Double { r1 - o11 }
  /// Events of the second word without the first.
  public var o21: Double { c1 - o11 }
  /// Events of neither word.
  public var o22: Double { (n - r1) - (c1 - o11) }

  /// What `o11` would be on average if the words were independent.
  public var e11: Double { r1 * c1 / n }
  /// What `o12` would be on average if the words were independent.
  public var e12: Double { r1 * c2 / n }
  /// What `o21` would be on average if the words were independent.
  public var e21: Double { r2 * c1 / n }
  /// What `o22` would be on average if the words were independent.
  public var e22: Double { r2 * c2 / n }

  /// `o11 o22 − o12 o21 = n (o11 − e11)`: positive if the words attract each other, 0 if they are independent.
  ///
  /// Without rounded products: they reach 1e19, and near independence their difference would have no digit left.
  /// Everything that is 0 there is computed from this.
  public var determinant: Double {
    let product = r1 * c1
    return (-product).addingProduct(o11, n) - (-product).addingProduct(r1, c1)
  }

  /// Whether no cell is negative, as in every table of one kind of event.
  var isConsistent: Bool { o11 >= 0 && o12 >= 0 && o21 >= 0 && o22 >= 0 }
}
