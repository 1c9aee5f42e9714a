/// The texts of hits, one behind the other.
struct HitTexts {
  private(set) var bytes: [UInt8] = []
  private var folded: [UInt8] = []

  /// Appends a piece of text on one line, white space and control characters as single spaces; returns its length.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt32 {
    let scanner = SentenceScanner(text: text)
    let start = bytes.count
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      let end = scanner.space(from: position).end
      if end > position || byte < 0x20 || byte == 0x7F {
        if bytes.count > start, bytes.last != 0x20 { bytes.append(0x20) }
        position = max(end, position + 1)
      } else {
        bytes.append(byte)
        position += 1
      }
    }
    if bytes.count > start, bytes.last == 0x20 { bytes.removeLast() }
    return UInt32(bytes.count - start)
  }

  /// Appends a folded token and its end, which is below all characters; returns its length.
  mutating func append(token: UnsafeBufferPointer<UInt8>, _ folder: TokenFolder) -> UInt32 {
    folder.fold(token, into: &folded)
    bytes += folded
    bytes.append(0)
    return UInt32(folded.count + 1)
  }
}
