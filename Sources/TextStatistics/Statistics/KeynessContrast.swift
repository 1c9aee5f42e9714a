/// The targets of a sample, compared with all other articles of it.
struct KeynessContrast: Sendable {
  private let sample: KeynessSample
  private let options: KeynessOptions
  private let terms: TermList
  private let reference: String?
  /// Of each term of the sample.
  private let priors: [KeynessPrior.Share]
  private let bootstrap: KeynessBootstrap?
  private let permuted: [Double]

  init(
    _ sample: KeynessSample, _ articles: KeynessArticles, _ options: KeynessOptions, _ priors: [KeynessPrior.Share],
    reference: String?, progress: SimilarityInference.Progress
  ) {
    self.sample = sample
    self.options = options
    self.reference = reference
    terms = articles.matrix.terms
    self.priors = sample.terms.map { priors[Int($0)] }
    var bootstrap: KeynessBootstrap?
    if options.tests.contains(.boot) {
      progress("terms", sample.terms.count) {
        bootstrap = KeynessBootstrap(
          sample, replicates: options.replicates, seed: options.seed, threads: options.threads, step: $0)
      }
    }
    self.bootstrap = bootstrap
    var permuted: [Double] = []
    if options.tests.contains(.perm) {
      progress("permutations", options.permutations) {
        permuted = permutationPs(
          sample, permutations: options.permutations, seed: options.seed, threads: options.threads, step: $0)
      }
    }
    self.permuted = permuted
  }

  /// The rows of a target.
  func rows(_ target: Int, labels: [String]) -> [KeynessRow] {
    let cells = sample.cells[target]
    var cellOfTerm = [Int?](repeating: nil, count: sample.terms.count)
    for (index, cell) in cells.enumerated() { cellOfTerm[cell.term] = index }
    let drawn = sample.canTest(target) ? bootstrap?.target(target) : nil
    let absentPs = sample.canTest(target) ? sample.absentPs(target) : []
    let tests = options.tests.map { test in
      let p = cellOfTerm.indices.map { term in
        self.p(test, target, term, cell: cellOfTerm[term], absentPs, drawn)
      }
      return (test: test, p: p, q: options.adjustment.adjusted(p))
    }
    var stability: [Double]?
    if let bootstrap, let drawn, let top = options.top {
      stability = bootstrap.stability(drawn, target, top: top, measure: options.measures[0]) { priors[$0] }
    }
    return chosen(target, cellOfTerm).map { term, counts in
      let cell = cellOfTerm[term]
      let documents = sample.documentCounts(target, term, cell.map { cells[$0] })
      var values: [Double] = []
      for (test, p, q) in tests {
        switch test {
        case .mwu:
          let auc = sample.mannWhitney(target, term, cell.map { cells[$0] }).auc
          values += [auc, 2 * auc - 1]
        case .df: values.append(sample.canTest(target) ? KeynessMeasure.g2.value(documents) : .nan)
        case .boot:
          for measure in [KeynessMeasure.logRatio, .logOdds] {
            var interval = (low: Double.nan, high: Double.nan)
            if let bootstrap, let drawn, let cell, counts.f2 > 0 {
              interval = bootstrap.interval(drawn, cell: cell, term: term, of: measure, counts, level: options.level)
            }
            values += [interval.low, interval.high]
          }
        case .perm: break
        }
        values += [p[term], q[term]]
      }
      let spread = cell.map { self.spread(target, cells[$0]) }
      let isPositive = counts.excess > 0
      return KeynessRow(
        labels: labels, reference: reference, term: terms[Int(sample.terms[term])], counts: counts,
        documents: documents, measures: options.measures.map { $0.value(counts) }, tests: values,
        dispersion: spread?.dispersion ?? .nan, topArticleShare: spread?.topShare ?? .nan,
        stability: isPositive ? cell.flatMap { stability?[$0] } ?? .nan : .nan,
        flags: flags(target, term, counts, documents, isPositive: isPositive))
    }
  }

