import Testing

@testable import TextStatistics

/// Reads rows whole, wherever they are cut.
private func fastRows(_ bytes: [UInt8], delimiter: UInt8) -> [[[UInt8]]?] {
  let input = ByteBuffer(capacity: bytes.count + 1)
  bytes.withUnsafeBufferPointer { input.append($0) }
  let end = input.count == 0 ? 0 : input.endRecords()
  let fields = RecordFields(slotCount: bytes.count + 2)
  fields.reserve(end, fieldCount: bytes.count + 2)
  var rows: [[[UInt8]]?] = []
  var position = 0
  while position < end {
    fields.clear()
    let row = CSVParser(delimiter: delimiter).parseRow(input.base, &position, end: end, into: fields) { $0 }
    if row.unclosedQuote != nil {
      rows.append(nil)
    } else if row.fieldCount > 0 {
      rows.append(fields.slots.prefix(row.fieldCount).map { Array($0.bytes) })
    }
  }
  return rows
}

/// Random CSV made of what matters.
private func randomCSV(_ random: inout SeededGenerator) -> [UInt8] {
  let pieces = [
    "\"", "\"\"", ",", "\n", "\r\n", "\r", "a", "word", "a cell that is longer than one or two vectors", "",
  ]
  return (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in Array(pieces.randomElement(using: &random)!.utf8) }
}

@Test func rowsAreReadLikeByteByByte() {
  var random = SeededGenerator(41)
  for _ in 0..<3_000 {
    let bytes = randomCSV(&random)
    #expect(
      fastRows(bytes, delimiter: 0x2C) == naiveRows(bytes, delimiter: 0x2C),
      "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
  }
}

@Test func rowEndsAreWhereTheNaiveReaderHasThem() {
  var random = SeededGenerator(42)
  for _ in 0..<3_000 {
    let bytes = randomCSV(&random)
    let buffer = ByteBuffer(capacity: bytes.count)
    bytes.withUnsafeBufferPointer { buffer.append($0) }
    buffer.pad()
    var ends = CSVRowEnds(delimiter: 0x2C)
    // In pieces, each with what came before.
    var seen = 0
    while seen < bytes.count {
      seen = min(bytes.count, seen + Int.random(in: 1...30, using: &random))
      ends.scan(buffer.base, seen)
    }
    // A line feed ends a row if what is before it reads as whole rows; a closing quote needs the byte after it.
    let whole = bytes.indices.filter { place in
      bytes[place] == 0x0A && !naiveRows(Array(bytes[...place]), delimiter: 0x2C).contains { $0 == nil }
    }
    let expected = whole.last.map { $0 + 1 } ?? 0
    #expect(ends.lastEnd == expected, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
  }
}
