import Testing

@testable import TextStatistics

@Suite struct PartialFormatTests {
  @Test func textsComeBackFromCells() {
    var random = SeededGenerator(1)
    let bytes: [UInt8] = [0, 9, 10, 13, 0x5C, 0x2C, 0x65, 0x6E, 0x4E, 0x30, 0x20, 0x61, 0xC3, 0xA9]
    for _ in 0..<2000 {
      let texts = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 0...6, using: &random)).map { _ in bytes.randomElement(using: &random)! }
      }
      for text in texts {
        let cell = PartialFormat.escaped(text)
        #expect(PartialFormat.text(of: cell) == text)
        #expect(!cell.isEmpty && cell != Array("\\N".utf8) && cell.allSatisfy { ![0, 9, 10, 13].contains($0) })
      }
      let valid = texts.map { String(decoding: $0, as: UTF8.self) }
      #expect(PartialFormat.texts(of: PartialFormat.escaped(labels: valid)) == valid.map { Array($0.utf8) })
    }
  }

  @Test(arguments: ["\\", "a\\", "\\N", "\\x", "a\\,b"]) func whatIsNoCellIsNoText(cell: String) {
    #expect(PartialFormat.text(of: cell.utf8) == nil)
  }

  @Test func termsComeBackFromTheirFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/terms"
    let terms = ["a", "b\\N", "c d", "#e", "é|f"]
    let file = try OutputFile(path)
    try TermFile.write(terms, to: file)
    try file.commit()
    #expect(try TermFile.read(path) == terms)
    _ = try folder.write("bad", Array("a\\\n".utf8))
    #expect(throws: InputError.self) { try TermFile.read(folder.path + "/bad") }
  }
}
