import Foundation
import Testing

@testable import TextStatistics

private let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("seeds").path

private func string(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

@Test func seedsAreReadThroughTheirManifest() throws {
  let reader = try CorpusReader(
    paths: [seeds + "/outlets.csv"], columns: [.id, .outlet, .date, .named("date_source"), .title, .named("author")])
  #expect(reader.columnNames == ["document", "outlet", "date", "date_source", "title", "author"])
  let (documents, report) = try reader.all(threads: 2)
  #expect(documents.map { string($0.columns[0]) } == ["000", "001", "002", "003", "004"])
  #expect(
    documents.map { string($0.columns[1]) } == [
      "thehill.com", "spamchronicles.com", "americanfreepress.net", "spamchronicles.com", "cryptoknowmics.com",
    ])
  #expect(string(documents[2].columns[4]) == "China Stands with Russia, Its ‘Most Important Strategic Partner’")
  #expect(documents[0].columns[4] == nil && string(documents[2].columns[5]) == "John Friend")
  #expect(documents.map(\.text.count) == [2046, 2645, 4620, 2425, 2756])
  #expect(report.findings.isEmpty && report.documents == 5 && report.files == 1 && reader.totalBytes == nil)
  for document in documents {
    let name = try FileManager.default.contentsOfDirectory(atPath: seeds).first {
      $0.hasPrefix(string(document.columns[0])!)
    }
    #expect(FileManager.default.contents(atPath: seeds + "/" + name!) == Data(document.text))
  }
}

@Test func foldersOfTextsHaveTheirOutletInThePath() throws {
  let folder = try TemporaryFolder()
  try folder.write("fox/deep/1.txt", "one")
  try folder.write("cnn/2.txt.gz", gzipped(Array("two".utf8)))
  try folder.write("3.txt", "")
  func read(_ paths: [String], _ source: OutletSource?) throws -> [[String?]] {
    var options = ReadingOptions()
    options.outletSource = source
    let reader = try CorpusReader(paths: paths, columns: [.id, .outlet], options: options)
    return try reader.all(threads: 2).documents.map { [string($0.text)] + $0.columns.map(string) }
  }
  #expect(
    try read([folder.path], nil) == [["", "3", nil], ["two", "cnn/2", "cnn"], ["one", "fox/deep/1", "fox"]])
  #expect(try read([folder.path], .path(component: 2)).map(\.[2]) == [nil, nil, "deep"])
  #expect(try read([folder.path], .filename).map(\.[2]) == ["3", "2", "1"])
  #expect(try read([folder.path + "/fox/deep/1.txt"], nil).map(\.[2]) == [nil])
  #expect(try CorpusReader(paths: [folder.path], columns: [.outlet, .date]).columnNames == ["outlet", nil])
}

/// A few hundred documents in each format, with the same content.
private func corpus(_ format: InputFormat, _ random: inout SeededGenerator) -> (
  bytes: [UInt8], documents: [SeenDocument]
) {
  var source = format == .jsonl ? "" : format == .csv ? "id,text,outlet\r\n" : "id\ttext\toutlet\n"
  var documents: [SeenDocument] = []
  for id in 0..<300 {
    let words = ["word", "“quoted”", "\"straight\"", "line\nbreak", "tab\there", "co,mma", "back\\slash", "\u{1F600}"]
    let text = (0..<Int.random(in: 0...60, using: &random)).map { _ in words.randomElement(using: &random)! }
      .joined(separator: " ")
    let outlet = "outlet \(id % 7)"
    if format == .jsonl {
      let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        .replacing("\t", with: "\\t")
      source += #"{"id":\#(id),"outlet":"\#(outlet)","text":"\#(escaped)"}"# + "\n"
    } else {
      let delimiter = format == .csv ? "," : "\t"
      source += ["\(id)", "\"" + text.replacing("\"", with: "\"\"") + "\"", outlet].joined(separator: delimiter)
      source += format == .csv ? "\r\n" : "\n"
    }
    documents.append(SeenDocument(text: Array(text.utf8), columns: [Array("\(id)".utf8), Array(outlet.utf8)]))
  }
  return (Array(source.utf8), documents)
}

@Test(arguments: [InputFormat.csv, .tsv, .jsonl], [1, 2, 8])
func documentsDependOnNeitherThreadsNorBlocks(format: InputFormat, threads: Int) throws {
  var random = SeededGenerator(61)
  let (bytes, expected) = corpus(format, &random)
  for blockSize in [64, 100, 1_000, 1 << 18] {
    let reader = try CorpusReader(bytes: bytes, format: format, columns: [.id, .outlet], blockSize: blockSize)
    let (documents, report) = try reader.all(threads: threads)
    #expect(documents == expected, "\(report.findings)")
    #expect(report.documents == 300 && report.findings.isEmpty && reader.documentsRead == 300)
  }
}

