import Testing

@testable import TextStatistics

@Suite struct CopyMarksTests {
  private let story = "the ferry leaves at noon and comes back at six in the evening"

  private func read(
    _ articles: [Article], columns: [DocumentColumn] = [.id], threads: Int = 1,
    _ configure: (inout ReadingOptions) -> Void
  ) throws -> (documents: [SeenDocument], report: ReadingReport) {
    let folder = try TemporaryFolder()
    var options = ReadingOptions()
    configure(&options)
    let path = try folder.write("a.jsonl", try jsonLines(articles))
    return try CorpusReader(paths: [path], columns: columns, options: options, blockSize: 4096).all(threads: threads)
  }

  @Test(arguments: [1, 2, 8]) func allButTheOriginalOfAClusterAreLeftOut(threads: Int) throws {
    // Long records make blocks grow in the thread that reads them; places stay what they were.
    let articles = (0..<200).map { number in
      let length = number % 20 == 0 ? 3000 : 10
      let own = "own\(number) " + (0..<length).map { "w\(number)x\($0)" }.joined(separator: " ")
      return Article(id: "\(number)", date: "2022-03-\(10 + number % 3)", text: number % 4 == 1 ? story : own)
    }
    let (documents, report) = try read(articles, threads: threads) { $0.dropsCopies = true }
    let kept = articles.indices.filter { $0 % 4 != 1 || $0 == 9 }
    #expect(documents.map { String(decoding: $0.columns[0]!, as: UTF8.self) } == kept.map(String.init))
    #expect(report.leftOutCopies == LeftOutCopies(articles: 49, clusters: 1) && report.documents == 151)
  }

  @Test func theThresholdAndTheLimitAreThoseOfTheOptions() throws {
    let longer = "\(story) and again the day after for as long as there is somebody who wants to go"
    let other = "nothing to see here on this quiet sunday morning in may"
    let articles = ["\(story) today and tomorrow \(other)", longer, other, "yes"].map { Article(text: $0) }
    #expect(try read(articles) { $0.dropsCopies = true }.documents.count == 3)
    #expect(try read(articles) { ($0.dropsCopies, $0.copyThreshold) = (true, 0.3) }.documents.count == 2)
    #expect(
      try read(articles) { ($0.dropsCopies, $0.copyThreshold, $0.limit) = (true, 0.3, 2) }.documents.map(\.text.count)
        == [
          articles[0].text.utf8.count, 3,
        ])
    #expect(try read(articles) { _ in }.documents.count == 4)
  }

  @Test func theClusterIsAColumn() throws {
    let articles = ["one", "yes", story, "Yes", story].map { Article(id: $0, text: $0) }
    let (documents, report) = try read(articles, columns: [.copyCluster, .id]) { _ in }
    #expect(documents.map { $0.columns[0].map { String(decoding: $0, as: UTF8.self) } } == [nil, "1", "2", "1", "2"])
    #expect(report.leftOutCopies == LeftOutCopies())
    #expect(DocumentColumn(name: "copies") == .copyCluster)
  }

  @Test func whatCannotBeReadTwiceIsRefused() throws {
    var options = ReadingOptions()
    options.dropsCopies = true
    #expect(throws: InputError.self) { try CorpusReader(paths: ["/dev/null"], options: options) }
  }

  @Test func agenciesAreToldByTheirDateline() {
    func agency(_ text: String) -> NewsAgency? {
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBufferPointer { NewsAgency(creditedIn: $0) }
    }
    #expect(agency("KYIV, Ukraine (AP) — The") == .ap && agency("LONDON (REUTERS) - A (b)") == .reuters)
    #expect(agency("(a) (Kyodo News) says") == .kyodo && agency("(b (AP) c)") == nil)
    #expect(agency("") == nil && agency("(") == nil && agency("no agency (at all)") == nil)
    #expect(agency(String(repeating: "x", count: 300) + "(AP)") == nil)
  }
}
