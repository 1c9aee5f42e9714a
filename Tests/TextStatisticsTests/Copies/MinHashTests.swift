import Testing

@testable import TextStatistics

@Suite struct MinHashTests {
  private func minima(_ hashes: [UInt32]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: MinHash.size) { memory, count in
      hashes.withUnsafeBufferPointer { MinHash.write($0, to: memory.baseAddress!) }
      count = MinHash.size
    }
  }

  private func estimate(_ a: [UInt32], _ b: [UInt32]) -> Double {
    minima(a).withUnsafeBufferPointer { a in minima(b).withUnsafeBufferPointer { MinHash.jaccard(a, $0) } }
  }

  @Test(arguments: [20, 100, 1000]) func estimatesAreUnbiasedWithTheirStandardDeviation(size: Int) {
    var random = SeededGenerator(UInt64(size))
    for share in [0.1, 0.5, 0.9] {
      let common = Int(Double(size) * share)
      let jaccard = Double(common) / Double(2 * size - common)
      let errors = (0..<300).map { _ in
        let shared = (0..<common).map { _ in UInt32.random(in: 0...UInt32.max, using: &random) }
        let rest = (0..<2 * (size - common)).map { _ in UInt32.random(in: 0...UInt32.max, using: &random) }
        return estimate(shared + rest.prefix(size - common), shared + rest.suffix(size - common)) - jaccard
      }
      let deviation = (jaccard * (1 - jaccard) / 128).squareRoot()
      // Few hashes leave bins empty, which repeat what others have.
      let widening = size < 500 ? 3.2 : 1.1
      #expect(abs(errors.reduce(0, +) / 300) < 4 * widening * deviation / 300.0.squareRoot())
      #expect((errors.reduce(0) { $0 + $1 * $1 } / 300).squareRoot() < widening * deviation)
    }
  }

  /// Both programs estimate the same numbers with 128 minima.
  @Test func estimatesAreAboutAsGoodAsThoseOfDatasketch() throws {
    let found = try copies(at: copySample, 0.01, .minhash)
    let texts = Dictionary(uniqueKeysWithValues: found.articles.indices.map { (found.name($0), found.texts.texts[$0]) })
    var (mine, its, count) = (0.0, 0.0, 0.0)
    for line in sampleOverlaps.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      let exact = CopyOverlap(shared: Int(fields[4])!, Int(fields[2])!, Int(fields[3])!).jaccard
      let estimate = found.texts.overlap(texts[fields[0]]!, texts[fields[1]]!).jaccard
      #expect(abs(estimate - Double(fields[5])!) < 0.25, "\(line)")
      mine += (estimate - exact) * (estimate - exact)
      its += (Double(fields[5])! - exact) * (Double(fields[5])! - exact)
      count += 1
    }
    #expect(count == 60 && (mine / count).squareRoot() < 0.05 && (its / count).squareRoot() < 0.05)
  }

  @Test func theEmptySetAndEqualSetsHaveMinima() {
    #expect(minima([]) == [UInt32](repeating: .max, count: 128))
    #expect(estimate([5], [5]) == 1 && Set(minima([5])).count == 1)
    #expect(estimate([0x1234_5678], [0x0FED_CBA9]) == 0)
  }

  @Test func bandsFindNinetyNineOfAHundredAtTheThreshold() {
    #expect(MinHash.rowsOfBand(jaccard: 1.0 / 3) == 2 && MinHash.rowsOfBand(jaccard: 0.9) == 10)
    #expect(MinHash.rowsOfBand(jaccard: 0.01) == 1 && MinHash.rowsOfBand(jaccard: 1) == 16)
  }

  @Test func itFindsWhatTheExactIndexFinds() throws {
    var random = SeededGenerator(21)
    let articles = (0..<400).flatMap { _ in
      let words = randomWords(Int.random(in: 100...600, using: &random), &random)
      return [words, changed(words, share: 0.04, &random)].map { Article(text: $0.joined(separator: " ")) }
    }
    let exact = try copies(articles, threshold: 0.5)
    let estimated = try copies(articles, threshold: 0.5, method: .minhash)
    let found = Set(exact.clusters).intersection(estimated.clusters).count
    #expect(exact.clusters.count == 400 && Double(found) >= 0.98 * 400 && estimated.clusters.count <= 400)
  }
}
