import Foundation
import Testing

@testable import TextStatistics

/// One after the other: what is read meanwhile would be in the record of each.
@Suite(.serialized)
struct InputRecordTests {
  private func withFile(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString).jsonl").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("{\"text\":\"one\"}\n".utf8).write(to: URL(filePath: path))
    try body(path)
  }

  private func read(_ path: String) throws {
    _ = try CorpusReader(paths: [path]).read(threads: 1, makeState: { 0 }) { count, _ in count += 1 }
  }

  @Test func filesThatAreReadAreRecordedOnce() throws {
    try withFile { path in
      let record = InputRecord.begin()
      try read(path)
      try read(path)
      // Other tests read their own files meanwhile.
      let mine = record.end().filter { $0.path == path }
      #expect(mine == [InputRecord.Input(path: path, digest: try FileDigest(ofFile: path))])
    }
  }

  @Test func aFileThatChangesMeanwhileHasNoDigest() throws {
    try withFile { path in
      let record = InputRecord.begin()
      try read(path)
      try Data("{\"text\":\"another\"}\n".utf8).write(to: URL(filePath: path))
      let mine = record.end().filter { $0.path == path }
      #expect(mine == [InputRecord.Input(path: path, reason: "changed while it was read")])
    }
  }

  @Test func withoutARecordNothingIsKept() throws {
    try withFile { path in
      let record = InputRecord.begin()
      _ = record.end()
      try read(path)
      #expect(record.end().allSatisfy { $0.path != path })
    }
  }
}
