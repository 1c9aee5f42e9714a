/// How evenly a term is spread over the parts of a corpus: the articles of a group.
///
/// In the formulas a group has n articles with a token, l of them in article i, L in all; a term occurs v(i) times there
/// and f times in all. s = l/L is the share of the group's text, t = v/f that of the term's occurrences, p = v/l the
/// relative frequency. Sums go over articles. With one article everything but ``range`` is undefined.
///
/// All of them depend on how frequent a term is: compare terms that are about as frequent. Some are high for an even
/// spread, some are 0; each case says which.
public enum DispersionMeasure: String, CaseIterable, Sendable {
  /// The articles that hold the term: from 1 to n.
  case range
  /// range / n, in 0...1.
  case rangePct = "range_pct"
  /// The standard deviation of the v, over n and not n − 1; 0 or more, 0 for the same count everywhere.
  case sdPop = "sd_pop"
  /// The coefficient of variation, sd_pop / mean v: 0 or more, 0 for the same count everywhere.
  case vc
  /// 1 − (sd_pop(p) / mean p) / √(n − 1), the version for parts of different sizes: 1 even, 0 in one article only.
  /// Juilland and Chang-Rodríguez 1964; Gries 2020, equation 4.
  case juillandD = "juilland_d"
  /// −Σ q log₂ q / log₂ n with q = p / Σp: 1 even, 0 in one article only. Carroll 1970.
  case carrollD2 = "carroll_d2"
  /// (Σ √(v s))² / f: 1 even, at least the least s. Rosengren 1971, adjusted for parts of different sizes.
  case rosengrenS = "rosengren_s"
  /// Deviation of proportions, ½ Σ |t − s|: 0 even, up to 1 − min s. Gries 2008.
  case dp
  /// dp / (1 − min s): 0 even, up to 1. Lijffijt and Gries 2012.
  case dpNorm = "dp_norm"
  /// 1 − Σ |p(i) − p(j)| over all pairs / (n (n − 1) mean p): 1 even, 0 in one article only. Burch, Egbert and Biber 2017.
  case dA = "d_a"
  /// Kullback and Leibler's divergence Σ t log₂(t/s): 0 even, no upper bound. Gries 2020.
  case kld
  /// 1 − 2^(−kld): 0 even, below 1. Gries 2020, who also uses e as the base of another version.
  case kldNorm = "kld_norm"
  /// Average reduced frequency, (1/w) Σ min(d, w) with w = L/f and d the distances from each occurrence to the next, the
  /// articles being one circle in the order of the input: from 1 in one place to f. Savický and Hlaváčová 2002.
  case arf
  /// f / range, occurrences where it occurs at all: 1 or more, high for terms that come in bursts. Church and Gale 1995.
  case burstiness
  /// log₂(n / range) + log₂(1 − e^(−f/n)): about 0 for a term at random, high for bursts. Church and Gale 1995.
  case residualIDF = "residual_idf"
  /// range / Σ (1 − e^(−l f / L)), articles over those that chance would fill: about 1 at random, low for bursts.
  /// Altmann, Pierrehumbert and Motter 2011.
  case dissemination
}

extension DispersionMeasure {
  /// The column of the measure.
  public var schema: ColumnSchema {
    switch self {
    case .range: column("Articles that hold the term.", "#{v > 0}", kind: .integer, unit: "articles")
    case .rangePct: column("The same as a share of the articles with a token.", "range / n")
    case .sdPop: column("Standard deviation of the counts; 0 is even.", "√(Σ(v - f/n)² / n)", unit: "tokens")
    case .vc: column("Coefficient of variation of the counts; 0 is even.", "sd_pop / (f/n)")
    case .juillandD: column("Juilland's D; 1 is even.", "1 - (sd(p) / mean(p)) / √(n-1)")
    case .carrollD2: column("Carroll's D2; 1 is even.", "-Σ q log2(q) / log2(n), q = p / Σp")
    case .rosengrenS: column("Rosengren's S; 1 is even.", "(Σ √(v s))² / f")
    case .dp: column("Gries' deviation of proportions; 0 is even.", "½ Σ |t - s|")
    case .dpNorm: column("The same over its maximum; 0 is even.", "dp / (1 - min s)")
    case .dA: column("Burch, Egbert and Biber's D_A; 1 is even.", "1 - Σ(i<j) |p(i) - p(j)| / (n (n-1) mean(p))")
    case .kld: column("Divergence of the term's places from the text; 0 is even.", "Σ t log2(t / s)", unit: "bits")
    case .kldNorm: column("The same in 0...1; 0 is even.", "1 - 2^(-kld)")
    case .arf: column("Average reduced frequency.", "(1/w) Σ min(d, w), w = L/f", unit: "tokens")
    case .burstiness: column("Occurrences per article that holds the term.", "f / range", unit: "tokens")
    case .residualIDF:
      column("How much rarer articles with the term are than at random.", "log2(n/range) + log2(1 - e^(-f/n))")
    case .dissemination:
      column("Articles that hold the term over those expected at random.", "range / Σ(1 - e^(-l f / L))")
    }
  }

  private func column(
    _ description: String, _ formula: String, kind: ColumnSchema.Kind = .real, unit: String? = "1"
  ) -> ColumnSchema {
    ColumnSchema(rawValue, kind, description, unit: unit, formula: formula)
  }
}
