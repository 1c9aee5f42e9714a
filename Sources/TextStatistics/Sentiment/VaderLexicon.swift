/// The lexicon of VADER and its descriptions of emoji.
enum VaderLexicon {
  /// All 7,520 lines: the mean rating of each token, from -4 to 4. Fourteen tokens stand there twice, and the later counts.
  ///
  /// Nineteen can never match: fourteen have capitals, though words are lower-cased before they are looked up, four have a
  /// space, and `^urs` loses its first character with all punctuation around words.
  static let entries: [Lexicon.Entry] = records(of: vaderLexiconText).enumerated().map { index, record in
    guard let mean = Double(record.value) else { preconditionFailure("line \(index + 1) has no number") }
    return Lexicon.Entry(term: record.key, score: mean, category: nil, line: index + 1)
  }

  /// What is read in place of a scalar: scalars.
  static let emoji: [UInt32: [UInt32]] = Dictionary(
    uniqueKeysWithValues: records(of: vaderEmojiText).map {
      ($0.key.unicodeScalars.first!.value, $0.value.unicodeScalars.map(\.value))
    })

  private static func records(of text: String) -> [(key: String, value: String)] {
    text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
      let tab = line.firstIndex(of: UInt8(ascii: "\t"))!
      return (String(line[..<tab])!, String(line[line.index(after: tab)...])!)
    }
  }
}
