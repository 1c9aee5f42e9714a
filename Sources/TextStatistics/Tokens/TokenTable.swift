/// What the tokeniser makes of a text.
public struct TokenRow: TableRow, Sendable {
  /// What kind of token it is.
  public enum Kind: String, Sendable {
    /// It has a letter.
    case word
    /// It has digits and no letter.
    case number
    /// It keeps its place but is not counted: a stop word, a short word, a number or address that is dropped.
    case removed
  }

  /// The identifier of the article, or its place in the input.
  public let id: String
  /// The outlet of the article.
  public let outlet: String?
  /// The sentence, from 1.
  public let sentence: Int
  /// The token, from 1; removed tokens count.
  public let position: Int
  /// The token as the text has it.
  public let token: String
  /// What it is counted as; nil if it is removed.
  public let term: String?
  /// What kind of token it is.
  public let kind: Kind
  /// The offset of its first byte in the UTF-8 text, from 0.
  public let start: Int
  /// The offset behind its last byte.
  public let end: Int

  /// The columns of the table of tokens.
  public static var columns: [Column<Self>] {
    [
      .text("id", "The article.") { $0.id },
      .text("outlet", "Its outlet.") { $0.outlet },
      .integer("sentence", "The sentence within the article, from 1.") { $0.sentence },
      .integer("position", "The token within the article, from 1.") { $0.position },
      .text("token", "The token as the text has it.") { $0.token },
      .text("term", "What it is counted as; empty if it is not.") { $0.term },
      .text("type", "word, number or removed.") { $0.kind.rawValue },
      .integer("start", "Offset of its first byte in the UTF-8 text, from 0.", unit: "bytes") { $0.start },
      .integer("end", "Offset behind its last byte.", unit: "bytes") { $0.end },
    ]
  }

  /// Every token of a corpus, in order.
  ///
  /// The table reads the corpus when it is written, on one thread, and keeps no text.
  ///
  /// - Parameters:
  ///   - reader: A reader made with the columns `[.id, .outlet]`.
  ///   - tokenization: How text becomes terms; n-grams are not tokens and are left out.
  ///   - report: Called with what was met when the last token is written.
  /// - Returns: A table with a row for every token.
  public static func table(
    of reader: CorpusReader, _ tokenization: Tokenization, report: @escaping @Sendable (ReadingReport) throws -> Void
  ) -> Table {
    let columns = columns
    return Table(columns: columns.map(\.schema)) { writer in
      nonisolated(unsafe) let lister = TokenLister(tokenization)
      // SAFETY: the pointer does not outlive the call, and with one thread nobody else writes.
      let met = try withUnsafeMutablePointer(to: &writer) { pointer in
        nonisolated(unsafe) let writer = pointer
        return try reader.read(threads: 1, makeState: {}) { _, document in
          try lister.list(document) { try writer.pointee.write($0, columns) }
        }.report
      }
      try report(met)
    }
  }
}

/// Lists the tokens of one article after another.
private final class TokenLister {
  private var tokenizer: Tokenizer
  private var starts: [Int] = []
  private var documents = 0

  init(_ tokenization: Tokenization) { tokenizer = Tokenizer(tokenization) }

  func list(_ document: borrowing Document, _ write: (TokenRow) throws -> Void) throws {
    documents += 1
    tokenizer.tokenize(document.text)
    sentenceStarts(document.text, rule: tokenizer.options.sentences, into: &starts)
    let id = document.column(0).map { String(decoding: $0, as: UTF8.self) } ?? String(documents)
    let outlet = document.column(1).map { String(decoding: $0, as: UTF8.self) }
    var sentence = 0
    for index in 0..<tokenizer.count {
      let range = tokenizer.range(of: index)
      while sentence < starts.count, starts[sentence] <= range.lowerBound { sentence += 1 }
      let isRemoved = tokenizer.ids[index] == Vocabulary.removed
      let bytes = UnsafeBufferPointer(rebasing: document.text[range])
      try write(
        TokenRow(
          id: id, outlet: outlet, sentence: max(1, sentence), position: index + 1,
          token: String(decoding: bytes, as: UTF8.self),
          term: isRemoved
            ? nil : String(decoding: tokenizer.vocabulary.bytes(of: Int(tokenizer.ids[index])), as: UTF8.self),
          kind: isRemoved ? .removed : Tokenizer.isNumber(bytes) ? .number : .word, start: range.lowerBound,
          end: range.upperBound))
    }
  }
}
