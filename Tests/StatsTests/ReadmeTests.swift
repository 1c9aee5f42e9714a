import Foundation
import Testing

/// Runs a line of README.md as its reader would: `stats` is in the path, and the seeds are at hand.
private func run(_ line: String) throws -> (output: String, code: Int32) {
  try withFolder { folder in
    try FileManager.default.createSymbolicLink(atPath: folder / "seeds", withDestinationPath: repository / "seeds")
    let program = URL(filePath: executable).deletingLastPathComponent().path
    let code = try shell("PATH='\(program)':$PATH; { \(line)\n} > printed 2>&1", in: folder)
    return (try folder.text("printed"), code)
  }
}

/// The lines of the fenced blocks of a language.
private func blocks(_ language: String) throws -> [[Substring]] {
  try repository.text("README.md").split(separator: "```\(language)\n").dropFirst().map {
    $0.prefix(upTo: $0.range(of: "```")!.lowerBound).split(separator: "\n")
  }
}

/// After a change that is meant, paste what the command prints now.
@Test func readmeShowsWhatItsCommandsPrint() throws {
  var examples: [(command: String, output: String)] = []
  for line in try blocks("console").joined() {
    if line.hasPrefix("$ ") {
      examples.append((String(line.dropFirst(2)), ""))
    } else {
      examples[examples.count - 1].output += "\(line)\n"
    }
  }
  #expect(examples.count == 4)
  for example in examples { #expect(try run(example.command).output == example.output) }
}

@Test func everyCommandOfTheReadmeWorks() throws {
  let commands = try blocks("sh").joined().filter { $0.hasPrefix("stats ") || $0.contains("| stats ") }
  #expect(commands.count == 23)
  for command in commands {
    let (output, code) = try run(String(command))
    #expect(code == 0 && !output.contains("stats: "), "\(command): \(output)")
  }
}
