/// The use of an identifier by a document.
///
/// Only a hash is kept, for memory; two of n different identifiers have the same one with a probability of n²/2⁶⁵.
struct IdentifierUse {
  let hash: UInt64
  let place: DocumentPlace

  init(_ identifier: UnsafeBufferPointer<UInt8>, _ place: DocumentPlace) {
    // FNV-1a over bytes, then the finaliser of MurmurHash3 for the high bits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in identifier { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    self.hash = hash ^ hash >> 33
    self.place = place
  }
}

extension FindingLog {
  /// Notes every document whose identifier an earlier document has.
  mutating func noteDuplicates(_ uses: [IdentifierUse], _ table: BatchTable) {
    let sorted = uses.sorted { ($0.hash, $0.place) < ($1.hash, $1.place) }
    var repeats: [(use: DocumentPlace, first: DocumentPlace)] = []
    var first = 0
    for index in sorted.indices.dropFirst() {
      if sorted[index].hash == sorted[first].hash {
        repeats.append((sorted[index].place, sorted[first].place))
      } else {
        first = index
      }
    }
    repeats.sort { $0.use < $1.use }
    for (use, first) in repeats {
      let (path, line) = table.location(of: first)
      note(.duplicateID, at: use, "has the id of \(path)\(line.map { ":\($0)" } ?? "")")
    }
  }
}
