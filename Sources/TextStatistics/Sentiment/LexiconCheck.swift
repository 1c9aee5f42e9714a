/// Something about an entry of a lexicon that its author may not have meant.
public struct LexiconFinding: Sendable, Equatable {
  /// The kinds of findings.
  public enum Kind: String, Sendable, CaseIterable {
    /// Nothing in a text can be equal to it.
    case neverMatches = "never_matches"
    /// The tokeniser drops a sign of it, so that it matches more than it says: `#metoo` is every "metoo".
    case losesSigns = "loses_signs"
    /// It is written as one word and is found as several in a row.
    case splits
    /// Its score is 0 or no number.
    case noScore = "no_score"
    /// A later entry is the same and has the same score.
    case duplicate
    /// A later entry is the same and has another score, which counts.
    case conflict
    /// Another entry is the same and has the other sign.
    case bothSigns = "both_signs"
    /// A glob with the other sign matches it too.
    case oppositeGlob = "opposite_glob"
  }

  /// The entry.
  public var entry: Lexicon.Entry
  /// What is compared with text: its tokens after folding, with a space between them; empty if there is none.
  public var normalized: String
  /// What was found.
  public var kind: Kind
  /// What it means for this entry.
  public var detail: String
}

extension LexiconFinding: TableRow {
  /// The columns of the table of findings.
  public static let columns: [Column<Self>] = [
    .text("entry", "The entry as it is written.") { $0.entry.term },
    .integer("line", "Its line in the file, or its place in a built-in lexicon.") { $0.entry.line },
    .real("score", "Its score.") { $0.entry.score },
    .text("normalised", "What is compared with text.") { $0.normalized },
    .text("finding", "What was found.") { $0.kind.rawValue },
    .text("detail", "What it means.") { $0.detail },
  ]
}

extension Lexicon {
  /// How entries are compared with text.
  public enum Matching: Sendable {
    /// As tokens, by the tokeniser of all other counts.
    case tokens(Tokenization)
    /// As VADER does: what white space separates, in lower case, without punctuation at its ends if more than two
    /// characters are left.
    case vader
  }

  /// What is odd about the entries, in their order; the more general finding of an entry comes first.
  ///
  /// - Parameter matching: How the entries will be compared with text.
  /// - Returns: The findings; none if all is well.
  public func findings(_ matching: Matching) -> [LexiconFinding] {
    let terms: [NormalizedTerm]
    switch matching {
    case .tokens(let tokenization):
      var tokenizer = Tokenizer(tokenization)
      let folder = TokenFolder(tokenization.options.folding)
      terms = entries.map { NormalizedTerm($0, &tokenizer, folder) }
    case .vader: terms = entries.map { NormalizedTerm(vader: $0) }
    }
    var places: [String: [Int]] = [:]
    for (index, term) in terms.enumerated() where !term.text.isEmpty && term.fault?.kind != .neverMatches {
      places[term.text, default: []].append(index)
    }
    let globs = GlobIndex(entries, terms)
    var findings: [LexiconFinding] = []
    for (index, (entry, term)) in zip(entries, terms).enumerated() {
      func found(_ kind: LexiconFinding.Kind, _ detail: String) {
        findings.append(LexiconFinding(entry: entry, normalized: term.text, kind: kind, detail: detail))
      }
      if let fault = term.fault { found(fault.kind, fault.detail) }
      if entry.score == 0 || !entry.score.isFinite { found(.noScore, "adds nothing to a score") }
      guard let same = places[term.text], term.fault?.kind != .neverMatches else { continue }
      if let other = same.first(where: { entries[$0].score * entry.score < 0 }) {
        found(.bothSigns, "line \(entries[other].line) says \(entries[other].score); the last counts")
      }
      if let last = same.last, last != index {
        let (line, score) = (entries[last].line, entries[last].score)
        if score == entry.score {
          found(.duplicate, "is the same as line \(line)")
        } else if score * entry.score >= 0 {
          found(.conflict, "line \(line) says \(score), which counts")
        }
      }
      if let glob = globs.opposite(of: entry, term) {
        found(.oppositeGlob, "'\(entries[glob].term)' on line \(entries[glob].line) says \(entries[glob].score)")
      }
    }
    return findings
  }
}

/// An entry as it is compared with text.
private struct NormalizedTerm {
  /// Folded words with a space between them; wildcards stay.
  var text = ""
  var fault: (kind: LexiconFinding.Kind, detail: String)?

