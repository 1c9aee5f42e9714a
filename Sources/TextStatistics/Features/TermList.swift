import CTextStatistics

/// The terms of a matrix: strings in code-point order, kept as bytes in one piece of memory.
public struct TermList: RandomAccessCollection, Sendable, Equatable {
  private(set) var bytes: [UInt8] = []
  private(set) var offsets: [Int] = [0]

  /// Creates a list of `terms`, sorted by code points, each once.
  public init(_ terms: some Sequence<String>) {
    for term in Set(terms.map { Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) { append(term) }
  }

  init() {}

  /// Appends a term that follows all others in code-point order.
  mutating func append(_ term: some Sequence<UInt8>) {
    bytes.append(contentsOf: term)
    offsets.append(bytes.count)
  }

  /// Appends the terms of a list that follow all others in code-point order.
  mutating func append(_ list: TermList) {
    let start = bytes.count
    bytes += list.bytes
    offsets += list.offsets.dropFirst().map { start + $0 }
  }

  /// Appends an n-gram: the words of `list` that two pairs of ranks name, from 1; 0 is none.
  mutating func append(joining first: UInt64, _ second: UInt64, of list: TermList) {
    append(word: first >> 32, of: list)
    append(word: first & 0xFFFF_FFFF, of: list)
    append(word: second >> 32, of: list)
    append(word: second & 0xFFFF_FFFF, of: list)
    offsets.append(bytes.count)
  }

  /// Appends a word to the n-gram that was begun.
  ///
  /// Byte by byte: a slice of the list would be retained and released for each of millions.
  @inline(__always)
  private mutating func append(word rank: UInt64, of list: borrowing TermList) {
    guard rank > 0 else { return }
    if bytes.count > offsets.last! { bytes.append(UInt8(ascii: " ")) }
    for index in list.offsets[Int(rank) - 1]..<list.offsets[Int(rank)] { bytes.append(list.bytes[index]) }
  }

  mutating func reserveCapacity(_ count: Int) {
    offsets.reserveCapacity(count + 1)
    bytes.reserveCapacity(count * 8)
  }

  /// The position of the first term, 0.
  public var startIndex: Int { 0 }
  /// The number of terms.
  public var endIndex: Int { offsets.count - 1 }

  /// The term at `index`.
  public subscript(index: Int) -> String { String(decoding: utf8(at: index), as: UTF8.self) }

  /// The UTF-8 bytes of the term at `index`.
  public func utf8(at index: Int) -> ArraySlice<UInt8> { bytes[offsets[index]..<offsets[index + 1]] }

  /// Asks the memory for the letters of a term that is about to be written.
  @inline(__always)
  func prefetch(_ index: Int) {
    // SAFETY: the address is that of bytes of the list or just behind; nothing is read.
    bytes.withUnsafeBufferPointer { prefetch_read($0.baseAddress! + offsets[index]) }
  }

  /// The position of `term`, or nil; logarithmic in the number of terms.
  public func firstIndex(of term: String) -> Int? { firstIndex(ofUTF8: Array(term.utf8)) }

  /// The position of the term of these bytes, or nil.
  func firstIndex(ofUTF8 wanted: [UInt8]) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if utf8(at: middle).lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return low < count && utf8(at: low).elementsEqual(wanted) ? low : nil
  }
}
