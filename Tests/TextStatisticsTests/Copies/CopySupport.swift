import Foundation

@testable import TextStatistics

// What the tests of copies share: corpora with planted copies, and sets of shingles in place of hashes.

/// Reads `articles` by way of a file, in small blocks, and finds their copies.
func copies(
  _ articles: [Article], threshold: Double = 0.5, method: CopyOptions.Method = .exact, threads: Int = 1
) throws -> Copies {
  let folder = try TemporaryFolder()
  return try copies(at: try folder.write("a.jsonl", try jsonLines(articles)), threshold, method, threads)
}

/// Finds the copies in a file.
func copies(
  at path: String, _ threshold: Double, _ method: CopyOptions.Method = .exact, _ threads: Int = 2
) throws -> Copies {
  var options = CopyOptions()
  (options.threshold, options.method, options.threads) = (threshold, method, threads)
  let reader = try CorpusReader(
    paths: [path], columns: CopyCollector.columns, options: ReadingOptions(), blockSize: 4096)
  return try Copies(reader, options)
}

/// The labelled sample.
let copySample = seedsFolder.deletingLastPathComponent().path + "/Tests/Samples/copies.jsonl"

/// So many words of a large vocabulary, so that no five follow each other by chance.
func randomWords(_ count: Int, _ random: inout SeededGenerator) -> [String] {
  (0..<count).map { _ in "w\(Int.random(in: 0..<50_000, using: &random))" }
}

/// The words with a share of them replaced.
func changed(_ words: [String], share: Double, _ random: inout SeededGenerator) -> [String] {
  words.map { Double.random(in: 0..<1, using: &random) < share ? "x\(Int.random(in: 0..<50_000, using: &random))" : $0 }
}

/// Runs of five words; of fewer, all of them.
func naiveShingles(_ text: String) -> Set<[Substring]> {
  let words = text.lowercased().split(separator: " ")
  guard words.count >= 5 else { return words.isEmpty ? [] : [words] }
  return Set((0...words.count - 5).map { Array(words[$0..<$0 + 5]) })
}

/// A pair of articles and what they share.
struct NaivePair: Hashable {
  var a: Int
  var b: Int
  var containment: Double
  var jaccard: Double
}

/// All pairs at or above the threshold, each compared with each.
func naivePairs(_ articles: [Article], threshold: Double) -> Set<NaivePair> {
  let sets = articles.map { naiveShingles($0.text) }
  var pairs: Set<NaivePair> = []
  for b in sets.indices {
    for a in 0..<b where !sets[a].isEmpty && !sets[b].isEmpty {
      let shared = Double(sets[a].intersection(sets[b]).count)
      let containment = shared / Double(min(sets[a].count, sets[b].count))
      guard containment >= threshold else { continue }
      let jaccard = shared / (Double(sets[a].count + sets[b].count) - shared)
      pairs.insert(NaivePair(a: a, b: b, containment: containment, jaccard: jaccard))
    }
  }
  return pairs
}

/// The connected components of pairs with two articles or more, as sets.
func naiveClusters(_ pairs: Set<NaivePair>, count: Int) -> Set<Set<Int>> {
  var clusters = (0..<count).map { Set([$0]) }
  for pair in pairs {
    let joined = clusters[pair.a].union(clusters[pair.b])
    for article in joined { clusters[article] = joined }
  }
  return Set(clusters.filter { $0.count > 1 })
}

extension Copies {
  /// The pairs of different texts by the indices of their articles.
  var naivePairs: Set<NaivePair> {
    Set(
      pairs.map { pair in
        let (a, b) = (texts.firsts[pair.a], texts.firsts[pair.b])
        return NaivePair(
          a: min(a, b), b: max(a, b), containment: pair.overlap.containment, jaccard: pair.overlap.jaccard)
      })
  }
}
