import Synchronization

/// What a user writes to name words: a glob, a phrase of globs, or a regular expression.
///
/// | written | meaning |
/// |---|---|
/// | `sanctions` | the token that the tokeniser makes of it |
/// | `sanction*`, `wom?n` | tokens of this form: `*` is any characters or none, `?` one Unicode scalar |
/// | `special milit* operation` | tokens in a row; a `*` of its own is any one token |
/// | `^ukrain(e\|ian)$` as a regular expression | one token in which it matches anywhere, unless anchored |
///
/// A pattern is read as text is: case and typography are folded, and `U.S.`, `well-known` or a multi-word expression are
/// the token, or tokens, that they are in a text. So a word is also split by punctuation; a wildcard left on its own
/// side of it is any one token. What the options change, the patterns see: with a stemmer literal words are
/// stemmed, while globs and regular expressions are compared with the stems; a joined expression is matched by
/// itself or by a glob such as `special_*`.
///
/// Regular expressions are those of Swift's `Regex`, on Unicode scalars as `stringi` has them in quanteda. They see the
/// folded term; where case is folded, they ignore it. They may take exponential time if they nest repetitions.
///
/// A token that is removed, as a stop word is, keeps its place in a phrase: only `*` matches it there.
public struct TokenPattern: Sendable {
  /// The pattern as it was written.
  public let text: String
  /// How many tokens in a row it matches.
  public var length: Int { words.count }

  private var words: [Word]

  /// What stands for one token.
  enum Word: Sendable {
    case any
    case literal([UInt8])
    case glob(Glob)
    case regex(TermRegex)
  }

  /// Reads a pattern.
  ///
  /// - Parameters:
  ///   - text: The pattern.
  ///   - isRegex: Whether it is a regular expression for one token.
  ///   - tokenization: How the text that it is to be found in becomes terms.
  /// - Throws: `InputError` if the pattern is empty, is no regular expression, would match every token, or if no token
  ///   can ever equal one of its words, because it has no letter or digit or is removed (a stop word).
  public init(_ text: String, isRegex: Bool = false, _ tokenization: Tokenization) throws(InputError) {
    self.text = text
    guard text.contains(where: { !$0.isWhitespace }) else { throw InputError(path: "", reason: "a pattern is empty") }
    if isRegex {
      words = [.regex(try TermRegex(text, ignoresCase: tokenization.options.folding.contains(.lowercase)))]
    } else {
      var tokenizer = Tokenizer(tokenization)
      words = try Self.words(of: text, &tokenizer)
    }
  }

  /// Whether a token of this term, as UTF-8, can be the one at `place` of the pattern, from 0.
  ///
  /// Meant to be asked once per type: see `PatternMatcher`. The term of a removed token is empty.
  func matches(_ term: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    switch words[place] {
    case .any: true
    case .literal(let word): word.elementsEqual(term)
    case .glob(let glob): !term.isEmpty && glob.matches(term)
    case .regex(let regex): !term.isEmpty && regex.matches(term)
    }
  }

  /// The same pattern with regular expressions of its own, so that threads do not wait for each other.
  func unshared() -> TokenPattern {
    var copy = self
    copy.words = words.map { if case .regex(let regex) = $0 { .regex(regex.unshared()) } else { $0 } }
    return copy
  }

  // MARK: - Reading globs

  /// Tokenises the pattern with letters or digits in place of its wildcards, then puts the wildcards back.
  ///
  /// Throws as the initialiser does.
  static func words(of text: String, _ tokenizer: inout Tokenizer) throws(InputError) -> [Word] {
    let (bytes, wildcards) = withoutWildcards(Array(text.utf8))
    (bytes + [UInt8](repeating: 0, count: 64)).withUnsafeBufferPointer {
      tokenizer.tokenize(UnsafeBufferPointer(rebasing: $0.dropLast(64)))
    }
    let folder = TokenFolder(tokenizer.options.folding)
    var words: [Word] = []
    for index in 0..<tokenizer.count {
      let range = tokenizer.range(of: index)
      let id = tokenizer.ids[index]
      if wildcards[range].contains(where: { $0 != 0 }) {
        let glob = glob(bytes[range], wildcards[range], folder)
        words.append(glob.matchesEverything ? .any : .glob(glob))
      } else if id != Vocabulary.removed {
        words.append(.literal(Array(tokenizer.vocabulary.bytes(of: Int(id)))))
      } else {
        let word = String(decoding: bytes[range], as: UTF8.self)
        throw InputError(
          path: "",
          reason: "pattern '\(text)': '\(word)' is never counted, so nothing can match; * stands for any token")
      }
    }
    if words.isEmpty { throw InputError(path: "", reason: "pattern '\(text)': no token can ever equal it") }
    let matchesEverything = words.allSatisfy { if case .any = $0 { true } else { false } }
    if matchesEverything { throw InputError(path: "", reason: "pattern '\(text)' matches everything") }
    return words
  }

