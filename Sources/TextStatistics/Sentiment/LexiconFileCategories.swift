// Smaller formats: Lexicoder's, WordStat's and that of the MPQA subjectivity clues.

extension LexiconReading {
  /// Reads an .lc3 file of Lexicoder: `+category`, then an entry on each line.
  mutating func readLexicoder(_ lines: LexiconLines) throws(InputError) {
    var category: String?
    for (number, text) in lines.content {
      let text = trimmed(text)
      if text.first == "+" {
        category = String(trimmed(text.dropFirst()))
      } else if let category {
        add(String(text), of: [[category]], line: number)
      } else {
        throw error(number, "'\(text)' stands before the first category, which is a line such as +positive")
      }
    }
  }

  /// Reads a .cat file of WordStat: words have a weight, `GOOD (1)`, and stand one tab deeper than their category.
  mutating func readWordStat(_ lines: LexiconLines) throws(InputError) {
    var path: [String] = []
    for (number, text) in lines.content {
      let depth = text.prefix { $0 == "\t" }.count
      let row = trimmed(text)
      guard row.last == ")", let opening = row.lastIndex(of: "("),
        let weight = Double(trimmed(row[row.index(after: opening)...].dropLast()))
      else {
        path.removeLast(max(0, path.count - depth))
        guard depth == path.count else {
          throw error(number, "is indented by \(depth) tabs, not by at most \(path.count)")
        }
        path.append(String(row))
        continue
      }
      guard weight.isFinite, depth > 0, depth <= path.count else {
        throw error(number, "stands in no category: words are indented by one tab more than theirs")
      }
      // Rules such as `@NOT_GOOD [GOOD AFTER NOT]` look at other words.
      if row.first == "@" {
        leaveOut(.condition, "", number)
        continue
      }
      // Words of a phrase are joined.
      let term = trimmed(row[..<opening]).split(separator: "_").joined(separator: " ")
      add(term, of: [Array(path.prefix(depth))], line: number, weight: weight)
    }
  }

  /// Reads the .tff file of the MPQA subjectivity clues: a word counts 1 if it is strongly subjective, else 0.5.
  mutating func readMPQA(_ lines: LexiconLines) throws(InputError) {
    for (number, text) in lines.content {
      var values: [Substring: Substring] = [:]
      // Some lines have a stray letter.
      for field in text.split(whereSeparator: \.isWhitespace) {
        guard let equals = field.firstIndex(of: "=") else { continue }
        values[field[..<equals]] = field[field.index(after: equals)...]
      }
      guard let word = values["word1"], let polarity = values["priorpolarity"] else {
        throw error(number, "has no word1=... and priorpolarity=...")
      }
      let strength = values["type"] == "weaksubj" ? 0.5 : 1
      add(String(word), of: [[String(polarity)]], line: number, weight: strength, isGlob: false)
    }
  }
}
