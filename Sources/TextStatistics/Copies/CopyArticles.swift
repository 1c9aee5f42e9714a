import Synchronization

/// An article as copies are looked for.
public struct CopyArticle: Sendable {
  /// Where it is in the input.
  public let place: DocumentPlace
  /// Its identifier; nil when it has none or the reader was not asked for it.
  public internal(set) var id: String?
  /// Its outlet.
  public internal(set) var outlet: String?
  /// Its day; nil without a date, and for one that cannot be read.
  public let day: CalendarDate?
  /// The agency that its beginning credits.
  public let agency: NewsAgency?
  /// Different shingles; 0 for a text without words.
  public let shingleCount: Int
  /// The smallest of its hashes, and a sum over all of them: articles that agree in both and in number are the same.
  let least: UInt64
  let sum: UInt64
  /// The collector that has it, and where its hashes or its minima start there.
  var collector = 0
  var start: Int
  /// What the caller of `add` wants to know it by.
  let group: Int
}

extension CopyArticle {
  /// Whether both hold the same shingles.
  func hasText(of other: CopyArticle) -> Bool {
    least == other.least && sum == other.sum && shingleCount == other.shingleCount
  }
}

/// How many shingles all threads together may keep, before they keep minima instead.
///
/// Whether a corpus has more does not depend on how its articles fall to threads, so neither does the method.
public final class CopyBudget: Sendable {
  private let limit: Int
  private let taken = Atomic(0)

  /// Creates the budget of a corpus; `CopyEstimate.largestExact` shingles unless told otherwise.
  public init(limit: Int = CopyEstimate.largestExact) { self.limit = limit }

  func take(_ count: Int) { taken.add(count, ordering: .relaxed) }
  var isExceeded: Bool { taken.load(ordering: .relaxed) > limit }
}

/// What one thread keeps of articles to find copies among them.
///
/// SAFETY: sets are read through bare pointers by other threads once the reading is over and nothing is added any more.
public final class CopyCollector: @unchecked Sendable {
  /// What a reader has to be asked for, to tell articles and to know which is the earliest.
  public static let columns: [DocumentColumn] = [.id, .outlet, .date]

  private(set) var articles: [CopyArticle] = []
  private(set) var method: CopyOptions.Method
  private let budget: CopyBudget?
  private let (id, outlet, date): (Int?, Int?, Int?)
  private var reader = ShingleReader(ShingleReader.tokenization())
  /// The upper halves of the hashes of each article, rising.
  private var sets = GrowableBuffer<UInt32>()
  private var minima = GrowableBuffer<UInt32>()

  /// Creates a collector.
  ///
  /// - Parameters:
  ///   - method: What is kept of an article; nil for all shingles as long as the budget allows it.
  ///   - budget: What all collectors of a corpus share.
  ///   - id: Which of the columns that the reader was asked for is the identifier; nil for none.
  ///   - outlet: Which is the outlet.
  ///   - date: Which is the date.
  public init(
    method: CopyOptions.Method? = nil, budget: CopyBudget, id: Int? = nil, outlet: Int? = nil, date: Int? = nil
  ) {
    self.method = method ?? .exact
    self.budget = method == nil ? budget : nil
    (self.id, self.outlet, self.date) = (id, outlet, date)
  }

  /// Takes in an article, of a group that the caller knows.
  public func add(_ document: borrowing Document, group: Int = 0) {
    reader.read(document.text)
    keep(document, group)
  }

  /// Takes in an article that a tokeniser has read last, one for which ``ShingleReader/hasWords(of:)``.
  func add(_ document: borrowing Document, readBy tokenizer: borrowing Tokenizer, group: Int) {
    reader.read(tokenizer)
    keep(document, group)
  }

  private func keep(_ document: borrowing Document, _ group: Int) {
    reader.sortUnique()
    let count = reader.hashes.count
    let hashes = UnsafeBufferPointer(start: reader.hashes.pointer, count: count)
    var sum: UInt64 = 0
    for hash in hashes { sum &+= ShingleReader.mixed(hash) }
    let start = sets.count
    sets.reserve(count)
    for index in 0..<count { sets[start + index] = UInt32(truncatingIfNeeded: hashes[index] &>> 32) }
    sets.count += count
    articles.append(
      CopyArticle(
        place: document.place, id: string(id.flatMap { document.column($0) }),
        outlet: string(outlet.flatMap { document.column($0) }),
        day: date.flatMap { document.column($0) }.flatMap { CalendarDate(parsing: $0) },
        agency: NewsAgency(creditedIn: document.text), shingleCount: count, least: hashes.first ?? 0, sum: sum,
        start: start, group: group))
    budget?.take(count)
    if method == .minhash { keepMinima(from: articles.count - 1) } else { keepWithinBudget() }
  }

