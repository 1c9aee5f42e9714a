/// How alike, or how far apart, two rows of a document-term matrix are.
///
/// `x` and `y` are the weighted rows (by default TF-IDF of unit length), `A` and `B` the sets of terms the rows hold,
/// `p` and `q` the shares of the terms in their rows' tokens. Sums run over all `V` terms of the vocabulary, held or
/// not. Every measure is symmetric, and undefined (NaN) when either row is empty; the cases say what else is undefined.
/// Two rows with the same counts get exactly 1 from a similarity and exactly 0 from a distance.
public enum SimilarityMeasure: String, CaseIterable, Sendable {
  /// `x·y / (‖x‖ ‖y‖)`, a similarity in 0...1. Salton and McGill 1983.
  ///
  /// Undefined for a row whose weights are all 0.
  case cosine
  /// The product-moment correlation of `x` and `y` over all terms, a similarity in −1...1. Pearson 1896.
  ///
  /// Undefined for a row without variance.
  case pearson
  /// The correlation of the ranks in `x` and `y` over all terms, ties sharing their mean rank, a similarity in −1...1.
  /// Spearman 1904; between corpora Kilgarriff 2001.
  ///
  /// Undefined for a row without variance.
  case spearman
  /// `|A∩B| / |A∪B|`, a similarity in 0...1. Jaccard 1901.
  case jaccard
  /// `2 |A∩B| / (|A| + |B|)`, a similarity in 0...1. Dice 1945.
  case dice
  /// `|A∩B| / min(|A|, |B|)`, a similarity in 0...1. Szymkiewicz 1934, Simpson 1943.
  case overlap
  /// `Σ min(x, y) / Σ max(x, y)`, a similarity in 0...1, jaccard when all weights are 1. Růžička 1958.
  ///
  /// Undefined for a row whose weights are all 0.
  case ruzicka
  /// `Σ |x − y| / Σ (x + y)`, a distance in 0...1. Bray and Curtis 1957.
  ///
  /// Undefined for a row whose weights are all 0.
  case brayCurtis = "bray_curtis"
  /// `√Σ (x − y)²`, a distance from 0, up to √2 for rows of unit length.
  ///
  /// Undefined for a row whose weights are all 0.
  case euclidean
  /// `Σ |x − y|`, a distance from 0, up to 2 for rows of sum 1.
  ///
  /// Undefined for a row whose weights are all 0.
  case manhattan
  /// `√(½ Σ (√p − √q)²)`, a distance in 0...1. Hellinger 1909; Rao 1995.
  case hellinger
  /// The Jensen-Shannon divergence `½ Σ p log₂(p/m) + ½ Σ q log₂(q/m)` with `m = (p + q) / 2`, a distance in 0...1 bits.
  /// Lin 1991.
  ///
  /// The divergence, not its square root, which would satisfy the triangle inequality.
  case jsd
  /// `√Σ (p − q)² / c`, a distance from 0, where `c` is the share of the term in the tokens of all rows.
  ///
  /// The metric of correspondence analysis (Benzécri 1973; Greenacre 1984). Between two sets of rows, `c` is taken over
  /// both.
  case chi2Dist = "chi2_dist"
  /// `Σ |z(p) − z(q)| / K` over the most frequent words, a distance from 0. Burrows 2002.
  ///
  /// `z` subtracts the mean of a word's share over the non-empty rows and divides by its sample standard deviation, which
  /// is undefined with fewer than two of them. Words are ranked by their tokens in all rows, ties in term order; of those taken, the ones whose
  /// share is the same everywhere are left out, and `K` is the number that remain. Against
  /// another set, words, means and deviations are those of the other set: it is the reference.
  case burrowsDelta = "burrows_delta"
  /// `1 − z(p)·z(q) / (‖z(p)‖ ‖z(q)‖)` over the words of ``burrowsDelta``, a distance in 0...2.
  /// Smith and Aldridge 2011; Evert et al. 2017.
  ///
  /// Undefined, too, for a row that stands exactly at the mean of every word.
  case cosineDelta = "cosine_delta"

  /// Whether small values mean alike; decides the order of nearest neighbours.
  public var isDistance: Bool {
    switch self {
    case .cosine, .pearson, .spearman, .jaccard, .dice, .overlap, .ruzicka: false
    case .brayCurtis, .euclidean, .manhattan, .hellinger, .jsd, .chi2Dist, .burrowsDelta, .cosineDelta: true
    }
  }

  /// The value of a row with itself.
  var identity: Double { isDistance ? 0 : 1 }

  /// The vectors the measure compares.
  var vectors: RowVectors.Kind {
    switch self {
    case .cosine, .pearson, .ruzicka, .brayCurtis, .euclidean, .manhattan: .weighted
    case .spearman: .ranks
    case .jaccard, .dice, .overlap: .incidence
    case .hellinger: .rootShares
    case .jsd: .shares
    case .chi2Dist: .scaledShares
    case .burrowsDelta, .cosineDelta: .scores
    }
  }

  /// What the measure needs summed over the terms of a pair; measures with the same vectors and sum share one pass.
  var sum: SharedSum {
    switch self {
    case .cosine, .pearson, .spearman, .jaccard, .dice, .overlap, .euclidean, .hellinger, .chi2Dist, .cosineDelta:
      .product
    case .ruzicka, .brayCurtis, .manhattan: .minimum
    case .jsd: .entropy
    case .burrowsDelta: .difference
    }
  }
}
