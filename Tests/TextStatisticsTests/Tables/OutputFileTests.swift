import Foundation
import Synchronization
import Testing

@testable import TextStatistics

// Pipes and the disposition of SIGPIPE belong to the whole process.
@Suite(.serialized) struct OutputFileTests {
  private func inFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func content(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func fileAppearsOnlyWhenCommitted() throws {
    try inFolder { folder in
      let path = folder + "/out.csv"
      let output = try OutputFile(path)
      try output.write("a,b\n".utf8Span.span)
      #expect(!FileManager.default.fileExists(atPath: path))
      try output.commit()
      #expect(try names(in: folder) == ["out.csv"])
      #expect(try content(path) == "a,b\n")
      let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
      let mask = umask(0)
      umask(mask)
      #expect(mode == 0o666 & ~Int(mask))
    }
  }

  @Test func abandonedOutputLeavesTheOldFileAndNothingElse() throws {
    try inFolder { folder in
      let path = folder + "/out.csv"
      try "old".write(toFile: path, atomically: false, encoding: .utf8)
      do {
        let output = try OutputFile(path)
        try output.write("new".utf8Span.span)
        #expect(try names(in: folder).count == 2)
      }
      #expect(try names(in: folder) == ["out.csv"])
      #expect(try content(path) == "old")
    }
  }

  @Test func existingFileIsReplaced() throws {
    try inFolder { folder in
      let path = folder + "/out.csv"
      for text in ["first, longer", "second"] {
        let output = try OutputFile(path)
        try output.write(text.utf8Span.span)
        try output.commit()
        if text != "second" { chmod(path, 0o640) }
      }
      #expect(try content(path) == "second")
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
    }
  }

  @Test func symbolicLinkIsFollowed() throws {
    try inFolder { folder in
      try "old".write(toFile: folder + "/real", atomically: false, encoding: .utf8)
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "real")
      let output = try OutputFile(folder + "/link")
      try output.write("new".utf8Span.span)
      try output.commit()
      #expect(try content(folder + "/real") == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "real")
    }
  }

  @Test func unusablePathsAreReportedOnOneLine() throws {
    try inFolder { folder in
      let missing = folder + "/none/out.csv"
      let expected = InputError(path: missing, reason: "cannot create: No such file or directory", kind: .output)
      #expect(throws: expected) { try OutputFile(missing) }
      #expect(throws: InputError(path: folder, reason: "cannot write: Is a directory", kind: .output)) {
        try OutputFile(folder)
      }
    }
    // A folder nobody can write to, root included.
    #expect { try OutputFile("/proc/out.csv") } throws: { error in
      (error as? InputError)?.kind == .output && (error as? InputError)?.path == "/proc/out.csv"
    }
  }

  @Test func fullDiskIsReported() throws {
    let output = try OutputFile("/dev/full")
    let expected = InputError(path: "/dev/full", reason: "cannot write: No space left on device", kind: .io)
    #expect(throws: expected) { try output.write("x".utf8Span.span) }
    #expect(throws: expected) {
      try Table(columns: [.integer("n", "A number.") { $0 }], rows: 0..<100_000).write(to: output, as: .csv)
    }
  }

  @Test func failedTableLeavesNoFile() throws {
    struct Stop: Error {}
    try inFolder { folder throws in
      let table = Table(columns: [ColumnSchema("n", .integer, "A number.")]) { writer in
        for number in 0..<100_000 {
          writer.write(number)
          try writer.endRow()
        }
        throw Stop()
      }
      #expect(throws: Stop.self) { try table.write(to: OutputFile(folder + "/out.csv"), as: .csv) }
      #expect(try names(in: folder) == [])
    }
  }

  @Test func closedPipeIsNotAnInputError() throws {
    try inFolder { folder in
      signal(SIGPIPE, SIG_IGN)
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let reader = open(path, O_RDONLY | O_NONBLOCK)
      let output = try OutputFile(path)
      close(reader)
      #expect(throws: BrokenPipe()) { try output.write("x".utf8Span.span) }
    }
  }

  @Test func pipeGetsEveryByteThoughItTakesFewAtATime() throws {
    try inFolder { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      // Both ends are opened here, so that no open can wait for the other for ever.
      let descriptor = open(path, O_RDONLY | O_NONBLOCK)
      let output = try OutputFile(path)
      _ = fcntl(descriptor, F_SETFL, 0)
      let done = DispatchSemaphore(value: 0)
      let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7919) }
      let box = Received()
      Thread.detachNewThread {
        var piece = [UInt8](repeating: 0, count: 5000)
        while box.bytes.withLock({ $0.count }) < 1_000_000 {
          let count = read(descriptor, &piece, piece.count)
          guard count > 0 else { break }
          box.bytes.withLock { $0 += piece.prefix(count) }
        }
        done.signal()
      }
      try output.write(bytes.span)
      #expect(done.wait(timeout: .now() + 10) == .success)
      close(descriptor)
      #expect(box.bytes.withLock { $0 } == bytes)
    }
  }

  @Test func interruptedProgramCanRemoveWhatIsUnfinished() throws {
    try inFolder { folder in
      let output = try OutputFile(folder + "/out.csv")
      #expect(try names(in: folder).count == 1)
      OutputFile.removeUnfinished()
      #expect(try names(in: folder) == [])
      #expect(throws: InputError.self) { try output.commit() }
    }
  }
}

/// What a thread has read.
private final class Received: Sendable { let bytes = Mutex<[UInt8]>([]) }