  /// Passes the entry through the tokeniser, its wildcards replaced by a letter.
  init(_ entry: Lexicon.Entry, _ tokenizer: inout Tokenizer, _ folder: TokenFolder) {
    var folded: [UInt8] = []
    Array(entry.term.utf8).withUnsafeBufferPointer { folder.fold($0, into: &folded) }
    let term = String(decoding: folded, as: UTF8.self)
    // Words of the entry, and how many tokens they are; a phrase of globs is compared word by word.
    let words = term.split(whereSeparator: \.isWhitespace).map(String.init)
    var (tokens, lost): ([String], Set<Character>) = ([], [])
    for word in words {
      let isGlob = entry.isGlob && word.contains { $0 == "*" || $0 == "?" }
      let plain = isGlob ? String(word.map { $0 == "*" || $0 == "?" ? "q" : $0 }) : word
      var pieces = tokenizer.foldedWords(of: plain).map { String(decoding: $0, as: UTF8.self) }
      let last = pieces.last ?? ""
      if isGlob, pieces.count == 1 {
        pieces = [word]
      } else if isGlob, word.last == "*", last.last == "q" {
        pieces[pieces.count - 1] = last.dropLast() + "*"
      }
      tokens += pieces
      let kept = Set(pieces.joined())
      // A hyphen or apostrophe is how words are written, other signs were meant to be found.
      lost.formUnion(plain.filter { !kept.contains($0) && !"-'./".contains($0) && !$0.isLetter && !$0.isNumber })
    }
    text = tokens.joined(separator: " ")
    if tokens.isEmpty {
      fault = (.neverMatches, "has no letter or digit, so it is no token")
    } else if !entry.isMadeOfWords {
      fault = (.neverMatches, "has signs that are no part of a token; '\(text)' alone would be something else")
    } else if entry.isGlob, tokens.allSatisfy({ $0.allSatisfy { $0 == "*" } }) {
      fault = (.losesSigns, "matches every token")
    } else if !lost.isEmpty {
      fault = (
        .losesSigns,
        "is found wherever '\(text)' is: \(lost.sorted().map { "'\($0)'" }.joined(separator: ", ")) is no part of a token"
      )
    } else if words.count == 1, tokens.count > 1 {
      fault = (.splits, "is found as the words '\(text)'")
    }
  }

  /// Looks the entry up as VADER would if the text were the entry itself: no other text can come nearer to it.
  init(vader entry: Lexicon.Entry) {
    text = entry.term.lowercased()
    let scalars = entry.term.unicodeScalars
    let inner = scalars.drop(while: Self.isPunctuation)
    let stripped = inner.reversed().drop(while: Self.isPunctuation)
    if entry.isGlob {
      fault = (.neverMatches, "is a glob, which VADER's rules do not have")
    } else if scalars.contains(where: { $0.properties.isWhitespace }) {
      fault = (.neverMatches, "has white space, where VADER splits text")
    } else if text != entry.term {
      fault = (.neverMatches, "has capitals, while VADER looks words up in lower case")
    } else if stripped.count > 2, stripped.count < scalars.count {
      fault = (.neverMatches, "begins or ends with punctuation, which VADER takes off words")
    }
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F && !scalar.properties.isAlphabetic
      && scalar.properties.numericType == nil
  }
}

/// The globs of a lexicon that are one word, found by a word.
private struct GlobIndex {
  /// `abandon*` by what stands before the star.
  private var truncated: [String: [Int]] = [:]
  /// The characters of the longest of them: no longer beginning of a word is looked up.
  private var longest = 0
  private var others: [(entry: Int, glob: Glob)] = []
  private let entries: [Lexicon.Entry]

  init(_ entries: [Lexicon.Entry], _ terms: [NormalizedTerm]) {
    self.entries = entries
    for (index, (entry, term)) in zip(entries, terms).enumerated() {
      guard entry.isGlob, term.fault?.kind != .neverMatches, !term.text.contains(" ") else { continue }
      let stem = term.text.dropLast()
      if term.text.last == "*", !stem.contains("*"), !stem.contains("?") {
        truncated[String(stem), default: []].append(index)
        longest = max(longest, stem.count)
      } else if term.text.contains("*") || term.text.contains("?") {
        var glob = Glob()
        for byte in term.text.utf8 {
          if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") {
            glob.append(wildcard: byte)
          } else {
            glob.append(literal: CollectionOfOne(byte))
          }
        }
        others.append((index, glob))
      }
    }
  }

  /// The first glob of the other sign that matches a word, or matches all that a truncated word matches.
  func opposite(of entry: Lexicon.Entry, _ term: NormalizedTerm) -> Int? {
    guard !term.text.contains(" ") else { return nil }
    func isOpposite(_ index: Int) -> Bool {
      entries[index].score * entry.score < 0 && entries[index].term != entry.term
    }
    var word = term.text
    if entry.isGlob, word.last == "*" { word.removeLast() }
    let candidates = (0...min(longest, word.count)).flatMap { truncated[String(word.prefix($0))] ?? [] }
    let bytes = Array(word.utf8)
    let other = entry.isGlob ? [] : others.filter { other in bytes.withUnsafeBufferPointer { other.glob.matches($0) } }
    return (candidates + other.map(\.entry)).filter(isOpposite).min()
  }
}
