import Foundation
import Testing

@testable import TextStatistics

@Test func seedsAreReadThroughTheirManifest() throws {
  let seeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("seeds/outlets.csv").path
  let reader = try CorpusReader(paths: [seeds], columns: [.id, .outlet, .date, .title])
  #expect(reader.columnNames == ["document", "outlet", "date", "title"])
  let (states, report) = try reader.read(threads: 2, makeState: { [String]() }) { seen, document in
    seen.append(document.column(0).map { String(decoding: $0, as: UTF8.self) } ?? "")
    seen.append(String(document.text.count))
  }
  #expect(states.flatMap { $0 } == ["000", "2046", "001", "2645", "002", "4620", "003", "2425", "004", "2756"])
  #expect(report.findings.isEmpty)
}
