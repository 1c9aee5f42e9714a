/// What is settled before the first article is written: the language, what the topics and outlets like to write about,
/// and who writes how much.
struct Newsroom {
  let vocabulary: Vocabulary
  let language: WeightedChoice
  let topics: [[Int]]
  /// Zipf's law over the words of a topic or an outlet.
  let favourites: WeightedChoice
  let outletNames: [String]
  let outletWords: [[Int]]
  /// The few topics that most articles of an outlet are about.
  let beats: [[Int]]
  /// The outlet of every article.
  let outletOfArticle: [Int]

  /// Words the language has; a corpus of 36 million tokens shows about 165,000 of them.
  static let vocabularySize = 400_000
  private static let wordsPerTopic = 700
  private static let topicCount = 250

  init(articles: Int, outlets: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let vocabulary = Vocabulary(count: Self.vocabularySize, random: &random)
    self.vocabulary = vocabulary
    // Zipf-Mandelbrot with a second, steeper regime for rare words (Ferrer i Cancho and Solé, "Two regimes in the
    // frequency of words", 2001) and a floor: half the types of a corpus stand in it only once.
    language = WeightedChoice(
      weights: (0..<vocabulary.count).map { rank in
        power(Double(rank) + 2.7, -0.9) * power(1 + Double(rank) / 3_000, -1.95) + 1.4e-7
      })
    favourites = WeightedChoice(weights: (1...Self.wordsPerTopic).map { power(Double($0) + 2, -0.9) })

    func pickWords(_ count: Int, ranks: ClosedRange<Int>) -> [Int] {
      let ratio = logarithm(Double(ranks.upperBound) / Double(ranks.lowerBound))
      return (0..<count).map { _ in Int(Double(ranks.lowerBound) * exponential(ratio * random.uniform())) }
    }
    let firstContentWord = vocabulary.functionCount
    topics = (0..<Self.topicCount).map { _ in pickWords(Self.wordsPerTopic, ranks: firstContentWord...4_000) }
    outletWords = (0..<outlets).map { _ in pickWords(Self.wordsPerTopic, ranks: firstContentWord...60_000) }
    beats = (0..<outlets).map { _ in (0..<4).map { _ in random.below(Self.topicCount) } }

    var names = Set<String>()
    var outletNames: [String] = []
    while outletNames.count < outlets {
      let word = vocabulary.range(of: firstContentWord + random.below(20_000))
      let letters = String(decoding: vocabulary.bytes[word], as: UTF8.self)
      let name = letters + random.element(of: nameEndings)
      if names.insert(name).inserted && letters.utf8.allSatisfy({ $0 < 0x80 }) {
        outletNames.append(name + ".com")
      }
    }
    self.outletNames = outletNames

    var order = Self.articlesPerOutlet(articles: articles, outlets: outlets).enumerated()
      .flatMap { outlet, count in repeatElement(outlet, count: count) }
    for last in order.indices.reversed() { order.swapAt(last, random.below(last + 1)) }
    outletOfArticle = order
  }

  /// Very unequal sizes after Zipf and Mandelbrot: the largest of 491 has about 1,500 of 37,554 articles, the smallest
  /// 5. The sum is exact; what rounding leaves over goes to the largest.
  private static func articlesPerOutlet(articles: Int, outlets: Int) -> [Int] {
    let floor = min(2, articles / outlets)
    let weights = (0..<outlets).map { power(Double($0) + 25, -2) }
    let scale = Double(articles - floor * outlets) / weights.reduce(0, +)
    var sizes = weights.map { floor + Int($0 * scale) }
    var rest = articles - sizes.reduce(0, +)
    for outlet in sizes.indices where rest > 0 {
      sizes[outlet] += 1
      rest -= 1
    }
    return sizes
  }
}

private let nameEndings = ["times", "post", "news", "herald", "daily", "tribune", "today", "wire"]
