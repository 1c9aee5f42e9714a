// Dictionaries of LIWC: between two lines `%` a legend, then words with the numbers of their categories.

extension LexiconReading {
  /// Reads a .dic file with what real ones have: any white space between word and numbers, leading zeros, numbers that the
  /// legend lacks, conditions, and categories within others by indentation.
  mutating func readLIWC(_ lines: LexiconLines) throws(InputError) {
    let marks = lines.content.indices.filter { trimmed(lines.content[$0].text) == "%" }
    guard marks.count == 2 else {
      let line = marks.count > 2 ? lines.content[marks[2]].number : nil
      throw error(line, "has \(counted(marks.count, "line")) '%', not the two around the legend of a .dic file")
    }
    if marks[0] > 0 { throw error(lines.content[0].number, "stands before the legend of the .dic file") }
    let legend = try legend(lines.content[marks[0] + 1..<marks[1]])
    for (number, text) in lines.content[(marks[1] + 1)...] {
      let (term, numbers) = wordAndNumbers(text)
      // `like (02 134)125/464` and `kind <of>131/125` depend on the words around.
      if numbers.contains(where: { $0.contains { "<(/".contains($0) } }) {
        leaveOut(.condition, "", number)
        continue
      }
      var categories: [[String]] = []
      for text in numbers {
        guard let id = Int(text) else { throw error(number, "'\(text)' is no number of a category") }
        if let category = legend[id] {
          categories.append(category)
        } else {
          leaveOut(.undefinedCategory, "\(id)", number)
        }
      }
      if numbers.isEmpty { leaveOut(.undefinedCategory, "", number) }
      add(term, of: categories, line: number, isGlob: Self.isTruncated(term))
    }
  }

  private func legend(
    _ lines: ArraySlice<(number: Int, text: Substring)>
  ) throws(InputError) -> [Int: [String]] {
    var legend: [Int: [String]] = [:]
    var parents: [(depth: Int, name: String)] = []
    for (number, text) in lines {
      let depth = text.prefix { $0 == "\t" }.count
      let row = trimmed(text)
      let digits = row.prefix(while: \.isNumber)
      // LIWC 2015 explains its names: `posemo (Positive Emotions)`.
      let name = String(trimmed(trimmed(row.dropFirst(digits.count)).prefix { $0 != "(" }))
      guard let id = Int(digits), !name.isEmpty else {
        throw error(number, "'\(row)' is no category: the legend has a number and a name on each line")
      }
      while let last = parents.last, last.depth >= depth { parents.removeLast() }
      parents.append((depth, name))
      let category = parents.map(\.name)
      if let other = legend.updateValue(category, forKey: id), other != category {
        throw error(number, "gives category \(id) a second name, '\(name)' after '\(other[other.count - 1])'")
      }
    }
    return legend
  }

  /// A line of the body; a phrase ends at the first tab, or without one before the numbers at its end.
  private func wordAndNumbers(_ line: Substring) -> (term: String, numbers: [Substring]) {
    let line = trimmed(line)
    if let tab = line.firstIndex(of: "\t") {
      return (String(trimmed(line[..<tab])), line[tab...].split(whereSeparator: \.isWhitespace))
    }
    let words = line.split(whereSeparator: \.isWhitespace)
    let condition = words.dropFirst().firstIndex { $0.hasPrefix("<") || $0.hasPrefix("(") }
    let end = condition ?? words.dropFirst().lastIndex { Int($0) == nil }.map { $0 + 1 } ?? 1
    return (words[..<end].joined(separator: " "), Array(words[end...]))
  }
}
