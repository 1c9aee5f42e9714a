import Foundation
import Testing

@testable import TextStatistics

@Suite struct CleanedCorpusTests {
  private func clean(
    _ path: String, _ folder: TemporaryFolder, marksOnly: Bool = false, threads: Int = 1,
    _ reading: ReadingOptions = ReadingOptions()
  ) throws -> (text: String, cleaned: CleanedCorpus) {
    let reader = try CleanedCorpus.reader(paths: [path], options: reading)
    let output = try OutputFile(folder.path + "/out.jsonl")
    let cleaned = try CleanedCorpus(reader, CleaningOptions(), marksOnly: marksOnly, to: output, threads: threads)
    try output.commit()
    return (try String(contentsOfFile: folder.path + "/out.jsonl", encoding: .utf8), cleaned)
  }

  @Test func recordsOfJSONStayAsTheyAreButForTheirText() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a.jsonl",
      #"""
      { "n" : 1e3, "text" : null, "text" : "By Jane Doe\nIt \"is\" so.\u00e9" , "tags": ["a", {"text": "x"}], "id":"7"}
      {"id": 8, "body": {"text": 1}, "text": "All, or: nothing.", "outlet": "A"}

      {"text":"","b":true}
      """#)
    #expect(
      try clean(path, folder).text == #"""
        { "n" : 1e3, "text" : null, "text" : "It \"is\" so.é" , "tags": ["a", {"text": "x"}], "id":"7"}
        {"id": 8, "body": {"text": 1}, "text": "All, or: nothing.", "outlet": "A"}
        {"text":"","b":true}

        """#)
    let (marked, corpus) = try clean(path, folder, marksOnly: true)
    #expect(marked.split(separator: "\n")[0].hasSuffix(#" "id":"7","marked_lines":"1 byline"}"#))
    #expect(corpus.lines.map(\.action) == [.marked] && corpus.summary.lines == 0)
    #expect(corpus.lines[0].record == 1 && corpus.lines[0].line == 1 && corpus.lines[0].text == "By Jane Doe")
  }

  @Test func cellsOfTablesBecomeStrings() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.csv", "id,n,text,source\n1,2,\"By Jane Doe\nBody goes \"\"here\"\".\",A\n3,,b.,\n")
    #expect(
      try clean(path, folder).text == #"""
        {"id":"1","n":"2","text":"Body goes \"here\".","source":"A"}
        {"id":"3","n":"","text":"b.","source":""}

        """#)
    var options = ReadingOptions()
    options.outletSource = .filename
    #expect(try clean(path, folder, options).text.hasSuffix(#""text":"b.","source":"","outlet":"a"}"# + "\n"))
  }

  @Test func textsOfTheirOwnFilesGetAKey() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/A/1.txt", "Sign up\nBody goes here.")
    #expect(
      try clean(folder.path + "/in", folder).text == #"{"id":"A/1","outlet":"A","text":"Body goes here."}"# + "\n")
    try folder.write("list.csv", "file,x\nin/A/1.txt,5\n")
    #expect(
      try clean(folder.path + "/list.csv", folder).text
        == #"{"file":"in/A/1.txt","x":"5","text":"Body goes here."}"# + "\n")
    try folder.write("list.jsonl", #"{"file": "in/A/1.txt", "x": 5 }"# + "\n")
    #expect(
      try clean(folder.path + "/list.jsonl", folder).text
        == #"{"file": "in/A/1.txt", "x": 5 ,"text":"Body goes here."}"# + "\n")
  }

  @Test func theReportHasEveryLineThatIsGone() throws {
    var random = SeededGenerator(4)
    let corpus = (0..<150).map { number in
      let lines = [
        "Sign up", "By Jane Doe", "THREE WORDS SHOUTED", "Daily line.", "MOSCOW (AP) - Yes \(number).", "Reuters",
      ]
      return [
        "id": "\(number)", "outlet": "AB".map(String.init).randomElement(using: &random)!,
        "text": (0..<4).map { _ in
          Bool.random(using: &random)
            ? lines.randomElement(using: &random)! : "Prose \(Int.random(in: 0...9999, using: &random))."
        }.joined(separator: "\n"),
      ]
    }
    let folder = try TemporaryFolder()
    let path = try folder.write("a.jsonl", try jsonLines(corpus))
    let (text, cleaned) = try clean(path, folder, threads: 4)
    #expect(try clean(path, folder, threads: 1).text == text)
    let articles = try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String])
    }
    #expect(articles.map { $0["id"]! } == corpus.map { $0["id"]! })
    for (index, (before, after)) in zip(corpus, articles).enumerated() {
      var lines = before["text"]!.split(separator: "\n").map(String.init)
      let gone = cleaned.lines.filter { $0.id == before["id"] && $0.action == .removed }
      for line in gone.reversed() { #expect(lines.remove(at: line.line - 1) == line.text && line.record == index + 1) }
      #expect(lines.joined(separator: "\n") == after["text"])
    }
    let kept = cleaned.lines.filter { $0.action == .kept }
    #expect(Set(kept.map(\.check)) == [.dateline, .agencyCredit])
    #expect(cleaned.summary.lines == cleaned.lines.count - kept.count)
    // What is cleaned while it is read is the same.
    let texts = try cleanedTexts(path, threads: 2)
    #expect(texts.texts.map { String(decoding: $0, as: UTF8.self) } == articles.map { $0["text"]! })
    #expect(texts.report.cleaning == cleaned.summary)
  }
}
