// Sums of articles in many replicates at once, through the inner products of the articles: with w the weights of articles in
// a replicate and G their inner products, the square of the sum is w'Gw.
//
// SAFETY: matrices are read and written through bare pointers, since they are parts of larger ones; their sizes stand beside
// them and are the callers' to keep. Each routine is compared with sums of rows in the tests.

/// What a measure needs of two sums of articles: the squares of both and their product, and the sums of their weights.
struct SumMoments: Sendable {
  var aa = 0.0
  var bb = 0.0
  var ab = 0.0
  var a = 0.0
  var b = 0.0
}

extension SimilarityMeasure {
  /// Whether the measure of two sums of articles follows from the inner products of the articles: `cosine` and `pearson`, if
  /// the weights of a sum are the sums of weights, up to a factor.
  func isOfProducts(_ weighting: Weighting) -> Bool {
    [.cosine, .pearson].contains(self) && [.count, .proportion].contains(weighting.termFrequency)
  }

  /// The value for two sums of articles over `columnCount` terms.
  func value(_ moments: SumMoments, columnCount: Int) -> Double {
    var moments = moments
    if self == .pearson {
      let n = Double(columnCount)
      let (aa, bb) = (moments.aa, moments.bb)
      moments.aa -= moments.a * moments.a / n
      moments.bb -= moments.b * moments.b / n
      moments.ab -= moments.a * moments.b / n
      // What rounding leaves of rows that are the same in every column.
      guard moments.aa > aa * 1e-13, moments.bb > bb * 1e-13 else { return .nan }
    }
    guard moments.aa > 0, moments.bb > 0 else { return .nan }
    return min(bounds.upperBound, max(bounds.lowerBound, moments.ab / (moments.aa * moments.bb).squareRoot()))
  }
}

/// A part of a matrix: its first element, and the distance between rows.
struct MatrixPart {
  var start: UnsafePointer<Double>
  var stride: Int
  subscript(row: Int, column: Int) -> Double { start[row * stride + column] }

  /// `out = self · b`, where `b` and `out` have `width` columns without gaps; small ones without BLAS.
  func product(
    _ b: UnsafePointer<Double>, rows: Int, depth: Int, width: Int, into out: UnsafeMutablePointer<Double>
  ) {
    if max(rows, depth) >= 64 {
      return BLAS.product(
        .init(start: start, stride: stride), .init(start: b, stride: width), rows: rows, columns: width, depth: depth,
        into: out, stride: width)
    }
    out.initialize(repeating: 0, count: rows * width)
    for row in 0..<rows {
      for k in 0..<depth {
        let x = self[row, k]
        for column in 0..<width { out[row * width + column] += x * b[k * width + column] }
      }
    }
  }
}

/// ProductMemory memory of a thread for as many numbers as were ever asked for.
final class ProductMemory {
  private var memory = UnsafeMutablePointer<Double>.allocate(capacity: 0)
  private var capacity = 0
  deinit { memory.deallocate() }

  func numbers(_ count: Int) -> UnsafeMutablePointer<Double> {
    if count > capacity {
      memory.deallocate()
      memory = allocateLarge(capacity: count)
      capacity = count
    }
    return memory
  }
}

/// The inner products of the articles of two groups.
struct PairProducts {
  /// How many articles both have.
  var sizes: (a: Int, b: Int)
  var aa: MatrixPart
  var bb: MatrixPart
  var ab: MatrixPart
  /// The sums of the weights of each article.
  var sums: (a: ArraySlice<Double>, b: ArraySlice<Double>)
  /// The product of each article with the sum of its group.
  var totals: (a: ArraySlice<Double>, b: ArraySlice<Double>)
  /// The pool: the articles of a, then those of b.
  var count: Int { sizes.a + sizes.b }

  subscript(i: Int, j: Int) -> Double {
    switch (i < sizes.a, j < sizes.a) {
    case (true, true): aa[i, j]
    case (true, false): ab[i, j - sizes.a]
    case (false, true): ab[j, i - sizes.a]
    case (false, false): bb[i - sizes.a, j - sizes.a]
    }
  }

  func sum(_ i: Int) -> Double { i < sizes.a ? sums.a[sums.a.startIndex + i] : sums.b[sums.b.startIndex + i - sizes.a] }

