// Dictionaries as quanteda writes them in YAML: maps and lists of words, nothing else of that language.

extension LexiconReading {
  /// Reads nested maps whose leaves are words: `key: word`, `key: [a, "b c"]`, or lines `- word` below the key.
  ///
  /// Other than in YAML 1.1 all plain words are words, `no` and `yes` too. What the subset does not have is an error.
  mutating func readYAML(_ lines: LexiconLines) throws(InputError) {
    var keys: [(indent: Int, name: String)] = []
    var index = 0
    while index < lines.content.count {
      let (number, text) = lines.content[index]
      index += 1
      var indent = text.prefix { $0 == " " }.count
      var rest = try withoutComment(text.dropFirst(indent), number)
      if rest.first == "\t" { throw error(number, "is indented by a tab: YAML has spaces") }
      if rest.isEmpty || rest == "---" && keys.isEmpty || rest == "..." { continue }
      var isItem = false
      while rest == "-" || rest.hasPrefix("- ") {
        isItem = true
        // The list of a key may stand as deep as the key.
        while let last = keys.last, last.indent > indent { keys.removeLast() }
        let blanks = rest.dropFirst().prefix { $0 == " " }.count
        indent += 1 + blanks
        rest = rest.dropFirst(1 + blanks)
      }
      if let (key, value) = try keyAndValue(rest, number) {
        while let last = keys.last, last.indent >= indent { keys.removeLast() }
        keys.append((indent, key))
        rest = value
      } else if !isItem {
        throw error(number, "'\(rest)' is neither 'category:' nor '- word'")
      }
      guard !keys.isEmpty else { throw error(number, "'\(rest)' stands in no category") }
      if rest.first == "[" {
        var flow = String(rest)
        while flow.last != "]" {
          guard index < lines.content.count else { throw error(number, "has a '[' that is never closed") }
          flow += " " + (try withoutComment(trimmed(lines.content[index].text), lines.content[index].number))
          index += 1
        }
        for word in try words(ofFlow: flow[...], number) { add(word, of: [keys.map(\.name)], line: number) }
      } else if !rest.isEmpty, rest != "~", rest != "null" {
        add(try scalar(rest, number), of: [keys.map(\.name)], line: number)
      }
    }
  }

  /// The line up to a `#` that follows white space, outside quotes, without white space at its end.
  private func withoutComment(_ line: Substring, _ number: Int) throws(InputError) -> Substring {
    var quote: Character?
    // The character before, and the last that is no space: only a quotation mark that begins a word opens a quotation.
    var (before, sign): (Character, Character) = (" ", "-")
    for index in line.indices {
      let character = line[index]
      if character == quote, before != "\\" || quote == "'" {
        quote = nil
      } else if quote == nil, character == "#", before.isWhitespace {
        return trimmedEnd(line[..<index])
      } else if quote == nil, character == "\"" || character == "'", "[,:-".contains(sign) {
        quote = character
      }
      before = character
      if character != " " { sign = character }
    }
    if quote != nil { throw error(number, "has a quotation mark that is not closed on its line") }
    return trimmedEnd(line)
  }

  private func trimmedEnd(_ text: Substring) -> Substring {
    var text = text
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// `key: value`, the value maybe empty; nil if the text is no such pair.
  private func keyAndValue(_ text: Substring, _ number: Int) throws(InputError) -> (String, Substring)? {
    var start = text.startIndex
    if let quote = text.first, quote == "\"" || quote == "'" {
      guard let end = text.dropFirst().firstIndex(of: quote) else { return nil }
      start = text.index(after: end)
      guard text[start...].first == ":" else { return nil }
    } else if text.first == "[" {
      return nil
    }
    while let colon = text[start...].firstIndex(of: ":") {
      let next = text.index(after: colon)
      if next == text.endIndex || text[next] == " " {
        return (try scalar(trimmedEnd(text[..<colon]), number), trimmed(text[next...]))
      }
      start = next
    }
    return nil
  }

  /// The words of `[a, 'b c', "d"]`.
  private func words(ofFlow flow: Substring, _ number: Int) throws(InputError) -> [String] {
    var words: [String] = []
    var rest = trimmed(flow.dropFirst().dropLast())
    while !rest.isEmpty {
      var end = rest.firstIndex(of: ",") ?? rest.endIndex
      if let quote = rest.first, quote == "\"" || quote == "'" {
        var index = rest.index(after: rest.startIndex)
        while index < rest.endIndex, rest[index] != quote || isEscaped(rest, &index) {
          index = rest.index(after: index)
        }
        guard index < rest.endIndex else { throw error(number, "has a quotation mark that is never closed") }
        end = rest[index...].firstIndex(of: ",") ?? rest.endIndex
      }
      words.append(try scalar(trimmed(rest[..<end]), number))
      rest = end == rest.endIndex ? "" : trimmed(rest[rest.index(after: end)...])
    }
    return words
  }

  /// Whether the quotation mark at `index` belongs to the word; `''` is stepped over.
  private func isEscaped(_ text: Substring, _ index: inout Substring.Index) -> Bool {
    if text[index] == "\"" { return text[text.index(before: index)] == "\\" }
    let next = text.index(after: index)
    guard next < text.endIndex, text[next] == "'" else { return false }
    index = next
    return true
  }

  /// A word as it is, or without its quotes.
  private func scalar(_ text: Substring, _ number: Int) throws(InputError) -> String {
    guard let first = text.first else { throw error(number, "has an empty word") }
    guard first == "\"" || first == "'" else {
      if "*&!|>{}[]@`%?,".contains(first) || text.contains(": ") {
        throw error(number, "'\(text)' is YAML that is not read here: put a word with such signs in quotation marks")
      }
      return String(text)
    }
    guard text.count > 1, text.last == first else { throw error(number, "'\(text)' goes on behind its quotation mark") }
    var word = ""
    var isEscape = false
    for character in text.dropFirst().dropLast() {
      if isEscape {
        guard character == first || first == "\"" && (character == "\\" || character == "/") else {
          throw error(
            number, "'\(text)' has '\(first == "'" ? "'" : "\\")' before '\(character)', which is not read here")
        }
        word.append(character)
        isEscape = false
      } else if character == (first == "'" ? "'" : "\\") {
        isEscape = true
      } else {
        word.append(character)
      }
    }
    return word
  }
}