  /// Keeps minima from now on if all collectors together have more shingles than the budget.
  func keepWithinBudget() {
    guard method == .exact, budget?.isExceeded ?? false else { return }
    method = .minhash
    keepMinima(from: 0)
    sets = GrowableBuffer()
  }

  /// Puts minima in the place of the sets of articles, which are the last ones.
  private func keepMinima(from first: Int) {
    for index in first..<articles.count {
      let start = minima.count
      minima.reserve(MinHash.size)
      MinHash.write(set(articles[index]), to: minima.pointer + start)
      minima.count += MinHash.size
      articles[index].start = start
    }
    sets.count = 0
  }

  private func string(_ bytes: UnsafeBufferPointer<UInt8>?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The upper halves of the hashes of an article of this collector, rising.
  func set(_ article: CopyArticle) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: sets.pointer + article.start, count: article.shingleCount)
  }

  /// The minima of an article of this collector.
  func minima(_ article: CopyArticle) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: minima.pointer + article.start, count: MinHash.size)
  }
}

/// The articles of a corpus with different words: of those with the same shingles the first in the input stands for all.
///
/// They are sorted by what they hold and not by where they stand, so that nothing found among them depends on the order of the
/// input; copies have the same least hash more often than not, and so stand near each other.
///
/// SAFETY: the sets are memory of the collectors, which live as long.
struct DistinctTexts: @unchecked Sendable {
  /// All articles, in the order of the input.
  let articles: [CopyArticle]
  /// The article that stands for each text.
  let firsts: [Int]
  /// The text of every article; -1 for those without words.
  let texts: [Int]
  /// The upper halves of the hashes of each text, rising, or none where minima are kept.
  let sets: [UnsafeBufferPointer<UInt32>]
  /// The minima of each text, or none where hashes are kept.
  let minima: [UnsafeBufferPointer<UInt32>]
  /// The number of shingles of each text.
  let shingleCounts: [Int]
  let method: CopyOptions.Method
  private let collectors: [CopyCollector]

  init(_ collectors: [CopyCollector], threads: Int) {
    parallel(collectors.count, threads: threads) { index, _ in collectors[index].keepWithinBudget() }
    let method = collectors.first?.method ?? .exact
    var articles: [CopyArticle] = []
    for (number, collector) in collectors.enumerated() {
      articles += collector.articles.map { article in
        var article = article
        article.collector = number
        return article
      }
    }
    articles.sort { $0.place < $1.place }
    precondition(articles.count < 1 << 30, "more than a billion articles")
    let entries = articles.indices.filter { articles[$0].shingleCount > 0 }.map {
      RadixOrder.Entry(key: articles[$0].least, index: UInt32($0))
    }
    var order = RadixOrder(entries)
    let sorted = articles
    @Sendable func content(_ index: Int) -> (UInt64, Int, Int) {
      (sorted[index].sum, sorted[index].shingleCount, index)
    }
    order.sort(threads: threads) { content($0) < content($1) }
    var (firsts, texts) = ([Int](), [Int](repeating: -1, count: articles.count))
    for entry in order.entries {
      let article = Int(entry.index)
      if firsts.last.map({ articles[$0].hasText(of: articles[article]) }) != true { firsts.append(article) }
      texts[article] = firsts.count - 1
    }
    (self.collectors, self.articles, self.firsts, self.texts, self.method) = (
      collectors, articles, firsts, texts, method
    )
    sets = method == .exact ? firsts.map { collectors[articles[$0].collector].set(articles[$0]) } : []
    minima = method == .minhash ? firsts.map { collectors[articles[$0].collector].minima(articles[$0]) } : []
    shingleCounts = firsts.map { articles[$0].shingleCount }
  }

  var count: Int { firsts.count }

  /// What two texts share, exactly or estimated.
  func overlap(_ a: Int, _ b: Int) -> CopyOverlap {
    let (m, n) = (shingleCounts[a], shingleCounts[b])
    if a == b { return CopyOverlap(shared: m, m, m) }
    switch method {
    case .exact: return CopyOverlap(shared: sharedCount(sets[a], sets[b]), m, n)
    case .minhash: return CopyOverlap(jaccard: MinHash.jaccard(minima[a], minima[b]), m, n)
    }
  }
}