  /// The products of some articles of the pool, row by row.
  func copy(_ places: [Int], into out: UnsafeMutablePointer<Double>) {
    let first = places.firstIndex { $0 >= sizes.a } ?? places.count
    for (row, i) in places.enumerated() {
      let out = out + row * places.count
      if i < sizes.a {
        for column in 0..<first { out[column] = aa[i, places[column]] }
        for column in first..<places.count { out[column] = ab[i, places[column] - sizes.a] }
      } else {
        for column in 0..<first { out[column] = ab[places[column], i - sizes.a] }
        for column in first..<places.count { out[column] = bb[i - sizes.a, places[column] - sizes.a] }
      }
    }
  }
}

/// Replicates that are multiplied at once: their weights and products stay in the cache.
let replicateBlock = 128

extension PairProducts {
  /// The moments in each permutation of the articles within `strata` of the pool.
  func permutations(_ count: Int, strata: [UInt32], seed: UInt64, _ scratch: ProductMemory) -> [SumMoments] {
    var dealt = DealtArticles(strata, firstCount: sizes.a, seed: seed)
    let n = self.count
    // With T the sum of the pool and x that of those drawn, x·T is the sum over them of the products with T.
    var totals = Array(self.totals.a) + self.totals.b
    for i in 0..<sizes.a {
      for j in 0..<sizes.b {
        let product = ab[i, j]
        totals[i] += product
        totals[sizes.a + j] += product
      }
    }
    let total = totals.reduce(0, +)
    let sum = (0..<n).reduce(0) { $0 + self.sum($1) }

    let drawsFirst = dealt.drawsFirst
    func moments(_ drawn: [Int], square: Double) -> SumMoments {
      var (withAll, own) = (0.0, 0.0)
      for place in drawn {
        withAll += totals[place]
        own += self.sum(place)
      }
      var result = SumMoments(aa: square, bb: total - 2 * withAll + square, ab: withAll - square, a: own, b: sum - own)
      if result.bb < total / 1024 {
        // Nearly all is in those drawn: differences keep too few digits, and the others are added up themselves.
        var rest = [Bool](repeating: true, count: n)
        for place in drawn { rest[place] = false }
        let others = (0..<n).filter { rest[$0] }
        result.bb = self.square(others)
        result.ab = others.reduce(0) { $0 + totals[$1] } - result.bb
      }
      return drawsFirst
        ? result : SumMoments(aa: result.bb, bb: result.aa, ab: result.ab, a: result.b, b: result.a)
    }

    // Looking up the products of those drawn is quicker when they are few of many.
    let drawCount = min(sizes.a, sizes.b)
    guard n >= 64, 16 * drawCount * drawCount > n * n else {
      return (0..<count).map { permutation in
        dealt.deal(permutation)
        return moments(dealt.drawn, square: square(dealt.drawn))
      }
    }
    var result: [SumMoments] = []
    let memory = scratch.numbers(n * (n + 2 * replicateBlock))
    copy(Array(0..<n), into: memory)
    let (labels, products) = (memory + n * n, memory + n * (n + replicateBlock))
    for first in stride(from: 0, to: count, by: replicateBlock) {
      let width = min(replicateBlock, count - first)
      labels.initialize(repeating: 0, count: n * width)
      var draws: [[Int]] = []
      for column in 0..<width {
        dealt.deal(first + column)
        for place in dealt.drawn { labels[place * width + column] = 1 }
        draws.append(dealt.drawn)
      }
      MatrixPart(start: memory, stride: n).product(labels, rows: n, depth: n, width: width, into: products)
      var squares = [Double](repeating: 0, count: width)
      for place in 0..<n {
        for column in 0..<width {
          squares[column] += labels[place * width + column] * products[place * width + column]
        }
      }
      for (draw, square) in zip(draws, squares) { result.append(moments(draw, square: square)) }
    }
    return result
  }

  /// The square of the sum of some articles of the pool.
  private func square(_ places: [Int]) -> Double {
    var (squares, products) = (0.0, 0.0)
    let size = sizes.a
    places.withUnsafeBufferPointer { places in
      for index in places.indices {
        let i = places[index]
        squares += self[i, i]
        if i < size {
          let (own, other) = (aa.start + i * aa.stride, ab.start + (i * ab.stride - size))
          for next in index + 1..<max(index + 1, places.count) {
            products += (places[next] < size ? own : other)[places[next]]
          }
        } else {
          let (own, other) = (bb.start + ((i - size) * bb.stride - size), ab.start + (i - size))
          for next in index + 1..<max(index + 1, places.count) {
            let j = places[next]
            products += j < size ? other[j * ab.stride] : own[j]
          }
        }
      }
    }
    return squares + 2 * products
  }
}
