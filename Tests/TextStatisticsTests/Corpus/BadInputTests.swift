import Foundation
import Testing

@testable import TextStatistics

/// The error of opening or reading an input.
private func failure(_ paths: [String], _ columns: [DocumentColumn] = [], _ options: ReadingOptions = .init())
  -> InputError?
{
  do {
    _ = try CorpusReader(paths: paths, columns: columns, options: options).all()
    return nil
  } catch { return error as? InputError }
}

private func failure(_ content: String, _ name: String, _ columns: [DocumentColumn] = []) throws -> String? {
  let folder = try TemporaryFolder()
  let path = try folder.write(name, content)
  return failure([path], columns)?.description.replacing(folder.path + "/", with: "")
}

/// What a reading found, a line for each kind: count and first example.
private func findings(_ content: some Sequence<UInt8>, _ name: String, _ columns: [DocumentColumn] = []) throws
  -> [String]
{
  let folder = try TemporaryFolder()
  let path = try folder.write(name, content)
  let (_, report) = try CorpusReader(paths: [path], columns: columns, options: .init(), blockSize: 100).all(threads: 2)
  return report.findings.map { "\($0.count) \($0.examples[0])".replacing(folder.path + "/", with: "") }
}

@Test func missingInputsAreNamed() throws {
  #expect(
    failure(["/nonexistent/x.csv"])
      == InputError(path: "/nonexistent/x.csv", reason: "no such file or folder", kind: .missing))
  let folder = try TemporaryFolder()
  #expect(failure([folder.path])?.reason == "the folder has no .txt, .csv, .tsv or .jsonl files")
  try folder.write("a.csv", "")
  try folder.write("b.csv", "text\nx\n")
  #expect(failure([folder.path + "/a.csv"])?.reason == "is empty")
  let (documents, report) = try CorpusReader(paths: [folder.path]).all()
  #expect(documents.count == 1 && report.findings.map(\.kind) == [.emptyFile])
}

@Test(.enabled(if: geteuid() != 0)) func aFileWithoutPermissionIsNamed() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("a.txt", "x")
  try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
  #expect(failure([path])?.kind == .missing)
}

@Test func headersThatCannotServeAreRefused() throws {
  #expect(
    try failure("1,2\n3,4\n", "x.csv")
      == #"x.csv: the header has no column for the text: name it with --text (its columns are "1", "2")"#)
  #expect(try failure("text,a,a\nx,y,z\n", "x.csv") == #"x.csv:1: the header has two columns "a": rename one"#)
  #expect(try failure("text,\"a\nx,y\n", "x.csv") == "x.csv:1: the quote opened in the header is never closed")
  #expect(
    try failure("text,outlet\nx,y\n", "x.csv", [.named("outlte")])
      == #"x.csv: has no column "outlte"; did you mean "outlet"? (its columns are "text", "outlet")"#)
  #expect(
    try failure(#"{"txet":1}"#, "x.jsonl")
      == #"x.jsonl: has no column for the text: name it with --text (its columns are "txet")"#)
  #expect(
    try failure("[{\"text\":\"x\"}]", "x.json")
      == "x.json:1: is one JSON array, not one object per line: convert it, for example with jq -c '.[]'")
  #expect(
    try failure("text\n", "x.jsonl")
      == "x.jsonl:1: one JSON object per line is expected, in column 1 an opening brace is expected")
}

@Test func textsHaveNoColumnsToName() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("x.txt", "x")
  var options = ReadingOptions()
  options.dateColumn = "day"
  #expect(failure([path], [], options)?.reason == #"has no column "day" (its columns are "id", "outlet")"#)
  options = ReadingOptions()
  options.includeTitle = true
  #expect(failure([path], [], options)?.reason.hasPrefix("has no column for the title") == true)
  #expect(failure([path], [.named("section")])?.reason.hasPrefix(#"has no column "section""#) == true)
}

@Test func rowsThatCannotServeAreDroppedAndCounted() throws {
  let csv = "text,id,n\nfine,1,\"a\nb\"\ntwo,2\nfine,3,x\none\nfine,4,x\n\"never,5\nclosed,6,x\n"
  #expect(
    try findings(csv.utf8, "x.csv") == [
      "2 x.csv:4: has 2 fields, not 3",
      "1 x.csv:8: the quote opened here is never closed: all that follows is left out",
    ])
}

@Test func linesThatCannotServeAreDroppedAndCounted() throws {
  let lines = """
    {"text":"fine"}
    {"text":"broken"

    {"text":7}
    {"text":{"a":1}}
    {"text":null}
    {"other":"x"}
    {"text":""}
    {"text":"\\ud800 and \\udc00"}
    """
  #expect(
    try findings(lines.utf8, "x.jsonl") == [
      "1 x.jsonl:2: is not a JSON object: in column 17 a comma or a closing brace is expected",
      #"2 x.jsonl:6: has no "text""#, #"2 x.jsonl:4: "text" is a number or boolean, not a text"#,
      "2 x.jsonl:9: has half a surrogate pair, read as U+FFFD",
    ])
}