  /// The pattern with what could stand in place of its wildcards, and which byte is which wildcard's, 0 for none.
  ///
  /// In a number that is a digit, since `1,q00` would be two words. Two characters for `*`: by scikit-learn's rule one is
  /// no word.
  private static func withoutWildcards(_ text: [UInt8]) -> (bytes: [UInt8], wildcards: [UInt8]) {
    func isWildcard(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") }
    func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
    /// What is no punctuation: the nearest of these tells a number from a word.
    func matters(_ byte: UInt8) -> Bool {
      byte <= 0x20 || byte >= 0x80 || isDigit(byte) || (byte | 0x20) &- UInt8(ascii: "a") < 26
    }
    var (bytes, wildcards): ([UInt8], [UInt8]) = ([], [])
    for (index, byte) in text.enumerated() {
      guard isWildcard(byte) else {
        bytes.append(byte)
        wildcards.append(0)
        continue
      }
      let neighbours = [bytes.suffix(16).last(where: matters), text[(index + 1)...].prefix(16).first(where: matters)]
      let standIn = neighbours.contains { $0.map(isDigit) ?? false } ? UInt8(ascii: "0") : UInt8(ascii: "q")
      let width = byte == UInt8(ascii: "*") ? 2 : 1
      bytes.append(contentsOf: repeatElement(standIn, count: width))
      wildcards.append(contentsOf: repeatElement(byte, count: width))
    }
    return (bytes, wildcards)
  }

  private static func glob(_ bytes: ArraySlice<UInt8>, _ wildcards: ArraySlice<UInt8>, _ folder: TokenFolder) -> Glob {
    var glob = Glob()
    var start = bytes.startIndex
    while start < bytes.endIndex {
      if wildcards[start] != 0 {
        glob.append(wildcard: wildcards[start])
        start += wildcards[start] == UInt8(ascii: "*") ? 2 : 1
        continue
      }
      let end = wildcards[start...].firstIndex { $0 != 0 } ?? bytes.endIndex
      // A letter beside it says that the word goes on, which a Greek sigma depends on; no mark composes with a q.
      let (before, after) = (start > bytes.startIndex ? 1 : 0, end < bytes.endIndex ? 1 : 0)
      let q: [UInt8] = [UInt8(ascii: "q")]
      var folded: [UInt8] = []
      (q.prefix(before) + bytes[start..<end] + q.prefix(after)).withUnsafeBufferPointer {
        folder.fold($0, into: &folded)
      }
      glob.append(literal: folded.dropFirst(before).dropLast(after))
      start = end
    }
    return glob
  }
}

/// A regular expression that is looked for in terms.
///
/// `Regex` may not be used by two threads at once, since it translates itself when it is first used.
final class TermRegex: Sendable {
  private let source: String
  private let ignoresCase: Bool
  private let regex: Mutex<Regex<AnyRegexOutput>>

  init(_ source: String, ignoresCase: Bool) throws(InputError) {
    self.source = source
    self.ignoresCase = ignoresCase
    do {
      let regex = try Regex(source).matchingSemantics(.unicodeScalar)
      // Terms are in lower case already: only a pattern with capitals has to be slowed down.
      let hasCapitals = source.unicodeScalars.contains { $0.properties.isUppercase }
      self.regex = Mutex(ignoresCase && hasCapitals ? regex.ignoresCase() : regex)
    } catch {
      throw InputError(path: "", reason: "pattern '\(source)' is no regular expression: \(error)")
    }
  }

  /// Another one of the same; itself should it not compile again, as it does.
  func unshared() -> TermRegex { (try? TermRegex(source, ignoresCase: ignoresCase)) ?? self }

  func matches(_ term: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = String(decoding: term, as: UTF8.self)
    // Only code within an expression can throw, and there is none.
    return regex.withLock { ((try? $0.firstMatch(in: text)) ?? nil) != nil }
  }
}
