import Foundation

@testable import TextStatistics

// What the tests of the readers share: naive readers, seeded randomness and bytes in place of files.

/// What a document was.
struct SeenDocument: Hashable, CustomStringConvertible {
  var text: [UInt8]
  var columns: [[UInt8]?]
  var description: String {
    "\(String(decoding: text, as: UTF8.self)) \(columns.map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "-" })"
  }
}

/// Bytes that come in pieces of random sizes.
final class MemoryStream: ByteStream {
  var rest: ArraySlice<UInt8>
  var random: SeededGenerator
  init(_ bytes: [UInt8], seed: UInt64 = 0) {
    rest = bytes[...]
    random = SeededGenerator(seed)
  }
  func read(into output: UnsafeMutablePointer<UInt8>, _ count: Int) throws(InputError) -> Int {
    let taken = min(count, rest.count, Int.random(in: 1...1000, using: &random))
    for (offset, byte) in rest.prefix(taken).enumerated() { output[offset] = byte }
    rest = rest.dropFirst(taken)
    return taken
  }
}

/// Reads everything of a stream, a little at a time.
func drain(_ stream: any ByteStream, pieces: Int = 100) throws -> [UInt8] {
  let buffer = ByteBuffer(capacity: pieces)
  var all: [UInt8] = []
  while true {
    buffer.count = try stream.read(into: buffer.base, pieces)
    if buffer.count == 0 { return all }
    all += buffer.bytes
  }
}

extension CorpusReader {
  /// A reader of bytes in memory.
  convenience init(
    bytes: [UInt8], format: InputFormat?, columns: [DocumentColumn], options: ReadingOptions = ReadingOptions(),
    blockSize: Int = 1 << 18, longestRecord: Int = longestAllowedRecord
  ) throws {
    var options = options
    options.format = format
    let listed = ListedFile(path: "memory", relativePath: "memory", isInFolder: false, isRegular: false)
    let stream = MemoryStream(bytes, seed: UInt64(blockSize))
    let file = try inspect(listed, stream, columns: columns, options: options)
    guard let file else { throw InputError(path: "memory", reason: "is empty") }
    try self.init(
      [file], [], Tally(), columns: columns, options: options, blockSize: blockSize, longestRecord: longestRecord)
  }

  /// All documents in input order.
  func all(threads: Int = 1) throws -> (documents: [SeenDocument], report: ReadingReport) {
    let count = columnNames.count
    let (states, report) = try read(threads: threads, makeState: { [(Int, Int, SeenDocument)]() }) { seen, document in
      let columns = (0..<count).map { document.column($0).map(Array.init) }
      seen.append((document.batch, document.index, SeenDocument(text: Array(document.text), columns: columns)))
    }
    let sorted = states.flatMap { $0 }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    return (sorted.map(\.2), report)
  }
}

/// The bytes as valid UTF-8, as the standard library repairs it.
func repaired(_ bytes: [UInt8]) -> [UInt8] { Array(String(decoding: bytes, as: UTF8.self).utf8) }

/// A folder of its own that goes away with the value.
final class TemporaryFolder {
  let path: String
  init() throws {
    path = NSTemporaryDirectory() + "corpus-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ content: some Sequence<UInt8>) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content).write(to: url)
    return url.path
  }

  @discardableResult
  func write(_ name: String, _ content: String) throws -> String { try write(name, Array(content.utf8)) }
}
