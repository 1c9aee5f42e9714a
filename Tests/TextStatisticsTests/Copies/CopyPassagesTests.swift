import Testing

@testable import TextStatistics

@Suite struct CopyPassagesTests {
  @Test func passagesAreTheLongestSharedRuns() throws {
    let shared = ["the old bridge over the river", "nobody should dock a ship on five hours of sleep"]
    let articles = [
      Article(id: "a", outlet: "A", date: "2022-03-01", text: "First, \(shared[0]). Then: “\(shared[1])”, she said."),
      Article(id: "b", outlet: "B", date: "2022-03-02", text: "\(shared[1].uppercased())\nis true of \(shared[0]) too"),
      Article(id: "c", text: "nothing of the kind is in here at all"),
    ]
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", try jsonLines(articles))
    let found = try copies(at: path, 0.3)
    func passages(_ limit: Int) throws -> String {
      let reader = try CorpusReader(
        paths: [path], columns: CopyCollector.columns, options: ReadingOptions(), blockSize: 4096)
      return try found.passageTable(reader, limit: limit).formatted(as: .csv)
    }
    let header = "cluster_id,id,outlet,match_id,match_outlet,rank,n_words,text,match_text\n"
    let first = "1,b,B,a,A,1,10,\(shared[1].uppercased()),\(shared[1])\n"
    #expect(try passages(1) == header + first)
    #expect(try passages(9) == header + first + "1,b,B,a,A,2,6,\(shared[0]),\(shared[0])\n")
  }
}
