/// What has to agree in partials, and the numbers of their groups and terms, while they are read.
struct PartialSums {
  /// By kind and versions: how many parts were begun.
  private(set) var begun: [String: Int] = [:]
  /// By name and value: how many parts have the option.
  private(set) var options: [String: [String: Int]] = [:]
  private(set) var end: [String: Int] = [:]
  /// By the hash of its rows: how often a part is there.
  private(set) var parts: [String: Int] = [:]
  /// The rows that an engine counted in the input.
  private(set) var input: Int?
  /// The sums of all numbers that count.
  private(set) var counted = (0, 0, 0, 0)
  /// What has to have been counted.
  let what: String
  let terms = TermNumbers()
  private var groups: [[UInt8]: Int] = [:]
  private var group: (cell: [UInt8], number: Int) = ([], -1)

  init(_ what: String) { self.what = what }

  /// Takes in a row; false if it is not one.
  mutating func take(_ row: UnsafeBufferPointer<UInt8>, into counts: inout PartialCounts) -> Bool {
    var cells: InlineArray<8, Range<Int>> = .init(repeating: 0..<0)
    var (column, start) = (0, 0)
    for index in 0...row.count where index == row.count || row[index] == 0x09 {
      guard column < PartialFormat.columnCount, index > start else { return false }
      cells[column] = start..<index
      column += 1
      start = index + 1
    }
    guard column == PartialFormat.columnCount, let kind = Self.kind(row[cells[0]]),
      let n1 = Self.number(row[cells[4]]), let n2 = Self.number(row[cells[5]]), let n3 = Self.number(row[cells[6]]),
      let n4 = Self.number(row[cells[7]])
    else { return false }
    switch kind {
    case .partial:
      guard let a = Self.string(row[cells[2]]), let b = Self.string(row[cells[3]]) else { return false }
      begun["\(String(decoding: row[cells[1]], as: UTF8.self)) \(a) \(b)", default: 0] += n1
    case .option:
      guard let name = Self.string(row[cells[1]]), let value = Self.string(row[cells[2]]) else { return false }
      options[name, default: [:]][value, default: 0] += n1
    case .rows:
      guard let hash = Self.string(row[cells[2]]) else { return false }
      parts[hash, default: 0] += n1
    case .end:
      guard let name = Self.string(row[cells[1]]) else { return false }
      end[name, default: 0] += n1
    case .input: input = (input ?? 0) + n1
    case .group, .term, .margin, .pair:
      counted = (counted.0 &+ n1, counted.1 &+ n2, counted.2 &+ n3, counted.3 &+ n4)
      guard let group = number(ofGroup: row[cells[1]], &counts) else { return false }
      var (first, second) = (0, 0)
      if kind != .group {
        guard let number = terms.number(of: UnsafeBufferPointer(rebasing: row[cells[2]]), &counts) else { return false }
        first = number
      }
      if kind == .pair {
        guard let number = terms.number(of: UnsafeBufferPointer(rebasing: row[cells[3]]), &counts) else { return false }
        second = number
      }
      return counts.add(kind, group: group, term: first, second: second, n1, n2, n3, n4)
    case .article:
      counted = (counted.0 &+ n1, counted.1 &+ n2, counted.2 &+ n3, counted.3 &+ n4)
      guard let group = number(ofGroup: row[cells[1]], &counts), let key = ArticleKey(row[cells[2]]) else {
        return false
      }
      return add(UnsafeBufferPointer(rebasing: row[cells[3]]), of: group, key, articles: n1, tokens: n2, to: &counts)
    }
    return true
  }

  private mutating func number(
    ofGroup cell: Slice<UnsafeBufferPointer<UInt8>>, _ counts: inout PartialCounts
  ) -> Int? {
    // Rows of a group mostly follow each other.
    if group.cell.elementsEqual(cell) { return group.number }
    let key = Array(cell)
    var number = groups[key]
    if number == nil {
      guard let texts = PartialFormat.texts(of: key) else { return nil }
      number = counts.addGroup(key == PartialFormat.empty ? [] : texts.map { String(decoding: $0, as: UTF8.self) })
      groups[key] = number
    }
    group = (key, number!)
    return number
  }

  private static func kind(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> PartialKind? {
    PartialKind(rawValue: String(decoding: cell, as: UTF8.self))
  }

  private static func string(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    PartialFormat.text(of: cell).map { String(decoding: $0, as: UTF8.self) }
  }

  static func number(_ cell: some Sequence<UInt8>) -> Int? {
    var value = 0
    for byte in cell {
      let digit = Int(byte) - 0x30
      guard 0...9 ~= digit else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }
}

/// Numbers of terms, by their cells as they are written.
final class TermNumbers {
  private var vocabulary = Vocabulary()

  /// The number of a term, from 0; nil if its cell is none.
  func number(of cell: UnsafeBufferPointer<UInt8>, _ counts: inout PartialCounts) -> Int? {
    let (id, isNew) = vocabulary.intern(cell)
    if isNew {
      guard let text = PartialFormat.text(of: cell) else { return nil }
      counts.addTerm(text)
    }
    return Int(id) - 1
  }
}
