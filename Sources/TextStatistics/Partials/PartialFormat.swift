/// What a row of a partial says.
///
/// A partial has eight columns between tabs, `kind`, `group`, `a`, `b` and `n1` to `n4`; the last four are whole numbers. Rows that agree in the first four add up, in any order and any number of times: that is all that an engine has
/// to do. The guide <doc:CountingInParts> describes the format.
enum PartialKind: String, CaseIterable {
  /// A part of the corpus: `group` is what was counted, `a` the version of the format, `b` that of the program; `n1` is 1.
  case partial
  /// The rows of a part that has articles: `a` is a hash of them; `n1` is 1, and more where parts are equal.
  case rows
  /// An option that changes counts: `group` is its name, `a` its value; `n1` is 1.
  case option
  /// A group of articles: `n1` articles, `n2` tokens, `n3` the weight of all pairs.
  case group
  /// A term `a` of a group: `n1` occurrences, in `n2` articles.
  case term
  /// The margins of a word `a` of a group among pairs: `n1` as the first word, `n2` as the second.
  case margin
  /// A pair of words `a` and `b` of a group: `n1` the weight of its events, `n2` articles, `n3` hits of `a`, and `n4` of `b`.
  case pair
  /// Articles of the group that have the key `a`: `n1` of them, all equal, with `n2` tokens together. `b` is what was found in
  /// each, as texts between `\,`: terms and their counts by turns, or what else the partial is of.
  case article
  /// The rows of the whole input, `n1`, as the engine itself counts them.
  case input
  /// How a part ended: `group` is what was counted while it was read, `n1` how often.
  case end
}

/// The cells of partials as bytes.
enum PartialFormat {
  /// The version: a reader refuses any other.
  static let version = "1"
  static let columnCount = 8
  /// A cell without text. No cell is without a byte: programs differ in whether that is a value.
  static let empty = Array("\\e".utf8)
  /// Between the texts of a cell.
  static let separator = [backslash, comma]
  private static let comma = UInt8(ascii: ",")
  private static let backslash = UInt8(ascii: "\\")

  /// The letter behind the backslash for bytes that engines take for the end of a cell or row, or stumble over.
  private static func letter(of byte: UInt8) -> UInt8? {
    switch byte {
    case 0x00: UInt8(ascii: "0")
    case 0x09: UInt8(ascii: "t")
    case 0x0A: UInt8(ascii: "n")
    case 0x0D: UInt8(ascii: "r")
    case backslash: backslash
    default: nil
    }
  }

  /// Appends a text as a cell.
  static func escape(_ text: some Sequence<UInt8>, into cell: inout [UInt8]) {
    let start = cell.count
    for byte in text {
      if let letter = letter(of: byte) {
        cell.append(backslash)
        cell.append(letter)
      } else {
        cell.append(byte)
      }
    }
    if cell.count == start { cell += empty }
  }

  static func escaped(_ text: some Sequence<UInt8>) -> [UInt8] {
    var cell: [UInt8] = []
    escape(text, into: &cell)
    return cell
  }

  /// The labels of a group as one cell.
  static func escaped(labels: [String]) -> [UInt8] {
    if labels.isEmpty { return empty }
    return Array(labels.map { escaped($0.utf8) }.joined(separator: separator))
  }

  /// The texts of a cell, several for a group; nil if it is not one of ours.
  static func texts(of cell: some Sequence<UInt8>) -> [[UInt8]]? {
    var texts: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in cell {
      if isEscaped {
        isEscaped = false
        switch byte {
        case UInt8(ascii: "0"): texts[texts.count - 1].append(0x00)
        case UInt8(ascii: "t"): texts[texts.count - 1].append(0x09)
        case UInt8(ascii: "n"): texts[texts.count - 1].append(0x0A)
        case UInt8(ascii: "r"): texts[texts.count - 1].append(0x0D)
        case backslash: texts[texts.count - 1].append(backslash)
        case UInt8(ascii: "e"): break
        case comma: texts.append([])
        default: return nil
        }
      } else if byte == backslash {
        isEscaped = true
      } else {
        texts[texts.count - 1].append(byte)
      }
    }
    return isEscaped ? nil : texts
  }

  /// Calls `body` with one text of a cell after the other, each as it is written, without a copy.
  ///
  /// - Parameters:
  ///   - cell: A cell of any length.
  ///   - body: Whether a text is as it should be.
  /// - Returns: Whether all of them are; false, too, for a cell that is cut off.
  static func allTexts(
    of cell: UnsafeBufferPointer<UInt8>, satisfy body: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    var (start, index) = (0, 0)
    while index < cell.count {
      guard cell[index] == backslash else {
        index += 1
        continue
      }
      guard index + 1 < cell.count else { return false }
      if cell[index + 1] == comma {
        guard body(UnsafeBufferPointer(rebasing: cell[start..<index])) else { return false }
        start = index + 2
      }
      index += 2
    }
    return body(UnsafeBufferPointer(rebasing: cell[start...]))
  }

  /// The text of a cell; nil if it is not one of ours.
  static func text(of cell: some Sequence<UInt8>) -> [UInt8]? {
    texts(of: cell).flatMap { $0.count == 1 ? $0[0] : nil }
  }
}
