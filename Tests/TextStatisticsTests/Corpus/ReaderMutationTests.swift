import Foundation
import Testing

@testable import TextStatistics

// Valid inputs with random damage, read by the fast readers and by naive ones. `FUZZ_CASES` sets how many; a case that ever
// failed is kept in `finds`.

private let caseCount = ProcessInfo.processInfo.environment["FUZZ_CASES"].flatMap(Int.init) ?? 2_000

private let header = "id,outlet,text\n"
private let rows = """
  1,a.com,"He said ""no"", twice.
  And left.",
  2,"b, inc.",plain text
  3,"","quoted ""all\"""\u{20}

  4,a.com,"caf\u{E9} \u{2019}s \u{1F600}"\r
  5,c.com,\u{5D0}\u{5D1} 7" disk
  """
private let firstLine = #"{"id":0,"outlet":"a","text":"t"}"# + "\n"
private let lines = #"""
  {"id": 1, "outlet": "a.com", "text": "He said \"no\",\ntwice.\tCaf\u00e9 \ud83d\ude00 /\/\\ ’s 😀"}
  { "nested": {"a": [1, -2.5e+3, true, {"text": "x"}], "b": null}, "text": "t", "id": 12.50 , "outlet":null }

  {"text":"","outlet":"","id":"x"} 
  {"text":"\ud83d lone \ude00","id":false,"x":[[],{}],"outlet":"\u0041"}
  {"id":"long","outlet":"b.com","text":"a line that is longer than one vector, longer than two, even longer than four of them"}
  {"text":7}
  {"id":null,"text":["a"]}
  """#

/// Bytes that mean something to a parser, likelier to hurt than others.
private let sharp: [[UInt8]] =
  [
    "\"", "\"\"", "\\", "\\u", "\\ud800", "\\udc00", "\n", "\r\n", ",", "{", "}", "[", "]", ":", "null", "0", "-", ".",
    "e",
  ]
  .map { Array($0.utf8) } + [[0], [0xFF], [0xC0], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xF0, 0x9F]]

private func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
  var bytes = bytes
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let length = min(Int.random(in: 0...6, using: &random), bytes.count - place)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.insert(contentsOf: sharp.randomElement(using: &random)!, at: place)
    case 1: bytes.replaceSubrange(place..<place + length, with: sharp.randomElement(using: &random)!)
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    default:
      bytes.insert(contentsOf: bytes[place..<place + length], at: Int.random(in: 0...bytes.count, using: &random))
    }
  }
  return bytes
}

/// Whether the fast reader makes the same of a CSV's rows as the naive one.
private func csvAgrees(_ body: [UInt8], blockSize: Int, threads: Int) throws -> Bool {
  let bytes = Array(header.utf8) + body
  let reader = try CorpusReader(
    bytes: bytes, format: .csv, columns: [.id, .named("outlet")], blockSize: blockSize)
  let (documents, report) = try reader.all(threads: threads)
  let rows = naiveRows(bytes, delimiter: UInt8(ascii: ",")).dropFirst()
  let whole = rows.compactMap { $0 }.filter { $0.count == 3 }
  let expected = whole.map { row in
    SeenDocument(text: repaired(row[2]), columns: row[..<2].map { $0.isEmpty ? nil : repaired($0) })
  }
  func count(_ kind: Finding.Kind) -> Int { report.findings.first { $0.kind == kind }?.count ?? 0 }
  return documents == expected && count(.unclosedQuote) == rows.filter { $0 == nil }.count
    && count(.raggedRow) == rows.compactMap { $0 }.count - whole.count
}

/// Whether the fast reader makes the same of JSON lines as the naive one.
private func jsonAgrees(_ body: [UInt8], blockSize: Int, threads: Int) throws -> Bool {
  let bytes = Array(firstLine.utf8) + body
  let reader = try CorpusReader(
    bytes: bytes, format: .jsonl, columns: [.id, .named("outlet")], blockSize: blockSize)
  let (documents, report) = try reader.all(threads: threads)
  let (expected, broken, dropped) = naiveLines(bytes, columns: ["id", "outlet"])
  func count(_ kind: Finding.Kind) -> Int { report.findings.first { $0.kind == kind }?.count ?? 0 }
  return documents == expected && count(.brokenJSON) == broken
    && count(.missingText) + count(.wrongType) == dropped
}

/// What once went wrong: a key that is repeated so often that the zeros after its values outgrow the line, and inputs
/// longer than what is looked at to learn the columns, which must leave a pipe as it was.
private let finds: [[UInt8]] = [
  Array(("{" + [String](repeating: #""text":"""#, count: 2_000).joined(separator: ",") + "}").utf8),
  Array(("{" + [String](repeating: #""id":1"#, count: 2_000).joined(separator: ",") + #","text":""}"#).utf8),
  Array([String](repeating: lines, count: 200).joined(separator: "\n").utf8),
]

@Test func whatOnceWentWrongStaysRight() throws {
  for find in finds {
    for blockSize in [64, 1_000, 1 << 18] { #expect(try jsonAgrees(find, blockSize: blockSize, threads: 2)) }
  }
  let manyRows = Array([String](repeating: rows, count: 800).joined(separator: "\n").utf8)
  for blockSize in [64, 1_000, 1 << 18] { #expect(try csvAgrees(manyRows, blockSize: blockSize, threads: 2)) }
}

@Test func damagedCSVIsReadLikeTheNaiveReaderDoes() throws {
  var random = SeededGenerator(1)
  for _ in 0..<caseCount {
    let body = mutated(Array(rows.utf8), &random)
    let blockSize = Int.random(in: 64...400, using: &random)
    let agrees = try csvAgrees(body, blockSize: blockSize, threads: 1)
    guard agrees else {
      Issue.record("block size \(blockSize): \(String(reflecting: String(decoding: body, as: UTF8.self)))")
      return
    }
  }
}

@Test func damagedJSONLinesAreReadLikeTheNaiveReaderDoes() throws {
  var random = SeededGenerator(2)
  for _ in 0..<caseCount {
    let body = mutated(Array(lines.utf8), &random)
    let blockSize = Int.random(in: 64...400, using: &random)
    let agrees = try jsonAgrees(body, blockSize: blockSize, threads: 1)
    guard agrees else {
      Issue.record("block size \(blockSize): \(String(reflecting: String(decoding: body, as: UTF8.self)))")
      return
    }
  }
}

@Test func damagedUTF8IsRepairedLikeTheStandardLibraryDoes() {
  var random = SeededGenerator(3)
  let text = Array(
    "ASCII for more than sixty-four bytes, so that whole blocks are skipped at once. Caf\u{E9} \u{2019}s \u{1F600} \u{FFFD} \u{5D0}"
      .utf8)
  let (input, output) = (ByteBuffer(capacity: 1 << 10), ByteBuffer(capacity: 1 << 12))
  for _ in 0..<caseCount {
    let bytes = mutated(text, &random)
    input.count = 0
    bytes.withUnsafeBufferPointer { input.append($0) }
    input.pad()
    let expected = repaired(bytes)
    (output.count, _) = repairUTF8(input.base, input.count, into: output.base)
    let isValid = firstInvalidUTF8(input.base, input.count) == nil
    guard expected.elementsEqual(output.bytes), isValid == (expected == bytes) else {
      Issue.record("\(bytes)")
      return
    }
  }
}
