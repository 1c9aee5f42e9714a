#if os(Linux)
  import Foundation
  import Testing

  /// The most memory that a process held until its end, in megabytes, by the system's own account: nearly, as it is asked
  /// every millisecond. The figure that is kept for parents does not do: it begins with the memory of this process.
  private func peak(_ arguments: [String], in folder: Folder) throws -> (megabytes: Int, code: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    try process.run()
    var peak = 0
    while process.isRunning {
      let status = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
      if let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }) {
        peak = max(peak, Int(line.split(whereSeparator: { !$0.isNumber })[0])!)
      }
      usleep(1000)
    }
    return (peak / 1024, process.terminationStatus)
  }

  /// Articles of a thousand words out of two thousand.
  private func articles(_ count: Int) -> String {
    var random: UInt64 = 1
    var lines = ""
    for article in 0..<count {
      lines += "{\"outlet\":\"\(article % 4)\",\"text\":\""
      for _ in 0..<1000 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        lines += "w\((random >> 33) % 2000) "
      }
      lines += "\"}\n"
    }
    return lines
  }

  @Test func aProcessStaysWithinItsMemory() throws {
    try withFolder { folder in
      try folder.write("a.jsonl", articles(130))
      // Nearly all n-grams occur once: little of what is counted is in the result. Without a limit it takes 70 MB.
      let command = "vocab a.jsonl --by outlet --ngrams 1-3 --min-count 3 --threads 2 --memory 64M -q -o a.csv"
      let run = try peak(command.split(separator: " ").map(String.init), in: folder)
      #expect(run.code == 0 && run.megabytes > 30 && run.megabytes <= 64, "\(run)")
      #expect(try folder.text("a.csv").split(separator: "\n").count > 1000)
    }
  }

  /// Two million different pairs, of which few are kept.
  @Test func pairsThatAreCountedInPartsAreTheSameWithinTheirMemory() throws {
    try withFolder { folder in
      try folder.write("a.jsonl", articles(1100))
      let command = "cooccur a.jsonl --min-count 8 --no-keep-positions --threads 2 --no-meta"
      let whole = try stats(command.split(separator: " ").map(String.init), in: folder)
      #expect(whole.code == 0 && whole.lines.count > 1000 && !whole.messages.contains("counted in parts"))
      let parts = "\(command) --memory 64M -o a.csv"
      let run = try peak(parts.split(separator: " ").map(String.init), in: folder)
      #expect(run.code == 0 && run.megabytes > 30 && run.megabytes <= 64, "\(run)")
      #expect(try folder.read("a.csv") == whole.output)
      let full = try shell("TMPDIR=/nonexistent '\(executable)' \(parts) -q 2>err", in: folder)
      #expect(full == 73)
      #expect(try folder.text("err").hasPrefix("stats: /nonexistent: cannot create a temporary file: No such file"))
    }
  }
#endif
