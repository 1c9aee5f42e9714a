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

  @Test func aProcessStaysWithinItsMemory() throws {
    try withFolder { folder in
      var random: UInt64 = 1
      var lines = ""
      for article in 0..<600 {
        lines += "{\"outlet\":\"\(article % 40)\",\"text\":\""
        for _ in 0..<1500 {
          random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          lines += "w\(random >> 33 % 100_000) "
        }
        lines += "\"}\n"
      }
      try folder.write("a.jsonl", lines)
      let command = ["similarity", "a.jsonl", "--threads", "2", "-q", "--no-meta", "-o"]
      let free = try peak(command + ["free.csv"], in: folder)
      let limited = try peak(command + ["limited.csv", "--memory", "64M"], in: folder)
      #expect(free.code == 0 && free.megabytes > 64, "\(free)")
      #expect(limited.code == 0 && limited.megabytes <= 64, "\(limited)")
      #expect(try folder.read("free.csv") == folder.read("limited.csv"))
    }
  }
#endif
