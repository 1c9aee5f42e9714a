// Inner products of the weighted rows of all articles, a tile at a time: what the similarity of any sums of them follows from.
//
// SAFETY: the innermost loops add through bare pointers, tens of thousand million times for a large corpus. Columns are
// below the `columnCount` of the matrix, and rows of a block below its size, as `ArticleBlock` has made them.

/// The articles of groups, group after group, in blocks of groups whose inner products are taken together.
///
/// As in ``SharedSums``, terms that many articles share go through BLAS, all others through postings. With fewer than 64
/// articles there is no BLAS.
struct ArticleProducts: Sendable {
  /// Articles of a block that has more than one group, at most; a tile of this size stays in the cache.
  private static let blockSize = 1024
  /// Groups of a block, at most.
  private static let blockGroupCount = 64
  /// The share of the articles a term must be in to be worth a dense column, measured on 37,554 articles.
  private static let denseShare = 0.15

  /// The articles, group after group.
  let articles: [Int]
  /// Where the articles of each group start.
  let offsets: [Int]
  /// The groups of each block.
  let blocks: [Range<Int>]
  /// The sum of the weights of each article.
  let sums: [Double]
  /// How many terms there are.
  var columnCount: Int { counts.columnCount }

  fileprivate let counts: SparseMatrix<UInt32>
  fileprivate let idf: [Double]
  /// The dense column of each term; −1 − s for the sparse term s.
  fileprivate let roles: [Int32]
  fileprivate let denseCount: Int
  fileprivate let sparseCount: Int

  /// Takes the articles of each group, and the weight of every term.
  init(_ counts: SparseMatrix<UInt32>, idf: [Double], members: [[Int]]) {
    self.counts = counts
    self.idf = idf
    articles = members.flatMap { $0 }
    offsets = members.reduce(into: [0]) { $0.append($0.last! + $1.count) }
    var blocks: [Range<Int>] = []
    for group in members.indices {
      if let last = blocks.last, last.count < Self.blockGroupCount,
        offsets[group + 1] - offsets[last.lowerBound] <= Self.blockSize
      {
        blocks[blocks.count - 1] = last.lowerBound..<group + 1
      } else {
        blocks.append(group..<group + 1)
      }
    }
    self.blocks = blocks
    sums = articles.map { article in
      counts.range(ofRow: article).reduce(0) { $0 + Double(counts.values[$1]) * idf[Int(counts.columns[$1])] }
    }
    let frequencies = counts.columns.reduce(into: [Int](repeating: 0, count: counts.columnCount)) { $0[Int($1)] += 1 }
    let cut = articles.count < 64 ? Double.infinity : Self.denseShare * Double(articles.count)
    var (dense, sparse) = (0, 0)
    roles = frequencies.map { frequency in
      let isDense = Double(frequency) > cut
      dense += isDense ? 1 : 0
      sparse += isDense ? 0 : 1
      return isDense ? Int32(dense - 1) : Int32(-sparse)
    }
    (denseCount, sparseCount) = (dense, sparse)
  }

  /// The articles of a block, in `articles`.
  func places(_ block: Int) -> Range<Int> { offsets[blocks[block].lowerBound]..<offsets[blocks[block].upperBound] }

  /// How many numbers the tile of the two largest blocks has.
  var largestTile: Int {
    let largest = blocks.indices.map { places($0).count }.max() ?? 0
    return largest * largest
  }

  /// Writes the products of all articles of two blocks, a row for each of the first.
  func fill(_ tile: UnsafeMutablePointer<Double>, _ rows: ArticleBlock, _ columns: ArticleBlock) {
    let width = columns.places.count
    tile.initialize(repeating: 0, count: rows.places.count * width)
    if denseCount > 0 {
      rows.dense.withUnsafeBufferPointer { left in
        columns.dense.withUnsafeBufferPointer { right in
          BLAS.addProduct(
            .init(start: left.baseAddress!, stride: denseCount), .init(start: right.baseAddress!, stride: denseCount),
            rows: rows.places.count, columns: width, depth: denseCount, to: tile, stride: width)
        }
      }
    }
    columns.offsets.withUnsafeBufferPointer { offsets in
      columns.postings.withUnsafeBufferPointer { postings in
        for (row, place) in rows.places.enumerated() {
          let sums = tile + row * width
          for entry in counts.range(ofRow: articles[place]) {
            let column = Int(counts.columns[entry])
            let term = -1 - Int(roles[column])
            guard term >= 0 else { continue }
            let weight = Double(counts.values[entry]) * idf[column]
            for posting in Int(offsets[term])..<Int(offsets[term + 1]) {
              sums[Int(postings[posting].row)] += weight * postings[posting].weight
            }
          }
        }
      }
    }
  }
}

/// The articles of a block: their dense terms as rows, and the postings of the others.
struct ArticleBlock: Sendable {
  let places: Range<Int>
  fileprivate let dense: [Double]
  /// Where the articles of each sparse term start.
  fileprivate let offsets: [UInt32]
  fileprivate let postings: [Posting]

  /// An article, counted from the start of the block, and its weight.
  fileprivate struct Posting {
    var row: UInt32
    var weight: Double
  }

  /// Takes a block; the postings are needed only of the columns of tiles.
  init(_ products: ArticleProducts, _ block: Int, withPostings: Bool) {
    places = products.places(block)
    let (counts, roles) = (products.counts, products.roles)
    var dense = [Double](repeating: 0, count: places.count * products.denseCount)
    var offsets = [UInt32](repeating: 0, count: withPostings ? products.sparseCount + 2 : 0)
    for (row, place) in places.enumerated() {
      for entry in counts.range(ofRow: products.articles[place]) {
        let column = Int(counts.columns[entry])
        let role = Int(roles[column])
        if role >= 0 {
          dense[row * products.denseCount + role] = Double(counts.values[entry]) * products.idf[column]
        } else if withPostings {
          // One place further on: after filling, a term's next place is where the following term starts.
          offsets[1 - role] += 1
        }
      }
    }
    self.dense = dense
    var postings: [Posting] = []
    if withPostings {
      for term in 1..<offsets.count { offsets[term] += offsets[term - 1] }
      postings = Array(repeating: Posting(row: 0, weight: 0), count: Int(offsets.last!))
      for (row, place) in places.enumerated() {
        for entry in counts.range(ofRow: products.articles[place]) {
          let column = Int(counts.columns[entry])
          let role = Int(roles[column])
          guard role < 0 else { continue }
          postings[Int(offsets[-role])] = Posting(
            row: UInt32(row), weight: Double(counts.values[entry]) * products.idf[column])
          offsets[-role] += 1
        }
      }
      offsets.removeLast()
    }
    self.offsets = offsets
    self.postings = postings
  }
}