@Test func damagedBytesAreCountedWithTheirPlace() throws {
  let bytes =
    Array("text,id\nfine,1\nbad ".utf8) + [0xE9, 0xFF] + Array(",2\nnul ".utf8) + [0, 0] + Array(",2\n".utf8)
  #expect(
    try findings(bytes, "x.csv", [.id]) == [
      "2 x.csv:3: is not UTF-8 (byte 0xE9), read as U+FFFD; name another encoding with --encoding",
      "2 x.csv:4: has NUL bytes in its text, which stay; if it is UTF-16, name that with --encoding",
      "1 x.csv:4: has the id of x.csv:3",
    ])
  let text = Array("line\nline\nbad ".utf8) + [0xE9]
  #expect(
    try findings(text, "x.txt")
      == ["1 x.txt:3: is not UTF-8 (byte 0xE9), read as U+FFFD; name another encoding with --encoding"])
}

@Test func filesThatATableNamesButLacksAreCounted() throws {
  let found = try findings("file,id\nnone.txt,1\n,2\n".utf8, "x.csv")
  #expect(found.count == 2 && found[0] == #"1 x.csv:3: has no "file""#)
  #expect(found[1].hasPrefix("1 x.csv:2: ") && found[1].hasSuffix("none.txt: no such file or folder"))
}

@Test func cutOffArchivesAreErrorsNotShortCorpora() throws {
  let lines = Array((0..<20_000).map { #"{"text":"number \#($0)"}"# + "\n" }.joined().utf8)
  let folder = try TemporaryFolder()
  for (name, bytes) in [("x.jsonl.gz", gzipped(lines)), ("x.jsonl.zst", zstdCompressed(lines))] {
    let path = try folder.write(name, bytes.dropLast(10))
    #expect(failure([path])?.reason.hasPrefix("is cut off") == true)
  }
}

@Test func aLineOfFiftyMegabytesIsOneDocument() throws {
  let text = [UInt8](repeating: UInt8(ascii: "x"), count: 50_000_000)
  for (format, start, end) in [
    (InputFormat.jsonl, #"{"text":"a"}"# + "\n" + #"{"text":""#, "\"}\n"), (.csv, "text\na\n\"", "\"\n"),
  ] {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.\(format.rawValue)", Array(start.utf8) + text + Array((end + end.suffix(0)).utf8))
    let (states, report) = try CorpusReader(paths: [path]).read(threads: 2, makeState: { [Int]() }) {
      $0.append($1.text.count)
    }
    #expect(states.flatMap { $0 }.sorted() == [1, 50_000_000] && report.findings.isEmpty)
  }
}

@Test func aRecordWithoutEndIsAnErrorWithItsLine() throws {
  let bytes = Array("text\n\"a\nb\"\nc\n\"".utf8) + [UInt8](repeating: 0x20, count: 20_000)
  for threads in [1, 2] {
    let reader = try CorpusReader(bytes: bytes, format: .csv, columns: [], blockSize: 64, longestRecord: 10_000)
    let error = #expect(throws: InputError.self) { try reader.all(threads: threads) }
    #expect(error?.line == 5)
  }
}

@Test func aTextThatIsTooLongIsAnError() throws {
  let text = [UInt8](repeating: 0x61, count: 100_000)
  let reader = try CorpusReader(bytes: text, format: .text, columns: [], longestRecord: 10_000)
  let error = #expect(throws: InputError.self) { try reader.all() }
  #expect(error?.description == "memory: is too long for one article")
  #expect(try CorpusReader(bytes: text, format: .text, columns: []).all().documents.count == 1)
}

@Test func manyKeysAreLearntInTime() throws {
  let lines = (0..<100).map { line in
    "{\"text\":\"x\"" + (0..<1000).map { ",\"\(line)_\($0)\":1" }.joined() + "}\n"
  }
  let bytes = Array(lines.joined().utf8)
  let (reader, seconds) = try processorSeconds {
    try CorpusReader(bytes: bytes, format: .jsonl, columns: [.named("99_999")])
  }
  #expect(reader.columnNames == ["99_999"] && seconds < 10)
}

@Test func aPipeIsReadOnlyOnce() throws {
  let reader = try CorpusReader(bytes: Array("text\nx\n".utf8), format: .csv, columns: [])
  #expect(try reader.all().documents.count == 1)
  #expect(throws: InputError(path: "memory", reason: "is not a file and can be read only once", kind: .io)) {
    try reader.all()
  }
}