@Test(arguments: [InputFormat.csv, .tsv, .jsonl])
func formatsAreKnownByNameByContentAndCompressed(format: InputFormat) throws {
  var random = SeededGenerator(62)
  let (bytes, expected) = corpus(format, &random)
  let folder = try TemporaryFolder()
  let paths = [
    try folder.write("a.\(format.rawValue)", bytes), try folder.write("b", bytes),
    try folder.write("c.\(format.rawValue).gz", gzipped(bytes)), try folder.write("d.dat", zstdCompressed(bytes)),
    try folder.write("e.\(format.rawValue)", [0xEF, 0xBB, 0xBF] + bytes),
    try folder.write("f", String(decoding: bytes, as: UTF8.self).data(using: .utf16LittleEndian)!.reversedMark()),
  ]
  for path in paths {
    let reader = try CorpusReader(paths: [path], columns: [.id, .outlet])
    let (documents, report) = try reader.all(threads: 2)
    #expect(documents == expected, "\(path)")
    #expect(report.bytes == reader.totalBytes)
    #expect(try reader.all().documents == expected, "it can be read again")
  }
  let both = try CorpusReader(paths: [paths[0], paths[2]], columns: [.id, .outlet]).all(threads: 2)
  #expect(both.documents == expected + expected && both.report.files == 2)
  #expect(both.report.findings.map(\.count) == [300])
  #expect(both.report.findings.first?.examples.first?.reason.hasPrefix("has the id of \(paths[0]):") == true)
}

extension Data {
  /// The bytes after the mark of UTF-16 with the low byte first.
  fileprivate func reversedMark() -> [UInt8] { [0xFF, 0xFE] + Array(self) }
}

@Test func proseIsATextEvenWithCommas() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("story", "On Monday, the minister said: \"No\".\nSource, unnamed.")
  #expect(try CorpusReader(paths: [path]).all().documents.count == 1)
}

@Test func theLimitTakesTheFirstDocuments() throws {
  var random = SeededGenerator(63)
  let (bytes, expected) = corpus(.jsonl, &random)
  var options = ReadingOptions()
  for limit in [0, 1, 17, 299, 1000] {
    options.limit = limit
    let reader = try CorpusReader(
      bytes: bytes, format: .jsonl, columns: [.id, .outlet], options: options, blockSize: 500)
    #expect(try reader.all(threads: 8).documents == Array(expected.prefix(limit)))
  }
}

@Test func aTitleMayGoBeforeTheText() throws {
  let bytes = Array("headline,body\nTitle,Text\n,Only text\n\"caf\u{E9}\",\n".utf8)
  var options = ReadingOptions()
  options.includeTitle = true
  let reader = try CorpusReader(bytes: bytes, format: .csv, columns: [.title], options: options)
  #expect(try reader.all().documents.map { string($0.text) } == ["Title\nText", "Only text", "caf\u{E9}\n"])
}

@Test func columnsMayBeNamedAndRepeated() throws {
  let bytes = Array("{\"content\":\"t\",\"Source\":\"s\",\"n\":1}\n{\"content\":\"u\",\"late\":[1]}\n".utf8)
  let reader = try CorpusReader(
    bytes: bytes, format: .jsonl,
    columns: [.outlet, .named("Source"), .named("outlet"), .named("content"), .named("n"), .date, .named("late")])
  #expect(reader.columnNames == ["Source", "Source", "Source", "content", "n", nil, "late"])
  let documents = try reader.all().documents
  #expect(
    documents.map { $0.columns.map(string) } == [
      ["s", "s", "s", "t", "1", nil, nil], [nil, nil, nil, "u", nil, nil, nil],
    ])
}

@Test func everyTextIsFollowedByZeros() throws {
  var random = SeededGenerator(64)
  let (bytes, _) = corpus(.jsonl, &random)
  let reader = try CorpusReader(bytes: bytes, format: .jsonl, columns: [.id], blockSize: 700)
  _ = try reader.read(threads: 2, makeState: { 0 }) { _, document in
    let end = document.text.baseAddress! + document.text.count
    #expect((0..<64).allSatisfy { end[$0] == 0 })
  }
}

@Test func theFirstErrorInInputOrderIsThrown() throws {
  struct Stop: Error, Equatable { var id: Int }
  var random = SeededGenerator(65)
  let (bytes, _) = corpus(.jsonl, &random)
  for threads in [1, 2, 8] {
    let reader = try CorpusReader(bytes: bytes, format: .jsonl, columns: [.id], blockSize: 300)
    #expect(throws: Stop(id: 40)) {
      try reader.read(threads: threads, makeState: { 0 }) { _, document in
        let id = Int(String(decoding: document.column(0)!, as: UTF8.self))!
        if id >= 40 { throw Stop(id: id) }
      }
    }
  }
}

@Test func placesKnowTheirLine() throws {
  let bytes = Array("text\n\"a\n\nb\"\n\nc\n\"d\"\n".utf8)
  for blockSize in [64, 1 << 18] {
    let reader = try CorpusReader(bytes: bytes, format: .csv, columns: [], blockSize: blockSize)
    let (states, report) = try reader.read(threads: 1, makeState: { [DocumentPlace]() }) { $0.append($1.place) }
    #expect(states[0].map { report.location(of: $0).line } == [2, 6, 7])
  }
}
