#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// What is known about an n-gram in numbers; the raw value is the name of the column.
///
/// A window is a sequence of as many tokens as the n-gram has words, `size`, without a removed token and within one
/// unit of text; `N` is the number of windows, `fᵢ` that of the windows with the `i`-th word of the n-gram at the
/// `i`-th place, and `p = count / N`. For two words ``mi``, ``npmi`` and ``g2`` are those of ``AssociationMeasure``.
public enum NgramMeasure: String, CaseIterable, Sendable {
  /// The number of words.
  case size
  /// Occurrences.
  case count
  /// Occurrences within a longer n-gram of the table.
  ///
  /// Where it is near ``count``, the n-gram is a part of a longer expression and hardly one of its own. Equal to that
  /// of quanteda's `textstat_collocations` if nothing is left out for being rare.
  case countNested = "count_nested"
  /// Articles with the n-gram.
  case df
  /// Occurrences to be expected if the words were independent: `N Π fᵢ/N`.
  case expected
  /// The interaction of all words in the log-linear model of the windows, in nats; for two words the logarithm of the
  /// odds ratio. Blaheta and Johnson 2001; quanteda's `textstat_collocations`.
  ///
  /// For three words and more it is what the whole says beyond its parts: small where the pairs in it say it all.
  /// quanteda counts windows with a pad in the place of a removed token among those that differ; here they are none.
  case lambda
  /// ``lambda`` in standard errors: the more certain the stronger the evidence.
  case lambdaZ = "lambda_z"
  /// `14 + log₂(size · count / Σ frequencies)`, with the words' numbers of tokens: 14 for words that only occur
  /// together, one more for twice as close. Rychlý 2008; for more than two words with the Dice coefficient of Petrović,
  /// Šnajder and Dalbelo Bašić 2010.
  case logDice = "log_dice"
  /// `log₂(count / expected)`, in bits. Church and Hanks 1990; for more than two words Van de Cruys 2011, as specific
  /// correlation.
  case mi
  /// ``mi`` as a share of what it would be if the words only occurred together, `−(size − 1) log₂ p`. Bouma 2009.
  ///
  /// Undefined if every window is the n-gram and it has more than two words.
  case npmi
  /// The log-likelihood ratio `2 Σ O ln(O/E)` over the 2ˢⁱᶻᵉ patterns of agreement, with `E` of independent words;
  /// minus if `count < expected`. Dunning 1993; for more than two words McInnes 2004.
  case g2

  /// The column that holds the measure.
  var column: Column<NgramRow> {
    switch self {
    case .size: .integer(rawValue, "Words.", unit: "words") { $0.size }
    case .count: .integer(rawValue, "Occurrences.", unit: "windows") { $0.count }
    case .countNested:
      .integer(rawValue, "Occurrences within a longer n-gram of the table.", unit: "windows") { $0.countNested }
    case .df: .integer(rawValue, "Articles that hold it.", unit: "articles") { $0.df }
    case .expected:
      .real(rawValue, "Occurrences to be expected of independent words.", unit: "windows", formula: "N Π fi/N") {
        $0.expected
      }
    case .lambda:
      .real(
        rawValue, "Interaction of all words in the log-linear model.", unit: "nats", formula: "Σ ±ln(n(c)+½)"
      ) { $0.lambda.lambda }
    case .lambdaZ:
      .real(rawValue, "The same in standard errors.", formula: "lambda / √Σ 1/(n(c)+½)") { $0.lambda.z }
    case .logDice:
      .real(
        rawValue, "Logarithm of the Dice coefficient of tokens, up to 14.",
        formula: "14 + log2(size count / Σ frequencies)"
      ) { $0.logDice }
    case .mi: .real(rawValue, "Mutual information.", unit: "bits", formula: "log2(count / expected)") { $0.mi }
    case .npmi:
      .real(rawValue, "Normalised mutual information, −1 to 1.", formula: "mi / -((size-1) log2(count/N))") { $0.npmi }
    case .g2:
      .real(rawValue, "Log-likelihood ratio, minus if count < expected.", formula: "2 Σ O ln(O/E)") { $0.g2 }
    }
  }
}

/// A candidate for a multi-word expression and its numbers; see ``NgramMeasure``.
public struct NgramRow: TableRow, Sendable {
  /// The words, a space between.
  public let ngram: String
  /// The number of words.
  public let size: Int
  /// Occurrences.
  public let count: Int
  /// Occurrences within a longer n-gram of the table.
  public let countNested: Int
  /// Articles that hold it.
  public let df: Int

  /// How many windows have its words at exactly the places of the bits set in each index.
  let cells: [Double]
  /// How many windows have each word at its place.
  let marginals: [Double]
  /// How many tokens are one of its words, for each of them.
  let frequencies: [Double]

  /// The columns of the table of n-grams.
  public static var columns: [Column<Self>] {
    [.text("ngram", "The words, a space between.") { $0.ngram }] + NgramMeasure.allCases.map(\.column)
  }

  /// All windows.
  private var windowCount: Double { cells.reduce(0, +) }

  /// Occurrences to be expected if the words were independent.
  public var expected: Double { expected(pattern: cells.count - 1) }

  /// Windows to be expected with the words at exactly the places of the bits set in `pattern`.
  private func expected(pattern: Int) -> Double {
    let windows = windowCount
    var expected = windows
    for (place, marginal) in marginals.enumerated() {
      expected *= (pattern >> place & 1 == 1 ? marginal : windows - marginal) / windows
    }
    return expected
  }

  var lambda: (lambda: Double, z: Double) { ngramLambda(cells) }

  var logDice: Double { 14 + log2(Double(size * count) / frequencies.reduce(0, +)) }

  /// The table of two words; nil for more.
  private var table: ContingencyTable? {
    size == 2
      ? ContingencyTable(o11: Double(count), r1: marginals[0], c1: marginals[1], n: windowCount) : nil
  }

  var mi: Double { table.map(AssociationMeasure.mi.value) ?? log2(Double(count) / expected) }

  var npmi: Double {
    if let table { return AssociationMeasure.npmi.value(table) }
    // Above 1 is only rounding; min keeps a NaN.
    return min(mi / (Double(size - 1) * log2(windowCount / Double(count))), 1)
  }

  var g2: Double {
    if let table { return AssociationMeasure.g2.value(table) }
    var sum = 0.0
    for (pattern, observed) in cells.enumerated() where observed > 0 {
      sum += observed * log(observed / expected(pattern: pattern))
    }
    return Double(count) < expected ? -2 * sum : 2 * sum
  }
}