  private func p(
    _ test: KeynessTest, _ target: Int, _ term: Int, cell: Int?, _ absentPs: [Double], _ drawn: KeynessBootstrap.Target?
  ) -> Double {
    guard sample.canTest(target) else { return .nan }
    func documentP() -> Double {
      cell.map { sample.documentP(target, term, sample.cells[target][$0]) }
        ?? absentPs[sample.articleCount(ofTerm: term)]
    }
    switch test {
    case .mwu:
      let p = sample.mannWhitney(target, term, cell.map { sample.cells[target][$0] }).p
      return !p.isNaN && sample.isRare(target, term) ? documentP() : p
    case .df: return documentP()
    case .boot:
      // Zeros are drawn as zeros, however few articles they are from: without a term on a side every replicate is the same.
      guard let bootstrap, let drawn, let cell, sample.cells[target][cell].count < sample.totals[term].count else {
        return .nan
      }
      return bootstrap.p(drawn, cell: cell, term: term)
    case .perm: return permuted[target * sample.terms.count + term]
    }
  }

  /// The terms that make rows, in order.
  private func chosen(_ target: Int, _ cellOfTerm: [Int?]) -> [(term: Int, counts: KeynessCounts)] {
    let own = Double(sample.tokenCounts[target])
    let other = Double(sample.tokenCounts.last!) - own
    let measure = options.measures[0]
    var chosen: [(term: Int, counts: KeynessCounts)] = []
    for isPositive in options.includesNegative ? [true, false] : [true] {
      var ranked: [(value: Double, term: Int, counts: KeynessCounts)] = []
      for term in cellOfTerm.indices where !isPositive || cellOfTerm[term] != nil {
        let count = cellOfTerm[term].map { sample.cells[target][$0].count } ?? 0
        let counts = KeynessCounts(
          Double(count), of: own, Double(sample.totals[term].count - count), of: other, alpha: priors[term].alpha,
          alpha0: priors[term].alpha0)
        guard isPositive ? counts.excess > 0 : counts.excess < 0 else { continue }
        let value = measure.value(counts)
        ranked.append((isPositive || !measure.hasDirection ? value : -value, term, counts))
      }
      ranked.sort { a, b in
        a.value == b.value || a.value.isNaN && b.value.isNaN
          ? a.term < b.term : b.value.isNaN || a.value > b.value
      }
      chosen += ranked.prefix(options.top ?? .max).map { ($0.term, $0.counts) }
    }
    return chosen
  }

  /// Gries' DP of a term in the articles of a target, and the share that one article has.
  private func spread(_ target: Int, _ cell: KeynessSample.Cell) -> (dispersion: Double, topShare: Double) {
    let (count, tokens) = (Double(cell.count), Double(sample.tokenCounts[target]))
    var (common, most) = (0.0, 0 as UInt32)
    for (article, held) in sample.entries[cell.entries] {
      // ½ Σ |t − s| is 1 − Σ min(t, s), in which articles without the term have no part.
      common += min(Double(held) / count, Double(sample.lengths[Int(article)]) / tokens)
      most = max(most, held)
    }
    return (sample.articleCounts[target] > 1 ? max(0, 1 - common) : .nan, Double(most) / count)
  }

  private func flags(
    _ target: Int, _ term: Int, _ counts: KeynessCounts, _ documents: KeynessCounts, isPositive: Bool
  ) -> [String] {
    var flags: [String] = []
    let least = min(documents.n1, documents.n2)
    if least < 2 { flags.append("single_article") } else if least < 10 { flags.append("few_articles") }
    if (isPositive ? documents.f1 : documents.f2) == 1 { flags.append("one_article") }
    if options.tests.contains(.mwu), sample.canTest(target), sample.isRare(target, term) { flags.append("mwu_by_df") }
    if counts.f1 == 0 { flags.append("zero_target") }
    if counts.f2 == 0 { flags.append("zero_ref") }
    return flags
  }
}

extension KeynessMeasure {
  /// Whether the smallest values are those of terms that the target has most rarely.
  fileprivate var hasDirection: Bool {
    switch self {
    case .bic, .ell, .logOddsSE: false
    default: true
    }
  }
}
