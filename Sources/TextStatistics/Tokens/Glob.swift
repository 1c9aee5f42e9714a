/// A word with the wildcards `*`, any characters or none, and `?`, one Unicode scalar.
struct Glob: Sendable, Equatable {
  /// Bytes of the folded word, or one of the two below.
  private var elements: [UInt16] = []
  private static let one: UInt16 = 256
  private static let many: UInt16 = 257

  mutating func append(literal bytes: some Sequence<UInt8>) { elements.append(contentsOf: bytes.lazy.map(UInt16.init)) }

  /// Appends what `*` or `?` stands for; `**` is the same as `*`.
  mutating func append(wildcard: UInt8) {
    let element = wildcard == UInt8(ascii: "*") ? Self.many : Self.one
    if element != Self.many || elements.last != Self.many { elements.append(element) }
  }

  /// Whether it is a bare `*`.
  var matchesEverything: Bool { elements == [Self.many] }

  /// The bytes that every term of this form begins with.
  var prefix: [UInt8] { elements.prefix { $0 < Self.one }.map { UInt8($0) } }

  /// How many bytes are given, wildcards aside.
  var literalCount: Int { elements.count { $0 < Self.one } }

  /// Whether the whole of `term`, valid UTF-8, has this form.
  ///
  /// - Complexity: O(*n* · *m*) in the lengths of term and pattern, as only the last `*` ever has to take more.
  func matches(_ term: UnsafeBufferPointer<UInt8>) -> Bool {
    var (element, position) = (0, 0)
    var lastMany: (element: Int, position: Int)?
    while position < term.count {
      let expected = element < elements.count ? elements[element] : nil
      if expected == Self.many {
        element += 1
        lastMany = (element, position)
      } else if expected == Self.one {
        element += 1
        position += 1
        while position < term.count, term[position] & 0xC0 == 0x80 { position += 1 }
      } else if expected == UInt16(term[position]) {
        element += 1
        position += 1
      } else if let last = lastMany {
        element = last.element
        position = last.position + 1
        lastMany = (element, position)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { $0 == Self.many }
  }
}
