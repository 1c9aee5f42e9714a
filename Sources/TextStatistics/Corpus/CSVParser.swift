// Reads rows of CSV (RFC 4180) from bytes. Unsafe because it loads whole vectors and copies into raw memory; the rows end with
// a line feed and a double quote stands right behind them, so that nothing runs past them.

/// How rows of delimited text are read, and where they end.
///
/// A quote opens a quoted field only as the first byte of a field, as RFC 4180 has it; elsewhere it is a byte like any
/// other, and so is what follows a closing quote. The end of a line is LF or CR LF.
struct CSVParser {
  /// The byte between fields.
  let delimiter: UInt8

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")

  /// Reads one row.
  ///
  /// - Parameters:
  ///   - bytes: The memory that holds the row.
  ///   - start: Where the row starts; moved to the start of the next row.
  ///   - end: Where the rows end: after a line feed, and `bytes[end]` is a double quote that is followed by no other.
  ///   - fields: Where the values go.
  ///   - slot: Says for the index of a column which slot its value goes to, nil for none.
  /// - Returns: The number of fields, 0 for a blank line, and where a quoted field that never ends starts.
  @inline(__always)
  func parseRow(
    _ bytes: UnsafePointer<UInt8>, _ start: inout Int, end: Int, into fields: RecordFields, slot: (Int) -> Int?
  ) -> (fieldCount: Int, unclosedQuote: Int?) {
    var position = start
    var column = 0
    while true {
      let opening = position
      var length = 0
      if bytes[position] == Self.quote {
        position += 1
        guard let quoted = readQuoted(bytes, &position, end, fields.next) else {
          start = end
          return (column, opening)
        }
        length = quoted
      }
      length += readPlain(bytes, &position, fields.next + length)
      let isLast = bytes[position] == Self.newline
      // The CR of CR LF; a quoted field has its closing quote before it.
      if isLast, position > opening, bytes[position - 1] == 0x0D { length -= 1 }
      if column == 0, isLast, length == 0, bytes[opening] != Self.quote {
        start = position + 1
        return (0, nil)
      }
      if let wanted = slot(column) { fields.slots[wanted] = Field(kind: .string, bytes: fields.take(length)) }
      column += 1
      position += 1
      if isLast {
        start = position
        return (column, nil)
      }
    }
  }

  /// Copies the inside of a quoted field and steps past its closing quote; nil when there is none before `end`.
  @inline(__always)
  private func readQuoted(
    _ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ end: Int, _ output: UnsafeMutablePointer<UInt8>
  ) -> Int? {
    let quotes = Vector(repeating: Self.quote)
    var written = 0
    while true {
      let first = loadVector(bytes + position)
      let second = loadVector(bytes + position + 16)
      storeVector(first, output + written)
      storeVector(second, output + written + 16)
      let firstHits = words(first .== quotes)
      let secondHits = words(second .== quotes)
      let hits = firstHits | secondHits
      if hits[0] | hits[1] == 0 {
        position += 32
        written += 32
        continue
      }
      let step = firstHits[0] | firstHits[1] != 0 ? firstLane(firstHits) : 16 + firstLane(secondHits)
      position += step
      written += step
      if position >= end { return nil }
      position += 1
      guard bytes[position] == Self.quote, position < end else { return written }
      output[written] = Self.quote
      written += 1
      position += 1
    }
  }

  /// Copies up to the next delimiter or line feed.
  @inline(__always)
  private func readPlain(
    _ bytes: UnsafePointer<UInt8>, _ position: inout Int, _ output: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let (delimiters, newlines) = (Vector(repeating: delimiter), Vector(repeating: Self.newline))
    var written = 0
    while true {
      let vector = loadVector(bytes + position)
      storeVector(vector, output + written)
      let hits = words((vector .== delimiters) .| (vector .== newlines))
      if hits[0] | hits[1] == 0 {
        position += 16
        written += 16
        continue
      }
      let step = firstLane(hits)
      position += step
      return written + step
    }
  }
}

/// Finds where rows end in bytes that come piece by piece.
struct CSVRowEnds {
  private let delimiter: UInt8
  private var position = 0
  private var isQuoted = false
  /// Where the last row that is complete ends, 0 for none.
  private(set) var lastEnd = 0

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Looks at the bytes from where it stopped up to `count`; the ones before must not have changed.
  mutating func scan(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    var regionStart = position
    while let quote = nextQuote(bytes, position, count) {
      // What a closing quote means shows in the byte after it: wait until it is there.
      if isQuoted {
        guard quote + 1 < count else {
          position = quote
          return
        }
        let isDoubled = bytes[quote + 1] == UInt8(ascii: "\"")
        position = quote + (isDoubled ? 2 : 1)
        if !isDoubled {
          isQuoted = false
          regionStart = position
        }
      } else {
        let isOpening = quote == 0 || bytes[quote - 1] == delimiter || bytes[quote - 1] == UInt8(ascii: "\n")
        position = quote + 1
        if isOpening {
          if let newline = lastNewline(bytes, regionStart..<quote) { lastEnd = newline + 1 }
          isQuoted = true
        }
      }
    }
    if !isQuoted, let newline = lastNewline(bytes, regionStart..<count) { lastEnd = newline + 1 }
    position = count
  }

  private func nextQuote(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
    let quotes = Vector(repeating: UInt8(ascii: "\""))
    var position = start
    while position < count {
      let first = words(loadVector(bytes + position) .== quotes)
      let second = words(loadVector(bytes + position + 16) .== quotes)
      let hits = first | second
      if hits[0] | hits[1] != 0 {
        let found = position + (first[0] | first[1] != 0 ? firstLane(first) : 16 + firstLane(second))
        return found < count ? found : nil
      }
      position += 32
    }
    return nil
  }
}
