import Foundation
import Testing

@testable import TextStatistics

private func read(_ bytes: [UInt8]) throws -> [StopwordEntry] {
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("stopwords-\(UUID()).txt")
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  do {
    return try Stopwords.read(file.path)
  } catch {
    #expect(error.path == file.path)
    throw error
  }
}

@Suite struct StopwordsTests {
  @Test func englishListIsSnowballs() throws {
    let words = try Stopwords.list(named: "en").map(\.text)
    #expect(words.count == 174 && Set(words).count == 174)
    #expect(words.first == "i" && words.last == "very")
    // The list has 23 contractions of a pronoun and a verb, 17 negations, and ten from "let's" to "how's".
    #expect(words.count { $0.contains("'") } == 50)
    #expect(words.allSatisfy { $0 == $0.lowercased() && $0.utf8.allSatisfy { $0 == 0x27 || 0x61...0x7A ~= $0 } })
    #expect(!words.contains("will") && !words.contains("us") && words.contains("cannot") && words.contains("against"))
  }

  @Test func everyNamedListCanBeHad() throws {
    for name in Stopwords.names { #expect(try !Stopwords.list(named: name).isEmpty) }
    let error = #expect(throws: InputError.self) { try Stopwords.list(named: "xx") }
    #expect(error?.description == "no stop list is named 'xx'; there is en, or a file")
  }

  @Test func filesHaveOneEntryPerLineWithComments() throws {
    let text = "\u{FEFF}# own list\nsaid\r\n\n  of course\t| phrase\n| will\nC# \nrock'n'roll # both\nété\nsaid"
    #expect(
      try read(Array(text.utf8)) == [
        .init(text: "said", line: 2), .init(text: "of course", line: 4), .init(text: "C#", line: 6),
        .init(text: "rock'n'roll", line: 7), .init(text: "été", line: 8), .init(text: "said", line: 9),
      ])
  }

  @Test func unusableFilesAreNamedWithTheirLine() throws {
    let broken = #expect(throws: InputError.self) { try read(Array("a\nb\n".utf8) + [0xFF, 0x0A]) }
    #expect(broken?.line == 3 && broken?.reason == "is not UTF-8")
    for empty in ["", "\n# nothing\n"] {
      let error = #expect(throws: InputError.self) { try read(Array(empty.utf8)) }
      #expect(error?.reason == "holds no entry" && error?.kind == .data)
    }
    let missing = #expect(throws: InputError.self) { try Stopwords.read("/no/such/list.txt") }
    #expect(missing?.kind == .missing && missing?.path == "/no/such/list.txt")
    let folder = #expect(throws: InputError.self) { try Stopwords.read(FileManager.default.currentDirectoryPath) }
    #expect(folder?.kind == .io)
  }
}
