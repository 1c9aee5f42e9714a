/// The use of an identifier by a document.
///
/// Only a hash is kept, for memory; two of n different identifiers have the same one with a probability of n²/2⁶⁵.
struct IdentifierUse {
  let hash: UInt64
  private let batch: UInt32
  private let line: UInt32

  init(_ identifier: UnsafeBufferPointer<UInt8>, _ place: DocumentPlace) {
    // FNV-1a over bytes, then the finaliser of MurmurHash3 for the high bits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in identifier { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    self.hash = hash ^ hash >> 33
    batch = UInt32(place.batch)
    line = UInt32(place.line)
  }

  var place: DocumentPlace { DocumentPlace(batch: Int(batch), line: Int(line)) }
}

extension FindingLog {
  /// Notes every document whose identifier an earlier document has.
  mutating func noteDuplicates(_ uses: [[IdentifierUse]], _ table: BatchTable) {
    let suspects = suspectUses(uses).sorted { ($0.hash, $0.place) < ($1.hash, $1.place) }
    var repeats: [(use: DocumentPlace, first: DocumentPlace)] = []
    var first = 0
    for index in suspects.indices.dropFirst() {
      if suspects[index].hash == suspects[first].hash {
        repeats.append((suspects[index].place, suspects[first].place))
      } else {
        first = index
      }
    }
    for (use, first) in repeats.sorted(by: { $0.use < $1.use }) {
      let (path, line) = table.location(of: first)
      note(.duplicateID, at: use, "has the id of \(path)\(line.map { ":\($0)" } ?? "")")
    }
  }

  /// The uses whose hash may occur twice: all that do and one in sixteen others, so that few need sorting.
  private func suspectUses(_ uses: [[IdentifierUse]]) -> [IdentifierUse] {
    let count = uses.reduce(0) { $0 + $1.count }
    guard count > 1 else { return [] }
    var seen = BitTable(minimumCount: 16 * count)
    var again = seen
    for use in uses.joined() where !seen.insert(use.hash) { _ = again.insert(use.hash) }
    return uses.flatMap { $0.filter { again.contains($0.hash) } }
  }
}

/// One bit for every value of the low bits of a hash.
private struct BitTable {
  private var words: [UInt64]
  private let mask: UInt64

  init(minimumCount: Int) {
    let bits = 1 << (Int.bitWidth - max(63, minimumCount).leadingZeroBitCount)
    words = [UInt64](repeating: 0, count: bits / 64)
    mask = UInt64(bits - 1)
  }

  func contains(_ hash: UInt64) -> Bool { words[Int(hash & mask) / 64] >> (hash & 63) & 1 == 1 }

  /// Sets a bit; false when it was set already.
  mutating func insert(_ hash: UInt64) -> Bool {
    defer { words[Int(hash & mask) / 64] |= 1 << (hash & 63) }
    return !contains(hash)
  }
}
