/// What an article is known by wherever it is counted: half of the SHA-256 (FIPS 180-4) of its identifier, a NUL and its text.
///
/// Articles that are drawn by chance, or whose real numbers are added up, stand in the order of their keys: results then
/// depend neither on the order of the input nor on where which part of it was read. Articles of the same key are equal.
struct ArticleKey: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// The first 16 bytes of the hash, as two numbers with the most significant byte first.
  let high: UInt64
  let low: UInt64

  /// The key of an article.
  ///
  /// - Parameters:
  ///   - document: The article.
  ///   - idColumn: The place of its identifier among the columns; an article without one is known by its text alone.
  init(_ document: borrowing Document, idColumn: Int) {
    self.init(id: document.column(idColumn), text: document.text)
  }

  init(id: UnsafeBufferPointer<UInt8>?, text: UnsafeBufferPointer<UInt8>) {
    var hash = RunningHash()
    if let id { hash.add(UnsafeRawBufferPointer(id)) }
    withUnsafeBytes(of: 0 as UInt8) { hash.add($0) }
    hash.add(UnsafeRawBufferPointer(text))
    let bytes = hash.bytes()
    (high, low) = (Self.number(bytes[..<8]), Self.number(bytes[8..<16]))
  }

  /// A key from its 32 hexadecimal digits; nil if they are not that.
  init?(_ digits: some Collection<UInt8>) {
    let text = String(decoding: digits, as: UTF8.self)
    guard text.utf8.count == 32, !text.utf8.contains(where: { $0 == 0x2B || $0 == 0x2D }),
      let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.suffix(16), radix: 16)
    else { return nil }
    (self.high, self.low) = (high, low)
  }

  /// Its 32 hexadecimal digits.
  var digits: String {
    [high, low].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  static func < (a: Self, b: Self) -> Bool { (a.high, a.low) < (b.high, b.low) }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
