/// How rich the vocabulary of a text is.
///
/// In the formulas a text has N tokens of V types, fᵢ of which occur i times. Most measures depend on how long the text is;
/// for texts of different lengths there are ``mattr``, ``mtld``, ``hdd`` and ``rarefiedTypes``. What a logarithm or N − 1
/// of 0 divides is undefined for a text of one token, and everything is for none.
public enum LexicalDiversityMeasure: String, CaseIterable, Sendable {
  /// The type-token ratio V/N: above 0, up to 1.
  case ttr
  /// V/√N. Guiraud 1954.
  case guiraudR = "guiraud_r"
  /// V/√(2N), corrected type-token ratio. Carroll 1964.
  case cttr
  /// ln V / ln N: 0...1. Herdan 1960.
  case herdanC = "herdan_c"
  /// (ln N − ln V) / (ln N)²: low for a rich vocabulary. Maas 1972.
  case maasA2 = "maas_a2"
  /// 10⁴ (Σ fᵢ (i/N)² − 1/N): low for a rich vocabulary. Yule 1944.
  case yuleK = "yule_k"
  /// Σ fᵢ (i/N) (i − 1)/(N − 1), the probability that two tokens are the same type: 0...1, low for a rich vocabulary.
  /// Simpson 1949.
  case simpsonD = "simpson_d"
  /// −Σ fᵢ (i/N) log₂(i/N), in bits. Too low for short texts. Shannon 1948.
  case entropyBits = "entropy_bits"
  /// entropy_bits + (V − 1)/(2 N ln 2), which corrects part of its bias. Miller 1955.
  case entropyMM = "entropy_mm"
  /// f₁/V, the types that occur once: 0...1.
  case hapaxRatio = "hapax_ratio"
  /// V + f₁ (f₁ − 1)/(2 (f₂ + 1)), a lower bound of the types there would be in a text without end. Chao 1984, 2005.
  case chao1
  /// The mean type-token ratio of all windows of w tokens; in a text with fewer tokens its type-token ratio.
  /// Covington and McFall 2010.
  case mattr
  /// The mean type-token ratio of segments of w tokens one after the other; a rest is left out, and a text without a whole
  /// segment has none. Johnson 1944.
  case msttr
  /// Measure of textual lexical diversity: N over the number of factors, stretches at whose end the type-token ratio
  /// falls below 0.72, the mean of both directions of reading.
  ///
  /// What is left over with a ratio of r is (1 − r)/(1 − 0.72) of a factor. Undefined if no type occurs twice. McCarthy
  /// and Jarvis 2010.
  case mtld
  /// Σ over types of (1 − C(N − i, 42)/C(N, 42))/42: the expected type-token ratio of 42 tokens drawn at random. Undefined
  /// for shorter texts. McCarthy and Jarvis 2007.
  case hdd
  /// Σ over types of 1 − C(N − i, n)/C(N, n): the expected types among n tokens drawn at random. Undefined for shorter
  /// texts. Hurlbert 1971.
  case rarefiedTypes = "rarefied_types"

  /// Whether the order of the tokens matters: in groups such a measure is a mean over articles.
  public var isSequential: Bool { self == .mattr || self == .msttr || self == .mtld }
}

extension LexicalDiversityMeasure {
  /// The column of the measure.
  public var schema: ColumnSchema {
    switch self {
    case .ttr: column("Type-token ratio; falls with the length of the text.", "V / N")
    case .guiraudR: column("Guiraud's R.", "V / √N")
    case .cttr: column("Carroll's corrected type-token ratio.", "V / √(2N)")
    case .herdanC: column("Herdan's C.", "ln(V) / ln(N)")
    case .maasA2: column("Maas' a²; low for a rich vocabulary.", "(ln(N) - ln(V)) / ln(N)²")
    case .yuleK: column("Yule's K; low for a rich vocabulary.", "1e4 * (Σ f(i) (i/N)² - 1/N)")
    case .simpsonD: column("Simpson's D; low for a rich vocabulary.", "Σ f(i) (i/N) ((i-1)/(N-1))")
    case .entropyBits: column("Entropy of the types.", "-Σ f(i) (i/N) log2(i/N)", unit: "bits")
    case .entropyMM:
      column("The same, corrected after Miller and Madow.", "entropy_bits + (V-1) / (2 N ln(2))", unit: "bits")
    case .hapaxRatio: column("Types that occur once, as a share.", "f(1) / V")
    case .chao1: column("Types there are at least, seen or not.", "V + f(1) (f(1)-1) / (2 (f(2)+1))", unit: "types")
    case .mattr: column("Mean type-token ratio of moving windows.", "mean V(window) / w")
    case .msttr: column("Mean type-token ratio of segments.", "mean V(segment) / w")
    case .mtld: column("Tokens that the type-token ratio takes to fall to 0.72.", "N / factors", unit: "tokens")
    case .hdd: column("Expected type-token ratio of 42 tokens at random.", "Σ (1 - C(N-i,42) / C(N,42)) / 42")
    case .rarefiedTypes:
      column("Expected types among n tokens at random.", "Σ (1 - C(N-i,n) / C(N,n))", unit: "types")
    }
  }

  private func column(_ description: String, _ formula: String, unit: String = "1") -> ColumnSchema {
    ColumnSchema(rawValue, .real, description, unit: unit, formula: formula)
  }
}
