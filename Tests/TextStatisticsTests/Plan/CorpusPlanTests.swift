import Foundation
import Testing

@testable import TextStatistics

@Suite struct CorpusPlanTests {
  /// Words of Zipf's law, so that the vocabulary goes on growing.
  private func articles(_ count: Int) -> [Article] {
    var random = SeededGenerator(41)
    return (0..<count).map { number in
      let words = (0..<200).map { _ in
        "w\(Int(1 / Double.random(in: 0.00002...1, using: &random)))"
      }
      return Article(id: "\(number)", outlet: "o\(number * 4 / count)", text: words.joined(separator: " "))
    }
  }

  private func plan(_ paths: [String], sample: Int, by names: [String] = ["outlet"]) throws -> CorpusPlan {
    var options = CountingOptions(tokenization: try Tokenization())
    options.unit = .groups(by: names)
    options.threads = 2
    return try CorpusPlan(paths: paths, options, physicalMemory: 8 << 30, sampleSize: sample)
  }

  @Test func aSixthTellsTheWhole() throws {
    let folder = try TemporaryFolder()
    // The corpus is sorted by outlet: its beginning has one of them.
    let path = try folder.write("a.jsonl", try jsonLines(articles(9000)))
    let plan = try self.plan([path], sample: 1 << 20)
    var options = CountingOptions(tokenization: try Tokenization())
    options.threads = 2
    let matrix = try CountedCorpus([try CorpusReader(paths: [path], columns: options.columns)], options).matrix
    let step = plan.steps[0]
    func isAbout(_ found: Int?, _ truth: Int, _ tolerance: Double) -> Bool {
      found.map { abs(Double($0) / Double(truth) - 1) < tolerance } ?? false
    }
    #expect(plan.isSpread && plan.sampledBytes < plan.totalBytes / 4 && plan.sampledArticles < 3000)
    #expect(isAbout(step.rows, matrix.rows.count, 0.3), "\(step.rows ?? 0) \(matrix.rows.count)")
    #expect(isAbout(step.terms, matrix.terms.count, 0.1), "\(step.terms ?? 0) \(matrix.terms.count)")
    #expect(isAbout(step.nonZeros, matrix.counts.columns.count, 0.3))
    #expect(isAbout(plan.steps[2].rows, 9000, 0.05))
    #expect(isAbout(plan.steps[2].nonZeros, matrix.documentFrequencies.reduce(0) { $0 + Int($1) }, 0.05))
  }

  @Test func aSmallCorpusIsCountedWhole() throws {
    let plan = try self.plan([seedsFolder.path], sample: 1 << 24, by: [])
    #expect(plan.steps[0].rows == 1 && plan.steps[2].rows == 5 && plan.sampledArticles == 5)
    #expect(plan.steps.allSatisfy { $0.advice == nil })
  }

  @Test func whatCannotBeCutIsReadFromItsBeginning() throws {
    let folder = try TemporaryFolder()
    let rows = articles(3000).map { "\($0.outlet!),\($0.text)" }
    let path = try folder.write("a.csv", Array(("outlet,text\n" + rows.joined(separator: "\n") + "\n").utf8))
    let plan = try self.plan([path], sample: 1 << 18)
    #expect(!plan.isSpread && plan.sampledArticles == 2000)
    #expect(abs((plan.steps[2].rows ?? 0) - 3000) < 150, "\(plan.steps[2].rows ?? 0)")
    #expect(throws: InputError.self) { _ = try self.plan([folder.path + "/none.jsonl"], sample: 1 << 18) }
  }
}
