/// How well two groups can be told apart by single articles: the leave-out estimate of Gentzkow, Shapiro and Taddy 2019
/// (Econometrica 87, section 4.2).
///
/// An article's words are held against the shares of both groups, its own taken without the article. With `q` the shares
/// of terms in article i, and `ρ = a / (a + b)` of the shares a and b of the term in the two groups, it is
/// `½ mean over A of Σ q ρ + ½ mean over B of Σ q (1 − ρ)`. 0.5 says that the groups can't be told apart; without leaving
/// out, small groups would seem to differ.
///
/// Terms in fewer than two articles of the pair are dropped, then articles without a term. With fewer than two articles in
/// either group it is NaN.
struct LeaveOutSeparability: Sendable {
  /// The group of each article that has a term left: 0 or 1.
  let labels: [UInt32]
  /// The place of each such article in the pool it came from.
  let places: [Int]
  private let counts: SparseMatrix<UInt32>
  /// Tokens of each article.
  private let totals: [Double]

  /// Takes the articles `pool`, the first `firstCount` of them those of group A.
  init(_ matrix: SparseMatrix<UInt32>, pool: [Int], firstCount: Int) {
    var frequencies = [Int32](repeating: 0, count: matrix.columnCount)
    for article in pool {
      for entry in matrix.range(ofRow: article) { frequencies[Int(matrix.columns[entry])] += 1 }
    }
    // Terms are numbered anew: the sums of a pair fit into the cache.
    var next: Int32 = 0
    for term in frequencies.indices {
      let isKept = frequencies[term] > 1
      frequencies[term] = isKept ? next : -1
      next += isKept ? 1 : 0
    }
    var (labels, places, totals): ([UInt32], [Int], [Double]) = ([], [], [])
    var (offsets, columns, values): ([Int], [UInt32], [UInt32]) = ([0], [], [])
    for (place, article) in pool.enumerated() {
      var total = 0
      for entry in matrix.range(ofRow: article) where frequencies[Int(matrix.columns[entry])] >= 0 {
        columns.append(UInt32(frequencies[Int(matrix.columns[entry])]))
        values.append(matrix.values[entry])
        total += Int(matrix.values[entry])
      }
      guard columns.count > offsets.last! else { continue }
      offsets.append(columns.count)
      labels.append(place < firstCount ? 0 : 1)
      places.append(place)
      totals.append(Double(total))
    }
    counts = SparseMatrix(columnCount: Int(next), rowOffsets: offsets, columns: columns, values: values)
    self.labels = labels
    self.places = places
    self.totals = totals
  }

  /// Whether both groups have the two articles it takes.
  var isDefined: Bool { labels.count { $0 == 0 } > 1 && labels.count { $0 == 1 } > 1 }

  /// The estimate, with article i in the group that `label` says.
  func value(_ label: (Int) -> UInt32) -> Double {
    guard isDefined else { return .nan }
    // Tokens of each term in A, then in B; and of all terms.
    var tokens = [Double](repeating: 0, count: 2 * counts.columnCount)
    var sizes = [0.0, 0.0]
    for article in labels.indices {
      let group = Int(label(article))
      sizes[group] += totals[article]
      for entry in counts.range(ofRow: article) {
        tokens[2 * Int(counts.columns[entry]) + group] += Double(counts.values[entry])
      }
    }
    var (sums, numbers) = ([0.0, 0.0], [0.0, 0.0])
    for article in labels.indices {
      let group = Int(label(article))
      let ownSize = sizes[group] - totals[article]
      let otherSize = sizes[1 - group]
      var sum = 0.0
      for entry in counts.range(ofRow: article) {
        let (column, count) = (2 * Int(counts.columns[entry]), Double(counts.values[entry]))
        // Shares times both sizes: the term is in another article of the pair, so that not both are 0.
        let own = (tokens[column + group] - count) * otherSize
        let other = tokens[column + 1 - group] * ownSize
        sum += count * own / (own + other)
      }
      sums[group] += sum / totals[article]
      numbers[group] += 1
    }
    return (sums[0] / numbers[0] + sums[1] / numbers[1]) / 2
  }

  /// The estimate for the groups as they are.
  var value: Double { value { labels[$0] } }

  /// The estimate in every permutation of the articles within `strata` of the pool.
  func permutations(_ count: Int, strata: [UInt32], seed: UInt64) -> [Double] {
    let permuted = PermutedLabels(
      labels, within: ArticleStrata(places.map { strata[$0] }), permutations: 0..<count, seed: seed)
    return (0..<count).map { permutation in value { permuted[permutation: permutation, article: $0] } }
  }
}
