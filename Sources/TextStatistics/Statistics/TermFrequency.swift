/// How the count of a term in one row becomes its term frequency.
///
/// `tf` is the count, all formulas hold for `tf > 0` and give 0 otherwise, and `log` has the base of the ``Weighting``.
/// The letters are those of the SMART system (Salton and Buckley 1988, table 1; Manning, Raghavan and Schütze 2008,
/// figure 6.15).
public enum TermFrequency: String, CaseIterable, Sendable {
  /// `tf`. SMART `n`.
  case count
  /// `1`. SMART `b`.
  case boolean
  /// `tf / Σ tf`, the share of the row's tokens that the vocabulary keeps. No SMART letter; tidytext's default.
  case proportion
  /// `1 + log tf`. SMART `l`; scikit-learn's `sublinear_tf`.
  case log
  /// `0.5 + 0.5 · tf / max tf`, with the maximum over the row. SMART `a`.
  case augmented
  /// `(1 + log tf) / (1 + log mean tf)`, with the mean over the distinct terms of the row. SMART `L`.
  case logAverage = "log_average"

  /// Whether the formula has a logarithm of the count.
  public var takesLogarithms: Bool { self == .log || self == .logAverage }
}

/// How the number of documents that hold a term becomes the weight of the term.
///
/// `n` is the number of documents, `df` the number of them that hold the term, and `log` has the base of the
/// ``Weighting``. No formula is negative, so that weighted rows stay non-negative. A term with `df = 0`, which only a
/// vocabulary from elsewhere can hold, weighs 0 wherever the formula would divide by zero.
public enum InverseDocumentFrequency: String, CaseIterable, Sendable {
  /// `log((1 + n) / (1 + df)) + 1`, at least 1. No SMART letter; scikit-learn's default (`smooth_idf`).
  case smooth
  /// `log(n / df)`, 0 for a term of every document. SMART `t`; Spärck Jones 1972.
  case plain
  /// `log(n / df) + 1`, at least 1. No SMART letter; scikit-learn's `smooth_idf=False`.
  case plainPlusOne = "plain_plus_one"
  /// `max(0, log((n − df) / df))`, 0 for a term of half the documents or more. SMART `p`; Robertson and Spärck Jones
  /// 1976, cut off at 0 as in Manning, Raghavan and Schütze 2008, figure 6.15.
  case probabilistic
  /// `log(max df / df)`, with the maximum over the vocabulary. No SMART letter; quanteda's `inversemax`.
  case max
  /// `1`. SMART `n`.
  case none
}

/// What the length of a weighted row becomes. A row of zeros stays one.
public enum VectorNorm: String, CaseIterable, Sendable {
  /// `√Σ x² = 1`. SMART `c`.
  case l2
  /// `Σ x = 1`.
  case l1
  /// The row is left as it is. SMART `n`.
  case none
}
